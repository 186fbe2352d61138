"""Number formats for the arithmetic of a map: the same for all its cells, so that the layout of a page is constant."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from engine.compute.result import Activation, Result
from engine.explain.rounding import above_zero, decimals_for, exact_decimals, needed
from engine.layers.spec import Shape, most_read
from engine.project.project import Layer, Project
from engine.values.array import Array, Float32
from engine.values.cells import Cell, Rule
from engine.values.map_block import Block
from engine.values.numerals import printed

FINER = 3  # maximum number of decimals for a small value in addition to those for the largest number
_FINE = 4  # decimals of a divisor that may be close to 1
SHARE = 4  # decimals of a share of a sum
_INTERPOLATED = 12  # rows and columns of an interpolation that are sampled: its weights are periodic
_SAMPLED = 1 << 14  # numbers of a map that are sampled for the decimals; the extremes are those of all numbers
_MOST_PIXELS = 1 << 10  # positions of a softmax over maps that are sampled
_MOST_CELLS = 256  # cells that are sampled if each has its own mean and variance
_LARGEST_WHOLE = 2.0**24  # float32 represents all integers up to here

Numbers = NDArray[np.float64]
Ends = tuple[tuple[float, float] | None, ...]  # minimum and maximum of each map; None if some number is not finite


@dataclass(frozen=True)
class Digits:
    """The number format for the arithmetic of all cells of one map.

    Args:
        values, weights, parts, value: decimals of the input values, the weights, the summands and the output value.
        is_exact: whether no printed number is rounded, so that printed sums always add up.
        longest_value, longest_weight, longest_part, longest_sum, longest: the longest printed input value, weight,
            summand, sum and output value, for the widths of columns.
    """

    values: int = 0
    weights: int = 0
    parts: int = 0
    value: int = 0
    is_exact: bool = False
    longest_value: str = ""
    longest_weight: str = ""
    longest_part: str = ""
    longest_sum: str = ""
    longest: str = ""


@dataclass(frozen=True)
class _Measured(Activation):
    """An Activation of which the minimum and the maximum of each map are known, unless some number is not finite."""

    ends: Ends = ()


def digits_of(
    project: Project, result: Result, layer_id: str, channel: int, ends: Mapping[str, Ends] | None = None
) -> Digits:
    """The number format of one map; that of a vector is the same for all units.

    Args:
        ends: by layer, the minimum and maximum of each of its maps, None for a map with a number that is not finite;
            where they are given, no whole map is read.
    """
    layer = project[layer_id]
    outputs = dict(result.outputs)
    for name, known in (ends or {}).items():
        output = outputs[name]
        outputs[name] = _Measured(output.shape, output.keys, output.maps, known, computed=output.computed)
    sources, output = [outputs[source] for source in layer.inputs], outputs[layer_id]
    with np.errstate(all="ignore"):
        if layer.spec.rule in _JOINT:
            return _JOINT[layer.spec.rule](layer, sources, output, channel)
        if layer.spec.rule == "copy" and not layer.spec.flattens:
            return _copied_map(layer, sources, output, channel)
        return _RULES.get(layer.spec.rule, _single_value)(layer, sources[0], output, channel)


# --- numbers of a map ------------------------------------------------------------------------------------------


def _of_channels(activation: Activation, channels: Sequence[int]) -> Numbers:
    """A sample (n,) of the numbers of ``channels``, with the extremes of all of them; a vector is one channel."""
    block, count = activation.block, len(activation.maps)
    ends: Ends = activation.ends if isinstance(activation, _Measured) else (None,) * count
    if len(activation.shape) == 1:
        return _sample(block, (), math.prod(activation.shape), ends[0])
    cells = math.prod(activation.shape[1:])
    is_one = activation.whole is not None or activation.on_device is not None  # that can be read at once
    if is_one and len(channels) == count:
        known = [each for each in ends if each is not None]
        all_ends = (min(low for low, _ in known), max(high for _, high in known)) if len(known) == count else None
        return _sample(block, (slice(None),), count * cells, all_ends)
    samples = [_sample(block, (each,), cells, ends[each]) for each in channels]
    return np.concatenate(samples) if samples else np.zeros(0)


def _sample(block: Block, of: tuple[int | slice, ...], size: int, ends: tuple[float, float] | None) -> Numbers:
    """A sample (n,) of some maps, or of a vector, with the extremes of all numbers, which may be known.

    Args:
        of: one channel or all; empty for a vector.
        size: number of all numbers.
    """
    step = _step(size)
    few = block[(*of, slice(None, None, step), slice(None, None, step))] if of else block[:: step * step]
    sample = np.asarray(few, np.float64).ravel()
    if step == 1:
        return sample
    return np.concatenate([sample, _extremes(np.asarray(block[of[0] if of else ...])) if ends is None else ends])


def _weight_sample(weights: Array) -> Numbers:
    """A sample (n,) of weights (R, C) with their extremes; the cached spans of unchanged blocks are reused."""
    step = _step(weights.size)
    few = [weights[row][::step] for row in range(0, weights.shape[0], step)]
    if step > 1:
        ends = np.array(weights.span)
        few.append(ends if np.isfinite(ends).all() else _extremes(weights.data))
    return np.concatenate(few, dtype=np.float64)


def _step(size: int) -> int:
    """Sampling distance between rows, and between columns, of an array of ``size`` numbers."""
    return max(math.ceil(math.sqrt(size / _SAMPLED)), 1)


def _extremes(array: Float32) -> Numbers:
    """The minimum and the maximum (2,); with numbers that are not finite also those of the finite ones (4,)."""
    low, high = float(array.min()), float(array.max())
    if math.isfinite(low) and math.isfinite(high):
        return np.array([low, high])
    finite = array[np.isfinite(array)]
    return np.array([low, high, finite.min(initial=0), finite.max(initial=0)], np.float64)


def _magnitude(numbers: ArrayLike) -> float:
    """The largest absolute value of the finite numbers, of any shape."""
    sizes = np.abs(np.asarray(numbers, np.float64))
    return float(sizes[np.isfinite(sizes)].max(initial=0))


def _longest(numbers: ArrayLike, decimals: int) -> str:
    """The longest of the printed numbers, which is one of the extremes."""
    flat = np.asarray(numbers, np.float64).ravel()
    finite = flat[np.isfinite(flat)]
    others = flat[~np.isfinite(flat)].tolist()
    ends = [0.0, float(finite.min(initial=0)), float(finite.max(initial=0)), *others[:1], *others[-1:]]
    texts = [printed(end, decimals) for end in ends]
    return max(texts, key=len)


# --- the rules -------------------------------------------------------------------------------------------------


def _sum(layer: Layer, source: Activation, output: Activation, channel: int) -> Digits:
    if "weight" not in layer.weights:
        return _interpolated(layer, source, output, channel)
    return (_convolution if layer.spec.has_filters else _weighted)(layer, source, output, channel)


def _interpolated(layer: Layer, source: Activation, output: Activation, channel: int) -> Digits:
    """The format of a weighted mean of neighbouring cells."""
    read, values = _of_channels(source, layer.spec.reads(channel, source.shape[0])), _of_channels(output, [channel])
    weights = [
        term.weight
        for cell in np.ndindex(*(min(size, _INTERPOLATED) for size in output.shape[1:]))
        for term in layer.spec.trace(source.host_block, {}, (channel, *cell)).terms
    ]
    ends = np.array([read.min(initial=0), read.max(initial=0)])
    return _added_up(layer, read, np.array(weights), ends, ends, values, channel)


def _convolution(layer: Layer, source: Activation, output: Activation, channel: int) -> Digits:
    spec = layer.spec
    read = _of_channels(source, spec.reads(channel, source.shape[0]))
    kernels = layer.weights["weight"][channel].astype(np.float64)
    low, high = min(float(read.min(initial=0)), 0.0), max(float(read.max(initial=0)), 0.0)
    either = np.stack([kernels * low, kernels * high])
    sums = np.array([each.sum(axis=(-2, -1)) for each in (either.min(axis=0), either.max(axis=0))])
    return _added_up(layer, read, kernels, either, sums, _of_channels(output, [channel]), channel)


def _weighted(layer: Layer, source: Activation, output: Activation, _channel: int) -> Digits:
    read, values = _of_channels(source, [0]), _of_channels(output, [0])
    weights = _weight_sample(layer.weights["weight"])
    size = _magnitude(read) * _magnitude(weights)
    either = np.array([size, -size]) if read.min(initial=0) < 0 else size * np.sign([weights.min(), weights.max()])
    sums = np.array([-1, 1]) * (_magnitude(values) + 12 * size)
    return _added_up(layer, read, weights, either, sums, values, slice(None))


def _added_up(
    layer: Layer,
    read: Numbers,
    weights: Numbers,
    products: Numbers,
    sums: Numbers,
    values: Numbers,
    of: int | slice,
) -> Digits:
    """The format of a sum of products and a bias.

    Args:
        read, weights, values: samples of the input values, weights and output values, of any shape.
        products, sums: samples or bounds of the products and of the sums that are printed.
        of: index of the bias.
    """
    bias = np.atleast_1d(layer.weights["bias"].data[of]) if "bias" in layer.weights else np.zeros(1)
    read_at, weighted_at = exact_decimals(read), exact_decimals(weights)
    exact = max(read_at + weighted_at, exact_decimals(bias))
    largest = decimals_for(max(_magnitude(products), _magnitude(bias), _magnitude(values)))
    value = decimals_for(_magnitude(values))
    parts = min(value if largest < value <= largest + FINER else largest, exact)
    largest_sum = max(_magnitude(sums), _magnitude(values)) * 10.0**exact
    return Digits(
        values=needed(read),
        weights=needed(weights),
        parts=parts,
        value=parts,
        is_exact=parts >= exact and largest_sum < _LARGEST_WHOLE and bool(np.isfinite(values).all()),
        longest_value=_longest(read, needed(read)),
        longest_weight=_longest(weights, needed(weights)),
        longest_part=_longest([*products.ravel(), *bias], parts),
        longest_sum=_longest([*sums.ravel(), *bias], parts),
        longest=_longest(values, parts),
    )


def _single_value(_layer: Layer, source: Activation, output: Activation, channel: int) -> Digits:
    """The format for cells that are computed from one input value: a maximum, a copy, or a function of it."""
    read, values = _of_channels(source, [min(channel, len(source.maps) - 1)]), _of_channels(output, [channel])
    if len(source.shape) != len(output.shape):
        read = _of_channels(source, range(source.shape[0]))  # a vector contains the cells of all maps
    before, after = needed(read), needed(values)
    input_text, output_text = _longest(read, before), _longest(values, after)
    part = max(input_text, output_text, key=len)
    return Digits(before, 0, after, after, True, input_text, "", part, output_text, output_text)


def _copied_map(layer: Layer, sources: Sequence[Activation], output: Activation, channel: int) -> Digits:
    """The format of a map, or a vector, of copied cells, which can be those of several inputs."""
    values = _of_channels(output, [channel if len(output.shape) == 3 else 0])
    decimals = needed(values)
    text = _longest(values, decimals)
    return Digits(decimals, 0, decimals, decimals, True, text, "", text, text, text)


def _added(layer: Layer, sources: Sequence[Activation], output: Activation, channel: int) -> Digits:
    """The format of a sum of one value per input."""
    each = [_of_channels(source, [min(channel, len(source.maps) - 1)]) for source in sources]
    read, values = np.concatenate(each), _of_channels(output, [min(channel, len(output.maps) - 1)])
    exact = max(exact_decimals(read), exact_decimals(values))
    decimals = min(decimals_for(max(_magnitude(read), _magnitude(values))), exact)
    part, longest = _longest(read, decimals), _longest(values, decimals)
    is_exact = decimals >= exact and sum(map(_magnitude, each)) * 10.0**exact < _LARGEST_WHOLE
    return Digits(decimals, 0, decimals, decimals, is_exact, part, "", part, longest, longest)


def _multiplied(layer: Layer, sources: Sequence[Activation], output: Activation, channel: int) -> Digits:
    """The format of a product of one value per input."""
    read = np.concatenate([_of_channels(source, [min(channel, len(source.maps) - 1)]) for source in sources])
    values = _of_channels(output, [min(channel, len(output.maps) - 1)])
    before, after = needed(read) + 1, needed(values)
    part, longest = _longest(read, before), _longest(values, after)
    return Digits(before, 0, before, after, False, part, "", part, longest, longest)


def _mean(layer: Layer, source: Activation, output: Activation, channel: int) -> Digits:
    read, values = _of_channels(source, [channel]), _of_channels(output, [channel])
    most = most_read(layer.spec, source.shape, output.shape)
    sums = values * most
    decimals, start, exact = needed(values), needed([*read, *sums]), exact_decimals(read)
    tried = range(start, start + FINER + 1)
    parts = next((each for each in tried if _fits(sums, np.full(len(sums), most), values, each, decimals)), start)
    return Digits(
        values=parts,
        parts=parts,
        value=decimals,
        is_exact=parts >= exact and _magnitude(sums) * 10.0**exact < _LARGEST_WHOLE,
        longest_value=_longest(read, parts),
        longest_part=_longest(read, parts),
        longest_sum=_longest(sums, parts),
        longest=_longest(values, decimals),
    )


def _fits(above: Numbers, below: Numbers, quotients: Numbers, parts: int, decimals: int) -> bool:
    """Whether dividing the printed numbers gives the printed quotients, for all finite numbers of the arrays.

    Args:
        above, below, quotients: dividends, divisors and quotients, of one shape.
        parts, decimals: number of decimals of the dividends and of the quotients.
    """
    dividends, wanted = np.round(above, parts), np.round(quotients, decimals)
    off = np.abs(dividends - wanted * below) - np.abs(below) * 0.5 * 10.0**-decimals
    return bool((off[np.isfinite(off)] <= 1e-12 * np.abs(below).max(initial=0)).all())


def _normalised(layer: Layer, source: Activation, output: Activation, channel: int) -> Digits:
    read, values = _of_channels(source, [channel]), _of_channels(output, [channel])
    cells = _sampled_cells(layer, source.shape, channel)
    block = source.block
    if len(cells) > 1 and len(source.shape) == 3:  # each is normalised by what all maps have at its place
        _, rows, columns = np.array(cells).T
        block, cells = block[:, rows, columns][..., None], [(channel, at, 0) for at in range(len(cells))]
    found = [_parts(layer, block, cell) for cell in cells]
    mean, variance, epsilon, weight, bias = (
        np.array([parts[name] for parts in found]) for name in ("mean", "variance", "epsilon", "weight", "bias")
    )
    deviation = np.sqrt(variance + epsilon)
    centred = (read if len(cells) == 1 else block[tuple(np.array(cells).T)].astype(np.float64)) - mean
    scaled = centred / deviation * weight
    steps = np.concatenate([read, mean, centred, scaled, bias])
    decimals, value = needed([*steps, *values]), needed(values)
    decimals = value if decimals < value <= decimals + FINER else decimals
    exact = exact_decimals(np.concatenate([steps, values]))
    longest = _longest([*steps, *(centred / deviation), *values], decimals)
    is_exact = decimals >= exact
    return Digits(decimals, decimals, decimals, decimals, is_exact, longest, longest, longest, longest, longest)


def _sampled_cells(layer: Layer, shape: Shape, channel: int) -> Sequence[Cell]:
    """A sample of the cells of one map whose mean, variance, weight and bias may differ; one if they are the same."""
    if len(shape) == 1:
        return [(unit,) for unit in range(0, shape[0], math.ceil(shape[0] / _MOST_CELLS))]
    reads_more = any(layer.spec.reads_along(axis, size, size).shape[1] > 1 for axis, size in enumerate(shape[1:]))
    if layer.spec.channelwise or reads_more:
        return [(channel, 0, 0)]
    step = math.ceil(math.sqrt(shape[1] * shape[2] / _MOST_CELLS))
    return [(channel, row, column) for row in range(0, shape[1], step) for column in range(0, shape[2], step)]


def _parts(layer: Layer, block: Block, cell: Cell) -> Mapping[str, float]:
    """``Trace.parts`` of a cell, by name."""
    weights = {name: weight.data for name, weight in layer.weights.items()}
    return dict(layer.spec.trace(block, weights, cell).parts)


def _softmax(layer: Layer, source: Activation, _output: Activation, _channel: int) -> Digits:
    temperature = _parts(layer, source.block, (0,) * len(source.shape))["temperature"]
    if len(source.shape) == 1:
        scores = source.maps[0].astype(np.float64)[:, None]
    else:
        step = max(math.prod(source.shape[1:]) // _MOST_PIXELS, 1)
        rows, columns = np.divmod(np.arange(0, math.prod(source.shape[1:]), step), source.shape[2])
        scores = source.block[:, rows, columns].astype(np.float64)
    exponentials = np.exp((scores - scores.max(axis=0)) / temperature)
    totals = exponentials.sum(axis=0)
    below = np.broadcast_to(totals, exponentials.shape)
    shares, tried = exponentials / below, range(SHARE, SHARE + FINER + 1)

    def fits(parts: int) -> bool:
        return _fits(exponentials, np.round(below, parts), shares, parts, SHARE)

    parts = next(filter(fits, tried), SHARE + 1)
    values = _of_channels(source, range(source.shape[0]))
    longest = max(printed(1, parts), above_zero(printed(0, parts), 1.2e-10), key=len)
    return Digits(
        values=needed(values),
        parts=parts,
        value=SHARE,
        longest_value=_longest(values, needed(values)),
        longest_part=longest,
        longest_sum=_longest(totals, parts),
        longest=max(printed(1, SHARE), above_zero(printed(0, SHARE), 1.2e-10), key=len),
    )


def _log_softmax(_layer: Layer, source: Activation, output: Activation, channel: int) -> Digits:
    values = _of_channels(output, [min(channel, len(output.maps) - 1)])
    scores = _of_channels(source, range(source.shape[0]))
    decimals = max(SHARE, needed([*values, *scores]))
    largest = _longest([source.shape[0]], decimals)  # no exponential is above 1
    return Digits(
        values=needed(scores),
        parts=decimals,
        value=decimals,
        longest_value=_longest(scores, needed(scores)),
        longest_part=max(printed(1, decimals), above_zero(printed(0, decimals), 1.2e-10), key=len),
        longest_sum=max(largest, _longest(scores, decimals), key=len),
        longest=_longest(values, decimals),
    )


def _scaled(layer: Layer, source: Activation, output: Activation, channel: int) -> Digits:
    read, values = _of_channels(source, [channel]), _of_channels(output, [channel])
    of = channel if len(source.shape) == 3 else slice(None)
    weight, bias = (np.atleast_1d(layer.weights[name].data[of]).astype(np.float64) for name in ("weight", "bias"))
    products = np.outer(read[[read.argmin(), read.argmax()]], weight)
    steps = np.concatenate([read, products.ravel(), bias, values])
    exact = max(exact_decimals(read) + exact_decimals(weight), exact_decimals(bias))
    decimals = min(needed(steps), exact)
    is_exact = decimals >= exact and _magnitude(steps) * 10.0**exact < _LARGEST_WHOLE
    longest = _longest(steps, decimals)
    return Digits(decimals, decimals, decimals, decimals, is_exact, longest, longest, longest, longest, longest)


def _responses(layer: Layer, source: Activation, output: Activation, channel: int) -> Digits:
    reads = layer.spec.reads(channel, source.shape[0])
    read, values = _of_channels(source, reads), _of_channels(output, [channel])
    squares = np.square(read)
    sums = np.array([0.0, _magnitude(squares) * len(reads)])
    known = _parts(layer, source.block, (channel, 0, 0))
    bases = known["k"] + known["alpha"] / known["size"] * sums
    divisors = [*bases, *bases ** known["beta"]]
    before, parts, below, after = needed(read), needed(squares), max(_FINE, needed(divisors)), needed(values)
    return Digits(
        values=before,
        weights=below,
        parts=parts,
        value=after,
        longest_value=_longest(read, before),
        longest_weight=_longest(divisors, below),
        longest_part=_longest(squares, parts),
        longest_sum=_longest(sums, parts),
        longest=_longest(values, after),
    )


_RULES: Mapping[Rule, Callable[[Layer, Activation, Activation, int], Digits]] = {
    "sum": _sum,
    "mean": _mean,
    "normalise": _normalised,
    "softmax": _softmax,
    "logsoftmax": _log_softmax,
    "scale": _scaled,
    "response": _responses,
}
_JOINT: Mapping[Rule, Callable[[Layer, Sequence[Activation], Activation, int], Digits]] = {
    "add": _added,
    "product": _multiplied,
}
