"""The data set of drawn lines and edges in eight orientations, for edge filters; it needs no file."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from engine.training.data.drawing import covered, drawn_dataset, numbers, pixel_axes
from engine.training.datasets import Dataset
from engine.values.array import Float32

_CLASSES: Final = ("0°", "22.5°", "45°", "67.5°", "90°", "112.5°", "135°", "157.5°")
_STEP: Final = np.pi / len(_CLASSES)
_WOBBLE: Final = 0.35  # of a step: the orientations of two classes stay apart
_OFF_CENTRE: Final = 0.25  # of the picture's side
_LINES: Final = (1.2, 3.5)  # widths in pixels
_LENGTHS: Final = (0.3, 0.6)  # half lengths, as shares of the picture's side
_PERIODS: Final = (5.0, 9.0)  # of stripes, in pixels


def lines_dataset(count: int = 10_000, seed: int = 0, size: int = 28) -> Dataset:
    """Drawn lines, edges and stripes, classified by their orientation alone: eight classes 22.5° apart.

    The angle goes counter-clockwise from a horizontal line (0°). Place, width, length, brightness, noise and a small
    part of the angle are random. The same seed gives the same images.

    Args:
        count: number of images, all classes equally frequent.
        size: rows and columns.

    Raises:
        EngineError: ``count`` or ``size`` is out of range.
    """
    return drawn_dataset(_drawn, _CLASSES, count, seed, size)


def _drawn(labels: NDArray[np.int64], size: int, random: np.random.Generator) -> Float32:
    """Anti-aliased lines, edges or stripes, (n, size, size) in 0..1."""
    count = len(labels)
    x, y = pixel_axes(size)
    angle = (labels[:, None, None] + numbers(random, -_WOBBLE, _WOBBLE, count)).astype(np.float32) * np.float32(_STEP)
    x = x - numbers(random, -_OFF_CENTRE, _OFF_CENTRE, count) * size
    y = y - numbers(random, -_OFF_CENTRE, _OFF_CENTRE, count) * size
    along, across = x * np.cos(angle) + y * np.sin(angle), y * np.cos(angle) - x * np.sin(angle)
    line = covered(abs(across) - numbers(random, *_LINES, count) / 2)
    line *= covered(abs(along) - numbers(random, *_LENGTHS, count) * size)
    period = numbers(random, *_PERIODS, count)
    stripes = covered(abs((across % period) - period / 2) - period / 4)
    kind = random.integers(0, 3, (count, 1, 1))
    return np.select([kind == 0, kind == 1], [line, stripes], covered(across))
