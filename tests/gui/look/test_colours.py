"""Colours keep their promises: even, apart for every eye, and the same laws for every value."""

from __future__ import annotations

import itertools
import warnings

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays
from numpy.typing import NDArray

from gui.look.colours import (
    COLOUR_MAPS,
    MIDDLE,
    NOT_A_NUMBER,
    TOP,
    contrast,
    marks,
    quantise,
    quantise_maps,
    rgb,
    scale_range,
    table,
    text_on,
)

# Source: G. M. Machado, M. M. Oliveira, L. A. F. Fernandes, "A Physiologically-based Model for Simulation of Color
# Vision Deficiency", IEEE TVCG 15(6), 2009, matrices of severity 1.0; they act on linear RGB.
VISION = {
    "full": np.eye(3),
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "tritanopia": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
}
# Source: IEC 61966-2-1 (sRGB) to CIE XYZ, white point D65.
TO_XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
)
WHITE = np.array([0.95047, 1.0, 1.08883])

THEMES = pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
FLOATS = st.floats(width=32, allow_nan=False, allow_infinity=False)
ANY_FLOATS = st.floats(width=32)


def keys(*kinds: str) -> list[str]:
    return [key for key, colour_map in COLOUR_MAPS.items() if colour_map.kind in kinds]


def cie_lab(colours: NDArray[np.uint8], vision: str = "full") -> NDArray[np.float64]:
    """CIE L*a*b* of (n, 3) sRGB colours as such an eye sees them."""
    part = colours / 255
    linear = np.where(part <= 0.04045, part / 12.92, ((part + 0.055) / 1.055) ** 2.4)
    seen = np.clip(linear @ VISION[vision].T, 0, 1)
    ratio = seen @ TO_XYZ.T / WHITE
    root = np.where(ratio > 216 / 24389, np.cbrt(ratio), (24389 / 27 * ratio + 16) / 116)
    x, y, z = root.T
    return np.stack([116 * y - 16, 500 * (x - y), 200 * (y - z)], axis=1)


def apart(first: NDArray[np.float64], second: NDArray[np.float64]) -> float:
    """ΔE (CIE 1976) of two CIE L*a*b* colours."""
    return float(np.linalg.norm(first - second))


@THEMES
@pytest.mark.parametrize("key", COLOUR_MAPS)
def test_a_table_is_opaque_shared_and_cannot_be_changed(key: str, dark: bool) -> None:
    colours = table(key, dark)
    assert colours.shape == (256, 4)
    assert colours.dtype == np.uint8
    assert (colours[:, 3] == 255).all()
    assert colours is table(key, dark)
    with pytest.raises(ValueError, match="read-only"):
        colours[0] = 0


@THEMES
@pytest.mark.parametrize("key", COLOUR_MAPS)
def test_a_table_runs_from_its_first_to_its_last_stop(key: str, dark: bool) -> None:
    stops = COLOUR_MAPS[key].dark if dark else COLOUR_MAPS[key].light
    colours = table(key, dark)
    assert tuple(colours[0, :3]) == rgb(stops[0])
    assert tuple(colours[TOP, :3]) == rgb(stops[-1])


@THEMES
@pytest.mark.parametrize("key", keys("sequential", "grey"))
def test_more_is_always_lighter(key: str, dark: bool) -> None:
    lightness = cie_lab(table(key, dark)[: TOP + 1, :3])[:, 0]
    assert (np.diff(lightness) >= 0).all()
    assert (lightness[8:] > lightness[:-8]).all()


@THEMES
@pytest.mark.parametrize("key", keys("diverging"))
def test_zero_is_exactly_the_neutral_colour(key: str, dark: bool) -> None:
    stops = COLOUR_MAPS[key].dark if dark else COLOUR_MAPS[key].light
    assert len(stops) % 2 == 1
    neutral = table(key, dark)[MIDDLE, :3]
    assert tuple(neutral) == rgb(stops[len(stops) // 2])
    assert np.hypot(*cie_lab(neutral[None])[0, 1:]) < 8  # hardly any colour


@THEMES
@pytest.mark.parametrize("key", keys("diverging"))
def test_what_is_further_from_zero_looks_further_from_zero(key: str, dark: bool) -> None:
    lightness = cie_lab(table(key, dark)[: TOP + 1, :3])[:, 0]
    direction = 1 if dark else -1
    assert (direction * np.diff(lightness[MIDDLE:]) >= -0.3).all()
    assert (direction * np.diff(lightness[MIDDLE::-1]) >= -0.3).all()


@THEMES
@pytest.mark.parametrize("key", keys("diverging"))
@pytest.mark.parametrize("vision", VISION)
def test_sign_is_seen_by_every_eye(key: str, dark: bool, vision: str) -> None:
    lab = cie_lab(table(key, dark)[:, :3], vision)
    for first, second in [*itertools.combinations((0, MIDDLE, TOP), 2), (60, 194)]:
        assert apart(lab[first], lab[second]) > 20


@THEMES
@pytest.mark.parametrize("key", COLOUR_MAPS)
def test_not_a_number_looks_like_no_number(key: str, dark: bool) -> None:
    lab = cie_lab(table(key, dark)[:, :3])
    assert np.linalg.norm(lab[: TOP + 1] - lab[NOT_A_NUMBER], axis=1).min() > 25


@THEMES
@pytest.mark.parametrize("vision", VISION)
def test_the_two_pins_are_told_apart_by_every_eye(dark: bool, vision: str) -> None:
    red, green = cie_lab(np.array([rgb(marks(dark).pin_red), rgb(marks(dark).pin_green)], np.uint8), vision)
    assert apart(red, green) > 20


def test_an_unknown_map_is_an_error() -> None:
    with pytest.raises(KeyError):
        table("no such map", dark=False)


@given(FLOATS.filter(bool))
def test_zero_is_the_middle_of_a_symmetric_scale(largest: float) -> None:
    low, high = scale_range(-abs(largest) / 2, abs(largest), symmetric=True)
    zeros = np.zeros(3, np.float32)
    assert (quantise(zeros, low, high, symmetric=True) == MIDDLE).all()


@given(arrays(np.float32, array_shapes(max_dims=3, max_side=6), elements=ANY_FLOATS), FLOATS, FLOATS, st.booleans())
def test_quantise_keeps_shape_order_and_what_is_not_a_number(
    values: NDArray[np.float32], first: float, second: float, symmetric: bool
) -> None:
    low, high = scale_range(min(first, second), max(first, second), symmetric)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        indices = quantise(values, low, high, symmetric)
    assert indices.shape == values.shape
    assert indices.dtype == np.uint8
    numbers = ~np.isnan(values)
    assert (indices[~numbers] == NOT_A_NUMBER).all()
    assert (indices[numbers] <= TOP).all()
    in_order = indices[numbers][np.argsort(values[numbers], kind="stable")].astype(int)
    assert (np.diff(in_order) >= 0).all()


@given(st.tuples(FLOATS, FLOATS).map(sorted).filter(lambda ends: ends[1] - ends[0] > 1e-30))
def test_the_ends_of_the_scale_get_the_ends_of_the_table(ends: list[float]) -> None:
    low, high = ends
    values = np.array([-np.inf, low, high, np.inf], np.float32)
    assert quantise(values, low, high, symmetric=False).tolist() == [0, 0, TOP, TOP]


@given(FLOATS, st.floats(min_value=0, max_value=2.0**99, width=32))
def test_a_map_without_a_range_is_flat(value: float, below: float) -> None:
    values = np.array([value, 0, np.inf, np.nan], np.float32)
    assert quantise(values, value, value - below, symmetric=True).tolist() == [MIDDLE] * 3 + [NOT_A_NUMBER]
    assert quantise(values, value, value - below, symmetric=False).tolist() == [0] * 3 + [NOT_A_NUMBER]


def test_quantise_spreads_a_scale_over_the_table() -> None:
    values = np.linspace(-2, 2, TOP + 1, dtype=np.float32)
    assert quantise(values, -2, 2, symmetric=True).tolist() == list(range(TOP + 1))


def test_quantise_takes_large_and_strided_maps_and_empty_ones() -> None:
    values = np.linspace(0, 1, 3 * 500 * 700, dtype=np.float32).reshape(3, 500, 700)
    whole = quantise(values, 0, 1, symmetric=False)
    assert whole[0, 0, 0] == 0
    assert whole[-1, -1, -1] == TOP
    assert (quantise(values[:, ::2, ::-3], 0, 1, symmetric=False) == whole[:, ::2, ::-3]).all()
    assert quantise(values[:0], 0, 1, symmetric=False).shape == (0, 500, 700)


@given(ANY_FLOATS, ANY_FLOATS, st.booleans())
def test_the_ends_of_a_legend_can_always_be_drawn(low: float, high: float, symmetric: bool) -> None:
    bottom, top = scale_range(low, high, symmetric)
    assert np.isfinite([bottom, top]).all()
    if symmetric:
        assert bottom == -top
        assert top >= 0
    else:
        assert bottom == low or not np.isfinite(low)
        assert top == high or not np.isfinite(high)


def test_contrast_is_that_of_the_guidelines() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", (255, 255, 255)) == pytest.approx(4.48, abs=0.01)
    assert contrast("#2563eb", "#2563eb") == 1


@given(st.tuples(*[st.integers(0, 255)] * 3))
def test_text_is_readable_on_every_colour(colour: tuple[int, int, int]) -> None:
    assert contrast(colour, text_on(colour)) >= 4.5


@given(arrays(np.float32, (4, 3, 2), elements=ANY_FLOATS), st.lists(st.tuples(FLOATS, FLOATS), min_size=4, max_size=4))
def test_many_maps_in_one_go_get_the_indices_that_each_gets_alone(
    maps: NDArray[np.float32], ends: list[tuple[float, float]]
) -> None:
    symmetric = [True, False, True, False]
    scales = [scale_range(min(pair), max(pair), each) for pair, each in zip(ends, symmetric, strict=True)]
    scales[3] = (1.0, 1.0)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        together = quantise_maps(maps, [low for low, _ in scales], [high for _, high in scales], symmetric)
    alone = [quantise(values, *scale, each) for values, scale, each in zip(maps, scales, symmetric, strict=True)]
    np.testing.assert_array_equal(together, np.stack(alone))
