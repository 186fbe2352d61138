"""Reading image files safely, and the PNG that keeps a picture inside a project file.

A file comes from anywhere, so nothing in it is believed: only the formats we claim are tried, the size is checked
before there are pixels, and whatever a decoder raises becomes one FormatError that a person understands.
"""

from __future__ import annotations

import codecs
import io
import os
import re
import stat
import threading
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

import numpy as np
import psutil
from numpy.typing import NDArray
from PIL import Image, ImageFile, TiffImagePlugin, UnidentifiedImageError

from engine.formats.progress import Watch
from engine.values.array import Float32
from engine.values.errors import EngineError, FormatError
from engine.values.messages import Message, message

READABLE_SUFFIXES: Final = (
    ".png", ".apng", ".jpg", ".jpeg", ".bmp", ".gif", ".webp", ".tif", ".tiff", ".ppm", ".pgm", ".pbm", ".pnm", ".pfm",
)  # fmt: skip
MAX_PIXELS: Final = 178_956_970  # Pillow's own limit; kept here so that nobody's Image.MAX_IMAGE_PIXELS can lift it

_FORMATS: Final = ("PNG", "JPEG", "BMP", "GIF", "WEBP", "TIFF", "PPM")
_GREY_KEY_SCALE: Final = {"L;2": 85, "L;4": 17}  # Pillow widens these pixels to 8 bits but not their transparent key

_BAND: Final = 256  # rows that are scaled at once
_DECODING: Final = 0.6  # of the time that reading a picture takes
_SAMPLE: Final = 512  # bytes that tell text from what is not
_ORIENTATION: Final = 274  # the EXIF tag
_TURNS: Final[dict[int, Callable[[NDArray[np.generic]], NDArray[np.generic]]]] = {
    2: lambda pixels: pixels[:, ::-1],
    3: lambda pixels: pixels[::-1, ::-1],
    4: lambda pixels: pixels[::-1],
    5: lambda pixels: pixels.swapaxes(0, 1),
    6: lambda pixels: np.rot90(pixels, -1),
    7: lambda pixels: pixels[::-1, ::-1].swapaxes(0, 1),
    8: lambda pixels: np.rot90(pixels),
}
_MOST_FRAMES: Final = 1000  # of a TIFF are counted: each takes Pillow a tenth of a millisecond
ON_WHITE: Final = message("Transparent parts put on white")


class _Quiet:
    """Pillow's warnings are not heard while anybody reads a picture.

    The warning filters belong to the whole process: two reads must not restore each other's, and neither may wait for
    the other, which may be one that nobody waits for any more.
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


@dataclass(frozen=True, eq=False)
class Picture:
    """A picture as it was read, with the story of how it became so.

    Args:
        array: the picture, (C, H, W) float32 in 0..1.
        steps: what was done to it on its way in, in order; empty when nothing was.
    """

    array: Float32
    steps: tuple[Message, ...] = ()


def read_image(path: str | os.PathLike[str]) -> Float32:
    """The picture in a file, upright, without transparency, as numbers from 0 (black) to 1 (white).

    The first frame of an animation; transparent parts on white. 16-bit grey and float files keep their precision.

    Shapes:
        (C, H, W) float32; C is 1 for a grey source and 3 for any other.

    Raises:
        FormatError: there is no such file, or it is damaged, too large or no picture.
    """
    return read_picture(path).array


def read_picture(path: str | os.PathLike[str], watch: Watch | None = None) -> Picture:
    """The picture that ``read_image`` gives, and what was done to it.

    Args:
        watch: hears how far it is, and may give it up.

    Raises:
        FormatError: there is no such file, or it is damaged, too large or no picture.
    """
    path = Path(path)
    name = path.name or str(path)
    watch = watch or Watch()
    watch.span = (0.0, _DECODING)
    with _open(path, name) as file:
        return _decode(watch.through(file), name, _FORMATS, watch)


def encode_png(image: Float32) -> bytes:
    """The picture as an 8-bit PNG; values outside 0..1 are clipped.

    Shapes:
        image: (1, H, W) or (3, H, W).
    """
    if image.shape[0] not in (1, 3):
        raise EngineError(message("A PNG holds 1 or 3 channels, not {channels}.", channels=image.shape[0]))
    levels = np.rint(_clipped(image) * np.float32(255)).astype(np.uint8)
    picture = Image.fromarray(levels[0] if len(levels) == 1 else np.ascontiguousarray(levels.transpose(1, 2, 0)))
    file = io.BytesIO()
    picture.save(file, "PNG", compress_level=1)  # 12 megapixels: 0.7 s instead of 3.4 s, for 13 % more bytes
    return file.getvalue()


def decode_png(data: bytes, name: str = "The picture", watch: Watch | None = None) -> Float32:
    """The picture that ``encode_png`` wrote, bit for bit where ``is_8bit`` holds.

    Args:
        watch: may give it up.

    Raises:
        FormatError: the data are no PNG, or damaged; ``name`` is what the sentence calls them.
    """
    watch = watch or Watch()
    return _decode(watch.through(io.BytesIO(data), told=False), name, ("PNG",), watch).array


def is_8bit(image: Float32) -> bool:
    """Whether an 8-bit PNG gives back exactly this picture, every value being a whole number of 255ths."""
    if image.shape[0] not in (1, 3):
        return False
    levels = np.rint(_clipped(image) * np.float32(255))
    return bool(np.array_equal(levels / np.float32(255), image))


def _open(path: Path, name: str) -> BinaryIO:
    """The file, opened only if it is one: reading a pipe or a device could wait for ever."""
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
            message("{name} cannot be reached ({reason}).", name=name, reason=error.strerror),
            message("Check that the disk is still there, or copy the file elsewhere."),
        ) from error
    what = "{name} is a folder, not a picture." if stat.S_ISDIR(kind) else "{name} is not an ordinary file."
    raise FormatError(message(what, name=name), message("Choose a picture file."))


def _decode(file: BinaryIO, name: str, formats: tuple[str, ...], watch: Watch) -> Picture:
    """The picture in ``file``, or a FormatError that calls it ``name``."""
    try:
        with _quiet():
            return _read(file, name, formats, watch)
    except FormatError:
        raise
    except Image.DecompressionBombError as error:
        raise _too_large(name) from error
    except UnidentifiedImageError as error:
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


def _is_text(file: BinaryIO) -> bool:
    """Whether the file begins with nothing but text, and none that describes a picture, such as EPS or SVG."""
    file.seek(0)
    try:
        words = codecs.getincrementaldecoder("utf-8-sig")().decode(file.read(_SAMPLE))  # a last letter may be cut
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


def _read(file: BinaryIO, name: str, formats: tuple[str, ...], watch: Watch) -> Picture:
    """What Pillow makes of the file, checked before and after it is decoded."""
    is_jpeg = file.read(3) == b"\xff\xd8\xff"
    file.seek(0)
    if is_jpeg:
        file = _JpegFile(file.read(), watch)
    steps: list[Message] = []
    with Image.open(file, formats=formats) as picture:
        _check_size(picture, name)
        is_turned = False
        if isinstance(picture, TiffImagePlugin.TiffImageFile):  # Pillow turns these as it decodes them
            is_turned = picture.tag_v2.get(_ORIENTATION) in _TURNS
        largest = _largest(picture)
        pixels = _opaque(picture, steps)
        try:
            orientation = picture.getexif().get(_ORIENTATION, 1)  # only now: a PNG may keep it behind the pixels
        except Exception:  # broken EXIF is no reason to refuse a good picture
            orientation = 1
        full = _full_scale(picture)
        frames = _frames(picture)  # last: counting leaves the first one
    if isinstance(file, _JpegFile) and file.has_data_left():
        raise _damaged(name)
    if turn := _TURNS.get(orientation):
        pixels = turn(pixels)
    if turn or is_turned:
        steps.append(message("Turned upright (its EXIF says how it was held)"))
    if full > 255:
        steps.append(message("Scaled from 0 … {white} to 0 … 1", white=largest or full))
    return Picture(_scaled(pixels, full, steps, watch), (*frames, *steps))


def _frames(picture: ImageFile.ImageFile) -> tuple[Message, ...]:
    """Says so when there are more frames than the one that is shown."""
    try:
        if not getattr(picture, "is_animated", False):
            return ()
        if not isinstance(picture, TiffImagePlugin.TiffImageFile):
            return (message("First of {count} frames", count=getattr(picture, "n_frames", 1)),)
        for count in range(1, _MOST_FRAMES):
            try:
                picture.seek(count)
            except EOFError:
                return (message("First of {count} frames", count=count),)
    except Exception:  # broken later frames are no reason to refuse a good first one
        pass
    return (message("First of several frames"),)


def _check_size(picture: ImageFile.ImageFile, name: str) -> None:
    """Refuses a decompression bomb, and what memory cannot hold, while it is still only a header."""
    width, height = picture.size
    if isinstance(picture, TiffImagePlugin.TiffImageFile):  # a small TIFF may be cut from one huge tile
        width = max(width, picture.tag_v2.get(TiffImagePlugin.TILEWIDTH, 0))
        height = max(height, picture.tag_v2.get(TiffImagePlugin.TILELENGTH, 0))
    if width * height > MAX_PIXELS:
        raise _too_large(name)
    bands = len(picture.getbands())
    if width * height * (2 * bands + 4 * min(bands, 3)) > psutil.virtual_memory().available:  # as bytes, and as numbers
        raise _too_much(name)


def _opaque(picture: ImageFile.ImageFile, steps: list[Message]) -> NDArray[np.generic]:
    """The decoded numbers, (H, W) if the source is grey and (H, W, 3) if not, with white where it is transparent.

    Adds to ``steps`` what was done for that.
    """
    stored = str(picture.tile[0].args) if picture.format == "PNG" else ""
    if _is_cut(picture):
        steps.append(message("Reduced to 8 bits a channel"))
    picture.load()
    key = picture.info.get("transparency")
    flat: Image.Image = picture
    if picture.mode in ("P", "PA"):
        flat = picture.convert("RGBA" if picture.has_transparency_data else "RGB")
    elif picture.mode == "1":
        flat = picture.convert("L")
    elif picture.mode in ("La", "RGBa"):
        flat = picture.convert(picture.mode.upper())
    elif picture.mode not in ("L", "LA", "RGBA", "I", "F") and not picture.mode.startswith("I;16"):
        flat = picture.convert("RGB")
        if picture.mode not in ("RGB", "RGBX"):
            steps.append(message("Converted from {space}", space=picture.mode))
    if flat.mode in ("LA", "RGBA"):
        if flat.getchannel("A").getextrema()[0] != 255:
            steps.append(ON_WHITE)
        is_grey = flat.mode == "LA" or stored == "LA;16B"
        colours = flat.getchannel(0) if is_grey else flat.convert("RGB")
        paper = Image.new(colours.mode, flat.size, "white")
        paper.paste(colours, mask=flat.getchannel("A"))  # Pillow's 8-bit blend, so that the result stays 8-bit
        return np.asarray(paper)
    numbers = np.asarray(flat)
    if key is None or picture.mode == "P":
        return numbers
    if stored == "RGB;16B":  # the pixels were cut to their high bytes; their transparent key was not
        key = tuple(number >> 8 for number in key)
    is_clear = numbers == np.multiply(key, _GREY_KEY_SCALE.get(stored, 1))
    if numbers.ndim == 3:
        is_clear = is_clear.all(axis=2, keepdims=True)
    if is_clear.any():
        steps.append(ON_WHITE)
    return np.where(is_clear, numbers.dtype.type(_full_scale(flat)), numbers)


def _largest(picture: ImageFile.ImageFile) -> int:
    """The largest number of a PNM file of unusual depth, which Pillow scales by itself; 0 for any other file."""
    args = picture.tile[0].args if picture.format == "PPM" else None
    return int(args[1]) if isinstance(args, tuple) else 0


def _is_cut(picture: ImageFile.ImageFile) -> bool:
    """Whether Pillow will keep only the upper bits of each number; to be asked before it decodes them."""
    if not picture.tile or picture.mode == "F" or picture.mode.startswith("I"):
        return False
    return ";16" in str(picture.tile[0].args) or _largest(picture) > 255


def _full_scale(picture: Image.Image) -> int:
    """The stored number that means white."""
    if isinstance(picture, TiffImagePlugin.TiffImageFile) and picture.mode.startswith("I"):
        bits = picture.tag_v2.get(TiffImagePlugin.BITSPERSAMPLE, (16,))[0]
        is_signed = picture.tag_v2.get(TiffImagePlugin.SAMPLEFORMAT, (1,))[0] == 2
        return int(2 ** (bits - is_signed) - 1)
    if picture.mode == "F":
        return 1
    return 65535 if picture.mode.startswith("I") else 255


def _scaled(pixels: NDArray[np.generic], full: int, steps: list[Message], watch: Watch) -> Float32:
    """(H, W) or (H, W, 3) of any number type as (C, H, W) float32 in 0..1, in one pass; ``steps`` say what was lost."""
    if pixels.dtype == np.int32 and full > np.iinfo(np.int32).max:
        pixels = pixels.view(np.uint32)  # Pillow keeps unsigned 32-bit numbers in signed ones
    channels = pixels[np.newaxis] if pixels.ndim == 2 else pixels.transpose(2, 0, 1)  # (C, H, W)
    image = np.empty(channels.shape, np.float32)
    low, high = watch.span
    watch.span = (high, 1.0)
    height = len(image[0])
    for top in range(0, height, _BAND):
        watch.tell(top / height)
        rows = slice(top, top + _BAND)
        with np.errstate(invalid="ignore"):  # a float file may hold signalling NaNs
            np.divide(channels[:, rows], np.float32(full), out=image[:, rows], dtype=np.float32)
    watch.span = (low, high)
    if pixels.dtype.kind == "u":
        return image
    clipped = _clipped(image)
    if np.isnan(image).any():
        steps.append(message("What is not a number set to 0"))
    if ((image < 0) | (image > 1)).any():
        steps.append(message("Values outside 0 … 1 clipped"))
    return clipped


def _clipped(image: Float32) -> Float32:
    """Within 0..1, with 0 for NaN."""
    return np.fmin(np.fmax(image, np.float32(0)), np.float32(1))


class _JpegFile(io.BytesIO):
    """A JPEG in memory that notices when its compressed data and its size in pixels do not belong together.

    A JPEG has no checksums, and libjpeg paints on silently after most bit errors. But an error that puts it out of
    step makes it find too many or too few blocks in the data. So a plain JPEG (baseline, one scan) is cut where its
    scan ends: with too few blocks it runs dry, which Pillow reports; with too many it is done before the last bytes
    were asked for. Of files with 40 random bytes changed this finds most; Pillow alone refuses a quarter. Sound files
    need none to seven bytes more than there are (libjpeg reads ahead), hence the filling.
    """

    _SEGMENT = re.compile(rb"\xff+([\xc0-\xfe])(..)", re.DOTALL)
    _SCAN_END = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")  # any marker but the ones that belong into a scan
    _FILLING = b"\xff\x00" * 16
    _SLACK = 16  # some cameras leave a few bytes before the end marker

    def __init__(self, data: bytes, watch: Watch) -> None:
        self._watch, self._all = watch, len(data)
        self._start, self._end = self._plain_scan(data) or (len(data), len(data))
        self._pause = max(self._start, self._end - self._SLACK)
        self._furthest = 0
        super().__init__(data[: self._end] + self._FILLING if self._start < self._end else data)

    @classmethod
    def _plain_scan(cls, data: bytes) -> tuple[int, int] | None:
        """Where the only scan of a baseline JPEG begins and ends; None for any other."""
        at = 2
        is_baseline = False
        while segment := cls._SEGMENT.match(data, at):
            marker = segment[1][0]
            at = segment.end(1) + int.from_bytes(segment[2], "big")
            is_baseline |= marker in (0xC0, 0xC1)
            if marker == 0xDA:
                end = cls._SCAN_END.search(data, at)
                return (at, end.start()) if is_baseline and end and end[0] == b"\xff\xd9" else None
        return None

    def read(self, size: int | None = -1, /) -> bytes:
        """As of any file, but never across the pause, so that what was asked for before it can be told."""
        at = self.tell()
        self._watch.tell(at / self._all)
        if at < self._pause:
            size = self._pause - at if size is None or size < 0 else min(size, self._pause - at)
        piece = super().read(size)
        self._furthest = max(self._furthest, self.tell())
        return piece

    def has_data_left(self) -> bool:
        """Whether the picture was complete before its data were, padding aside."""
        return self._furthest <= self._pause and len(set(self.getbuffer()[self._pause : self._end])) > 1
