"""Laws of memory for large results that is used again."""

from __future__ import annotations

import mmap
import threading
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import engine
from engine.compute import evaluate as evaluation
from engine.compute import large_arrays, layer_evaluation
from engine.compute.large_arrays import LargeArrays
from engine.values.array import Float32


def address(values: Float32) -> int:
    return int(values.__array_interface__["data"][0])


def test_memory_is_used_again_when_the_last_view_of_it_is_gone() -> None:
    arrays = LargeArrays()
    first = arrays.empty((40, 50, 16))
    place, view = address(first), first.transpose(2, 0, 1)[3]
    del first
    assert arrays.free_bytes == 0
    other = arrays.empty((40, 50, 16))
    assert address(other) != place
    del view
    kept = arrays.empty((40, 50, 15))  # a little smaller
    assert address(kept) == place
    assert kept.shape == (40, 50, 15)


@given(st.lists(st.tuples(st.integers(1, 400), st.integers(0, 5))))
def test_arrays_never_share_memory_and_what_is_free_is_bounded(steps: Sequence[tuple[int, int]]) -> None:
    arrays, held = LargeArrays(), dict[int, Float32]()
    for number, (rows, place) in enumerate(steps):
        held.pop(place, None)
        held[place] = arrays.empty((rows, 30))
        held[place].fill(number)
        values = [np.unique(each) for each in held.values()]
        assert len({float(each[0]) for each in values}) == len(held)
        assert all(len(each) == 1 for each in values)
        arrays.trim()
        assert arrays.free_bytes <= 1.25 * sum(each.nbytes for each in held.values())
        assert arrays.nbytes >= arrays.free_bytes + sum(each.nbytes for each in held.values())
    held.clear()
    arrays.trim()
    assert arrays.free_bytes == arrays.nbytes == 0


def test_a_small_network_after_a_large_one_returns_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    arrays = LargeArrays()
    for module in (evaluation, layer_evaluation):
        monkeypatch.setattr(module, "large_arrays", arrays)
    monkeypatch.setattr(layer_evaluation, "CHUNK", 4096)
    large = engine.chain((1, 64, 64), [engine.Conv2d(filters=4, kernel=3, padding=1), engine.ReLU()])
    result = engine.evaluate(large)
    place = result["relu1"].__array_interface__["data"]
    del result
    assert arrays.free_bytes == 2 * 4 * 64 * 64 * 4
    again = engine.evaluate(large)
    assert place in [again[layer].__array_interface__["data"] for layer in ("conv1", "relu1")]
    del again
    engine.evaluate(engine.chain((1, 8, 8), [engine.ReLU()]))
    assert arrays.free_bytes == 0


def test_nobody_waits_for_memory_to_be_returned(monkeypatch: pytest.MonkeyPatch) -> None:
    arrays, waited = LargeArrays(), list[bool]()

    class Pages(mmap.mmap):
        def close(self) -> None:
            other = threading.Thread(target=lambda: arrays.free_bytes)
            other.start()
            other.join(5)
            waited.append(other.is_alive())
            super().close()

    monkeypatch.setattr(large_arrays, "_mapped", lambda size: Pages(-1, size))
    arrays.empty((4, 4))  # gone at once
    arrays.trim()
    assert waited == [False]


def test_lack_of_memory_is_told_as_such() -> None:
    with pytest.raises(MemoryError):
        LargeArrays().empty((2**40, 2**10))
