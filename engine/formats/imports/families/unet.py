"""U-Nets (Ronneberger et al. 2015), recognised by names of an encoder and of a decoder, which reads its maps, too."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from engine.formats.imports.families.blocks import (
    MOST_BLOCKS,
    Path,
    common_notes,
    fitting,
    in_natural_order,
    natural,
    sizes_of,
    unknown,
)
from engine.formats.imports.guesses import (
    ACTIVATIONS,
    AVERAGE,
    MAXIMUM,
    NO,
    USUAL_ACTIVATION,
    Builder,
    Choice,
    Guess,
    Option,
    activation_choice,
    scaling_choice,
)
from engine.formats.imports.parsed_network import ParsedNetwork
from engine.formats.imports.weight_modules import Module, WeightFile
from engine.layers.avgpool2d import AvgPool2d
from engine.layers.concat import Concat
from engine.layers.convtranspose2d import ConvTranspose2d
from engine.layers.maxpool2d import MaxPool2d
from engine.layers.sigmoid import Sigmoid
from engine.layers.upsample import Upsample
from engine.values.errors import FormatError
from engine.values.messages import Message, message

WHAT = message("a U-Net or a decoder")
_OUT = re.compile(r"(out|final|last|head|logit|score|conv_?last|conv_?1x1|conv$|classifier|segment).*", re.IGNORECASE)
_MIDDLE = re.compile(r"(middle|mid|bottle|bridge|cent|base|latent|bottom|neck).*", re.IGNORECASE)
_UP = re.compile(r"(.*_)?(up|dec|expan|right|deconv|u\d).*", re.IGNORECASE)
_DOWN = re.compile(r"(inc?$|inc\b|enc|.*down|contract|left|d\d|input|initial|first|conv_?\d|stem).*", re.IGNORECASE)
_ENLARGED_FIRST = re.compile(r"dconv_|dec\d+conv\d")  # names in implementations that concatenate enlarged maps first
_ENLARGES = re.compile(r"\.(up|deconv|trans)", re.IGNORECASE)
_SIDES = (32, 64, 128, 256, 512)
_BOTTOM = 8  # rows of the smallest maps, below which an input size is unusual
_SKIP, _ENLARGED = "skip", "enlarged"
_ENLARGINGS: Mapping[str, Upsample] = {
    "bilinear, corners": Upsample(mode="bilinear", align_corners=True),
    "bilinear": Upsample(mode="bilinear"),
    "nearest": Upsample(mode="nearest"),
}
_POOLS = {MAXIMUM: MaxPool2d(), AVERAGE: AvgPool2d()}


@dataclass(frozen=True, eq=False)
class _Level:
    """A level of the decoder: the enlarging layer, if it has weights, and convolutions that also read the encoder."""

    enlarging: Module | None
    norm: Module | None
    is_transposed: bool
    path: Path


@dataclass(frozen=True, eq=False)
class _U:
    """The parts of the network. ``down`` is the encoder, ``levels`` the decoder, in the order in which they run."""

    down: tuple[Path, ...]
    levels: tuple[_Level, ...]
    out: Module

    @property
    def modules(self) -> Iterator[Module]:
        """All but the norms, in the order in which they run."""
        for path in self.down:
            yield from path.convs
        for level in self.levels:
            yield from [level.enlarging] if level.enlarging is not None else []
            yield from level.path.convs
        yield self.out


# --- names ------------------------------------------------------------------------------------------------------------


def _keys(modules: Sequence[Module]) -> dict[Module, str]:
    """The part of every name that stands for one stage: ``down1``, ``ups.0``, ``decoder.up1``."""
    split = [module.name.split(".") for module in modules]
    lists = {
        first
        for first, *rest in split
        if len(rest) > 1
        and re.search(r"\d", rest[0])
        and not re.search(r"\d", first)
        and _role(first) in ("up", "down")
    } - {"inc"}
    return {
        module: ".".join(parts[: 2 if parts[0] in lists else 1]) for module, parts in zip(modules, split, strict=True)
    }


def _role(key: str) -> str:
    """down (encoder), middle, up (decoder) or out; empty for a name that is not known."""
    part = key.rpartition(".")[2]
    for text in (part, key):
        for role, pattern in (("out", _OUT), ("middle", _MIDDLE), ("up", _UP), ("down", _DOWN)):
            if pattern.fullmatch(text):
                return role
    return ""


def _stages(file: WeightFile) -> dict[str, dict[str, list[Module]]]:
    """The modules by role, then by stage."""
    modules = file.modules if file.is_in_order else in_natural_order(file.modules)
    found: dict[str, dict[str, list[Module]]] = {role: {} for role in ("down", "middle", "up", "out", "")}
    for module, key in _keys(modules).items():
        found[_role(key)].setdefault(key, []).append(module)
    return found


def matches(file: WeightFile) -> bool:
    """Whether there are convolutions with names of an encoder and of a decoder."""
    stages = _stages(file)
    return all(
        any(module.kind in ("conv", "transposed") for modules in stages[role].values() for module in modules)
        for role in ("down", "up")
    )


def _read(file: WeightFile) -> _U:
    """The parts of the network. Raises: FormatError if one is missing or not known, or shapes do not match."""
    stages = _stages(file)
    strange = [module for modules in stages[""].values() for module in modules]
    last = [module for modules in stages["out"].values() for module in modules]
    if strange or len(last) != 1 or last[0].kind != "conv" or len(file.modules) > 4 * MOST_BLOCKS:
        raise unknown((strange or last or list(file.modules))[-1], WHAT)
    down = _encoder(stages, file.is_in_order)
    channels = down[0].convs[0].shape[1]
    for path in down:
        for conv in path.convs:
            if conv.shape[1] != channels:
                raise unknown(conv, WHAT)
            channels = conv.shape[0]
    for order in _orders(stages["up"]):
        levels = _decoder(order, [path.convs[-1].shape[0] for path in down])
        if levels is not None and last[0].shape[1] == levels[-1].path.convs[-1].shape[0]:
            return _U(down, levels, last[0])
    raise unknown(next(iter(stages["up"].values()))[0], WHAT)


def _encoder(stages: Mapping[str, Mapping[str, Sequence[Module]]], is_in_order: bool) -> tuple[Path, ...]:
    """The stages of the encoder, the one with the smallest maps last."""
    keys = list(stages["down"]) if is_in_order else sorted(stages["down"], key=_down_rank)
    groups = [stages["down"][key] for key in keys]
    if stages["middle"]:
        groups.append([module for modules in stages["middle"].values() for module in modules])
    return tuple(_path(group) for group in groups)


def _down_rank(key: str) -> tuple[object, ...]:
    numbers = re.findall(r"\d+", key)
    return bool(numbers), [int(number) for number in numbers], key


def _path(modules: Sequence[Module]) -> Path:
    """Convolutions with their norms: names as ``conv1``, ``bn1``, ``conv2`` … may list all convolutions first."""
    found = Path()
    convs = [module for module in modules if module.kind == "conv"]
    norms = [module for module in modules if module.kind == "norm"]
    if len(convs) + len(norms) < len(modules) or not convs or len(norms) not in (0, len(convs)):
        raise unknown(modules[-1], WHAT)
    found.convs, found.norms = convs, list(norms) if norms else [None] * len(convs)
    for conv, norm in found:
        if norm is not None and norm.shape[0] != conv.shape[0]:
            raise unknown(norm, WHAT)
    return found


def _orders(up: Mapping[str, Sequence[Module]]) -> Iterator[list[list[Module]]]:
    """Yields the stages of the decoder in every order that names suggest: as they are, or counted up or down."""
    stages = {key: sorted(modules, key=lambda each: not _ENLARGES.search(each.name)) for key, modules in up.items()}
    yield list(stages.values())

    def number(key: str) -> int:
        return int((re.findall(r"\d+", key) or ["0"])[-1])

    for sign in (1, -1):
        for is_reversed in (False, True):
            keys = sorted(sorted(up, key=natural, reverse=is_reversed), key=lambda key: sign * number(key))
            yield [stages[key] for key in keys]


def _decoder(stages: Sequence[Sequence[Module]], skips: Sequence[int]) -> tuple[_Level, ...] | None:
    """The levels of the decoder in this order of stages; None if shapes do not match.

    Args:
        skips: output channels of the stages of the encoder.
    """
    rest = [list(stage) for stage in stages]
    channels, levels = skips[-1], []
    for skip in reversed(skips[:-1]):
        level = _level(rest, channels, skip)
        if level is None:
            return None
        levels.append(level)
        channels = level.path.convs[-1].shape[0]
    return tuple(levels) if levels and not rest else None


def _level(rest: list[list[Module]], channels: int, skip: int) -> _Level | None:
    """Removes from stages the level that they begin with, and returns it; None if they begin with none.

    Args:
        channels: that it reads from the level before.
        skip: channels that it reads from the encoder.
    """
    if not rest:
        return None
    enlarging, norm, enlarged = None, None, channels
    first = rest[0][0]
    if not (first.kind == "conv" and first.shape[1] == channels + skip):
        enlarging = rest[0].pop(0)
        if rest[0] and rest[0][0].kind == "norm":
            norm = rest[0].pop(0)
        if not rest[0]:
            rest.pop(0)
        if not rest or rest[0][0].kind != "conv" or enlarging.kind not in ("conv", "transposed"):
            return None
        enlarged = rest[0][0].shape[1] - skip
        if norm is not None and norm.shape[0] != enlarged:
            return None
    is_transposed = enlarging is not None and _is_transposed(enlarging, channels, enlarged)
    expected = (channels, enlarged) if is_transposed else (enlarged, channels)
    if enlarging is not None and enlarging.shape[:2] != expected:
        return None
    try:
        path = _path(rest.pop(0))
    except FormatError:
        return None
    read = enlarged + skip
    for conv in path.convs:
        if conv.shape[1] != read:
            return None
        read = conv.shape[0]
    return _Level(enlarging, norm, is_transposed, path)


def _is_transposed(module: Module, inputs: int, outputs: int) -> bool:
    """Whether a convolution is transposed: by its bias or shape, or else by a kernel of even size."""
    if module.kind == "transposed" or inputs != outputs:
        return module.kind == "transposed" or module.shape[:2] == (inputs, outputs)
    return module.shape[2] % 2 == 0


# --- guesses ----------------------------------------------------------------------------------------------------------


def guesses(file: WeightFile) -> list[Guess]:
    """All networks that fit, the most usual first. Raises: FormatError if there is none."""
    network = _read(file)
    is_first = any(_ENLARGED_FIRST.search(module.name) for module in network.modules)
    common = {
        "activation": USUAL_ACTIVATION,
        "pooling": MAXIMUM,
        "order of maps": _ENLARGED if is_first else _SKIP,
        "ending": NO,
    }
    if _has_plain(network):
        common["enlarging"] = next(iter(_ENLARGINGS))
    sides = sorted(_SIDES, key=lambda side: (side >> len(network.levels) < _BOTTOM, side))
    return fitting(file, parsed, common, sides)


def _has_plain(network: _U) -> bool:
    """Whether some level enlarges by interpolation."""
    return not all(level.is_transposed for level in network.levels)


def choices(file: WeightFile, ranked: Sequence[Guess]) -> tuple[Choice, ...]:
    """All that the weights leave open, with alternatives."""
    network = _read(file)
    pools = Option(MAXIMUM, message("Maximum")), Option(AVERAGE, message("Average"))
    orders = (
        Option(_SKIP, message("Those of the way down first")),
        Option(_ENLARGED, message("Enlarged ones first")),
    )
    endings = Option(NO, message("None")), Option(Sigmoid.kind, Message(Sigmoid.title))
    found = [
        sizes_of(ranked),
        scaling_choice(network.down[0].convs[0].shape[1], file.scaling),
        activation_choice(),
        Choice("pooling", message("Pooling"), pools),
        Choice("order of maps", message("Order of concatenated maps"), orders),
        Choice("ending", message("Activation after the last convolution"), endings),
    ]
    if _has_plain(network):
        ways = (
            message("Bilinear, corners stay in the corners"),
            message("Bilinear"),
            message("Every cell repeated"),
        )
        options = tuple(Option(name, title) for name, title in zip(_ENLARGINGS, ways, strict=True))
        found.append(Choice("enlarging", message("How maps are enlarged"), options))
    return tuple(found)


# --- to layers --------------------------------------------------------------------------------------------------------


class _Builder(Builder):
    """Builds the network with these choices."""

    def __init__(self, chosen: Mapping[str, str]) -> None:
        super().__init__(ACTIVATIONS[chosen["activation"]])
        self._chosen = chosen

    def path(self, path: Iterable[tuple[Module, Module | None]]) -> None:
        """Appends convolutions, each with its norm and an activation."""
        for conv, norm in path:
            self.unit(conv, norm)

    def level(self, level: _Level, skip: str) -> None:
        """Appends a level of the decoder that also reads the layer ``skip``."""
        conv = level.enlarging
        if conv is not None and level.is_transposed:
            self._transposed(conv)
        else:
            self.add(_ENLARGINGS[self._chosen["enlarging"]])
            if conv is not None:
                self.conv(conv)
        if level.norm is not None:
            self.norm(level.norm)
            self.activate()
        sides = (skip, self.last) if self._chosen["order of maps"] == _SKIP else (self.last, skip)
        self.add(Concat(), inputs=sides)
        self.channels = level.path.convs[0].shape[1]
        self.path(level.path)

    def _transposed(self, module: Module) -> None:
        """Appends a transposed convolution that doubles the size of maps; in PyTorch its weight is (C, O, KH, KW)."""
        weight = module.weights["weight"].swapaxes(0, 1).copy()
        rows, columns = weight.shape[2:]
        spec = ConvTranspose2d(
            filters=weight.shape[0],
            kernel=(rows, columns),
            padding=((rows - 1) // 2, (columns - 1) // 2),
            output_padding=(rows % 2, columns % 2),
            bias="bias" in module.weights,
        )
        self.add(spec, {**module.weights, "weight": weight}, module=module.name)


def parsed(file: WeightFile, chosen: Mapping[str, str]) -> ParsedNetwork:
    """The network with these choices, with sentences about all of them."""
    network = _read(file)
    builder = _Builder(chosen)
    first = network.down[0].convs[0]
    builder.channels = first.shape[1]
    skips = []
    for at, path in enumerate(network.down):
        if at > 0:
            builder.add(_POOLS[chosen["pooling"]])
        builder.path(path)
        skips.append(builder.last)
    for level, skip in zip(network.levels, reversed(skips[:-1]), strict=True):
        builder.level(level, skip)
    builder.conv(network.out)
    if chosen["ending"] != NO:
        builder.add(Sigmoid())
    side = int(chosen["size"])
    notes = tuple(_notes(network, chosen))
    return ParsedNetwork((first.shape[1], side, side), tuple(builder.layers), notes=notes)


def _notes(network: _U, chosen: Mapping[str, str]) -> Iterator[Message]:
    yield message("Its names tell of a U-Net of {count} levels.", count=len(network.levels))
    activation = Message(ACTIVATIONS[chosen["activation"]].title)
    yield message("Assumed {activation} after every convolution: a state_dict does not say.", activation=activation)
    yield message("Assumed convolutions padded so that maps keep their size.")
    yield (
        message("Assumed 2 × 2 max pooling between the levels.")
        if chosen["pooling"] == MAXIMUM
        else message("Assumed 2 × 2 average pooling between the levels.")
    )
    yield (
        message("Assumed that maps of the way down come before the enlarged ones.")
        if chosen["order of maps"] == _SKIP
        else message("Assumed that enlarged maps come before those of the way down.")
    )
    if "enlarging" in chosen:
        ways = {
            "bilinear": message("Assumed that maps are enlarged bilinearly."),
            "nearest": message("Assumed that maps are enlarged by repeating every cell."),
        }
        corners = message("Assumed that maps are enlarged bilinearly, with corners that stay in the corners.")
        yield ways.get(chosen["enlarging"], corners)
    yield from common_notes(chosen, [], has_norms=any(path.norms[0] is not None for path in network.down))


def questions(file: WeightFile, guess: Guess) -> Iterator[Message]:
    """Yields sentences about what weights never show of such a network."""
    yield message("Weights do not show in which order maps are concatenated, nor what the last function is.")
