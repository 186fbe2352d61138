"""The heads of the columns in one grid: which rows all of them show at a zoom, how large, and where."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QFontMetricsF

from gui.network.fonts import Fonts
from gui.network.layout import Arrangement, Column, Head, Part, Setting

ROWS: tuple[tuple[Part, ...], ...] = (  # with what is left out first in the first alone
    ("kind", "name", "shape", "detail", "weights"),
    ("kind", "name", "shape", "detail"),
    ("kind", "name", "shape"),
    ("kind", "shape"),
)
_ONLY_SHAPE: tuple[Part, ...] = ("shape",)  # of what is zoomed out
_THIN = "\u2009"
_LEAST_TYPE = 8  # pixels, beside ordinary type
_LARGER = 5.0  # how much that grows with the window's type: who needs it larger cannot read this
_LINE = 1.36  # heights of type from one row to the next
_BELOW = 7.0  # pixels between heads and maps
_MOST: dict[Part, float] = {"name": 6.0, "detail": 13.0}  # sizes of type that a row asks room for; the rest is cut
_CLOSE = 0.01  # pixels that make no difference


@dataclass(frozen=True)
class Face:
    """A font, and how wide texts are in it: that is asked for again and again while a window changes its size."""

    font: QFont
    metrics: QFontMetricsF
    height: float
    _widths: dict[str, float] = field(default_factory=dict)

    def advance(self, text: str) -> float:
        """How wide a text is."""
        if text not in self._widths:
            self._widths[text] = self.metrics.horizontalAdvance(text)
        return self._widths[text]


class HeadType:
    """The type of the heads, in pixels of a canvas that is shown as large as it is made.

    Args:
        scale: how much larger the window's type is than the canvas is made for.
    """

    def __init__(self, fonts: Fonts, scale: float = 1.0) -> None:
        self.fonts, self.scale = fonts, scale
        self.most = fonts.small.pixelSize()
        self.least = min(round(_LEAST_TYPE + _LARGER * max(scale - 1, 0)), self.most)
        self._faces: dict[tuple[bool, int], Face] = {}

    def face(self, part: Part, setting: Setting) -> Face:
        """What a row is set in."""
        key = part == "kind", setting.pixels
        if key not in self._faces:
            font = QFont(self.fonts.title if key[0] else self.fonts.small)
            font.setPixelSize(round(font.pixelSize() * setting.pixels / self.most))
            metrics = QFontMetricsF(font)
            height = math.ceil(max(_LINE * font.pixelSize(), metrics.height()))
            self._faces[key] = Face(font, metrics, height)
        return self._faces[key]

    def width(self, head: Head, setting: Setting) -> float:
        """How much room a head asks for."""
        return max(
            min(
                self.face(part, setting).advance(text_of(head, part, setting)),
                _MOST.get(part, math.inf) * setting.pixels,
            )
            for part in setting.parts
        )

    def height(self, setting: Setting) -> float:
        """How high all heads are, with what is below them."""
        return sum(self.face(part, setting).height for part in setting.parts) + _BELOW


def rows_of(heads: Iterable[Head]) -> tuple[tuple[Part, ...], ...]:
    """The rows that heads may have, from all of them to the fewest; without those of which none has anything to say."""
    said = {part for head in heads for part in ("name", "detail", "weights") if getattr(head, part)} | {*ROWS[-1]}
    return tuple(dict.fromkeys(tuple(part for part in parts if part in said) for parts in ROWS))


@lru_cache(maxsize=64)
def settings(rows: tuple[tuple[Part, ...], ...], least: int, most: int) -> tuple[Setting, ...]:
    """All settings from the richest on: what stands in a row becomes tighter and smaller before a row is left out."""
    return tuple(
        setting
        for parts in rows
        for setting in (
            Setting(parts, most),
            Setting(parts, most, space=_THIN),
            *(Setting(parts, pixels, space="") for pixels in range(most, max(most - 2, least - 1), -1)),
            *(Setting(parts, pixels, short=True, space="") for pixels in range(most, least - 1, -1)),
        )
    )


def text_of(head: Head, part: Part, setting: Setting) -> str:
    """What a row says of a column."""
    if part == "kind":
        return head.short if setting.short else head.title
    text: str = getattr(head, part)
    return text.replace(" × ", f"{setting.space}×{setting.space}") if part in ("shape", "detail") else text


@dataclass(frozen=True)
class Cell:
    """One row of one head: what it says, and where it is painted, in canvas coordinates."""

    layer: str
    part: Part
    text: str
    rect: QRectF


@dataclass(frozen=True)
class HeadGrid:
    """The heads of all columns as they are painted at one zoom.

    Args:
        scale: canvas pixels for one of the type.
    """

    setting: Setting
    scale: float
    cells: tuple[Cell, ...] = ()

    def frame(self, column: Column) -> QRectF:
        """Around what stands above a column."""
        around = QRectF()
        for cell in self.cells:
            if cell.layer == column.layer:
                around = around.united(cell.rect)
        if around.isNull():
            return column.header
        return around.adjusted(-3 * self.scale, -2 * self.scale, 3 * self.scale, self.scale)


def grid_of(arrangement: Arrangement, kind: HeadType, zoom: float) -> HeadGrid:
    """The heads as richly as they have room for.

    Args:
        zoom: pixels for one of the canvas, where type of the window's size would take as many as it has.
    """
    columns = arrangement.columns
    starts = [column.header.left() for column in columns]
    ends = [*starts[1:], arrangement.end] if columns else []
    pitches = [zoom * (end - start) for start, end in zip(starts, ends, strict=True)]
    height = zoom * max((column.header.height() for column in columns), default=0.0)
    for setting in _possible(columns, arrangement.setting, kind, zoom):
        rooms = [pitch - setting.gutter for pitch in pitches]
        widths, needed = [kind.width(column.head, setting) for column in columns], kind.height(setting)
        if needed <= height + _CLOSE and all(w <= room + _CLOSE for w, room in zip(widths, rooms, strict=True)):
            spare = [pitch / (width + setting.gutter) for width, pitch in zip(widths, pitches, strict=True)]
            growth = max(min(zoom, height / needed, *spare), 1.0)  # of the type, where there is room for all rows
            scale, rooms = growth / zoom, [pitch / growth - setting.gutter for pitch in pitches]
            cells = _cells(columns, rooms, setting, kind, scale)
            return HeadGrid(setting, scale, tuple(cells))
    return HeadGrid(Setting((), 0), 1 / zoom)


def _possible(columns: Sequence[Column], fitted: Setting, kind: HeadType, zoom: float) -> Iterator[Setting]:
    """The settings that heads may have: seen larger they say no less than where all is in sight, smaller no more."""
    rows = rows_of(column.head for column in columns)
    if zoom > 1:
        for each in settings(rows, kind.least, kind.most):
            if each.pixels >= fitted.pixels and {*each.parts} >= {*fitted.parts} and (fitted.short or not each.short):
                yield each
    yield fitted
    if zoom < 1:
        for each in settings((*rows, _ONLY_SHAPE), kind.least, kind.most):
            if each.pixels <= fitted.pixels and {*each.parts} <= {*fitted.parts}:
                yield each


def _cells(
    columns: Sequence[Column], rooms: Sequence[float], setting: Setting, kind: HeadType, scale: float
) -> Iterator[Cell]:
    """The rows of all heads, of which some may have to be cut."""
    top = 0.0
    for part in setting.parts:
        face, heads = kind.face(part, setting), [column.head for column in columns]
        if part == "kind" and setting.short:  # layers of one kind have one title
            tight = {each.title for each, room in zip(heads, rooms, strict=True) if face.advance(each.title) > room}
            heads = [each if each.title in tight else replace(each, short=each.title) for each in heads]
        for column, head, room in zip(columns, heads, rooms, strict=True):
            text = _cut(text_of(head, part, setting), part, face, room)
            if text:
                corner = column.header.topLeft() + QPointF(0, top * scale)
                yield Cell(column.layer, part, text, QRectF(corner, QSizeF(face.advance(text), face.height) * scale))
        top += face.height


def _cut(text: str, part: Part, face: Face, room: float) -> str:
    """A text that fits; of a name the end stays, where its number is."""
    if face.advance(text) <= room + _CLOSE:
        return text
    mode = Qt.TextElideMode.ElideMiddle if part == "name" else Qt.TextElideMode.ElideRight
    return face.metrics.elidedText(text, mode, room)
