"""What a scene asks for, as plain data that a file can hold, and back; see ``view`` for what it shows."""

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
    """A Task as text and numbers."""
    return dataclasses.asdict(task)


def restored_task(described: Mapping[str, Any]) -> Task:
    """The Task that was described. Raises: ValueError when a value is missing or of another kind."""
    single = [described["goal"]] if "goal" in described else []  # as files had it before there could be several
    goals = map(_goal, single or sequence(described["goals"]))
    return Task(_WORDS.read(described["ask"]), tuple(goals), _WORDS.read(described["said"]))


def _goal(described: Any) -> Goal:
    goal = Goal(**read_fields(Goal, described))
    if goal.subject == "kernel" and goal.name not in KERNELS:
        raise ValueError(f"{reprlib.repr(goal.name)} is no kernel")
    if goal.subject in ("kernel", "kernel_sum") and len(goal.at) != 2:
        raise ValueError("a kernel has two places")
    return goal
