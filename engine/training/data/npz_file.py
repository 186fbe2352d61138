"""Reads images and labels in an .npz file of numpy, under the usual names. No pickle in it is read."""

from __future__ import annotations

import math
import os
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from engine.training.data.reading import MOST_BYTES, TOO_LARGE, Reading, damaged, finished, listed, opened
from engine.training.datasets import Dataset, DataSplit
from engine.values.array import Float32
from engine.values.errors import FormatError
from engine.values.messages import Message, message
from engine.values.numerals import sizes
from engine.values.progress import Watch

_SUFFIX: Final = ".npz"
_MOST_HEADER: Final = 10_000  # bytes of the header of an array
_MOST_CLASSES: Final = 1000
_MOST_CODE: Final = 0x10FFFF  # of a character
_SURROGATES: Final = (0xD800, 0xDFFF)  # halves of characters
_MOST_BRIGHTNESS: Final = 1e30  # far below the maximum of float32; NaN is not below it, either
_LEVELS: Final = 127  # a maximum above this means brightness in 0..255
# Names of arrays, without underscores, and without the word for a part before or after them.
_IMAGES: Final = ("images", "image", "imgs", "x", "data", "arr0")
_LABELS: Final = ("labels", "label", "y", "targets", "target", "arr1")
_NAMES: Final = ("classes", "classnames", "labelnames", "targetnames", "names")
_PARTS: Final[Mapping[str, str]] = {
    "training": "train", "train": "train",
    "testing": "test", "test": "test",
    "validation": "val", "valid": "val", "val": "val", "dev": "val",
}  # fmt: skip

Numbers = NDArray[Any]
Pair = tuple[Numbers, Numbers]  # images and labels of one part


def find_npz(path: Path) -> Iterator[tuple[str, Reading]]:
    """Yields the name and the Reading of an .npz file, or of those in a folder."""
    if os.path.isdir(path):
        files = [each for each in listed(path) if each.suffix.lower() == _SUFFIX and os.path.isfile(each)]
    else:
        files = [path] if zipfile.is_zipfile(path) else []
    for file in files:
        yield file.stem, partial(_read, file)


def _read(path: Path, watch: Watch) -> DataSplit:
    arrays = read_arrays(path, watch)
    notes: list[Message] = []
    parts = {part: pair for part in ("", "train", "test", "val") if (pair := _pair(arrays, part, path.name))}
    training = parts.get("train") or parts.get("")
    if training is None:
        raise FormatError(
            message(
                "{file} has no images with labels: its arrays are {names}.",
                file=path.name,
                names=", ".join(arrays) or "–",
            ),
            message(
                "Call them images and labels, or x_train, y_train, x_test and y_test. A packed folder is unpacked."
            ),
        )
    pairs = [training]
    if "val" in parts and "test" in parts:
        pairs.append(parts["test"])
        notes.append(message("The pictures for validation were left out."))
    elif "test" in parts or "val" in parts:
        pairs.append(parts.get("test") or parts["val"])
    names = next((arrays[name] for name in arrays if _plain(name) in _NAMES), None)
    images = _pictures([each for each, _ in pairs], path.name, notes)
    labels, classes = _classified([each for _, each in pairs], names, path.name)
    for pixels, own in zip(images, labels, strict=True):
        if len(pixels) != len(own):
            raise damaged(
                path.name,
                message("it has {images} images and {labels} labels", images=len(pixels), labels=len(own)),
            )
    datasets = [Dataset(pixels, own, classes) for pixels, own in zip(images, labels, strict=True)]
    return finished(datasets[0], datasets[1] if len(datasets) > 1 else None, path.stem, notes)


# --- the arrays --------------------------------------------------------------------------------------------------


def read_arrays(path: Path, watch: Watch) -> dict[str, Numbers]:
    """The arrays of an .npz file that are named like images, labels or classes, by name; nothing in it is run.

    Raises:
        FormatError: it is damaged or too large, or one of them is not an array of numbers or text.
    """
    arrays: dict[str, Numbers] = {}
    taken = 0
    with opened(path) as stream:
        try:
            with zipfile.ZipFile(stream) as archive:
                for info in archive.infolist():
                    name = info.filename.removesuffix(".npy")
                    if _role(name) is None:
                        continue
                    taken += info.file_size
                    if taken > MOST_BYTES:
                        raise damaged(path.name, TOO_LARGE)
                    with archive.open(info) as member:
                        arrays[name] = _array(member, info.file_size, path.name, watch)
        except FormatError:
            raise
        except Exception as error:  # zipfile and numpy raise almost any exception for a hostile file
            raise damaged(path.name, message("it is cut short or changed")) from error
    return arrays


def _array(member: Any, size: int, name: str, watch: Watch) -> Numbers:
    """One array of an archive, whose content is ``size`` bytes long.

    Raises:
        FormatError: it contains other things than numbers or text, or not as many as it claims.
        Exception: almost any, if it is damaged.
    """
    version = np.lib.format.read_magic(member)
    read_header = np.lib.format.read_array_header_1_0 if version == (1, 0) else np.lib.format.read_array_header_2_0
    shape, is_columns_first, kind = read_header(member, max_header_size=_MOST_HEADER)
    if kind.kind not in "buifUS":
        raise damaged(name, message("it holds objects that would have to be run, not numbers"))
    count = math.prod(shape)
    if min(shape, default=0) < 0 or count * kind.itemsize != size - member.tell():
        raise damaged(name, message("it does not hold the {count} values that it promises", count=count))
    content = watch.through(member, reports=False).read(count * kind.itemsize + 1)  # one more: verifies the checksum
    if kind.kind == "U":
        codes = np.frombuffer(content, np.dtype("u4").newbyteorder(kind.byteorder))
        if ((codes > _MOST_CODE) | ((codes >= _SURROGATES[0]) & (codes <= _SURROGATES[1]))).any():
            raise ValueError("it holds text of what are no characters")
    return np.frombuffer(content, kind, count).reshape(shape, order="F" if is_columns_first else "C")


def _plain(name: str) -> str:
    return "".join(letter for letter in name.lower() if letter.isalnum())


def _role(name: str) -> tuple[str, str] | None:
    """The part ("" for none) and the stem of an array's name; None if it is none of the known names."""
    plain = _plain(name)
    for word, part in _PARTS.items():
        for stem in (plain.removeprefix(word), plain.removesuffix(word)):
            if stem != plain and stem in (*_IMAGES, *_LABELS):
                return part, stem
    return ("", plain) if plain in (*_IMAGES, *_LABELS, *_NAMES) else None


def _pair(arrays: Mapping[str, Numbers], part: str, file: str) -> Pair | None:
    """Images and labels of a part; None if the file has neither."""
    own = {role[1]: name for name in arrays if (role := _role(name)) and role[0] == part}
    images, labels = (next((own[stem] for stem in stems if stem in own), None) for stems in (_IMAGES, _LABELS))
    if images is None and labels is None:
        return None
    if images is None or labels is None:
        raise damaged(file, message("{array} has no other array that belongs to it", array=images or labels))
    return arrays[images], arrays[labels]


# --- images ------------------------------------------------------------------------------------------------------


def _pictures(arrays: Sequence[Numbers], file: str, notes: list[Message]) -> list[NDArray[np.uint8] | Float32]:
    """The images of all parts as (N, C, H, W), all scaled alike; conversions are added to ``notes``."""
    said: dict[str, Message] = {}
    shaped = [_shaped(array, file, said) for array in arrays]
    scaled = _scaled(shaped, file, said)
    notes += said.values()
    return scaled


def _shaped(array: Numbers, file: str, said: dict[str, Message]) -> Numbers:
    """The images as (N, C, H, W)."""
    if array.dtype.kind not in "buif":
        raise damaged(file, message("its images are no numbers"))
    if array.ndim == 2:
        for channels in (1, 3):
            side = math.isqrt(array.shape[1] // channels)
            if side and channels * side**2 == array.shape[1]:
                shape = (channels, side, side)
                said["flat"] = message(
                    "Rows of {count} numbers were taken for {shape}.", count=array.shape[1], shape=sizes(shape)
                )
                return array.reshape(-1, *shape)
    if array.ndim == 3:
        return array[:, None]
    if array.ndim == 4 and array.shape[3] in (1, 3):
        if array.shape[1] in (1, 3):
            said["axes"] = message("The last axis of the images was taken for their channels.")
        return np.moveaxis(array, 3, 1)
    if array.ndim == 4 and array.shape[1] in (1, 3):
        return array
    raise damaged(file, message("images of shape {shape} are neither grey nor in colour", shape=sizes(array.shape)))


def _scaled(arrays: Sequence[Numbers], file: str, said: dict[str, Message]) -> list[NDArray[np.uint8] | Float32]:
    """The images as bytes, or as float32 in 0..1."""
    filled = [array for array in arrays if array.size]
    low = min((float(np.min(array)) for array in filled), default=0.0)
    high = max((float(np.max(array)) for array in filled), default=0.0)
    if not max(abs(low), abs(high)) < _MOST_BRIGHTNESS:
        raise damaged(file, message("some of its images hold what is no number"))
    is_whole = all(array.dtype.kind in "bui" for array in arrays)
    if is_whole and low >= 0 and high <= 1:
        return [np.ascontiguousarray(array, np.uint8) * np.uint8(255) for array in arrays]
    if all(array.dtype == np.uint8 for array in arrays) or (is_whole and low >= 0 and _LEVELS < high <= 255):
        return [np.ascontiguousarray(array, np.uint8) for array in arrays]
    if low >= 0 and high <= 1:
        return [np.ascontiguousarray(array, np.float32) for array in arrays]
    if low >= 0 and _LEVELS < high <= 255:
        low, high = 0.0, 255.0
    elif low >= -1 and high <= 1:
        low, high = -1.0, 1.0
    said["scaled"] = message(
        "Brightnesses from {low} to {high} were scaled to 0 … 1.",
        low=low,
        high=high,
    )
    span = np.float32((high - low) or 1)
    return [((array - np.float32(low)) / span).astype(np.float32).clip(0, 1) for array in arrays]


# --- labels ------------------------------------------------------------------------------------------------------


def _classified(
    arrays: Sequence[Numbers], names: Numbers | None, file: str
) -> tuple[list[NDArray[np.int64]], tuple[str, ...]]:
    """The labels of all parts as indices of classes, and the names of these."""
    flat = [_flat(array, file) for array in arrays]
    values = np.unique(np.concatenate(flat))
    if values.dtype.kind in "US":
        classes = tuple(_texts(values))
    else:
        if (values != np.floor(values)).any():
            raise damaged(file, message("its labels are no numbers of classes"))
        is_index = bool(len(values)) and values[0] >= 0 and values[-1] < _MOST_CLASSES
        given = _texts(names) if names is not None and names.ndim == 1 and names.dtype.kind in "US" else []
        if is_index and len(given) > values[-1]:
            values, classes = np.arange(len(given)), tuple(given)
        else:
            values = np.arange(int(values[-1]) + 1) if is_index else values
            classes = tuple(str(int(value)) for value in values)
    if len(classes) > _MOST_CLASSES:
        raise damaged(file, message("its labels are no numbers of classes"))
    return [np.searchsorted(values, labels).astype(np.int64) for labels in flat], classes


def _flat(array: Numbers, file: str) -> Numbers:
    """Labels as (N,), from (N,), (N, 1), or one-hot rows (N, classes)."""
    if array.ndim == 2 and array.shape[1] == 1:
        array = array[:, 0]
    elif array.ndim == 2 and array.dtype.kind in "buif" and ((array == 0) | (array == 1)).all():
        if (array.sum(axis=1) != 1).any():
            raise damaged(file, message("its labels are no numbers of classes"))
        array = array.argmax(axis=1)
    if array.ndim != 1 or (array.dtype.kind == "f" and not np.isfinite(array).all()):
        raise damaged(file, message("its labels are no numbers of classes"))
    return array.astype(np.int64) if array.dtype.kind == "b" else array


def _texts(array: Numbers) -> list[str]:
    return [each.decode("latin-1") if isinstance(each, bytes) else str(each) for each in array.tolist()]
