"""MobileNetV1 (Howard et al. 2017), recognised by shapes: depthwise and 1 × 1 convolutions alternate."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from engine.formats.imports.families.blocks import (
    MOST_BLOCKS,
    Path,
    common_notes,
    fitting,
    is_depthwise,
    is_pointwise,
    mismatch,
    natural,
    of_kind,
    path,
    sizes_of,
    stride_choice,
    usual_sides,
)
from engine.formats.imports.guesses import (
    ACTIVATIONS,
    NO,
    USUAL_ACTIVATION,
    YES,
    Builder,
    Choice,
    Guess,
    activation_choice,
    ending_choices,
    scaling_choice,
)
from engine.formats.imports.parsed_network import ParsedNetwork
from engine.formats.imports.weight_modules import Module, WeightFile
from engine.values.messages import Message, message

WHAT = message("a MobileNet")
_MIN_PAIRS = 4  # so that it is not just a chain with a depthwise convolution in it
_SMALL = re.compile(r"layers\.\d+\.conv1")  # names in a widely copied implementation for pictures of 32 × 32


@dataclass(frozen=True, eq=False)
class _Mobile:
    """The parts of the network. ``path`` is the first convolution, then depthwise and 1 × 1 ones alternating."""

    path: Path
    linear: Module


def _ordered(file: WeightFile) -> list[Module]:
    """Convolutions and norms in the order in which they run."""
    modules = [module for module in file.modules if module.kind != "dense"]
    if not file.is_in_order:
        modules.sort(key=_key)
    first = next((module for module in modules if not (is_depthwise(module) or is_pointwise(module))), None)
    if first is None or file.is_in_order:
        return modules
    at, parent = modules.index(first), first.name.rpartition(".")[0]
    starts = [
        module
        for module in modules[:at] + modules[at + 1 :]
        if module.kind == "norm" and module.name.rpartition(".")[0] == parent
    ][:1]
    return [first, *starts, *(module for module in modules if module is not first and module not in starts)]


def _key(module: Module) -> tuple[object, ...]:
    parent, _, leaf = module.name.rpartition(".")
    return natural(parent), [int(number) for number in re.findall(r"\d+", leaf)], module.kind == "norm", leaf


def matches(file: WeightFile) -> bool:
    """Whether depthwise and 1 × 1 convolutions alternate, after one that is neither."""
    convs = of_kind(_ordered(file), "conv")
    pairs = list(zip(convs[1::2], convs[2::2], strict=False))
    is_plain = len(of_kind(file.modules, "dense")) == 1 and not of_kind(file.modules, "transposed")
    is_whole = len(convs) % 2 == 1 and len(pairs) >= _MIN_PAIRS
    return is_plain and is_whole and all(is_depthwise(one) and is_pointwise(other) for one, other in pairs)


def _read(file: WeightFile) -> _Mobile:
    """The parts of the network. Raises: FormatError if shapes do not match."""
    found = path(_ordered(file), WHAT)
    linear = of_kind(file.modules, "dense")[0]
    channels = found.convs[0].shape[0]
    for conv in found.convs[1:]:
        if (conv.shape[0] if is_depthwise(conv) else conv.shape[1]) != channels or len(found.convs) > MOST_BLOCKS:
            raise mismatch(conv, WHAT)
        channels = conv.shape[0]
    if linear.shape[1] != channels:
        raise mismatch(linear, WHAT)
    return _Mobile(found, linear)


# --- guesses ----------------------------------------------------------------------------------------------------------


def guesses(file: WeightFile) -> list[Guess]:
    """All networks that fit, the most usual first. Raises: FormatError if there is none."""
    network = _read(file)
    is_small = any(_SMALL.search(conv.name) for conv in network.path.convs)
    first = network.path.convs[0]
    common = {
        "activation": USUAL_ACTIVATION,
        "stem stride": "1" if is_small else "2",
        "softmax": YES if network.linear.shape[0] > 1 else NO,
    }
    for at, (depthwise, pointwise) in enumerate(_pairs(network)):
        is_smaller = at > 0 and pointwise.shape[0] > depthwise.shape[0]
        common[f"stride:{depthwise.name}"] = "2" if is_smaller else "1"
    return fitting(file, parsed, common, usual_sides(first.shape[1], not is_small))


def _pairs(network: _Mobile) -> list[tuple[Module, Module]]:
    """The depthwise convolutions, each with the 1 × 1 one after it."""
    convs = network.path.convs
    return list(zip(convs[1::2], convs[2::2], strict=True))


def choices(file: WeightFile, ranked: Sequence[Guess]) -> tuple[Choice, ...]:
    """All that the weights leave open, with alternatives."""
    network = _read(file)
    found = [
        sizes_of(ranked),
        scaling_choice(network.path.convs[0].shape[1], file.scaling),
        activation_choice(),
        stride_choice("stem stride", message("Stride of {layer}", layer="conv1")),
    ]
    for at, (depthwise, _) in enumerate(_pairs(network), start=1):
        found.append(stride_choice(f"stride:{depthwise.name}", message("Stride of {layer}", layer=f"conv{2 * at}")))
    return (*found, *ending_choices(network.linear.shape[0]))


def parsed(file: WeightFile, chosen: Mapping[str, str]) -> ParsedNetwork:
    """The network with these choices, with sentences about all of them."""
    network = _read(file)
    builder = Builder(ACTIVATIONS[chosen["activation"]])
    first = network.path.convs[0]
    builder.channels = first.shape[1]
    moved = []
    for conv, norm in network.path:
        stride = int(chosen["stem stride" if conv is first else f"stride:{conv.name}"]) if _moves(conv) else 1
        builder.unit(conv, norm, stride)
        if stride > 1:
            moved.append(builder.ids[conv.name])
    builder.average()
    builder.linear(network.linear)
    builder.end(chosen)
    side = int(chosen["size"])
    notes = tuple(_notes(network, chosen, moved))
    return ParsedNetwork((first.shape[1], side, side), tuple(builder.layers), notes=notes)


def _moves(conv: Module) -> bool:
    return not is_pointwise(conv)


def _notes(network: _Mobile, chosen: Mapping[str, str], moved: Sequence[str]) -> Iterator[Message]:
    yield message("Its shapes tell of a MobileNet of {count} depthwise convolutions.", count=len(_pairs(network)))
    activation = Message(ACTIVATIONS[chosen["activation"]].title)
    yield message("Assumed {activation} after every convolution: a state_dict does not say.", activation=activation)
    yield from common_notes(chosen, moved, has_norms=any(network.path.norms))


def questions(file: WeightFile, guess: Guess) -> Iterator[Message]:
    """Yields sentences about what weights never show of such a network."""
    yield message("Weights do not show which convolutions move two cells at a time: the usual ones are assumed to.")
