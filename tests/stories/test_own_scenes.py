"""A lecturer prepares scenes of her own: captured, shown again, saved with the project, written as a PDF."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

import engine
from engine.lessons.scene import Goal, Lesson, Scene, Task
from engine.lessons.view import View
from gui.filter.filter_panel import FilterPanel
from gui.presentation.pdf.painted_scenes import PaintedScenes
from gui.window.main_window import MainWindow

CTRL = Qt.KeyboardModifier.ControlModifier
Settle = Callable[[MainWindow], None]


def capture(window: MainWindow, layer: str, channel: int) -> None:
    window.selection.select(layer, channel)
    QTest.keyClick(window.view, Qt.Key.Key_K, CTRL)


def test_scenes_are_captured_shown_and_taken_back(window: MainWindow, settle: Settle) -> None:
    before = window.document.project
    capture(window, "conv1", 3)
    window.document.edit("weight", lambda project: engine.set_weight(project, "conv1", (3, 0, 2, 2), -2.0))
    window.selection.set_page("filter")
    capture(window, "conv2", 5)
    edited = window.document.project
    assert [scene.title for scene in edited.scenes] == ["The network at conv1[3]", "conv2[5] taken apart"]
    window.scenes_panel.shown.emit(0)
    settle(window)
    project, selection = window.document.project, window.selection
    assert project.layers == before.layers
    assert project.scenes == edited.scenes
    assert (selection.layer, selection.channel, selection.page) == ("conv1", 3, "network")
    window.scenes_panel.shown.emit(1)
    assert window.document.project.layers == edited.layers
    assert (selection.layer, selection.channel, selection.page) == ("conv2", 5, "filter")
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


@pytest.fixture
def talk(digits: engine.Project) -> Lesson:
    """Two scenes: one with a panel, one that fills the middle."""
    asked = Task("Make the middle weight negative.", (Goal("edited"),), "The edges turn.")
    return Lesson(
        3,
        "Filters: what / why?",
        "Two scenes.",
        (
            Scene("A filter", digits, View(layer="conv1", panels=("filter",)), "Nine weights.", "Wait.", task=asked),
            Scene("Taken apart", digits, View(page="filter", layer="conv2"), "", "Slowly. " * 900),
        ),
    )


def test_a_lesson_becomes_a_pdf_with_its_panels_in_light_colours(
    window: MainWindow, settle: Settle, qtbot: QtBot, talk: Lesson, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.choices.choose_theme("dark")
    window.theme.finish()
    window.player.start(talk)
    settle(window)
    assert window.actions_["export_pdf"].isEnabled()
    asked_for: list[str] = []
    pictures: list[tuple[QImage, bool]] = []
    taken = PaintedScenes.picture

    def picture(stage: PaintedScenes) -> QImage:
        image = taken(stage)
        panels = stage._ground.findChildren(FilterPanel)
        pictures.append((image, any(each.isVisible() for each in panels)))
        return image

    monkeypatch.setattr(PaintedScenes, "picture", picture)
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda _window, _title, start, *_: (asked_for.append(start), (start, ""))[1]
    )
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    panel, project = window.docks["filter"], window.document.project
    seen = panel.grab().toImage()
    window.actions_["export_pdf"].trigger()
    qtbot.waitUntil(window.scene_export.work.isHidden, timeout=60_000)
    file = tmp_path / "3 Filters- what - why.pdf"
    assert asked_for == [str(file)]
    assert file.read_bytes().count(b"/Type /Page\n") > len(talk.scenes), "long notes go on"
    assert [open_ for _, open_ in pictures] == [True, False]
    for image, _ in pictures:
        corners = [image.pixelColor(x, image.height() * 3 // 4) for x in (4, image.width() - 6)]
        assert min(colour.lightness() for colour in corners) > 200
    assert window.theme.dark
    window.banner.hide()
    assert window.document.project is project
    assert panel.grab().toImage() == seen


def test_nothing_is_exported_when_there_is_nothing(window: MainWindow, talk: Lesson, settle: Settle) -> None:
    window.player.start(talk)
    settle(window)
    window.player.leave()
    settle(window)
    assert not window.actions_["export_pdf"].isEnabled()


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
        view.zoom.zoom_in()
    view.zoom.pan(QPointF(-120, 40))
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
