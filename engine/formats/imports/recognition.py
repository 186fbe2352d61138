"""Recognises layers that a file spells out in arithmetic, by the values that they compute, whatever the spelling.

x · sigmoid(x), x · tanh(softplus(x)), x · min(max(x + 3, 0), 6) / 6 and their like have many spellings, but one graph.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.formats.imports.cell_view import View
from engine.formats.imports.folding import Folder
from engine.formats.imports.operation_graph import Constant, Operation
from engine.formats.imports.reading import Reading
from engine.formats.imports.window_operations import layer_norm
from engine.values.errors import EngineError

Samples = NDArray[np.float64]
_X: Samples = np.concatenate([np.linspace(-8, 8, 65), [-0.31, 0.47, 2.9, -2.9]])
_AT_ZERO = 32  # the index of 0 in _X
_CLOSE = 1e-5
_MOST_STEPS = 12  # operations that one function may be spelled with
_MOST_ROOTS = 16


def _sigmoid(x: Samples) -> Samples:
    return 1 / (1 + np.exp(-x))


_erf = np.vectorize(math.erf)


def _softplus(x: Samples) -> Samples:
    return np.log1p(np.exp(x))


_ONE: Mapping[str, Callable[[Samples, Operation], Samples]] = {  # functions of one number, by operation
    "Abs": lambda x, _: np.abs(x),
    "Cast": lambda x, _: x,
    "Erf": lambda x, _: _erf(x),
    "Exp": lambda x, _: np.exp(x),
    "HardSigmoid": lambda x, op: np.clip(op.attributes.get("alpha", 0.2) * x + op.attributes.get("beta", 0.5), 0, 1),
    "Identity": lambda x, _: x,
    "Log": lambda x, _: np.log(x),
    "Neg": lambda x, _: -x,
    "Reciprocal": lambda x, _: 1 / x,
    "Relu": lambda x, _: np.maximum(x, 0),
    "Sigmoid": lambda x, _: _sigmoid(x),
    "Softplus": lambda x, op: _softplus(op.attributes.get("beta", 1.0) * x) / op.attributes.get("beta", 1.0),
    "Sqrt": lambda x, _: np.sqrt(x),
    "Tanh": lambda x, _: np.tanh(x),
}
_TWO: Mapping[str, Callable[[Samples, Samples], Samples]] = {
    "Add": np.add,
    "Div": np.divide,
    "Max": np.maximum,
    "Min": np.minimum,
    "Mul": np.multiply,
    "Pow": np.power,
    "Sub": np.subtract,
    "Sum": np.add,
}
_TARGETS: Mapping[str, Samples] = {  # values at _X, by operation
    "Gelu": _X * (1 + _erf(_X / math.sqrt(2))) / 2,
    "Gelu_tanh": _X * (1 + np.tanh(math.sqrt(2 / math.pi) * (_X + 0.044715 * _X**3))) / 2,
    "HardSigmoid": np.clip(_X / 6 + 0.5, 0, 1),
    "HardSwish": _X * np.clip(_X / 6 + 0.5, 0, 1),
    "Mish": _X * np.tanh(_softplus(_X)),
    "Relu6": np.clip(_X, 0, 6),
    "Silu": _X * _sigmoid(_X),
}
_SPELLED: Mapping[str, Operation] = {
    "Gelu_tanh": Operation("Gelu", (), (), {"approximate": "yes"}),
    "HardSigmoid": Operation("HardSigmoid", (), (), {"alpha": 1 / 6}),
    "Relu6": Operation("Clip", (), (), {"min": np.float32(0), "max": np.float32(6)}),
}


@dataclass(frozen=True, eq=False)
class _Function:
    """A tensor as a function of an earlier one, cell by cell.

    Args:
        values: at _X.
        steps: number of operations between the two.
    """

    values: Samples
    steps: int


class Curves:
    """Tensors as functions of one number of earlier tensors, their roots."""

    def __init__(self) -> None:
        self._functions: dict[str, dict[str, _Function]] = {}

    def recognised(self, reading: Reading, operation: Operation) -> Operation | None:
        """One operation that computes the same as ``operation`` with some before it; None if there is none."""
        known = self._of(reading, operation)
        if not known:
            return None
        name = operation.outputs[0]
        self._functions[name] = known
        for root, function in known.items():  # the earliest first
            if function.steps < 2 or not isinstance(reading.tensors.get(root), View):
                continue
            for target, values in _TARGETS.items():
                if np.allclose(function.values, values, _CLOSE, _CLOSE):
                    spelled = _SPELLED.get(target, Operation(target, (), ()))
                    return Operation(spelled.op, (root,), operation.outputs, spelled.attributes, operation.name)
            beta = math.log(2) / function.values[_AT_ZERO] if function.values[_AT_ZERO] > 0 else 0.0
            if 0.01 <= beta <= 100 and np.allclose(function.values, _softplus(beta * _X) / beta, _CLOSE, _CLOSE):
                return Operation("Softplus", (root,), operation.outputs, {"beta": beta}, operation.name)
            slope = _slope(function.values)
            if slope is not None:
                return Operation("LeakyRelu", (root,), operation.outputs, {"alpha": slope}, operation.name)
        return None

    def _of(self, reading: Reading, operation: Operation) -> dict[str, _Function]:
        op, inputs = operation.op, [name for name in operation.inputs if name]
        with np.errstate(all="ignore"):
            if op == "Clip":
                return self._clipped(reading, operation)
            if op in _ONE:
                return self._each(inputs[0], lambda x: _ONE[op](x, operation))
            if op not in _TWO or len(inputs) != 2 or not all(self._is_known(reading, name) for name in inputs):
                return {}
            numbers = [reading.constants.get(name) for name in inputs]
            if numbers[0] is not None and numbers[1] is not None:
                return {}
            if numbers[1] is not None:
                other = float(numbers[1].item())
                return self._each(inputs[0], lambda x: _TWO[op](x, np.full_like(x, other)))
            if numbers[0] is not None:
                one = float(numbers[0].item())
                return self._each(inputs[1], lambda x: _TWO[op](np.full_like(x, one), x))
            first, second = (self._roots(name) for name in inputs)
            shared = [root for root in first if root in second]
            return {
                root: _Function(
                    _TWO[op](first[root].values, second[root].values), first[root].steps + second[root].steps + 1
                )
                for root in shared
                if first[root].steps + second[root].steps < 2 * _MOST_STEPS
            }

    def _clipped(self, reading: Reading, operation: Operation) -> dict[str, _Function]:
        names = (*operation.inputs[1:3], "", "")[:2]
        bounds = [reading.constants.get(name) for name in names]
        low, high = (
            operation.attributes.get(attribute) if each is None else float(each.item())
            for each, attribute in zip(bounds, ("min", "max"), strict=True)
        )
        if low is None and high is None:
            return {}
        return self._each(operation.inputs[0], lambda x: np.clip(x, low, high))

    @staticmethod
    def _is_known(reading: Reading, name: str) -> bool:
        constant: Constant | None = reading.constants.get(name)
        return constant is None or (constant.size == 1 and constant.ndim <= 1)

    def _roots(self, name: str) -> dict[str, _Function]:
        """The functions that compute a tensor, by root, the earliest first; itself is the last."""
        return {**self._functions.get(name, {}), name: _Function(_X, 0)}

    def _each(self, name: str, function: Callable[[Samples], Samples]) -> dict[str, _Function]:
        """A function of a tensor, by the roots of that tensor."""
        roots = [(root, each) for root, each in self._roots(name).items() if each.steps < _MOST_STEPS]
        return {root: _Function(function(each.values), each.steps + 1) for root, each in roots[-_MOST_ROOTS:]}


def _slope(values: Samples) -> float | None:
    """The slope of a leaky ReLU with these values; None if there is none."""
    slope = float(values[0] / _X[0])
    is_leaky = 0 < slope < 1 and np.allclose(values, np.where(_X > 0, _X, slope * _X), _CLOSE, _CLOSE)
    return slope if is_leaky else None


# --- layer norm -----------------------------------------------------------------------------------------------------

_MOST_CHANNELS = 4096
_DEEPEST = 16  # operations back to the tensor that is normalised


def normalised(reading: Reading, operation: Operation, folder: Folder) -> View | None:
    """The layer norm, with its scale and shift, that ends with ``operation`` in any spelling; None if none does.

    The operations are evaluated on random numbers, and their results compared with those of a layer norm.
    """
    if operation.op not in ("Add", "Div", "Mul", "Sub") or len(operation.inputs) != 2:
        return None
    spelled, roots = _back_to_views(reading, operation)
    means = [each for each in spelled if each.op == "ReduceMean"]
    view = reading.tensors[next(iter(roots))] if len(roots) == 1 else None
    if not isinstance(view, View) or len(view.shape) < 2:
        return None
    (root,) = roots
    axes = {None if axis is None else axis % len(view.shape) for axis in (_one_axis(reading, each) for each in means)}
    axis = next(iter(axes)) if len(axes) == 1 else None
    if axis is None:
        return None
    count = view.shape[axis]
    if not 2 <= count <= _MOST_CHANNELS:
        return None
    shape = tuple(count if at == axis else 1 for at in range(len(view.shape)))
    inputs = [np.random.default_rng(seed).normal(size=shape).astype(np.float32) for seed in range(3)]
    try:
        outputs = [_computed(reading, spelled, root, each, folder)[operation.outputs[0]] for each in inputs]
    except (EngineError, ValueError, KeyError):
        return None
    if any(each.shape != shape for each in outputs):
        return None
    for epsilon in _small_numbers(reading, spelled):
        ours = [_layer_norm(each.ravel().astype(np.float64), epsilon) for each in inputs]
        theirs = [each.ravel().astype(np.float64) for each in outputs]
        scale = (theirs[0] - theirs[1]) / (ours[0] - ours[1])
        shift = theirs[0] - ours[0] * scale
        if np.allclose(ours[2] * scale + shift, theirs[2], 1e-3, 1e-4):
            scale = np.ones_like(scale) if np.allclose(scale, 1, 1e-4) else scale
            shift = np.zeros_like(shift) if np.allclose(shift, 0, atol=1e-5) else shift
            return layer_norm(reading, view, axis, epsilon, scale.astype(np.float32), shift.astype(np.float32))
    return None


def _layer_norm(x: Samples, epsilon: float) -> Samples:
    centred: Samples = x - x.mean()
    return centred / math.sqrt(float(x.var()) + epsilon)


def _back_to_views(reading: Reading, operation: Operation) -> tuple[list[Operation], set[str]]:
    """The operations up to ``operation`` that cannot be shown, in order, and the tensors that they start from."""
    found: dict[str, Operation] = {}
    roots: set[str] = set()

    def visit(each: Operation) -> None:
        for name in each.inputs:
            producer = reading.producers.get(name)
            if not name or name in reading.constants or name in roots:
                continue
            if producer is None or isinstance(reading.tensors.get(name), View):
                roots.add(name)
            elif name not in found and len(found) < _DEEPEST:
                visit(producer)
                found[name] = producer

    visit(operation)
    return [*found.values(), operation], roots


def _computed(
    reading: Reading, spelled: Sequence[Operation], root: str, values: Constant, folder: Folder
) -> dict[str, Constant]:
    """The tensors that operations compute from values in place of the tensor ``root``, by name."""
    known: dict[str, Constant] = {root: values}
    for operation in spelled:
        inputs = [known.get(name, reading.constants.get(name)) if name else None for name in operation.inputs]
        if any(each is None and name for each, name in zip(inputs, operation.inputs, strict=True)):
            raise KeyError(operation.name)
        known.update(zip(operation.outputs, folder(operation, inputs), strict=False))
    return known


def _small_numbers(reading: Reading, spelled: Sequence[Operation]) -> list[float]:
    """The numbers among the operands that can be an epsilon."""
    operands = [
        reading.constants.get(name) for operation in spelled if operation.op == "Add" for name in operation.inputs
    ]
    return [float(each.item()) for each in operands if each is not None and each.size == 1 and 0 < each.item() < 0.1]


# --- local response norm --------------------------------------------------------------------------------------------


def local_response(reading: Reading, operation: Operation) -> Operation | None:
    """The local response norm that ends with ``operation``, as PyTorch spells it out; None if none does.

    That is x / (k + alpha · mean of x² over neighbouring channels)^beta.
    """
    power = reading.producers.get(operation.inputs[1]) if operation.op == "Div" else None
    addition = _before(reading, power, "Pow")
    product = _before(reading, addition, "Add")
    pooled = _before(reading, product, "Mul")
    if power is None or addition is None or product is None or pooled is None:
        return None
    numbers = [_number(reading, each, 1) for each in (power, addition, product)]
    size = 0
    walked: Operation | None = pooled
    while walked is not None and walked.op in ("Squeeze", "Unsqueeze", "Reshape", "AveragePool", "Pad", "If"):
        if walked.op == "AveragePool":
            size, *others = walked.attributes.get("kernel_shape", [0])
            if any(each != 1 for each in others):
                return None
        walked = reading.producers.get(walked.inputs[1 if walked.op == "If" else 0])
    if size < 1 or walked is None or not _is_square(reading, walked) or walked.inputs[0] != operation.inputs[0]:
        return None
    if any(number is None for number in numbers):
        return None
    beta, bias, alpha = numbers
    attributes = {"size": int(size), "alpha": alpha, "beta": beta, "bias": bias}
    return Operation("LRN", operation.inputs[:1], operation.outputs, attributes, operation.name)


def _before(reading: Reading, operation: Operation | None, op: str) -> Operation | None:
    """The operation that computes the first input of ``operation``, if that is an ``op``."""
    return reading.producers.get(operation.inputs[0]) if operation is not None and operation.op == op else None


def _number(reading: Reading, operation: Operation, at: int) -> float | None:
    values = reading.constants.get(operation.inputs[at])
    return None if values is None or values.size != 1 else float(values.item())


def _is_square(reading: Reading, operation: Operation) -> bool:
    if operation.op == "Mul":
        return operation.inputs[0] == operation.inputs[1]
    power = reading.constants.get(operation.inputs[1]) if operation.op == "Pow" else None
    return power is not None and power.size == 1 and float(power.item()) == 2


def _one_axis(reading: Reading, operation: Operation) -> int | None:
    """The one axis over which a mean runs; it may be counted from the end."""
    axes: Sequence[int] | Constant | None = operation.attributes.get("axes")
    if axes is None and len(operation.inputs) > 1:
        axes = reading.constants.get(operation.inputs[1])
    return None if axes is None or len(axes) != 1 else int(axes[0])
