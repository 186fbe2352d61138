"""Local response normalisation: every cell divided by a power of the sum of squares of neighbouring channels."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from engine.layers.spec import Shape, Spec, needs_maps
from engine.layers.torch_module import TorchModule
from engine.values.array import Float32
from engine.values.cells import Cell, Terms, Trace
from engine.values.errors import Problem
from engine.values.map_block import Block
from engine.values.messages import Message, message
from engine.values.params import param

if TYPE_CHECKING:
    from torch import Tensor


@dataclass(frozen=True)
class LocalResponseNorm(Spec):
    """x / (k + alpha / size · the sum of squares of the size channels around it) ^ beta.

    Channels that do not exist count as 0. Shapes: (C, H, W) -> (C, H, W).
    Source: Krizhevsky, Sutskever & Hinton 2012, section 3.3; alpha over size as in PyTorch and ONNX.
    """

    kind = "localresponsenorm"
    title = "Local response norm"
    short = "LRN"
    stem = "lrn"
    rule = "response"
    pairs_channels = True

    size: int = param(5, "Neighbours", "How many neighbouring channels it looks at, its own included.", low=1, high=255)
    alpha: float = param(1e-4, "Alpha", "How much the squares count.", low=0, high=100, step=1e-4)
    beta: float = param(0.75, "Beta", "The power that the divisor is raised to.", low=0.01, high=100, step=0.05)
    k: float = param(1.0, "K", "What is added to the squares, so that nothing is divided by zero.", low=1e-3, high=100)

    @property
    def summary(self) -> Message:
        return message("{size} channels", size=self.size) if self.size > 1 else message("1 channel")

    def output_shape(self, shape: Shape) -> Shape | Problem:
        return needs_maps(shape) or shape

    def forward(self, x: Tensor, weights: Mapping[str, Tensor]) -> Tensor:
        import torch.nn.functional as F

        return F.local_response_norm(x, self.size, self.alpha, self.beta, self.k)

    def reads(self, channel: int, channels: int) -> range:
        return range(max(channel - self.size // 2, 0), min(channel + (self.size - 1) // 2 + 1, channels))

    def trace(self, x: Block, weights: Mapping[str, Float32], cell: Cell) -> Trace:
        position, reads = cell[1:], self.reads(cell[0], x.shape[0])
        values = x[(slice(reads.start, reads.stop), *position)].astype(np.float64)
        terms = Terms(np.array([(channel, *position) for channel in reads]), values, values)
        with np.errstate(all="ignore"):
            divisor = np.float64(self.k + self.alpha / self.size * terms.total) ** self.beta
            value = float(np.float64(x[cell]) / divisor)
        parts = (("size", float(self.size)), ("alpha", self.alpha), ("beta", self.beta), ("k", self.k))
        return Trace(self.rule, terms, 0.0, value, terms.total, (len(reads),), parts)

    def nonnegative(self, input_nonnegative: bool) -> bool:
        return input_nonnegative

    def multiply_adds(self, shape: Shape, output: Shape) -> int:
        return math.prod(output) * self.size

    def torch_module(self, shape: Shape) -> TorchModule:
        options = {"alpha": self.alpha, "beta": self.beta, "k": self.k}
        return TorchModule("LocalResponseNorm", (self.size,), options)
