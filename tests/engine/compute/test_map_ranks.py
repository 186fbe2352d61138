"""What a class rests on, compared with what changing a map a little really does to its score."""

from __future__ import annotations

import numpy as np
import pytest

import engine
from engine.compute.map_ranks import ClassAttributions, MapActivity


def network(seed: int) -> engine.Project:
    layers = [
        engine.Conv2d(filters=3, kernel=3),
        engine.Tanh(),
        engine.MaxPool2d(),
        engine.Flatten(),
        engine.Linear(units=4),
        engine.Softmax(),
    ]
    project = engine.chain((1, 10, 10), layers, seed)
    return engine.set_image(project, np.random.default_rng(seed).random((1, 10, 10), dtype=np.float32), "noise")


@pytest.mark.parametrize("seed", range(3))
def test_what_a_class_rests_on_is_the_slope_of_its_score(seed: int) -> None:
    """A convolution's map grows by a factor with its filter and bias."""
    project = network(seed)
    result = engine.evaluate(project)
    answer = ClassAttributions("conv1").of(project, result)
    assert answer is not None
    assert answer.strongest == int(result["softmax"].argmax())
    for channel in range(3):
        scores = []
        for factor in (0.99, 1.01):
            weights = {name: values.data.copy() for name, values in project["conv1"].weights.items()}
            for values in weights.values():
                values[channel] *= factor
            scores.append(engine.evaluate(engine.set_weights(project, "conv1", **weights))["linear1"][answer.strongest])
        assert answer.values[channel] == pytest.approx((scores[1] - scores[0]) / 0.02, rel=0.02, abs=2e-3)


def test_activity_is_the_mean_size_of_what_is_finite() -> None:
    project = network(0)
    result = engine.evaluate(project)
    for channel, values in enumerate(result["conv1"]):
        assert MapActivity("conv1", channel).of(project, result) == pytest.approx(np.abs(values).mean())
    assert MapActivity("conv1", 3).of(project, result) is None


def test_there_is_no_class_where_a_network_ends_in_maps() -> None:
    project = engine.chain((1, 6, 6), [engine.Conv2d(filters=2), engine.ReLU()], 0)
    assert ClassAttributions("conv1").of(project, engine.evaluate(project)) is None
