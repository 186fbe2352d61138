"""What stands in a row of views: a caption with something under it, a sign between two, maps that share a place."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt
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
from PySide6.QtWidgets import QWidget

from gui.events.guard import guarded
from gui.look.fitted_text import fitted
from gui.look.fonts import BASE_PIXELS, SMALLEST_PIXELS
from gui.widgets.focus import draw_focus
from gui.widgets.keyed import KeyedWidget
from gui.widgets.tips import show_beside

ARROWS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}
GAP = 8  # between two views, at the base type size
_CAPTION, _BELOW_CAPTION = 17, 3  # height of the words over a view, and what of it is below them
_WORDS = 130  # the most that they claim of the width


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
        self._caption = self._longest_caption = ""
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

    def set_caption(self, text: str, longest: str = "") -> None:
        """Writes other words over it.

        Args:
            longest: the longest that there is to be room for, if these are not.
        """
        if (text, longest) != (self._caption, self._longest_caption):
            self._caption, self._longest_caption = text, longest
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

    def fitted(self, text: str, width: float, *others: str) -> tuple[str, QFont]:
        """Words in the type of captions, or as much smaller as they need to fit a width.

        Args:
            others: what else may stand in their place, in the same type.
        """
        wanted = max((text, *others), key=QFontMetricsF(self.small).horizontalAdvance)
        shown, font = fitted(wanted, self.small, width, round(SMALLEST_PIXELS * self.window_scale))
        if wanted != text:
            shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, width)
        return shown, font

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
        return max(round(_CAPTION * self.scale), math.ceil(QFontMetricsF(self.small).height()) + _BELOW_CAPTION)

    @property
    def caption_width(self) -> float:
        """What its words claim of the width: sizes can be done without, and not all is needed of long ones."""
        texts = [text.rpartition(" · ")[0] or text for text in (self._caption, self._longest_caption)]
        widest = max(map(QFontMetricsF(self.small).horizontalAdvance, texts))
        return min(widest + 4, _WORDS * self.scale)

    @property
    def content(self) -> QRectF:
        """Where it shows what it shows."""
        return QRectF(self.rect()).adjusted(1, self.caption_height, -1, -1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            if self._caption:
                painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
                text, width = self._caption, self.width() - 2
                if QFontMetricsF(self.small).horizontalAdvance(text) > width:  # sizes are what can be done without
                    text = text.rpartition(" · ")[0] or text
                text, font = self.fitted(text, width)
                painter.setFont(font)
                painter.drawText(
                    QRectF(1, 0, self.width(), self.caption_height - _BELOW_CAPTION),
                    Qt.AlignmentFlag.AlignVCenter,
                    text,
                )
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
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            text = self.tip_at(event.pos()) or self.toolTip()
            show_beside(self, text, event.globalPos(), self.rect())  # its neighbours are as high
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
