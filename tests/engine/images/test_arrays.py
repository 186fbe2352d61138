"""NumPy's files open as pictures of any number of channels, and say what was taken for what."""

from __future__ import annotations

import zipfile
from pathlib import Path

import numpy as np
import pytest

from engine.images.picture import LEVELS, Picture, Taking
from engine.images.reading import read_picture
from engine.values.errors import FormatError
from engine.values.numerals import sizes

RANDOM = np.random.default_rng(0).random


def saved(array: np.ndarray, folder: Path) -> Path:
    path = folder / "array.npy"
    np.save(path, array, allow_pickle=True)
    return path


def said(picture: Picture) -> str:
    return " / ".join(map(str, picture.steps))


def refusal(path: Path, channels: int | None = None) -> str:
    with pytest.raises(FormatError) as caught:
        read_picture(path, channels=channels)
    assert str(caught.value.now)
    return str(caught.value)


@pytest.mark.parametrize(
    ("shape", "channels", "axes", "result"),
    [
        ((5, 7), 1, "HW", (1, 5, 7)),
        ((5, 7), 3, "HW", (1, 5, 7)),
        ((4, 5, 7), 4, "CHW", (4, 5, 7)),
        ((5, 7, 4), 4, "HWC", (4, 5, 7)),
        ((2, 5, 7), 2, "CHW", (2, 5, 7)),
        ((12, 12, 12), 12, "CHW", (12, 12, 12)),
        ((5, 7, 3), 1, "HWC", (3, 5, 7)),
        ((1, 5, 3), 3, "HWC", (3, 1, 5)),
        ((9, 5, 7), 1, "NHW", (1, 5, 7)),
        ((9, 4, 5, 7), 4, "NCHW", (4, 5, 7)),
        ((9, 5, 7, 12), 12, "NHWC", (12, 5, 7)),
        ((784,), 1, "S", (1, 28, 28)),
        ((10,), 1, "V", (1, 1, 10)),
        ((5000, 784), 1, "NS", (1, 28, 28)),
    ],
)
def test_the_axes_that_fit_the_network_are_taken_and_said(
    shape: tuple[int, ...], channels: int, axes: str, result: tuple[int, ...], tmp_path: Path
) -> None:
    array = RANDOM(shape, np.float32)
    picture = read_picture(saved(array, tmp_path), channels=channels)
    assert (picture.taken.axes, picture.array.shape) == (axes, result)
    assert sizes(shape) in str(picture.steps[0])
    one = array[0] if axes[0] == "N" else array
    if axes[-1] == "C":
        one = np.moveaxis(one, -1, 0)
    np.testing.assert_array_equal(picture.array, one.reshape(result))


@pytest.mark.parametrize("channels", [1, 2, 3, 4, 12])
def test_every_way_that_is_offered_can_be_taken(channels: int, tmp_path: Path) -> None:
    for shape in np.ndindex(4, 4, 4):
        array = RANDOM(np.add(shape, 1)).astype(np.float32)
        path = saved(array, tmp_path)
        possible = set()
        for axes, given in (("CHW", array.shape[0]), ("HWC", array.shape[2]), ("NHW", 1)):
            has_opacity = axes == "HWC" and given == 4 and channels in (1, 3)
            if given == channels or {given, channels} == {1, 3} or has_opacity:
                possible.add(axes)
        if not possible:
            assert f"the network reads {channels} channels" in refusal(path, channels)
            continue
        offer = read_picture(path, channels=channels).offer
        assert set(offer.axes) == possible
        for axes in offer.axes:
            first = read_picture(path, channels=channels, taking=Taking(axes=axes))
            last = Taking(axes=axes, index=first.offer.count - 1)
            picture = read_picture(path, channels=channels, taking=last)
            assert picture.taken == Taking(axes=axes, index=last.index, levels="same")
            assert picture.array.flags.c_contiguous
            assert picture.array.dtype == np.float32


@pytest.mark.parametrize("order", ["C", "F"])
def test_any_picture_of_a_batch(order: str, tmp_path: Path) -> None:
    batch = np.asarray(RANDOM((6, 4, 5, 7)), order=order)  # type: ignore[call-overload]
    for index in range(6):
        picture = read_picture(saved(batch, tmp_path), channels=4, taking=Taking(index=index))
        np.testing.assert_array_equal(picture.array, batch[index].astype(np.float32))
        assert f"Picture {index + 1} of 6" in said(picture)


def test_of_several_arrays_the_one_with_most_axes_is_taken(tmp_path: Path) -> None:
    path = tmp_path / "set.npz"
    arrays = {"y": np.arange(9), "x": RANDOM((9, 4, 5, 7)), "mask": RANDOM((4, 5, 7)), "names": np.array(["a"])}
    for save in (np.savez, np.savez_compressed):
        save(path, **arrays)
        picture = read_picture(path, channels=4)
        assert picture.taken.array == "x"
        assert "Array x of y, x, mask, names" in said(picture)
        assert picture.offer.arrays == ("x", "mask")
        other = read_picture(path, channels=4, taking=Taking(array="mask", axes="CHW"))
        np.testing.assert_array_equal(other.array, arrays["mask"].astype(np.float32))


@pytest.mark.parametrize(
    ("array", "levels", "words"),
    [
        (np.array([[0, 255]], np.uint8), "bytes", "Scaled from 0 … 255 to 0 … 1"),
        (np.array([[0, 1]], np.uint8), "same", ""),
        (np.array([[True, False]]), "same", ""),
        (np.array([[0, 40000]], np.uint16), "words", "Scaled from 0 … 65535 to 0 … 1"),
        (np.array([[0, 4000]], np.int64), "spread", "Stretched from 0 … 4000 to 0 … 1"),
        (np.array([[0.0, 255.0]]), "bytes", "Scaled from 0 … 255 to 0 … 1"),
        (np.array([[0, 1]], np.float16), "same", ""),
        (np.array([[-2.118, 2.64]], ">f8"), "same", "Values −2.118 … 2.64 taken as they are"),
        (np.array([[-1000, 3000]], np.int16), "same", "taken as they are"),
    ],
)
def test_what_numbers_mean_is_guessed_said_and_can_be_changed(
    array: np.ndarray, levels: str, words: str, tmp_path: Path
) -> None:
    picture = read_picture(saved(array, tmp_path))
    assert picture.taken.levels == levels
    assert said(picture).replace("\u202f", "").endswith(words or "rows × columns")
    for each in LEVELS:
        image = read_picture(saved(array, tmp_path), taking=Taking(levels=each)).array[0]
        numbers = array.astype(np.float32)
        low, high = numbers.min(), numbers.max()
        expected = {
            "same": numbers,
            "bytes": numbers / np.float32(255),
            "words": numbers / np.float32(65535),
            "spread": (numbers - low) / (high - low),
        }[each]
        np.testing.assert_array_equal(image, expected)


def test_bytes_are_those_of_a_picture_file(tmp_path: Path) -> None:
    levels = np.arange(256, dtype=np.uint8).reshape(16, 16)
    picture = read_picture(saved(levels, tmp_path))
    np.testing.assert_array_equal(picture.array[0], levels.astype(np.float32) / np.float32(255))


def test_a_constant_array_is_no_division_by_zero(tmp_path: Path) -> None:
    path = saved(np.full((3, 4), 7000), tmp_path)
    assert not read_picture(path).array.any()


def test_what_is_not_finite_becomes_zero_and_is_counted(tmp_path: Path) -> None:
    picture = read_picture(saved(np.array([[np.nan, np.inf, -np.inf, 1e300, 0.5]]), tmp_path))
    np.testing.assert_array_equal(picture.array, np.float32([[[0, 0, 0, 0, 0.5]]]))
    assert "NaN and infinite values set to 0: 4" in said(picture)
    assert not read_picture(saved(np.full((2, 2), np.nan), tmp_path)).array.any()


@pytest.mark.parametrize("channels", [1, 3])
def test_opacity_is_put_on_white_but_for_a_network_that_reads_it(channels: int, tmp_path: Path) -> None:
    array = RANDOM((5, 7, 4)).astype(np.float32)
    picture = read_picture(saved(array, tmp_path), channels=channels)
    expected = array[..., :3] * array[..., 3:] + (1 - array[..., 3:])
    np.testing.assert_allclose(picture.array, expected.transpose(2, 0, 1), atol=1e-6)
    assert said(picture).endswith("Transparent parts put on white")
    opaque = read_picture(saved(array[..., :3], tmp_path), channels=channels)
    assert len(opaque.steps) == 1


@pytest.mark.filterwarnings("ignore:Stored array in format")
@pytest.mark.parametrize(
    ("array", "words"),
    [
        (np.array([[1j]]), "holds complex numbers"),
        (np.array([[{"a": 1}]], object), "holds Python objects, which are not loaded"),
        (np.array([["text"]]), "which are no numbers"),
        (np.array([["2020-01-01"]], "M8[D]"), "which are no numbers"),
        (np.zeros((1, 2), [("a", "f4")]), "named columns"),
        (np.zeros((1, 2), [("日", "f4")]), "named columns"),
        (np.zeros((0, 5)), "holds an empty array (0 × 5)"),
        (np.array(3.0), "an array of 0 axes"),
        (np.zeros((1, 1, 1, 1, 1)), "an array of 5 axes"),
    ],
)
def test_what_is_no_picture_is_refused_in_words(array: np.ndarray, words: str, tmp_path: Path) -> None:
    assert words in refusal(saved(array, tmp_path))


def header(shape: str) -> bytes:
    text = f"{{'descr': '<f4', 'fortran_order': False, 'shape': {shape}, }}".ljust(117) + "\n"
    return b"\x93NUMPY\x01\x00" + len(text).to_bytes(2, "little") + text.encode()


@pytest.mark.parametrize(
    "data",
    [
        header("(4, 4)"),
        header("(4, 4)") + bytes(63),
        header("(1000000, 1000000)") + bytes(64),
        header("(-4, -4)") + bytes(64),
        header("(4, 'a')") + bytes(64),
        header("(__import__('os'),)") + bytes(64),
        b"\x93NUMPY",
        b"\x93NUMPY\x09\x09" + bytes(99),
        b"PK\x03\x04 cut off",
    ],
)
def test_hostile_and_cut_files_are_refused(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "array.npy"
    path.write_bytes(data)
    assert "damaged" in refusal(path) or "named columns" in refusal(path)


def test_an_archive_of_other_things_is_called_one(tmp_path: Path) -> None:
    path = tmp_path / "array.npz"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("letter.txt", "hello")
    assert "is an archive, not a picture" in refusal(path)


def test_an_entry_that_claims_more_than_it_holds_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "array.npz"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("x.npy", header("(4096, 4096)") + bytes(64))
    assert "damaged" in refusal(path)
