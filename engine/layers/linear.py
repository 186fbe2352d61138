"""Linear (fully connected): every unit is a weighted sum of all inputs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Self

import numpy as np

from engine.layers.spec import Shape, Spec, needs_vector
from engine.layers.torch_module import TorchModule
from engine.values.array import Float32
from engine.values.cells import Cell, Terms, Trace
from engine.values.errors import Problem
from engine.values.map_block import Block
from engine.values.messages import Message, message
from engine.values.params import param

if TYPE_CHECKING:
    from torch import Tensor

_MOST_SQUARE = 4000  # units that read an equal number of cells: more would have too many weights


@dataclass(frozen=True)
class Linear(Spec):
    """A fully connected layer: every unit is a weighted sum of all inputs plus a bias.

    Shapes: (F,) -> (units,); weight (units, F), bias (units,).
    """

    kind = "linear"
    title = "Fully connected"
    short = "Linear"
    stem = "linear"
    rule = "sum"
    is_dense = True

    units: int = param(10, "Units", "How many numbers come out, such as one a class.", low=1, high=65536)
    bias: bool = param(True, "Bias", "Whether a learned number is added to every sum.")

    @property
    def outputs(self) -> int:
        return self.units

    def with_outputs(self, count: int) -> Self:
        return replace(self, units=count)

    @property
    def summary(self) -> Message:
        return message("all to all")

    def weight_shapes(self, shape: Shape) -> dict[str, Shape]:
        shapes: dict[str, Shape] = {"weight": (self.units, shape[0])}
        if self.bias:
            shapes["bias"] = (self.units,)
        return shapes

    @classmethod
    def keeping(cls, shape: Shape) -> Self:
        return cls(units=shape[0]) if len(shape) == 1 and shape[0] <= _MOST_SQUARE else cls()

    def identity_weights(self, shape: Shape) -> dict[str, Float32]:
        weights = {"weight": np.eye(self.units, shape[0], dtype=np.float32)}
        return weights | ({"bias": np.zeros(self.units, np.float32)} if self.bias else {})

    def output_shape(self, shape: Shape) -> Shape | Problem:
        return needs_vector(shape) or (self.units,)

    def forward(self, x: Tensor, weights: Mapping[str, Tensor]) -> Tensor:
        import torch.nn.functional as F

        return F.linear(x, weights["weight"], weights.get("bias"))

    def trace(self, x: Block, weights: Mapping[str, Float32], cell: Cell) -> Trace:
        terms = Terms(np.arange(len(x))[:, None], x[:], weights["weight"][cell[0]])
        bias = float(weights["bias"][cell[0]]) if self.bias else 0.0
        return Trace(self.rule, terms, bias, terms.total + bias, terms.total, x.shape)

    def multiply_adds(self, shape: Shape, output: Shape) -> int:
        return self.units * shape[0]

    def torch_module(self, shape: Shape) -> TorchModule:
        return TorchModule("Linear", (shape[0], self.units), {"bias": self.bias})
