"""Base classes of the views in a ViewRow: a captioned view, an operator sign, a stack of maps."""

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
_CAPTION, _BELOW_CAPTION = 17, 3  # height of the caption, and of the space below its text
_WORDS = 130  # maximum width that a caption requests


def arrow_of(event: QKeyEvent) -> tuple[int, int] | None:
    """The step (down, right) of an arrow key without modifiers."""
    if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
        return None
    return ARROWS.get(Qt.Key(event.key()))


@guarded
class RowView(KeyedWidget):
    """A view of a ViewRow: a caption, and below it the content.

    Attributes:
        is_map: whether it shows a whole map, not the computation of one cell.
    """

    is_map = False

    def __init__(self, name: str, tip: str, parent: QWidget | None = None) -> None:
        self._measured: tuple[float, QFont] | None = None
        super().__init__(parent)
        self._caption = self._longest_caption = ""
        self.setAccessibleName(name)
        self.setToolTip(tip)

    # ---- to be overridden

    def widths(self, height: int) -> tuple[float, float]:
        """The minimum readable width and the preferred width at this height."""
        raise NotImplementedError

    def paint(self, painter: QPainter) -> None:
        """Paints the content."""
        raise NotImplementedError

    def key_action(self, event: QKeyEvent) -> Callable[[], None] | None:
        return None

    def tip_at(self, _position: QPoint) -> str:
        """The tooltip at a point; empty for that of the whole view."""
        return ""

    def describe(self) -> str:
        """The content in words, for screen readers."""
        return self._caption

    # ---- common to all

    def show_changes(self) -> None:
        """Repaints, and updates the accessible description."""
        if self.hasFocus() or QAccessible.isActive():
            self.setAccessibleDescription(self.describe())
        self.update()

    @property
    def caption(self) -> str:
        """The caption."""
        return self._caption

    def set_caption(self, text: str, longest: str = "") -> None:
        """Sets the caption.

        Args:
            longest: text to reserve width for, if longer than ``text``.
        """
        if (text, longest) != (self._caption, self._longest_caption):
            self._caption, self._longest_caption = text, longest
            self.update()

    @property
    def scale(self) -> float:
        """The type size of this view relative to the base type."""
        return self._type()[0]

    @property
    def window_scale(self) -> float:
        """The type size of the window relative to the base type."""
        return self.window().fontInfo().pixelSize() / BASE_PIXELS

    @property
    def small(self) -> QFont:
        """The font of captions."""
        return QFont(self._type()[1])

    def fitted(self, text: str, width: float, *others: str) -> tuple[str, QFont]:
        """The text and its caption font, shrunk to fit a width.

        Args:
            others: other texts that must fit in the same font.
        """
        wanted = max((text, *others), key=QFontMetricsF(self.small).horizontalAdvance)
        shown, font = fitted(wanted, self.small, width, round(SMALLEST_PIXELS * self.window_scale))
        if wanted != text:
            shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, width)
        return shown, font

    def _type(self) -> tuple[float, QFont]:
        """Scale and caption font, cached per font: they are used many times in every paint."""
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
        """The height of the caption, reserved even if it is empty, so that neighbouring views line up."""
        return max(round(_CAPTION * self.scale), math.ceil(QFontMetricsF(self.small).height()) + _BELOW_CAPTION)

    @property
    def caption_width(self) -> float:
        """The width that the caption requests: without the size in it, and limited for long ones."""
        texts = [text.rpartition(" · ")[0] or text for text in (self._caption, self._longest_caption)]
        widest = max(map(QFontMetricsF(self.small).horizontalAdvance, texts))
        return min(widest + 4, _WORDS * self.scale)

    @property
    def content(self) -> QRectF:
        """The rectangle of the content."""
        return QRectF(self.rect()).adjusted(1, self.caption_height, -1, -1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            if self._caption:
                painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
                text, width = self._caption, self.width() - 2
                if QFontMetricsF(self.small).horizontalAdvance(text) > width:  # drops the size first
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
            show_beside(self, text, event.globalPos(), self.rect())  # its neighbours have the same height
            return True
        return super().event(event)


class Operator(RowView):
    """An operator sign between two views, such as × or =."""

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
    """Several maps in one place of a row, stacked or side by side; hidden ones take no space."""

    is_map = True

    def __init__(self, *views: RowView) -> None:
        super().__init__("", "")
        self._views = views
        self._shown: Sequence[RowView] = views
        self._is_beside = False
        for view in views:
            view.setParent(self)

    def show_views(self, shown: Sequence[RowView]) -> None:
        """Shows exactly these of its views."""
        if list(shown) == list(self._shown):
            return
        self._shown = shown
        for view in self._views:
            view.setVisible(view in shown)
        self._place()

    def set_beside(self, beside: bool) -> None:
        """Arranges the views side by side, or stacked."""
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
        """Does nothing: its views paint themselves."""

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
