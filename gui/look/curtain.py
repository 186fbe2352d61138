"""Large visible changes, done in slices while the windows show their earlier picture."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import shiboken6
from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPixmap, QRegion
from PySide6.QtWidgets import QApplication, QWidget

from gui.events.guard import guarded


def behind_curtains(windows: Iterable[QWidget], pieces: Iterator[object]) -> Iterator[None]:
    """Does the pieces of work while the windows show their present picture; then uncovers them part by part.

    States between two pieces are never painted, so each part is painted once.
    """
    return _uncovering([Curtain(each) for each in windows if each.isVisible()], pieces)


def in_place_of(old: QWidget, new: QWidget) -> Iterator[None]:
    """Covers a window, not yet shown, with the picture of the one that it replaces; then uncovers it in pieces."""
    return _uncovering([Curtain(new, old)], iter(()))


def _uncovering(curtains: Sequence[Curtain], pieces: Iterator[object]) -> Iterator[None]:
    try:
        for _ in pieces:
            for curtain in filter(shiboken6.isValid, curtains):
                curtain.raise_()  # above widgets that the piece added
            yield
        for curtain in filter(shiboken6.isValid, curtains):
            yield from curtain.lift()
    finally:
        for curtain in filter(shiboken6.isValid, curtains):  # a window may have been deleted meanwhile
            curtain.remove()


@guarded
class Curtain(QWidget):
    """An opaque picture of a window above all its content; mouse events pass through to the content.

    Args:
        pictured: the window in the picture, if it is not the covered one.
    """

    def __init__(self, window: QWidget, pictured: QWidget | None = None) -> None:
        super().__init__(window)
        self._window, self._picture = window, _painted(pictured or window)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setGeometry(window.rect())
        window.installEventFilter(self)
        self.show()
        self.raise_()

    def lift(self) -> Iterator[None]:
        """Uncovers the parts of the window one by one, each painted before the next."""
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)  # else much would be painted twice
        yield
        if not shiboken6.isValid(self):
            return
        left = QRegion(self.rect())
        for part in _parts(self._window):
            left -= part
            if left.isEmpty() or not shiboken6.isValid(self):
                break
            self.setMask(left)
            QApplication.sendPostedEvents(self._window, QEvent.Type.UpdateRequest)
            yield

    def remove(self) -> None:
        """Uncovers everything."""
        self._window.removeEventFilter(self)
        self.hide()
        self.deleteLater()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._window.rect())
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(event.rect(), self.palette().window())  # if the window has grown meanwhile
            if isinstance(self._picture, QImage):
                painter.drawImage(0, 0, self._picture)
            else:
                painter.drawPixmap(0, 0, self._picture)


def _painted(window: QWidget) -> QImage | QPixmap:
    """The picture of a window, copied from its backing store if possible: painting it again would be slow."""
    store = window.backingStore()
    image = store.paintDevice() if store is not None else None
    return image.copy() if isinstance(image, QImage) else window.grab()


def _parts(window: QWidget) -> list[QRect]:
    """The areas of the larger parts of a window, the largest first."""
    parts = [each for each in window.children() if isinstance(each, QWidget) and not isinstance(each, Curtain)]
    areas = [each.geometry() for each in parts if each.isVisible() and not each.isWindow()]
    return sorted(areas, key=lambda area: -area.width() * area.height())
