"""The camera as a way into the window: for the input, and for the user's own classes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from gui.camera.camera_window import CameraWindow
from gui.commands.actions import Actions
from gui.files.opening import Opening
from gui.messages.messages import Messages
from gui.state.session import Session
from gui.training.own_classes_form import OwnClassesForm


class CameraParts(QObject):
    """Opens the camera's window for whoever wants a picture.

    Attributes:
        window: the camera's window, once it was wanted.
    """

    def __init__(
        self,
        parent: QWidget,
        session: Session,
        opening: Opening,
        own: OwnClassesForm,
        messages: Messages,
        actions: Actions,
    ) -> None:
        super().__init__(parent)
        self._parent, self._opening, self._own, self._messages = parent, opening, own, messages
        self.window: CameraWindow | None = None
        actions.bind({"camera": self._for_input})
        own.camera_wanted.connect(self._for_class)
        session.finishing.connect(self._close)

    def _for_input(self) -> None:
        title = self.tr("Picture from the camera")
        self._begin(self.tr("The picture becomes the input."), lambda picture: self._opening.open_image(picture, title))

    @Slot()
    def _for_class(self) -> None:
        self._begin(self.tr("The picture goes into the selected class of “My classes”."), self._own.add_picture)

    @Slot()
    def _close(self) -> None:
        if self.window is not None:
            self.window.close()

    def _begin(self, purpose: str, take: Callable[[QImage], object]) -> None:
        if self.window is None:
            self.window = CameraWindow(self._parent)
            self.window.failed.connect(self._messages.refuse)
        self.window.begin(purpose, take)
