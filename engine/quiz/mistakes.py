"""The usual mistakes in the arithmetic of a cell, with the values they lead to."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

import numpy as np

from engine.compute.result import Result
from engine.explain.trace import trace
from engine.project.project import Project
from engine.quiz.mistake import MOST_OTHERS, Mistake, Mistakes, Question, shown
from engine.quiz.window_mistakes import of_conv, of_linear, of_max, of_mean, of_settings
from engine.values.cells import Cell, Rule
from engine.values.messages import message


def mistakes(project: Project, result: Result, layer_id: str, cell: Cell) -> tuple[Mistake, ...]:
    """The usual mistakes for one cell, the most likely first, without those that lead to the right value.

    Raises:
        EngineError: there is no such layer or cell, or it could not be computed.
    """
    traced = trace(project, result, layer_id, cell)
    layer = project[layer_id]
    question = Question(
        layer, cell, traced, result.outputs[layer.inputs[traced.terms[0].source]], result.outputs[layer_id]
    )
    if not math.isfinite(traced.value):
        return ()
    with np.errstate(all="ignore"):
        found = [*_of_kind(question), *_of_sign(question), *_of_place(question), *_of_map(question)]
        sums = traced.rule in ("sum", "mean", "normalise", "add", "scale")
        blur = 1e-6 * float(np.abs(traced.terms.products).sum()) if sums else 0.0  # float32 rounding
    return tuple(
        each
        for each in found
        if math.isfinite(each.value) and not math.isclose(each.value, traced.value, rel_tol=1e-5, abs_tol=blur)
    )


def _of_kind(question: Question) -> Mistakes:
    if (find := _RULES.get(question.trace.rule)) is not None:
        yield from find(question)
    for kind, value, words in question.spec.mistakes(question.trace):
        yield Mistake(kind, value, words)


# --- by rule ------------------------------------------------------------------------------------------------------


def _of_sum(question: Question) -> Mistakes:
    return of_conv(question) if question.spec.has_filters else of_linear(question)


def _of_maximum(question: Question) -> Mistakes:
    yield from of_max(question)
    yield from of_settings(question)


def _of_average(question: Question) -> Mistakes:
    yield from of_mean(question)
    yield from of_settings(question)


def _of_softmax(question: Question) -> Mistakes:
    scores, own = question.trace.terms.values, question.cell[0]
    temperature = question.parts["temperature"]
    yield Mistake("score", float(scores[own]), message("That is the score: softmax has not been applied yet."))
    power = float(np.exp(scores[own] / temperature))
    words = message("That is e to the score: it is still to be divided by the sum over all {count}.", count=len(scores))
    yield Mistake("not_divided", power, words)
    words = message("That is the score over the sum of the scores: e is raised to each of them first.")
    yield Mistake("share_of_scores", float(scores[own] / scores.sum()), words)
    if temperature != 1:
        shares = np.exp(scores - scores.max())
        words = message(
            "Each score is divided by the temperature, {temperature}, first.", temperature=shown(temperature)
        )
        yield Mistake("no_temperature", float(shares[own] / shares.sum()), words)
    words = message("That is the probability of all the others together.")
    yield Mistake("the_others", 1 - question.trace.value, words)
    words = message("That is in percent: write it with a % sign, or divide it by 100.")
    yield Mistake("percent", 100 * question.trace.value, words)


def _of_log_softmax(question: Question) -> Mistakes:
    scores, own = question.trace.terms.values, question.cell[0]
    yield Mistake("score", float(scores[own]), message("That is the score: log softmax has not been applied yet."))
    words = message("That is the probability: its logarithm is still to be taken.")
    yield Mistake("no_logarithm", float(np.exp(question.trace.value)), words)
    words = message("The logarithm here is the natural one, not that to the base 10.")
    yield Mistake("base_10", question.trace.value / math.log(10), words)
    words = message("That is the score less the largest: the logarithm of the sum is still to be taken away.")
    yield Mistake("no_sum", float(scores[own] - scores.max()), words)


def _of_scale(question: Question) -> Mistakes:
    x, parts = question.trace.terms[0].value, question.parts
    words = message("The shift, {shift}, is still to be added.", shift=shown(parts["bias"]))
    yield Mistake("no_shift", x * parts["weight"], words)
    words = message(
        "It is still to be multiplied with the scale, {scale}, before the shift is added.",
        scale=shown(parts["weight"]),
    )
    yield Mistake("no_scale", x + parts["bias"], words)
    words = message("The shift is added after the scale, not before it.")
    yield Mistake("shift_first", (x + parts["bias"]) * parts["weight"], words)


def _of_response(question: Question) -> Mistakes:
    parts, terms = question.parts, question.trace.terms
    x = next(term.value for term in terms if term.cell == question.cell)
    yield Mistake("skipped", x, message("That is what comes in: it has not been normalised yet."))
    factor = parts["alpha"] / parts["size"]
    base = parts["k"] + factor * question.trace.total
    words = message("The divisor is still to be raised to the power {beta}.", beta=shown(parts["beta"]))
    yield Mistake("no_power", x / base, words)
    words = message("The squares of the neighbouring channels belong to the sum too.")
    yield Mistake("own_alone", float(x / np.float64(parts["k"] + factor * x * x) ** parts["beta"]), words)
    words = message("Alpha is divided by the number of channels, {size}, first.", size=shown(parts["size"]))
    value = float(x / np.float64(parts["k"] + parts["alpha"] * question.trace.total) ** parts["beta"])
    yield Mistake("not_divided", value, words)


def _of_copy(question: Question) -> Mistakes:
    if not question.spec.flattens or len(question.input.shape) != 3:
        return
    (channels, rows, columns), unit = question.input.shape, question.cell[0]
    row, column, channel = np.unravel_index(unit, (rows, columns, channels))
    words = message("That would be so with the maps interleaved: here each map is laid out whole, one after the other.")
    yield Mistake("channels_last", float(question.input.block[channel, row, column]), words)
    channel, column, row = np.unravel_index(unit, (channels, columns, rows))
    words = message("That would be so column by column: here each map is read row by row.")
    yield Mistake("by_column", float(question.input.block[channel, row, column]), words)


def _of_norm(question: Question) -> Mistakes:
    x, parts = question.trace.terms[0].value, question.parts
    spread = math.sqrt(max(parts["variance"] + parts["epsilon"], 1e-300))
    normal = (x - parts["mean"]) / spread
    shift, scale = shown(parts["bias"]), shown(parts["weight"])
    words = message("The shift, {shift}, is still to be added.", shift=shift)
    yield Mistake("no_shift", normal * parts["weight"], words)
    words = message("It is still to be multiplied with the scale, {scale}, before the shift is added.", scale=scale)
    yield Mistake("no_scale", normal + parts["bias"], words)
    words = message("That is normalised, but scale and shift are still missing.")
    yield Mistake("only_normal", normal, words)
    words = message("The mean, {mean}, is taken away first.", mean=shown(parts["mean"]))
    yield Mistake("no_mean", x / spread * parts["weight"] + parts["bias"], words)
    words = message("Divide by the root of the variance, not by the variance itself.")
    value = (x - parts["mean"]) / spread**2 * parts["weight"] + parts["bias"]
    yield Mistake("no_root", value, words)
    yield Mistake("skipped", x, message("That is what comes in: it has not been normalised yet."))


def _of_added(question: Question) -> Mistakes:
    values = question.trace.terms.values
    for value in values.tolist():
        yield Mistake("one_branch", value, message("That is one branch alone: add the others."))
    words = message("The branches are added, not multiplied.")
    yield Mistake("multiplied", float(np.prod(values)), words)
    words = message("The branches are added, not subtracted.")
    yield Mistake("subtracted", float(values[0] - values[1:].sum()), words)


def _of_product(question: Question) -> Mistakes:
    values = question.trace.terms.values
    yield Mistake("added", float(values.sum()), message("The branches are multiplied, not added."))
    for value in values.tolist():
        yield Mistake("one_branch", value, message("That is one factor alone: multiply it with the other."))


# --- of any layer -------------------------------------------------------------------------------------------------


def _of_sign(question: Question) -> Mistakes:
    value = question.trace.value
    yield Mistake("sign", -value, message("The size is right, but the sign is not."))
    if question.trace.rule in ("sum", "normalise", "scale") and value < 0:
        words = message("No ReLU has been applied here yet: this value stays below zero.")
        yield Mistake("clipped", 0.0, words)


def _of_place(question: Question) -> Mistakes:
    """The right arithmetic at a neighbouring cell."""
    if len(question.cell) == 1:
        for kind, step in (("counted_from_1", -1), ("next", 1)):
            unit = question.cell[0] + step
            if (value := question.output_at((unit,))) is not None:
                yield Mistake(kind, value, message("That is unit {unit}: units are counted from 0.", unit=unit))
        return
    channel, row, column = question.cell
    for kind, at, text in (
        ("swapped", (column, row), "That is row {row}, column {column}: the row is named first."),
        ("counted_from_1", (row - 1, column - 1), "That is row {row}, column {column}: both are counted from 0."),
        ("beside", (row, column - 1), _BESIDE),
        ("beside", (row, column + 1), _BESIDE),
        ("beside", (row - 1, column), _BESIDE),
        ("beside", (row + 1, column), _BESIDE),
    ):
        if (value := question.output_at((channel, *at))) is not None:
            yield Mistake(kind, value, message(text, row=at[0], column=at[1]))


_BESIDE = "That is the value one cell beside it, at row {row}, column {column}."


def _of_map(question: Question) -> Mistakes:
    """The right arithmetic in another map."""
    own, *place = question.cell
    if not place or len(question.output.maps) > MOST_OTHERS:
        return
    for channel in range(len(question.output.maps)):
        value = question.output_at((channel, *place))
        if channel != own and value is not None:
            words = message("That is the value at the same place of map {channel}.", channel=channel)
            yield Mistake("other_map", value, words)


_RULES: Mapping[Rule, Callable[[Question], Mistakes]] = {
    "sum": _of_sum,
    "max": _of_maximum,
    "mean": _of_average,
    "copy": _of_copy,
    "normalise": _of_norm,
    "softmax": _of_softmax,
    "logsoftmax": _of_log_softmax,
    "scale": _of_scale,
    "response": _of_response,
    "add": _of_added,
    "product": _of_product,
}
