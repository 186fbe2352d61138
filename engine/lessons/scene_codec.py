"""Tasks of scenes as JSON data, and back; the codec of Views is in :mod:`engine.lessons.view`."""

from __future__ import annotations

import dataclasses
import reprlib
from collections.abc import Mapping
from typing import Any

from engine.kernels.library import KERNELS
from engine.lessons.field_types import Text, read_fields, sequence
from engine.lessons.scene import Goal, Task

_WORDS = Text("a text")


def described_task(task: Task) -> dict[str, Any]:
    """A Task as JSON data."""
    return dataclasses.asdict(task)


def restored_task(described: Mapping[str, Any]) -> Task:
    """The inverse of :func:`described_task`. Raises: KeyError, TypeError, ValueError for wrong data."""
    single = [described["goal"]] if "goal" in described else []  # older files have a single goal
    goals = map(_goal, single or sequence(described["goals"]))
    return Task(_WORDS.read(described["ask"]), tuple(goals), _WORDS.read(described["said"]))


def _goal(described: Any) -> Goal:
    goal = Goal(**read_fields(Goal, described))
    if goal.subject == "kernel" and goal.name not in KERNELS:
        raise ValueError(f"{reprlib.repr(goal.name)} is no kernel")
    if goal.subject in ("kernel", "kernel_sum") and len(goal.at) != 2:
        raise ValueError("a kernel has two places")
    return goal
