"""Labelled images for training and testing, and readers for MNIST."""

from __future__ import annotations

import gzip
import math
import os
import struct
import zlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.values.array import Float32
from engine.values.errors import EngineError, FormatError
from engine.values.messages import Message, message
from engine.values.system_errors import reason_of

_MOST_BYTES = 2 * 2**30  # of one file, unpacked
_UINT8 = 8  # the idx format's code for unsigned bytes
_MOST_AXES = 4  # images with channels


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

    def pictures(self, at: NDArray[np.int64] | slice) -> Float32:
        """The images at the indices ``at`` as float32 from 0 (black) to 1 (white): (n, C, H, W)."""
        chosen = self.images[at]
        if chosen.dtype == np.float32:
            return chosen.astype(np.float32, copy=False)
        return np.divide(chosen, np.float32(255), dtype=np.float32)  # as read_image does, to the last bit


def mnist(folder: str | os.PathLike[str]) -> tuple[Dataset, Dataset]:
    """The handwritten digits of MNIST: 60,000 for training and 10,000 for testing, each (N, 1, 28, 28).

    Args:
        folder: with the four original files, packed (.gz) or unpacked.

    Raises:
        FormatError: a file is missing or damaged, or they do not match.

    Source: LeCun, Cortes & Burges, http://yann.lecun.com/exdb/mnist/
    """
    return _digits(Path(folder), "train"), _digits(Path(folder), "t10k")


def _digits(folder: Path, part: str) -> Dataset:
    files = [_found(folder, f"{part}-{name}-ubyte") for name in ("images-idx3", "labels-idx1")]
    images, labels = (read_idx(file) for file in files)
    try:
        return Dataset(images[:, None], labels.astype(np.int64), tuple("0123456789"))
    except EngineError as error:
        raise FormatError(
            message("{images} and {labels} do not belong together.", images=files[0].name, labels=files[1].name),
            message("Fetch both files again from the same place."),
        ) from error


def _found(folder: Path, name: str) -> Path:
    """The path of the unpacked or packed file; of the packed one if there is neither, so that reading it fails."""
    plain = folder / name
    return plain if plain.is_file() else plain.with_name(f"{name}.gz")


def read_idx(path: str | os.PathLike[str]) -> NDArray[np.uint8]:
    """The read-only array in an idx file of unsigned bytes, packed with gzip or not, in the shape that the file gives.

    Raises:
        FormatError: there is no such file, it is no idx file, or it is damaged.

    Source: LeCun, Cortes & Burges, "The IDX file format": two zero bytes, a type code, the number of axes,
        every axis' size as a big-endian 32-bit number, then the numbers themselves.
    """
    source = Path(path)
    try:
        with source.open("rb") as start:
            is_packed = start.read(2) == b"\x1f\x8b"
        with gzip.open(source) if is_packed else source.open("rb") as stream:
            zeros, code, axes = struct.unpack(">HBB", stream.read(4))
            if zeros or code != _UINT8 or not 1 <= axes <= _MOST_AXES:
                raise _damaged(source, message("it does not start like an idx file of bytes"))
            shape = struct.unpack(f">{axes}I", stream.read(4 * axes))
            count = math.prod(shape)
            if count > _MOST_BYTES:
                raise _damaged(source, message("it claims to be larger than 2 GB"))
            values = stream.read(count + 1)  # one more than there should be: also makes gzip check its checksum
    except (EOFError, zlib.error, struct.error, gzip.BadGzipFile) as error:
        raise _damaged(source, message("it is cut short or changed")) from error
    except OSError as error:
        raise FormatError(
            message("{file} cannot be opened: {reason}.", file=source.name, reason=reason_of(error)),
            message("Check that the file is there and that you may read it."),
        ) from error
    if len(values) != count:
        raise _damaged(source, message("it does not hold the {count} values that it promises", count=count))
    return np.frombuffer(values, np.uint8).reshape(shape)


def _damaged(source: Path, reason: Message) -> FormatError:
    return FormatError(
        message("{file} is not an idx file, or is damaged: {reason}.", file=source.name, reason=reason),
        message("Fetch it again from where it came from."),
    )
