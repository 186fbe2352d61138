"""The numbers that come out when the arithmetic of a cell is done in one of the usual wrong ways."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from engine.compute.evaluate import Result
from engine.explain.trace import trace
from engine.layers.avgpool2d import AvgPool2d
from engine.layers.batchnorm2d import BatchNorm2d
from engine.layers.conv2d import Conv2d
from engine.layers.dropout import Dropout
from engine.layers.elementwise import Elementwise
from engine.layers.elu import ELU
from engine.layers.flatten import Flatten
from engine.layers.globalavgpool import GlobalAvgPool
from engine.layers.leakyrelu import LeakyReLU
from engine.layers.linear import Linear
from engine.layers.maxpool2d import MaxPool2d
from engine.layers.pooling import Pooling
from engine.layers.relu import ReLU
from engine.layers.sigmoid import Sigmoid
from engine.layers.softmax import Softmax
from engine.layers.spec import Spec
from engine.project.project import Project
from engine.quiz.mistake import MOST_OTHERS, Asked, Found, Mistake, shown
from engine.quiz.window_mistakes import of_average_window, of_conv, of_linear, of_max, of_mean, of_settings
from engine.values.cells import Cell
from engine.values.messages import message


def mistakes(project: Project, result: Result, layer_id: str, cell: Cell) -> tuple[Mistake, ...]:
    """The usual mistakes for one cell, the likeliest first; none that makes the right value after all.

    Raises:
        EngineError: there is no such layer or cell, or it could not be computed.
    """
    traced = trace(project, result, layer_id, cell)
    layer = project[layer_id]
    asked = Asked(layer, cell, traced, result.outputs[layer.inputs[0]], result.outputs[layer_id])
    if not math.isfinite(traced.value):
        return ()
    with np.errstate(all="ignore"):
        found = [*_of_kind(asked), *_of_sign(asked), *_of_place(asked), *_of_map(asked)]
        sums = traced.rule in ("sum", "mean", "normalise")
        blur = 1e-6 * float(np.abs(traced.terms.products).sum()) if sums else 0.0  # what float32 leaves open
    return tuple(
        each
        for each in found
        if math.isfinite(each.value) and not math.isclose(each.value, traced.value, rel_tol=1e-5, abs_tol=blur)
    )


def _of_kind(asked: Asked) -> Found:
    for kind, find in _KINDS:
        if isinstance(asked.spec, kind):
            yield from find(asked)


# --- curves -------------------------------------------------------------------------------------------------------


def _of_curve(asked: Asked) -> Found:
    x, title = asked.trace.terms[0].value, message(asked.spec.title)
    words = message("That is what comes in: {curve} has not been applied yet.", curve=title)
    yield Mistake("skipped", x, words)
    if isinstance(asked.spec, ReLU):
        yield Mistake("absolute", abs(x), message("ReLU does not turn the sign round: what is negative becomes 0."))
        words = message("ReLU keeps what is positive: only what is negative becomes 0.")
        yield Mistake("other_side", min(x, 0.0), words)
        return
    words = message("That is what ReLU makes of it: here the curve is {curve}.", curve=title)
    yield Mistake("relu", max(x, 0.0), words)
    yield Mistake("other_sign", asked.spec.curve(-x), message("That is what {curve} makes of −x.", curve=title))


def _of_leaky(asked: Asked) -> Found:
    value = asked.spec.slope * asked.trace.terms[0].value
    words = message("Only what is negative is multiplied with the slope: this value is positive and stays.")
    yield Mistake("slope_for_positive", value, words)


def _of_elu(asked: Asked) -> Found:
    x, alpha = asked.trace.terms[0].value, asked.spec.alpha
    if 0 > x > -700:
        yield Mistake("no_one", alpha * math.exp(x), message("The 1 is missing: it is alpha (e^x − 1)."))
        yield Mistake("no_alpha", math.expm1(x), message("e^x − 1 is still to be multiplied with alpha."))


def _of_sigmoid(asked: Asked) -> Found:
    power = np.exp(np.float64(-asked.trace.terms[0].value))
    words = message("That is e^−x: the sigmoid is 1 over 1 + e^−x.")
    yield Mistake("power_alone", float(power), words)
    yield Mistake("no_one", float(1 / power), message("The 1 is missing: the sigmoid is 1 over 1 + e^−x."))
    yield from _of_share(asked)


# --- the others ---------------------------------------------------------------------------------------------------


def _of_softmax(asked: Asked) -> Found:
    scores, own = asked.trace.terms.values, asked.cell[0]
    temperature = asked.spec.temperature
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
    yield Mistake("the_others", 1 - asked.trace.value, words)
    yield from _of_share(asked)


def _of_share(asked: Asked) -> Found:
    words = message("That is in percent: write it with a % sign, or divide it by 100.")
    yield Mistake("percent", 100 * asked.trace.value, words)


def _of_flatten(asked: Asked) -> Found:
    if len(asked.given.shape) != 3:
        return
    (channels, rows, columns), unit = asked.given.shape, asked.cell[0]
    row, column, channel = np.unravel_index(unit, (rows, columns, channels))
    words = message("That would be so with the maps interleaved: here each map is laid out whole, one after the other.")
    yield Mistake("channels_last", float(asked.given.maps[channel][row, column]), words)
    channel, column, row = np.unravel_index(unit, (channels, columns, rows))
    words = message("That would be so column by column: here each map is read row by row.")
    yield Mistake("by_column", float(asked.given.maps[channel][row, column]), words)


def _of_norm(asked: Asked) -> Found:
    x, parts = asked.trace.terms[0].value, asked.parts
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


def _of_dropout(asked: Asked) -> Found:
    x, rate = asked.trace.value, asked.spec.rate
    yield Mistake("dropped", 0.0, message("Cells are dropped in training only: now every value passes as it is."))
    words = message("Values are made larger in training only: now every value passes as it is.")
    yield Mistake("made_larger", x / (1 - rate), words)


# --- of any layer -------------------------------------------------------------------------------------------------


def _of_sign(asked: Asked) -> Found:
    value = asked.trace.value
    yield Mistake("sign", -value, message("The size is right, but the sign is not."))
    if asked.trace.rule in ("sum", "normalise") and value < 0:
        words = message("No ReLU has been applied here yet: this value stays below zero.")
        yield Mistake("clipped", 0.0, words)


def _of_place(asked: Asked) -> Found:
    """The right arithmetic, one cell beside."""
    if len(asked.cell) == 1:
        for kind, step in (("counted_from_1", -1), ("next", 1)):
            unit = asked.cell[0] + step
            if (value := asked.held((unit,))) is not None:
                yield Mistake(kind, value, message("That is unit {unit}: units are counted from 0.", unit=unit))
        return
    channel, row, column = asked.cell
    for kind, at, text in (
        ("swapped", (column, row), "That is row {row}, column {column}: the row is named first."),
        ("counted_from_1", (row - 1, column - 1), "That is row {row}, column {column}: both are counted from 0."),
        ("beside", (row, column - 1), _BESIDE),
        ("beside", (row, column + 1), _BESIDE),
        ("beside", (row - 1, column), _BESIDE),
        ("beside", (row + 1, column), _BESIDE),
    ):
        if (value := asked.held((channel, *at))) is not None:
            yield Mistake(kind, value, message(text, row=at[0], column=at[1]))


_BESIDE = "That is the value one cell beside it, at row {row}, column {column}."


def _of_map(asked: Asked) -> Found:
    """The same cell of another map."""
    own, *place = asked.cell
    if not place or len(asked.made.maps) > MOST_OTHERS:
        return
    for channel in range(len(asked.made.maps)):
        value = asked.held((channel, *place))
        if channel != own and value is not None:
            words = message("That is the value at the same place of map {channel}.", channel=channel)
            yield Mistake("other_map", value, words)


_KINDS: tuple[tuple[type[Spec], Callable[[Asked], Found]], ...] = (
    (Conv2d, of_conv),
    (Linear, of_linear),
    (MaxPool2d, of_max),
    (AvgPool2d, of_mean),
    (AvgPool2d, of_average_window),
    (GlobalAvgPool, of_mean),
    (Pooling, of_settings),
    (Elementwise, _of_curve),
    (LeakyReLU, _of_leaky),
    (ELU, _of_elu),
    (Sigmoid, _of_sigmoid),
    (Softmax, _of_softmax),
    (Flatten, _of_flatten),
    (BatchNorm2d, _of_norm),
    (Dropout, _of_dropout),
)
