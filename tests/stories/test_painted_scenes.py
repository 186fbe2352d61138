"""Scenes that show the network alone are painted without a window, and as a window shows them."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QSize, QThread
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from engine import Project, Scene, View
from gui.look.fixed_theme import FixedTheme
from gui.look.palettes import LIGHT
from gui.presentation.pdf.painted_scenes import PaintedScenes, is_painted
from gui.presentation.pdf.scene_pictures import ScenePictures
from gui.presentation.pdf.unseen import UnseenWindow
from gui.window.main_window import MainWindow

SIZE = QSize(1080, 640)
NETWORKS = [
    View(),
    View(layer="conv2", channel=3, red=("conv1", 2), signed="purple_green", scale="layer"),
    View(layer="conv1", channel=1, position=60),
    View(layer="conv1", built="pool1"),
    View(layer="linear1", hidden=("linear1",), asked_sizes=("pool2",)),
]


def values(image: QImage) -> np.ndarray:
    return np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4).astype(int)


def picture(qtbot: QtBot, stage: PaintedScenes | UnseenWindow | ScenePictures, scene: Scene) -> np.ndarray:
    stage.show(scene, SIZE)
    qtbot.waitUntil(stage.settled, timeout=60_000)
    return values(stage.picture())


def test_they_are_what_a_window_shows(window: MainWindow, qtbot: QtBot, digits: Project) -> None:
    theme = FixedTheme(LIGHT, 1.2)
    painted = PaintedScenes(digits, window.selection.looks, theme, 1.0)
    unseen = window.unseen(theme, 1.0, True)
    seen = set()
    try:
        for number, view in enumerate(NETWORKS):
            scene = Scene(str(number), digits, view)
            now = picture(qtbot, painted, scene)
            apart = np.abs(now - picture(qtbot, unseen, scene))
            assert apart.max() <= 8, f"{view}: what is see-through is rounded otherwise on a pixmap"
            seen.add(now.tobytes())
    finally:
        painted.close()
        unseen.close()
    assert len(seen) == len(NETWORKS)


def test_a_window_is_made_only_for_scenes_that_need_one(window: MainWindow, qtbot: QtBot, digits: Project) -> None:
    theme, made = FixedTheme(LIGHT, 1.0), []

    def make() -> UnseenWindow:
        made.append(window.unseen(theme))
        return made[-1]

    pictures = ScenePictures(PaintedScenes(digits, window.selection.looks, theme, 1.0), make)
    try:
        picture(qtbot, pictures, Scene("", digits, View()))
        assert not made
        near = View(layer="conv1", zoom=(2.0, 0.3, 0.5))
        for view in (near, View(panels=("filter",), layer="conv1"), View(page="calculator")):
            assert is_painted(view) == (view is near)
            picture(qtbot, pictures, Scene("", digits, view))
            assert len(made) == 1
    finally:
        pictures.close()


def test_its_threads_end_with_it(window: MainWindow, digits: Project) -> None:
    painted = PaintedScenes(digits, window.selection.looks, FixedTheme(LIGHT, 1.0), 1.0)
    threads = painted._parts.findChildren(QThread)
    assert any(thread.isRunning() for thread in threads)
    painted.close()
    assert not any(thread.isRunning() for thread in threads)
