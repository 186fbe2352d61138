"""DenseNet (Huang et al. 2017), recognised by names or shapes: a layer reads all maps before it in its block."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

import numpy as np

from engine.formats.imports.families.blocks import (
    MOST_BLOCKS,
    Path,
    common_notes,
    fitting,
    in_natural_order,
    is_pointwise,
    mismatch,
    natural,
    of_kind,
    path,
    sizes_of,
    stride_choice,
    unknown,
    usual_sides,
    yes_no,
)
from engine.formats.imports.guesses import (
    ACTIVATIONS,
    NO,
    USUAL_ACTIVATION,
    YES,
    Builder,
    Choice,
    Guess,
    Option,
    activation_choice,
    ending_choices,
    scaling_choice,
)
from engine.formats.imports.parsed_network import ParsedNetwork
from engine.formats.imports.weight_modules import Module, WeightFile
from engine.layers.avgpool2d import AvgPool2d
from engine.layers.concat import Concat
from engine.layers.maxpool2d import MaxPool2d
from engine.values.messages import Message, message

WHAT = message("a DenseNet")
_NAMED = re.compile(r"dense_?(block|layer)", re.IGNORECASE)
_PART = re.compile(r"(.+?)\.((?:norm|bn|conv|relu)[._]?\d|(?:layers?|bottle_neck|block)\.\d+)", re.IGNORECASE)
_IN_FRONT = re.compile(r"(.*\.)?dense\d+\.\d+")  # names in a widely copied implementation that puts new maps in front
_AFTER, _BEFORE = "after", "before"
_LARGE = 5  # minimum rows of a first kernel for large pictures
_SAME = 1e-3  # largest difference of two norms' statistics of the same maps, in standard deviations


@dataclass(frozen=True, eq=False)
class _Layer:
    """A dense layer: each convolution with the norm before it."""

    name: str
    parts: tuple[tuple[Module, Module], ...]

    @property
    def input_channels(self) -> int:
        return self.parts[0][1].shape[1]

    @property
    def growth(self) -> int:
        return self.parts[-1][1].shape[0]


@dataclass(frozen=True, eq=False)
class _Dense:
    """The parts of a DenseNet. ``transitions`` are a norm and a convolution after each block but the last."""

    stem: Path
    blocks: tuple[tuple[_Layer, ...], ...]
    transitions: tuple[tuple[Module, Module], ...]
    norm: Module | None
    linear: Module


# --- names and shapes -------------------------------------------------------------------------------------------------


def matches(file: WeightFile) -> bool:
    """Whether names are those of dense blocks, or one layer reads the input and output of another, by the shapes."""
    if any(_NAMED.search(module.name) for module in file.modules):
        return True
    return any(_follows(one, other) for one, other in pairwise(_layers(file.modules)[0]))


def _follows(one: _Layer, other: _Layer) -> bool:
    return other.input_channels == one.input_channels + one.growth and _block_of(one) == _block_of(other)


def _block_of(layer: _Layer) -> str:
    """The common beginning of the names in its block."""
    return re.sub(r"[._]?\d+$", "", layer.name)


def _layers(modules: Sequence[Module]) -> tuple[list[_Layer], list[Module]]:
    """The dense layers in natural order, and all other modules."""
    inside: dict[str, list[Module]] = {}
    others: list[Module] = []
    for module in modules:
        match = _PART.fullmatch(module.name)
        (others if match is None else inside.setdefault(match[1], [])).append(module)
    found = []
    for name in sorted(inside, key=natural):
        layer = _layer(name, inside[name])
        if layer is None:
            others += inside[name]
        else:
            found.append(layer)
    return found, others


def _layer(name: str, modules: Sequence[Module]) -> _Layer | None:
    """The dense layer of these modules; None if they form none."""
    ordered = in_natural_order(modules)
    norms, convs = of_kind(ordered, "norm"), of_kind(ordered, "conv")
    if not (len(norms) == len(convs) in (1, 2) and len(modules) == 2 * len(convs)):
        return None
    parts = tuple(zip(norms, convs, strict=True))
    is_matching = all(norm.shape[0] == conv.shape[1] for norm, conv in parts)
    is_joined = all(before.shape[0] == after.shape[1] for before, after in pairwise(convs))
    is_kept = convs[-1].shape[2:] == (3, 3) and all(map(is_pointwise, convs[:-1]))
    return _Layer(name, parts) if is_matching and is_joined and is_kept else None


def _read(file: WeightFile) -> _Dense:
    """The parts of the network. Raises: FormatError if one is missing or not known, or shapes do not match."""
    layers, others = _layers(file.modules)
    blocks = [tuple(block) for _, block in groupby(layers, key=_block_of)]
    linears = of_kind(others, "dense")
    strange = [module for module in others if module.kind == "transposed"]
    if not blocks or len(linears) != 1 or strange or len(layers) > MOST_BLOCKS:
        raise unknown((strange or others or list(file.modules))[-1], WHAT)
    transitions, rest = _transitions(others, blocks)
    convs, norms = of_kind(rest, "conv"), of_kind(rest, "norm")
    if len(convs) != 1 or len(norms) > 2:
        raise unknown((norms or convs or linears)[-1], WHAT)
    channels = convs[0].shape[0]
    has_stem_norm = len(norms) == 2 or (len(norms) == 1 and norms[0].shape[0] == channels)
    stem = path([*convs, *(norms[:1] if has_stem_norm else ())], WHAT)
    norm = norms[-1] if len(norms) > has_stem_norm else None
    for block, transition in zip(blocks, (*transitions, None), strict=True):
        for layer in block:
            if layer.input_channels != channels:
                raise mismatch(layer.parts[0][1], WHAT)
            channels += layer.growth
        if transition is not None:
            before, conv = transition
            if before.shape[0] != channels or conv.shape[1] != channels or not is_pointwise(conv):
                raise mismatch(conv, WHAT)
            channels = conv.shape[0]
    if norm is not None and norm.shape[0] != channels:
        raise mismatch(norm, WHAT)
    if linears[0].shape[1] != channels:
        raise mismatch(linears[0], WHAT)
    return _Dense(stem, tuple(blocks), transitions, norm, linears[0])


def _transitions(
    others: Sequence[Module], blocks: Sequence[Sequence[_Layer]]
) -> tuple[tuple[tuple[Module, Module], ...], list[Module]]:
    """The norm and the convolution after each block but the last, and the other modules without linear layers."""
    ordered = [module for module in in_natural_order(others) if module.kind != "dense"]
    named = [module for module in ordered if "trans" in module.name.lower()]
    if not named:  # numbers in one nn.Sequential
        named = [module for module in ordered if _between(module.name, blocks)]
    norms, convs = of_kind(named, "norm"), of_kind(named, "conv")
    if not len(norms) == len(convs) == len(blocks) - 1:
        raise unknown((named or ordered)[-1], WHAT)
    return tuple(zip(norms, convs, strict=True)), [module for module in ordered if module not in named]


def _between(name: str, blocks: Sequence[Sequence[_Layer]]) -> bool:
    """Whether a name stands between those of the first and of the last block."""
    return natural(blocks[0][0].name) < natural(name) < natural(blocks[-1][0].name)


# --- guesses ----------------------------------------------------------------------------------------------------------


def _order(network: _Dense) -> tuple[str, bool]:
    """Whether new maps are concatenated after the earlier ones or before, and whether the statistics of norms show it.

    The norms of two layers of one block store the same statistics of the maps that both read.
    """
    for block in network.blocks:
        for one, other in pairwise(block):
            (first, _), (second, _) = one.parts[0], other.parts[0]
            kept, more = first.weights["mean"], second.weights["mean"]
            spread = float(np.std(kept)) + 1e-12
            after = float(np.abs(more[: len(kept)] - kept).max()) / spread
            before = float(np.abs(more[-len(kept) :] - kept).max()) / spread
            if min(after, before) < _SAME < max(after, before):
                return (_AFTER if after < before else _BEFORE), True
    return (_BEFORE if _IN_FRONT.fullmatch(network.blocks[0][0].name) else _AFTER), False


def guesses(file: WeightFile) -> list[Guess]:
    """All networks that fit, the most usual first. Raises: FormatError if there is none."""
    network = _read(file)
    first = network.stem.convs[0]
    is_large = first.shape[2] >= _LARGE
    common = {
        "activation": USUAL_ACTIVATION,
        "order of maps": _order(network)[0],
        "stem stride": "2" if is_large else "1",
        "stem pool": YES if is_large else NO,
        "softmax": YES if network.linear.shape[0] > 1 else NO,
    }
    return fitting(file, parsed, common, usual_sides(first.shape[1], is_large))


def choices(file: WeightFile, ranked: Sequence[Guess]) -> tuple[Choice, ...]:
    """All that the weights leave open, with alternatives."""
    network = _read(file)
    orders = (
        Option(_AFTER, message("After those before")),
        Option(_BEFORE, message("In front of those before")),
    )
    return (
        sizes_of(ranked),
        scaling_choice(network.stem.convs[0].shape[1], file.scaling),
        activation_choice(),
        Choice("order of maps", message("Where a layer puts its new maps"), orders),
        stride_choice("stem stride", message("Stride of {layer}", layer="conv1")),
        yes_no("stem pool", message("3 × 3 max pooling before the blocks")),
        *ending_choices(network.linear.shape[0]),
    )


# --- to layers --------------------------------------------------------------------------------------------------------


def parsed(file: WeightFile, chosen: Mapping[str, str]) -> ParsedNetwork:
    """The network with these choices, with sentences about all of them."""
    network = _read(file)
    builder = Builder(ACTIVATIONS[chosen["activation"]])
    conv, norm = network.stem.convs[0], network.stem.norms[0]
    builder.channels = conv.shape[1]
    builder.conv(conv, int(chosen["stem stride"]))
    if norm is not None:
        builder.norm(norm)
        builder.activate()
    if chosen["stem pool"] == YES:
        builder.add(MaxPool2d(kernel=(3, 3), stride=(2, 2), padding=(1, 1)))
    for block, transition in zip(network.blocks, (*network.transitions, None), strict=True):
        for layer in block:
            _add_layer(builder, layer, is_after=chosen["order of maps"] == _AFTER)
        if transition is not None:
            _add_unit(builder, *transition)
            builder.add(AvgPool2d())
    if network.norm is not None:
        builder.norm(network.norm)
        builder.activate()
    builder.average()
    builder.linear(network.linear)
    builder.end(chosen)
    side = int(chosen["size"])
    notes = tuple(_notes(network, chosen, builder.ids))
    return ParsedNetwork((conv.shape[1], side, side), tuple(builder.layers), notes=notes)


def _add_layer(builder: Builder, layer: _Layer, *, is_after: bool) -> None:
    source = builder.last
    for norm, conv in layer.parts:
        _add_unit(builder, norm, conv)
    new = builder.last
    builder.add(Concat(), inputs=(source, new) if is_after else (new, source))
    builder.channels = layer.input_channels + layer.growth


def _add_unit(builder: Builder, norm: Module, conv: Module) -> None:
    builder.norm(norm)
    builder.activate()
    builder.conv(conv)


def _notes(network: _Dense, chosen: Mapping[str, str], ids: Mapping[str, str]) -> Iterator[Message]:
    yield message("Its names tell of a DenseNet of {count} blocks.", count=len(network.blocks))
    activation = Message(ACTIVATIONS[chosen["activation"]].title)
    yield message("Assumed {activation} as activation: a state_dict does not say.", activation=activation)
    if _order(network)[1]:
        yield message("In which order maps are concatenated was seen in what its batch norms keep of them.")
    elif chosen["order of maps"] == _AFTER:
        yield message("Assumed that every layer puts its new maps after those before.")
    else:
        yield message("Assumed that every layer puts its new maps in front of those before.")
    yield (
        message("Assumed 3 × 3 max pooling before the blocks.")
        if chosen["stem pool"] == YES
        else message("Assumed that there is no pooling before the blocks.")
    )
    if network.transitions:
        yield message("Assumed 2 × 2 average pooling between the blocks.")
    moved = [ids[network.stem.convs[0].name]] if chosen["stem stride"] == "2" else []
    yield from common_notes(chosen, moved, has_norms=True)


def questions(file: WeightFile, guess: Guess) -> Iterator[Message]:
    """None: names and shapes show all branches."""
    return iter(())
