"""The formulas that are shown come to what the layers make."""

from __future__ import annotations

import re

from hypothesis import assume, given
from hypothesis import strategies as st

import engine
from engine.geometry import size_formula


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
)
def test_the_formula_of_a_convolution_is_true(size: int, kernel: int, stride: int, padding: int, dilation: int) -> None:
    spec = engine.Conv2d(kernel=kernel, stride=stride, padding=padding, dilation=dilation)
    made = spec.output_shape((1, size, size))
    assume(isinstance(made, tuple))
    assert isinstance(made, tuple)
    assert said(size_formula(spec, 0, size, made[1])) == made[1]


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
    assert said(size_formula(spec, 0, size, made[1])) == made[1]
