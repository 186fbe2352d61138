"""The computer's camera, through a part of Qt that is an optional dependency."""

from __future__ import annotations

import importlib
from typing import Any

import PySide6
from PySide6.QtCore import QCameraPermission, QCoreApplication, QObject, QPermission, Qt, Signal, Slot
from PySide6.QtGui import QImage

from engine import EngineError

_ROWS = 480  # at least, of the pictures that are asked for: networks read small ones


class Camera(QObject):
    """Live pictures of the computer's camera.

    Signals:
        started: the system permits it, and the camera has been told to start.
        pictured: the latest picture, a QImage.
        failed: an EngineError about what is missing, refused or broken; the camera is stopped.
    """

    started = Signal()
    pictured = Signal(QImage)
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._media: Any = None  # the module QtMultimedia, whose types are unknown where it is not installed
        self._device: Any = None
        self._wanted = False
        self._running: QObject | None = None  # owns all that belongs to the running camera

    def start(self) -> None:
        """Starts the camera when the system permits it, which may ask the user."""
        try:
            # Not before somebody wants it: most users have no need of it, and it takes a moment.
            self._media = importlib.import_module("PySide6.QtMultimedia")
        except ModuleNotFoundError:
            text = self.tr("The camera needs a part of Qt that is not installed.")
            hint = self.tr("Install it, and start ConvScope again: python -m pip install PySide6-Addons=={version}")
            self._fail(EngineError(text, hint.format(version=PySide6.__version__)))
            return
        except ImportError as error:
            text = self.tr("The part of Qt for cameras cannot be loaded: {reason}.").format(reason=error)
            self._fail(EngineError(text, self.tr("Install what it asks for, and start ConvScope again.")))
            return
        self._wanted = True
        app = QCoreApplication.instance()
        assert app is not None
        app.requestPermission(QCameraPermission(), self, self._permit)

    def stop(self) -> None:
        """Stops the camera, so that other programs can use it."""
        self._wanted = False
        if self._running is not None:
            self._camera.stop()
            self._running.deleteLater()  # it may be what has just reported an error
            self._running = None

    @Slot(object)
    def _permit(self, permission: QPermission) -> None:
        if not self._wanted or self._running is not None:
            return
        if permission.status() != Qt.PermissionStatus.Granted:
            text = self.tr("ConvScope may not use the camera.")
            self._fail(EngineError(text, self.tr("Permit it in the settings of your system, and try again.")))
            return
        self._device = self._media.QMediaDevices.defaultVideoInput()
        if not self._media.QMediaDevices.videoInputs():
            self._fail(EngineError(self.tr("There is no camera."), self.tr("Connect one, and try again.")))
            return
        self._begin()

    def _begin(self) -> None:
        media = self._media
        self._running = QObject(self)
        self._devices = media.QMediaDevices(self._running)
        self._devices.videoInputsChanged.connect(self._check_device)
        self._camera = media.QCamera(self._device, self._running)
        self._camera.errorOccurred.connect(self._report)
        if formats := [each for each in self._device.videoFormats() if each.resolution().height() >= _ROWS]:
            self._camera.setCameraFormat(min(formats, key=_cost))
        self._sink = media.QVideoSink(self._running)
        self._sink.videoFrameChanged.connect(self._take_frame)
        self._session = media.QMediaCaptureSession(self._running)
        self._session.setVideoSink(self._sink)
        self._session.setCamera(self._camera)
        self._camera.start()
        self.started.emit()

    @Slot(object)
    def _take_frame(self, frame: Any) -> None:
        image = frame.toImage()
        if self._running is not None and not image.isNull():
            self.pictured.emit(image)

    @Slot()
    def _check_device(self) -> None:
        if self._running is not None and self._device not in self._media.QMediaDevices.videoInputs():
            text, hint = self.tr("The camera is no longer there."), self.tr("Connect it, and try again.")
            self._fail(EngineError(text, hint))

    @Slot(object, str)
    def _report(self, _error: object, reason: str) -> None:
        if self._running is not None:
            text = self.tr("The camera does not work: {reason}.").format(reason=reason.rstrip("."))
            self._fail(EngineError(text, self.tr("Close other programs that use it, and try again.")))

    def _fail(self, error: EngineError) -> None:
        self.stop()
        self.failed.emit(error)


def _cost(each: Any) -> tuple[int, float]:
    """What a format is chosen by: few pixels, then many pictures a second."""
    size = each.resolution()
    return size.width() * size.height(), -each.maxFrameRate()
