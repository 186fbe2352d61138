"""Sets of cells mapped through one layer: the input cells that they depend on, the output cells that depend on them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from fractions import Fraction

import numpy as np

from engine.layers.joining import Joining
from engine.layers.spec import Shape, Spec
from engine.values.cell_set import CellSet, Field, Mask, readers_of, sources_of

Steps = tuple[Fraction, Fraction]  # (rows, columns), in input cells


class OwnCells(ABC):
    """Mixin of kinds whose cells do not read whole blocks of channels, rows and columns: their exact sets of cells."""

    @abstractmethod
    def cells_before(self, field: Field, input_shape: Shape, output_shape: Shape) -> CellSet:
        """The input cells that the output cells in ``field`` depend on."""

    @abstractmethod
    def cells_after(self, field: Field, input_shape: Shape, output_shape: Shape) -> CellSet:
        """The output cells that depend on the input cells in ``field``."""


class OwnSteps(ABC):
    """Mixin of kinds whose windows can be a fraction of an input cell apart: their exact positions."""

    @abstractmethod
    def steps(self, input_shape: Shape, output_shape: Shape) -> tuple[Steps, Steps, Steps]:
        """See :func:`steps_of`."""


def steps_of(spec: Spec, shape: Shape, output: Shape) -> tuple[Steps, Steps, Steps]:
    """The positions of the windows of output cells in the input.

    Args:
        shape: (C, H, W) of the input.
        output: (O, H', W').

    Returns:
        the start of window 0, the size of a window, and the distance between two neighbours, which is below 1 for
        layers that enlarge.
    """
    if isinstance(spec, OwnSteps):
        return spec.steps(shape, output)
    spans, following = (spec.window(shape, (at, at), (at, at)) for at in (0, 1))
    (top, bottom), (left, right) = spans
    return (
        (Fraction(top), Fraction(left)),
        (Fraction(bottom - top + 1), Fraction(right - left + 1)),
        (Fraction(following[0][0] - top), Fraction(following[1][0] - left)),
    )


def cells_before(spec: Spec, field: Field, shapes: Sequence[Shape], output: Shape) -> tuple[CellSet, ...]:
    """The cells of each input of a layer that its output cells in ``field`` depend on (backwards one layer).

    Args:
        shapes: of the inputs, (C, H, W) or (F,).
        output: the output shape.
    """
    if isinstance(spec, Joining):
        return tuple(CellSet((read,)) for read in spec.joint_before(field, shapes, output))
    if isinstance(spec, OwnCells):
        return (spec.cells_before(field, shapes[0], output),)
    return (CellSet((field_before(spec, field, shapes[0], output),)),)


def cells_after(spec: Spec, field: Field, source: int, shapes: Sequence[Shape], output: Shape) -> CellSet:
    """The output cells of a layer that depend on the cells in ``field`` of input number ``source`` (forwards).

    Args: as for :func:`cells_before`.
    """
    if isinstance(spec, Joining):
        return CellSet((spec.joint_after(field, source, shapes, output),))
    if isinstance(spec, OwnCells):
        return spec.cells_after(field, shapes[0], output)
    return CellSet((field_after(spec, field, shapes[0], output),))


def field_before(spec: Spec, field: Field, input_shape: Shape, output_shape: Shape) -> Field:
    """:func:`cells_before` for a kind with one input whose cells read whole blocks of channels, rows and columns."""
    if spec.flattens:
        return _unflattened(field, input_shape)
    channels = field.channels if spec.channelwise else _channels_before(spec, field.channels, input_shape[0])
    if len(output_shape) == 1:
        return Field(channels, field.rows, field.columns)
    rows, columns = (
        sources_of(mask, spec.reads_along(axis, input_shape[axis + 1], output_shape[axis + 1]), input_shape[axis + 1])
        for axis, mask in enumerate((field.rows, field.columns))
    )
    return Field(channels, rows, columns)


def field_after(spec: Spec, field: Field, input_shape: Shape, output_shape: Shape) -> Field:
    """:func:`cells_after` for a kind with one input whose cells read whole blocks of channels, rows and columns."""
    if spec.flattens:
        return _flattened(field, input_shape)
    channels = (
        field.channels if spec.channelwise else _channels_after(spec, field.channels, input_shape[0], output_shape[0])
    )
    if len(output_shape) == 1:
        return Field(channels, field.rows, field.columns)
    rows, columns = (
        readers_of(mask, spec.reads_along(axis, input_shape[axis + 1], output_shape[axis + 1]))
        for axis, mask in enumerate((field.rows, field.columns))
    )
    return Field(channels, rows, columns)


def _unflattened(field: Field, input_shape: Shape) -> Field:
    """The smallest Field of the input (C, H, W) that contains the cells of a flattened vector."""
    if len(input_shape) == 1:
        return field
    cells = field.channels.reshape(input_shape)
    return Field(*(np.any(cells, axis=axes) for axes in ((1, 2), (0, 2), (0, 1))))


def _flattened(field: Field, input_shape: Shape) -> Field:
    """The units of the flattened vector that are cells of ``field``."""
    if len(input_shape) == 1:
        return field
    units = field.channels[:, None, None] & field.rows[:, None] & field.columns
    return Field(units.ravel(), np.ones(1, np.bool_), np.ones(1, np.bool_))


def _channels_before(spec: Spec, chosen: Mask, channels: int) -> Mask:
    """Mask (channels,) of the input channels that the chosen output channels depend on."""
    found = np.zeros(channels, np.bool_)
    for reads in _distinct_reads(spec, np.flatnonzero(chosen).tolist(), channels):
        found[reads.start : reads.stop] = True
    return found


def _distinct_reads(spec: Spec, outputs: Sequence[int], channels: int) -> set[range]:
    if outputs and channels > 1 and len(spec.reads(0, channels)) == channels:
        return {range(channels)}
    return {spec.reads(channel, channels) for channel in outputs}


def _channels_after(spec: Spec, chosen: Mask, channels: int, outputs: int) -> Mask:
    """Mask (outputs,) of the output channels that depend on any chosen input channel."""
    if channels > 1 and len(spec.reads(0, channels)) == channels:
        return np.full(outputs, chosen.any())
    reads = (spec.reads(channel, channels) for channel in range(outputs))
    return np.array([chosen[each.start : each.stop].any() for each in reads], np.bool_)
