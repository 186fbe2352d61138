"""Weights under their names in a file, grouped into the layers that they belong to; how these connect is left open.

What training scripts add to a network is removed here: prefixes, pruning, weight and spectral norms, averages,
counters, a mean and deviation of the input.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from engine.formats.imports.checkpoint import MOST_CELLS, Weight, Weights, read_checkpoint
from engine.formats.limits import check_cells, check_header, check_layers, check_names
from engine.layers.spec import Shape
from engine.values.array import Float32
from engine.values.errors import FormatError
from engine.values.messages import Message, message
from engine.values.numerals import sizes

Numbers = tuple[float, ...]

_AXES: Mapping[int, str] = {4: "conv", 2: "dense"}  # of the weight
_MEASURED: Mapping[str, str] = {"running_mean": "mean", "running_var": "variance"}
_COUNTERS = frozenset({"num_batches_tracked", "n_averaged", "step", "initted", "global_step", "epoch"})
_BESIDE = re.compile(r"(criterion|loss|loss_fn|loss_func|metrics?|(train|val|valid|test)_\w+|ema_updater)(\.|$)")
_MEANS, _DEVIATIONS = (
    ("mean", "pixel_mean", "_mean", "img_mean", "mu"),
    ("std", "pixel_std", "_std", "img_std", "sigma"),
)
_NETWORKS = frozenset(
    {
        "generator",
        "discriminator",
        "netg",
        "netd",
        "gen",
        "disc",
        "g",
        "d",
        "critic",
        "actor",
        "teacher",
        "student",
        "model_ema",
        "ema",
        "ema_model",
        "online",
        "target",
        "policy_net",
        "target_net",
        "encoder_q",
        "encoder_k",
    }
)  # first parts of names that stand for whole networks, not for parts of one
_AVERAGED = re.compile(r"ema|avg|averag|swa|shadow|teacher|target|generator|netg", re.IGNORECASE)


@dataclass(frozen=True, eq=False)
class Module:
    """The weights of one layer.

    Args:
        name: in the file.
        kind: conv, transposed (a convolution, by the length of its bias), norm or dense.
        weights: under the names of ConvScope's layers.
    """

    name: str
    kind: str
    weights: Mapping[str, Float32]

    @property
    def shape(self) -> Shape:
        """The shape of its weight: (O, C / groups, KH, KW), transposed (C, O, KH, KW), (C,) or (units, F)."""
        return self.weights["weight"].shape

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers in its name, to sort by."""
        return tuple(map(int, re.findall(r"\d+", self.name)))


@dataclass(frozen=True, eq=False)
class WeightFile:
    """The weights of one network in a file.

    Args:
        modules: in the order of the file.
        is_in_order: whether that is the order in which the network was written down; .safetensors sorts by name.
        networks: names of all networks in the file; one, mostly.
        network: the name of this one.
        scaling: mean and deviation of the input, if the file contains them, for pictures of 0 to 1.
        notes: sentences about what was left out or changed.
    """

    modules: tuple[Module, ...]
    is_in_order: bool
    networks: tuple[str, ...] = ("",)
    network: str = ""
    scaling: tuple[Numbers, Numbers] | None = None
    notes: tuple[Message, ...] = ()


def read_weights(path: Path, network: str = "") -> WeightFile:
    """The weights in a PyTorch checkpoint, a pickle or a .safetensors file.

    Args:
        network: the name of one of several networks in the file; empty for the most likely one.

    Raises:
        FormatError: there are none, or they belong to no layer that ConvScope has.
        Exception: almost any, if the file is damaged.
    """
    with path.open("rb") as stream:
        start = stream.read(10)
    is_sorted = start[8:] == b'{"'
    found = _split(_safetensors(path) if is_sorted else read_checkpoint(path))
    if network and network not in found:
        raise FormatError(
            message("It holds no network “{network}”.", network=network),
            message("It holds these: {networks}.", networks=", ".join(found)),
        )
    chosen = network or min(found, key=lambda name: bool(_AVERAGED.search(name)))
    weights, notes = _unwrapped(_without_prefix(found[chosen]))
    scaling, weights = _scaling(weights)
    return WeightFile(_modules(weights), not is_sorted, tuple(found), chosen, scaling, notes)


def _safetensors(path: Path) -> dict[str, Weights]:
    from safetensors import safe_open

    with path.open("rb") as stream:
        check_header(int.from_bytes(stream.read(8), "little"))
    opened: Any = safe_open(path, framework="pt")  # torch reads what numpy has no type for

    def weight(key: str) -> Weight:
        part = opened.get_slice(key)
        return Weight(
            tuple(part.get_shape()),
            part.get_dtype() in ("F64", "F32", "F16", "BF16"),
            lambda: opened.get_tensor(key).float().contiguous().numpy(),
        )

    return {"": {key: weight(key) for key in opened.keys()}}  # noqa: SIM118 - it is no dictionary


# --- names ------------------------------------------------------------------------------------------------------------


def _split(found: Mapping[str, Weights]) -> dict[str, Weights]:
    """Networks that share one dictionary, each under a prefix of its own, as networks of their own."""
    split: dict[str, Weights] = {}
    for name, weights in found.items():
        firsts = {key.partition(".")[0] for key, weight in weights.items() if len(weight.shape) > 1}
        if len(firsts) > 1 and any(first.lower() in _NETWORKS for first in firsts):
            for first in dict.fromkeys(key.partition(".")[0] for key in weights):
                if first in firsts:
                    part = {key.partition(".")[2]: each for key, each in weights.items() if key.startswith(f"{first}.")}
                    split[f"{name}.{first}" if name else first] = part
        else:
            split[name] = weights
    return split


def _without_prefix(weights: Weights) -> Weights:
    """The weights without the first part of their names, as long as all share it: ``module.``, ``_orig_mod.`` …"""
    weights = {key: weight for key, weight in weights.items() if key.rpartition(".")[2] not in _COUNTERS}
    while True:
        firsts = {key.partition(".")[0] for key in weights}
        if len(firsts) != 1 or any(key.count(".") < 2 for key in weights):
            return weights
        weights = {key.partition(".")[2]: weight for key, weight in weights.items()}


def _unwrapped(weights: Weights) -> tuple[dict[str, Weight], tuple[Message, ...]]:
    """The weights as layers use them, with sentences about what was changed.

    Pruning keeps ``weight_orig`` and ``weight_mask``, a weight norm ``weight_g`` and ``weight_v`` (or
    ``parametrizations.weight.original0`` and ``1``), a spectral norm ``weight_orig``, ``weight_u``, ``weight_v``.
    """
    beside = [key for key in weights if _BESIDE.match(key)]
    kept = {key: weight for key, weight in weights.items() if key not in beside}
    notes = (
        [message("Left out what is no part of the network: {names}.", names=", ".join(beside[:5]))] if beside else []
    )
    done: set[str] = set()
    for key in list(kept):
        whole, _, leaf = key.rpartition(".")
        stem, ending = leaf.rpartition("_")[::2]
        base = f"{whole}.{stem}" if whole else stem
        if ending == "mask" and f"{base}_orig" in kept:
            kept[base] = _product(kept.pop(f"{base}_orig"), kept.pop(key))
            done.add("pruning")
        elif ending == "g" and f"{base}_v" in kept:
            kept[base] = _weight_norm(kept.pop(key), kept.pop(f"{base}_v"))
            done.add("norm")
        elif ending == "u" and f"{base}_v" in kept and f"{base}_orig" in kept:
            kept[base] = _spectral_norm(kept.pop(f"{base}_orig"), kept.pop(key), kept.pop(f"{base}_v"))
            done.add("norm")
        elif leaf == "original0" and f"{whole}.original1" in kept:
            parent, _, name = whole.rpartition(".")
            kept[f"{parent.removesuffix('parametrizations')}{name}"] = _weight_norm(
                kept.pop(key), kept.pop(f"{whole}.original1")
            )
            done.add("norm")
    if "pruning" in done:
        notes.append(message("Weights that were pruned are 0."))
    if "norm" in done:
        notes.append(message("Weights that are kept as a direction and a length were multiplied out."))
    return kept, tuple(notes)


def _product(weight: Weight, mask: Weight) -> Weight:
    return Weight(weight.shape, weight.is_number, lambda: weight.read() * mask.read())


def _weight_norm(length: Weight, direction: Weight) -> Weight:
    """length · direction / ‖direction‖ per filter: Salimans and Kingma 2016, equation 2."""

    def read() -> Float32:
        values = direction.read()
        lengths = length.read().reshape(-1, *[1] * (values.ndim - 1))
        norms = np.sqrt((values.reshape(len(values), -1) ** 2).sum(1)).reshape(-1, *[1] * (values.ndim - 1))
        return np.asarray(values / norms * lengths, np.float32)

    return Weight(direction.shape, direction.is_number, read)


def _spectral_norm(weight: Weight, left: Weight, right: Weight) -> Weight:
    """weight / σ, with σ = leftᵀ · weight · right: Miyato et al. 2018, algorithm 1."""

    def read() -> Float32:
        values = weight.read()
        return np.asarray(values / (left.read() @ values.reshape(len(values), -1) @ right.read()), np.float32)

    return Weight(weight.shape, weight.is_number, read)


def _scaling(weights: Mapping[str, Weight]) -> tuple[tuple[Numbers, Numbers] | None, dict[str, Weight]]:
    """Mean and deviation of the input, if they are stored with the weights, and the other weights."""
    others = dict(weights)
    by_leaf = {key.rpartition(".")[2]: key for key, weight in weights.items() if weight.cells in (1, 3)}
    for mean, deviation in zip(_MEANS, _DEVIATIONS, strict=True):
        if mean in by_leaf and deviation in by_leaf:
            values: list[Float32] = [others.pop(by_leaf[each]).read().ravel() for each in (mean, deviation)]
            if not (np.isfinite(values).all() and values[1].min() > 0):
                return None, others
            if max(values[1]) > 10 or max(values[0]) > 2:  # meant for pictures of 0 to 255
                values = [each / np.float32(255) for each in values]
            return (_rounded(values[0]), _rounded(values[1])), others
    return None, others


def _rounded(values: Iterable[float]) -> Numbers:
    return tuple(float(f"{value:.7g}") for value in values)


# --- layers -----------------------------------------------------------------------------------------------------------


def _modules(weights: Mapping[str, Weight]) -> tuple[Module, ...]:
    if sum(weight.cells for weight in weights.values()) > MOST_CELLS:
        raise FormatError(message("Its weights are larger than 2 GB."), message("Open a smaller network."))
    check_names(len(weights), max(map(len, weights), default=0))
    groups: dict[str, dict[str, Weight]] = {}
    for key, weight in weights.items():
        name, _, leaf = key.rpartition(".")
        groups.setdefault(name, {})[leaf] = weight
    check_layers(len(groups))
    return tuple(_module(name, group) for name, group in groups.items())


def _module(name: str, group: Mapping[str, Weight]) -> Module:
    """One layer. Raises: FormatError if it is no convolution, batch norm or fully connected layer."""
    leaf = "weight" if "weight" in group else next(iter(group))
    weight = group.get("weight", group.get("running_var", group[leaf]))
    kind = "norm" if set(_MEASURED) <= set(group) else _AXES.get(len(weight.shape), "") if leaf == "weight" else ""
    if kind == "conv" and "bias" in group and group["bias"].shape == weight.shape[1:2] != weight.shape[:1]:
        kind = "transposed"
    known = {"weight", "bias", *(_MEASURED if kind == "norm" else ())}
    lengths = {each.shape for key, each in group.items() if kind == "norm" or key == "bias"}
    channels = weight.shape[1:2] if kind == "transposed" else weight.shape[:1]
    is_plain = all(each.is_number for each in group.values())
    if not (kind and set(group) <= known and is_plain and lengths <= {channels} and weight.cells):
        strange = next((key for key in group if key not in known), leaf)
        raise FormatError(
            message(
                "“{name}” ({shape}) belongs to no layer that ConvScope has.",
                name=f"{name}.{strange}" if name else strange,
                shape=sizes(group[strange].shape),
            ),
            message("It can read convolutions, batch norms after them, and fully connected layers."),
        )
    check_cells(weight.shape[1:])  # its input has at least as many cells
    read = {_MEASURED.get(key, key): each.read() for key, each in group.items()}
    if kind == "norm" and "weight" not in read:  # affine=False
        read |= {"weight": np.ones_like(read["mean"]), "bias": np.zeros_like(read["mean"])}
    return Module(name, kind, read)
