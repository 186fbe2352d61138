"""Weights in blocks: whatever is edited, the numbers are numpy's, and versions share what did not change."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import engine
from engine.compute.cache import Cache
from engine.project.holdings import Holdings
from engine.values import array as array_module
from engine.values.array import BLOCK_BYTES, Array, Float32, division

NUMBERS = st.sampled_from([0.0, -0.0, 1.0, 2.5, float("nan"), float("inf")])
ROW_SHAPES = st.sampled_from([(), (3,), (2, 2, 2), (9,), (3, 2, 4), (16,)])  # 8 numbers fit into a small block


@contextmanager
def small_blocks() -> Iterator[None]:
    """Blocks of a few rows, or a part of one, so that small arrays have many of them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(array_module, "BLOCK_BYTES", 32)
        yield


def large(rows: int = 64, columns: int = 4096) -> Array:
    """An array of several blocks, as it comes from a file."""
    assert division((rows, columns)).rows < rows // 2
    return Array(np.random.default_rng(1).standard_normal((rows, columns), dtype=np.float32))


class Versions:
    """Arrays that were made of each other, each with what numpy says that it holds."""

    def __init__(self, first: Float32) -> None:
        self.made: list[tuple[Array, Float32]] = [(Array(first), first.copy())]

    def add(self, array: Array, expected: Float32) -> None:
        self.made.append((array, expected))

    def check(self) -> None:
        rows_by_token: dict[int, bytes] = {}
        for version, expected in self.made:
            assert version.shape == expected.shape
            assert version.data.tobytes() == expected.tobytes()
            assert version.data.flags.c_contiguous
            assert not version.data.flags.writeable
            assert len(version.row_tokens) == len(expected)
            for at in np.ndindex(expected.shape):
                assert np.asarray(version[at]).tobytes() == expected[at].tobytes()
            for row, (token, values) in enumerate(zip(version.row_tokens, expected, strict=True)):
                assert np.asarray(version[row]).tobytes() == values.tobytes()
                assert rows_by_token.setdefault(token, values.tobytes()) == values.tobytes()
        for one, mine in self.made:
            for other, its in self.made:
                same = (mine.shape, mine.tobytes()) == (its.shape, its.tobytes())
                assert (one == other) == same
                assert same or one.token != other.token


@settings(max_examples=150)
@given(ROW_SHAPES, st.data())
def test_any_edits_give_what_numpy_gives_and_share_what_they_leave(shape: tuple[int, ...], data: st.DataObject) -> None:
    with small_blocks():
        size = data.draw(st.integers(1, 20))
        versions = Versions(np.arange(size * max(np.prod(shape, dtype=int), 1), dtype=np.float32).reshape(size, *shape))
        for _ in range(data.draw(st.integers(1, 6))):
            old, values = data.draw(st.sampled_from(versions.made))
            edit = data.draw(st.sampled_from((replace, rewrite, take_out)))
            edit(versions, old, values.copy(), data)
        versions.check()


def replace(versions: Versions, old: Array, values: Float32, data: st.DataObject) -> None:
    if not len(values):
        with pytest.raises(IndexError):
            old.replaced((0,), 1.0)
        return
    row = data.draw(st.integers(-len(values), len(values) - 1))
    inside = tuple(data.draw(st.integers(0, side - 1)) for side in values.shape[1:])
    at = (row, *inside[: data.draw(st.integers(0, len(inside)))])
    values[at] = data.draw(NUMBERS)
    new = old.replaced(at, values[at])
    is_same = old.data.tobytes() == values.tobytes()
    for (first, mine), (_, its) in zip(new.blocks(), old.blocks(), strict=True):
        assert mine.nbytes <= array_module.BLOCK_BYTES
        assert mine.tobytes() == values.ravel()[first : first + len(mine)].tobytes()
        assert np.shares_memory(mine, its) == (mine.tobytes() == its.tobytes())
    assert [token for token in new.row_tokens if token not in old.row_tokens] == (
        [] if is_same else [new.row_tokens[row]]
    )
    versions.add(new, values)


def rewrite(versions: Versions, old: Array, values: Float32, data: st.DataObject) -> None:
    """All numbers are given, some of which are new; rows may come or go at the end."""
    rows = data.draw(st.integers(0, len(values) + 3))
    values = np.resize(values, (rows, *values.shape[1:]))
    for row in data.draw(st.sets(st.integers(0, rows - 1), max_size=2)) if rows else ():
        values[row] = data.draw(NUMBERS)
    new = Array(values, like=old)
    for (_, mine), (_, its) in zip(new.blocks(), old.blocks(), strict=False):
        assert np.shares_memory(mine, its) == (mine.shape == its.shape and mine.tobytes() == its.tobytes())
    both = min(rows, old.shape[0])
    for row in range(both):
        assert (new.row_tokens[row] == old.row_tokens[row]) == (values[row].tobytes() == old.data[row].tobytes())
    versions.add(new, values)


def take_out(versions: Versions, old: Array, values: Float32, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(values)))
    stop = data.draw(st.integers(start, len(values)))
    rest = old.without(slice(start, stop))
    assert rest.row_tokens == old.row_tokens[:start] + old.row_tokens[stop:]
    versions.add(rest, np.delete(values, slice(start, stop), 0))


def test_an_edit_copies_one_block_and_no_more() -> None:
    before = large()
    after = before.replaced((40, 7), 3.0)
    (first, rows), *others = after.blocks(known=before)
    assert others == []
    assert first <= 40 * 4096 + 7 < first + len(rows)
    new = {key: memory.nbytes for key, memory in after.memories.items() if key not in before.memories}
    assert list(new.values()) == [rows.nbytes]
    assert rows.nbytes <= BLOCK_BYTES
    assert after.replaced((40, 7), 4.0).memories.keys() & new.keys() == set(), "which the next one does without"


def test_an_edit_of_a_long_row_copies_a_part_of_it() -> None:
    columns = 5 * BLOCK_BYTES // 8  # a row of two and a half blocks
    before = Array(np.random.default_rng(1).standard_normal((3, columns), dtype=np.float32))
    whole = before.data
    for at in ((1, 7), (1, -1), (-1, columns // 2)):
        after = before.replaced(at, 3.0)
        (first, numbers), *others = after.blocks(known=before)
        assert others == []
        assert first <= at[0] % 3 * columns + at[1] % columns < first + len(numbers)
        new = [memory.nbytes for key, memory in after.memories.items() if key not in before.memories]
        assert new == [numbers.nbytes]
        assert numbers.nbytes <= BLOCK_BYTES
        assert after[at] == 3.0
        kept = [mine == its for mine, its in zip(after.row_tokens, before.row_tokens, strict=True)]
        assert kept == [row != at[0] % 3 for row in range(3)]
        np.testing.assert_array_equal(after[at[0]], after.data[at[0]])
        np.testing.assert_array_equal(np.delete(after.data, at[0], 0), np.delete(whole, at[0], 0))
        assert after.replaced(at, whole[at]) == before
    for outside in ((1, columns), (1, -columns - 1), (3, 0), (1, 0, 0)):
        with pytest.raises(IndexError):
            before.replaced(outside, 1.0)
        with pytest.raises(IndexError):
            before.replaced((0, 0), 9.0)[outside]


def test_a_row_that_is_not_changed_by_what_is_written_over_it_is_the_same_array() -> None:
    before = Array(np.ones((2, BLOCK_BYTES), np.float32))
    assert before.replaced((1,), np.ones(BLOCK_BYTES)) is before
    half = np.ones(BLOCK_BYTES)
    half[: BLOCK_BYTES // 2] = 2
    after = before.replaced((1,), half)
    assert len(list(after.blocks(known=before))) == 2
    assert len(list(after.blocks())) == 8


def test_numbers_given_anew_are_kept_where_they_changed_and_not_as_a_whole() -> None:
    before = large()
    values = before.data.copy()
    values[40] = 0
    after = Array(values, like=before)
    new = [memory.nbytes for key, memory in after.memories.items() if key not in before.memories]
    assert new == [rows.nbytes for _, rows in after.blocks(known=before)]
    assert len(new) == 1


def test_a_small_array_stays_in_one_piece() -> None:
    edited = Array(np.zeros((8, 3, 3, 3), np.float32)).replaced((2, 1), 1.0)
    assert not edited.is_scattered
    assert np.shares_memory(edited.data, edited[0])


def test_rows_taken_from_a_scattered_array_are_those_of_one_in_one_piece() -> None:
    before = large()
    after = before.replaced((3, 3), 1.0).replaced((60,), 2.0)
    chosen = [60, 3, 17, 3]
    np.testing.assert_array_equal(after.rows(chosen), after.data[chosen])
    np.testing.assert_array_equal(after[3, 2:5], after.data[3, 2:5])
    assert after.span == (after.data.min(), after.data.max())
    for row in (64, -65):
        with pytest.raises(IndexError):
            after[row]


def test_one_of_all_versions_is_put_together_at_a_time() -> None:
    versions = [large()]
    for value in range(4):
        versions.append(versions[-1].replaced((value * 9, 0), value))
    whole = [weakref.ref(version.data) for version in versions]
    gc.collect()
    assert [each() is not None for each in whole] == [True, False, False, False, True], "the first lies in one piece"
    del versions[-1]
    gc.collect()
    assert whole[-1]() is None


def test_versions_of_a_large_layer_hold_their_blocks_and_the_first_holds_the_rest() -> None:
    project = engine.chain((1, 64, 64), [engine.Flatten(), engine.Linear(units=64)], seed=1)
    held = Holdings()
    held.append(project)
    alone = held.nbytes
    for value in range(1, 5):
        project = engine.set_weight(project, "linear1", (value, 5), value)
        held.append(project)
    assert 0 < held.nbytes - alone <= 4 * BLOCK_BYTES
    held.cut(1)
    assert held.nbytes == alone


# --- what the evaluation makes of it ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("side", "units", "edits"),
    [
        (64, 64, [((3, 7), 2.0), ((3, 7), 5.0), ((60, 0), -1.0), ((0, 4095), 9.0)]),
        (300, 3, [((2, 7), 2.0), ((2, 70_000), 5.0), ((0, 70_000), -1.0), ((2, 7), 9.0)]),  # rows of two blocks
    ],
)
def test_edits_are_computed_as_if_the_weights_were_new(
    side: int, units: int, edits: list[tuple[tuple[int, int], float]]
) -> None:
    project = engine.chain((1, side, side), [engine.Flatten(), engine.Linear(units=units)], seed=1)
    project = engine.set_image(project, np.random.default_rng(2).random((1, side, side), dtype=np.float32))
    cache, versions = Cache(), [project]
    for at, value in edits:
        versions.append(engine.set_weight(versions[-1], "linear1", at, value))
    for version in [*versions, versions[2], versions[4], versions[1]]:
        cache.most_bytes = 0  # nothing but what is needed is kept: every version is computed
        result = engine.evaluate(version, cache)
        weights = version["linear1"].weights
        afresh = engine.set_weights(
            project, "linear1", **{name: each.data.astype(np.float64) for name, each in weights.items()}
        )
        np.testing.assert_allclose(result["linear1"], engine.evaluate(afresh)["linear1"], rtol=1e-5, atol=1e-5)
        expected = weights["weight"].data @ result["flatten"] + weights["bias"].data
        np.testing.assert_allclose(result["linear1"], expected, rtol=1e-3, atol=1e-4)


def test_a_copy_for_the_evaluation_goes_with_the_edits_that_need_it() -> None:
    project = engine.chain((1, 64, 64), [engine.Flatten(), engine.Linear(units=64)], seed=1)
    cache = Cache()
    engine.evaluate(project, cache)
    assert len(cache.weights) == 0, "what lies in one piece needs none"
    edited = project
    for row in range(3):
        edited = engine.set_weight(edited, "linear1", (row, 0), 1.0)
        engine.evaluate(edited, cache)
        assert len(cache.weights) == 1
    engine.evaluate(project, cache)
    assert len(cache.weights) == 0
