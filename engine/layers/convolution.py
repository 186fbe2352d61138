"""Helpers of layers with filters: summaries, traces, Problems, identity weights, memory layout."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from engine.layers.spec import Shape, Spec, does_not_fit, side, times
from engine.layers.window_positions import Geometry
from engine.values.array import Float32
from engine.values.cells import NOWHERE, Cell, Terms, Trace
from engine.values.errors import Problem
from engine.values.map_block import Block
from engine.values.messages import Message, message
from engine.values.params import Pair

if TYPE_CHECKING:
    from torch import Tensor

_MIN_CHANNELS_LAST = 16  # rows and columns


def summary(geometry: Geometry, groups: int) -> Message:
    """The geometry and groups in a few words, without default values."""
    parts = ["{kernel}"]
    if geometry.stride != (1, 1):
        parts.append("stride {stride}")
    parts += padding_parts(geometry)
    if geometry.dilation != (1, 1):
        parts.append("dilation {dilation}")
    if groups > 1:
        parts.append("{groups} groups")
    if geometry.flip:
        parts.append("flipped")
    return message(
        " · ".join(parts),
        kernel=times(geometry.kernel),
        stride=side(geometry.stride),
        padding=side(geometry.padding),
        end=side(geometry.padding_end),
        dilation=side(geometry.dilation),
        groups=groups,
    )


def filter_shapes(spec: Spec, shape: Shape, kernel: Pair, groups: int, bias: bool) -> dict[str, Shape]:
    """The shapes of the weights by name of a layer with filters, for an input of ``shape`` (C, H, W)."""
    shapes: dict[str, Shape] = {"weight": (spec.outputs, shape[0] // groups, *kernel)}
    return {**shapes, "bias": (spec.outputs,)} if bias else shapes


def identity(spec: Spec, geometry: Geometry, shape: Shape, groups: int) -> dict[str, Float32]:
    """Weights by name with which a layer with filters copies its input of ``shape`` (C, H, W)."""
    sizes = spec.weight_shapes(shape)
    filters = identity_filters(sizes.pop("weight"), geometry, groups)
    return {"weight": filters, **{name: np.zeros(size, np.float32) for name, size in sizes.items()}}


def channels_read(spec: Spec, channel: int, channels: int, groups: int) -> range:
    """The input channels, of ``channels``, that filter number ``channel`` reads."""
    block = channels // groups
    first = channel // (spec.outputs // groups) * block
    return range(first, first + block)


def traced(spec: Spec, geometry: Geometry, x: Block, weights: Mapping[str, Float32], cell: Cell) -> Trace:
    """The trace of one cell of a layer with filters; arguments as for :meth:`Spec.trace`."""
    kernels = weights["weight"][cell[0]]  # (C / groups, KH, KW)
    if geometry.flip:
        kernels = kernels[:, ::-1, ::-1]
    cells, padding = geometry.cells(x.shape, spec.reads(cell[0], len(x)), cell[1:])
    values = x[tuple(cells.T)].astype(np.float64)
    values[(cells == NOWHERE).any(axis=1)] = 0
    terms = Terms(cells, values, kernels.ravel(), padding=padding)
    bias = float(weights["bias"][cell[0]]) if "bias" in weights else 0.0
    return Trace(spec.rule, terms, bias, terms.total + bias, terms.total, kernels.shape)


def padding_parts(geometry: Geometry) -> list[str]:
    """The part of the template of a summary about padding; empty if there is none."""
    if geometry.padding_end != (0, 0):
        return ["pad {padding} + {end}"]
    return ["pad {padding}"] if geometry.padding != (0, 0) else []


def identity_filters(shape: Shape, geometry: Geometry, groups: int) -> Float32:
    """Filters of ``shape`` (O, C / groups, KH, KW), the first of each group copying its input channels in order."""
    filters = np.zeros(shape, np.float32)
    row, column = geometry.flipped(*((side - 1) // 2 for side in geometry.kernel))
    outputs = shape[0] // groups
    same = np.arange(min(shape[1], outputs))
    for group in range(groups):
        filters[group * outputs + same, same, row, column] = 1
    return filters


def padded(x: Tensor, geometry: Geometry) -> Tensor:
    """A batch (N, C, H, W) with padding around its maps, filled by the border of the geometry."""
    import torch.nn.functional as F

    (above, left), (below, right) = geometry.padding, geometry.after
    if not (above or left or below or right):
        return x
    border = "constant" if geometry.border == "zeros" else geometry.border
    return F.pad(x, (left, right, above, below), mode=border)


def padded_rows(x: Tensor, geometry: Geometry, first: int, last: int) -> Tensor:
    """Rows ``first`` to ``last`` of a batch (N, C, H, W) after padding with zeros; one of them at least is in ``x``."""
    import torch.nn.functional as F

    (above, left), (_, right) = geometry.padding, geometry.after
    start, stop = first - above, last + 1 - above
    sides = left, right, max(-start, 0), max(stop - x.shape[2], 0)
    rows = x[:, :, max(start, 0) : stop]
    return F.pad(rows, sides) if any(sides) else rows


def padded_in_code(geometry: Geometry) -> str:
    """PyTorch code of :func:`padded`, in which ``{all}`` stands for the batch."""
    (above, left), (below, right) = geometry.padding, geometry.after
    mode = "" if geometry.border == "zeros" else f", mode={geometry.border!r}"
    return f"nn.functional.pad({{all}}, ({left}, {right}, {above}, {below}){mode})"


def channels_first(values: Tensor) -> Tensor:
    """The tensor (N, C, H, W) in contiguous (channels first) memory, with the strides of that layout."""
    _, c, h, w = values.shape
    if values.stride() == (c * h * w, h * w, w, 1):
        return values  # two views fewer to go back through in training
    return values.reshape(-1).view(values.shape)  # contiguous() keeps the strides of channels last if C is 1


def allows_channels_last(geometry: Geometry, size: Sequence[int]) -> bool:
    """Whether maps of ``size`` (rows, columns) are large enough for channels-last memory, which is faster.

    For small maps PyTorch 2.13 (oneDNN) then computes wrong numbers, reads out of bounds or crashes: inputs smaller
    than the kernel, padding larger than the kernel, outputs of one column. The accepted sizes were compared with the
    contiguous layout in 30,000 random cases.
    """
    reach = geometry.reach
    large = min(*size, *geometry.output_size(size)) >= _MIN_CHANNELS_LAST
    return large and size[0] >= reach[0] and size[1] >= reach[1]


def group_problem(channels: int, filters: int, groups: int) -> Problem | None:
    """The Problem of a number of groups that does not divide the numbers of input channels and filters; else None."""
    for count, what in ((channels, message("input channels")), (filters, message("filters"))):
        if count % groups:
            return Problem(
                message("{count} {what} cannot be split into {groups} groups.", count=count, what=what, groups=groups),
                message("Choose a number of groups that divides both channels and filters."),
            )
    return None


def window_problem(geometry: Geometry, shape: Shape) -> Problem | None:
    """The Problem of a window, or of a border, that needs a larger input than ``shape`` (C, H, W); else None."""
    most = {"reflect": -1, "circular": 0}.get(geometry.border)
    if most is not None and any(p > size + most for p, size in zip(geometry.after, shape[1:], strict=True)):
        return Problem(
            message(
                "a {border} border of {padding} needs a larger input than {size}.",
                border=geometry.border,
                padding=side(geometry.after),
                size=times(shape[1:]),
            ),
            message("Use less padding, or a border of zeros."),
        )
    if all(geometry.output_size(shape[1:])):
        return None
    what = message("kernel") if geometry.dilation == (1, 1) else message("(dilated) kernel")
    return does_not_fit(what, geometry.reach, shape)
