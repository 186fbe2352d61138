"""The curves of a training: their axis, and what is painted anew."""

from __future__ import annotations

import math

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from gui.training.curve_plot import round_range

_NUMBERS = st.floats(-1e6, 1e6, width=32).filter(lambda value: value == 0 or abs(value) > 1e-6)


@given(st.lists(_NUMBERS | st.just(math.nan) | st.just(math.inf), max_size=20))
def test_the_range_holds_all_numbers_and_little_more(values: list[float]) -> None:
    low, high = round_range(np.array(values, np.float32))
    finite = [value for value in values if math.isfinite(value)]
    assert low < high
    if not finite:
        assert (low, high) == (0, 1)
        return
    slack = 1e-6 * max(map(abs, finite), default=0)
    assert low - slack <= min(finite)
    assert max(finite) <= high + slack
    if min(finite) < max(finite):
        assert high - low <= 1.25 * (max(finite) - min(finite)) + slack


def test_the_range_stays_while_the_loss_wanders() -> None:
    ranges = {round_range(np.array([2.3, 0.5, 0.3 + wander], np.float32)) for wander in np.linspace(-0.04, 0.04, 20)}
    assert len(ranges) <= 2
