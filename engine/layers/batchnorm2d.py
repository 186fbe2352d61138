"""Batch normalisation: every map shifted and scaled by the mean and variance measured in training."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from engine.layers.spec import Shape, Spec, needs_maps
from engine.layers.torch_module import TorchModule
from engine.values.array import Float32
from engine.values.cells import Cell, Terms, Trace
from engine.values.errors import Problem
from engine.values.map_block import Block
from engine.values.messages import Message, message
from engine.values.params import param

if TYPE_CHECKING:
    from torch import Generator, Tensor


@dataclass(frozen=True)
class BatchNorm2d(Spec):
    """Every map minus its usual mean, over its usual deviation, then scaled and shifted.

    (x − mean) / √(variance + epsilon) · weight + bias, with the running statistics of training.

    Shapes: (C, H, W) -> (C, H, W); weight, bias, mean and variance (C,).
    Source: Ioffe & Szegedy 2015, algorithm 2.
    """

    kind = "batchnorm2d"
    title = "Batch norm"
    short = "Norm"
    stem = "norm"
    rule = "normalise"
    channelwise = True
    per_cell = True
    buffers = frozenset({"mean", "variance"})

    epsilon: float = param(
        1e-5, "Epsilon", "Added to the variance, so that nothing is divided by zero.", low=1e-12, high=1, step=1e-5
    )

    @property
    def summary(self) -> Message:
        return message("scale and shift")

    def weight_shapes(self, shape: Shape) -> dict[str, Shape]:
        return dict.fromkeys(("weight", "bias", "mean", "variance"), (shape[0],))

    def initial_weights(self, shape: Shape, rng: np.random.Generator) -> dict[str, Float32]:
        ones, zeros = np.ones(shape[0], np.float32), np.zeros(shape[0], np.float32)
        return {"weight": ones, "bias": zeros, "mean": zeros, "variance": ones}

    def identity_weights(self, shape: Shape) -> dict[str, Float32]:
        weights = self.initial_weights(shape, np.random.default_rng(0))
        return weights | {"variance": np.full(shape[0], 1 - self.epsilon, np.float32)}  # epsilon is added to it

    def output_shape(self, shape: Shape) -> Shape | Problem:
        return needs_maps(shape) or shape

    def forward(self, x: Tensor, weights: Mapping[str, Tensor]) -> Tensor:
        import torch.nn.functional as F

        return F.batch_norm(
            x, weights["mean"], weights["variance"], weights["weight"], weights["bias"], eps=self.epsilon
        )

    def forward_in_training(self, x: Tensor, weights: Mapping[str, Tensor], random: Generator) -> Tensor:
        """Normalises by the statistics of the batch, and updates the running ones in place.

        Running statistics become 0.9 · old + 0.1 · batch, with the unbiased variance. Shapes: (N, C, H, W).
        Source: Ioffe & Szegedy 2015, algorithm 1; momentum and running averages as in PyTorch.
        """
        import torch.nn.functional as F

        if x[:, 0].numel() == 1:  # the variance of one number is undefined
            return self.forward(x, weights)
        running = weights["mean"], weights["variance"]
        return F.batch_norm(x, *running, weights["weight"], weights["bias"], training=True, eps=self.epsilon)

    def trace(self, x: Block, weights: Mapping[str, Float32], cell: Cell) -> Trace:
        weight, bias, mean, variance = (
            float(weights[name][cell[0]]) for name in ("weight", "bias", "mean", "variance")
        )
        with np.errstate(invalid="ignore", divide="ignore"):  # a negative variance gives NaN, as in PyTorch
            scale = float(weight / np.sqrt(np.float64(variance + self.epsilon)))
        value = float(x[cell])
        shift = bias - mean * scale
        terms = Terms([cell], [value], [scale])
        parts = (("mean", mean), ("variance", variance), ("epsilon", self.epsilon), ("weight", weight), ("bias", bias))
        return Trace(self.rule, terms, shift, terms.total + shift, terms.total, parts=parts)

    def multiply_adds(self, shape: Shape, output: Shape) -> int:
        return math.prod(output)

    def torch_module(self, shape: Shape) -> TorchModule:
        weights = {"mean": "running_mean", "variance": "running_var"}
        return TorchModule("BatchNorm2d", (shape[0],), {"eps": self.epsilon}, weights=weights)
