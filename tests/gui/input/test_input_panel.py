"""What the user does in the left dock changes the Document, and what is shown there is true of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QKeySequence, QShortcut, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QMainWindow,
    QScrollArea,
)
from pytestqt.qtbot import QtBot

import engine
from engine import INPUT, Project
from gui.commands.actions import Actions
from gui.files.opening import Opening
from gui.input.input_panel import InputPanel
from gui.look import theme
from gui.state.document import Document
from gui.state.selection import Hover, Looks, Selection
from gui.state.session import Session
from gui.text.translation import Translation
from gui.window.history_panel import HistoryPanel

Image = np.ndarray[Any, np.dtype[np.float32]]
DENSE = (engine.Conv2d(filters=2, kernel=3, padding=1), engine.ReLU(), engine.Flatten(), engine.Linear(units=3))


@dataclass
class Desk:
    document: Document
    selection: Selection
    session: Session
    panel: InputPanel
    opening: Opening
    actions: Actions
    qtbot: QtBot

    @property
    def project(self) -> Project:
        return self.document.project

    @property
    def image(self) -> Image:
        assert self.project.input.image is not None
        return self.project.input.image.data

    def show(self, project: Project) -> None:
        """Puts a project into the Document, and waits until its frame is shown."""
        with self.qtbot.waitSignal(self.session.idle, timeout=20_000):
            self.document.open(project, None)

    def settle(self) -> None:
        if self.session.busy:
            self.qtbot.waitSignal(self.session.idle, timeout=20_000).wait()

    def at(self, row: int, column: int) -> QPoint:
        return self.panel.pad.pixel_rect(row, column).center().toPoint()

    def click(self, button: QAbstractButton) -> None:
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(8, button.height() // 2))

    def choose(self, box: QComboBox, text: str) -> None:
        """Chooses an item with the keyboard, as a user would."""
        box.setFocus()
        box.setCurrentText(text)
        box.activated.emit(box.currentIndex())

    def drag(self, *pixels: tuple[int, int]) -> None:
        pad, left = self.panel.pad, Qt.MouseButton.LeftButton
        self.qtbot.mousePress(pad, left, pos=self.at(*pixels[0]))
        for pixel in pixels[1:]:
            self.qtbot.mouseMove(pad, self.at(*pixel))
        self.qtbot.mouseRelease(pad, left, pos=self.at(*pixels[-1]))


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication) -> Iterator[Desk]:
    document = Document(engine.chain((1, 12, 12), DENSE, name="small"))
    selection = Selection(Looks("activations", "growth"), document)
    session = Session(document, selection)
    window, look = QMainWindow(), theme.apply(qapp, "light")
    actions = Actions(window, look)
    opening = Opening(document, session)
    panel = InputPanel(document, selection, session, look, opening, actions)
    qtbot.addWidget(window)
    window.setCentralWidget(panel)
    window.resize(214, 1500)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    desk = Desk(document, selection, session, panel, opening, actions, qtbot)
    desk.show(document.project)
    yield desk
    session.finish()


def picture(height: int, width: int, channels: int = 1) -> Image:
    return np.random.default_rng(0).random((channels, height, width), np.float32)


# --- samples ---------------------------------------------------------------------------------------------------


def test_one_click_loads_a_sample(desk: Desk, qtbot: QtBot) -> None:
    tile = desk.panel.gallery.tiles[4]
    with qtbot.waitSignal(desk.document.changed):
        desk.click(tile)
    np.testing.assert_array_equal(desk.image, engine.read_image(tile.sample.path))
    assert desk.panel.about.text().startswith(f"{tile.sample.title} · 28 × 28 · grey\nrange 0.00 … 1.00")
    desk.settle()
    assert desk.panel.done.text().startswith("Reduced from 28 × 28 to 12 × 12")


def test_a_sample_is_framed_only_while_its_picture_is_shown(desk: Desk, qtbot: QtBot) -> None:
    tile = desk.panel.gallery.tiles[4]
    with qtbot.waitSignal(desk.document.changed):
        desk.click(tile)
    qtbot.waitUntil(lambda: tile.ringed)
    assert tile.hasFocus()
    desk.document.edit("open", lambda project: engine.set_image(project, picture(9, 9), "mine.png"))
    assert not tile.ringed, "the focus of a click is no reason"
    qtbot.keyClick(tile, Qt.Key.Key_Left)
    assert [each for each in desk.panel.gallery.tiles if each.ringed] == [desk.panel.gallery.tiles[3]]


def test_the_gallery_is_walked_through_with_the_keyboard(desk: Desk, qtbot: QtBot) -> None:
    tiles = desk.panel.gallery.tiles
    assert sum(bool(tile.focusPolicy() & Qt.FocusPolicy.TabFocus) for tile in tiles) == 1
    tiles[0].setFocus()
    reached = []
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_End):
        qtbot.keyClick(QApplication.focusWidget(), key)
        reached.append(tiles.index(QApplication.focusWidget()))
    assert reached == [1, 5, 4, 0, 0, len(tiles) - 1]
    with qtbot.waitSignal(desk.document.changed):
        qtbot.keyClick(tiles[-1], Qt.Key.Key_Return)
    assert desk.project.input.title == tiles[-1].sample.title


# --- drawing ---------------------------------------------------------------------------------------------------


# --- files with several pictures --------------------------------------------------------------------------------------


def test_what_was_taken_of_a_file_is_shown_and_changed_with_the_keyboard(
    desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    panel, form = desk.panel, desk.panel.taking
    assert form.isHidden()
    desk.show(engine.chain((4, 12, 12), DENSE))
    assert panel.done.text().startswith("This network reads 4 channels: open an .npy or .npz file")
    assert "4 channels" in panel.about.text()
    batch = np.random.default_rng(0).integers(0, 256, (3, 5, 7, 4), np.uint8)
    np.savez(tmp_path / "set.npz", x=batch, y=batch[..., :2], z=batch[0])

    def changed(change: Callable[[], object]) -> None:
        with qtbot.waitSignal(desk.document.changed):
            change()
        desk.settle()

    opening = desk.opening
    changed(lambda: opening.open_path(tmp_path / "set.npz"))
    assert not form.isHidden()
    assert [form.array.itemText(each) for each in range(form.array.count())] == ["x", "z"]
    assert "Array x of x, y, z" in panel.done.text()
    assert panel.about.text().endswith("Shown here: channel 1 of 4")
    np.testing.assert_array_equal(desk.image, batch[0].transpose(2, 0, 1).astype(np.float32) / np.float32(255))
    form.index.setFocus()
    changed(lambda: qtbot.keyClick(form.index, Qt.Key.Key_Up))
    assert form.index.value() == 2
    np.testing.assert_array_equal(desk.image, batch[1].transpose(2, 0, 1).astype(np.float32) / np.float32(255))
    changed(lambda: desk.choose(form.levels, "As they are"))
    np.testing.assert_array_equal(desk.image, batch[1].transpose(2, 0, 1).astype(np.float32))
    assert "Below 0 looks black here, and above 1 white." in panel.about.text()
    changed(lambda: desk.choose(form.array, "z"))
    assert desk.image.shape == (4, 5, 7)
    assert form.index.maximum() == 1
    changed(desk.document.stack.undo)
    assert form.isHidden(), "of a picture that came before the file is not asked any more"


def test_each_gesture_is_one_step_and_changes_the_picture(desk: Desk) -> None:
    desk.click(desk.panel.draw)
    assert desk.panel.tools.isVisible()
    desk.drag((2, 2), (2, 5), (2, 9))
    assert desk.document.stack.count() == 1
    assert desk.image.shape == (1, 12, 12)
    assert desk.image[0, 2, 2:10].min() > 0.4
    assert desk.project.input.title == "drawing"
    once = desk.project
    desk.drag((8, 2), (8, 9))
    assert desk.document.stack.count() == 2
    desk.document.stack.undo()
    assert desk.project is once
    np.testing.assert_array_equal(desk.panel.pad.image, desk.image)


def test_nothing_is_drawn_unless_drawing_is_on(desk: Desk) -> None:
    desk.drag((2, 2), (2, 9))
    assert not desk.document.stack.count()


def test_the_brush_has_a_size_a_value_and_an_eraser(desk: Desk) -> None:
    desk.show(engine.set_image(desk.project, np.zeros((1, 60, 60)), "plain"))
    tools = desk.panel.tools
    desk.panel.set_drawing(True)
    tools.brush.setValue(11)
    tools.grey.setValue(51)
    desk.drag((30, 30), (30, 31))
    assert desk.image[0, 26:35, 30].min() == pytest.approx(0.2)
    assert desk.project.input.title == "plain, drawn on"
    desk.click(tools.eraser)
    desk.drag((30, 30), (30, 31))
    assert not desk.image[0, 27:34, 30].any()
    assert desk.project.input.title == "plain, drawn on"
    assert desk.panel.about.text().startswith("plain, drawn on ·")
    translation = Translation(QApplication.instance())
    translation.choose("de")
    desk.click(tools.eraser)
    desk.drag((10, 30), (10, 31))
    assert desk.project.input.title == "plain, drawn on", "in any language, so that it does not grow"
    assert desk.panel.about.text().startswith("plain, bemalt ·")
    translation.choose("en")


def test_colours_are_drawn_on_a_colour_picture(desk: Desk) -> None:
    desk.show(engine.set_image(desk.project, np.zeros((3, 20, 20)), "plain"))
    desk.panel.set_drawing(True)
    red = next(each for each in desk.panel.tools.findChildren(QAbstractButton) if each.accessibleName() == "Red")
    desk.click(red)
    desk.drag((10, 10), (10, 12))
    assert desk.image[0, 10, 11] > 0.8 > 0.4 > desk.image[1, 10, 11]


def test_the_commands_for_drawing_are_grey_unless_one_draws(desk: Desk) -> None:
    tools, keys = desk.panel.tools, ("eraser", "thicker", "thinner", "clear")
    assert not any(desk.actions[key].isEnabled() for key in keys)
    desk.actions["brush"].trigger()
    assert desk.panel.drawing
    assert desk.panel.draw.isChecked()
    assert all(desk.actions[key].isEnabled() for key in keys)
    tools.brush.setValue(2)
    desk.actions["thicker"].trigger()
    assert desk.panel.pad.brush_size == 3
    desk.actions["thinner"].trigger()
    assert desk.panel.pad.brush_size == 2
    desk.actions["eraser"].trigger()
    assert tools.eraser.isChecked()
    assert desk.panel.pad.eraser
    desk.show(engine.set_image(desk.project, picture(20, 20), "noise"))
    desk.actions["clear"].trigger()
    assert not desk.image.any()
    for tip in (tools.clear.toolTip(), desk.panel.draw.toolTip(), tools.brush.toolTip()):
        assert "Ctrl+Alt+" in tip


def test_clear_makes_it_black(desk: Desk) -> None:
    desk.show(engine.set_image(desk.project, picture(20, 20), "noise"))
    desk.panel.set_drawing(True)
    desk.click(desk.panel.tools.clear)
    assert not desk.image.any()
    assert desk.document.stack.count() == 1


@pytest.mark.parametrize(
    ("project", "shape"),
    [
        (engine.chain((1, 12, 10), DENSE), (1, 12, 10)),
        (engine.chain((3, 12, 10), [engine.ReLU()]), (3, 128, 128)),
    ],
)
def test_a_new_drawing_has_the_size_that_the_network_reads(
    desk: Desk, project: Project, shape: tuple[int, ...]
) -> None:
    desk.show(engine.set_image(project, picture(40, 30), "noise"))
    desk.click(desk.panel.new)
    assert desk.image.shape == shape
    assert not desk.image.any()
    assert desk.panel.drawing


def test_a_large_picture_is_drawn_on_at_a_fraction_of_its_size(desk: Desk) -> None:
    desk.show(engine.set_image(desk.project, picture(1500, 1400), "photo"))
    assert desk.panel.about.text().startswith("photo · 1400 × 1500 · grey\nrange about")
    assert desk.image.shape == (1, 1500, 1400)
    desk.panel.set_drawing(True)
    desk.drag((300, 300), (300, 320))
    assert desk.image.shape == (1, 750, 700)
    assert desk.project.input.title == "photo, reduced to 700 × 750, drawn on"
    desk.drag((400, 300), (400, 320))
    assert desk.project.input.title == "photo, reduced to 700 × 750, drawn on"
    assert desk.document.stack.count() == 2


# --- how the picture gets into the network -----------------------------------------------------------------------


def test_what_was_done_is_said(desk: Desk) -> None:
    assert desk.panel.done.text() == "Used as it is"
    desk.show(engine.set_image(desk.project, picture(12, 24, 3), "photo"))
    said = desk.panel.done.text().splitlines()
    assert [line.split()[0] for line in said] == ["Turned", "Cropped"]


def test_what_was_done_when_it_was_read_is_said_first(desk: Desk) -> None:
    read = (engine.message("First of {count} frames", count=3), engine.message("Converted from CMYK"))
    desk.show(engine.set_image(desk.project, picture(12, 12), "frames", read=read))
    assert desk.panel.done.text() == "First of 3 frames\nConverted from CMYK"
    desk.show(engine.set_image(desk.project, picture(12, 24, 3), "photo", read=read[1:]))
    assert [line.split()[0] for line in desk.panel.done.text().splitlines()] == ["Converted", "Turned", "Cropped"]
    desk.panel.set_drawing(True)
    desk.drag((2, 2), (2, 5))
    assert desk.project.input.read == ()
    desk.settle()
    assert "Converted" not in desk.panel.done.text()


def test_the_fit_is_chosen_where_it_matters(desk: Desk) -> None:
    desk.show(engine.set_image(desk.project, picture(24, 24), "square"))
    assert not desk.panel.form.fit.isVisible()
    desk.show(engine.set_image(desk.project, picture(24, 48), "wide"))
    assert desk.panel.form.fit.isVisible()
    desk.choose(desk.panel.form.fit, "Pad with black")
    assert desk.project.input.fit == "pad"
    desk.settle()
    assert "Padded with black to 12 × 12" in desk.panel.done.text()
    desk.show(engine.set_image(engine.chain((1, 12, 12), [engine.ReLU()]), picture(24, 48), "wide"))
    assert not desk.panel.form.fit.isVisible()
    assert not desk.panel.form.rows.isVisible()


def test_grey_and_rgb_are_switched(desk: Desk) -> None:
    desk.choose(desk.panel.form.colour, "RGB")
    assert desk.project.input.channels == 3
    assert desk.project["conv1"].weights["weight"].shape == (2, 3, 3, 3)
    desk.choose(desk.panel.form.colour, "Grey")
    assert desk.project.input.channels == 1


def test_the_size_is_typed(desk: Desk, qtbot: QtBot) -> None:
    rows = desk.panel.form.rows
    rows.setFocus()
    rows.selectAll()
    qtbot.keyClicks(rows, "16")
    assert desk.project.input.size == (12, 12)
    qtbot.keyClick(rows, Qt.Key.Key_Return)
    assert desk.project.input.size == (16, 12)
    assert desk.document.stack.count() == 1


def test_dark_and_light_are_swapped(desk: Desk) -> None:
    desk.click(desk.panel.form.invert)
    assert desk.project.input.invert
    desk.document.stack.undo()
    assert not desk.panel.form.invert.isChecked()


def test_scalings_are_chosen_or_typed(desk: Desk, qtbot: QtBot) -> None:
    form = desk.panel.form.scaling
    desk.choose(form.choice, "MNIST")
    assert (desk.project.input.mean, desk.project.input.deviation) == ((0.1307,), (0.3081,))
    assert not form.body.isVisible()
    desk.choose(form.choice, "Own numbers")
    assert form.body.isVisible()
    mean = next(each for each in form.findChildren(QAbstractSpinBox) if each.accessibleName() == "Mean")
    mean.setFocus()
    mean.selectAll()
    qtbot.keyClicks(mean, mean.locale().toString(0.25))
    qtbot.keyClick(mean, Qt.Key.Key_Return)
    assert (desk.project.input.mean, desk.project.input.deviation) == ((0.25,), (0.3081,))
    desk.settle()
    assert desk.panel.done.text() == "Scaled: (x − 0.25) / 0.3081"
    desk.choose(form.choice, "Own numbers")
    assert not form.body.isVisible()
    assert form.choice.currentText() == "Own numbers"
    desk.choose(form.choice, "Own numbers")
    desk.document.stack.undo()
    assert form.choice.currentText() == "MNIST", "a usual scaling again, whatever was open"
    assert not form.body.isVisible()


def test_each_colour_has_its_own_numbers(desk: Desk) -> None:
    form = desk.panel.form.scaling
    desk.choose(desk.panel.form.colour, "RGB")
    desk.choose(form.choice, "−1 … 1")
    green = next(each for each in form.findChildren(QAbstractSpinBox) if each.accessibleName() == "Mean Green")
    green.stepUp()
    assert desk.project.input.mean == (0.5, pytest.approx(0.51), 0.5)
    desk.choose(form.choice, "ImageNet")
    assert desk.project.input.mean == (0.485, 0.456, 0.406)


def test_the_wheel_passes_over_what_is_not_in_use(desk: Desk, qtbot: QtBot) -> None:
    desk.panel.pad.setFocus()
    middle = QPointF(desk.panel.form.rows.rect().center())
    turn = QWheelEvent(
        middle,
        QPointF(desk.panel.form.rows.mapToGlobal(middle)),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(desk.panel.form.rows, turn)
    assert desk.project.input.size == (12, 12)


# --- pointing --------------------------------------------------------------------------------------------------


def test_pointing_at_the_picture_points_at_what_the_network_reads(desk: Desk, qtbot: QtBot) -> None:
    desk.show(engine.set_image(desk.project, picture(24, 48), "wide"))  # columns 12 … 35 are used, at half the size
    qtbot.mouseMove(desk.panel.pad, desk.at(9, 15))
    assert desk.selection.hover == Hover(INPUT, 0, 4, 1)
    qtbot.mouseMove(desk.panel.pad, desk.at(9, 5))
    assert desk.selection.hover is None


def test_a_region_is_outlined_where_it_comes_from(desk: Desk) -> None:
    outlines: dict[int, Any] = {}
    desk.panel.pad.set_outline = lambda block, colour, slot=0: outlines.update({slot: block})  # type: ignore[method-assign]
    desk.show(engine.set_image(desk.project, picture(24, 48), "wide"))
    assert outlines[0] == (0, 12, 23, 35)
    desk.panel.set_region((0, 2), (1, 3), "#ff0000")
    assert outlines[1] == (0, 14, 5, 19)
    desk.panel.set_region(None, None, "#ff0000")
    assert outlines[1] is None
    desk.show(engine.set_fit(desk.project, "pad"))  # rows 3 … 8 hold the picture, at a quarter of the size
    desk.panel.set_region((0, 3), (0, 0), "#ff0000")
    assert outlines[1] == (0, 0, 3, 3)
    desk.panel.set_region((0, 2), (0, 0), "#ff0000")
    assert outlines[1] is None


# --- all of it -------------------------------------------------------------------------------------------------


def test_the_network_facts_say_what_sharing_saves(desk: Desk) -> None:
    text = desk.panel.facts.text()
    assert "small · 4 layers" in text
    assert "887" in text  # (9 + 1) · 2 + (288 + 1) · 3
    assert "288 units" in text
    assert "41\u202f760" in text  # (144 + 1) · 288


def test_a_number_without_a_name_is_a_power_of_ten(desk: Desk) -> None:
    desk.panel.facts.follow(engine.chain((1, 3000, 4000), [engine.Conv2d(filters=10)]))
    assert "1.4e15" in desk.panel.facts.text()


def test_an_edit_of_a_weight_leaves_the_panel_alone(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[object] = []
    for name in ("_show_picture", "_show_choices"):
        monkeypatch.setattr(desk.panel, name, shown.append)
    monkeypatch.setattr(desk.panel.facts, "_write", lambda: shown.append("facts"))
    desk.document.edit("Weight", lambda p: engine.set_weight(p, "conv1", (0, 0, 0, 0), 9.0))
    assert not shown


def test_every_control_has_a_name_and_says_what_it_does(desk: Desk) -> None:
    for kind in (QAbstractButton, QComboBox, QAbstractSlider, QAbstractSpinBox):
        for control in desk.panel.findChildren(kind):
            if control.focusPolicy() != Qt.FocusPolicy.NoFocus:  # not the scroll bars
                assert control.accessibleName(), control
                assert control.toolTip(), control


def test_nothing_sticks_out_of_a_narrow_panel(desk: Desk) -> None:
    desk.show(engine.set_image(desk.project, picture(24, 48), f"{'long' * 20}.png"))
    desk.panel.set_drawing(True)
    desk.panel.window().resize(desk.panel.minimumWidth(), 400)
    area = desk.panel.findChild(QScrollArea)
    assert area is not None
    assert area.widget().minimumSizeHint().width() <= area.viewport().width()
    assert area.widget().width() == area.viewport().width()


def test_the_history_goes_back_to_a_step(desk: Desk, qtbot: QtBot) -> None:
    view = HistoryPanel(desk.document)
    qtbot.addWidget(view)
    view.show()
    before = desk.project
    desk.click(desk.panel.form.invert)
    opened = view.visualRect(view.model().index(0, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=opened)
    assert desk.project is before


def test_del_in_the_panel_never_reaches_a_shortcut_of_the_window(desk: Desk, qtbot: QtBot) -> None:
    meant: list[bool] = []
    shortcut = QShortcut(QKeySequence("Del"), desk.panel)
    shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
    shortcut.activated.connect(lambda: meant.append(True))
    desk.panel.set_drawing(True)
    for control in (desk.panel.pad, desk.panel.gallery.tiles[0], desk.panel.form.fit, desk.panel.tools.brush):
        control.setFocus()
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Delete)
    assert not meant
    assert not desk.document.modified


def test_the_picture_settles_at_every_height_of_the_panel(desk: Desk) -> None:
    """A scroll bar makes the picture narrower, hence lower: that must not take the scroll bar away again."""
    for height in range(250, 900, 9):
        desk.panel.resize(214 + height % 5, height)
        QApplication.processEvents()
    assert desk.panel.pad.height() >= desk.panel.pad.width() - 40
