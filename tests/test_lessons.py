"""The lessons that come with the program: their numbers, their tasks, and what a wrong file is told."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import engine
from engine import Project, Result
from engine.edits import set_params, set_part, set_weight
from engine.errors import FormatError
from engine.formats import lesson_file
from engine.formats.lesson_file import read_lesson
from engine.scene import Goal, Lesson, Scene, View, is_done, is_reached

RESOURCES = Path(__file__).parents[1] / "resources"
FOLDERS = sorted(path for path in (RESOURCES / "lessons").iterdir() if (path / "lesson.json").exists())
PANELS = {"input", "filter", "layer", "map", "history", "cell", "why", "melt"}
LESSONS = {lesson.number: lesson for lesson in (read_lesson(folder, RESOURCES) for folder in FOLDERS)}
SCENES = [(lesson.number, index) for lesson in LESSONS.values() for index in range(len(lesson.scenes))]
TASKS = [(number, index) for number, index in SCENES if LESSONS[number].scenes[index].task is not None and number <= 4]


def scene_of(number: int, index: int) -> Scene:
    return LESSONS[number].scenes[index]


def named(number: int, title: str) -> Scene:
    return next(scene for scene in LESSONS[number].scenes if scene.title.startswith(title))


def values(scene: Scene, layer: str) -> np.ndarray:
    result: np.ndarray = engine.evaluate(scene.project)[layer]
    return result


# ---- all of them


def test_there_are_eight_lessons_of_three_to_fourteen_scenes() -> None:
    assert list(LESSONS) == list(range(1, 9))
    for lesson in LESSONS.values():
        assert 3 <= len(lesson.scenes) <= 14
        assert lesson.about.endswith(".")
        assert any(scene.task for scene in lesson.scenes)
        assert len({scene.title for scene in lesson.scenes}) == len(lesson.scenes)


@pytest.mark.parametrize(("number", "index"), SCENES)
def test_a_scene_runs_and_is_said_in_a_few_words(number: int, index: int) -> None:
    scene = scene_of(number, index)
    result = engine.evaluate(scene.project)
    assert not result.problems
    assert all(np.isfinite(output.array).all() for output in result.outputs.values())
    assert 40 <= len(scene.words) <= 220
    assert 2 <= scene.notes.count(". ") + scene.notes.count("? ") + scene.notes.count("! ") + 1 <= 6
    assert len(scene.title) <= 50
    assert set(scene.view.panels) <= PANELS
    assert scene.project.input.image is not None


def test_no_letter_is_one_that_other_programs_show_wrongly() -> None:
    for folder in FOLDERS:
        text = (folder / "lesson.json").read_text(encoding="utf-8")
        odd = {letter for letter in text if ord(letter) > 126} - set("×−·…“”°’\u202f")
        assert not odd, (folder, odd)


# ---- the numbers that are said


def test_the_introduction_counts_its_weights() -> None:
    first = LESSONS[1].scenes[0]
    assert sum(engine.infer(first.project).parameters.values()) == 7_850
    more = set_params(first.project, "linear1", units=1000)
    assert sum(engine.infer(more).parameters.values()) == 785_000
    assert [scene.view.sides for scene in LESSONS[1].scenes if scene.view.page == "calculator"] == [
        (1000, 3, 1000),
        (1000, 3, 32),
    ]


def test_the_binary_image_gives_the_map_of_the_introduction() -> None:
    for scene in LESSONS[2].scenes[:7]:
        assert values(scene, "conv1")[0].tolist() == [[4, 3, 4], [2, 4, 3], [2, 3, 4]]
    flipped = values(LESSONS[2].scenes[7], "conv1")[0]
    np.testing.assert_array_equal(flipped[3:6, 3:6], np.arange(9, 0, -1).reshape(3, 3))


@pytest.mark.parametrize(
    ("title", "change", "size", "parameters"),
    [
        ("How many", {}, 26, 40),
        ("How many", {"filters": 8}, 26, 80),
        ("How large", {"kernel": 5}, 24, 104),
        ("How large", {"kernel": 28}, 1, 3140),
        ("How far", {}, 4, 9),
        ("How far", {"stride": 2}, 2, 9),
        ("What happens", {"padding": 1}, 5, 9),
        ("Holes", {"dilation": 2}, 3, 9),
        ("Say it", {}, 128, 800),
        ("All of", {}, 128, 800),
        ("All of", {"stride": 4}, 64, 800),
    ],
)
def test_the_hyperparameters_do_what_is_said(title: str, change: dict[str, int], size: int, parameters: int) -> None:
    inference = engine.infer(set_params(named(4, title).project, "conv1", **change))
    assert inference.shapes["conv1"][1:] == (size, size)
    assert inference.parameters["conv1"] == parameters


# ---- the tasks


def sharpened(project: Project) -> Project:
    return set_part(project, "conv1", (0,), engine.KERNELS["sharpen"].weights[None])


def turned(project: Project) -> Project:
    kernel = np.rot90(project["conv1"].weights["weight"].data[0, 0], -1)
    return set_part(project, "conv1", (0, 0), kernel)


Edit = Callable[[Project], Project]
DONE: dict[tuple[int, str], Edit] = {
    (1, "Every pixel"): lambda project: set_params(project, "linear1", units=1000),
    (1, "The same few"): lambda project: set_weight(project, "conv1", (0, 0, 1, 1), 0.5),
    (2, "Your own"): lambda project: set_part(project, "conv1", (0, 0), np.ones((3, 3))),
    (2, "Weights below"): lambda project: set_weight(project, "conv1", (0, 0, 1, 1), -4),
    (2, "A point"): lambda project: set_params(project, "conv1", flip=True),
    (3, "Two answers"): turned,
    (3, "From nothing"): sharpened,
    (3, "From sharp"): lambda project: set_weight(project, "conv1", (0, 0, 1, 1), 4),
    (4, "How many"): lambda project: set_params(project, "conv1", filters=8),
    (4, "How large"): lambda project: set_params(project, "conv1", kernel=5),
    (4, "How far"): lambda project: set_params(project, "conv1", stride=2),
    (4, "What happens"): lambda project: set_params(project, "conv1", padding=1),
    (4, "Holes"): lambda project: set_params(project, "conv1", dilation=2),
    (4, "All of"): lambda project: set_params(project, "conv1", stride=4),
}


def reached(scene: Scene, project: Project) -> bool:
    assert scene.task is not None
    return is_done(scene.task, scene.project, project, engine.evaluate(project))


@pytest.mark.parametrize(("number", "index"), TASKS)
def test_a_task_waits_to_be_done(number: int, index: int) -> None:
    scene = scene_of(number, index)
    (edit,) = (edit for (of, title), edit in DONE.items() if of == number and scene.title.startswith(title))
    assert not reached(scene, scene.project)
    assert reached(scene, edit(scene.project))


def test_the_sharpened_picture_keeps_even_areas_and_edges_lose_them() -> None:
    even = np.full((8, 8), 0.5, np.float32)
    for scene, level in ((named(3, "From sharp"), 0.5), (named(3, "From nothing"), 0.5)):
        assert engine.evaluate(engine.set_image(scene.project, even))["conv1"] == pytest.approx(level)
    edges = set_weight(named(3, "From sharp").project, "conv1", (0, 0, 1, 1), 4)
    assert engine.evaluate(engine.set_image(edges, even))["conv1"] == pytest.approx(0)


# ---- files that are wrong

GOOD: dict[str, Any] = {
    "title": "A lesson",
    "about": "It is about something.",
    "scenes": [
        {
            "title": "A scene",
            "words": "A word.",
            "project": {
                "layers": [{"kind": "conv2d", "filters": 2}, "relu"],
                "cells": ["#.#.#", ".5.5.", "#####", ".....", "12345"],
            },
            "view": {"page": "cell", "layer": "conv1", "position": 3},
            "task": {"ask": "Do it.", "goal": {"subject": "bias", "layer": "conv1", "at": [1]}, "said": "Done."},
        }
    ],
}


def read(tmp_path: Path, content: Any) -> Lesson:
    folder = tmp_path / "03-wrong"
    folder.mkdir()
    text = content if isinstance(content, str) else json.dumps(content)
    (folder / "lesson.json").write_text(text, encoding="utf-8")
    return read_lesson(folder, RESOURCES)


def test_a_lesson_is_written_by_hand_in_a_few_lines(tmp_path: Path) -> None:
    lesson = read(tmp_path, GOOD)
    (scene,) = lesson.scenes
    assert (lesson.number, lesson.title, scene.view.position) == (3, "A lesson", 3)
    assert scene.project.input.image is not None
    assert scene.project.input.image.data[0, 1].tolist() == pytest.approx([0, 0.5, 0, 0.5, 0])
    assert scene.task is not None
    assert scene.task.goals == (Goal("bias", "conv1", at=(1,)),)


def test_every_field_of_a_view_and_a_goal_can_be_written_and_is_checked() -> None:
    assert {each.name for each in dataclasses.fields(View)} == set(lesson_file._VIEW_FIELDS)
    assert {each.name for each in dataclasses.fields(Goal)} == set(lesson_file._GOAL_FIELDS)


def changed(*steps: Any) -> dict[str, Any]:
    """The good lesson with the value at a path replaced; ``...`` takes it away."""
    content: dict[str, Any] = json.loads(json.dumps(GOOD))
    *path, value = steps
    place: Any = content
    for step in path[:-1]:
        place = place[step]
    if value is ...:
        del place[path[-1]]
    else:
        place[path[-1]] = value
    return content


SCENE = ("scenes", 0)
WRONG: list[tuple[Any, str, str]] = [
    ("{", "", "Expecting"),
    ([], "the lesson", "braces"),
    (changed("colour", "red"), "the lesson", "“colour” is not known"),
    (changed("title", ...), "the lesson", "“title” must be a text"),
    (changed("scenes", []), "the lesson", "no scenes"),
    (changed("scenes", {}), "scenes", "brackets"),
    (changed(*SCENE, "scene"), "scene 1", "braces"),
    (changed(*SCENE, "title", " "), "scene 1", "“title” must be a text"),
    (changed(*SCENE, "words", 3), "scene 1", "“words” must be a text"),
    (changed(*SCENE, "project", ...), "scene 1, project", "needs a “network”"),
    (changed(*SCENE, "project", "layers", ["conv"]), "scene 1, project", "no layer kind “conv”"),
    (changed(*SCENE, "project", "layers", [{"kind": "relu", "slope": 1}]), "scene 1, project", "relu has no slope"),
    (changed(*SCENE, "project", "layers", 0, "filters", 0), "scene 1, project", "filters cannot be 0"),
    (changed(*SCENE, "project", "layers", 0, "kernel", 9), "scene 1, project", "conv1"),
    (changed(*SCENE, "project", {"network": "letters"}), "scene 1, project", "letters.convscope"),
    (changed(*SCENE, "project", "network", 7), "scene 1, project", "“network” must be"),
    (changed(*SCENE, "project", "picture", "cat.png"), "scene 1, project", "cat.png"),
    (changed(*SCENE, "project", "cells", ["..", "..."]), "scene 1, project", "not possible"),
    (changed(*SCENE, "project", "cells", ["ab"]), "scene 1, project", "“a” is no shade"),
    (changed(*SCENE, "project", "cells", 4), "scene 1, project", "brackets"),
    (changed(*SCENE, "project", "size", [5]), "scene 1, project", "“size” must be rows and columns"),
    (changed(*SCENE, "project", "weights", {"conv2": {}}), "scene 1, project", "no layer “conv2”"),
    (changed(*SCENE, "project", "weights", {"conv1": {"weight": ["soble"]}}), "scene 1, project", "no kernel “soble”"),
    (changed(*SCENE, "project", "weights", {"conv1": {"bias": [1]}}), "scene 1, project", "shape"),
    (changed(*SCENE, "project", "change", {"relu1": {"slope": 2}}), "scene 1, project", "relu1 has no slope"),
    (changed(*SCENE, "view", "tilt", 2), "scene 1, view", "“tilt” is not known"),
    (changed(*SCENE, "view", "page", "map"), "scene 1, view", "one of network, filter, cell, calculator"),
    (changed(*SCENE, "view", "layer", "conv9"), "scene 1, view", "no layer “conv9”"),
    (changed(*SCENE, "view", "layer", ...), "scene 1, view", "needs a “layer”"),
    (changed(*SCENE, "view", "channel", 2), "scene 1, view", "no channel 2"),
    (changed(*SCENE, "view", "channel", "2"), "scene 1, view", "“channel” must be a whole number"),
    (changed(*SCENE, "view", "position", 9), "scene 1, view", "no position 9"),
    (changed(*SCENE, "view", "place", [0, 2]), "scene 1, view", "from 0 to 1"),
    (changed(*SCENE, "view", "red", ["conv1", 2]), "scene 1, view", "no channel 2"),
    (changed(*SCENE, "view", "hidden_cells", [["conv1", [0, 0, 99]]]), "scene 1, view", "no cell [0, 0, 99]"),
    (changed(*SCENE, "view", "hidden_cells", ["conv1"]), "scene 1, view", "a list of layers and cells"),
    (changed(*SCENE, "view", "asked_sizes", ["conv9"]), "scene 1, view", "no layer “conv9”"),
    (changed(*SCENE, "view", "panels", "map"), "scene 1, view", "“panels” must be a list"),
    (changed(*SCENE, "task", "goal", {}), "scene 1, task", "needs a “subject”"),
    (changed(*SCENE, "task", "said", ...), "scene 1, task", "“said” must be a text"),
    (changed(*SCENE, "task", "goal", "subject", "score"), "scene 1, task, goal", "“subject” must be one of"),
    (changed(*SCENE, "task", "goal", "relation", "over"), "scene 1, task, goal", "“relation” must be one of"),
    (changed(*SCENE, "task", "goal", "layer", "conv7"), "scene 1, task, goal", "no layer “conv7”"),
    (changed(*SCENE, "task", "goal", "layer", "relu1"), "scene 1, task, goal", "relu1 has no bias"),
    (changed(*SCENE, "task", "goal", "at", [2]), "scene 1, task, goal", "“at” must be"),
    (changed(*SCENE, "task", "goal", {"subject": "param", "layer": "conv1", "name": "size"}), "goal", "has no size"),
]


@pytest.mark.parametrize(("content", "where", "what"), WRONG)
def test_a_wrong_lesson_says_what_is_wrong_and_where(tmp_path: Path, content: Any, where: str, what: str) -> None:
    with pytest.raises(FormatError) as raised:
        read(tmp_path, content)
    text = str(raised.value)
    assert text.startswith("03-wrong/lesson.json: ")
    assert where in text
    assert what in text


def test_a_lesson_that_is_not_there_or_has_no_number_says_so(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match=r"05-none/lesson.json: .*No such file"):
        read_lesson(tmp_path / "05-none", RESOURCES)
    folder = tmp_path / "pooling"
    folder.mkdir()
    (folder / "lesson.json").write_text(json.dumps(GOOD), encoding="utf-8")
    with pytest.raises(FormatError, match="number of the lesson"):
        read_lesson(folder, RESOURCES)


def test_a_result_of_other_layers_reaches_nothing() -> None:
    scene = scene_of(8, 7)
    empty: Result = engine.evaluate(scene_of(2, 0).project)
    for subject in ("map_min", "map_max", "winner", "probability"):
        goal = Goal(subject, "conv2", at=(0,), relation="above", value=-1e9)
        assert not is_reached(goal, scene.project, scene.project, empty)
