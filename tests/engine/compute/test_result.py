"""Maps that lie in several allocations are read together without going through each by itself."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import engine
from engine.compute import layer_evaluation
from engine.compute.result import runs, side_by_side, together
from engine.values.array import Float32
from tests.laws import examples


@st.composite
def scattered(draw: st.DrawFn) -> list[Float32]:
    """Maps of one size in any order, from allocations with the channels last, or first, or of their own."""
    random = np.random.default_rng(draw(st.integers(0, 99)))
    maps: list[Float32] = []
    for kind in draw(st.lists(st.sampled_from(["last", "first", "own"]), min_size=1, max_size=4)):
        block = random.random((3, 4, 5) if kind == "first" else (4, 5, 3), dtype=np.float32)
        maps += (
            list(block if kind != "last" else np.moveaxis(block, -1, 0)) if kind != "own" else [block[:, :, 0].copy()]
        )
    return draw(st.permutations(maps)) if draw(st.booleans()) else maps


@examples(100)
@given(scattered())
def test_maps_are_put_together_from_the_runs_that_they_lie_in(maps: list[Float32]) -> None:
    expected = np.stack(maps)
    found = list(runs(maps))
    assert [first for first, _ in found] == list(np.cumsum([0, *(len(values) for _, values in found)]))[:-1]
    np.testing.assert_array_equal(np.concatenate([values for _, values in found]), expected)
    copied = together(maps)
    np.testing.assert_array_equal(copied, expected)
    assert copied.strides[0] == copied.itemsize, "the channels are last in memory"
    view = side_by_side(maps)
    assert (view is not None) == (len(found) == 1)
    if view is not None:
        np.testing.assert_array_equal(view, expected)


def test_maps_before_and_after_another_one_are_a_run_each() -> None:
    block, other = np.moveaxis(np.zeros((4, 5, 8), np.float32), -1, 0), np.ones((4, 5), np.float32)
    maps = [*block[:2], other, *block[3:]]
    assert [(first, len(values)) for first, values in runs(maps)] == [(0, 2), (2, 1), (3, 5)]


@pytest.mark.parametrize("filters", [20, 70])
def test_the_maps_of_many_filters_lie_in_one_allocation(filters: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where they are computed in bands, so that the next layer reads them without copying."""
    specs = [engine.Conv2d(filters=filters, kernel=3, padding=1), engine.ReLU()]
    project = engine.chain((1, 64, 8), specs, seed=1)
    monkeypatch.setattr(layer_evaluation, "CHUNK", 64 * 8 * 4)
    result = engine.evaluate(project)
    assert all(result.outputs[layer].whole is not None for layer in ("conv1", "relu1"))
