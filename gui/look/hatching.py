"""Hatching of negative values: fine diagonal lines, for users and projectors that cannot distinguish the colours."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QBrush, QColor, QImage, QTransform

from engine.compute.device_maps import Map
from gui.look import colours

PERIOD = 4  # pixels between lines, along a row
_FAINT, _PLAIN = 1.5, 2.5  # contrast of a line with its cell: for values near zero, and for the minimum

Table = NDArray[np.uint8]


def lines(
    values: Map,
    rows: NDArray[np.intp],
    columns: NDArray[np.intp],
    table: Table,
    low: float,
    high: float,
    ratio: float = 1.0,
    phase: int = 0,
    below: float = 0.0,
) -> QImage:
    """A transparent image of the lines, to be painted over a map with a diverging colour map.

    The arguments are those of :func:`inked`.
    """
    pixels = inked(values, rows, columns, table, low, high, ratio, phase, below)
    height, width = rows.size, columns.size
    return QImage(pixels.data, width, height, pixels.strides[0], QImage.Format.Format_ARGB32_Premultiplied).copy()


def inked(
    values: Map,
    rows: NDArray[np.intp],
    columns: NDArray[np.intp],
    table: Table,
    low: float,
    high: float,
    ratio: float = 1.0,
    phase: int = 0,
    below: float = 0.0,
) -> NDArray[np.uint32]:
    """The lines as pixels (H, W) 0xAARRGGBB, opaque or 0; W is padded to whole periods.

    Args:
        values: the map, (rows, columns); NaN is not hatched.
        rows, columns: the map's row for every pixel row (H,), and its column for every pixel column.
        table, low, high: the colouring of the map: table (256, 4), and the values at its ends.
        ratio: device pixels per logical pixel.
        phase: shift of the lines in pixels, so that they move with a panned map.
        below: values less than this are hatched.
    """
    width, height = columns.size, rows.size
    thickness = max(round(ratio), 1)
    period = PERIOD * thickness
    lined = -(-width // period) * period  # a whole number of periods per row; the excess is not shown
    columns = np.concatenate([columns, np.zeros(lined + period - width, np.intp)])
    pixels = np.zeros((height, columns.size), np.uint32)
    inks = _inks(table.tobytes())
    down = np.arange(height)[:, None]
    first = (-phase - down) % period
    for offset in range(thickness):
        across = first + np.arange(offset, lined, period)
        met = values[rows[:, None], columns[across]]  # only the cells under lines, however large the map
        indices = colours.quantise(met, low, high, True)
        pixels[down, across] = inks[np.where(met < below, indices, colours.NOT_A_NUMBER)]
    return pixels


def scale_lines(table: Table, low: float, high: float, width: int, height: int, ratio: float) -> QImage:
    """The lines over a colour bar of ``width`` × ``height`` pixels that runs from ``low`` to ``high``."""
    values = np.linspace(low, high, width, dtype=np.float32)[None]
    return lines(values, np.zeros(height, np.intp), np.arange(width), table, low, high, ratio)


def brush(table: Table, index: int, zoom: float = 1.0) -> QBrush:
    """A brush that hatches one colour of a table; the lines keep their width under a painter scaled by ``zoom``."""
    result = QBrush(_texture(int(_inks(table.tobytes())[index])))
    if zoom != 1.0:
        result.setTransform(QTransform.fromScale(1 / zoom, 1 / zoom))
    return result


@lru_cache(maxsize=256)
def _texture(ink: int) -> QImage:
    image = QImage(PERIOD, PERIOD, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    for x in range(PERIOD):
        image.setPixelColor(x, (PERIOD - x) % PERIOD, QColor.fromRgba(ink))
    return image


@lru_cache(maxsize=64)
def _inks(table: bytes) -> NDArray[np.uint32]:
    """The line colour for every negative index of a table, as opaque 0xAARRGGBB pixels.

    Lines are fainter near zero, so that small values do not stand out. They are darker than their cell where zero is
    lighter than the cell, else lighter, so that they never make a value look nearer to zero.
    """
    shades = np.frombuffer(table, np.uint8).reshape(-1, 4)[:, :3].tolist()
    inks = np.zeros(256, np.uint32)
    end = np.array(colours.rgb(colours.text_on(tuple(shades[colours.MIDDLE]))))
    for index in range(colours.MIDDLE + 1):
        size = 1 - index / colours.MIDDLE
        red, green, blue = _shade(np.array(shades[index]), end, _FAINT + (_PLAIN - _FAINT) * size**0.5)
        inks[index] = 0xFF << 24 | red << 16 | green << 8 | blue
    return inks


def _shade(colour: NDArray[np.int_], end: NDArray[np.int_], contrast: float) -> tuple[int, int, int]:
    """The colour between ``colour`` and ``end`` that is nearest to ``colour`` with at least this contrast."""
    near, far = 0.0, 1.0
    for _ in range(8):
        share = (near + far) / 2
        if colours.contrast(_rgb(colour), _rgb(colour + share * (end - colour))) < contrast:
            near = share
        else:
            far = share
    return _rgb(colour + far * (end - colour))


def _rgb(colour: NDArray[np.int_] | NDArray[np.float64]) -> tuple[int, int, int]:
    red, green, blue = (round(float(part)) for part in colour)
    return red, green, blue
