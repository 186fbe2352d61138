"""Reads ONNX files as a graph of operations with their constants, and as layers.

No file but the one that is opened and plain files beside it is ever read: onnx.load would read any that a model names.
"""

from __future__ import annotations

import math
import os
import stat
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from engine.formats.imports.graph_reader import read_graph
from engine.formats.imports.operation_graph import Constant, Operation, OperationGraph
from engine.formats.imports.parsed_network import ParsedNetwork
from engine.formats.limits import MOST_NAMES, check_names
from engine.values.errors import FormatError
from engine.values.messages import message

_OWN = ("", "ai.onnx")  # the domains of ONNX's own operators
_MOST_BYTES = 4 * 2**30  # of all weights together
_DEEPEST = 8  # graphs within graphs
_ONE_PICTURE = message("ConvScope shows networks that read one picture.")


def read_onnx(path: Path) -> ParsedNetwork:
    """The network in an ONNX file.

    Raises:
        FormatError: it is damaged, its weights are missing, or it has an operation that no layer can represent.
    """
    return read_graph(operations_of(path))


def operations_of(path: Path) -> OperationGraph:
    """The graph of operations in an ONNX file. Raises: FormatError."""
    from onnx import ModelProto

    model = ModelProto()
    model.ParseFromString(path.read_bytes())
    check_names(len(model.graph.node) + len(model.graph.initializer))
    if model.functions:
        _inline(model)
    graph = model.graph
    version = max((each.version for each in model.opset_import if each.domain in _OWN), default=1)
    tensors = {tensor.name: tensor for tensor in graph.initializer}
    nodes = _needed(graph.node, [each.name for each in graph.output])
    read = {name for node in nodes for name in _read(node)} | {each.name for each in graph.output}
    inputs = [each for each in graph.input if each.name not in tensors and each.name in read]
    if len(inputs) != 1 or graph.sparse_initializer:
        names = ", ".join(each.name for each in inputs) or "—"
        raise FormatError(
            message("It reads {count} inputs ({names}), where one picture is wanted.", count=len(inputs), names=names),
            _ONE_PICTURE,
        )
    weights = _Weights(path.parent)
    constants = {name: weights.values(tensor) for name, tensor in tensors.items() if name in read}
    operations = [_operation(node, weights) for node in nodes]
    sides = inputs[0].type.tensor_type.shape.dim
    shape = tuple(side.dim_value or None for side in sides) or (None,) * 4
    outputs = tuple(each.name for each in graph.output)
    is_first = model.producer_name == "pytorch"
    return OperationGraph(inputs[0].name, shape, outputs, operations, constants, version, is_first)


def _operation(node: Any, weights: _Weights) -> Operation:
    from onnx import AttributeProto, helper

    attributes: dict[str, Any] = {}
    for each in node.attribute:
        if each.type == AttributeProto.TENSOR:
            attributes[each.name] = weights.values(each.t)
        elif each.type == AttributeProto.GRAPH:
            attributes[each.name] = _branch(each.g, weights)
        else:
            value = helper.get_attribute_value(each)
            attributes[each.name] = value.decode(errors="replace") if isinstance(value, bytes) else value
    op = node.op_type if node.domain in _OWN else f"{node.domain}.{node.op_type}"
    name = node.name or next(iter(node.output), "")
    return Operation(op, _read(node), tuple(node.output), attributes, name)


def _branch(graph: Any, weights: _Weights) -> OperationGraph:
    """A graph within an operation, which runs under a condition."""
    outputs = tuple(each.name for each in graph.output)
    constants = {tensor.name: weights.values(tensor) for tensor in graph.initializer}
    operations = [_operation(node, weights) for node in _needed(graph.node, outputs)]
    return OperationGraph("", (), outputs, operations, constants)


def _read(node: Any, depth: int = 0) -> tuple[str, ...]:
    """The tensors that an operation reads; after its inputs those that graphs within it read from outside."""
    from onnx import AttributeProto

    if depth > _DEEPEST:
        raise FormatError(message("Its conditions are nested too deeply."))
    names = list(node.input)
    for each in node.attribute:
        if each.type == AttributeProto.GRAPH:
            own = {output for inner in each.g.node for output in inner.output}
            own |= {tensor.name for tensor in each.g.initializer} | {read.name for read in each.g.input}
            inner_reads = [name for inner in each.g.node for name in _read(inner, depth + 1)]
            names += [name for name in (*inner_reads, *(out.name for out in each.g.output)) if name not in own]
    return tuple(names)


def _needed(nodes: Sequence[Any], outputs: Iterable[str]) -> list[Any]:
    """The operations that the outputs depend on, each after what it reads.

    Raises:
        FormatError: they form a circle.
    """
    producers = {output: at for at, node in enumerate(nodes) for output in node.output if output}
    ordered: list[Any] = []
    done, open_ = set[int](), set[int]()
    waiting = [(producers[name], False) for name in outputs if name in producers]
    while waiting:
        at, is_ready = waiting.pop()
        if is_ready:
            open_.discard(at)
            done.add(at)
            ordered.append(nodes[at])
            continue
        if at in done:
            continue
        if at in open_:
            raise FormatError(
                message("Its operations read each other in a circle (“{name}”).", name=nodes[at].name),
                message("Export it again: networks with memory, such as LSTMs, cannot be shown."),
            )
        open_.add(at)
        waiting.append((at, True))
        sources = [producers[name] for name in _read(nodes[at]) if name in producers]
        waiting.extend((source, False) for source in reversed(sources) if source not in done)
    return ordered


# --- functions ------------------------------------------------------------------------------------------------------


def _inline(model: Any) -> None:
    """Replaces calls of the model's own functions by their operations. Raises: FormatError if these are too many."""
    from onnx import ModelProto, inliner

    bodies = {(each.domain, each.name): [(node.domain, node.op_type) for node in each.node] for each in model.functions}
    sizes: dict[tuple[str, str], int] = {}
    calls = [(node.domain, node.op_type) for node in model.graph.node]
    check_names(sum(_expanded(call, bodies, sizes, ()) for call in calls))
    bare = ModelProto()  # without the weights, which the inliner would copy
    bare.CopyFrom(model)
    del bare.graph.initializer[:]
    inlined = inliner.inline_local_functions(bare)
    del model.graph.node[:]
    model.graph.node.extend(inlined.graph.node)
    del model.opset_import[:]
    model.opset_import.extend(inlined.opset_import)


def _expanded(
    call: tuple[str, str],
    bodies: Mapping[tuple[str, str], Sequence[tuple[str, str]]],
    sizes: dict[tuple[str, str], int],
    callers: tuple[tuple[str, str], ...],
) -> int:
    """Number of operations that a call stands for."""
    if call not in bodies:
        return 1
    if call in callers or len(callers) > 100:
        raise FormatError(message("Its function {name} calls itself.", name=call[1]))
    if call not in sizes:
        inner = sum(_expanded(each, bodies, sizes, (*callers, call)) for each in bodies[call])
        sizes[call] = min(inner, MOST_NAMES + 1)
    return sizes[call]


# --- weights --------------------------------------------------------------------------------------------------------


class _Weights:
    """Reads tensors, some of which may be stored in plain files of one folder.

    Args:
        folder: where these files may be; no other is ever opened.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._bytes = 0  # read from other files so far

    def values(self, tensor: Any) -> Constant:
        """The values of a tensor in its shape; those of any floating point type as float32. Raises: FormatError."""
        from onnx import TensorProto, helper, numpy_helper

        if tensor.data_location == TensorProto.EXTERNAL:
            tensor = self._with_data(tensor)
        if tensor.data_type == TensorProto.STRING:
            return np.array([each.decode(errors="replace") for each in tensor.string_data], dtype=object)
        kind = np.dtype(helper.tensor_dtype_to_np_dtype(tensor.data_type))
        if kind.kind == "c" or kind.itemsize < 1:
            raise FormatError(message("“{name}” is of a type that is not read.", name=tensor.name))
        values = numpy_helper.to_array(tensor)
        if kind.kind == "f" or kind.kind == "V" or "float" in kind.name:
            return np.asarray(values, np.float32)
        return np.asarray(values)

    def _with_data(self, tensor: Any) -> Any:
        """A copy of a tensor with its data, from the file that it names."""
        from onnx import TensorProto, helper

        entries = {each.key: each.value for each in tensor.external_data}
        kind = np.dtype(helper.tensor_dtype_to_np_dtype(tensor.data_type))
        size = math.prod(tensor.dims) * kind.itemsize
        offset, length = int(entries.get("offset", 0)), int(entries.get("length", size))
        if min(offset, length, *tensor.dims) < 0 or length != size:
            raise FormatError(message("“{name}” has another size than it says.", name=tensor.name))
        self._bytes += size
        if self._bytes > _MOST_BYTES:
            raise FormatError(message("It is larger than 4 GB."), message("Open a smaller network."))
        copy = TensorProto(dims=tensor.dims, data_type=tensor.data_type, name=tensor.name)
        copy.raw_data = self._read(entries.get("location", ""), offset, length)
        return copy

    def _read(self, location: str, offset: int, length: int) -> bytes:
        """Bytes of a plain file of the folder. Raises: FormatError for any other, and for a link."""
        name = location.removeprefix("./")
        if not name or name in (".", "..") or any(each in name for each in "/\\:\0"):
            raise FormatError(
                message("Its weights are in “{name}”, which is not in its folder.", name=location),
                message("Put the file with the weights beside it, and let it name that alone."),
            )
        try:
            handle = os.open(
                self._folder / name, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
                | getattr(os, "O_BINARY", 0),
            )  # fmt: skip
        except OSError as error:
            raise FormatError(
                message("Its weights are in “{name}”, which is not beside it or cannot be read.", name=name),
                message(
                    "Put that file into the same folder, or save the network as one file, with "
                    "torch.onnx.export(…, external_data=False)."
                ),
            ) from error
        with os.fdopen(handle, "rb") as stream:
            about = os.fstat(handle)
            if not stat.S_ISREG(about.st_mode) or offset + length > about.st_size:
                raise FormatError(
                    message("“{name}” is shorter than the weights that should be in it.", name=name),
                    message("Copy both files again."),
                )
            stream.seek(offset)
            return stream.read(length)
