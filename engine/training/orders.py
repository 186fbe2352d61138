"""A training in a process of its own: what is written to it, and what it reports.

Within one process, the short operations of a small network and the painting of a window would take turns at every lock
of the interpreter, and both would be several times slower.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Literal

from engine.project.project import Project
from engine.training.curve import Point
from engine.training.datasets import Dataset
from engine.training.plan import Plan
from engine.training.state import TrainingState

_ROOT = Path(__file__).resolve().parents[2]


# --- orders


@dataclass(frozen=True, eq=False)
class Begin:
    """Prepares a training, paused before its first step.

    Args:
        number: what its reports are called by.
        dataset: None for that of the training before.
        state: where to go on; None to begin with the project's weights.
        budget: bytes that all its moments may take.
    """

    number: int
    project: Project
    dataset: Dataset | None
    plan: Plan
    device: str
    state: TrainingState | None
    budget: int


@dataclass(frozen=True)
class Go:
    """Trains until the end, or pauses after one step, or at the end of the epoch."""

    until: Literal["end", "epoch", "step"] = "end"


@dataclass(frozen=True)
class Pause:
    """Pauses after the present step."""


@dataclass(frozen=True)
class Follow:
    """Goes on with another plan from the next step on."""

    plan: Plan


@dataclass(frozen=True)
class Shown:
    """Says that the window has shown a report, which took so many seconds of its processor time."""

    seconds: float


Order = Begin | Go | Pause | Follow | Shown


# --- reports


@dataclass(frozen=True, eq=False)
class Report:
    """What a training did since its report before.

    Args:
        number: that of its Begin.
        points, validation: what its steps measured, and the validations between them.
        epoch: number of the present epoch, from 1.
        gradient_norms, weight_norms: by layer, at the last step.
        weights: the present weights, without the optimiser's memory.
        moments: complete states after some of the steps, at even distances of the logarithm.
        rate: images per second.
        is_running: whether it goes on at once; else it is paused.
        is_over: whether all epochs are over, or validation has not got better for too long.
        best: once it is over, with early stop: the state at the best validation.
    """

    number: int
    points: tuple[Point, ...]
    validation: tuple[Point, ...]
    epoch: int
    done: float
    gradient_norms: Mapping[str, float]
    weight_norms: Mapping[str, float]
    weights: TrainingState
    moments: tuple[TrainingState, ...]
    rate: float
    is_running: bool
    is_over: bool
    best: TrainingState | None = None


@dataclass(frozen=True)
class Failure:
    """Why a training cannot go on: two sentences, as :func:`described_sentence` writes them."""

    number: int
    what: Mapping[str, Any]
    now: Mapping[str, Any]


def started() -> subprocess.Popen[bytes]:
    """Starts a process for trainings; it ends when its standard input is closed.

    Raises:
        OSError: the system refuses another process.
    """
    return subprocess.Popen(
        [sys.executable, "-m", "engine.training.worker"],
        cwd=_ROOT,  # Python looks for modules here first: never a folder with foreign files
        env={name: value for name, value in os.environ.items() if name != "PYTHONSAFEPATH"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def send(message: object, stream: IO[bytes]) -> None:
    """Writes an order or a report."""
    pickle.dump(message, stream, pickle.HIGHEST_PROTOCOL)
    stream.flush()
