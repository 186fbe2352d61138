"""Why a number is what it is: a tree of steps from any cell back to the pixels, each step made when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

import numpy as np

from engine.compute.evaluate import Result
from engine.explain.explanation import Numbers
from engine.explain.phrases import origin
from engine.explain.ranking import Flags, page
from engine.explain.why_steps import At, Kind, Network, Part, Step, bracketed, printed_alone
from engine.project.project import INPUT, Project
from engine.values.cells import Cell, Terms
from engine.values.errors import EngineError
from engine.values.messages import Message, message
from engine.values.numerals import counted, plain

__all__ = ["Kind", "Part", "Step", "unrolled", "why"]

CHANNELS, PRODUCTS, EITHER_SIGN = 8, 9, 6  # so many of the largest are told at a time
_MOST_AT_ONCE = 4096  # cells of a mean; of more, the rows come first


def why(project: Project, result: Result, layer_id: str, cell: Cell) -> Step:
    """The first step: the cell itself.

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
    step = network.holder("value", *found, "{place}")
    if found == (layer_id, cell):
        return step
    label = message("{copy}, a copy of {place}", copy=network.words(layer_id, cell), place=step.label)
    return replace(step, label=label, layer=layer_id, cell=cell)


def unrolled(project: Project, result: Result, step: Step) -> tuple[Step, ...]:
    """The steps that one step is made from, the largest first; none below a pixel, padding, a bias or a constant.

    Args:
        step: made from the same project and result.
    """
    network = Network(project, result)
    if step.part is not None:
        return _told(At(network, step.layer, step.part.cell), step.part)
    if step.is_leaf or step.cell is None:
        return ()
    if step.kind == "exponential":
        return (network.holder("score", step.layer, step.cell, "the score, {place}"),)
    if step.kind == "term":
        return (network.holder("value", step.layer, step.cell, "{place}"),)
    layer, cell = origin(project, result, step.layer, step.cell)
    return () if layer == INPUT else _told(At(network, layer, cell), Part(cell))


# --- the largest ones, and the rest ----------------------------------------------------------------------------


def _listed(
    at: At,
    part: Part,
    numbers: Numbers,
    told: Callable[[int], Step],
    rest: str = "the other {count} products",
    more: Sequence[Step] = (),
    count: int = PRODUCTS,
    padding: Flags | None = None,
    by_sign: bool = False,
) -> tuple[Step, ...]:
    """The largest of some numbers that are added up, all others together, and what is added to them.

    Args:
        told: makes the step of one of the numbers.
        padding: which of them are told last when they are zero.
        by_sign: tells as many of either sign.
    """
    sizes = np.where(np.isnan(numbers), np.inf, np.abs(numbers))  # what is no number makes the sum what it is
    if padding is not None:
        sizes[padding & (sizes == 0)] = -1
    negative = numbers < 0
    shown, left = page(sizes, part.skip, count, (~negative, negative) if by_sign else (np.ones_like(negative),))
    steps = [told(index) for index in shown]
    if left.size:
        words = message(rest, count=counted(left.size))
        steps.append(at.several("rest", words, _total(numbers[left]), part._replace(skip=part.skip + count)))
    added = () if part.skip else more
    whole = _total(np.abs(np.concatenate([numbers[shown], numbers[left], [step.value for step in added]])))
    return tuple(replace(step, share=_share(step.value, whole)) for step in (*steps, *added))


def _total(numbers: Numbers) -> float:
    with np.errstate(all="ignore"):
        return float(numbers.sum())


def _share(value: float, whole: float) -> float:
    if np.isfinite(whole):
        return min(max(value / whole, -1.0), 1.0) if whole else 0.0
    return float(np.sign(value)) if np.isinf(value) else 0.0  # beside infinity nothing else counts


# --- the rules -------------------------------------------------------------------------------------------------


def _told(at: At, part: Part) -> tuple[Step, ...]:
    """Some of the terms of a cell as steps."""
    is_whole = at.spec.rule == "mean" and at.spec.geometry is None
    if is_whole and at.given[1] * at.given[2] > _MOST_AT_ONCE:
        return _large_mean(at, part)
    return _RULES[at.trace.rule](at, part)


def _sum(at: At, part: Part) -> tuple[Step, ...]:
    """A fully connected unit, or a window; of several channels these come first."""
    terms, shape = at.trace.terms, at.trace.shape
    if len(shape) == 1:
        rest = "the other {count} terms"
        told = partial(_term, at, terms)
        return _listed(at, part, terms.products, told, rest, at.biases(), EITHER_SIGN, by_sign=True)
    if part.block is None and shape[0] > 1:
        return _channels(at, part)
    first, size = part.block or 0, shape[1] * shape[2]
    terms = terms[first * size : (first + 1) * size]
    more = at.biases() if part.block is None else []
    return _listed(at, part, terms.products, partial(_term, at, terms), more=more, padding=terms.padding)


def _channels(at: At, part: Part) -> tuple[Step, ...]:
    """What every channel under the window of a convolution adds."""
    channels, rows, columns = at.trace.shape
    with np.errstate(all="ignore"):
        sums: Numbers = at.trace.terms.products.reshape(channels, -1).sum(axis=1)
    reads = at.spec.reads(at.cell[0], at.given[0])

    def told(index: int) -> Step:
        words, count = at.map_words(reads[index]), rows * columns
        one = message("{map}: 1 product", map=words)
        label = one if count == 1 else message("{map}: {count} products", map=words, count=counted(count))
        return at.several("channel", label, float(sums[index]), Part(at.cell, index), index)

    return _listed(at, part, sums, told, "the other {count} channels", at.biases(), CHANNELS)


def _term(at: At, terms: Terms, index: int) -> Step:
    """One product."""
    term = terms[index]
    weight = bracketed(term.weight)
    if term.cell is None:
        return at.leaf("padding", message("padding: 0 × {weight}", weight=weight), term.product, index)
    label = "{place}, repeated at the border: {value} × {weight}" if term.padding else "{place}: {value} × {weight}"
    return at.factor("term", term.cell, label, term.product, index, value=printed_alone(term.value), weight=weight)


def _mean(at: At, part: Part) -> tuple[Step, ...]:
    """What every cell under a window adds to its mean."""
    terms, divisor = at.trace.terms, int(at.trace.total)
    more = []
    if outside := divisor - len(terms):
        one = message("padding: 1 cell that counts as 0")
        words = one if outside == 1 else message("padding: {count} cells that count as 0", count=outside)
        more.append(at.leaf("padding", words, 0.0))
    told = partial(_quotient, at, terms, divisor)
    return _listed(at, part, terms.products, told, "the other {count} cells", more)


def _quotient(at: At, terms: Terms, divisor: int, index: int) -> Step:
    """One cell of a mean."""
    term = terms[index]
    values = {"value": printed_alone(term.value), "divisor": counted(divisor)}
    return at.factor("term", term.cell or (), "{place}: {value} ÷ {divisor}", term.product, index, **values)


def _large_mean(at: At, part: Part) -> tuple[Step, ...]:
    """The mean of a map so large that its rows come first."""
    channel = at.cell[0]
    values = at.network.map_of(at.source, (channel, 0, 0))
    if part.block is not None:
        row, size = part.block, values.shape[1]
        cells = np.stack([np.full(size, channel), np.full(size, row), np.arange(size)], axis=1)
        terms = Terms(cells, values[row], np.full(size, 1 / values.size))
        told = partial(_quotient, at, terms, values.size)
        return _listed(at, part, terms.products, told, "the other {count} cells")
    with np.errstate(all="ignore"):
        sums: Numbers = values.sum(axis=1, dtype=np.float64) / values.size

    def row_of(index: int) -> Step:
        words, count = at.map_words(channel), values.shape[1]
        one = message("{map}, row {row}: 1 cell", map=words, row=index)
        many = message("{map}, row {row}: {count} cells", map=words, row=index, count=counted(count))
        label = one if count == 1 else many
        return at.several("row", label, float(sums[index]), Part(at.cell, index), index)

    return _listed(at, part, sums, row_of, "the other {count} rows")


def _maximum(at: At, part: Part) -> tuple[Step, ...]:
    """The winner first, then what it is larger than."""
    terms = at.trace.terms
    winner = int(np.argmax(terms.weights))
    losers = np.delete(np.arange(len(terms)), winner)
    values = terms.values[losers]
    ranks = np.where(np.isnan(values), np.inf, values)
    shown, left = page(ranks, part.skip, PRODUCTS, [np.ones(len(losers), np.bool_)])
    steps = []
    if not part.skip:
        label, count = "the largest of {count}: {place}", counted(len(terms))
        steps.append(at.holder("winner", terms[winner].cell or (), label, winner, count=count))
    for index in losers[shown].tolist():
        steps.append(at.holder("loser", terms[index].cell or (), "not larger: {place}", index))
    if left.size:
        words = message("the other {count} cells, none of them larger", count=counted(left.size))
        steps.append(at.several("rest", words, float(values[left].max()), part._replace(skip=part.skip + PRODUCTS)))
    return tuple(steps)


def _function(at: At, _part: Part) -> tuple[Step, ...]:
    """What goes through a curve."""
    term = at.trace.terms[0]
    if at.trace.value == term.value:
        label = "{title} lets it through: {place}"
    elif at.trace.value == 0:
        label = "{title} stops it: {place}"
    else:
        label = "{title} of {place}"
    return (at.holder("gate", term.cell or (), label, title=Message(at.spec.title)),)


def _normalise(at: At, _part: Part) -> tuple[Step, ...]:
    """Batch normalisation as a sum: the number and the mean, both scaled, and the bias."""
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


def _softmax(at: At, part: Part) -> tuple[Step, ...]:
    """The exponential of the cell's own score, and what it is divided by: the sum of all of them."""
    terms = at.trace.terms
    largest, temperature = bracketed(float(terms.values.max())), at.trace.terms[0].weight
    label = (
        "exp({score} − {largest}): {place}"
        if temperature == 1
        else "exp(({score} − {largest}) ÷ {temperature}): {place}"
    )

    def told(index: int) -> Step:
        term = terms[index]
        values = {"score": printed_alone(term.value), "largest": largest, "temperature": plain(1 / temperature)}
        return at.factor("exponential", term.cell or (), label, term.product, index, **values)

    if part.block is not None:
        return _listed(at, part, terms.products, told, "the other {count} exponentials")
    words = message("divided by the sum of {count} exponentials", count=counted(len(terms)))
    own = told(at.cell[0])
    return (
        replace(own, share=_share(own.value, at.trace.total)),
        at.several("sum", words, at.trace.total, Part(at.cell, 0)),
    )


_RULES: dict[str, Callable[[At, Part], tuple[Step, ...]]] = {
    "sum": _sum,
    "max": _maximum,
    "mean": _mean,
    "function": _function,
    "normalise": _normalise,
    "softmax": _softmax,
}
