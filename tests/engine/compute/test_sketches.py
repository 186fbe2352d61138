"""A sketch of a large picture is the evaluation of the picture in blocks, and there is none where it would mislead."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
import torch

import engine
from engine.compute import sketches
from engine.compute.evaluate import evaluate_steps
from engine.compute.result import Progress
from engine.compute.sketches import Sketches


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sketches, "_CELLS", 400)


def project(*specs: engine.Spec, size: tuple[int, int] = (61, 83), channels: int = 3) -> engine.Project:
    made = engine.chain(
        (channels, *size), specs or (engine.Conv2d(filters=4), engine.ReLU(), engine.MaxPool2d()), seed=1
    )
    picture = np.random.default_rng(0).random((channels, *size), np.float32)
    return engine.set_scaling(engine.set_image(made, picture), (0.5,), (0.25,))


def test_a_sketch_is_the_evaluation_of_the_picture_in_blocks() -> None:
    made = project()
    result = Sketches().of(made)
    assert result is not None
    image = made.input.image
    assert image is not None
    by = 4  # 61 × 83 cells are some twelve times 400
    small = torch.nn.functional.avg_pool2d(torch.from_numpy(image.data.copy())[None], by)[0].numpy()
    same = replace(made, input=replace(made.input, image=engine.Array(small), size=small.shape[1:]))
    for layer, values in engine.evaluate(same).activations.items():
        np.testing.assert_allclose(result[layer], values, rtol=1e-5, atol=1e-6)


def test_the_reduced_picture_and_its_maps_are_kept_until_there_is_another() -> None:
    found, made = Sketches(), project()
    first = found.of(made)
    second = found.of(engine.set_weight(made, "conv1", (1, 0, 1, 1), 7.0))
    assert first is not None
    assert second is not None
    assert second.computed["conv1"] == (1,)
    other = found.of(engine.set_image(made, np.zeros((3, 61, 83), np.float32)))
    assert other is not None
    assert len(other.computed["conv1"]) == 4


@pytest.mark.parametrize(
    "made",
    [
        project(size=(18, 20)),  # small
        project(engine.Conv2d(filters=2), engine.Flatten(), engine.Linear(units=3)),  # reads one size
        project(engine.Conv2d(filters=2, kernel=40)),  # has no room in the reduced picture
        engine.chain((3, 61, 83), [engine.ReLU()]),  # without a picture
    ],
)
def test_there_is_no_sketch_that_would_mislead(made: engine.Project) -> None:
    assert Sketches().of(made) is None


def test_what_is_not_computed_is_not_in_the_sketch_either(monkeypatch: pytest.MonkeyPatch) -> None:
    """With room for the maps of the first of two convolutions."""
    monkeypatch.setattr("engine.project.shapes._latest", {})
    monkeypatch.setattr("engine.project.shapes.MOST_BYTES", 4 * 61 * 83 * 10)
    made = project(engine.Conv2d(filters=4), engine.ReLU(), engine.Conv2d(filters=4), engine.ReLU())
    assert engine.infer(made).problems.keys() == {"conv2", "relu2"}
    result = Sketches().of(made)
    assert result is not None
    assert result.outputs.keys() == {engine.INPUT, "conv1", "relu1"}


def reports(made: engine.Project, cache: engine.Cache) -> Iterator[Progress]:
    return iter(list(evaluate_steps(made, cache)))


def test_what_an_evaluation_will_take_is_known_before_it_is_done() -> None:
    made, cache = project(), engine.Cache()
    costs = engine.infer(made).multiply_adds
    first = next(reports(made, cache))
    assert (first.layer, first.done, first.ahead) == (engine.INPUT, 0.0, sum(costs.values()))
    again = list(reports(engine.set_weight(made, "conv1", (1, 0, 1, 1), 7.0), cache))
    assert again[0].layer == "conv1"
    assert again[0].ahead == costs["conv1"] // 4, "one of four filters"
    assert not list(reports(made, cache))
