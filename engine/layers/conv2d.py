"""Convolution: every output map is one filter slid over the input maps."""

from __future__ import annotations

import math
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Self

import numpy as np
from numpy.typing import NDArray

from engine.layers.spec import Shape, Spec, does_not_fit, needs_maps, side, times, windowed_size, windowed_span
from engine.layers.torch_module import TorchModule
from engine.layers.window_positions import BORDERS, Geometry, positions, source_index, window_indices
from engine.values.array import Float32
from engine.values.cell_set import Span
from engine.values.cells import NOWHERE, Cell, Terms, Trace
from engine.values.errors import Problem
from engine.values.map_block import Block
from engine.values.messages import Message, message
from engine.values.params import Pair, param

if TYPE_CHECKING:
    from torch import Tensor


_ROOMY = 16  # rows and columns
_MOST_FILTERS = 4096
_MOST_DENSE = 1024  # filters, each reading as many channels: more would be too many weights


def _map_by_map(values: Tensor) -> Tensor:
    """The tensor in contiguous (channels first) memory, with the strides of that layout: (N, C, H, W)."""
    return values.reshape(-1).view(values.shape)


def _every(*axes: NDArray[np.intp]) -> NDArray[np.intp]:
    """The Cartesian product of index arrays, in reading order: (n, axes)."""
    return np.stack(np.meshgrid(*axes, indexing="ij"), axis=-1).reshape(-1, len(axes))


@dataclass(frozen=True)
class Conv2d(Spec):
    """A bank of filters, each slid over all input maps: multiply, add up, add the bias.

    Cross-correlation, as in PyTorch; true convolution with ``flip``.

    Shapes: (C, H, W) -> (O, H', W'); weight (O, C / groups, KH, KW), bias (O,); O is ``filters``.
    Source: Dumoulin & Visin 2016, relationship 15, for the size.
    """

    kind = "conv2d"
    title = "Convolution"
    short = "Conv"
    stem = "conv"
    rule = "sum"
    has_filters = True

    filters: int = param(8, "Filters", "How many feature maps this layer makes.", low=1, high=_MOST_FILTERS)
    kernel: Pair = param(3, "Kernel", "Rows and columns of every filter.", low=1, high=63, pair=True)
    stride: Pair = param(1, "Stride", "How far the filter moves between two positions.", low=1, high=63, pair=True)
    padding: Pair = param(0, "Padding", "How many cells are added around the input.", low=0, high=63, pair=True)
    border: str = param("zeros", "Border", "What the added cells hold.", choices=BORDERS)
    dilation: Pair = param(1, "Dilation", "The step between two weights laid on the input.", low=1, high=31, pair=True)
    groups: int = param(
        1, "Groups", "Into how many blocks the channels are split; as many as channels is depthwise.", low=1, high=4096
    )
    bias: bool = param(True, "Bias", "Whether a learned number is added to every sum.")
    flip: bool = param(
        False, "Flip", "True convolution: turn the kernel by 180° first. Networks leave it as it is (correlation)."
    )

    @property
    def outputs(self) -> int:
        return self.filters

    def with_outputs(self, count: int) -> Self:
        return replace(self, filters=count)

    @property
    def is_grouped(self) -> bool:
        return self.groups > 1

    @property
    def geometry(self) -> Geometry:
        return Geometry(self.kernel, self.stride, self.padding, self.dilation, self.border, flip=self.flip)

    @property
    def summary(self) -> Message:
        parts = ["{kernel}"]
        if self.stride != (1, 1):
            parts.append("stride {stride}")
        if self.padding != (0, 0):
            parts.append("pad {padding}")
        if self.dilation != (1, 1):
            parts.append("dilation {dilation}")
        if self.groups > 1:
            parts.append("{groups} groups")
        if self.flip:
            parts.append("flipped")
        return message(
            " · ".join(parts),
            kernel=times(self.kernel),
            stride=side(self.stride),
            padding=side(self.padding),
            dilation=side(self.dilation),
            groups=self.groups,
        )

    def weight_shapes(self, shape: Shape) -> dict[str, Shape]:
        shapes: dict[str, Shape] = {"weight": (self.filters, shape[0] // self.groups, *self.kernel)}
        if self.bias:
            shapes["bias"] = (self.filters,)
        return shapes

    @classmethod
    def keeping(cls, shape: Shape) -> Self:
        if len(shape) != 3 or shape[0] > _MOST_FILTERS:
            return cls()
        return cls(filters=shape[0], padding=(1, 1), groups=1 if shape[0] <= _MOST_DENSE else shape[0])

    def identity_weights(self, shape: Shape) -> dict[str, Float32]:
        weights = {name: np.zeros(size, np.float32) for name, size in self.weight_shapes(shape).items()}
        rows, columns = ((side - 1) // 2 for side in self.kernel)
        if self.flip:
            rows, columns = self.kernel[0] - 1 - rows, self.kernel[1] - 1 - columns
        block, made = shape[0] // self.groups, self.filters // self.groups
        for group in range(self.groups):
            same = np.arange(min(block, made))
            weights["weight"][group * made + same, same, rows, columns] = 1
        return weights

    def output_shape(self, shape: Shape) -> Shape | Problem:
        return needs_maps(shape) or self._group_problem(shape) or self._border_problem(shape) or self._slid(shape)

    def _group_problem(self, shape: Shape) -> Problem | None:
        for count, what in ((shape[0], message("input channels")), (self.filters, message("filters"))):
            if count % self.groups:
                return Problem(
                    message(
                        "{count} {what} cannot be split into {groups} groups.",
                        count=count,
                        what=what,
                        groups=self.groups,
                    ),
                    message("Choose a number of groups that divides both channels and filters."),
                )
        return None

    def _border_problem(self, shape: Shape) -> Problem | None:
        most = {"reflect": -1, "circular": 0}.get(self.border)
        if most is None or all(p <= size + most for p, size in zip(self.padding, shape[1:], strict=True)):
            return None
        return Problem(
            message(
                "a {border} border of {padding} needs a larger input than {size}.",
                border=self.border,
                padding=side(self.padding),
                size=times(shape[1:]),
            ),
            message("Use less padding, or a border of zeros."),
        )

    def _slid(self, shape: Shape) -> Shape | Problem:
        rows, columns = (
            windowed_size(
                shape[axis + 1], self.kernel[axis], self.stride[axis], self.padding[axis], self.dilation[axis]
            )
            for axis in (0, 1)
        )
        if not (rows and columns):
            reach = [d * (k - 1) + 1 for k, d in zip(self.kernel, self.dilation, strict=True)]
            what = message("kernel") if self.dilation == (1, 1) else message("(dilated) kernel")
            return does_not_fit(what, reach, shape)
        return self.filters, rows, columns

    def forward(self, x: Tensor, weights: Mapping[str, Tensor]) -> Tensor:
        import torch.nn.functional as F

        weight, padding = weights["weight"], self.padding
        if self.flip:
            weight = weight.flip(-2, -1)
        if not self._is_roomy(x.shape):
            x, weight = _map_by_map(x), _map_by_map(weight)
        if self.border != "zeros" and padding != (0, 0):
            rows, columns = padding
            x = F.pad(x, (columns, columns, rows, rows), mode=self.border)
            padding = (0, 0)
        groups = x.shape[1] // weight.shape[1]  # the caller may pass one group's channels and filters alone
        return F.conv2d(x, weight, weights.get("bias"), self.stride, padding, self.dilation, groups)

    def _is_roomy(self, shape: Sequence[int]) -> bool:
        """Whether an input (N, C, H, W) is large enough for channels-last memory, which is faster for large maps.

        For small maps PyTorch 2.13 (oneDNN) then computes wrong numbers, reads out of bounds or crashes: inputs
        smaller than the kernel, padding larger than the kernel, outputs of one column. What this accepts was compared
        with the contiguous layout in 30,000 random cases.
        """
        made = self._slid((0, *shape[-2:]))
        reach = (d * (k - 1) + 1 for k, d in zip(self.kernel, self.dilation, strict=True))
        return (
            isinstance(made, tuple)
            and min(*shape[-2:], *made[1:]) >= _ROOMY
            and all(size >= needed for size, needed in zip(shape[-2:], reach, strict=True))
        )

    def trace(self, x: Block, weights: Mapping[str, Float32], cell: Cell) -> Trace:
        channel = cell[0]
        kernels = weights["weight"][channel]  # (C / groups, KH, KW)
        if self.flip:
            kernels = kernels[:, ::-1, ::-1]
        covered = [
            window_indices(
                cell[axis + 1], self.kernel[axis], self.stride[axis], self.padding[axis], self.dilation[axis]
            )[0]
            for axis in (0, 1)
        ]
        read = [source_index(at, size, self.border) for at, size in zip(covered, x.shape[1:], strict=True)]
        outside = [(at < 0) | (at >= size) for at, size in zip(covered, x.shape[1:], strict=True)]
        cells = _every(np.array(self.reads(channel, len(x))), *read)
        values = x[tuple(cells.T)].astype(np.float64)
        values[(cells == NOWHERE).any(axis=1)] = 0
        padding = np.broadcast_to(outside[0][:, None] | outside[1], kernels.shape).ravel()
        terms = Terms(cells, values, kernels.ravel(), padding=padding)
        bias = float(weights["bias"][channel]) if self.bias else 0.0
        return Trace(self.rule, terms, bias, terms.total + bias, terms.total, kernels.shape)

    def without_padding(self) -> Self:
        return replace(self, padding=(0, 0), border="zeros")

    def by_channel(self, channels: int) -> Self:
        return replace(self, filters=channels, groups=channels, bias=False)

    def multiply_adds(self, shape: Shape, output: Shape) -> int:
        return math.prod(output) * math.prod(self.kernel) * shape[0] // self.groups

    def reads(self, channel: int, channels: int) -> range:
        block = channels // self.groups
        first = channel // (self.filters // self.groups) * block
        return range(first, first + block)

    def window(self, shape: Shape, rows: Span, columns: Span) -> tuple[Span, Span]:
        return (
            windowed_span(rows, self.kernel[0], self.stride[0], self.padding[0], self.dilation[0]),
            windowed_span(columns, self.kernel[1], self.stride[1], self.padding[1], self.dilation[1]),
        )

    def reads_along(self, axis: int, size: int, count: int) -> NDArray[np.intp]:
        return positions(
            count, size, self.kernel[axis], self.stride[axis], self.padding[axis], self.dilation[axis], self.border
        )

    def torch_module(self, shape: Shape) -> TorchModule:
        options = {
            "stride": self.stride,
            "padding": self.padding,
            "dilation": self.dilation,
            "groups": self.groups,
            "bias": self.bias,
            "padding_mode": self.border,
        }
        return TorchModule("Conv2d", (shape[0], self.filters, self.kernel), options, turned=self.flip)

    def cache_key(self) -> Hashable:
        """Without the numbers of filters and groups: they do not change the output of one filter for its input."""
        return replace(self, filters=1, groups=1)
