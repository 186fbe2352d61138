"""What is hidden stays hidden: no layer hands it on, no step tells it, and what is shown all the same is."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import engine
from engine import Project, Result
from engine.explain.as_text import plain
from engine.explain.explain import explain
from engine.explain.why import Step
from engine.quiz.hiding import (
    HiddenCells,
    Hiding,
    hidden_by_layer,
    hidden_source,
    sizes_asked,
    unrolled_without_hidden,
    why_without_hidden,
    with_hidden,
)
from engine.values.cells import Cell
from tests.engine.project.test_graphs import graphs
from tests.laws import examples

SPECS = (
    engine.Conv2d(filters=3, kernel=3, padding=1),
    engine.BatchNorm2d(),
    engine.ReLU(),
    engine.MaxPool2d(),
    engine.Dropout(),
    engine.Flatten(),
    engine.Linear(units=4),
    engine.Tanh(),
    engine.Softmax(),
)
SHAPES = {"conv1": (3, 6, 8), "relu1": (3, 6, 8), "pool1": (3, 3, 4), "flatten": (36,), "linear1": (4,)}


def network() -> Project:
    project = engine.chain((2, 6, 8), SPECS, seed=5)
    return engine.set_image(project, np.random.default_rng(1).random((2, 6, 8), np.float32))


PROJECT = network()
IDS = [layer.id for layer in PROJECT.layers]


def cells(shape: tuple[int, ...]) -> list[Cell]:
    return [tuple(map(int, at)) for at in np.ndindex(shape)]


def hidden_cells(hiding: Hiding, layer: str) -> set[Cell]:
    """Which cells of a layer are hidden, said cell by cell."""
    hidden_cells = hidden_by_layer(PROJECT, hiding).get(layer, HiddenCells())
    return {cell for cell in cells(engine.infer(PROJECT).shapes[layer]) if hidden_cells.hides(cell)}


# --- which cells ---------------------------------------------------------------------------------------------------


def test_a_layer_is_hidden_with_all_that_would_show_its_values_as_they_are() -> None:
    assert set(hidden_by_layer(PROJECT, Hiding(frozenset({"conv1"})))) == {"conv1", "norm1", "relu1"}
    assert set(hidden_by_layer(PROJECT, Hiding(frozenset({"pool1"})))) == {"pool1", "dropout1", "flatten"}
    assert set(hidden_by_layer(PROJECT, Hiding(frozenset({"linear1"})))) == {"linear1", "tanh1"}
    assert set(hidden_by_layer(PROJECT, Hiding(frozenset({"softmax"})))) == {"softmax"}
    assert hidden_by_layer(PROJECT, Hiding()) == {}
    assert hidden_by_layer(PROJECT, Hiding(frozenset({"nobody"}))) == {}


@given(st.data())
@examples(60)
def test_one_cell_is_hidden_wherever_its_number_goes(data: st.DataObject) -> None:
    layer = data.draw(st.sampled_from(["conv1", "pool1", "linear1"]))
    cell = data.draw(st.sampled_from(cells(SHAPES[layer])))
    hiding = Hiding().with_cell((layer, cell), hidden=True)
    assert hidden_cells(hiding, layer) == {cell}
    for after in {"conv1": ["norm1", "relu1"], "pool1": ["dropout1"], "linear1": ["tanh1"]}[layer]:
        assert hidden_cells(hiding, after) == {cell}
    if layer == "pool1":
        assert hidden_cells(hiding, "flatten") == {(int(np.ravel_multi_index(cell, SHAPES["pool1"])),)}
    assert hidden_cells(hiding.with_cell((layer, cell), hidden=False), layer) == set()


@given(graphs(), st.data())
@examples(60)
def test_where_branches_meet_no_shown_cell_reveals_a_hidden_one(project: Project, data: st.DataObject) -> None:
    layer = data.draw(st.sampled_from([each.id for each in project.layers]))
    shapes = {engine.INPUT: engine.infer(project).input_shape, **engine.infer(project).shapes}
    cell = data.draw(st.sampled_from(cells(shapes[layer])))
    for hiding in (Hiding(frozenset({layer})), Hiding().with_cell((layer, cell), hidden=True)):
        found = hidden_by_layer(project, hiding)
        for each in project.layers:
            if not isinstance(each.spec, engine.Add | engine.Multiply | engine.Concat) or each.id == layer:
                continue
            hidden_cells = found.get(each.id, HiddenCells())
            for at in cells(shapes[each.id]):
                if not hidden_cells.hides(at):
                    assert hidden_source(project, found, each.id, at) is None
                elif not any(found.get(source, HiddenCells()).whole for source in each.inputs):
                    assert hidden_source(project, found, each.id, at) is not None, "hidden for no reason"


@given(st.data())
@examples(60)
def test_what_is_shown_is_shown_from_there_on(data: st.DataObject) -> None:
    cell = data.draw(st.sampled_from(cells(SHAPES["conv1"])))
    hiding = Hiding(frozenset({"conv1"})).with_cell(("norm1", cell), hidden=False)
    everything = set(cells(SHAPES["conv1"]))
    assert hidden_cells(hiding, "conv1") == everything
    assert hidden_cells(hiding, "norm1") == hidden_cells(hiding, "relu1") == everything - {cell}
    again = hiding.with_cell(("relu1", cell), hidden=True)
    assert hidden_cells(again, "norm1") == everything - {cell}
    assert hidden_cells(again, "relu1") == everything


def test_turning_a_layer_forgets_what_was_said_of_its_cells() -> None:
    hiding = Hiding(frozenset({"conv1", "pool1"})).with_cell(("conv1", (0, 1, 1)), False)
    hiding = hiding.with_cell(("relu1", (0, 2, 2)), False).with_cell(("pool1", (0, 0, 0)), False)
    turned = hiding.with_layer_toggled("conv1").with_layer_toggled("conv1")
    assert turned == Hiding(frozenset({"conv1", "pool1"}), shown=frozenset({("pool1", (0, 0, 0))}))
    assert Hiding().with_cell(("conv1", (0, 0, 0)), True).with_layer_toggled("conv1").cells == frozenset()


def test_what_is_hidden_follows_names() -> None:
    hiding = Hiding(
        frozenset({"conv1", "gone"}), frozenset({("conv1", (0, 0, 0)), ("gone", (0,))}), sizes=frozenset({"x"})
    )
    kept = hiding.kept({"conv1": "edges", "x": "y"}, ["edges", "y"])
    assert kept == Hiding(frozenset({"edges"}), frozenset({("edges", (0, 0, 0))}), sizes=frozenset({"y"}))


def test_a_size_is_kept_from_all_layers_that_have_it_too() -> None:
    asked = sizes_asked(PROJECT, Hiding().with_size_toggled("conv1"))
    assert asked == {"conv1": "conv1", "norm1": "conv1", "relu1": "conv1"}
    assert sizes_asked(PROJECT, Hiding().with_size_toggled("pool1")) == {"pool1": "pool1", "dropout1": "pool1"}
    assert set(hidden_by_layer(PROJECT, Hiding().with_size_toggled("conv1"))) == {"conv1", "norm1", "relu1"}


@given(st.data())
@examples(60)
def test_whether_hidden_cells_are_read_is_what_the_receptive_field_says(data: st.DataObject) -> None:
    source, reader = data.draw(st.sampled_from([("conv1", "norm1"), ("relu1", "pool1"), ("flatten", "linear1")]))
    shapes = engine.infer(PROJECT).shapes
    some = data.draw(st.sets(st.sampled_from(cells(shapes[source])), max_size=30))
    whole = data.draw(st.booleans())
    cell = data.draw(st.sampled_from(cells(shapes[reader])))
    covered = {source: HiddenCells(whole, frozenset(some))}
    field = engine.receptive_fields(PROJECT, reader, cell)[source]
    masks = field.channels, field.rows, field.columns
    read = {at for at in cells(shapes[source]) if all(mask[i] for mask, i in zip(masks, at, strict=False))}
    assert (hidden_source(PROJECT, covered, reader, cell) is not None) == any(
        covered[source].hides(each) for each in read
    )


# --- the way back to the pixels ------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def result() -> Result:
    return engine.evaluate(PROJECT)


def told(result: Result, hiding: Hiding, layer: str, cell: Cell) -> Iterator[Step]:
    """Every step that can be opened, first the cell itself."""
    covered = hidden_by_layer(PROJECT, hiding)
    waiting = [why_without_hidden(PROJECT, result, covered, layer, cell)]
    while waiting:
        yield (step := waiting.pop())
        below = unrolled_without_hidden(PROJECT, result, covered, step)
        assert not below or step.kind != "hidden"
        waiting += below


@pytest.mark.parametrize("layer", ["conv1", "norm1", "linear1"])
def test_no_step_leads_to_what_is_hidden(result: Result, layer: str) -> None:
    """However many steps are opened from the class: none speaks of a cell of the hidden layer, nor of its number."""
    hiding = Hiding(frozenset({layer}))
    steps = list(told(result, hiding, "softmax", (2,)))
    assert sum(step.kind == "hidden" for step in steps) >= 1
    covered = hidden_by_layer(PROJECT, hiding)
    for step in steps:
        assert step.kind == "hidden" or step.cell is None or not covered.get(step.layer, HiddenCells()).hides(step.cell)
        assert math.isnan(step.value) == (step.kind == "hidden")
    shown = {value for each in IDS if each not in covered for value in result.outputs[each].array.ravel().tolist()}
    secret = set(result.outputs[layer].array.ravel().tolist()) - shown
    assert len(secret) >= 3
    assert not secret.intersection(step.value for step in steps)


def test_a_hidden_cell_is_asked_about_without_its_number(result: Result) -> None:
    steps = list(told(result, Hiding(frozenset({"conv1"})), "conv1", (1, 2, 3)))
    assert [(step.kind, step.is_leaf) for step in steps] == [("hidden", True)]
    shown = Hiding(frozenset({"conv1"})).with_cell(("conv1", (1, 2, 3)), hidden=False)
    assert len(list(told(result, shown, "conv1", (1, 2, 3)))) > 10


def test_one_hidden_cell_stops_only_the_ways_that_lead_through_it(result: Result) -> None:
    hiding = Hiding().with_cell(("relu1", (0, 0, 0)), hidden=True)
    assert any(step.kind == "hidden" for step in told(result, hiding, "pool1", (0, 0, 0)))
    assert not any(step.kind == "hidden" for step in told(result, hiding, "pool1", (0, 1, 1)))


def test_no_note_tells_a_hidden_value() -> None:
    """Where float32 cannot hold a sum, a note gives the exact one."""
    point = engine.Conv2d(1, kernel=(1, 1), padding=(0, 0))
    nodes = [("conv1", point, ("input",)), ("conv2", point, ("input",)), ("add1", engine.Add(), ("conv1", "conv2"))]
    project = engine.graph((2, 1, 1), nodes)
    for layer, weights in (("conv1", (1, 0)), ("conv2", (0, 1))):
        weight = np.array(weights, np.float32).reshape(1, 2, 1, 1)
        project = engine.set_weights(project, layer, weight=weight, bias=np.zeros(1, np.float32))
    project = engine.set_image(project, np.array([[[2.0**24]], [[1]]], np.float32))
    explained = explain(project, engine.evaluate(project), "add1", (0, 0, 0))
    assert "exact value" in plain(explained)
    assert "exact value" not in plain(with_hidden(explained))
