"""The data set of drawn shapes, which needs no file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import numpy as np
from numpy.typing import NDArray

from engine.training.data.drawing import covered, drawn_dataset, numbers, pixel_axes
from engine.training.datasets import Dataset
from engine.values.array import Float32

_RADII: Final = (0.3, 0.46)  # of the circle around a shape, as shares of the picture's side
_STROKES: Final = (1.4, 2.4)  # pixels


def shapes_dataset(count: int = 10_000, seed: int = 0, size: int = 28) -> Dataset:
    """Drawn shapes to classify: circle, square, triangle, star, cross, heart, moon, arrow.

    Each has a random place, size and angle, is filled or an outline, lighter or darker than its ground, with noise. The
    same seed gives the same images.

    Args:
        count: number of images, all classes equally frequent.
        size: rows and columns.

    Raises:
        EngineError: ``count`` or ``size`` is out of range.
    """
    return drawn_dataset(_drawn, SHAPES, count, seed, size)


def _drawn(labels: NDArray[np.int64], size: int, random: np.random.Generator) -> Float32:
    """Anti-aliased shapes, (n, size, size) in 0..1."""
    count = len(labels)
    x, y = pixel_axes(size)
    radius = numbers(random, *_RADII, count) * size
    room = np.float32(size / 2) - radius
    x = x - numbers(random, -1, 1, count) * room
    y = y - numbers(random, -1, 1, count) * room
    angle = numbers(random, 0, 2 * np.pi, count)
    cosine, sine = np.cos(angle) / radius, np.sin(angle) / radius
    turned: Float32 = np.stack([x * cosine + y * sine, y * cosine - x * sine])  # (2, n, size, size), in radii
    distance = np.empty(turned.shape[1:], np.float32)
    for label, outline in enumerate(_OUTLINES.values()):
        own = labels == label
        distance[own] = _signed_distance(turned[:, own], outline)
    distance *= radius
    half = numbers(random, *_STROKES, count) / 2
    is_filled = random.random((count, 1, 1)) < 0.5
    # The outline is drawn inside the shape, so that both kinds have one size.
    return covered(np.where(is_filled, distance, abs(distance + half) - half))


def _signed_distance(points: Float32, outline: Float32) -> Float32:
    """Distances (…) of points (2, …) to a polygon (V, 2), negative inside.

    Source: Quilez, "2D distance functions", sdPolygon.
    """
    x, y = points
    nearest = np.full(x.shape, np.inf, np.float32)
    is_inside = np.zeros(x.shape, bool)
    for (x1, y1), (x2, y2) in zip(outline, np.roll(outline, 1, axis=0), strict=True):
        along_x, along_y = x2 - x1, y2 - y1
        from_x, from_y = x - x1, y - y1
        share = np.clip((from_x * along_x + from_y * along_y) / (along_x**2 + along_y**2), 0, 1)
        np.minimum(nearest, (from_x - share * along_x) ** 2 + (from_y - share * along_y) ** 2, out=nearest)
        if along_y:
            is_left = (from_x * along_y < from_y * along_x) == (along_y > 0)
            is_inside ^= ((from_y < 0) != (y - y2 < 0)) & is_left
    distance = np.sqrt(nearest)
    return np.where(is_inside, -distance, distance)


def _around(radii: list[float], corners: int) -> Float32:
    """A polygon (V, 2) with corners at equal angles from the top; their distances from the centre repeat ``radii``."""
    angles = np.pi / 2 + 2 * np.pi * np.arange(corners) / corners
    distances = np.resize(radii, corners)
    return np.stack([distances * np.cos(angles), distances * np.sin(angles)], axis=1).astype(np.float32)


def _cross(half: float) -> Float32:
    """A plus sign with arms 2 × ``half`` wide."""
    quarter = np.array([(half, half), (half, 1), (-half, 1)])
    turns = [np.array([(1, 0), (0, 1)]), np.array([(0, 1), (-1, 0)]), -np.eye(2), np.array([(0, -1), (1, 0)])]
    return _fitted(np.concatenate([quarter @ turn for turn in turns]))


def _heart() -> Float32:
    t = np.linspace(0, 2 * np.pi, 28, endpoint=False)
    y = 13 * np.cos(t) - 5 * np.cos(2 * t) - 2 * np.cos(3 * t) - np.cos(4 * t)
    return _fitted(np.stack([16 * np.sin(t) ** 3, y], axis=1))


def _moon() -> Float32:
    """A crescent: from its upper tip along the unit circle to its lower one, and back along another circle."""
    tip, middle = 1.035, 0.55  # the angle of the tip; x of the centre of the other circle
    across, up = np.cos(tip) - middle, np.sin(tip)
    turn = np.arctan2(up, across)
    there, back = np.linspace(tip, 2 * np.pi - tip, 18), np.linspace(2 * np.pi - turn, turn, 14)[1:-1]
    radius = np.hypot(across, up)
    x = np.concatenate([np.cos(there), middle + radius * np.cos(back)])
    return _fitted(np.stack([x, np.concatenate([np.sin(there), radius * np.sin(back)])], axis=1))


def _fitted(outline: NDArray[np.float64]) -> Float32:
    """The polygon (V, 2) moved to the centre and scaled to reach the unit circle."""
    outline = outline - (outline.max(axis=0) + outline.min(axis=0)) / 2
    fitted: Float32 = (outline / np.hypot(*outline.T).max()).astype(np.float32)
    return fitted


_OUTLINES: Final[Mapping[str, Float32]] = {
    "circle": _around([0.9], 28),
    "square": _around([1.0], 4),
    "triangle": _around([1.0], 3),
    "star": _around([1.0, 0.42], 10),
    "cross": _cross(0.32),
    "heart": _heart(),
    "moon": _moon(),
    "arrow": _fitted(
        np.array([(0, 1), (0.75, 0.15), (0.28, 0.15), (0.28, -1), (-0.28, -1), (-0.28, 0.15), (-0.75, 0.15)])
    ),
}
SHAPES: Final = tuple(_OUTLINES)  # the names of the classes
