"""A cover over what is shown of the state before a change."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QWidget

from gui.events.guard import guarded
from gui.look.corner_note import dimming, paint_note
from gui.state.document import Document
from gui.state.old_maps import OldMaps
from gui.state.selection import Hover
from gui.state.session import Session


@guarded
class OldCover(QWidget):
    """Says that a widget shows the state before a change, and dims it, while the maps that it is about are old.

    Args:
        over: the widget.
        shown: gives the cell that it is about; None if there is none.
        words: what it says.
        dims: whether the widget is dimmed; not where the user works on what it shows.
    """

    def __init__(
        self,
        over: QWidget,
        document: Document,
        session: Session,
        shown: Callable[[], Hover | None],
        words: str,
        *,
        dims: bool = True,
    ) -> None:
        super().__init__(over)
        self._over, self._shown, self._words, self._dims = over, shown, words, dims
        self._old = OldMaps(document, session, self)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(words)
        self.hide()
        over.installEventFilter(self)
        self._old.changed.connect(self.refresh)
        document.changed.connect(self.refresh)

    @Slot()
    def refresh(self) -> None:
        """Appears or disappears; to be called when the widget shows another layer."""
        shown = self._shown()
        covers = shown is not None and shown.layer in self._old.layers
        if covers:
            self.setGeometry(self._over.rect())
            self.raise_()
        self.setVisible(covers)

    def eventFilter(self, _over: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._over.rect())
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            if self._dims:
                painter.fillRect(self.rect(), dimming(self.palette().color(QPalette.ColorRole.Window)))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_note(painter, QRectF(self.rect()), self._words, self.font(), self.palette())
