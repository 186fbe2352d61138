"""Drawn data sets: the same seed gives the same images, every class is there, and pixels alone do not give it away."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

import engine
from engine.training.data.drawing import pixel_axes
from engine.training.data.shapes import _OUTLINES, SHAPES, _signed_distance
from engine.training.networks.shape_networks import shapes_network

Drawn = Callable[..., engine.Dataset]
BOTH = pytest.mark.parametrize("draw", [engine.shapes_dataset, engine.lines_dataset])


@BOTH
def test_the_same_seed_gives_the_same_images(draw: Drawn) -> None:
    first, again, other = draw(200, 3), draw(200, 3), draw(200, 4)
    np.testing.assert_array_equal(first.images, again.images)
    np.testing.assert_array_equal(first.labels, again.labels)
    assert (first.images != other.images).mean() > 0.5
    assert (first.labels != other.labels).any()


@BOTH
@pytest.mark.parametrize("size", [16, 28, 32])
def test_classes_are_balanced_in_images_of_the_size(draw: Drawn, size: int) -> None:
    dataset = draw(83, 0, size=size)
    assert dataset.images.shape == (83, 1, size, size)
    assert dataset.images.dtype == np.uint8
    assert set(np.bincount(dataset.labels, minlength=len(dataset.classes))) == {10, 11}
    assert (dataset.labels[:8] != np.arange(8)).any()  # not in the order of the classes


@BOTH
def test_brightness_tells_nothing_of_the_class(draw: Drawn) -> None:
    dataset = draw(4000, 0)
    means = [dataset.images[dataset.labels == label].mean() for label in range(len(dataset.classes))]
    assert np.ptp(means) < 20
    assert all(96 < mean < 160 for mean in means)  # as often light on dark as dark on light


@BOTH
def test_there_may_be_no_image_but_not_a_million_and_one(draw: Drawn) -> None:
    assert len(draw(0, 0)) == 0
    for count, size in ((-1, 28), (1_000_001, 28), (8, 15), (8, 1000)):
        with pytest.raises(engine.EngineError, match=r"are not drawn\. Ask for at most"):
            draw(count, 0, size=size)


def orientation(image: np.ndarray) -> float:
    """The angle of the lines in an image in degrees, from its structure tensor."""
    down, right = np.gradient(image[2:-2, 2:-2].astype(float) / 255)
    across = np.arctan2(2 * (right * -down).sum(), (right**2 - down**2).sum()) / 2  # y goes upwards
    return float(np.degrees(across) + 90) % 180


def test_lines_have_the_orientation_that_they_are_called_after() -> None:
    dataset = engine.lines_dataset(800, 5)
    named = np.array([float(name.removesuffix("°")) for name in dataset.classes])[dataset.labels]
    measured = np.array([orientation(image[0]) for image in dataset.images])
    apart = abs((measured - named + 90) % 180 - 90)
    assert np.median(apart) < 6
    assert np.mean(apart < 11.25) > 0.85  # noise and short lines disturb the measure, not the class


def test_the_distance_to_an_outline_is_that_to_its_nearest_edge() -> None:
    x, y = pixel_axes(9)
    points = np.stack(np.broadcast_arrays(x, y))
    square = np.array([(-2, -2), (2, -2), (2, 2), (-2, 2)], np.float32)
    expected = np.hypot(np.maximum(abs(x) - 2, 0), np.maximum(abs(y) - 2, 0)) + np.minimum(
        np.maximum(abs(x), abs(y)) - 2, 0
    )
    np.testing.assert_allclose(_signed_distance(points, square), expected, atol=1e-6)


@pytest.mark.parametrize("name", SHAPES)
def test_every_outline_fills_its_circle_and_does_not_cross_itself(name: str) -> None:
    outline = _OUTLINES[name].astype(float)
    assert 0.85 < np.hypot(*outline.T).max() < 1.000001
    (x1, y1), (x2, y2) = outline.T, np.roll(outline, -1, axis=0).T
    area = abs((x1 * y2 - x2 * y1).sum()) / 2
    axis = np.linspace(-1, 1, 201, dtype=np.float32)
    grid = np.stack(np.meshgrid(axis, axis))
    assert (_signed_distance(grid, _OUTLINES[name]) < 0).mean() * 4 == pytest.approx(area, rel=0.03)


def test_a_small_network_learns_shapes_and_a_linear_one_does_not() -> None:
    training, test = engine.shapes_dataset(6000, 1), engine.shapes_dataset(1000, 2)
    plan = engine.Plan(epochs=2, batch=64, learning_rate=0.01)
    linear = engine.chain((1, 28, 28), [engine.Flatten(), engine.Linear(units=len(SHAPES))])
    shares = []
    for project in (shapes_network(), engine.set_scaling(linear, (0.5,), (0.3,))):
        *_, last = engine.train(project, training, plan)
        assert last.project is not None
        assert last.project.classes == SHAPES
        shares.append(engine.accuracy(last.project, test))
    assert shares[0] > 0.85
    assert shares[1] < 0.4
