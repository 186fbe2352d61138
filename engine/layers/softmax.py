"""Softmax: scores become probabilities."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.layers.exponentials import softmax_trace
from engine.layers.spec import Shape, Spec
from engine.layers.torch_module import TorchModule
from engine.values.array import Float32
from engine.values.cells import Cell, Trace
from engine.values.map_block import Block
from engine.values.messages import Message, message
from engine.values.numerals import plain
from engine.values.params import param

if TYPE_CHECKING:
    from torch import Tensor


@dataclass(frozen=True)
class Softmax(Spec):
    """e to the score over temperature, divided by the sum of all of them.

    The sum is over the units of a vector, or over the channels at every position of maps.

    Shapes: (F,) -> (F,), or (C, H, W) -> (C, H, W).
    """

    kind = "softmax"
    title = "Softmax"
    short = "Softmax"
    stem = "softmax"
    is_numbered = False
    rule = "softmax"
    is_distribution = True

    temperature: float = param(
        1.0, "Temperature", "Scores are divided by it: below 1 sharper, above 1 flatter.", low=0.05, high=100, step=0.1
    )

    @property
    def summary(self) -> Message:
        return message("temperature {temperature}", temperature=plain(self.temperature))

    def output_shape(self, shape: Shape) -> Shape:
        return shape

    def forward(self, x: Tensor, weights: Mapping[str, Tensor]) -> Tensor:
        largest = x.amax(1, keepdim=True)  # subtracted first: a large score over a small temperature would overflow
        return ((x - largest) / self.temperature).softmax(1)

    def logits(self, x: Tensor) -> Tensor:
        return x if self.temperature == 1 else x / self.temperature

    def trace(self, x: Block, weights: Mapping[str, Float32], cell: Cell) -> Trace:
        return softmax_trace(x, self.temperature, cell)

    def nonnegative(self, input_nonnegative: bool) -> bool:
        return True

    def torch_module(self, shape: Shape) -> TorchModule:
        scores = "{all}" if self.temperature == 1 else f"{{all}} / {self.temperature!r}"
        return TorchModule("Softmax", options={"dim": 1}, input=scores)
