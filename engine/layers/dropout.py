"""Dropout: zeroes random cells in training, and is the identity otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.layers.spec import KindMistake, Shape, Spec
from engine.layers.torch_module import TorchModule
from engine.values.array import Float32
from engine.values.cells import Cell, Terms, Trace
from engine.values.map_block import Block
from engine.values.messages import Message, message
from engine.values.numerals import plain
from engine.values.params import param

if TYPE_CHECKING:
    from torch import Generator, Tensor


@dataclass(frozen=True)
class Dropout(Spec):
    """The input unchanged: cells are dropped in training only. Source: Srivastava et al. 2014.

    Shapes: any -> the same.
    """

    kind = "dropout"
    title = "Dropout"
    short = "Drop"
    stem = "dropout"
    rule = "copy"
    channelwise = True
    per_cell = True

    rate: float = param(0.5, "Rate", "Which share of the cells training leaves out.", low=0, high=0.95, step=0.05)

    @property
    def summary(self) -> Message:
        return message("rate {rate}", rate=plain(self.rate))

    def output_shape(self, shape: Shape) -> Shape:
        return shape

    def forward(self, x: Tensor, weights: Mapping[str, Tensor]) -> Tensor:
        return x

    def forward_in_training(self, x: Tensor, weights: Mapping[str, Tensor], random: Generator) -> Tensor:
        """Zeroes cells with probability ``rate``, and scales the others by 1 / (1 − rate) to keep the expected value.

        Source: Srivastava et al. 2014, section 10 (inverted dropout).
        """
        import torch

        kept = torch.empty_like(x).bernoulli_(1 - self.rate, generator=random)
        return x * kept.div_(1 - self.rate)

    def trace(self, x: Block, weights: Mapping[str, Float32], cell: Cell) -> Trace:
        value = float(x[cell])
        return Trace(self.rule, Terms([cell], [value], [1.0]), 0.0, value, value)

    def mistakes(self, traced: Trace) -> Iterator[KindMistake]:
        yield "dropped", 0.0, message("Cells are dropped in training only: now every value passes as it is.")
        words = message("Values are made larger in training only: now every value passes as it is.")
        yield "made_larger", traced.value / (1 - self.rate), words

    def nonnegative(self, input_nonnegative: bool) -> bool:
        return input_nonnegative

    def torch_module(self, shape: Shape) -> TorchModule:
        return TorchModule("Dropout", (self.rate,))
