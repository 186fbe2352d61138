"""A convolution and its matrix make the same numbers, and the counts are those of the literature."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import engine
from engine.explain.weight_matrix import MOST_ENTRIES, Counts, Cut, WeightMatrix, counts, cuts, repeats, weight_matrix
from engine.layers.spec import Shape
from engine.values.cells import NOWHERE
from tests.engine import networks as nets
from tests.engine.layers.test_layers import oracle_output
from tests.laws import examples


@st.composite
def convolutions(draw: st.DrawFn) -> tuple[engine.Conv2d, Shape, Shape]:
    """A convolution with what it reads and what it makes."""
    shape = draw(nets.SHAPES)
    spec = draw(nets.convolutions(shape[0]).filter(lambda spec: isinstance(spec.output_shape(shape), tuple)))
    made = spec.output_shape(shape)
    assert isinstance(made, tuple)
    return spec, shape, made


def whole(given: Shape, made: Shape) -> Cut:
    return Cut("layer", range(made[0]), range(given[0]), (made[1], made[2]), (given[1], given[2]))


def in_cut(matrix: np.ndarray, cut: Cut, given: Shape, made: Shape) -> np.ndarray:
    """The part of the whole matrix that a cut shows."""
    block = matrix.reshape(*made, *given)[cut.filters.start : cut.filters.stop, : cut.outputs[0], : cut.outputs[1]]
    block = block[..., cut.channels.start : cut.channels.stop, : cut.inputs[0], : cut.inputs[1]]
    return block.reshape(cut.shape)


def laid_out(spec: engine.Conv2d, given: Shape, made: Shape) -> WeightMatrix:
    return weight_matrix(spec, given, made, whole(given, made))


# --- the counts ------------------------------------------------------------------------------------------------


def test_the_counts_of_tiny_vgg() -> None:
    spec = engine.Conv2d(filters=10, kernel=3)
    found = counts(spec, (3, 64, 64), (10, 62, 62))
    assert found == Counts(dense=472_389_160, local=1_076_320, shared=280)


@given(convolutions())
def test_the_counts_agree_with_what_the_layers_learn(case: tuple[engine.Conv2d, Shape, Shape]) -> None:
    spec, shape, made = case
    found = counts(spec, shape, made)
    assert found.shared == engine.infer(engine.chain(shape, [spec])).parameters["conv1"]
    flat = engine.chain(shape, [engine.Flatten(), engine.Linear(units=math.prod(made), bias=spec.bias)])
    assert found.dense == engine.infer(flat).parameters["linear1"]
    assert found.local == found.shared // spec.filters * math.prod(made)


# --- the matrix ------------------------------------------------------------------------------------------------


@given(convolutions(), nets.SEEDS)
@examples(300)
def test_the_matrix_makes_what_pytorch_makes(case: tuple[engine.Conv2d, Shape, Shape], seed: int) -> None:
    spec, shape, made = case
    project = nets.furnished(shape, [spec], seed)
    layer = project["conv1"]
    assert project.input.image is not None
    x = project.input.image.data
    dense = laid_out(spec, shape, made).dense(layer.weights["weight"].data)
    bias = np.repeat(layer.weights["bias"].data if spec.bias else np.zeros(made[0]), made[1] * made[2])
    np.testing.assert_allclose(
        (dense.astype(np.float64) @ x.ravel() + bias).reshape(made), oracle_output(project, layer, x), atol=1e-4
    )


@given(convolutions(), nets.SEEDS, st.data())
def test_every_part_of_the_matrix_is_a_part_of_it(
    case: tuple[engine.Conv2d, Shape, Shape], seed: int, data: st.DataObject
) -> None:
    spec, shape, made = case
    weights = nets.values(np.random.default_rng(seed), spec.weight_shapes(shape)["weight"])
    channel = data.draw(st.integers(0, made[0] - 1))
    source = data.draw(st.integers(0, weights.shape[1] - 1))
    dense = laid_out(spec, shape, made).dense(weights)
    found = cuts(spec, shape, made, channel, source)
    assert found
    for cut in found:
        part = weight_matrix(spec, shape, made, cut)
        if cut.reach == "layer":
            assert part.shape == (math.prod(made), math.prod(shape))
        else:
            assert cut.filters == range(channel, channel + 1)
            assert set(cut.channels) <= set(spec.reads(channel, shape[0]))
        expected = in_cut(dense, cut, shape, made)
        np.testing.assert_array_equal(part.dense(weights), expected)


@given(convolutions())
def test_copies_and_places_say_the_same(case: tuple[engine.Conv2d, Shape, Shape]) -> None:
    spec, shape, made = case
    matrix = laid_out(spec, shape, made)
    met = {place: set(matrix.weights_at(place)) for place in range(len(matrix.rows))}
    for weight in np.ndindex(matrix.weight_shape):
        copies = matrix.copies(weight)
        assert set(copies.tolist()) == {place for place, weights in met.items() if weight in weights}
        assert len(copies) == repeats(spec, shape, made, *weight[2:])


@given(convolutions(), st.data())
def test_a_place_is_where_a_cell_reads_a_cell(case: tuple[engine.Conv2d, Shape, Shape], data: st.DataObject) -> None:
    spec, shape, made = case
    project = nets.furnished(shape, [spec], 0)
    matrix = laid_out(spec, shape, made)
    row = data.draw(st.integers(0, matrix.shape[0] - 1))
    terms = engine.trace(project, engine.evaluate(project), "conv1", matrix.output_cell(row)).terms
    read = {tuple(cell) for cell in terms.cells.tolist() if NOWHERE not in cell}
    places = [matrix.place_at(row, column) for column in range(matrix.shape[1])]
    assert {matrix.input_cell(column) for column, place in enumerate(places) if place is not None} == read
    for column, place in enumerate(places):
        if place is not None:
            assert (matrix.rows[place], matrix.columns[place]) == (row, column)
            assert matrix.nearest(row, column, 2.0, 3.0) == place


@given(convolutions(), st.data())
def test_the_nearest_place_is_the_nearest(case: tuple[engine.Conv2d, Shape, Shape], data: st.DataObject) -> None:
    matrix = laid_out(*case)
    row, column = (data.draw(st.integers(0, size - 1)) for size in matrix.shape)
    rows, columns = (data.draw(st.floats(0.05, 20)) for _ in range(2))
    far = ((matrix.rows - row) / rows) ** 2 + ((matrix.columns - column) / columns) ** 2
    place = matrix.nearest(row, column, rows, columns)
    if place is None:
        assert not (far <= 1).any()
    else:
        assert far[place] == far.min() <= 1


@given(nets.SEEDS)
def test_odd_numbers_stay_where_they_are(seed: int) -> None:
    spec = engine.Conv2d(filters=2, kernel=2, padding=1, border="replicate")
    weights = np.random.default_rng(seed).choice(
        np.array([np.nan, np.inf, -np.inf, 3e38, 1.0], np.float32), (2, 1, 2, 2)
    )
    matrix = laid_out(spec, (1, 3, 3), (2, 4, 4))
    values = matrix.values(weights)
    alone = np.diff(matrix.starts, append=len(matrix.weights)) == 1
    np.testing.assert_array_equal(values[alone], weights.ravel()[matrix.weights[matrix.starts[alone]]])


# --- what is drawn ---------------------------------------------------------------------------------------------


def test_the_parts_go_from_the_whole_layer_to_a_patch() -> None:
    spec = engine.Conv2d(filters=2, kernel=3, padding=1)
    found = cuts(spec, (3, 12, 10), (2, 12, 10), 1, 2)
    assert [cut.reach for cut in found] == ["layer", "filter", "channel", "patch"]
    assert [cut.shape for cut in found] == [(240, 360), (120, 360), (120, 120), (49, 64)]
    assert found[2].channels == range(2, 3)


def test_parts_that_are_the_same_are_offered_once() -> None:
    found = cuts(engine.Conv2d(filters=1, kernel=3), (1, 5, 5), (1, 3, 3), 0, 0)
    assert [cut.reach for cut in found] == ["layer"]


@pytest.mark.parametrize(
    ("spec", "shape"),
    [
        (engine.Conv2d(filters=512, kernel=3, padding=1), (512, 3, 3)),
        (engine.Conv2d(filters=8, kernel=3, padding=1), (3, 3000, 3000)),
        (engine.Conv2d(filters=2, kernel=63, padding=63, dilation=31), (1, 1900, 1900)),
        (engine.Conv2d(filters=2, kernel=63, padding=63, border="circular"), (1, 63, 63)),
        (engine.Conv2d(filters=1, kernel=17, padding=8), (1, 33, 33)),
        (engine.Conv2d(filters=4096, kernel=1), (1, 1, 1)),
        (engine.Conv2d(filters=2, kernel=1, padding=63), (1, 1, 1)),
    ],
)
def test_there_is_always_something_to_draw_and_never_too_much(spec: engine.Conv2d, shape: Shape) -> None:
    made = spec.output_shape(shape)
    assert isinstance(made, tuple)
    for cut in cuts(spec, shape, made, made[0] - 1, 0):
        matrix = weight_matrix(spec, shape, made, cut)
        assert 1 <= math.prod(matrix.shape) <= MOST_ENTRIES
        assert len(matrix.weights) <= 300_000
