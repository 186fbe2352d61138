"""A folder with one folder of pictures for each class: any sizes, parts, and what cannot be read is reported."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

import engine
from engine.values.progress import GivenUp, Watch


def write(path: Path, level: int, size: tuple[int, int] = (32, 32), mode: str = "L") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new(mode, size, level if mode == "L" else (level, 0, 0)).save(path)


def write_classes(folder: Path, count: int = 5, first: int = 0) -> None:
    for at, name in enumerate(("cat", "ant", "bee")):
        for number in range(count):
            write(folder / name / f"{number}.png", 10 * at + number + first)


def levels(dataset: engine.Dataset) -> dict[str, list[int]]:
    """The first pixels of all images of each class."""
    return {
        name: sorted(dataset.images[dataset.labels == label, 0, 0, 0].tolist())
        for label, name in enumerate(dataset.classes)
    }


def test_classes_are_folders_in_the_order_of_their_names(tmp_path: Path) -> None:
    write_classes(tmp_path)
    data = engine.open_dataset(tmp_path)
    assert data.training.classes == data.test.classes == ("ant", "bee", "cat")
    assert data.training.images.shape == (12, 1, 32, 32)
    assert np.bincount(data.test.labels).tolist() == [1, 1, 1]
    both = {name: sorted(levels(data.training)[name] + levels(data.test)[name]) for name in data.training.classes}
    assert both == {"cat": [0, 1, 2, 3, 4], "ant": [10, 11, 12, 13, 14], "bee": [20, 21, 22, 23, 24]}
    assert [str(note) for note in data.notes] == [
        "There is no test part: 20 % of every class, chosen at random with seed 0, are set apart."
    ]
    again = engine.open_dataset(tmp_path)
    np.testing.assert_array_equal(again.test.images, data.test.images)


@pytest.mark.parametrize(
    ("names", "counts", "note"),
    [
        (("train", "test"), (15, 6), ""),
        (("Training", "Validation"), (15, 6), "are the test part"),
        (("train", "test", "val"), (24, 6), "added to those for training"),
        (("train",), (12, 3), "There is no test part"),
    ],
)
def test_parts_are_told_by_their_folders(
    names: tuple[str, ...], counts: tuple[int, int], note: str, tmp_path: Path
) -> None:
    for name, count in zip(names, (5, 2, 3), strict=False):
        write_classes(tmp_path / name, count)
    data = engine.open_dataset(tmp_path)
    assert (len(data.training), len(data.test)) == counts
    assert data.training.classes == ("ant", "bee", "cat")
    assert [note in str(each) for each in data.notes] == [True] * bool(note)


def test_pictures_of_many_sizes_are_fitted_and_grey_ones_repeated(tmp_path: Path) -> None:
    write(tmp_path / "a" / "wide.png", 200, (300, 100))
    write(tmp_path / "a" / "small.png", 100, (20, 20))
    write(tmp_path / "b" / "red.jpg", 255, (64, 80), "RGB")
    write(tmp_path / "b" / "tall.png", 50, (40, 200))
    data = engine.open_dataset(tmp_path)
    images = np.concatenate([data.training.images, data.test.images])
    assert images.shape == (4, 3, 64, 64)
    grey = {int(image[0, 0, 0]) for image in images if np.ptp(image) == 0}
    assert grey == {200, 100, 50}
    notes = " ".join(map(str, data.notes))
    assert "fitted to 64 × 64" in notes
    assert "Grey pictures were repeated" in notes


@pytest.mark.parametrize(
    ("sizes", "fitted"),
    [([(48, 30)] * 4, (30, 48)), ([(20, 20), (28, 30)] * 2, (28, 28)), ([(200, 200)] * 4, (64, 64))],
)
def test_pictures_keep_their_size_where_it_is_one_and_small(
    sizes: list[tuple[int, int]], fitted: tuple[int, int], tmp_path: Path
) -> None:
    for at, size in enumerate(sizes):
        write(tmp_path / "ab"[at // 2] / f"{at}.png", 9, size)
    assert engine.open_dataset(tmp_path).training.images.shape[2:] == fitted


def test_what_cannot_be_read_is_left_out_and_named(tmp_path: Path) -> None:
    write_classes(tmp_path)
    (tmp_path / "ant" / "cut.png").write_bytes((tmp_path / "ant" / "0.png").read_bytes()[:40])
    for number in range(7):
        (tmp_path / "bee" / f"text{number}.jpg").write_text("no picture", encoding="utf-8")
    (tmp_path / "bee" / "list.txt").write_text("0.png", encoding="utf-8")
    (tmp_path / "bee" / ".hidden.png").write_text("", encoding="utf-8")
    write(tmp_path / "cat" / "more" / "deep.png", 3)
    data = engine.open_dataset(tmp_path)
    assert len(data.training) + len(data.test) == 15
    assert data.skipped == ("ant/cut.png", *(f"bee/text{number}.jpg" for number in range(7)))
    notes = [str(note) for note in data.notes]
    assert notes[0].startswith("Pictures that cannot be read, and were left out: 8 (ant/cut.png, bee/text0.jpg,")
    assert notes[0].endswith("bee/text3.jpg, …).")
    assert notes[1] == "Files that are no pictures, and folders, that were left out: 2."


def test_a_folder_in_which_nothing_can_be_read_is_refused(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / name).mkdir()
        (tmp_path / name / "0.png").write_bytes(b"\x89PNG")
    with pytest.raises(engine.FormatError, match="None of the pictures"):
        engine.open_dataset(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes")
def test_pipes_and_links_in_a_circle_stop_nothing(tmp_path: Path) -> None:
    write_classes(tmp_path)
    os.mkfifo(tmp_path / "ant" / "pipe.png")
    (tmp_path / "ant" / "again").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    (tmp_path / "bee" / "loop.png").symlink_to(tmp_path / "bee" / "loop.png")
    data = engine.open_dataset(tmp_path)
    assert len(data.training) + len(data.test) == 15
    assert data.skipped == ("ant/pipe.png", "bee/loop.png")


def test_reading_tells_how_far_it_is_and_can_be_given_up(tmp_path: Path) -> None:
    write_classes(tmp_path)
    watch = Watch()
    engine.open_dataset(tmp_path, watch)
    assert watch.share == pytest.approx(14 / 15)
    watch.give_up()
    with pytest.raises(GivenUp):
        engine.open_dataset(tmp_path, watch)


def test_one_class_is_none(tmp_path: Path) -> None:
    write(tmp_path / "a" / "0.png", 1)
    (tmp_path / "b").mkdir()
    with pytest.raises(engine.FormatError, match="is no data set"):
        engine.open_dataset(tmp_path)


def test_objects_are_all_there(shared_data: Path) -> None:
    data = engine.open_dataset(shared_data / "objects10")
    assert data.training.images.shape == (4000, 3, 64, 64)
    assert np.bincount(data.test.labels).tolist() == [100] * 10
    assert data.training.classes[0] == "bell pepper"
    assert data.skipped == ()


@pytest.mark.skipif(os.name == "nt" or sys.platform == "darwin", reason="names of files are text on this system")
def test_a_folder_whose_name_is_no_text_is_a_class_with_a_name_that_is(tmp_path: Path) -> None:
    write_classes(tmp_path)
    (tmp_path / "cat").rename(tmp_path / os.fsdecode(b"k\xe4tzchen"))
    assert engine.open_dataset(tmp_path).training.classes == ("ant", "bee", "k�tzchen")
