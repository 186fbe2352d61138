"""Pictures of scenes: every page and every panel, without a window."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
import pytest
from PySide6.QtCore import QSize, QThread
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from engine import Project, Scene, View
from engine.lessons.view import PAGES
from gui.look.fixed_theme import FixedTheme
from gui.look.palettes import LIGHT
from gui.presentation.pdf.painted_scenes import PaintedScenes
from gui.presentation.pdf.scene_layout import fronts, scene_layout
from gui.window.main_window import MainWindow

SIZE = QSize(1080, 640)
PANELS = ("input", "history", "filter", "layer", "scenes", "map", "cell", "why", "melt")
NETWORKS = [
    View(),
    View(layer="conv2", channel=3, red=("conv1", 2), signed="purple_green", scale="layer"),
    View(layer="conv1", channel=1, position=60),
    View(layer="conv1", built="pool1"),
    View(layer="linear1", hidden=("linear1",), asked_sizes=("pool2",)),
    View(layer="conv1", zoom=(2.0, 0.3, 0.5)),
]
Make = Callable[..., PaintedScenes]


def values(image: QImage) -> np.ndarray:
    return np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4).astype(int)


def picture(qtbot: QtBot, stage: PaintedScenes, scene: Scene) -> np.ndarray:
    stage.show(scene, SIZE)
    qtbot.waitUntil(stage.settled, timeout=60_000)
    return values(stage.picture())


@pytest.fixture
def make(window: MainWindow, digits: Project, monkeypatch: pytest.MonkeyPatch) -> Iterator[Make]:
    """Makes what paints scenes; no window may be made from here on."""
    made = []

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a second window")

    def stage(legend: bool = False) -> PaintedScenes:
        theme = FixedTheme(LIGHT, 1.2)
        made.append(PaintedScenes(digits, window.selection.looks, theme, window.panels_of, legend=legend))
        return made[-1]

    monkeypatch.setattr(MainWindow, "__init__", refuse)
    yield stage
    for each in made:
        each.close()


def test_each_state_of_a_network_has_a_picture_of_its_own(window: MainWindow, make: Make, qtbot: QtBot) -> None:
    stage, seen = make(legend=True), set()
    for number, view in enumerate(NETWORKS):
        seen.add(picture(qtbot, stage, Scene(str(number), window.document.project, view)).tobytes())
    assert len(seen) == len(NETWORKS)


def test_every_page_is_painted_without_a_window(make: Make, qtbot: QtBot, digits: Project) -> None:
    stage = make()
    seen = {}
    for page in PAGES:
        layer = "flatten" if page == "unroll" else "conv1"
        seen[page] = picture(qtbot, stage, Scene(page, digits, View(page=page, layer=layer)))
    assert len({each.tobytes() for each in seen.values()}) == len(PAGES)
    assert min(each.std() for each in seen.values()) > 1, "a page is empty"
    again = picture(qtbot, stage, Scene("", digits, View(layer="conv1")))
    assert (again == seen["network"]).all(), "nothing of another page stays"


@pytest.mark.parametrize("panel", PANELS)
def test_every_panel_is_painted_without_a_window(panel: str, make: Make, qtbot: QtBot, digits: Project) -> None:
    image = picture(qtbot, make(), Scene("", digits, View(layer="conv1", panels=(panel,))))
    least = dict.fromkeys(fronts((panel,)), QSize(1, 1))
    rect = scene_layout(SIZE, (panel,), 200, least).panels[0].rect
    assert image[rect.top() : rect.bottom(), rect.left() : rect.right()].std() > 1, "it is empty"


def test_the_panels_are_those_of_the_window(window: MainWindow) -> None:
    assert set(window.docks) == set(PANELS)


def test_panels_in_one_place_have_tabs(make: Make, qtbot: QtBot, digits: Project) -> None:
    stage = make()
    alone = picture(qtbot, stage, Scene("", digits, View(layer="conv1", panels=("filter",))))
    tabs = picture(qtbot, stage, Scene("", digits, View(layer="conv1", panels=("filter", "layer", "scenes"))))
    assert (alone != tabs).any()
    left = slice(0, 600)
    assert (alone[:, left] == tabs[:, left]).all(), "the page stays as it is"


def test_places_lie_beside_each_other(qtbot: QtBot) -> None:
    layout = scene_layout(SIZE, PANELS, 240, dict.fromkeys(fronts(PANELS), QSize(120, 90)))
    rects = [layout.centre, *(each.rect for each in layout.panels)]
    assert [each.front for each in layout.panels] == ["input", "history", "filter", "map", "cell"]
    for at, one in enumerate(rects):
        assert not any(one.intersects(other) for other in rects[at + 1 :])


def test_its_threads_end_with_it(make: Make) -> None:
    painted = make()
    threads = painted._parts.findChildren(QThread)
    assert any(thread.isRunning() for thread in threads)
    painted.close()
    assert not any(thread.isRunning() for thread in threads)


def test_a_scene_can_be_given_up_half_made(make: Make, qtbot: QtBot, digits: Project) -> None:
    stage = make()
    stage.show(Scene("", digits, View(layer="conv1", panels=("filter",))), SIZE)
    assert not stage.settled(), "panels are made between events"
    other = picture(qtbot, stage, Scene("", digits, View(layer="conv1")))
    assert (other == picture(qtbot, make(), Scene("", digits, View(layer="conv1")))).all()
