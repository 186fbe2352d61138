"""Everything one can do to a kernel, and kernels that are computed from a few numbers.

All of it is written for cross-correlation, which is what a convolutional layer computes: the weight on the
left of a kernel meets the pixel on the left. Operations take a kernel (rows, columns), and those that do not
say otherwise also a filter (C, rows, columns), each of whose kernels they treat alike; they return new float32
arrays and leave their argument as it was.
"""

from __future__ import annotations

import math
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from engine.kernels.library import TOLERANCE, Weights, as_weights
from engine.values.errors import EngineError
from engine.values.messages import message

Symmetry = Literal["none", "horizontal", "vertical", "both", "rotational"]

# A Gaussian narrower than this is a single cell, and dividing by its width would only lose digits.
_SHORTEST = 0.01


def rotate(kernel: ArrayLike, quarter_turns: int = 1) -> Weights:
    """The kernel turned anticlockwise by quarter turns; rows and columns swap at odd numbers of them."""
    return as_weights(np.rot90(np.asarray(kernel), quarter_turns, axes=(-2, -1)))


def mirror_horizontal(kernel: ArrayLike) -> Weights:
    """The kernel with left and right swapped."""
    return as_weights(np.asarray(kernel)[..., ::-1])


def mirror_vertical(kernel: ArrayLike) -> Weights:
    """The kernel with top and bottom swapped."""
    return as_weights(np.asarray(kernel)[..., ::-1, :])


def flip(kernel: ArrayLike) -> Weights:
    """The kernel turned by 180 degrees: what makes a true convolution out of a cross-correlation."""
    return as_weights(np.asarray(kernel)[..., ::-1, ::-1])


def negate(kernel: ArrayLike) -> Weights:
    """The kernel with all signs reversed: it prefers what it disliked before."""
    return as_weights(-as_weights(kernel))


def zero(kernel: ArrayLike) -> Weights:
    """A kernel of the same size whose weights are all 0: a clean sheet to paint one on."""
    return np.zeros(np.shape(kernel), np.float32)


def normalise_sum(kernel: ArrayLike) -> Weights:
    """The kernel scaled to sum 1, so that flat areas keep their brightness.

    Raises:
        EngineError: the weights sum to 0, up to rounding.
    """
    weights = as_weights(kernel).astype(np.float64)
    # An infinite weight makes the sum infinite or not a number; so is then the result, as everywhere else.
    with np.errstate(invalid="ignore"):
        total = weights.sum(axis=(-2, -1), keepdims=True)
        size = np.abs(weights).sum(axis=(-2, -1), keepdims=True)
        if (np.isfinite(total) & (np.abs(total) <= TOLERANCE * size)).any():
            raise EngineError(
                message("The weights sum to 0, and no factor turns that into 1."),
                message("Change a weight first, or normalise the length instead."),
            )
        return as_weights(weights / total)


def normalise_mean(kernel: ArrayLike) -> Weights:
    """The kernel shifted to mean 0, so that flat areas give 0 and only differences count."""
    weights = as_weights(kernel).astype(np.float64)
    with np.errstate(invalid="ignore"):
        return as_weights(weights - weights.mean(axis=(-2, -1), keepdims=True))


def normalise_norm(kernel: ArrayLike) -> Weights:
    """The kernel scaled to Euclidean length 1, so that kernels compare by their pattern alone.

    Raises:
        EngineError: all weights are 0.
    """
    weights = as_weights(kernel).astype(np.float64)
    length = np.sqrt(np.square(weights).sum(axis=(-2, -1), keepdims=True))
    if (length == 0).any():
        raise EngineError(
            message("All weights are 0, and no factor gives them length 1."),
            message("Change a weight first."),
        )
    with np.errstate(invalid="ignore"):
        return as_weights(weights / length)


def fit_size(kernel: ArrayLike, shape: tuple[int, int]) -> Weights:
    """The kernel cut or filled up with zeros to another (rows, columns), its middle kept in the middle.

    Of the middle cells of an even size the upper left one counts, as for padding "same". So between 3 and 4 rows
    (1 and 2, 5 and 6) the bottom one comes or goes, between 2 and 3 (4 and 5) the top one; columns likewise at
    the right and the left. Growing step by step or at once is the same, and shrinking undoes it.
    """
    weights = as_weights(kernel)
    fitted = np.zeros((*weights.shape[:-2], *shape), dtype=np.float32)
    to_rows, from_rows = _overlap(weights.shape[-2], shape[0])
    to_columns, from_columns = _overlap(weights.shape[-1], shape[1])
    fitted[..., to_rows, to_columns] = weights[..., from_rows, from_columns]
    return fitted


def _overlap(old: int, new: int) -> tuple[slice, slice]:
    """Where the kept cells go in the new side, and where they were in the old one."""
    shift = (new - 1) // 2 - (old - 1) // 2
    start, stop = max(shift, 0), min(new, old + shift)
    return slice(start, stop), slice(start - shift, stop - shift)


def symmetric_cells(shape: tuple[int, int], cell: tuple[int, int], symmetry: Symmetry) -> frozenset[tuple[int, int]]:
    """The cells to paint together with ``cell``, itself included, so that a kernel stays symmetric.

    Args:
        shape: (rows, columns) of the kernel.
        cell: the (row, column) under the brush.
        symmetry: "horizontal" if left and right are to be mirror images, "vertical" if top and bottom are,
            "both", or "rotational" for equal quarter turns (half turns where the kernel is not square).
    """
    row, column = cell
    rows, columns = shape
    other_row, other_column = rows - 1 - row, columns - 1 - column
    match symmetry:
        case "none":
            return frozenset({cell})
        case "horizontal":
            return frozenset({cell, (row, other_column)})
        case "vertical":
            return frozenset({cell, (other_row, column)})
        case "both":
            return frozenset({cell, (row, other_column), (other_row, column), (other_row, other_column)})
        case "rotational":
            half_turn = {cell, (other_row, other_column)}
            return frozenset(half_turn | {(other_column, row), (column, other_row)} if rows == columns else half_turn)


# ---- new kernels


def random_kernel(shape: tuple[int, ...], seed: int) -> Weights:
    """Random weights between -1 and 1, all equally likely, so their mean is near 0; a seed repeats them."""
    return as_weights(np.random.default_rng(seed).uniform(-1, 1, shape))


def gaussian(shape: tuple[int, int], sigma: float) -> Weights:
    """A round blur of standard deviation ``sigma`` pixels; its weights sum to 1.

    Raises:
        EngineError: sigma is not above 0.
    """
    sigma = _length(sigma)
    rows, columns = _offsets(shape)
    distance = rows**2 + columns**2  # squared
    # Measured from the nearest cell: a narrow Gaussian of even size would otherwise round to 0 everywhere.
    weights = np.exp(-(distance - distance.min()) / (2 * sigma * sigma))
    return as_weights(weights / weights.sum())


def gabor(
    shape: tuple[int, int],
    angle: float,
    wavelength: float,
    sigma: float | None = None,
    phase: float = 0,
    aspect: float = 0.5,
) -> Weights:
    """Stripes that fade away from the centre: it responds to such stripes, or to edges at phase ±90.

    The weights are not shifted to mean 0; see normalise_mean.

    Args:
        shape: (rows, columns).
        angle: the direction the stripes run in, as for a line. The theta of the literature, across the
            stripes, is 90 degrees from it.
        wavelength: from one bright stripe to the next, in pixels.
        sigma: how far the stripes reach across themselves; without it, 0.56 wavelengths (one octave).
        phase: in degrees; 0 puts a bright stripe in the centre, 180 a dark one.
        aspect: the reach across the stripes, relative to the reach along them.

    Raises:
        EngineError: the wavelength or sigma is not above 0.

    Source: Kruizinga and Petkov, Nonlinear operator for oriented texture, IEEE TIP 8(10), 1999, section II.
    """
    wavelength = _length(wavelength)
    sigma = 0.56 * wavelength if sigma is None else _length(sigma)
    along, across = _turned(shape, angle)
    envelope = np.exp(-(across**2 + (aspect * along) ** 2) / (2 * sigma * sigma))
    return as_weights(envelope * np.cos(2 * math.pi * across / wavelength + math.radians(phase)))


def line(shape: tuple[int, int], angle: float) -> Weights:
    """A detector of bright lines: positive along a line through the centre, negative beside it, sum 0.

    A kernel with no room beside the line, such as 2 × 2 at 0 degrees, is all 0.

    Args:
        shape: (rows, columns).
        angle: in degrees, anticlockwise as seen on the screen; 0 is horizontal, 45 goes up to the right.
    """
    _, across = _turned(shape, angle)
    return normalise_mean(np.clip(1 - np.abs(across), 0, 1))


def _length(value: float) -> float:
    if not value > 0:
        raise EngineError(message("A width must be above 0, not {value}.", value=value), message("Try 1."))
    return max(value, _SHORTEST)


def _offsets(shape: tuple[int, int]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """How far down and right of the centre each row and column is."""
    rows, columns = (np.arange(side, dtype=np.float64) - (side - 1) / 2 for side in shape)
    return rows[:, np.newaxis], columns[np.newaxis, :]


def _turned(shape: tuple[int, int], angle: float) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """How far along and across a line through the centre each cell is."""
    rows, columns = _offsets(shape)
    cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    # Rounded because cos(90°) is not quite 0, and symmetric cells must come out exactly equal.
    return (columns * cos - rows * sin).round(9), (columns * sin + rows * cos).round(9)
