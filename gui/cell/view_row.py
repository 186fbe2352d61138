"""Views side by side that share the width there is; below their least width they scroll, or fill two lines."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.events.guard import guarded
from gui.look.fonts import BASE_PIXELS
from gui.widgets.row_view import GAP, Operator, RowView, Stack

_MOST_GAP = 26
_FACTORS = (2.3, 2.1, 1.8, 1.6, 1.4, 1.2, 1.0)  # of the type on a page of its own
_PAGE_HEIGHT = 230  # of the row there, at the base type size

Lines = Sequence[Sequence[RowView]]


@guarded
class ViewRow(QWidget):
    """A row of views that are made once and shown as they are needed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: Sequence[RowView] = ()
        self._placed: tuple[object, ...] = ()
        self._order: Lines = []  # what stands in which line
        self._is_large = False
        self._enlarged = 1.0  # how much larger than the window's its type is
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def add(self, *views: RowView) -> None:
        """Takes views in; none of them is shown yet."""
        for view in views:
            view.setParent(self)
            view.hide()

    def show_views(self, views: Sequence[RowView]) -> None:
        """Shows these views from left to right, and no others."""
        if list(views) != list(self._shown):
            for view in self._shown:
                if view not in views:
                    view.hide()
            self._shown = views
            for before, after in pairwise(views):
                QWidget.setTabOrder(before, after)
            self._fit()
            for view in views:
                view.show()
        else:
            self._fit()

    def rearrange(self) -> None:
        """Forgets how a page was filled: something else is to be shown."""
        self._placed = ()

    @property
    def shown(self) -> Sequence[RowView]:
        """The views that are shown, from left to right."""
        return self._shown

    def minimumSizeHint(self) -> QSize:
        return QSize(60, round(84 * self.fontInfo().pixelSize() / BASE_PIXELS))

    def set_large(self, large: bool) -> None:
        """Fills the room there is with larger type, as on a page of its own."""
        self._is_large = large
        self._enlarge(1.0)
        self.rearrange()
        self._fit()

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._fit()

    def _enlarge(self, factor: float) -> None:
        """Gives the views larger type than the window's."""
        self._enlarged = factor
        font = QFont(self.font())
        font.setPixelSize(self._type)
        for view in self.findChildren(RowView):
            if view.font().pixelSize() != self._type:
                view.setFont(font)

    @property
    def _type(self) -> int:
        """The type that the views are to have, in pixels."""
        return round(self.fontInfo().pixelSize() * self._enlarged)

    def _has_its_type(self) -> bool:
        """Whether the views still have that type: another theme gives them the window's."""
        return all(view.font().pixelSize() == self._type for view in self._shown)

    def _grow(self) -> None:
        """Finds the arrangement that fills most of the page, in type as large as it allows."""
        orders = _orders(self._shown)
        fitting: dict[int, float] = {}  # the largest type of every order
        for factor in _FACTORS:
            self._enlarge(factor)
            for number, lines in enumerate(orders):
                if number not in fitting and self._fits(lines):
                    fitting[number] = factor
        filled = {}
        for number, factor in fitting.items():
            self._enlarge(factor)
            filled[number] = self._filled(orders[number]) * factor
        best = max(filled, key=filled.__getitem__, default=None)
        self._enlarge(fitting[best] if best is not None else _FACTORS[-1])
        self._order = orders[best] if best is not None else self._narrowest(orders[-1])

    def _fits(self, lines: Lines) -> bool:
        """Whether all lines have most of the width that they would like."""
        gap = GAP * self._scale()
        wanted = [
            sum(0.2 * least + 0.8 * ideal for least, ideal in widths) + len(widths) * gap
            for widths in self._widths(lines)
        ]
        return max(wanted) <= self._room

    def _filled(self, lines: Lines) -> float:
        """How much of the page the views take; what they show is seldom higher than wide."""
        height = self._row_height(len(lines))
        return sum(ideal * min(ideal, height) for widths in self._widths(lines) for _, ideal in widths)

    def _widths(self, lines: Lines) -> list[list[tuple[float, float]]]:
        height = self._row_height(len(lines))
        for view in self._shown:
            if isinstance(view, Stack):
                view.set_beside(len(lines) > 1)
        return [[view.widths(height) for view in line] for line in lines]

    def _scale(self) -> float:
        return self._enlarged * self.fontInfo().pixelSize() / BASE_PIXELS

    def _row_height(self, lines: int = 1) -> int:
        """How high the views are: on a page of their own no higher than their type is made for."""
        height = self.height() // lines
        return min(height, round(_PAGE_HEIGHT * self._scale())) if self._is_large else height

    def _narrowest(self, order: Lines) -> Lines:
        """The order where it can be read, else lines with no more side by side than there is room for."""
        if all(self._least(*each) <= self._room for each in zip(order, self._widths(order), strict=True)):
            return order
        lines: list[list[RowView]] = [[]]
        height, gap, taken = self._row_height(), GAP * self._scale(), 0.0
        for group in _groups(self._shown):
            needed = sum(view.widths(height)[0] for view in group)
            if lines[-1] and taken + gap + needed > self._room:
                lines.append([])
                taken = -gap
            lines[-1] += group
            taken += gap + needed
        return lines

    @property
    def _room(self) -> int:
        """The width that there is without scrolling."""
        around = self.parentWidget()
        return around.width() if around is not None else self.width()

    def _fit(self) -> None:
        """Gives every view its place, where it can be read."""
        if not self._shown:
            return
        place = (tuple(map(id, self._shown)), self.size().toTuple())
        if not self._is_large:
            self._order = [list(self._shown)]
        elif place != self._placed[:2] or not self._has_its_type():
            self._grow()
        lines, widths, height = self._order, self._widths(self._order), self._row_height(len(self._order))
        key = (*place, tuple(map(tuple, widths)))
        if key == self._placed:
            return
        self._placed = key
        self.setMinimumWidth(max(round(self._least(*line)) for line in zip(lines, widths, strict=True)))
        spans = [self._spans(line, each) for line, each in zip(lines, widths, strict=True)]
        spare = self.width() - max(line[-1][1] for line in spans)
        top, beside = (self.height() - height * len(lines)) // 3, max(spare, 0) / 2 if self._is_large else 0.0
        for line, each in zip(lines, spans, strict=True):
            for view, (left, right) in zip(line, each, strict=True):
                first, end = round(beside + left), round(beside + right)  # as the next one has it
                view.setGeometry(QRect(first, top, end - first, height))
            top += height

    def _least(self, line: Sequence[RowView], widths: Sequence[tuple[float, float]]) -> float:
        """The width that views side by side need."""
        return sum(least for least, _ in widths) + (len(_groups(line)) - 1) * GAP * self._scale()

    def _spans(self, line: Sequence[RowView], widths: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
        """From where to where views reach: what they need, and what they would like if there is room."""
        scale, spaces = self._scale(), len(_groups(line)) - 1
        spare = self.width() - self._least(line, widths)
        wanted = sum(ideal - least for least, ideal in widths)
        share = min(max(spare / max(wanted, 1), 0.0), 1.0)
        gap = GAP * scale + min(max(spare - wanted, 0) / max(spaces, 1), (_MOST_GAP - GAP) * scale)
        spans: list[tuple[float, float]] = []
        left, before = 0.0, None
        for view, (narrow, wide) in zip(line, widths, strict=True):
            left += gap if before is not None and _is_apart(before, view) else 0
            spans.append((left, left + narrow + share * (wide - narrow)))
            left, before = spans[-1][1], view
        return spans


def _orders(views: Sequence[RowView]) -> list[Lines]:
    """What may stand in which line of a page: all side by side, or the maps above and what is between them below."""
    maps = [view for view in views if view.is_map]
    others = [view for view in views if not view.is_map]
    return [[list(views)], [maps, others]] if maps and others else [[list(views)]]


def _is_apart(left: RowView, right: RowView) -> bool:
    """Whether there is a gap between two neighbours: signs stand close."""
    return not isinstance(left, Operator) and not isinstance(right, Operator)


def _groups(views: Sequence[RowView]) -> list[list[RowView]]:
    """Views that stay together: a calculation with its signs."""
    groups: list[list[RowView]] = []
    for number, view in enumerate(views):
        if number and not _is_apart(views[number - 1], view):
            groups[-1].append(view)
        else:
            groups.append([view])
    return groups
