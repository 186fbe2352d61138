"""The way from a number back to the pixels: its steps add up, it ends, and it leaves nothing out."""

from __future__ import annotations

import math
import tracemalloc
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import get_args

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import engine
from engine import INPUT, Project, Result
from engine.explain.phrases import origin
from engine.explain.ranking import largest
from engine.explain.why import Step, unrolled, why
from engine.explain.why_steps import StepKind
from engine.layers.spec import Shape, Spec
from tests.engine import networks as nets
from tests.laws import examples


def children(project: Project, result: Result, step: Step) -> tuple[Step, ...]:
    """The steps below one, after all that is true of any of them."""
    below = unrolled(project, result, step)
    assert bool(below) != step.is_leaf
    assert len({(each.kind, each.index) for each in below}) == len(below)
    for each in below:
        assert str(each.label)
        assert each.share is None or -1 <= each.share <= 1
        if each.cell is not None:
            assert held(result, each.layer, each.cell) is not None
    return below


def held(result: Result, layer: str, cell: tuple[int, ...]) -> float:
    return float(result.outputs[layer].array[cell])


def check_sum(project: Project, result: Result, step: Step, below: Sequence[Step]) -> None:
    """What the numbers below a step have to do with its own."""
    values = [each.value for each in below]
    kinds = {each.kind for each in below}
    if "sum" in kinds:
        assert math.isclose(step.value, values[0] / values[1], rel_tol=1e-4, abs_tol=1e-7)
    elif all(each.share is None for each in below):  # nothing is added up
        assert len(below) == 1 or max(values) == step.value
        assert step.kind == "rest" or kinds & {"winner", "pixel", "constant"} or len(below) == 1
    else:
        scale = math.fsum(abs(value) for value in values) + sum(map(abs, hidden(project, result, below)))
        assert math.isclose(math.fsum(values), step.value, rel_tol=1e-4, abs_tol=1e-5 * scale + 1e-6)
        shares = math.fsum(abs(each.share or 0) for each in below)
        assert shares <= 1 + 1e-9


def hidden(project: Project, result: Result, below: Sequence[Step]) -> Iterator[float]:
    """The numbers in those steps that stand for several, since large ones may cancel there."""
    for each in below:
        if each.group is not None:
            yield from (inner.value for inner in unrolled(project, result, each))


# --- laws ------------------------------------------------------------------------------------------------------


@examples(150)
@given(st.data(), nets.projects(most=6))
def test_what_lies_below_a_number_makes_it(data: st.DataObject, project: Project) -> None:
    result = engine.evaluate(project)
    layer = data.draw(st.sampled_from(project.layers)).id
    cell = data.draw(nets.cells(result.outputs[layer].shape))
    step = why(project, result, layer, cell)
    assert step.value == held(result, layer, cell)
    while not step.is_leaf:
        below = children(project, result, step)
        check_sum(project, result, step, below)
        step = data.draw(st.sampled_from(below))
    assert step.kind in ("pixel", "padding", "bias", "constant")
    if step.kind == "pixel":
        assert step.cell is not None
        assert step.value == held(result, step.layer, step.cell)
        assert origin(project, result, step.layer, step.cell)[0] == INPUT


@examples(100)
@given(st.data(), nets.projects(most=6))
def test_the_way_back_is_the_same_when_no_layer_is_stacked(data: st.DataObject, project: Project) -> None:
    whole = engine.evaluate(project)
    apart = nets.apart(whole)
    layer = data.draw(st.sampled_from(project.layers)).id
    cell = data.draw(nets.cells(whole.outputs[layer].shape))
    step = why(project, whole, layer, cell)
    assert why(project, apart, layer, cell) == step
    while not step.is_leaf:
        below = unrolled(project, apart, step)
        assert below == unrolled(project, whole, step)
        step = data.draw(st.sampled_from(below))


def test_the_way_back_makes_nothing_as_large_as_a_map() -> None:
    """At 12 megapixels, stacking one layer takes a second."""
    specs = [engine.Conv2d(filters=8), engine.ReLU(), engine.MaxPool2d(kernel=2, stride=2), engine.Conv2d(filters=4)]
    project = engine.chain(
        (3, 300, 400), [*specs, engine.GlobalAvgPool(), engine.Flatten(), engine.Linear(units=3)], seed=1
    )
    noise = np.random.default_rng(0).random((3, 300, 400), dtype=np.float32)
    project = engine.set_image(project, noise)
    result = nets.apart(engine.evaluate(project))
    smallest = min(
        made.maps[0].nbytes for made in result.outputs.values() if len(made.shape) == 3 and made.shape[1] > 1
    )
    tracemalloc.start()
    try:
        step = why(project, result, "linear1", (1,))
        while not step.is_leaf:
            step = unrolled(project, result, step)[0]
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert step.layer == INPUT
    assert most < smallest


@examples(100)
@given(st.data(), nets.projects(most=6))
def test_the_largest_contributions_lead_to_the_image(data: st.DataObject, project: Project) -> None:
    result = engine.evaluate(project)
    cell = data.draw(nets.cells(result.outputs[project.layers[-1].id].shape))
    step = why(project, result, project.layers[-1].id, cell)
    for _ in range(3 * len(project.layers)):
        if step.is_leaf:
            break
        step = children(project, result, step)[0]
    added = step.kind == "constant" and project[step.layer].spec.rule == "copy"  # a cell that Pad adds
    assert added or step.kind in ("pixel", "padding")


@examples(60)
@given(st.data(), nets.projects(most=5), nets.SEEDS)
def test_infinity_and_what_is_no_number_are_told_too(data: st.DataObject, project: Project, seed: int) -> None:
    project = nets.with_odd_numbers(project, np.random.default_rng(seed))
    result = engine.evaluate(project)
    layer = data.draw(st.sampled_from(project.layers)).id
    step = why(project, result, layer, data.draw(nets.cells(result.outputs[layer].shape)))
    while not step.is_leaf:
        step = data.draw(st.sampled_from(children(project, result, step)))


@given(st.lists(st.sampled_from([0.0, 1.0, 2.0, np.inf, -1.0]) | st.floats(0, 9)), st.integers(1, 12))
def test_the_largest_are_found_as_by_sorting(numbers: list[float], count: int) -> None:
    sizes = np.array(numbers)
    np.testing.assert_array_equal(largest(sizes, count), np.argsort(-sizes, kind="stable")[:count])


def every(project: Project, result: Result, step: Step) -> list[Step]:
    """The steps below one, with those in the rest in its place."""
    found: list[Step] = []
    for each in children(project, result, step):
        if each.kind == "rest":
            told = every(project, result, each)
            assert len(told) > 1
            assert str(len(told)) in str(each.label)
            found += told
        else:
            found.append(each)
    return found


SHAPE = (3, 6, 7)
WIDE: list[tuple[Shape, list[Spec], Sequence[int], int]] = [
    (SHAPE, [engine.Flatten(), engine.Linear(units=2)], (1,), 6 * 7 * 3 + 1),
    (SHAPE, [engine.Conv2d(filters=2, kernel=5)], (1, 1, 2), 3 + 1),
    ((1, 6, 7), [engine.Conv2d(filters=2, kernel=5, padding=2)], (1, 0, 0), 25 + 1),
    ((1, 6, 7), [engine.Conv2d(filters=2, kernel=5, padding=2, border="reflect")], (1, 0, 0), 25 + 1),
    ((21, 2, 2), [engine.Conv2d(filters=1, kernel=1, bias=False)], (0, 1, 1), 21),
    (SHAPE, [engine.MaxPool2d(kernel=5)], (2, 0, 0), 25),
    (SHAPE, [engine.AvgPool2d(kernel=6, padding=3)], (2, 0, 0), 9 + 1),
    (SHAPE, [engine.GlobalAvgPool()], (2, 0, 0), 42),
    ((1, 70, 80), [engine.GlobalAvgPool()], (0, 0, 0), 70),
]


@pytest.mark.parametrize(("shape", "specs", "cell", "count"), WIDE)
def test_the_rest_opens_until_nothing_is_left_out(
    shape: Shape, specs: list[Spec], cell: tuple[int, ...], count: int
) -> None:
    project = nets.furnished(shape, specs, seed=1)
    result = engine.evaluate(project)
    root = why(project, result, project.layers[-1].id, cell)
    found = every(project, result, root)
    assert len(found) == len({(each.kind, each.index) for each in found}) == count
    if specs[-1].kind != "maxpool2d":
        assert math.isclose(math.fsum(each.value for each in found), root.value, abs_tol=1e-5)


def test_the_rest_of_a_channel_and_of_a_sum_of_exponentials_opens_too() -> None:
    specs = [engine.Conv2d(filters=20, kernel=5), engine.Softmax()]
    project = nets.furnished(SHAPE, specs, seed=2)
    result = engine.evaluate(project)
    exponential, whole = children(project, result, why(project, result, "softmax", (7, 1, 2)))
    assert len(every(project, result, whole)) == 20
    (score,) = children(project, result, exponential)
    channel = children(project, result, score)[0]
    assert (score.kind, score.layer, score.cell, channel.kind) == ("score", "conv1", (7, 1, 2), "channel")
    assert len(every(project, result, channel)) == 25


def test_every_kind_of_step_occurs() -> None:
    networks = [
        [engine.Conv2d(filters=3, kernel=3, padding=1), engine.BatchNorm2d(), engine.ReLU(), engine.MaxPool2d(),
         engine.Flatten(), engine.Linear(units=3), engine.Softmax()],
        [engine.Conv2d(filters=2, kernel=3), engine.GlobalAvgPool()],
    ]  # fmt: skip
    found: Counter[str] = Counter()
    projects = [nets.furnished(*each, seed=3) for each in zip([(2, 8, 8), (2, 70, 70)], networks, strict=True)]
    skip = [("relu1", engine.ReLU(), ("input",)), ("add1", engine.Add(), ("relu1", "input"))]
    for project in (*projects, engine.graph((1, 4, 4), skip)):
        result = engine.evaluate(project)
        last = project.layers[-1].id
        waiting = [why(project, result, last, (0,) * len(result.outputs[last].shape))]
        while waiting:
            step = waiting.pop(0)
            found[step.kind] += 1
            below = children(project, result, step)
            new = {each.kind: each for each in reversed(below)}
            waiting += new.values()
    assert set(found) == set(get_args(StepKind)) - {"hidden"}  # which only the quiz makes


# --- words -----------------------------------------------------------------------------------------------------


def first(project: Project, layer: str, cell: tuple[int, ...]) -> tuple[Step, tuple[Step, ...]]:
    """A step and those below it."""
    result = engine.evaluate(project)
    step = why(project, result, layer, cell)
    return step, children(project, result, step)


def test_a_copy_is_no_step_of_its_own() -> None:
    specs = [engine.ReLU(), engine.Dropout(), engine.Flatten(), engine.Flatten(), engine.Linear(units=1)]
    project = nets.furnished((2, 2, 2), specs, seed=0)
    step, below = first(project, "flatten2", (5,))
    assert str(step.label) == "flatten2[5], a copy of relu1[1] row 0, column 1"
    assert (step.layer, step.cell) == ("flatten2", (5,))
    assert below[0].kind == "pixel"
    _, terms = first(project, "linear1", (0,))
    assert {each.layer for each in terms if each.cell} == {"relu1"}


def test_a_gate_says_what_it_does() -> None:
    project = engine.chain((1, 1, 2), [engine.ReLU(), engine.Sigmoid()])
    project = engine.set_image(project, np.array([[[-0.4, 0.6]]], np.float32))
    labels = [str(first(project, "relu1", (0, 0, column))[1][0].label) for column in (0, 1)]
    assert labels == ["ReLU stops it: pixel row 0, column 0", "ReLU lets it through: pixel row 0, column 1"]
    assert str(first(project, "sigmoid1", (0, 0, 1))[1][0].label) == "Sigmoid of relu1[0] row 0, column 1"


def test_the_winner_comes_first() -> None:
    project = engine.chain((1, 2, 2), [engine.Tanh(), engine.MaxPool2d()])
    project = engine.set_image(project, np.array([[[0, 2], [3, 1]]], np.float32))
    _, below = first(project, "pool1", (0, 0, 0))
    assert [each.kind for each in below] == ["winner", "loser", "loser", "loser"]
    assert str(below[0].label) == "the largest of 4: tanh1[0] row 1, column 0"
    assert [each.cell for each in below] == [(0, 1, 0), (0, 0, 1), (0, 1, 1), (0, 0, 0)]


def test_a_pixel_has_its_colour_and_its_own_number() -> None:
    project = engine.chain((3, 1, 1), [engine.Conv2d(filters=1, kernel=3, padding=1)])
    project = engine.set_image(project, np.full((3, 1, 1), 0.5, np.float32))
    project = engine.set_scaling(project, [0.25], [0.5])
    result = engine.evaluate(project)
    step = why(project, result, "input", (1, 0, 0))
    assert (str(step.label), step.kind) == ("pixel row 0, column 0, green (0.5 before scaling)", "pixel")
    channels = children(project, result, why(project, result, "conv1", (0, 0, 0)))
    assert sorted(str(each.label) for each in channels) == [
        "bias", "image, blue: 9 products", "image, green: 9 products", "image, red: 9 products",
    ]  # fmt: skip
    inside = children(project, result, channels[0])
    assert [each.kind for each in inside] == ["term", *["padding"] * 8]


def test_units_are_called_by_their_classes() -> None:
    project = engine.chain((1, 1, 1), [engine.Flatten(), engine.Linear(units=2), engine.Softmax()], classes="ab")
    project = engine.set_weights(project, "linear1", weight=np.zeros((2, 1)), bias=np.array([3, 1], np.float32))
    step, (own, whole) = first(project, "softmax", (1,))
    assert str(step.label) == "softmax[1] “b”"
    assert str(own.label) == "exp(1 − 3): linear1[1] “b”"
    assert own.value == pytest.approx(math.exp(-2))
    assert own.share == pytest.approx(step.value)
    assert str(whole.label) == "divided by the sum of 2 exponentials"


def test_what_is_not_there_cannot_be_asked_for() -> None:
    project = nets.furnished((1, 2, 2), [engine.ReLU()], seed=0)
    result = engine.evaluate(project)
    for layer, cell in (("conv1", (0, 0, 0)), ("relu1", (0, 2, 0)), ("relu1", (0,)), ("input", (1, 0, 0))):
        with pytest.raises(engine.EngineError):
            why(project, result, layer, cell)


@pytest.mark.parametrize("scores", [[np.inf, 1.0], [np.inf, np.inf], [-np.inf, -np.inf]])
def test_a_log_softmax_of_infinities_is_told_without_a_warning(scores: list[float]) -> None:
    project = engine.set_image(engine.chain((2, 1, 1), [engine.LogSoftmax()]), np.reshape(scores, (2, 1, 1)))
    result = engine.evaluate(project)
    assert children(project, result, why(project, result, project.layers[-1].id, (0, 0, 0)))
