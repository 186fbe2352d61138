"""The camera: what it sees, what can be missing, and that it is turned off."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator

import PySide6
import pytest
from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from engine import EngineError
from gui.camera.camera import Camera
from gui.camera.camera_window import CameraWindow
from tests.gui.camera import multimedia

MEDIA = "PySide6.QtMultimedia"


def picture(colour: str = "red", size: QSize = QSize(64, 48)) -> QImage:
    made = QImage(size, QImage.Format.Format_RGB32)
    made.fill(QColor(colour))
    return made


def failure(camera: Camera, qtbot: QtBot) -> EngineError:
    """Why the camera does not start."""
    with qtbot.waitSignal(camera.failed) as blocker:
        camera.start()
    (error,) = blocker.args
    assert isinstance(error, EngineError)
    return error


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[CameraWindow]:
    made = CameraWindow()
    qtbot.addWidget(made)
    yield made
    made.close()


# --- what can be missing ------------------------------------------------------------------------------------------


def test_without_the_package_the_command_that_installs_it_is_said(
    window: CameraWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, MEDIA, None)
    with qtbot.waitSignal(window.failed) as blocker:
        window.begin("", lambda _picture: None)
    assert f"pip install PySide6-Addons=={PySide6.__version__}" in str(blocker.args[0])
    assert not window.isVisible()


def test_a_library_of_the_system_that_is_missing_is_named(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_name: str) -> None:
        raise ImportError("libpulse.so.0: cannot open shared object file")

    monkeypatch.setattr(importlib, "import_module", refuse)
    assert "libpulse.so.0" in str(failure(Camera(), qtbot))


@pytest.mark.usefixtures("cameras")
def test_no_camera_is_said(qtbot: QtBot) -> None:
    multimedia.disconnect_all()
    assert "no camera" in str(failure(Camera(), qtbot))
    assert multimedia.QCamera.latest is None


@pytest.mark.usefixtures("cameras")
def test_a_refused_permission_is_said_and_the_camera_stays_off(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    class Refused:
        def status(self) -> Qt.PermissionStatus:
            return Qt.PermissionStatus.Denied

    monkeypatch.setattr(
        QCoreApplication, "requestPermission", lambda _app, _permission, _receiver, answer: answer(Refused())
    )
    assert "may not use the camera" in str(failure(Camera(), qtbot))
    assert multimedia.QCamera.latest is None


@pytest.mark.usefixtures("cameras")
def test_a_camera_that_is_not_wanted_any_more_does_not_start(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    monkeypatch.setattr(
        QCoreApplication,
        "requestPermission",
        lambda _app, permission, _receiver, answer: asked.append((permission, answer)),
    )
    camera = Camera()
    camera.start()
    camera.stop()
    ((_, answer),) = asked
    answer(None)
    assert multimedia.QCamera.latest is None


# --- the window ---------------------------------------------------------------------------------------------------


def opened(window: CameraWindow, qtbot: QtBot) -> list[QImage]:
    """Turns the camera on; the list of pictures that will be taken."""
    taken: list[QImage] = []
    with qtbot.waitSignal(window.camera.started):
        window.begin("For the test.", taken.append)
    qtbot.waitExposed(window)
    return taken


@pytest.mark.usefixtures("cameras")
@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_a_key_takes_the_picture_that_is_seen(window: CameraWindow, qtbot: QtBot, key: Qt.Key) -> None:
    taken = opened(window, qtbot)
    qtbot.keyClick(window, key)
    assert (taken, window.isVisible()) == ([], True)  # nothing is seen yet
    for colour in ("red", "blue"):
        multimedia.sink().send(picture(colour))
    assert window.view.grab().toImage().pixelColor(window.view.rect().center()) == QColor("blue")
    qtbot.keyClick(window.focusWidget() or window, key)
    assert taken == [picture("blue")]
    multimedia.sink().send(picture("red"))
    qtbot.keyClick(window.focusWidget() or window, key)
    assert taken == [picture("blue"), picture("red")]
    assert "2" in window.count.text()


@pytest.mark.usefixtures("cameras")
def test_escape_closes_and_turns_the_camera_off(window: CameraWindow, qtbot: QtBot) -> None:
    opened(window, qtbot)
    assert multimedia.camera().is_on
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()
    assert not multimedia.camera().is_on
    first = multimedia.camera()
    opened(window, qtbot)
    assert multimedia.camera() is not first
    assert multimedia.camera().is_on
    assert window.view.picture is None


@pytest.mark.usefixtures("cameras")
def test_another_purpose_goes_on_with_the_same_camera(window: CameraWindow, qtbot: QtBot) -> None:
    first = opened(window, qtbot)
    multimedia.sink().send(picture())
    running, second = multimedia.camera(), list[QImage]()
    window.begin("For another.", second.append)
    window.shutter.click()
    assert (first, second) == ([], [picture()])
    assert multimedia.camera() is running
    assert window.purpose.text() == "For another."


@pytest.mark.usefixtures("cameras")
def test_a_camera_that_disappears_is_said_and_the_window_closes(window: CameraWindow, qtbot: QtBot) -> None:
    opened(window, qtbot)
    (present,) = multimedia.QMediaDevices.connected
    multimedia.connect(present, multimedia.Device())
    assert window.isVisible()  # a second one changes nothing
    with qtbot.waitSignal(window.failed) as blocker:
        multimedia.connect()
    assert "no longer there" in str(blocker.args[0])
    assert not window.isVisible()
    assert not multimedia.camera().is_on


@pytest.mark.usefixtures("cameras")
def test_what_the_system_says_of_a_broken_camera_is_said(window: CameraWindow, qtbot: QtBot) -> None:
    opened(window, qtbot)
    with qtbot.waitSignal(window.failed) as blocker:
        multimedia.camera().errorOccurred.emit(1, "Device is busy.")
    assert "does not work: Device is busy. Close" in str(blocker.args[0])
    assert not window.isVisible()
    assert not multimedia.camera().is_on


@pytest.mark.usefixtures("cameras")
def test_the_smallest_format_that_is_large_enough_is_asked_for(qtbot: QtBot) -> None:
    multimedia.connect(multimedia.Device((3840, 2160, 30), (320, 240, 60), (640, 480, 15), (640, 480, 30)))
    camera = Camera()
    with qtbot.waitSignal(camera.started):
        camera.start()
    chosen = multimedia.camera().format
    assert (chosen.resolution(), chosen.maxFrameRate()) == (QSize(640, 480), 30)
    camera.stop()


# --- with Qt's own part -------------------------------------------------------------------------------------------


@pytest.mark.no_qt_log  # about drivers that are missing
def test_frames_of_qt_are_seen_and_taken(window: CameraWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    media = pytest.importorskip(MEDIA, reason="PySide6-Addons is not installed", exc_type=ImportError)
    none = media.QCameraDevice()
    present = [none]
    monkeypatch.setattr(media.QMediaDevices, "videoInputs", lambda: list(present))
    monkeypatch.setattr(media.QMediaDevices, "defaultVideoInput", lambda: none)
    taken = opened(window, qtbot)
    sink = window.camera.findChild(media.QVideoSink)
    with qtbot.waitSignal(window.camera.pictured):
        sink.setVideoFrame(media.QVideoFrame(picture("blue")))
    window.shutter.click()
    (shot,) = taken
    assert (shot.size(), shot.pixelColor(20, 20)) == (QSize(64, 48), QColor("blue"))
    present.clear()
    with qtbot.waitSignal(window.failed):
        window.camera.findChild(media.QMediaDevices).videoInputsChanged.emit()
    assert not window.isVisible()
