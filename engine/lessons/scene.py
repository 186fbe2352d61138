"""Scenes and lessons: a Project, a View of it, words, and tasks for the learner."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, dataclass, field, replace
from types import MappingProxyType
from typing import Literal, cast, get_args

import numpy as np

from engine.compute.result import Result
from engine.kernels.library import KERNELS
from engine.lessons.field_types import Choice, ListOf, Number, Text, Whole, positions, shown
from engine.lessons.view import View, revealed
from engine.project.project import INPUT, Captured, Project
from engine.project.shapes import infer

Relation = Literal["below", "above", "is", "is_not"]
Subject = Literal[
    "weight", "bias", "param", "kernel", "kernel_sum", "map_min", "map_max", "picture_mean", "picture_kept",
    "picture_added", "winner", "probability", "validation", "edited",
]  # fmt: skip

_LIT = 0.5  # brightness (0..1) from which a pixel counts as drawn


@dataclass(frozen=True)
class Goal:
    """A condition on a Project and its Result that the learner has to meet.

    Args:
        subject: the number that is compared: a weight (``at`` is its index), a bias, a hyperparameter (``name``), the
            distance of a kernel (``at`` is (output channel, input channel)) from a library kernel (``name``) or its
            negative, the sum of a kernel, the minimum or maximum of a map (``at`` is the channel), the mean of the
            picture as the network reads it, the share of the drawn pixels that are still drawn, the number of newly
            drawn pixels relative to those drawn before, the class with the highest score, the probability of a class
            (``at``) in the last layer, the accuracy (0..1) of the training on its validation images, or whether
            anything was edited.
        layer: the id of the layer, where the subject needs one.
        relation, value: the condition on that number.
    """

    subject: Subject = shown(MISSING, Choice(get_args(Subject)))
    layer: str = shown("", Text("the name of a layer"))
    at: tuple[int, ...] = shown((), ListOf("a list of whole numbers from 0", Whole()))
    name: str = shown("", Text("the name of a hyperparameter or a kernel"))
    relation: Relation = shown("is", Choice(get_args(Relation)))
    value: float = shown(0.0, Number())


@dataclass(frozen=True)
class Task:
    """A task in a scene.

    Args:
        ask: the request.
        goals: the conditions, all of which must hold.
        said: the sentence that is shown when it is done, as praise.
    """

    ask: str
    goals: tuple[Goal, ...]
    said: str


@dataclass(frozen=True)
class Step:
    """One step of a scene: a change of what is shown.

    Args:
        view: the View from this step on.
        project: another Project; None keeps the present one with all edits.
        words: text for the audience; empty keeps the text before.
        plays: whether the window position is animated from the previous view rather than set.
    """

    view: View
    project: Project | None = None
    words: str = ""
    plays: bool = False


@dataclass(frozen=True)
class Scene(Captured):
    """A Project, a View of it, and texts.

    Args:
        title: one line.
        project: the Project that is shown.
        view: what is shown of it, and how.
        words: a few sentences for the audience.
        notes: for the speaker only.
        task: a task for the learner, or None.
        steps: the steps before the next scene, one per key press; None derives them from the View (:func:`steps_of`).
    """

    view: View = field(default_factory=View)
    words: str = ""
    notes: str = ""
    task: Task | None = None
    steps: tuple[Step, ...] | None = None

    def projects(self) -> Iterator[Project]:
        yield self.project
        yield from (step.project for step in self.steps or () if step.project is not None)


@dataclass(frozen=True)
class Lesson:
    """A sequence of scenes under one title."""

    number: int
    title: str
    about: str
    scenes: tuple[Scene, ...]


def scenes_of(project: Project) -> tuple[Scene, ...]:
    """The scenes of a Project: its ``scenes``, which are always of type Scene."""
    return cast("tuple[Scene, ...]", project.scenes)


def steps_of(scene: Scene) -> tuple[Step, ...]:
    """The steps of a scene, one per key press.

    Without steps of its own they follow from its View: hidden values are revealed, and a window position before the
    last one is animated to the last.
    """
    if scene.steps is not None:
        return scene.steps
    view, steps = revealed(scene.view), []
    if view != scene.view:
        steps.append(Step(view))
    last = _last_position(scene)
    if view.position is not None and view.position < last:
        steps.append(Step(replace(view, position=last), plays=True))
    return tuple(steps)


def _last_position(scene: Scene) -> int:
    shape = infer(scene.project).shapes.get(scene.view.layer, ())
    return positions(shape) - 1 if shape else -1


def is_done(
    task: Task,
    start: Project,
    now: Project,
    result: Result,
    names: Mapping[str, str] = MappingProxyType({}),
    validation: float | None = None,
) -> bool:
    """Whether all goals of a task are reached.

    Args:
        start: the Project at the start of the scene.
        now, result: the present Project and its Result.
        names: present ids of renamed layers, by their ids in ``start``.
        validation: the accuracy (0..1) of the training on its validation images; None before it was measured.
    """
    goals = (replace(goal, layer=names.get(goal.layer, goal.layer)) for goal in task.goals)
    return all(is_reached(goal, start, now, result, validation) for goal in goals)


def is_reached(goal: Goal, start: Project, now: Project, result: Result, validation: float | None = None) -> bool:
    """Whether one goal is reached.

    Args:
        start: the Project at the start of the scene.
        now, result: the present Project and its Result.
        validation: the accuracy (0..1) of the training on its validation images; None before it was measured.
    """
    value = validation if goal.subject == "validation" else _SUBJECTS[goal.subject](goal, start, now, result)
    if value is None or np.isnan(value):
        return False
    relations: Mapping[Relation, bool] = {
        "below": value < goal.value,
        "above": value > goal.value,
        "is": bool(np.isclose(value, goal.value)),
        "is_not": not np.isclose(value, goal.value),
    }
    return relations[goal.relation]


def _weight(goal: Goal, _start: Project, now: Project, _result: Result) -> float | None:
    return _part(now, goal.layer, "weight", goal.at)


def _bias(goal: Goal, _start: Project, now: Project, _result: Result) -> float | None:
    return _part(now, goal.layer, "bias", goal.at)


def _part(project: Project, layer_id: str, name: str, at: tuple[int, ...]) -> float | None:
    layer = next((layer for layer in project.layers if layer.id == layer_id), None)
    values = layer.weights.get(name) if layer is not None else None
    if values is None or len(at) != len(values.shape) or any(i >= n for i, n in zip(at, values.shape, strict=True)):
        return None
    return float(values[at])


def _kernel(goal: Goal, _start: Project, now: Project, _result: Result) -> float | None:
    """Distance of the kernel from the named one or its negative, whichever is nearer."""
    kernel, wanted = _kernel_of(goal, now), KERNELS[goal.name].weights
    if kernel is None or kernel.shape != wanted.shape:
        return None
    return min(float(np.abs(kernel - sign * wanted).max()) for sign in (1, -1))


def _kernel_sum(goal: Goal, _start: Project, now: Project, _result: Result) -> float | None:
    kernel = _kernel_of(goal, now)
    return None if kernel is None else float(kernel.sum())


def _kernel_of(goal: Goal, project: Project) -> np.ndarray | None:
    layer = next((layer for layer in project.layers if layer.id == goal.layer), None)
    weight = layer.weights.get("weight") if layer is not None else None
    if weight is None or len(weight.shape) != 4 or any(i >= n for i, n in zip(goal.at, weight.shape[:2], strict=True)):
        return None
    found: np.ndarray = weight[goal.at]
    return found


def _param(goal: Goal, _start: Project, now: Project, _result: Result) -> float | None:
    layer = next((layer for layer in now.layers if layer.id == goal.layer), None)
    value = getattr(layer.spec, goal.name, None) if layer is not None else None
    if isinstance(value, tuple):  # of rows and columns: 5 × 3 is neither 5 nor 3
        value = value[0] if len(set(value)) == 1 else None
    return float(value) if isinstance(value, int | float) else None


def _map_extreme(pick: Callable[[np.ndarray], np.floating]) -> Callable[..., float | None]:
    def found(goal: Goal, _start: Project, _now: Project, result: Result) -> float | None:
        output = result.outputs.get(goal.layer)
        channel = goal.at[0] if goal.at else 0
        if output is None or channel >= len(output.maps):
            return None
        return float(pick(output.maps[channel]))

    return found


def _picture_mean(_goal: Goal, _start: Project, _now: Project, result: Result) -> float:
    return float(result.outputs[INPUT].array.mean())


def _picture_kept(_goal: Goal, start: Project, now: Project, _result: Result) -> float | None:
    """The share (0..1) of the pixels drawn at the start that are still drawn; None if nothing was."""
    before, after = _drawn(start), _drawn(now)
    if before is None or after is None or before.shape != after.shape or not before.any():
        return None
    return float((before & after).sum() / before.sum())


def _picture_added(_goal: Goal, start: Project, now: Project, _result: Result) -> float | None:
    """The number of newly drawn pixels, relative to those drawn at the start; None if nothing was."""
    before, after = _drawn(start), _drawn(now)
    if before is None or after is None or before.shape != after.shape or not before.any():
        return None
    return float((after & ~before).sum() / before.sum())


def _drawn(project: Project) -> np.ndarray | None:
    image = project.input.image
    if image is None:
        return None
    lit: np.ndarray = image.data >= _LIT
    return lit


def _winner(goal: Goal, _start: Project, now: Project, result: Result) -> float | None:
    last = _scores(now, result)
    return None if last is None else float(np.argmax(last))


def _probability(goal: Goal, _start: Project, now: Project, result: Result) -> float | None:
    last = _scores(now, result)
    return None if last is None or not goal.at or goal.at[0] >= len(last) else float(last[goal.at[0]])


def _scores(project: Project, result: Result) -> np.ndarray | None:
    output = result.outputs.get(project.layers[-1].id) if project.layers else None
    return output.maps[0] if output is not None and len(output.shape) == 1 else None


def _edited(_goal: Goal, start: Project, now: Project, _result: Result) -> float | None:
    return float(start != now)


_SUBJECTS: Mapping[Subject, Callable[[Goal, Project, Project, Result], float | None]] = {
    "weight": _weight,
    "bias": _bias,
    "param": _param,
    "kernel": _kernel,
    "kernel_sum": _kernel_sum,
    "map_min": _map_extreme(np.min),
    "map_max": _map_extreme(np.max),
    "picture_mean": _picture_mean,
    "picture_kept": _picture_kept,
    "picture_added": _picture_added,
    "winner": _winner,
    "probability": _probability,
    "edited": _edited,
}
