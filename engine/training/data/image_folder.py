"""Reads a folder with one folder of pictures per class, perhaps within folders for training and testing."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from engine.images.fitting import Size, fit_image
from engine.images.reading import READABLE_SUFFIXES, read_picture
from engine.training.data.reading import MOST_BYTES, Reading, finished, folders_in, listed
from engine.training.datasets import Dataset, DataSplit
from engine.values.array import Float32
from engine.values.errors import FormatError
from engine.values.messages import Message, message
from engine.values.progress import Watch

_PARTS: Final[Mapping[str, str]] = {
    **dict.fromkeys(("train", "training", "trainset", "train_set", "training_set"), "train"),
    **dict.fromkeys(("val", "valid", "validation", "dev"), "val"),
    **dict.fromkeys(("test", "testing", "testset", "test_set"), "test"),
}
_KEPT: Final = 128  # maximum rows and columns of pictures of one size that keep that size
_COMMON: Final = 64  # maximum rows and columns of pictures that had several sizes
_MOST_CLASSES: Final = 1000
_MOST_FILES: Final = 500_000
_NAMED: Final = 5  # maximum files that a note names
_FEWER: Final = message("Choose a smaller folder.")

Classes = Mapping[str, Path]  # the folders of the classes, by name


@dataclass
class _Collected:
    """The pictures that were read so far.

    Attributes:
        images: uint8, (1, H, W) or (3, H, W), not yet of one size.
        sizes: (rows, columns) of the pictures in their files.
        skipped: names of files that could not be read.
        others: number of files and folders whose names are not those of pictures.
        taken: bytes of ``images``.
    """

    images: list[NDArray[np.uint8]] = field(default_factory=list)
    sizes: set[Size] = field(default_factory=set)
    skipped: list[str] = field(default_factory=list)
    others: int = 0
    taken: int = 0


def find_parts(path: Path) -> Iterator[tuple[str, Reading]]:
    """Yields the name and the Reading of a folder with a folder for training that has at least two classes."""
    parts = {_PARTS[each.name.lower()]: _classes(each) for each in folders_in(path) if each.name.lower() in _PARTS}
    if len(parts.get("train", ())) > 1:
        yield path.name, partial(_read, path, parts)


def find_classes(path: Path) -> Iterator[tuple[str, Reading]]:
    """Yields the name and the Reading of a folder that has at least two folders with pictures."""
    classes = _classes(path)
    if len(classes) > 1:
        yield path.name, partial(_read, path, {"train": classes})


def _classes(folder: Path) -> Classes:
    """The folders in ``folder`` that contain a picture, by name."""
    return {each.name: each for each in folders_in(folder) if any(map(_is_picture, listed(each)))}


def _is_picture(path: Path) -> bool:
    return path.suffix.lower() in READABLE_SUFFIXES


def _read(folder: Path, parts: Mapping[str, Classes], watch: Watch) -> DataSplit:
    notes: list[Message] = []
    training, test = [parts["train"]], [parts["test"]] if parts.get("test") else []
    if parts.get("val") and test:
        training.append(parts["val"])
        notes.append(message("The pictures for validation were added to those for training."))
    elif parts.get("val"):
        test.append(parts["val"])
        notes.append(message("The pictures for validation are the test part."))
    names = sorted({name for classes in (*training, *test) for name in classes})
    if len(names) > _MOST_CLASSES:
        raise FormatError(message("{name} has more than {most} classes.", name=folder.name, most=_MOST_CLASSES), _FEWER)
    files = [
        (path, label, classes in test)
        for classes in (*training, *test)
        for label, name in enumerate(names)
        for path in (listed(classes[name]) if name in classes else ())
    ]
    if len(files) > _MOST_FILES:
        raise FormatError(message("{name} has more than {most} files.", name=folder.name, most=_MOST_FILES), _FEWER)
    collected, labels, is_test = _Collected(), list[int](), list[bool]()
    for done, (path, label, is_later) in enumerate(files):
        watch.report(done / len(files))
        if _collect(path, folder, collected):
            labels.append(label)
            is_test.append(is_later)
    if not labels:
        raise FormatError(
            message("None of the pictures in {name} can be read.", name=folder.name),
            message("Choose another folder, or fetch the pictures again."),
        )
    images = _stacked(collected, notes)
    notes += _left_out(collected)
    whole = Dataset(images, np.array(labels, np.int64), tuple(map(_readable, names)))
    if not test:
        return finished(whole, None, folder.name, notes, collected.skipped)
    later = np.array(is_test)
    return finished(whole.part(~later), whole.part(later), folder.name, notes, collected.skipped)


def _readable(name: str) -> str:
    """The name of a folder as that of a class, without underscores; bytes that cannot be decoded are replaced."""
    return os.fsencode(name).decode("utf-8", "replace").replace("_", " ")


def _collect(path: Path, folder: Path, collected: _Collected) -> bool:
    """Reads a picture; returns whether that was possible."""
    if not _is_picture(path):
        collected.others += 1
        return False
    try:
        image = read_picture(path).array
    except FormatError:
        collected.skipped.append(path.relative_to(folder).as_posix())
        return False
    height, width = image.shape[1:]
    collected.sizes.add((height, width))
    if max(height, width) > _KEPT:
        side = min(height, width, _COMMON)
        image = _fitted(image, (side, side))
    collected.images.append(np.rint(image * np.float32(255)).astype(np.uint8))
    collected.taken += collected.images[-1].nbytes
    if collected.taken > MOST_BYTES:
        raise FormatError(message("The pictures in {name} take more than 2 GB.", name=folder.name), _FEWER)
    return True


def _stacked(collected: _Collected, notes: list[Message]) -> NDArray[np.uint8]:
    """All pictures in one size and with the same channels, (N, C, H, W); conversions are added to ``notes``."""
    height, width = min(collected.sizes)
    if len(collected.sizes) > 1 or max(height, width) > _KEPT:
        side = min(max(min(image.shape[1:]) for image in collected.images), _COMMON)
        height, width = side, side
        notes.append(message("Pictures were cropped to the middle and fitted to {size}.", size=f"{side} × {side}"))
    channels = {len(image) for image in collected.images}
    if len(channels) > 1:
        notes.append(message("Grey pictures were repeated as red, green and blue."))
    count = len(collected.images)
    if count * max(channels) * height * width > MOST_BYTES:
        raise FormatError(message("The pictures take more than 2 GB."), _FEWER)
    images = np.empty((count, max(channels), height, width), np.uint8)
    for at, image in enumerate(collected.images):
        if image.shape[1:] != (height, width):
            fitted = _fitted(np.divide(image, np.float32(255), dtype=np.float32), (height, width))
            image = np.rint(fitted * np.float32(255)).astype(np.uint8)
        images[at] = image
    return images


def _fitted(image: Float32, size: Size) -> Float32:
    return fit_image(image, len(image), size, "crop", invert=False).array


def _left_out(collected: _Collected) -> Iterator[Message]:
    """Sentences about files that were left out."""
    if collected.skipped:
        names = ", ".join(collected.skipped[:_NAMED])
        yield message(
            "Pictures that cannot be read, and were left out: {count} ({names}).",
            count=len(collected.skipped),
            names=names if len(collected.skipped) <= _NAMED else f"{names}, …",
        )
    if collected.others:
        yield message("Files that are no pictures, and folders, that were left out: {count}.", count=collected.others)
