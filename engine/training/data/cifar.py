"""Reads CIFAR-10 and CIFAR-100 as distributed: binary, or as pickles for Python, which are read and never run.

Source: Krizhevsky 2009, https://www.cs.toronto.edu/~kriz/cifar.html
"""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from engine.formats.imports.pickle_reader import Buildable, Constructor, PickleReader, Stub
from engine.training.data.reading import TOO_LARGE, Reading, damaged, finished, opened
from engine.training.datasets import Dataset, DataSplit
from engine.values.errors import EngineError
from engine.values.messages import Message, message
from engine.values.progress import Watch

_SHAPE: Final = (3, 32, 32)
_PIXELS: Final = 3 * 32 * 32
_MOST_BYTES: Final = 2**29  # of one file: the largest of CIFAR's are a third of that
_MOST_NAMES: Final = 2**16  # bytes of the list of classes
_TEN: Final = ("airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck")

Batch = tuple[NDArray[np.uint8], NDArray[np.int64]]  # (N, 3072) and (N,)


@dataclass(frozen=True)
class _Layout:
    """The files in one of the distributed folders.

    Args:
        name: of the data set.
        training, test: the names of its files.
        meta: the name of the file with the names of the classes.
        classes: their number.
        read: reads a batch from a file.
        read_names: reads the names of the classes.
    """

    name: str
    training: tuple[str, ...]
    test: str
    meta: str
    classes: int
    read: Callable[[Path, Watch], Batch]
    read_names: Callable[[Path, Watch], Sequence[str]]


def find_cifar(path: Path) -> Iterator[tuple[str, Reading]]:
    """Yields the name and the Reading of a CIFAR data set in a folder, or of the one that a file belongs to."""
    is_folder = os.path.isdir(path)
    folder = path if is_folder else path.parent
    for layout in _LAYOUTS:
        files = [name for name in layout.training if os.path.isfile(folder / name)]
        if files and (is_folder or path.name in (*files, layout.test, layout.meta)):
            yield layout.name, partial(_read, folder, layout, files)


def _read(folder: Path, layout: _Layout, files: Sequence[str], watch: Watch) -> DataSplit:
    notes: list[Message] = []
    missing = [name for name in layout.training if name not in files]
    if missing:
        notes.append(message("Files that are missing, and were left out: {files}.", files=", ".join(missing)))
    classes: Sequence[str] = ()
    if os.path.isfile(folder / layout.meta):
        classes = layout.read_names(folder / layout.meta, watch)
    if len(classes) != layout.classes:
        classes = _TEN if layout.classes == len(_TEN) else [str(label) for label in range(layout.classes)]
        notes.append(message("There is no usable {file} with the names of the classes.", file=layout.meta))
    parts = []
    for done, name in enumerate(files):
        watch.report(done / (len(files) + 1))
        parts.append(_dataset(folder / name, layout, classes, watch))
    training = Dataset(
        np.concatenate([each.images for each in parts]), np.concatenate([each.labels for each in parts]), tuple(classes)
    )
    has_test = os.path.isfile(folder / layout.test)
    test = _dataset(folder / layout.test, layout, classes, watch) if has_test else None
    return finished(training, test, layout.name, notes)


def _dataset(path: Path, layout: _Layout, classes: Sequence[str], watch: Watch) -> Dataset:
    pixels, labels = layout.read(path, watch)
    try:
        return Dataset(pixels.reshape(-1, *_SHAPE), labels, tuple(classes))
    except EngineError as error:
        raise damaged(path.name, message("it is no batch of pictures with labels")) from error


# --- binary: records of one or two labels and the pixels -------------------------------------------------------


def _binary(labels: int) -> Callable[[Path, Watch], Batch]:
    def read(path: Path, watch: Watch) -> Batch:
        """The pixels of every record, and the last of its labels."""
        content = _content(path, watch)
        size = labels + _PIXELS
        if not content or len(content) % size:
            raise damaged(path.name, message("it does not consist of records of {count} bytes", count=size))
        records = np.frombuffer(content, np.uint8).reshape(-1, size)
        return records[:, labels:], records[:, labels - 1].astype(np.int64)

    return read


def _lines(path: Path, watch: Watch) -> Sequence[str]:
    with opened(path) as stream:
        return watch.through(stream).read(_MOST_NAMES).decode("utf-8", "replace").split()


def _content(path: Path, watch: Watch) -> bytes:
    with opened(path) as stream:
        content = watch.through(stream, reports=False).read(_MOST_BYTES + 1)
    if len(content) > _MOST_BYTES:
        raise damaged(path.name, TOO_LARGE)
    return content


# --- for Python: a dictionary of pixels and labels, pickled ------------------------------------------------------


@dataclass(eq=False)
class _Pixels(Buildable):
    """A pickled array of numpy: bytes and a shape, and no code."""

    shape: object = ()
    content: object = b""
    kind: object = None
    is_columns_first: object = False

    def build(self, state: object) -> None:
        if isinstance(state, tuple) and len(state) == 5:
            _, self.shape, self.kind, self.is_columns_first, self.content = state

    def array(self) -> NDArray[np.uint8]:
        """The pixels, uint8 (N, 3072).

        Raises:
            ValueError: the array is something else.
        """
        content = self.content.encode("latin-1") if isinstance(self.content, str) else self.content
        is_bytes = isinstance(self.kind, Stub) and self.kind.arguments and self.kind.arguments[0] in ("u1", b"u1")  # type: ignore[index]
        if not is_bytes or not isinstance(content, bytes | bytearray) or not isinstance(self.shape, tuple):
            raise ValueError("its pixels are no bytes")
        if self.shape != (len(content) // _PIXELS, _PIXELS):
            raise ValueError("its pixels are not those of pictures")
        return np.frombuffer(content, np.uint8).reshape(self.shape, order="F" if self.is_columns_first else "C")


def _constructors() -> Mapping[str, Constructor]:
    def array(*_: object) -> object:
        return _Pixels()

    def from_bytes(content: object, kind: object, shape: object, order: object) -> object:
        return _Pixels(shape, content, kind, order == "F")

    def encoded(text: object, *_: object) -> object:
        return text.encode("latin-1") if isinstance(text, str) else b""

    known: dict[str, Constructor] = {"_codecs.encode": encoded}
    for module in ("numpy.core", "numpy._core"):
        known[f"{module}.multiarray._reconstruct"] = array
        known[f"{module}.numeric._frombuffer"] = from_bytes
    return known


def _unpickled(path: Path, watch: Watch) -> Mapping[str, object]:
    """The dictionary in a file; its keys may be bytes or text.

    Raises:
        FormatError: it is no such file, or damaged.
    """
    content = io.BytesIO(_content(path, watch))
    try:
        made = PickleReader(_constructors()).read(watch.through(content, reports=False))
    except Exception as error:  # the reader raises almost any exception for a hostile file
        raise damaged(path.name, message("it is cut short or changed")) from error
    if not isinstance(made, dict):
        raise damaged(path.name, message("it is no batch of pictures with labels"))
    return {_text(key): value for key, value in made.items() if isinstance(key, str | bytes)}


def _pickled(key: str) -> Callable[[Path, Watch], Batch]:
    def read(path: Path, watch: Watch) -> Batch:
        batch = _unpickled(path, watch)
        pixels, labels = batch.get("data"), batch.get(key)
        if not isinstance(pixels, _Pixels) or not isinstance(labels, list):
            raise damaged(path.name, message("it is no batch of pictures with labels"))
        if not all(type(label) is int and 0 <= label < _MOST_CLASSES for label in labels):
            raise damaged(path.name, message("its labels are no numbers of classes"))
        try:
            return pixels.array(), np.array(labels, np.int64)
        except (ValueError, TypeError) as error:
            raise damaged(path.name, message("its pixels are not those of pictures")) from error

    return read


def _pickled_names(key: str) -> Callable[[Path, Watch], Sequence[str]]:
    def read(path: Path, watch: Watch) -> Sequence[str]:
        names = _unpickled(path, watch).get(key)
        return [_text(name) for name in names if isinstance(name, str | bytes)] if isinstance(names, list) else ()

    return read


def _text(value: str | bytes) -> str:
    return value if isinstance(value, str) else value.decode("latin-1")


_MOST_CLASSES: Final = 100
_BATCHES: Final = tuple(f"data_batch_{number}" for number in range(1, 6))
_LAYOUTS: Final = (
    _Layout(
        "CIFAR-10", tuple(f"{name}.bin" for name in _BATCHES), "test_batch.bin", "batches.meta.txt", 10,
        _binary(1), _lines,
    ),
    _Layout("CIFAR-100", ("train.bin",), "test.bin", "fine_label_names.txt", 100, _binary(2), _lines),
    _Layout(
        "CIFAR-10", _BATCHES, "test_batch", "batches.meta", 10, _pickled("labels"), _pickled_names("label_names")
    ),
    _Layout(
        "CIFAR-100", ("train",), "test", "meta", 100, _pickled("fine_labels"), _pickled_names("fine_label_names")
    ),
)  # fmt: skip
