"""A network that is larger than its view: scroll bars, an overview, and the class always in sight."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import engine
from engine.quiz.hiding import Hiding
from gui.network import painter
from gui.network.edges import Connection, Strands
from gui.network.layout import Arrangement
from gui.network.painter import NetworkPainter
from gui.network.reach import Reach
from gui.network.tiles import MapImage, Tiles
from gui.network.view import NetworkView
from gui.window.main_window import MainWindow
from tests.stories.conftest import MakeWindow

Settle = Callable[[MainWindow], None]
LEFT = Qt.MouseButton.LeftButton
PARTS = ("across", "down", "overview")


def deep(project: engine.Project, more: int = 18) -> engine.Project:
    """A network with more layers than a window has room for, which says what it said before."""
    for number in range(more):
        project = engine.insert_layer(project, (engine.Conv2d, engine.ReLU)[number % 2], 3)
    return project


@pytest.fixture
def wide(make_window: MakeWindow, digits: engine.Project) -> MainWindow:
    """The window with a network that it has no room for."""
    return make_window(deep(digits))


def shown(window: MainWindow) -> set[str]:
    return {part for part in PARTS if getattr(window.reach, part).isVisible()}


def out_of_sight(window: MainWindow) -> float:
    """How many pixels of the network stick out of the view to the sides."""
    view = window.view
    return max(view.arrangement.width * view.framing[0] - view.width(), 0)


def test_only_what_is_in_sight_is_made(wide: MainWindow, settle: Settle, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a large network all maps take longer than a window may be held."""
    coloured, edges, layer_of, strands = set[str](), set[str](), Tiles._layer, painter.strands_of

    def noted_layer(tiles: Tiles, layer: str, kept: list[MapImage]) -> list[MapImage]:
        coloured.add(layer)
        return layer_of(tiles, layer, kept)

    def noted_strands(project: engine.Project, arrangement: Arrangement, each: Connection) -> Strands:
        edges.add(each.link[1])
        return strands(project, arrangement, each)

    monkeypatch.setattr(Tiles, "_layer", noted_layer)
    monkeypatch.setattr(painter, "strands_of", noted_strands)
    wide.document.edit("kernel", lambda project: engine.renew_weights(project, "conv1", 3))
    wide.document.edit("insert", lambda project: engine.insert_layer(project, engine.ReLU, 1))
    settle(wide)
    framed = wide.view.state().framed
    sight = framed.transform.inverted()[0].mapRect(framed.rect)
    seen = {each.layer for each in wide.view.arrangement.columns if each.area.intersects(sight.adjusted(-24, 0, 24, 0))}
    assert 0 < len(seen) < len(wide.document.project.layers)
    assert coloured == seen
    assert edges <= {each.layer for each in wide.view.arrangement.columns} - {wide.document.project.layers[-1].id}


def test_what_fits_has_nothing_beside_it(window: MainWindow, settle: Settle) -> None:
    assert shown(window) == set()
    assert window.view.size() == window.reach.size()
    window.view.zoom.zoom_in()
    assert shown(window) == set(PARTS)
    assert window.view.height() < window.reach.height()
    window.view.zoom.zoom_out()
    assert shown(window) == set()
    window.view.zoom.zoom_in()
    window.view.fit()
    assert shown(window) == set()
    window.document.edit("more", deep)
    settle(window)
    assert shown(window) == {"across", "overview"}
    window.document.stack.undo()
    settle(window)
    assert shown(window) == set()


def test_bars_come_and_go_by_the_room_alone(wide: MainWindow, settle: Settle, monkeypatch: pytest.MonkeyPatch) -> None:
    """At every size the same, from wherever one comes, and decided once: no bar makes itself come or go."""
    times: list[int] = []
    original = Reach._share_room

    def counted(reach: Reach) -> None:
        times.append(1)
        original(reach)

    monkeypatch.setattr(Reach, "_share_room", counted)
    sizes = [(width, height) for width in range(940, 3000, 250) for height in (600, 900)]
    seen = {}
    for size in (*sizes, *reversed(sizes)):
        times.clear()
        wide.resize(*size)
        QApplication.processEvents()
        state = shown(wide), wide.view.size().toTuple()
        assert seen.setdefault(size, state) == state
        assert len(times) <= 6
    assert {"across", "overview"} in [state[0] for state in seen.values()]
    assert any(not state[0] for state in seen.values())
    settle(wide)


def test_nothing_out_of_sight_is_out_of_reach(wide: MainWindow, settle: Settle) -> None:
    view, bar = wide.view, wide.reach.across
    assert bar.maximum() - bar.minimum() == pytest.approx(out_of_sight(wide), abs=1)
    bar.setValue(bar.maximum())
    assert view.in_sight.right() == pytest.approx(view.arrangement.width, abs=2)
    bar.setValue(bar.minimum())
    assert view.in_sight.left() == pytest.approx(0, abs=2)
    QTest.keyClick(view, Qt.Key.Key_End)
    assert view.shows_unit("softmax")
    assert bar.value() > 0
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert bar.value() < 40
    empty = QPoint(view.width() // 2, view.height() - 4)
    QTest.mousePress(view, LEFT, pos=empty)
    QTest.mouseMove(view, empty - QPoint(60, 0))
    QTest.mouseRelease(view, LEFT, pos=empty - QPoint(60, 0))
    assert bar.value() == pytest.approx(-view.offset.x(), abs=1)
    assert bar.value() > 0
    settle(wide)


def test_a_small_window_with_a_message_reaches_all(wide: MainWindow, settle: Settle) -> None:
    wide.resize(1008, 728)
    wide.banner.show_message("warning", "Something that is said at some length about this network. " * 4)
    settle(wide)
    assert {"across"} <= shown(wide)
    assert wide.view.geometry().bottom() < wide.reach.across.geometry().top()
    assert wide.reach.overview.geometry().bottom() < wide.reach.height()
    wide.reach.across.setValue(wide.reach.across.maximum())
    assert wide.view.shows_unit("softmax")


def test_bars_keep_step_with_zoom_and_moves(window: MainWindow) -> None:
    view, reach = window.view, window.reach
    for _ in range(4):
        view.zoom.zoom_in()
    reach.down.setValue(reach.down.maximum())
    reach.across.setValue(reach.across.maximum() // 2)
    assert (-view.offset.x(), -view.offset.y()) == pytest.approx((reach.across.value(), reach.down.value()), abs=1)
    view.zoom.pan(QPointF(33, 21))
    assert (-view.offset.x(), -view.offset.y()) == pytest.approx((reach.across.value(), reach.down.value()), abs=1)
    view.zoom.pan(QPointF(-1e6, -1e6))
    ends = reach.across.maximum(), reach.down.maximum()
    assert (reach.across.value(), reach.down.value()) == pytest.approx(ends, abs=1)


def pixels(image: QImage) -> np.ndarray:
    return np.frombuffer(image.convertToFormat(QImage.Format.Format_RGB32).constBits(), np.uint8).astype(int)


def assert_painted_alike(view: NetworkView) -> None:
    anew = QImage(view.size(), QImage.Format.Format_RGB32)
    with QPainter(anew) as painter:
        NetworkPainter().paint(painter, view.state())
    moved = view.grab().toImage()
    assert np.abs(pixels(moved) - pixels(anew)).max() <= 2  # lines at the edge are smoothed with what is beyond it


def test_of_thousands_of_maps_some_are_painted_a_moment_later(
    wide: MainWindow, settle: Settle, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With five at a time instead of thousands."""
    view = wide.view
    monkeypatch.setattr(painter, "_MOST_NEW", 5)
    painted = list[bool]()
    kept = view._painter.paint
    monkeypatch.setattr(view._painter, "paint", lambda *given: painted.append(kept(*given)) or painted[-1])
    wide.document.edit("kernel", lambda project: engine.renew_weights(project, "conv1", 3))
    settle(wide)
    qtbot.waitUntil(lambda: painted[-1])
    assert painted.count(False) > 1, "several pictures were needed"
    assert_painted_alike(view)


def test_what_is_moved_looks_as_if_painted_there(
    wide: MainWindow, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gui.network.painter._A_FRAME", math.inf)  # else a slow machine paints roughly until it rests
    view = wide.view
    settle(wide)
    for by in (QPointF(-40, 0), QPointF(-3, 0), QPointF(25, 0), QPointF(-1e4, 0)):
        view.zoom.pan(by)
        assert_painted_alike(view)
    view.zoom.zoom_in()
    view.grab()
    view.zoom.pan(QPointF(17, -23))
    assert_painted_alike(view)


def test_the_overview_leads_anywhere(wide: MainWindow, settle: Settle) -> None:
    view, overview = wide.view, wide.reach.overview
    assert overview.frame.left() < 4
    assert not view.shows_unit("softmax")
    QTest.mouseClick(overview, LEFT, pos=overview.block_of("softmax").center().toPoint())
    assert view.shows_unit("softmax")
    assert overview.frame.right() > overview.width() - 4
    start = overview.frame.center().toPoint()
    QTest.mousePress(overview, LEFT, pos=start)
    before = view.offset
    QTest.mouseMove(overview, start)
    assert view.offset == before, "the frame is taken where it is"
    QTest.mouseMove(overview, QPoint(0, start.y()))
    QTest.mouseRelease(overview, LEFT, pos=QPoint(0, start.y()))
    assert view.offset.x() > before.x()
    moved = view.offset
    QTest.mouseMove(overview, start)
    assert view.offset == moved, "it was let go"
    assert "conv1" in overview.accessibleDescription() or "input" in overview.accessibleDescription()
    assert overview.accessibleName()
    settle(wide)


def test_the_overview_can_be_put_away_for_good(wide: MainWindow, make_window: MakeWindow) -> None:
    wide.actions_["overview"].trigger()
    assert shown(wide) == {"across"}
    other = make_window(wide.document.project)
    assert shown(other) == {"across"}
    assert not other.actions_["overview"].isChecked()
    other.actions_["overview"].trigger()
    assert shown(other) == {"across", "overview"}


def test_another_page_and_an_audience_have_no_bars(wide: MainWindow, settle: Settle) -> None:
    wide.selection.set_page("filter")
    assert shown(wide) == set()
    wide.selection.set_page("network")
    assert shown(wide) == {"across", "overview"}
    wide.presenter.start()
    settle(wide)
    assert shown(wide) == set()
    assert wide.class_chip.isVisible() != wide.view.shows_unit("softmax")
    wide.presenter.stop()
    settle(wide)
    assert shown(wide) == {"across", "overview"}


def test_the_class_is_told_while_its_bars_are_out_of_sight(wide: MainWindow, settle: Settle) -> None:
    chip, view = wide.class_chip, wide.view
    settle(wide)
    frame = wide.session.frame
    assert frame is not None
    best = int(frame.result["softmax"].argmax())
    assert chip.isVisible()
    assert chip.text().startswith(f"{wide.document.project.classes[best]}: ")
    assert "%" in chip.text()
    before = chip.text()
    wide.document.edit("name", lambda project: engine.rename_class(project, best, "a class of its own"))
    settle(wide)
    assert "a class of its own" in chip.text()
    wide.document.edit("bias", lambda project: engine.set_bias(project, "linear1", (best + 1) % 10, 90.0))
    settle(wide)
    assert chip.text().startswith(f"{(best + 1) % 10}: ")
    assert chip.text() != before
    QTest.mouseClick(chip, LEFT)
    assert view.shows_unit("softmax")
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert not view.shows_unit("softmax")


@pytest.mark.parametrize("units", [10, 1000])
def test_scores_without_names_or_probabilities_have_a_strongest_one_too(
    units: int, make_window: MakeWindow, settle: Settle
) -> None:
    maps = [engine.Conv2d(filters=2), engine.ReLU(), engine.ReLU()]
    specs = [*maps, engine.GlobalAvgPool(), engine.Flatten(), engine.Linear(units=units)]
    image = np.random.default_rng(0).random((1, 12, 12), np.float32)
    window = make_window(deep(engine.set_image(engine.chain((1, 12, 12), specs, seed=1), image), 20))
    settle(window)
    assert window.session.frame is not None
    best = int(np.argmax(window.session.frame.result["linear1"]))
    assert window.class_chip.isVisible()
    assert window.class_chip.text().startswith(f"{best}: ")
    window.class_chip.click()
    assert window.view.shows_unit("linear1", best)


def test_the_class_stands_beside_the_overview_and_moves_nothing(wide: MainWindow, settle: Settle) -> None:
    reach, chip = wide.reach, wide.class_chip
    settle(wide)
    bar, overview = reach.across.geometry(), reach.overview.geometry()
    places = bar, overview, chip.geometry()
    assert not any(chip.geometry().intersects(each) for each in (bar, overview, wide.view.geometry()))
    assert reach.rect().contains(chip.geometry())
    assert overview.right() > chip.geometry().left() - 20
    chip.click()
    assert chip.isVisible(), "there it covers nothing, and what is beside it would move"
    wide.document.edit("bias", lambda project: engine.set_bias(project, "linear1", 3, 19.0))
    settle(wide)
    assert (reach.across.geometry(), reach.overview.geometry(), chip.geometry()) == places
    wide.document.edit("name", lambda project: engine.rename_class(project, 3, "a very long name of a class " * 3))
    settle(wide)
    assert reach.rect().contains(chip.geometry())
    assert reach.overview.width() > 0.5 * reach.width()


def test_without_an_overview_the_class_lies_over_a_corner_until_its_bars_are_seen(
    wide: MainWindow, settle: Settle
) -> None:
    view, chip = wide.view, wide.class_chip
    wide.reach.set_wanted(False)
    settle(wide)
    assert chip.isVisible()
    assert view.rect().contains(chip.geometry())
    assert view.width() - chip.geometry().right() < 20
    wide.document.edit("name", lambda project: engine.rename_class(project, 5, "a longer name"))
    settle(wide)
    assert "longer" in chip.text()
    assert chip.width() >= chip.sizeHint().width()
    assert view.rect().contains(chip.geometry())
    chip.click()
    assert view.shows_unit("softmax")
    assert not chip.isVisible()
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert chip.isVisible()
    wide.selection.set_page("filter")
    assert not chip.isVisible()
    wide.selection.set_page("network")
    assert chip.isVisible()


def test_a_close_up_that_cuts_the_bars_leads_to_the_strongest(window: MainWindow, settle: Settle) -> None:
    view, chip = window.view, window.class_chip
    window.reach.set_wanted(False)
    settle(window)
    assert not chip.isVisible()
    for _ in range(7):
        view.zoom.zoom_in()
    view.zoom.pan(QPointF(1e6, 1e6))
    assert chip.isVisible()
    chip.click()
    assert not chip.isVisible(), "that of the strongest class is seen, and says it"
    assert not view.shows_unit("softmax")


@pytest.mark.parametrize("unit", [None, 0])
def test_a_hidden_class_is_not_told(wide: MainWindow, settle: Settle, unit: int | None) -> None:
    """Neither in words nor by where the chip leads, nor by when it comes."""
    chip, view, selection = wide.class_chip, wide.view, wide.selection
    settle(wide)
    told = chip.text()
    if unit is None:
        selection.set_hidden(["softmax"])
    else:
        selection.set_hiding(Hiding(cells=frozenset({("softmax", (unit,))})))
    assert chip.isVisible()
    said = chip.text() + chip.toolTip() + chip.accessibleName()
    assert "?" in chip.text()
    assert "%" not in said
    assert told.split(":")[0] not in said
    for _ in range(7):
        view.zoom.zoom_in()
    chip.click()
    assert view.shows_unit("softmax", 0), "the first one, whichever is the strongest"
    assert chip.isVisible()
    selection.set_hidden([])
    view.fit()
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert chip.text() == told


def test_a_network_that_is_being_built_has_no_class_yet(wide: MainWindow, settle: Settle) -> None:
    walk = wide.playback
    settle(wide)
    assert wide.class_chip.isVisible()
    walk.show_built("conv1")
    assert not wide.class_chip.isVisible()
    walk.show_built("softmax")
    assert wide.class_chip.isVisible()
    walk.stop()
    assert wide.class_chip.isVisible()


@pytest.mark.usefixtures("settle")
def test_the_overview_keeps_a_size_that_is_asked_for(wide: MainWindow) -> None:
    """A hidden size, and a wrong layer, look as any other in it."""
    wide.reach.overview.grab()
    wide.selection.set_hiding(Hiding(sizes=frozenset({"conv1"})))
    wide.reach.overview.grab()
    assert shown(wide) == {"across", "overview"}


@pytest.fixture
def every_kind(make_window: MakeWindow) -> MainWindow:
    return make_window(
        engine.chain(
            (1, 12, 12),
            [
                engine.Conv2d(filters=3, padding=1),
                engine.BatchNorm2d(),
                engine.ReLU(),
                engine.MaxPool2d(),
                engine.Dropout(),
                engine.Flatten(),
                engine.Linear(units=4),
                engine.Softmax(),
            ],
        )
    )


def test_a_double_click_on_any_map_does_something(every_kind: MainWindow, settle: Settle) -> None:
    window = every_kind
    dock = window.docks["map"]
    for layer in ("input", *(each.id for each in window.document.project.layers)):
        if layer == "conv1":
            continue
        dock.hide()
        QTest.mouseDClick(window.view, LEFT, pos=window.view.place_of(layer).toPoint())
        settle(window)
        assert dock.isVisible(), layer
        assert window.selection.layer == layer
        assert window.selection.page == "network", layer
    unit = window.view.place_of("softmax", 2).toPoint()
    QTest.mouseDClick(window.view, LEFT, pos=unit)
    assert (window.selection.layer, window.selection.channel) == ("softmax", 2)
    QTest.mouseDClick(window.view, LEFT, pos=window.view.place_of("conv1", 1).toPoint())
    settle(window)
    assert window.selection.page == "filter"


def test_a_double_click_on_what_is_wrong_says_why(every_kind: MainWindow, settle: Settle) -> None:
    window = every_kind
    window.document.edit("wrong", lambda project: engine.insert_layer(project, engine.Conv2d, 6))
    settle(window)
    wrong = next(layer for layer in window.document.project.layers if layer.id == "conv2")
    for layer in (wrong.id, "softmax"):
        window.docks["map"].hide()
        QTest.mouseDClick(window.view, LEFT, pos=window.view.place_of(layer).toPoint())
        settle(window)
        assert window.docks["map"].isVisible()
        assert window.selection.page == "network"
        assert window.deferred_parts.map_panel.blank.isVisible()
        assert window.deferred_parts.map_panel.blank.text()


def test_a_floating_large_map_is_shown_on_double_click(every_kind: MainWindow, settle: Settle) -> None:
    window = every_kind
    dock = window.docks["map"]
    dock.setFloating(True)
    dock.hide()
    QTest.mouseDClick(window.view, LEFT, pos=window.view.place_of("relu1").toPoint())
    settle(window)
    assert dock.isVisible()
    assert dock.isFloating()
    dock.setFloating(False)
