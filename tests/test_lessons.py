"""The lessons that come with the program: rules for all of them, and the errors of wrong files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import engine
from engine import Result
from engine.formats.lesson_file import read_lesson
from engine.lessons.scene import Goal, Lesson, Scene, is_done, is_reached, steps_of
from engine.values.errors import FormatError

RESOURCES = Path(__file__).parents[1] / "resources"
FOLDERS = sorted(path for path in (RESOURCES / "lessons").iterdir() if (path / "lesson.json").exists())
PANELS = {"input", "filter", "layer", "map", "history", "training", "cell", "why", "learning", "melt"}
LESSONS = {lesson.number: lesson for lesson in (read_lesson(folder, RESOURCES) for folder in FOLDERS)}
SCENES = [(lesson.number, index) for lesson in LESSONS.values() for index in range(len(lesson.scenes))]


def scene_of(number: int, index: int) -> Scene:
    return LESSONS[number].scenes[index]


def named(number: int, title: str) -> Scene:
    return next(scene for scene in LESSONS[number].scenes if scene.title.startswith(title))


def values(scene: Scene, layer: str) -> np.ndarray:
    result: np.ndarray = engine.evaluate(scene.project)[layer]
    return result


# ---- all of them


def test_there_are_nine_lessons_of_three_to_fourteen_scenes() -> None:
    assert list(LESSONS) == list(range(1, 10))
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


@pytest.mark.parametrize(("number", "index"), [at for at in SCENES if scene_of(*at).task is not None])
def test_a_clicker_alone_brings_a_task_to_its_end(number: int, index: int) -> None:
    """A speaker need not edit anything: the last steps of a scene fulfil its task."""
    scene = scene_of(number, index)
    assert scene.task is not None
    projects = [scene.project, *(step.project for step in steps_of(scene) if step.project is not None)]
    validation = 1.0 if steps_of(scene)[-1].view.trains else None
    done = [is_done(scene.task, scene.project, project, engine.evaluate(project)) for project in projects]
    assert is_done(scene.task, scene.project, projects[-1], engine.evaluate(projects[-1]), validation=validation)
    assert not done[0]


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


def changed(*steps: Any) -> dict[str, Any]:
    """The good lesson with the value at a path replaced; ``...`` removes it."""
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
    (changed(*SCENE, "view", "page", "map"), "scene 1, view", "one of network, maps, filter, cell, backward, "),
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
