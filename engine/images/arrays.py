"""Reads pictures from NumPy's files (.npy, .npz): which array, and the meaning of its axes and values."""

from __future__ import annotations

import math
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any, BinaryIO, Final

import numpy as np
import psutil
from numpy.typing import NDArray

from engine.images.picture import AXES, LEVELS, ON_WHITE, Offer, Picture, Taking, fits
from engine.values.array import Float32
from engine.values.errors import FormatError
from engine.values.messages import Message, message
from engine.values.numerals import sizes
from engine.values.progress import Watch

NPY: Final = b"\x93NUMPY"
MOST_CELLS: Final = 2**28  # of one picture: a gigabyte as float32
_MOST_ARRAYS: Final = 1000  # of an .npz that are read
_BY_RANK: Final[dict[int, tuple[str, ...]]] = {
    1: ("S", "V"),
    2: ("HW", "NS"),
    3: ("CHW", "HWC", "NHW"),
    4: ("NCHW", "NHWC"),
}
_MOST_UNSCALED: Final = 16  # maximum of floating point values that are taken as they are
_TABLE: Final = (message("{name} holds a table with named columns."), message("Save an array of numbers alone."))
_UNFIT: Final[dict[str, tuple[Message, Message]]] = {  # by NumPy's kind of dtype
    "V": _TABLE,
    "c": (
        message("{name} holds complex numbers, which are no picture."),
        message("Save their magnitude: numpy.save(file, numpy.abs(array))."),
    ),
    "O": (
        message("{name} holds Python objects, which are not loaded: they could run a program."),
        message("Save an array of numbers: numpy.save(file, array.astype('float32'))."),
    ),
}


@dataclass(frozen=True)
class _Header:
    """Position, shape and type of an array in a file."""

    entry: str  # in the .npz; "" of an .npy
    shape: tuple[int, ...]
    dtype: np.dtype[Any]
    is_fortran: bool
    start: int  # of the values in the stream, in bytes


def is_npz(names: Sequence[str]) -> bool:
    """Whether an archive with files of these names is one of NumPy's."""
    return bool(names) and all(name.endswith(".npy") for name in names)


def read_array(file: BinaryIO, name: str, channels: int | None, taking: Taking, watch: Watch) -> Picture:
    """A picture (C, H, W) from an .npy or .npz file, for a network that reads ``channels``.

    Of a batch only this picture is read. Nothing in the file is unpickled.

    Raises:
        FormatError: there is no such picture, or the file is damaged.
    """
    headers = _headers(file, name)
    usable = {
        each.entry: ways for each in headers if not _why_unfit(each, name) and (ways := _ways(each.shape, channels))
    }
    if not usable:
        raise _none_fits(headers, name, channels)
    entry = taking.array if taking.array in usable else max(usable, key=lambda each: len(_of(headers, each).shape))
    header, ways = _of(headers, entry), usable[entry]
    axes = taking.axes if taking.axes in ways else ways[0]
    count = header.shape[0] if axes[0] == "N" else 1
    index = min(max(taking.index, 0), count - 1)
    numbers = _numbers(file, header, axes, index, name, watch)
    steps = [message(AXES[axes][1].text, shape=sizes(header.shape))]
    if len(headers) > 1:
        names = ", ".join(each.entry for each in headers)
        steps.insert(0, message("Array {array} of {names}", array=entry, names=names))
    if count > 1:
        steps.append(message("Picture {place} of {count}", place=index + 1, count=count))
    image, levels = _scaled(_arranged(numbers, axes), taking.levels, steps)
    if len(image) == 4 and channels in (1, 3):
        image = _on_white(image, steps)
    taken = Taking(entry, axes, index, levels)
    offer = Offer(tuple(usable) if len(usable) > 1 else (), ways, count, tuple(LEVELS))
    return Picture(image, tuple(steps), taken, offer)


def _of(headers: Sequence[_Header], entry: str) -> _Header:
    return next(each for each in headers if each.entry == entry)


# --- headers ----------------------------------------------------------------------------------------------------------


def _headers(file: BinaryIO, name: str) -> list[_Header]:
    """The headers of all arrays in the file."""
    file.seek(0)
    if file.read(len(NPY)) == NPY:
        file.seek(0)
        header = _header(file, "", name)
        end = file.seek(0, 2)
        return [_checked(header, end - header.start, name)]
    found = []
    with zipfile.ZipFile(file) as archive:
        if not is_npz(archive.namelist()):
            raise FormatError(
                message("{name} is an archive, not a picture.", name=name),
                message("Unpack it, and open a file from it."),
            )
        for entry in archive.infolist()[:_MOST_ARRAYS]:
            with archive.open(entry) as stream:
                header = _header(stream, entry.filename, name)  # type: ignore[arg-type]
            found.append(_checked(header, entry.file_size - header.start, name))
    return [replace(each, entry=each.entry.removesuffix(".npy")) for each in found]


def _header(stream: BinaryIO, entry: str, name: str) -> _Header:
    version = np.lib.format.read_magic(stream)
    if version not in ((1, 0), (2, 0)):  # 3 is for names in other scripts
        raise FormatError(message(_TABLE[0].text, name=name), _TABLE[1])
    read = np.lib.format.read_array_header_1_0 if version == (1, 0) else np.lib.format.read_array_header_2_0
    shape, is_fortran, dtype = read(stream)
    return _Header(entry, shape, dtype, is_fortran, stream.tell())


def _checked(header: _Header, room: int, name: str) -> _Header:
    """The header. Raises: FormatError if it describes more than ``room`` bytes."""
    if min(header.shape, default=0) < 0 or (
        not header.dtype.hasobject and math.prod(header.shape) * header.dtype.itemsize > room
    ):
        raise FormatError(
            message("{name} is damaged or incomplete.", name=name), message("Copy it, or save it with NumPy, again.")
        )
    return header


def _why_unfit(header: _Header, name: str) -> tuple[Message, Message] | None:
    """Why an array is no picture, and what to do; None if it may be one."""
    kind = "O" if header.dtype.hasobject else header.dtype.kind
    if kind in _UNFIT:
        what, now = _UNFIT[kind]
        return message(what.text, name=name), now
    if kind not in "buif":
        return (
            message("{name} holds {kind}, which are no numbers.", name=name, kind=str(header.dtype)),
            message("Save an array of numbers: numpy.save(file, array.astype('float32'))."),
        )
    if 0 in header.shape:
        return (
            message("{name} holds an empty array ({shape}).", name=name, shape=sizes(header.shape)),
            message("Save an array with at least one channel, row and column."),
        )
    if len(header.shape) not in _BY_RANK:
        return (
            message("{name} holds an array of {count} axes, which is no picture.", name=name, count=len(header.shape)),
            message("Save one picture, or a batch of them: (rows, columns) or (pictures, channels, rows, columns)."),
        )
    return None


def _none_fits(headers: Sequence[_Header], name: str, channels: int | None) -> FormatError:
    """The error for a file without an array that fits, about its first array."""
    first = headers[0]
    if why := _why_unfit(first, name):
        return FormatError(*why)
    return FormatError(
        message("{name} holds an array of {shape}, and the network reads {channels} channels.",
                name=name, shape=sizes(first.shape), channels=channels),
        message("Save one of the shape (channels, rows, columns) or (rows, columns, channels)."),
    )  # fmt: skip


def _ways(shape: tuple[int, ...], channels: int | None) -> tuple[str, ...]:
    """The meanings of the axes that fit the network, keys of AXES, the likeliest first."""
    found = [axes for axes in _BY_RANK[len(shape)] if _is_way(axes, shape, channels)]
    # An exact number of channels is likelier than one that has to be converted, and a batch of grey pictures is last.
    found.sort(key=lambda axes: (axes == "NHW", _channels_of(axes, shape) != channels))
    if found == ["HW", "NS"] and (shape[0] == 1 or shape[0] > 4 * shape[1]):
        found.reverse()
    return tuple(found)


def _is_way(axes: str, shape: tuple[int, ...], channels: int | None) -> bool:
    if "S" in axes and math.isqrt(shape[-1]) ** 2 != shape[-1]:
        return False
    own = _channels_of(axes, shape)
    return fits(own, channels) or (channels in (1, 3) and own == 4 and axes[-1] == "C")


def _channels_of(axes: str, shape: tuple[int, ...]) -> int:
    return shape[axes.index("C")] if "C" in axes else 1


# --- values -----------------------------------------------------------------------------------------------------------


@contextmanager
def _stream(file: BinaryIO, header: _Header) -> Iterator[BinaryIO]:
    if not header.entry:
        file.seek(0)
        yield file
        return
    with zipfile.ZipFile(file) as archive, archive.open(f"{header.entry}.npy") as stream:
        yield stream  # type: ignore[misc]


def _numbers(file: BinaryIO, header: _Header, axes: str, index: int, name: str, watch: Watch) -> NDArray[Any]:
    """The values of one picture, without the batch axis."""
    is_batch = axes[0] == "N"
    own = header.shape[1:] if is_batch else header.shape
    read = header.shape if header.is_fortran else own  # Fortran's order scatters a picture over the whole array
    size = math.prod(read) * header.dtype.itemsize
    if math.prod(own) > MOST_CELLS or size + 8 * math.prod(own) > psutil.virtual_memory().available:
        raise FormatError(
            message("{name} does not fit into the memory.", name=name),
            message("Close other programs, or save a smaller part of it."),
        )
    with _stream(file, header) as stream:
        stream.seek(header.start + (0 if header.is_fortran else index * size))
        data = watch.through(stream, reports=False).read(size)
    if len(data) < size:
        raise FormatError(
            message("{name} is damaged or incomplete.", name=name), message("Copy it, or save it with NumPy, again.")
        )
    numbers = np.frombuffer(data, header.dtype).reshape(read, order="F" if header.is_fortran else "C")
    return numbers[index] if header.is_fortran and is_batch else numbers


def _arranged(numbers: NDArray[Any], axes: str) -> NDArray[Any]:
    """The values of one picture as (C, H, W)."""
    if axes == "V":
        return numbers[np.newaxis, np.newaxis]
    if axes.endswith("S"):
        side = math.isqrt(numbers.size)
        return numbers.reshape(1, side, side)
    if numbers.ndim == 2:
        return numbers[np.newaxis]
    return numbers.transpose(2, 0, 1) if axes[-1] == "C" else numbers


def _on_white(image: Float32, steps: list[Message]) -> Float32:
    """Red, green, blue and opacity (4, H, W) on white, (3, H, W)."""
    opacity = np.clip(image[3], 0, 1)
    if opacity.min() == 1:
        return image[:3].copy()
    steps.append(ON_WHITE)
    return np.asarray(image[:3] * opacity + (1 - opacity), np.float32)


def _scaled(numbers: NDArray[Any], levels: str, steps: list[Message]) -> tuple[Float32, str]:
    """The values (C, H, W) as float32, and the meaning by which they were scaled, a key of LEVELS."""
    with np.errstate(over="ignore", invalid="ignore"):
        image = np.array(numbers, np.float32, order="C")
    odd = int(np.count_nonzero(~np.isfinite(image)))
    if odd:
        image[~np.isfinite(image)] = 0
        steps.append(message("NaN and infinite values set to 0: {count}", count=odd))
    low, high = float(image.min()), float(image.max())
    levels = levels if levels in LEVELS else _likeliest(low, high, numbers.dtype)
    if levels == "spread":
        return spread(image, 1, steps), levels
    if levels != "same":
        white = 65535 if levels == "words" else 255
        steps.append(message(LEVELS[levels][1].text, white=white))
        image /= np.float32(white)
    elif low < 0 or high > 1:
        steps.append(message(LEVELS[levels][1].text, low=_short(low), high=_short(high)))
    return image, levels


def spread(image: Float32, white: int, steps: list[Message]) -> Float32:
    """The image (C, H, W) stretched to 0..1; appends a sentence with its old range to ``steps``.

    Args:
        white: the value in the file that is 1 in ``image``.
    """
    low, high = image.min(), image.max()
    steps.append(message(LEVELS["spread"][1].text, low=_short(low * white), high=_short(high * white)))
    return np.asarray((image - low) / ((high - low) or np.float32(1)), np.float32)


def _short(value: float) -> float:
    """The value in four digits, for a sentence."""
    return float(f"{value:.4g}")


def _likeliest(low: float, high: float, dtype: np.dtype[Any]) -> str:
    """The likeliest meaning of values of this range and type, a key of LEVELS."""
    if low < 0 or high <= 1 or (dtype.kind == "f" and high <= _MOST_UNSCALED):
        return "same"
    if high <= 255:
        return "bytes"
    return "words" if dtype.kind == "u" and dtype.itemsize == 2 else "spread"
