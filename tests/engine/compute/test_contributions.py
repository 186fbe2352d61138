"""A map taken apart: its partial results add up to it, and scaling a channel scales its part."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import engine
from engine.compute.contributions import Contributions
from tests.engine import networks as nets
from tests.laws import examples


@examples(50)
@given(st.data(), nets.SHAPES, nets.SEEDS)
def test_partial_results_and_the_bias_add_up_to_the_map(
    data: st.DataObject, shape: tuple[int, int, int], seed: int
) -> None:
    spec = data.draw(nets.convolutions(shape[0]).filter(lambda each: isinstance(each.output_shape(shape), tuple)))
    project = nets.furnished(shape, [spec], seed)
    result = engine.evaluate(project)
    channel = data.draw(st.integers(0, spec.filters - 1))
    parts = Contributions("conv1", channel).of(project, result)
    assert parts is not None
    assert parts.reads == tuple(spec.reads(channel, shape[0]))
    maps = [thumbnail.values for thumbnail in parts.thumbnails]
    bias = project["conv1"].weights["bias"].data[channel] if spec.bias else 0
    np.testing.assert_allclose(np.sum(maps, axis=0) + bias, result["conv1"][channel], rtol=1e-4, atol=1e-4)
    sizes = np.array([np.abs(each).sum() for each in maps])
    if sizes.sum():
        np.testing.assert_allclose(parts.shares, sizes / sizes.sum(), rtol=1e-4, atol=1e-6)


def test_a_muted_channel_adds_nothing_and_the_others_stay() -> None:
    project = nets.furnished((3, 6, 6), [engine.Conv2d(filters=2, kernel=3), engine.ReLU()], 1)
    before = Contributions("conv1", 1).of(project, engine.evaluate(project))
    muted = engine.scale_inputs(project, "conv1", 1, [1, 0, 2])
    after = Contributions("conv1", 1).of(muted, engine.evaluate(muted))
    assert before is not None
    assert after is not None
    for factor, old, new in zip((1, 0, 2), before.thumbnails, after.thumbnails, strict=True):
        np.testing.assert_allclose(new.values, factor * old.values, rtol=1e-5)
    np.testing.assert_array_equal(engine.evaluate(muted)["conv1"][0], engine.evaluate(project)["conv1"][0])


def test_only_convolutions_are_taken_apart() -> None:
    project = nets.furnished((1, 4, 4), [engine.ReLU()], 0)
    assert Contributions("relu1", 0).of(project, engine.evaluate(project)) is None


def test_factors_must_be_as_many_as_kernels() -> None:
    project = nets.furnished((2, 4, 4), [engine.Conv2d()], 0)
    with pytest.raises(engine.EngineError, match="2 channels"):
        engine.scale_inputs(project, "conv1", 0, [1])
