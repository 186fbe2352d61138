"""Instance normalisation: every map normalised by its own mean and variance."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.layers.normalising import WholeMaps, epsilon_param, one_value_problem
from engine.layers.spec import Shape, needs_maps
from engine.layers.torch_module import TorchModule
from engine.values.errors import Problem

if TYPE_CHECKING:
    from torch import Tensor


@dataclass(frozen=True)
class InstanceNorm2d(WholeMaps):
    """Every cell minus the mean of its map, over the deviation of its map, then scaled and shifted.

    Source: Ulyanov, Vedaldi & Lempitsky 2016, eq. 3.
    """

    kind = "instancenorm2d"
    title = "Instance norm"
    short = "INorm"
    stem = "norm"
    channelwise = True

    epsilon: float = epsilon_param()

    def output_shape(self, shape: Shape) -> Shape | Problem:
        return needs_maps(shape) or (one_value_problem() if math.prod(shape[1:]) == 1 else shape)

    def forward(self, x: Tensor, weights: Mapping[str, Tensor]) -> Tensor:
        import torch.nn.functional as F

        made = F.instance_norm(x, weight=weights["weight"], bias=weights["bias"], eps=self.epsilon)
        if made.requires_grad:  # PyTorch takes one map's gradient for another's if the channels are last in memory
            made.register_hook(lambda gradient: gradient.contiguous())  # type: ignore[no-untyped-call]
        return made

    def torch_module(self, shape: Shape) -> TorchModule:
        return TorchModule("InstanceNorm2d", (shape[0],), {"eps": self.epsilon, "affine": True})
