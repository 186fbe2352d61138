"""Colour maps: the colour of a value, in the light and the dark theme.

Index convention of every table: 0 … 254 are the values from minimum to maximum, 127 is exactly the middle (zero on a
symmetric scale), and 255 is not a number.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Kind = Literal["diverging", "sequential", "grey"]
Colour = str | tuple[int, int, int]

TOP = 254  # the index of the maximum
MIDDLE = 127  # the index of zero on a symmetric scale
NOT_A_NUMBER = 255
NOT_A_NUMBER_COLOUR = "#ff00dc"  # a magenta that no table comes near

_CHUNK = 1 << 16  # values quantised at once, so that the scratch memory stays in the CPU cache
_SMALLEST = float(np.finfo(np.float32).smallest_normal)
_LARGEST = float(np.finfo(np.float32).max)


@dataclass(frozen=True)
class ColourMap:
    """A colour map of the "Colours" menu.

    Args:
        key: the name in files and code.
        label: the name shown to the user.
        kind: ``diverging`` shows sign, ``sequential`` shows size, ``grey`` shows pictures.
        light: control colours from minimum to maximum in the light theme, a diverging map's neutral in the middle.
        dark: the same in the dark theme.
    """

    key: str
    label: str
    kind: Kind
    light: tuple[str, ...]
    dark: tuple[str, ...]


_GROWTH = ("#3c0a52", "#46337f", "#345f8d", "#21868b", "#2bad7c", "#86d048", "#fde832")
_FIRE = ("#08061a", "#3b1063", "#8a1f70", "#d13f4f", "#f5812a", "#fcc63d", "#fcfbb4")

COLOUR_MAPS: Mapping[str, ColourMap] = MappingProxyType(
    {
        colour_map.key: colour_map
        for colour_map in (
            ColourMap(
                "activations",
                "Cold – warm",
                "diverging",
                ("#2166ac", "#f4f5f7", "#b2182b"),
                ("#4f97ff", "#2f5fb0", "#262b36", "#ad5f1e", "#ff9a3c"),
            ),
            ColourMap(
                "weights",
                "Brown – teal",
                "diverging",
                ("#a6611a", "#d9ac6b", "#f6f7f7", "#66bdb2", "#018571"),
                ("#b96d1d", "#764a14", "#20252e", "#17696a", "#12a595"),
            ),
            ColourMap(
                "purple_green",
                "Purple – green",
                "diverging",
                ("#762a83", "#f5f6f6", "#1b7837"),
                ("#c77be0", "#75409a", "#262b36", "#2c7a45", "#4fc46a"),
            ),
            ColourMap("growth", "Violet – gold", "sequential", _GROWTH, _GROWTH),
            ColourMap("fire", "Fire", "sequential", _FIRE, _FIRE),
            ColourMap("grey", "Grey", "grey", ("#000000", "#ffffff"), ("#000000", "#ffffff")),
        )
    }
)


@dataclass(frozen=True)
class Marks:
    """The colours drawn over and between maps: the two pins, edges by the sign of their weight, and influence."""

    pin_red: str
    pin_green: str
    weight_positive: str
    weight_negative: str
    influence: str


_LIGHT_MARKS = Marks("#d7263d", "#0c9676", "#018571", "#a6611a", "#9333ea")
_DARK_MARKS = Marks("#ff5566", "#34d399", "#1fb89c", "#cc8030", "#c084fc")


def marks(dark: bool) -> Marks:
    """The colours of pins, edges and influence for a theme."""
    return _DARK_MARKS if dark else _LIGHT_MARKS


@cache
def table(key: str, dark: bool) -> NDArray[np.uint8]:
    """The colour table: (256, 4) uint8 red, green, blue, alpha; read-only.

    Raises:
        KeyError: no colour map has this key.
    """
    colour_map = COLOUR_MAPS[key]
    stops = np.array([rgb(stop) for stop in (colour_map.dark if dark else colour_map.light)]) / 255
    if colour_map.kind == "grey":  # evenly spaced in sRGB, so that a picture looks as in other programs
        painted = np.linspace(stops[0], stops[-1], TOP + 1)
    elif colour_map.kind == "sequential":
        painted = _srgb(_even(_rounded(_oklab(stops)), TOP + 1))
    else:
        half = len(stops) // 2
        below, above = (_even(_rounded(_oklab(arm)), MIDDLE + 1) for arm in (stops[: half + 1], stops[half:]))
        painted = _srgb(np.concatenate([below, above[1:]]))
    colours = np.full((256, 4), 255, np.uint8)
    colours[: TOP + 1, :3] = np.rint(painted * 255)
    colours[NOT_A_NUMBER, :3] = rgb(NOT_A_NUMBER_COLOUR)
    colours.flags.writeable = False
    return colours


def scale_range(low: float, high: float, symmetric: bool) -> tuple[float, float]:
    """The ends of the colour scale for values between ``low`` and ``high``; symmetric about zero if ``symmetric``.

    NaN counts as 0, and infinity as the largest float32, so the ends are always finite.
    """
    low, high = _finite(low), _finite(high)
    if symmetric:
        largest = max(abs(low), abs(high))
        return -largest, largest
    return low, high


def quantise(values: NDArray[np.float32], low: float, high: float, symmetric: bool) -> NDArray[np.uint8]:
    """The table index of every value, in the same shape.

    Values outside ``low … high``, infinities included, get the index of the nearer end. If the range is empty
    (``high <= low``, or equal in float32), all values get one index: the middle if ``symmetric``, else the minimum.
    """
    flat = np.ascontiguousarray(values, np.float32).reshape(-1)
    indices = np.empty(flat.shape, np.uint8)
    low, high = float(np.float32(_finite(low))), float(np.float32(_finite(high)))
    # Near its limits float32 overflows when doubled and loses precision when divided: rescale there.
    unit = 0.25 if max(-low, high) > _LARGEST / 4 else 1.0
    span = (high - low) * unit
    constant = MIDDLE if symmetric else 0
    scratch = np.empty(min(_CHUNK, flat.size), np.float32)
    missing = np.empty(scratch.shape, np.bool_)
    for start in range(0, flat.size, _CHUNK):
        chunk = flat[start : start + _CHUNK]
        result = indices[start : start + _CHUNK]
        work, hole = scratch[: chunk.size], missing[: chunk.size]
        np.isnan(chunk, out=hole)
        if span < _SMALLEST:
            result.fill(constant)
        else:
            np.clip(chunk, low, high, out=work)
            if unit != 1.0:
                np.multiply(work, np.float32(unit), out=work)
            np.subtract(work, np.float32(low * unit), out=work)
            np.divide(work, np.float32(span), out=work)
            np.multiply(work, np.float32(TOP), out=work)
            np.rint(work, out=work)
            if hole.any():
                work[hole] = 0  # casting NaN would warn
            np.copyto(result, work, casting="unsafe")
        if hole.any():
            result[hole] = NOT_A_NUMBER
    return indices.reshape(np.shape(values))


def quantise_maps(
    maps: NDArray[np.float32], lows: Sequence[float], highs: Sequence[float], symmetric: Sequence[bool]
) -> NDArray[np.uint8]:
    """The table indices (N, H, W) of maps (N, H, W), each with its own range; as :func:`quantise`, but faster."""
    ends = np.array((lows, highs), np.float64)
    if not (np.abs(ends) <= _LARGEST).all():
        ends = np.array([[_finite(end) for end in each] for each in (lows, highs)])
    low, high = exact = ends.astype(np.float32)
    spans = high.astype(np.float64) - low
    handy = (spans >= _SMALLEST) & (np.maximum(-low, high) <= _LARGEST / 4)
    if handy.all():
        return _quantise_handy(maps, exact, spans)
    indices = np.empty(maps.shape, np.uint8)
    for i in np.flatnonzero(~handy).tolist():
        indices[i] = quantise(maps[i], lows[i], highs[i], symmetric[i])
    if handy.any():
        indices[handy] = _quantise_handy(maps[handy], exact[:, handy], spans[handy])
    return indices


def _quantise_handy(
    maps: NDArray[np.float32], ends: NDArray[np.float32], spans: NDArray[np.float64]
) -> NDArray[np.uint8]:
    """The table indices (N, H, W) of maps with ranges, (2, N), that are neither empty nor near float32's limits."""
    low, high = ends[..., None, None]
    work = maps.clip(low, high)
    work -= low
    work /= spans[:, None, None].astype(np.float32)
    work *= np.float32(TOP)
    np.rint(work, out=work)
    np.copyto(work, NOT_A_NUMBER, where=np.isnan(work))
    return work.astype(np.uint8)


def rgb(colour: Colour) -> tuple[int, int, int]:
    """Red, green and blue, 0 … 255, of ``#rrggbb``; a triple is returned unchanged."""
    if isinstance(colour, str):
        return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
    return colour


def contrast(a: Colour, b: Colour) -> float:
    """The contrast ratio of two colours, from 1 (equal) to 21 (black on white).

    Source: WCAG 2.2, "contrast ratio"; text needs at least 4.5, outlines and large type 3.
    """
    darker, lighter = sorted((_luminance(a), _luminance(b)))
    return (lighter + 0.05) / (darker + 0.05)


@lru_cache(maxsize=4096)  # the same 256 colours are asked for in every cell of every picture
def text_on(colour: Colour) -> str:
    """Black or white, whichever has more contrast with the colour; at least 4.5."""
    return "#000000" if contrast(colour, "#000000") >= contrast(colour, "#ffffff") else "#ffffff"


def _luminance(colour: Colour) -> float:
    """Relative luminance, 0 … 1. Plain floats: it is called for single cells, where numpy's overhead would dominate."""
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (int(part) / 255 for part in rgb(colour))
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _finite(value: float) -> float:
    """The value clipped to the range of float32; 0 for NaN."""
    return 0.0 if value != value else min(max(float(value), -_LARGEST), _LARGEST)


# Source of both matrices: B. Ottosson, "A perceptual color space for image processing" (2020), OKLab.
_TO_CONES = np.array(
    [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ]
)
_TO_LAB = np.array(
    [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ]
)


def _oklab(colours: NDArray[np.float64]) -> NDArray[np.float64]:
    """OKLab coordinates (N, 3) of sRGB colours (N, 3) in 0 … 1; equal distances in OKLab look equal."""
    linear = np.where(colours <= 0.04045, colours / 12.92, ((colours + 0.055) / 1.055) ** 2.4)
    return np.asarray(np.cbrt(linear @ _TO_CONES.T) @ _TO_LAB.T)


def _srgb(lab: NDArray[np.float64]) -> NDArray[np.float64]:
    """The sRGB colours (N, 3) in 0 … 1 of OKLab coordinates (N, 3), clipped to the gamut."""
    cones = (lab @ np.linalg.inv(_TO_LAB).T) ** 3
    linear = np.clip(cones @ np.linalg.inv(_TO_CONES).T, 0, 1)
    return np.where(linear <= 0.0031308, linear * 12.92, 1.055 * linear ** (1 / 2.4) - 0.055)


def _rounded(stops: NDArray[np.float64]) -> NDArray[np.float64]:
    """The path through the stops (N, 3), smoothed by Chaikin's corner cutting: a corner would show as a line in a map.

    Corner cutting only averages neighbours, so monotonic lightness stays monotonic.
    """
    for _ in range(4):
        near, far = 0.75 * stops[:-1] + 0.25 * stops[1:], 0.25 * stops[:-1] + 0.75 * stops[1:]
        inner = np.stack([near, far], axis=1).reshape(-1, 3)
        stops = np.concatenate([stops[:1], inner, stops[-1:]])
    return stops


def _even(path: NDArray[np.float64], count: int) -> NDArray[np.float64]:
    """``count`` colours (count, 3) at equal distances along a path (N, 3)."""
    steps = np.linalg.norm(np.diff(path, axis=0), axis=1)
    travelled = np.concatenate([[0.0], np.cumsum(steps)])
    at = np.linspace(0, travelled[-1], count)
    return np.stack([np.interp(at, travelled, path[:, axis]) for axis in range(3)], axis=1)
