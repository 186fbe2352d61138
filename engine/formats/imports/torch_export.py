"""Reads files of ``torch.export.save`` (.pt2): a graph of ATen operations, translated to ONNX operations."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from engine.formats.imports.aten_call import Call, Tensor, Translation
from engine.formats.imports.aten_operations import translate
from engine.formats.imports.graph_reader import read_graph
from engine.formats.imports.operation_graph import Constant, Operation, OperationGraph
from engine.formats.imports.parsed_network import ParsedNetwork
from engine.formats.imports.torch_archive import Exported, sides, whole
from engine.layers.spec import Shape
from engine.values.errors import FormatError
from engine.values.messages import Message, message

_Stored = Callable[[], Constant]  # reads a weight or constant from the archive

_FLOATING = {6, 7, 8, 13}  # of the schema's ScalarType


def read_exported(path: Path) -> ParsedNetwork:
    """The network in a file of ``torch.export.save``.

    Raises:
        FormatError: it is no such file, or has an operation that no layer can represent.
    """
    with zipfile.ZipFile(path) as archive:
        graph, notes = exported_graph(archive)
        network = read_graph(graph)
    return replace(network, notes=(*notes, *network.notes))


def exported_graph(archive: zipfile.ZipFile) -> tuple[OperationGraph, tuple[Message, ...]]:
    """The network in an archive of ``torch.export.save`` as ONNX operations, and sentences about what was changed.

    Its constants are read from the archive on access.

    Raises:
        FormatError: it is no such archive, or reads something else than pictures or vectors.
    """
    exported = Exported(archive)
    tensors, picture = _inputs(exported)
    sizes = sides(exported.graph["tensor_values"][picture]["sizes"])
    if len(sizes) not in (2, 4):
        raise FormatError(
            message("It was exported for arrays of {count} axes.", count=len(sizes)),
            message("Export it with an example of shape (images, channels, rows, columns)."),
        )
    walk = _Walk(exported.graph, tensors, picture, sizes[0])
    for node in exported.graph["nodes"]:
        walk.step(node)
    outputs = tuple(walk.tensor(name).name for name in _outputs(exported.signature["output_specs"]))
    found = walk.translation
    operations = _needed(found.operations, outputs)
    read = {name for each in operations for name in each.inputs}
    stored = {name: tensor for name, tensor in tensors.items() if name in read}
    own = {name: values for name, values in found.constants.items() if name in read}
    graph = OperationGraph(
        picture, (1, *sizes[1:]), outputs, operations, _Constants(stored, own), is_channels_first=True
    )
    return graph, tuple(found.notes)


# --- inputs and outputs ---------------------------------------------------------------------------------------------


class _Constants(Mapping[str, Constant]):
    """Constants by name: those in the archive, read on access, and those that the translation added."""

    def __init__(self, stored: Mapping[str, _Stored], own: Mapping[str, Constant]) -> None:
        self._stored, self._own = stored, own

    def __getitem__(self, name: str) -> Constant:
        return self._own[name] if name in self._own else self._stored[name]()

    def __iter__(self) -> Iterator[str]:
        return iter({**self._stored, **self._own})

    def __len__(self) -> int:
        return len({**self._stored, **self._own})


def _inputs(exported: Exported) -> tuple[dict[str, _Stored], str]:
    """The inputs of the graph: weights and constants by name, and the name of the picture."""
    tensors: dict[str, _Stored] = {}
    pictures = []
    for each in exported.signature["input_specs"]:
        kind, config = next(iter(each.items()))
        name = config["arg"].get("name") or config["arg"].get("as_tensor", {}).get("name")
        if kind == "user_input":
            pictures.append(name)
        else:
            kept = exported.buffer if kind == "buffer" and config["persistent"] else exported.constant
            read = exported.parameter if kind == "parameter" else kept
            tensors[name] = partial(read, config[f"{kind}_name"])
    if len(pictures) != 1 or not pictures[0]:
        raise FormatError(
            message("It reads {count} inputs, where one picture is wanted.", count=len(pictures)),
            message("Export a network that reads one picture."),
        )
    return tensors, pictures[0]


def _outputs(specs: Sequence[Mapping[str, Any]]) -> list[str]:
    """The names of the tensors that the network returns, without buffers that it updates in training."""
    results = [each["user_output"]["arg"] for each in specs if "user_output" in each]
    return [each["as_tensor"]["name"] for each in results if "as_tensor" in each]


def _needed(operations: Sequence[Operation], outputs: Sequence[str]) -> list[Operation]:
    """The operations that the outputs depend on."""
    wanted, needed = set(outputs), []
    for each in reversed(operations):
        if not wanted.isdisjoint(each.outputs):
            wanted.update(each.inputs)
            needed.append(each)
    return needed[::-1]


# --- translation ----------------------------------------------------------------------------------------------------


class _Walk:
    """Translates the program, from input to output.

    Args:
        graph: the program.
        stored: weights and constants by name.
        picture: the name of the input.
        images: the batch size with which the network was exported; shapes are converted to a batch of one.
    """

    def __init__(self, graph: Mapping[str, Any], stored: Mapping[str, _Stored], picture: str, images: int) -> None:
        self._graph, self._images = graph, max(images, 1)
        self._tensors = {name: self._described(name, name, False) for name in stored}
        self._tensors[picture] = self._described(picture, picture, True)
        self._flow = {picture}  # the tensors of the program that depend on the picture
        self.translation = Translation()

    def tensor(self, name: str) -> Tensor:
        """The tensor with this name in the program."""
        return self._tensors[name]

    def step(self, node: Mapping[str, Any]) -> None:
        """Translates one operation."""
        outputs = [name for each in node["outputs"] for name in _names(each)]
        if not outputs:
            return  # computes a size, or is an assertion
        read = {name for each in node["inputs"] for name in _names(each["arg"])}
        in_flow = not read.isdisjoint(self._flow)
        if in_flow:
            self._flow.update(outputs)
        tensors = [self._described(name, name, in_flow) for name in outputs]
        op = node["target"].removeprefix("torch.ops.").removeprefix("aten.").partition(".")[0]
        values = ((each["name"], self._argument(each["arg"])) for each in node["inputs"])
        arguments = {name: value for name, value in values if value is not None}
        call = Call(op, node.get("name") or outputs[0], arguments, tensors, self.translation)
        results = translate(call)
        if len(results) < len(outputs):
            inputs = [self._tensors[name] for each in node["inputs"] for name in _names(each["arg"])]
            results = (*results, *call.split(f"aten.{op}", *inputs, outputs=len(outputs))[len(results) :])
        for tensor, result in zip(tensors, results, strict=True):
            name = result.name if isinstance(result, Tensor) else result
            self._tensors[tensor.name] = Tensor(name, tensor.shape, tensor.is_whole)

    def _described(self, name: str, new: str, in_flow: bool) -> Tensor:
        """A tensor of the program under a new name; the program may describe no shape of one that nothing reads."""
        meta = self._graph["tensor_values"].get(name)
        if meta is None:
            return Tensor(new, ())
        shape = self._of_one(sides(meta["sizes"])) if in_flow else sides(meta["sizes"])
        return Tensor(new, shape, meta["dtype"] not in _FLOATING)

    def _of_one(self, shape: Shape) -> Shape:
        """The shape with a batch of one."""
        if not shape or shape[0] % self._images:
            return shape
        return shape[0] // self._images, *shape[1:]

    def _argument(self, argument: Mapping[str, Any]) -> Any:
        """The value of an argument: a Tensor, a number, a text, or a list of them."""
        kind, value = next(iter(argument.items()))
        if kind == "as_tensor":
            return self._tensors[value["name"]]
        if kind == "as_tensors":
            return [self._tensors[each["name"]] for each in value]
        if kind == "as_optional_tensors":
            return [self._argument(each) for each in value]
        if kind == "as_sym_ints":
            return [self._size(each) for each in value]
        if kind == "as_sym_int":
            return self._size(value)
        return None if kind == "as_none" else value

    def _size(self, size: Mapping[str, Any]) -> int:
        return int(size["as_int"]) if "as_int" in size else whole(self._graph["sym_int_values"][size["as_name"]])


def _names(argument: Mapping[str, Any]) -> list[str]:
    """The names of the tensors in an argument."""
    kind, value = next(iter(argument.items()))
    if kind == "as_tensor":
        return [value["name"]]
    if kind == "as_tensors":
        return [each["name"] for each in value]
    return [name for each in value for name in _names(each)] if kind == "as_optional_tensors" else []
