"""Stories of training in the window."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

import engine
from engine.training import orders
from gui.training.trainer import Run
from gui.window.main_window import MainWindow
from tests.stories.conftest import MakeWindow

_LONG = 20_000


@pytest.fixture
def data() -> engine.DataSplit:
    """Lines across and lines down."""

    def two(count: int, seed: int) -> engine.Dataset:
        drawn = engine.lines_dataset(count, seed)
        upright = np.isin(drawn.labels, (0, 4))
        return engine.Dataset(drawn.images[upright], drawn.labels[upright] // 4, ("across", "down"))

    return engine.DataSplit(two(1200, 1), two(400, 2), "Across and down")


@pytest.fixture
def fresh_process(learner: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    """The process that trains is started as at a user's."""
    monkeypatch.setattr("gui.training.process.started", orders.started)


@pytest.fixture
def learner(make_window: MakeWindow, data: engine.DataSplit) -> MainWindow:
    layers = (
        engine.Conv2d(filters=4, kernel=(5, 5)),
        engine.ReLU(),
        engine.MaxPool2d(),
        engine.Flatten(),
        engine.Linear(units=2),
    )
    window = make_window(engine.chain((1, 28, 28), layers, seed=1))
    for name in ("training", "learning"):
        window.docks[name].raise_()
    QApplication.processEvents()
    window.learning.trainer.data.take(data)
    window.learning.trainer.set_plan("batch", 16)
    window.learning.trainer.set_plan("learning_rate", 0.01)
    window.learning.trainer.set_plan("epochs", 1000)
    return window


def started(window: MainWindow, qtbot: QtBot) -> Run:
    """Trains until something was reported."""
    window.learning.panel.train.click()
    trainer = window.learning.trainer
    qtbot.waitUntil(lambda: trainer.run is not None and trainer.run.history.present.report is not None, timeout=_LONG)
    assert trainer.run is not None
    return trainer.run


def rest(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.learning.trainer.rested, timeout=_LONG):
        window.learning.trainer.pause()


@pytest.mark.usefixtures("fresh_process")
def test_a_training_makes_the_network_better_and_is_one_step(
    learner: MainWindow, data: engine.DataSplit, qtbot: QtBot
) -> None:
    before = learner.document.project
    learner.learning.trainer.set_plan("epochs", 3)
    with qtbot.waitSignal(learner.learning.trainer.rested, timeout=_LONG):
        learner.learning.panel.train.click()
    after = learner.document.project
    assert engine.accuracy(after, data.test) > engine.accuracy(before, data.test) + 0.1
    assert after.classes == data.test.classes
    assert learner.document.stack.count() == 1
    learner.document.stack.undo()
    assert learner.document.project is before
    learner.document.stack.redo()
    assert learner.document.project == after


def test_it_pauses_goes_on_step_by_step_and_ends(learner: MainWindow, qtbot: QtBot) -> None:
    run = started(learner, qtbot)
    assert learner.learning.curve.train.text() == "Pause"
    rest(learner, qtbot)
    assert learner.learning.curve.train.text() == "Go on"
    step = run.history.present.latest.step
    with qtbot.waitSignal(learner.learning.trainer.rested, timeout=_LONG):
        learner.actions_["train_step"].trigger()
    assert run.history.present.latest.step == step + 1
    epoch = run.history.present.latest.epoch
    with qtbot.waitSignal(learner.learning.trainer.rested, timeout=_LONG):
        learner.actions_["train_epoch"].trigger()
    assert (run.history.present.latest.epoch, run.history.present.latest.position) == (epoch + 1, 0)
    learner.actions_["stop_training"].trigger()
    assert not learner.learning.trainer.can_go_on
    assert learner.learning.trainer.run is run  # its moments are still there
    assert learner.document.stack.count() == 1


def test_the_past_is_shown_and_a_branch_begins_there(learner: MainWindow, qtbot: QtBot) -> None:
    first = learner.document.project
    run = started(learner, qtbot)
    rest(learner, qtbot)
    panel, latest = learner.learning.curve, learner.document.project
    panel.scrubber.moved.emit(0)
    assert learner.document.project.layers == first.layers
    assert panel.train.text() == "Branch here"
    learner.actions_["pin_moment"].trigger()
    assert learner.learning.trainer.pinned is run.history.present.beginning
    learner.learning.trainer.set_plan("learning_rate", 0.001)
    with qtbot.waitSignal(learner.learning.trainer.rested, timeout=_LONG):
        learner.actions_["train_step"].trigger()
    assert len(run.history.strands) == 2
    assert run.history.present.latest.step == 1
    assert run.history.present.plan.learning_rate == 0.001
    learner.learning.trainer.show_moment(run.history.strands[0].moments[-1])
    assert learner.document.project.layers == latest.layers
    assert learner.document.stack.count() == 1
    learner.document.stack.undo()
    assert learner.document.project is first


def test_a_network_changed_by_hand_is_no_moment_any_more(learner: MainWindow, qtbot: QtBot) -> None:
    run = started(learner, qtbot)
    rest(learner, qtbot)
    panel, latest = learner.learning.curve, learner.document.project
    panel.scrubber.moved.emit(1)
    early = panel._training.text()
    assert early, "of the moment that is shown"
    learner.document.edit("Bias", lambda project: engine.set_bias(project, project.layers[-1].id, 0, 9.0))
    assert panel.train.text() == "Train"
    assert panel._shown.text().startswith("The network was changed")
    learner.document.stack.undo()
    assert panel.train.text() == "Branch here"
    assert panel._shown.text().startswith("Shown: step")
    learner.learning.trainer.show_moment(None)
    assert learner.document.project.layers == latest.layers
    assert panel._training.text() != early
    assert learner.learning.trainer.run is run


def test_all_moments_are_played(learner: MainWindow, qtbot: QtBot) -> None:
    run = started(learner, qtbot)
    rest(learner, qtbot)
    seen: list[int] = []
    learner.learning.trainer.changed.connect(lambda: seen.append(run.shown.step if run.shown is not None else -1))
    learner.actions_["play_training"].trigger()
    qtbot.waitUntil(lambda: bool(seen) and run.shown is run.history.present.moments[-1], timeout=_LONG)
    path = [each.step for each in run.history.present.path()]
    assert sorted(set(seen)) == path
    assert seen == sorted(seen)


def test_a_picture_can_be_changed_while_it_trains(learner: MainWindow, data: engine.DataSplit, qtbot: QtBot) -> None:
    first = learner.document.project
    run = started(learner, qtbot)
    picture = data.test.pictures(slice(0, 1))[0]
    learner.document.edit("Picture", lambda project: engine.set_image(project, picture, "one"))
    report = run.history.present.report
    qtbot.waitUntil(lambda: run.history.present.report is not report, timeout=_LONG)
    assert learner.learning.trainer.is_running
    rest(learner, qtbot)
    assert learner.document.stack.count() == 2
    assert learner.document.project.input.title == "one"
    for _ in range(2):
        learner.document.stack.undo()
    assert learner.document.project is first


def test_another_edit_of_the_network_ends_it_and_what_was_learned_stays(learner: MainWindow, qtbot: QtBot) -> None:
    started(learner, qtbot)
    learned = learner.document.project
    learner.document.edit("Remove", lambda project: engine.remove_filter(project, "conv1", 0))
    edited = learner.document.project
    assert not learner.learning.trainer.is_running
    QApplication.processEvents()
    assert learner.document.project is edited
    learner.document.stack.undo()
    assert learner.document.project is learned


def test_opening_while_it_trains_ends_it_and_asks_once(
    learner: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, digits: engine.Project
) -> None:
    asked: list[str] = []

    def discard(_window: object, title: str, *_: object) -> QMessageBox.StandardButton:
        asked.append(title)
        return QMessageBox.StandardButton.Discard

    monkeypatch.setattr(QMessageBox, "question", discard)
    started(learner, qtbot)
    learner.projects.open(digits, None)
    assert asked == ["Unsaved work"]
    assert learner.document.project is digits
    assert not learner.learning.trainer.is_running
    run = learner.learning.trainer.run
    assert run is not None
    assert run.kept is digits.training


@pytest.mark.usefixtures("fresh_process")
def test_a_process_that_is_killed_is_told_and_loses_nothing(learner: MainWindow, qtbot: QtBot) -> None:
    started(learner, qtbot)
    process = learner.learning.trainer.process
    assert process is not None
    with qtbot.waitSignal(learner.learning.trainer.failed, timeout=_LONG) as failed:
        process.kill()
    assert "broke off" in str(failed.args[0])
    learned = learner.document.project
    with qtbot.waitSignal(learner.learning.trainer.rested, timeout=_LONG):
        learner.actions_["train_step"].trigger()
    assert learner.document.project.layers != learned.layers
    assert learner.document.stack.count() == 2


def test_a_network_that_does_not_fit_is_offered_another_or_other_classes(window: MainWindow) -> None:
    window.docks["training"].raise_()
    QApplication.processEvents()
    panel = window.learning.panel
    assert not panel.train.isEnabled()
    panel.fit.click()
    assert window.learning.trainer.fits
    assert window.document.project.classes == window.learning.trainer.data.classes
    window.document.stack.undo()
    assert panel.misfit.isVisible()
    panel.offer.click()
    assert window.document.project.name == "Shapes"
    assert window.learning.trainer.fits
    assert not panel.misfit.isVisible()


def test_a_training_is_kept_saved_and_looked_back_at(
    learner: MainWindow, qtbot: QtBot, make_window: MakeWindow, tmp_path: Path
) -> None:
    run = started(learner, qtbot)
    rest(learner, qtbot)
    trainer = learner.learning.trainer
    with qtbot.waitSignal(learner.learning.keeping.kept, timeout=_LONG):
        learner.actions_["keep_training"].trigger()
    assert "moments" in learner.banner.text
    assert trainer.is_kept
    learner.document.stack.undo()
    assert not trainer.is_kept
    learner.document.stack.redo()
    kept = learner.document.project
    file = tmp_path / "kept.convscope"
    engine.save_project(kept, file)

    window = make_window(engine.open_project(file))
    window.docks["learning"].raise_()
    QApplication.processEvents()
    again = window.learning.trainer.run
    assert again is not None
    assert again.number == 0, "nothing trains"
    steps = [each.step for each in again.history.present.path()]
    assert steps == [each.step for each in run.history.present.path()]
    assert not window.document.modified
    window.learning.curve.scrubber.moved.emit(0)
    assert window.document.project.layers != kept.layers
    window.learning.curve.scrubber.moved.emit(len(steps))
    assert window.document.project.layers == kept.layers
    window.actions_["keep_training"].trigger()
    assert window.document.project.training is None


def test_a_pinned_moment_is_compared_with_the_shown_one_for_the_present_picture(
    learner: MainWindow, data: engine.DataSplit, qtbot: QtBot
) -> None:
    run = started(learner, qtbot)
    rest(learner, qtbot)
    trainer = learner.learning.trainer
    trainer.show_moment(run.history.present.beginning)
    learner.actions_["pin_moment"].trigger()
    trainer.show_moment(None)
    picture = data.test.pictures(slice(3, 4))[0]
    learner.document.edit("Picture", lambda project: engine.set_image(project, picture, "four"))
    (wish,) = trainer.wishes(learner.selection)

    def answered() -> bool:
        frame = learner.session.frame
        return (
            frame is not None and frame.request.project is learner.document.project and frame.answer(wish) is not None
        )

    qtbot.waitUntil(answered, timeout=_LONG)
    frame = learner.session.frame
    assert frame is not None
    then = frame.answer(wish)
    assert then is not None
    first = engine.set_image(run.history.project_at(run.history.present.beginning), picture, "four")
    expected = engine.evaluate(first)
    np.testing.assert_array_equal(
        then.values, expected.outputs[learner.selection.layer].maps[learner.selection.channel]
    )
    np.testing.assert_array_equal(then.outputs, expected.outputs[first.layers[-1].id].maps[0])
    described = learner.learning.curve.column.pair.accessibleDescription()
    assert "pinned: step 0" in described


def test_early_stop_leaves_the_best_weights_and_says_so(
    learner: MainWindow, data: engine.DataSplit, qtbot: QtBot
) -> None:
    trainer, panel = learner.learning.trainer, learner.learning.curve
    labels = np.random.default_rng(0).integers(0, 2, 200)
    nonsense = engine.Dataset(data.training.images[:200], labels, data.training.classes)
    trainer.data.take(engine.DataSplit(nonsense, data.test, "Nonsense"))
    for name, value in (("learning_rate", 0.03), ("patience", 3), ("validation", 0.3)):
        trainer.set_plan(name, value)
    with qtbot.waitSignal(trainer.rested, timeout=_LONG):
        panel.train.click()
    run = trainer.run
    assert run is not None
    assert run.is_over
    strand = run.history.present
    losses = strand.curve().validation.loss
    best = int(losses.argmin())
    assert len(losses) == best + 1 + 3
    assert run.shown is strand.best
    assert learner.document.project.layers == run.history.project_at(run.shown).layers
    step = run.shown.step if run.shown is not None else None
    said = f"Shown: step {step} · best on validation: step {step}, epoch {best + 1}, loss {losses[best]:.3g}"
    assert panel.scrubber.accessibleDescription().startswith(said)
    assert panel.plot is not None
    marked, _ = panel.plot._best.getData()
    assert marked.tolist() == [best + 1]
    learner.document.stack.undo()
    learner.document.stack.redo()
    assert learner.document.project.layers == run.history.project_at(run.shown).layers
