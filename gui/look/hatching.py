"""Sign as hatching: fine diagonal lines over what is negative, for eyes and projectors that lose the colours."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QBrush, QColor, QImage, QTransform

from gui.look import colours

PERIOD = 4  # pixels from one line to the next, along a row
_FAINT, _PLAIN = 1.5, 2.5  # contrast of a line with its cell: of a value near zero, and of the least one

Table = NDArray[np.uint8]


def lines(
    values: NDArray[np.float32],
    rows: NDArray[np.intp],
    columns: NDArray[np.intp],
    table: Table,
    low: float,
    high: float,
    ratio: float = 1.0,
    phase: int = 0,
    below: float = 0.0,
) -> QImage:
    """The lines alone, in pixels of the screen: an image to be laid over a map whose colours run about zero.

    Its arguments are those of :func:`inked`.
    """
    pixels = inked(values, rows, columns, table, low, high, ratio, phase, below)
    height, width = rows.size, columns.size
    return QImage(pixels.data, width, height, pixels.strides[0], QImage.Format.Format_ARGB32_Premultiplied).copy()


def inked(
    values: NDArray[np.float32],
    rows: NDArray[np.intp],
    columns: NDArray[np.intp],
    table: Table,
    low: float,
    high: float,
    ratio: float = 1.0,
    phase: int = 0,
    below: float = 0.0,
) -> NDArray[np.uint32]:
    """The lines as pixels, 0xAARRGGBB, opaque or 0; rows are somewhat longer than there are columns.

    Args:
        values: (H, W); what is not a number is not hatched.
        rows, columns: of which cell every row and every column of pixels is a part.
        table, low, high: how the map is coloured.
        ratio: pixels of the screen for each that a widget counts.
        phase: by how many pixels the lines are moved, so that they can stay with a map that moves.
        below: less than this is negative.
    """
    width, height = columns.size, rows.size
    thickness = max(round(ratio), 1)
    period = PERIOD * thickness
    lined = -(-width // period) * period  # a whole number of lines in every row; what is too much is not shown
    columns = np.concatenate([columns, np.zeros(lined + period - width, np.intp)])
    pixels = np.zeros((height, columns.size), np.uint32)
    inks = _inks(table.tobytes())
    down = np.arange(height)[:, None]
    first = (-phase - down) % period
    for offset in range(thickness):
        across = first + np.arange(offset, lined, period)
        met = values[rows[:, None], columns[across]]  # only where lines are, however large the map
        indices = colours.quantise(met, low, high, True)
        pixels[down, across] = inks[np.where(met < below, indices, colours.NOT_A_NUMBER)]
    return pixels


def scale_lines(table: Table, low: float, high: float, width: int, height: int, ratio: float) -> QImage:
    """The lines over a colour bar of so many pixels, that runs from ``low`` to ``high``."""
    values = np.linspace(low, high, width, dtype=np.float32)[None]
    return lines(values, np.zeros(height, np.intp), np.arange(width), table, low, high, ratio)


def brush(table: Table, index: int, zoom: float = 1.0) -> QBrush:
    """Lines over one colour of a table, for a painter that magnifies by ``zoom``: they are as fine as without."""
    made = QBrush(_texture(int(_inks(table.tobytes())[index])))
    if zoom != 1.0:
        made.setTransform(QTransform.fromScale(1 / zoom, 1 / zoom))
    return made


@lru_cache(maxsize=256)
def _texture(ink: int) -> QImage:
    image = QImage(PERIOD, PERIOD, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    for x in range(PERIOD):
        image.setPixelColor(x, (PERIOD - x) % PERIOD, QColor.fromRgba(ink))
    return image


@lru_cache(maxsize=64)
def _inks(table: bytes) -> NDArray[np.uint32]:
    """The colour of a line over every negative index of a table, as the pixel of an image; all are opaque.

    It is fainter near zero: what is hardly negative must not catch the eye more than what is large. And it is darker
    on all colours that zero is lighter than, lighter on all others, so that lines make no value look nearer to zero.
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
    """The colour nearest to it on the way to ``end`` that has this contrast with it."""
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
