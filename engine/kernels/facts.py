"""Properties of a kernel (sum, rank, symmetry), and recognition of library kernels."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from engine.kernels.library import KERNELS, TOLERANCE, Weights, as_weights
from engine.values.messages import Message, message
from engine.values.numerals import plain

Flip = Literal["same", "sign reverses", "different"]


@dataclass(frozen=True, eq=False)
class KernelFacts:
    """Properties of a kernel (KH, KW).

    Args:
        sum: of the weights; flat areas are multiplied by it.
        rank: matrix rank; None if a weight is not finite.
        separable: whether the rank is 1.
        factors: (column (KH,), row (KW,)) whose outer product is the kernel, the largest weight of the column being
            1; None if it is not separable.
        flip: the effect of a rotation by 180 degrees ("different" if a weight is not finite).
        sentences: these properties in words.
    """

    sum: float
    rank: int | None
    separable: bool
    factors: tuple[Weights, Weights] | None
    flip: Flip
    sentences: tuple[Message, ...]


def facts(kernel: ArrayLike) -> KernelFacts:
    """The properties of a kernel (KH, KW), as numbers and as sentences."""
    weights = as_weights(kernel).astype(np.float64)
    with np.errstate(invalid="ignore"):
        total = float(weights.sum())
    if not np.isfinite(weights).all():
        sentence = message("It has a value that is not a number, or not a finite one, and so will the result.")
        return KernelFacts(total, None, False, None, "different", (sentence,))

    rank = _rank(weights)
    flip = _effect_of_flip(weights)
    if rank == 0:
        sentences: tuple[Message, ...] = (message("All weights are 0: the products add up to 0 whatever the image."),)
    else:
        sentences = (
            _about_sum(total, float(np.abs(weights).sum())),
            _about_rank(rank, *weights.shape),
            _ABOUT_FLIP[flip],
        )
    return KernelFacts(total, rank, rank == 1, _factors(weights) if rank == 1 else None, flip, sentences)


def recognise(kernel: ArrayLike) -> str | None:
    """The key of the library kernel that equals ``kernel`` (KH, KW) up to rounding; None if there is none."""
    weights = as_weights(kernel).astype(np.float64)
    keys, known, allowed = _library_of(weights.shape)
    equal = np.flatnonzero(np.abs(weights - known).max((1, 2), initial=0) <= allowed)
    return keys[equal[0]] if equal.size else None


@cache
def _library_of(shape: tuple[int, ...]) -> tuple[list[str], NDArray[np.float64], NDArray[np.float64]]:
    """The library kernels of a shape: their keys, weights (N, KH, KW), and the differences (N,) that are rounding."""
    found = [known for known in KERNELS.values() if known.weights.shape == shape]
    weights = np.array([known.weights for known in found], np.float64).reshape(len(found), *shape)
    return [known.key for known in found], weights, TOLERANCE * np.abs(weights).max((1, 2), initial=0)


def _rank(weights: NDArray[np.float64]) -> int:
    strengths = np.linalg.svd(weights, compute_uv=False)
    return int(np.count_nonzero(strengths > TOLERANCE * strengths[0]))


def _factors(weights: NDArray[np.float64]) -> tuple[Weights, Weights]:
    # The row and column through the largest weight: unlike singular vectors, they contain weights of the kernel.
    row, column = np.unravel_index(np.abs(weights).argmax(), weights.shape)
    return as_weights(weights[:, column] / weights[row, column]), as_weights(weights[row])


def _effect_of_flip(weights: NDArray[np.float64]) -> Flip:
    rotated = weights[::-1, ::-1]
    allowed = TOLERANCE * np.abs(weights).max()
    if np.abs(rotated - weights).max() <= allowed:
        return "same"
    return "sign reverses" if np.abs(rotated + weights).max() <= allowed else "different"


_ABOUT_FLIP: Mapping[Flip, Message] = {
    "same": message("A turn by 180° leaves it the same: convolution and cross-correlation give equal results."),
    "sign reverses": message(
        "A turn by 180° reverses its sign: convolution and cross-correlation give opposite results."
    ),
    "different": message(
        "A turn by 180° makes another kernel of it: convolution and cross-correlation give different results."
    ),
}


def _about_sum(total: float, size: float) -> Message:
    """The sentence about the sum of the weights; ``size`` is the sum of their absolute values."""
    if abs(total) <= TOLERANCE * size:
        return message("The weights sum to 0: a flat area becomes 0, however bright it is.")
    if abs(total - 1) <= TOLERANCE * size:
        return message("The weights sum to 1: a flat area keeps its brightness.")
    return message("The weights sum to {sum}: a flat area is multiplied by that.", sum=plain(total, 4))


def _about_rank(rank: int, rows: int, columns: int) -> Message:
    if min(rows, columns) == 1:
        return message("It is a single row or column already: there is nothing to separate.")
    if rank > 1:
        return message(
            "It is not separable (rank {rank}): no single column followed by a single row gives the same result.",
            rank=rank,
        )
    return message(
        "It is separable (rank 1): a column of {rows} weights followed by a row of {columns} gives the same result, "
        "in {few} multiplications a pixel; directly it takes {many}.",
        rows=rows,
        columns=columns,
        few=rows + columns,
        many=rows * columns,
    )
