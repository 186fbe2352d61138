"""Lessons 1 to 4: their sentences are true, their steps change what is shown, and their tasks can be failed."""

from __future__ import annotations

import re
from collections.abc import Callable

import numpy as np
import pytest

import engine
from engine import Project
from engine.lessons.scene import Scene, is_done, steps_of
from engine.project.edits.layers import set_params
from engine.project.edits.weights import set_bias, set_part, set_weight
from tests.test_lessons import LESSONS, PANELS, RESOURCES, named, scene_of, values

SCENES = [(number, index) for number in range(1, 5) for index in range(len(LESSONS[number].scenes))]
TASKS = [(number, index) for number, index in SCENES if scene_of(number, index).task is not None]
FIELDS = {"weights", "numbers", "presets", "operations", "facts"}
Edit = Callable[[Project], Project]


def states(scene: Scene) -> list[Project]:
    """The Project of a scene, then that after each of its steps."""
    shown = [scene.project]
    for step in steps_of(scene):
        shown.append(step.project or shown[-1])
    return shown


def picture(digit: int) -> np.ndarray:
    return np.asarray(engine.read_image(RESOURCES / "images" / f"digit-{digit}.png"))


def moved(image: np.ndarray) -> np.ndarray:
    """The image two pixels further down and to the right; its frame is empty."""
    return np.roll(image, (2, 2), (1, 2))


def chances(project: Project) -> np.ndarray:
    result: np.ndarray = engine.evaluate(project)["softmax"]
    return result


def map_of(project: Project) -> list[list[float]]:
    rows: list[list[float]] = engine.evaluate(project)["conv1"][0].tolist()
    return rows


def matrix(project: Project) -> np.ndarray:
    """The matrix (outputs, 25) of a convolution of 5 × 5 pixels without a bias: its outputs for one pixel at a time."""
    pixels = np.eye(25, dtype=np.float32).reshape(25, 5, 5)
    answers = [engine.evaluate(engine.set_image(project, pixel))["conv1"].ravel() for pixel in pixels]
    return np.stack(answers, axis=1)


# ---- scenes and their steps


@pytest.mark.parametrize("number", range(1, 5))
def test_a_lesson_opens_with_its_question_and_closes_with_what_to_remember(number: int) -> None:
    first, last = LESSONS[number].scenes[0], LESSONS[number].scenes[-1]
    assert first.task is None
    assert last.task is None
    assert last.title == "What to remember"
    assert last.words.count(".") == 3


@pytest.mark.parametrize(("number", "index"), SCENES)
def test_every_step_is_shown_and_said(number: int, index: int) -> None:
    scene = scene_of(number, index)
    view, project = scene.view, scene.project
    for step in steps_of(scene):
        assert step.words == "" or 40 <= len(step.words) <= 220
        assert step.view != view or (step.project or project) != project, step
        assert set(step.view.panels) <= PANELS
        if step.plays:
            assert step.view.position is not None
            assert view.position is not None
            assert step.view.position > view.position
        if step.project is not None:
            assert not engine.evaluate(step.project).problems
        view, project = step.view, step.project or project


@pytest.mark.parametrize(("number", "index"), SCENES)
def test_panels_show_only_what_a_scene_needs(number: int, index: int) -> None:
    scene = scene_of(number, index)
    for view, project in zip([scene.view, *(step.view for step in steps_of(scene))], states(scene), strict=True):
        if {"filter", "layer"} & set(view.panels):
            assert view.fields
            assert set(view.fields) - FIELDS <= {param.name for param in project[view.layer].spec.params()}


@pytest.mark.parametrize(("number", "index"), SCENES)
def test_nothing_hidden_stays_hidden(number: int, index: int) -> None:
    """A clicker is enough to reveal it."""
    scene = scene_of(number, index)
    last = [scene.view, *(step.view for step in steps_of(scene))][-1]
    assert (last.hidden, last.hidden_cells, last.asked_sizes) == ((), (), ())


def test_the_sentences_name_keys_that_a_presentation_has() -> None:
    for number, index in SCENES:
        scene = scene_of(number, index)
        text = " ".join([scene.words, scene.notes, *(step.words for step in steps_of(scene))])
        assert not re.search(r"arrow|Ctrl|Esc\b", text), (number, index)


# ---- lesson 1


def test_the_introduction_counts_its_weights() -> None:
    first, more = states(named(1, "Every pixel"))[0], states(named(1, "Every pixel"))[-1]
    assert engine.infer(first).parameters["linear1"] == 7_850
    assert engine.infer(more).parameters["linear1"] == 785_000
    photograph, filters = named(1, "The same for"), named(1, "What shared")
    assert [(view.sides, view.shares) for view in (photograph.view, *(s.view for s in steps_of(photograph)))] == [
        ((28, 1, 10), False),
        ((1000, 3, 10), False),
        ((1000, 3, 1000), False),
    ]
    assert [(view.sides, view.near) for view in (filters.view, *(step.view for step in steps_of(filters)))] == [
        ((1000, 3, 1000), True),
        ((1000, 3, 1000), False),
        ((2000, 3, 1000), False),
    ]
    dense, shared = 1000 * 1000 * 3 * 1000 + 1000, 3 * 3 * 3 * 1000 + 1000
    assert (dense, shared, round(dense / shared)) == (3_000_001_000, 28_000, 107_143)
    assert 2000 * 2000 * 3 * 1000 + 1000 == 12_000_001_000


def test_nothing_random_is_shown_as_a_result() -> None:
    scene = named(1, "Every pixel")
    assert scene.view.built == "linear1"
    assert not scene.project.classes
    assert scene.project.layers[-1].id != scene.view.layer, "the largest bar of the last layer is in bold type"


def test_a_network_that_learned_by_heart_is_sure_and_wrong() -> None:
    scene = named(1, "Too many")
    known, another, shifted, last = map(chances, states(scene))
    assert (known.argmax(), another.argmax(), shifted.argmax(), last.argmax()) == (6, 4, 6, 6)
    assert min(known.max(), another.max()) > 0.99995
    assert shifted.max() == pytest.approx(0.98, abs=0.005)
    assert sum(engine.infer(scene.project).parameters.values()) == 7_850
    for digit in range(10):
        assert chances(engine.set_image(scene.project, picture(digit))).argmax() == digit
        assert chances(engine.set_image(scene.project, moved(picture(digit)))).argmax() != digit
    image = states(scene)[2].input.image
    assert image is not None
    np.testing.assert_allclose(np.asarray(image), moved(picture(4)), atol=0.05)


def test_shared_filters_read_the_same_picture_right() -> None:
    scene = named(1, "The same picture")
    assert scene.project.input.image == states(named(1, "Too many"))[2].input.image
    assert sum(engine.infer(scene.project).parameters.values()) == 7_434
    for project in states(scene):
        assert chances(project).argmax() == 4
        assert chances(project)[4] > 0.99


def test_every_row_of_the_matrix_holds_the_same_nine_weights() -> None:
    before, _, after = states(named(1, "The same few"))
    for project, total in ((before, 5), (after, 10)):
        assert matrix(project).shape == (9, 25)
        assert matrix(project).sum(1).tolist() == [total] * 9
    assert (matrix(before) != matrix(after)).sum(1).tolist() == [1] * 9


def test_the_crosses_and_nothing_else_are_answered_with_five() -> None:
    scene = named(1, "One filter")
    still, moved_on = values(scene, "conv1")[0], engine.evaluate(states(scene)[-1])["conv1"][0]
    assert np.argwhere(still == 5).tolist() == [[2, 2], [2, 9], [8, 9]]
    assert np.argwhere(moved_on == 5).tolist() == [[3, 3], [3, 10], [9, 10]]
    assert still.max() == moved_on.max() == 5
    assert (still[5, 5], still[8, 2]) == (-3, 0), "the plus sign and the square"
    rows, columns = still.shape
    views = [scene.view, *(step.view for step in steps_of(scene))]
    places = [(int(view.place[0] * rows), int(view.place[1] * columns)) for view in views]
    assert places == [(2, 2), (2, 9), (3, 10)]


# ---- lesson 2


def test_the_binary_image_gives_the_map_of_the_introduction() -> None:
    for scene in LESSONS[2].scenes[1:8]:
        assert values(scene, "conv1")[0].tolist() == [[4, 3, 4], [2, 4, 3], [2, 3, 4]]
    assert map_of(states(named(2, "Your own"))[-1]) == [[6, 7, 6], [4, 7, 7], [4, 6, 6]]
    assert map_of(states(named(2, "Weights below"))[-1]) == [[2, -1, 2], [0, 1, -1], [0, 0, 2]]


def test_a_point_answers_with_the_filter_turned_round_and_flip_turns_it_back() -> None:
    turned, straight = (np.array(map_of(project))[3:6, 3:6] for project in states(named(2, "A point")))
    np.testing.assert_array_equal(turned, np.arange(9, 0, -1).reshape(3, 3))
    np.testing.assert_array_equal(straight, np.arange(1, 10).reshape(3, 3))


def test_the_hidden_number_is_uncovered_and_the_walk_goes_row_by_row() -> None:
    (reveal,) = steps_of(named(2, "What is the number"))
    assert (named(2, "What is").view.hidden, reveal.view.hidden) == (("conv1",), ())
    walk = steps_of(named(2, "All nine"))
    assert [(step.view.position, step.plays) for step in walk] == [(2, True), (5, True), (8, True)]
    assert all(scene.view.written for scene in LESSONS[2].scenes[1:9])


# ---- lesson 3


def test_the_sign_of_an_edge_tells_where_it_is_bright() -> None:
    scene = named(3, "Two answers")
    bright_right = np.tile(np.repeat([0, 1], 4).astype(np.float32), (8, 1))
    for image, sign in ((bright_right, 1), (1 - bright_right, -1)):
        answer = engine.evaluate(engine.set_image(scene.project, np.pad(image, 10, mode="edge")))["conv1"]
        assert np.sign(answer[0, 14, 13:15]).tolist() == [sign, sign]
        assert not answer[1, 12:16, 12:16].any(), "no level edge"
    red, green = engine.evaluate(states(scene)[-1])["conv1"]
    np.testing.assert_array_equal(red, -green)


def test_a_filter_for_red_answers_to_red_and_white_leaves_nothing() -> None:
    project = named(3, "In colour").project
    for colour, answers in (((1, 0, 0), (1, -0.5)), ((0, 1, 0), (-0.5, 1)), ((1, 1, 1), (0, 0))):
        even = np.broadcast_to(np.reshape(colour, (3, 1, 1)), (3, 8, 8)).astype(np.float32)
        found = engine.evaluate(engine.set_image(project, even))["conv1"][:, 4, 4]
        assert found.tolist() == pytest.approx(answers)


def test_the_sharpened_picture_keeps_even_areas_and_edges_lose_them() -> None:
    even = np.full((8, 8), 0.5, np.float32)
    for project in states(named(3, "From nothing")):
        assert engine.evaluate(engine.set_image(project, even))["conv1"] == pytest.approx(0.5)
    before, after = (engine.evaluate(engine.set_image(each, even))["conv1"] for each in states(named(3, "From sharp")))
    assert before == pytest.approx(0.5)
    assert after == pytest.approx(0)
    blur = named(3, "Filters that people").project["conv1"].weights["weight"].data[5]
    assert np.asarray(blur).sum() == pytest.approx(1)


def test_the_learned_filters_are_those_of_the_digits_network() -> None:
    learned = np.asarray(engine.open_project(RESOURCES / "networks" / "digits.convscope")["conv1"].weights["weight"])
    for scene in (named(3, "Filters that nobody"), named(4, "Chosen")):
        shown = scene.project["conv1"].weights
        np.testing.assert_allclose(np.asarray(shown["weight"]), learned, atol=0.0051)
    pairs = np.asarray(named(3, "Designed").project["conv1"].weights["weight"])[:, 0]
    np.testing.assert_allclose(pairs[[1, 3]], learned[[7, 2], 0], atol=0.0051)
    maps = values(named(3, "Designed"), "conv1")
    for designed, other in ((0, 1), (2, 3)):
        assert np.corrcoef(maps[designed].ravel(), maps[other].ravel())[0, 1] > 0.8
    assert pairs[1, :3].sum() > 0 > pairs[1, 3:].sum()


# ---- lesson 4


@pytest.mark.parametrize(
    ("title", "change", "size", "parameters"),
    [
        ("Chosen", {}, 28, 208),
        ("How many", {}, 26, 40),
        ("How many", {"filters": 8}, 26, 80),
        ("How large", {"kernel": 5}, 24, 104),
        ("How large", {"kernel": 28}, 1, 3140),
        ("How far", {}, 4, 9),
        ("How far", {"stride": 2}, 2, 9),
        ("What happens", {}, 3, 9),
        ("What happens", {"padding": 1}, 5, 9),
        ("Holes", {"dilation": 2}, 3, 9),
        ("Holes", {"dilation": 3}, 1, 9),
        ("Say it", {}, 128, 800),
        ("All of", {}, 128, 800),
        ("All of", {"stride": 4}, 64, 800),
    ],
)
def test_the_hyperparameters_do_what_is_said(title: str, change: dict[str, int], size: int, parameters: int) -> None:
    inference = engine.infer(set_params(named(4, title).project, "conv1", **change))
    assert inference.shapes["conv1"][1:] == (size, size)
    assert inference.parameters["conv1"] == parameters


def test_a_larger_kernel_keeps_its_middle_as_the_notes_say() -> None:
    before, after = (project["conv1"].weights["weight"].data for project in states(named(4, "How large")))
    np.testing.assert_array_equal(np.asarray(after)[:, :, 1:4, 1:4], before)
    assert np.abs(after).sum() == pytest.approx(np.abs(before).sum())


# ---- the tasks


def kernel(name: str, sign: int = 1) -> Edit:
    return lambda project: set_part(project, "conv1", (0, 0), sign * engine.KERNELS[name].weights)


def weight(row: int, column: int, value: float) -> Edit:
    return lambda project: set_weight(project, "conv1", (0, 0, row, column), value)


def params(layer: str = "conv1", **changes: int | bool | tuple[int, int]) -> Edit:
    return lambda project: set_params(project, layer, **changes)


def turned(turns: int) -> Edit:
    def edit(project: Project) -> Project:
        return set_part(project, "conv1", (0, 0), np.rot90(project["conv1"].weights["weight"].data[0, 0], turns))

    return edit


def scaled(factor: float) -> Edit:
    return lambda project: set_part(project, "conv1", (0, 0), factor * project["conv1"].weights["weight"].data[0, 0])


DONE: list[tuple[int, str, Edit]] = [
    (1, "Every pixel", params("linear1", units=1000)),
    (1, "The same few", weight(1, 1, 6)),
    (1, "The same few", weight(0, 1, 5)),
    (1, "The same few", scaled(2)),
    (2, "Your own", lambda project: set_part(project, "conv1", (0, 0), np.ones((3, 3)))),
    (2, "Your own", scaled(1.5)),
    (2, "Weights below", weight(1, 1, -4)),
    (2, "A point", params(flip=True)),
    (3, "Two answers", turned(1)),
    (3, "Two answers", turned(-1)),
    (3, "From nothing", kernel("sharpen")),
    (3, "From sharp", weight(1, 1, 4)),
    (4, "How many", params(filters=8)),
    (4, "How large", params(kernel=5)),
    (4, "How far", params(stride=2)),
    (4, "What happens", params(padding=1)),
    (4, "Holes", params(dilation=2)),
    (4, "All of", params(stride=4)),
]
NOT_DONE: list[tuple[int, str, Edit]] = [
    (1, "Every pixel", params("linear1", units=100)),
    (1, "The same few", weight(1, 1, 0.5)),
    (1, "The same few", weight(1, 1, 10)),
    (2, "Your own", weight(1, 1, 2)),
    (2, "Weights below", weight(1, 1, -1)),
    (2, "Weights below", scaled(0)),
    (2, "A point", lambda project: set_bias(project, "conv1", 0, 1)),
    (3, "Two answers", turned(2)),
    (3, "Two answers", weight(1, 0, 0)),
    (3, "Two answers", kernel("outline")),
    (3, "From nothing", weight(1, 1, 5)),
    (3, "From nothing", kernel("sharpen", -1)),
    (3, "From nothing", kernel("sharpen_8")),
    (3, "From sharp", weight(1, 1, 3)),
    (3, "From sharp", weight(0, 0, 4)),
    (3, "From sharp", kernel("laplacian")),
    (4, "How many", params(filters=9)),
    (4, "How large", params(kernel=(5, 3))),
    (4, "How far", params(stride=(2, 1))),
    (4, "What happens", params(padding=2)),
    (4, "Holes", params(dilation=3)),
    (4, "All of", params(stride=4, padding=4)),
    (4, "All of", params(stride=2, kernel=5)),
]


def earned(number: int, title: str, edit: Edit) -> bool:
    scene = named(number, title)
    assert scene.task is not None
    project = edit(scene.project)
    return is_done(scene.task, scene.project, project, engine.evaluate(project))


@pytest.mark.parametrize(("number", "title", "edit"), DONE)
def test_what_was_asked_is_praised(number: int, title: str, edit: Edit) -> None:
    assert not earned(number, title, lambda project: project)
    assert earned(number, title, edit)


@pytest.mark.parametrize(("number", "title", "edit"), NOT_DONE)
def test_half_of_it_or_something_else_is_not_praised(number: int, title: str, edit: Edit) -> None:
    assert not earned(number, title, edit)


@pytest.mark.parametrize(("number", "index"), TASKS)
def test_every_task_can_be_shown_with_a_clicker_alone(number: int, index: int) -> None:
    scene = scene_of(number, index)
    assert scene.task is not None
    assert any(scene.title.startswith(title) for of, title, _ in DONE if of == number)
    last = states(scene)[-1]
    assert is_done(scene.task, scene.project, last, engine.evaluate(last))
