"""Predict, then reveal: right answers are accepted, and every mistake makes the number it is named for."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
import torch
import torch.nn.functional as F
from hypothesis import given
from hypothesis import strategies as st
from torch import nn

import engine
from engine.explain.explain import explain
from engine.quiz.answers import check, parse
from engine.quiz.hiding import HIDDEN, has_hidden, with_hidden
from engine.quiz.mistake import Mistake
from engine.quiz.mistakes import mistakes
from engine.quiz.size_answers import parse_shape, shape_check, size_mistakes
from engine.values.numerals import printed
from tests.engine import networks as nets
from tests.laws import examples


@st.composite
def asked(draw: st.DrawFn, chosen: Any = None) -> tuple[engine.Project, engine.Result, str, tuple[int, ...]]:
    """A cell of the last layer of a random network."""
    shape = draw(nets.SHAPES)
    if chosen is None:
        project = draw(nets.projects(most=3))
    else:
        fitting = chosen(shape).filter(lambda spec: isinstance(spec.output_shape(shape), tuple))
        project = nets.furnished(shape, [draw(fitting)], draw(nets.SEEDS))
    result = engine.evaluate(project)
    layer = project.layers[-1].id
    return project, result, layer, draw(nets.cells(result.outputs[layer].shape))


def by_kind(found: tuple[Mistake, ...]) -> dict[str, list[float]]:
    kinds: dict[str, list[float]] = {}
    for each in found:
        kinds.setdefault(each.kind, []).append(each.value)
    return kinds


def close(one: float, other: float) -> bool:
    return math.isclose(one, other, rel_tol=1e-4, abs_tol=1e-4)


# --- the laws of check ---------------------------------------------------------------------------------------------


@examples(150)
@given(asked(), st.integers(0, 9))
def test_the_value_itself_is_never_wrong(case: Any, digits: int) -> None:
    project, result, layer, cell = case
    value = engine.trace(project, result, layer, cell).value
    answer = parse(printed(value, digits))
    assert answer is not None
    verdict = check(answer.value, project, result, layer, cell, answer.digits)
    if digits >= 2:
        assert verdict.right
    elif not verdict.right and not verdict.near:  # rounded so far that it is exactly what a mistake makes
        assert isinstance(verdict.mistake, Mistake)
        assert close(verdict.mistake.value, answer.value)


@examples(150)
@given(asked())
def test_a_mistake_is_diagnosed_and_never_the_right_value(case: Any) -> None:
    project, result, layer, cell = case
    value = engine.trace(project, result, layer, cell).value
    for mistake in mistakes(project, result, layer, cell):
        assert mistake.value != value
        verdict = check(mistake.value, project, result, layer, cell)
        if not verdict.right:  # so close to the value that no class would see it
            assert verdict.mistake is not None
            assert close(verdict.mistake.value, mistake.value)
        assert str(mistake.words)


def test_a_bias_of_zero_cannot_be_forgotten() -> None:
    project = nets.furnished((1, 4, 4), [engine.Conv2d(1, 3)], 1)
    project = engine.set_bias(project, "conv1", 0, 0.0)
    assert "no_bias" not in by_kind(mistakes(project, engine.evaluate(project), "conv1", (0, 0, 0)))


@given(asked(), st.floats(-9, 9), st.integers(0, 6))
def test_an_answer_is_right_only_within_half_its_last_digit(case: Any, answer: float, digits: int) -> None:
    project, result, layer, cell = case
    value = engine.trace(project, result, layer, cell).value
    if check(answer, project, result, layer, cell, digits).right:
        assert abs(answer - value) <= 0.5 * 10.0**-digits + 1e-4 * (1 + abs(value))


def test_a_cell_without_a_number_has_no_answer() -> None:
    project = nets.furnished((1, 4, 4), [engine.Conv2d(1, 3)], 1)
    project = engine.set_bias(project, "conv1", 0, math.nan)
    result = engine.evaluate(project)
    assert mistakes(project, result, "conv1", (0, 0, 0)) == ()
    verdict = check(1.0, project, result, "conv1", (0, 0, 0), 0)
    assert not verdict.right
    assert verdict.mistake is None


@examples(60)
@given(nets.projects(most=3), nets.SEEDS, st.data())
def test_odd_numbers_break_nothing(project: engine.Project, seed: int, data: st.DataObject) -> None:
    project = nets.with_odd_numbers(project, np.random.default_rng(seed))
    result = engine.evaluate(project)
    layer = project.layers[-1].id
    cell = data.draw(nets.cells(result.outputs[layer].shape))
    assert all(math.isfinite(each.value) for each in mistakes(project, result, layer, cell))
    check(0.5, project, result, layer, cell, 1)


# --- every mistake is what it says ---------------------------------------------------------------------------------


def convolved(project: engine.Project, **changes: Any) -> torch.Tensor:
    """What PyTorch makes of the picture when the first layer's numbers or weights are others."""
    layer = project.layers[0]
    spec = replace(layer.spec, **{key: value for key, value in changes.items() if key not in ("weight", "bias", "x")})
    assert project.input.image is not None
    x = changes.get("x", torch.tensor(project.input.image.data))[None]
    weight = changes.get("weight", torch.tensor(layer.weights["weight"].data))
    bias = changes.get("bias", torch.tensor(layer.weights["bias"].data) if spec.bias else None)
    if spec.flip:
        weight = weight.flip(-2, -1)
    rows, columns = spec.padding
    mode = "constant" if spec.border == "zeros" else spec.border
    sides = columns, columns + spec.padding_end[1], rows, rows + spec.padding_end[0]
    x = F.pad(x, sides, mode=mode) if any(sides) else x
    made: torch.Tensor = F.conv2d(x, weight, bias, spec.stride, 0, spec.dilation, spec.groups)[0]
    return made.double()


CONV_MISTAKES: dict[str, Callable[[engine.Project], torch.Tensor]] = {
    "no_bias": lambda p: convolved(p, bias=None),
    "bias_taken_away": lambda p: convolved(p, bias=-torch.tensor(p.layers[0].weights["bias"].data)),
    "bias_each_channel": lambda p: convolved(
        p, bias=torch.tensor(p.layers[0].weights["bias"].data) * p.layers[0].weights["weight"].shape[1]
    ),
    "flipped": lambda p: convolved(p, flip=True),
    "flip_forgotten": lambda p: convolved(p, flip=False),
    "mirrored": lambda p: convolved(p, weight=torch.tensor(p.layers[0].weights["weight"].data).flip(-1)),
    "upside_down": lambda p: convolved(p, weight=torch.tensor(p.layers[0].weights["weight"].data).flip(-2)),
    "transposed": lambda p: convolved(p, weight=torch.tensor(p.layers[0].weights["weight"].data).transpose(-1, -2)),
    "no_padding": lambda p: convolved(p, padding=(0, 0)),
    "no_stride": lambda p: convolved(p, stride=(1, 1)),
    "no_dilation": lambda p: convolved(p, dilation=(1, 1)),
    "zeros_outside": lambda p: convolved(p, border="zeros"),
    "mean": lambda p: (
        convolved(p, bias=None) / math.prod(p.layers[0].weights["weight"].shape[1:])
        + (torch.tensor(p.layers[0].weights["bias"].data)[:, None, None] if p.layers[0].spec.bias else 0)  # type: ignore[attr-defined]
    ),
}  # fmt: skip


@examples(200)
@given(asked(lambda shape: nets.convolutions(shape[0])))
def test_mistakes_with_a_convolution(case: Any) -> None:
    project, result, layer, cell = case
    found = by_kind(mistakes(project, result, layer, cell))
    for kind, wrong in CONV_MISTAKES.items():
        for value in found.get(kind, ()):
            assert close(value, float(wrong(project)[cell])), kind
    assert_channels_and_products(project, cell, found)
    assert_pushed_inside(project, cell, found)
    assert_places(result, layer, cell, found)


def assert_channels_and_products(project: engine.Project, cell: Any, found: dict[str, list[float]]) -> None:
    conv, weight = project.layers[0], torch.tensor(project.layers[0].weights["weight"].data)
    spec: Any = conv.spec
    bias = float(conv.weights["bias"].data[cell[0]]) if spec.bias else 0.0
    for kind, added in (("one_channel", bias), ("one_channel_no_bias", 0.0)):
        alone = [float(convolved(project, weight=one, bias=None)[cell]) + added for one in each_channel(weight)]
        assert all(any(close(value, one) for one in alone) for value in found.get(kind, ())), kind
    patch = float(convolved(project, weight=torch.ones_like(weight), bias=None)[cell])
    assert all(close(value, patch) or close(value, patch + bias) for value in found.get("no_weights", ()))
    for value in found.get("one_product", ()):
        assert close(value, max(float(convolved(project, weight=one, bias=None)[cell]) for one in each_weight(weight)))


def assert_pushed_inside(project: engine.Project, cell: Any, found: dict[str, list[float]]) -> None:
    """Without padding and stride, at the place nearest to where the window really stands."""
    spec: Any = project.layers[0].spec
    if "pushed_inside" in found:
        free = convolved(project, padding=(0, 0), padding_end=(0, 0), stride=(1, 1))
        row, column = (
            min(max(at * s - p, 0), size - 1)
            for at, s, p, size in zip(cell[1:], spec.stride, spec.padding, free.shape[1:], strict=True)
        )
        assert close(found["pushed_inside"][0], float(free[cell[0], row, column]))


def each_channel(weight: torch.Tensor) -> list[torch.Tensor]:
    """The kernels of one input channel at a time, the others zero."""
    return [weight * (torch.arange(weight.shape[1]) == at)[None, :, None, None] for at in range(weight.shape[1])]


def each_weight(weight: torch.Tensor) -> list[torch.Tensor]:
    """One weight of every filter at a time, the others zero."""
    size = math.prod(weight.shape[1:])
    return [(weight.flatten(1) * (torch.arange(size) == at)).view_as(weight) for at in range(size)]


def assert_places(result: engine.Result, layer: str, cell: Any, found: dict[str, list[float]]) -> None:
    """What is called another place or map is a value of the output."""
    made = result[layer]
    channel, row, column = cell
    if "swapped" in found:
        assert close(found["swapped"][0], float(made[channel, column, row]))
    if "counted_from_1" in found:
        assert close(found["counted_from_1"][0], float(made[channel, row - 1, column - 1]))
    assert all(any(close(value, float(held)) for held in made[channel].ravel()) for value in found.get("beside", ()))
    assert all(any(close(value, float(held)) for held in made[:, row, column]) for value in found.get("other_map", ()))


@examples(150)
@given(asked(lambda shape: nets.poolings()))
def test_mistakes_with_pooling(case: Any) -> None:
    project, result, layer, cell = case
    spec: Any = project.layers[0].spec
    assert project.input.image is not None
    x = project.input.image.data.astype(float)
    channel, *place = cell
    dilation = getattr(spec, "dilation", (1, 1))
    spans = [
        [row for row in range(at * s - p, at * s - p + k * d, d) if 0 <= row < size]
        for at, s, p, k, d, size in zip(
            place, spec.stride, spec.padding, spec.kernel, dilation, x.shape[1:], strict=True
        )
    ]
    window = x[channel][np.ix_(*spans)].ravel()
    found = by_kind(mistakes(project, result, layer, cell))
    right = {
        "mean_for_maximum": window.mean(), "minimum": window.min(), "sum_for_maximum": window.sum(),
        "farthest_from_zero": window[np.argmax(np.abs(window))], "first_value": window[0],
        "not_divided": window.sum(), "maximum_for_mean": window.max(), "median": np.median(window),
        "padding_not_counted": window.mean(), "whole_window": window.sum() / math.prod(spec.kernel),
    }  # fmt: skip
    for kind, value in right.items():
        assert all(close(each, float(value)) for each in found.get(kind, ())), kind
    for kind, changes in {"no_padding": {"padding": (0, 0)}, "no_stride": {"stride": (1, 1)}}.items():
        for value in found.get(kind, ()):
            made = replace(spec, **changes).forward(torch.tensor(x)[None].float(), {})[0]
            assert close(value, float(made[cell])), kind


@examples(150)
@given(asked(lambda shape: nets.CURVES))
def test_mistakes_with_curves_and_softmax(case: Any) -> None:
    project, result, layer, cell = case
    spec: Any = project.layers[0].spec
    assert project.input.image is not None
    x = torch.tensor(project.input.image.data).double()
    found = by_kind(mistakes(project, result, layer, cell))
    weights = {name: torch.tensor(each.data).double() for name, each in project.layers[0].weights.items()}
    right: dict[str, Any] = {"sign": -spec.forward(x[None], weights)[0]}
    if isinstance(spec, engine.Softmax):
        power = (x / spec.temperature).exp()
        right |= {
            "score": x, "not_divided": power, "share_of_scores": x / x.sum(0), "no_temperature": x.softmax(0),
            "percent": 100 * power / power.sum(0), "the_others": 1 - power / power.sum(0),
        }  # fmt: skip
    elif isinstance(spec, engine.Dropout):
        right |= {"dropped": 0 * x, "made_larger": x / (1 - spec.rate)}
    else:
        right |= {"skipped": x, "absolute": x.abs(), "relu": x.relu(), "other_side": x.clamp(max=0)}
        right |= {"other_sign": spec.forward(-x[None], weights)[0], "percent": 100 * x.sigmoid()}
        right["power_alone"] = (-x).exp()
        right["no_one"] = x.exp() * getattr(spec, "alpha", 1)
        right |= {"no_alpha": x.expm1(), "slope_for_positive": getattr(spec, "slope", 1) * x}
        right |= own_mistakes(spec, x, weights)
    for kind, value in right.items():
        assert all(close(each, float(value[cell])) for each in found.get(kind, ())), kind


def own_mistakes(spec: Any, x: torch.Tensor, weights: dict[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    """The values of the usual mistakes that only one kind of curve knows."""
    six = (x + 3).clamp(0, 6)
    match spec.kind:
        case "relu6":
            return {"no_floor": x.clamp(max=6)}
        case "hardtanh":
            return {"no_low": x.clamp(max=spec.high), "no_high": x.clamp(min=spec.low)}
        case "silu":
            return {"share_alone": x.sigmoid()}
        case "mish":
            return {"share_alone": nn.functional.softplus(x).tanh()}
        case "hardswish":
            return {"not_divided": x * six, "share_alone": six / 6}
        case "hardsigmoid":
            return {"not_divided": six, "not_moved": x.clamp(0, 6) / 6}
        case "selu":
            return {"no_scale": nn.functional.selu(x) / 1.0507009873554805}
        case "celu":
            return {"not_divided": spec.alpha * x.expm1(), "no_one": spec.alpha * (x / spec.alpha).exp()}
        case "softplus":
            power = (spec.beta * x).exp()
            return {"power_alone": power, "no_logarithm": 1 + power, "not_divided": power.log1p()}
        case "prelu":
            return {"slope_for_positive": weights["weight"].view(-1, *(1,) * (x.ndim - 1)) * x}
        case _:
            return {}


@given(asked(lambda shape: nets.NORMS))
def test_mistakes_with_batch_normalisation(case: Any) -> None:
    project, result, layer, cell = case
    norm = project.layers[0]
    assert project.input.image is not None
    x = float(project.input.image.data[cell])
    weight, bias, mean, variance = (
        float(norm.weights[name].data[cell[0]]) for name in ("weight", "bias", "mean", "variance")
    )
    spread = variance + norm.spec.epsilon
    root = math.sqrt(spread)
    right = {
        "no_shift": (x - mean) / root * weight, "no_scale": (x - mean) / root + bias, "only_normal": (x - mean) / root,
        "no_mean": x / root * weight + bias, "no_root": (x - mean) / spread * weight + bias, "skipped": x,
    }  # fmt: skip
    found = by_kind(mistakes(project, result, layer, cell))
    for kind, value in right.items():
        assert all(close(each, value) for each in found.get(kind, ())), kind


@given(nets.SHAPES, nets.SEEDS, st.data())
def test_mistakes_with_flatten_and_a_fully_connected_layer(shape: Any, seed: int, data: st.DataObject) -> None:
    project = nets.furnished(shape, [engine.Flatten(), engine.Linear(3)], seed)
    result = engine.evaluate(project)
    assert project.input.image is not None
    x = project.input.image.data
    unit = data.draw(st.integers(0, x.size - 1))
    found = by_kind(mistakes(project, result, "flatten", (unit,)))
    for kind, axes in {"channels_last": (1, 2, 0), "by_column": (0, 2, 1)}.items():
        assert all(close(value, float(x.transpose(axes).ravel()[unit])) for value in found.get(kind, ())), kind
    weights = project["linear1"].weights
    found = by_kind(mistakes(project, result, "linear1", (1,)))
    flat, weight, bias = x.ravel().astype(float), weights["weight"].data[1].astype(float), weights["bias"].data[1]
    right = {"no_bias": weight @ flat, "bias_taken_away": weight @ flat - bias, "one_product": (weight * flat).max()}
    right |= {"mean": weight @ flat / flat.size + bias}
    for kind, value in right.items():
        assert all(close(each, float(value)) for each in found.get(kind, ())), kind
    assert all(close(each, flat.sum()) or close(each, flat.sum() + bias) for each in found.get("no_weights", ()))


INTRODUCTION = np.array(
    [[[1, 1, 1, 0, 0], [0, 1, 1, 1, 0], [0, 0, 1, 1, 1], [0, 0, 1, 1, 0], [0, 1, 1, 0, 0]]], np.float32
)


def test_what_is_said_about_the_introductions_example() -> None:
    project = engine.set_image(engine.chain((1, 5, 5), [engine.Conv2d(1, 3)]), INTRODUCTION)
    kernel = np.array([[1, 0, 1], [0, 1, 0], [1, 0, 0]], np.float32)
    project = engine.set_weights(project, "conv1", weight=kernel[None, None], bias=np.array([0.5], np.float32))
    result = engine.evaluate(project)
    said = {
        "3,5": "Right: it is 3.5.",
        "3": "That is the sum of the products: the bias, 0.5, is still to be added.",
        "-3.5": "The size is right, but the sign is not.",
        "4.5": "That is with the kernel mirrored: its left columns lie on the right.",
        "17": "Not yet. Multiply each value with the weight that lies on it, add all products up, then add the bias.",
    }
    for text, words in said.items():
        answer = parse(text)
        assert answer is not None
        assert str(check(answer.value, project, result, "conv1", (0, 0, 0), answer.digits).words) == words


def test_an_answer_rounded_too_far_is_asked_for_more() -> None:
    project = nets.furnished((1, 1, 1), [engine.Sigmoid()], 1)
    project = engine.set_image(project, np.full((1, 1, 1), 0.6, np.float32))  # makes 0.645…
    result = engine.evaluate(project)
    verdict = check(1, project, result, "sigmoid1", (0, 0, 0), 0)
    assert (verdict.right, verdict.near) == (False, True)
    assert check(0.65, project, result, "sigmoid1", (0, 0, 0), 2).right


# --- numbers as people type them -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "value", "digits"),
    [
        ("0,5", 0.5, 1), ("0.50", 0.5, 2), ("−2", -2, 0), ("–2", -2, 0), ("-2", -2, 0), ("1/3", 1 / 3, None),
        ("97 %", 0.97, 2), ("97.5%", 0.975, 3), (".5", 0.5, 1), ("5.", 5, 0), ("1e-3", 0.001, 3), ("12 000", 12000, 0),
        ("-1/4", -0.25, None), ("+3", 3, 0), ("1.5e2", 150, -1),
    ],
)  # fmt: skip
def test_numbers_are_read_as_they_are_typed(text: str, value: float, digits: int | None) -> None:
    answer = parse(text)
    assert answer is not None
    assert math.isclose(answer.value, value)
    assert answer.digits == digits


@pytest.mark.parametrize("text", ["", "x", "1/0", "1/2/3", "--1", "1..2", "/", "nan", "inf", "∞", "%", "e5", "1e999"])
def test_what_is_no_number_is_not_read(text: str) -> None:
    assert parse(text) is None


@given(st.text(max_size=12))
def test_any_text_is_read_or_not(text: str) -> None:
    parse(text)
    parse_shape(text)


# --- sizes ---------------------------------------------------------------------------------------------------------


@examples(150)
@given(nets.projects(most=3))
def test_the_right_size_is_right_and_no_mistake_is(project: engine.Project) -> None:
    layer = project.layers[-1].id
    made = engine.infer(project).shapes[layer]
    assert shape_check(made, project, layer).right
    for mistake in size_mistakes(project, layer):
        assert mistake.shape != made
        verdict = shape_check(mistake.shape, project, layer)
        assert not verdict.right
        assert verdict.mistake is not None
        assert verdict.mistake.shape == mistake.shape


@examples(150)
@given(nets.SHAPES, st.data())
def test_a_forgotten_hyperparameter_gives_the_size_without_it(shape: Any, data: st.DataObject) -> None:
    spec: Any = data.draw((nets.convolutions(shape[0]) | nets.poolings()).filter(
        lambda each: isinstance(each.output_shape(shape), tuple)
    ))  # fmt: skip
    project = engine.chain(shape, [spec])
    found = {each.kind: each.shape for each in size_mistakes(project, project.layers[0].id)}
    plain = {"no_padding": ("padding", 0), "no_stride": ("stride", 1), "no_dilation": ("dilation", 1)}
    for kind, (name, value) in plain.items():
        if kind in found:
            without = {name: (value, value)} | ({"padding_end": (0, 0)} if name == "padding" else {})
            assert replace(spec, **without).geometry.output_size(shape[1:]) == found[kind][1:], kind
    made = engine.infer(project).shapes[project.layers[0].id]
    if "no_one" in found:
        assert found["no_one"] == (made[0], made[1] - 1, made[2] - 1)
    if "ceil_for_floor" in found:
        assert all(0 <= up - down <= 1 for up, down in zip(found["ceil_for_floor"][1:], made[1:], strict=True))


@pytest.mark.parametrize(
    ("answer", "spec", "kind"),
    [
        ((8, 14, 14), engine.Conv2d(8, 3, stride=2), "ceil_for_floor"),
        ((8, 26, 26), engine.Conv2d(8, 3, padding=1), "no_padding"),
        ((26, 26), engine.Conv2d(8, 3, dilation=2), "no_dilation"),
        ((1, 28, 28), engine.Conv2d(8, 3, padding=1), "channels_for_filters"),
        ((25, 25), engine.Conv2d(8, 3), "no_one"),
        ((28, 28, 8), engine.Conv2d(8, 3, padding=1), "maps_last"),
        ((1, 14, 14), engine.MaxPool2d(2, 1), None),
        ((28 * 28,), engine.Flatten(), None),
    ],
)  # fmt: skip
def test_wrong_sizes_are_diagnosed(answer: Any, spec: engine.Spec, kind: str | None) -> None:
    project = engine.chain((1, 28, 28), [spec])
    verdict = shape_check(answer, project, project.layers[0].id)
    assert (verdict.mistake.kind if verdict.mistake else None) == kind


@pytest.mark.parametrize(
    ("text", "shape"), [("8 × 28 × 28", (8, 28, 28)), ("28x28", (28, 28)), ("10", (10,)), ("(8, 4, 4)", (8, 4, 4))]
)
def test_sizes_are_read_as_they_are_typed(text: str, shape: tuple[int, ...]) -> None:
    assert parse_shape(text) == shape


# --- what is hidden ------------------------------------------------------------------------------------------------


@examples(150)
@given(asked())
def test_what_is_hidden_does_not_give_the_value_away(case: Any) -> None:
    project, result, layer, cell = case
    told = explain(project, result, layer, cell)
    hidden = with_hidden(told)
    assert has_hidden(hidden)
    assert not has_hidden(told)
    assert math.isnan(hidden.trace.value)
    assert [line.value for line in hidden.lines if line.kind == "value"] in ([HIDDEN], [])
    assert all(group.total == HIDDEN for group in hidden.groups)
    if told.rule in ("max", "copy", "function"):
        given_lines = {line.value for line in hidden.lines if line.kind == "term"}
        assert told.rule == "function" or given_lines <= {HIDDEN}
    assert all(set(group.products) <= {HIDDEN} for group in hidden.groups), "adding up is left to whoever predicts"
