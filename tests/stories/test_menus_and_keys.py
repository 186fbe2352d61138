"""Everything can be reached in the menus and by a key, and there it does what it does in its panel."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import get_args

import numpy as np
import pytest
from PySide6.QtCore import QAbstractAnimation, QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QTextBrowser
from pytestqt.qtbot import QtBot

import engine
from engine import KERNELS
from engine.kernels import operations
from gui.commands.menus import Menu, groups
from gui.commands.table import COMMANDS
from gui.files.samples import networks
from gui.filter.knob_menu import KnobMenu
from gui.look.colours import contrast
from gui.state.selection import Hover
from gui.text.phrases import count_text
from gui.text.translation import Translation, languages
from gui.window.main_window import MainWindow
from tests.stories.conftest import MakeWindow

Settle = Callable[[MainWindow], None]
ALT_SHIFT = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier
CTRL_ALT = CTRL | Qt.KeyboardModifier.AltModifier


def menus(window: MainWindow) -> Iterator[list[QAction]]:
    """The entries of the menu bar, of its menus and of theirs."""
    waiting = [window.menuBar().actions()]
    while waiting:
        entries = waiting.pop()
        yield entries
        waiting += [menu.actions() for entry in entries if isinstance(menu := entry.menu(), QMenu)]


def kernel(window: MainWindow) -> np.ndarray:
    selection = window.selection
    return window.document.project[selection.layer].weights["weight"].data[selection.channel, selection.source]


def undo(window: MainWindow) -> None:
    QTest.keyClick(window.view, Qt.Key.Key_Z, CTRL)


def popup() -> QMenu:
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def test_no_two_commands_share_a_key(seen: MainWindow) -> None:
    keys = Counter(key.toString() for action in seen.findChildren(QAction) for key in action.shortcuts())
    assert {key for key, count in keys.items() if count > 1} == set()
    assert {QKeySequence(key).toString() for command in COMMANDS.values() for key in command.keys} <= set(keys)


def test_every_command_stands_in_a_menu(seen: MainWindow) -> None:
    found = {id(entry) for entries in menus(seen) for entry in entries}
    assert [key for key in COMMANDS if id(seen.actions_[key]) not in found] == []


def test_the_table_names_only_menus_that_there_are() -> None:
    assert {menu for command in COMMANDS.values() for menu in command.places} == set(get_args(Menu))


def letters(texts: Iterable[str]) -> Counter[str]:
    """How many entries of a menu each letter means."""
    return Counter(each.lower() for text in texts for each in re.findall(r"&([^&])", text.replace("&&", "")))


@pytest.fixture(params=languages())
def spoken(request: pytest.FixtureRequest, make_window: MakeWindow, digits: engine.Project) -> Iterator[MainWindow]:
    """The window in one language after the other."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    translation = Translation(app)
    translation.choose(request.param)
    yield make_window(digits)
    translation.choose("en")


def test_no_letter_means_two_entries_of_a_menu(spoken: MainWindow) -> None:
    actions = spoken.actions_
    for entries in menus(spoken):
        texts = [entry.text() for entry in entries]
        assert max(letters(texts).values(), default=1) == 1, texts
    # The most that each menu can hold: a right click leaves out what is not possible.
    for menu in {*get_args(Menu)} - {"tools"}:
        texts = [actions[key].text() for keys in groups(menu) for key in keys]
        assert max(letters(texts).values(), default=1) == 1, texts


def test_no_letter_means_two_entries_of_a_popup(spoken: MainWindow) -> None:
    for part in ("head", "map", "class", "canvas"):
        spoken.selection.select("softmax" if part == "class" else "conv1")
        spoken.layers.show_menu(part, spoken.rect().center())
        waiting = [popup()]
        while waiting:
            menu = waiting.pop()
            menu.aboutToShow.emit()  # some are filled as they open
            assert menu.actions()
            texts = [entry.text() for entry in menu.actions()]
            assert max(letters(texts).values(), default=1) == 1, (part, texts)
            waiting += [inner for entry in menu.actions() if isinstance(inner := entry.menu(), QMenu)]
        popup().close()


def test_groups_of_colours_have_titles_that_the_arrow_keys_pass_over(window: MainWindow) -> None:
    menu = window.menus.colours
    titles = [label.text() for label in menu.findChildren(QLabel)]
    assert titles == ["Maps with both signs", "Maps from zero up", "One range of colours for"]
    for theme in ("light", "dark", "contrast"):
        window.choices.choose_theme(theme)
        window.theme.finish()
        menu.popup(QPoint(0, 0))
        for label in menu.findChildren(QLabel):
            assert label.isVisible()
            assert label.width() >= label.sizeHint().width()
            ink = label.palette().color(label.foregroundRole()).name()
            assert contrast(ink, window.theme.palette.surface) >= 4.5, theme
        seen = []
        for _ in range(9):
            QTest.keyClick(menu, Qt.Key.Key_Down)
            seen.append(menu.activeAction().text().replace("&", ""))
        assert len(set(seen)) == 9, "all lines, and no title"
        assert not set(seen) & set(titles)
        menu.close()
    window.choices.choose_theme("light")
    window.theme.finish()


def test_zero_is_one_step_and_has_a_key(window: MainWindow, settle: Settle) -> None:
    before = window.document.project
    QTest.keyClick(window.view, Qt.Key.Key_E, ALT_SHIFT)
    assert not kernel(window).any()
    settle(window)
    undo(window)
    assert window.document.project is before
    settle(window)


@pytest.mark.parametrize(
    "command", ["show_map", "show_cell", "show_why", "show_melt", "show_maps", "open_filter", "back_up"]
)
def test_what_a_command_brings_takes_the_keys_and_shows_that_it_does(
    window: MainWindow, settle: Settle, qtbot: QtBot, command: str
) -> None:
    if command == "back_up":
        window.actions_["show_maps"].trigger()
    window.actions_[command].trigger()
    settle(window)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.focusPolicy() & Qt.FocusPolicy.TabFocus, type(focused)
    running = QAbstractAnimation.State.Running
    qtbot.waitUntil(lambda: all(each.state() != running for each in window.findChildren(QAbstractAnimation)))
    shown = focused.grab().toImage()
    window.menuBar().setFocus()
    assert focused.grab().toImage() != shown


def test_the_large_map_that_a_key_brings_is_walked_by_keys(window: MainWindow, settle: Settle) -> None:
    window.selection.choose(Hover("conv1", 0, 3, 4))
    QTest.keyClick(window.view, Qt.Key.Key_F9)
    settle(window)
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_Right)
    settle(window)
    assert window.selection.chosen == Hover("conv1", 0, 3, 5)


def test_the_overview_lists_every_key(window: MainWindow) -> None:
    window.actions_["keys"].trigger()
    browser = window.findChild(QTextBrowser)
    assert isinstance(browser, QTextBrowser)
    text = browser.toPlainText()
    native = QKeySequence.SequenceFormat.NativeText
    assert all(QKeySequence(each.keys[0]).toString(native) in text for each in COMMANDS.values() if each.keys)
    browser.window().close()


def test_keys_change_the_kernel_and_undo_brings_it_back(window: MainWindow, settle: Settle) -> None:
    before = window.document.project
    for key, change in (
        (Qt.Key.Key_T, operations.rotate),
        (Qt.Key.Key_W, operations.mirror_vertical),
        (Qt.Key.Key_N, operations.negate),
        (Qt.Key.Key_U, operations.normalise_norm),
    ):
        expected = change(kernel(window))
        QTest.keyClick(window.view, key, ALT_SHIFT)
        np.testing.assert_array_equal(kernel(window), expected)
        undo(window)
        assert window.document.project is before
    grid = window.filter_panel.grid
    grid.setFocus()
    expected = operations.rotate(kernel(window))
    QTest.keyClick(grid, Qt.Key.Key_T, ALT_SHIFT)
    np.testing.assert_array_equal(kernel(window), expected)
    settle(window)


def test_a_key_opens_what_has_numbers_and_enter_takes_it(window: MainWindow, settle: Settle) -> None:
    before = window.document.project
    QTest.keyClick(window.view, Qt.Key.Key_G, ALT_SHIFT)
    menu = popup()
    assert isinstance(menu, KnobMenu)
    assert window.document.project is before
    QTest.keyClick(menu.sliders[0], Qt.Key.Key_Return)
    np.testing.assert_array_equal(kernel(window), operations.gaussian((5, 5), 1.0))
    undo(window)
    assert window.document.project is before
    settle(window)


def test_keys_go_from_filter_to_filter_and_channel_to_channel(seen: MainWindow) -> None:
    selection = seen.selection
    selection.select("conv2", 0, 0)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        QTest.keyClick(seen.view, key, ALT_SHIFT)
    assert (selection.layer, selection.channel, selection.source) == ("conv2", 1, 1)
    assert seen.filter_panel.channels.chips[1].isChecked()


def test_a_preset_is_chosen_without_the_mouse(window: MainWindow, settle: Settle) -> None:
    before = window.document.project
    QTest.keyClick(window.view, Qt.Key.Key_P, ALT_SHIFT)
    QTest.keyClick(popup(), Qt.Key.Key_S)  # Sharpening
    QTest.keyClick(popup(), Qt.Key.Key_D)  # Detail
    np.testing.assert_array_equal(kernel(window)[1:4, 1:4], KERNELS["pillow_detail"].weights)
    assert window.filter_panel.presets.combo.currentText() == "Detail (Pillow)"
    undo(window)
    assert window.document.project is before
    settle(window)


def test_a_key_fits_all_pictures_to_one_size_where_the_network_could_read_any(
    window: MainWindow, settle: Settle
) -> None:
    form, action = window.input_panel.form, window.actions_["picture_size"]
    assert form.one_size.isHidden(), "the digits need 28 × 28"
    assert not action.isEnabled()
    image = np.random.default_rng(0).random((1, 20, 40), np.float32)
    free = engine.set_input_size(engine.chain((1, 28, 28), [engine.Conv2d(filters=2), engine.ReLU()]), (8, 12))
    window.document.edit("free", lambda _: engine.set_image(free, image, "wide"))
    assert not form.one_size.isHidden()
    assert not form.one_size.isChecked()
    assert engine.input_shape(window.document.project) == (1, 20, 40)
    QTest.keyClick(window.view, Qt.Key.Key_Z, CTRL_ALT)
    assert engine.input_shape(window.document.project) == (1, 8, 12)
    assert form.one_size.isChecked()
    assert (form.rows.value(), form.columns.value()) == (8, 12)
    assert action.isChecked()
    settle(window)
    assert window.session.frame is not None
    assert window.session.frame.result["input"].shape == (1, 8, 12)
    form.one_size.click()
    assert engine.input_shape(window.document.project) == (1, 20, 40)
    undo(window)
    undo(window)
    assert not form.one_size.isChecked()
    settle(window)


def test_keys_choose_how_the_picture_gets_in(window: MainWindow, settle: Settle) -> None:
    image = np.random.default_rng(0).random((1, 20, 40), np.float32)
    assert not window.actions_["picture_fit"].isEnabled()
    window.document.edit("wide", lambda project: engine.set_image(project, image, "wide"))
    before = window.document.project
    QTest.keyClick(window.view, Qt.Key.Key_F, CTRL_ALT)
    QTest.keyClick(popup(), Qt.Key.Key_P)
    assert window.document.project.input.fit == "pad"
    assert window.input_panel.form.fit.currentData() == "pad"
    undo(window)
    assert window.document.project is before
    QTest.keyClick(window.view, Qt.Key.Key_I, CTRL_ALT)
    assert window.document.project.input.invert
    assert window.input_panel.form.invert.isChecked()
    undo(window)
    assert window.document.project is before
    assert not window.actions_["picture_invert"].isChecked()
    QTest.keyClick(window.view, Qt.Key.Key_G, CTRL_ALT)
    QTest.keyClick(popup(), Qt.Key.Key_R)
    assert window.document.project.input.channels == 3
    undo(window)
    QTest.keyClick(window.view, Qt.Key.Key_V, CTRL_ALT)
    QTest.keyClick(popup(), Qt.Key.Key_0)
    assert (window.document.project.input.mean, window.document.project.input.deviation) == ((0.0,), (1.0,))
    undo(window)
    assert window.document.project is before
    settle(window)


def test_one_draws_with_keys_for_the_tools(window: MainWindow, settle: Settle) -> None:
    panel, before = window.input_panel, window.document.project
    QTest.keyClick(window.view, Qt.Key.Key_W, CTRL_ALT)
    assert window.document.project is before, "nothing is cleared unless one draws"
    QTest.keyClick(window.view, Qt.Key.Key_B, CTRL_ALT)
    assert panel.drawing
    size = panel.pad.brush_size
    QTest.keyClick(window.view, Qt.Key.Key_U, CTRL_ALT)
    assert panel.pad.brush_size > size
    QTest.keyClick(window.view, Qt.Key.Key_J, CTRL_ALT)
    assert panel.pad.brush_size == size
    QTest.keyClick(window.view, Qt.Key.Key_R, CTRL_ALT)
    assert panel.pad.eraser
    QTest.keyClick(window.view, Qt.Key.Key_W, CTRL_ALT)
    image = window.document.project.input.image
    assert image is not None
    assert not image.data.any()
    undo(window)
    assert window.document.project is before
    settle(window)


@pytest.mark.parametrize("layer", ["input", "flatten"])
def test_what_does_not_apply_is_grey(seen: MainWindow, layer: str) -> None:
    seen.selection.select(layer, 0, 0)
    before = seen.document.project
    for key in (Qt.Key.Key_T, Qt.Key.Key_R, Qt.Key.Key_G, Qt.Key.Key_P):
        QTest.keyClick(seen.view, key, ALT_SHIFT)
    assert QApplication.activePopupWidget() is None
    assert seen.document.project is before


def test_a_popup_opens_where_it_can_be_seen(window: MainWindow) -> None:
    window.docks["filter"].hide()
    QTest.keyClick(window.view, Qt.Key.Key_Y, ALT_SHIFT)
    assert window.geometry().contains(popup().pos())
    QTest.keyClick(popup(), Qt.Key.Key_Q)
    assert window.filter_panel.grid.symmetry == "rotational"


def test_the_menu_of_networks_says_of_each_what_it_decides_and_how_well(seen: MainWindow) -> None:
    tips = {action.text(): action.toolTip().splitlines() for action in seen.menus.networks.actions()}
    assert list(tips) == [each.title for each in networks()]
    assert tips["Shapes"][1:] == [
        "Which of eight shapes it is, from circle to arrow.",
        f"{count_text(8328)} parameters · 99.48 % right for {count_text(4000)} drawn shapes,"
        " which nothing was learned or chosen by",
        "Made by: python -m engine.training --data shapes --network shapes --epochs 3 --keep 250"
        " --out shapes.convscope",
    ]
    for name, lines in tips.items():
        assert len(lines) == 4
        assert ("%" in lines[2]) == (name not in ("Edge filters", "Point and kernel"))
