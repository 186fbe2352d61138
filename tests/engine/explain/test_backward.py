"""The way back: gradients against PyTorch's own, terms that make them, and printed numbers that add up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

import engine
from engine import INPUT
from engine.compute.analyses import Answers
from engine.compute.gradients import GradientsOfLoss, LossGradients
from engine.compute.scores import scoring
from engine.explain.backward.gradient_terms import MOST_TERMS, terms_of_cell, terms_of_weight
from engine.explain.backward.steps import BackwardStep, trial_step, weight_step
from engine.explain.backward.walk import WalkBack
from engine.layers.joining import joint_forward
from engine.values.numerals import NOT_A_NUMBER, ungrouped
from tests import throwaway
from tests.engine import networks as nets
from tests.laws import examples

_ENDLESS = {NOT_A_NUMBER, "∞", "−∞"}


def scored(project: engine.Project) -> engine.Project:
    """The network, made to end in a score for each of four classes."""
    shape = engine.infer(project).shapes[project.layers[-1].id]
    ends: list[engine.Spec] = [engine.Flatten()] if len(shape) == 3 else []
    for spec in (*ends, engine.Linear(units=4), engine.Softmax(temperature=2.0)):
        project = engine.add_layer(project, spec, len(project.layers))
    rng = np.random.default_rng(len(project.layers))
    last = project.layers[-2]
    return engine.set_weights(project, last.id, weight=nets.values(rng, last.weights["weight"].shape))


@st.composite
def networks(draw: st.DrawFn) -> engine.Project:
    return scored(draw(nets.projects(most=4)))


def known(project: engine.Project, target: int = 1) -> tuple[engine.Result, LossGradients]:
    result = engine.evaluate(project)
    return result, engine.loss_gradients(project, target, result)


def one_of_each_kind() -> Iterator[Any]:
    for kind in nets.ONE_INPUT:
        for shape in ((4, 5, 6), (8,)):
            if isinstance(kind().output_shape(shape), tuple):
                yield pytest.param(kind(), shape, id=f"{kind.kind}-{len(shape)}")


EACH_KIND = list(one_of_each_kind())


def network_of(spec: engine.Spec, shape: tuple[int, ...], seed: int = 0) -> tuple[engine.Project, str]:
    """A network whose middle is one layer, and the id of that."""
    picture = shape if len(shape) == 3 else (shape[0], 1, 1)
    before: list[engine.Spec] = [] if len(shape) == 3 else [engine.Flatten()]
    project = scored(nets.furnished(picture, [*before, engine.Tanh(), spec], seed))
    return project, project.layers[len(before) + 1].id


def branched() -> engine.Project:
    """Every kind that joins layers, with a gate of one number per map, and a layer that is read twice by another."""
    nodes: list[tuple[str, engine.Spec, tuple[str, ...]]] = [
        ("conv", engine.Conv2d(filters=4, kernel=3, padding=1), (INPUT,)),
        ("relu", engine.ReLU(), ("conv",)),
        ("gap", engine.GlobalAvgPool(), ("relu",)),
        ("gate", engine.Sigmoid(), ("gap",)),
        ("gated", engine.Multiply(), ("relu", "gate")),
        ("square", engine.Multiply(), ("gated", "gated")),
        ("sum", engine.Add(), ("square", "conv", "gate")),
        ("both", engine.Concat(), ("sum", "relu")),
        ("drop", engine.Dropout(), ("both",)),
        ("pool", engine.MaxPool2d(), ("drop",)),
    ]
    project = engine.graph((2, 6, 6), nodes, seed=3)
    rng = np.random.default_rng(1)
    return scored(engine.set_image(project, nets.values(rng, (2, 6, 6))))


def oracle(project: engine.Project, result: engine.Result, target: int) -> dict[str, torch.Tensor]:
    """The loss differentiated as a whole, with 53 binary digits: by layer id, and by ``layer.name`` for weights."""
    layers, last, logits = scoring(project)
    outputs = {INPUT: torch.tensor(result.input, dtype=torch.float64)[None].requires_grad_()}
    found: dict[str, torch.Tensor] = {INPUT: outputs[INPUT]}
    for layer in layers:
        weights = {name: torch.tensor(values.data, dtype=torch.float64) for name, values in layer.weights.items()}
        found |= {f"{layer.id}.{name}": weights[name].requires_grad_() for name in layer.learned_names}
        made = joint_forward(layer.spec, [outputs[source] for source in layer.inputs], weights)
        found[layer.id] = outputs[layer.id] = (
            made * 1
        )  # a number of its own, also where a layer gives back what it reads
    loss = torch.nn.functional.cross_entropy(logits(outputs[last].flatten(1)), torch.tensor([target]))
    slopes = torch.autograd.grad(loss, list(found.values()), allow_unused=True)
    return {
        name: torch.zeros_like(x) if slope is None else slope
        for (name, x), slope in zip(found.items(), slopes, strict=True)
    }


def assert_gradients(project: engine.Project, target: int = 1) -> None:
    result, gradients = known(project, target)
    expected = oracle(project, result, target)
    for layer_id, array in gradients.by_output.items():
        np.testing.assert_allclose(array, expected[layer_id][0].numpy(), rtol=2e-3, atol=1e-5, err_msg=layer_id)
    for layer_id, by_name in gradients.by_weight.items():
        for name, array in by_name.items():
            slope = expected[f"{layer_id}.{name}"].numpy()
            np.testing.assert_allclose(array, slope, rtol=2e-3, atol=1e-5, err_msg=f"{layer_id}.{name}")
    assert gradients.loss == pytest.approx(-np.log(result[project.layers[-1].id][target]), rel=1e-4)


# --- gradients ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("spec", "shape"), EACH_KIND)
def test_gradients_are_pytorchs_for_every_kind(spec: engine.Spec, shape: tuple[int, ...]) -> None:
    assert_gradients(network_of(spec, shape)[0])


def test_gradients_are_pytorchs_where_branches_meet() -> None:
    assert_gradients(branched())


def test_the_strongest_class_is_taken_where_none_is_named() -> None:
    project, _ = network_of(engine.ReLU(), (4, 5, 6))
    result = engine.evaluate(project)
    assert engine.loss_gradients(project).target == int(result["softmax"].argmax())


@pytest.mark.parametrize(
    "specs", [[engine.Conv2d(filters=2)], [engine.Flatten(), engine.Linear(units=3), engine.Conv2d()]], ids=str
)
def test_there_is_no_loss_without_one_score_per_class(specs: list[engine.Spec]) -> None:
    project = nets.furnished((1, 5, 5), specs, 0)
    with pytest.raises(engine.EngineError, match="There is no loss"):
        engine.loss_gradients(project, 0)
    classes = scored(nets.furnished((1, 5, 5), [engine.ReLU()], 0))
    with pytest.raises(engine.EngineError, match="There is no loss"):
        engine.loss_gradients(classes, 4)


# --- the terms that make them ------------------------------------------------------------------------------------


def assert_terms(products: np.ndarray, held: float) -> None:
    assert products.sum() == pytest.approx(held, rel=1e-3, abs=1e-5 * (1 + np.abs(products).sum()))


def assert_cell(project: engine.Project, layer_id: str, cell: tuple[int, ...]) -> None:
    result, gradients = known(project)
    terms = terms_of_cell(project, result, gradients, layer_id, cell)
    assert not any(each.left_out for each in terms)
    products = np.concatenate([np.zeros(0), *(each.products for each in terms)])
    assert_terms(products, float(gradients.by_output[layer_id][cell]))


def assert_weights(project: engine.Project, layer_id: str, rng: np.random.Generator) -> None:
    result, gradients = known(project)
    for name, slopes in gradients.by_weight[layer_id].items():
        at = tuple(int(rng.integers(size)) for size in slopes.shape)
        terms = terms_of_weight(project, result, gradients, engine.WeightIndex(layer_id, name, at))
        assert_terms(terms.products, float(slopes[at]))


@pytest.mark.parametrize(("spec", "shape"), EACH_KIND)
def test_the_terms_of_every_kind_make_its_gradients(spec: engine.Spec, shape: tuple[int, ...]) -> None:
    """Of cells that the layer reads, and of its weights: from nothing but what its traces say of the way forward."""
    for seed in range(3):
        project, layer_id = network_of(spec, shape, seed)
        rng = np.random.default_rng(seed)
        source = project[layer_id].inputs[0]
        read = engine.infer(project).shapes[source]
        for _ in range(4):
            assert_cell(project, source, tuple(int(rng.integers(size)) for size in read))
        assert_weights(project, layer_id, rng)


@examples(120)
@given(st.data(), networks())
def test_terms_make_gradients_in_random_networks(data: st.DataObject, project: engine.Project) -> None:
    shapes = {INPUT: engine.infer(project).input_shape, **engine.infer(project).shapes}
    layers = [each for each in shapes if each not in (project.layers[-1].id, project.layers[-2].id)]
    layer_id = data.draw(st.sampled_from(layers))
    assert_cell(project, layer_id, data.draw(nets.cells(shapes[layer_id])))
    if layer_id != INPUT:
        assert_weights(project, layer_id, np.random.default_rng(0))


@pytest.mark.parametrize("layer_id", [layer.id for layer in branched().layers[:-2]] + [INPUT])
def test_terms_make_gradients_where_branches_meet(layer_id: str) -> None:
    project, rng = branched(), np.random.default_rng(2)
    shape = engine.evaluate(project).outputs[layer_id].shape
    for _ in range(6):
        assert_cell(project, layer_id, tuple(int(rng.integers(size)) for size in shape))


@pytest.mark.parametrize("spec", [throwaway.Square(factor=3.0), throwaway.ChannelShuffle()], ids=str)
def test_a_new_kind_is_explained_backwards_with_no_word_of_its_own(
    spec: engine.Spec, monkeypatch: pytest.MonkeyPatch
) -> None:
    throwaway.register(monkeypatch)
    project, layer_id = network_of(spec, (4, 3, 3))
    for cell in ((0, 1, 2), (3, 0, 0)):
        assert_cell(project, project[layer_id].inputs[0], cell)


def test_more_readers_than_can_be_listed_are_counted() -> None:
    side = int(MOST_TERMS**0.5) + 1
    project = scored(nets.furnished((1, side, side), [engine.InstanceNorm2d(), engine.GlobalAvgPool()], 0))
    result, gradients = known(project)
    (terms,) = terms_of_cell(project, result, gradients, INPUT, (0, 3, 3))
    assert terms.left_out == side * side
    steps = engine.backward_steps(project, result, gradients, INPUT, (0, 3, 3))
    assert any("too many to list" in str(line.label) for line in steps[-1].lines)
    assert steps[-1].number == gradients.by_output[INPUT][0, 3, 3]


# --- in print ----------------------------------------------------------------------------------------------------


def read(text: str) -> Decimal:
    return Decimal(ungrouped(text))


def assert_adds_up(step: BackwardStep) -> None:
    """The summands of a step are, digit by digit, the sum that follows them."""
    lines = [line for line in step.lines if line.kind != "note"]
    summands = [line.value for line in lines if line.kind in ("term", "sum", "rest")]
    total = next(line.value for line in lines if line.kind in ("step", "value"))
    assert step.value == [line.value for line in lines if line.kind == "value"][-1]
    if summands and _ENDLESS.isdisjoint([*summands, total]):
        assert sum(map(read, summands)) == read(total), step
    for line in lines:
        if len(line.factors) == 2 and _ENDLESS.isdisjoint([*line.factors, line.value]):
            first, second = map(read, line.factors)
            unit = Decimal(1).scaleb(read(line.value).as_tuple().exponent)
            if step.operator == "−":
                assert abs(read(line.value)) <= 1
            elif abs(first * second - read(line.value)) > unit / 2:
                assert any("rounded when they are printed" in str(each.label) for each in step.lines)


@examples(120)
@given(st.data(), networks())
def test_printed_steps_add_up(data: st.DataObject, project: engine.Project) -> None:
    result = engine.evaluate(project)
    layer_id = data.draw(st.sampled_from([INPUT, *(layer.id for layer in project.layers[:-1])]))
    channel = data.draw(st.integers(0, result.outputs[layer_id].shape[0] - 1))
    walk = WalkBack(data.draw(st.none() | st.integers(0, 3)), layer_id, channel).of(project, result)
    assert walk is not None
    assert [step.kind for step in walk.steps[:2]] == ["loss", "scores"]
    assert walk.steps[-1].layer == layer_id
    for step in walk.steps:
        assert_adds_up(step)
        assert str(step.title)


def test_probability_less_target_is_the_gradient_of_a_score() -> None:
    project = engine.chain((3, 1, 1), [engine.Flatten(), engine.Softmax()], classes=("a", "b", "c"))
    project = engine.set_image(project, np.array([2, 1, 0.1], np.float32).reshape(3, 1, 1))
    gradients = engine.loss_gradients(project, 1)
    _, scores = engine.backward_steps(project, engine.evaluate(project), gradients, "flatten", (1,))
    terms = [line for line in scores.lines if line.kind == "term"]
    assert [str(line.label) for line in terms] == ["“a”", "“b”", "“c”"]
    assert [line.factors for line in terms] == [("0.6590", "0"), ("0.2424", "1"), ("0.0986", "0")]
    assert [line.value for line in terms] == ["0.6590", "−0.7576", "0.0986"]
    assert scores.value == "−0.7576"
    assert engine.backward_steps(project, engine.evaluate(project), gradients, "flatten", (1,))[0].value == "1.417"


def rule_words(spec: engine.Spec, picture: list[list[float]], cell: tuple[int, int, int]) -> str:
    project = engine.set_image(engine.chain((1, 2, 2), [spec]), np.array([picture], np.float32))
    project = scored(project)
    result, gradients = known(project)
    return " ".join(
        str(line.label) for line in engine.backward_steps(project, result, gradients, INPUT, cell)[-1].lines
    )


def test_gates_are_open_or_closed_and_a_maximum_has_one_winner() -> None:
    picture = [[1.0, -2.0], [3.0, 0.5]]
    assert "The gate is open: at x = 1" in rule_words(engine.ReLU(), picture, (0, 0, 0))
    assert "The gate is closed: at x = −2" in rule_words(engine.ReLU(), picture, (0, 0, 1))
    assert "the slope of the curve is 0.235" in rule_words(engine.Sigmoid(), picture, (0, 1, 1))
    assert "winner of its window alone" in rule_words(engine.MaxPool2d(), picture, (0, 1, 0))
    assert "No window reads this cell" in rule_words(engine.Slice(rows=(0, 0)), picture, (0, 1, 1))


@given(networks())
@examples(20)
def test_numbers_that_are_none_are_explained_too(project: engine.Project) -> None:
    odd = nets.with_odd_numbers(project, np.random.default_rng(5))
    result = engine.evaluate(odd)
    for layer in odd.layers[:-1]:
        walk = WalkBack(0, layer.id, 0).of(odd, result)
        assert walk is not None
        assert all(step.value for step in walk.steps)


# --- by trying, and one step -------------------------------------------------------------------------------------


@pytest.mark.parametrize("layer_id", ["conv1", "norm1", "conv2", "linear1"])
def test_trying_gives_the_same_gradient(layer_id: str) -> None:
    specs = [
        engine.Conv2d(filters=3, kernel=3), engine.GroupNorm(), engine.Tanh(), engine.AvgPool2d(),
        engine.Conv2d(filters=2, kernel=2), engine.SiLU(),
    ]  # fmt: skip
    project = scored(nets.furnished((1, 9, 9), specs, 4))
    result, gradients = known(project, 2)
    rng = np.random.default_rng(0)
    for name, slopes in gradients.by_weight[layer_id].items():
        at = tuple(int(rng.integers(size)) for size in slopes.shape)
        weight = engine.WeightIndex(layer_id, name, at)
        found = engine.finite_difference(project, result, gradients, weight)
        assert found.slope == pytest.approx(float(slopes[at]), rel=1e-3, abs=1e-6)
        assert found.above != found.below
        for step in (weight_step(project, result, gradients, weight), trial_step(project, gradients, weight, found)):
            assert_adds_up(step)


def test_a_step_goes_down_and_changes_what_it_says() -> None:
    project = scored(nets.furnished((1, 6, 6), [engine.Conv2d(filters=2, kernel=3), engine.BatchNorm2d()], 1))
    gradients = engine.loss_gradients(project, 3)
    after = engine.descend(project, gradients.by_weight, 0.05)
    for layer_id, slopes in gradients.by_weight.items():
        for name, slope in slopes.items():
            before = project[layer_id].weights[name].data
            np.testing.assert_array_equal(after[layer_id].weights[name].data, before - np.float32(0.05) * slope)
    for name in ("mean", "variance"):
        assert after["norm1"].weights[name] is project["norm1"].weights[name], "they are measured, not learned"
    assert engine.loss_gradients(after, 3).loss < gradients.loss
    for at in ((1,), (1, 0), (1, 0, 2, 1)):
        one = engine.descend(project, gradients.by_weight, 0.05, engine.WeightIndex("conv1", "weight", at))
        changed = one["conv1"].weights["weight"].data != project["conv1"].weights["weight"].data
        assert changed[at].all()
        changed[at] = False
        assert not changed.any()
        assert [layer.id for layer in one.layers if layer.weights != project[layer.id].weights] == ["conv1"]
    with pytest.raises(engine.EngineError, match="has no"):
        engine.descend(project, gradients.by_weight, 0.05, engine.WeightIndex("norm1", "mean", (0,)))


# --- as analyses -------------------------------------------------------------------------------------------------


def test_walks_share_the_gradients_that_they_follow_from() -> None:
    project, _ = network_of(engine.ReLU(), (4, 5, 6))
    result, answers = engine.evaluate(project), Answers()
    asked = GradientsOfLoss(1), WalkBack(1, "relu1", 0), WalkBack(1, "relu1", 1)
    found = answers.of(asked, project, result)
    assert len(found) == 3
    again = answers.of((*asked, WalkBack(1, "relu1", 2)), project, result)
    assert all(again[each] is found[each] for each in asked)
    renamed = engine.rename_layer(project, "relu1", "gate")
    other = answers.of((asked[0],), renamed, engine.evaluate(renamed))[asked[0]]
    assert "gate" in other.by_output, "the answer names its layers"


def test_a_walk_ends_where_it_is_told_to() -> None:
    project = scored(nets.furnished((2, 6, 6), [engine.Conv2d(filters=3, kernel=3)], 0))
    result = engine.evaluate(project)
    asked = WalkBack(0, "conv1", 2, cell=(2, 1, 3), source=1, weight=(0, 2))
    walk = asked.of(project, result)
    assert walk is not None
    assert walk.weight == ("conv1", "weight", (2, 1, 0, 2))
    assert walk.cell == (2, 1, 3)
    free = replace(asked, cell=None, weight=()).of(project, result)
    slopes = engine.loss_gradients(project, 0, result)
    assert free is not None
    assert free.weight is not None
    own = np.abs(slopes.by_weight["conv1"]["weight"][2, 1])
    assert own[free.weight.at[2:]] == own.max()
    assert abs(slopes.by_output["conv1"][free.cell]) == np.abs(slopes.by_output["conv1"][2]).max()
    last = WalkBack(0, "softmax", 0).of(project, result)
    assert last is not None
    assert [step.kind for step in last.steps] == ["loss", "scores"]
    assert last.cell is None
