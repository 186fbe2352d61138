"""A wall of pictures shows what is in sight, names it, and is moved through by keys and clicks."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.look.theme import apply
from gui.widgets.picture_wall import Label, PictureWall

Make = Callable[..., PictureWall]


@pytest.fixture
def make(qtbot: QtBot) -> Make:
    def make(count: int, **settings: object) -> PictureWall:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        wall = PictureWall(apply(app, "light"), **settings)  # type: ignore[arg-type]
        qtbot.addWidget(wall)
        wall.resize(400, 300)
        levels = np.arange(count, dtype=np.uint8)[:, None, None, None]
        wall.show_pictures(np.broadcast_to(levels, (count, 1, 8, 8)))
        wall.show()
        QApplication.processEvents()
        return wall

    return make


def colour_at(wall: PictureWall, point: QPoint) -> QColor:
    picture: QImage = wall.viewport().grab().toImage()
    return picture.pixelColor(point * picture.devicePixelRatio())


def test_only_labels_in_sight_are_asked_for(make: Make) -> None:
    wall = make(200)
    asked: set[int] = set()

    def label(at: int) -> Label:
        asked.add(at)
        return Label(name=f"picture {at}")

    images = np.zeros((50_000, 1, 28, 28), np.uint8)
    wall.show_pictures(images, label)
    wall.viewport().grab()
    assert asked == set(wall.in_sight.tolist())
    assert len(asked) < 60
    wall.verticalScrollBar().setValue(wall.verticalScrollBar().maximum())
    assert wall.in_sight[-1] == len(images) - 1


def test_a_picture_is_painted_where_it_can_be_clicked(make: Make, qtbot: QtBot) -> None:
    wall = make(200)
    wall.verticalScrollBar().setValue(150)
    for index in (wall.in_sight[9], wall.in_sight[14]):
        rect = wall.rect_of(int(index))
        assert colour_at(wall, rect.center()) == QColor(index, index, index)
        with qtbot.waitSignal(wall.chosen) as chosen:
            qtbot.mouseClick(wall.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
        assert chosen.args == [index]
    with qtbot.assertNotEmitted(wall.chosen):  # between two pictures
        qtbot.mouseClick(wall.viewport(), Qt.MouseButton.LeftButton, pos=rect.topRight() + QPoint(3, 20))


def test_colours_and_floats_are_painted_as_they_are(make: Make) -> None:
    wall = make(1)
    images = np.zeros((2, 3, 8, 8), np.float32)
    images[1, 0], images[1, 1] = 1, 0.2
    wall.show_pictures(images)
    assert colour_at(wall, wall.rect_of(1).center()) == QColor(255, 51, 0)


def test_keys_go_through_it(make: Make, qtbot: QtBot) -> None:
    wall = make(200)
    keys = Qt.Key
    columns = wall.columns
    seen = []
    for key in (keys.Key_Right, keys.Key_Down, keys.Key_Left, keys.Key_Up, keys.Key_Up):
        qtbot.keyClick(wall, key)
        seen.append(wall.current)
    assert seen == [1, columns + 1, columns, 0, 0]
    qtbot.keyClick(wall, keys.Key_End)
    assert wall.current == 199
    assert 199 in wall.in_sight
    qtbot.keyClick(wall, keys.Key_PageUp)
    assert wall.current is not None
    assert wall.current < 199 - columns
    with qtbot.waitSignal(wall.chosen) as chosen:
        qtbot.keyClick(wall, keys.Key_Return)
    assert chosen.args == [wall.current]
    qtbot.keyClick(wall, keys.Key_Home)
    assert wall.current == 0
    assert wall.in_sight[0] == 0


def test_an_order_shows_some_images_and_keeps_the_current_one(make: Make) -> None:
    wall = make(200)
    images = np.zeros((200, 1, 8, 8), np.uint8)
    wall.set_current(50)
    wall.show_pictures(images, order=np.array([7, 50, 9]))
    assert wall.in_sight.tolist() == [7, 50, 9]
    assert wall.current == 50
    wall.show_pictures(images, order=np.array([3, 4]))
    assert wall.current == 3
    wall.show_pictures(images, order=np.zeros(0, np.int64))
    assert wall.current is None
    assert wall.in_sight.tolist() == []


def test_the_name_of_the_current_picture_is_said(make: Make) -> None:
    wall = make(3)
    wall.show_pictures(np.zeros((3, 1, 8, 8), np.uint8), lambda at: Label(name=f"picture {at}"))
    wall.set_current(2)
    assert wall.accessibleDescription() == "picture 2"


def test_wrong_ones_are_marked_by_more_than_a_colour(make: Make) -> None:
    wall = make(3)
    marks = ("", "right", "wrong")
    wall.show_pictures(np.zeros((3, 1, 8, 8), np.uint8), lambda at: Label(mark=marks[at]))
    corners = [wall.rect_of(at).topRight() + QPoint(-6, 6) for at in range(3)]
    dark = [colour_at(wall, each).lightness() < 40 for each in corners]
    assert dark == [True, True, False]


def test_a_strip_shows_whole_rows_and_does_not_scroll(make: Make) -> None:
    wall = make(200, rows=3)
    assert len(wall.in_sight) == 3 * wall.columns
    assert wall.verticalScrollBar().maximum() == 0
    assert wall.sizeHint().height() >= wall.rect_of(int(wall.in_sight[-1])).bottom()
