"""Scenes and lessons: a Project plus what is shown of it, with words, and what the learner is asked to do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

import numpy as np

from engine.evaluate import Result
from engine.project import INPUT

if TYPE_CHECKING:
    from engine.project import Project

Page = Literal["network", "filter", "cell", "calculator"]
Relation = Literal["below", "above", "is", "is_not"]
Subject = Literal["weight", "bias", "param", "map_min", "map_max", "picture_mean", "winner", "probability", "edited"]

PAGES: tuple[Page, ...] = ("network", "filter", "cell", "calculator")


@dataclass(frozen=True)
class View:
    """What is shown of a Project, and how.

    Args:
        page: what fills the middle: the network, the selected filter taken apart, the arithmetic of the selected
            cell, or the calculator of weights.
        layer, channel, source: the selected map, and the input channel whose kernel is shown.
        place: the chosen cell, as shares of the map's height and width.
        position: where the window stands when the map is walked through; None when all of it is shown.
        built: up to which layer the network is shown; None for all of it.
        red, green: the pinned maps.
        signed, positive: the colour maps; empty for the user's own.
        scale: which cells share one range of colours.
        zoom: for the network: how many times larger than when all of it fits, and which place of it, as shares of its
            width and height, is in the middle; None shows all of it.
        compares: whether what the other kind of pooling would make is shown beside a pooling.
        speed: milliseconds a position.
        panels: the docks that are open beside the page.
        hidden: layers whose numbers are hidden, to be predicted.
        hidden_cells: single cells whose numbers are.
        asked_sizes: layers whose size is asked for.
        sides: for the calculator: image side, channels, and units or filters.
    """

    page: Page = "network"
    layer: str = INPUT
    channel: int = 0
    source: int = 0
    place: tuple[float, float] = (0.5, 0.5)
    position: int | None = None
    built: str | None = None
    red: tuple[str, int] | None = None
    green: tuple[str, int] | None = None
    signed: str = ""
    positive: str = ""
    scale: Literal["map", "layer", "network"] = "map"
    zoom: tuple[float, float, float] | None = None
    compares: bool = False
    speed: int = 250
    panels: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    hidden_cells: tuple[tuple[str, tuple[int, ...]], ...] = ()
    asked_sizes: tuple[str, ...] = ()
    sides: tuple[int, int, int] = (1000, 3, 1000)


@dataclass(frozen=True)
class Goal:
    """What the learner has to bring about.

    Args:
        subject: what is looked at: a weight (``at`` is its index), a bias, a hyperparameter (``name``), the least or
            largest value of a map (``at`` holds the channel), the mean of the picture as the network reads it, the
            class with the highest score, its probability in the last layer, or whether anything was edited at all.
        relation, value: what it has to be.
    """

    subject: Subject
    layer: str = ""
    at: tuple[int, ...] = ()
    name: str = ""
    relation: Relation = "is"
    value: float = 0.0


@dataclass(frozen=True)
class Task:
    """Something to do in a scene: what is asked, when it is done, and what is said then."""

    ask: str
    goal: Goal
    said: str


@dataclass(frozen=True)
class Scene:
    """A Project, what is shown of it, and what is said about it.

    Args:
        title: a line.
        words: a few sentences for the audience.
        notes: for the speaker alone.
        task: what the learner is asked to do, if anything.
    """

    title: str
    project: Project
    view: View = field(default_factory=View)
    words: str = ""
    notes: str = ""
    task: Task | None = None


@dataclass(frozen=True)
class Lesson:
    """A sequence of scenes under one title."""

    number: int
    title: str
    about: str
    scenes: tuple[Scene, ...]


def is_reached(goal: Goal, start: Project, now: Project, result: Result) -> bool:
    """Whether the learner has brought about what was asked.

    Args:
        start: the Project that the scene began with.
    """
    value = _SUBJECTS[goal.subject](goal, start, now, result)
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
    return float(values.data[at])


def _param(goal: Goal, _start: Project, now: Project, _result: Result) -> float | None:
    layer = next((layer for layer in now.layers if layer.id == goal.layer), None)
    value = getattr(layer.spec, goal.name, None) if layer is not None else None
    if isinstance(value, tuple):
        value = value[0]
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
    "map_min": _map_extreme(np.min),
    "map_max": _map_extreme(np.max),
    "picture_mean": _picture_mean,
    "winner": _winner,
    "probability": _probability,
    "edited": _edited,
}
