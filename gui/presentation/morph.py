"""The transition between scenes: the old page fades out, and maps that both pages show move to their new places."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol, runtime_checkable

import numpy as np
from PySide6.QtCore import QEasingCurve, QEvent, QObject, QPoint, QPointF, QRectF, QSizeF, Qt, QVariantAnimation, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QApplication, QStackedWidget, QStyle, QWidget

from engine import Project
from gui.events.guard import guarded
from gui.state.selection import Place

_TIME = 320  # milliseconds
_LANDED = 0.7  # fraction of the way after which a map blends into its successor
_MOST_MAPS = 100  # if there are more, they only fade: nobody could follow them
_STILL = 2.0  # pixels; shorter moves are not animated

Places = Mapping[Place, QRectF]


@runtime_checkable
class ShowsMaps(Protocol):
    """A widget that shows feature maps."""

    def map_places(self) -> Places:
        """The visible maps' rectangles in widget coordinates."""
        ...


@guarded
class Morph(QWidget):
    """An overlay that animates the transition; any key or click ends it and is passed on to the page below."""

    def __init__(self, pages: QStackedWidget) -> None:
        super().__init__(pages)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._pages = pages
        self._picture, self._origin = QPixmap(), QPoint()
        self._before: Places = {}
        self._curve = QEasingCurve(QEasingCurve.Type.InOutCubic)
        self._animation = QVariantAnimation(self, startValue=0.0, endValue=1.0, duration=_TIME)
        self._animation.valueChanged.connect(self._follow)
        self._animation.finished.connect(self.end)
        self.hide()

    def begin(self, stays: bool) -> None:
        """Starts a transition from the present page; does nothing if the system asks for reduced motion.

        Args:
            stays: whether the next scene has the same input picture; otherwise maps only fade.
        """
        self.end()
        page = self._pages.currentWidget()
        duration = self.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration)
        if page is None or not page.isVisible() or duration <= 0:
            return
        self._picture, self._origin = page.grab(), page.mapTo(page.window(), QPoint())
        self._before = _places(page) if stays else {}
        self._follow()
        self.show()
        self.raise_()
        app = QApplication.instance()
        assert app is not None
        app.installEventFilter(self)
        self._animation.start()

    @Slot()
    def end(self) -> None:
        """Ends the transition at once."""
        if self.isHidden():
            return
        app = QApplication.instance()
        assert app is not None
        app.removeEventFilter(self)
        self._animation.stop()
        self.hide()
        self._picture, self._before = QPixmap(), {}

    def moves(self) -> dict[Place, tuple[QRectF, QRectF]]:
        """Old and new rectangles of the maps that move, in window coordinates."""
        page = self._pages.currentWidget()
        after = _places(page) if page is not None else {}
        moved = {
            key: (place, after[key])
            for key, place in self._before.items()
            if key in after and _distance(place, after[key]) > _STILL
        }
        return moved if len(moved) <= _MOST_MAPS else {}

    @Slot()
    def _follow(self) -> None:
        self.setGeometry(self._pages.rect())  # docks that appear or disappear change the size of the pages
        self.raise_()
        self.update()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress):
            self.end()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        done, moves = float(self._animation.currentValue()), self.moves()
        way, ratio = self._curve.valueForProgress(done), self._picture.devicePixelRatio()
        with QPainter(self) as painter:
            painter.translate(-QPointF(self.mapTo(self.window(), QPoint())))
            painter.setOpacity(1 - done)
            painter.drawPixmap(self._origin, self._picture)
            painter.setOpacity(min((1 - done) / (1 - _LANDED), 1.0))
            for start, end in moves.values():
                piece = start.translated(-QPointF(self._origin))
                source = QRectF(piece.topLeft() * ratio, piece.size() * ratio)
                painter.drawPixmap(_between(start, end, way), self._picture, source)


def is_same_picture(one: Project, other: Project) -> bool:
    """Whether two projects have the same input picture."""
    before, after = one.input.image, other.input.image
    if before is None or after is None:
        return before is after
    return np.array_equal(before.data, after.data)


def _places(page: QWidget) -> Places:
    """The rectangles of a page's visible maps, in window coordinates."""
    return {
        key: place.translated(QPointF(widget.mapTo(page.window(), QPoint())))
        for widget in (page, *page.findChildren(QWidget))
        if isinstance(widget, ShowsMaps) and widget.isVisible()
        for key, place in widget.map_places().items()
    }


def _distance(one: QRectF, other: QRectF) -> float:
    corners = one.topLeft() - other.topLeft(), one.bottomRight() - other.bottomRight()
    return max(corner.manhattanLength() for corner in corners)


def _between(start: QRectF, end: QRectF, way: float) -> QRectF:
    size = start.size() * (1 - way) + end.size() * way
    return QRectF(start.topLeft() * (1 - way) + end.topLeft() * way, QSizeF(size))
