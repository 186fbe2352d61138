"""The base of normalisations: subtract a mean, divide by a deviation, then scale and shift each channel."""

from __future__ import annotations

import math
from abc import abstractmethod
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from engine.layers.spec import Shape, Spec
from engine.values.array import Float32
from engine.values.cell_set import Span
from engine.values.cells import Cell, Terms, Trace
from engine.values.errors import Problem
from engine.values.map_block import Block
from engine.values.messages import Message, message
from engine.values.params import param

if TYPE_CHECKING:
    from torch import Generator, Tensor

Parts = tuple[tuple[str, float], ...]  # as in Trace


def epsilon_param() -> Any:
    """The field ``epsilon`` of a normalisation."""
    text = "Added to the variance, so that nothing is divided by zero."
    return param(1e-5, "Epsilon", text, low=1e-12, high=1, step=1e-5)


class Normalising(Spec):
    """The base of kinds that compute (x − mean) / √(variance + epsilon) · weight + bias for every cell.

    Shapes: any -> the same; weight and bias (C,).
    """

    rule = "normalise"
    pairs_channels = True
    epsilon: float

    @property
    def summary(self) -> Message:
        return message("scale and shift")

    def weight_shapes(self, shape: Shape) -> dict[str, Shape]:
        return dict.fromkeys(("weight", "bias"), (shape[0],))

    def initial_weights(self, shape: Shape, rng: np.random.Generator) -> dict[str, Float32]:
        return {"weight": np.ones(shape[0], np.float32), "bias": np.zeros(shape[0], np.float32)}

    @abstractmethod
    def statistics(self, x: Block, weights: Mapping[str, Float32], cell: Cell) -> Parts:
        """``mean`` and ``variance`` for one cell as (name, value) pairs; arguments as for :meth:`trace`.

        If they are those of cells of the input, also ``count``, the number of these cells.
        """

    def trace(self, x: Block, weights: Mapping[str, Float32], cell: Cell) -> Trace:
        weight, bias = (float(weights[name][cell[0]]) for name in ("weight", "bias"))
        statistics = self.statistics(x, weights, cell)
        known = dict(statistics)
        with np.errstate(all="ignore"):  # a negative variance gives NaN, as in PyTorch
            scale = float(weight / np.sqrt(np.float64(known["variance"] + self.epsilon)))
        value = float(x[cell])
        shift = bias - known["mean"] * scale
        terms = Terms([cell], [value], [scale])
        parts = (*statistics, ("epsilon", self.epsilon), ("weight", weight), ("bias", bias))
        return Trace(self.rule, terms, shift, terms.total + shift, terms.total, parts=parts)

    def multiply_adds(self, shape: Shape, output: Shape) -> int:
        return math.prod(output)


class Measured(Normalising):
    """The base of normalisations by a mean and a variance of every channel from training.

    Shapes: any -> the same; weight, bias, mean and variance (C,).
    """

    channelwise = True
    per_cell = True
    buffers = frozenset({"mean", "variance"})

    def weight_shapes(self, shape: Shape) -> dict[str, Shape]:
        return dict.fromkeys(("weight", "bias", "mean", "variance"), (shape[0],))

    def initial_weights(self, shape: Shape, rng: np.random.Generator) -> dict[str, Float32]:
        ones, zeros = np.ones(shape[0], np.float32), np.zeros(shape[0], np.float32)
        return {"weight": ones, "bias": zeros, "mean": zeros, "variance": ones}

    def identity_weights(self, shape: Shape) -> dict[str, Float32]:
        weights = self.initial_weights(shape, np.random.default_rng(0))
        return weights | {"variance": np.full(shape[0], 1 - self.epsilon, np.float32)}  # plus epsilon it is 1

    def forward(self, x: Tensor, weights: Mapping[str, Tensor]) -> Tensor:
        import torch.nn.functional as F

        return F.batch_norm(
            x, weights["mean"], weights["variance"], weights["weight"], weights["bias"], eps=self.epsilon
        )

    def forward_in_training(self, x: Tensor, weights: Mapping[str, Tensor], random: Generator) -> Tensor:
        """The batch normalised by its own statistics; the running ones are updated in place.

        Running statistics become 0.9 · old + 0.1 · batch, with the unbiased variance. Shapes: (N, C, H, W) or (N, F).
        Source: Ioffe & Szegedy 2015, algorithm 1; momentum and running averages as in PyTorch.
        """
        import torch.nn.functional as F

        if x[:, 0].numel() == 1:  # the variance of one number is undefined
            return self.forward(x, weights)
        running = weights["mean"], weights["variance"]
        return F.batch_norm(x, *running, weights["weight"], weights["bias"], training=True, eps=self.epsilon)

    def statistics(self, x: Block, weights: Mapping[str, Float32], cell: Cell) -> Parts:
        return tuple((name, float(weights[name][cell[0]])) for name in ("mean", "variance"))


class WholeMaps(Normalising):
    """The base of normalisations by the mean and the variance of whole maps of the input.

    Shapes: (C, H, W) -> (C, H, W); weight and bias (C,).
    """

    def statistics(self, x: Block, weights: Mapping[str, Float32], cell: Cell) -> Parts:
        channels = self.reads(cell[0], x.shape[0])
        return moments(x[channel] for channel in channels)

    def window(self, shape: Shape, rows: Span, columns: Span) -> tuple[Span, Span]:
        return (0, shape[1] - 1), (0, shape[2] - 1)

    def reads_along(self, axis: int, size: int, count: int) -> NDArray[np.intp]:
        return np.broadcast_to(np.arange(size), (count, size))


def moments(arrays: Iterable[Float32]) -> Parts:
    """Mean, variance and count of all values of ``arrays``, of any shape, as (name, value) pairs.

    The arrays are not concatenated, because they can be large.
    """
    known = list(arrays)
    count = sum(array.size for array in known)
    with np.errstate(all="ignore"):  # infinities
        mean = sum(float(array.sum(dtype=np.float64)) for array in known) / count
        variance = sum(float(np.square(np.subtract(array, mean, dtype=np.float64)).sum()) for array in known) / count
    return (("mean", mean), ("variance", variance), ("count", float(count)))


def one_value_problem() -> Problem:
    """The Problem of a normalisation by the mean of a single number."""
    return Problem(
        message("a number that is normalised by its own mean is always 0."),
        message("Move it to where the maps are larger, or use fewer groups."),
    )
