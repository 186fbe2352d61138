"""Constant folding, as of shapes: by ONNX's own reference implementation, with limits on sizes."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence

import numpy as np

from engine.formats.imports.operation_graph import Constant, Operation
from engine.values.errors import EngineError
from engine.values.messages import message

_MOST_CELLS = 2**20  # of a result that is larger than its operands
_MOST_BYTES = 2**30  # of all results together, in one file
_NEWEST = 21  # opset with which operations of a newer one are evaluated

# Operations whose result is no larger than their operands, broadcast against each other.
_BROADCAST = frozenset({
    "Abs", "Add", "And", "Cast", "CastLike", "Ceil", "Clip", "Cos", "Div", "Equal", "Exp", "Floor", "Greater",
    "GreaterOrEqual", "Identity", "Less", "LessOrEqual", "Log", "Max", "Min", "Mod", "Mul", "Neg", "Not", "Or", "Pow",
    "Reciprocal", "Relu", "Round", "Sigmoid", "Sign", "Sin", "Sqrt", "Sub", "Tanh", "Where",
})  # fmt: skip
_SMALLER = frozenset({  # than the first operand, or as large
    "ArgMax", "ArgMin", "Concat", "CumSum", "Flatten", "ReduceL1", "ReduceL2", "ReduceMax", "ReduceMean", "ReduceMin",
    "ReduceProd", "ReduceSum", "ReduceSumSquare", "Reshape", "Shape", "Size", "Slice", "Split", "Squeeze", "Transpose",
    "Unsqueeze",
})  # fmt: skip

Bound = Callable[[Sequence[Constant], Operation], int]


def _pad_cells(inputs: Sequence[Constant], operation: Operation) -> int:
    pads = np.abs(np.asarray(operation.attributes.get("pads", inputs[1] if len(inputs) > 1 else ()), np.int64)).tolist()
    return math.prod(side + sum(pads) for side in inputs[0].shape)


_GROWING: Mapping[str, Bound] = {
    "ConstantOfShape": lambda inputs, operation: math.prod(inputs[0].tolist()),
    "Expand": lambda inputs, operation: inputs[0].size * math.prod(inputs[1].tolist()),
    "Gather": lambda inputs, operation: inputs[0].size * max(1, inputs[1].size),
    "GatherND": lambda inputs, operation: inputs[0].size * max(1, inputs[1].size),
    "Pad": _pad_cells,
    "Range": lambda inputs, operation: int(abs((inputs[1] - inputs[0]) / inputs[2])) + 1,
    "Tile": lambda inputs, operation: inputs[0].size * math.prod(inputs[1].tolist()),
}


class Folder:
    """Evaluates operations on constants, and limits the bytes of all results together.

    Args:
        opset: version of the operators.
    """

    def __init__(self, opset: int) -> None:
        self._opset = min(opset, _NEWEST)
        self._bytes = 0

    def __call__(self, operation: Operation, inputs: Sequence[Constant | None]) -> list[Constant]:
        """The outputs of an operation, whose inputs are None where one is left out.

        Raises:
            EngineError: the operation is not known, or its result too large.
        """
        if operation.op == "Constant":
            return [np.asarray(value) for value in operation.attributes.values()]
        known = [each for each in inputs if each is not None]
        self._check(operation, known)
        results = self._evaluated(operation, inputs)
        self._bytes += sum(each.nbytes for each in results)
        if self._bytes > _MOST_BYTES:
            raise EngineError(message("it makes too many numbers of few."))
        return results

    @staticmethod
    def _check(operation: Operation, inputs: Sequence[Constant]) -> None:
        op, largest = operation.op, max((each.size for each in inputs), default=0)
        if op in _BROADCAST:
            cells = math.prod(np.broadcast_shapes(*(each.shape for each in inputs)))
        elif op in _SMALLER:
            cells = largest
        elif op in _GROWING:
            cells = _GROWING[op](inputs, operation)
        else:
            raise EngineError(message("it is not understood where it reads constants alone."))
        if cells > max(_MOST_CELLS, largest):
            raise EngineError(message("it is not understood: it makes too many numbers of few."))

    def _evaluated(self, operation: Operation, inputs: Sequence[Constant | None]) -> list[Constant]:
        from onnx import helper, numpy_helper
        from onnx.reference import ReferenceEvaluator

        if operation.op == "Cast" and operation.attributes.get("to") in (1, 10, 11, 16):  # a floating point type
            return [np.asarray(inputs[0], np.float32)]
        names = ["" if each is None else f"x{at}" for at, each in enumerate(inputs)]
        attributes = {
            name: numpy_helper.from_array(value) if isinstance(value, np.ndarray) else value
            for name, value in operation.attributes.items()
            if not (name in ("broadcast", "axis") and operation.op in _BROADCAST)
        }
        results = [f"y{at}" for at in range(len(operation.outputs))]
        node = helper.make_node(operation.op, names, results, **attributes)
        feeds = {name: each for name, each in zip(names, inputs, strict=True) if each is not None}
        read = [helper.make_tensor_value_info(name, _element(each), None) for name, each in feeds.items()]
        returned = [helper.make_tensor_value_info(name, 0, None) for name in results]
        graph = helper.make_graph([node], "constants", read, returned)
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", self._opset)])
        with np.errstate(all="ignore"):
            computed = ReferenceEvaluator(model).run(None, feeds)
        return [np.asarray(each) for each in computed]


def _element(values: Constant) -> int:
    """ONNX's number of the dtype of an array."""
    from onnx import helper

    return int(helper.np_dtype_to_tensor_dtype(values.dtype))
