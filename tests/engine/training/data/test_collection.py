"""The user's own classes: every change is a new value, and the file is a data set."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

import engine

RED = np.zeros((3, 40, 60), np.float32)
RED[0] = 1


def collected() -> engine.Collection:
    collection = engine.Collection(size=(8, 10)).with_class("circle").with_class(" cross ")
    for at in range(10):
        collection = collection.with_image(np.full((1, 30, 30), at / 255, np.float32), at % 2)
    return collection


def test_images_are_fitted_and_kept_by_class() -> None:
    empty = engine.Collection()
    assert len(empty.dataset()) == 0
    assert empty.dataset().images.shape == (0, 1, 28, 28)
    collection = collected()
    dataset = collection.dataset()
    assert (len(collection), dataset.classes) == (10, ("circle", "cross"))
    assert dataset.images.shape == (10, 1, 8, 10)
    assert dataset.images[:, 0, 0, 0].tolist() == list(range(10))
    assert dataset.labels.tolist() == [0, 1] * 5
    grey = collection.with_image(RED, 0, fit="pad").images[-1]
    assert (grey[0, 4, 5], grey[0, 7, 0]) == (76, 0)  # 0.299 of white, and the black around it
    colour = replace(empty, channels=3).with_class("red").with_image(RED * 2, 0)
    assert colour.dataset().images[0].max(axis=(1, 2)).tolist() == [255, 0, 0]
    assert len(collection) == 10


def test_classes_and_images_are_taken_out_and_renamed() -> None:
    collection = collected()
    assert collection.without_image(3).dataset().images[:, 0, 0, 0].tolist() == [0, 1, 2, 4, 5, 6, 7, 8, 9]
    assert collection.without_image(3).labels == (0, 1, 0, 0, 1, 0, 1, 0, 1)
    crosses = collection.without_class(0)
    assert (crosses.classes, crosses.labels) == (("cross",), (0,) * 5)
    assert crosses.dataset().images[:, 0, 0, 0].tolist() == [1, 3, 5, 7, 9]
    assert collection.with_class_renamed(1, "plus").classes == ("circle", "plus")
    assert collection.with_class_renamed(1, "cross").classes == collection.classes == ("circle", "cross")


def test_a_name_is_needed_and_belongs_to_one_class() -> None:
    collection = collected()
    for change in (collection.with_class, lambda name: collection.with_class_renamed(1, name)):
        with pytest.raises(engine.EngineError, match="another class called circle"):
            change("circle ")
        with pytest.raises(engine.EngineError, match="needs a name"):
            change(" ")
    for label in (-1, 2):
        with pytest.raises(engine.EngineError, match="no class"):
            collection.with_image(RED, label)


@pytest.mark.parametrize("channels", [1, 3])
def test_its_file_gives_it_back_and_is_a_data_set(channels: int, tmp_path: Path) -> None:
    file = tmp_path / "mine.npz"
    collection = replace(engine.Collection((12, 9), channels), classes=("a", "unseen", "größer"))
    for at in range(12):
        collection = collection.with_image(RED * (at / 11), 2 * (at % 2))
    for each in (collection, engine.Collection(), collection.without_image(0)):
        assert engine.save_collection(each, file) == ()
        back = engine.open_collection(file)
        assert (back.size, back.channels, back.classes, back.labels) == (
            each.size, each.channels, each.classes, each.labels,
        )  # fmt: skip
        np.testing.assert_array_equal(back.dataset().images, each.dataset().images)
        assert len(back.with_class("more").with_image(RED, 0)) == len(each) + 1
    data = engine.open_dataset(file)
    assert data.training.classes == ("a", "unseen", "größer")
    assert data.training.images.shape[1:] == (channels, 12, 9)
    assert (len(data.training), len(data.test)) == (9, 2)


@pytest.mark.parametrize(
    "changed",
    [
        {"images": np.zeros((2, 1, 8, 8), np.float32)},
        {"images": np.zeros((2, 8, 8), np.uint8)},
        {"images": np.zeros((2, 4, 8, 8), np.uint8)},
        {"images": np.zeros((2, 1, 0, 8), np.uint8)},
        {"labels": np.array([0, 2])},
        {"labels": np.array([-1, 0])},
        {"labels": np.array([0.0, 1.0])},
        {"labels": np.array([0])},
        {"classes": np.array(["a", "a"])},
        {"classes": np.array([1, 2])},
    ],
)
def test_another_file_is_no_collection(changed: dict[str, np.ndarray], tmp_path: Path) -> None:
    arrays = {
        "images": np.zeros((2, 1, 8, 8), np.uint8), "labels": np.array([0, 1]), "classes": np.array(["a", "b"]),
    }  # fmt: skip
    file = tmp_path / "mine.npz"
    np.savez(file, **arrays)
    assert engine.open_collection(file).classes == ("a", "b")
    np.savez(file, **(arrays | changed))
    with pytest.raises(engine.FormatError, match=r"mine\.npz is damaged.+ no collection"):
        engine.open_collection(file)


def test_a_few_images_of_ones_own_are_enough_to_learn_from() -> None:
    collection = engine.Collection().with_class("upright").with_class("flat")
    random = np.random.default_rng(0)
    for at in range(40):
        image = np.zeros((1, 28, 28), np.float32)
        place = random.integers(4, 22)
        image[0, place : place + 3] = 1
        collection = collection.with_image(image if at % 2 else image.swapaxes(1, 2).copy(), at % 2)
    training, test = engine.split_dataset(collection.dataset())
    network = [
        engine.Conv2d(filters=4),
        engine.ReLU(),
        engine.GlobalMaxPool(),
        engine.Flatten(),
        engine.Linear(units=2),
    ]
    *_, last = engine.train(
        engine.chain((1, 28, 28), network), training, engine.Plan(epochs=20, batch=8, learning_rate=0.05)
    )
    assert last.project is not None
    assert engine.accuracy(last.project, test) == 1
