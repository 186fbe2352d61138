"""A map leaves the window as a picture, copied or exported, in the colours that it is shown in."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

import engine
from gui.look.colours import quantise, table
from gui.look.legend import Legends
from gui.network.pointer import MenuSubject
from gui.window.main_window import MainWindow

Settle = Callable[[MainWindow], None]
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(autouse=True)
def empty_clipboard(qapp: QApplication) -> Iterator[None]:
    QGuiApplication.clipboard().clear()
    yield
    QGuiApplication.clipboard().clear()


def expected(window: MainWindow, layer: str, channel: int) -> NDArray[np.uint8]:
    """The colours of a map, a pixel a cell."""
    frame = window.session.frame
    assert frame is not None
    legend = Legends(frame, window.selection.looks).of(layer, channel)
    colours = table(legend.table_key, window.theme.dark)[:, :3]
    values = frame.result.outputs[layer].maps[channel]
    return colours[quantise(values, legend.low, legend.high, legend.symmetric)]


def pixels(image: Image.Image) -> NDArray[np.uint8]:
    """The middles of its cells, when it shows a map of 28 × 28 cells."""
    side = image.width // 28
    assert image.size == (28 * side, 28 * side)
    assert side > 10, "small maps are enlarged"
    return np.asarray(image.convert("RGB"))[side // 2 :: side, side // 2 :: side]


def pasted(tmp_path: Path) -> NDArray[np.uint8]:
    """What another program gets from the clipboard."""
    file = tmp_path / "pasted.png"
    file.write_bytes(QGuiApplication.clipboard().mimeData().data("image/png").data())
    found = pixels(Image.open(file))
    own = QGuiApplication.clipboard().image()
    side = own.width() // 28
    assert own.pixelColor(3 * side, 5 * side).getRgb()[:3] == tuple(found[5, 3].tolist())
    return found


def test_ctrl_c_copies_the_map_that_has_the_focus(
    window: MainWindow, settle: Settle, qtbot: QtBot, tmp_path: Path
) -> None:
    window.selection.set_looks(scale="layer")
    window.selection.select("conv1", 3)
    targets: tuple[QWidget, ...] = window.view, window.deferred_parts.map_panel.view
    for theme, target in itertools.product(("light", "dark"), targets):
        window.choices.choose_theme(theme)
        window.theme.finish()
        settle(window)
        QApplication.clipboard().clear()
        window.status.clearMessage()
        target.setFocus()
        QTest.keyClick(target, Qt.Key.Key_C, CTRL)
        qtbot.waitUntil(lambda: window.status.currentMessage() == "Copied the picture of conv1[3]")
        np.testing.assert_array_equal(pasted(tmp_path), expected(window, "conv1", 3))
        settle(window)


def test_ctrl_c_goes_on_copying_kernels_and_says_so(
    window: MainWindow, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QClipboard, "ownsClipboard", lambda _: True)  # without a display nobody ever does
    grid = window.filter_panel.grid
    grid.setFocus()
    QTest.keyClick(grid, Qt.Key.Key_C, CTRL)
    assert len(QGuiApplication.clipboard().text().splitlines()) == 5
    assert not QGuiApplication.clipboard().mimeData().hasImage()
    assert window.status.currentMessage() == "Copied"
    settle(window)


def test_the_copy_is_hatched_as_the_map_is(window: MainWindow, settle: Settle, qtbot: QtBot) -> None:
    window.selection.select("conv1", 3)
    settle(window)
    sizes = {}
    for hatched in (False, True):
        window.selection.set_looks(hatching=hatched)
        settle(window)
        shown = window.map_pictures._shown()
        assert shown is not None
        sizes[hatched] = shown[1].pixels()
    values = shown[1].values
    side = sizes[True].shape[0] // 28
    cells = (sizes[False] != sizes[True]).any(axis=-1).reshape(28, side, 28, side).any(axis=(1, 3))
    np.testing.assert_array_equal(cells, values < shown[1].hatched_below)


def test_a_colour_picture_is_copied_in_its_own_colours(
    window: MainWindow, settle: Settle, qtbot: QtBot, tmp_path: Path
) -> None:
    image = np.random.default_rng(0).random((3, 28, 28), np.float32)
    window.document.open(engine.set_image(engine.chain((3, 28, 28), [engine.ReLU()]), image), None)
    window.selection.select("input")
    settle(window)
    window.actions_["copy_map"].trigger()
    qtbot.waitUntil(lambda: window.status.currentMessage() == "Copied the picture of input")
    assert np.abs(pasted(tmp_path).transpose(2, 0, 1) / 255 - image).max() < 0.01


def test_what_is_to_be_predicted_is_not_given_away(window: MainWindow, settle: Settle) -> None:
    window.selection.select("conv1", 3)
    settle(window)
    commands = [window.actions_[key] for key in ("copy_map", "export_map")]
    assert all(each.isEnabled() for each in commands)
    window.actions_["hide_values"].trigger()
    settle(window)
    assert not any(each.isEnabled() for each in commands)
    window.map_pictures.copy()
    mime: QMimeData | None = QGuiApplication.clipboard().mimeData()
    assert mime is None or not mime.formats()
    window.actions_["hide_values"].trigger()
    settle(window)
    assert all(each.isEnabled() for each in commands)


def test_the_menus_of_a_map_offer_it(window: MainWindow, settle: Settle) -> None:
    part: MenuSubject = "map"
    window.layers.show_menu(part, window.rect().center())
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert {window.actions_["copy_map"], window.actions_["export_map"]} <= set(menu.actions())
    menu.close()
    assert window.actions_["copy_map"] in window.deferred_parts.map_panel.view.actions()
    settle(window)


def test_pins_have_their_icons_in_menus_and_a_tick_while_they_hold(window: MainWindow) -> None:
    pin = window.actions_["pin_red"]
    assert pin.isIconVisibleInMenu()
    assert not pin.icon().isNull()
    pin.trigger()
    assert pin.isChecked()
    assert not pin.isIconVisibleInMenu()
    pin.trigger()
    assert pin.isIconVisibleInMenu()


# --- every export: its name, its suffix, a word when it is done -------------------------------------------------


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """The names that file dialogs begin with; the user calls the file "mine.of" each time."""
    names: list[str] = []

    def ask(_window: object, _title: str, start: str, *_: object) -> tuple[str, str]:
        names.append(Path(start).name)
        return str(tmp_path / "mine.of"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    return names


def told(window: MainWindow) -> str:
    return f"{window.status.currentMessage()} {window.banner.text if not window.banner.isHidden() else ''}"


EXPORTS = {
    "save_as": ("v1.2 net.convscope", ".convscope"),
    "export_code": ("v1.2 net.py", ".py"),
    "export_map": ("v1.2 net conv1[3].png", ".png"),
    "export_pdf": ("v1.2 net.pdf", ".pdf"),
}


@pytest.mark.parametrize("command", EXPORTS)
def test_every_file_has_the_projects_name_its_suffix_and_a_word_when_it_is_written(
    window: MainWindow, settle: Settle, qtbot: QtBot, tmp_path: Path, asked: list[str], command: str
) -> None:
    name, suffix = EXPORTS[command]
    window.document.edit("", lambda project: engine.rename_project(project, "v1.2 net"))
    window.selection.select("conv1", 3)
    settle(window)
    window.actions_["add_scene"].trigger()
    settle(window)
    window.actions_[command].trigger()
    file = tmp_path / f"mine.of{suffix}"
    qtbot.waitUntil(lambda: file.name in told(window), timeout=60_000)
    assert asked == [name]
    assert file.stat().st_size > 0
    qtbot.waitUntil(window.scene_export.work.isHidden, timeout=60_000)
    settle(window)
    if command == "export_map":
        np.testing.assert_array_equal(pixels(Image.open(file)), expected(window, "conv1", 3))


@pytest.mark.usefixtures("asked")
def test_a_suffix_that_is_added_never_replaces_a_file_in_silence(
    window: MainWindow, settle: Settle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    questions: list[str] = []

    def refuse(_window: object, _title: str, text: str, *_: object) -> QMessageBox.StandardButton:
        questions.append(text)
        return QMessageBox.StandardButton.No

    monkeypatch.setattr(QMessageBox, "question", refuse)
    settle(window)
    window.actions_["add_scene"].trigger()
    for command, (_, suffix) in EXPORTS.items():
        file = tmp_path / f"mine.of{suffix}"
        file.write_text("precious")
        questions.clear()
        settle(window)
        window.actions_[command].trigger()
        settle(window)
        assert len(questions) == 1, command
        assert file.name in questions[0]
        assert file.read_text() == "precious"
