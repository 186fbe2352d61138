"""Labelled images: the idx files of MNIST are read to the last byte, and damaged ones are refused with a sentence."""

from __future__ import annotations

import gzip
import math
import struct
from pathlib import Path

import numpy as np
import pytest

from engine.training.data.idx_files import mnist, read_idx
from engine.training.datasets import Dataset, split_dataset
from engine.values.errors import EngineError, FormatError

NUMBERS = np.arange(2 * 3 * 4, dtype=np.uint8).reshape(2, 3, 4)


def idx(values: np.ndarray) -> bytes:
    return struct.pack(f">HBB{values.ndim}I", 0, 8, values.ndim, *values.shape) + values.tobytes()


@pytest.mark.parametrize("shape", [(0,), (5,), (2, 3, 4), (1, 2, 3, 4)])
@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_an_idx_file_gives_its_numbers(shape: tuple[int, ...], pack: type[bytes], tmp_path: Path) -> None:
    values = np.random.default_rng(0).integers(0, 256, shape, np.uint8)
    (tmp_path / "numbers").write_bytes(pack(idx(values)))
    read = read_idx(tmp_path / "numbers")
    np.testing.assert_array_equal(read, values)
    assert read.dtype == np.uint8
    assert not read.flags.writeable


DAMAGED = {
    "nothing in it": b"",
    "two bytes": b"\0\0",
    "another magic": b"\1" + idx(NUMBERS)[1:],
    "numbers of another type": b"\0\0\x0d" + idx(NUMBERS)[3:],
    "no axes": b"\0\0\x08\0" + idx(NUMBERS)[4:],
    "two hundred axes": b"\0\0\x08\xc8" + idx(NUMBERS)[4:],
    "its sizes cut short": idx(NUMBERS)[:9],
    "its numbers cut short": idx(NUMBERS)[:-1],
    "a byte too many": idx(NUMBERS) + b"\0",
    "a claim of 4 TB": struct.pack(">HBB3I", 0, 8, 3, 2**16, 2**16, 2**10) + b"\0",
    "gzip, cut short": gzip.compress(idx(NUMBERS))[:-9],
    "gzip, its checksum changed": gzip.compress(idx(NUMBERS))[:-8] + b"\0" * 8,
    "gzip, changed within": b"\x1f\x8b\x08\0\0\0\0\0\0\xff" + b"\xff" * 40,
    "gzip in name only": b"\x1f\x8b",
}


@pytest.mark.parametrize("content", DAMAGED.values(), ids=DAMAGED.keys())
def test_a_damaged_idx_file_is_refused_by_name(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "numbers.gz").write_bytes(content)
    with pytest.raises(FormatError, match=r"numbers\.gz is not an idx file, or is damaged: .+\. Fetch it again"):
        read_idx(tmp_path / "numbers.gz")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match=r"train-images-idx3-ubyte\.gz cannot be opened"):
        mnist(tmp_path)


def write_mnist(folder: Path, labels: int = 3, highest: int = 9) -> None:
    for part, suffix, pack in (("train", "", bytes), ("t10k", ".gz", gzip.compress)):
        images = np.full((3, 28, 28), 255 if part == "train" else 51, np.uint8)
        (folder / f"{part}-images-idx3-ubyte{suffix}").write_bytes(pack(idx(images)))
        names = np.full(labels, highest, np.uint8)
        (folder / f"{part}-labels-idx1-ubyte{suffix}").write_bytes(pack(idx(names)))


def test_mnist_is_read_packed_or_not(tmp_path: Path) -> None:
    write_mnist(tmp_path)
    training, test = mnist(tmp_path)
    assert training.images.shape == test.images.shape == (3, 1, 28, 28)
    assert training.labels.tolist() == [9, 9, 9]
    assert training.classes == tuple("0123456789")
    assert (training.pictures(slice(0, 2)) == 1).all()
    assert test.pictures(np.array([2])).shape == (1, 1, 28, 28)
    assert (test.pictures(np.array([2])) == np.float32(0.2)).all()


@pytest.mark.parametrize("wrong", [{"labels": 2}, {"highest": 10}])
def test_files_that_do_not_belong_together_are_refused(wrong: dict[str, int], tmp_path: Path) -> None:
    write_mnist(tmp_path, **wrong)
    with pytest.raises(FormatError, match="train-images-idx3-ubyte and train-labels-idx1-ubyte do not belong together"):
        mnist(tmp_path)


def test_mnist_is_all_there(shared_data: Path) -> None:
    training, test = mnist(shared_data / "mnist")
    assert (len(training), len(test)) == (60_000, 10_000)
    # The published counts of each digit, and the scaling that every MNIST network uses.
    assert np.bincount(test.labels).tolist() == [980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009]
    mean, square = training.images.mean(), np.square(training.images, dtype=np.uint16).mean()
    assert (mean / 255, math.sqrt(square - mean**2) / 255) == pytest.approx((0.1307, 0.3081), abs=5e-5)


IMAGES, LABELS = np.zeros((2, 1, 4, 4), np.float32), np.array([0, 1])


@pytest.mark.parametrize(
    ("images", "labels", "sentence"),
    [
        (IMAGES[0], LABELS, "cannot be learned from"),
        (IMAGES.astype(np.float64), LABELS, "cannot be learned from"),
        (IMAGES, LABELS[:1], "images 2, labels 1"),
        (IMAGES, LABELS + 1, "none of the 2 classes"),
        (IMAGES, LABELS - 1, "none of the 2 classes"),
    ],
)
def test_images_and_labels_must_belong_together(images: np.ndarray, labels: np.ndarray, sentence: str) -> None:
    with pytest.raises(EngineError, match=sentence):
        Dataset(images, labels, ("off", "on"))


def test_a_dataset_is_read_only_and_leaves_the_given_arrays_alone() -> None:
    images = IMAGES.copy()
    dataset = Dataset(images, LABELS, ("off", "on"))
    assert not dataset.images.flags.writeable
    assert not dataset.labels.flags.writeable
    assert images.flags.writeable
    assert len(dataset) == 2


def test_a_split_is_reproducible_and_takes_its_share_of_every_class() -> None:
    labels = np.repeat([0, 1, 2, 4], [20, 10, 1, 2])
    dataset = Dataset(np.arange(33, dtype=np.uint8).reshape(-1, 1, 1, 1), labels, tuple("abcde"))
    first, second = split_dataset(dataset, 0.2, seed=3)
    assert np.bincount(second.labels, minlength=5).tolist() == [4, 2, 0, 0, 1]
    ids = [part.images.ravel().tolist() for part in (first, second)]
    assert sorted(ids[0] + ids[1]) == list(range(33))
    assert [sorted(each) for each in ids] == ids
    assert labels[ids[1]].tolist() == second.labels.tolist()
    again, other = split_dataset(dataset, 0.2, seed=3)[1], split_dataset(dataset, 0.2, seed=4)[1]
    assert again.images.ravel().tolist() == ids[1] != other.images.ravel().tolist()
    assert len(split_dataset(dataset, 0.99)[0]) == 4  # one of each class stays
    for share in (0, 1, float("nan")):
        with pytest.raises(EngineError, match="leaves one part empty"):
            split_dataset(dataset, share)
