"""The lessons that ship with the program."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from engine import FormatError, Project, set_classes
from engine.formats.lesson_file import FILE, read_lesson
from engine.lessons.scene import Lesson, Scene, Step
from engine.values.messages import message
from gui.files.samples import RESOURCES
from gui.text.built_in import spoken

FOLDER = RESOURCES / "lessons"


def folders() -> dict[int, Path]:
    """The folders of all lessons, by number."""
    found = {int(path.parent.name.split("-")[0]): path.parent for path in FOLDER.glob(f"*-*/{FILE}")}
    return dict(sorted(found.items()))


def titles() -> dict[int, str]:
    """The titles of all lessons, by number, without reading the rest of their files."""
    named = {}
    for number, folder in folders().items():
        try:
            named[number] = str(json.loads((folder / FILE).read_text(encoding="utf-8"))["title"])
        except (OSError, ValueError, KeyError):
            named[number] = folder.name  # the error is reported when the lesson is opened
    return named


def open_lesson(number: int) -> Lesson:
    """Reads a lesson.

    Raises:
        FormatError: there is no such lesson, or its files are invalid.
    """
    folder = folders().get(number)
    if folder is None:
        raise FormatError(
            message("There is no lesson {number}.", number=number),
            message(
                "Choose one from {first} to {last}.", first=min(folders(), default=0), last=max(folders(), default=0)
            ),
        )
    return read_lesson(folder, RESOURCES)


def spoken_lesson(lesson: Lesson) -> Lesson:
    """The lesson with the names of drawn shapes in the user's language; what was one Project stays one."""
    known: dict[int, Project] = {}

    def named(project: Project) -> Project:
        names = tuple(map(spoken, project.classes))
        return known.setdefault(id(project), project if names == project.classes else set_classes(project, names))

    def step_named(step: Step) -> Step:
        return step if step.project is None else replace(step, project=named(step.project))

    def scene_named(scene: Scene) -> Scene:
        steps = None if scene.steps is None else tuple(map(step_named, scene.steps))
        return replace(scene, project=named(scene.project), steps=steps)

    shown = replace(lesson, scenes=tuple(map(scene_named, lesson.scenes)))
    return lesson if shown == lesson else shown
