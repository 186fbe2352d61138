"""Operations on kernels, and kernels computed from parameters.

All are for cross-correlation, which convolutional layers compute: the left weight of a kernel is applied to the left
pixel. Operations take a kernel (KH, KW), or a filter (C, KH, KW) whose kernels they change one by one. They return new
float32 arrays, of the same shape unless stated otherwise, and do not modify their argument.
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

_MIN_WIDTH = 0.01  # cells: a narrower Gaussian is a single cell, and dividing by its width would only lose digits


def rotate(kernel: ArrayLike, quarter_turns: int = 1) -> Weights:
    """The kernel rotated anticlockwise by quarter turns; an odd number of them swaps KH and KW."""
    return as_weights(np.rot90(np.asarray(kernel), quarter_turns, axes=(-2, -1)))


def mirror_horizontal(kernel: ArrayLike) -> Weights:
    """The kernel with left and right swapped."""
    return as_weights(np.asarray(kernel)[..., ::-1])


def mirror_vertical(kernel: ArrayLike) -> Weights:
    """The kernel with top and bottom swapped."""
    return as_weights(np.asarray(kernel)[..., ::-1, :])


def flip(kernel: ArrayLike) -> Weights:
    """The kernel rotated by 180 degrees, which turns a cross-correlation into a true convolution."""
    return as_weights(np.asarray(kernel)[..., ::-1, ::-1])


def negate(kernel: ArrayLike) -> Weights:
    """The kernel with all signs reversed."""
    return as_weights(-as_weights(kernel))


def zero(kernel: ArrayLike) -> Weights:
    """A kernel of the same shape whose weights are all 0."""
    return np.zeros(np.shape(kernel), np.float32)


def normalise_sum(kernel: ArrayLike) -> Weights:
    """The kernel scaled to sum 1, so that flat areas keep their brightness.

    Raises:
        EngineError: the weights sum to 0, up to rounding.
    """
    weights = as_weights(kernel).astype(np.float64)
    with np.errstate(invalid="ignore"):  # infinite weights give infinite sums or NaN, as in a layer
        total = weights.sum(axis=(-2, -1), keepdims=True)
        size = np.abs(weights).sum(axis=(-2, -1), keepdims=True)
        if (np.isfinite(total) & (np.abs(total) <= TOLERANCE * size)).any():
            raise EngineError(
                message("The weights sum to 0, and no factor turns that into 1."),
                message("Change a weight first, or normalise the length instead."),
            )
        return as_weights(weights / total)


def normalise_mean(kernel: ArrayLike) -> Weights:
    """The kernel shifted to mean 0, so that it gives 0 for flat areas."""
    weights = as_weights(kernel).astype(np.float64)
    with np.errstate(invalid="ignore"):
        return as_weights(weights - weights.mean(axis=(-2, -1), keepdims=True))


def normalise_norm(kernel: ArrayLike) -> Weights:
    """The kernel scaled to Euclidean norm 1, so that kernels can be compared by their pattern.

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
    """The kernel (…, KH, KW) cropped or zero-padded to ``shape`` (rows, columns), aligned at its centre.

    The centre of an even size is the upper left of the middle cells, as for padding "same": from 3 to 4 rows one is
    added at the bottom, from 4 to 5 at the top; columns likewise. So enlarging in steps equals enlarging at once, and
    cropping to the old size restores the kernel.
    """
    weights = as_weights(kernel)
    fitted = np.zeros((*weights.shape[:-2], *shape), dtype=np.float32)
    to_rows, from_rows = _overlap(weights.shape[-2], shape[0])
    to_columns, from_columns = _overlap(weights.shape[-1], shape[1])
    fitted[..., to_rows, to_columns] = weights[..., from_rows, from_columns]
    return fitted


def _overlap(old: int, new: int) -> tuple[slice, slice]:
    """Slices of the common cells along one axis: in the new size, and in the old one."""
    shift = (new - 1) // 2 - (old - 1) // 2
    start, stop = max(shift, 0), min(new, old + shift)
    return slice(start, stop), slice(start - shift, stop - shift)


def symmetric_cells(shape: tuple[int, int], cell: tuple[int, int], symmetry: Symmetry) -> frozenset[tuple[int, int]]:
    """The cells that have the same weight as ``cell``, itself included, in a symmetric kernel.

    Args:
        shape: (rows, columns) of the kernel.
        cell: (row, column).
        symmetry: "horizontal" (left and right are mirror images), "vertical" (top and bottom are), "both", or
            "rotational" (equal under quarter turns; half turns if the kernel is not square).
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
    """Random weights of any ``shape``, uniform in −1..1, determined by ``seed``."""
    return as_weights(np.random.default_rng(seed).uniform(-1, 1, shape))


def gaussian(shape: tuple[int, int], sigma: float) -> Weights:
    """A Gaussian of standard deviation ``sigma`` pixels, of ``shape`` (rows, columns), with weights that sum to 1.

    Raises:
        EngineError: sigma is not above 0.
    """
    sigma = _checked_width(sigma)
    rows, columns = _offsets(shape)
    squares = rows**2 + columns**2
    # The minimum is subtracted because a narrow Gaussian of even size would underflow to 0 everywhere.
    weights = np.exp(-(squares - squares.min()) / (2 * sigma * sigma))
    return as_weights(weights / weights.sum())


def gabor(
    shape: tuple[int, int],
    angle: float,
    wavelength: float,
    sigma: float | None = None,
    phase: float = 0,
    aspect: float = 0.5,
) -> Weights:
    """A Gabor kernel of ``shape`` (rows, columns): responds to stripes, or at phase ±90 degrees to edges.

    The weights are not shifted to mean 0; see :func:`normalise_mean`.

    Args:
        shape: (rows, columns).
        angle: direction of the stripes, in degrees as for :func:`line`. The theta of the paper is the direction across
            the stripes, 90 degrees from it.
        wavelength: distance between bright stripes, in pixels.
        sigma: standard deviation of the Gaussian across the stripes, in pixels; by default 0.56 wavelengths (one
            octave).
        phase: in degrees; 0 puts a bright stripe in the centre, 180 a dark one.
        aspect: width of the Gaussian across the stripes, relative to that along them.

    Raises:
        EngineError: the wavelength or sigma is not above 0.

    Source: Kruizinga and Petkov, Nonlinear operator for oriented texture, IEEE TIP 8(10), 1999, section II.
    """
    wavelength = _checked_width(wavelength)
    sigma = 0.56 * wavelength if sigma is None else _checked_width(sigma)
    along, across = _along_and_across(shape, angle)
    envelope = np.exp(-(across**2 + (aspect * along) ** 2) / (2 * sigma * sigma))
    return as_weights(envelope * np.cos(2 * math.pi * across / wavelength + math.radians(phase)))


def line(shape: tuple[int, int], angle: float) -> Weights:
    """A detector of bright lines: positive along a line through the centre, negative beside it, sum 0.

    Kernels without cells beside the line, such as 2 × 2 at 0 degrees, are all 0.

    Args:
        shape: (rows, columns).
        angle: in degrees, anticlockwise as seen on the screen; 0 is horizontal, 45 goes up to the right.
    """
    _, across = _along_and_across(shape, angle)
    return normalise_mean(np.clip(1 - np.abs(across), 0, 1))


def _checked_width(value: float) -> float:
    """The width in cells, at least _MIN_WIDTH. Raises: EngineError if it is not above 0."""
    if not value > 0:
        raise EngineError(message("A width must be above 0, not {value}.", value=value), message("Try 1."))
    return max(value, _MIN_WIDTH)


def _offsets(shape: tuple[int, int]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Offsets of every row and column from the centre, in cells: (rows, 1) and (1, columns)."""
    rows, columns = (np.arange(side, dtype=np.float64) - (side - 1) / 2 for side in shape)
    return rows[:, np.newaxis], columns[np.newaxis, :]


def _along_and_across(shape: tuple[int, int], angle: float) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Signed distance of every cell from the centre, along a line and across it, in cells: (rows, columns) each.

    Args:
        angle: of the line, as for :func:`line`.
    """
    rows, columns = _offsets(shape)
    cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    # Rounded because cos(90°) is not exactly 0, but symmetric cells must be exactly equal.
    return (columns * cos - rows * sin).round(9), (columns * sin + rows * cos).round(9)
