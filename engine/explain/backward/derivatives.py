"""How much one output cell changes with one cell that it reads, or with one of its weights: by the rule of its trace.

A kind need say nothing for it: what its trace says of the way forward is all that the way back needs.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from engine.layers.spec import Spec
from engine.values.array import Float32
from engine.values.cells import Cell, Rule, Trace
from engine.values.map_block import Block


@dataclass(frozen=True, eq=False)
class Reading:
    """One output cell that reads an input cell.

    Args:
        trace: the arithmetic of the output cell.
        output: the output cell.
        inputs: everything that the layer reads, (C, H, W) or (F,) each.
        source: the index of the input that has the cell which is read.
        cell: that cell.
    """

    spec: Spec
    weights: Mapping[str, Float32]
    trace: Trace
    output: Cell
    inputs: Sequence[Block]
    source: int
    cell: Cell

    @property
    def is_own(self) -> bool:
        """Whether the input cell is at the place of the output cell."""
        return self.output == self.cell

    @property
    def value(self) -> float:
        """The value of the input cell."""
        return float(self.inputs[self.source][self.cell])


def derivative(reading: Reading) -> float:
    """The derivative of the output cell by the input cell."""
    with np.errstate(all="ignore"):
        return _BY_RULE[reading.trace.rule](reading)


def _weight(reading: Reading) -> float:
    """Of a rule that adds up products: the weights of the terms that read the cell, more than one at some borders."""
    terms = reading.trace.terms
    reads = (terms.cells == np.array(reading.cell)).all(axis=1) & (terms.sources == reading.source)
    return float(terms.weights[reads].sum())


def _slope(reading: Reading) -> float:
    return _of_function(reading.spec, reading.weights, reading.cell[0], reading.value)["x"]


def _of_function(spec: Spec, weights: Mapping[str, Float32], channel: int, x: float) -> dict[str, float]:
    """The derivatives at ``x`` of the function of one channel: by ``x``, and by its weights by name.

    Where the function has a corner, they are those of the forward pass.
    """
    import torch

    at = {name: [float(values[channel])] for name, values in weights.items()}
    with torch.enable_grad():
        leaves = {
            name: torch.tensor(value, dtype=torch.float64, requires_grad=True)
            for name, value in {**at, "x": [[x]]}.items()
        }
        result = spec.forward(leaves["x"], {name: leaves[name] for name in at}).sum()
        found = torch.autograd.grad(result, list(leaves.values()))
    return {name: float(value.sum()) for name, value in zip(leaves, found, strict=True)}


def _normalised(reading: Reading) -> float:
    """By the cell itself, and by what it adds to the mean and the variance where those are of the input."""
    parts = dict(reading.trace.parts)
    deviation = np.sqrt(np.float64(parts["variance"] + parts["epsilon"]))
    share = float(reading.is_own)
    if "count" in parts:
        own, other = ((value - parts["mean"]) / deviation for value in (reading.trace.terms[0].value, reading.value))
        share -= float(1 + own * other) / parts["count"]
    return float(parts["weight"] / deviation * share)


def _product(reading: Reading) -> float:
    """The product of the other factors."""
    return math.prod(term.value for at, term in enumerate(reading.trace.terms) if at != reading.source)


def _softmax(reading: Reading) -> float:
    """p · (1 or 0 − the probability of what is read), over the temperature."""
    own, other = (_share(reading.trace, cell) for cell in (reading.output, reading.cell))
    return own * (reading.is_own - other) / dict(reading.trace.parts)["temperature"]


def _log_softmax(reading: Reading) -> float:
    return reading.is_own - _share(reading.trace, reading.cell)


def _share(trace: Trace, cell: Cell) -> float:
    return float(trace.terms.products[cell[0]] / trace.total)


def _response(reading: Reading) -> float:
    parts = dict(reading.trace.parts)
    base = np.float64(parts["k"] + parts["alpha"] / parts["size"] * reading.trace.total)
    own = float(reading.inputs[0][reading.output])
    through = 2 * parts["alpha"] * parts["beta"] / parts["size"] * own * reading.value / base
    return float((reading.is_own - through) * base ** -parts["beta"])


_BY_RULE: Mapping[Rule, Callable[[Reading], float]] = {
    "sum": _weight,
    "max": _weight,
    "mean": _weight,
    "copy": _weight,
    "add": _weight,
    "scale": _weight,
    "function": _slope,
    "normalise": _normalised,
    "product": _product,
    "softmax": _softmax,
    "logsoftmax": _log_softmax,
    "response": _response,
}


def by_own_weight(spec: Spec, weights: Mapping[str, Float32], trace: Trace, output: Cell, name: str) -> float:
    """The derivative of an output cell by the one number that its channel has under a name, such as a bias."""
    parts = dict(trace.parts)
    if name == "bias":
        return 1.0
    if trace.rule == "normalise":
        with np.errstate(all="ignore"):
            deviation = np.sqrt(np.float64(parts["variance"] + parts["epsilon"]))
            return float((trace.terms[0].value - parts["mean"]) / deviation)
    return _of_function(spec, weights, output[0], trace.terms[0].value)[name]
