"""Nothing that is pointed at, half done or not yet written is lost or trips the program."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

import engine
from gui.window.main_window import MainWindow
from tests.hostile import endless

Settle = Callable[[MainWindow], None]
LEFT = Qt.MouseButton.LeftButton


def bias(value: float) -> Callable[[engine.Project], engine.Project]:
    return lambda project: engine.set_bias(project, "conv1", 0, value)


def test_the_plus_sign_under_the_pointer_survives_an_undo(window: MainWindow, settle: Settle) -> None:
    window.layers.add("relu", 9)
    settle(window)
    view = window.view
    QTest.mouseMove(view, view.zoom.now.plus_of(10).toPoint())
    assert view.state().hints.plus_at == 10
    window.document.stack.undo()
    view.grab()
    settle(window)


def test_a_head_under_the_button_survives_its_layer(window: MainWindow, settle: Settle) -> None:
    view = window.view
    place = view.zoom.now.header_of("softmax").toPoint()
    QTest.mousePress(view, LEFT, pos=place)
    window.selection.select("softmax")
    window.actions_["remove_layer"].trigger()
    QTest.mouseRelease(view, LEFT, pos=place)
    settle(window)
    assert window.document.project.layers[-1].id == "linear1"


def test_a_cell_under_the_pointer_may_vanish(window: MainWindow, settle: Settle) -> None:
    view = window.view
    low = view.arrangement.column_of("flatten").tiles[0]
    QTest.mouseMove(view, view.zoom.now.transform.map(low.bottomLeft()).toPoint() + QPoint(4, -3))
    assert window.selection.hover is not None
    window.document.edit("filters", lambda p: engine.set_params(p, "conv2", filters=2))
    settle(window)
    assert window.session.frame.request.project is window.document.project
    window.document.stack.undo()
    settle(window)


def test_renaming_twice_leaves_one_editor(window: MainWindow) -> None:
    window.selection.select("conv1")
    for _ in range(2):
        window.actions_["rename_layer"].trigger()
    assert len(window.view.findChildren(QLineEdit)) == 1


def test_a_pin_follows_its_filter(window: MainWindow) -> None:
    window.selection.toggle_pin("red", ("conv1", 5))
    window.document.edit("remove", lambda p: engine.remove_filter(p, "conv1", 2))
    assert window.selection.pins["red"] == ("conv1", 4)
    window.document.edit("rename", lambda p: engine.rename_layer(p, "conv1", "eyes"))
    assert window.selection.pins["red"] == ("eyes", 4)
    window.document.edit("remove", lambda p: engine.remove_filter(p, "eyes", 4))
    assert window.selection.pins["red"] is None


@pytest.mark.parametrize(("typed", "file"), [("mine", "mine.convscope"), ("new.png", "new.png.convscope")])
def test_a_project_is_never_saved_under_another_kind_of_name(
    window: MainWindow, settle: Settle, tmp_path: Path, monkeypatch, typed: str, file: str
) -> None:
    (tmp_path / typed).write_bytes(b"somebody's picture")
    (tmp_path / file).write_bytes(b"somebody's project")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / typed), ""))
    answers = [QMessageBox.StandardButton.No, QMessageBox.StandardButton.Yes]
    monkeypatch.setattr(QMessageBox, "question", lambda *_: answers.pop(0))
    window.files.save_as()
    settle(window)
    assert (tmp_path / file).read_bytes() == b"somebody's project"
    window.files.save_as()
    settle(window)
    settle(window)
    assert engine.open_project(tmp_path / file) == window.document.project
    assert (tmp_path / typed).read_bytes() == b"somebody's picture"


def test_a_late_save_does_not_name_another_project(window: MainWindow, settle: Settle, tmp_path: Path) -> None:
    window.files.save_to(tmp_path / "first.convscope")
    second = engine.chain((1, 8, 8), [engine.ReLU()])
    window.document.open(second, None)
    settle(window)
    settle(window)
    assert window.document.path is None
    assert (tmp_path / "first.convscope").exists()


def test_what_is_edited_while_a_save_runs_still_counts(window: MainWindow, settle: Settle, tmp_path: Path) -> None:
    window.document.edit("bias", bias(3.0))
    saved = window.document.project
    window.files.save_to(tmp_path / "mine.convscope")
    window.document.edit("bias", bias(4.0))
    settle(window)
    settle(window)
    assert window.document.modified
    window.document.stack.undo()
    assert window.document.project is saved
    assert not window.document.modified
    window.document.stack.undo()
    assert window.document.modified


def test_closing_waits_for_a_file_that_is_being_written(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    window.files.save_to(tmp_path / "mine.convscope")
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=20_000)
    assert (tmp_path / "mine.convscope").exists()


def test_neither_saving_nor_closing_waits_for_a_file_that_never_ends(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(window.session.job_started):
        window.opening.open_path(endless(tmp_path / "net.pt"))
    qtbot.waitUntil(window.work.bar.isVisible)
    window.files.save_to(tmp_path / "mine.convscope")
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert engine.open_project(tmp_path / "mine.convscope") == window.document.project


def test_cancel_gives_up_a_file_that_never_ends(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    window.opening.open_path(endless(tmp_path / "net.pt"))
    qtbot.waitUntil(window.work.bar.isVisible)
    QTest.mouseClick(window.work.bar.findChild(QPushButton), LEFT)
    qtbot.waitUntil(lambda: not window.session.working)
    qtbot.waitUntil(window.work.bar.isHidden)


def test_an_offer_to_undo_is_about_the_latest_step_alone(window: MainWindow, settle: Settle) -> None:
    window.document.edit("stride", lambda p: engine.set_params(p, "conv1", stride=2))
    assert "linear1" in window.banner.text
    window.document.edit("bias", bias(1.0))
    assert not window.banner.text
    window.document.stack.undo()
    window.document.stack.undo()
    assert not window.banner.text, "taking back is no news"


@pytest.mark.parametrize("close", ["quit", "button"])
def test_unsaved_work_can_be_kept_or_given_up_at_the_end(
    window: MainWindow, qtbot: QtBot, monkeypatch, close: str
) -> None:
    answers = [QMessageBox.StandardButton.Cancel, QMessageBox.StandardButton.Discard]
    asked: list[int] = []

    def ask() -> QMessageBox.StandardButton:
        asked.append(len(asked))
        return answers[len(asked) - 1]

    monkeypatch.setattr(window.files, "_ask", ask)
    window.document.edit("bias", bias(3.0))
    act = window.actions_["quit"].trigger if close == "quit" else window.close
    act()
    qtbot.waitUntil(lambda: asked == [0])
    assert window.isVisible()
    assert window.document.modified
    act()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert asked == [0, 1]


def test_what_a_save_could_not_keep_is_said(window: MainWindow, settle: Settle, tmp_path: Path) -> None:
    file, other = tmp_path / "mine.convscope", tmp_path / "other.convscope"
    file.write_bytes(b"old")
    os.link(file, other)
    window.files.save_to(file)
    settle(window)
    settle(window)
    assert window.banner.text == "The other names of mine.convscope (hard links) keep what it held before."
    assert engine.open_project(file) == window.document.project
    assert other.read_bytes() == b"old"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes")
@pytest.mark.parametrize("command", ["save_as", "export_code", "export_pdf", "export_map"])
def test_no_file_takes_the_place_of_a_pipe(
    window: MainWindow, settle: Settle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    window.document.edit("capture", lambda p: engine.add_scene(p, engine.Scene("One", p)))
    suffix = {"save_as": "convscope", "export_code": "py", "export_pdf": "pdf", "export_map": "png"}[command]
    place = tmp_path / f"p.{suffix}"
    os.mkfifo(place)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(place), ""))
    window.actions_[command].trigger()
    settle(window)
    settle(window)
    assert window.banner.text.startswith(f"{place.name} is a folder, a device or a pipe")
    assert place.is_fifo()
    assert [each.name for each in tmp_path.iterdir()] == [place.name]


def test_a_file_whose_weights_do_not_fit_is_refused_in_words(
    window: MainWindow, settle: Settle, tmp_path: Path
) -> None:
    before = window.document.project
    layer = replace(before["conv1"], weights={"extra": before["conv1"].weights["weight"]})
    file = tmp_path / "p.convscope"
    engine.save_project(replace(before, layers=(layer, *before.layers[1:])), file)
    window.opening.open_path(file)
    settle(window)
    settle(window)
    assert "the weights of conv1 do not fit it" in window.banner.text
    assert window.document.project is before
