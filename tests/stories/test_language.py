"""The whole program in German, changed while it runs, with the work and its history kept."""

from __future__ import annotations

import ast
import re
import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMenu, QMessageBox
from pytestqt.qtbot import QtBot

import engine
from engine.lessons.scene import steps_of
from gui.app.program import Program
from gui.filter_page.view import FilterDepthView
from gui.state.selection import Gains
from gui.text.translation import Translation, languages
from gui.training import training_data
from gui.training.comparing.page import ComparePage
from gui.window.main_window import MainWindow
from resources.translations import collect

GERMAN = collect.FOLDER / "convscope_de.ts"


def titles(program: Program) -> list[str]:
    """The menu bar."""
    bar = program.window.menuBar()
    return [menu.title().replace("&", "") for menu in bar.findChildren(QMenu) if menu.menuAction() in bar.actions()]


def test_the_window_speaks_german_at_once_and_keeps_the_work(program: Program, qtbot: QtBot) -> None:
    window = program.window
    window.document.edit("own", lambda project: engine.set_weight(project, "conv1", (0, 0, 0, 0), 0.5))
    window.selection.select("conv2", 6)
    project = window.document.project
    assert "File" in titles(program)
    window.language_wanted.emit("de")
    qtbot.waitUntil(lambda: program.window is not window, timeout=60_000)
    now = program.window
    with qtbot.waitSignal(now.settled, timeout=60_000):
        now.session.request()
    assert "Datei" in titles(program)
    assert now.document.project is project
    assert (project.name, now.windowTitle()) == ("Handwritten digits", "Handgeschriebene Ziffern[*] — ConvScope")
    assert now.document.modified
    assert (now.selection.layer, now.selection.channel) == ("conv2", 6)
    now.document.stack.undo()
    assert now.document.project is not project
    frame = now.session.frame
    assert frame is not None
    now.language_wanted.emit("en")
    qtbot.waitUntil(lambda: program.window is not now, timeout=60_000)
    assert "File" in titles(program)
    with qtbot.waitSignal(program.window.settled, timeout=60_000):
        program.window.session.request()


def test_work_goes_on_while_the_next_window_is_being_built(program: Program, qtbot: QtBot) -> None:
    window = program.window
    program.speak("de")
    assert program.window is window
    assert window.isVisible()
    window.document.edit("own", lambda project: engine.set_weight(project, "conv1", (0, 0, 0, 0), 0.25))
    project = window.document.project
    qtbot.waitUntil(lambda: program.window is not window, timeout=60_000)
    assert program.window.document.project is project
    assert "Datei" in titles(program)
    with qtbot.waitSignal(program.window.settled, timeout=60_000):
        program.window.session.request()


def test_another_language_waits_until_what_is_being_written_is_written(
    program: Program, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The window that writes may not go meanwhile, and it is the one that notes that the work is saved."""
    may_go_on, save = threading.Event(), engine.save_project

    def slow(project: engine.Project, path: Path) -> tuple[engine.Message, ...]:
        assert may_go_on.wait(60)
        return save(project, path)

    monkeypatch.setattr("gui.files.saving.save_project", slow)
    window, path = program.window, tmp_path / "mine.convscope"
    window.document.edit("own", lambda project: engine.set_weight(project, "conv1", (0, 0, 0, 0), 0.5))
    window.files.save_to(path)
    try:
        program.speak("de")
        assert program.window is window
    finally:
        may_go_on.set()
    qtbot.waitUntil(lambda: program.window is not window, timeout=60_000)
    assert "Datei" in titles(program)
    assert (program.window.document.path, program.window.document.modified) == (path, False)
    assert engine.open_project(path) == program.window.document.project
    with qtbot.waitSignal(program.window.settled, timeout=60_000):
        program.window.session.request()


def test_channels_stay_muted_in_another_language(program: Program, qtbot: QtBot) -> None:
    window = program.window
    window.selection.select("conv2", 3)
    window.selection.set_page("filter")
    count = window.document.project["conv2"].weights["weight"].shape[1]
    gains = Gains("conv2", 3, (0.0, 0.5, *(1.0,) * (count - 2)))
    window.selection.set_gains(gains)
    program.speak("de")
    qtbot.waitUntil(lambda: program.window is not window)
    now = program.window
    qtbot.waitUntil(lambda: now.deferred_parts.complete and not now.session.busy, timeout=60_000)
    assert (now.selection.page, now.selection.gains) == ("filter", gains)
    depth = now.pages.page("filter").widget
    assert isinstance(depth, FilterDepthView)
    assert depth.desk.mix.factors == gains.factors
    assert depth.head.second_line.currentIndex() == 1, "it says so"


def test_a_file_that_is_being_opened_is_opened_in_the_other_language(
    program: Program, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = engine.set_weight(program.window.document.project, "conv1", (0, 0, 0, 0), 0.5)
    path = tmp_path / "mine.convscope"
    engine.save_project(own, path)
    begun, may_end, read = threading.Event(), threading.Event(), engine.open_project

    def slow(*given: Any) -> engine.Project:
        begun.set()
        assert may_end.wait(60)
        return read(*given)

    monkeypatch.setattr("gui.files.opening.open_project", slow)
    window = program.window
    window.opening.open_path(path)
    try:
        qtbot.waitUntil(begun.is_set)
        program.speak("de")
        qtbot.waitUntil(lambda: program.window is not window, timeout=60_000)
        assert program.window.session.working
    finally:
        may_end.set()
    qtbot.waitUntil(lambda: program.window.document.path == path, timeout=60_000)
    assert program.window.document.project == own
    with qtbot.waitSignal(program.window.settled, timeout=60_000):
        program.window.session.request()


def test_a_question_is_answered_before_its_window_goes(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    window, path = program.window, tmp_path / "other.convscope"
    other = replace(window.document.project, name="other")
    window.document.edit("own", lambda project: engine.set_weight(project, "conv1", (0, 0, 0, 0), 0.5))
    program.speak("de")
    building = program._replacing
    assert building is not None

    def answer() -> None:
        building.finish()
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QMessageBox)
        assert program.window is window
        dialog.button(QMessageBox.StandardButton.Discard).click()

    QTimer.singleShot(0, answer)
    window.projects.open(other, path)
    qtbot.waitUntil(lambda: program.window is not window)
    assert (program.window.document.project, program.window.document.path) == (other, path)
    with qtbot.waitSignal(program.window.settled, timeout=60_000):
        program.window.session.request()


def test_the_program_can_end_while_the_next_window_is_being_built(program: Program) -> None:
    program.speak("de")
    program.end()
    assert program.window.isHidden()


def test_closing_while_the_next_window_is_being_built_closes_that(program: Program, qtbot: QtBot) -> None:
    window = program.window
    program.speak("de")
    window.close()
    qtbot.waitUntil(lambda: program.window is not window, timeout=60_000)
    qtbot.waitUntil(program.window.isHidden)


def test_a_lesson_goes_on_in_the_other_language(program: Program, qtbot: QtBot) -> None:
    window = program.window
    window.document.edit("own", lambda project: engine.set_weight(project, "conv1", (0, 0, 0, 0), 0.5))
    own = window.document.project
    window.lessons.take(2)
    lesson = window.player.lesson
    assert lesson is not None
    at = next(index for index, scene in enumerate(lesson.scenes) if len(steps_of(scene)) > 1)
    window.player.go(at)
    window.player.advance()
    shown, said = window.staging.captured(), window.lessons.band.title.text()
    program.speak("de")
    qtbot.waitUntil(lambda: program.window is not window, timeout=60_000)
    now = program.window
    assert (now.player.lesson, now.player.index, now.player.step) == (lesson, at, 1)
    there = now.staging.captured()
    assert there == replace(shown, position=there.position, place=there.place)  # the old one was on its walk there
    assert not now.lessons.band.isHidden()
    assert now.lessons.band.title.text() != said
    now.player.leave()
    assert now.document.project is own
    assert now.document.modified
    now.document.stack.undo()
    assert now.document.project is not own
    with qtbot.waitSignal(now.settled, timeout=60_000):
        now.session.request()


def test_every_sentence_of_the_program_and_its_lessons_is_translated() -> None:
    known = collect.read(GERMAN)
    missing = [
        (context, text)
        for context, texts in collect.sentences().items()
        for text in texts
        if not known.get(context, {}).get(text)
    ]
    assert not missing


def test_a_sentence_given_to_a_helper_that_translates_is_collected() -> None:
    known, lost = collect.sentences(), []
    for path in sorted((collect.ROOT / "gui").rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        helpers = {
            function.name: str(call.args[0].value)
            for function in ast.walk(tree)
            if isinstance(function, ast.FunctionDef)
            for call in ast.walk(function)
            if isinstance(call, ast.Call) and ast.unparse(call.func).endswith("translate") and len(call.args) == 2
            if isinstance(call.args[0], ast.Constant) and isinstance(call.args[1], ast.Name)
            if call.args[1].id in {argument.arg for argument in function.args.args}
        }
        for call in ast.walk(tree):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in helpers and call.args:
                context, given = helpers[call.func.id], call.args[0]
                if isinstance(given, ast.Constant) and given.value and given.value not in known.get(context, ()):
                    lost.append((path.name, context, given.value))
    assert not lost


def test_a_translation_keeps_the_fields_of_its_sentence() -> None:
    for texts in collect.read(GERMAN).values():
        for text, translated in texts.items():
            if translated:
                assert set(re.findall(r"{\w+[^}]*}", text)) == set(re.findall(r"{\w+[^}]*}", translated)), text


def test_what_is_shipped_is_what_is_written(qapp: QApplication) -> None:
    """The compiled file says what the one for translators says."""
    assert "de" in languages()
    translation = Translation(qapp)
    translation.choose("de")
    try:
        for context, texts in collect.read(GERMAN).items():
            for text, translated in list(texts.items())[:20]:
                if translated:
                    assert qapp.translate(context, text) == translated
    finally:
        translation.choose("en")


@pytest.fixture
def learner(program: Program, qtbot: QtBot) -> Program:
    """The program with a small network that names the built-in lines, and a plan that does not end by itself."""
    window = program.window
    trainer = window.learning.trainer
    trainer.data.choose("lines")
    window.projects.open(trainer.data.fitting_network(), None)
    trainer.set_plan("epochs", 1000)
    return program


def in_german(program: Program, qtbot: QtBot) -> MainWindow:
    window = program.window
    program.speak("de")
    qtbot.waitUntil(lambda: program.window is not window, timeout=60_000)
    return program.window


def test_a_training_goes_on_in_the_other_language_as_the_same_step(
    learner: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("engine.training.curve._MOST", 10**6)  # every step is a point
    old = learner.window
    first, trainer = old.document.project, old.learning.trainer
    trainer.go("end")
    qtbot.waitUntil(lambda: trainer.run is not None and trainer.run.history.present.latest.step > 0, timeout=60_000)
    run, process = trainer.run, trainer.process
    assert run is not None
    now = in_german(learner, qtbot)
    trainer = now.learning.trainer
    assert (trainer.run, trainer.process, trainer.is_running) == (run, process, True)
    assert (trainer.plan.epochs, trainer.data.source) == (1000, "lines")
    step = run.history.present.latest.step
    qtbot.waitUntil(lambda: run.history.present.latest.step > step, timeout=60_000)
    with qtbot.waitSignal(trainer.rested, timeout=60_000):
        trainer.pause()
    curve = run.history.present.curve().training
    assert len(curve.loss) == run.history.present.latest.step, "no report was lost between the windows"
    assert now.document.stack.count() == 1
    assert now.document.project.layers == run.history.project_at(run.history.present.latest).layers
    now.document.stack.undo()
    assert now.document.project is first
    with qtbot.waitSignal(now.settled, timeout=60_000):
        now.session.request()


def test_a_training_that_rests_and_its_results_are_there_in_the_other_language(learner: Program, qtbot: QtBot) -> None:
    old = learner.window
    trainer, tester = old.learning.trainer, old.learning.tester
    trainer.go("step")
    qtbot.waitUntil(lambda: tester.latest is not None and tester.share is None, timeout=60_000)
    run, latest = trainer.run, tester.latest
    assert run is not None
    assert latest is not None
    old.learning.trainer.toggle_pin()
    now = in_german(learner, qtbot)
    assert now.learning.trainer.run is run
    assert now.learning.trainer.pinned is run.history.present.latest
    assert now.learning.tester.is_current
    found = now.learning.tester.latest
    assert found is not None
    np.testing.assert_array_equal(found.results.predictions, latest.results.predictions)
    assert found.results.classes == now.learning.trainer.data.classes
    with qtbot.waitSignal(now.learning.trainer.rested, timeout=60_000):
        now.learning.trainer.go("step")
    assert run.history.present.latest.step == 2
    assert now.document.stack.count() == 1
    qtbot.waitUntil(lambda: not now.session.jobs, timeout=60_000)


def test_a_training_that_waits_for_its_images_begins_in_the_other_language(
    learner: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_end, draw = threading.Event(), training_data._drawn

    def slow(name: str) -> engine.DataSplit:
        assert may_end.wait(60)
        return draw(name)

    monkeypatch.setattr(training_data, "_drawn", slow)
    learner.window.learning.trainer.go("step")
    try:
        now = in_german(learner, qtbot)
    finally:
        may_end.set()
    trainer = now.learning.trainer
    qtbot.waitUntil(lambda: trainer.run is not None and trainer.run.history.present.latest.step == 1, timeout=60_000)
    qtbot.waitUntil(lambda: not now.session.jobs, timeout=60_000)


def test_comparisons_and_what_they_found_go_on_in_the_other_language(
    learner: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gui.training.comparing.overfitting._COUNTS", (50,))
    old = learner.window
    old.learning.trainer.set_plan("epochs", 2)
    old.actions_["compare_trainings"].trigger()
    shown = old.pages.page("compare").widget
    assert isinstance(shown, ComparePage)
    shown.show_comparison("filters")
    shown.filters.go.click()
    qtbot.waitUntil(lambda: len(shown.filters.attempts) == 1, timeout=60_000)
    old.learning.trainer.set_plan("epochs", 1000)
    shown.show_comparison("overfitting")
    shown.overfitting.dropout.setChecked(True)
    shown.overfitting.go.click()
    qtbot.waitUntil(lambda: bool(shown.overfitting.tried), timeout=60_000)
    now = in_german(learner, qtbot)
    page = now.pages.currentWidget()
    assert isinstance(page, ComparePage)
    assert page.shown == "overfitting"
    assert page.overfitting.dropout.isChecked()
    assert page.filters.attempts == shown.filters.attempts
    contest, (tried,) = page.overfitting.contest, page.overfitting.tried
    assert contest.is_running

    def points() -> int:
        return len(tried.contestant.recorder.curve().validation.loss)

    seen = points()
    qtbot.waitUntil(lambda: points() > seen, timeout=60_000)
    page.overfitting.go.click()
    assert not contest.is_running
    qtbot.waitUntil(lambda: not now.session.busy and not now.session.jobs, timeout=60_000)
