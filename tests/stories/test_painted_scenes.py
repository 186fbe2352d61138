"""Pictures of scenes: every page and every panel, without a window."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
import pytest
from PySide6.QtCore import QAbstractAnimation, QSize, QThread
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from engine import Dataset, Plan, Project, Scene, View
from engine.lessons.view import PAGES
from engine.training.curve import CurveRecorder
from engine.training.measures import Worth
from engine.training.networks.rivals import Lesson, Variant
from gui.backward.painted_page import PaintedBackward
from gui.cell.cell_pages import CellPages
from gui.filter_page.canvas import SliceCanvas
from gui.filter_page.painted_page import PaintedFilter
from gui.layer_maps.board import MapsBoard
from gui.layer_maps.painted_page import PaintedMaps
from gui.look.fixed_theme import FixedTheme
from gui.look.palettes import LIGHT
from gui.presentation.pages.painted_pages import PaintedPicture, PaintedUnroll
from gui.presentation.pages.picture_view import PictureView
from gui.presentation.pages.unroll_view import UnrollView
from gui.presentation.pdf.painted_scenes import PaintedScenes
from gui.presentation.pdf.scene_layout import fronts, scene_layout
from gui.training.comparing.contest import Contestant
from gui.training.comparing.filters import Attempt
from gui.training.comparing.overfitting import Tried
from gui.training.comparing.page import ComparePage
from gui.widgets.page_frame import PaintedPage
from gui.window.later import panels_of
from gui.window.main_window import MainWindow

SIZE = QSize(1080, 640)
PANELS = (
    "input", "history", "filter", "layer", "training", "scenes", "map", "cell", "why", "learning", "results", "data",
    "melt",
)  # fmt: skip
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


def refuse(*_: object, **__: object) -> None:
    raise AssertionError("a widget where a painter would do")


@pytest.fixture
def make(window: MainWindow, digits: Project, monkeypatch: pytest.MonkeyPatch) -> Iterator[Make]:
    """Makes what paints scenes; no window may be made from here on."""
    made = []

    def stage(legend: bool = False) -> PaintedScenes:
        theme = FixedTheme(LIGHT, 1.2)
        made.append(PaintedScenes(digits, window.selection.looks, theme, panels_of(window), legend=legend))
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


def test_every_page_is_painted_without_a_window(
    make: Make, qtbot: QtBot, digits: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    for widget in (SliceCanvas, MapsBoard, CellPages, UnrollView, PictureView):
        monkeypatch.setattr(widget, "__init__", refuse)
    stage = make()
    seen = {}
    for page in PAGES:
        layer = "flatten" if page == "unroll" else "conv1"
        seen[page] = picture(qtbot, stage, Scene(page, digits, View(page=page, layer=layer)))
    assert len({each.tobytes() for each in seen.values()}) == len(PAGES)
    assert min(each.std() for each in seen.values()) > 1, "a page is empty"
    again = picture(qtbot, stage, Scene("", digits, View(layer="conv1")))
    assert (again == seen["network"]).all(), "nothing of another page stays"


def wait_for_page(window: MainWindow, qtbot: QtBot) -> None:
    """Waits until the page shows what is computed, and stands still."""
    qtbot.waitUntil(lambda: not window.session.busy)
    running = QAbstractAnimation.State.Running
    qtbot.waitUntil(lambda: not any(each.state() == running for each in window.findChildren(QAbstractAnimation)))


@pytest.mark.parametrize(
    ("make_page", "view", "most"),
    [
        (PaintedFilter, View(page="filter", layer="conv2", channel=3), 0.001),
        (
            PaintedMaps,
            View(page="maps", layer="conv1", channel=2),
            0.03,
        ),  # pyqtgraph rounds the edges of cells otherwise
        (
            PaintedBackward,
            View(page="backward", layer="conv2", channel=3, true_class=3, weight=(1, 2), backward_step=6),
            0.001,
        ),
        (PaintedUnroll, View(page="unroll", layer="flatten", unrolled=True), 0.001),
        (PaintedPicture, View(page="picture", layer="conv1", channel=2), 0.001),
    ],
)
def test_a_painted_page_is_that_of_the_window(
    make_page: Callable[..., PaintedPage], view: View, most: float, window: MainWindow, qtbot: QtBot
) -> None:
    window.staging.show(view, window.selection.looks)
    shown = window.pages.shown.widget
    wait_for_page(window, qtbot)
    if (focused := QApplication.focusWidget()) is not None:
        focused.clearFocus()  # pictures show no focus
    services = window.document, window.selection, window.session, window.theme
    page = make_page(*services)
    page.frame.setParent(window)
    page.frame.setGeometry(shown.rect())
    page.frame.show()
    page.set_up(view)
    page.prepare()
    QApplication.processEvents()
    canvas = page.frame.canvas_in(page.frame)
    painted = page.frame.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    with QPainter(painted) as painter:
        painter.setClipRect(canvas)
        page.paint(painter, canvas, 1.0)
    page.frame.setParent(None)
    page.frame.deleteLater()
    grabbed = shown.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    differing = (values(painted) != values(grabbed)).any(axis=-1)
    assert differing.mean() <= most


def test_a_picture_of_the_comparisons_shows_what_they_have_found(window: MainWindow, make: Make, qtbot: QtBot) -> None:
    stage, project = make(), window.document.project
    scene = Scene("", project, View(page="compare"))
    empty = picture(qtbot, stage, scene)
    window.actions_["compare_trainings"].trigger()
    page = window.pages.page("compare").widget
    assert isinstance(page, ComparePage)
    rng = np.random.default_rng(0)
    data = Dataset(rng.integers(0, 256, (4, 1, 28, 28), np.uint8), np.arange(4), project.classes)
    both = list[Contestant]()
    for level in (0.5, 0.25):
        points = [(at, level / (1 + at), level) for at in range(5)]
        worth = Worth(level, (level / 2,) * 5)
        both.append(Contestant(Lesson(project, data, Plan()), CurveRecorder(points, points), project, worth))
    page.convolution.contest.contestants = tuple(both)
    page.convolution.show_state()
    page.filters.attempts.append(Attempt(project, 0.875, 1.5, is_learned=False))
    page.overfitting.tried.append(Tried(Variant(50), both[0]))
    seen = []
    for name in ("convolution", "filters", "overfitting"):
        stage = make()
        seen.append(picture(qtbot, stage, Scene("", project, View(page="compare", comparison=name))))
        (made,) = stage._ground.findChildren(ComparePage)
        shown = {"convolution": made.convolution, "filters": made.filters, "overfitting": made.overfitting}[name]
        assert shown.isVisible()
        assert not any(button.isVisible() for button in shown.findChildren(QAbstractButton))
        assert shown.table.texts()
        assert not shown.table.horizontalScrollBar().isVisible()
    assert made.convolution.table.texts() == page.convolution.table.texts()
    assert "12" in made.convolution.sentence.text()
    window.pages.leave()
    plots = slice(150, 590), slice(60, 530)
    assert (seen[0][plots] != empty[plots]).any(), "curves are drawn"


def test_every_panel_is_painted_without_a_window(make: Make, qtbot: QtBot, digits: Project) -> None:
    stage = make()
    for panel in PANELS:
        image = picture(qtbot, stage, Scene("", digits, View(layer="conv1", panels=(panel,))))
        least = dict.fromkeys(fronts((panel,)), QSize(1, 1))
        rect = scene_layout(SIZE, (panel,), 200, least).panels[0].rect
        assert image[rect.top() : rect.bottom(), rect.left() : rect.right()].std() > 1, f"{panel} is empty"


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
