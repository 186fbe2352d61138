"""The library of named kernels from textbooks and other programs, for cross-correlation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, DTypeLike, NDArray

Weights = NDArray[np.float32]

# Bound on accumulated float32 rounding, relative to the size of the weights.
TOLERANCE = 1e-6


@dataclass(frozen=True, eq=False)
class Kernel:
    """A kernel from the library; NumPy accepts it as an array.

    Args:
        key: its name in scripts and files.
        name: its title in menus, in English.
        responds_to: the patterns with a strong response, or the effect on a picture, in English.
        group: the section of the menu.
        weights: (KH, KW), read-only, scale applied.
    """

    key: str
    name: str
    responds_to: str
    group: str
    weights: Weights

    def __array__(self, dtype: DTypeLike | None = None, copy: bool | None = None) -> NDArray[Any]:
        """The weights, so that ``np.asarray(kernel)`` works."""
        return np.array(self.weights, dtype=dtype, copy=copy)


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


def as_weights(kernel: ArrayLike) -> Weights:
    """A copy of a kernel as float32 array of the same shape, without negative zeros."""
    with np.errstate(over="ignore"):  # numbers too large for float32 become infinite, as in a layer
        weights = np.array(kernel, dtype=np.float32, order="C")
    weights += 0  # turns −0 into 0: no cell shows "-0"
    return weights
