"""Transposed convolution: the sum of copies of the filter, one per input cell, scaled by its value."""

from __future__ import annotations

import math
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING, Self

from engine.layers import convolution
from engine.layers.receptive_field import OwnSteps, Steps
from engine.layers.spec import Shape, Spec, needs_maps, side
from engine.layers.torch_module import TorchModule
from engine.layers.window_positions import Geometry
from engine.values.array import Float32
from engine.values.cells import Cell, Trace
from engine.values.errors import Problem
from engine.values.map_block import Block
from engine.values.messages import Message, message
from engine.values.params import Pair, param

if TYPE_CHECKING:
    from torch import Tensor

_TOO_MUCH = "an output padding of {padding} is not less than the stride."
_NAMED = ("stride", "padding", "output_padding", "groups", "bias", "dilation")
_MOST_FILTERS = 4096
_MOST_DENSE = 1024  # filters that read an equal number of channels: more would have too many weights


@dataclass(frozen=True)
class ConvTranspose2d(Spec, OwnSteps):
    """A bank of filters that enlarges: each input cell lays them down, times its value, and all that overlaps adds up.

    Computed here as a convolution with kernels rotated by 180°, of the input with zeros between its cells.

    Shapes: (C, H, W) -> (O, H', W'); weight (O, C / groups, KH, KW), bias (O,); O is ``filters``.
    Source: Dumoulin & Visin 2016, chapter 4.
    """

    kind = "convtranspose2d"
    title = "Transposed convolution"
    short = "Up conv"
    stem = "upconv"
    enlarges = True
    rule = "sum"
    has_filters = True

    filters: int = param(8, "Filters", "How many feature maps this layer makes.", low=1, high=_MOST_FILTERS)
    kernel: Pair = param(2, "Kernel", "Rows and columns of every filter.", low=1, high=63, pair=True)
    stride: Pair = param(2, "Stride", "How far apart two input cells lay the filter down.", low=1, high=63, pair=True)
    padding: Pair = param(0, "Padding", "How many cells are cut off around what comes out.", low=0, high=63, pair=True)
    output_padding: Pair = param(
        0,
        "Output padding",
        "How many more rows and columns come out at the end.",
        low=0,
        high=63,
        pair=True,
    )
    dilation: Pair = param(1, "Dilation", "The step between two weights laid down.", low=1, high=31, pair=True)
    groups: int = param(
        1, "Groups", "Into how many blocks the channels are split; as many as channels is depthwise.", low=1, high=4096
    )
    bias: bool = param(True, "Bias", "Whether a learned number is added to every sum.")

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
        around = [d * (k - 1) - p for d, k, p in zip(self.dilation, self.kernel, self.padding, strict=True)]
        return Geometry(
            self.kernel,
            (1, 1),
            (around[0], around[1]),
            self.dilation,
            "zeros",
            flip=True,
            padding_end=self.output_padding,
            gaps=(self.stride[0] - 1, self.stride[1] - 1),
            is_transposed=True,
        )

    @property
    def summary(self) -> Message:
        return convolution.summary(
            replace(self.geometry, stride=self.stride, padding=self.padding, flip=False), self.groups
        )

    def weight_shapes(self, shape: Shape) -> dict[str, Shape]:
        return convolution.filter_shapes(self, shape, self.kernel, self.groups, self.bias)

    @classmethod
    def keeping(cls, shape: Shape) -> Self:
        if len(shape) != 3 or shape[0] > _MOST_DENSE:
            return cls()
        return cls(filters=shape[0], kernel=(3, 3), stride=(1, 1), padding=(1, 1))

    def identity_weights(self, shape: Shape) -> dict[str, Float32]:
        return convolution.identity(self, self.geometry, shape, self.groups)

    def output_shape(self, shape: Shape) -> Shape | Problem:
        return (
            needs_maps(shape)
            or convolution.group_problem(shape[0], self.filters, self.groups)
            or _padding_problem(self, shape)
            or (self.filters, *self.geometry.output_size(shape[1:]))
        )

    def forward(self, x: Tensor, weights: Mapping[str, Tensor]) -> Tensor:
        import torch.nn.functional as F

        weight = weights["weight"]
        groups = x.shape[1] // weight.shape[1]  # not self.groups: the caller may pass only one group
        transposed = weight.reshape(groups, -1, *weight.shape[1:]).transpose(1, 2).flatten(0, 1)
        x, transposed = convolution.channels_first(x), convolution.channels_first(transposed)
        rest = self.stride, self.padding, self.output_padding, groups, self.dilation
        return F.conv_transpose2d(x, transposed, weights.get("bias"), *rest)

    def trace(self, x: Block, weights: Mapping[str, Float32], cell: Cell) -> Trace:
        return convolution.traced(self, self.geometry, x, weights, cell)

    def by_channel(self, channels: int) -> Self:
        return replace(self, filters=channels, groups=channels, bias=False)

    def multiply_adds(self, shape: Shape, output: Shape) -> int:
        return math.prod(shape) * math.prod(self.kernel) * self.filters // self.groups

    def reads(self, channel: int, channels: int) -> range:
        return convolution.channels_read(self, channel, channels, self.groups)

    def steps(self, input_shape: Shape, output_shape: Shape) -> tuple[Steps, Steps, Steps]:
        sides = zip(self.stride, self.geometry.reach, self.geometry.padding, strict=True)
        (first, size, jump), (left, width, across) = (_steps(*each) for each in sides)
        return (first, left), (size, width), (jump, across)

    def torch_module(self, shape: Shape) -> TorchModule:
        options = {name: getattr(self, name) for name in _NAMED}
        return TorchModule("ConvTranspose2d", (shape[0], self.filters, self.kernel), options, transposed=self.groups)

    def cache_key(self) -> Hashable:
        return replace(self, filters=1, groups=1)  # which do not change the output of one filter for its input


def _padding_problem(spec: ConvTranspose2d, shape: Shape) -> Problem | None:
    """The Problem of padding that is too large for an input of ``shape`` (C, H, W); else None."""
    steps = zip(spec.output_padding, spec.stride, spec.dilation, strict=True)
    if any(more >= max(stride, apart) for more, stride, apart in steps):
        words = message(_TOO_MUCH, padding=side(spec.output_padding))
        return Problem(words, message("Use less output padding, or a larger stride."))
    if all(spec.geometry.output_size(shape[1:])):
        return None
    words = message("padding {padding} cuts off all that comes out.", padding=side(spec.padding))
    return Problem(words, message("Use less padding or a larger kernel."))


def _steps(stride: int, reach: int, before: int) -> tuple[Fraction, Fraction, Fraction]:
    """Along one axis: the first cell of window 0, the size of a window, the distance between two neighbours."""
    size, middle = Fraction(-(-reach // stride)), Fraction(reach - 1 - 2 * before, 2 * stride)
    return middle - (size - 1) / 2, size, Fraction(1, stride)
