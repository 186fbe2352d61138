"""The memory that maps take is known before they are computed."""

from __future__ import annotations

import numpy as np
import pytest

import engine
from engine.project.map_memory import map_bytes, smaller_sizes, with_picture_fitted
from engine.project.shapes import MOST_BYTES
from engine.values.errors import MemoryProblem


def filters(rows: int, columns: int) -> engine.Project:
    specs = [engine.Conv2d(filters=5, kernel=3, padding=1), engine.ReLU(), engine.MaxPool2d(kernel=2, stride=2)]
    picture = np.zeros((1, rows, columns), np.float32)
    return engine.set_image(engine.chain((1, rows, columns), specs, seed=1), picture)


@pytest.mark.parametrize("size", [(16, 24), (7, 9)])
def test_it_is_what_an_evaluation_takes(size: tuple[int, int]) -> None:
    project = filters(*size)
    result = engine.evaluate(project)
    assert map_bytes(project) == sum(each.array.nbytes for each in result.outputs.values())


def test_only_sizes_that_fit_are_offered() -> None:
    project = filters(64, 96)
    whole = map_bytes(project)
    assert smaller_sizes(project, whole) == {2: (32, 48), 4: (16, 24), 8: (8, 12)}
    assert smaller_sizes(project, whole // 10) == {4: (16, 24), 8: (8, 12)}
    assert smaller_sizes(project, 10) == {}
    assert engine.input_shape(with_picture_fitted(project, (16, 24))) == (1, 16, 24)


def test_a_picture_of_any_size_is_fitted_without_cropping() -> None:
    project = filters(8000, 6001)
    sizes = smaller_sizes(project, map_bytes(project))
    assert sizes[2] == (4000, 3000)


def test_what_no_evaluation_computes_is_counted_and_not_offered() -> None:
    specs = [engine.Conv2d(filters=40, kernel=3, padding=1), engine.ReLU()]
    project = engine.chain((1, 8000, 8000), specs, seed=1)
    assert isinstance(engine.infer(project).problems[project.layers[0].id], MemoryProblem)
    assert map_bytes(project) == 4 * 40 * 8000 * 8000 > MOST_BYTES
    assert set(smaller_sizes(project, 10**12)) == {2, 4, 8}
    deeper = engine.add_layer(project, engine.Conv2d(filters=100, kernel=3, padding=1), 2)
    assert set(smaller_sizes(deeper, 10**12)) == {4, 8}, "at half the size its last layer is refused"


def test_a_network_that_reads_one_size_has_no_other() -> None:
    project = engine.chain((1, 28, 28), [engine.Flatten(), engine.Linear(units=3)], seed=0)
    assert smaller_sizes(project, 10**9) == {}
