"""The layout of the filter page: pure geometry, shared by painting and hit-testing."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from PySide6.QtCore import QPointF, QRectF

FilterPart = Literal["row", "mute", "solo", "gain", "input", "kernel", "partial", "share", "result", "after"]
Size = tuple[int, int]  # rows and columns of cells

# In pixels at the base type size; (a, b) grows from a in narrow widgets to b in wide ones.
_LEAST_ROW, _MOST_ROW = 44.0, (96.0, 148.0)  # minimum and maximum height of a row
_ROWS = 8  # maximum number of rows that share the height; more are scrolled
_NARROW, _WIDE = 560.0, 1300.0  # widths between which lengths grow
_LEAST_MAP, _MOST_MAP = 72.0, (180.0, 320.0)  # minimum and maximum side of the result beside the map after it
_LEAST_STACKED = 40.0  # minimum side of the result above the map after it, and minimum width beside classes
_MOST_CLASS = 30.0  # maximum height of a class's bar
_MOST_WEIGHT = 40.0  # maximum side of a weight
_HEAD, FOOT = 22.0, 24.0  # heights of the column headers and of the line at the foot
CAPTION = 18.0  # height of the name above the result
_BUTTON, _GAIN = 18.0, 38.0  # widths of mute and solo, and of the gain


@dataclass(frozen=True)
class FilterSpot:
    """The item of the filter page at a point.

    Args:
        part: the type of the item.
        row: index of the row from the top of the list; None beside the list.
        cell: (row, column) in the map or kernel, if it is one.
    """

    part: FilterPart
    row: int | None = None
    cell: tuple[int, int] = (0, 0)


@dataclass(frozen=True)
class ChannelRow:
    """The rectangles of one input channel's row, from its name to its share."""

    area: QRectF
    name: QRectF
    mute: QRectF
    solo: QRectF
    gain: QRectF
    input: QRectF
    times: QRectF
    kernel: QRectF
    equals: QRectF
    partial: QRectF
    share: QRectF

    @property
    def controls(self) -> tuple[tuple[FilterPart, QRectF], ...]:
        """The rectangles of mute, solo and gain, by name."""
        return ("mute", self.mute), ("solo", self.solo), ("gain", self.gain)


@dataclass(frozen=True)
class Contents:
    """The sizes that the layout depends on.

    Args:
        rows: number of input channels.
        input, kernel, output, after: rows and columns of the input maps, the kernels, the result, and the map after
            it, if there is one.
        units: number of classes with bars; 0 for none.
    """

    rows: int
    input: Size
    kernel: Size
    output: Size
    after: Size | None
    units: int


@dataclass(frozen=True)
class Places:
    """The layout for one size of the widget, in pixels.

    Args:
        list: the scrolled part.
        row_height: of one input channel.
        row: the rectangles of a row with its top at 0.
        bend: the x at which all curves begin.
        plus: the centre of the plus, at which they end.
        radius: of the plus.
        after: the map after the result, if there is one and it fits.
        bars: one rectangle per class.
        legend: the remaining space at the lower right.
        foot: the line at the foot.
    """

    contents: Contents
    list: QRectF
    row_height: float
    row: ChannelRow
    bend: float
    plus: QPointF
    radius: float
    result: QRectF
    after: QRectF | None
    bars: tuple[QRectF, ...]
    legend: QRectF
    foot: QRectF

    @property
    def scroll_range(self) -> int:
        """The maximum scroll in pixels."""
        return max(0, math.ceil(self.contents.rows * self.row_height - self.list.height()))

    def top(self, row: int, scroll: int) -> float:
        """The top of a row; few rows are centred."""
        spare = max(0.0, self.list.height() - self.contents.rows * self.row_height)
        return math.floor(self.list.top() + spare / 2) + row * self.row_height - scroll

    def row_at(self, row: int, scroll: int) -> ChannelRow:
        """The rectangles of a row in the widget."""
        by = self.top(row, scroll)
        moved = {name: rect.translated(0, by) for name, rect in vars(self.row).items()}
        return ChannelRow(**moved)

    def visible(self, scroll: int) -> range:
        """The rows that are at least partly visible."""
        first = math.floor((self.list.top() - self.top(0, scroll)) / self.row_height)
        last = math.ceil((self.list.bottom() - self.top(0, scroll)) / self.row_height)
        return range(max(first, 0), min(last, self.contents.rows))

    def scroll_to(self, row: int, scroll: int) -> int:
        """The scroll position nearest to ``scroll`` at which a row is fully visible."""
        below = math.ceil((row + 1) * self.row_height - self.list.height())
        return min(max(scroll, below, 0), math.floor(row * self.row_height), self.scroll_range)

    def spot(self, point: QPointF, scroll: int) -> FilterSpot | None:
        """The item at a point; None for none."""
        if self.result.contains(point):
            return FilterSpot("result", None, _cell(self.result, self.contents.output, point))
        if self.after is not None and self.contents.after is not None and self.after.contains(point):
            return FilterSpot("after", None, _cell(self.after, self.contents.after, point))
        if not self.list.contains(point) or point.x() > self.bend:
            return None
        number = math.floor((point.y() - self.top(0, scroll)) / self.row_height)
        if not 0 <= number < self.contents.rows:
            return None
        row = self.row_at(number, scroll)
        grids: tuple[tuple[FilterPart, QRectF, Size], ...] = (
            ("input", row.input, self.contents.input),
            ("kernel", row.kernel, self.contents.kernel),
            ("partial", row.partial, self.contents.output),
        )
        for part, rect, size in grids:
            if rect.contains(point):
                return FilterSpot(part, number, _cell(rect, size, point))
        for control, rect in row.controls:
            if rect.adjusted(-1, -2, 1, 2).contains(point):
                return FilterSpot(control, number)
        return FilterSpot("share" if row.share.contains(point) else "row", number)


def cell_rect(rect: QRectF, size: Size, rows: Sequence[int], columns: Sequence[int]) -> QRectF:
    """The rectangle of a block of cells in a map or kernel, from the first to the last of ``rows`` and ``columns``."""
    height, width = rect.height() / size[0], rect.width() / size[1]
    return QRectF(
        rect.left() + columns[0] * width,
        rect.top() + rows[0] * height,
        (columns[-1] - columns[0] + 1) * width,
        (rows[-1] - rows[0] + 1) * height,
    )


def _cell(rect: QRectF, size: Size, point: QPointF) -> tuple[int, int]:
    row = int((point.y() - rect.top()) / rect.height() * size[0])
    column = int((point.x() - rect.left()) / rect.width() * size[1])
    return min(max(row, 0), size[0] - 1), min(max(column, 0), size[1] - 1)


@dataclass(frozen=True)
class _Ruler:
    """Lengths that grow with the width of the widget and its type size."""

    share: float
    scale: float

    def __call__(self, narrow: float, wide: float | None = None) -> float:
        wide = narrow if wide is None else wide
        return float(round((narrow + self.share * (wide - narrow)) * self.scale))


def arrange(width: float, height: float, contents: Contents, scale: float = 1.0) -> Places:
    """The largest layout for ``width`` × ``height`` pixels.

    Args:
        scale: type size relative to the base type.
    """
    ruler = _Ruler(min(max((width / scale - _NARROW) / (_WIDE - _NARROW), 0.0), 1.0), scale)
    top, bottom = ruler(_HEAD), height - ruler(FOOT)
    area = max(bottom - top, ruler(_LEAST_ROW))
    fitting = area / min(max(contents.rows, 1), _ROWS)
    row_height = float(math.floor(min(max(fitting, ruler(_LEAST_ROW)), ruler(*_MOST_ROW))))
    row = _row(row_height, contents, ruler)
    radius, arrow, margin = ruler(10, 12), ruler(10, 24), ruler(10, 24)
    right = width - margin
    least_left = row.share.right() + ruler(24, 110) + 2 * radius + arrow
    end = _end(QRectF(least_left, top, right - least_left, area), contents, ruler)
    left = min(end.result.left(), end.after.left() if end.after is not None else end.result.left())
    plus = QPointF(left - arrow - radius, end.result.center().y())
    lowest = max(end.result.bottom(), end.after.bottom() if end.after else 0.0, plus.y() + ruler(56))
    legend = QRectF(plus.x() - radius, lowest + ruler(8), end.right - plus.x() + radius, bottom - lowest - ruler(8))
    return Places(
        contents,
        QRectF(0, top, plus.x() - radius, area),
        row_height,
        row,
        row.share.right() + ruler(2, 6),
        plus,
        radius,
        end.result,
        end.after,
        end.bars,
        legend,
        QRectF(margin, height - ruler(FOOT), width - 2 * margin, ruler(FOOT)),
    )


def _row(height: float, contents: Contents, ruler: _Ruler) -> ChannelRow:
    """The rectangles of a row with its top at 0."""
    middle, left, line, button = height / 2, ruler(10, 24), ruler(15), ruler(_BUTTON)
    name = QRectF(left, min(middle - line / 2, height - line - button - ruler(7)), ruler(80), line)
    mute = QRectF(left, name.bottom() + 2, button, button)
    solo = mute.translated(button + 2, 0)
    gain = QRectF(solo.right() + 2, mute.top(), ruler(_GAIN), button)
    tile, symbol = min(height - ruler(8), ruler(38, 140)), ruler(20, 44)
    x = name.right() + ruler(2, 12)
    boxes = [QRectF(x + number * (tile + symbol), middle - tile / 2, tile, tile) for number in range(3)]
    times, equals = (QRectF(box.right(), 0, symbol, height) for box in boxes[:2])
    share = QRectF(boxes[2].right() + ruler(8, 18), 0, ruler(80, 124), height)
    return ChannelRow(
        QRectF(0, 0, share.right(), height),
        name,
        mute,
        solo,
        gain,
        _inside(boxes[0], contents.input),
        times,
        _whole(_inside(boxes[1], contents.kernel), contents.kernel, ruler(_MOST_WEIGHT)),
        equals,
        _inside(boxes[2], contents.output),
        share,
    )


@dataclass(frozen=True)
class _End:
    """The result and the layers after it, and the right end of their maps."""

    result: QRectF
    after: QRectF | None
    bars: tuple[QRectF, ...]
    right: float


def _end(room: QRectF, contents: Contents, ruler: _Ruler) -> _End:
    """The result and the layers after it, at the right of ``room``; the classes only if they fit."""
    classes, gap = (ruler(92, 190), ruler(12, 30)) if contents.units else (0.0, 0.0)
    width = room.width() - classes - gap
    if classes and width < ruler(_LEAST_STACKED):
        return _end(room, replace(contents, units=0), ruler)
    between, caption = ruler(22, 36), ruler(CAPTION)
    height = room.height() - 2 * caption
    side = min((width - between) / 2, height, ruler(*_MOST_MAP))
    right = room.right() - classes - gap
    middle = room.center().y()
    after = None
    stacked = min(width, (height - between - caption) / 2, ruler(*_MOST_MAP))
    if contents.after is not None and side >= ruler(_LEAST_MAP):
        result = QRectF(right - 2 * side - between, middle - side / 2, side, side)
        after = result.translated(side + between, 0)
    elif contents.after is not None and stacked >= ruler(_LEAST_STACKED):
        result = QRectF(right - stacked, middle - stacked - (between + caption) / 2 + caption / 2, stacked, stacked)
        after = result.translated(0, stacked + between + caption)
    else:  # the map after the result is omitted if it does not fit
        side = max(min(width, height, ruler(*_MOST_MAP)), 8.0)
        result = QRectF(right - side, middle - side / 2, side, side)
    bars = _bars(QRectF(room.right() - classes, room.top(), classes, room.height()), contents.units, ruler)
    inside = None if after is None or contents.after is None else _inside(after, contents.after)
    return _End(_inside(result, contents.output), inside, bars, right)


def _bars(room: QRectF, units: int, ruler: _Ruler) -> tuple[QRectF, ...]:
    """One rectangle per class, vertically centred in the room."""
    pitch = min((room.height() - ruler(CAPTION)) / max(units, 1), ruler(_MOST_CLASS))
    top = room.center().y() - pitch * units / 2 + ruler(CAPTION) / 2
    return tuple(QRectF(room.left(), top + unit * pitch, room.width(), pitch) for unit in range(units))


def _inside(box: QRectF, size: Size) -> QRectF:
    """The largest rectangle of a map's shape in a box; even a map of one row is visible."""
    aspect = min(max(size[1] / size[0], 0.1), 10.0)
    width, height = min(box.width(), box.height() * aspect), min(box.height(), box.width() / aspect)
    return QRectF(box.center().x() - width / 2, box.center().y() - height / 2, width, height)


def _whole(rect: QRectF, size: Size, most: float) -> QRectF:
    """The rectangle reduced to cells of whole pixels, with a maximum side of ``most``."""
    cell = math.floor(min(rect.height() / size[0], rect.width() / size[1], most))
    if cell < 2:
        return rect
    width, height = cell * size[1], cell * size[0]
    return QRectF(round(rect.center().x() - width / 2), round(rect.center().y() - height / 2), width, height)
