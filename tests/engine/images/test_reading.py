"""Every picture file opens as it looks, or is refused with a sentence."""

from __future__ import annotations

import csv
import io
import os
import random
import struct
import warnings
import zlib
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageFile, TiffImagePlugin

from engine.formats.file_kind import file_kind
from engine.images.picture import Taking
from engine.images.reading import (
    MAX_PIXELS,
    READABLE_SUFFIXES,
    decode_png,
    encode_png,
    is_8bit,
    read_image,
    read_picture,
    read_stack,
)
from engine.values.errors import EngineError, FormatError
from tests.laws import examples

ODD = Path(__file__).parents[3].parent / "shared" / "data" / "odd_images"
MANIFEST = ODD / "manifest.csv"


def manifest() -> list[dict[str, str]]:
    if not MANIFEST.exists():
        return []
    with MANIFEST.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("row", manifest() or [None], ids=lambda row: row["file"] if row else "absent")
def test_odd_images(row: dict[str, str] | None) -> None:
    if row is None:
        pytest.skip("the odd images are not on this machine (../shared/data/odd_images)")
    if row["expected"] in ("refuse", "warn"):
        with pytest.raises(FormatError) as caught:
            read_image(ODD / row["file"])
        assert str(caught.value).startswith(Path(row["file"]).name)
        assert str(caught.value.now)
        return
    try:
        image = read_image(ODD / row["file"])
    except FormatError:
        assert row["expected"] == "either"
        return
    size = int(row["width"]), int(row["height"])
    is_turned = row["exif_orientation"] in ("5", "6", "7", "8")
    assert image.shape[:0:-1] == (size[::-1] if is_turned else size)
    assert image.dtype == np.float32
    assert image.flags.c_contiguous
    mean = np.broadcast_to(image.mean((1, 2), dtype=np.float64), 3)
    levels = 1 if row["what"] == "float32 TIFF 0..1" else 255  # the manifest gives that one's mean in its own numbers
    expected = [float(row[f"mean_on_white_{colour}"]) / levels for colour in "rgb"]
    np.testing.assert_allclose(mean, expected, atol=2 / 255)


# --- one file of every kind ------------------------------------------------------------------------------------------

RGB = np.random.default_rng(0).integers(0, 256, (5, 7, 3), dtype=np.uint8)
GREY = RGB[..., 0]
ALPHA = np.random.default_rng(1).choice(np.array([0, 255], np.uint8), (5, 7))
WIDE = np.random.default_rng(2).integers(0, 65536, (5, 7), dtype=np.uint16)


def as_read(levels: np.ndarray, full: int = 255) -> np.ndarray:
    """What read_image has to give for these stored levels."""
    image = levels.astype(np.float32) / np.float32(full)
    return image[np.newaxis] if image.ndim == 2 else image.transpose(2, 0, 1)


def on_white(levels: np.ndarray, alpha: np.ndarray) -> np.ndarray:
    return np.where(alpha.reshape(alpha.shape + (1,) * (levels.ndim - 2)) == 255, levels, 255)


def stored(picture: Image.Image, file_format: str, **options: object) -> bytes:
    file = io.BytesIO()
    picture.save(file, file_format, **options)
    return file.getvalue()


def png(rows: np.ndarray, bits: int, colour: int, *, width: int | None = None, extra: bytes = b"") -> bytes:
    """A PNG of a kind Pillow cannot write; ``rows`` holds the packed bytes of each row."""
    header = struct.pack(">IIBBBBB", width or rows.shape[1], rows.shape[0], bits, colour, 0, 0, 0)
    raw = b"".join(b"\0" + row.tobytes() for row in rows)
    end = chunk(b"IDAT", zlib.compress(raw)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + extra + end


def noisy(size: tuple[int, int], mode: str, seed: int) -> Image.Image:
    noise = np.random.default_rng(seed).normal(128, 25, (size[1], size[0], 3)).clip(0, 255)
    return Image.fromarray(noise.astype(np.uint8)).convert(mode)


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def read(data: bytes, folder: Path, name: str = "picture") -> np.ndarray:
    path = folder / name
    path.write_bytes(data)
    return read_image(path)


LOSSLESS: list[tuple[str, dict[str, object]]] = [
    ("PNG", {}),
    ("BMP", {}),
    ("WEBP", {"lossless": True}),
    ("TIFF", {}),
    ("TIFF", {"compression": "tiff_lzw"}),
    ("PPM", {}),
]


@pytest.mark.parametrize(("file_format", "options"), LOSSLESS)
def test_colour_is_exact(file_format: str, options: dict[str, object], tmp_path: Path) -> None:
    data = stored(Image.fromarray(RGB), file_format, **options)
    np.testing.assert_array_equal(read(data, tmp_path), as_read(RGB))


@pytest.mark.parametrize("file_format", ["PNG", "BMP", "GIF", "TIFF", "PPM"])
def test_grey_is_exact_and_one_channel_where_the_format_says_so(file_format: str, tmp_path: Path) -> None:
    image = read(stored(Image.fromarray(GREY), file_format), tmp_path)
    assert image.shape[0] == (3 if file_format == "GIF" else 1)  # a GIF always has a palette
    np.testing.assert_array_equal(image, np.broadcast_to(as_read(GREY), image.shape))


@pytest.mark.parametrize("file_format", ["PNG", "BMP", "TIFF", "PPM"])
def test_one_bit(file_format: str, tmp_path: Path) -> None:
    image = read(stored(Image.fromarray(GREY > 127), file_format), tmp_path)
    np.testing.assert_array_equal(image, as_read(GREY > 127, 1))


@pytest.mark.parametrize("file_format", ["PNG", "TIFF", "PPM"])
def test_sixteen_bits_stay(file_format: str, tmp_path: Path) -> None:
    np.testing.assert_array_equal(read(stored(Image.fromarray(WIDE), file_format), tmp_path), as_read(WIDE, 65535))


def test_thirty_two_bits_of_a_tiff(tmp_path: Path) -> None:
    numbers = np.array([[-5, 0, 2**30, 2**31 - 1]], np.int32)
    signed = stored(Image.fromarray(numbers), "TIFF")
    np.testing.assert_allclose(read(signed, tmp_path), [[[0, 0, 0.5, 1]]])
    sample_format = struct.pack("<HHI", 339, 3, 1)
    at = signed.index(sample_format) + len(sample_format)
    unsigned = signed[:at] + struct.pack("<H", 1) + signed[at + 2 :]
    np.testing.assert_allclose(read(unsigned, tmp_path), [[[1, 0, 0.25, 0.5]]])


def test_floats_are_clipped(tmp_path: Path) -> None:
    numbers = np.array([[0, 0.125, 1 / 3], [-1, np.inf, np.nan]], np.float32)
    numbers.view(np.uint32)[0, 0] = 0x7FA00000  # a signalling NaN, which makes arithmetic warn
    image = read(stored(Image.fromarray(numbers), "TIFF"), tmp_path)
    np.testing.assert_array_equal(image, np.array([[[0, 0.125, 1 / 3], [0, 1, 0]]], np.float32))


@pytest.mark.parametrize("file_format", ["PNG", "WEBP", "TIFF"])
def test_transparency_is_white(file_format: str, tmp_path: Path) -> None:
    picture = Image.fromarray(np.dstack([RGB, ALPHA]))
    options = {"lossless": True} if file_format == "WEBP" else {}
    image = read(stored(picture, file_format, **options), tmp_path)
    np.testing.assert_array_equal(image, as_read(on_white(RGB, ALPHA)))


def test_half_transparency_is_blended_and_stays_8bit(tmp_path: Path) -> None:
    picture = Image.fromarray(np.dstack([RGB, GREY]))
    image = read(stored(picture, "PNG"), tmp_path)
    alpha = as_read(GREY)
    np.testing.assert_allclose(image, as_read(RGB) * alpha + 1 - alpha, atol=0.6 / 255)
    assert is_8bit(image)


def test_transparent_grey_is_one_channel(tmp_path: Path) -> None:
    picture = Image.fromarray(np.dstack([GREY, ALPHA]))
    np.testing.assert_array_equal(read(stored(picture, "PNG"), tmp_path), as_read(on_white(GREY, ALPHA)))


def test_transparent_16bit_grey_is_one_channel(tmp_path: Path) -> None:
    rows = np.dstack([GREY.astype(">u2") * 257, ALPHA.astype(">u2") * 257])
    np.testing.assert_array_equal(read(png(rows, 16, 4), tmp_path), as_read(on_white(GREY, ALPHA)))


def test_palettes(tmp_path: Path) -> None:
    picture = Image.fromarray(RGB).quantize(8)
    expected = as_read(np.asarray(picture.convert("RGB")))
    np.testing.assert_array_equal(read(stored(picture, "PNG"), tmp_path), expected)
    np.testing.assert_array_equal(read(stored(picture, "GIF"), tmp_path), expected)
    np.testing.assert_array_equal(read(stored(picture, "BMP"), tmp_path), expected)
    clear = np.asarray(picture) == 3
    for file_format in ("PNG", "GIF"):
        image = read(stored(picture, file_format, transparency=3), tmp_path)
        np.testing.assert_array_equal(image, np.where(clear, np.float32(1), expected))


def test_transparent_key(tmp_path: Path) -> None:
    grey = stored(Image.fromarray(GREY), "PNG", transparency=int(GREY[2, 2]))
    np.testing.assert_array_equal(read(grey, tmp_path), as_read(np.where(GREY[2, 2] == GREY, 255, GREY)))
    colour = stored(Image.fromarray(RGB), "PNG", transparency=tuple(RGB[1, 1].tolist()))
    expected = np.where((RGB[1, 1] == RGB).all(-1, keepdims=True), 255, RGB)
    np.testing.assert_array_equal(read(colour, tmp_path), as_read(expected))
    wide = stored(Image.fromarray(WIDE), "PNG", transparency=int(WIDE[0, 3]))
    np.testing.assert_array_equal(read(wide, tmp_path), as_read(np.where(WIDE[0, 3] == WIDE, 65535, WIDE), 65535))
    one_bit = stored(Image.fromarray(GREY > 127), "PNG", transparency=0)
    assert (read(one_bit, tmp_path) == 1).all()


def test_transparent_key_of_few_and_of_many_bits(tmp_path: Path) -> None:
    key = chunk(b"tRNS", struct.pack(">H", 7))
    nibbles = png(np.array([[0x07, 0x7F]], np.uint8), 4, 0, width=4, extra=key)
    np.testing.assert_array_equal(read(nibbles, tmp_path), as_read(np.array([[0, 15, 15, 15]]), 15))
    key = chunk(b"tRNS", struct.pack(">HHH", 0x1234, 0x5678, 0x9ABC))
    wide = np.array([[[0x1234, 0x5678, 0x9ABC], [0x1200, 0, 0xFFFF]]], ">u2")
    image = read(png(wide, 16, 2, extra=key), tmp_path)
    np.testing.assert_array_equal(image, as_read(np.array([[[255, 255, 255], [0x12, 0, 255]]])))


SMOOTH = np.indices((40, 60)).sum(0).astype(np.uint8)
PHOTO = Image.fromarray(np.dstack([SMOOTH, SMOOTH[::-1], SMOOTH[:, ::-1]]) * np.uint8(2))


@pytest.mark.parametrize("mode", ["L", "RGB", "CMYK"])
@pytest.mark.parametrize("progressive", [False, True])
def test_jpeg(mode: str, progressive: bool, tmp_path: Path) -> None:
    image = read(stored(PHOTO.convert(mode), "JPEG", quality=95, progressive=progressive), tmp_path)
    expected = PHOTO.convert(mode).convert("L" if mode == "L" else "RGB")
    np.testing.assert_allclose(image, as_read(np.asarray(expected)), atol=12 / 255)


def test_cmyk_tiff(tmp_path: Path) -> None:
    image = read(stored(PHOTO.convert("CMYK"), "TIFF"), tmp_path)
    np.testing.assert_allclose(image, as_read(np.asarray(PHOTO)), atol=2 / 255)


@pytest.mark.parametrize("file_format", ["GIF", "PNG", "WEBP", "TIFF"])
def test_first_frame(file_format: str, tmp_path: Path) -> None:
    frames = [Image.new("RGB", (8, 6), colour) for colour in ("red", "lime", "blue")]
    options = {"lossless": True} if file_format == "WEBP" else {}
    image = read(stored(frames[0], file_format, save_all=True, append_images=frames[1:], **options), tmp_path)
    np.testing.assert_array_equal(image.mean((1, 2)), [1, 0, 0])


def test_first_picture_of_a_phone_jpeg(tmp_path: Path) -> None:
    data = stored(PHOTO, "MPO", save_all=True, append_images=[PHOTO.convert("L").convert("RGB")])
    np.testing.assert_allclose(read(data, tmp_path), as_read(np.asarray(PHOTO)), atol=30 / 255)


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("file_format", ["PNG", "JPEG", "WEBP", "TIFF"])
def test_turned_upright(file_format: str, orientation: int, tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[274] = orientation
    corners = np.zeros((16, 32), np.uint8)  # as stored; bright at its top left, dim at its top right
    corners[:8, :8] = 255
    corners[:8, 24:] = 128
    image = read(stored(Image.fromarray(corners).convert("RGB"), file_format, exif=exif.tobytes()), tmp_path)
    seen = image[0, 1:-1, 1:-1][:: -1 if orientation in (3, 4, 7, 8) else 1]  # EXIF: where row 0 and column 0 lie
    seen = seen[:, :: -1 if orientation in (2, 3, 6, 7) else 1]
    seen = seen.T if orientation >= 5 else seen
    assert seen.shape == (14, 30)
    np.testing.assert_allclose(seen[[2, 2, 10, 10], [2, 27, 2, 27]], [1, 128 / 255, 0, 0], atol=0.05)


def test_suffix_does_not_matter(tmp_path: Path) -> None:
    data = stored(Image.fromarray(RGB), "PNG")
    for name in ("a.jpg", "A.PNG", "none", "ü {x}.gif"):
        np.testing.assert_array_equal(read(data, tmp_path, name), as_read(RGB))
    assert all(suffix == suffix.lower() and suffix.startswith(".") for suffix in READABLE_SUFFIXES)


# --- what was done is said -------------------------------------------------------------------------------------------

TURNED = "Turned upright (its EXIF says how it was held)"
ON_WHITE = "Transparent parts put on white"
STORIES = {
    "exif/Landscape_1.jpg": [],
    "exif/Landscape_6.jpg": [TURNED],
    "generated/exif_orientation_8.png": [TURNED],
    "generated/exif_bad_offsets.jpg": [],
    "generated/alpha_ramp.png": [ON_WHITE],
    "generated/grey_alpha.png": [],  # opaque all over
    "generated/palette.png": [],
    "generated/one_bit.png": [],
    "generated/cmyk_pillow.jpg": ["Converted from CMYK"],
    "generated/grey16_ramp.png": ["Scaled from 0 … 65\u202f535 to 0 … 1"],
    "generated/float32.tif": [],
    **{f"generated/three_frames.{suffix}": ["First of 3 frames"] for suffix in ("gif", "png", "tif", "webp")},
    "scikit-image/no_time_for_that_tiny.gif": ["First of 24 frames"],
    "pngsuite/basn6a16.png": ["Reduced to 8 bits a channel", ON_WHITE],
    "pngsuite/tbrn2c08.png": [ON_WHITE],
    "pngsuite/tp1n3p08.png": [ON_WHITE],
}


def story(data: bytes, folder: Path) -> list[str]:
    path = folder / "picture"
    path.write_bytes(data)
    return [str(step) for step in read_picture(path).steps]


@pytest.mark.parametrize("name", STORIES)
def test_what_was_done_to_odd_images_is_said(name: str, shared_data: Path) -> None:
    assert [str(step) for step in read_picture(shared_data / "odd_images" / name).steps] == STORIES[name]


@pytest.mark.parametrize("file_format", ["PNG", "JPEG", "WEBP", "TIFF"])
def test_turning_is_said(file_format: str, tmp_path: Path) -> None:
    for orientation in range(1, 9):
        exif = Image.Exif()
        exif[274] = orientation
        assert story(stored(PHOTO, file_format, exif=exif.tobytes()), tmp_path) == [TURNED][: orientation - 1]


@pytest.mark.parametrize("options", [{}, {"compression": "tiff_lzw"}])
@pytest.mark.parametrize(("count", "said"), [(2, "First of 2 frames"), (9, "First of several frames")])
def test_pages_are_counted_up_to_a_limit(
    options: dict[str, object], count: int, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("engine.images.reading._MOST_FRAMES", 9)
    pages = [PHOTO.convert("L"), *[PHOTO] * (count - 1)]
    assert story(stored(pages[0], "TIFF", save_all=True, append_images=pages[1:], **options), tmp_path) == [said]
    assert read_image(tmp_path / "picture").shape[0] == 1


def test_a_phone_jpeg_says_that_it_holds_two(tmp_path: Path) -> None:
    assert story(stored(PHOTO, "MPO", save_all=True, append_images=[PHOTO]), tmp_path) == ["First of 2 frames"]


def test_other_colours_and_depths_are_said(tmp_path: Path) -> None:
    for space in ("CMYK", "LAB", "YCbCr"):
        assert story(stored(Image.new(space, (4, 3)), "TIFF"), tmp_path) == [f"Converted from {space}"]
    assert story(stored(Image.fromarray(WIDE), "TIFF"), tmp_path) == ["Scaled from 0 … 65\u202f535 to 0 … 1"]
    assert story(b"P5 2 1 1000\n" + bytes(4), tmp_path) == ["Scaled from 0 … 1\u202f000 to 0 … 1"]
    assert story(b"P6 2 1 1000\n" + bytes(12), tmp_path) == ["Reduced to 8 bits a channel"]
    assert story(b"P6 2 1 255\n" + bytes(6), tmp_path) == []
    numbers = np.array([[0, 0.5, 1]], np.float32)
    for changed, said in (
        (numbers, []),
        (numbers * 2, ["Values outside 0 … 1 clipped"]),
        (numbers - np.inf, ["Values outside 0 … 1 clipped"]),
        (numbers * np.nan, ["What is not a number set to 0"]),
    ):
        assert story(stored(Image.fromarray(changed), "TIFF"), tmp_path) == said


def test_a_transparent_key_is_said_where_it_is_used(tmp_path: Path) -> None:
    picture = Image.fromarray(np.array([[1, 2]], np.uint8))
    assert story(stored(picture, "PNG", transparency=2), tmp_path) == [ON_WHITE]
    assert story(stored(picture, "PNG", transparency=3), tmp_path) == []


# --- refusals --------------------------------------------------------------------------------------------------------


def refusal(path: Path) -> str:
    with pytest.raises(FormatError) as caught:
        read_image(path)
    assert str(caught.value.now).endswith(".")
    assert str(path.parent) not in str(caught.value)
    return str(caught.value)


def test_no_file(tmp_path: Path) -> None:
    assert "There is no file a{b}.png." in refusal(tmp_path / "a{b}.png")
    assert "There is no file" in refusal(tmp_path / "nul\0.png")
    (tmp_path / "file").touch()
    assert "There is no file" in refusal(tmp_path / "file" / "x.png")
    assert "cannot be reached" in refusal(tmp_path / ("x" * 5000))


def test_no_ordinary_file(tmp_path: Path) -> None:
    folder = tmp_path / "folder.png"
    folder.mkdir()
    assert "folder.png is a folder" in refusal(folder)
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe")
        assert "pipe is not an ordinary file" in refusal(tmp_path / "pipe")


def test_not_permitted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "secret.png"
    path.touch()

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)  # chmod would not stop an administrator
    assert "secret.png may not be read." in refusal(path)


def test_empty_and_foreign(tmp_path: Path) -> None:
    path = tmp_path / "picture.png"
    path.write_bytes(b"")
    assert "picture.png is empty." in refusal(path)
    path.write_bytes(b"\x00\x01\x02\x03" * 9)
    assert "not a picture that can be read here" in refusal(path)


FOREIGN = {
    "a PostScript drawing": b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n",
    "an SVG drawing": b'\xef\xbb\xbf <?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>',
    "a web page": b"<!DOCTYPE html><html><body>404</body></html>",
    "a HEIC picture": b"\0\0\0\x18ftypheic\0\0\0\0mif1heic",
    "a JPEG XL picture": b"\xff\x0a" + bytes(20),
    "a PDF document": b"%PDF-1.7\n",
    "a Photoshop picture": b"8BPS\0\1" + bytes(20),
    "a raw photograph": b"II*\0\x10\0\0\0CR\2\0" + bytes(20),
    "an OpenEXR picture": b"\x76\x2f\x31\x01" + bytes(20),
    "a FITS file": b"SIMPLE  =                    T",
    "a DICOM file": bytes(128) + b"DICM",
    "a video": b"\0\0\0\x20ftypisom\0\0\2\0isomiso2avc1mp41",
    "a compressed file": b"\x1f\x8b\x08" + bytes(9),
}


@pytest.mark.parametrize("kind", FOREIGN)
def test_what_people_take_for_pictures_is_called_by_its_name_whatever_the_file_is_called(
    kind: str, tmp_path: Path
) -> None:
    told = set()
    for name in ("picture.png", "picture.onnx", "picture"):
        path = tmp_path / name
        path.write_bytes(FOREIGN[kind])
        assert file_kind(path) == ("network" if (kind, path.suffix) == ("a web page", ".onnx") else "picture")
        told.add(refusal(path).removeprefix(name))
    assert len(told) == 1
    assert told.pop().startswith(f" is {kind}")


@pytest.mark.parametrize("tag", [{50706: b"\1\4\0\0"}, {254: 1, 330: 8}])
def test_the_preview_in_a_raw_photograph_is_not_taken_for_it(tag: dict[int, int | bytes], tmp_path: Path) -> None:
    information = TiffImagePlugin.ImageFileDirectory_v2()
    for number, value in tag.items():
        information[number] = value
    path = tmp_path / "photo.dng"
    Image.fromarray(RGB).save(path, "TIFF", tiffinfo=information)
    assert "photo.dng is a raw photograph" in refusal(path)


@pytest.mark.parametrize(
    ("file_format", "options"), [("AVIF", {"quality": 100, "subsampling": "4:4:4"}), ("JPEG2000", {})]
)
def test_newer_formats(file_format: str, options: dict[str, object], tmp_path: Path) -> None:
    image = read(stored(Image.fromarray(RGB), file_format, **options), tmp_path)
    np.testing.assert_allclose(image, as_read(RGB), atol=3 / 255)


def test_a_16_bit_picture_that_uses_a_small_part_of_its_range_can_be_stretched(tmp_path: Path) -> None:
    numbers = np.array([[100, 400], [250, 700]], np.uint16)
    for name in ("a.png", "a.tif"):
        Image.fromarray(numbers).save(tmp_path / name)
        plain = read_picture(tmp_path / name)
        np.testing.assert_array_equal(plain.array, as_read(numbers, 65535))
        assert (plain.taken.levels, plain.offer.levels) == ("words", ("words", "spread"))
        stretched = read_picture(tmp_path / name, taking=Taking(levels="spread"))
        np.testing.assert_allclose(stretched.array[0], [[0, 0.5], [0.25, 1]], atol=1e-6)
        assert [*map(str, stretched.steps)] == ["Stretched from 100 … 700 to 0 … 1"]
    Image.fromarray(GREY).save(tmp_path / "b.png")
    assert not read_picture(tmp_path / "b.png").offer.is_choice


def test_a_tiff_that_cannot_be_read_is_called_one(tmp_path: Path) -> None:
    information = TiffImagePlugin.ImageFileDirectory_v2()
    information[258] = (64, 64, 64)
    path = tmp_path / "a.tif"
    Image.fromarray(RGB).save(path, tiffinfo=information)
    data = path.read_bytes().replace(struct.pack("<HHH", 8, 8, 8), struct.pack("<HHH", 64, 64, 64))
    path.write_bytes(data)
    assert "a.tif is a TIFF of a kind that cannot be read here" in refusal(path)


def test_of_an_icon_the_largest_is_taken_and_said(tmp_path: Path) -> None:
    path = tmp_path / "a.ico"
    noisy((64, 64), "RGBA", 0).save(path, sizes=[(16, 16), (64, 64), (32, 32)])
    picture = read_picture(path)
    assert picture.array.shape == (3, 64, 64)
    assert str(picture.steps[0]) == "Largest of 3 sizes"


# --- networks of other channels ---------------------------------------------------------------------------------------


def pages(path: Path, arrays: Sequence[np.ndarray]) -> Path:
    first, *others = map(Image.fromarray, arrays)
    first.save(path, save_all=True, append_images=others)
    return path


@pytest.mark.parametrize("name", ["a.tif", "a.gif", "a.png", "a.webp"])
def test_as_many_grey_frames_as_the_network_reads_are_its_channels(name: str, tmp_path: Path) -> None:
    arrays = [np.full((5, 7), level, np.uint8) for level in (10, 60, 130, 255)]
    pages(tmp_path / name, arrays)
    picture = read_picture(tmp_path / name, channels=4)
    np.testing.assert_allclose(picture.array, np.stack(arrays) / 255, atol=(3 if name == "a.webp" else 0.01) / 255)
    assert str(picture.steps[0]) == "4 frames read as channels"
    assert not picture.offer.is_choice


def test_any_frame_can_be_taken(tmp_path: Path) -> None:
    arrays = [np.full((5, 7), level, np.uint8) for level in (10, 60, 130)]
    for name in ("a.tif", "a.gif", "a.png"):
        pages(tmp_path / name, arrays)
        for channels in (1, 3):
            first = read_picture(tmp_path / name, channels=channels)
            assert (first.offer.count, first.taken.index) == (3, 0)
            assert str(first.steps[0]) == "First of 3 frames"
            last = read_picture(tmp_path / name, channels=channels, taking=Taking(axes="frame", index=2))
            np.testing.assert_array_equal(last.array, np.full(last.array.shape, np.float32(130) / np.float32(255)))
            assert str(last.steps[0]) == "Frame 3 of 3"
        assert first.offer.axes == ("frame", "stack")  # three frames may be red, green and blue
        stack = read_picture(tmp_path / name, channels=3, taking=Taking(axes="stack"))
        np.testing.assert_array_equal(stack.array, as_read(np.stack(arrays, -1)))


def test_opacity_is_a_channel_for_a_network_that_reads_four(tmp_path: Path) -> None:
    array = np.dstack([RGB, ALPHA])
    Image.fromarray(array).save(tmp_path / "a.png")
    picture = read_picture(tmp_path / "a.png", channels=4)
    np.testing.assert_array_equal(picture.array, as_read(array))
    assert "Its 4 bands as channels: R, G, B, A" in map(str, picture.steps)


def files(folder: Path, *arrays: np.ndarray) -> list[Path]:
    paths = [folder / f"band{number}.png" for number in range(8, 8 + len(arrays))]
    for path, array in zip(paths, arrays, strict=True):
        Image.fromarray(array).save(path)
    return paths


def test_grey_pictures_are_the_channels_in_the_order_of_the_numbers_in_their_names(tmp_path: Path) -> None:
    arrays = [GREY, 255 - GREY, GREY // 2, GREY // 3]
    paths = files(tmp_path, *arrays)  # band8, band9, band10, band11
    picture = read_stack(paths[::-1], 4)
    np.testing.assert_array_equal(picture.array, as_read(np.stack(arrays, -1)))
    assert "band8.png, band9.png, band10.png, band11.png" in str(picture.steps[0])


def test_names_with_signs_that_only_look_like_numbers_can_be_put_in_order(tmp_path: Path) -> None:
    for name in ("x²1.png", "x²10.png", "²x9.png"):
        Image.fromarray(GREY).save(tmp_path / name)
    steps = read_stack(sorted(tmp_path.iterdir())[::-1], 3).steps
    assert str(steps[0]).endswith("x²1.png, x²10.png, ²x9.png")


def test_colour_counts_as_three_where_that_adds_up_and_else_turns_grey(tmp_path: Path) -> None:
    paths = files(tmp_path, RGB, GREY)
    np.testing.assert_array_equal(read_stack(paths, 4).array, as_read(np.dstack([RGB, GREY])))
    two = read_stack(paths, 2)
    assert two.array.shape == (2, 5, 7)
    assert any("Turned to grey" in str(step) for step in two.steps)
    same = read_stack(files(tmp_path, np.dstack([GREY] * 3), GREY), 2)
    np.testing.assert_array_equal(same.array, as_read(np.dstack([GREY, GREY])))
    assert len(same.steps) == 1


def test_pictures_that_make_no_stack_are_refused(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match="3 pictures do not make the 4 channels"):
        read_stack(files(tmp_path, GREY, GREY, GREY), 4)
    with pytest.raises(FormatError, match=r"band8\.png and band9\.png differ in size"):
        read_stack(files(tmp_path, GREY, GREY[1:]), 2)


def test_a_text_is_called_one(tmp_path: Path) -> None:
    path = tmp_path / "names.txt"
    path.write_bytes(("Namen der Klassen: Häuser, Bäume, " * 20).encode()[:511])  # one letter is cut by the look at it
    assert refusal(path) == "names.txt holds text, not a picture. Choose a picture, a project or a network."
    path.write_bytes(bytes(range(256)))
    assert "save it as PNG" in refusal(path)


@pytest.mark.parametrize("file_format", ["PNG", "JPEG", "BMP", "GIF", "WEBP", "TIFF", "PPM"])
@pytest.mark.parametrize("share", [0.5, 0.9])
def test_cut_short(file_format: str, share: float, tmp_path: Path) -> None:
    data = stored(noisy((64, 48), "RGB", 0), file_format)
    path = tmp_path / "picture"
    path.write_bytes(data[: int(len(data) * share)])
    assert "damaged" in refusal(path)


def test_bit_error_in_a_png(tmp_path: Path) -> None:
    data = bytearray(stored(PHOTO, "PNG", compress_level=0))
    data[len(data) // 2] ^= 1
    path = tmp_path / "picture.png"
    path.write_bytes(data)
    assert "damaged" in refusal(path)


@pytest.mark.parametrize("size", [(20_000, 20_000), (2**31 - 1, 2**31 - 1), (MAX_PIXELS + 1, 1)])
@pytest.mark.parametrize("pillow_limit", [None, 1000, 10**30])
def test_bomb_is_refused_by_its_header(
    size: tuple[int, int], pillow_limit: int | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def explode(*_: object) -> None:
        pytest.fail("pixels were about to be allocated")

    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", pillow_limit)
    monkeypatch.setattr(ImageFile.ImageFile, "load", explode)
    monkeypatch.setattr(ImageFile.ImageFile, "load_prepare", explode)
    header = struct.pack(">IIBBBBB", *size, 8, 0, 0, 0, 0)
    path = tmp_path / "bomb.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", b"") + chunk(b"IEND", b""))
    assert "bomb.png has more than 178 million pixels." in refusal(path)


def test_huge_tile_of_a_small_tiff_is_refused(tmp_path: Path) -> None:
    tags = [(256, 16), (257, 16), (258, 8), (259, 1), (262, 1), (277, 1), (322, 50_000), (323, 50_000), (324, 8)]
    entries = b"".join(struct.pack("<HHII", tag, 4, 1, value) for tag, value in [*tags, (325, 1)])
    path = tmp_path / "bomb.tif"
    path.write_bytes(b"II*\0\x08\0\0\0" + struct.pack("<H", len(tags) + 1) + entries + bytes(4))
    assert "million pixels" in refusal(path)


def test_no_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(ImageFile.ImageFile, "load_prepare", fail)
    path = tmp_path / "picture.png"
    path.write_bytes(stored(Image.fromarray(RGB), "PNG"))
    assert "does not fit into the memory" in refusal(path)


SAMPLES = {
    name: make()
    for name, make in {
        "png": lambda: stored(PHOTO, "PNG"),
        "palette png": lambda: stored(PHOTO.quantize(9), "PNG", transparency=2),
        "16-bit png": lambda: stored(Image.fromarray(WIDE), "PNG"),
        "jpeg": lambda: stored(PHOTO, "JPEG"),
        "progressive jpeg": lambda: stored(PHOTO, "JPEG", progressive=True),
        "bmp": lambda: stored(PHOTO.quantize(9), "BMP"),
        "gif": lambda: stored(PHOTO, "GIF", save_all=True, append_images=[PHOTO]),
        "webp": lambda: stored(PHOTO, "WEBP"),
        "tiff": lambda: stored(PHOTO, "TIFF"),
        "float tiff": lambda: stored(PHOTO.convert("F"), "TIFF"),
        "ppm": lambda: stored(PHOTO, "PPM"),
    }.items()
}


@examples(300)
@given(
    sample=st.sampled_from(sorted(SAMPLES)),
    changes=st.lists(st.tuples(st.integers(0, 400), st.integers(0, 255)), max_size=6),
    length=st.integers(0, 9000),
)
def test_any_bytes_give_a_picture_or_a_sentence(
    sample: str, changes: list[tuple[int, int]], length: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    data = bytearray(SAMPLES[sample][: length + 100])
    for at, value in changes:
        data[at % len(data)] = value
    try:
        image = read(bytes(data), tmp_path_factory.getbasetemp())
    except FormatError:
        return
    assert image.dtype == np.float32
    assert image.shape[0] in (1, 3)
    assert np.isfinite(image).all()
    assert image.min() >= 0
    assert image.max() <= 1


# --- bit errors in a JPEG --------------------------------------------------------------------------------------------


def test_bit_errors_in_a_jpeg_are_noticed(tmp_path: Path) -> None:
    good = stored(noisy((160, 120), "RGB", 0), "JPEG", quality=80)
    start = good.index(b"\xff\xda") + 14
    chance = random.Random(0)
    path = tmp_path / "picture.jpg"
    refused = 0
    for _ in range(50):
        data = bytearray(good)
        for _ in range(40):
            data[chance.randrange(start, len(data) - 2)] = chance.randrange(256)
        path.write_bytes(data)
        try:
            read_image(path)
        except FormatError as error:
            assert "damaged" in str(error)  # noqa: PT017 - not every one can be noticed
            refused += 1
    assert refused >= 40


def test_jpeg_with_a_forged_end_is_refused(tmp_path: Path) -> None:
    good = stored(noisy((160, 120), "RGB", 0), "JPEG")
    path = tmp_path / "picture.jpg"
    path.write_bytes(good[: len(good) // 2] + b"\xff\xd9")
    assert "damaged" in refusal(path)


@examples(150)
@given(
    size=st.tuples(st.integers(1, 70), st.integers(1, 70)),
    mode=st.sampled_from(["L", "RGB", "CMYK"]),
    quality=st.sampled_from([1, 30, 75, 95, 100]),
    seed=st.none() | st.integers(0, 9),
    options=st.fixed_dictionaries(
        {},
        optional={
            "progressive": st.booleans(),
            "optimize": st.booleans(),
            "subsampling": st.sampled_from([0, 1, 2]),
            "restart_marker_rows": st.integers(1, 3),
            "restart_marker_blocks": st.integers(1, 9),
        },
    ),
    padding=st.sampled_from([b"", b"\0" * 700, b"\xff" * 9, b"\x12\x34\x56"]),
    tail=st.sampled_from([b"", b"\0" * 99, b"PK\x03\x04 \xff\xd9 \xff\xda"]),
)
def test_no_sound_jpeg_is_refused(
    size: tuple[int, int],
    mode: str,
    quality: int,
    seed: int | None,
    options: dict[str, object],
    padding: bytes,
    tail: bytes,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    picture = Image.new(mode, size, 77) if seed is None else noisy(size, mode, seed)
    data = stored(picture, "JPEG", quality=quality, **options)
    assert data.endswith(b"\xff\xd9")
    image = read(data[:-2] + padding + data[-2:] + tail, tmp_path_factory.getbasetemp())
    with Image.open(io.BytesIO(data)) as plain:
        np.testing.assert_array_equal(image, as_read(np.asarray(plain if mode == "L" else plain.convert("RGB"))))


# --- warnings --------------------------------------------------------------------------------------------------------


def test_pillow_stays_quiet_and_other_warnings_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 20)  # Pillow warns of a bomb, an error in these tests
    path = tmp_path / "picture.png"
    path.write_bytes(stored(Image.fromarray(RGB), "PNG"))
    filters = list(warnings.filters)
    with ThreadPoolExecutor(4) as pool:
        assert len(list(pool.map(read_image, [path] * 40))) == 40
    assert list(warnings.filters) == filters


# --- PNG in memory ---------------------------------------------------------------------------------------------------


@given(channels=st.sampled_from([1, 3]), height=st.integers(1, 20), width=st.integers(1, 20), seed=st.integers(0, 999))
def test_png_gives_back_8bit_pictures_exactly(channels: int, height: int, width: int, seed: int) -> None:
    levels = np.random.default_rng(seed).integers(0, 256, (channels, height, width))
    image = levels.astype(np.float32) / np.float32(255)
    assert is_8bit(image)
    np.testing.assert_array_equal(decode_png(encode_png(image)), image)


def test_every_level_is_8bit() -> None:
    image = (np.arange(256, dtype=np.float32) / np.float32(255)).reshape(1, 16, 16)
    assert is_8bit(image)
    np.testing.assert_array_equal(decode_png(encode_png(image)), image)


@pytest.mark.parametrize("value", [0.5, -1 / 255, 256 / 255, np.nan, np.inf])
def test_other_values_are_not_8bit(value: float) -> None:
    image = np.full((1, 2, 2), value, np.float32)
    assert not is_8bit(image)
    assert np.isfinite(decode_png(encode_png(image))).all()


def test_png_rounds_to_the_nearest_level() -> None:
    image = np.array([[[0.5 / 255 + 1e-4, 0.5 / 255 - 1e-4, 2]]], np.float32)
    np.testing.assert_array_equal(decode_png(encode_png(image)), as_read(np.array([[1, 0, 255]])))


def test_other_channels_are_no_png() -> None:
    image = np.zeros((2, 3, 3), np.float32)
    assert not is_8bit(image)
    with pytest.raises(EngineError, match="not 2"):
        encode_png(image)


@pytest.mark.parametrize("make", [lambda: b"", lambda: b"junk", lambda: SAMPLES["jpeg"], lambda: SAMPLES["png"][:-40]])
def test_bad_png_data(make: Callable[[], bytes]) -> None:
    with pytest.raises(FormatError, match=r"^image\.png "):
        decode_png(make(), "image.png")
