"""The steps of the way back, each in printed numbers that add up: loss, scores, a cell, a weight, and a trial."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np

from engine.compute.gradients import LossGradients
from engine.compute.result import Result
from engine.explain.activation_rules import curve_of
from engine.explain.backward.finite_difference import Difference
from engine.explain.backward.gradient_terms import GradientTerms, terms_of_cell, terms_of_weight
from engine.explain.backward.printed_sum import SHOWN, decimals_of, strongest, summed
from engine.explain.explanation import Line
from engine.explain.phrases import others, place, quotient_note, sum_without, with_numbers
from engine.explain.ranking import largest_of_each_sign
from engine.explain.rounding import MOST_DECIMALS, above_zero, balanced, needed
from engine.project.edits.weights import WeightIndex
from engine.project.project import Project
from engine.values.cells import Cell, Rule
from engine.values.messages import Message, message
from engine.values.numerals import plain, printed

LOSS, TRIAL = message("loss"), message("the same by trying")
_SHARE = 4  # decimals of a probability, at least

StepKind = Literal["loss", "scores", "cell", "weight", "trial"]


@dataclass(frozen=True, eq=False)
class BackwardStep:
    """One step of the way back.

    Args:
        kind: the ``loss``; the gradients of all ``scores``; the gradient of a ``cell``, of a ``weight``; or the same
            gradient of the weight by a ``trial``.
        name: what its value is about, in few words: a cell, a weight.
        title: what its value is.
        lines: the arithmetic in order; summands are lines of the kinds ``term``, ``sum`` (of terms that are not
            listed) and ``rest``, and the first ``step`` or ``value`` after them is their sum.
        value: the printed value.
        number: the value.
        layer: whose output cell or weight it is about.
        cell: that cell; None for a weight.
        operator: between the factors of its terms; a minus where they are probability and target.
        power: of ten, in units of which the numbers are printed.
    """

    kind: StepKind
    name: Message
    title: Message
    lines: tuple[Line, ...]
    value: str
    number: float
    layer: str
    cell: Cell | None = None
    operator: Literal["×", "−"] = "×"
    power: int = 0


def loss_step(project: Project, gradients: LossGradients) -> BackwardStep:
    """The loss: the logarithm of the sum of e to every score, less the score of the true class."""
    scores, target = gradients.scores, gradients.target
    name = class_name(project, target)
    with np.errstate(all="ignore"):
        largest = float(scores.max())
        logarithm = largest + float(np.log(np.exp(scores - largest).sum()))
    balance = balanced([logarithm, -float(scores[target])], gradients.loss, decimals_of(gradients.loss), tries=1)
    summands = [
        Line("term", message("the logarithm of the sum of e to every score"), number=logarithm),
        Line(
            "term",
            message("less the score of {name}, the true class", name=name),
            number=-scores[target],
        ),
    ]
    share = float(gradients.probabilities[target])
    printed_share = above_zero(printed(share, _SHARE), share)
    lines = [
        *with_numbers(summands, balance),
        Line("value", message("loss (cross-entropy)"), balance.total, number=gradients.loss),
        Line("note", message("That is −ln {share}: of the probability of the true class.", share=printed_share)),
    ]
    return BackwardStep("loss", LOSS, LOSS, tuple(lines), balance.total, gradients.loss, gradients.scored)


def scores_step(project: Project, gradients: LossGradients, cell: Cell) -> BackwardStep:
    """The gradient of every score: its probability, less 1 for the true class."""
    shares = gradients.probabilities
    targets = np.zeros_like(shares)
    targets[gradients.target] = 1
    slopes = gradients.by_output[gradients.scored].ravel().astype(np.float64)
    decimals = max(_SHARE, decimals_of(slopes))
    shown = sorted({*largest_of_each_sign(slopes, SHOWN), gradients.target, cell[0]})
    shown = shown if len(slopes) > 2 * SHOWN + 1 else list(range(len(slopes)))
    summands = [
        Line(
            "term",
            class_name(project, index),
            cell=(index, *cell[1:]),
            factors=(printed(float(shares[index]), decimals), printed(float(targets[index]), 0)),
            number=float(slopes[index]),
        )
        for index in shown
    ]
    if left := len(slopes) - len(shown):
        summands.append(Line("sum", others(left), number=sum_without(slopes, shown)))
    balance = balanced([line.number for line in summands], float(slopes.sum()), decimals, tries=1)
    value = balance.parts[shown.index(cell[0])]
    lines = [*with_numbers(summands, balance), Line("step", message("all of them together"), balance.total)]
    if gradients.temperature != 1:
        words = message("Each is divided by the temperature, {temperature}.", temperature=plain(gradients.temperature))
        lines.append(Line("note", words))
    name = place(gradients.scored, cell)
    title, number = gradient_of(name), float(slopes[cell[0]])
    lines.append(Line("value", title, value, number=number))
    return BackwardStep("scores", name, title, tuple(lines), value, number, gradients.scored, cell, operator="−")


def cell_step(
    project: Project, result: Result, gradients: LossGradients, layer_id: str, cell: Cell
) -> tuple[BackwardStep, tuple[str, Cell] | None]:
    """The gradient of one cell: what comes back from every cell that reads it.

    Returns:
        the step; and of these cells, with its layer, the one that gives most; None if nothing reads the cell.
    """
    terms = terms_of_cell(project, result, gradients, layer_id, cell)
    name, number = place(layer_id, cell), float(gradients.by_output[layer_id][cell])
    title = gradient_of(name)
    notes = [note for each in terms for note in _flow(project, result, each, cell)]
    if len(terms) > 1:
        notes = [Line("note", message("{count} layers read this cell.", count=len(terms))), *notes]
    if not any(len(each.cells) or each.left_out for each in terms):
        notes = [Line("note", message("No window reads this cell: the loss does not depend on it."))]
    lines, value = summed(title, terms, gradients, number, gradients.by_output[layer_id])
    notes += _unit(gradients)
    step = BackwardStep("cell", name, title, (*notes, *lines), value, number, layer_id, cell, power=gradients.power)
    return step, strongest(terms)


def weight_step(project: Project, result: Result, gradients: LossGradients, weight: WeightIndex) -> BackwardStep:
    """The gradient of one weight: the sum over all that it is used for."""
    terms = terms_of_weight(project, result, gradients, weight)
    slopes = gradients.by_weight[weight.layer][weight.name]
    name, number = weight_name(project, weight), float(slopes[weight.at])
    title = gradient_of(name)
    lines, value = summed(title, (terms,), gradients, number, slopes)
    held = float(project[weight.layer].weights[weight.name][weight.at])
    now = message("The weight is {value}.", value=printed(held, decimals_of(held)))
    notes = [Line("note", _USES[_use(project, weight)]), Line("note", now), *_unit(gradients)]
    power = gradients.power
    return BackwardStep("weight", name, title, (*notes, *lines), value, number, weight.layer, power=power)


def trial_step(project: Project, gradients: LossGradients, weight: WeightIndex, found: Difference) -> BackwardStep:
    """The same gradient without calculus: how the loss differs on both sides of the weight."""
    unit, slopes = 10.0**gradients.power, gradients.by_weight[weight.layer][weight.name]
    above, below, change = (number / unit for number in (found.above, -found.below, found.above - found.below))
    balance = balanced([above, below], change, min(decimals_of(change) + 2, MOST_DECIMALS), tries=1)
    step, width = (printed(size, needed([size])) for size in (found.step, 2 * found.step))
    value = printed(found.slope / unit, decimals_of(slopes / unit))
    summands = [
        Line("term", message("the loss with the weight + {step}", step=step), number=above),
        Line("term", message("less the loss with the weight − {step}", step=step), number=below),
    ]
    lines = [
        *_unit(gradients),
        *with_numbers(summands, balance),
        Line("step", message("their difference"), balance.total, number=change),
        Line("value", message("÷ {width}", width=width), value, number=found.slope),
        *quotient_note(balance.total, width, value),
    ]
    return BackwardStep("trial", TRIAL, TRIAL, tuple(lines), value, found.slope, weight.layer, power=gradients.power)


# --- words -------------------------------------------------------------------------------------------------------


def class_name(project: Project, index: int) -> Message:
    """The name of a class, or its number."""
    name = project.classes[index] if index < len(project.classes) else str(index)
    return message("“{name}”", name=name)


def gradient_of(what: Message) -> Message:
    """The title of a gradient."""
    return message("gradient of {what}", what=what)


def weight_name(project: Project, weight: WeightIndex) -> Message:
    """One weight in words."""
    spec, known = project[weight.layer].spec, {"layer": weight.layer, "channel": weight.at[0]}
    if weight.name == "weight" and spec.has_filters:
        _, number, row, column = weight.at
        return message(
            "{layer}[{channel}], kernel {number}, row {row}, column {column}",
            **known,
            number=number,
            row=row,
            column=column,
        )
    if weight.name == "weight" and spec.is_dense:
        return message("{layer}[{channel}], weight {index}", **known, index=weight.at[1])
    return message("{layer}[{channel}], {name}", **known, name=Message(weight.name))


_FLOWS: Mapping[Rule, Message] = {
    "sum": message("From a sum each gradient comes back times the weight that the cell was read with."),
    "max": message("From a maximum the gradient comes back to the winner of its window alone."),
    "mean": message("From a mean the gradient comes back in equal shares to all cells of the window."),
    "copy": message("The value was copied: so is its gradient."),
    "add": message("From a sum of branches the gradient comes back to each of them as it is."),
    "product": message("From a product the gradient comes back times the other factor."),
    "scale": message("The gradient comes back times the fixed scale."),
    "normalise": message("The gradient comes back times weight ÷ deviation."),
    "softmax": message("Every probability depends on every score."),
    "logsoftmax": message("Every probability depends on every score."),
    "response": message("Every response depends on the squares of neighbouring channels."),
}
_USES: Mapping[str, Message] = {
    "kernel": message("At every position of its window the weight meets an input: input × gradient, summed."),
    "dense": message("The input that the weight is multiplied with, times the gradient of the unit."),
    "bias": message("A bias is added at every position: the sum of all gradients there."),
    "other": message("Its channel uses it at every position: what it is multiplied with × gradient, summed."),
}


def _unit(gradients: LossGradients) -> list[Line]:
    """The note on the unit of the numbers, if there is one."""
    if not gradients.power:
        return []
    return [Line("note", message("The numbers are in units of {unit}.", unit=plain(10.0**gradients.power)))]


def _use(project: Project, weight: WeightIndex) -> str:
    spec = project[weight.layer].spec
    if weight.name == "bias":
        return "bias"
    return "kernel" if spec.has_filters else "dense" if spec.is_dense else "other"


def _flow(project: Project, result: Result, terms: GradientTerms, cell: Cell) -> list[Line]:
    """How a gradient comes back through the layer of some terms."""
    if terms.left_out:
        words = message("{count} cells of {layer} read it: too many to list.", count=terms.left_out, layer=terms.layer)
        return [Line("note", words)]
    if not len(terms.cells):
        return []
    if terms.rule != "function":
        several = terms.rule == "normalise" and len(terms.cells) > 1
        more = [Line("note", message("Mean and variance depend on every cell: a little comes back from each."))]
        return [Line("note", _FLOWS[terms.rule]), *(more if several else [])]
    layer = project[terms.layer]
    x, slope = float(result.outputs[layer.inputs[0]].block[cell]), float(terms.factors[0])
    known = {"x": printed(x, needed([x])), "curve": curve_of(layer, cell).formula(x, "x")}
    if slope == 0:
        return [Line("note", message("The gate is closed: at x = {x} the curve is flat. Nothing comes back.", **known))]
    if slope == 1:
        return [Line("note", message("The gate is open: at x = {x} the slope is 1. All of it comes back.", **known))]
    known["slope"] = printed(slope, needed([slope]) + 1)
    return [Line("note", message("At x = {x} the slope of the curve is {slope}.", **known))]
