"""The named kernels of the textbooks and other programs, and everything one can do to a kernel.

All of it is written for cross-correlation, which is what a convolutional layer computes: the weight on the
left of a kernel meets the pixel on the left. Operations take a kernel (rows, columns), and those that do not
say otherwise also a filter (C, rows, columns), each of whose kernels they treat alike; they return new float32
arrays and leave their argument as it was.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Literal

import numpy as np
from numpy.typing import ArrayLike, DTypeLike, NDArray

from engine.errors import EngineError
from engine.numerals import plain
from engine.words import Message, message

Weights = NDArray[np.float32]
Flip = Literal["same", "sign reverses", "different"]
Symmetry = Literal["none", "horizontal", "vertical", "both", "rotational"]

# What float32 rounding may add up to, relative to the size of the weights.
_TOLERANCE = 1e-6
# A Gaussian narrower than this is a single cell, and dividing by its width would only lose digits.
_SHORTEST = 0.01


@dataclass(frozen=True, eq=False)
class Kernel:
    """A kernel from the library, with the words that belong to it; NumPy takes it as an array.

    Args:
        key: its name in scripts and files.
        name: what a menu shows, the conventional name first.
        responds_to: what makes it answer strongly, or what it does to a picture.
        group: the part of the menu it belongs to.
        weights: (rows, columns), read-only, with its scale applied.
    """

    key: str
    name: str
    responds_to: str
    group: str
    weights: Weights

    def __array__(self, dtype: DTypeLike | None = None, copy: bool | None = None) -> NDArray[Any]:
        """The weights, so that ``np.asarray(kernel)`` works."""
        return np.array(self.weights, dtype=dtype, copy=copy)


@dataclass(frozen=True, eq=False)
class KernelFacts:
    """What can be said about a kernel by looking at its numbers.

    Args:
        sum: what a flat area is multiplied by.
        rank: how many column-and-row pairs it takes to build the kernel; None if a weight is not finite.
        separable: whether one such pair is enough (rank 1).
        factors: that (column, row) pair, its outer product being the kernel; None if it is not separable.
            The strongest weight of the column is 1.
        flip: what a turn by 180 degrees does to it ("different" if a weight is not finite).
        sentences: all this in words.
    """

    sum: float
    rank: int | None
    separable: bool
    factors: tuple[Weights, Weights] | None
    flip: Flip
    sentences: tuple[Message, ...]


# ---- the library


def _rows(text: str, divisor: float = 1) -> NDArray[np.float64]:
    return np.array([row.split() for row in text.split("/")], dtype=np.float64) / divisor


def _ring(size: int, around: float, centre: float, divisor: float = 1) -> NDArray[np.float64]:
    weights = np.full((size, size), around)
    weights[size // 2, size // 2] = centre
    return weights / divisor


def _kernel(group: str, key: str, name: str, responds_to: str, weights: NDArray[np.float64]) -> Kernel:
    frozen = weights.astype(np.float32)
    frozen.setflags(write=False)
    return Kernel(key, name, responds_to, group, frozen)


_BINOMIAL = np.array([1.0, 4.0, 6.0, 4.0, 1.0])
_GAUSSIAN_5X5 = np.outer(_BINOMIAL, _BINOMIAL) / 256
_UNSHARP_5X5 = -_GAUSSIAN_5X5
_UNSHARP_5X5[2, 2] = 476 / 256
_PILLOW_BLUR = _ring(5, 1, 0, 16)
_PILLOW_BLUR[1:4, 1:4] = 0

_SMOOTHING = "Identity and smoothing"
_SHARPENING = "Sharpening"
_OUTLINES = "Edges in every direction"
_EDGES = "Edges in one direction"
_RELIEF = "Relief"

# fmt: off
_LIBRARY = (
    _kernel(_SMOOTHING, "identity", "Identity", "nothing in particular: the picture passes unchanged",
            _rows("0 0 0 / 0 1 0 / 0 0 0")),
    _kernel(_SMOOTHING, "box_blur", "Box blur", "the average of 3 × 3 pixels, all counted alike",
            _ring(3, 1, 1, 9)),
    _kernel(_SMOOTHING, "gaussian_3x3", "Gaussian blur 3 × 3",
            "a soft average in which near pixels count more; some programs just call it blur",
            _rows("1 2 1 / 2 4 2 / 1 2 1", 16)),
    _kernel(_SMOOTHING, "gaussian_5x5", "Gaussian blur 5 × 5", "a soft average over a wider neighbourhood",
            _GAUSSIAN_5X5),
    _kernel(_SMOOTHING, "pillow_blur", "Blur (Pillow)", "the average of a ring of pixels, leaving out the middle",
            _PILLOW_BLUR),
    _kernel(_SMOOTHING, "pillow_smooth", "Smooth (Pillow)", "a light average that favours the middle pixel",
            _ring(3, 1, 5, 13)),

    _kernel(_SHARPENING, "sharpen", "Sharpen", "pixels that differ from their four neighbours, added to the picture",
            _rows("0 -1 0 / -1 5 -1 / 0 -1 0")),
    _kernel(_SHARPENING, "sharpen_8", "Sharpen, 8 neighbours",
            "pixels that differ from all their neighbours, strongly; Pillow's edge enhance more",
            _ring(3, -1, 9)),
    _kernel(_SHARPENING, "unsharp_5x5", "Unsharp mask 5 × 5", "detail finer than a Gaussian blur, added to the picture",
            _UNSHARP_5X5),
    _kernel(_SHARPENING, "pillow_sharpen", "Sharpen (Pillow)", "pixels that differ from their neighbours, gently",
            _ring(3, -2, 32, 16)),
    _kernel(_SHARPENING, "pillow_detail", "Detail (Pillow)", "fine detail, by the four nearest neighbours only",
            _rows("0 -1 0 / -1 10 -1 / 0 -1 0", 6)),
    _kernel(_SHARPENING, "pillow_edge_enhance", "Edge enhance (Pillow)", "edges of all directions, made stronger",
            _ring(3, -1, 10, 2)),
    _kernel(_SHARPENING, "blue1brown_sharpen", "Sharpen 5 × 5 (3Blue1Brown)",
            "pixels that differ from a diamond of neighbours",
            _rows("0 0 -1 0 0 / 0 -1 -2 -1 0 / -1 -2 20 -2 -1 / 0 -1 -2 -1 0 / 0 0 -1 0 0", 4)),

    _kernel(_OUTLINES, "outline", "Outline (8-neighbour Laplacian)",
            "edges, lines and dots of every direction; also called edge or find edges",
            _ring(3, -1, 8)),
    _kernel(_OUTLINES, "laplacian", "Laplacian (4-neighbour)",
            "dark lines and dots; bright ones give negative values, some programs use the opposite sign",
            _rows("0 1 0 / 1 -4 1 / 0 1 0")),
    _kernel(_OUTLINES, "edge_corner", "Edge, corner form", "corners and diagonal lines, not level or upright edges",
            _rows("1 0 -1 / 0 0 0 / -1 0 1")),
    _kernel(_OUTLINES, "laplacian_of_gaussian", "Laplacian of Gaussian 5 × 5",
            "small bright spots and thin bright lines; also called Mexican hat",
            _rows("0 0 -1 0 0 / 0 -1 -2 -1 0 / -1 -2 16 -2 -1 / 0 -1 -2 -1 0 / 0 0 -1 0 0")),
    _kernel(_OUTLINES, "imagej_default", "Convolve default (ImageJ)",
            "pixels that differ from the average of their 5 × 5 neighbourhood",
            _ring(5, -1, 24)),

    _kernel(_EDGES, "sobel_x", "Sobel x", "vertical edges, brighter on the right; also called right sobel",
            _rows("-1 0 1 / -2 0 2 / -1 0 1")),
    _kernel(_EDGES, "sobel_left", "Left sobel", "vertical edges, brighter on the left: Sobel x with its sign reversed",
            _rows("1 0 -1 / 2 0 -2 / 1 0 -1")),
    _kernel(_EDGES, "sobel_y", "Sobel y",
            "horizontal edges, brighter below, as y grows downwards; also called bottom sobel",
            _rows("-1 -2 -1 / 0 0 0 / 1 2 1")),
    _kernel(_EDGES, "sobel_top", "Top sobel", "horizontal edges, brighter above: Sobel y with its sign reversed",
            _rows("1 2 1 / 0 0 0 / -1 -2 -1")),
    _kernel(_EDGES, "prewitt_x", "Prewitt x", "vertical edges, brighter on the right, its three rows counted alike",
            _rows("-1 0 1 / -1 0 1 / -1 0 1")),
    _kernel(_EDGES, "prewitt_y", "Prewitt y", "horizontal edges, brighter below, its three columns counted alike",
            _rows("-1 -1 -1 / 0 0 0 / 1 1 1")),
    _kernel(_EDGES, "scharr_x", "Scharr x",
            "vertical edges, brighter on the right; more exact than Sobel on slanted ones",
            _rows("-3 0 3 / -10 0 10 / -3 0 3")),
    _kernel(_EDGES, "scharr_y", "Scharr y",
            "horizontal edges, brighter below; more exact than Sobel on slanted ones",
            _rows("-3 -10 -3 / 0 0 0 / 3 10 3")),
    _kernel(_EDGES, "roberts", "Roberts cross", "diagonal edges, brighter at the top left; a kernel of even size",
            _rows("1 0 / 0 -1")),
    _kernel(_EDGES, "kirsch_north", "Kirsch north", "horizontal edges, brighter above (north is up)",
            _rows("5 5 5 / -3 0 -3 / -3 -3 -3")),
    _kernel(_EDGES, "blue1brown_sobel", "Sobel x, a quarter (3Blue1Brown)",
            "vertical edges, brighter on the right; the result stays between −1 and 1",
            _rows("-1 0 1 / -2 0 2 / -1 0 1", 4)),

    _kernel(_RELIEF, "emboss", "Emboss (shadows south-east)",
            "diagonal edges, light where the bottom right is brighter and dark where it is darker: a relief",
            _rows("-2 -1 0 / -1 1 1 / 0 1 2")),
    _kernel(_RELIEF, "imagej_shadows_north", "Shadows north (ImageJ)",
            "horizontal edges, light where it is brighter above and dark where it is darker: a relief",
            _rows("1 2 1 / 0 1 0 / -1 -2 -1")),
    _kernel(_RELIEF, "pillow_emboss", "Emboss (Pillow)",
            "pixels brighter than the one at their top left; Pillow adds 128 to show negative values",
            _rows("-1 0 0 / 0 1 0 / 0 0 0")),
)
# fmt: on

KERNELS: Mapping[str, Kernel] = MappingProxyType({kernel.key: kernel for kernel in _LIBRARY})


# ---- operations


def _weights(kernel: ArrayLike) -> Weights:
    # Numbers too large for float32 become infinite, as they do in a layer.
    with np.errstate(over="ignore"):
        weights = np.array(kernel, dtype=np.float32, order="C")
    weights += 0  # turns -0 into 0, so that nobody has to read "-0" in a cell
    return weights


def rotate(kernel: ArrayLike, quarter_turns: int = 1) -> Weights:
    """The kernel turned anticlockwise by quarter turns; rows and columns swap at odd numbers of them."""
    return _weights(np.rot90(np.asarray(kernel), quarter_turns, axes=(-2, -1)))


def mirror_horizontal(kernel: ArrayLike) -> Weights:
    """The kernel with left and right swapped."""
    return _weights(np.asarray(kernel)[..., ::-1])


def mirror_vertical(kernel: ArrayLike) -> Weights:
    """The kernel with top and bottom swapped."""
    return _weights(np.asarray(kernel)[..., ::-1, :])


def flip(kernel: ArrayLike) -> Weights:
    """The kernel turned by 180 degrees: what makes a true convolution out of a cross-correlation."""
    return _weights(np.asarray(kernel)[..., ::-1, ::-1])


def negate(kernel: ArrayLike) -> Weights:
    """The kernel with all signs reversed: it prefers what it disliked before."""
    return _weights(-_weights(kernel))


def zero(kernel: ArrayLike) -> Weights:
    """A kernel of the same size whose weights are all 0: a clean sheet to paint one on."""
    return np.zeros(np.shape(kernel), np.float32)


def normalise_sum(kernel: ArrayLike) -> Weights:
    """The kernel scaled to sum 1, so that flat areas keep their brightness.

    Raises:
        EngineError: the weights sum to 0, up to rounding.
    """
    weights = _weights(kernel).astype(np.float64)
    # An infinite weight makes the sum infinite or not a number; so is then the result, as everywhere else.
    with np.errstate(invalid="ignore"):
        total = weights.sum(axis=(-2, -1), keepdims=True)
        size = np.abs(weights).sum(axis=(-2, -1), keepdims=True)
        if (np.isfinite(total) & (np.abs(total) <= _TOLERANCE * size)).any():
            raise EngineError(
                message("The weights sum to 0, and no factor turns that into 1."),
                message("Change a weight first, or normalise the length instead."),
            )
        return _weights(weights / total)


def normalise_mean(kernel: ArrayLike) -> Weights:
    """The kernel shifted to mean 0, so that flat areas give 0 and only differences count."""
    weights = _weights(kernel).astype(np.float64)
    with np.errstate(invalid="ignore"):
        return _weights(weights - weights.mean(axis=(-2, -1), keepdims=True))


def normalise_norm(kernel: ArrayLike) -> Weights:
    """The kernel scaled to Euclidean length 1, so that kernels compare by their pattern alone.

    Raises:
        EngineError: all weights are 0.
    """
    weights = _weights(kernel).astype(np.float64)
    length = np.sqrt(np.square(weights).sum(axis=(-2, -1), keepdims=True))
    if (length == 0).any():
        raise EngineError(
            message("All weights are 0, and no factor gives them length 1."),
            message("Change a weight first."),
        )
    with np.errstate(invalid="ignore"):
        return _weights(weights / length)


def fit_size(kernel: ArrayLike, shape: tuple[int, int]) -> Weights:
    """The kernel cut or filled up with zeros to another (rows, columns), its middle kept in the middle.

    Of the middle cells of an even size the upper left one counts, as for padding "same". So between 3 and 4 rows
    (1 and 2, 5 and 6) the bottom one comes or goes, between 2 and 3 (4 and 5) the top one; columns likewise at
    the right and the left. Growing step by step or at once is the same, and shrinking undoes it.
    """
    weights = _weights(kernel)
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
    return _weights(np.random.default_rng(seed).uniform(-1, 1, shape))


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
    return _weights(weights / weights.sum())


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
    return _weights(envelope * np.cos(2 * math.pi * across / wavelength + math.radians(phase)))


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


# ---- what a kernel is


def facts(kernel: ArrayLike) -> KernelFacts:
    """What a kernel (rows, columns) does to flat areas, whether it is separable, and what a flip does to it."""
    weights = _weights(kernel).astype(np.float64)
    with np.errstate(invalid="ignore"):
        total = float(weights.sum())
    if not np.isfinite(weights).all():
        sentence = message("It has a value that is not a number, or not a finite one, and so will the result.")
        return KernelFacts(total, None, False, None, "different", (sentence,))

    rank = _rank(weights)
    turned = _effect_of_flip(weights)
    if rank == 0:
        sentences: tuple[Message, ...] = (message("All weights are 0: the products add up to 0 whatever the image."),)
    else:
        sentences = (
            _about_sum(total, float(np.abs(weights).sum())),
            _about_rank(rank, *weights.shape),
            _ABOUT_FLIP[turned],
        )
    return KernelFacts(total, rank, rank == 1, _factors(weights) if rank == 1 else None, turned, sentences)


def recognise(kernel: ArrayLike) -> str | None:
    """The key of the library kernel that this is, up to rounding; None if it is none of them."""
    weights = _weights(kernel).astype(np.float64)
    for known in KERNELS.values():
        if known.weights.shape == weights.shape:
            difference = np.abs(weights - known.weights).max()
            if difference <= _TOLERANCE * np.abs(known.weights).max():
                return known.key
    return None


def _rank(weights: NDArray[np.float64]) -> int:
    strengths = np.linalg.svd(weights, compute_uv=False)
    return int(np.count_nonzero(strengths > _TOLERANCE * strengths[0]))


def _factors(weights: NDArray[np.float64]) -> tuple[Weights, Weights]:
    # The row and column through the largest weight: unlike singular vectors, numbers that a person recognises.
    row, column = np.unravel_index(np.abs(weights).argmax(), weights.shape)
    return _weights(weights[:, column] / weights[row, column]), _weights(weights[row])


def _effect_of_flip(weights: NDArray[np.float64]) -> Flip:
    turned = weights[::-1, ::-1]
    allowed = _TOLERANCE * np.abs(weights).max()
    if np.abs(turned - weights).max() <= allowed:
        return "same"
    return "sign reverses" if np.abs(turned + weights).max() <= allowed else "different"


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
    if abs(total) <= _TOLERANCE * size:
        return message("The weights sum to 0: a flat area becomes 0, however bright it is.")
    if abs(total - 1) <= _TOLERANCE * size:
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
