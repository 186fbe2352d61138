"""PReLU: a Leaky ReLU whose slope is learned, one for every channel."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from engine.layers.elementwise import Elementwise
from engine.layers.spec import KindMistake, Shape
from engine.layers.torch_module import TorchModule
from engine.values.array import Float32
from engine.values.cells import Cell, Trace
from engine.values.map_block import Block
from engine.values.messages import Message, message
from engine.values.numerals import plain

if TYPE_CHECKING:
    from torch import Tensor

_FIRST_SLOPE = 0.25  # before training, as in PyTorch


@dataclass(frozen=True)
class PReLU(Elementwise):
    """x where it is positive, a learned slope times x elsewhere. Source: He et al. 2015, eq. 1.

    Shapes: any -> the same; weight (C,), the slopes.
    """

    kind = "prelu"
    title = "PReLU"
    short = "PReLU"
    stem = "prelu"

    @property
    def summary(self) -> Message:
        return message("learned slopes")

    def weight_shapes(self, shape: Shape) -> dict[str, Shape]:
        return {"weight": (shape[0],)}

    def initial_weights(self, shape: Shape, rng: np.random.Generator) -> dict[str, Float32]:
        return {"weight": np.full(shape[0], _FIRST_SLOPE, np.float32)}

    def identity_weights(self, shape: Shape) -> dict[str, Float32]:
        return {"weight": np.ones(shape[0], np.float32)}

    def forward(self, x: Tensor, weights: Mapping[str, Tensor]) -> Tensor:
        import torch.nn.functional as F

        return F.prelu(x, weights["weight"])

    def in_channel(self, weights: Mapping[str, Float32], channel: int) -> Elementwise:
        return _OfChannel(float(weights["weight"][channel]))

    def curve(self, x: float) -> float:
        return x if x > 0 else _FIRST_SLOPE * x

    def trace(self, x: Block, weights: Mapping[str, Float32], cell: Cell) -> Trace:
        return self.in_channel(weights, cell[0]).trace(x, {}, cell)

    def mistakes(self, traced: Trace) -> Iterator[KindMistake]:
        return _OfChannel(dict(traced.parts)["slope"]).mistakes(traced)

    def nonnegative(self, input_nonnegative: bool) -> bool:
        return input_nonnegative

    def torch_module(self, shape: Shape) -> TorchModule:
        return TorchModule("PReLU", (shape[0],))


@dataclass(frozen=True)
class _OfChannel(PReLU):
    """The function of one channel, a Leaky ReLU with the slope of that channel."""

    slope: float

    def in_channel(self, weights: Mapping[str, Float32], channel: int) -> Elementwise:
        return self

    def curve(self, x: float) -> float:
        return x if x > 0 else self.slope * x

    def is_identity_at(self, x: float) -> bool:
        return x > 0

    def formula(self, x: float, text: str) -> Message:
        if self.is_identity_at(x):
            return message("{x}, which is positive and stays", x=text)
        bracketed = f"({text})" if text.startswith("−") else text
        return message("{slope} · {x}", slope=plain(self.slope), x=bracketed)

    def trace(self, x: Block, weights: Mapping[str, Float32], cell: Cell) -> Trace:
        return replace(Elementwise.trace(self, x, weights, cell), parts=(("slope", self.slope),))

    def mistakes(self, traced: Trace) -> Iterator[KindMistake]:
        yield from Elementwise.mistakes(self, traced)
        words = message("Only what is negative is multiplied with the slope: this value is positive and stays.")
        yield "slope_for_positive", self.slope * traced.terms[0].value, words
