"""The state of a training, from which it resumes exactly, and its file."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from safetensors import safe_open
from safetensors.numpy import save

from engine.formats.writing import write_file
from engine.project.project import Project
from engine.training.plan import Plan
from engine.values.array import Array, Float32
from engine.values.errors import EngineError, FormatError
from engine.values.messages import Message, message
from engine.values.system_errors import reason_of

_SCHEMA = 2
_COUNTS = ("step", "epoch", "position", "stale")
_WEIGHTS, _MEMORY, _BEST = "weights/", "optimiser/", "best/"  # prefixes of the names of tensors in a file


@dataclass(frozen=True, eq=False)
class BestValidation:
    """The validation with the lowest loss of a training.

    Args:
        loss: mean cross-entropy.
        epoch, step: numbers of finished epochs and steps at that time.
        weights: read-only, by layer and name; none unless the plan asks for early stop.
    """

    loss: float
    epoch: int
    step: int
    weights: Mapping[str, Float32]


@dataclass(frozen=True, eq=False)
class TrainingState:
    """Everything that a training needs to resume as if it had never stopped.

    All random numbers follow from the plan's seed, the epoch and the step.

    Args:
        plan: its hyperparameters.
        step: number of finished steps.
        epoch: number of finished epochs.
        position: number of images that the present epoch has seen.
        best: the best validation so far; None before the first.
        stale: number of epochs since then.
        weights: read-only, by layer and name: ``conv1.weight``.
        optimiser: read-only, the state of the optimiser for each of them: ``conv1.weight.exp_avg``.
    """

    plan: Plan
    step: int
    epoch: int
    position: int
    best: BestValidation | None
    stale: int
    weights: Mapping[str, Float32]
    optimiser: Mapping[str, Float32]

    @cached_property
    def nbytes(self) -> int:
        """The memory that it takes."""
        best = self.best.weights if self.best is not None else {}
        return sum(values.nbytes for values in (*self.weights.values(), *self.optimiser.values(), *best.values()))

    def at_best(self) -> TrainingState | None:
        """The state at the best validation, without the memory of the optimiser; None if its weights are not known."""
        if (best := self.best) is None or not best.weights:
            return None
        return replace(self, step=best.step, epoch=best.epoch, position=0, stale=0, weights=best.weights, optimiser={})


def initial_state(project: Project, plan: Plan) -> TrainingState:
    """The state of a training of ``project`` before its first step."""
    weights = {f"{layer.id}.{name}": values.data for layer in project.layers for name, values in layer.weights.items()}
    return TrainingState(plan, 0, 0, 0, None, 0, weights, {})


def project_at(project: Project, state: TrainingState, classes: tuple[str, ...]) -> Project:
    """The project with the weights of a state, and with these classes.

    Raises:
        EngineError: the state is one of another network.
    """
    named = {f"{layer.id}.{name}": values for layer in project.layers for name, values in layer.weights.items()}
    check_fits(state, {name: values.shape for name, values in named.items()})
    layers = tuple(
        replace(
            layer,
            weights={
                name: Array(state.weights[f"{layer.id}.{name}"], values) for name, values in layer.weights.items()
            },
        )
        for layer in project.layers
    )
    return replace(project, layers=layers, classes=classes)


def save_state(state: TrainingState, path: str | os.PathLike[str]) -> tuple[Message, ...]:
    """Saves a state as a safetensors file; an existing file is replaced atomically.

    Returns:
        sentences about what could not be kept, see :func:`engine.formats.writing.write_file`.

    Raises:
        FormatError: it cannot be written there.
    """
    best = state.best
    tensors = {
        **{f"{_WEIGHTS}{name}": values for name, values in state.weights.items()},
        **{f"{_MEMORY}{name}": values for name, values in state.optimiser.items()},
        **{f"{_BEST}{name}": values for name, values in (best.weights if best is not None else {}).items()},
    }
    described = {
        "schema": _SCHEMA,
        "plan": asdict(state.plan),
        **{name: getattr(state, name) for name in _COUNTS},
        "best": None if best is None else {"loss": best.loss, "epoch": best.epoch, "step": best.step},
        "digest": _digest(tensors),
    }
    content = save(tensors, {"state": json.dumps(described)})
    return write_file(path, lambda stream: stream.write(content))


def open_state(path: str | os.PathLike[str]) -> TrainingState:
    """The state in a file that :func:`save_state` wrote.

    Raises:
        FormatError: the file is missing, damaged, or of a newer version.
    """
    source = Path(path)
    try:
        with safe_open(source, "np") as file:
            described = json.loads(file.metadata()["state"])
            tensors = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118 - it is no mapping
        if described["schema"] > _SCHEMA:
            raise FormatError(
                message("{file} was saved by a newer ConvScope.", file=source.name),
                message("Update ConvScope to open it."),
            )
        return _restored(described, tensors)
    except FormatError:
        raise
    except OSError as error:
        raise FormatError(
            message("{file} cannot be opened: {reason}.", file=source.name, reason=reason_of(error)),
            message("Check that the file is there and that you may read it."),
        ) from error
    except Exception as error:  # safetensors and json raise many for a damaged file
        raise FormatError(
            message("{file} is no training that was saved, or is damaged.", file=source.name),
            message("Start the training anew."),
        ) from error


def _restored(described: Mapping[str, Any], tensors: Mapping[str, Float32]) -> TrainingState:
    if described["digest"] != _digest(tensors):
        raise ValueError("its numbers were altered")
    for values in tensors.values():
        values.flags.writeable = False
    counts = {name: int(described[name]) for name in _COUNTS}
    if min(counts.values()) < 0:
        raise ValueError("it counts below nothing")
    best = described["best"]
    return TrainingState(
        Plan(**described["plan"]),
        best=None if best is None else BestValidation(**best, weights=_beginning(_BEST, tensors)),
        weights=_beginning(_WEIGHTS, tensors),
        optimiser=_beginning(_MEMORY, tensors),
        **counts,
    )


def _beginning(with_: str, tensors: Mapping[str, Float32]) -> dict[str, Float32]:
    return {name.removeprefix(with_): values for name, values in tensors.items() if name.startswith(with_)}


def _digest(tensors: Mapping[str, Float32]) -> str:
    digest = hashlib.sha256()
    for name in sorted(tensors):
        digest.update(f"{name} {tensors[name].dtype} {tensors[name].shape}".encode())
        digest.update(tensors[name].tobytes())
    return digest.hexdigest()


def check_fits(state: TrainingState, shapes: Mapping[str, tuple[int, ...]]) -> None:
    """Raises an EngineError if the weights of a state are not those of a network with weights of these shapes."""
    if {name: values.shape for name, values in state.weights.items()} != shapes:
        raise EngineError(
            message("The training that was stopped is one of another network."),
            message("Go on with the network that it began with."),
        )
