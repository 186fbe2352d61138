"""What a scene shows and asks for, as plain data that a file can hold, and back."""

from __future__ import annotations

import dataclasses
import math
import reprlib
from collections.abc import Callable, Collection, Mapping
from typing import Any, get_args

from engine.kernels.library import KERNELS
from engine.lessons.scene import PAGES, Goal, Relation, Subject, Task, View
from engine.project.project import INPUT, Project

_MOST = 2**31 - 1  # of any count, place or number of milliseconds: what the window can count with


def described_view(view: View) -> dict[str, Any]:
    """A View as text and numbers."""
    return {each.name: getattr(view, each.name) for each in dataclasses.fields(view)}


def restored_view(described: Mapping[str, Any], project: Project) -> View:
    """The View that was described; what it does not say is as at first, what it says beyond is passed over.

    Raises:
        ValueError: a value is of another kind, or speaks of a layer that ``project`` has not.
    """
    layers = {INPUT, *(layer.id for layer in project.layers)}
    layer = _one_of(layers)
    place = _maybe(_row(layer, _whole(0)))
    read: dict[str, Callable[[Any], Any]] = {
        "page": _one_of(PAGES),
        "layer": layer,
        "channel": _whole(0),
        "source": _whole(0),
        "place": _row(_share, _share),
        "position": _maybe(_whole(0)),
        "built": _maybe(layer),
        "red": place,
        "green": place,
        "signed": _text,
        "positive": _text,
        "scale": _one_of(("map", "layer", "network")),
        "zoom": _maybe(_row(_number, _share, _share)),
        "compares": _yes_or_no,
        "speed": _whole(1),
        "written": _yes_or_no,
        "unrolled": _yes_or_no,
        "panels": _list(_text),
        "fields": _list(_text),
        "draws": _yes_or_no,
        "hidden": _list(layer),
        "hidden_cells": _list(_row(layer, _list(_whole(0)))),
        "asked_sizes": _list(layer),
        "sides": _row(_whole(1), _whole(1), _whole(1)),
        "shares": _yes_or_no,
        "near": _yes_or_no,
    }
    return View(**_read(described, read))


def described_task(task: Task) -> dict[str, Any]:
    """A Task as text and numbers."""
    return dataclasses.asdict(task)


def restored_task(described: Mapping[str, Any]) -> Task:
    """The Task that was described. Raises: ValueError when a value is missing or of another kind."""
    single = [described["goal"]] if "goal" in described else []  # as files had it before there could be several
    goals = map(_goal, single or _sequence(described["goals"]))
    return Task(_text(described["ask"]), tuple(goals), _text(described["said"]))


def _goal(described: Any) -> Goal:
    readers: dict[str, Callable[[Any], Any]] = {
        "subject": _one_of(get_args(Subject)),
        "layer": _text,
        "at": _list(_whole(0)),
        "name": _text,
        "relation": _one_of(get_args(Relation)),
        "value": _number,
    }
    goal = Goal(**_read(described, readers))
    if goal.subject == "kernel" and goal.name not in KERNELS:
        raise ValueError(f"{reprlib.repr(goal.name)} is no kernel")
    if goal.subject in ("kernel", "kernel_sum") and len(goal.at) != 2:
        raise ValueError("a kernel has two places")
    return goal


def _read(described: Mapping[str, Any], readers: Mapping[str, Callable[[Any], Any]]) -> dict[str, Any]:
    if not isinstance(described, dict):
        raise ValueError(f"{reprlib.repr(described)} says nothing by name")
    return {name: read(described[name]) for name, read in readers.items() if name in described}


def _one_of(allowed: Collection[str]) -> Callable[[Any], Any]:
    def read(value: Any) -> str:
        if not isinstance(value, str) or value not in allowed:
            raise ValueError(f"{reprlib.repr(value)} is none of {len(allowed)} known words")
        return value

    return read


def _whole(least: int) -> Callable[[Any], int]:
    def read(value: Any) -> int:
        if type(value) is not int or not least <= value <= _MOST:  # True is an int
            raise ValueError(f"{reprlib.repr(value)} is no whole number from {least}")
        return value

    return read


def _yes_or_no(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError(f"{reprlib.repr(value)} is neither true nor false")
    return value


def _number(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or math.isnan(value):
        raise ValueError(f"{reprlib.repr(value)} is no number")
    return float(value)


def _share(value: Any) -> float:
    number = _number(value)
    if not 0 <= number <= 1:
        raise ValueError(f"{reprlib.repr(value)} is no share of a map")
    return number


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError(f"{reprlib.repr(value)} is no text")
    return value


def _maybe(read: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda value: None if value is None else read(value)


def _row(*readers: Callable[[Any], Any]) -> Callable[[Any], tuple[Any, ...]]:
    def read(value: Any) -> tuple[Any, ...]:
        return tuple(each(inner) for each, inner in zip(readers, _sequence(value), strict=True))

    return read


def _list(read: Callable[[Any], Any]) -> Callable[[Any], tuple[Any, ...]]:
    return lambda value: tuple(map(read, _sequence(value)))


def _sequence(value: Any) -> list[Any] | tuple[Any, ...]:
    if not isinstance(value, list | tuple):
        raise ValueError(f"{reprlib.repr(value)} is no list")
    return value
