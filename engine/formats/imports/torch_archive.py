"""The files in an archive of ``torch.export.save`` (.pt2): a description as JSON, and weights as plain numbers.

The archive is not read by torch.export.load, which unpickles objects and so could run code from the file.

Source: torch/_export/serde/schema.py and torch/export/pt2_archive/_package.py of PyTorch 2.8 to 2.13.
"""

from __future__ import annotations

import json
import math
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.formats.limits import check_names
from engine.layers.spec import Shape
from engine.values.errors import FormatError
from engine.values.messages import message

_SCHEMA = 8  # the major version
_MOST_TEXT = 64 * 2**20
_FLOATS = {6: "<f2", 7: "<f4", 8: "<f8"}  # by the schema's ScalarType
_WHOLE = {1: "|u1", 2: "|i1", 3: "<i2", 4: "<i4", 5: "<i8", 12: "|b1"}
_BFLOAT16 = 13


class Exported:
    """The exported network in an archive.

    Attributes:
        graph: operations and sizes, as JSON data.
        signature: what the graph's inputs and outputs are, as JSON data.

    Raises:
        FormatError: it is not one network, or of another version of the format.
    """

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._names = {name.partition("/")[2]: name for name in archive.namelist()}
        self._read: dict[str, Any] = {}
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
        self.graph: Mapping[str, Any] = program["graph_module"]["graph"]
        self.signature: Mapping[str, Any] = program["graph_module"]["signature"]
        check_names(len(self.graph["nodes"]))
        check_names(len(self.graph["tensor_values"]))

    def parameter(self, name: str) -> NDArray[Any]:
        """A parameter, float32. Raises: FormatError if it is pickled, or of another type."""
        return self._tensor(name, "weights", _FLOATS)

    def buffer(self, name: str) -> NDArray[Any]:
        """A buffer that is saved with the parameters: float32, or whole numbers such as a list of channels."""
        return self._tensor(name, "weights", _FLOATS | _WHOLE)

    def constant(self, name: str) -> NDArray[Any]:
        """Any other tensor of the program: float32 or whole numbers."""
        return self._tensor(name, "constants", _FLOATS | _WHOLE)

    def _tensor(self, name: str, folder: str, types: Mapping[int, str]) -> NDArray[Any]:
        config = self._json(f"data/{folder}/{self._model}_{folder}_config.json")["config"][name]
        if config["use_pickle"]:
            raise FormatError(
                message("{name} is a pickled Python object, which only code can bring back to life.", name=name),
                message("ConvScope runs no code from files. Export the network with plain tensors as weights."),
            )
        meta = config["tensor_meta"]
        values = self._numbers(f"data/{folder}/{config['path_name']}", meta["dtype"], types)
        return _strided(values, sides(meta["sizes"]), sides(meta["strides"]), meta["storage_offset"]["as_int"])

    def _numbers(self, name: str, dtype: int, types: Mapping[int, str]) -> NDArray[Any]:
        data = self._archive.read(self._names[name])
        if dtype == _BFLOAT16:  # the upper half of a float32
            return (np.frombuffer(data, "<u2").astype(np.uint32) << 16).view(np.float32)
        if dtype not in types:
            raise FormatError(
                message("Its weights are not floating point numbers."), message("Export it before it is quantised.")
            )
        values = np.frombuffer(data, types[dtype])
        return values.astype(np.float32) if values.dtype.kind == "f" else values

    def _json(self, name: str) -> Any:
        if name not in self._read:
            if self._archive.getinfo(self._names[name]).file_size > _MOST_TEXT:
                raise FormatError(message("Its description is larger than {most} MB.", most=_MOST_TEXT // 2**20))
            self._read[name] = json.loads(self._archive.read(self._names[name]))
        return self._read[name]


def whole(side: Mapping[str, Any]) -> int:
    """A size as a number; a dynamic one as it was in the export."""
    return int(side["as_int"] if "as_int" in side else side["as_expr"]["hint"]["as_int"])


def sides(shape: Sequence[Mapping[str, Any]]) -> Shape:
    """A shape as numbers; dynamic sizes as they were in the export."""
    return tuple(whole(side) for side in shape)


def _strided(values: NDArray[Any], shape: Shape, strides: Shape, start: int) -> NDArray[Any]:
    """The tensor with these strides in a flat array (n,), bounds checked: a wrong stride would read other memory."""
    last = start + sum((side - 1) * stride for side, stride in zip(shape, strides, strict=True))
    if min((*shape, start + 1)) < 1 or min((*strides, 0)) < 0 or last >= len(values) or math.prod(shape) > len(values):
        raise FormatError(message("A weight lies outside of its file: it is damaged."))
    part = values[start:]
    steps = [stride * part.itemsize for stride in strides]
    return np.ascontiguousarray(np.lib.stride_tricks.as_strided(part, shape, steps))
