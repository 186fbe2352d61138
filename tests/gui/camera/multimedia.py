"""Stands in for QtMultimedia, with cameras that a test connects and takes away."""

from __future__ import annotations

from types import SimpleNamespace
from typing import ClassVar

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QImage


class Device:
    """A camera, with the sizes and rates of its formats."""

    def __init__(self, *formats: tuple[int, int, float]) -> None:
        self._formats = formats

    def videoFormats(self) -> list[SimpleNamespace]:
        return [
            SimpleNamespace(resolution=lambda size=QSize(*size): size, maxFrameRate=lambda rate=rate: rate)
            for *size, rate in self._formats
        ]


class QMediaDevices(QObject):
    videoInputsChanged = Signal()  # noqa: N815
    connected: ClassVar[list[Device]] = []
    latest: ClassVar[QMediaDevices | None] = None

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        QMediaDevices.latest = self

    @staticmethod
    def videoInputs() -> list[Device]:
        return list(QMediaDevices.connected)

    @staticmethod
    def defaultVideoInput() -> Device | None:
        return QMediaDevices.connected[0] if QMediaDevices.connected else None


class QCamera(QObject):
    errorOccurred = Signal(object, str)  # noqa: N815
    latest: ClassVar[QCamera | None] = None

    def __init__(self, device: Device, parent: QObject) -> None:
        super().__init__(parent)
        self.device, self.format, self.is_on = device, SimpleNamespace(), False
        QCamera.latest = self

    def setCameraFormat(self, wanted: SimpleNamespace) -> None:
        self.format = wanted

    def start(self) -> None:
        self.is_on = True

    def stop(self) -> None:
        self.is_on = False


class QVideoSink(QObject):
    videoFrameChanged = Signal(object)  # noqa: N815
    latest: ClassVar[QVideoSink | None] = None

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        QVideoSink.latest = self

    def send(self, picture: QImage) -> None:
        """A frame of the camera."""
        self.videoFrameChanged.emit(SimpleNamespace(toImage=lambda: picture))


class QMediaCaptureSession(QObject):
    def setVideoSink(self, sink: QVideoSink) -> None:
        self.sink = sink

    def setCamera(self, camera: QCamera) -> None:
        self.camera = camera


def connect(*devices: Device) -> None:
    """From now on these cameras are connected."""
    QMediaDevices.connected = list(devices)
    if QMediaDevices.latest is not None:
        QMediaDevices.latest.videoInputsChanged.emit()


def disconnect_all() -> None:
    """No camera is connected, and none was."""
    QMediaDevices.connected, QMediaDevices.latest, QCamera.latest, QVideoSink.latest = [], None, None, None


def camera() -> QCamera:
    """The camera that was started last."""
    assert QCamera.latest is not None
    return QCamera.latest


def sink() -> QVideoSink:
    """Where the frames of the camera that was started last go."""
    assert QVideoSink.latest is not None
    return QVideoSink.latest
