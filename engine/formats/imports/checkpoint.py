"""Reads what training scripts save (.pth, .ckpt, .pkl …): the weights of every network in it, and nothing else."""

from __future__ import annotations

import math
import struct
import zipfile
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, Literal, cast

import numpy as np
from numpy.typing import NDArray

from engine.formats.imports.pickle_reader import Buildable, Constructor, Global, PickleReader, Stub, entries
from engine.formats.limits import check_names
from engine.values.array import Float32
from engine.values.errors import FormatError
from engine.values.messages import message

MOST_CELLS: Final = 2**29  # of all weights of a network: two gigabytes
_MOST_PICKLE = 2**29  # bytes of the description, which numpy's arrays are a part of
_MAGIC = 0x1950A86A20F9469CFC6C  # the first value of a file of PyTorch before 1.6
_MOST_VALUES = 1_000_000  # objects that are searched for weights

_KINDS: Mapping[str, str] = {  # numpy's dtype by the name of PyTorch's storage or dtype
    "Float": "f4", "Double": "f8", "Half": "f2", "BFloat16": "bf16", "Long": "i8", "Int": "i4", "Short": "i2",
    "Char": "i1", "Byte": "u1", "Bool": "b1",
    "float32": "f4", "float64": "f8", "float16": "f2", "bfloat16": "bf16", "int64": "i8", "int32": "i4", "int16": "i2",
    "int8": "i1", "uint8": "u1", "bool": "b1", "float": "f4", "double": "f8", "half": "f2", "long": "i8", "int": "i4",
}  # fmt: skip


@dataclass(frozen=True, eq=False)
class Weight:
    """An array in a file, which is read on demand.

    Args:
        shape: its sizes.
        is_number: whether its values are floating point numbers.
        read: returns it in this shape. Raises any error, if the file is damaged.
    """

    shape: tuple[int, ...]
    is_number: bool
    read: Callable[[], Float32]

    @property
    def cells(self) -> int:
        """Number of its values."""
        return math.prod(self.shape)


Weights = Mapping[str, Weight]


def read_checkpoint(path: Path) -> dict[str, Weights]:
    """The weights of all networks in a file of ``torch.save`` or ``pickle.dump``, by the name of the network.

    The name is the path of the network in the file, such as ``state_dict``; it is empty if the file is nothing else.

    Raises:
        FormatError: there are no weights in it.
        Exception: almost any, if it is damaged.
    """
    saved = _from_archive(path) if zipfile.is_zipfile(path) else _from_stream(path)
    found = _networks(saved)
    if not found:
        name = saved.name if isinstance(saved, Stub) else ""
        raise FormatError(
            message("There are no weights in it, but a Python object ({name}).", name=name)
            if name
            else message("There are no weights in it."),
            message("Models of scikit-learn cannot be shown. Networks open as .onnx, .pt2 or .safetensors.")
            if name.startswith("sklearn.")
            else message("In PyTorch, save them with torch.save(model.state_dict(), …)."),
        )
    return found


# --- the two containers ---------------------------------------------------------------------------------------------


def _from_archive(path: Path) -> object:
    """The content of a file of PyTorch 1.6 or newer: a zip archive with the storages beside the pickle."""
    archive = zipfile.ZipFile(path)  # stays open: weights are read on demand
    (pickled,) = (each for each in archive.infolist() if each.filename.rpartition("/")[2] == "data.pkl")
    if pickled.file_size > _MOST_PICKLE:
        raise FormatError(message("The list of what is in it is larger than {most} MB.", most=_MOST_PICKLE // 2**20))
    root = pickled.filename.rpartition("/")[0]
    prefix = f"{root}/" if root else ""
    names = set(archive.namelist())
    order = archive.read(f"{prefix}byteorder")[:8] if f"{prefix}byteorder" in names else b"little"
    read: dict[str, bytes] = {}

    def content(key: str) -> bytes:
        if key not in read:
            read.clear()  # views of one storage mostly follow one another
            read[key] = archive.read(f"{prefix}data/{key}")
        return read[key]

    def storage(identity: object) -> object:
        kind, key, count = _identity(identity)
        return _Storage(kind, count, lambda: content(key), ">" if order == b"big" else "<")

    reader = PickleReader(_constructors(), storage)
    with archive.open(pickled) as stream:
        return reader.read(stream)


def _from_stream(path: Path) -> object:
    """The content of a file of PyTorch before 1.6, or of ``pickle.dump``."""
    storages: dict[str, _Storage] = {}
    begins: dict[str, int] = {}

    def storage(identity: object) -> object:
        if isinstance(identity, tuple) and len(identity) > 1 and identity[0] == "module":
            return identity[1]  # a class, with its source code beside it
        kind, key, count = _identity(identity)

        def content() -> bytes:
            with path.open("rb") as again:
                again.seek(begins[key])
                return again.read(count * _item_size(kind))

        return storages.setdefault(key, _Storage(kind, count, content, "<"))

    with path.open("rb") as stream:
        reader = PickleReader(_constructors(), storage)
        saved = reader.read(stream)
        if saved != _MAGIC:
            return saved
        reader.read(stream)  # version of the format
        reader.read(stream)  # the system that it was saved on
        saved = reader.read(stream)
        keys = reader.read(stream)
        for key in keys if isinstance(keys, list) else []:
            (count,) = struct.unpack("<q", stream.read(8))
            known = storages.get(str(key))
            if known is None or known.count != count:
                raise ValueError("its weights are not those that it lists")
            begins[str(key)] = stream.tell()
            stream.seek(count * _item_size(known.kind), 1)
        return saved


def _identity(identity: object) -> tuple[str, str, int]:
    """(dtype, key, number of values) of a storage, from its persistent id."""
    if not isinstance(identity, tuple) or len(identity) < 5 or identity[0] != "storage":
        raise ValueError("it refers to something that is no weight")
    _, kind, key, _, count = identity[:5]
    name = kind.name.rpartition(".")[2].removesuffix("Storage") if isinstance(kind, Global) else ""
    dtype = "u1" if name == "Untyped" else _KINDS.get(name, "")
    if not isinstance(count, int) or not isinstance(key, str) or count < 0:
        raise ValueError("it lists a weight without its size")
    return dtype, key, count


def _item_size(kind: str) -> int:
    return 2 if kind == "bf16" else np.dtype(kind).itemsize


# --- constructors of the names in a pickle --------------------------------------------------------------------------


@dataclass(frozen=True, eq=False)
class _Storage:
    """The allocation that tensors are views of."""

    kind: str  # a value of _KINDS, or empty
    count: int
    content: Callable[[], bytes]
    order: Literal["<", ">"]


@dataclass(eq=False)
class _DType(Buildable):
    """A dtype of numpy."""

    text: str
    order: str = ""

    def build(self, state: object) -> None:
        if isinstance(state, tuple) and len(state) > 1 and state[1] in ("<", ">"):
            self.order = str(state[1])


@dataclass(eq=False)
class _Encoded:
    """Bytes that are written as text."""

    text: object

    def bytes(self) -> bytes:
        return self.text.encode("latin1") if isinstance(self.text, str) else bytes(cast(bytes, self.text))


@dataclass(eq=False)
class _Array(Buildable):
    """An array of numpy."""

    state: tuple[object, ...] = ()

    def build(self, state: object) -> None:
        if isinstance(state, tuple) and len(state) == 5:
            self.state = state[1:]

    def weight(self) -> Weight | None:
        """The array as a Weight; None if its values are no numbers."""
        if len(self.state) != 4:
            return None
        shape, dtype, is_columns_first, content = self.state
        is_plain = isinstance(dtype, _DType) and dtype.text[:1] in "fiub" and dtype.text[1:].isdecimal()
        if not is_plain or not _are_sizes(shape) or not isinstance(content, bytes | bytearray | _Encoded):
            return None
        assert isinstance(dtype, _DType)
        sizes = cast(tuple[int, ...], shape)
        kind = dtype.order + dtype.text

        def read() -> Float32:
            data = content.bytes() if isinstance(content, _Encoded) else bytes(content)
            flat = np.frombuffer(data, kind, math.prod(sizes))
            return np.array(flat.reshape(sizes, order="F" if is_columns_first else "C"), np.float32, order="C")

        return Weight(sizes, dtype.text[0] == "f", read)


def _are_sizes(values: object) -> bool:
    return isinstance(values, tuple | list) and all(isinstance(each, int) and each >= 0 for each in values)


def _tensor(storage: object, offset: object, size: object, stride: object, *rest: object) -> object:
    """A tensor of ``torch._utils._rebuild_tensor`` and its later versions."""
    named = next((each.name.rpartition(".")[2] for each in rest if isinstance(each, Global)), "")
    if not (isinstance(storage, _Storage) and isinstance(offset, int) and _are_sizes(size) and _are_sizes(stride)):
        return Stub("torch.Tensor")
    sizes, strides = tuple(cast(tuple[int, ...], size)), tuple(cast(tuple[int, ...], stride))
    kind = _KINDS.get(named, storage.kind)
    if not kind or len(sizes) != len(strides):
        return Stub("torch.Tensor")

    def read() -> Float32:
        plain = "u2" if kind == "bf16" else kind
        flat: NDArray[Any] = np.frombuffer(storage.content(), np.dtype(plain).newbyteorder(storage.order))
        last = offset + sum((count - 1) * step for count, step in zip(sizes, strides, strict=True))
        if math.prod(sizes) and not 0 <= offset <= last < len(flat):
            raise ValueError("a weight reaches beyond its memory")
        steps = tuple(step * flat.itemsize for step in strides)
        view = np.lib.stride_tricks.as_strided(flat[offset:], sizes, steps, writeable=False)
        if kind == "bf16":
            return (view.astype("u4") << 16).view(np.float32)
        return np.array(view, np.float32, order="C")

    return Weight(sizes, kind[0] in "fb" and kind != "b1", read)


def _constructors() -> dict[str, Constructor]:
    def same(data: object, *_: object) -> object:
        return data

    def array(*_: object) -> object:
        return _Array()

    def dtype(text: object, *_: object) -> object:
        return _DType(str(text)) if isinstance(text, str) else Stub("numpy.dtype")

    def from_buffer(content: object, kind: object, shape: object, order: object) -> object:
        return _Array((shape, kind, order == "F", content))

    def rebuilt(function: object, _: object, arguments: object, *__: object) -> object:
        return reader.constructed(function, arguments)

    known: dict[str, Constructor] = {
        "collections.OrderedDict": entries,
        "collections.defaultdict": lambda *_: {},
        "builtins.dict": entries,
        "torch._utils._rebuild_tensor": _tensor,
        "torch._utils._rebuild_tensor_v2": _tensor,
        "torch._utils._rebuild_tensor_v3": _tensor,
        "torch._utils._rebuild_parameter": same,
        "torch._utils._rebuild_parameter_with_state": same,
        "torch._utils._rebuild_device_tensor_from_numpy": same,
        "torch._utils._rebuild_device_tensor_from_cpu_tensor": same,
        "torch._tensor._rebuild_from_type_v2": rebuilt,
        "_codecs.encode": lambda text, *_: _Encoded(text),
        "numpy.dtype": dtype,
    }
    for module in ("numpy.core", "numpy._core"):
        known[f"{module}.multiarray._reconstruct"] = array
        known[f"{module}.numeric._frombuffer"] = from_buffer
    reader = PickleReader(known)
    return known


# --- the networks in it ---------------------------------------------------------------------------------------------


@dataclass
class _Search:
    """The state of a breadth-first search that visits every object once: it can contain itself, or be shared."""

    waiting: deque[tuple[str, object]]
    seen: set[int] = field(default_factory=set)


def _networks(saved: object) -> dict[str, Weights]:
    """The outermost dictionaries of weights, by their names."""
    found: dict[str, Weights] = {}
    doubtful: dict[str, Weights] = {}
    search = _Search(deque([("", saved)]))
    names = 0
    while search.waiting:
        name, each = search.waiting.popleft()
        if id(each) in search.seen:
            continue
        search.seen.add(id(each))
        if len(search.seen) > _MOST_VALUES:
            raise FormatError(message("It lists more than {most} values.", most=_MOST_VALUES))
        weights = _module_weights(each) if isinstance(each, Stub) else _dictionary_weights(each)
        names += len(each) if isinstance(each, dict) else len(weights)
        check_names(names)
        matrices = [key for key, weight in weights.items() if len(weight.shape) > 1]
        if any(key.rpartition(".")[2].startswith("weight") for key in matrices):
            found[name] = weights
        else:
            if matrices:  # perhaps no network: a confusion matrix beside it
                doubtful[name] = weights
            search.waiting.extend(
                (f"{name}.{key}" if name and key else name or key, value) for key, value in _parts(each)
            )
    return found or doubtful


def _parts(value: object) -> Iterator[tuple[str, object]]:
    """Yields what a value contains, with its names."""
    if isinstance(value, dict):
        if "param_groups" not in value:  # an optimiser keeps arrays in the shapes of the weights
            yield from ((key if isinstance(key, str) else "", each) for key, each in value.items())
    elif isinstance(value, list | tuple):
        yield from (("", each) for each in value)
    elif isinstance(value, Stub):
        yield from (("", each) for each in (value.entries, value.elements, value.state, value.arguments))


def _weight(value: object) -> Weight | None:
    return value if isinstance(value, Weight) else value.weight() if isinstance(value, _Array) else None


def _dictionary_weights(value: object) -> Weights:
    if not isinstance(value, dict):
        return {}
    pairs = ((key, _weight(each)) for key, each in value.items() if isinstance(key, str))
    return {key: weight for key, weight in pairs if weight is not None}


def _module_weights(module: Stub) -> Weights:
    """The weights in a whole module of PyTorch, under the names that its state_dict would give them."""
    found: dict[str, Weight] = {}
    waiting: deque[tuple[str, object]] = deque([("", module)])
    seen: set[int] = set()
    while waiting:
        prefix, each = waiting.popleft()
        state = each.state if isinstance(each, Stub) else None
        if not isinstance(state, dict) or id(each) in seen:
            continue
        seen.add(id(each))
        for kept in ("_parameters", "_buffers"):
            found |= {f"{prefix}{key}": weight for key, weight in _dictionary_weights(state.get(kept)).items()}
        modules = state.get("_modules")
        if isinstance(modules, dict):
            waiting.extend((f"{prefix}{key}.", value) for key, value in modules.items())
    return found
