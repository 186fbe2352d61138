"""Convolution: every output map is one filter slid over the input maps."""

from __future__ import annotations

import math
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Self

from engine.layers import convolution
from engine.layers.spec import Shape, Spec, needs_maps
from engine.layers.torch_module import TorchModule
from engine.layers.window_positions import BORDERS, Geometry
from engine.values.array import Float32
from engine.values.cells import Cell, Trace
from engine.values.errors import Problem
from engine.values.map_block import Block
from engine.values.messages import Message
from engine.values.params import Pair, param

if TYPE_CHECKING:
    from torch import Tensor


_MOST_FILTERS = 4096
_MOST_DENSE = 1024  # filters that read an equal number of channels: more would have too many weights


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
    padding_end: Pair = param(
        0, "Extra padding", "How many more cells are added below and on the right.", low=0, high=63, pair=True
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
        return Geometry(
            self.kernel, self.stride, self.padding, self.dilation, self.border, False, self.flip, self.padding_end
        )

    @property
    def summary(self) -> Message:
        return convolution.summary(self.geometry, self.groups)

    def weight_shapes(self, shape: Shape) -> dict[str, Shape]:
        return convolution.filter_shapes(self, shape, self.kernel, self.groups, self.bias)

    @classmethod
    def keeping(cls, shape: Shape) -> Self:
        if len(shape) != 3 or shape[0] > _MOST_FILTERS:
            return cls()
        return cls(filters=shape[0], padding=(1, 1), groups=1 if shape[0] <= _MOST_DENSE else shape[0])

    def identity_weights(self, shape: Shape) -> dict[str, Float32]:
        return convolution.identity(self, self.geometry, shape, self.groups)

    def output_shape(self, shape: Shape) -> Shape | Problem:
        return (
            needs_maps(shape)
            or convolution.group_problem(shape[0], self.filters, self.groups)
            or convolution.window_problem(self.geometry, shape)
            or (self.filters, *self.geometry.output_size(shape[1:]))
        )

    def forward(self, x: Tensor, weights: Mapping[str, Tensor]) -> Tensor:
        import torch.nn.functional as F

        weight, padding = weights["weight"], self.padding
        if self.flip:
            weight = weight.flip(-2, -1)
        if not convolution.allows_channels_last(self.geometry, x.shape[-2:]):
            x, weight = convolution.channels_first(x), convolution.channels_first(weight)
        if self.border != "zeros" or self.padding_end != (0, 0):
            x, padding = convolution.padded(x, self.geometry), (0, 0)
        groups = x.shape[1] // weight.shape[1]  # not self.groups: the caller may pass only one group
        return F.conv2d(x, weight, weights.get("bias"), self.stride, padding, self.dilation, groups)

    def trace(self, x: Block, weights: Mapping[str, Float32], cell: Cell) -> Trace:
        return convolution.traced(self, self.geometry, x, weights, cell)

    def without_padding(self) -> Self:
        return replace(self, padding=(0, 0), padding_end=(0, 0), border="zeros")

    def by_channel(self, channels: int) -> Self:
        return replace(self, filters=channels, groups=channels, bias=False)

    def multiply_adds(self, shape: Shape, output: Shape) -> int:
        return math.prod(output) * math.prod(self.kernel) * shape[0] // self.groups

    def reads(self, channel: int, channels: int) -> range:
        return convolution.channels_read(self, channel, channels, self.groups)

    def torch_module(self, shape: Shape) -> TorchModule:
        is_even = self.padding_end == (0, 0)
        options = {
            "stride": self.stride,
            "padding": self.padding if is_even else (0, 0),
            "dilation": self.dilation,
            "groups": self.groups,
            "bias": self.bias,
            "padding_mode": self.border if is_even else "zeros",
        }
        read = "{all}" if is_even else convolution.padded_in_code(self.geometry)
        return TorchModule("Conv2d", (shape[0], self.filters, self.kernel), options, read, flipped=self.flip)

    def cache_key(self) -> Hashable:
        return replace(self, filters=1, groups=1)  # which do not change the output of one filter for its input
