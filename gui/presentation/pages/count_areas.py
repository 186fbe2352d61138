"""A widget that shows two counts as areas to scale, zoomed in or out."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QVariantAnimation, Signal
from PySide6.QtGui import (
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget

from gui.events.guard import guarded
from gui.presentation.pages.areas_painter import paint_areas
from gui.presentation.pages.areas_state import AreasState, Count
from gui.text.phrases import count_text

_TIME = 2000  # milliseconds from near to far
_LINES = 8.0  # of type that it needs in height


@guarded
class CountAreas(QWidget):
    """Shows two counts as areas to scale: zoomed in on the smaller one, or out until both fit.

    Signals:
        turn_asked: it was clicked, to zoom in or out.
    """

    turn_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.counts = Count("", 1), Count("", 1)  # the smaller one, and the larger one
        self.near = False
        self._animation = QVariantAnimation(self, duration=_TIME)
        self._animation.valueChanged.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(400, round(_LINES * self.fontMetrics().height()))  # in a scroll area it gets no less than that

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def show_counts(self, one: Count, other: Count) -> None:
        """Sets the counts."""
        self.counts = (one, other) if one.count <= other.count else (other, one)
        self.setAccessibleDescription(", ".join(f"{each.name}: {count_text(each.count)}" for each in self.counts))
        self.update()

    def set_near(self, near: bool) -> None:
        """Zooms in or out, with an animation."""
        if near == self.near:
            return
        start = self.distance
        self.near = near
        self._animation.stop()
        duration = self.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, self)
        if duration > 0 and self.isVisible():
            self._animation.setStartValue(start)
            self._animation.setEndValue(0.0 if near else 1.0)
            self._animation.start()
        self.update()

    @property
    def distance(self) -> float:
        """The zoom: 0 on the smaller count, 1 out until both fit."""
        if self._animation.state() == QVariantAnimation.State.Running:
            return float(self._animation.currentValue())
        return 0.0 if self.near else 1.0

    # ---- what is painted

    def state(self) -> AreasState:
        """The present paint state."""
        return AreasState(self.counts, self.distance, self.size(), self.font(), self.palette())

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            paint_areas(painter, self.state())

    # ---- mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.turn_asked.emit()
