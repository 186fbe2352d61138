"""The layout of a row of views: one line, or on a page of its own the lines and the type that fill it best."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QRect, QSize

from gui.cell.painting.sign import SignState
from gui.cell.painting.stack import StackState
from gui.cell.painting.view_state import GAP, ViewState, ViewType

_MOST_GAP = 26  # maximum gap between two views
_FACTORS = (2.3, 2.1, 1.8, 1.6, 1.4, 1.2, 1.0)  # type sizes on a page of its own, relative to the row's
_PAGE_HEIGHT = 230  # maximum height of a line there, at the base type size

Views = Sequence[ViewState]
Lines = Sequence[Sequence[int]]  # indices of views, line by line
Widths = list[list[tuple[float, float]]]  # minimum and preferred, line by line


@dataclass(frozen=True)
class Order:
    """The distribution of views over lines.

    Args:
        lines: the indices of the views, line by line.
        factor: the type size of the views relative to that of the row.
    """

    lines: Lines
    factor: float = 1.0

    @property
    def is_beside(self) -> bool:
        """Whether the maps of a stack stand side by side: they have a line of their own."""
        return len(self.lines) > 1


@dataclass(frozen=True)
class Placement:
    """The rectangles of views.

    Args:
        minimum_width: of the row; where there is less, it scrolls.
        rects: one per view.
    """

    minimum_width: int
    rects: tuple[QRect, ...]


@dataclass(frozen=True, eq=False)
class RowSpace:
    """The space of a row.

    Args:
        size: of the row in pixels.
        visible: the width in pixels that is visible without scrolling.
        type: of the row; the views may have a larger one.
        is_large: whether it is a page of its own, which the views fill with larger type.
    """

    size: QSize
    visible: int
    type: ViewType
    is_large: bool

    # ---- order

    def order_of(self, views: Views) -> Order:
        """The order that fills most of the page, in type as large as it allows; without a page, one line."""
        if not self.is_large:
            return Order([range(len(views))])
        orders = _orders(views)
        fitting: dict[int, float] = {}  # the largest type of every order
        for factor in _FACTORS:
            for number, lines in enumerate(orders):
                if number not in fitting and self._fits(views, Order(lines, factor)):
                    fitting[number] = factor
        filled = {number: self._filled(views, Order(orders[number], at)) * at for number, at in fitting.items()}
        best = max(filled, key=filled.__getitem__, default=None)
        if best is not None:
            return Order(orders[best], fitting[best])
        return self._narrowest(views, Order(orders[-1], _FACTORS[-1]))

    def _fits(self, views: Views, order: Order) -> bool:
        """Whether all lines have most of their preferred width."""
        gap = GAP * self._scale(order)
        wanted = [
            sum(0.2 * least + 0.8 * ideal for least, ideal in widths) + len(widths) * gap
            for widths in self.widths(views, order)
        ]
        return max(wanted) <= self.visible

    def _filled(self, views: Views, order: Order) -> float:
        """The area that the views fill, in pixels; their content is seldom higher than wide."""
        height = self._height(order)
        return sum(ideal * min(ideal, height) for widths in self.widths(views, order) for _, ideal in widths)

    def _narrowest(self, views: Views, order: Order) -> Order:
        """The order itself if it fits, else lines with only as many views side by side as fit."""
        if all(self._least(views, *each, order) <= self.visible for each in self._each(views, order)):
            return order
        lines: list[list[int]] = [[]]
        one_line = Order([range(len(views))], order.factor)
        widths, gap, taken = self.widths(arranged(views, order), one_line)[0], GAP * self._scale(order), 0.0
        for group in _groups(views, range(len(views))):
            needed = sum(widths[number][0] for number in group)
            if lines[-1] and taken + gap + needed > self.visible:
                lines.append([])
                taken = -gap
            lines[-1] += group
            taken += gap + needed
        return Order(lines, order.factor)

    # ---- sizes

    def view_type(self, order: Order) -> ViewType:
        """The type of the views."""
        return ViewType(self.type.sized(round(self.type.pixels * order.factor)), self.type.window_pixels)

    def _scale(self, order: Order) -> float:
        return order.factor * self.type.scale

    def _height(self, order: Order) -> int:
        """The height of the views: on a page of their own it is limited by their type."""
        height = self.size.height() // len(order.lines)
        return min(height, round(_PAGE_HEIGHT * self._scale(order))) if self.is_large else height

    def widths(self, views: Views, order: Order) -> Widths:
        """The minimum and preferred widths of all views, line by line."""
        type_, height, shown = self.view_type(order), self._height(order), arranged(views, order)
        return [[shown[number].widths(type_, height) for number in line] for line in order.lines]

    # ---- placement

    def placed(self, views: Views, order: Order) -> Placement:
        """The rectangles of all views."""
        lines, height = self._each(views, order), self._height(order)
        least = max(round(self._least(views, line, widths, order)) for line, widths in lines)
        spans = [self._spans(views, line, widths, order) for line, widths in lines]
        spare = self.size.width() - max(line[-1][1] for line in spans)
        top, beside = (self.size.height() - height * len(lines)) // 3, max(spare, 0) / 2 if self.is_large else 0.0
        rects = [QRect()] * len(views)
        for (line, _), each in zip(lines, spans, strict=True):
            for number, (left, right) in zip(line, each, strict=True):
                first, end = round(beside + left), round(beside + right)  # rounded alike, so that neighbours touch
                rects[number] = QRect(first, top, end - first, height)
            top += height
        return Placement(least, tuple(rects))

    def _each(self, views: Views, order: Order) -> list[tuple[Sequence[int], list[tuple[float, float]]]]:
        """Every line with the widths of its views."""
        return list(zip(order.lines, self.widths(views, order), strict=True))

    def _least(self, views: Views, line: Sequence[int], widths: Sequence[tuple[float, float]], order: Order) -> float:
        """The minimum width of a line."""
        return sum(least for least, _ in widths) + (len(_groups(views, line)) - 1) * GAP * self._scale(order)

    def _spans(
        self, views: Views, line: Sequence[int], widths: Sequence[tuple[float, float]], order: Order
    ) -> list[tuple[float, float]]:
        """(left, right) of the views of a line: their minimum widths, and shares of the spare width."""
        scale, spaces = self._scale(order), len(_groups(views, line)) - 1
        spare = self.size.width() - self._least(views, line, widths, order)
        wanted = sum(ideal - least for least, ideal in widths)
        share = min(max(spare / max(wanted, 1), 0.0), 1.0)
        gap = GAP * scale + min(max(spare - wanted, 0) / max(spaces, 1), (_MOST_GAP - GAP) * scale)
        spans: list[tuple[float, float]] = []
        left, before = 0.0, None
        for number, (narrow, wide) in zip(line, widths, strict=True):
            left += gap if before is not None and _is_apart(views[before], views[number]) else 0
            spans.append((left, left + narrow + share * (wide - narrow)))
            left, before = spans[-1][1], number
        return spans


def arranged(views: Views, order: Order) -> list[ViewState]:
    """The views, with stacks side by side or stacked as the order requires."""
    return [replace(view, is_beside=order.is_beside) if isinstance(view, StackState) else view for view in views]


def _orders(views: Views) -> list[Lines]:
    """The possible lines of a page: all side by side, or the maps above and all others below."""
    whole = range(len(views))
    maps = [number for number in whole if views[number].is_map]
    others = [number for number in whole if not views[number].is_map]
    return [[whole], [maps, others]] if maps and others else [[whole]]


def _is_apart(left: ViewState, right: ViewState) -> bool:
    """Whether there is a gap between two neighbours: signs stand close."""
    return not isinstance(left, SignState) and not isinstance(right, SignState)


def _groups(views: Views, line: Sequence[int]) -> list[list[int]]:
    """The views of a line in groups that stay together: a calculation with its signs."""
    groups: list[list[int]] = []
    for at, number in enumerate(line):
        if at and not _is_apart(views[line[at - 1]], views[number]):
            groups[-1].append(number)
        else:
            groups.append([number])
    return groups
