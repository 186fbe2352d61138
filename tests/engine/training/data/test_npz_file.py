"""Images and labels in .npz files: the usual names, shapes and brightnesses, and hostile archives."""

from __future__ import annotations

import builtins
import io
import struct
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import engine

RANDOM = np.random.default_rng(0)
GREY = RANDOM.integers(0, 256, (10, 6, 7), np.uint8)
COLOUR = RANDOM.integers(0, 256, (10, 6, 7, 3), np.uint8)
LABELS = np.arange(10) % 3


def opened(path: Path, **arrays: Any) -> engine.DataSplit:
    np.savez(path / "data.npz", **arrays)
    return engine.open_dataset(path / "data.npz")


@pytest.mark.parametrize(
    ("train", "test"),
    [
        (("x_train", "y_train"), ("x_test", "y_test")),
        (("X_train", "Y_train"), ("X_val", "Y_val")),
        (("train_images", "train_labels"), ("test_images", "test_labels")),
        (("training_data", "training_targets"), ("validation_data", "validation_targets")),
        (("images", "labels"), ("images_test", "labels_test")),
    ],
)
def test_parts_are_told_by_the_names_of_arrays(train: tuple[str, str], test: tuple[str, str], tmp_path: Path) -> None:
    named = {train[0]: GREY[:6], train[1]: LABELS[:6], test[0]: GREY[6:], test[1]: LABELS[6:]}
    data = opened(tmp_path, **named)
    np.testing.assert_array_equal(data.training.images[:, 0], GREY[:6])
    np.testing.assert_array_equal(data.test.images[:, 0], GREY[6:])
    assert data.training.labels.tolist() == LABELS[:6].tolist()
    assert data.training.classes == ("0", "1", "2")
    assert (data.name, data.notes) == ("data", ())


@pytest.mark.parametrize("names", [("images", "labels"), ("data", "target"), ("x", "y"), ("arr_0", "arr_1")])
def test_without_a_test_part_one_is_set_apart(names: tuple[str, str], tmp_path: Path) -> None:
    data = opened(tmp_path, **dict(zip(names, (GREY, LABELS), strict=True)))
    assert (len(data.training), len(data.test)) == (7, 3)
    assert sorted(np.concatenate([data.training.images, data.test.images])[:, 0].tolist()) == sorted(GREY.tolist())
    assert "There is no test part" in str(data.notes[-1])


@pytest.mark.parametrize(
    ("images", "shape", "note"),
    [
        (GREY, (1, 6, 7), ""),
        (GREY[..., None], (1, 6, 7), ""),
        (GREY[:, None], (1, 6, 7), ""),
        (COLOUR, (3, 6, 7), ""),
        (np.moveaxis(COLOUR, 3, 1), (3, 6, 7), ""),
        (np.asfortranarray(COLOUR), (3, 6, 7), ""),
        (COLOUR[:, :3], (3, 3, 7), "The last axis of the images was taken for their channels"),
        (GREY[:, :, :6].reshape(10, 36), (1, 6, 6), "Rows of 36 numbers were taken for 1 × 6 × 6"),
        (COLOUR[:, :6, :6].reshape(10, 108), (3, 6, 6), "Rows of 108 numbers were taken for 3 × 6 × 6"),
    ],
)
def test_channels_are_found_wherever_they_are(
    images: np.ndarray, shape: tuple[int, int, int], note: str, tmp_path: Path
) -> None:
    data = opened(tmp_path, x_train=images, y_train=LABELS, x_test=images, y_test=LABELS)
    assert data.test.images.shape == (10, *shape)
    if images.shape[1:] in ((6, 7, 3), (3, 6, 7)):
        np.testing.assert_array_equal(data.test.images, np.moveaxis(COLOUR, 3, 1))
    assert [str(each).startswith(note) for each in data.notes] == [True] * bool(note)


LEVELS = np.linspace(0, 1, 420).reshape(10, 6, 7)


@pytest.mark.parametrize(
    ("images", "kind", "note"),
    [
        (LEVELS.astype(np.float64), np.float32, ""),
        (LEVELS.astype(np.float16), np.float32, ""),
        ((LEVELS * 255).astype(np.int64), np.uint8, ""),
        (LEVELS > 0.5, np.uint8, ""),
        ((LEVELS > 0.5).astype(np.int32), np.uint8, ""),
        (LEVELS * 255, np.float32, "Brightnesses from 0 to 255 were scaled"),
        (LEVELS * 2 - 1, np.float32, "Brightnesses from −1 to 1 were scaled"),
        ((LEVELS * 16).astype(int), np.float32, "Brightnesses from 0 to 16 were scaled"),
        (LEVELS * 7 - 3, np.float32, "Brightnesses from −3 to 4 were scaled"),
        ((LEVELS * 65535).astype(np.uint16), np.float32, "Brightnesses from 0 to 65\u202f535 were scaled"),
        ((LEVELS * 65535).astype(">u2"), np.float32, "Brightnesses from 0 to 65\u202f535 were scaled"),
    ],
)
def test_brightnesses_end_between_black_and_white(images: np.ndarray, kind: type, note: str, tmp_path: Path) -> None:
    data = opened(tmp_path, x_train=images, y_train=LABELS, x_test=images, y_test=LABELS)
    pictures = data.training.pictures(slice(None))
    assert data.training.images.dtype == kind
    assert (pictures.min(), pictures.max()) == (0, 1)
    assert (np.diff(pictures.ravel()) >= 0).all()
    assert [str(each).startswith(note) for each in data.notes] == [True] * bool(note)


@pytest.mark.parametrize(
    ("labels", "more", "classes"),
    [
        (LABELS, {}, ("0", "1", "2")),
        (LABELS[:, None].astype(np.uint8), {}, ("0", "1", "2")),
        (LABELS.astype(np.float32), {}, ("0", "1", "2")),
        (np.eye(3)[LABELS], {}, ("0", "1", "2")),
        (LABELS == 1, {}, ("0", "1")),
        (LABELS + 5, {}, tuple("01234567")),
        (LABELS * 5000 - 1, {}, ("-1", "4999", "9999")),
        (np.array(["owl", "cat", "ant"])[LABELS], {}, ("ant", "cat", "owl")),
        (np.array([b"owl", b"cat", b"ant"])[LABELS], {}, ("ant", "cat", "owl")),
        (LABELS, {"class_names": np.array(["a", "b", "c", "d"])}, ("a", "b", "c", "d")),
        (LABELS, {"classes": np.array(["a", "b"])}, ("0", "1", "2")),
    ],
)
def test_labels_become_classes(
    labels: np.ndarray, more: dict[str, np.ndarray], classes: tuple[str, ...], tmp_path: Path
) -> None:
    data = opened(tmp_path, x_train=GREY, y_train=labels, x_test=GREY, y_test=labels, **more)
    assert data.training.classes == classes
    if labels.ndim == 1 and labels.dtype.kind in "US":
        expected = [classes.index(str(np.char.decode(each) if labels.dtype.kind == "S" else each)) for each in labels]
        assert data.test.labels.tolist() == expected
    elif len(classes) <= 4 and labels.dtype.kind != "b" and labels.max() < 9:
        assert data.test.labels.tolist() == LABELS.tolist()
    assert np.bincount(data.test.labels).max() <= 7


def test_an_npz_file_in_a_folder_is_found_and_two_are_not_chosen_from(tmp_path: Path) -> None:
    opened(tmp_path, images=GREY, labels=LABELS)
    assert engine.open_dataset(tmp_path).name == "data"
    np.savez(tmp_path / "other.npz", images=GREY, labels=LABELS)
    with pytest.raises(engine.FormatError, match="several data sets: data, other"):
        engine.open_dataset(tmp_path)


class Attack:
    def __reduce__(self) -> Any:
        return exec, ("import builtins; builtins.attacked = True",)


@pytest.mark.parametrize(
    ("arrays", "sentence"),
    [
        ({"images": np.array([Attack()]), "labels": LABELS}, "objects that would have to be run"),
        ({"images": GREY, "labels": np.array(LABELS, object)}, "objects that would have to be run"),
        ({"images": GREY}, "images has no other array"),
        ({"labels": LABELS}, "labels has no other array"),
        ({"weights": GREY}, "has no images with labels: its arrays are –"),
        ({"x_test": GREY, "y_test": LABELS}, "has no images with labels: its arrays are x_test, y_test"),
        ({"images": GREY, "labels": LABELS[:9]}, "10 images and 9 labels"),
        ({"images": GREY[:0], "labels": LABELS[:0]}, "There are no images"),
        ({"images": GREY[0], "labels": LABELS}, "neither grey nor in colour"),
        ({"images": np.zeros((10, 4, 5, 2)), "labels": LABELS}, "neither grey nor in colour"),
        ({"images": np.float64(3), "labels": LABELS}, "neither grey nor in colour"),
        ({"images": GREY.astype(str), "labels": LABELS}, "its images are no numbers"),
        ({"images": GREY * np.nan, "labels": LABELS}, "what is no number"),
        ({"images": GREY * 1e300, "labels": LABELS}, "what is no number"),
        ({"images": GREY * 1j, "labels": LABELS}, "objects that would have to be run"),
        ({"images": GREY, "labels": LABELS + 0.5}, "no numbers of classes"),
        ({"images": GREY, "labels": LABELS * np.nan}, "no numbers of classes"),
        ({"images": GREY, "labels": np.ones((10, 3))}, "no numbers of classes"),
        ({"images": GREY, "labels": RANDOM.random((10, 3))}, "no numbers of classes"),
        ({"x_train": GREY, "y_train": LABELS, "x_test": COLOUR, "y_test": LABELS}, "Images for training are 1 × 6 × 7"),
    ],
)
def test_what_is_no_data_set_is_refused_with_a_sentence(arrays: Any, sentence: str, tmp_path: Path) -> None:
    with pytest.raises(engine.FormatError, match=sentence):
        opened(tmp_path, **arrays)
    assert not hasattr(builtins, "attacked")


def archive(**parts: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(f"{name}.npy", content)
    return stream.getvalue()


def npy(header: bytes, content: bytes = b"", version: int = 1) -> bytes:
    return (
        b"\x93NUMPY" + bytes([version, 0]) + struct.pack("<H" if version == 1 else "<I", len(header)) + header + content
    )


def described(shape: str, kind: str = "'|u1'") -> bytes:
    return f"{{'descr': {kind}, 'fortran_order': False, 'shape': {shape}}}\n".encode()


def intact() -> bytes:
    stream = io.BytesIO()
    np.savez(stream, images=GREY, labels=LABELS)
    return stream.getvalue()


HOSTILE = {
    "cut short": intact()[:-30],
    "changed": intact().replace(GREY[2].tobytes(), GREY[3].tobytes()),
    "no array": archive(images=b"text"),
    "nothing in it": archive(images=b""),
    "a claim of 10 EB": archive(images=npy(described("(10, 1000000000, 1000000000)"))),
    "a claim of nothing, 10**30 times": archive(images=npy(described("(10**30,)", "'<U0'"))),
    "a shape below zero": archive(images=npy(described("(-10, -1)"), b"0123456789")),
    "a shape that is text": archive(images=npy(described("'ab'"), b"0123456789")),
    "a header that calls": archive(images=npy(described("__import__('os').getpid()"))),
    "a header of a million brackets": archive(images=npy(b"(" * 1_000_000, version=2)),
    "a header of nine thousand brackets": archive(images=npy(b"(" * 9000)),
    "a header that is missing": archive(images=b"\x93NUMPY\x01\x00\xff\xff"),
    "another version": archive(images=npy(described("(10,)"), b"0123456789", version=9)),
    "rows of fields": archive(images=npy(described("(1,)", "[('a', '<i4'), ('b', '<i4')]"), b"01234567")),
    "text beyond all characters": archive(
        images=npy(described("(2, 1, 1)"), b"01"), labels=npy(described("(2,)", "'<U1'"), b"\xff" * 8)
    ),
    "text of half a character": archive(
        images=npy(described("(2, 1, 1)"), b"01"), labels=npy(described("(2,)", "'>U1'"), b"\0\0\xd8\0" * 2)
    ),
}


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_archives_are_refused_by_name(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "data.npz").write_bytes(content)
    with pytest.raises(engine.FormatError, match=r"data\.npz is (damaged|no data set)"):
        engine.open_dataset(tmp_path / "data.npz")


def test_more_than_two_gigabytes_are_not_unpacked(tmp_path: Path) -> None:
    """The archive lies about the size of its part, as bombs do, or tells it."""
    content = bytearray(archive(images=npy(described("(10,)"), b"0123456789")))
    at = content.rindex(b"PK\x01\x02")
    content[at + 24 : at + 28] = struct.pack("<I", 3 * 2**30)  # the size when unpacked, in the table of contents
    (tmp_path / "data.npz").write_bytes(content)
    with pytest.raises(engine.FormatError, match="it claims to be larger than 2 GB"):
        engine.open_dataset(tmp_path / "data.npz")
