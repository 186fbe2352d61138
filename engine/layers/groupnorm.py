"""Group normalisation: maps normalised by the mean and variance of all cells of their group."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.layers.normalising import WholeMaps, epsilon_param, one_value_problem
from engine.layers.spec import Shape, needs_maps
from engine.layers.torch_module import TorchModule
from engine.values.errors import Problem
from engine.values.messages import Message, message
from engine.values.params import param

if TYPE_CHECKING:
    from torch import Tensor


@dataclass(frozen=True)
class GroupNorm(WholeMaps):
    """Every cell minus the mean of its group of maps, over their deviation, then scaled and shifted by channel.

    Source: Wu & He 2018, eq. 1 to 7.
    """

    kind = "groupnorm"
    title = "Group norm"
    short = "GNorm"
    stem = "norm"

    groups: int = param(1, "Groups", "How many groups the channels are split into.", low=1, high=4096)
    epsilon: float = epsilon_param()

    @property
    def summary(self) -> Message:
        return message("{groups} groups", groups=self.groups) if self.groups > 1 else message("1 group")

    def output_shape(self, shape: Shape) -> Shape | Problem:
        if (problem := needs_maps(shape)) is not None:
            return problem
        if shape[0] % self.groups:
            words = "{channels} channels cannot be split into {groups} groups."
            return Problem(
                message(words, channels=shape[0], groups=self.groups),
                message("Choose a number of groups that divides them."),
            )
        return one_value_problem() if math.prod(shape) == self.groups else shape

    def forward(self, x: Tensor, weights: Mapping[str, Tensor]) -> Tensor:
        import torch.nn.functional as F

        return F.group_norm(x, self.groups, weights["weight"], weights["bias"], self.epsilon)

    def reads(self, channel: int, channels: int) -> range:
        size = max(channels // self.groups, 1)
        first = channel // size * size
        return range(first, first + size)

    def torch_module(self, shape: Shape) -> TorchModule:
        return TorchModule("GroupNorm", (self.groups, shape[0]), {"eps": self.epsilon})
