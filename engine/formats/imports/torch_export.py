"""Reads files of ``torch.export.save`` (.pt2): a graph of ATen operations, converted to a chain of layers.

The archive is not read by torch.export.load, which unpickles objects and so could run code from the file. What is
needed is stored as JSON and plain numbers.

Source: torch/_export/serde/schema.py and torch/export/pt2_archive/_package.py of PyTorch 2.8 to 2.13.
"""

from __future__ import annotations

import json
import math
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

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
from engine.values.array import Float32
from engine.values.errors import EngineError, FormatError, Problem
from engine.values.messages import Message, message
from engine.values.params import Pair

ParsedLayer = tuple[Spec, dict[str, Float32]]
Scaling = tuple[Float32, Float32]
ParsedNetwork = tuple[Shape, Scaling | None, list[ParsedLayer], list[Message]]
Arguments = Mapping[str, Any]  # of an operation, by parameter name

_SCHEMA = 8  # the major version
_MOST_TEXT = 64 * 2**20
_TYPES = {6: "<f2", 7: "<f4", 8: "<f8"}  # the schema's ScalarType
_BFLOAT16 = 13
_IN_A_ROW = message("ConvScope shows networks whose layers follow one another, without branches.")
_KNOWN = message(
    "ConvScope reads convolution, pooling, batch norm, fully connected layers, dropout and activation functions."
)


def read_exported(path: Path) -> ParsedNetwork:
    """The network in a file of ``torch.export.save``.

    Raises:
        FormatError: it is no such file, branches, or has an operation without a ConvScope layer.
    """
    with zipfile.ZipFile(path) as archive:
        files = _Files(archive)
        program = files.program()
        graph = program["graph_module"]["graph"]
        check_names(len(graph["nodes"]))
        tensors, given = _inputs(program["graph_module"]["signature"]["input_specs"], files)
        sizes = graph["tensor_values"][given]["sizes"]
        if len(sizes) not in (2, 4):
            raise FormatError(
                message("It was exported for arrays of {count} axes.", count=len(sizes)),
                message("Export it with an example of shape (images, channels, rows, columns)."),
            )
        walk = _Walk(given, _shape(sizes), tensors)
        for node in graph["nodes"]:
            walk.step(node)
        return walk.end([each.get("as_tensor", {}).get("name") for each in graph["outputs"]])


# --- the archive ----------------------------------------------------------------------------------------------------


class _Files:
    """The files of the archive, by path relative to their common folder."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._names = {name.partition("/")[2]: name for name in archive.namelist()}
        self._read: dict[str, Any] = {}

    def program(self) -> Any:
        """The graph and its signature, as JSON data."""
        models = [name for name in self._names if name.startswith("models/") and name.endswith(".json")]
        if len(models) != 1:
            raise FormatError(
                message("It holds {count} exported networks, where one is wanted.", count=len(models)),
                message("Save one network with torch.export.save."),
            )
        self._model = models[0].removeprefix("models/").removesuffix(".json")
        program = self._json(models[0])
        if program["schema_version"]["major"] != _SCHEMA:
            raise FormatError(
                message("It was exported by a PyTorch that is too old or too new."),
                message("Export it again with torch.export.save of PyTorch 2.8 or newer, or update ConvScope."),
            )
        return program

    def tensor(self, name: str, folder: str) -> Float32:
        """One tensor of the folder ``weights`` or ``constants``."""
        config = self._json(f"data/{folder}/{self._model}_{folder}_config.json")["config"][name]
        if config["use_pickle"]:
            raise FormatError(
                message("{name} is a pickled Python object, which only code can bring back to life.", name=name),
                message("ConvScope runs no code from files. Export the network with plain tensors as weights."),
            )
        meta = config["tensor_meta"]
        values = self._numbers(f"data/{folder}/{config['path_name']}", meta["dtype"])
        return _strided(values, _shape(meta["sizes"], 0), _shape(meta["strides"], 0), meta["storage_offset"]["as_int"])

    def _numbers(self, name: str, dtype: int) -> Float32:
        data = self._archive.read(self._names[name])
        if dtype == _BFLOAT16:  # the upper half of a float32
            return (np.frombuffer(data, "<u2").astype(np.uint32) << 16).view(np.float32)
        if dtype not in _TYPES:
            raise FormatError(
                message("Its weights are not floating point numbers."), message("Export it before it is quantised.")
            )
        return np.frombuffer(data, _TYPES[dtype]).astype(np.float32)

    def _json(self, name: str) -> Any:
        if name not in self._read:
            self._read[name] = self._parsed(name)
        return self._read[name]

    def _parsed(self, name: str) -> Any:
        if self._archive.getinfo(self._names[name]).file_size > _MOST_TEXT:
            raise FormatError(message("Its description is larger than {most} MB.", most=_MOST_TEXT // 2**20))
        return json.loads(self._archive.read(self._names[name]))


def _shape(sides: Sequence[Mapping[str, Any]], batch: int = 1) -> Shape:
    """The shape without the batch; for a dynamic size, the one with which the network was exported."""
    return tuple(
        int(side["as_int"] if "as_int" in side else side["as_expr"]["hint"]["as_int"]) for side in sides[batch:]
    )


def _strided(values: Float32, shape: Shape, strides: Shape, start: int) -> Float32:
    """The tensor with these strides in a flat array (n,), bounds checked: a wrong stride would read other memory."""
    last = start + sum((side - 1) * stride for side, stride in zip(shape, strides, strict=True))
    if min((*shape, start + 1)) < 1 or min((*strides, 0)) < 0 or last >= len(values) or math.prod(shape) > len(values):
        raise FormatError(message("A weight lies outside of its file: it is damaged."))
    part = values[start:]
    steps = [stride * part.itemsize for stride in strides]
    return np.ascontiguousarray(np.lib.stride_tricks.as_strided(part, shape, steps))


@dataclass(frozen=True)
class _Tensor:
    """A weight or constant, read on demand."""

    name: str
    folder: str
    files: _Files

    @property
    def values(self) -> Float32:
        return self.files.tensor(self.name, self.folder)


def _inputs(specs: Sequence[Mapping[str, Any]], files: _Files) -> tuple[dict[str, _Tensor], str]:
    """The inputs of the graph: weights and constants by name, and the name of the picture."""
    tensors, given = {}, []
    for each in specs:
        kind, config = next(iter(each.items()))
        name = config["arg"].get("name") or config["arg"].get("as_tensor", {}).get("name")
        if kind == "user_input":
            given.append(name)
        elif kind == "parameter" or (kind == "buffer" and config["persistent"]):
            tensors[name] = _Tensor(config[f"{kind}_name"], "weights", files)
        else:
            tensors[name] = _Tensor(config[f"{kind}_name"], "constants", files)
    if len(given) != 1 or not given[0]:
        raise FormatError(message("It reads {count} inputs, where one picture is wanted.", count=len(given)), _IN_A_ROW)
    return tensors, given[0]


# --- along the chain ------------------------------------------------------------------------------------------------


class _Walk:
    """The state of the conversion while it follows the graph from input to output.

    Args:
        flow: the name of the tensor that the next layer reads; at first the input.
        shape: its shape, without the batch: (C, H, W) or (F,).
        tensors: weights and constants by name.
    """

    def __init__(self, flow: str, shape: Shape, tensors: Mapping[str, _Tensor]) -> None:
        check_cells(shape)
        self.start, self.flow, self.shape = shape, flow, shape
        self.tensors: dict[str, Any] = dict(tensors)
        self.parts: list[ParsedLayer] = []
        self.notes: list[Message] = []
        self.scaling: Scaling | None = None
        self.padding: tuple[Pair, str] | None = None  # for the next convolution
        self.temperature: float | None = None  # for the next softmax

    def step(self, node: Mapping[str, Any]) -> None:
        """Converts one operation. Raises: FormatError."""
        outputs = [each["as_tensor"]["name"] for each in node["outputs"] if "as_tensor" in each]
        if not outputs:
            return  # computes a size, or is an assertion
        target = node["target"]
        op = target.removeprefix("torch.ops.aten.").partition(".")[0].removesuffix("_")
        op, name = op if target.startswith("torch.ops.aten.") else target, node.get("name") or outputs[0]
        read = [given for each in node["inputs"] for given in _names(each["arg"])]
        if not set(read) - set(self.tensors):
            self._fold(op, node, outputs[0])
            return
        if [given for given in read if given not in self.tensors] != [self.flow]:
            raise FormatError(message("{op} (“{node}”) is where the network branches.", op=op, node=name), _IN_A_ROW)
        if op not in _OPS:
            raise FormatError(message("{op} (“{node}”) is not a layer that ConvScope has.", op=op, node=name), _KNOWN)
        try:
            self._check_awaited(op)
            _OPS[op](self, self._arguments(node))
        except FormatError:
            raise
        except EngineError as error:
            what = message("{op} (“{node}”): {what}", op=op, node=name, what=error.what)
            raise FormatError(what, error.now) from error
        self.flow = outputs[0]

    def end(self, outputs: Sequence[str | None]) -> ParsedNetwork:
        """The converted network. Raises: FormatError if its output is another tensor."""
        if self.flow not in outputs or self.padding or self.temperature:
            raise FormatError(message("Its last operation is not a layer that ConvScope has."), _KNOWN)
        return self.start, self.scaling, self.parts, self.notes

    def _check_awaited(self, op: str) -> None:
        is_waiting = {"conv": self.padding is not None, "softmax": self.temperature is not None}
        for awaited, waits in is_waiting.items():
            if waits and awaited not in op:
                raise EngineError(message("it stands where only {awaited} is understood.", awaited=awaited), _KNOWN)

    def _fold(self, op: str, node: Mapping[str, Any], output: str) -> None:
        """An operation on weights alone: applied if it only rearranges them; others fail when their output is used."""
        if op in _LAYOUT:
            given = self._arguments(node)
            self.tensors[output] = _LAYOUT[op](given["self"].astype(np.float32), given)

    def _arguments(self, node: Mapping[str, Any]) -> dict[str, Any]:
        return {each["name"]: self._argument(each["arg"]) for each in node["inputs"]}

    def _argument(self, argument: Mapping[str, Any]) -> Any:
        """The value of an argument: an array for a tensor, None for the flow and for dynamic sizes."""
        kind, value = next(iter(argument.items()))
        if kind == "as_tensor":
            tensor = self.tensors.get(value["name"])
            return tensor.values if isinstance(tensor, _Tensor) else tensor
        if kind == "as_sym_ints":
            return [each.get("as_int") for each in value]
        return None if kind == "as_none" else value

    def add(self, spec: Spec, **weights: Float32) -> None:
        """Appends a layer. Raises: EngineError if it cannot run there."""
        made = spec.output_shape(self.shape)
        if isinstance(made, Problem):
            raise EngineError(made.sentence, made.hint)
        check_cells(made)
        check_layers(len(self.parts) + 1)
        self.shape = made
        self.parts.append((spec, {name: np.ascontiguousarray(each, np.float32) for name, each in weights.items()}))


def _names(argument: Mapping[str, Any]) -> list[str]:
    """The names of the tensors in an argument."""
    kind, value = next(iter(argument.items()))
    if kind == "as_tensor":
        return [value["name"]]
    return [each["name"] for each in value] if kind == "as_tensors" else []


def _same(values: Float32, given: Arguments) -> Float32:
    return values


_LAYOUT: Mapping[str, Callable[[Float32, Arguments], Float32]] = {  # operations that only rearrange weights
    "clone": _same,
    "contiguous": _same,
    "detach": _same,
    "lift_fresh_copy": _same,
    "permute": lambda values, given: values.transpose(given["dims"]),
    "reshape": lambda values, given: values.reshape(given["shape"]),
    "t": lambda values, given: values.T,
    "view": lambda values, given: values.reshape(given["size"]),
}


# --- one function for each operation --------------------------------------------------------------------------------


def _curve(make: Callable[[Arguments], Spec]) -> Callable[[_Walk, Arguments], None]:
    """The conversion to a layer without weights, made from the arguments alone."""
    return lambda walk, given: walk.add(make(given))


def _nothing(walk: _Walk, given: Arguments) -> None:
    """Ignores an operation that does not change the result."""


def _pair(value: Any, default: int | Pair = 1) -> Pair:
    """The (rows, columns) of an argument that can be missing, or one number for both."""
    if value is None or value == []:
        value = default
    sides = list(value) if isinstance(value, (list, tuple)) else [value]
    rows, columns = sides * 2 if len(sides) == 1 else sides
    return rows, columns


def _is_one(value: Any) -> bool:
    return value is None or value == 1


def _conv(walk: _Walk, given: Arguments) -> None:
    weight, bias = given["weight"], given.get("bias")
    if weight.ndim != 4 or given.get("transposed"):
        raise EngineError(message("it is not an ordinary convolution over rows and columns."), _KNOWN)
    kernel, dilation = weight.shape[2:], _pair(given.get("dilation"))
    padding, border = _padding(given.get("padding"), kernel, dilation), "zeros"
    if walk.padding:
        if padding != (0, 0) and walk.padding[1] != "zeros":
            raise EngineError(message("it pads in two ways at once."), _KNOWN)
        padding, border = (padding[0] + walk.padding[0][0], padding[1] + walk.padding[0][1]), walk.padding[1]
        walk.padding = None
    spec = Conv2d(
        filters=len(weight), kernel=kernel, stride=_pair(given.get("stride")), padding=padding, border=border,
        dilation=dilation, groups=given.get("groups", 1), bias=bias is not None,
    )  # fmt: skip
    weights = {"weight": weight} if bias is None else {"weight": weight, "bias": bias}
    walk.add(spec, **weights)


def _padding(value: Any, kernel: Sequence[int], dilation: Pair) -> Pair:
    if value == "valid":
        return 0, 0
    if value != "same":
        return _pair(value, 0)
    rows, columns = (d * (k - 1) for d, k in zip(dilation, kernel, strict=True))
    if rows % 2 or columns % 2:
        raise EngineError(
            message("“same” padding of an even kernel adds more on one side than on the other."),
            message("ConvScope pads both sides alike. Give the padding as a number."),
        )
    return rows // 2, columns // 2


def _pad(mode: str | None = None) -> Callable[[_Walk, Arguments], None]:
    """The conversion of padding as a separate operation.

    Args:
        mode: the padding mode of the operation; None if it is an argument.
    """
    borders = {"constant": "zeros", "reflect": "reflect", "replicate": "replicate", "circular": "circular"}

    def pad(walk: _Walk, given: Arguments) -> None:
        left, right, above, below = given["pad"] if "pad" in given else given["padding"]
        border = borders[mode or given.get("mode", "constant")]
        if left != right or above != below or given.get("value"):
            raise EngineError(
                message("it does not add the same zeros on both sides."), message("ConvScope pads both sides alike.")
            )
        walk.padding = (above, left), border

    return pad


def _norm(walk: _Walk, given: Arguments) -> None:
    mean, variance = given.get("running_mean"), given.get("running_var")
    if mean is None or variance is None:
        raise EngineError(message("it measures every batch anew."), _KNOWN)
    if given.get("training"):
        walk.notes.append(message("The network was exported while training; ConvScope uses it as after training."))
    weight, bias = given.get("weight"), given.get("bias")
    walk.add(
        BatchNorm2d(epsilon=given["eps"]), mean=mean, variance=variance,
        weight=np.ones_like(mean) if weight is None else weight, bias=np.zeros_like(mean) if bias is None else bias,
    )  # fmt: skip


def _pool(kind: type[MaxPool2d | AvgPool2d]) -> Callable[[_Walk, Arguments], None]:
    def pool(walk: _Walk, given: Arguments) -> None:
        kernel, padding = _pair(given["kernel_size"]), _pair(given.get("padding"), 0)
        if _pair(given.get("dilation")) != (1, 1):
            raise EngineError(message("its windows have gaps."), _KNOWN)
        if given.get("divisor_override") or (padding != (0, 0) and not given.get("count_include_pad", True)):
            raise EngineError(message("it divides by another number than its window has cells."), _KNOWN)
        stride = _pair(given.get("stride"), kernel)
        walk.add(kind(kernel=kernel, stride=stride, padding=padding, ceil=bool(given.get("ceil_mode"))))

    return pool


def _adaptive(walk: _Walk, given: Arguments) -> None:
    """Average pooling to a given output size. Raises: EngineError unless that divides the map evenly."""
    size = _pair(given["output_size"])
    if size == (1, 1):
        walk.add(GlobalAvgPool())
        return
    if len(walk.shape) != 3 or any(side % wanted for side, wanted in zip(walk.shape[1:], size, strict=True)):
        raise EngineError(message("its windows are not all of one size."), _KNOWN)
    kernel = (walk.shape[1] // size[0], walk.shape[2] // size[1])
    if kernel != (1, 1):
        walk.add(AvgPool2d(kernel=kernel, stride=kernel))


def _mean(walk: _Walk, given: Arguments) -> None:
    if len(walk.shape) != 3 or {axis % 4 for axis in given.get("dim") or ()} != {2, 3}:
        raise EngineError(message("it is not the mean of each map."), _KNOWN)
    walk.add(GlobalAvgPool())
    if not given.get("keepdim"):
        walk.add(Flatten())


def _flatten(walk: _Walk, given: Arguments) -> None:
    rank = len(walk.shape) + 1
    if given.get("start_dim", 0) % rank != 1 or given.get("end_dim", -1) % rank != rank - 1:
        raise EngineError(message("it does not make one vector of each picture."), _KNOWN)
    _to_vector(walk)


def _reshape(walk: _Walk, given: Arguments) -> None:
    sides = given["size"] if "size" in given else given["shape"]
    if tuple(sides[1:]) == walk.shape:
        return
    if len(sides) != 2 or sides[1] not in (-1, math.prod(walk.shape)):
        raise EngineError(message("it makes something else than one vector of each picture."), _KNOWN)
    _to_vector(walk)


def _squeeze(walk: _Walk, given: Arguments) -> None:
    axes = given.get("dim")
    if walk.shape[1:] != (1, 1) or not isinstance(axes, list) or {axis % 4 for axis in axes} != {2, 3}:
        raise EngineError(message("it does not make one vector of each picture."), _KNOWN)
    _to_vector(walk)


def _to_vector(walk: _Walk) -> None:
    if len(walk.shape) == 3:
        walk.add(Flatten())


def _linear(walk: _Walk, given: Arguments) -> None:
    _fully_connected(walk, given["weight"], given.get("bias"))


def _addmm(walk: _Walk, given: Arguments) -> None:
    if given["mat2"] is None or not (_is_one(given.get("alpha")) and _is_one(given.get("beta"))):
        raise EngineError(message("it is not a fully connected layer."), _KNOWN)
    _fully_connected(walk, given["mat2"].T, given["self"])


def _matmul(walk: _Walk, given: Arguments) -> None:
    other = given["mat2"] if "mat2" in given else given["other"]
    if other is None:
        raise EngineError(message("it is not a fully connected layer."), _KNOWN)
    _fully_connected(walk, other.T, None)


def _fully_connected(walk: _Walk, weight: Float32, bias: Float32 | None) -> None:
    if weight.ndim != 2:
        raise EngineError(message("it is not a fully connected layer."), _KNOWN)
    weights = {"weight": weight} if bias is None else {"weight": weight, "bias": bias}
    walk.add(Linear(units=len(weight), bias=bias is not None), **weights)


def _softmax(logarithm: bool) -> Callable[[_Walk, Arguments], None]:
    def softmax(walk: _Walk, given: Arguments) -> None:
        if given["dim"] % (len(walk.shape) + 1) != 1:
            raise EngineError(message("it does not run over the channels."), _KNOWN)
        if logarithm:
            walk.notes.append(
                message("The file ends in logarithms of probabilities; ConvScope shows the probabilities.")
            )
        walk.add(Softmax(temperature=walk.temperature or 1.0))
        walk.temperature = None

    return softmax


def _elu(walk: _Walk, given: Arguments) -> None:
    if not (_is_one(given.get("scale")) and _is_one(given.get("input_scale"))):
        raise EngineError(message("it is scaled."), _KNOWN)
    walk.add(ELU(alpha=given.get("alpha", 1.0)))


def _gelu(walk: _Walk, given: Arguments) -> None:
    if given.get("approximate", "none") != "none":
        walk.notes.append(message("The GELU in the file is an approximation; ConvScope computes it exactly."))
    walk.add(GELU())


_SCALINGS: Mapping[
    str, Callable[[Float32, Float32, Float32], Scaling]
] = {  # (factor, shift, operand) -> (factor, shift)
    "add": lambda factor, shift, values: (factor, shift + values),
    "sub": lambda factor, shift, values: (factor, shift - values),
    "mul": lambda factor, shift, values: (factor * values, shift * values),
    "div": lambda factor, shift, values: (factor / values, shift / values),
}


def _scale(op: str) -> Callable[[_Walk, Arguments], None]:
    """Arithmetic on the input before the first layer (a scaling), or before a softmax (its temperature)."""

    def scale(walk: _Walk, given: Arguments) -> None:
        is_turned = given["self"] is not None  # a weight stands first, then the flow
        values = np.asarray(given["self"] if is_turned else given["other"], np.float32)
        is_plain = _is_one(given.get("alpha")) and not given.get("rounding_mode")
        if op == "div" and walk.parts and is_plain and not is_turned and values.size == 1 and values.item() > 0:
            walk.temperature = float(f"{values.item():.7g}")
            return
        is_possible = values.all() if op in ("mul", "div") else True
        if walk.parts or not is_plain or not is_possible or (is_turned and op in ("sub", "div")):
            raise EngineError(message("it does arithmetic that no layer of ConvScope does."), _KNOWN)
        try:
            spread = np.broadcast_to(values, (1, walk.shape[0], *[1] * (len(walk.shape) - 1))).reshape(-1)
        except ValueError as error:
            raise EngineError(message("it treats the places of a map differently."), _KNOWN) from error
        factor, shift = walk.scaling or (np.ones_like(spread), np.zeros_like(spread))
        walk.scaling = _SCALINGS[op](factor, shift, spread)

    return scale


_OPS: Mapping[str, Callable[[_Walk, Arguments], None]] = {
    "_adaptive_avg_pool2d": _adaptive,
    "_log_softmax": _softmax(logarithm=True),
    "_native_batch_norm_legit_no_training": _norm,
    "_softmax": _softmax(logarithm=False),
    "_unsafe_view": _reshape,
    "adaptive_avg_pool2d": _adaptive,
    "add": _scale("add"),
    "addmm": _addmm,
    "alias": _nothing,
    "avg_pool2d": _pool(AvgPool2d),
    "batch_norm": _norm,
    "clone": _nothing,
    "constant_pad_nd": _pad("constant"),
    "contiguous": _nothing,
    "conv2d": _conv,
    "convolution": _conv,
    "detach": _nothing,
    "div": _scale("div"),
    "dropout": _curve(lambda given: Dropout(rate=given["p"])),
    "elu": _elu,
    "flatten": _flatten,
    "gelu": _gelu,
    "leaky_relu": _curve(lambda given: LeakyReLU(slope=given.get("negative_slope", 0.01))),
    "linear": _linear,
    "log_softmax": _softmax(logarithm=True),
    "matmul": _matmul,
    "max_pool2d": _pool(MaxPool2d),
    "max_pool2d_with_indices": _pool(MaxPool2d),
    "mean": _mean,
    "mm": _matmul,
    "mul": _scale("mul"),
    "pad": _pad(),
    "reflection_pad2d": _pad("reflect"),
    "relu": _curve(lambda given: ReLU()),
    "replication_pad2d": _pad("replicate"),
    "reshape": _reshape,
    "sigmoid": _curve(lambda given: Sigmoid()),
    "softmax": _softmax(logarithm=False),
    "squeeze": _squeeze,
    "sub": _scale("sub"),
    "tanh": _curve(lambda given: Tanh()),
    "to": _nothing,
    "view": _reshape,
}
