"""Average pooling: every window becomes its mean."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from engine.layers.pooling import Pooling, padded_at_end, padded_at_end_in_code
from engine.layers.spec import KindMistake, Shape
from engine.layers.torch_module import TorchModule
from engine.values.array import Float32
from engine.values.cells import Cell, Terms, Trace
from engine.values.map_block import Block
from engine.values.messages import message
from engine.values.params import param

if TYPE_CHECKING:
    from torch import Tensor


@dataclass(frozen=True)
class AvgPool2d(Pooling):
    """The mean under every window; padding counts as zeros, as in PyTorch, or does not count."""

    kind = "avgpool2d"
    title = "Average pool"
    short = "Avg pool"
    rule = "mean"
    counterpart = "maxpool2d"

    count_padding: bool = param(
        True, "Count padding", "Whether cells of the padding count in the number that the sum is divided by."
    )

    def forward(self, x: Tensor, weights: Mapping[str, Tensor]) -> Tensor:
        import torch.nn.functional as F

        windows, padded = (self.kernel, self.stride, self.padding, self.ceil), padded_at_end(x, self.padding_end, 0)
        if self.count_padding or self.padding_end == (0, 0):
            return F.avg_pool2d(padded, *windows, self.count_padding)
        counted = padded_at_end(x.new_ones((1, 1, *x.shape[-2:])), self.padding_end, 0)
        return F.avg_pool2d(padded, *windows) / F.avg_pool2d(counted, *windows)

    def trace(self, x: Block, weights: Mapping[str, Float32], cell: Cell) -> Trace:
        divisor = divisor_at(self, x.shape, *cell[1:])
        cells, values = self.covered(x, cell)
        terms = Terms(cells, values.ravel(), np.full(values.size, 1 / divisor), values.ravel().astype(float) / divisor)
        return Trace(self.rule, terms, 0.0, terms.total, float(divisor), (1, *values.shape))

    def mistakes(self, traced: Trace) -> Iterator[KindMistake]:
        count, whole = int(traced.total), math.prod(self.kernel)
        if count != whole:
            words = message(_HANGING if self.count_padding else _UNCOUNTED, count=count, whole=whole)
            yield "whole_window", traced.terms.sum_of_values / whole, words

    def torch_module(self, shape: Shape) -> TorchModule:
        options = {"padding": self.padding, "ceil_mode": self.ceil, "count_include_pad": self.count_padding}
        read = padded_at_end_in_code(self.padding_end)
        if self.count_padding or self.padding_end == (0, 0):
            return TorchModule("AvgPool2d", (self.kernel, self.stride), options, read)
        pool = f"nn.functional.avg_pool2d({{}}, {self.kernel}, {self.stride}, {self.padding}, {self.ceil})"
        ones = read.replace("{all}", "torch.ones_like({all})")
        return TorchModule("", input=f"{pool.format(read)} / {pool.format(ones)}")


_HANGING = "Part of this window hangs over the padding: the sum is divided by {count}, not by {whole}."
_UNCOUNTED = "The cells of the padding do not count here: the sum is divided by {count}."


def divisor_at(spec: AvgPool2d, shape: Shape, row: int, column: int) -> int:
    """The divisor of the mean at an output position, for an input of ``shape`` (C, H, W).

    With ``ceil`` the part of a window beyond the padding does not count, as in PyTorch.
    """
    if not spec.count_padding:
        return math.prod(len(inside) for inside in spec.inside(shape, row, column))
    return math.prod(
        min(at * s + k, size + p + after) - at * s
        for at, s, k, p, after, size in zip(
            (row, column), spec.stride, spec.kernel, spec.padding, spec.geometry.after, shape[1:], strict=True
        )
    )
