"""The other pooling of the same windows, against PyTorch."""

from __future__ import annotations

import numpy as np
import torch
import torch.nn.functional as F
from hypothesis import given
from hypothesis import strategies as st

import engine
from engine.compute.other_pooling import OtherPooling, counterpart_value

LESSON = [[12, 20, 30, 0], [8, 12, 2, 0], [34, 70, 37, 4], [112, 100, 25, 12]]


def of_lesson(spec: engine.Spec) -> engine.Project:
    picture = engine.Array(np.array([LESSON], np.float32))
    return engine.set_image(engine.chain((1, 4, 4), [spec]), picture)


def test_the_numbers_of_the_introduction_both_ways() -> None:
    for spec, expected in (
        (engine.MaxPool2d(), [[13, 8], [79, 19.5]]),
        (engine.AvgPool2d(), [[20, 30], [112, 37]]),
    ):
        project = of_lesson(spec)
        found = OtherPooling("pool1", 0).of(project, engine.evaluate(project))
        assert found is not None
        np.testing.assert_array_equal(found.thumbnail.values, expected)


@given(st.integers(1, 4), st.integers(1, 3), st.booleans(), st.booleans(), st.integers(0, 1), st.integers(0, 2**31))
def test_map_and_cells_are_those_of_pytorch(
    kernel: int, stride: int, ceil: bool, largest: bool, padding: int, seed: int
) -> None:
    padding = min(padding, kernel // 2)
    kind, other = (engine.AvgPool2d, F.max_pool2d) if largest else (engine.MaxPool2d, F.avg_pool2d)
    project = engine.chain((2, 9, 7), [kind(kernel=kernel, stride=stride, padding=padding, ceil=ceil)], seed=0)
    values = np.random.default_rng(seed).normal(size=(2, 9, 7)).astype(np.float32)
    project = engine.set_image(project, engine.Array(values))
    result = engine.evaluate(project)
    source = torch.from_numpy(result.outputs["input"].array.copy())[None]
    expected = other(source, kernel, stride, padding, ceil_mode=ceil)[0].numpy()
    found = OtherPooling("pool1", 1).of(project, result)
    assert found is not None
    np.testing.assert_allclose(found.thumbnail.values, expected[1], rtol=1e-5, atol=1e-6)
    row, column = expected.shape[1] - 1, expected.shape[2] - 1
    value = counterpart_value(project, result, "pool1", (1, row, column))
    np.testing.assert_allclose(value, expected[1, row, column], rtol=1e-5, atol=1e-6)


def test_other_layers_have_none() -> None:
    project = engine.chain((1, 6, 6), [engine.Conv2d(filters=2), engine.ReLU(), engine.GlobalAvgPool()], seed=0)
    result = engine.evaluate(project)
    for layer in ("input", *(each.id for each in project.layers)):
        assert OtherPooling(layer, 0).of(project, result) is None
    assert counterpart_value(project, result, "relu1", (0, 1, 1)) is None
