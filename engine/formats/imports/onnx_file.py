"""Reads ONNX files: a graph of operations with weights, converted to a chain of layers."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.formats.limits import check_cells, check_layers, check_names
from engine.layers.avgpool2d import AvgPool2d
from engine.layers.batchnorm2d import BatchNorm2d
from engine.layers.conv2d import Conv2d
from engine.layers.dropout import Dropout
from engine.layers.elu import ELU
from engine.layers.flatten import Flatten
from engine.layers.gelu import GELU
from engine.layers.globalavgpool import GlobalAvgPool
from engine.layers.leakyrelu import LeakyReLU
from engine.layers.linear import Linear
from engine.layers.maxpool2d import MaxPool2d
from engine.layers.relu import ReLU
from engine.layers.sigmoid import Sigmoid
from engine.layers.softmax import Softmax
from engine.layers.spec import Shape, Spec
from engine.layers.tanh import Tanh
from engine.layers.window_positions import windowed_size
from engine.values.array import Float32
from engine.values.errors import EngineError, FormatError, Problem
from engine.values.messages import Message, message
from engine.values.numerals import sizes
from engine.values.params import Pair

ParsedLayer = tuple[Spec, dict[str, Float32]]
Scaling = tuple[Float32, Float32]
ParsedNetwork = tuple[Shape, Scaling | None, list[ParsedLayer], list[Message]]
Constant = NDArray[Any]

_SIZES = (28, 32, 64, 96, 128, 224)  # tried in order if the file leaves the input size open
_IN_A_ROW = message("ConvScope shows networks whose layers follow one another, without branches.")
_KNOWN = message(
    "ConvScope reads convolution, pooling, batch norm, fully connected layers, dropout and activation functions."
)


def read_onnx(path: Path) -> ParsedNetwork:
    """The network in an ONNX file.

    Raises:
        FormatError: its weights are in other files, it branches, or it has an operation without a ConvScope layer.
    """
    from onnx import ModelProto

    model = ModelProto()
    model.ParseFromString(path.read_bytes())  # not onnx.load, which reads weights from any file that the model names
    graph = model.graph
    check_names(len(graph.node) + len(graph.initializer))
    version = max((each.version for each in model.opset_import if each.domain in ("", "ai.onnx")), default=1)
    constants = {tensor.name: _values(tensor) for tensor in graph.initializer}
    inputs = [each for each in graph.input if each.name not in constants]
    if len(inputs) != 1 or graph.sparse_initializer:
        raise FormatError(
            message("It reads {count} inputs, where one picture is wanted.", count=len(inputs)), _IN_A_ROW
        )
    nodes = [_node(each) for each in _needed(graph)]
    return _at_some_size(nodes, inputs[0], constants, version)


def _values(tensor: Any) -> Constant:
    from onnx import TensorProto, numpy_helper

    if tensor.data_location == TensorProto.EXTERNAL:
        raise FormatError(
            message("Its weights are in another file beside it."),
            message(
                "Save it as one file, with torch.onnx.export(…, external_data=False) or "
                "onnx.save(onnx.load(path), path, save_as_external_data=False)."
            ),
        )
    values: Constant = numpy_helper.to_array(tensor)
    return values


@dataclass(frozen=True)
class _Node:
    """One operation of the graph, as Python values."""

    op: str
    name: str
    inputs: tuple[str, ...]
    outputs: tuple[str, ...]
    attributes: Mapping[str, Any]


def _node(node: Any) -> _Node:
    from onnx import AttributeProto, helper

    attributes = {}
    for each in node.attribute:
        value = _values(each.t) if each.type == AttributeProto.TENSOR else helper.get_attribute_value(each)
        attributes[each.name] = value.decode() if isinstance(value, bytes) else value
    own = node.domain in ("", "ai.onnx")
    op = node.op_type if own else f"{node.domain}.{node.op_type}"
    name = node.name or next(iter(node.output), "")
    return _Node(op, name, tuple(node.input), tuple(node.output), attributes)


def _needed(graph: Any) -> list[Any]:
    """The operations that the outputs depend on, in order."""
    wanted = {each.name for each in graph.output}
    needed = []
    for node in reversed(graph.node):
        if wanted & set(node.output):
            wanted |= set(node.input)
            needed.append(node)
    return needed[::-1]


def _at_some_size(nodes: Sequence[_Node], given: Any, constants: Mapping[str, Constant], version: int) -> ParsedNetwork:
    """The network at the input size of the file, or else at the first of _SIZES with which it can run."""
    sides = [side.dim_value or None for side in given.type.tensor_type.shape.dim]
    if len(sides) == 4 and _is_channels_last(nodes, given.name):
        sides = [sides[0], sides[3], sides[1], sides[2]]
    sides = sides[1:] if len(sides) in (2, 4) else sides  # without the batch
    if len(sides) not in (1, 3):
        raise FormatError(
            message("It reads arrays of {count} axes, where a picture has 3.", count=len(sides)), _IN_A_ROW
        )
    known = tuple(side for side in sides if side)
    if len(known) == len(sides):
        return _Walk(given.name, known, constants, version).through(nodes)
    channels = next((each.shape[1] for each in constants.values() if each.ndim == 4), 1)
    failure: FormatError | None = None
    for size in _SIZES:
        shape = (sides[0] or channels, *(side or size for side in sides[1:]))
        try:
            found = _Walk(given.name, shape, constants, version).through(nodes)
        except FormatError as error:
            failure = failure or error
            continue
        note = message("Assumed {size} input: the file leaves it open.", size=sizes(shape[1:]))
        return *found[:3], [note, *found[3]]
    assert failure is not None
    raise failure


def _is_channels_last(nodes: Sequence[_Node], given: str) -> bool:
    """Whether the first operation transposes the input to channels first, as in networks from TensorFlow."""
    first = next((node for node in nodes if given in node.inputs), None)
    return first is not None and first.op == "Transpose" and first.attributes.get("perm") == [0, 3, 1, 2]


# --- along the chain ------------------------------------------------------------------------------------------------


class _Walk:
    """The state of the conversion while it follows the graph from input to output.

    Args:
        flow: the name of the tensor that the next layer reads; at first the input.
        shape: its shape, without the batch: (C, H, W) or (F,).
        constants: all tensors that do not depend on the input, by name.
        version: of the operator set.
    """

    def __init__(self, flow: str, shape: Shape, constants: Mapping[str, Constant], version: int) -> None:
        check_cells(shape)
        self.start, self.flow, self.shape, self.version = shape, flow, shape, version
        self.constants = dict(constants)
        self.parts: list[ParsedLayer] = []
        self.notes: list[Message] = []
        self.scaling: Scaling | None = None
        self.padding: tuple[Pair, str] | None = None  # for the next convolution
        self.temperature: float | None = None  # for the next softmax
        self.order: NDArray[np.intp] | None = None  # index in our flat vector, by index in the file's

    def through(self, nodes: Sequence[_Node]) -> ParsedNetwork:
        """Converts all operations. Raises: FormatError."""
        for node in nodes:
            try:
                self._step(node)
            except FormatError:
                raise
            except EngineError as error:
                raise FormatError(_about(node, error.what), error.now) from error
        if self.padding or self.temperature or self.order is not None:
            raise FormatError(message("Its last operation is not a layer that ConvScope has."), _KNOWN)
        return self.start, self.scaling, self.parts, self.notes

    def _step(self, node: _Node) -> None:
        read = [name for name in node.inputs if name and name not in self.constants]
        if read == [self.flow] and node.op == "Shape":
            self.constants[node.outputs[0]] = np.array([1, *self.shape])
            return
        if not read:
            self.constants.update(zip(node.outputs, self._folded(node), strict=False))
            return
        if read != [self.flow]:
            raise FormatError(
                message("{op} (“{node}”) is where the network branches.", op=node.op, node=node.name), _IN_A_ROW
            )
        if node.op not in _OPS:
            raise FormatError(
                message("{op} (“{node}”) is not a layer that ConvScope has.", op=node.op, node=node.name), _KNOWN
            )
        is_waiting = {
            "Conv": self.padding is not None,
            "Softmax": self.temperature is not None,
            "Reshape": self.order is not None and len(self.shape) == 3,
        }
        for awaited, waits in is_waiting.items():
            if waits and awaited not in node.op:
                what = message("it stands where only {awaited} is understood.", awaited=awaited)
                raise FormatError(_about(node, what), _KNOWN)
        _OPS[node.op](self, node)
        self.flow = node.outputs[0]

    def _folded(self, node: _Node) -> list[Constant]:
        """The outputs of an operation on constants."""
        if node.op == "Constant":
            return [np.asarray(value) for value in node.attributes.values()]
        given = [self.constants[name] for name in node.inputs if name]
        cells = given[0].prod() if node.op == "ConstantOfShape" else max((each.size for each in given), default=0)
        if node.op in _LAYOUT:
            return [_LAYOUT[node.op](given, node)]
        if node.op in _ARITHMETIC and cells <= _SMALL:
            return [_ARITHMETIC[node.op](given, node)]
        raise FormatError(
            message("{op} (“{node}”) of constants is not understood.", op=node.op, node=node.name), _KNOWN
        )

    def constant(self, node: _Node, at: int) -> Constant | None:
        """Input number ``at`` of an operation, which must be constant; None if it is left out."""
        if at >= len(node.inputs) or not node.inputs[at]:
            return None
        if node.inputs[at] == self.flow:
            raise EngineError(message("its weights depend on the input."), _KNOWN)
        return self.constants[node.inputs[at]]

    def numbers(self, node: _Node, at: int) -> Float32:
        """The weights at input number ``at`` of an operation."""
        values = self.constant(node, at)
        if values is None:
            raise EngineError(message("its weights are missing."))
        return np.asarray(values, np.float32)

    def add(self, spec: Spec, **weights: Float32) -> None:
        """Appends a layer. Raises: EngineError if it cannot run there."""
        made = spec.output_shape(self.shape)
        if isinstance(made, Problem):
            raise EngineError(made.sentence, made.hint)
        check_cells(made)
        check_layers(len(self.parts) + 1)
        self.shape = made
        self.parts.append((spec, {name: np.ascontiguousarray(each, np.float32) for name, each in weights.items()}))


def _about(node: _Node, what: Message) -> Message:
    return message("{op} (“{node}”): {what}", op=node.op, node=node.name, what=what)


# --- arithmetic on constants ----------------------------------------------------------------------------------------

Folding = Callable[[Sequence[Constant], _Node], Constant]


def _ints(given: Sequence[Constant], node: _Node, name: str, at: int) -> tuple[int, ...]:
    """Integers that are an attribute in old operator sets and an input in new ones."""
    values = node.attributes.get(name, given[at] if at < len(given) else ())
    return tuple(int(each) for each in values)


def _reshaped(given: Sequence[Constant], node: _Node) -> Constant:
    sides = _ints(given, node, "shape", 1)
    return given[0].reshape([given[0].shape[at] if side == 0 else side for at, side in enumerate(sides)])


def _sliced(given: Sequence[Constant], node: _Node) -> Constant:
    starts, ends, axes, steps = (_ints(given, node, name, at) for at, name in enumerate(_SLICE, 1))
    parts = [slice(None)] * given[0].ndim
    for at, (start, end) in enumerate(zip(starts, ends, strict=True)):
        step = steps[at] if steps else 1
        stop = None if step < 0 and end < -given[0].size else end  # before the start: the whole axis
        parts[axes[at] if axes else at] = slice(start, stop, step)
    return given[0][tuple(parts)]


def _divided(given: Sequence[Constant], node: _Node) -> Constant:
    are_whole = all(each.dtype.kind in "iu" for each in given)
    quotient: Constant = given[0] // given[1] if are_whole else given[0] / given[1]
    return quotient


_SLICE = ("starts", "ends", "axes", "steps")
_LAYOUT: Mapping[str, Folding] = {  # operations that only rearrange constants, such as weights
    "Cast": lambda given, node: given[0],
    "Flatten": lambda given, node: given[0].reshape(math.prod(given[0].shape[: node.attributes.get("axis", 1)]), -1),
    "Identity": lambda given, node: given[0],
    "Reshape": _reshaped,
    "Squeeze": lambda given, node: np.squeeze(given[0], _ints(given, node, "axes", 1) or None),
    "Transpose": lambda given, node: given[0].transpose(node.attributes.get("perm")),
    "Unsqueeze": lambda given, node: np.expand_dims(given[0], _ints(given, node, "axes", 1)),
}
_ARITHMETIC: Mapping[str, Folding] = {  # shape arithmetic; unbounded, a small file could fill the memory with it
    "Add": lambda given, node: given[0] + given[1],
    "Concat": lambda given, node: np.concatenate(given, node.attributes.get("axis", 0)),
    "ConstantOfShape": lambda given, node: np.full(given[0], node.attributes.get("value", np.zeros(1)).item()),
    "Div": _divided,
    "Gather": lambda given, node: np.take(given[0], given[1], node.attributes.get("axis", 0)),
    "Mul": lambda given, node: given[0] * given[1],
    "Slice": _sliced,
    "Sub": lambda given, node: given[0] - given[1],
}
_SMALL = 64  # most numbers in an operand of such arithmetic


# --- one function for each operation --------------------------------------------------------------------------------


def _curve(make: Callable[[Mapping[str, Any]], Spec]) -> Callable[[_Walk, _Node], None]:
    """The conversion to a layer without weights, made from the attributes alone."""
    return lambda walk, node: walk.add(make(node.attributes))


def _nothing(walk: _Walk, node: _Node) -> None:
    """Ignores an operation that does not change the result."""


def _gelu(walk: _Walk, node: _Node) -> None:
    if node.attributes.get("approximate", "none") != "none":
        walk.notes.append(message("The GELU in the file is an approximation; ConvScope computes it exactly."))
    walk.add(GELU())


def _dropout(walk: _Walk, node: _Node) -> None:
    ratio = walk.constant(node, 1)
    rate = node.attributes.get("ratio", 0.5) if ratio is None else float(ratio.item())
    walk.add(Dropout(rate=_short(rate)))


def _softmax(walk: _Walk, node: _Node) -> None:
    rank = len(walk.shape) + 1
    axis = node.attributes.get("axis", -1 if walk.version >= 13 else 1) % rank
    if axis != 1 or (walk.version < 13 and math.prod(walk.shape) != walk.shape[0]):
        raise EngineError(message("it does not run over the channels."), _KNOWN)
    if node.op == "LogSoftmax":
        walk.notes.append(message("The file ends in logarithms of probabilities; ConvScope shows the probabilities."))
    walk.add(Softmax(temperature=walk.temperature or 1.0))
    walk.temperature = None


def _conv(walk: _Walk, node: _Node) -> None:
    weight, bias = walk.numbers(node, 1), walk.constant(node, 2)
    if weight.ndim != 4:
        raise EngineError(message("it slides over {count} axes, not 2.", count=weight.ndim - 2), _KNOWN)
    kernel = (weight.shape[2], weight.shape[3])
    stride, dilation = _pair(node, "strides"), _pair(node, "dilations")
    padding, border = _padding(walk, node, kernel, stride, dilation), "zeros"
    if walk.padding:
        if padding != (0, 0) and walk.padding[1] != "zeros":
            raise EngineError(message("it pads in two ways at once."), _KNOWN)
        padding, border = (padding[0] + walk.padding[0][0], padding[1] + walk.padding[0][1]), walk.padding[1]
        walk.padding = None
    spec = Conv2d(
        filters=len(weight), kernel=kernel, stride=stride, padding=padding, border=border, dilation=dilation,
        groups=node.attributes.get("group", 1), bias=bias is not None,
    )  # fmt: skip
    weights = {"weight": weight} if bias is None else {"weight": weight, "bias": bias}
    walk.add(spec, **weights)


def _pair(node: _Node, name: str) -> Pair:
    """The (rows, columns) of an attribute; (1, 1) if it is left out."""
    values = node.attributes.get(name, [1, 1])
    if len(values) != 2:
        raise EngineError(message("it slides over {count} axes, not 2.", count=len(values)), _KNOWN)
    return int(values[0]), int(values[1])


def _padding(walk: _Walk, node: _Node, kernel: Pair, stride: Pair, dilation: Pair = (1, 1)) -> Pair:
    """The padding (rows, columns) of an operation. Raises: EngineError if it differs between opposite sides."""
    how = node.attributes.get("auto_pad", "NOTSET")
    if how.startswith("SAME") and len(walk.shape) == 3:
        total = [
            max(0, (math.ceil(size / s) - 1) * s + d * (k - 1) + 1 - size)
            for size, k, s, d in zip(walk.shape[1:], kernel, stride, dilation, strict=True)
        ]
        before = [t // 2 if how == "SAME_UPPER" else t - t // 2 for t in total]
        after = [t - b for t, b in zip(total, before, strict=True)]
    else:
        pads = [0] * 4 if how == "VALID" else list(node.attributes.get("pads", [0] * 4))
        before, after = pads[:2], pads[2:]
    return _same(before, after)


def _same(before: Sequence[int], after: Sequence[int]) -> Pair:
    if len(before) != 2 or list(before) != list(after):
        raise EngineError(
            message(
                "it adds {before} cells above and left but {after} below and right.",
                before=sizes(before),
                after=sizes(after),
            ),
            message("ConvScope pads both sides alike. Export the network with explicit, equal padding."),
        )
    return int(before[0]), int(before[1])


_BORDERS = {"constant": "zeros", "reflect": "reflect", "edge": "replicate", "wrap": "circular"}


def _pad(walk: _Walk, node: _Node) -> None:
    pads = node.attributes.get("pads", walk.constant(node, 1))
    pads = [] if pads is None else [int(each) for each in pads]
    if pads and not any(pads):
        return
    value, axes = walk.constant(node, 2), walk.constant(node, 3)
    border = _BORDERS.get(node.attributes.get("mode", "constant"))
    filled = node.attributes.get("value", 0) if value is None or not value.size else value.item()
    if border is None or filled or axes is not None or len(pads) != 8 or any((*pads[:2], *pads[4:6])):
        raise EngineError(message("it pads in a way that ConvScope cannot."), _KNOWN)
    walk.padding = _same(pads[2:4], pads[6:]), border


def _pool(kind: type[MaxPool2d | AvgPool2d]) -> Callable[[_Walk, _Node], None]:
    def pool(walk: _Walk, node: _Node) -> None:
        kernel, stride = _pair(node, "kernel_shape"), _pair(node, "strides")
        padding = _padding(walk, node, kernel, stride)
        if _pair(node, "dilations") != (1, 1):
            raise EngineError(message("its windows have gaps."), _KNOWN)
        if kind is AvgPool2d and padding != (0, 0) and not node.attributes.get("count_include_pad", 0):
            raise EngineError(
                message("it leaves padding out of its means."),
                message("ConvScope counts padding as zeros, as PyTorch does by default (count_include_pad)."),
            )
        sides = zip(walk.shape[1:], kernel, stride, padding, strict=False)
        more = any(windowed_size(*each) != windowed_size(*each, ceil=True) for each in sides)
        ceil = more and bool(node.attributes.get("ceil_mode", 0))
        walk.add(kind(kernel=kernel, stride=stride, padding=padding, ceil=ceil))

    return pool


def _global_average(walk: _Walk, node: _Node) -> None:
    walk.add(GlobalAvgPool())


def _mean(walk: _Walk, node: _Node) -> None:
    axes = node.attributes.get("axes", walk.constant(node, 1))
    if axes is None or {int(axis) % 4 for axis in axes} != {2, 3} or len(walk.shape) != 3:
        raise EngineError(message("it is not the mean of each map."), _KNOWN)
    walk.add(GlobalAvgPool())
    if not node.attributes.get("keepdims", 1):
        walk.add(Flatten())


def _norm(walk: _Walk, node: _Node) -> None:
    if node.attributes.get("training_mode"):
        raise EngineError(message("it measures every batch anew."), message("Export the network after model.eval()."))
    names = ("weight", "bias", "mean", "variance")
    weights = {name: walk.numbers(node, at) for at, name in enumerate(names, 1)}
    walk.add(BatchNorm2d(epsilon=_short(node.attributes.get("epsilon", 1e-5))), **weights)


def _flatten(walk: _Walk, node: _Node) -> None:
    if node.attributes.get("axis", 1) % (len(walk.shape) + 1) != 1:
        raise EngineError(message("it does not make one vector of each picture."), _KNOWN)
    _to_vector(walk)


def _reshape(walk: _Walk, node: _Node) -> None:
    target = node.attributes.get("shape", walk.constant(node, 1))
    target = [] if target is None else [int(each) for each in target]
    sides = [walk.shape[at - 1] if side == 0 and 0 < at <= len(walk.shape) else side for at, side in enumerate(target)]
    if sides[1:] == list(walk.shape) and walk.order is None:
        return
    if len(sides) != 2 or sides[1] not in (-1, math.prod(walk.shape)):
        raise EngineError(message("it makes something else than one vector of each picture."), _KNOWN)
    _to_vector(walk)


def _squeeze(walk: _Walk, node: _Node) -> None:
    axes = node.attributes.get("axes", walk.constant(node, 1))
    if len(walk.shape) != 3 or walk.shape[1:] != (1, 1) or axes is None or {int(axis) % 4 for axis in axes} != {2, 3}:
        raise EngineError(message("it does not make one vector of each picture."), _KNOWN)
    _to_vector(walk)


def _to_vector(walk: _Walk) -> None:
    if len(walk.shape) == 3:
        walk.add(Flatten())


def _transpose(walk: _Walk, node: _Node) -> None:
    """Channels last and back, as in networks from TensorFlow: it only changes the order after flattening."""
    axes = node.attributes.get("perm")
    if axes == [0, 3, 1, 2] and not walk.parts:
        return
    if axes != [0, 2, 3, 1] or len(walk.shape) != 3 or walk.order is not None:
        raise EngineError(message("it changes the order of the axes."), _IN_A_ROW)
    walk.order = np.arange(math.prod(walk.shape)).reshape(walk.shape).transpose(1, 2, 0).ravel()


def _gemm(walk: _Walk, node: _Node) -> None:
    get = node.attributes.get
    if get("transA", 0) or node.inputs[0] != walk.flow:
        raise EngineError(message("it is not a fully connected layer."), _KNOWN)
    weight = walk.numbers(node, 1) * np.float32(get("alpha", 1.0))
    bias = walk.constant(node, 2)
    _linear(walk, weight if get("transB", 0) else weight.T, None if bias is None else bias * get("beta", 1.0))


def _matmul(walk: _Walk, node: _Node) -> None:
    if node.inputs[0] != walk.flow:
        raise EngineError(message("it is not a fully connected layer."), _KNOWN)
    _linear(walk, walk.numbers(node, 1).T, None)


def _linear(walk: _Walk, weight: Float32, bias: Constant | None) -> None:
    if weight.ndim != 2 or weight.shape[1] != math.prod(walk.shape):
        raise EngineError(
            message("its weights ({shape}) do not fit what it reads.", shape=sizes(weight.shape)),
            message("Export the network with the size of picture that it was made for, not an open one."),
        )
    if walk.order is not None:
        weight, walk.order = weight[:, np.argsort(walk.order)], None
    weights = {"weight": weight}
    if bias is not None:
        weights["bias"] = np.broadcast_to(bias, (1, len(weight)))[0]
    walk.add(Linear(units=len(weight), bias=bias is not None), **weights)


def _add(walk: _Walk, node: _Node) -> None:
    """A bias as a separate operation; before the first layer, a scaling of the input."""
    if not walk.parts:
        _scale(walk, node)
        return
    spec, weights = walk.parts[-1]
    if not isinstance(spec, (Conv2d, Linear)):
        raise EngineError(message("it adds numbers where there are no filters to take them as bias."), _KNOWN)
    added = _by_channel(walk, _other(walk, node))
    bias = weights["bias"] + added if "bias" in weights else added
    walk.parts[-1] = replace(spec, bias=True), {**weights, "bias": bias}


def _other(walk: _Walk, node: _Node) -> Constant:
    """The constant operand of a binary operation."""
    return walk.numbers(node, 1 if node.inputs[0] == walk.flow else 0)


def _by_channel(walk: _Walk, values: Constant) -> Float32:
    """A constant as one number per channel or unit: (C,) or (F,)."""
    rank = len(walk.shape)
    try:
        spread = np.broadcast_to(values, (1, walk.shape[0], *[1] * (rank - 1)))
    except ValueError as error:
        raise EngineError(message("it treats the places of a map differently."), _KNOWN) from error
    return np.asarray(spread, np.float32).reshape(-1)


_SCALINGS: Mapping[
    str, Callable[[Float32, Float32, Float32], Scaling]
] = {  # (factor, shift, operand) -> (factor, shift)
    "Add": lambda factor, shift, values: (factor, shift + values),
    "Sub": lambda factor, shift, values: (factor, shift - values),
    "Mul": lambda factor, shift, values: (factor * values, shift * values),
    "Div": lambda factor, shift, values: (factor / values, shift / values),
}


def _scale(walk: _Walk, node: _Node) -> None:
    """Arithmetic on the input before the first layer (a scaling), or before a softmax (its temperature)."""
    given = _other(walk, node)
    if node.op in ("Div", "Sub") and node.inputs[0] != walk.flow:
        raise EngineError(message("it subtracts or divides by what it reads."), _KNOWN)
    if walk.parts and node.op == "Div" and given.size == 1 and given.item() > 0:
        walk.temperature = _short(given.item())
        return
    if walk.parts or (node.op in ("Div", "Mul") and not given.all()):
        raise EngineError(message("it does arithmetic that no layer of ConvScope does."), _KNOWN)
    values = _by_channel(walk, given)
    factor, shift = walk.scaling or (np.ones_like(values), np.zeros_like(values))
    walk.scaling = _SCALINGS[node.op](factor, shift, values)


def _short(value: float) -> float:
    """A number rounded to float32 precision, such as 0.1 for 0.10000000149."""
    return float(f"{value:.7g}")


_OPS: Mapping[str, Callable[[_Walk, _Node], None]] = {
    "Add": _add,
    "AveragePool": _pool(AvgPool2d),
    "BatchNormalization": _norm,
    "Cast": _nothing,
    "Conv": _conv,
    "Div": _scale,
    "Dropout": _dropout,
    "Elu": _curve(lambda given: ELU(alpha=_short(given.get("alpha", 1.0)))),
    "Flatten": _flatten,
    "Gelu": _gelu,
    "Gemm": _gemm,
    "GlobalAveragePool": _global_average,
    "Identity": _nothing,
    "LeakyRelu": _curve(lambda given: LeakyReLU(slope=_short(given.get("alpha", 0.01)))),
    "LogSoftmax": _softmax,
    "MatMul": _matmul,
    "MaxPool": _pool(MaxPool2d),
    "Mul": _scale,
    "Pad": _pad,
    "ReduceMean": _mean,
    "Relu": _curve(lambda given: ReLU()),
    "Reshape": _reshape,
    "Sigmoid": _curve(lambda given: Sigmoid()),
    "Softmax": _softmax,
    "Squeeze": _squeeze,
    "Sub": _scale,
    "Tanh": _curve(lambda given: Tanh()),
    "Transpose": _transpose,
}
