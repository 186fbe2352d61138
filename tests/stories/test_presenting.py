"""Presenting with a clicker: the window fills the screen, keys move through scenes, and leaving puts all back."""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

import engine
from engine.lessons.scene import Goal, Lesson, Scene, Step, Task
from engine.lessons.view import View
from gui.files.samples import RESOURCES
from gui.look.colours import contrast
from gui.look.palettes import CONTRAST
from gui.presentation import awake
from gui.presentation.pen import CASING, COLOURS
from gui.presentation.stage import smallest_type
from gui.presentation.window_state import chrome, docks
from gui.state.selection import Gains
from gui.window.docks import is_in_sight
from gui.window.main_window import MainWindow
from tests.gui.look.test_theme import READ_ON, SEEN_ON
from tests.stories.conftest import MakeWindow

Settle = Callable[[MainWindow], None]
Key = Qt.Key
WORDS = "The filter visits every position. At each one, nine products are summed into one number of the feature map."
SIZES = ((1024, 768), (1440, 900), (1920, 1080), (2560, 1080))


@pytest.fixture
def lesson(digits: engine.Project) -> Lesson:
    """Three scenes: the first is walked through, the second is opened, the third has panels and a task."""
    asked = Task("Drag the middle weight below zero: what happens?", (Goal("edited", value=1),), "The edges turn.")
    scenes = (
        Scene("Slide, multiply, add", digits, View(layer="conv1", position=30), WORDS, "Say it slowly.", steps=()),
        Scene("A filter taken apart", digits, View(page="filter", layer="conv2", channel=2), f"{WORDS} {WORDS}"),
        Scene("Your own filter", digits, View(layer="conv1", panels=("filter",)), WORDS, task=asked),
    )
    return Lesson(8, "Convolution", WORDS, scenes)


def press(window: MainWindow, *keys: Key) -> None:
    for key in keys:
        focus = QApplication.focusWidget()
        QTest.keyClick(focus if focus is not None else window, key)
        window.presenter.finish()
        QApplication.processEvents()


def fill(window: MainWindow, width: int, height: int) -> None:
    """Presents as on a screen of another size."""
    window.showNormal()
    window.resize(width, height)
    QApplication.processEvents()
    QApplication.processEvents()


def looks(window: MainWindow) -> tuple[object, ...]:
    """All that leaving has to bring back."""
    app, theme = QApplication.instance(), window.theme
    assert isinstance(app, QApplication)
    selection = window.selection
    shown = {widget.objectName(): widget.isHidden() for widget in (*chrome(window), *docks(window).values())}
    return (
        *(window.saveState(), window.saveGeometry(), window.geometry(), window.windowState(), shown),
        *(window.contentsMargins(), theme.choice, theme.font_scale, app.font().pixelSize(), app.styleSheet()),
        *(app.focusWidget(), selection.layer, selection.channel, selection.source, selection.chosen),
        *(selection.pointed, selection.page, selection.looks, selection.pins, window.view.framing),
        *(window.playback.walking, window.playback.build_up.layer, window.centralWidget().geometry()),
    )


def test_leaving_puts_the_window_back_exactly(window: MainWindow, qtbot: QtBot) -> None:
    window.selection.select("conv2", 3, 1)
    docks(window)["melt"].raise_()
    docks(window)["map"].hide()
    window.view.setFocus()
    QApplication.processEvents()
    for key in (Key.Key_Escape, Key.Key_F5):
        before = looks(window)
        press(window, Key.Key_F5)
        assert window.presenter.active
        assert window.isFullScreen()
        assert not any(widget.isVisible() for widget in (*chrome(window), *docks(window).values()))
        assert window.theme.palette is CONTRAST
        press(window, Key.Key_Plus, Key.Key_Right, Key.Key_Space, Key.Key_L, Key.Key_E, Key.Key_Space)
        window.selection.select("relu1", 2)
        press(window, key)
        assert not window.presenter.active
        qtbot.waitUntil(lambda before=before: looks(window) == before, timeout=5000)


def test_keys_that_come_while_the_window_changes_are_not_lost(window: MainWindow, lesson: Lesson, qtbot: QtBot) -> None:
    window.player.start(lesson)
    before = looks(window)
    window.view.setFocus()
    for key in (Key.Key_F5, Key.Key_PageDown):  # without an event between them
        QTest.keyClick(QApplication.focusWidget() or window, key)
    assert window.presenter.active
    assert window.player.index == 1
    QTest.keyClick(QApplication.focusWidget() or window, Key.Key_PageUp)
    QTest.keyClick(QApplication.focusWidget() or window, Key.Key_F5)
    assert not window.presenter.active
    window.presenter.toggle()
    window.presenter.toggle()
    qtbot.waitUntil(lambda: looks(window)[:7] == before[:7], timeout=5000)


def test_a_lesson_begun_while_another_ends_sets_the_same_work_aside(
    window: MainWindow, lesson: Lesson, settle: Settle
) -> None:
    project, shown = window.document.project, window.staging.shown()
    window.player.start(lesson, 1)
    settle(window)
    window.actions_["leave_lesson"].trigger()
    assert window.document.project is project
    window.player.start(lesson)
    window.player.leave()
    assert (window.document.project, window.staging.shown()) == (project, shown)


def test_the_running_state_is_presented_under_its_name(window: MainWindow) -> None:
    window.presenter.start()
    assert window.presenter.stage.band.title.text() == window.document.project.name
    press(window, Key.Key_PageDown, Key.Key_PageUp, Key.Key_End, Key.Key_3)
    assert window.presenter.active
    window.presenter.stop()


def test_own_scenes_are_presented_and_left(make_window: MakeWindow, lesson: Lesson, digits: engine.Project) -> None:
    project = replace(digits, scenes=lesson.scenes)
    window = make_window(project)
    window.presenter.start()
    assert window.presenter.stage.band.title.text() == lesson.scenes[0].title
    press(window, Key.Key_PageDown, Key.Key_Escape)
    assert window.player.lesson is None
    assert window.document.project is project


def test_clicker_keys_move_through_the_scenes(window: MainWindow, lesson: Lesson, settle: Settle) -> None:
    window.player.start(lesson)
    window.presenter.start()
    player = window.player
    for key, index in (
        (Key.Key_PageDown, 1),
        (Key.Key_PageUp, 0),
        (Key.Key_N, 1),
        (Key.Key_Down, 1),  # in the filter page arrows go from row to row
        (Key.Key_PageDown, 2),
        (Key.Key_P, 1),
        (Key.Key_P, 0),
        (Key.Key_Down, 1),
        (Key.Key_PageDown, 2),
        (Key.Key_Up, 1),
        (Key.Key_PageUp, 0),
        (Key.Key_End, 2),
        (Key.Key_Home, 0),
        (Key.Key_End, 2),
        (Key.Key_1, 0),
        (Key.Key_3, 2),
        (Key.Key_9, 2),
        (Key.Key_Left, 1),
        (Key.Key_PageUp, 0),
    ):
        settle(window)
        press(window, key)
        assert player.index == index, key
        assert window.presenter.stage.band.title.text() == lesson.scenes[index].title
        assert window.presenter.stage.strip.place == f"{index + 1} / 3"
    settle(window)


def test_a_number_of_two_digits_waits_for_its_second(window: MainWindow, lesson: Lesson, qtbot: QtBot) -> None:
    many = Lesson(8, "Many", "", lesson.scenes * 5)
    window.player.start(many)
    window.presenter.start()
    press(window, Key.Key_1, Key.Key_2)
    assert window.player.index == 11
    press(window, Key.Key_1, Key.Key_Return)
    assert window.player.index == 0
    press(window, Key.Key_1)
    qtbot.waitUntil(lambda: window.presenter.stage.strip.place == "1 / 15", timeout=5000)
    assert window.player.index == 0


def test_arrows_step_through_a_walk_and_go_on_at_its_end(window: MainWindow, lesson: Lesson) -> None:
    window.player.start(lesson)
    window.presenter.start()
    assert window.playback.position == 30
    press(window, Key.Key_Right, Key.Key_Right, Key.Key_Left)
    assert window.playback.position == 31
    assert window.player.index == 0
    window.playback.last()
    press(window, Key.Key_Right)
    assert window.player.index == 1


def test_the_lesson_ends_and_the_next_begins(window: MainWindow, lesson: Lesson, settle: Settle) -> None:
    before = Lesson(8, "Before the last", "", lesson.scenes)
    window.player.start(before, 2)
    presenter = window.presenter
    presenter.toggle()
    presenter.finish()
    settle(window)
    press(window, Key.Key_PageDown)
    assert presenter.stage.end.isVisible()
    end = presenter.stage.end
    assert end.title.fontInfo().pixelSize() > 2 * end.fontInfo().pixelSize(), "to be read from the last row"
    press(window, Key.Key_PageUp)
    assert not presenter.stage.end.isVisible()
    assert window.player.index == 2
    press(window, Key.Key_PageDown, Key.Key_PageDown)
    assert window.player.lesson is not None
    assert window.player.lesson.number == 9
    assert not presenter.stage.end.isVisible()
    press(window, Key.Key_End, Key.Key_PageDown, Key.Key_PageDown, Key.Key_PageDown)
    assert presenter.stage.end.isVisible()


def test_any_key_takes_a_cover_away_and_does_nothing_else(window: MainWindow, lesson: Lesson) -> None:
    window.player.start(lesson)
    window.presenter.start()
    presenter = window.presenter
    covers = Key.Key_B, Key.Key_Period, Key.Key_F1, Key.Key_Question
    for cover, back in itertools.product(covers, (Key.Key_PageDown, Key.Key_Escape, Key.Key_F7, Key.Key_B)):
        press(window, cover)
        assert presenter.stage.blank.isVisible() or presenter.stage.keys.isVisible(), (cover, back)
        press(window, back)
        assert not presenter.stage.blank.isVisible(), (cover, back)
        assert not presenter.stage.keys.isVisible(), (cover, back)
        assert presenter.active
        assert window.player.index == 0


def test_the_spotlight_follows_in_every_linked_map(window: MainWindow, qtbot: QtBot) -> None:
    window.presenter.start()
    press(window, Key.Key_L)
    presenter, view = window.presenter, window.view
    fill(window, 1440, 900)
    place = view.place_of("conv1", 2).toPoint()
    QCursor.setPos(view.mapToGlobal(place))
    QTest.mouseMove(view, place)
    presenter.stage.spotlight.follow()
    hover = window.selection.hover
    assert hover is not None
    linked = view.places_of(hover)
    maps = sum(len(column.tiles) for column in view.arrangement.columns if column.kind == "maps")
    assert len(linked) == maps
    assert len(presenter.stage.spotlight.lights) == maps + 1
    assert any(rect.adjusted(-1, -1, 1, 1).contains(place) for rect in linked)
    press(window, Key.Key_L)
    assert not presenter.stage.spotlight.isVisible()


def test_the_pen_draws_until_it_is_cleared_or_the_scene_changes(window: MainWindow, lesson: Lesson) -> None:
    window.player.start(lesson)
    window.presenter.start()
    pen = window.presenter.stage.pen

    def draw() -> None:
        QTest.mousePress(pen, Qt.MouseButton.LeftButton, pos=QPoint(200, 300))
        QTest.mouseMove(pen, QPoint(260, 320))
        QTest.mouseRelease(pen, Qt.MouseButton.LeftButton, pos=QPoint(260, 320))

    press(window, Key.Key_E)
    draw()
    assert [len(stroke.points) for stroke in pen.strokes] == [2]
    press(window, Key.Key_E)
    assert pen.isVisible(), "what is drawn stays when the pen is laid down"
    assert pen.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    press(window, Key.Key_C)
    assert not pen.isVisible()
    press(window, Key.Key_E)
    draw()
    press(window, Key.Key_PageDown)
    assert pen.strokes == []


def stroke(window: MainWindow, left: int, top: int) -> None:
    """Draws from left to right."""
    pen = window.presenter.stage.pen
    QTest.mousePress(pen, Qt.MouseButton.LeftButton, pos=QPoint(left, top))
    for step in range(1, 9):
        QTest.mouseMove(pen, QPoint(left + 10 * step, top))
    QTest.mouseRelease(pen, Qt.MouseButton.LeftButton, pos=QPoint(left + 80, top))


def test_the_pen_has_four_colours_and_strokes_keep_theirs(window: MainWindow, lesson: Lesson) -> None:
    window.player.start(lesson)
    window.presenter.start()
    fill(window, 1440, 900)
    pen = window.presenter.stage.pen
    press(window, Key.Key_D)
    assert pen.colour == 0, "there is no pen in hand"
    press(window, Key.Key_E)
    for at in range(4):
        stroke(window, 300, 250 + 60 * at)
        press(window, Key.Key_D)
    assert [each.colour for each in pen.strokes] == [0, 1, 2, 3]
    assert pen.colour == 0
    shown = window.grab().toImage()
    for at, (_, colour) in enumerate(COLOURS):
        assert shown.pixelColor(340, 250 + 60 * at) == colour
    buttons = pen.tray.group.buttons()
    assert pen.tray.isVisible()
    assert [button.accessibleName() for button in buttons] == ["Yellow", "Blue", "Red", "White"]
    QTest.mouseClick(buttons[2], Qt.MouseButton.LeftButton)
    assert pen.colour == 2
    assert pen.accessibleDescription() == "Red"
    assert len(pen.strokes) == 4, "choosing draws nothing"
    press(window, Key.Key_E)
    assert not pen.tray.isVisible()
    assert len(pen.strokes) == 4


@pytest.mark.parametrize("ground", ["#ffffff", "#000000", "#808080"])
@pytest.mark.parametrize("colour", range(len(COLOURS)))
def test_strokes_are_seen_on_any_ground(colour: int, ground: str) -> None:
    casing = QColor(CASING)
    alpha, under = casing.alphaF(), QColor(ground)
    mixed = [alpha * a + (1 - alpha) * b for a, b in zip(casing.getRgbF()[:3], under.getRgbF()[:3], strict=True)]
    edge = QColor.fromRgbF(*mixed).name()
    ink = COLOURS[colour][1].name()
    assert contrast(ink, edge) >= 4.5, "a stroke in its casing"
    assert max(contrast(ink, ground), contrast(edge, ground)) >= 2.5


def test_a_stroke_is_taken_back_while_the_network_stays(window: MainWindow, settle: Settle) -> None:
    window.document.edit("weight", lambda project: engine.set_weight(project, "conv1", (0, 0, 0, 0), 2.0))
    edited = window.document.project
    window.presenter.start()
    pen = window.presenter.stage.pen
    press(window, Key.Key_E)
    for at in range(2):
        stroke(window, 300, 300 + 60 * at)
    for left in (1, 0, 0):
        QTest.keyClick(QApplication.focusWidget() or window, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert len(pen.strokes) == left
    assert window.document.project is edited, "not even when no stroke is left"
    stroke(window, 300, 300)
    QTest.mouseClick(pen, Qt.MouseButton.RightButton, pos=QPoint(100, 300))
    assert pen.strokes == []
    window.presenter.stop()
    QTest.keyClick(QApplication.focusWidget() or window, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.document.project is not edited, "without the pen, undo is undo"
    settle(window)


def test_the_laser_points_where_the_mouse_is_in_place_of_its_arrow(window: MainWindow, lesson: Lesson) -> None:
    window.player.start(lesson)
    window.presenter.start()
    fill(window, 1440, 900)
    laser = window.presenter.stage.laser
    for x in (500, 560, 620):
        QCursor.setPos(window.mapToGlobal(QPoint(x, 400)))
        if not laser.on:
            press(window, Key.Key_K)
        laser.follow()
    assert laser.accessibleName() == "Laser pointer"
    assert laser.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    assert (laser.trail[-1].x(), laser.trail[-1].y()) == (620, 400)
    cursor = QApplication.overrideCursor()
    assert cursor is not None
    assert cursor.shape() == Qt.CursorShape.BlankCursor
    shown = window.grab().toImage()
    assert shown.pixelColor(620, 400).lightness() > 200, "a bright dot"
    assert shown.pixelColor(626, 400).redF() > 0.7
    assert shown.pixelColor(626, 400).blueF() < 0.5
    QCursor.setPos(window.mapToGlobal(QPoint(-40, 400)))
    laser.follow()
    assert not laser.trail, "the mouse is elsewhere"
    assert QApplication.overrideCursor() is None
    QCursor.setPos(window.mapToGlobal(QPoint(620, 400)))
    laser.follow()
    press(window, Key.Key_PageDown)
    assert laser.on, "it stays from scene to scene"
    press(window, Key.Key_K)
    assert not laser.on
    assert QApplication.overrideCursor() is None


def test_leaving_takes_the_laser_away(window: MainWindow) -> None:
    window.presenter.start()
    QCursor.setPos(window.mapToGlobal(QPoint(400, 400)))
    press(window, Key.Key_K)
    assert QApplication.overrideCursor() is not None
    press(window, Key.Key_Escape)
    assert not window.presenter.active
    assert QApplication.overrideCursor() is None


def test_spotlight_pen_and_laser_take_turns(window: MainWindow) -> None:
    window.presenter.start()
    stage = window.presenter.stage
    tools = {Key.Key_L: stage.spotlight, Key.Key_E: stage.pen, Key.Key_K: stage.laser}
    for key in (Key.Key_L, Key.Key_E, Key.Key_K, Key.Key_L, Key.Key_K, Key.Key_E):
        press(window, key)
        assert [each for each, tool in tools.items() if tool.on] == [key]
    press(window, Key.Key_E)
    assert not any(tool.on for tool in tools.values())


def test_one_still_types_in_a_field(window: MainWindow, lesson: Lesson) -> None:
    window.player.start(lesson)
    window.presenter.start()
    window.view.names.rename("conv1")
    field = window.view.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    field.selectAll()
    QTest.keyClicks(field, "blur 1")
    assert field.text() == "blur 1"
    assert window.player.index == 0
    press(window, Key.Key_Escape)
    assert window.presenter.active
    QApplication.processEvents()
    press(window, Key.Key_Escape)
    assert not window.presenter.active


# ---- step by step


@pytest.fixture
def stepped(digits: engine.Project) -> Lesson:
    """A hidden value that is revealed, a walk through nine positions, and a weight that a step changes."""
    small = engine.chain((1, 5, 5), [engine.Conv2d(filters=1, kernel=3)], seed=2)
    image = engine.read_image(RESOURCES / "images" / "binary-5x5.png")
    small = engine.set_image(small, image)
    edited = engine.set_weight(small, "conv1", (0, 0, 1, 1), 9)
    cell = View(page="cell", layer="conv1", position=0, speed=2000)
    scenes = (
        Scene("What comes out?", small, replace(cell, hidden=("conv1",)), WORDS, steps=None),
        Scene("Other weights", small, View(layer="conv1"), WORDS, steps=(Step(View(layer="conv1"), edited, "Nine!"),)),
    )
    return Lesson(8, "Steps", WORDS, scenes)


def test_one_press_is_one_step_and_page_up_takes_it_back(
    window: MainWindow, stepped: Lesson, settle: Settle, qtbot: QtBot
) -> None:
    window.player.start(stepped)
    window.presenter.start()
    player, walk, strip = window.player, window.playback, window.presenter.stage.strip
    assert window.selection.hidden == {"conv1"}
    press(window, Key.Key_PageDown)
    assert (player.index, player.step, window.selection.hidden) == (0, 1, frozenset())
    press(window, Key.Key_PageDown)
    assert (player.step, walk.playing) == (2, True)
    walk.set_speed(50)
    qtbot.waitUntil(lambda: not walk.playing, timeout=10_000)
    assert (walk.position, walk.walking) == (8, True)
    press(window, Key.Key_PageDown)
    assert (player.index, player.step) == (1, 0)
    press(window, Key.Key_PageDown)
    assert window.document.project["conv1"].weights["weight"].data[0, 0, 1, 1] == 9
    assert window.presenter.stage.band.words.text() == "Nine!"
    assert "step 2 of 2" in strip.accessibleDescription()
    press(window, Key.Key_PageDown)
    assert window.presenter.stage.end.isVisible()
    press(window, Key.Key_PageUp, Key.Key_PageUp)
    assert (player.index, player.step) == (1, 0)
    assert window.document.project is stepped.scenes[1].project
    assert window.presenter.stage.band.words.text() == WORDS
    press(window, Key.Key_PageUp)
    assert (player.index, player.step, walk.position) == (0, 2, 8)
    press(window, Key.Key_PageUp, Key.Key_PageUp)
    assert (player.index, player.step, window.selection.hidden) == (0, 0, {"conv1"})
    press(window, Key.Key_PageUp)
    assert (player.index, player.step) == (0, 0)
    settle(window)


def test_a_walk_that_is_still_on_its_way_is_first_brought_to_its_end(window: MainWindow, stepped: Lesson) -> None:
    window.player.start(stepped)
    window.presenter.start()
    press(window, Key.Key_PageDown, Key.Key_PageDown)
    assert window.playback.playing
    press(window, Key.Key_PageDown)
    assert (window.player.index, window.player.step) == (0, 2)
    assert (window.playback.position, window.playback.playing) == (8, False)
    press(window, Key.Key_PageDown)
    assert window.player.index == 1


def test_reset_brings_the_step_back_and_own_edits_live_until_a_step_brings_its_own(
    window: MainWindow, stepped: Lesson, settle: Settle
) -> None:
    window.player.start(stepped)
    window.presenter.start()
    window.document.edit("touch", lambda project: engine.set_weight(project, "conv1", (0, 0, 0, 0), 5))
    press(window, Key.Key_PageDown)
    assert window.document.project["conv1"].weights["weight"].data[0, 0, 0, 0] == 5
    window.actions_["reset_scene"].trigger()
    assert (window.player.step, window.document.project) == (1, stepped.scenes[0].project)
    window.player.go(1)
    press(window, Key.Key_PageDown)
    window.document.edit("touch", lambda project: engine.set_weight(project, "conv1", (0, 0, 0, 0), 5))
    press(window, Key.Key_R)
    assert window.document.project["conv1"].weights["weight"].data[0, 0, 0, 0] != 5
    assert window.document.project["conv1"].weights["weight"].data[0, 0, 1, 1] == 9
    settle(window)


# ---- whose key it is


def test_a_right_answer_with_enter_stays_to_be_praised(window: MainWindow, stepped: Lesson, settle: Settle) -> None:
    window.player.start(stepped)
    window.presenter.start()
    settle(window)
    press(window, Key.Key_Return)  # the page asks
    field = window.prediction.field
    assert field.isVisible()
    frame = window.session.frame
    assert frame is not None
    QTest.keyClicks(field.edit, f"{frame.result['conv1'][0, 0, 0]:.3f}".replace("-", "−"))
    press(window, Key.Key_Return)
    assert field.mood == "right"
    assert field.isVisible()
    assert (window.player.index, window.player.step) == (0, 0)
    press(window, Key.Key_PageDown)
    assert window.player.step == 1


def test_escape_in_a_field_leaves_the_field_and_nothing_else(window: MainWindow, digits: engine.Project) -> None:
    scene = Scene("Stride", digits, View(page="cell", layer="conv1", panels=("layer",)), WORDS)
    window.player.start(Lesson(8, "Stride", "", (scene, scene)))
    window.presenter.start()
    spin = next(each for each in window.layer_panel.findChildren(QSpinBox) if each.isVisible())
    spin.setFocus()
    press(window, Key.Key_3, Key.Key_Down, Key.Key_Escape)
    assert window.presenter.active
    assert window.player.index == 0
    assert window.selection.page == "cell"
    assert not spin.hasFocus()
    press(window, Key.Key_Escape)
    assert not window.presenter.active


def test_a_field_that_had_the_keyboard_keeps_no_key_from_the_talk(window: MainWindow, digits: engine.Project) -> None:
    scene = Scene("Stride", digits, View(layer="conv1", panels=("layer",)), WORDS)
    window.player.start(Lesson(8, "Stride", "", (scene,)))
    QApplication.processEvents()
    spin = next(each for each in window.layer_panel.findChildren(QSpinBox) if each.isVisible())
    spin.setFocus()
    press(window, Key.Key_F5)
    assert window.presenter.active
    press(window, Key.Key_Escape)
    assert not window.presenter.active


@pytest.mark.parametrize("panels", [("cell", "why", "melt"), ("why",)])
def test_escape_leaves_from_the_end_at_once(
    window: MainWindow, digits: engine.Project, panels: tuple[str, ...], settle: Settle
) -> None:
    scene = Scene("Why?", digits, View(layer="linear1", channel=5, panels=panels), WORDS)
    window.player.start(Lesson(8, "Why?", "", (scene,)))
    window.presenter.start()
    settle(window)
    assert window.why_panel.tree.hasFocus() == (panels == ("why",)), "only what lies in front takes the keyboard"
    press(window, Key.Key_PageDown)
    assert window.presenter.stage.end.isVisible()
    press(window, Key.Key_Escape)
    assert not window.presenter.active


def test_digits_go_into_the_weight_that_was_clicked(window: MainWindow, lesson: Lesson, settle: Settle) -> None:
    window.player.start(lesson, 2)
    window.presenter.start()
    grid = window.filter_panel.grid
    QTest.mouseClick(grid, Qt.MouseButton.LeftButton, pos=grid.cell_rect(0, 0).center())
    press(window, Key.Key_1, Key.Key_2, Key.Key_Return)
    assert window.player.index == 2
    assert window.document.project["conv1"].weights["weight"].data[0, 0, 0, 0] == 12
    settle(window)


def test_keys_of_menus_hold_while_the_menus_are_hidden(window: MainWindow, settle: Settle) -> None:
    window.presenter.start()
    settle(window)
    before = window.document.project
    window.document.edit("touch", lambda project: engine.set_weight(project, "conv1", (0, 0, 0, 0), 5))
    QTest.keyClick(window.view, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.document.project is before
    QTest.keyClick(window.view, Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    assert window.selection.hiding.sizes == {"conv1"}
    settle(window)


def test_arrows_walk_through_the_tree_of_why(window: MainWindow, digits: engine.Project, settle: Settle) -> None:
    scene = Scene("Why?", digits, View(layer="linear1", channel=5, panels=("why",)), WORDS)
    window.player.start(Lesson(8, "Why?", "", (scene, scene)))
    window.presenter.start()
    settle(window)
    assert window.why_panel.tree.hasFocus()
    press(window, Key.Key_Down, Key.Key_Right, Key.Key_Down)
    assert window.player.index == 0
    press(window, Key.Key_PageDown)
    assert window.player.index == 1
    settle(window)


def test_a_task_that_is_done_is_said(window: MainWindow, lesson: Lesson, settle: Settle) -> None:
    window.player.start(lesson, 2)
    window.presenter.start()
    band = window.presenter.stage.band
    task = lesson.scenes[2].task
    assert task is not None
    assert band.task.text() == task.ask
    window.document.edit("do", lambda project: engine.set_weight(project, "conv1", (0, 0, 0, 0), 5))
    settle(window)
    assert band.task.text() == task.said
    window.document.stack.undo()
    settle(window)
    assert band.task.text() == task.ask, "praise that is no longer true goes"
    assert docks(window)["filter"].isVisible()
    assert not docks(window)["input"].isVisible()


def test_nothing_overlaps_and_words_are_whole(window: MainWindow, lesson: Lesson) -> None:
    window.player.start(lesson)
    window.presenter.start()
    presenter = window.presenter
    for size, key in itertools.product(SIZES, (Key.Key_Home, Key.Key_PageDown, Key.Key_PageDown)):
        fill(window, *size)
        press(window, key)
        QApplication.processEvents()
        for label in (presenter.stage.band.title, presenter.stage.band.words, presenter.stage.band.task):
            assert label.isHidden() or label.height() >= label.heightForWidth(label.width())
        centre = window.centralWidget()
        top = centre.mapTo(window, QPoint(0, 0)).y()
        assert presenter.stage.band.geometry().bottom() < top
        assert top + centre.height() <= presenter.stage.strip.y()
        assert presenter.stage.strip.geometry().bottom() < size[1]
        assert presenter.stage.strip.y() - presenter.stage.band.geometry().bottom() >= 0.55 * size[1]


def test_no_text_is_smaller_than_18_pixels_at_1080(window: MainWindow, lesson: Lesson) -> None:
    assert [smallest_type(height) for height in (768, 1080, 2160)] == [14, 18, 36]
    window.player.start(lesson)
    window.presenter.start()
    fill(window, 1920, 1080)
    for key in (Key.Key_Home, Key.Key_PageDown, Key.Key_PageDown, Key.Key_F1):
        press(window, key)
        QApplication.processEvents()
        small = {
            (type(widget).__name__, widget.objectName(), widget.fontInfo().pixelSize())
            for widget in window.findChildren(QWidget)
            if widget.isVisible() and not widget.objectName().startswith("qt_") and widget.fontInfo().pixelSize() < 18
        }
        assert small == set()


@pytest.mark.parametrize(
    ("ink", "paper"), [(ink, paper) for ink, papers in (READ_ON | SEEN_ON).items() for paper in papers.split()]
)
def test_high_contrast_is_high(ink: str, paper: str) -> None:
    assert contrast(getattr(CONTRAST, ink), getattr(CONTRAST, paper)) >= 7


def test_the_speaker_sees_notes_and_what_comes_next(window: MainWindow, lesson: Lesson, settle: Settle) -> None:
    window.player.start(lesson)
    window.presenter.show_speaker()
    speaker = window.presenter.speaker
    assert speaker is not None
    assert speaker.isVisible()
    assert speaker.notes.toPlainText() == "Say it slowly."
    assert lesson.scenes[1].title in speaker.following.text()
    speaker.refresh()
    assert not speaker.picture.pixmap().isNull()
    speaker.asked.emit("next")
    settle(window)
    assert window.player.index == 1
    assert lesson.scenes[2].title in speaker.following.text()
    QTest.keyClick(speaker, Key.Key_PageDown)
    assert window.player.index == 2
    speaker.asked.emit("blank")
    assert window.presenter.stage.blank.isVisible()
    window.presenter.stop()
    assert window.presenter.speaker is None
    settle(window)


def test_the_speaker_sees_a_picture_of_the_next_scene(
    window: MainWindow, lesson: Lesson, settle: Settle, qtbot: QtBot
) -> None:
    window.player.start(lesson)
    window.presenter.show_speaker()
    settle(window)
    speaker = window.presenter.speaker
    assert speaker is not None
    before = window.document.project, window.selection.layer, window.selection.page, window.playback.position
    focus = QApplication.focusWidget()
    pictures = speaker.previews
    qtbot.waitUntil(lambda: pictures.picture_of(lesson.scenes[2]) is not None, timeout=60_000)
    shown = window.document.project, window.selection.layer, window.selection.page, window.playback.position
    assert shown == before, "the audience sees nothing of it"
    assert QApplication.focusWidget() is focus
    assert not speaker.coming.pixmap().isNull()
    first, second = (pictures.picture_of(scene) for scene in lesson.scenes[1:])
    assert first is not None
    assert second is not None
    assert first.size() == second.size()
    assert first != second
    assert first.pixelColor(2, first.height() - 3) in (QColor(CONTRAST.canvas), QColor(CONTRAST.background))
    speaker.asked.emit("next")
    assert not speaker.coming.pixmap().isNull(), "it was made before it was next"
    assert pictures.picture_of(lesson.scenes[1]) is first or pictures.picture_of(lesson.scenes[1]) == first
    speaker.asked.emit("last")
    window.presenter.finish()
    assert speaker.coming.isHidden()
    window.presenter.stop()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    windows = [each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow)]
    assert windows == [window], "no other window is left"
    settle(window)


def test_the_pointer_hides_when_it_rests_and_comes_back(window: MainWindow) -> None:
    window.presenter.start()
    window.presenter.pointer.rest.timeout.emit()
    cursor = QApplication.overrideCursor()
    assert cursor is not None
    assert cursor.shape() == Qt.CursorShape.BlankCursor
    QTest.mouseMove(window.view, QPoint(40, 40))
    QTest.mouseMove(window.view, QPoint(60, 40))
    assert QApplication.overrideCursor() is None
    window.presenter.pointer.rest.timeout.emit()
    window.presenter.stop()
    assert QApplication.overrideCursor() is None


def test_the_lesson_goes_on_where_presenting_ended(window: MainWindow, lesson: Lesson, qtbot: QtBot) -> None:
    window.player.start(lesson)
    window.presenter.start()
    press(window, Key.Key_End, Key.Key_Escape)
    assert window.player.index == 2
    assert window.lessons.band.isVisible()
    assert [name for name, dock in docks(window).items() if not dock.isHidden()] == ["filter"]


def test_what_was_shown_before_a_talk_is_shown_after_it(window: MainWindow) -> None:
    selection, walk = window.selection, window.playback
    selection.select("conv2", 3, 4)
    selection.set_hidden(["softmax"])
    selection.set_fields(["weights"])
    walk.show_built("pool2")
    gains = Gains("conv2", 3, (0.0, *(1.0,) * 7))
    selection.set_gains(gains)
    before = window.staging.captured()
    window.presenter.start()
    selection.set_hidden([])
    selection.set_fields([])
    walk.stop()
    window.pages.show_page(View(page="calculator", sides=(9, 9, 9)))
    window.presenter.stop()
    assert window.staging.captured() == before
    assert selection.gains == gains, "what is muted in the same map stays so"


def test_names_given_in_own_scenes_are_not_those_of_the_work(
    make_window: MakeWindow, lesson: Lesson, digits: engine.Project
) -> None:
    window = make_window(replace(digits, scenes=lesson.scenes))
    window.selection.select("conv1", 5)
    window.presenter.start()
    window.document.edit("Rename", lambda project: engine.rename_layer(project, "conv1", "edges"))
    assert window.selection.layer == "edges"
    window.presenter.stop()
    assert (window.selection.layer, window.selection.channel) == ("conv1", 5)


def test_an_answer_given_in_a_talk_stays_given(window: MainWindow, stepped: Lesson) -> None:
    window.player.start(stepped)
    assert window.selection.hidden == {"conv1"}
    window.presenter.start()
    press(window, Key.Key_PageDown)
    assert not window.selection.hidden
    window.presenter.stop()
    assert (window.player.step, window.selection.hidden) == (1, frozenset())


def test_the_screen_stays_on_as_long_as_one_presents(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(awake.sys, "platform", "linux")
    monkeypatch.setattr(awake, "_inhibit", lambda *_words: told.append("on"))
    monkeypatch.setattr(awake, "_uninhibit", lambda: told.append("off"))
    window.presenter.start()
    window.presenter.stop()
    QApplication.processEvents()
    assert told == [], "who asks once the talk is over would never take it back"
    window.presenter.start()
    QApplication.processEvents()
    assert told == ["on"]
    window.presenter.stop()
    assert told == ["on", "off"]


def places(window: MainWindow) -> dict[str, tuple[bool, bool, QRect | None]]:
    """Of every dock whether it is hidden or floats, and where it is if it is in sight.

    The window's own state also has sizes of docks that were hidden before and are again.
    """
    return {
        name: (
            dock.isHidden(),
            dock.isFloating(),
            dock.geometry() if dock.isVisible() and is_in_sight(window, dock) else None,
        )
        for name, dock in window.docks.items()
    }


def test_a_window_that_is_closed_while_presenting_remembers_its_real_layout(window: MainWindow) -> None:
    window.window_layout.remembers = True
    before = window.saveState()
    window.presenter.start()
    window.close()
    assert window.preferences.layout("docks") == before


def test_any_sequence_of_keys_is_survived(
    window: MainWindow, lesson: Lesson, settle: Settle, pytestconfig: pytest.Config, seed: int
) -> None:
    before = places(window)
    window.player.start(lesson)
    sent = random.Random(seed)
    keys = [Key(value) for value in itertools.chain(range(Key.Key_0, Key.Key_9 + 1), range(Key.Key_A, Key.Key_Z + 1))]
    keys += [
        *(Key.Key_PageDown, Key.Key_PageUp, Key.Key_Left, Key.Key_Right, Key.Key_Up, Key.Key_Down, Key.Key_Home),
        *(Key.Key_End, Key.Key_Space, Key.Key_Return, Key.Key_Escape, Key.Key_F5, Key.Key_F1, Key.Key_Period),
        *(Key.Key_Plus, Key.Key_Minus, Key.Key_Tab, Key.Key_Delete),
    ]
    keys.remove(Key.Key_S)  # a second window each time, which takes long
    for _ in range(pytestconfig.getoption("actions") // 4):
        if not window.presenter.active:
            window.presenter.start()
        press(window, sent.choice(keys))
    settle(window)
    window.presenter.stop()
    window.player.leave()
    QApplication.processEvents()
    assert places(window) == before
