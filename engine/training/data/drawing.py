"""Shared by drawn data sets: pixel coordinates, anti-aliasing, brightness and noise."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import numpy as np
from numpy.typing import NDArray

from engine.training.datasets import Dataset
from engine.values.array import Float32
from engine.values.errors import EngineError
from engine.values.messages import message

_AT_ONCE: Final = 64  # images per batch: they fit into the cache of the CPU
_MOST_IMAGES: Final = 1_000_000
_SIZES: Final = range(16, 129)  # rows and columns
_LEAST_CONTRAST: Final = 0.35
_MOST_NOISE: Final = 0.08

Draw = Callable[[NDArray[np.int64], int, np.random.Generator], Float32]
"""(labels (n,), size, random) -> coverage of every pixel, (n, size, size) in 0..1."""


def drawn_dataset(draw: Draw, classes: tuple[str, ...], count: int, seed: int, size: int) -> Dataset:
    """Grey images (N, 1, size, size) as uint8, the classes equally frequent and in random order.

    Raises:
        EngineError: ``count`` or ``size`` is out of range.
    """
    if not 0 <= count <= _MOST_IMAGES or size not in _SIZES:
        raise EngineError(
            message("{count} images of {size} × {size} pixels are not drawn.", count=count, size=size),
            message(
                "Ask for at most {most} images of {low} to {high} pixels.",
                most=_MOST_IMAGES,
                low=_SIZES[0],
                high=_SIZES[-1],
            ),
        )
    random = np.random.default_rng(seed)
    labels = random.permutation(np.arange(count) % len(classes))
    images = np.empty((count, 1, size, size), np.uint8)
    for start in range(0, count, _AT_ONCE):
        at = slice(start, start + _AT_ONCE)
        images[at, 0] = _photographed(draw(labels[at], size, random), random)
    return Dataset(images, labels, classes)


def numbers(random: np.random.Generator, low: float, high: float, count: int) -> Float32:
    """One random number for each image, (count, 1, 1)."""
    return random.uniform(low, high, (count, 1, 1)).astype(np.float32)


def pixel_axes(size: int) -> tuple[Float32, Float32]:
    """x to the right, (1, 1, size), and y upwards, (1, size, 1), in pixels from the centre of the picture."""
    axis = np.arange(size, dtype=np.float32) - np.float32((size - 1) / 2)
    return axis[None, None, :], -axis[None, :, None]


def covered(distance: Float32) -> Float32:
    """The share (0..1) of a pixel that lies inside, from the signed distance of its centre to the edge (inside < 0)."""
    share: Float32 = np.clip(np.float32(0.5) - distance, 0, 1)
    return share


def _photographed(coverage: Float32, random: np.random.Generator) -> NDArray[np.uint8]:
    """Drawings (n, size, size) in 0..255: two random levels, either of which may be the lighter one, and noise."""
    count = len(coverage)
    contrast = numbers(random, _LEAST_CONTRAST, 1, count)
    darker = numbers(random, 0, 1, count) * (1 - contrast)
    is_dark = random.random((count, 1, 1)) < 0.5
    images = darker + contrast * np.where(is_dark, 1 - coverage, coverage)
    images += numbers(random, 0, _MOST_NOISE, count) * random.standard_normal(coverage.shape, np.float32)
    levels: NDArray[np.uint8] = np.rint(np.clip(images, 0, 1) * np.float32(255)).astype(np.uint8)
    return levels
