"""Reads state dicts (.pt, .pth, .safetensors): weights without a network, which is inferred from names and shapes."""

from __future__ import annotations

import itertools
import math
import pickle
import re
import zipfile
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from engine.formats.limits import check_cells, check_header, check_layers, check_names
from engine.layers.batchnorm2d import BatchNorm2d
from engine.layers.conv2d import Conv2d
from engine.layers.flatten import Flatten
from engine.layers.globalavgpool import GlobalAvgPool
from engine.layers.linear import Linear
from engine.layers.maxpool2d import MaxPool2d
from engine.layers.relu import ReLU
from engine.layers.softmax import Softmax
from engine.layers.spec import Shape, Spec, times
from engine.values.array import Float32
from engine.values.errors import FormatError
from engine.values.messages import Message, message
from engine.values.numerals import sizes
from engine.values.params import Pair

if TYPE_CHECKING:
    from torch import Tensor

ParsedLayer = tuple[Spec, dict[str, Float32]]
ParsedNetwork = tuple[Shape, None, list[ParsedLayer], list[Message]]

_MOST_CELLS = 2**29  # of all weights together: two gigabytes
_OTHER_WAYS = message(
    "Save the whole network instead, with torch.export.save or torch.onnx.export: these say how it is built."
)


def read_checkpoint(path: Path) -> ParsedNetwork:
    """The most likely network for the weights in a file of ``torch.save``.

    Raises:
        FormatError: it holds other objects than weights, or they do not form a chain of layers.
    """
    import torch

    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            lists = [each.file_size for each in archive.infolist() if each.filename.endswith("data.pkl")]
        check_header(max(lists, default=0))
    try:
        saved = torch.load(path, map_location="cpu", weights_only=True)
    except pickle.UnpicklingError as error:
        culprit = re.search(r"GLOBAL ([\w.]+)", str(error))
        if culprit is None:
            raise
        raise FormatError(
            message("It holds a Python object ({name}), which only code can bring back to life.", name=culprit[1]),
            message(
                "ConvScope runs no code from files. In PyTorch, save the weights alone with "
                "torch.save(model.state_dict(), …), or the network with torch.export.save or torch.onnx.export."
            ),
        ) from error
    return _network(_modules(_weights(saved)), in_order=True)


def read_safetensors(path: Path) -> ParsedNetwork:
    """The most likely network for the weights in a .safetensors file. Raises: FormatError."""
    from safetensors.torch import load_file

    with path.open("rb") as stream:
        check_header(int.from_bytes(stream.read(8), "little"))
    return _network(_modules(load_file(path)), in_order=False)


def _weights(saved: object) -> Mapping[str, Tensor]:
    """The outermost dictionary of weights in what a training script saved.

    Every dictionary is searched once: it can contain itself, or be shared many times.
    """
    from torch import Tensor

    waiting, names = deque([saved]), 0
    seen: set[int] = set()
    while waiting:
        each = waiting.popleft()
        if not isinstance(each, Mapping) or id(each) in seen:
            continue
        seen.add(id(each))
        names += len(each)
        check_names(names)
        tensors = {key: value for key, value in each.items() if isinstance(value, Tensor) and isinstance(key, str)}
        if any(tensor.ndim > 1 for tensor in tensors.values()):
            return tensors
        waiting.extend(each.values())
    raise FormatError(
        message("There are no weights in it."), message("In PyTorch, save them with torch.save(model.state_dict(), …).")
    )


# --- from names and shapes to layers ------------------------------------------------------------------------------


@dataclass(frozen=True, eq=False)
class _Module:
    """The weights of one layer, under their name in the file."""

    name: str
    kind: str  # conv, norm or linear
    weights: dict[str, Float32]

    @property
    def shape(self) -> Shape:
        return self.weights["weight"].shape

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers in its name, which sort better than the name itself."""
        return tuple(map(int, re.findall(r"\d+", self.name)))


_AXES = {4: "conv", 2: "linear"}  # of the weight
_MEASURED = {"running_mean": "mean", "running_var": "variance"}
_COUNTER = "num_batches_tracked"  # of a batch norm in training mode: irrelevant


def _modules(tensors: Mapping[str, Tensor]) -> list[_Module]:
    if sum(tensor.numel() for tensor in tensors.values()) > _MOST_CELLS:
        raise FormatError(message("Its weights are larger than 2 GB."))
    check_names(len(tensors), max(map(len, tensors), default=0))
    groups: dict[str, dict[str, Tensor]] = {}
    for key, tensor in tensors.items():
        name, _, leaf = key.rpartition(".")
        if leaf != _COUNTER:
            groups.setdefault(name, {})[leaf] = tensor
    check_layers(len(groups))
    return [_module(name, group) for name, group in groups.items()]


def _module(name: str, group: Mapping[str, Tensor]) -> _Module:
    """One layer. Raises: FormatError if it is no convolution, batch norm or fully connected layer."""
    leaf = "weight" if "weight" in group else next(iter(group))
    weight = group.get("weight", group.get("running_var", group[leaf]))
    kind = "norm" if set(_MEASURED) <= set(group) else _AXES.get(weight.ndim, "") if leaf == "weight" else ""
    known = {"weight", "bias", *(_MEASURED if kind == "norm" else ())}
    lengths = {tuple(tensor.shape) for key, tensor in group.items() if kind == "norm" or key == "bias"}
    is_plain = all(tensor.is_floating_point() and "strided" in str(tensor.layout) for tensor in group.values())
    if not (kind and set(group) <= known and is_plain and lengths <= {(len(weight),)} and weight.numel()):
        strange = next((key for key in group if key not in known), leaf)
        raise FormatError(
            message(
                "“{name}” ({shape}) belongs to no layer that ConvScope has.",
                name=f"{name}.{strange}" if name else strange,
                shape=sizes(group[strange].shape),
            ),
            message("It can read convolutions, batch norms after them, and fully connected layers."),
        )
    check_cells(tuple(weight.shape[1:]))  # it reads at least so many
    weights = {_MEASURED.get(key, key): _numbers(tensor) for key, tensor in group.items()}
    if kind == "norm" and "weight" not in weights:  # affine=False
        weights |= {"weight": np.ones_like(weights["mean"]), "bias": np.zeros_like(weights["mean"])}
    return _Module(name, kind, weights)


def _numbers(tensor: Tensor) -> Float32:
    import torch

    numbers: Float32 = tensor.detach().to(torch.float32).contiguous().numpy()
    return numbers


def _in_a_row(modules: Sequence[_Module], in_order: bool) -> tuple[list[_Module], bool]:
    """The layers in an order in which their shapes match, and whether that is the order of the file.

    Args:
        in_order: whether the file keeps the order of definition; .safetensors does not.
    """
    by_number = sorted(modules, key=lambda each: (each.kind == "linear", each.numbers, each.kind == "norm", each.name))
    orders = [list(modules), by_number] if in_order else [by_number]
    misfits = [_misfit(order) for order in orders]
    for order, misfit in zip(orders, misfits, strict=True):
        if misfit is None:
            return order, order == list(modules)
    assert misfits[0] is not None
    raise FormatError(
        message("“{name}” cannot read what “{before}” before it makes.", name=misfits[0][1], before=misfits[0][0]),
        message("ConvScope reads weights of layers that follow one another, without branches."),
    )


def _misfit(modules: Iterable[_Module]) -> tuple[str, str] | None:
    """The names of the first two neighbours whose shapes do not match; None if all do."""
    made, before = 0, _Module("", "", {})  # 0: any number of channels
    for module in modules:
        if module.kind == "linear":
            reads = module.shape[1]
            fits = reads == made if before.kind == "linear" else reads % max(1, made) == 0
        elif module.kind == "norm":
            fits = before.kind == "conv" and made == module.shape[0]
        else:
            fits = before.kind != "linear" and (made in (0, module.shape[1]) or _is_depthwise(module, made))
        if not fits:
            return before.name, module.name
        made, before = module.shape[0], module
    return None


def _is_depthwise(module: _Module, channels: int) -> bool:
    """Whether every filter reads one channel. Other groups cannot be told from a layer at the wrong position."""
    return module.shape[1] == 1 and module.shape[0] % channels == 0


# --- what the file leaves open ------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Geometry:
    """The properties of a network that its weights leave open.

    Args:
        size: rows of the input, and columns: it is square.
        padding: a key of _PADDINGS.
        pools: for every convolution, whether a 2 × 2 max pool follows.
        is_averaged: whether a global average precedes the first fully connected layer.
    """

    size: int
    padding: str
    pools: tuple[bool, ...]
    is_averaged: bool = False


_SIZES = {1: (28, 32, 64, 96, 128, 224, 48, 160, 192, 256), 3: (32, 64, 96, 128, 224, 28, 48, 160, 192, 256)}
_SIZE_COST = 0.2  # per position in the list of sizes
_AVERAGE_COST = 1.0
_DENIAL_COST = 2.0  # per pool, or missing pool, that contradicts the names of the layers
_MOST_FREE_POOLS = 6  # convolutions for which every pattern of pools is tried
_RAREST_POOL = 32  # largest number of convolutions per pool that is tried

_PADDINGS: Mapping[str, tuple[float, Callable[[int], bool], Message]] = {  # cost, which convolutions, in words
    "none": (0, lambda at: False, message("Assumed convolutions without padding that move one cell at a time.")),
    "same": (1, lambda at: True, message("Assumed convolutions padded so that maps keep their size.")),
    "first": (2.5, lambda at: at == 0, message("Assumed padding in the first convolution alone.")),
}


def _geometry(convs: Sequence[_Module], features: int | None, hints: Sequence[bool | None]) -> _Geometry:
    """The cheapest geometry in which the last maps have as many cells as the first fully connected layer reads.

    Args:
        features: number of its inputs; None if there is no such layer.
        hints: for every convolution, whether its name suggests a pool after it; None if unknown.
    """
    guesses = list(_guesses(convs, features, hints))
    if not guesses:
        raise FormatError(
            message(
                "No input size, padding and pooling was found with which its convolutions would make what its first "
                "fully connected layer reads: {features}.",
                features=features,
            ),
            _OTHER_WAYS,
        )
    return min(guesses, key=lambda guess: guess[0])[1]


def _guesses(
    convs: Sequence[_Module], features: int | None, hints: Sequence[bool | None]
) -> Iterator[tuple[float, _Geometry]]:
    """Yields every possible geometry with its cost: the distance from the most usual one."""
    sides = _SIZES.get(convs[0].shape[1], _SIZES[3])
    channels = convs[-1].shape[0]
    patterns = list(_pool_patterns(hints)) if features else [(0.0, tuple(hint is True for hint in hints))]
    for (place, size), padding, (cost, pools) in itertools.product(enumerate(sides), _PADDINGS, patterns):
        walked = _walked(convs, size, padding, pools)
        if walked is None:
            continue
        end, pools = walked
        cost += place * _SIZE_COST + _PADDINGS[padding][0]
        if features in (None, channels * math.prod(end)):
            yield cost, _Geometry(size, padding, pools)
        elif features == channels:
            yield cost + _AVERAGE_COST, _Geometry(size, padding, pools, is_averaged=True)


def _pool_patterns(hints: Sequence[bool | None]) -> Iterator[tuple[float, tuple[bool, ...]]]:
    """Yields patterns of pools (one flag per convolution) with their cost: unusual ones, or against the hints."""
    count = len(hints)
    patterns = [(0.0, tuple(hint is not False for hint in hints))]
    rarest = min(count, _RAREST_POOL)
    patterns += [(1.0, tuple((at + 1) % every == 0 for at in range(count))) for every in range(2, rarest + 1)]
    patterns += [(1.5, (False,) * count)]
    if count <= _MOST_FREE_POOLS:
        patterns += [(3.0, pools) for pools in itertools.product((True, False), repeat=count)]
    for cost, pools in patterns:
        denied = sum(hint not in (None, pool) for hint, pool in zip(hints, pools, strict=True))
        yield cost + _DENIAL_COST * denied, pools


def _walked(
    convs: Sequence[_Module], size: int, padding: str, pools: Sequence[bool]
) -> tuple[Pair, tuple[bool, ...]] | None:
    """The size of the last maps and the pools that can be applied; None if a kernel does not fit."""
    rows = columns = size
    pooled = []
    for at, (conv, pool) in enumerate(zip(convs, pools, strict=True)):
        down, across = _padding(conv, at, padding)
        rows, columns = rows + 2 * down - conv.shape[2] + 1, columns + 2 * across - conv.shape[3] + 1
        pool = pool and (rows, columns) != (1, 1)
        pooled.append(pool)
        if pool:
            rows, columns = rows // 2, columns // 2
        if min(rows, columns) < 1:
            return None
    return (rows, columns), tuple(pooled)


def _padding(conv: _Module, at: int, padding: str) -> Pair:
    is_padded = _PADDINGS[padding][1](at)
    return ((conv.shape[2] - 1) // 2, (conv.shape[3] - 1) // 2) if is_padded else (0, 0)


def _hints(modules: Sequence[_Module]) -> list[bool | None]:
    """For every convolution, whether the names suggest a pool after it; None if they suggest nothing.

    In an nn.Sequential layers without weights leave gaps in the numbers; elsewhere a pool ends a block.
    """
    hints: list[bool | None] = []
    for at, module in enumerate(modules):
        if module.kind != "conv":
            continue
        after = next((index for index in range(at + 1, len(modules)) if modules[index].kind != "norm"), None)
        hints.append(None if after is None else _hint(module, modules[after], after - at - 1))
    return hints


def _hint(module: _Module, after: _Module, norms: int) -> bool | None:
    (parent, _, place), (other, _, then) = (each.name.rpartition(".") for each in (module, after))
    if parent == other and place.isdecimal() and then.isdecimal():
        between = int(then) - int(place) - 1 - norms
        return between > (1 if after.kind == "conv" else 2)  # ReLU alone, or ReLU and Flatten
    if after.kind == "linear":
        return None
    if len(module.numbers) > 1:
        return module.numbers[:-1] != after.numbers[:-1]
    return True if parent != other else None


def _network(modules: Sequence[_Module], in_order: bool) -> ParsedNetwork:
    ordered, is_own_order = _in_a_row(modules, in_order)
    convs = [module for module in ordered if module.kind == "conv"]
    linears = [module for module in ordered if module.kind == "linear"]
    if not convs and not linears:
        raise FormatError(message("There is no convolution and no fully connected layer in it."))
    notes = [
        message("Assumed that the layers follow one another in the order of the file.")
        if is_own_order
        else message("Assumed that the layers follow one another in the order of their names.")
    ]
    features = linears[0].shape[1] if linears else None
    if convs:
        geometry = _geometry(convs, features, _hints(ordered))
        shape: Shape = (convs[0].shape[1], geometry.size, geometry.size)
    else:
        assert features is not None
        geometry, shape = _Geometry(0, "none", ()), _picture(features)
    notes += _notes(geometry, shape, convs, linears, any(module.kind == "norm" for module in ordered))
    return shape, None, list(_parts(ordered, geometry)), notes


def _picture(features: int) -> Shape:
    """The shape (C, H, W) of a picture with that number of values: square, grey or colour, or else one row."""
    for channels in (1, 3):
        side = math.isqrt(features // channels)
        if channels * side * side == features:
            return channels, side, side
    return 1, 1, features


def _parts(modules: Sequence[_Module], geometry: _Geometry) -> Iterator[ParsedLayer]:
    """The layers with their weights, with layers without weights inserted."""
    pools, convs, made, before = iter(geometry.pools), itertools.count(), 0, ""
    for module, after in itertools.zip_longest(modules, modules[1:]):
        if module.kind == "conv":
            yield _conv_spec(module, made, _padding(module, next(convs), geometry.padding)), module.weights
        elif module.kind == "norm":
            yield BatchNorm2d(), module.weights
        else:
            if before != "linear":
                yield from ((spec, {}) for spec in ([GlobalAvgPool()] if geometry.is_averaged else []))
                yield Flatten(), {}
            yield Linear(units=module.shape[0], bias="bias" in module.weights), module.weights
        made, before = module.shape[0], module.kind
        if after is not None and after.kind == "norm":
            continue  # it belongs to this convolution
        if after is not None:
            yield ReLU(), {}
        if module.kind != "linear" and next(pools):
            yield MaxPool2d(), {}
    if before == "linear":
        yield Softmax(), {}


def _conv_spec(module: _Module, channels: int, padding: Pair) -> Conv2d:
    filters, reads, rows, columns = module.shape
    groups = channels // reads if channels else 1
    return Conv2d(
        filters=filters, kernel=(rows, columns), padding=padding, groups=groups, bias="bias" in module.weights
    )


def _notes(
    geometry: _Geometry, shape: Shape, convs: Sequence[_Module], linears: Sequence[_Module], has_norms: bool
) -> Iterator[Message]:
    """Sentences about the assumptions."""
    inputs = {1: "Assumed {size} grey input.", 3: "Assumed {size} colour input."}
    template = inputs.get(shape[0], "Assumed {size} input of {channels} channels.")
    yield message(template, size=times(shape[1:]), channels=shape[0])
    if convs:
        yield message("Assumed ReLU after every convolution: a state_dict does not say.")
        yield _PADDINGS[geometry.padding][2]
        pooled = [conv.name for conv, pool in zip(convs, geometry.pools, strict=True) if pool]
        if pooled:
            yield message("Assumed 2 × 2 max pooling after {layers}.", layers=", ".join(pooled))
        else:
            yield message("Assumed that there is no pooling.")
    if len(linears) > 1:
        yield message("Assumed ReLU between the fully connected layers.")
    if geometry.is_averaged:
        yield message("Assumed the mean of each map before the first fully connected layer: the input size is a guess.")
    if has_norms:
        yield message("Assumed an epsilon of 0.00001 in every batch norm.")
    if linears:
        yield message("Added Softmax at the end, so that the scores become probabilities.")
