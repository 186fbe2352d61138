"""Stories of scenes that train: what a step starts, what is kept, and the user's own training back as it was."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

import engine
from engine.lessons.scene import Goal, Lesson, Scene, Step, Task
from engine.lessons.view import View
from gui.training import training_data
from gui.training.trainer import FIRST_PLAN, Trainer
from gui.window.main_window import MainWindow
from tests.stories.conftest import MakeWindow

Settle = Callable[[MainWindow], None]

_LONG = 20_000
_LAYERS = (engine.Conv2d(filters=2, kernel=(5, 5)), engine.MaxPool2d((4, 4)), engine.Flatten(), engine.Linear(units=8))
UNTRAINED = engine.chain((1, 28, 28), _LAYERS, seed=1)
VIEW = View(layer="conv1", panels=("training", "learning"), examples=300, epochs=2, validation=0.5, moment=0.0)
TRAINS = replace(VIEW, moment=None, trains=True)
TASK = Task("Train it.", (Goal("validation", relation="above", value=0.0),), "It has trained.")
RUN = Scene("A run", UNTRAINED, VIEW, "Look.", task=TASK, steps=(Step(TRAINS),))
MACHINE = Scene(
    "The time machine", UNTRAINED, TRAINS, "Look.", steps=(Step(VIEW), Step(replace(VIEW, moment=1.0), plays=True))
)
ENDLESS = Scene("Longer", UNTRAINED, replace(VIEW, epochs=1000), "Look.", steps=(Step(replace(TRAINS, epochs=1000)),))
LESSON = Lesson(1, "A lesson", "It is about a training.", (RUN, MACHINE, ENDLESS))


@pytest.fixture
def learner(make_window: MakeWindow, settle: Settle, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    """A window with a few drawn shapes to learn from."""
    drawn = engine.shapes_dataset(400, seed=1)
    few = engine.DataSplit(drawn, engine.shapes_dataset(80, seed=2), "Shapes")
    monkeypatch.setattr(training_data, "_drawn", lambda _name: few)
    window = make_window(engine.chain((1, 28, 28), _LAYERS, seed=5))
    settle(window)
    return window


def trained(window: MainWindow, qtbot: QtBot) -> Trainer:
    """Waits until the training of a scene is over."""
    trainer = window.learning.trainer
    qtbot.waitUntil(lambda: trainer.run is not None and trainer.run.is_over, timeout=_LONG)
    return trainer


def test_a_step_trains_and_its_task_is_judged_by_the_validation(
    learner: MainWindow, settle: Settle, qtbot: QtBot
) -> None:
    learner.player.start(LESSON)
    settle(learner)
    assert learner.document.project is UNTRAINED
    assert not learner.player.is_done
    learner.player.advance()
    trainer = trained(learner, qtbot)
    settle(learner)
    assert trainer.run is not None
    assert trainer.data.split is not None
    assert len(trainer.data.split.training) == 300
    assert (trainer.plan.epochs, trainer.plan.validation) == (2, 0.5)
    assert trainer.run.history.present.latest.epoch == 2
    assert learner.player.is_done
    assert learner.document.project.layers != UNTRAINED.layers
    assert learner.staging.captured().examples == 300


def test_back_and_forth_shows_the_first_weights_and_trains_no_second_time(
    learner: MainWindow, settle: Settle, qtbot: QtBot
) -> None:
    learner.player.start(LESSON)
    learner.player.advance()
    run = trained(learner, qtbot).run
    last = learner.document.project.layers
    learner.player.retreat()
    assert learner.document.project.layers == UNTRAINED.layers
    assert learner.staging.captured().moment == 0
    learner.player.advance()
    settle(learner)
    assert learner.learning.trainer.run is run
    assert not learner.learning.trainer.is_wanted
    assert learner.document.project.layers == last
    assert learner.staging.captured().moment is None


def test_the_time_machine_plays_the_training_of_the_scene_before(
    learner: MainWindow, settle: Settle, qtbot: QtBot
) -> None:
    learner.player.start(LESSON)
    learner.player.advance()
    run = trained(learner, qtbot).run
    last = learner.document.project.layers
    learner.player.advance()
    settle(learner)
    assert learner.player.scene is MACHINE
    assert learner.learning.trainer.run is run
    assert learner.document.project.layers == last
    learner.player.advance()
    assert learner.document.project.layers == UNTRAINED.layers
    learner.player.advance()
    assert learner.staging.is_walking
    learner.player.advance()  # to its end
    assert not learner.staging.is_walking
    assert learner.document.project.layers == last
    learner.player.advance()
    settle(learner)
    learner.player.retreat()
    settle(learner)
    assert (learner.player.scene, learner.player.step) == (MACHINE, 2)
    assert learner.learning.trainer.run is run


def test_moments_are_played_one_after_the_other(learner: MainWindow, settle: Settle, qtbot: QtBot) -> None:
    learner.player.start(LESSON, 1)
    run = trained(learner, qtbot).run
    learner.player.advance()
    learner.player.advance()
    qtbot.waitUntil(lambda: not learner.staging.is_walking, timeout=_LONG)
    assert run is not None
    assert run.shown is run.history.present.path()[-1]
    assert learner.staging.captured().moment == 1


def test_a_scene_that_was_not_trained_is_entered_at_its_beginning(learner: MainWindow, settle: Settle) -> None:
    learner.player.start(LESSON, 2)
    learner.player.go(1)
    settle(learner)
    learner.player.retreat()
    settle(learner)
    assert (learner.player.scene, learner.player.step) == (RUN, 0)
    assert learner.learning.trainer.run is None
    assert learner.document.project is UNTRAINED


def test_starting_over_trains_anew(learner: MainWindow, settle: Settle, qtbot: QtBot) -> None:
    learner.player.start(LESSON)
    learner.player.advance()
    run = trained(learner, qtbot).run
    learner.actions_["reset_scene"].trigger()
    again = trained(learner, qtbot).run
    assert again is not run
    learner.player.retreat()
    learner.actions_["reset_scene"].trigger()
    settle(learner)
    assert learner.document.project is UNTRAINED
    assert learner.learning.trainer.run is None


def test_leaving_the_scene_ends_its_training(learner: MainWindow, settle: Settle, qtbot: QtBot) -> None:
    trainer = learner.learning.trainer
    learner.player.start(LESSON, 2)
    learner.player.advance()
    qtbot.waitUntil(lambda: trainer.run is not None and trainer.run.history.present.report is not None, timeout=_LONG)
    learner.player.go(0)
    settle(learner)
    assert trainer.process is None
    assert trainer.run is None
    assert learner.document.project is UNTRAINED


def test_leaving_while_the_images_are_drawn_trains_nothing(learner: MainWindow, settle: Settle) -> None:
    learner.player.start(LESSON, 2)
    learner.player.advance()
    assert learner.learning.trainer.is_wanted
    learner.player.go(0)
    settle(learner)
    assert learner.learning.trainer.run is None
    assert not learner.learning.trainer.is_wanted


def test_the_users_own_training_is_back_after_a_lesson(learner: MainWindow, settle: Settle, qtbot: QtBot) -> None:
    trainer = learner.learning.trainer
    images = engine.shapes_dataset(64, seed=3)
    trainer.data.take(engine.DataSplit(images, images, "Own"))
    trainer.set_plan("epochs", 3)
    trainer.go("end")
    run, own = trained(learner, qtbot).run, learner.document.project
    trainer.toggle_pin()
    pinned, plan = trainer.pinned, trainer.plan
    learner.player.start(LESSON)
    settle(learner)
    assert trainer.run is None
    assert (trainer.data.source, trainer.plan.optimiser) == ("shapes", FIRST_PLAN.optimiser)
    learner.player.advance()
    trained(learner, qtbot)
    learner.player.leave()
    settle(learner)
    assert learner.document.project is own
    assert (trainer.run, trainer.pinned, trainer.plan) == (run, pinned, plan)
    assert trainer.data.split is not None
    assert trainer.data.split.name == "Own"
    assert trainer.data.examples is None
    assert run is not None
    trainer.show_moment(run.history.present.path()[0])
    assert np.array_equal(
        learner.document.project["conv1"].weights["weight"].data, run.history.project["conv1"].weights["weight"].data
    )
