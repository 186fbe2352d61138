"""Reads lessons: one folder per lesson, with a lesson.json that describes its scenes."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np

from engine.formats.project_file import open_project
from engine.images.reading import read_image
from engine.kernels.library import KERNELS
from engine.layers import LAYERS
from engine.lessons.field_types import FieldError, field_types_of, lies_in, read_fields
from engine.lessons.scene import Goal, Lesson, Scene, Step, Subject, Task
from engine.lessons.view import View, missing
from engine.project.edits.input import set_image, set_input_channels, set_input_size, set_invert, set_scaling
from engine.project.edits.layers import set_params
from engine.project.edits.names import set_classes
from engine.project.edits.weights import set_bias, set_weights
from engine.project.project import Project, chain
from engine.project.shapes import infer
from engine.values.errors import EngineError, FormatError
from engine.values.messages import message

FILE = "lesson.json"
_LESSON_KEYS = {"title", "about", "scenes"}
_SCENE_KEYS = {"title", "words", "notes", "project", "view", "task", "steps"}
_STEP_KEYS = {"words", "project", "view", "plays"}
_PROJECT_KEYS = {
    "network", "layers", "seed", "channels", "size", "picture", "cells", "invert", "scaling", "change", "weights",
    "biases", "classes",
}  # fmt: skip
_TASK_KEYS = {"ask", "goal", "said"}
_SHADES = {
    ".": 0.0,
    **{str(tenths): tenths / 10 for tenths in range(1, 10)},
    "#": 1.0,
}  # brightness by character, for pictures drawn with text


def _is_whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and bool(np.isfinite(value))


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_map(value: Any) -> bool:
    return isinstance(value, list) and len(value) == 2 and _is_text(value[0]) and _is_whole(value[1])


def _list_of(is_one: Callable[[Any], bool], count: int | None = None) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, list) and count in (None, len(value)) and all(map(is_one, value))


def _is_bias(value: Any) -> bool:
    return isinstance(value, list) and len(value) == 3 and _is_map(value[:2]) and _is_number(value[2])


def _is_yes_or_no(value: Any) -> bool:
    return isinstance(value, bool)


_Fields = Mapping[
    str, tuple[Callable[[Any], bool], str]
]  # by name: a predicate for the value, and what it must be in words
_PROJECT_FIELDS: _Fields = {
    "network": (_is_text, "the name of a network that comes with ConvScope"),
    "seed": (_is_whole, "a whole number"),
    "channels": (_is_whole, "a whole number"),
    "size": (_list_of(_is_whole, 2), "rows and columns"),
    "picture": (_is_text, "the name of a picture that comes with ConvScope"),
    "invert": (_is_yes_or_no, "true or false"),
    "scaling": (lambda value: isinstance(value, list) and len(value) == 2, "a mean and a deviation"),
    "change": (lambda value: isinstance(value, Mapping), "an object in braces"),
    "weights": (lambda value: isinstance(value, Mapping), "an object in braces"),
    "biases": (_list_of(_is_bias), "a list of layers, channels and biases, such as [“conv1”, 0, −0.5]"),
    "classes": (_list_of(_is_text), "a list of names"),
}
_ABOUT_LAYERS: Mapping[Subject, str] = {
    "weight": "weight", "bias": "bias", "param": "", "kernel": "weight", "kernel_sum": "weight",
    "map_min": "", "map_max": "",
}  # fmt: skip  # the weights that a goal refers to; empty where it refers to none


class _WrongError(Exception):
    """An error in a lesson: where, and what."""

    def __init__(self, where: str, what: str) -> None:
        super().__init__(what)
        self.where, self.what = where, what


def read_lesson(folder: Path, resources: Path) -> Lesson:
    """The lesson in a folder, whose name begins with the number of the lesson.

    Args:
        resources: the folder with ``networks`` and ``images``, to which file names in scenes are relative.

    Raises:
        FormatError: it cannot be read, or a scene is not possible; names the scene and the error.
    """
    file, number = folder / FILE, folder.name.split("-")[0]
    try:
        described = json.loads(file.read_text(encoding="utf-8"))
        if not number.isdecimal():
            raise _WrongError("the folder", "its name must begin with the number of the lesson, such as “02-pooling”")
        return _lesson(described, int(number), resources)
    except (OSError, ValueError) as error:
        raise _format_error(folder, "", str(error)) from error
    except _WrongError as wrong:
        raise _format_error(folder, wrong.where, wrong.what) from wrong


def _format_error(folder: Path, where: str, what: str) -> FormatError:
    return FormatError(
        message("{file}: {where}{what}", file=f"{folder.name}/{FILE}", where=f"{where}: " if where else "", what=what),
        message("Correct the file, or put the one that came with ConvScope back."),
    )


def _lesson(described: Any, number: int, resources: Path) -> Lesson:
    entries = _mapping(described, _LESSON_KEYS, "the lesson")
    scenes: list[Scene] = []
    for index, each in enumerate(_list(entries.get("scenes"), "scenes")):
        where = f"scene {index + 1}"
        scenes.append(
            _scene(_mapping(each, _SCENE_KEYS, where), scenes[-1].project if scenes else None, where, resources)
        )
    if not scenes:
        raise _WrongError("the lesson", "there are no scenes")
    return Lesson(number, _text(entries, "title", "the lesson"), _text(entries, "about", "the lesson"), tuple(scenes))


def _scene(entries: Mapping[str, Any], before: Project | None, where: str, resources: Path) -> Scene:
    title = _text(entries, "title", where)
    project = _project(entries.get("project", {}), before, f"{where}, project", resources)
    view = _view(entries.get("view", {}), project, f"{where}, view")
    task = _task(entries["task"], project, f"{where}, task") if "task" in entries else None
    steps = tuple(_steps(entries, project, where, resources)) if "steps" in entries else None
    return Scene(title, project, view, _text(entries, "words", where), _text(entries, "notes", where, ""), task, steps)


def _steps(entries: Mapping[str, Any], project: Project, where: str, resources: Path) -> Iterator[Step]:
    """The steps of a scene; each describes only what it changes in the View before it."""
    shown = dict(entries.get("view", {}))
    for number, described in enumerate(_list(entries["steps"], f"{where}, steps"), 1):
        here = f"{where}, step {number}"
        each = _mapping(described, _STEP_KEYS, here)
        own = _project(each["project"], project, f"{here}, project", resources) if "project" in each else None
        project = own or project
        plays = each.get("plays", False)
        if not isinstance(plays, bool):
            raise _WrongError(here, "“plays” must be true or false")
        shown |= _mapping(each.get("view", {}), set(field_types_of(View)), f"{here}, view")
        yield Step(_view(shown, project, f"{here}, view"), own, _text(each, "words", here, ""), plays)


def _project(described: Any, before: Project | None, where: str, resources: Path) -> Project:
    """The Project of a scene: described in place, a shipped one, or that of the scene before, with its changes."""
    entries = _mapping(described, _PROJECT_KEYS, where)
    _check(entries, _PROJECT_FIELDS, where)
    try:
        if "network" in entries:
            project = open_project(resources / "networks" / f"{entries['network']}.convscope")
        elif "layers" in entries:
            project = _chain(entries, where)
        elif before is not None:
            project = before
        else:
            raise _WrongError(where, "the first scene needs a “network” or “layers”")
        project = _changed(project, entries, where, resources)
    except EngineError as error:
        raise _WrongError(where, f"{error.what} {error.now}".strip()) from error
    except (TypeError, ValueError, AttributeError) as error:
        raise _WrongError(where, f"this is not possible: {error}") from error
    problems = infer(project).problems
    if problems:
        layer, problem = next(iter(problems.items()))
        raise _WrongError(where, f"{layer} {problem.sentence}")
    return project


def _chain(entries: Mapping[str, Any], where: str) -> Project:
    specs = []
    for each in _list(entries["layers"], f"{where}, layers"):
        fields = dict(each) if isinstance(each, Mapping) else {"kind": each}
        kind = fields.pop("kind", None)
        if kind not in LAYERS:
            raise _WrongError(where, f"there is no layer kind “{kind}”")
        unknown = set(fields) - {param.name for param in LAYERS[kind].params()}
        if unknown:
            raise _WrongError(where, f"{kind} has no {', '.join(sorted(unknown))}")
        specs.append(LAYERS[kind](**{name: _pair(value) for name, value in fields.items()}))
    rows, columns = entries.get("size", (28, 28))
    return chain((int(entries.get("channels", 1)), int(rows), int(columns)), specs, seed=int(entries.get("seed", 0)))


def _changed(project: Project, entries: Mapping[str, Any], where: str, resources: Path) -> Project:
    if "layers" not in entries and "channels" in entries:
        project = set_input_channels(project, int(entries["channels"]))
    if "layers" not in entries and "size" in entries:
        project = set_input_size(project, tuple(entries["size"]))
    if "picture" in entries:
        picture = resources / "images" / str(entries["picture"])
        project = set_image(project, read_image(picture), picture.name)
    if "cells" in entries:
        project = set_image(project, _cells(entries["cells"], where), "")
    if "invert" in entries:
        project = set_invert(project, bool(entries["invert"]))
    if "scaling" in entries:
        project = set_scaling(project, *(tuple(map(float, np.atleast_1d(each))) for each in entries["scaling"]))
    for layer_id, fields in entries.get("change", {}).items():
        _known_layer(project, layer_id, where)
        project = set_params(project, layer_id, **{name: _pair(value) for name, value in fields.items()})
    for layer_id, arrays in entries.get("weights", {}).items():
        _known_layer(project, layer_id, where)
        project = set_weights(project, layer_id, **{name: _weights(values, where) for name, values in arrays.items()})
    for layer_id, channel, bias in entries.get("biases", ()):
        _known_layer(project, layer_id, where)
        project = set_bias(project, layer_id, channel, bias)
    if "classes" in entries:
        project = set_classes(project, tuple(map(str, entries["classes"])))
    return project


def _known_layer(project: Project, layer_id: str, where: str) -> None:
    if all(layer.id != layer_id for layer in project.layers):
        raise _WrongError(where, f"there is no layer “{layer_id}”")


def _cells(described: Any, where: str) -> np.ndarray:
    """A picture (H, W) from numbers, or from lines of text: . is black, # is white, 1 to 9 are tenths of white."""
    rows = _list(described, where)
    if not all(isinstance(row, str) for row in rows):
        return np.array(rows, np.float32)
    unknown = set("".join(rows)) - set(_SHADES)
    if unknown:
        raise _WrongError(where, f"“{min(unknown)}” is no shade: draw with {' '.join(_SHADES)}")
    return np.array([[_SHADES[letter] for letter in row] for row in rows], np.float32)


def _weights(values: Any, where: str) -> np.ndarray:
    """Weights from nested lists of numbers, or (O, 1, KH, KW) from one kernel name per filter."""
    if isinstance(values, list) and values and all(isinstance(each, str) for each in values):
        unknown = [each for each in values if each not in KERNELS]
        if unknown:
            raise _WrongError(where, f"there is no kernel “{unknown[0]}”")
        return np.stack([KERNELS[each].weights for each in values])[:, None]
    return np.array(values, np.float32)


def _view(described: Any, project: Project, where: str) -> View:
    view = View(**_fields(View, described, where))
    if lack := missing(view, project):
        raise _WrongError(where, lack)
    return view


def _task(described: Any, project: Project, where: str) -> Task:
    entries = _mapping(described, _TASK_KEYS, where)
    described_goals = entries.get("goal", {})
    several = described_goals if isinstance(described_goals, list) else [described_goals]
    goals = tuple(_goal(each, project, f"{where}, goal") for each in several)
    return Task(_text(entries, "ask", where), goals, _text(entries, "said", where))


def _goal(described: Any, project: Project, where: str) -> Goal:
    wanted = _fields(Goal, described, where)
    if "subject" not in wanted:
        raise _WrongError(where, "the goal needs a “subject”")
    goal = Goal(**wanted)
    _check_goal(goal, project, where)
    return goal


def _check_goal(goal: Goal, project: Project, where: str) -> None:
    """Checks that what a goal refers to exists: otherwise it could never be reached."""
    if goal.subject not in _ABOUT_LAYERS:
        return
    _known_layer(project, goal.layer, where)
    layer, shape = project[goal.layer], infer(project).shapes[goal.layer]
    part = _ABOUT_LAYERS[goal.subject]
    if goal.subject == "param" and goal.name not in {param.name for param in layer.spec.params()}:
        raise _WrongError(where, f"{goal.layer} has no {goal.name or 'hyperparameter without a “name”'}")
    if part and part not in layer.weights:
        raise _WrongError(where, f"{goal.layer} has no {part}")
    if goal.subject == "kernel" and goal.name not in KERNELS:
        raise _WrongError(where, f"there is no kernel “{goal.name}”")
    size = layer.weights[part].shape if part else shape[:1]
    if goal.subject in ("kernel", "kernel_sum"):
        size = size[:2]
    if goal.subject != "param" and (part or goal.at) and not lies_in(goal.at, size):
        raise _WrongError(where, f"“at” must be {len(size)} whole numbers below {', '.join(map(str, size))}")


def _fields(kind: type, described: Any, where: str) -> dict[str, Any]:
    """The fields of a View or a Goal that are present; unknown ones are errors."""
    try:
        return read_fields(kind, _mapping(described, set(field_types_of(kind)), where))
    except FieldError as wrong:
        raise _WrongError(where, f"“{wrong.name}” must be {wrong.words}") from wrong


def _check(entries: Mapping[str, Any], fields: _Fields, where: str) -> None:
    for name, value in entries.items():
        if name in fields and not fields[name][0](value):
            raise _WrongError(where, f"“{name}” must be {fields[name][1]}")


def _mapping(described: Any, known: set[str], where: str) -> Mapping[str, Any]:
    if not isinstance(described, Mapping):
        raise _WrongError(where, "this must be an object in braces")
    unknown = set(described) - known
    if unknown:
        raise _WrongError(where, f"“{min(unknown)}” is not known here; known are {', '.join(sorted(known))}")
    return described


def _list(described: Any, where: str) -> list[Any]:
    if not isinstance(described, list):
        raise _WrongError(where, "this must be a list in brackets")
    return described


def _text(entries: Mapping[str, Any], name: str, where: str, default: str | None = None) -> str:
    value = entries.get(name, default)
    if not isinstance(value, str) or (default is None and not value.strip()):
        raise _WrongError(where, f"“{name}” must be a text")
    return value


def _pair(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
