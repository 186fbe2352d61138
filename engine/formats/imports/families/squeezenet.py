"""SqueezeNet (Iandola et al. 2016), recognised by names of fire modules: a squeeze, then two expands side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

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
    half,
    scaling_choice,
)
from engine.formats.imports.parsed_network import ParsedNetwork
from engine.formats.imports.weight_modules import Module, WeightFile
from engine.layers.add import Add
from engine.layers.concat import Concat
from engine.layers.maxpool2d import MaxPool2d
from engine.layers.spec import times
from engine.values.messages import Message, message

WHAT = message("a SqueezeNet")
_FIRE = re.compile(r"(.+)\.(squeeze|expand_?[13](?:x[13])?)(?:_?(?:bn|norm|conv)|\.\w+)?", re.IGNORECASE)
_LARGE = 5  # rows of the first kernel above which it is version 1.0, whose pools come later
_POOLED = {True: (0, 3, 7), False: (0, 2, 4)}  # fire modules before which version 1.0 and 1.1 pool
_ROUNDED, _CUT, _SMALL = "3/2 up", "3/2", "2/2"
_POOLS = {
    _ROUNDED: MaxPool2d(kernel=(3, 3), stride=(2, 2), ceil=True),
    _CUT: MaxPool2d(kernel=(3, 3), stride=(2, 2)),
    _SMALL: MaxPool2d(kernel=(2, 2), stride=(2, 2)),
}


@dataclass(frozen=True, eq=False)
class _Fire:
    """A fire module: squeeze, expand 1 × 1 and expand 3 × 3, each a convolution with its norm if it has one."""

    name: str
    squeeze: Path
    expand1: Path
    expand3: Path

    @property
    def input_channels(self) -> int:
        return self.squeeze.convs[0].shape[1]

    @property
    def output_channels(self) -> int:
        return self.expand1.convs[0].shape[0] + self.expand3.convs[0].shape[0]


@dataclass(frozen=True, eq=False)
class _Squeeze:
    """The parts of a SqueezeNet."""

    stem: Path
    fires: tuple[_Fire, ...]
    head: Path
    linear: Module | None

    @property
    def classes(self) -> int:
        return (self.linear or self.head.convs[0]).shape[0]


def matches(file: WeightFile) -> bool:
    """Whether there are names of fire modules."""
    parts = {match[2].lower()[:6] for module in file.modules if (match := _FIRE.fullmatch(module.name))}
    return parts == {"squeez", "expand"}


def _read(file: WeightFile) -> _Squeeze:
    """The parts of the network. Raises: FormatError if one is missing or not known, or shapes do not match."""
    inside: dict[str, dict[str, list[Module]]] = {}
    outside: list[Module] = []
    for module in file.modules:
        if match := _FIRE.fullmatch(module.name):
            role = re.sub(r"\D", "", match[2])[:1]  # of a squeeze empty, of an expand 1 or 3
            inside.setdefault(match[1], {}).setdefault(role, []).append(module)
        else:
            outside.append(module)
    fires = tuple(_fire(name, inside[name]) for name in sorted(inside, key=natural))
    convs = of_kind(outside, "conv")
    head, stem = [conv for conv in convs if is_pointwise(conv)], [conv for conv in convs if not is_pointwise(conv)]
    linears = of_kind(outside, "dense")
    if len(stem) != 1 or len(head) + len(linears) != 1 or len(fires) > MOST_BLOCKS:
        raise unknown(outside[-1] if outside else file.modules[0], WHAT)
    norms = in_natural_order(module for module in outside if module.kind not in ("conv", "dense"))
    channels = stem[0].shape[0]
    found = _Squeeze(path([*stem, *norms], WHAT), fires, path(head, WHAT), linears[0] if linears else None)
    for fire in fires:
        if fire.input_channels != channels:
            raise mismatch(fire.squeeze.convs[0], WHAT)
        channels = fire.output_channels
    last = (head + linears)[0]
    if last.shape[1] != channels:
        raise mismatch(last, WHAT)
    return found


def _fire(name: str, parts: Mapping[str, Sequence[Module]]) -> _Fire:
    paths = {role: path(sorted(modules, key=lambda each: each.kind == "norm"), WHAT) for role, modules in parts.items()}
    first = next(iter(parts.values()))[0]
    if set(paths) != {"", "1", "3"} or any(len(each.convs) != 1 for each in paths.values()):
        raise unknown(first, WHAT)
    squeeze, expand1, expand3 = (paths[role] for role in ("", "1", "3"))
    for each, side in ((squeeze, 1), (expand1, 1), (expand3, 3)):
        conv = each.convs[0]
        if conv.shape[2:] != (side, side) or (each is not squeeze and conv.shape[1] != squeeze.convs[0].shape[0]):
            raise mismatch(conv, WHAT)
    return _Fire(name, squeeze, expand1, expand3)


# --- guesses ----------------------------------------------------------------------------------------------------------


def _pooled(network: _Squeeze) -> list[bool]:
    """Whether there is a pool before each fire module, by gaps in the numbers of names, or else as in the paper.

    In an nn.Sequential layers without weights leave gaps: an activation and a pool, later the pool alone.
    """
    names = [network.stem.convs[0].name, *(fire.name for fire in network.fires)]
    numbers = [name.rpartition(".")[2] for name in names]
    if len({name.rpartition(".")[0] for name in names}) == 1 and all(number.isdecimal() for number in numbers):
        usual = [2 + len([norm for norm in network.stem.norms if norm is not None]), *(1 for _ in network.fires[1:])]
        steps = [int(after) - int(before) for before, after in pairwise(numbers)]
        return [step > expected for step, expected in zip(steps, usual, strict=True)]
    is_first = network.stem.convs[0].shape[2] > _LARGE
    return [at in _POOLED[is_first] for at in range(len(network.fires))]


def guesses(file: WeightFile) -> list[Guess]:
    """All networks that fit, the most usual first. Raises: FormatError if there is none."""
    network = _read(file)
    common = {
        "activation": USUAL_ACTIVATION,
        "stem stride": "2",
        "stem padding": NO,
        "pool": _ROUNDED,
        "bypass": NO,
        "activated head": YES if network.linear is None else NO,
        "softmax": YES,
    }
    common |= {
        f"pool:{fire.name}": YES if is_pooled else NO
        for fire, is_pooled in zip(network.fires, _pooled(network), strict=True)
    }
    return fitting(file, parsed, common, usual_sides(network.stem.convs[0].shape[1], True))


def choices(file: WeightFile, ranked: Sequence[Guess]) -> tuple[Choice, ...]:
    """All that the weights leave open, with alternatives."""
    network = _read(file)
    pools = (
        Option(_ROUNDED, message("{size}, the last window may hang over the edge", size=times((3, 3)))),
        Option(_CUT, message("{size}", size=times((3, 3)))),
        Option(_SMALL, message("{size}", size=times((2, 2)))),
    )
    found = [
        sizes_of(ranked),
        scaling_choice(network.stem.convs[0].shape[1], file.scaling),
        activation_choice(),
        stride_choice("stem stride", message("Stride of {layer}", layer="conv1")),
        yes_no("stem padding", message("Padding of {layer}", layer="conv1")),
        Choice("pool", message("Pooling"), pools),
        yes_no("bypass", message("Shortcuts around fire modules that keep the number of maps")),
        yes_no("activated head", message("Activation after the last convolution")),
    ]
    for at, fire in enumerate(network.fires, start=1):
        found.append(yes_no(f"pool:{fire.name}", message("Pooling before block {number}", number=at)))
    return (*found, *ending_choices(network.classes))


# --- to layers --------------------------------------------------------------------------------------------------------


def parsed(file: WeightFile, chosen: Mapping[str, str]) -> ParsedNetwork:
    """The network with these choices, with sentences about all of them."""
    network = _read(file)
    builder = Builder(ACTIVATIONS[chosen["activation"]])
    stem = network.stem.convs[0]
    builder.channels = stem.shape[1]
    builder.conv(stem, int(chosen["stem stride"]), half(stem.shape[2:]) if chosen["stem padding"] == YES else (0, 0))
    builder.norm(network.stem.norms[0])
    builder.activate()
    for fire in network.fires:
        if chosen[f"pool:{fire.name}"] == YES:
            builder.add(_POOLS[chosen["pool"]])
        _add_fire(builder, fire, has_bypass=chosen["bypass"] == YES)
    for conv, norm in network.head:
        builder.conv(conv)
        builder.norm(norm)
        if chosen["activated head"] == YES:
            builder.activate()
    builder.average()
    if network.linear is not None:
        builder.linear(network.linear)
    builder.end(chosen)
    side = int(chosen["size"])
    return ParsedNetwork(
        (stem.shape[1], side, side), tuple(builder.layers), notes=tuple(_notes(network, chosen, builder.ids))
    )


def _add_fire(builder: Builder, fire: _Fire, *, has_bypass: bool) -> None:
    source = builder.last
    builder.unit(fire.squeeze.convs[0], fire.squeeze.norms[0])
    squeezed, channels = builder.last, builder.channels
    sides = []
    for side in (fire.expand1, fire.expand3):
        builder.last, builder.channels = squeezed, channels
        builder.unit(side.convs[0], side.norms[0])
        sides.append(builder.last)
    builder.add(Concat(), inputs=sides)
    builder.channels = fire.output_channels
    if has_bypass and fire.output_channels == fire.input_channels:
        builder.add(Add(), inputs=(builder.last, source))


def _notes(network: _Squeeze, chosen: Mapping[str, str], ids: Mapping[str, str]) -> Iterator[Message]:
    yield message("Its names tell of a SqueezeNet of {count} fire modules.", count=len(network.fires))
    activation = Message(ACTIVATIONS[chosen["activation"]].title)
    yield message("Assumed {activation} after every convolution: a state_dict does not say.", activation=activation)
    pooled = [ids[fire.squeeze.convs[0].name] for fire in network.fires if chosen[f"pool:{fire.name}"] == YES]
    if pooled:
        size = times(_POOLS[chosen["pool"]].kernel)
        yield message("Assumed {size} max pooling before {layers}.", size=size, layers=", ".join(pooled))
    stem = network.stem.convs[0]
    moved = [ids[stem.name]] if chosen["stem stride"] == "2" else []
    yield from common_notes(chosen, moved, has_norms=network.stem.norms[0] is not None)


def questions(file: WeightFile, guess: Guess) -> Iterator[Message]:
    """Yields sentences about what weights never show of such a network."""
    if guess.choices["bypass"] == NO:
        yield message("Weights do not show shortcuts around fire modules: there could be some.")
