"""A lecturer prepares scenes of her own: captured, shown again, saved with the project, written as a PDF."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

import engine
from gui.main_window import MainWindow

CTRL = Qt.KeyboardModifier.ControlModifier
Settle = Callable[[MainWindow], None]


def capture(window: MainWindow, layer: str, channel: int) -> None:
    window.selection.select(layer, channel)
    QTest.keyClick(window.view, Qt.Key.Key_K, CTRL)


def test_scenes_are_captured_shown_and_taken_back(window: MainWindow, settle: Settle) -> None:
    before = window.document.project
    capture(window, "conv1", 3)
    window.document.edit("weight", lambda project: engine.set_weight(project, "conv1", (3, 0, 2, 2), -2.0))
    window.selection.set_depth("filter")
    capture(window, "conv2", 5)
    edited = window.document.project
    assert [scene.title for scene in edited.scenes] == ["The network at conv1[3]", "conv2[5] taken apart"]
    window.scenes_panel.shown.emit(0)
    settle(window)
    project, selection = window.document.project, window.selection
    assert project.layers == before.layers
    assert project.scenes == edited.scenes
    assert (selection.layer, selection.channel, selection.depth) == ("conv1", 3, "overview")
    window.scenes_panel.shown.emit(1)
    assert window.document.project.layers == edited.layers
    assert (selection.layer, selection.channel, selection.depth) == ("conv2", 5, "filter")
    window.document.stack.undo()
    assert window.document.project.layers == before.layers
    while window.document.stack.canUndo():
        window.document.stack.undo()
    assert window.document.project == before
    settle(window)


def test_scenes_are_saved_with_the_project(window: MainWindow, settle: Settle, tmp_path: Path) -> None:
    capture(window, "relu1", 2)
    assert window.document.modified
    window.files.save_to(tmp_path / "lecture.convscope")
    settle(window)
    assert not window.document.modified
    assert engine.open_project(tmp_path / "lecture.convscope") == window.document.project


def test_the_scenes_become_a_pdf_while_the_window_stays_as_it_is(
    window: MainWindow, settle: Settle, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    action = window.actions_["export_pdf"]
    assert not action.isEnabled(), "there is nothing to write yet"
    capture(window, "conv1", 3)
    capture(window, "conv2", 5)
    assert action.isEnabled()
    settle(window)
    project, frame = window.document.project, window.session.frame
    file = tmp_path / "lecture"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    action.trigger()
    assert not window.scene_export.work.isHidden()
    qtbot.waitUntil(window.scene_export.work.isHidden, timeout=60_000)
    assert "lecture.pdf" in window.banner.text
    assert (tmp_path / "lecture.pdf").read_bytes().count(b"/Type /Page\n") == 2
    assert (window.document.project, window.session.frame) == (project, frame)
    assert [each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow) and each.isVisible()] == [
        window
    ]


def test_closing_the_window_gives_the_pdf_up(window: MainWindow, settle: Settle, tmp_path: Path) -> None:
    capture(window, "conv1", 3)
    settle(window)
    window.scene_export.write(tmp_path / "lecture.pdf")
    window.document.give_up_changes()
    window.close()
    assert list(tmp_path.glob("*.pdf")) == []
    assert window.scene_export.work.isHidden()


def test_a_lesson_leaves_the_scenes_alone(window: MainWindow, settle: Settle) -> None:
    capture(window, "conv1", 3)
    project = window.document.project
    window.lessons.take(2)
    settle(window)
    assert not window.actions_["add_scene"].isEnabled()
    assert "lesson" in window.scenes_panel.hint.text()
    window.player.leave()
    settle(window)
    assert window.document.project is project
    assert window.actions_["add_scene"].isEnabled()
    assert window.scenes_panel.list.model().rowCount() == 1


def test_what_is_hidden_belongs_to_the_scene(window: MainWindow, settle: Settle) -> None:
    window.selection.select("conv1", 3)
    window.selection.set_hidden(["conv1"])
    capture(window, "conv1", 3)
    window.selection.set_hidden([])
    window.scenes_panel.shown.emit(0)
    assert window.selection.hidden == {"conv1"}
    settle(window)


def test_a_scene_remembers_how_far_one_had_zoomed_in(window: MainWindow, settle: Settle) -> None:
    view = window.view
    for _ in range(3):
        view.zoom_in()
    view._pan(QPointF(-120, 40))
    seen = view.close_up
    assert seen is not None
    window.actions_["add_scene"].trigger()
    view.fit()
    assert view.close_up is None
    window.scenes_panel.shown.emit(0)
    settle(window)
    assert view.close_up == pytest.approx(seen)
    window.resize(1200, 760)
    settle(window)
    assert view.close_up == pytest.approx(seen), "the same place is in the middle of a smaller window"
