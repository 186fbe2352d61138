"""The causes of a value as a tree of steps, from any cell back to the pixels; children are computed on demand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

import numpy as np

from engine.compute.result import Result
from engine.explain.explanation import Numbers
from engine.explain.phrases import origin
from engine.explain.ranking import Flags, page
from engine.explain.why_steps import Network, Step, TermGroup, TracedCell, bracketed, printed_alone
from engine.project.project import INPUT, Project
from engine.values.cells import NOWHERE, Cell, Terms
from engine.values.errors import EngineError
from engine.values.messages import Message, message
from engine.values.numerals import counted, plain

__all__ = ["Step", "unrolled", "why"]

CHANNELS, PRODUCTS, EITHER_SIGN = 8, 9, 6  # steps per page: channels, products, products of each sign
_MOST_AT_ONCE = 4096  # maximum number of cells of a mean that are not grouped by rows


def why(project: Project, result: Result, layer_id: str, cell: Cell) -> Step:
    """The root of the tree of causes of one cell.

    Args:
        cell: (channel, row, column), or (unit,) in a vector.

    Raises:
        EngineError: there is no such layer or cell, or it could not be computed.
    """
    output = result.outputs.get(layer_id)
    if output is None:
        raise EngineError(message("{layer} has not been computed.", layer=layer_id))
    if len(cell) != len(output.shape) or not all(0 <= at < size for at, size in zip(cell, output.shape, strict=True)):
        raise EngineError(message("{layer} has no cell {cell}.", layer=layer_id, cell=cell))
    network = Network(project, result)
    found = origin(project, result, layer_id, cell)
    step = network.cell_step("value", *found, "{place}")
    if found == (layer_id, cell):
        return step
    label = message("{copy}, a copy of {place}", copy=network.words(layer_id, cell), place=step.label)
    return replace(step, label=label, layer=layer_id, cell=cell)


def unrolled(project: Project, result: Result, step: Step) -> tuple[Step, ...]:
    """The children of a step, the largest first; none for pixels, padding, biases and constants.

    Args:
        step: from this module, for the same project and result.
    """
    network = Network(project, result)
    if step.group is not None:
        return _steps(TracedCell(network, step.layer, step.group.cell), step.group)
    if step.is_leaf or step.cell is None:
        return ()
    if step.kind == "exponential":
        return (network.cell_step("score", step.layer, step.cell, "the score, {place}"),)
    if step.kind == "term":
        return (network.cell_step("value", step.layer, step.cell, "{place}"),)
    layer, cell = origin(project, result, step.layer, step.cell)
    return () if layer == INPUT else _steps(TracedCell(network, layer, cell), TermGroup(cell))


# --- pages -----------------------------------------------------------------------------------------------------


def _listed(
    at: TracedCell,
    group: TermGroup,
    numbers: Numbers,
    step_of: Callable[[int], Step],
    rest: str = "the other {count} products",
    more: Sequence[Step] = (),
    count: int = PRODUCTS,
    padding: Flags | None = None,
    by_sign: bool = False,
) -> tuple[Step, ...]:
    """One page of the summands of a cell as steps: the largest, one step for all others, and additional summands.

    Args:
        numbers: the summands, (n,).
        step_of: returns the step of a summand, for its index.
        rest: label of the step for all others.
        more: additional summands, such as the bias; on the first page only.
        count: number of summands per page.
        padding: mask (n,) of padding, which is ranked last if it is zero.
        by_sign: whether ``count`` is per sign.
    """
    sizes = np.where(np.isnan(numbers), np.inf, np.abs(numbers))  # NaN first: it explains a sum that is NaN
    if padding is not None:
        sizes[padding & (sizes == 0)] = -1
    negative = numbers < 0
    shown, left = page(sizes, group.skip, count, (~negative, negative) if by_sign else (np.ones_like(negative),))
    steps = [step_of(index) for index in shown]
    if left.size:
        words = message(rest, count=counted(left.size))
        steps.append(at.several("rest", words, _total(numbers[left]), group._replace(skip=group.skip + count)))
    added = () if group.skip else more
    whole = _total(np.abs(np.concatenate([numbers[shown], numbers[left], [step.value for step in added]])))
    return tuple(replace(step, share=_share(step.value, whole)) for step in (*steps, *added))


def _total(numbers: Numbers) -> float:
    with np.errstate(all="ignore"):
        return float(numbers.sum())


def _share(value: float, whole: float) -> float:
    if np.isfinite(whole):
        return min(max(value / whole, -1.0), 1.0) if whole else 0.0
    return float(np.sign(value)) if np.isinf(value) else 0.0  # finite summands are negligible beside infinity


# --- the rules -------------------------------------------------------------------------------------------------


def _steps(at: TracedCell, group: TermGroup) -> tuple[Step, ...]:
    """The terms of a group as steps, by the rule of the layer."""
    if at.spec.rule == "mean" and _MOST_AT_ONCE < len(at.trace.terms) == at.input_shape[1] * at.input_shape[2]:
        return _large_mean(at, group)
    return _RULES[at.trace.rule](at, group)


def _sum(at: TracedCell, group: TermGroup) -> tuple[Step, ...]:
    """The products of a unit or of a window; a window over several channels has one step per channel first."""
    terms, shape = at.trace.terms, at.trace.shape
    if len(shape) == 1:
        rest = "the other {count} terms"
        step_of = partial(_term, at, terms)
        return _listed(at, group, terms.products, step_of, rest, at.biases(), EITHER_SIGN, by_sign=True)
    if group.block is None and shape[0] > 1:
        return _channels(at, group)
    first, size = group.block or 0, shape[1] * shape[2]
    terms = terms[first * size : (first + 1) * size]
    more = at.biases() if group.block is None else []
    is_nothing = (terms.cells == NOWHERE).any(axis=1) | terms.padding
    return _listed(at, group, terms.products, partial(_term, at, terms), more=more, padding=is_nothing)


def _channels(at: TracedCell, group: TermGroup) -> tuple[Step, ...]:
    """The contributions of the channels under the window of a convolution."""
    channels, rows, columns = at.trace.shape
    with np.errstate(all="ignore"):
        sums: Numbers = at.trace.terms.products.reshape(channels, -1).sum(axis=1)
    reads = at.spec.reads(at.cell[0], at.input_shape[0])

    def step_of(index: int) -> Step:
        words, count = at.map_words(reads[index]), rows * columns
        one = message("{map}: 1 product", map=words)
        label = one if count == 1 else message("{map}: {count} products", map=words, count=counted(count))
        return at.several("channel", label, float(sums[index]), TermGroup(at.cell, index), index)

    return _listed(at, group, sums, step_of, "the other {count} channels", at.biases(), CHANNELS)


def _term(at: TracedCell, terms: Terms, index: int) -> Step:
    """The step of one product of ``terms``."""
    term = terms[index]
    weight = bracketed(term.weight)
    if term.cell is None:
        label = "padding: 0 × {weight}" if term.padding else "gap: 0 × {weight}"
        return at.leaf("padding", message(label, weight=weight), term.product, index)
    label = "{place}, repeated at the border: {value} × {weight}" if term.padding else "{place}: {value} × {weight}"
    return at.factor("term", term.cell, label, term.product, index, value=printed_alone(term.value), weight=weight)


def _mean(at: TracedCell, group: TermGroup) -> tuple[Step, ...]:
    """The contributions of the cells under a window to its mean."""
    terms, divisor = at.trace.terms, int(at.trace.total)
    more = []
    if outside := divisor - len(terms):
        one = message("padding: 1 cell that counts as 0")
        words = one if outside == 1 else message("padding: {count} cells that count as 0", count=outside)
        more.append(at.leaf("padding", words, 0.0))
    step_of = partial(_quotient, at, terms, divisor)
    return _listed(at, group, terms.products, step_of, "the other {count} cells", more)


def _quotient(at: TracedCell, terms: Terms, divisor: int, index: int) -> Step:
    """The step of one cell of a mean: value ÷ divisor."""
    term = terms[index]
    values = {"value": printed_alone(term.value), "divisor": counted(divisor)}
    return at.factor("term", term.cell or (), "{place}: {value} ÷ {divisor}", term.product, index, **values)


def _large_mean(at: TracedCell, group: TermGroup) -> tuple[Step, ...]:
    """The mean of a large map: one step per row first, then the cells of a row."""
    channel = at.cell[0]
    values = at.network.map_of(at.source, (channel, 0, 0))
    if group.block is not None:
        row, size = group.block, values.shape[1]
        cells = np.stack([np.full(size, channel), np.full(size, row), np.arange(size)], axis=1)
        terms = Terms(cells, values[row], np.full(size, 1 / values.size))
        step_of = partial(_quotient, at, terms, values.size)
        return _listed(at, group, terms.products, step_of, "the other {count} cells")
    with np.errstate(all="ignore"):
        sums: Numbers = values.sum(axis=1, dtype=np.float64) / values.size

    def row_of(index: int) -> Step:
        words, count = at.map_words(channel), values.shape[1]
        one = message("{map}, row {row}: 1 cell", map=words, row=index)
        many = message("{map}, row {row}: {count} cells", map=words, row=index, count=counted(count))
        label = one if count == 1 else many
        return at.several("row", label, float(sums[index]), TermGroup(at.cell, index), index)

    return _listed(at, group, sums, row_of, "the other {count} rows")


def _maximum(at: TracedCell, group: TermGroup) -> tuple[Step, ...]:
    """The largest cell under the window, then the others."""
    terms = at.trace.terms
    winner = int(np.argmax(terms.weights))
    losers = np.delete(np.arange(len(terms)), winner)
    values = terms.values[losers]
    ranks = np.where(np.isnan(values), np.inf, values)
    shown, left = page(ranks, group.skip, PRODUCTS, [np.ones(len(losers), np.bool_)])
    steps = []
    if not group.skip:
        label, count = "the largest of {count}: {place}", counted(len(terms))
        steps.append(at.input_step("winner", terms[winner].cell or (), label, winner, count=count))
    for index in losers[shown].tolist():
        steps.append(at.input_step("loser", terms[index].cell or (), "not larger: {place}", index))
    if left.size:
        words = message("the other {count} cells, none of them larger", count=counted(left.size))
        steps.append(at.several("rest", words, float(values[left].max()), group._replace(skip=group.skip + PRODUCTS)))
    return tuple(steps)


def _function(at: TracedCell, _part: TermGroup) -> tuple[Step, ...]:
    """The input cell of an activation function."""
    term = at.trace.terms[0]
    if at.trace.value == term.value:
        label = "{title} lets it through: {place}"
    elif at.trace.value == 0:
        label = "{title} stops it: {place}"
    else:
        label = "{title} of {place}"
    return (at.input_step("gate", term.cell or (), label, title=Message(at.spec.title)),)


def _normalise(at: TracedCell, _part: TermGroup) -> tuple[Step, ...]:
    """A normalisation as a sum: the scaled value, the scaled negative mean, and the bias."""
    term, parts = at.trace.terms[0], dict(at.trace.parts)
    scale, less = bracketed(term.weight), -parts["mean"]
    label, value = "{place}: {value} × {scale}, the scale", printed_alone(term.value)
    with np.errstate(all="ignore"):
        shift = float(np.float64(less) * term.weight)
    steps = (
        at.factor("term", term.cell or (), label, term.product, value=value, scale=scale),
        at.leaf("constant", message("less the mean: {mean} × {scale}", mean=printed_alone(less), scale=scale), shift),
        at.leaf("bias", message("bias"), parts["bias"]),
    )
    whole = _total(np.abs([step.value for step in steps]))
    return tuple(replace(step, share=_share(step.value, whole)) for step in steps)


def _added(at: TracedCell, group: TermGroup) -> tuple[Step, ...]:
    """The value of each branch, the largest first."""
    terms = at.trace.terms

    def step_of(index: int) -> Step:
        return at.branch(index, "from {branch}: {place}", terms[index].product)

    return _listed(at, group, terms.products, step_of, "the other {count} branches")


def _multiplied(at: TracedCell, _part: TermGroup) -> tuple[Step, ...]:
    """The factors of a product."""
    return tuple(at.branch(term.source, "the factor {place}", term.value) for term in at.trace.terms)


def _softmax(at: TracedCell, group: TermGroup) -> tuple[Step, ...]:
    """The exponential of the cell's own score, and the sum of all exponentials that divides it."""
    terms = at.trace.terms
    largest, temperature = bracketed(float(terms.values.max())), at.trace.terms[0].weight
    label = (
        "exp({score} − {largest}): {place}"
        if temperature == 1
        else "exp(({score} − {largest}) ÷ {temperature}): {place}"
    )

    def step_of(index: int) -> Step:
        term = terms[index]
        values = {"score": printed_alone(term.value), "largest": largest, "temperature": plain(1 / temperature)}
        return at.factor("exponential", term.cell or (), label, term.product, index, **values)

    if group.block is not None:
        return _listed(at, group, terms.products, step_of, "the other {count} exponentials")
    words = message("divided by the sum of {count} exponentials", count=counted(len(terms)))
    own = step_of(at.cell[0])
    return (
        replace(own, share=_share(own.value, at.trace.total)),
        at.several("sum", words, at.trace.total, TermGroup(at.cell, 0)),
    )


def _log_softmax(at: TracedCell, _part: TermGroup) -> tuple[Step, ...]:
    """The cell's own score, minus the logarithm of the sum of all exponentials."""
    terms = at.trace.terms
    own = terms[at.cell[0]]
    with np.errstate(all="ignore"):
        less = -float(terms.values.max() + np.log(np.float64(at.trace.total)))
    words = message("less the logarithm of the sum of {count} exponentials", count=counted(len(terms)))
    steps = (
        at.factor("term", own.cell or (), "the score, {place}", own.value),
        at.leaf("constant", words, less),
    )
    whole = _total(np.abs([step.value for step in steps]))
    return tuple(replace(step, share=_share(step.value, whole)) for step in steps)


def _response(at: TracedCell, _part: TermGroup) -> tuple[Step, ...]:
    """The cell's own input value, which is divided by a power of a sum of squares."""
    terms, parts = at.trace.terms, dict(at.trace.parts)
    with np.errstate(all="ignore"):
        base = np.float64(parts["k"] + parts["alpha"] / parts["size"] * at.trace.total)
        divisor = printed_alone(float(base ** parts["beta"]))
    label = "{place} ÷ {divisor}, a power of the sum of {count} squares"
    return (at.input_step("gate", at.cell, label, divisor=divisor, count=counted(len(terms))),)


def _copied(_at: TracedCell, _part: TermGroup) -> tuple[Step, ...]:
    """None: a cell that a layer adds has no cause, and for copies the tree continues at their origin."""
    return ()


_RULES: dict[str, Callable[[TracedCell, TermGroup], tuple[Step, ...]]] = {
    "sum": _sum,
    "max": _maximum,
    "mean": _mean,
    "function": _function,
    "copy": _copied,
    "normalise": _normalise,
    "softmax": _softmax,
    "logsoftmax": _log_softmax,
    "scale": _sum,
    "response": _response,
    "add": _added,
    "product": _multiplied,
}
