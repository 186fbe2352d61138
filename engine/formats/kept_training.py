"""The training that is kept in a project file: its description, and one safetensors file of weights and curves."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from typing import Any, Final

import numpy as np
from safetensors.numpy import load, save

from engine.formats.archive import TRAINING, TRAINING_WEIGHTS, Packing, Unpacking
from engine.project.project import Project
from engine.project.training_record import (
    MOST_MOMENTS,
    MOST_RECORD,
    MOST_STRANDS,
    RecordedMoment,
    RecordedStrand,
    Rounded,
    TrainingRecord,
)
from engine.project.weight_checks import belongs_to
from engine.values.array import Float32

_MOST_TEXT: Final = 4 * 2**20
_MOST_HYPERPARAMETERS: Final = 100
_MOST_STEPS: Final = 2**53
_COUNTS: Final = ("step", "epoch", "position")


def pack_training(packing: Packing, record: TrainingRecord) -> None:
    """Writes the parts of a record."""
    tensors: dict[str, Rounded] = {}
    strands = []
    for number, strand in enumerate(record.strands):
        tensors |= {f"{number}.training": strand.training, f"{number}.validation": strand.validation}
        for at, moment in enumerate(strand.moments):
            tensors |= {f"{number}.{at}.{name}": values for name, values in moment.weights.items()}
        counts = [{name: getattr(moment, name) for name in _COUNTS} for moment in strand.moments]
        strands.append({"parent": strand.parent, "plan": dict(strand.plan), "moments": counts})
    packing.add(TRAINING, json.dumps({"images": record.images, "strands": strands}, indent=1).encode())
    packing.add(TRAINING_WEIGHTS, save(tensors))


def unpack_training(parts: Unpacking, project: Project) -> TrainingRecord:
    """Reads the record of a training of this project.

    Raises:
        FormatError: a part was altered.
        Exception: almost any, if the record is damaged or one of another network.
    """
    described = json.loads(parts.read(TRAINING, _MOST_TEXT))
    tensors = load(parts.read(TRAINING_WEIGHTS, MOST_RECORD + _MOST_TEXT))
    strands = described["strands"]
    if not 0 < len(strands) <= MOST_STRANDS or sum(len(each["moments"]) for each in strands) > MOST_MOMENTS:
        raise ValueError("its training has no moments, or too many")
    record = TrainingRecord(
        _count(described["images"]),
        tuple(_strand(each, number, tensors, project) for number, each in enumerate(strands)),
    )
    if not record.images or not belongs_to(record, project):
        raise ValueError("its training is one of another network")
    return record


def _strand(
    described: Mapping[str, Any], number: int, tensors: Mapping[str, Rounded], project: Project
) -> RecordedStrand:
    parent = described["parent"]
    if parent is not None if number == 0 else not _count(parent) < number:
        raise ValueError("its training branches from what is not there")
    names = [f"{layer.id}.{name}" for layer in project.layers for name in layer.weights]
    moments = tuple(
        RecordedMoment(
            _count(each["step"]),
            _count(each["epoch"]),
            _count(each["position"]),
            {name: _rounded(tensors[f"{number}.{at}.{name}"]) for name in names},
        )
        for at, each in enumerate(described["moments"])
    )
    steps = [moment.step for moment in moments]
    if not steps or steps != sorted(set(steps)):
        raise ValueError("the moments of its training are out of order")
    training, validation = (_points(tensors[f"{number}.{name}"]) for name in ("training", "validation"))
    return RecordedStrand(parent, _plan(described["plan"]), moments, training, validation)


def _count(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < _MOST_STEPS:
        raise ValueError("its training counts wrongly")
    return value


def _plan(described: Any) -> dict[str, bool | int | float | str]:
    if not isinstance(described, dict) or len(described) > _MOST_HYPERPARAMETERS:
        raise ValueError("its training has no plan")
    for value in described.values():
        if not isinstance(value, bool | int | float | str) or (isinstance(value, float) and not math.isfinite(value)):
            raise ValueError("the plan of its training is none")
    return described


def _points(values: Rounded) -> Float32:
    if values.dtype != np.float32 or values.ndim != 2 or values.shape[1] != 3 or not np.isfinite(values).all():
        raise ValueError("the curve of its training is none")
    return _sealed(values)  # type: ignore[return-value]


def _rounded(values: Rounded) -> Rounded:
    if values.dtype not in (np.float16, np.float32):
        raise ValueError("the weights of its training are none")
    return _sealed(values)


def _sealed(values: Rounded) -> Rounded:
    values.flags.writeable = False
    return values
