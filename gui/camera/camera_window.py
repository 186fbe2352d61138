"""The window that shows what the camera sees, and takes pictures of it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, QSizeF, Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from engine import EngineError
from gui.camera.camera import Camera
from gui.events.guard import guarded
from gui.text.phrases import count_text
from gui.widgets.pieces import caption, explain

_SIZE = QSize(400, 300)
_BUTTONS = QDialogButtonBox.StandardButton


@guarded
class LiveView(QWidget):
    """Paints the latest picture, as large as fits."""

    def __init__(self) -> None:
        super().__init__()
        self.picture: QImage | None = None
        explain(self, self.tr("What the camera sees"), self.tr("A picture of exactly this is taken"))

    def show_picture(self, picture: QImage | None) -> None:
        """Shows a picture, or that there is none yet."""
        self.picture = picture
        self.update()

    def sizeHint(self) -> QSize:
        return _SIZE

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            if self.picture is None:
                painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.tr("The camera is starting …"))
                return
            size = QSizeF(self.picture.size()).scaled(QSizeF(self.size()), Qt.AspectRatioMode.KeepAspectRatio)
            target = QRectF((self.width() - size.width()) / 2, (self.height() - size.height()) / 2, *size.toTuple())
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(target, self.picture)


@guarded
class CameraWindow(QDialog):
    """Shows what the camera sees; Space or Enter takes a picture, Esc closes. The camera is on while it is open.

    Signals:
        failed: the EngineError why there are no pictures (any more); the window is closed.

    Attributes:
        camera: where the pictures come from.
    """

    failed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Camera"))
        self.camera = Camera(self)
        self.view = LiveView()
        self.purpose, self.count = caption(), caption()
        self._take: Callable[[QImage], object] | None = None
        self._taken = 0
        buttons = QDialogButtonBox(_BUTTONS.Close)
        close = buttons.button(_BUTTONS.Close)
        close.setToolTip(self.tr("Turn the camera off (Esc)"))
        close.setAutoDefault(False)  # Enter takes a picture, whatever has the focus
        buttons.rejected.connect(self.reject)
        self.shutter = buttons.addButton(self.tr("&Take the picture"), QDialogButtonBox.ButtonRole.ActionRole)
        self.shutter.setToolTip(self.tr("Take a picture of what is seen now (Space or Enter)"))
        self.shutter.setDefault(True)
        self.shutter.clicked.connect(self._shoot)
        column = QVBoxLayout(self)
        column.addWidget(self.view, 1)
        for each in (self.purpose, self.count, buttons):
            column.addWidget(each)
        self.camera.started.connect(self._open)
        self.camera.pictured.connect(self.view.show_picture)
        self.camera.failed.connect(self._close)

    def begin(self, purpose: str, take: Callable[[QImage], object]) -> None:
        """Turns the camera on; the window opens when it starts.

        Args:
            purpose: a sentence about what becomes of a picture.
            take: called with each picture that is taken.
        """
        self.purpose.setText(purpose)
        self._take = take
        if self.isVisible():
            self.raise_()
            self.activateWindow()
        else:
            self.camera.start()

    def hideEvent(self, event: QHideEvent) -> None:
        if not event.spontaneous():  # by the window manager when it is minimised
            self.camera.stop()

    @Slot()
    def _open(self) -> None:
        self._taken = 0
        self.view.show_picture(None)
        self.count.setText("")
        self.shutter.setFocus()
        self.show()

    @Slot()
    def _shoot(self) -> None:
        if self.view.picture is not None and self._take is not None:
            self._take(self.view.picture)
            self._taken += 1
            self.count.setText(self.tr("Pictures taken: {count}").format(count=count_text(self._taken)))

    @Slot(object)
    def _close(self, error: EngineError) -> None:
        self.reject()
        self.failed.emit(error)
