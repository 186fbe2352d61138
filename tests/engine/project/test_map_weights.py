"""The weights behind a map are found, laid out without loss, and changed one kernel at a time."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

import engine
from engine import INPUT, KERNELS
from engine.kernels import operations
from engine.project.map_weights import find_map_weights, preset_of

SPECS = (
    engine.Conv2d(filters=3, kernel=5, padding=2),
    engine.ReLU(),
    engine.MaxPool2d(),
    engine.Flatten(),
    engine.Linear(units=7),
    engine.Linear(units=2),
    engine.Softmax(),
)


@pytest.mark.parametrize(
    ("layer", "channel", "found"),
    [
        ("conv1", 1, ("conv1", 1, (5, 5), 1, True)),
        ("pool1", 2, ("conv1", 2, (5, 5), 1, True)),
        ("conv1", 99, ("conv1", 2, (5, 5), 1, True)),
        ("linear1", 5, ("linear1", 5, (5, 5), 3, True)),
        ("softmax", 1, ("linear2", 1, (1, 7), 1, False)),
        ("flatten", 0, None),
        (INPUT, 0, None),
    ],
)
def test_a_map_leads_to_the_weights_that_make_it(layer: str, channel: int, found: tuple[object, ...] | None) -> None:
    part = find_map_weights(engine.chain((1, 10, 10), SPECS), layer, channel)
    assert found == (part and (part.layer.id, part.channel, part.shape, part.count, part.mapped))


def test_a_layer_that_never_ran_has_no_weights_to_show() -> None:
    assert find_map_weights(engine.chain((1, 4, 4), [engine.Conv2d(kernel=9)]), "conv1", 0) is None


def test_kernels_are_changed_one_by_one() -> None:
    project = engine.chain((1, 10, 10), SPECS)
    part = find_map_weights(project, "linear1", 5)
    assert part is not None
    before = project["linear1"].weights["weight"].data
    after = part.changed(project, [0, 2], operations.negate)["linear1"].weights["weight"].data
    expected = before.copy()
    expected[5, :25] *= -1
    expected[5, 50:] *= -1
    np.testing.assert_array_equal(after, expected)


@pytest.mark.parametrize("inputs", [1, 7, 8, 13, 39, 40, 41, 97, 400])
def test_every_weight_of_a_unit_is_on_some_page(inputs: int) -> None:
    project = engine.chain((1, 4, 4), [engine.Flatten(), engine.Linear(units=inputs), engine.Linear(units=2)])
    part = find_map_weights(project, "linear2", 0)
    assert part is not None
    seen = np.concatenate([part.kernel(page).reshape(-1) for page in range(part.count)])
    assert set(seen.tolist()) == set(part.weights.tolist())


@pytest.mark.parametrize("key", KERNELS)
def test_a_known_kernel_is_recognised_inside_zeros(key: str) -> None:
    assert preset_of(operations.fit_size(KERNELS[key], (7, 7))) == key
    assert preset_of(np.full((7, 7), 0.3, np.float32)) is None


def test_a_filter_that_reads_no_channel_has_no_weights_to_show() -> None:
    project = engine.chain((1, 8, 8), [engine.Conv2d(filters=4, kernel=5, bias=False)], seed=0)
    layer = replace(project["conv1"], weights={"weight": engine.Array(np.zeros((4, 0, 5, 5), np.float32))})
    assert find_map_weights(replace(project, layers=(layer,)), "conv1", 0) is None
