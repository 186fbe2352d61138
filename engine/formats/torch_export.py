"""Networks from ``torch.export.save``, .pt2: a graph of PyTorch's operations, read as layers in a row.

The archive is read here rather than by torch.export.load, which unpickles what the archive tells it to and so would
run code from the file. What is needed lies in it as JSON and plain numbers.

Source: torch/_export/serde/schema.py and torch/export/pt2_archive/_package.py of PyTorch 2.8 to 2.13.
"""

from __future__ import annotations

import json
import math
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from engine.array import Float32
from engine.errors import FormatError
from engine.layer import Shape, Spec
from engine.params import Pair
from engine.words import Message, message

Part = tuple[Spec, dict[str, Float32]]
Scaling = tuple[Float32, Float32]
Found = tuple[Shape, Scaling | None, list[Part], list[Message]]
Arguments = Mapping[str, Any]  # of an operation, by the name in its signature

_SCHEMA = 8  # the major version
_MOST_TEXT = 256 * 2**20
_TYPES = {6: "<f2", 7: "<f4", 8: "<f8"}  # the schema's ScalarType
_BFLOAT16 = 13
_IN_A_ROW = message("ConvScope shows networks whose layers follow one another, without branches.")
_KNOWN = message(
    "ConvScope reads convolution, pooling, batch norm, fully connected layers, dropout and activation functions."
)


def read_exported(path: Path) -> Found:
    """The network in a file of ``torch.export.save``.

    Raises:
        FormatError: it is no such file, branches, or has an operation that ConvScope has no layer for.
    """
    with zipfile.ZipFile(path) as archive:
        files = _Files(archive)
        program = files.program()
        graph = program["graph_module"]["graph"]
        tensors, given = _inputs(program["graph_module"]["signature"]["input_specs"], files)
        walk = _Walk(given, _shape(graph["tensor_values"][given]["sizes"]), tensors)
        for node in graph["nodes"]:
            walk.step(node)
        return walk.end([each.get("as_tensor", {}).get("name") for each in graph["outputs"]])


# --- the archive ----------------------------------------------------------------------------------------------------


class _Files:
    """The files of the archive, without the folder that they all lie in."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._names = {name.partition("/")[2]: name for name in archive.namelist()}

    def program(self) -> Any:
        """The description of the network."""
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
        """One of the ``weights`` or ``constants``."""
        told = self._json(f"data/{folder}/{self._model}_{folder}_config.json")["config"][name]
        if told["use_pickle"]:
            raise FormatError(
                message("{name} is a pickled Python object, which only code can bring back to life.", name=name),
                message("ConvScope runs no code from files. Export the network with plain tensors as weights."),
            )
        meta = told["tensor_meta"]
        values = self._numbers(f"data/{folder}/{told['path_name']}", meta["dtype"])
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
        if self._archive.getinfo(self._names[name]).file_size > _MOST_TEXT:
            raise FormatError(message("Its description is larger than 256 MB."))
        return json.loads(self._archive.read(self._names[name]))


def _shape(sides: Sequence[Mapping[str, Any]], batch: int = 1) -> Shape:
    """The sizes without the batch; where a size is left open, the one that the network was exported with."""
    return tuple(
        int(side["as_int"] if "as_int" in side else side["as_expr"]["hint"]["as_int"]) for side in sides[batch:]
    )


def _strided(values: Float32, shape: Shape, strides: Shape, start: int) -> Float32:
    """The part of the numbers that makes a tensor, checked: a wrong stride would read other memory."""
    last = start + sum((side - 1) * stride for side, stride in zip(shape, strides, strict=True))
    if min((*shape, start + 1)) < 1 or min((*strides, 0)) < 0 or last >= len(values) or math.prod(shape) > len(values):
        raise FormatError(message("A weight lies outside of its file: it is damaged."))
    part = values[start:]
    steps = [stride * part.itemsize for stride in strides]
    return np.ascontiguousarray(np.lib.stride_tricks.as_strided(part, shape, steps))


@dataclass(frozen=True)
class _Tensor:
    """A weight or constant, read when it is wanted."""

    name: str
    folder: str
    files: _Files

    @property
    def values(self) -> Float32:
        return self.files.tensor(self.name, self.folder)


def _inputs(specs: Sequence[Mapping[str, Any]], files: _Files) -> tuple[dict[str, _Tensor], str]:
    """What the network reads: its tensors by their name in the graph, and the name of the picture."""
    tensors, given = {}, []
    for each in specs:
        kind, told = next(iter(each.items()))
        name = told["arg"].get("name") or told["arg"].get("as_tensor", {}).get("name")
        if kind == "user_input":
            given.append(name)
        elif kind == "parameter" or (kind == "buffer" and told["persistent"]):
            tensors[name] = _Tensor(told[f"{kind}_name"], "weights", files)
        else:
            tensors[name] = _Tensor(told[f"{kind}_name"], "constants", files)
    if len(given) != 1 or not given[0]:
        raise FormatError(message("It reads {count} inputs, where one picture is wanted.", count=len(given)), _IN_A_ROW)
    return tensors, given[0]


# --- along the chain ------------------------------------------------------------------------------------------------


class _Walk:
    """The way through the graph: what the layers up to here make, and what is known so far.

    Args:
        flow: the name of what is handed from layer to layer, the input's at first.
        shape: its shape, without the batch.
        tensors: the weights and constants by their name in the graph.
    """

    def __init__(self, flow: str, shape: Shape, tensors: Mapping[str, _Tensor]) -> None:
        self.start, self.flow, self.shape = shape, flow, shape
        self.tensors: dict[str, Any] = dict(tensors)
        self.parts: list[Part] = []
        self.notes: list[Message] = []
        self.scaling: Scaling | None = None
        self.padding: tuple[Pair, str] | None = None  # waits for the convolution
        self.temperature: float | None = None  # waits for the softmax
