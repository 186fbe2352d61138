"""The layout of all column headers at a zoom: shown rows, type size and positions."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QFontInfo, QFontMetricsF

from gui.look.fonts import BASE_PIXELS
from gui.network.fonts import Fonts
from gui.network.layout import Arrangement, Column, Header, HeaderRow, Setting

ROWS: tuple[tuple[HeaderRow, ...], ...] = (  # sets of rows, from the richest to the poorest
    ("kind", "name", "shape", "detail", "weights"),
    ("kind", "name", "shape", "detail"),
    ("kind", "name", "shape"),
    ("kind", "shape"),
)
_ONLY_SHAPE: tuple[HeaderRow, ...] = ("shape",)  # shown when zoomed out far
_THIN = "\u2009"
_LEAST_TYPE = 8  # pixels, at the base type size
_LARGER = 5.0  # factor by which the minimum grows with the window's type
_LINE = 1.36  # line height relative to the type size
_BELOW = 7.0  # pixels between headers and maps
_MOST: dict[HeaderRow, float] = {"name": 6.0, "detail": 13.0}  # maximum requested width, in type sizes
_CLOSE = 0.01  # pixels; smaller differences do not count


@dataclass(frozen=True)
class Face:
    """A font with cached text widths: they are needed repeatedly while a window is resized."""

    font: QFont
    metrics: QFontMetricsF
    height: float
    _widths: dict[str, float] = field(default_factory=dict)

    def advance(self, text: str) -> float:
        """The width of a text in pixels."""
        if text not in self._widths:
            self._widths[text] = self.metrics.horizontalAdvance(text)
        return self._widths[text]


class HeaderType:
    """The fonts of the headers, in canvas pixels at zoom 1.

    Args:
        scale: the window's type size relative to the base type.

    Attributes:
        min_pixels, max_pixels: the range of type sizes below the titles.
    """

    def __init__(self, fonts: Fonts, scale: float = 1.0) -> None:
        self.fonts, self.scale = fonts, scale
        self.max_pixels = fonts.small.pixelSize()
        self.min_pixels = min(round(_LEAST_TYPE + _LARGER * max(scale - 1, 0)), self.max_pixels)
        self._faces: dict[tuple[bool, int], Face] = {}

    @classmethod
    def of(cls, font: QFont) -> HeaderType:
        """The fonts of the headers in a window with this font."""
        base = QFont(font)
        base.setPixelSize(BASE_PIXELS)
        return cls(Fonts.of(base), QFontInfo(font).pixelSize() / BASE_PIXELS)

    def face(self, part: HeaderRow, setting: Setting) -> Face:
        """The font of a row."""
        key = part == "kind", setting.pixels
        if key not in self._faces:
            font = QFont(self.fonts.title if key[0] else self.fonts.small)
            font.setPixelSize(round(font.pixelSize() * setting.pixels / self.max_pixels))
            metrics = QFontMetricsF(font)
            height = math.ceil(max(_LINE * font.pixelSize(), metrics.height()))
            self._faces[key] = Face(font, metrics, height)
        return self._faces[key]

    def width(self, head: Header, setting: Setting) -> float:
        """The width that a header requests."""
        return max(
            min(
                self.face(part, setting).advance(text_of(head, part, setting)),
                _MOST.get(part, math.inf) * setting.pixels,
            )
            for part in setting.parts
        )

    def height(self, setting: Setting) -> float:
        """The height of all headers, with the margin below."""
        return sum(self.face(part, setting).height for part in setting.parts) + _BELOW


def rows_of(heads: Iterable[Header]) -> tuple[tuple[HeaderRow, ...], ...]:
    """The possible sets of rows, from most to fewest; without rows that are empty in all headers."""
    used = {part for head in heads for part in ("name", "detail", "weights") if getattr(head, part)} | {*ROWS[-1]}
    return tuple(dict.fromkeys(tuple(part for part in parts if part in used) for parts in ROWS))


@lru_cache(maxsize=64)
def settings(rows: tuple[tuple[HeaderRow, ...], ...], smallest: int, largest: int) -> tuple[Setting, ...]:
    """All settings, richest first: text becomes tighter and smaller before a row is dropped.

    Args:
        smallest, largest: type sizes below the titles, in pixels.
    """
    return tuple(
        setting
        for parts in rows
        for setting in (
            Setting(parts, largest),
            Setting(parts, largest, space=_THIN),
            *(Setting(parts, pixels, space="") for pixels in range(largest, max(largest - 2, smallest - 1), -1)),
            *(Setting(parts, pixels, short=True, space="") for pixels in range(largest, smallest - 1, -1)),
        )
    )


def text_of(head: Header, part: HeaderRow, setting: Setting) -> str:
    """The text of one row of a header."""
    if part == "kind":
        return head.short if setting.short else head.title
    text: str = getattr(head, part)
    return text.replace(" × ", f"{setting.space}×{setting.space}") if part in ("shape", "detail") else text


@dataclass(frozen=True)
class Cell:
    """One row of one header: text and rectangle in canvas coordinates."""

    layer: str
    part: HeaderRow
    text: str
    rect: QRectF


@dataclass(frozen=True)
class HeaderGrid:
    """The headers of all columns at one zoom.

    Args:
        scale: canvas pixels per pixel of the type.
    """

    setting: Setting
    scale: float
    cells: tuple[Cell, ...] = ()

    def frame(self, column: Column) -> QRectF:
        """The bounding rectangle of a column's header."""
        around = QRectF()
        for cell in self.cells:
            if cell.layer == column.layer:
                around = around.united(cell.rect)
        if around.isNull():
            return column.header
        return around.adjusted(-3 * self.scale, -2 * self.scale, 3 * self.scale, self.scale)


def grid_of(arrangement: Arrangement, kind: HeaderType, zoom: float) -> HeaderGrid:
    """The headers with as many rows as fit.

    Args:
        zoom: pixels per canvas pixel, divided by the window's type scale.
    """
    columns = arrangement.columns
    pitches = [zoom * column.pitch for column in columns]
    height = zoom * max((column.header.height() for column in columns), default=0.0)
    for setting in _possible(columns, arrangement.setting, kind, zoom):
        rooms = [pitch - setting.gutter for pitch in pitches]
        widths, needed = [kind.width(column.head, setting) for column in columns], kind.height(setting)
        if needed <= height + _CLOSE and all(w <= room + _CLOSE for w, room in zip(widths, rooms, strict=True)):
            spare = [pitch / (width + setting.gutter) for width, pitch in zip(widths, pitches, strict=True)]
            growth = max(min(zoom, height / needed, *spare), 1.0)  # of the type, if all rows fit
            scale, rooms = growth / zoom, [pitch / growth - setting.gutter for pitch in pitches]
            cells = _cells(columns, rooms, setting, kind, scale)
            return HeaderGrid(setting, scale, tuple(cells))
    return HeaderGrid(Setting((), 0), 1 / zoom)


def _possible(columns: Sequence[Column], fitted: Setting, kind: HeaderType, zoom: float) -> Iterator[Setting]:
    """The possible settings: zoomed in at least as rich as in the fitted network, zoomed out at most."""
    rows = rows_of(column.head for column in columns)
    if zoom > 1:
        for each in settings(rows, kind.min_pixels, kind.max_pixels):
            if each.pixels >= fitted.pixels and {*each.parts} >= {*fitted.parts} and (fitted.short or not each.short):
                yield each
    yield fitted
    if zoom < 1:
        for each in settings((*rows, _ONLY_SHAPE), kind.min_pixels, kind.max_pixels):
            if each.pixels <= fitted.pixels and {*each.parts} <= {*fitted.parts}:
                yield each


def _cells(
    columns: Sequence[Column], rooms: Sequence[float], setting: Setting, kind: HeaderType, scale: float
) -> Iterator[Cell]:
    """The cells of all headers, elided where necessary."""
    top = 0.0
    for part in setting.parts:
        face, heads = kind.face(part, setting), [column.head for column in columns]
        if part == "kind" and setting.short:  # all layers of one kind get the same title, short or long
            tight = {each.title for each, room in zip(heads, rooms, strict=True) if face.advance(each.title) > room}
            heads = [each if each.title in tight else replace(each, short=each.title) for each in heads]
        for column, head, room in zip(columns, heads, rooms, strict=True):
            text = _cut(text_of(head, part, setting), part, face, room)
            if text:
                corner = column.header.topLeft() + QPointF(0, top * scale)
                yield Cell(column.layer, part, text, QRectF(corner, QSizeF(face.advance(text), face.height) * scale))
        top += face.height


def _cut(text: str, part: HeaderRow, face: Face, room: float) -> str:
    """The text, elided to fit; names keep their end, which has the number."""
    if face.advance(text) <= room + _CLOSE:
        return text
    mode = Qt.TextElideMode.ElideMiddle if part == "name" else Qt.TextElideMode.ElideRight
    return face.metrics.elidedText(text, mode, room)
