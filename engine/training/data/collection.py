"""Images that the user collects in named classes, and their file."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import BinaryIO, Final

import numpy as np
from numpy.typing import NDArray

from engine.formats.writing import write_file
from engine.images.fitting import Fit, Size, fit_image
from engine.training.data.npz_file import read_arrays
from engine.training.data.reading import damaged
from engine.training.datasets import Dataset
from engine.values.array import Float32
from engine.values.errors import EngineError
from engine.values.messages import Message, message
from engine.values.progress import Watch

_CHANNELS: Final = (1, 3)


@dataclass(frozen=True, eq=False)
class Collection:
    """Collected images in named classes, all of one size; every edit returns a new Collection.

    Args:
        size: (rows, columns) that every image is fitted to.
        channels: 1 for grey, 3 for colour.
        classes: names of the classes, all different.
        images: uint8 in 0..255, each (C, H, W) and read-only.
        labels: index of the class of each image.
    """

    size: Size = (28, 28)
    channels: int = 1
    classes: tuple[str, ...] = ()
    images: tuple[NDArray[np.uint8], ...] = field(default=(), repr=False)
    labels: tuple[int, ...] = field(default=(), repr=False)

    def __len__(self) -> int:
        return len(self.images)

    def with_class(self, name: str) -> Collection:
        """The collection with one more class, which has no images yet.

        Raises:
            EngineError: the name is empty, or another class has it.
        """
        return replace(self, classes=(*self.classes, self._checked(name, self.classes)))

    def with_class_renamed(self, label: int, name: str) -> Collection:
        """The collection with another name for a class.

        Raises:
            EngineError: the name is empty, or another class has it.
        """
        before, after = self.classes[:label], self.classes[label + 1 :]
        return replace(self, classes=(*before, self._checked(name, (*before, *after)), *after))

    def without_class(self, label: int) -> Collection:
        """The collection without a class and its images."""
        kept = [at for at, own in enumerate(self.labels) if own != label]
        return replace(
            self,
            classes=self.classes[:label] + self.classes[label + 1 :],
            images=tuple(self.images[at] for at in kept),
            labels=tuple(self.labels[at] - (self.labels[at] > label) for at in kept),
        )

    def with_image(self, image: Float32, label: int, fit: Fit = "crop") -> Collection:
        """The collection with one more image in a class.

        Args:
            image: (C, H, W) of any size, 0..1; fitted, and kept with 256 levels.
            label: the index of the class.
            fit: how an image of other proportions is fitted.

        Raises:
            EngineError: there is no such class, or the image has neither 1 nor 3 channels.
        """
        if not 0 <= label < len(self.classes):
            raise EngineError(message("There is no class {index}.", index=label))
        fitted = fit_image(image, self.channels, self.size, fit, invert=False).array
        pixels = np.rint(np.clip(fitted, 0, 1) * np.float32(255)).astype(np.uint8)
        pixels.flags.writeable = False
        return replace(self, images=(*self.images, pixels), labels=(*self.labels, label))

    def without_image(self, at: int) -> Collection:
        """The collection without image number ``at``."""
        return replace(
            self, images=self.images[:at] + self.images[at + 1 :], labels=self.labels[:at] + self.labels[at + 1 :]
        )

    def dataset(self) -> Dataset:
        """The data set of all images, (N, C, H, W)."""
        images = np.array(self.images, np.uint8).reshape(-1, self.channels, *self.size)
        return Dataset(images, np.array(self.labels, np.int64), self.classes)

    @staticmethod
    def _checked(name: str, others: Sequence[str]) -> str:
        name = name.strip()
        if not name:
            raise EngineError(message("Every class needs a name of its own, and this one is empty."))
        if name in others:
            raise EngineError(
                message("There is another class called {name}.", name=name), message("Choose another name.")
            )
        return name


def save_collection(collection: Collection, path: str | os.PathLike[str]) -> tuple[Message, ...]:
    """Saves a collection as an .npz file, which ``open_dataset`` reads, too; an existing file is replaced atomically.

    Returns:
        sentences about what could not be kept, see :func:`engine.formats.writing.write_file`.

    Raises:
        FormatError: it cannot be written there; an existing file is unchanged.
    """
    dataset = collection.dataset()

    def write(stream: BinaryIO) -> None:
        np.savez_compressed(
            stream, images=dataset.images, labels=dataset.labels, classes=np.array(dataset.classes, np.str_)
        )

    return write_file(path, write)


def open_collection(path: str | os.PathLike[str], watch: Watch | None = None) -> Collection:
    """The collection in a file that :func:`save_collection` wrote.

    Raises:
        FormatError: there is no such file, it is damaged, or it contains something else.
    """
    path = Path(path)
    arrays = read_arrays(path, watch or Watch())
    images, labels, classes = (arrays.get(name) for name in ("images", "labels", "classes"))
    if (
        images is None or labels is None or classes is None
        or images.ndim != 4 or images.dtype != np.uint8 or images.shape[1] not in _CHANNELS or 0 in images.shape[2:]
        or labels.shape != (len(images),) or labels.dtype.kind not in "iu"
        or classes.ndim != 1 or classes.dtype.kind != "U" or len(set(classes.tolist())) != len(classes)
        or not all(0 <= label < len(classes) for label in labels.tolist())
    ):  # fmt: skip
        raise damaged(path.name, message("it is no collection of images in classes"))
    _, channels, rows, columns = images.shape
    return Collection((rows, columns), channels, tuple(classes.tolist()), tuple(images), tuple(labels.tolist()))
