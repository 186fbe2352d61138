"""Labelled images, for training and for testing."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.values.array import Float32
from engine.values.errors import EngineError
from engine.values.messages import Message, message


@dataclass(frozen=True, eq=False)
class Dataset:
    """Images with their classes.

    Args:
        images: (N, C, H, W), uint8 in 0..255 or float32 in 0..1; kept as a read-only view.
        labels: (N,) int64, indices of classes.
        classes: the names of the classes.

    Raises:
        EngineError: shapes, types or labels do not match.
    """

    images: NDArray[np.uint8] | Float32
    labels: NDArray[np.int64]
    classes: tuple[str, ...]

    def __post_init__(self) -> None:
        if self.images.ndim != 4 or self.images.dtype not in (np.uint8, np.float32):
            raise EngineError(
                message("Images of shape {shape} cannot be learned from.", shape=self.images.shape),
                message("Give (images, channels, rows, columns), as uint8 or float32."),
            )
        if self.labels.shape != (len(self.images),):
            raise EngineError(
                message(
                    "There must be one label for each image: images {images}, labels {labels}.",
                    images=len(self.images),
                    labels=len(self.labels),
                )
            )
        if self.labels.size and not 0 <= self.labels.min() <= self.labels.max() < len(self.classes):
            raise EngineError(message("Some labels name none of the {count} classes.", count=len(self.classes)))
        for name in ("images", "labels"):
            view = getattr(self, name).view()
            view.flags.writeable = False
            object.__setattr__(self, name, view)

    def __len__(self) -> int:
        return len(self.images)

    def part(self, at: NDArray[np.int64] | NDArray[np.bool_] | slice) -> Dataset:
        """The data set of the images at the indices ``at``, or where the mask is true, with the same classes."""
        return Dataset(self.images[at], self.labels[at], self.classes)

    def pictures(self, at: NDArray[np.int64] | slice) -> Float32:
        """The images at the indices ``at`` as float32 from 0 (black) to 1 (white): (n, C, H, W)."""
        chosen = self.images[at]
        if chosen.dtype == np.float32:
            return chosen.astype(np.float32, copy=False)
        return np.divide(chosen, np.float32(255), dtype=np.float32)  # as read_image does, to the last bit


@dataclass(frozen=True, eq=False)
class DataSplit:
    """A data set in two parts, of which the second is never trained on.

    Args:
        training, test: with the same classes and the same size of images.
        name: its title.
        notes: sentences about what was assumed, converted or left out, in order.
        skipped: the names of files that could not be read and were left out.
    """

    training: Dataset
    test: Dataset
    name: str
    notes: tuple[Message, ...] = ()
    skipped: tuple[str, ...] = ()


def few(dataset: Dataset, count: int, seed: int = 0) -> Dataset:
    """``count`` images of a data set, all of them if it has fewer: as many of each class as there are, in random order.

    The same seed gives the same images, and more of them contain the fewer.
    """
    random = np.random.default_rng(seed)
    rank = np.empty(len(dataset))  # how many of its class come before it, and by chance between those of one rank
    for label in range(len(dataset.classes)):
        own = random.permutation(np.flatnonzero(dataset.labels == label))
        rank[own] = np.arange(len(own)) + random.random(len(own))
    return dataset.part(np.argsort(rank, kind="stable")[:count])


def split_dataset(dataset: Dataset, share: float = 0.2, seed: int = 0) -> tuple[Dataset, Dataset]:
    """Two parts of a data set: the rest, and ``share`` of every class; both have every class of two or more images.

    The same seed gives the same parts. The images keep their order.

    Args:
        share: of each class in the second part, above 0 and below 1.

    Raises:
        EngineError: ``share`` is out of range.
    """
    if not 0 < share < 1:
        raise EngineError(message("A share of {share} leaves one part empty.", share=float(share)))
    random = np.random.default_rng(seed)
    is_second = np.zeros(len(dataset), bool)
    for label in range(len(dataset.classes)):
        own = random.permutation(np.flatnonzero(dataset.labels == label))
        count = max(round(share * len(own)), 1) if len(own) > 1 else 0
        is_second[own[: min(count, len(own) - 1)]] = True
    return dataset.part(~is_second), dataset.part(is_second)
