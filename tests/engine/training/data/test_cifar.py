"""CIFAR as it is distributed: both kinds give the same images, and hostile pickles run nothing."""

from __future__ import annotations

import builtins
import pickle
import re
import struct
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import engine

NAMES = ["airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"]


def batch(count: int, seed: int, classes: int = 10) -> tuple[np.ndarray, list[int]]:
    random = np.random.default_rng(seed)
    return random.integers(0, 256, (count, 3072), np.uint8), random.integers(0, classes, count).tolist()


def python_2(values: dict[str, Any]) -> bytes:
    """A pickle as Python 2 wrote CIFAR's, text and bytes being one kind."""

    def text(value: bytes) -> bytes:
        return b"U" + bytes([len(value)]) + value if len(value) < 256 else b"T" + struct.pack("<i", len(value)) + value

    def number(value: int) -> bytes:
        return b"J" + struct.pack("<i", value)

    def written(value: Any) -> bytes:
        if isinstance(value, np.ndarray):
            shape = b"".join(map(number, value.shape)) + b"\x86"
            kind = b"cnumpy\ndtype\n" + text(b"u1") + number(0) + number(1) + b"\x87R("
            kind += number(3) + text(b"|") + b"NNN" + number(-1) + number(-1) + number(0) + b"tb"
            made = (
                b"cnumpy.core.multiarray\n_reconstruct\ncnumpy\nndarray\n" + number(0) + b"\x85" + text(b"b") + b"\x87R"
            )
            return made + b"(" + number(1) + shape + kind + b"\x89" + text(value.tobytes()) + b"tb"
        if isinstance(value, list):
            return b"](" + b"".join(map(written, value)) + b"e"
        return number(value) if isinstance(value, int) else text(value.encode())

    return b"\x80\x02}(" + b"".join(text(key.encode()) + written(value) for key, value in values.items()) + b"u."


def python_3(protocol: int) -> Any:
    return lambda values: pickle.dumps({key.encode(): value for key, value in values.items()}, protocol)


PICKLERS = {"Python 2": python_2, "protocol 2": python_3(2), "protocol 4": python_3(4), "protocol 5": python_3(5)}


def write_python(folder: Path, dump: Any = python_2, test: bool = True) -> None:
    for number in range(1, 6):
        pixels, labels = batch(4, number)
        content = {"batch_label": f"batch {number}", "labels": labels, "data": pixels, "filenames": ["a.png"] * 4}
        (folder / f"data_batch_{number}").write_bytes(dump(content))
    if test:
        pixels, labels = batch(3, 6)
        (folder / "test_batch").write_bytes(dump({"labels": labels, "data": pixels}))
    (folder / "batches.meta").write_bytes(dump({"num_cases_per_batch": 4, "label_names": NAMES}))


def write_binary(folder: Path) -> None:
    for number in range(1, 7):
        pixels, labels = batch(4 if number < 6 else 3, number)
        name = f"data_batch_{number}.bin" if number < 6 else "test_batch.bin"
        (folder / name).write_bytes(np.hstack([np.array(labels, np.uint8)[:, None], pixels]).tobytes())
    (folder / "batches.meta.txt").write_text("\n".join(NAMES) + "\n\n", encoding="utf-8")


def check(data: engine.DataSplit) -> None:
    assert (data.name, data.training.classes, data.notes) == ("CIFAR-10", tuple(NAMES), ())
    pixels, labels = (np.concatenate(each) for each in zip(*(batch(4, number) for number in range(1, 6)), strict=True))
    np.testing.assert_array_equal(data.training.images, pixels.reshape(20, 3, 32, 32))
    np.testing.assert_array_equal(data.training.labels, labels)
    np.testing.assert_array_equal(data.test.images, batch(3, 6)[0].reshape(3, 3, 32, 32))
    assert data.test.labels.tolist() == batch(3, 6)[1]


@pytest.mark.parametrize("dump", PICKLERS.values(), ids=PICKLERS.keys())
def test_cifar_10_for_python(dump: Any, tmp_path: Path) -> None:
    write_python(tmp_path, dump)
    check(engine.open_dataset(tmp_path))


def test_cifar_10_binary_by_folder_by_file_and_from_the_folder_above(tmp_path: Path) -> None:
    folder = tmp_path / "cifar-10-batches-bin"
    folder.mkdir()
    write_binary(folder)
    for path in (folder, folder / "data_batch_2.bin", tmp_path):
        check(engine.open_dataset(path))


def test_cifar_100_in_both_kinds(tmp_path: Path) -> None:
    names = [f"class {number:02}" for number in range(100)]
    kinds = {}
    for kind in ("binary", "python"):
        folder = tmp_path / kind
        folder.mkdir()
        for part, seed in (("train", 1), ("test", 2)):
            pixels, fine = batch(5, seed, 100)
            if kind == "python":
                content = {"fine_labels": fine, "coarse_labels": [0] * 5, "data": pixels}
                (folder / part).write_bytes(python_2(content))
            else:
                both = np.array([[7] * 5, fine], np.uint8).T
                (folder / f"{part}.bin").write_bytes(np.hstack([both, pixels]).tobytes())
        if kind == "python":
            (folder / "meta").write_bytes(python_2({"fine_label_names": names}))
        else:
            (folder / "fine_label_names.txt").write_text("\n".join(name.replace(" ", "_") for name in names))
        kinds[kind] = engine.open_dataset(folder)
        assert kinds[kind].training.labels.tolist() == batch(5, 1, 100)[1]
        assert kinds[kind].test.labels.tolist() == batch(5, 2, 100)[1]
    np.testing.assert_array_equal(kinds["binary"].training.images, kinds["python"].training.images)
    assert kinds["python"].training.classes == tuple(names)
    assert kinds["binary"].training.classes[99] == "class_99"


def test_what_is_missing_is_said(tmp_path: Path) -> None:
    write_python(tmp_path, test=False)
    (tmp_path / "data_batch_4").unlink()
    (tmp_path / "batches.meta").unlink()
    data = engine.open_dataset(tmp_path)
    assert len(data.training) + len(data.test) == 16
    assert data.training.classes == tuple(NAMES)
    notes = " ".join(map(str, data.notes))
    assert "left out: data_batch_4." in notes
    assert "no usable batches.meta" in notes
    assert "There is no test part: 20 %" in notes


class Attack:
    def __reduce__(self) -> Any:
        return exec, ("import builtins; builtins.attacked = True",)


class Array:
    """Makes an array of numpy with any arguments."""

    def __init__(self, state: Any) -> None:
        self.state = state

    def __reduce__(self) -> Any:
        return np.ndarray, ((0,), "u1"), self.state


PIXELS, LABELS = batch(4, 0)
HOSTILE: dict[str, bytes] = {
    "nothing": b"",
    "no pickle": b"\xff" * 100,
    "cut short": python_2({"labels": LABELS, "data": PIXELS})[:-100],
    "an attack instead of it": pickle.dumps(Attack()),
    "an attack as pixels": pickle.dumps({"labels": LABELS, "data": Attack()}),
    "an attack as labels": pickle.dumps({"labels": Attack(), "data": PIXELS}),
    "an attack as a label": pickle.dumps({"labels": [0, 1, 2, Attack()], "data": PIXELS}),
    "a list": pickle.dumps([1, 2]),
    "no labels": pickle.dumps({"data": PIXELS}),
    "too few labels": pickle.dumps({"labels": LABELS[:3], "data": PIXELS}),
    "a label that is too large": pickle.dumps({"labels": [0, 1, 2, 10], "data": PIXELS}),
    "a huge label": pickle.dumps({"labels": [0, 1, 2, 10**40], "data": PIXELS}),
    "labels that are text": pickle.dumps({"labels": ["0"] * 4, "data": PIXELS}),
    "pixels of another width": pickle.dumps({"labels": LABELS, "data": PIXELS[:, 1:].copy()}),
    "pixels as floats": pickle.dumps({"labels": LABELS, "data": PIXELS.astype(np.float32)}),
    "pixels as objects": pickle.dumps({"labels": LABELS, "data": PIXELS.astype(object)}),
    "pixels as text": pickle.dumps({"labels": LABELS, "data": "x" * 4 * 3072}),
    "pixels in a class of the file": pickle.dumps({"labels": LABELS, "data": Array((1, (4, 3072)))}),
    "a claim of 2 GB": b"\x80\x02}U\x04dataT\xff\xff\xff\x7fx",
    "a claim of 8 EB": b"\x80\x04}\x8e\xff\xff\xff\xff\xff\xff\xff\x7fx",
    "nothing on the stack": b"s.",
    "a list in itself": b"\x80\x02]q\x00h\x00a.",
    "a shape that is text": pickle.dumps({"labels": LABELS, "data": PIXELS}).replace(
        b"K\x04M\x00\x0c\x86", b"\x8c\x01xM\x00\x0c\x86"
    ),
    "a shape that is a dictionary": python_2({"labels": LABELS, "data": PIXELS}).replace(b"\x86cnumpy", b"\x86}cnumpy"),
}


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_batch_is_refused_by_name_and_runs_nothing(content: bytes, tmp_path: Path) -> None:
    write_python(tmp_path)
    (tmp_path / "data_batch_3").write_bytes(content)
    with pytest.raises(engine.FormatError, match=r"data_batch_3 is damaged, or not what its name says: .+\. Fetch it"):
        engine.open_dataset(tmp_path)
    assert not hasattr(builtins, "attacked")


@pytest.mark.parametrize("content", [b"", b"x" * 3072, b"\x0a" + b"x" * 3072])
def test_a_damaged_binary_batch_is_refused_by_name(content: bytes, tmp_path: Path) -> None:
    write_binary(tmp_path)
    (tmp_path / "test_batch.bin").write_bytes(content)
    with pytest.raises(engine.FormatError, match=re.escape("test_batch.bin is damaged")):
        engine.open_dataset(tmp_path)


def test_hostile_names_of_classes_are_only_names(tmp_path: Path) -> None:
    write_python(tmp_path)
    (tmp_path / "batches.meta").write_bytes(pickle.dumps({"label_names": [Attack()] * 10}))
    assert engine.open_dataset(tmp_path).training.classes == tuple(NAMES)
    assert not hasattr(builtins, "attacked")
