"""What a trained network is worth: on images that it has learned from, on others, and on others that are moved."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass

import numpy as np

from engine.project.project import Project
from engine.training.datasets import Dataset, few
from engine.training.train import accuracy

_MOST_IMAGES = 1000  # that are looked at
_DIRECTIONS = ((0, 1), (0, -1), (1, 0), (-1, 0))  # rows down, columns to the right


@dataclass(frozen=True)
class Worth:
    """Accuracies of a network, shares (0..1).

    Args:
        learned: of images that it has learned from.
        shifted: of others that are shifted by 0, 1, 2 … pixels: the mean over the four directions.
    """

    learned: float
    shifted: tuple[float, ...]

    @property
    def unseen(self) -> float:
        """The accuracy for images that it has not learned from."""
        return self.shifted[0]

    @property
    def gap(self) -> float:
        """How much better it is on images that it has learned from."""
        return self.learned - self.unseen


def shifted(dataset: Dataset, down: int, right: int) -> Dataset:
    """The images moved by whole pixels, negative for up and left; their border rows and columns are repeated."""
    rows, columns = (
        (np.arange(size) - by).clip(0, size - 1)
        for size, by in zip(dataset.images.shape[2:], (down, right), strict=True)
    )
    return Dataset(dataset.images[:, :, rows[:, None], columns], dataset.labels, dataset.classes)


def worth(
    project: Project, learned: Dataset, unseen: Dataset, most_shift: int = 0, device: str = "cpu"
) -> Generator[float, None, Worth]:
    """Yields the finished share (0..1), and returns the Worth of a network on at most 1000 images of each part.

    Args:
        learned: the images that it has learned from.
        unseen: those that it has not.
        most_shift: pixels.

    Raises:
        EngineError: as :func:`engine.training.train.accuracy`.
    """
    learned, unseen = few(learned, _MOST_IMAGES), few(unseen, _MOST_IMAGES)
    own = accuracy(project, learned, device)
    means = [accuracy(project, unseen, device)]
    for by in range(1, most_shift + 1):
        found = list[float]()
        for down, right in _DIRECTIONS:
            yield (by - 1 + len(found) / len(_DIRECTIONS)) / most_shift
            found.append(accuracy(project, shifted(unseen, by * down, by * right), device))
        means.append(sum(found) / len(found))
    return Worth(own, tuple(means))
