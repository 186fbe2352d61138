"""Explanations: printed numbers add up to the last digit and are true, for every layer kind and any numbers."""

from __future__ import annotations

import math
import re
import tracemalloc
from collections.abc import Sequence
from decimal import Context, Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import engine
from engine import INPUT
from engine.explain.as_text import latex, plain
from engine.explain.explain import Explanation, Group, Line, explain, origin
from engine.explain.rounding import added, balanced, decimals_of, exactly, needed
from engine.values.messages import Message
from engine.values.numerals import printed, ungrouped
from tests.engine import networks as nets
from tests.laws import examples

EXACT = Context(prec=200)
MODEST = st.floats(-1e6, 1e6, allow_nan=False)
ANY = st.floats(allow_nan=False, allow_infinity=False, width=32)


def total_of(texts: Sequence[str]) -> Decimal:
    """The sum of printed numbers, digit by digit."""
    whole = Decimal(0)
    for text in texts:
        whole = EXACT.add(whole, Decimal(ungrouped(text)))
    return whole


def read(text: str) -> Decimal:
    return Decimal(ungrouped(text))


def assert_true(text: str, number: float) -> None:
    """The printed number is the nearest one of so many decimals."""
    if not math.isfinite(number):
        assert exactly(text) is None
        return
    off = abs(Fraction(read(text)) - Fraction(number))
    assert off <= Fraction(1, 2 * 10 ** decimals_of(text)), (text, number)
    assert "-" not in text
    assert not re.fullmatch(r"−0(\.0*)?", text)


def made(spec: engine.Spec, shape: tuple[int, ...], seed: int = 0) -> tuple[engine.Project, engine.Result]:
    """A network of one layer, and of what it needs before it."""
    before = [] if isinstance(spec.output_shape(shape), tuple) else [engine.Flatten()]
    project = nets.furnished(shape, [*before, spec], seed)
    return project, engine.evaluate(project)


def picture_of(rows: Sequence[Sequence[float]], spec: engine.Spec) -> engine.Project:
    project = engine.chain((1, len(rows), len(rows[0])), [spec])
    return engine.set_image(project, np.array(rows, np.float32))


# --- rounding --------------------------------------------------------------------------------------------------


@examples(300)
@given(st.lists(MODEST | ANY, max_size=30), st.none() | MODEST | ANY, st.none() | st.integers(0, 12))
def test_printed_parts_and_rest_add_up_and_are_true(
    parts: list[float], other: float | None, decimals: int | None
) -> None:
    total = math.fsum(parts) if other is None else other
    balance = balanced(parts, total, decimals)
    assert total_of([*balance.parts, balance.rest or "0"]) == read(balance.total)
    assert (balance.rest == "") == (total_of(balance.parts) == read(balance.total))
    for text, number in zip([*balance.parts, balance.total], [*parts, total], strict=True):
        assert_true(text, number)
        assert decimals_of(text) == balance.decimals
    assert balance.rest == "" or decimals_of(balance.rest) == balance.decimals
    first = needed([*parts, total]) if decimals is None else decimals
    assert first <= balance.decimals <= max(first, min(first + 2, 12))


@given(st.lists(MODEST, min_size=1, max_size=12), st.integers(0, 6), st.integers(1, 5))
def test_more_decimals_are_spent_only_to_do_without_a_rest(parts: list[float], decimals: int, tries: int) -> None:
    total = math.fsum(parts)
    balance = balanced(parts, total, decimals, tries)
    alone = [balanced(parts, total, each, tries=1) for each in range(decimals, decimals + tries)]
    assert balance == next((each for each in alone if not each.rest), alone[0])


@given(st.lists(st.integers(-(10**6), 10**6), max_size=9))
def test_whole_numbers_stay_whole(numbers: list[int]) -> None:
    balance = balanced([float(number) for number in numbers], float(sum(numbers)))
    assert [ungrouped(text) for text in balance.parts] == [str(number) for number in numbers]
    assert (balance.decimals, balance.rest) == (0, "")


@pytest.mark.parametrize(
    ("numbers", "decimals"),
    [
        ([0.37, -0.123], 2), ([99.97], 2), ([0.123, 612.34], 2), ([1234.56], 1), ([98765.4321], 0), ([0.04567], 3),
        ([0.00012345], 5), ([1e-30], 12), ([0.5, 0.25], 2), ([0.5, -1.5], 1), ([12, 4, -7], 0), ([], 0), ([0.0], 0),
        ([math.inf, 0.37, math.nan], 2), ([math.nan], 0),
    ],
)  # fmt: skip
def test_as_many_decimals_as_the_largest_number_needs(numbers: list[float], decimals: int) -> None:
    assert needed(numbers) == decimals


def test_numbers_are_written_as_people_write_them() -> None:
    assert [printed(each, 2) for each in (-0.374, -0.001, 0.0, -0.0, 7)] == ["−0.37", "0.00", "0.00", "0.00", "7.00"]
    assert printed(-16_777_216.5, 1) == "−16\u202f777\u202f216.5"
    assert [printed(each, 1) for each in (math.inf, -math.inf, math.nan)] == ["∞", "−∞", "not a number"]


@given(st.lists(st.floats(width=32), min_size=1, max_size=5), st.floats(width=32))
def test_a_sum_that_is_none_is_printed_as_it_is(parts: list[float], total: float) -> None:
    balance = balanced(parts, total)
    if not all(map(math.isfinite, [*parts, total])):
        assert balance.rest == ""
    assert [exactly(text) is None for text in balance.parts] == [not math.isfinite(part) for part in parts]


@given(st.lists(ANY, max_size=9), st.integers(0, 12))
def test_printed_numbers_are_added_without_a_loss(numbers: list[float], decimals: int) -> None:
    texts = [printed(number, decimals) for number in numbers]
    assert read(added(texts)) == total_of(texts)


def test_a_sum_with_infinity_in_it_is_infinite() -> None:
    assert added(["1.5", "∞"]) == "∞"
    assert added(["−∞", "∞", "0.5"]) == "not a number"


# --- every explanation -----------------------------------------------------------------------------------------


def kinds(lines: Sequence[Line], *wanted: str) -> list[Line]:
    return [line for line in lines if line.kind in wanted]


def texts(lines: Sequence[Line]) -> list[str]:
    return [line.value for line in lines]


def is_finite(explanation: Explanation) -> bool:
    trace = explanation.trace
    sizes = [trace.terms.values, trace.terms.products, [trace.value, trace.total, trace.bias]]
    return all(np.isfinite(each).all() for each in sizes)


def is_modest(explanation: Explanation) -> bool:
    """Whether sums of 64-bit numbers are exact to the printed digit."""
    terms = explanation.trace.terms
    return is_finite(explanation) and max(np.abs(terms.values).max(), np.abs(terms.products).max()) < 1e6


def check(explanation: Explanation) -> None:
    """All laws that hold for any explanation."""
    *told, last = explanation.lines
    assert (last.kind, last.value) == ("value", explanation.value)
    assert not kinds(told, "value")
    assert_true(explanation.value, explanation.trace.value)
    for line in explanation.lines:
        assert str(line.label)
        assert (line.value == "") == (line.kind == "note")
        assert line.kind != "rest" or not read(line.value).is_zero()
    differs = any("exact" in str(line.label) for line in kinds(told, "note"))  # what 24 binary digits gave, from it
    if is_modest(explanation) and not differs:
        for line in kinds(told, "rest"):
            count = len(told) + (len(explanation.trace.terms) if explanation.rule == "mean" else 0)
            assert_is_rounding(line.value, count)
    CHECKS[explanation.rule](explanation)
    for group in explanation.groups:
        check_group(group, differs)
    check_twins(explanation)


def assert_is_rounding(rest: str, count: int) -> None:
    """The rest is no more than so many rounded numbers can lack."""
    assert abs(Fraction(read(rest))) <= Fraction(count, 2 * 10 ** decimals_of(rest))


def check_group(group: Group, differs: bool) -> None:
    """Its printed products and the rest add up to its total.

    Args:
        differs: whether a note says that the network computed another value than the exact one.
    """
    size = math.prod(group.shape)
    columns: list[Sequence[Any]] = [group.cells, group.values, group.weights, group.products, group.padding]
    assert all(len(column) == size for column in columns)
    for text, number in zip(group.values + group.weights + group.products, raw(group), strict=True):
        assert_true(text, number)
    if np.isfinite(group.raw_products).all() and exactly(group.total) is not None:
        assert total_of([*group.products, group.rest or "0"]) == read(group.total)
        assert (group.rest == "") == (total_of(group.products) == read(group.total))
        if np.abs(group.raw_products).max() < 1e6 and not differs:
            assert_is_rounding(group.rest or "0", size + 2)
    else:
        assert group.rest == ""


def raw(group: Group) -> list[float]:
    return [*group.raw_values.tolist(), *group.raw_weights.tolist(), *group.raw_products.tolist()]


def check_sum(explanation: Explanation) -> None:
    added_up = kinds(explanation.lines, "channel", "term", "sum", "bias", "rest")
    if is_finite(explanation):
        assert total_of(texts(added_up)) == read(explanation.value)
    for line in added_up:
        if line.kind != "rest":
            assert_true(line.value, line.number)
            assert exactly(line.value) is None or decimals_of(line.value) == explanation.decimals
    channels = kinds(explanation.lines, "channel")
    assert len(channels) == len(explanation.groups)
    for line, group in zip(channels, explanation.groups, strict=True):
        assert (line.value, line.label) == (group.total, group.label)


def check_max(explanation: Explanation) -> None:
    (winner,) = kinds(explanation.lines, "term")
    (group,) = explanation.groups
    assert winner.value == explanation.value
    assert winner.cell == group.cells[int(np.argmax(group.raw_weights))]
    assert group.total == explanation.value


def check_mean(explanation: Explanation) -> None:
    (whole,) = kinds(explanation.lines, "sum")
    (divisor,) = kinds(explanation.lines, "step")
    assert int(read(divisor.value)) == explanation.trace.total
    assert_true(whole.value, whole.number)
    for group in explanation.groups:
        if is_finite(explanation):
            assert total_of([*group.values, *texts(kinds(explanation.lines, "rest"))]) == read(whole.value)
    check_quotient(explanation, whole.value, divisor.value)


def check_quotient(explanation: Explanation, above: str, below: str) -> None:
    """The printed quotient is that of the printed numbers, or a note says that it is not."""
    if exactly(above) is None or exactly(below) is None or exactly(explanation.value) is None:
        return
    if read(below).is_zero() or any("quotient" in str(line.label) for line in kinds(explanation.lines, "note")):
        return
    quotient = Fraction(read(above)) / Fraction(read(below))
    assert abs(quotient - Fraction(read(explanation.value))) <= Fraction(1, 2 * 10 ** decimals_of(explanation.value))


def check_function(explanation: Explanation) -> None:
    (given_x,) = kinds(explanation.lines, "term")
    (step,) = kinds(explanation.lines, "step")
    assert_true(given_x.value, explanation.trace.terms[0].value)
    assert given_x.cell == explanation.trace.terms[0].cell == explanation.cell
    assert step.value == explanation.value


def check_copy(explanation: Explanation) -> None:
    (given_x,) = kinds(explanation.lines, "term")
    assert given_x.value == explanation.value
    for step in kinds(explanation.lines, "step"):
        formula = str(step.label).partition(", ")[2].replace("·", "*")
        assert eval(formula) == int(step.value) == explanation.cell[0]


def check_normalise(explanation: Explanation) -> None:
    x, less, divided, scaled = kinds(explanation.lines, "term", "step")
    (bias,) = kinds(explanation.lines, "bias")
    order = [line for line in explanation.lines if line.kind != "note"]
    rests = {before.kind: each.value for before, each in pairwise(order) if each.kind == "rest"}
    for line in (x, less, divided, scaled, bias):
        assert_true(line.value, line.number)
    if is_finite(explanation) and all(exactly(line.value) is not None for line in (x, less, divided, scaled, bias)):
        mean = EXACT.minus(read(less.factors[0]))
        assert EXACT.add(mean, total_of([x.value, rests.get("step", "0")])) == read(less.value)
        assert total_of([scaled.value, bias.value, rests.get("bias", "0")]) == read(explanation.value)

    for line in kinds(explanation.lines, "note"):
        known = dict(line.label.values) if isinstance(line.label, Message) else {}
        if (
            is_finite(explanation)
            and "total" in known
            and not any("quotient" in str(each.label) for each in kinds(explanation.lines, "note"))
        ):
            total, count, quotient = (read(str(known[name])) for name in ("total", "count", "mean"))
            off = abs(Fraction(total) / Fraction(count) - Fraction(quotient))
            assert off <= Fraction(1, 2 * 10 ** decimals_of(str(known["mean"])))


def check_softmax(explanation: Explanation) -> None:
    *_, whole, quotient = kinds(explanation.lines, "step")
    assert quotient.value == explanation.value
    if not is_finite(explanation):
        return
    assert total_of(texts(kinds(explanation.lines, "term", "sum", "rest"))) == read(whole.value)
    (own,) = (line for line in kinds(explanation.lines, "term") if line.cell == explanation.cell)
    check_quotient(explanation, own.value, whole.value)


def check_log_softmax(explanation: Explanation) -> None:
    whole, logarithm, last = kinds(explanation.lines, "step")
    after = explanation.lines[explanation.lines.index(last) :]
    assert last.value == explanation.value
    if not is_finite(explanation):
        return
    assert total_of(texts([*kinds(explanation.lines, "term", "sum"), *_rests(explanation, whole)])) == read(whole.value)
    score, largest, less = str(last.label).removeprefix("less both: ").split(" − ")
    assert "(−0.0000)" not in (largest, less)
    less, largest = (text.strip("()") for text in (less, largest))
    assert read(less) == read(logarithm.value)
    subtracted = [EXACT.minus(read(text)) for text in (largest, less)]
    added_up = EXACT.add(read(score), EXACT.add(*subtracted))
    assert EXACT.add(added_up, total_of(texts(kinds(after, "rest")) or ["0"])) == read(explanation.value)


def _rests(explanation: Explanation, before: Line) -> list[Line]:
    return kinds(explanation.lines[: explanation.lines.index(before)], "rest")


def check_scale(explanation: Explanation) -> None:
    (x,) = kinds(explanation.lines, "term")
    (scaled,) = kinds(explanation.lines, "step")
    (bias,) = kinds(explanation.lines, "bias")
    for line in (x, scaled, bias):
        assert_true(line.value, line.number)
    if is_finite(explanation):
        rests = texts(kinds(explanation.lines, "rest"))
        assert total_of([scaled.value, bias.value, *rests]) == read(explanation.value)


def check_response(explanation: Explanation) -> None:
    whole, base, divisor, quotient = kinds(explanation.lines, "step")
    assert quotient.value == explanation.value
    if not is_finite(explanation):
        return
    assert total_of(texts(kinds(explanation.lines, "term", "rest"))) == read(whole.value)
    for line in (whole, base, divisor):
        assert_true(line.value, line.number)
    above, below = str(quotient.label).split(" ÷ ")
    assert below == divisor.value
    check_quotient(explanation, above, below)


CHECKS = {
    "sum": check_sum,
    "max": check_max,
    "mean": check_mean,
    "function": check_function,
    "copy": check_copy,
    "normalise": check_normalise,
    "softmax": check_softmax,
    "logsoftmax": check_log_softmax,
    "scale": check_scale,
    "response": check_response,
}


def check_twins(explanation: Explanation) -> None:
    spoken = plain(explanation)
    assert spoken.splitlines()[0] == f"{explanation.title} = {explanation.value}"
    for line in kinds(explanation.lines, "bias", "rest", "value", "note", "step", "sum"):
        assert str(line.label) in spoken
        assert line.value in spoken
    check_latex(latex(explanation))


def check_latex(text: str) -> None:
    assert text.count(r"\begin{aligned}") == text.count(r"\end{aligned}") == 1
    depth = 0
    for found in re.finditer(r"\\.|[{}$%#_^&~]", text):
        depth += {"{": 1, "}": -1}.get(found[0], 0)
        assert depth >= 0
        assert found[0] not in ("%", "#", "_", "~")
    assert depth == 0
    assert len(re.findall(r"(?<!\\)\$", text)) % 2 == 0
    rows = text.split(r"\begin{aligned}")[1].split(r"\end{aligned}")[0].split("\\\\\n")
    assert all(len(re.findall(r"(?<!\\)&", row)) == 1 for row in rows)
    assert "−" not in text
    assert "∞" not in text


@examples(150)
@given(st.data(), nets.projects())
def test_everything_adds_up_in_any_network(data: st.DataObject, project: engine.Project) -> None:
    result = engine.evaluate(project)
    for layer in project.layers:
        cell = data.draw(nets.cells(result[layer.id].shape))
        explanation = explain(project, result, layer.id, cell)
        check(explanation)
        assert (explanation.layer, explanation.cell, explanation.source) == (layer.id, cell, layer.inputs[0])
        has_notes = explanation.rule in ("softmax", "mean", "copy", "logsoftmax", "response") or "count" in dict(
            explanation.trace.parts
        )
        assert has_notes or not kinds(explanation.lines, "note")


@examples(100)
@given(st.data(), nets.projects(), nets.SEEDS)
def test_numbers_that_are_none_are_explained_too(data: st.DataObject, project: engine.Project, seed: int) -> None:
    odd = nets.with_odd_numbers(project, np.random.default_rng(seed))
    result = engine.evaluate(odd)
    for layer in odd.layers:
        check(explain(odd, result, layer.id, data.draw(nets.cells(result[layer.id].shape))))


@pytest.mark.parametrize("kind", [each.kind for each in nets.ONE_INPUT])
@pytest.mark.parametrize("seed", range(5))
def test_every_layer_kind_is_explained(kind: str, seed: int) -> None:
    project, result = made(engine.LAYERS[kind](), (4, 4, 4), seed)
    last = project.layers[-1].id
    cells = [*np.ndindex(result[last].shape)]
    for cell in cells if len(cells) <= 256 else cells[seed::5]:  # all of them, by five networks
        check(explain(project, result, last, cell))


@examples(100)
@given(st.data(), nets.projects())
def test_all_cells_of_a_map_are_told_with_the_same_digits(data: st.DataObject, project: engine.Project) -> None:
    result = engine.evaluate(project)
    layer = data.draw(st.sampled_from(project.layers))
    shape = result[layer.id].shape
    first = data.draw(nets.cells(shape))
    digits = explain(project, result, layer.id, first).digits
    for _ in range(4):
        cell = (first[0], *data.draw(nets.cells(shape))[1:]) if len(shape) == 3 else data.draw(nets.cells(shape))
        told = explain(project, result, layer.id, cell)
        assert told.digits == digits
        assert (told.decimals, decimals_of(told.value)) == (digits.value, digits.value)
        assert len(told.value) <= len(digits.longest)
        for line in kinds(told.lines, "channel", "term", "sum", "bias"):
            limit = digits.longest_sum if line.kind in ("channel", "sum") else digits.longest_part
            assert len(line.value) <= len(limit), line
        assert not (digits.is_exact and kinds(told.lines, "rest"))
        for group in told.groups:
            for texts_, longest in (
                (group.values, digits.longest_value),
                (group.weights, digits.longest_weight),
                ((*group.products, group.total), max(digits.longest_part, digits.longest_sum, key=len)),
            ):
                if told.rule == "sum" or texts_ is group.values:
                    assert {decimals_of(text) for text in texts_} == {decimals_of(longest)}
                    assert max(map(len, texts_)) <= len(longest)


def test_what_cannot_be_traced_is_refused() -> None:
    project, result = made(engine.ReLU(), (1, 2, 2))
    for layer, cell in (("nobody", (0, 0, 0)), ("relu1", (0, 2, 0)), ("relu1", (0,)), ("input", (0, 0, 0))):
        with pytest.raises(engine.EngineError):
            explain(project, result, layer, cell)


# --- the numbers of the literature -----------------------------------------------------------------------------

DUMOULIN = [[3, 3, 2, 1, 0], [0, 0, 1, 3, 1], [3, 1, 2, 2, 3], [2, 0, 0, 2, 2], [2, 0, 0, 0, 1]]


@pytest.mark.parametrize(
    ("fields", "rows"),
    [
        ({}, ["12 12 17", "10 17 19", "9 6 14"]),
        ({"stride": 2, "padding": 1}, ["6 17 3", "8 17 13", "6 4 4"]),
        ({"flip": True}, ["18 20 19", "10 9 17", "11 8 14"]),
    ],
)
def test_worked_convolutions_are_told_in_whole_numbers(fields: dict[str, Any], rows: list[str]) -> None:
    project = picture_of(DUMOULIN, engine.Conv2d(filters=1, kernel=3, bias=False, **fields))
    project = engine.set_weights(project, "conv1", weight=np.array([[[[0, 1, 2], [2, 2, 0], [0, 1, 2]]]], np.float32))
    result = engine.evaluate(project)
    for row, wanted in enumerate(rows):
        for column, value in enumerate(wanted.split()):
            explanation = explain(project, result, "conv1", (0, row, column))
            check(explanation)
            assert [(line.kind, line.value) for line in explanation.lines] == [("channel", value), ("value", value)]
            assert all("." not in text for text in explanation.groups[0].products)


def test_the_lessons_binary_image_is_told_in_whole_numbers() -> None:
    rows = [[1, 1, 1, 0, 0], [0, 1, 1, 1, 0], [0, 0, 1, 1, 1], [0, 0, 1, 1, 0], [0, 1, 1, 0, 0]]
    project = picture_of(rows, engine.Conv2d(filters=1, kernel=3, bias=False))
    project = engine.set_weights(project, "conv1", weight=np.array([[[[1, 0, 1], [0, 1, 0], [1, 0, 1]]]], np.float32))
    explanation = explain(project, engine.evaluate(project), "conv1", (0, 0, 0))
    assert (explanation.value, explanation.groups[0].rest) == ("4", "")
    assert explanation.groups[0].products == ("1", "0", "1", "0", "1", "0", "0", "0", "1")


POOLED = [[12, 20, 30, 0], [8, 12, 2, 0], [34, 70, 37, 4], [112, 100, 25, 12]]


def test_worked_poolings() -> None:
    project = picture_of(POOLED, engine.MaxPool2d(kernel=2, stride=2))
    explained = explain(project, engine.evaluate(project), "pool1", (0, 1, 0))
    assert [(line.kind, line.value, line.cell) for line in explained.lines] == [
        ("term", "112", (0, 3, 0)), ("value", "112", None),
    ]  # fmt: skip
    project = engine.set_spec(project, "pool1", engine.AvgPool2d(kernel=2, stride=2))
    result = engine.evaluate(project)
    told = {cell: explain(project, result, "pool1", (0, *cell)) for cell in np.ndindex(2, 2)}
    assert [each.value for each in told.values()] == ["13.0", "8.0", "79.0", "19.5"]
    assert [(line.kind, line.value) for line in told[1, 1].lines] == [("sum", "78"), ("step", "4"), ("value", "19.5")]
    assert told[1, 1].groups[0].values == ("37", "4", "25", "12")


def test_a_sum_that_is_divided_has_the_decimals_that_its_quotient_asks_for() -> None:
    project = picture_of([[0.5012, -0.488]], engine.AvgPool2d(kernel=(1, 2)))
    explained = explain(project, engine.evaluate(project), "pool1", (0, 0, 0))
    assert [(line.kind, line.value) for line in explained.lines] == [
        ("sum", "0.0132"), ("step", "2"), ("value", "0.0066"),
    ]  # fmt: skip


def test_padding_in_a_mean_is_said() -> None:
    project = picture_of(POOLED, engine.AvgPool2d(kernel=2, stride=2, padding=1))
    explained = explain(project, engine.evaluate(project), "pool1", (0, 0, 0))
    assert [(line.kind, line.value) for line in explained.lines] == [
        ("sum", "12"), ("step", "4"), ("note", ""), ("value", "3.00"),
    ]  # fmt: skip
    assert str(explained.lines[2].label) == "3 of the 4 are padding, which counts as 0."


def test_worked_softmax() -> None:
    project = engine.set_image(engine.chain((3, 1, 1), [engine.Flatten(), engine.Softmax()]), [[[2.0]], [[1]], [[0.1]]])
    explained = explain(project, engine.evaluate(project), "softmax", (0,))
    check(explained)
    assert explained.value == "0.6590"
    assert [str(line.label) for line in kinds(explained.lines, "term")] == [
        f"exp of input[{channel}] row 0, column 0 less the largest" for channel in range(3)
    ]
    assert [line.factors for line in kinds(explained.lines, "term")] == [("2.00",), ("1.00",), ("0.10",)]


# --- what is told of each kind ---------------------------------------------------------------------------------


def test_a_large_vector_is_told_by_its_largest_terms() -> None:
    project, result = made(engine.Linear(units=2), (4, 5, 6))
    explained = explain(project, result, "linear1", (1,))
    products = explained.trace.terms.products
    terms = kinds(explained.lines, "term")
    by_size = np.sort(products)
    assert [line.number for line in terms] == [*by_size[::-1][:6], *by_size[:6]]
    assert [str(line.label) for line in kinds(explained.lines, "sum")] == [f"the other {120 - 12} terms"]
    for line in terms:
        assert line.cell is not None
        channel, row, column = np.unravel_index(line.cell[0], (4, 5, 6))
        assert str(line.label) == f"input[{channel}] row {row}, column {column}"
        value, weight = line.factors
        assert_true(value, explained.trace.terms[line.cell[0]].value)
        assert_true(weight, explained.trace.terms[line.cell[0]].weight)


def test_numbers_come_from_before_what_only_hands_them_on() -> None:
    chosen = [engine.ReLU(), engine.Dropout(), engine.Flatten(), engine.Dropout(), engine.Linear(units=3)]
    project = nets.furnished((2, 3, 4), [*chosen, engine.Linear(units=2)], 0)
    result = engine.evaluate(project)
    assert origin(project, result, "dropout2", (17,)) == ("relu1", (1, 1, 1))
    assert origin(project, result, "linear1", (2,)) == ("linear1", (2,))
    assert origin(project, result, "input", (0, 1, 2)) == ("input", (0, 1, 2))
    assert str(explain(project, result, "linear2", (0,)).lines[0].label).startswith("linear1[")


def test_a_window_says_what_is_padding() -> None:
    project, result = made(engine.Conv2d(filters=1, padding=1), (2, 3, 3))
    explained = explain(project, result, "conv1", (0, 0, 0))
    for group in explained.groups:
        assert group.padding == (True, True, True, True, False, False, True, False, False)
        assert [cell is None for cell in group.cells] == list(group.padding)
        assert {value for value, outside in zip(group.values, group.padding, strict=True) if outside} == {"0.00"}
    assert "window row 0 (padding in column 0, 1, 2): 0.00 × " in plain(explained)


def test_the_group_that_is_read_is_the_one_that_is_told() -> None:
    project, result = made(engine.Conv2d(filters=4, groups=2), (4, 3, 3))
    explained = explain(project, result, "conv1", (3, 0, 0))
    assert [str(line.label) for line in explained.lines] == ["input[2]", "input[3]", "bias", "value"]
    assert {cell[0] for cell in explained.groups[-1].cells if cell} == {3}
    assert [group.label for group in explained.groups[:]] == [line.label for line in explained.lines[:2]]


@pytest.mark.parametrize(
    ("spec", "x", "said"),
    [
        (engine.ReLU(), -0.37, "max(0, −0.37) = 0"),
        (engine.LeakyReLU(slope=0.1), -0.5, "0.1 · (−0.5) = −0.050"),
        (engine.LeakyReLU(slope=0.1), 0.5, "0.5, which is positive and stays = 0.5"),
        (engine.ELU(alpha=2), -0.5, "2 · (exp(−0.5) − 1) = −0.79"),
        (engine.GELU(), -0.5, "−0.5 · Φ(−0.5) = −0.5 · 0.3085 = −0.15"),
        (engine.Sigmoid(), 0.5, "1 / (1 + exp(−0.5)) = 0.62"),
        (engine.Tanh(), -0.5, "tanh(−0.5) = −0.46"),
        (engine.ReLU6(), 7, "min(max(0, 7), 6) = 6"),
        (engine.Hardtanh(low=-2, high=0.5), 1, "min(max(−2, 1), 0.5) = 0.5"),
        (engine.SiLU(), -0.5, "−0.5 · sigmoid(−0.5) = −0.5 · 0.3775 = −0.19"),
        (engine.Mish(), -0.5, "−0.5 · tanh(log(1 + exp(−0.5))) = −0.5 · 0.4415 = −0.22"),
        (engine.Hardswish(), -0.5, "−0.5 · max(0, −0.5 + 3) / 6 = −0.21"),
        (engine.Hardswish(), 3.5, "3.5, which is at least 3 and stays = 3.5"),
        (engine.Hardsigmoid(), -0.5, "min(max(0, −0.5 + 3), 6) / 6 = 0.42"),
        (engine.SELU(), -0.5, "1.7581 · (exp(−0.5) − 1) = −0.69"),
        (engine.SELU(), 0.5, "1.0507 · 0.5 = 0.53"),
        (engine.CELU(alpha=2), -0.5, "2 · (exp(−0.5 / 2) − 1) = −0.44"),
        (engine.Softplus(), -0.5, "log(1 + exp(−0.5)) = 0.47"),
        (engine.Softplus(beta=2), 0.5, "log(1 + exp(2 · 0.5)) / 2 = 0.66"),
        (engine.Softplus(), 21, "21, which is so far above zero that it stays = 21"),
        (engine.PReLU(), -2, "0.25 · (−2) = −0.5"),
    ],
)
def test_a_curve_is_told_with_the_number_put_in(spec: engine.Spec, x: float, said: str) -> None:
    project = picture_of([[x]], spec)
    explained = explain(project, engine.evaluate(project), project.layers[0].id, (0, 0, 0))
    assert said in plain(explained).splitlines()


def test_a_norm_is_told_step_by_step() -> None:
    project = picture_of([[3.0]], engine.BatchNorm2d(epsilon=2.0**-2))
    project = engine.set_weights(project, "norm1", mean=[1], variance=[0.75], weight=[-4], bias=[0.5])
    explained = explain(project, engine.evaluate(project), "norm1", (0, 0, 0))
    assert plain(explained).splitlines() == [
        "norm1[0] row 0, column 0 = −7.5",
        "x, from input[0] row 0, column 0 = 3.0",
        "− 1.0 (mean) = 2.0",
        "÷ √(0.75 + 0.25) = ÷ 1.0 = 2.0",
        "× (−4.0) (weight) = −8.0",
        "bias = 0.5",
        "value = −7.5",
    ]


def test_where_float32_shows_it_is_said() -> None:
    project = picture_of([[2.0**24, 1]], engine.Conv2d(filters=1, kernel=(1, 2)))
    project = engine.set_weights(project, "conv1", weight=np.ones((1, 1, 1, 2), np.float32), bias=[0])
    explained = explain(project, engine.evaluate(project), "conv1", (0, 0, 0))
    check(explained)
    assert explained.value == "16\u202f777\u202f216"
    assert texts(kinds(explained.lines, "rest")) == ["−1"]
    (note,) = kinds(explained.lines, "note")
    assert str(note.label) == "The network computes with 24 binary digits. The exact value is 16\u202f777\u202f217."


def test_where_float32_ends_it_is_said() -> None:
    project = picture_of([[3e38, 3e38]], engine.Conv2d(filters=1, kernel=(1, 2), bias=False))
    project = engine.set_weights(project, "conv1", weight=np.ones((1, 1, 1, 2), np.float32))
    explained = explain(project, engine.evaluate(project), "conv1", (0, 0, 0))
    check(explained)
    assert explained.value == "∞"
    assert "end at 3.4e38" in str(kinds(explained.lines, "note")[0].label)


def test_a_small_value_of_large_terms_keeps_two_digits() -> None:
    project = picture_of([[1.0, 0.9969]], engine.Conv2d(filters=1, kernel=(1, 2), bias=False))
    project = engine.set_weights(project, "conv1", weight=np.array([[[[1, -1]]]], np.float32))
    assert explain(project, engine.evaluate(project), "conv1", (0, 0, 0)).value == "0.0031"


def test_what_is_left_of_equal_terms_is_not_told_to_the_ninth_digit() -> None:
    project = picture_of([[0.3, 0.3, 0.3]], engine.Conv2d(filters=1, kernel=(1, 3), bias=False))
    project = engine.set_weights(project, "conv1", weight=np.array([[[[0.1, 0.2, -0.3]]]], np.float32))
    explained = explain(project, engine.evaluate(project), "conv1", (0, 0, 0))
    assert explained.trace.total != 0
    assert (explained.value, explained.groups[0].products) == ("0.000", ("0.030", "0.060", "−0.090"))


# --- large ones ------------------------------------------------------------------------------------------------


def test_a_mean_of_very_many_is_told_by_count_sum_and_divisor() -> None:
    project, result = made(engine.GlobalAvgPool(), (1, 80, 70))
    explained = explain(project, result, "gap1", (0, 0, 0))
    check(explained)
    assert len(explained.groups) == 0
    assert [line.kind for line in explained.lines] == ["sum", "step", "value"]
    assert str(explained.lines[0].label) == "the sum of 5\u202f600 cells"
    assert "the other 5\u202f588 terms" in plain(explained)


def test_a_mean_of_very_many_takes_no_memory_for_each_of_them() -> None:
    project, result = made(engine.GlobalAvgPool(), (1, 2000, 2500))
    given = result.outputs[INPUT].maps[0]
    tracemalloc.start()
    try:
        explained = explain(project, result, "gap1", (0, 0, 0))
        assert "the sum of" in str(explained.lines[0].label)
        assert explained.trace.terms[-1].cell == (0, 1999, 2499)
        assert "the other 4\u202f999\u202f988 terms" in plain(explained)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < given.nbytes / 2


def test_very_many_channels_are_summed_up_in_the_twin() -> None:
    project, result = made(engine.Conv2d(filters=1), (64, 3, 3))
    explained = explain(project, result, "conv1", (0, 0, 0))
    check(explained)
    rows = [row.rpartition(" = ") for row in plain(explained).splitlines()]
    top = {label: value for label, _, value in rows if not label.startswith(" ")}
    summed = [value for label, value in top.items() if re.match(r"input|the other|bias|rounding", label)]
    assert "the other 52 channels" in top
    assert total_of(summed) == read(explained.value)
    inner = [value for label, _, value in rows if label.startswith(" ")]
    assert total_of(inner) == read(top["the sum of 576 terms, the largest first"])


def test_very_many_classes_are_told_by_the_largest() -> None:
    project, result = made(engine.Softmax(), (300, 1, 1))
    for own in range(0, 300, 37):
        explained = explain(project, result, "softmax", (own, 0, 0))
        check(explained)
        assert len(kinds(explained.lines, "term")) in (12, 13)


def test_names_are_escaped_in_latex() -> None:
    project, result = made(engine.ReLU(), (1, 1, 1))
    project = engine.rename_layer(project, "relu1", r"50%_of {x}~^#$&\a")
    result = engine.evaluate(project)
    text = latex(explain(project, result, project.layers[0].id, (0, 0, 0)))
    check_latex(text)
    assert r"50\%\_of \{x\}\textasciitilde{}\textasciicircum{}\#\$\&\textbackslash{}a[0]" in text


def test_the_twins_speak_the_readers_language() -> None:
    project, result = made(engine.Conv2d(filters=1), (1, 3, 3))
    explained = explain(project, result, "conv1", (0, 0, 0))
    loud = plain(explained, lambda sentence: str(sentence).upper())
    assert loud == plain(explained).upper()
