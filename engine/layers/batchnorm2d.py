"""Batch normalisation: every map normalised by the mean and variance of its channel in training."""

from __future__ import annotations

from dataclasses import dataclass

from engine.layers.normalising import Measured, epsilon_param
from engine.layers.spec import Shape, needs_maps
from engine.layers.torch_module import TorchModule
from engine.values.errors import Problem


@dataclass(frozen=True)
class BatchNorm2d(Measured):
    """Every map minus its usual mean, over its usual deviation, then scaled and shifted.

    (x − mean) / √(variance + epsilon) · weight + bias, with the running statistics of training.

    Shapes: (C, H, W) -> (C, H, W); weight, bias, mean and variance (C,).
    Source: Ioffe & Szegedy 2015, algorithm 2.
    """

    kind = "batchnorm2d"
    title = "Batch norm"
    short = "Norm"
    stem = "norm"

    epsilon: float = epsilon_param()

    def output_shape(self, shape: Shape) -> Shape | Problem:
        return needs_maps(shape) or shape

    def torch_module(self, shape: Shape) -> TorchModule:
        weights = {"mean": "running_mean", "variance": "running_var"}
        return TorchModule("BatchNorm2d", (shape[0],), {"eps": self.epsilon}, weights=weights)
