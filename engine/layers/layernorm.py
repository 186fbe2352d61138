"""Layer normalisation: the channels at each position, or a vector, normalised by their mean and variance."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from engine.layers.normalising import Normalising, Parts, epsilon_param, moments
from engine.layers.spec import Shape
from engine.layers.torch_module import TorchModule
from engine.values.array import Float32
from engine.values.cells import Cell
from engine.values.map_block import Block

if TYPE_CHECKING:
    from torch import Tensor


@dataclass(frozen=True)
class LayerNorm(Normalising):
    """Every number minus the mean of all channels at its place, over their deviation, then scaled and shifted.

    In a vector, mean and deviation are over all units. Shapes: any -> the same; weight and bias (C,).
    Source: Ba, Kiros & Hinton 2016, eq. 3; over channels as in Liu et al. 2022.
    """

    kind = "layernorm"
    title = "Layer norm"
    short = "LNorm"
    stem = "norm"

    epsilon: float = epsilon_param()

    def output_shape(self, shape: Shape) -> Shape:
        return shape

    def forward(self, x: Tensor, weights: Mapping[str, Tensor]) -> Tensor:
        import torch.nn.functional as F

        output = F.layer_norm(x.movedim(1, -1), x.shape[1:2], weights["weight"], weights["bias"], self.epsilon)
        return output.movedim(-1, 1)

    def statistics(self, x: Block, weights: Mapping[str, Float32], cell: Cell) -> Parts:
        return moments([x[(slice(None), *cell[1:])]])

    def torch_module(self, shape: Shape) -> TorchModule:
        module = TorchModule("LayerNorm", (shape[0],), {"eps": self.epsilon})
        if len(shape) == 1:
            return module
        return replace(module, input="{all}.movedim(1, -1)", output="{module}.movedim(-1, 1)")
