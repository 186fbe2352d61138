"""Stories of the camera: pictures for the input and for classes of one's own, and a computer that has none."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.camera.camera_window import CameraWindow
from gui.training.own_classes import own_classes
from gui.training.training_data import OWN
from gui.window.main_window import MainWindow
from tests.gui.camera import multimedia
from tests.gui.camera.conftest import cameras as cameras


def picture(colour: str) -> QImage:
    made = QImage(QSize(64, 48), QImage.Format.Format_RGB32)
    made.fill(QColor(colour))
    return made


def opened(window: MainWindow, qtbot: QtBot) -> CameraWindow:
    """The camera's window, which somebody has asked for, with a white picture in it."""
    qtbot.waitUntil(lambda: window.camera.window is not None and window.camera.window.isVisible())
    assert window.camera.window is not None
    multimedia.sink().send(picture("white"))
    return window.camera.window


@pytest.mark.usefixtures("cameras")
def test_a_picture_of_the_camera_becomes_the_input(window: MainWindow, qtbot: QtBot) -> None:
    before = window.document.project
    window.input_panel.camera.click()
    seen = opened(window, qtbot)
    with qtbot.waitSignal(window.document.changed):
        seen.shutter.click()
    given = window.document.project.input
    assert given.image is not None
    assert (given.title, given.image.data.shape, given.image.data.min()) == ("Picture from the camera", (1, 48, 64), 1)
    assert seen.isVisible()  # for the next one
    window.document.stack.undo()
    assert window.document.project is before


@pytest.mark.usefixtures("cameras")
def test_pictures_of_the_camera_are_put_into_a_class(window: MainWindow, qtbot: QtBot) -> None:
    window.learning.trainer.data.choose(OWN)
    form = window.learning.panel.own
    assert not form.camera.isEnabled()
    form.new.click()
    form.camera.click()
    seen = opened(window, qtbot)
    given = window.document.project.input
    seen.shutter.click()
    seen.shutter.click()
    collection = own_classes(window.document).collection
    assert (collection.labels, {int(image.min()) for image in collection.images}) == ((0, 0), {255})
    assert window.document.project.input is given
    form.take_back.click()
    form.take_back.click()
    form.remove.click()
    seen.shutter.click()
    assert "no class for the picture" in window.banner.text


@pytest.mark.usefixtures("cameras")
def test_the_camera_is_off_when_the_window_is_closed(window: MainWindow, qtbot: QtBot) -> None:
    window.actions_["camera"].trigger()
    opened(window, qtbot)
    assert multimedia.camera().is_on
    window.close()
    QApplication.processEvents()
    assert not multimedia.camera().is_on


def test_without_the_part_of_qt_one_sentence_says_what_to_do(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "PySide6.QtMultimedia", None)
    window.actions_["camera"].trigger()
    assert "pip install PySide6-Addons" in window.banner.text
    assert window.banner.isVisible()
