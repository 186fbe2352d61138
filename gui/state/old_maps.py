"""Knows when the maps on screen have been those of an earlier state for so long that it has to be said."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from engine.project.edit_effects import recomputed
from gui.state.document import Document
from gui.state.session import Session
from gui.state.workers import Frame

_PATIENCE = 300  # milliseconds that maps may be old without a word


class OldMaps(QObject):
    """Whether the latest maps are old: those of the Document take long to compute, or nobody computes them.

    Signals:
        changed: they became old, or new.

    Attributes:
        are_shown: whether they are old.
    """

    changed = Signal()

    def __init__(self, document: Document, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._document, self._session = document, session
        self.are_shown = False
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._patience.timeout.connect(self._judge)
        document.changed.connect(self._wait)
        session.ready.connect(self._ready)
        session.idle.connect(self._judge)

    @property
    def layers(self) -> frozenset[str]:
        """The layers of which they are, INPUT among them; none while they are new."""
        frame = self._session.frame
        if frame is None or not self.are_shown:
            return frozenset()
        return recomputed(frame.request.project, self._document.project)

    @Slot()
    def _wait(self) -> None:
        if not self._patience.isActive():
            self._patience.start()

    @Slot(object)
    def _ready(self, frame: Frame) -> None:
        if frame.request.project is self._document.project:
            self._judge()
        elif not self.are_shown:
            self._patience.start()  # they are behind, but not for long

    @Slot()
    def _judge(self) -> None:
        self._patience.stop()
        frame = self._session.frame
        are_old = frame is not None and frame.request.project is not self._document.project
        if are_old != self.are_shown:
            self.are_shown = are_old
            self.changed.emit()
