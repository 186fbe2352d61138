"""A training that is kept with a project: its curves, and rounded weights at moments of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from engine.values.array import Float32

Rounded = NDArray[np.float16] | Float32
MOST_MOMENTS = 2000
MOST_STRANDS = 200
MOST_RECORD = 32 * 2**20  # bytes of one record


@dataclass(frozen=True, eq=False)
class RecordedMoment:
    """The weights after a step of a training.

    Args:
        step, epoch, position: as in :class:`engine.training.state.TrainingState`.
        weights: rounded by :func:`rounded`, read-only, by layer and name: ``conv1.weight``.
    """

    step: int
    epoch: int
    position: int
    weights: Mapping[str, Rounded]


@dataclass(frozen=True, eq=False)
class RecordedStrand:
    """One line of a training, see :class:`engine.training.history.Strand`.

    Args:
        parent: the number of the strand that it branches from, a smaller one than its own; None for the first.
        plan: its hyperparameters by name.
        moments: with rising steps, at least one.
        training, validation: points of the curve, (n, 3): finished epochs, loss, accuracy (0..1).
    """

    parent: int | None
    plan: Mapping[str, bool | int | float | str]
    moments: tuple[RecordedMoment, ...]
    training: Float32
    validation: Float32


@dataclass(frozen=True, eq=False)
class TrainingRecord:
    """A training with all that it takes to look back at it; equal to another with the same numbers.

    Args:
        images: number of images that it learned from, those for validation included.
        strands: in the order in which they began, at least one.
    """

    images: int
    strands: tuple[RecordedStrand, ...]

    @cached_property
    def nbytes(self) -> int:
        """The memory that it takes."""
        return sum(values.nbytes for values in self._arrays())

    @property
    def moments(self) -> int:
        """The number of moments of all strands."""
        return sum(len(strand.moments) for strand in self.strands)

    def _arrays(self) -> Iterator[Rounded]:
        for strand in self.strands:
            yield from (strand.training, strand.validation)
            for moment in strand.moments:
                yield from moment.weights.values()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, TrainingRecord) and (self is other or _content(self) == _content(other))

    def __hash__(self) -> int:
        return hash((self.images, self.moments))


def _content(value: object) -> object:
    """What a part of a record contains, to compare it by."""
    if isinstance(value, TrainingRecord | RecordedStrand | RecordedMoment):
        return [_content(getattr(value, each.name)) for each in fields(value)]
    if isinstance(value, tuple):
        return [_content(each) for each in value]
    if isinstance(value, np.ndarray):
        return value.dtype.str, value.shape, value.tobytes()
    return {name: _content(each) for name, each in value.items()} if isinstance(value, Mapping) else value


def rounded(values: Float32) -> Rounded:
    """Weights in half precision, read-only; unchanged where half precision cannot hold one of them."""
    with np.errstate(over="ignore"):
        half = values.astype(np.float16)
    if not np.isfinite(half).all():
        return values
    half.flags.writeable = False
    return half
