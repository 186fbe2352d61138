"""Number formats of maps whose extremes are known already."""

from __future__ import annotations

import numpy as np
import pytest

import engine
from engine import INPUT
from engine.compute.thumbnails import Thumbnails
from engine.explain.digits import Ends, digits_of
from engine.values.numerals import ungrouped

_SIDE = 300  # a map of more cells than are sampled


@pytest.mark.parametrize("odd", [None, np.nan, np.inf, -np.inf])
def test_known_extremes_give_the_format_that_reading_every_cell_gives(odd: float | None) -> None:
    image = np.random.default_rng(0).normal(size=(2, _SIDE, _SIDE)).astype(np.float32)
    image[0, 101, 103] = -70_000.25  # between the sampled cells
    if odd is not None:
        image[1, 107, 109] = odd
    layers = (
        engine.Conv2d(filters=2, kernel=(3, 3), padding=(1, 1)), engine.ReLU(), engine.MaxPool2d(),
        engine.BatchNorm2d(), engine.Flatten(), engine.Linear(units=3), engine.Softmax(),
    )  # fmt: skip
    project = engine.set_image(engine.chain((2, _SIDE, _SIDE), layers), engine.Array(image), "")
    result = engine.evaluate(project)
    ends: dict[str, Ends] = {
        name: tuple((each.low, each.high) if each.is_finite else None for each in thumbnails)
        for name, thumbnails in Thumbnails().of(result).items()
    }
    assert ends[INPUT][1] is None or odd is None
    for layer in project.layers:
        for channel in range(len(result.outputs[layer.id].maps)):
            read = digits_of(project, result, layer.id, channel)
            assert digits_of(project, result, layer.id, channel, ends) == read


def test_a_map_of_one_row_is_normalised_by_all_of_it() -> None:
    image = np.zeros((2, 1, 600), np.float32)
    image[:, 0, ::2] = np.random.default_rng(0).normal(0, 0.3, (2, 300))  # every second cell would tell otherwise
    project = engine.set_image(engine.chain(image.shape, [engine.GroupNorm(groups=1)]), image)
    project = engine.set_weights(project, "norm1", weight=np.full(2, 1e-3, np.float32))
    result = engine.evaluate(project)
    cell = 0, 0, int(np.abs(image[0, 0]).argmax())
    parts = dict(engine.trace(project, result, "norm1", cell).parts)
    normalised = (float(image[cell]) - parts["mean"]) / np.sqrt(parts["variance"] + parts["epsilon"])
    assert float(ungrouped(digits_of(project, result, "norm1", 0).longest)) == pytest.approx(normalised, abs=1e-3)
