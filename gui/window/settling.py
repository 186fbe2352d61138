"""Notices when everything that was requested is computed and painted."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from gui.state.session import Session
from gui.window.deferred import DeferredParts
from gui.window.status_bar import StatusBar


class Settling(QObject):
    """Notices when the window has nothing left to do.

    Signals:
        settled: everything requested is computed and painted.
    """

    settled = Signal()

    def __init__(self, session: Session, deferred_parts: DeferredParts, status: StatusBar, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._deferred_parts, self._status = session, deferred_parts, status
        session.job_ended.connect(self.check_later)

    @Slot(object)
    def note_paint(self, milliseconds: float | None) -> None:
        """Shows the time since the edit that led to a paint, if there was one, and checks."""
        if milliseconds is not None:
            self._status.show_time(milliseconds)
        self._check()

    @Slot()
    def check_later(self) -> None:
        """Checks after the current event, when ``done`` of a finished job has run."""
        QTimer.singleShot(0, self, self._check)

    def _check(self) -> None:
        if not self._session.busy and not self._session.working and self._deferred_parts.complete:
            self.settled.emit()
