"""What the user does to a filter changes the Document, and what is said of the filter is true."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

import engine
from engine import INPUT, KERNELS, Project
from engine.kernels import operations
from engine.project.map_weights import preset_of
from engine.values.array import Float32
from gui.commands.actions import Actions
from gui.filter.filter_panel import FilterPanel
from gui.filter.knob_menu import KnobMenu
from gui.look import theme
from gui.state.document import Document
from gui.state.selection import Looks, Selection
from gui.state.session import Session
from gui.text.translation import Translation
from gui.widgets.local_box import LocalBox

LEFT = Qt.MouseButton.LeftButton
SPECS = (
    engine.Conv2d(filters=3, kernel=5, padding=2),
    engine.ReLU(),
    engine.MaxPool2d(),
    engine.Conv2d(filters=4, kernel=3),
    engine.BatchNorm2d(),
    engine.Flatten(),
    engine.Linear(units=7),
    engine.Linear(units=2),
    engine.Softmax(),
)


@dataclass
class Desk:
    document: Document
    selection: Selection
    panel: FilterPanel
    actions: Actions
    qtbot: QtBot
    refused: list[engine.EngineError]

    @property
    def project(self) -> Project:
        return self.document.project

    def weights(self, layer: str = "conv1") -> Float32:
        return self.project[layer].weights["weight"].data

    def drag(self, *cells: tuple[int, int], up: int = 0) -> None:
        """Presses on the first cell, drags over the others and so many pixels up, and lets go."""
        grid = self.panel.grid
        points = [grid.cell_rect(*cell).center() for cell in cells]
        points.append(points[-1] - QPoint(0, up))
        self.qtbot.mousePress(grid, LEFT, pos=points[0])
        for point in points[1:]:
            self.qtbot.mouseMove(grid, point)
        self.qtbot.mouseRelease(grid, LEFT, pos=points[-1])

    def click(self, name: str) -> None:
        button = self.button(name)
        self.qtbot.mouseClick(button, LEFT, pos=QPoint(8, button.height() // 2))

    def button(self, name: str) -> QAbstractButton:
        found = [
            each for each in self.panel.findChildren(QAbstractButton) if name in (each.text(), each.accessibleName())
        ]
        assert len(found) == 1, name
        return found[0]

    def choose_preset(self, key: str) -> None:
        combo = self.panel.presets.combo
        combo.setCurrentIndex(combo.findData(key))
        combo.activated.emit(combo.currentIndex())

    def steps(self) -> list[str]:
        """The undo steps, oldest first."""
        return [self.document.stack.text(index) for index in range(self.document.stack.count())]


def make(qtbot: QtBot, qapp: QApplication, project: Project) -> tuple[Desk, Session]:
    document = Document(project)
    selection = Selection(Looks("activations", "growth"), document)
    session = Session(document, selection)
    window, look = QMainWindow(), theme.apply(qapp, "light")
    actions = Actions(window, look)
    panel = FilterPanel(document, selection, session, look, actions)
    actions.paint_icons()
    qtbot.addWidget(window)
    window.setCentralWidget(panel)
    window.resize(290, 900)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    refused: list[engine.EngineError] = []
    document.refused.connect(refused.append)
    return Desk(document, selection, panel, actions, qtbot, refused), session


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication) -> Iterator[Desk]:
    project = engine.chain((1, 10, 10), SPECS, classes=("cat", "dog"))
    desk, session = make(qtbot, qapp, project)
    desk.selection.select("conv1", 1, 0)
    yield desk
    session.finish()


def visible(*widgets: QWidget) -> list[bool]:
    return [widget.isVisible() for widget in widgets]


# --- changing weights ------------------------------------------------------------------------------------------


def test_a_drag_changes_one_weight_and_is_one_undo_step(desk: Desk) -> None:
    before = desk.weights().copy()
    desk.drag((2, 3), up=40)
    after = desk.weights()
    assert after[1, 0, 2, 3] > before[1, 0, 2, 3]
    assert np.count_nonzero(after != before) == 1
    assert desk.steps() == ["Change weight"]
    desk.document.stack.undo()
    np.testing.assert_array_equal(desk.weights(), before)
    np.testing.assert_array_equal(desk.panel.grid.kernel, before[1, 0])


def test_a_drag_that_comes_back_is_no_step(desk: Desk) -> None:
    project = desk.document.project
    grid = desk.panel.grid
    middle = grid.cell_rect(2, 3).center()
    desk.qtbot.mousePress(grid, LEFT, pos=middle)
    for up in (20, 40, 12):
        desk.qtbot.mouseMove(grid, middle - QPoint(0, up))
    assert desk.steps() == ["Change weight"]
    desk.qtbot.mouseMove(grid, middle)
    desk.qtbot.mouseRelease(grid, LEFT, pos=middle)
    assert desk.steps() == []
    assert desk.document.project is project
    np.testing.assert_array_equal(grid.kernel, desk.weights()[1, 0])


def test_two_drags_are_two_undo_steps(desk: Desk) -> None:
    desk.drag((2, 3), up=40)
    desk.drag((2, 3), up=-20)
    assert len(desk.steps()) == 2


def test_a_weight_can_be_typed(desk: Desk) -> None:
    desk.panel.grid.current_cell = (0, 4)
    desk.panel.grid.setFocus()
    desk.qtbot.keyClicks(desk.panel.grid, "2")
    desk.qtbot.keyClicks(QApplication.focusWidget(), ".5")
    desk.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert desk.weights()[1, 0, 0, 4] == 2.5


def test_painting_puts_the_brush_value_into_every_cell_under_the_stroke(desk: Desk) -> None:
    brush = desk.panel.tools.brush
    brush.setFocus()
    brush.selectAll()
    desk.qtbot.keyClicks(brush, "0.75")
    desk.qtbot.keyClick(brush, Qt.Key.Key_Return)
    desk.drag((1, 0), (1, 4))
    assert desk.panel.tools.paint.isChecked()  # choosing a value means to paint with it
    np.testing.assert_array_equal(desk.weights()[1, 0, 1], np.full(5, 0.75))
    assert desk.steps() == ["Change weight"]


def test_symmetric_painting_changes_the_mirrored_cell_too(desk: Desk) -> None:
    desk.panel.tools.symmetry.setCurrentIndex(desk.panel.tools.symmetry.findData("horizontal"))
    desk.click("Paint cells")
    desk.drag((3, 0))
    assert desk.weights()[1, 0, 3, 0] == desk.weights()[1, 0, 3, 4] == 1


def test_a_bias_is_dragged_like_a_weight(desk: Desk) -> None:
    grid = desk.panel.numbers.grids["bias"]
    before = desk.project["conv1"].weights["bias"].data.copy()
    middle = grid.rect().center()
    desk.qtbot.mousePress(grid, LEFT, pos=middle)
    desk.qtbot.mouseMove(grid, middle - QPoint(0, 20))
    desk.qtbot.mouseMove(grid, middle - QPoint(0, 40))
    desk.qtbot.mouseRelease(grid, LEFT, pos=middle - QPoint(0, 40))
    after = desk.project["conv1"].weights["bias"].data
    assert (after != before).tolist() == [False, True, False]
    assert desk.steps() == ["Change Bias"]


def test_a_bias_that_is_switched_off_is_missed_in_words(desk: Desk) -> None:
    desk.document.edit("", lambda project: engine.set_params(project, "conv1", bias=False))
    assert not desk.panel.numbers.isVisible()
    assert "no bias" in desk.panel.note.text()


# --- presets ---------------------------------------------------------------------------------------------------


def test_a_preset_fills_the_kernel_that_is_shown(desk: Desk) -> None:
    desk.choose_preset("gaussian_5x5")
    np.testing.assert_array_equal(desk.weights()[1, 0], KERNELS["gaussian_5x5"].weights)
    assert desk.steps() == ["Preset: Gaussian blur 5 × 5"]
    assert desk.panel.presets.combo.currentText() == "Gaussian blur 5 × 5"


def test_a_preset_is_found_by_typing_its_name(desk: Desk) -> None:
    desk.panel.presets.combo.setFocus()
    desk.qtbot.keyClicks(desk.panel.presets.combo, "Sobel")
    assert preset_of(desk.weights()[1, 0]) == "sobel_x"
    desk.qtbot.keyClick(desk.panel.presets.combo, Qt.Key.Key_Down)
    assert preset_of(desk.weights()[1, 0]) == "sobel_left"


def test_a_smaller_preset_lies_in_the_middle_and_keeps_its_name(desk: Desk) -> None:
    desk.choose_preset("sobel_x")
    np.testing.assert_array_equal(desk.weights()[1, 0, 1:4, 1:4], KERNELS["sobel_x"].weights)
    assert np.abs(desk.weights()[1, 0]).sum() == 8
    assert desk.panel.presets.combo.currentText() == "Sobel x"


def test_editing_a_preset_makes_it_custom_and_leaves_the_preset(desk: Desk) -> None:
    library = KERNELS["gaussian_5x5"].weights.copy()
    desk.choose_preset("gaussian_5x5")
    desk.drag((0, 0), up=20)
    assert desk.panel.presets.combo.currentIndex() == -1
    assert desk.panel.presets.combo.placeholderText() == "custom"
    np.testing.assert_array_equal(KERNELS["gaussian_5x5"].weights, library)
    desk.document.stack.undo()
    assert desk.panel.presets.combo.currentText() == "Gaussian blur 5 × 5"


def test_a_preset_that_does_not_fit_is_cut_and_says_so(desk: Desk) -> None:
    desk.selection.select("conv2", 0, 0)
    desk.choose_preset("gaussian_5x5")
    np.testing.assert_array_equal(desk.weights("conv2")[0, 0], KERNELS["gaussian_5x5"].weights[1:4, 1:4])
    assert "cut to 3 × 3" in desk.panel.presets.cut.text()
    assert desk.panel.presets.cut.isVisible()
    desk.drag((0, 0), up=20)
    assert not desk.panel.presets.cut.isVisible()


def test_presets_are_grouped_and_say_what_they_respond_to(desk: Desk) -> None:
    combo = desk.panel.presets.combo
    model = combo.model()
    texts = [combo.itemText(index) for index in range(combo.count())]
    assert texts[:2] == ["Identity and smoothing", "Identity"]
    assert not model.index(0, 0).flags() & Qt.ItemFlag.ItemIsSelectable  # a heading
    made = ["With numbers to turn", "Gaussian…", "Gabor…", "Line…"]
    assert texts[-4:] == made
    assert len(texts) == len(KERNELS) + len({kernel.group for kernel in KERNELS.values()}) + len(made)
    tip = combo.itemData(combo.findData("sobel_x"), Qt.ItemDataRole.ToolTipRole)
    assert tip.startswith("Responds to vertical edges")


# --- operations ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("chip", "change"),
    [
        ("⟲ 90°", operations.rotate),
        ("↔ mirror", operations.mirror_horizontal),
        ("↕ mirror", operations.mirror_vertical),
        ("± negate", operations.negate),
        ("Σ→1", operations.normalise_sum),
        ("mean→0", operations.normalise_mean),
        ("norm→1", operations.normalise_norm),
        ("zero", np.zeros_like),
    ],
)
def test_an_operation_changes_the_kernel_that_is_shown(desk: Desk, chip: str, change: object) -> None:
    before = desk.weights()
    assert callable(change)
    expected = change(before[1, 0])
    desk.click(chip)
    np.testing.assert_array_equal(desk.weights()[1, 0], expected)
    np.testing.assert_array_equal(desk.weights()[[0, 2]], before[[0, 2]])
    assert len(desk.steps()) == 1


def test_what_cannot_be_done_is_refused_and_changes_nothing(desk: Desk) -> None:
    desk.choose_preset("sobel_x")
    before = desk.project
    desk.click("Σ→1")
    assert desk.project is before
    assert len(desk.steps()) == 1
    assert [str(error.what) for error in desk.refused] == ["The weights sum to 0, and no factor turns that into 1."]


def test_random_weights_are_others_every_time(desk: Desk) -> None:
    desk.click("random")
    first = desk.weights()[1, 0]
    desk.click("random")
    assert not np.array_equal(first, desk.weights()[1, 0])
    assert len(desk.steps()) == 2


def test_all_channels_are_changed_alike_when_asked_for(desk: Desk) -> None:
    desk.selection.select("conv2", 2, 1)
    before = desk.weights("conv2")
    desk.click("all channels")
    desk.choose_preset("sobel_y")
    for channel in range(3):
        np.testing.assert_array_equal(desk.weights("conv2")[2, channel], KERNELS["sobel_y"].weights)
    np.testing.assert_array_equal(desk.weights("conv2")[[0, 1, 3]], before[[0, 1, 3]])
    desk.click("± negate")
    np.testing.assert_array_equal(desk.weights("conv2")[2, 0], -KERNELS["sobel_y"].weights)


def test_a_generated_kernel_follows_its_slider_in_one_undo_step(desk: Desk) -> None:
    before = desk.project
    desk.click("Gaussian…")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, KnobMenu)
    assert desk.project is before
    for _ in range(3):
        desk.qtbot.keyClick(menu.sliders[0], Qt.Key.Key_Right)
    np.testing.assert_allclose(desk.weights()[1, 0], operations.gaussian((5, 5), 1.3))
    desk.qtbot.keyClick(menu, Qt.Key.Key_Escape)
    assert not menu.isVisible()
    assert desk.steps() == ["Make the kernel a round blur"]


@pytest.mark.parametrize("way", ["chip", "preset"])
def test_every_number_of_a_generated_kernel_is_moved_or_typed_live(desk: Desk, way: str) -> None:
    if way == "chip":
        desk.click("Gabor…")
    else:
        desk.choose_preset("kernel_gabor")
        assert desk.panel.presets.combo.currentIndex() == -1
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, KnobMenu)
    assert [box.value() for box in menu.boxes] == [0, 4, 2.2, 0]
    seen: list[Project] = []
    desk.document.changed.connect(seen.append)
    for box, typed in zip(menu.boxes, ("37", "3.2", "1.5", "90"), strict=True):
        assert QApplication.focusWidget() is menu.sliders[menu.boxes.index(box)]
        desk.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is box
        box.selectAll()
        desk.qtbot.keyClicks(box, typed)
        desk.qtbot.keyClick(box, Qt.Key.Key_Tab)
    assert len(seen) >= 4, "the kernel follows while one types"
    expected = operations.gabor((5, 5), 37, 3.2, 1.5, 90)
    np.testing.assert_array_equal(desk.weights()[1, 0], expected)
    desk.qtbot.keyClick(menu.sliders[0], Qt.Key.Key_Right)
    assert menu.boxes[0].value() == 40
    np.testing.assert_array_equal(desk.weights()[1, 0], operations.gabor((5, 5), 40, 3.2, 1.5, 90))
    desk.qtbot.keyClick(menu, Qt.Key.Key_Escape)
    assert desk.steps() == ["Make the kernel stripes that fade out"]


@pytest.mark.parametrize("way", ["key", "button"])
def test_a_generated_kernel_is_taken_as_it_stands_when_asked_for(desk: Desk, way: str) -> None:
    before = desk.project
    desk.click("line…")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, KnobMenu)
    desk.qtbot.keyClick(menu, Qt.Key.Key_Escape)
    assert desk.project is before
    desk.click("line…")
    if way == "key":
        desk.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    else:
        desk.qtbot.mouseClick(menu.apply, LEFT)
    assert not menu.isVisible()
    np.testing.assert_array_equal(desk.weights()[1, 0], operations.line((5, 5), 0))
    assert len(desk.steps()) == 1


def test_opening_the_sliders_again_is_another_step(desk: Desk) -> None:
    for _ in range(2):
        desk.click("Gabor…")
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, KnobMenu)
        desk.qtbot.keyClick(menu.sliders[1], Qt.Key.Key_Right)
        desk.qtbot.keyClick(menu, Qt.Key.Key_Escape)
    assert len(desk.steps()) == 2


def test_only_square_kernels_are_turned_by_90_degrees(desk: Desk) -> None:
    desk.document.edit("", lambda project: engine.set_params(project, "conv1", kernel=(3, 5)))
    turn = desk.button("⟲ 90°")
    assert not turn.isEnabled()
    assert "square" in turn.toolTip()


# --- filters and channels --------------------------------------------------------------------------------------


def test_one_goes_from_filter_to_filter(desk: Desk) -> None:
    desk.click("Next filter")
    assert desk.selection.channel == 2
    assert not desk.button("Next filter").isEnabled()
    desk.click("Previous filter")
    desk.click("Previous filter")
    assert desk.panel.heading.text() == "Filter · conv1 / 0"
    assert not desk.button("Previous filter").isEnabled()


def test_the_buttons_are_the_commands_of_the_window(desk: Desk) -> None:
    keys = ("add_filter", "duplicate_filter", "pin_red", "pin_green")
    called: list[str] = []
    desk.actions.bind({key: lambda key=key: called.append(key) for key in keys})
    desk.actions["remove_filter"].setEnabled(False)
    assert not desk.button("Remove filter").isEnabled()
    for name in ("Add filter", "Duplicate filter", "Pin in red", "Pin in green"):
        desk.click(name)
    assert called == list(keys)


def test_commands_are_grey_where_the_panel_offers_nothing(desk: Desk) -> None:
    def on(*keys: str) -> list[bool]:
        return [desk.actions[key].isEnabled() for key in keys]

    some = ("kernel_turn", "kernel_gaussian", "presets", "symmetry", "tool_paint", "all_channels", "previous_channel")
    assert on(*some) == [True, True, True, True, True, False, False]
    desk.selection.select("conv2", 0, 1)
    assert on("all_channels", "previous_channel", "next_channel", "previous_filter") == [True, True, True, False]
    desk.selection.select("linear1", 1, 0)
    assert on("kernel_turn", "presets", "all_channels", "next_filter") == [True, False, False, True]
    desk.selection.select(INPUT, 0, 0)
    assert not any(on(*some, "next_filter", "next_channel"))


def test_every_button_of_a_command_names_its_key(desk: Desk) -> None:
    for name, key in (("± negate", "Alt+Shift+N"), ("Next filter", "Alt+Shift+Right"), ("Paint cells", "Alt+Shift+B")):
        assert key in desk.button(name).toolTip()
    for choice, key in ((desk.panel.presets.combo, "Alt+Shift+P"), (desk.panel.tools.symmetry, "Alt+Shift+Y")):
        assert key in choice.toolTip()


def test_the_pin_that_holds_the_map_is_down(desk: Desk) -> None:
    actions = desk.actions
    desk.selection.toggle_pin("red", ("conv1", 1))
    assert (actions["pin_red"].isChecked(), actions["pin_green"].isChecked()) == (True, False)
    desk.selection.toggle_pin("green", ("conv1", 1))
    assert (actions["pin_red"].isChecked(), actions["pin_green"].isChecked()) == (False, True)
    assert desk.button("Pin in green").isChecked()
    desk.selection.select("conv1", 2)
    assert not actions["pin_green"].isChecked()


def channel_names(desk: Desk) -> Sequence[str]:
    return [chip.text() for chip in desk.panel.channels.chips]


def test_a_chip_shows_the_kernel_for_its_channel(desk: Desk) -> None:
    assert channel_names(desk) == ["grey"]
    desk.selection.select("conv2", 0, 0)
    assert channel_names(desk) == ["0", "1", "2"]
    desk.qtbot.mouseClick(desk.panel.channels.chips[2], LEFT)
    assert desk.selection.source == 2
    np.testing.assert_array_equal(desk.panel.grid.kernel, desk.weights("conv2")[0, 2])
    desk.drag((0, 0), up=20)
    np.testing.assert_array_equal(desk.panel.grid.kernel, desk.weights("conv2")[0, 2])


def test_colours_and_groups_name_the_channels_that_a_filter_reads(desk: Desk) -> None:
    desk.document.edit("", lambda project: engine.set_input_channels(project, 3))
    assert channel_names(desk) == ["red", "green", "blue"]
    desk.document.edit("", lambda project: engine.set_params(project, "conv1", groups=3))
    assert channel_names(desk) == ["green"]


def test_many_channels_are_counted_through(qtbot: QtBot, qapp: QApplication) -> None:
    project = engine.chain((1, 8, 8), [engine.Conv2d(filters=40), engine.Conv2d(filters=2)])
    desk, session = make(qtbot, qapp, project)
    desk.selection.select("conv2", 0, 0)
    assert channel_names(desk) == []
    spin = desk.panel.channels.spin
    spin.setFocus()
    qtbot.keyClick(spin, Qt.Key.Key_Up)
    assert desk.selection.source == 1
    assert spin.text() == "Channel 1 / 39"
    session.finish()


# --- what is shown for other layers ----------------------------------------------------------------------------


def test_a_layer_without_weights_shows_the_filter_before_it(desk: Desk) -> None:
    desk.selection.select("pool1", 2, 0)
    assert desk.panel.heading.text() == "Filter · conv1 / 2"
    assert "pool1 has no weights of its own" in desk.panel.note.text()
    desk.drag((0, 0), up=20)
    assert desk.steps() == ["Change weight"]


def test_the_facts_are_those_of_the_kernel(desk: Desk) -> None:
    desk.choose_preset("sobel_x")
    assert "The weights sum to 0" in desk.panel.facts.text()
    assert "It is separable (rank 1)" in desk.panel.facts.text()
    assert "reverses its sign" in desk.panel.facts.text()


def test_a_unit_is_laid_back_on_the_maps_that_were_flattened(desk: Desk) -> None:
    desk.selection.select("linear1", 5, 2)
    assert desk.panel.heading.text() == "Unit · linear1 / 5"
    row = desk.weights("linear1")[5].reshape(4, 3, 3)
    np.testing.assert_array_equal(desk.panel.grid.kernel, row[2])
    assert visible(desk.panel.presets, desk.panel.commands) == [False, False]
    before = row.copy()
    desk.drag((1, 2), up=40)
    changed = desk.weights("linear1")[5].reshape(4, 3, 3) != before
    assert np.argwhere(changed).tolist() == [[2, 1, 2]]


def test_weights_for_a_plain_vector_come_in_pages(qtbot: QtBot, qapp: QApplication) -> None:
    project = engine.chain((1, 4, 4), [engine.Flatten(), engine.Linear(units=43), engine.Linear(units=2)])
    desk, session = make(qtbot, qapp, project)
    desk.selection.select("linear2", 1, 1)
    assert channel_names(desk) == ["0 … 39", "3 … 42"]
    before = desk.weights("linear2").copy()
    np.testing.assert_array_equal(desk.panel.grid.kernel.reshape(-1), before[1, 3:])
    desk.drag((4, 7), up=40)
    assert np.argwhere(desk.weights("linear2") != before).tolist() == [[1, 42]]
    session.finish()


def test_softmax_shows_what_makes_the_score(desk: Desk) -> None:
    desk.selection.select("softmax", 1, 0)
    assert desk.panel.heading.text() == "Unit · linear2 / 1"
    assert "“dog”" in desk.panel.facts.text()


def test_a_layer_that_scales_maps_shows_its_own_numbers(desk: Desk) -> None:
    desk.selection.select("norm1", 3, 0)
    assert list(desk.panel.numbers.grids) == ["weight", "bias", "mean", "variance"]
    assert not desk.panel.grid.isVisible()
    grid = desk.panel.numbers.grids["mean"]
    grid.setFocus()
    desk.qtbot.keyClicks(grid, "4")
    desk.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert desk.project["norm1"].weights["mean"].data.tolist() == [0, 0, 0, 4]
    desk.selection.select("conv2", 0, 0)
    assert list(desk.panel.numbers.grids) == ["bias"]
    assert desk.panel.grid.isVisible()


@pytest.mark.parametrize(
    ("layer", "reason"), [(INPUT, "The input has no weights."), ("flatten", "It only lines cells up")]
)
def test_where_there_is_nothing_to_edit_it_says_why_and_what_next(desk: Desk, layer: str, reason: str) -> None:
    desk.selection.select(layer, 0, 0)
    assert desk.panel.note.text().startswith(reason)
    assert visible(desk.panel.grid, desk.panel.operations, desk.panel.presets) == [False] * 3
    desk.click("Go to conv1")
    assert desk.selection.layer == "conv1"
    assert desk.panel.grid.isVisible()


def test_a_layer_that_never_ran_says_why_it_has_no_weights(qtbot: QtBot, qapp: QApplication) -> None:
    desk, session = make(qtbot, qapp, engine.chain((1, 4, 4), [engine.Conv2d(kernel=9)]))
    desk.selection.select("conv1", 0, 0)
    assert "9 × 9 kernel does not fit" in desk.panel.note.text()
    desk.document.edit("", lambda project: engine.set_params(project, "conv1", kernel=3))
    assert desk.panel.grid.isVisible()
    session.finish()


def test_a_removed_layer_leaves_nothing_behind(desk: Desk) -> None:
    desk.document.edit("", lambda project: engine.remove_layer(project, "conv1"))
    assert desk.selection.layer == "softmax", "the selection moves to a layer that is there"
    assert not desk.panel.grid.isVisible() or desk.panel.heading.text().lower().find("conv1") < 0


# --- manners ---------------------------------------------------------------------------------------------------


def test_an_edit_elsewhere_costs_next_to_nothing(desk: Desk) -> None:
    before = desk.project
    after = engine.set_bias(before, "linear1", 0, 3.0)
    spent = []
    for project in [before, after] * 20:
        start = time.perf_counter()
        desk.panel._document.project = project
        desk.panel._refresh()
        spent.append(time.perf_counter() - start)
    assert sorted(spent)[len(spent) // 2] < 1e-3


def test_a_pasted_text_that_is_no_kernel_is_refused_in_words(desk: Desk) -> None:
    QApplication.clipboard().setText("1 2 3")
    desk.panel.grid.setFocus()
    desk.qtbot.keyClick(desk.panel.grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert len(desk.refused) == 1
    assert "5 × 5" in str(desk.refused[0])


def test_the_wheel_scrolls_the_dock_and_not_a_choice_under_it(desk: Desk) -> None:
    for field in (desk.panel.tools.symmetry, desk.panel.presets.combo, desk.panel.tools.brush):
        field.clearFocus()
        middle = QPointF(field.rect().center())
        event = QWheelEvent(
            middle,
            field.mapToGlobal(middle),
            QPoint(),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(field, event)
    assert desk.panel.tools.symmetry.currentIndex() == 0
    assert desk.panel.tools.brush.value() == 1
    assert desk.steps() == []


def test_another_theme_keeps_what_is_shown(desk: Desk, qapp: QApplication) -> None:
    desk.choose_preset("sobel_x")
    theme.apply(qapp, "dark")
    assert desk.panel.presets.combo.currentText() == "Sobel x"
    theme.apply(qapp, "light")


def test_every_control_has_a_name_and_says_what_it_does(desk: Desk) -> None:
    for layer in ("conv2", "linear1", INPUT):
        desk.selection.select(layer, 0, 0)
        for control in desk.panel.findChildren(QWidget):
            own = not control.objectName().startswith("qt_")  # such as the line edit inside a spin box
            if own and control.isVisible() and control.focusPolicy() & Qt.FocusPolicy.TabFocus:
                assert control.toolTip(), control
                assert control.accessibleName() or getattr(control, "text", str)(), control


def test_the_panel_is_as_narrow_as_a_dock(desk: Desk) -> None:
    for layer in ("conv1", "conv2", "linear1", "norm1"):
        desk.selection.select(layer, 0, 0)
        assert desk.panel.minimumSizeHint().width() <= 240


def test_weights_that_are_no_preset_are_named_too(desk: Desk) -> None:
    desk.selection.select("conv1", 0)
    combo = desk.panel.presets.combo
    assert combo.currentIndex() == -1
    assert combo.placeholderText()
    combo.resize(400, combo.height())
    assert combo.shown_text() == combo.placeholderText()


@pytest.mark.parametrize(("language", "mark"), [("en", "."), ("de", ",")])
def test_a_field_has_the_minus_and_the_mark_of_the_language(
    qtbot: QtBot, qapp: QApplication, language: str, mark: str
) -> None:
    translation = Translation(qapp)
    translation.choose(language)
    try:
        box = LocalBox()
    finally:
        translation.choose("en")
    qtbot.addWidget(box)
    box.setRange(-10, 10)
    box.setValue(-0.25)
    assert box.text() == f"−0{mark}25"
    box.selectAll()
    QTest.keyClicks(box, f"-1{mark}5")
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert (box.value(), box.text()) == (-1.5, f"−1{mark}50")
    box.stepUp()
    assert box.value() == -0.5
