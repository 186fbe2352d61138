"""The base of the widgets of the cell page: mouse, keys and accessibility for a frozen state and its picture."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QAccessible, QFocusEvent, QHelpEvent, QKeyEvent, QPainter, QPaintEvent

from gui.cell.painting.sign import SignPicture, SignState
from gui.cell.painting.view_state import Picture, State, Surface, ViewType, paint_caption
from gui.events.guard import guarded
from gui.widgets.focus import draw_focus
from gui.widgets.keyed import KeyedWidget
from gui.widgets.tips import show_beside

Shown = TypeVar("Shown", bound=Picture)  # type: ignore[type-arg]  # the picture of any state


@guarded
class RowView(KeyedWidget, Generic[State, Shown]):
    """A view of a ViewRow: a caption, and below it the content.

    Attributes:
        state: what it shows.
    """

    def __init__(self, name: str, tip: str, state: State, picture: Callable[[State, Surface], Shown]) -> None:
        self._type: ViewType | None = None
        super().__init__()
        self.state = self._empty = state
        self._make_picture = picture
        self.setAccessibleName(name)
        self.setToolTip(tip)

    # ---- to be overridden

    def paint(self, painter: QPainter) -> None:
        """Paints the content."""
        self.picture.paint(painter)

    def key_action(self, event: QKeyEvent) -> Callable[[], None] | None:
        return None

    def tip_at(self, _position: QPoint) -> str:
        """The tooltip at a point; empty for that of the whole view."""
        return ""

    def describe(self) -> str:
        """The content in words, for screen readers."""
        return self.caption

    # ---- common to all

    def show_state(self, state: State) -> None:
        """Shows another state; updates the accessible description."""
        self.state = state
        self._announce()
        self.update()

    def forget(self) -> None:
        """Drops what it shows."""
        self.state = self._empty

    def _announce(self) -> None:
        if self.hasFocus() or QAccessible.isActive():
            self.setAccessibleDescription(self.describe())

    @property
    def caption(self) -> str:
        """The caption."""
        return self.state.caption

    @property
    def type(self) -> ViewType:
        """The font of this view, and the sizes that follow from it."""
        pixels = self.window().fontInfo().pixelSize()
        if self._type is None or self._type.window_pixels != pixels:
            self._type = ViewType(self.font(), pixels)
        return self._type

    def surface(self) -> Surface:
        """Size, type and colours that the view is painted with."""
        return Surface(self.size(), self.type, self.palette(), self.devicePixelRatioF())

    @property
    def picture(self) -> Shown:
        """The state on the current surface, for painting and hit-testing."""
        return self._make_picture(self.state, self.surface())

    def widths(self, height: int) -> tuple[float, float]:
        """The minimum readable width and the preferred width at this height."""
        return self.state.widths(self.type, height)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._type = None
            self.updateGeometry()  # its row sets the font again
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            paint_caption(painter, self.caption, self.surface())
            self.paint(painter)
            if self.hasFocus():
                draw_focus(painter, self.rect(), self.palette())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._announce()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            text = self.tip_at(event.pos()) or self.toolTip()
            show_beside(self, text, event.globalPos(), self.rect())  # its neighbours have the same height
            return True
        return super().event(event)


class Operator(RowView[SignState, SignPicture]):
    """An operator sign between two views, such as × or =."""

    def __init__(self, sign: str) -> None:
        super().__init__(sign, "", SignState(sign=sign), SignPicture)
