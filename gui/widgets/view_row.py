"""Views side by side that share the width there is; below their least width they scroll, or fill two lines."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from gui.guard import guarded
from gui.theme import BASE_PIXELS
from gui.widgets.focus import draw_focus
from gui.widgets.keyed import KeyedWidget

ARROWS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}
GAP = 8  # between two views, at the base type size
_MOST_GAP = 26
_FACTORS = (2.3, 2.1, 1.8, 1.6, 1.4, 1.2, 1.0)  # of the type on a page of its own
_PAGE_HEIGHT = 230  # of the row there, at the base type size
_CAPTION = 17  # height of the words over a view
_WORDS = 130  # the most that they claim of the width

Lines = Sequence["Sequence[RowView]"]


def arrow_of(event: QKeyEvent) -> tuple[int, int] | None:
    """The step (down, right) that a plain arrow key means."""
    if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
        return None
    return ARROWS.get(Qt.Key(event.key()))


@guarded
class RowView(KeyedWidget):
    """One view of a row: a caption, and under it what it shows.

    Attributes:
        is_map: whether it shows a whole map, rather than how one of its cells is made.
    """

    is_map = False

    def __init__(self, name: str, tip: str, parent: QWidget | None = None) -> None:
        self._measured: tuple[float, QFont] | None = None
        super().__init__(parent)
        self._caption = ""
        self.setAccessibleName(name)
        self.setToolTip(tip)

    # ---- what a kind of view says of itself

    def widths(self, height: int) -> tuple[float, float]:
        """The least width that it can be read in at this height, and the width that it would like."""
        raise NotImplementedError

    def paint(self, painter: QPainter) -> None:
        """Paints what is under the caption."""
        raise NotImplementedError

    def key_action(self, event: QKeyEvent) -> Callable[[], None] | None:
        return None

    def tip_at(self, _position: QPoint) -> str:
        """What is said of the place under the pointer; nothing: the tooltip of the whole view."""
        return ""

    def describe(self) -> str:
        """What it shows, in words."""
        return self._caption

    # ---- what all have in common

    def show_changes(self) -> None:
        """Paints itself anew, and tells a screen reader what it shows now."""
        if self.hasFocus() or QAccessible.isActive():
            self.setAccessibleDescription(self.describe())
        self.update()

    @property
    def caption(self) -> str:
        """The words over it."""
        return self._caption

    def set_caption(self, text: str) -> None:
        """Writes other words over it."""
        if text != self._caption:
            self._caption = text
            self.update()

    @property
    def scale(self) -> float:
        """How much larger than usual its type is."""
        return self._type()[0]

    @property
    def window_scale(self) -> float:
        """How much larger than usual the window's type is, whatever that of this view."""
        return self.window().fontInfo().pixelSize() / BASE_PIXELS

    @property
    def small(self) -> QFont:
        """The type of captions."""
        return QFont(self._type()[1])

    def _type(self) -> tuple[float, QFont]:
        """Both of them, worked out once a font: they are asked for many times in every painting."""
        if self._measured is None:
            scale = self.fontInfo().pixelSize() / BASE_PIXELS
            small = QFont(self.font())
            small.setPixelSize(max(round(11 * scale), 8))
            self._measured = scale, small
        return self._measured

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._measured = None
        super().changeEvent(event)

    @property
    def caption_height(self) -> int:
        """How high the words over it are, whether there are any or not: views beside each other line up."""
        return round(_CAPTION * self.scale)

    @property
    def caption_width(self) -> float:
        """What its words claim of the width: sizes can be done without, and not all is needed of long ones."""
        words = self._caption.rpartition(" · ")[0] or self._caption
        return min(QFontMetricsF(self.small).horizontalAdvance(words) + 4, _WORDS * self.scale)

    @property
    def content(self) -> QRectF:
        """Where it shows what it shows."""
        return QRectF(self.rect()).adjusted(1, self.caption_height, -1, -1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._caption:
            painter.setFont(self.small)
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            metrics = painter.fontMetrics()
            text = self._caption
            if metrics.horizontalAdvance(text) > self.width() - 2:  # sizes are what can be done without
                text = metrics.elidedText(
                    text.rpartition(" · ")[0] or text, Qt.TextElideMode.ElideRight, self.width() - 2
                )
            painter.drawText(QRectF(1, 0, self.width(), self.caption_height - 3), Qt.AlignmentFlag.AlignVCenter, text)
        self.paint(painter)
        if self.hasFocus():
            draw_focus(painter, self.rect(), self.palette())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.show_changes()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and (text := self.tip_at(event.pos())):
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().event(event)


class Operator(RowView):
    """A sign between two views, such as × and =."""

    def __init__(self, sign: str) -> None:
        super().__init__(sign, "")
        self._sign = sign

    def widths(self, _height: int) -> tuple[float, float]:
        return 16 * self.scale, 32 * self.scale

    def paint(self, painter: QPainter) -> None:
        font = QFont(self.font())
        font.setPixelSize(round(19 * self.scale))
        painter.setFont(font)
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        painter.drawText(self.content, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, self._sign)


@guarded
class Stack(RowView):
    """Maps on top of each other in one place of a row, or side by side; those that are hidden take no room."""

    is_map = True

    def __init__(self, *views: RowView) -> None:
        super().__init__("", "")
        self._views = views
        self._shown: Sequence[RowView] = views
        self._is_beside = False
        for view in views:
            view.setParent(self)

    def show_views(self, shown: Sequence[RowView]) -> None:
        """Shows these of its views."""
        if list(shown) == list(self._shown):
            return
        self._shown = shown
        for view in self._views:
            view.setVisible(view in shown)
        self._place()

    def set_beside(self, beside: bool) -> None:
        """Puts its views side by side, or on top of each other."""
        if beside != self._is_beside:
            self._is_beside = beside
            self._place()

    def widths(self, height: int) -> tuple[float, float]:
        if self._is_beside:
            each, gaps = [view.widths(height) for view in self._shown], (len(self._shown) - 1) * GAP * self.scale
            return sum(least for least, _ in each) + gaps, sum(ideal for _, ideal in each) + gaps
        each = [view.widths(height // max(len(self._shown), 1)) for view in self._shown]
        return max(least for least, _ in each), max(ideal for _, ideal in each)

    def paint(self, painter: QPainter) -> None:
        """Its views paint themselves."""

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._place()

    def _place(self) -> None:
        if self._is_beside:
            gap, left = round(GAP * self.scale), 0.0
            wanted = [view.widths(self.height())[1] for view in self._shown]
            share = (self.width() - gap * (len(wanted) - 1)) / max(sum(wanted), 1)
            for view, width in zip(self._shown, wanted, strict=True):
                view.setGeometry(round(left), 0, round(share * width), self.height())
                left += share * width + gap
        else:
            height = self.height() // max(len(self._shown), 1)
            for number, view in enumerate(self._shown):
                view.setGeometry(0, number * height, self.width(), height)


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
        font = QFont(self.font())
        font.setPixelSize(round(self.fontInfo().pixelSize() * factor))
        for view in self.findChildren(RowView):
            if view.font().pixelSize() != font.pixelSize():
                view.setFont(font)
        self._enlarged = factor

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
        self._order = orders[best] if best is not None else self._wrapped()

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

    def _wrapped(self) -> Lines:
        """Lines with no more side by side than there is room for."""
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
        elif place != self._placed[:2]:
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
                view.setGeometry(QRect(round(beside + left), top, round(right) - round(left), height))
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
