"""The formulas that are shown come to what the layers make."""

from __future__ import annotations

import re

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import engine
from engine.layers.window_positions import BORDERS
from engine.project.size_formulas import size_formula, slide


def said(formula: str) -> int:
    """What a formula comes to when its own numbers are put in."""
    up = formula.startswith("⌈")
    left, _, result = formula.partition(" = ")
    inner, rest = re.split("[⌋⌉]", left[1:])
    above, _, below = inner.rpartition("/")
    number = lambda text: eval(text.replace("·", "*").replace("−", "-"))  # noqa: E731
    quotient = -(-number(above) // number(below)) if up else number(above) // number(below)
    assert quotient + number(rest) == int(result)
    return int(result)


@given(
    size=st.integers(1, 40),
    kernel=st.integers(1, 7),
    stride=st.integers(1, 4),
    padding=st.integers(0, 5),
    dilation=st.integers(1, 3),
    end=st.integers(0, 2),
)
def test_the_formula_of_a_convolution_is_true(
    size: int, kernel: int, stride: int, padding: int, dilation: int, end: int
) -> None:
    spec = engine.Conv2d(kernel=kernel, stride=stride, padding=padding, dilation=dilation, padding_end=end)
    made = spec.output_shape((1, size, size))
    assume(isinstance(made, tuple))
    assert isinstance(made, tuple)
    assert said(size_formula(spec.geometry, 0, size, made[1])) == made[1]


@given(
    size=st.integers(1, 40),
    kernel=st.integers(1, 7),
    stride=st.integers(1, 4),
    padding=st.integers(0, 3),
    ceil=st.booleans(),
)
def test_the_formula_of_a_pooling_layer_is_true(size: int, kernel: int, stride: int, padding: int, ceil: bool) -> None:
    spec = engine.MaxPool2d(kernel=kernel, stride=stride, padding=padding, ceil=ceil)
    made = spec.output_shape((1, size, size))
    assume(isinstance(made, tuple))
    assert isinstance(made, tuple)
    assert said(size_formula(spec.geometry, 0, size, made[1])) == made[1]


def read_by_hand(size: int, kernel: int, stride: int, padding: int, dilation: int, count: int) -> set[int]:
    """Every place of one axis that some position of the window reads, counted one by one; padding lies outside."""
    return {at * stride - padding + tap * dilation for at in range(count) for tap in range(kernel)}


@given(
    size=st.integers(1, 30),
    kernel=st.integers(1, 6),
    stride=st.integers(1, 8),
    padding=st.integers(0, 4),
    dilation=st.integers(1, 3),
    border=st.sampled_from(BORDERS),
)
def test_what_is_never_read_is_counted_as_by_hand(
    size: int, kernel: int, stride: int, padding: int, dilation: int, border: str
) -> None:
    spec = engine.Conv2d(
        filters=1, kernel=kernel, stride=stride, padding=padding, dilation=dilation, border=border, bias=False
    )
    made = spec.output_shape((1, size, 2 * size))
    assume(isinstance(made, tuple))
    assert isinstance(made, tuple)
    for axis, length in enumerate((size, 2 * size)):
        way, read = (
            slide(spec, axis, length, made[axis + 1]),
            read_by_hand(length, kernel, stride, padding, dilation, made[axis + 1]),
        )
        repeated = set(spec.reads_along(axis, length, made[axis + 1]).ravel().tolist()) - {-1}
        unread = set(range(-padding, length + padding)) - read - repeated
        inside = {place for place in unread if 0 <= place < length}
        assert way.lost == (len(inside), len(unread - inside))
        assert {place - way.before for place in np.flatnonzero(way.unread).tolist()} == unread


@given(
    size=st.integers(1, 30),
    kernel=st.integers(1, 6),
    stride=st.integers(1, 8),
    padding=st.integers(0, 3),
    ceil=st.booleans(),
)
def test_what_a_pooling_layer_never_reads_is_counted_as_by_hand(
    size: int, kernel: int, stride: int, padding: int, ceil: bool
) -> None:
    spec = engine.MaxPool2d(kernel=kernel, stride=stride, padding=padding, ceil=ceil)
    made = spec.output_shape((1, size, size))
    assume(isinstance(made, tuple))
    assert isinstance(made, tuple)
    read = read_by_hand(size, kernel, stride, padding, 1, made[1])
    inside = len(set(range(size)) - read)
    assert slide(spec, 0, size, made[1]).lost == (inside, len(set(range(-padding, size + padding)) - read) - inside)


@pytest.mark.parametrize(
    ("spec", "size", "lost"),
    [
        (engine.Conv2d(kernel=5, stride=7, padding=2), 28, (10, 2)),
        (engine.Conv2d(kernel=3, stride=2, padding=1, dilation=2), 8, (4, 1)),
        (engine.Conv2d(kernel=3, stride=2, padding=2), 8, (0, 1)),
        (engine.Conv2d(kernel=3, padding=1), 8, (0, 0)),
        (engine.ReLU(), 8, (0, 0)),
    ],
)
def test_rows_of_the_map_and_of_the_padding_are_told_apart(spec: engine.Spec, size: int, lost: tuple[int, int]) -> None:
    made = spec.output_shape((1, size, size))
    assert isinstance(made, tuple)
    assert slide(spec, 0, size, made[1]).lost == lost
