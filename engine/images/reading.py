"""Reads picture files safely, and encodes pictures as PNG for project files.

Files are untrusted: only known formats are tried, the size is checked before pixels are decoded, and any exception of
a decoder becomes a FormatError.
"""

from __future__ import annotations

import codecs
import io
import os
import re
import stat
import threading
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final

import numpy as np
import psutil
from numpy.typing import NDArray
from PIL import Image, ImageFile, TiffImagePlugin, UnidentifiedImageError

from engine.images.arrays import NPY, read_array, spread
from engine.images.fitting import to_grey
from engine.images.foreign import RAW, START, foreign_picture
from engine.images.jpeg_file import JpegFile
from engine.images.picture import AXES, LEVELS, Offer, Picture, Taking, fits
from engine.images.pixels import CUT, clipped, full_scale, is_cut, largest, opaque, scaled
from engine.values.array import Float32
from engine.values.errors import EngineError, FormatError
from engine.values.messages import Message, message
from engine.values.progress import Watch
from engine.values.system_errors import reason_of

READABLE_SUFFIXES: Final = (
    ".png", ".apng", ".jpg", ".jpeg", ".bmp", ".gif", ".webp", ".avif", ".tif", ".tiff", ".ppm", ".pgm", ".pbm", ".pnm",
    ".pfm", ".jp2", ".j2k", ".ico", ".npy", ".npz",
)  # fmt: skip
MAX_PIXELS: Final = 178_956_970  # Pillow's own limit; kept here so that nobody's Image.MAX_IMAGE_PIXELS can lift it

_FORMATS: Final = ("PNG", "JPEG", "BMP", "GIF", "WEBP", "AVIF", "TIFF", "PPM", "JPEG2000", "ICO")
_FRAMED: Final = ("PNG", "GIF", "WEBP", "AVIF", "TIFF")  # formats of which any frame can be taken

_DECODING: Final = 0.6  # share of decoding in the time of reading a picture
_SAMPLE: Final = 512  # bytes that are read to recognise text
_ORIENTATION: Final = 274  # the EXIF tag
_UPRIGHT: Final[dict[int, Callable[[NDArray[np.generic]], NDArray[np.generic]]]] = {  # by orientation
    2: lambda pixels: pixels[:, ::-1],
    3: lambda pixels: pixels[::-1, ::-1],
    4: lambda pixels: pixels[::-1],
    5: lambda pixels: pixels.swapaxes(0, 1),
    6: lambda pixels: np.rot90(pixels, -1),
    7: lambda pixels: pixels[::-1, ::-1].swapaxes(0, 1),
    8: lambda pixels: np.rot90(pixels),
}
_MOST_FRAMES: Final = 1000  # of a TIFF that are counted: each takes Pillow 0.1 ms
_DNG_VERSION, _SUB_IFDS, _SUBFILE_TYPE = 50706, 330, 254  # TIFF tags; the last two: a reduced preview comes first
_BANDED: Final = ("RGBA", "CMYK", "LA")  # modes whose bands may be the channels of a network
_ANY: Final = Taking()
_WIDE: Final = 65535  # white of 16-bit pictures, which often use a small part of their range
_LEVELS: Final = ("words", "spread")
_TIFF: Final = (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")
_DIGITS: Final = re.compile(r"(\d+)")
_MOST_NAMED: Final = 4  # files of a stack


class _Quiet:
    """A context manager that ignores Pillow's warnings while any thread is inside it.

    Warning filters are global to the process, so the first reader sets them and the last one restores them. No lock is
    held in between: a reader may be stuck after the user cancelled it.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._readers = 0
        self._filters = warnings.catch_warnings()

    @contextmanager
    def __call__(self) -> Iterator[None]:
        with self._lock:
            if not self._readers:
                self._filters = warnings.catch_warnings()
                self._filters.__enter__()
                warnings.filterwarnings("ignore", module=r"PIL\.")  # only Pillow's: others may be warning too
            self._readers += 1
        try:
            yield
        finally:
            with self._lock:
                self._readers -= 1
                if not self._readers:
                    self._filters.__exit__(None, None, None)


_quiet = _Quiet()


def read_image(path: str | os.PathLike[str]) -> Float32:
    """The picture in a file as (C, H, W) float32 from 0 (black) to 1 (white); C is 1 for grey files, else 3.

    Rotated by its EXIF orientation, with transparent parts on white; of an animation the first frame. 16-bit grey and
    float files keep their precision.

    Raises:
        FormatError: the file is missing, damaged, too large or no picture.
    """
    return read_picture(path).array


def read_picture(
    path: str | os.PathLike[str],
    watch: Watch | None = None,
    *,
    channels: int | None = None,
    taking: Taking = _ANY,
) -> Picture:
    """The picture in a file for a network of any number of channels, with the steps and the other ways to read it.

    Reads the formats of :func:`read_image`, and NumPy's .npy and .npz.

    Args:
        watch: receives the progress, and can abort the reading.
        channels: number that the network reads. They are taken from an axis of an array, from as many grey frames, or
            from the bands of a file with opacity or CMYK. None reads a picture like :func:`read_image`.
        taking: which picture to read and how, instead of the likeliest way.

    Raises:
        FormatError: the file is missing, damaged, too large or no picture.
    """
    path = Path(path)
    name = path.name or str(path)
    watch = watch or Watch()
    watch.span = (0.0, _DECODING)
    with _open(path, name) as opened:
        file = watch.through(opened)
        return _decode(file, name, lambda: _any(file, name, watch, channels, taking))


def read_stack(paths: Sequence[Path], channels: int, watch: Watch | None = None) -> Picture:
    """One picture (channels, H, W) from several files of one size, in the natural order of their names.

    Their channels are stacked if they add up to ``channels``; else each file is converted to one grey channel.

    Raises:
        FormatError: a file cannot be read, the sizes differ, or there are too few or too many channels.
    """
    paths = sorted(
        paths, key=lambda path: [int(part) if part.isdecimal() else part for part in _DIGITS.split(path.name)]
    )
    pictures = [read_picture(path, watch) for path in paths[: channels + 1]]
    names = [path.name for path in paths]
    steps = [_stack_step(names)]
    images = [picture.array for picture in pictures]
    total = sum(map(len, images))
    if total != channels and len(paths) == channels:
        images = [_one_channel(image, steps) for image in images]
    elif total != channels:
        raise FormatError(
            message("{count} pictures do not make the {channels} channels that the network reads.",
                    count=len(paths), channels=channels),
            message("Open {channels} grey pictures of one size at once.", channels=channels),
        )  # fmt: skip
    for image, name in zip(images, names, strict=True):
        if image.shape[1:] != images[0].shape[1:]:
            raise FormatError(
                message("{first} and {second} differ in size, and so cannot be channels of one picture.",
                        first=names[0], second=name),
                message("Open pictures of one size at once."),
            )  # fmt: skip
    steps += [step for picture in pictures for step in picture.steps]
    return Picture(np.concatenate(images), tuple(dict.fromkeys(steps)))


def _stack_step(names: Sequence[str]) -> Message:
    named = ", ".join(names[:_MOST_NAMED]) + (", …" if len(names) > _MOST_NAMED else "")
    return message("Stack of {count} pictures as channels, in the order of their names: {names}",
                   count=len(names), names=named)  # fmt: skip


def _one_channel(image: Float32, steps: list[Message]) -> Float32:
    """The picture (C, H, W) in grey (1, H, W): its first channel if all are equal, else the luminance."""
    if all(np.array_equal(channel, image[0]) for channel in image[1:]):
        return image[:1]
    return to_grey(image, steps)


def encode_png(image: Float32) -> bytes:
    """The picture, (1, H, W) or (3, H, W), as an 8-bit PNG; values outside 0..1 are clipped.

    Raises:
        EngineError: it has another number of channels.
    """
    if image.shape[0] not in (1, 3):
        raise EngineError(message("A PNG holds 1 or 3 channels, not {channels}.", channels=image.shape[0]))
    levels = np.rint(clipped(image) * np.float32(255)).astype(np.uint8)
    picture = Image.fromarray(levels[0] if len(levels) == 1 else np.ascontiguousarray(levels.transpose(1, 2, 0)))
    file = io.BytesIO()
    picture.save(file, "PNG", compress_level=1)  # 12 megapixels: 0.7 s instead of 3.4 s, for 13 % more bytes
    return file.getvalue()


def decode_png(data: bytes, name: str = "The picture", watch: Watch | None = None) -> Float32:
    """Decodes the output of :func:`encode_png` to (C, H, W) in 0..1; bit for bit the original if :func:`is_8bit`.

    Args:
        name: of the picture, for error messages.
        watch: can abort the decoding.

    Raises:
        FormatError: the data are no PNG, or damaged.
    """
    watch = watch or Watch()
    file = watch.through(io.BytesIO(data), reports=False)
    return _decode(file, name, lambda: _read(file, name, ("PNG",), watch)).array


def is_8bit(image: Float32) -> bool:
    """Whether an 8-bit PNG can store the picture (C, H, W) exactly: all values are multiples of 1/255 in 0..1."""
    if image.shape[0] not in (1, 3):
        return False
    levels = np.rint(clipped(image) * np.float32(255))
    return bool(np.array_equal(levels / np.float32(255), image))


def _open(path: Path, name: str) -> BinaryIO:
    """The opened file; anything but a regular file is refused: reading a pipe or a device could block for ever."""
    try:
        kind = path.stat().st_mode
        if stat.S_ISREG(kind):
            return path.open("rb")
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:  # ValueError: a NUL in the name
        raise FormatError(
            message("There is no file {name}.", name=name),
            message("Check its name and folder; it may have been moved."),
        ) from error
    except PermissionError as error:
        raise FormatError(
            message("{name} may not be read.", name=name),
            message("Ask for permission to read it, or copy it to a folder of yours."),
        ) from error
    except OSError as error:
        raise FormatError(
            message("{name} cannot be reached ({reason}).", name=name, reason=reason_of(error)),
            message("Check that the disk is still there, or copy the file elsewhere."),
        ) from error
    what = "{name} is a folder, not a picture." if stat.S_ISDIR(kind) else "{name} is not an ordinary file."
    raise FormatError(message(what, name=name), message("Choose a picture file."))


def _any(file: BinaryIO, name: str, watch: Watch, channels: int | None, taking: Taking) -> Picture:
    """The picture in a file of any supported format."""
    start = file.read(START)
    file.seek(0)
    if foreign := foreign_picture(start):
        raise _foreign(name, foreign)
    if start.startswith((NPY, b"PK")):
        return read_array(file, name, channels, taking, watch)
    return _read(file, name, _FORMATS, watch, channels, taking)


def _decode(file: BinaryIO, name: str, read: Callable[[], Picture]) -> Picture:
    """The result of ``read``, which reads from ``file``. Raises: FormatError for any exception of a decoder."""
    try:
        with _quiet():
            return read()
    except FormatError:
        raise
    except Image.DecompressionBombError as error:
        raise _too_large(name) from error
    except UnidentifiedImageError as error:
        file.seek(0)
        if file.read(4) in _TIFF:
            raise FormatError(
                message("{name} is a TIFF of a kind that cannot be read here, or its beginning is damaged.", name=name),
                message("Read it in Python and save its numbers with numpy.save: .npy files open here."),
            ) from error
        if not file.seek(0, os.SEEK_END):
            raise FormatError(
                message("{name} is empty.", name=name), message("Copy or download the picture again.")
            ) from error
        if _is_text(file):
            raise FormatError(
                message("{name} holds text, not a picture.", name=name),
                message("Choose a picture, a project or a network."),
            ) from error
        raise FormatError(
            message("{name} is not a picture that can be read here, or its beginning is damaged.", name=name),
            message("Open it in another program and save it as PNG or JPEG."),
        ) from error
    except MemoryError as error:
        raise _too_much(name) from error
    except Exception as error:  # Pillow's parsers answer a hostile file with almost any exception
        raise _damaged(name) from error


def _foreign(name: str, foreign: tuple[Message, Message]) -> FormatError:
    kind, now = foreign
    return FormatError(message("{name} is {kind}, which cannot be opened here.", name=name, kind=kind), now)


def _is_text(file: BinaryIO) -> bool:
    """Whether the file begins with text, other than that of a picture format such as EPS or SVG."""
    file.seek(0)
    try:
        words = codecs.getincrementaldecoder("utf-8-sig")().decode(
            file.read(_SAMPLE)
        )  # the last character may be incomplete
    except UnicodeDecodeError:
        return False
    drawn = words.lstrip().startswith(("%!", "<"))
    return not drawn and all(letter.isprintable() or letter.isspace() for letter in words)


def _too_large(name: str) -> FormatError:
    return FormatError(
        message("{name} has more than {limit} million pixels.", name=name, limit=MAX_PIXELS // 1_000_000),
        message("Make it smaller in an image editor."),
    )


def _too_much(name: str) -> FormatError:
    return FormatError(
        message("{name} does not fit into the memory.", name=name),
        message("Close other programs, or make the picture smaller."),
    )


def _damaged(name: str) -> FormatError:
    return FormatError(
        message("{name} is damaged or incomplete.", name=name),
        message("Copy or download it again; or open it in another program and save it as PNG."),
    )


def _read(
    file: BinaryIO,
    name: str,
    formats: tuple[str, ...],
    watch: Watch,
    channels: int | None = None,
    taking: Taking = _ANY,
) -> Picture:
    """The picture decoded by Pillow, checked before and after decoding."""
    is_jpeg = file.read(3) == b"\xff\xd8\xff"
    file.seek(0)
    if is_jpeg:
        file = JpegFile(file.read(), watch)
    with Image.open(file, formats=formats) as picture:
        if isinstance(picture, TiffImagePlugin.TiffImageFile) and _is_raw(picture):
            raise _foreign(name, RAW)
        if taking.index and picture.format in _FRAMED:
            picture.seek(taking.index)
        image, steps = _frame(picture, name, watch, channels)
        sizes = picture.info.get("sizes", ()) if picture.format == "ICO" else ()
        full = full_scale(picture)
        count = _count(picture)  # only now: counting leaves the frame
        if isinstance(file, JpegFile) and file.has_data_left():
            raise _damaged(name)
        ways = _ways(picture, len(image), count, channels)
        if "stack" in ways and (taking.axes == "stack" or "frame" not in ways):
            return _stacked((image, steps), picture, count, name, watch, ways)
    if len(sizes) > 1:
        steps.insert(0, message("Largest of {count} sizes", count=len(sizes)))
    levels = _LEVELS if full == _WIDE else ()
    chosen = taking.levels if taking.levels in levels else "".join(levels[:1])
    if chosen == "spread":
        steps = [step for step in steps if step.text != LEVELS["words"][1].text]
        image = spread(image, full, steps)
    if not ways:
        return Picture(image, (*_frame_step(0, count), *steps), Taking(levels=chosen), Offer(levels=levels))
    taken, offer = Taking("", "frame", taking.index, chosen), Offer((), ways, count, levels)
    return Picture(image, (*_frame_step(taking.index, count), *steps), taken, offer)


def _frame(
    picture: ImageFile.ImageFile, name: str, watch: Watch, channels: int | None = None
) -> tuple[Float32, list[Message]]:
    """The current frame (C, H, W) with its steps; its bands as they are if their number is ``channels``."""
    steps: list[Message] = []
    _check_size(picture, name)
    is_rotated = False
    if isinstance(picture, TiffImagePlugin.TiffImageFile):  # Pillow rotates these as it decodes them
        is_rotated = picture.tag_v2.get(_ORIENTATION) in _UPRIGHT
    maximum = largest(picture)
    bands = picture.getbands()
    if channels not in (1, 3) and len(bands) == channels and picture.mode in _BANDED:
        if is_cut(picture):
            steps.append(CUT)
        picture.load()
        pixels: NDArray[np.generic] = np.asarray(picture)
        steps.append(message("Its {count} bands as channels: {names}", count=len(bands), names=", ".join(bands)))
    else:
        pixels = opaque(picture, steps)
    try:
        orientation = picture.getexif().get(_ORIENTATION, 1)  # only now: a PNG may keep it behind the pixels
    except Exception:  # broken EXIF is no reason to refuse a good picture
        orientation = 1
    full = full_scale(picture)
    if upright := _UPRIGHT.get(orientation):
        pixels = upright(pixels)
    if upright or is_rotated:
        steps.append(message("Turned upright (its EXIF says how it was held)"))
    if full > 255:
        steps.append(message("Scaled from 0 … {white} to 0 … 1", white=maximum or full))
    return scaled(pixels, full, steps, watch), steps


def _count(picture: ImageFile.ImageFile) -> int:
    """The number of frames; 0 if there are several that cannot be counted."""
    try:
        if not getattr(picture, "is_animated", False):
            return 1
        if not isinstance(picture, TiffImagePlugin.TiffImageFile):
            return int(getattr(picture, "n_frames", 1))
        for count in range(1, _MOST_FRAMES):
            try:
                picture.seek(count)
            except EOFError:
                return count
    except Exception:  # broken later frames are no reason to refuse a good first one
        pass
    return 0


def _frame_step(index: int, count: int) -> tuple[Message, ...]:
    """A sentence about which frame was read, if there are several."""
    if count == 1:
        return ()
    if not count:
        return (message("First of several frames"),)
    if not index:
        return (message("First of {count} frames", count=count),)
    return (message(AXES["frame"][1].text, place=index + 1, count=count),)


def _ways(picture: ImageFile.ImageFile, own: int, count: int, channels: int | None) -> tuple[str, ...]:
    """The ways to read the frames of a picture, keys of AXES; none if there is only one, or they are not counted.

    Args:
        own: number of channels of one frame.
    """
    if picture.format not in _FRAMED or count < 2:
        return ()
    ways = {"frame": fits(own, channels), "stack": count == channels}
    return tuple(way for way, is_possible in ways.items() if is_possible)


def _stacked(
    first: tuple[Float32, list[Message]],
    picture: ImageFile.ImageFile,
    count: int,
    name: str,
    watch: Watch,
    ways: tuple[str, ...],
) -> Picture:
    """All frames in grey as channels (count, H, W); ``first`` is the one that has been read."""
    steps = [message(AXES["stack"][1].text, count=count)]
    images: list[Float32] = []
    for index in range(count):
        if index:
            picture.seek(index)
        image, more = _frame(picture, name, watch) if index else first
        images.append(_one_channel(image, more))
        if images[0].shape != images[index].shape:
            raise FormatError(
                message("The frames of {name} differ in size, and so cannot be channels of one picture.", name=name),
                message("Save frames of one size."),
            )
        steps += more
    return Picture(np.concatenate(images), tuple(dict.fromkeys(steps)), Taking(axes="stack"), Offer(axes=ways))


def _is_raw(picture: TiffImagePlugin.TiffImageFile) -> bool:
    """Whether a TIFF is a raw photograph, whose first picture is only a small preview of it."""
    tags = picture.tag_v2
    return _DNG_VERSION in tags or (_SUB_IFDS in tags and bool(tags.get(_SUBFILE_TYPE, 0) & 1))


def _check_size(picture: ImageFile.ImageFile, name: str) -> None:
    """Refuses decompression bombs, and pictures too large for the memory, by the header alone."""
    width, height = picture.size
    if isinstance(picture, TiffImagePlugin.TiffImageFile):  # a small TIFF may be cut from one huge tile
        width = max(width, picture.tag_v2.get(TiffImagePlugin.TILEWIDTH, 0))
        height = max(height, picture.tag_v2.get(TiffImagePlugin.TILELENGTH, 0))
    if width * height > MAX_PIXELS:
        raise _too_large(name)
    bands = len(picture.getbands())
    if width * height * (2 * bands + 4 * min(bands, 3)) > psutil.virtual_memory().available:  # as bytes, and as numbers
        raise _too_much(name)
