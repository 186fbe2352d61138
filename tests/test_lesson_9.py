"""Lesson 9: its sentences are true of what it shows, and its trainings do what they say."""

from __future__ import annotations

import numpy as np
import pytest

import engine
from engine import Project
from engine.compute.gradients import loss_gradients
from engine.explain.backward.steps import BackwardStep
from engine.explain.backward.walk import WalkBack
from engine.lessons.scene import Scene, Step, is_done, steps_of
from engine.lessons.view import View
from engine.training.datasets import few
from engine.training.examples import number_kept
from engine.training.networks.shape_networks import shapes_network
from gui.training.trainer import FIRST_PLAN
from resources.lessons.make_steps import FILES, FOLDER, RATE, TRUE_CLASS, after
from tests.test_lessons import LESSONS, named

LESSON = LESSONS[9]
TRAINING = [scene for scene in LESSON.scenes if any(step.view.trains for step in steps_of(scene))]


def probabilities(project: Project) -> np.ndarray:
    found: np.ndarray = engine.evaluate(project)["softmax"]
    return found


def loss_of(project: Project) -> float:
    return loss_gradients(project, TRUE_CLASS).loss


def walk(scene: Scene) -> tuple[BackwardStep, ...]:
    """The steps of the page that a scene shows."""
    view = scene.view
    cell = view.channel, int(view.place[0] * 28), int(view.place[1] * 28)
    found = WalkBack(view.true_class, view.layer, view.channel, cell, view.source, ()).of(
        scene.project, engine.evaluate(scene.project)
    )
    assert found is not None
    return found.steps


# ---- all of it


def test_it_opens_with_a_question_and_closes_with_what_to_remember() -> None:
    first, *_, last = LESSON.scenes
    assert "?" in first.words
    assert last.title.startswith("What to")
    assert first.view.page == last.view.page == "network"


def test_each_step_shows_or_says_something_else() -> None:
    for scene in LESSON.scenes:
        before = Step(scene.view, scene.project, scene.words)
        for step in steps_of(scene):
            assert 40 <= len(step.words) <= 220, (scene.title, step.words)
            assert step.view != before.view or step.project is not None or step.words != before.words
            before = step


# ---- how wrong, and which way is down


def test_the_network_is_the_one_that_a_training_of_shapes_begins_with() -> None:
    project = LESSON.scenes[0].project
    assert project.layers == shapes_network(0).layers
    assert project.classes == shapes_network(0).classes
    assert sum(weight.size for layer in project.layers for weight in layer.weights.values()) == 8328


def test_it_takes_the_circle_for_a_star() -> None:
    project = LESSON.scenes[0].project
    found = probabilities(project)
    assert project.classes[found.argmax()] == "star"
    assert f"{found.max():.0%}" == "18%"
    assert f"{found[TRUE_CLASS]:.0%}" == "16%"
    assert f"{loss_of(project):.3f}" == "1.817"
    assert f"{-np.log(0.01):.1f}" == "4.6"


def test_the_gradient_goes_back_through_what_the_words_name() -> None:
    scene = named(9, "Which way")
    steps = walk(scene)
    shown = [steps[view.backward_step] for view in (scene.view, *(step.view for step in steps_of(scene)))]
    assert [step.kind for step in shown] == ["scores", "cell", "cell", "weight", "trial"]
    assert shown[0].value == "−0.8374"
    notes = [step.lines[0].label.text for step in shown]
    assert "winner" in notes[1]
    assert "gate is open" in notes[2]
    assert "every position" in notes[3]
    assert shown[3].value == shown[4].value
    assert shown[3].number > 0


# ---- one step by hand


@pytest.mark.parametrize("name", FILES)
def test_the_files_are_made_by_gradient_descent(name: str) -> None:
    made = after(LESSON.scenes[0].project, FILES[name])
    shipped = engine.open_project(FOLDER / f"{name}.convscope")
    for layer in made.layers:
        for part, values in layer.weights.items():
            np.testing.assert_allclose(shipped[layer.id].weights[part].data, values.data, atol=1e-5)


def test_the_loss_falls_as_it_is_written() -> None:
    scene = named(9, "One step")
    one, five = (step.project for step in steps_of(scene))
    assert one is not None
    assert five is not None
    assert [f"{loss_of(each):.4f}" for each in (scene.project, one, five)] == ["1.8165", "1.4031", "0.1503"]
    assert scene.view.rate == RATE
    assert f"{probabilities(five)[TRUE_CLASS]:.0%}" == "86%"
    assert "86 %" in steps_of(scene)[1].words
    assert loss_of(engine.descend(scene.project, loss_gradients(scene.project, TRUE_CLASS).by_weight, 1.0)) < 10


def test_painting_something_else_is_no_step() -> None:
    scene = named(9, "One step")
    five = steps_of(scene)[1].project
    assert scene.task is not None
    assert five is not None
    other = engine.set_image(five, np.zeros((28, 28), np.float32))
    assert is_done(scene.task, scene.project, five, engine.evaluate(five))
    assert not is_done(scene.task, scene.project, other, engine.evaluate(other))


def test_after_one_picture_a_square_is_a_circle() -> None:
    scene = named(9, "One picture")
    assert scene.project.layers == engine.open_project(FOLDER / "five-steps.convscope").layers
    found = probabilities(scene.project)
    assert found.argmax() == TRUE_CLASS
    assert f"{found.max():.0%}" == "82%"
    assert [step.view.hidden for step in steps_of(scene)] == [()]


# ---- trainings


def counts(view: View) -> tuple[int, int]:
    """Number of images to learn from, and of those for validation."""
    assert view.examples is not None
    assert view.validation is not None
    kept = number_kept(view.examples, view.validation)
    return view.examples - kept, kept


def test_each_training_begins_with_random_weights_and_as_many_images_as_the_words_say() -> None:
    run, overfitting, more = TRAINING
    assert all(scene.project is LESSON.scenes[0].project or scene.project == run.project for scene in TRAINING)
    assert run.project.layers == shapes_network(0).layers
    assert (counts(run.view), run.view.examples) == ((9000, 1000), 10_000)
    assert counts(overfitting.view) == (50, 450)
    assert counts(more.view) == (4500, 500)
    assert FIRST_PLAN.batch == 64
    for scene in TRAINING:
        assert scene.view.moment == 0
        assert "learning" in scene.view.panels
        assert {(step.view.trains, step.view.moment) for step in steps_of(scene)} == {(True, None)}


def test_the_time_machine_shows_the_training_of_the_scene_before() -> None:
    run, machine = named(9, "A run"), named(9, "The time")
    assert machine.project is run.project
    assert machine.view.trains
    for name in ("examples", "epochs", "validation"):
        assert getattr(machine.view, name) == getattr(run.view, name)
    back, forth = steps_of(machine)
    assert (back.view.trains, back.view.moment) == (False, 0)
    assert (forth.view.moment, forth.plays) == (1, True)


def test_what_was_asked_for_is_judged_by_the_validation_images() -> None:
    scene = named(9, "A run")
    result = engine.evaluate(scene.project)
    assert scene.task is not None
    for validation, done in ((None, False), (0.94, False), (0.96, True)):
        assert is_done(scene.task, scene.project, scene.project, result, validation=validation) == done


def test_fifty_images_are_learned_by_heart() -> None:
    scene = named(9, "Fifty")
    view = scene.view
    images = engine.shapes_dataset(2000, seed=1)
    assert view.examples is not None
    assert view.epochs is not None
    assert view.validation is not None
    plan = engine.Plan(
        epochs=view.epochs,
        validation=view.validation,
        learning_rate=FIRST_PLAN.learning_rate,
        weight_decay=FIRST_PLAN.weight_decay,
    )
    steps = list(engine.train(scene.project, few(images, view.examples), plan))
    scores = [step.validation for step in steps if step.validation is not None]
    assert steps[-1].accuracy == 1
    assert steps[-1].loss < 0.05
    assert scores[-1].loss > 1.5 * scores[0].loss
    assert 0.15 < scores[-1].accuracy < 0.4
