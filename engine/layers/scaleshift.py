"""A fixed scale and shift of every channel, such as preprocessing inside a network."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from engine.layers.spec import Shape, Spec
from engine.layers.torch_module import TorchModule
from engine.values.array import Float32
from engine.values.cells import Cell, Terms, Trace
from engine.values.map_block import Block
from engine.values.messages import Message, message

if TYPE_CHECKING:
    from torch import Tensor


@dataclass(frozen=True)
class ScaleShift(Spec):
    """Every channel times a fixed number, plus a fixed number, neither of them learned.

    Shapes: any -> the same; weight and bias (C,).
    """

    kind = "scaleshift"
    title = "Scale and shift"
    short = "Scale"
    stem = "scale"
    rule = "scale"
    channelwise = True
    per_cell = True
    buffers = frozenset({"weight", "bias"})

    @property
    def summary(self) -> Message:
        return message("fixed numbers")

    def weight_shapes(self, shape: Shape) -> dict[str, Shape]:
        return dict.fromkeys(("weight", "bias"), (shape[0],))

    def initial_weights(self, shape: Shape, rng: np.random.Generator) -> dict[str, Float32]:
        return self.identity_weights(shape)

    def identity_weights(self, shape: Shape) -> dict[str, Float32]:
        return {"weight": np.ones(shape[0], np.float32), "bias": np.zeros(shape[0], np.float32)}

    def output_shape(self, shape: Shape) -> Shape:
        return shape

    def forward(self, x: Tensor, weights: Mapping[str, Tensor]) -> Tensor:
        weight, bias = (weights[name].view(-1, *(1,) * (x.ndim - 2)) for name in ("weight", "bias"))
        return x * weight + bias

    def trace(self, x: Block, weights: Mapping[str, Float32], cell: Cell) -> Trace:
        weight, bias = (float(weights[name][cell[0]]) for name in ("weight", "bias"))
        terms = Terms([cell], [float(x[cell])], [weight])
        parts = (("weight", weight), ("bias", bias))
        return Trace(self.rule, terms, bias, terms.total + bias, terms.total, parts=parts)

    def multiply_adds(self, shape: Shape, output: Shape) -> int:
        return math.prod(output)

    def torch_module(self, shape: Shape) -> TorchModule:
        options, own = {"groups": shape[0]}, (shape[0], 1, 1)
        if len(shape) == 3:
            return TorchModule("Conv2d", (shape[0], shape[0], 1), options, shapes={"weight": (*own, 1)})
        own_axis = TorchModule("Conv1d", (shape[0], shape[0], 1), options, shapes={"weight": own})
        return replace(own_axis, input="{all}[:, :, None]", output="{module}[:, :, 0]")
