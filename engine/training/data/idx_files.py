"""Reads data sets in the idx format: MNIST, Fashion-MNIST, EMNIST, KMNIST and others stored like them."""

from __future__ import annotations

import gzip
import math
import os
import re
import struct
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from engine.training.data.reading import MOST_BYTES, TOO_LARGE, Reading, finished, listed, opened
from engine.training.datasets import Dataset, DataSplit
from engine.values.errors import EngineError, FormatError
from engine.values.messages import Message, message
from engine.values.progress import Watch

_UINT8: Final = 8  # the idx format's code for unsigned bytes
_MOST_AXES: Final = 4  # images with channels
_DIGITS: Final = tuple("0123456789")
CLOTHES: Final = (
    "T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot",
)  # fmt: skip
_KANA: Final = ("お", "き", "す", "つ", "な", "は", "ま", "や", "れ", "を")

# Title and classes, known for certain by the first ten labels of a part, or else by a word in the name.
_BY_LABELS: Final[Mapping[bytes, tuple[str, tuple[str, ...]]]] = {
    bytes((5, 0, 4, 1, 9, 2, 1, 3, 1, 4)): ("MNIST", _DIGITS),
    bytes((7, 2, 1, 0, 4, 1, 4, 9, 5, 9)): ("MNIST", _DIGITS),
    bytes((9, 0, 0, 3, 0, 2, 7, 2, 5, 5)): ("Fashion-MNIST", CLOTHES),
    bytes((9, 2, 1, 1, 6, 1, 4, 6, 5, 7)): ("Fashion-MNIST", CLOTHES),
}
_BY_NAME: Final[Mapping[str, tuple[str, tuple[str, ...]]]] = {
    "fashion": ("Fashion-MNIST", CLOTHES),
    "kmnist": ("Kuzushiji-MNIST", _KANA),
    "kuzushiji": ("Kuzushiji-MNIST", _KANA),
}
_IMAGES: Final = re.compile(r"(?P<set>.*?)(?P<part>train|t10k|test)-images[-.]idx[34]-ubyte(\.gz)?", re.IGNORECASE)
_MOST_MAPPING: Final = 2**20  # bytes of EMNIST's list of characters
_MOST_CLASSES: Final = 256  # as labels are bytes


@dataclass(frozen=True)
class _Files:
    """The image files of one data set.

    Args:
        prefix: of their names, as in ``emnist-letters-train-images-idx3-ubyte``.
        training: the images of the training part.
        test: those of the test part; None if there are none.
    """

    prefix: str
    training: Path
    test: Path | None


def mnist(folder: str | os.PathLike[str]) -> tuple[Dataset, Dataset]:
    """The handwritten digits of MNIST: 60,000 for training and 10,000 for testing, each (N, 1, 28, 28).

    Args:
        folder: with the four original files, packed (.gz) or unpacked.

    Raises:
        FormatError: a file is missing or damaged, or they do not match.

    Source: LeCun, Cortes & Burges, http://yann.lecun.com/exdb/mnist/
    """
    training, test = (_either(Path(folder) / f"{part}-images-idx3-ubyte") for part in ("train", "t10k"))
    return _paired(training, _DIGITS), _paired(test, _DIGITS)


def find_idx(path: Path) -> Iterator[tuple[str, Reading]]:
    """Yields the name and the Reading of every idx data set in a folder, or of the one an image file belongs to."""
    is_folder = os.path.isdir(path)
    folder = path if is_folder else path.parent
    chosen = None if is_folder else _IMAGES.fullmatch(path.name)
    if not is_folder and chosen is None:
        return
    parts: dict[str, dict[str, Path]] = {}
    for file in listed(folder):  # an unpacked file comes before the packed one
        if (match := _IMAGES.fullmatch(file.name)) and os.path.isfile(file):
            part = "training" if match["part"].lower() == "train" else "test"
            parts.setdefault(match["set"], {}).setdefault(part, file)
    for prefix, files in parts.items():
        if "training" in files and (chosen is None or chosen["set"] == prefix):
            found = _Files(prefix, files["training"], files.get("test"))
            yield prefix.strip("-_. ") or folder.name, partial(_read, found)


def read_idx(path: str | os.PathLike[str]) -> NDArray[np.uint8]:
    """The read-only array in an idx file of unsigned bytes, packed with gzip or not, in the shape that the file states.

    Raises:
        FormatError: there is no such file, it is no idx file, or it is damaged.

    Source: LeCun, Cortes & Burges, "The IDX file format": two zero bytes, a type code, the number of axes,
        every axis' size as a big-endian 32-bit number, then the numbers themselves.
    """
    source = Path(path)
    with opened(source) as file:
        is_packed = file.read(2) == b"\x1f\x8b"
        file.seek(0)
        try:
            with gzip.GzipFile(fileobj=file) if is_packed else file as stream:
                zeros, code, axes = struct.unpack(">HBB", stream.read(4))
                if zeros or code != _UINT8 or not 1 <= axes <= _MOST_AXES:
                    raise _damaged(source, message("it does not start like an idx file of bytes"))
                shape = struct.unpack(f">{axes}I", stream.read(4 * axes))
                count = math.prod(shape)
                if count > MOST_BYTES:
                    raise _damaged(source, TOO_LARGE)
                values = stream.read(count + 1)  # one more than expected: makes gzip verify its checksum
        except (EOFError, zlib.error, struct.error, gzip.BadGzipFile) as error:
            raise _damaged(source, message("it is cut short or changed")) from error
    if len(values) != count:
        raise _damaged(source, message("it does not hold the {count} values that it promises", count=count))
    return np.frombuffer(values, np.uint8).reshape(shape)


def _read(files: _Files, watch: Watch) -> DataSplit:
    labels = read_idx(_labels(files.training))
    folder = files.training.parent
    words = f"{folder.name}/{files.prefix}".lower()
    name = files.prefix.strip("-_. ") or folder.name
    notes: list[Message] = []
    classes = _mapped(folder / f"{files.prefix}mapping.txt")
    if not classes:
        known = _BY_LABELS.get(labels[:10].tobytes())
        named = next((each for word, each in _BY_NAME.items() if word in words), None)
        if known:
            name, classes = known
            notes.append(message("The labels begin as those of {name} do: its class names are used.", name=name))
        elif named:
            name, classes = named
            notes.append(message("Taken for {name} because of its name: its class names are used.", name=name))
        else:
            classes = tuple(str(label) for label in range(int(labels.max(initial=0)) + 1))
            notes.append(message("No names of the classes were found: they are called by their numbers."))
    watch.report(0.1)
    training = _paired(files.training, classes)
    watch.report(0.8)
    test = None if files.test is None else _paired(files.test, classes)
    if "emnist" in words:
        notes.append(message("EMNIST stores its pictures mirrored at the diagonal: they were turned upright."))
        training, test = _upright(training), test and _upright(test)
    return finished(training, test, name, notes)


def _paired(images: Path, classes: tuple[str, ...]) -> Dataset:
    """The images of a file with the labels from the file beside it."""
    labels = _labels(images)
    pixels, numbers = read_idx(images), read_idx(labels)
    try:
        return Dataset(pixels[:, None] if pixels.ndim == 3 else pixels, numbers.astype(np.int64), classes)
    except EngineError as error:
        raise FormatError(
            message("{images} and {labels} do not belong together.", images=images.name, labels=labels.name),
            message("Fetch both files again from the same place."),
        ) from error


def _labels(images: Path) -> Path:
    """The file with the labels, packed or not, which is named like that of the images."""
    name = re.sub(r"images([-.])idx[34]", r"labels\1idx1", images.name, flags=re.IGNORECASE)
    return _either(images.with_name(re.sub(r"\.gz$", "", name, flags=re.IGNORECASE)))


def _either(plain: Path) -> Path:
    """The path of the unpacked or packed file; of the packed one if there is neither, so that reading it fails."""
    return plain if os.path.isfile(plain) else plain.with_name(f"{plain.name}.gz")


def _mapped(path: Path) -> tuple[str, ...]:
    """The classes in EMNIST's list, whose lines are a label and the codes of its characters; () if there is none."""
    if not os.path.isfile(path):
        return ()
    with opened(path) as stream:
        lines = stream.read(_MOST_MAPPING).split(b"\n")
    try:
        codes = {int(words[0]): [int(word) for word in words[1:]] for line in lines if (words := line.split())}
        names = {label: "/".join(map(chr, each)) for label, each in codes.items()}
        "".join(names.values()).encode()  # raises for a surrogate, half a character, which no file can contain
    except (ValueError, OverflowError) as error:
        raise _damaged(path, message("it is cut short or changed")) from error
    if not all(names.values()) or not names or not 0 <= min(names) <= max(names) < _MOST_CLASSES:
        raise _damaged(path, message("it is cut short or changed"))
    return tuple(names.get(label, str(label)) for label in range(max(names) + 1))


def _upright(dataset: Dataset) -> Dataset:
    return Dataset(dataset.images.swapaxes(2, 3), dataset.labels, dataset.classes)


def _damaged(source: Path, reason: Message) -> FormatError:
    return FormatError(
        message("{file} is not an idx file, or is damaged: {reason}.", file=source.name, reason=reason),
        message("Fetch it again from where it came from."),
    )
