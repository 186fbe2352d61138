"""Log softmax: the logarithms of the probabilities that softmax computes."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from engine.layers.exponentials import softmax_trace
from engine.layers.spec import Shape, Spec
from engine.layers.torch_module import TorchModule
from engine.values.array import Float32
from engine.values.cells import Cell, Trace
from engine.values.map_block import Block
from engine.values.messages import Message, message

if TYPE_CHECKING:
    from torch import Tensor


@dataclass(frozen=True)
class LogSoftmax(Spec):
    """The score less the logarithm of the sum of e to all scores: the logarithm of softmax.

    The sum is over the units of a vector, or over the channels at every position of maps.

    Shapes: (F,) -> (F,), or (C, H, W) -> (C, H, W).
    """

    kind = "logsoftmax"
    title = "Log softmax"
    short = "LogSoft"
    stem = "logsoftmax"
    is_numbered = False
    rule = "logsoftmax"
    pairs_channels = True

    @property
    def summary(self) -> Message:
        return message("log of softmax")

    def output_shape(self, shape: Shape) -> Shape:
        return shape

    def forward(self, x: Tensor, weights: Mapping[str, Tensor]) -> Tensor:
        return x.log_softmax(1)

    def trace(self, x: Block, weights: Mapping[str, Float32], cell: Cell) -> Trace:
        softmax = softmax_trace(x, 1.0, cell)
        scores = softmax.terms.values
        with np.errstate(invalid="ignore"):  # the difference of two infinities
            below = float(scores[cell[0]] - scores.max())
        value = below - (math.log(softmax.total) if softmax.total > 0 else math.nan)
        return replace(softmax, rule=self.rule, value=value)

    def torch_module(self, shape: Shape) -> TorchModule:
        return TorchModule("LogSoftmax", options={"dim": 1})
