"""Closes the window only after asking about unsaved work and waiting for files that are being written."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QWidget

from gui.files.saving import Files
from gui.presentation.player import Player
from gui.state.document import Document
from gui.state.session import Session
from gui.training.own_classes_form import OwnClassesForm


class Closing(QObject):
    """Closes the window as soon as nothing can get lost."""

    def __init__(
        self,
        window: QWidget,
        document: Document,
        session: Session,
        files: Files,
        player: Player,
        own: OwnClassesForm,
    ) -> None:
        super().__init__(window)
        self._own = own
        self._window, self._document, self._session, self._files = window, document, session, files
        self._player = player

    def may_close(self) -> bool:
        """Whether the window may close now; if not, it is closed later, unless the user cancels."""
        self._player.leave()  # the user's own work, set aside by the lesson, may need saving
        if self._document.modified or self._own.modified:
            QTimer.singleShot(0, self, self._ask_and_close)  # close() must not be called from closeEvent
            return False
        if self._session.writing:
            self._session.written.connect(self._window.close, Qt.ConnectionType.SingleShotConnection)
            return False
        return True

    def _ask_and_close(self) -> None:
        self._files.leave(lambda: self._own.leave(self._close_now))

    def _close_now(self) -> None:
        self._document.give_up_changes()
        self._window.close()
