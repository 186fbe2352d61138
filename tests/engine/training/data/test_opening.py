"""One way to open any data set: idx files of every name, what lies in a folder below, and what is none."""

from __future__ import annotations

import gzip
import os
from pathlib import Path

import numpy as np
import pytest

import engine
from engine.training.command_line import main
from tests.engine.training.test_datasets import idx, write_mnist


def write_idx(folder: Path, labels: list[int], test: list[int] | None = None, prefix: str = "", dot: str = "-") -> None:
    folder.mkdir(exist_ok=True)
    for part, own in (("train", labels), ("t10k" if not prefix else "test", test)):
        if own is not None:
            images = np.arange(len(own) * 12, dtype=np.uint8).reshape(-1, 3, 4)
            (folder / f"{prefix}{part}-images{dot}idx3-ubyte").write_bytes(idx(images))
            (folder / f"{prefix}{part}-labels{dot}idx1-ubyte.gz").write_bytes(
                gzip.compress(idx(np.array(own, np.uint8)))
            )


MNIST_BEGINS, FASHION_BEGINS = [5, 0, 4, 1, 9, 2, 1, 3, 1, 4], [9, 0, 0, 3, 0, 2, 7, 2, 5, 5]


@pytest.mark.parametrize(
    ("labels", "folder", "name", "first", "note"),
    [
        (MNIST_BEGINS, "anything", "MNIST", "0", "begin as those of MNIST"),
        (FASHION_BEGINS, "anything", "Fashion-MNIST", "T-shirt/top", "begin as those of Fashion-MNIST"),
        (FASHION_BEGINS, "mnist", "Fashion-MNIST", "T-shirt/top", "begin as those of Fashion-MNIST"),
        (list(range(10)), "Fashion_mnist", "Fashion-MNIST", "T-shirt/top", "because of its name"),
        (list(range(10)), "KMNIST", "Kuzushiji-MNIST", "お", "because of its name"),
        ([0, 3, 1], "anything", "anything", "0", "called by their numbers"),
    ],
)
def test_what_an_idx_folder_shows_is_said(
    labels: list[int], folder: str, name: str, first: str, note: str, tmp_path: Path
) -> None:
    write_idx(tmp_path / folder, labels, [1, 2])
    data = engine.open_dataset(tmp_path / folder)
    assert (data.name, data.training.classes[0]) == (name, first)
    assert len(data.training.classes) == (10 if len(labels) == 10 else 4)
    assert note in str(data.notes[0])
    assert (data.training.labels.tolist(), data.test.labels.tolist()) == (labels, [1, 2])
    assert data.test.images.shape == (2, 1, 3, 4)


@pytest.mark.parametrize("dot", ["-", "."])
def test_idx_files_are_found_below_and_by_one_of_them(dot: str, tmp_path: Path) -> None:
    write_idx(tmp_path / "raw", MNIST_BEGINS, [1, 2], dot=dot)
    for path in (tmp_path, tmp_path / "raw", tmp_path / "raw" / f"train-images{dot}idx3-ubyte"):
        assert len(engine.open_dataset(path).training) == 10


def test_emnist_is_turned_upright_and_has_its_characters(tmp_path: Path) -> None:
    write_idx(tmp_path, [1, 2, 1], [2], prefix="emnist-letters-")
    (tmp_path / "emnist-letters-mapping.txt").write_text("1 65 97\n2 66 98\n", encoding="ascii")
    data = engine.open_dataset(tmp_path)
    assert (data.name, data.training.classes) == ("emnist-letters", ("0", "A/a", "B/b"))
    assert data.training.images.shape == (3, 1, 4, 3)
    assert data.training.images[0, 0, :, 0].tolist() == [0, 1, 2, 3]
    assert "turned upright" in str(data.notes[-1])
    for broken in ("1", "1 x", "-1 65", "999999999 65", "1 99999999999", "1 55296", "", "\0" * 100):
        (tmp_path / "emnist-letters-mapping.txt").write_text(broken, encoding="ascii")
        with pytest.raises(engine.FormatError, match="mapping"):
            engine.open_dataset(tmp_path)


def test_several_data_sets_are_not_chosen_from(tmp_path: Path) -> None:
    for prefix in ("emnist-digits-", "emnist-letters-"):
        write_idx(tmp_path, [1, 2, 1], [2], prefix=prefix)
    with pytest.raises(engine.FormatError, match="several data sets: emnist-digits, emnist-letters"):
        engine.open_dataset(tmp_path)
    assert engine.open_dataset(tmp_path / "emnist-letters-test-images-idx3-ubyte").name == "emnist-letters"


def test_idx_files_without_a_test_part_are_split(tmp_path: Path) -> None:
    write_idx(tmp_path, [0, 1] * 10)
    data = engine.open_dataset(tmp_path)
    assert np.bincount(data.test.labels).tolist() == [2, 2]
    assert len(data.training) == 16


def test_files_that_do_not_belong_together_are_refused(tmp_path: Path) -> None:
    write_mnist(tmp_path, labels=2)
    with pytest.raises(engine.FormatError, match="do not belong together"):
        engine.open_dataset(tmp_path)
    (tmp_path / "train-labels-idx1-ubyte").unlink()
    with pytest.raises(engine.FormatError, match=r"train-labels-idx1-ubyte\.gz cannot be opened"):
        engine.open_dataset(tmp_path)


def test_what_is_no_data_set_is_refused(tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_text("words", encoding="utf-8")
    (tmp_path / "packed.tar.gz").write_bytes(gzip.compress(b"words"))
    for path in (tmp_path, tmp_path / "text.txt", tmp_path / "packed.tar.gz"):
        with pytest.raises(engine.FormatError, match="is no data set that can be read here"):
            engine.open_dataset(path)
    for path in ("nowhere", "text.txt/below", "nul\0"):
        with pytest.raises(engine.FormatError, match="cannot be opened"):
            engine.open_dataset(tmp_path / path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "train-images-idx3-ubyte")
    os.mkfifo(tmp_path / "data.npz")
    for path in ("train-images-idx3-ubyte", "data.npz"):
        with pytest.raises(engine.FormatError, match="is not an ordinary file"):
            engine.open_dataset(tmp_path / path)
    with pytest.raises(engine.FormatError, match="is no data set"):
        engine.open_dataset(tmp_path)


@pytest.mark.parametrize(("name", "folder"), [("MNIST", "mnist"), ("Fashion-MNIST", "fashion-mnist")])
def test_the_originals_are_recognised_by_their_labels(name: str, folder: str, shared_data: Path) -> None:
    data = engine.open_dataset(shared_data / folder)
    assert (data.name, len(data.training), len(data.test)) == (name, 60_000, 10_000)
    assert len(data.notes) == 1


def test_drawn_data_sets_are_there_without_a_file() -> None:
    for name, make in engine.BUILT_IN_DATASETS.items():
        data = make()
        assert data.name.lower() == name
        assert (len(data.training), len(data.test)) == (20_000, 4_000)
        assert data.training.classes == data.test.classes
        assert not {each.tobytes() for each in data.training.images} & {each.tobytes() for each in data.test.images}


def test_the_command_line_trains_a_network_for_shapes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "run.convscope"
    main(["--data", "shapes", "--network", "shapes", "--epochs", "1", "--out", str(out)])
    project = engine.open_project(out)
    assert project.classes == engine.shapes_dataset(0).classes
    assert project.input.title.removesuffix(".png") in project.classes
    result = engine.evaluate(project)
    assert engine.accuracy(project, engine.shapes_dataset(500, 9)) > 0.9
    assert project.classes[int(np.argmax(result["softmax"]))] == project.input.title.removesuffix(".png")
    assert "4\u202f000 test images" in capsys.readouterr().out


def test_the_command_line_says_what_is_wrong_with_the_data(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"nowhere cannot be opened: .+ Check"):
        main(["--data", str(tmp_path / "nowhere"), "--out", str(tmp_path / "run.convscope")])
    assert list(tmp_path.iterdir()) == []
