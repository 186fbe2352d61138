"""Batch normalisation of a vector: every unit normalised by its mean and variance in training."""

from __future__ import annotations

from dataclasses import dataclass

from engine.layers.normalising import Measured, epsilon_param
from engine.layers.spec import Shape, needs_vector
from engine.layers.torch_module import TorchModule
from engine.values.errors import Problem


@dataclass(frozen=True)
class BatchNorm1d(Measured):
    """Every number of a vector minus its usual mean, over its usual deviation, then scaled and shifted.

    Shapes: (F,) -> (F,); weight, bias, mean and variance (F,). Source: Ioffe & Szegedy 2015, algorithm 2.
    """

    kind = "batchnorm1d"
    title = "Batch norm 1D"
    short = "Norm"
    stem = "norm"

    epsilon: float = epsilon_param()

    def output_shape(self, shape: Shape) -> Shape | Problem:
        return needs_vector(shape) or shape

    def torch_module(self, shape: Shape) -> TorchModule:
        weights = {"mean": "running_mean", "variance": "running_var"}
        return TorchModule("BatchNorm1d", (shape[0],), {"eps": self.epsilon}, weights=weights)
