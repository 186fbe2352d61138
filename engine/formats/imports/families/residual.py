"""Residual networks (He et al. 2015, 2016), recognised by names of blocks and shortcuts: torchvision's, CIFAR's …"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from engine.formats.imports.families.blocks import (
    MOST_BLOCKS,
    Path,
    common_notes,
    mismatch,
    natural,
    of_kind,
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
from engine.layers.add import Add
from engine.layers.flatten import Flatten
from engine.layers.globalavgpool import GlobalAvgPool
from engine.layers.maxpool2d import MaxPool2d
from engine.layers.pad import Pad
from engine.layers.slice import Slice
from engine.values.messages import Message, message

_MAIN = re.compile(r"(?:conv|bn|norm)(\d)|(?:residual_function|residual|left|body|main|block|conv_block|convs)\.(\d+)")
_SHORTCUT = re.compile(
    r"(?:downsample|down_sample|shortcut|skip|skip_connection|down|proj|projection|identity|res_conv|side)"
    r"(?:\.(?:\d+|conv|bn|norm))?|conv_?(?:shortcut|skip|res)|(?:bn|norm)_?(?:shortcut|skip|res)"
)
WHAT = message("a residual network")
_BOTH, _AFTER = "both", "after"
_SIZE_COST = 0.2


@dataclass(frozen=True, eq=False)
class _Block:
    """A residual block: ``name`` is the part of the names that its modules share."""

    name: str
    main: Path
    shortcut: Path
    needs_preactivation: bool

    @property
    def input_channels(self) -> int:
        return self.main.convs[0].shape[1]

    @property
    def output_channels(self) -> int:
        return self.main.convs[-1].shape[0]

    @property
    def is_bottleneck(self) -> bool:
        return len(self.main.convs) > 2 and self.main.convs[0].shape[2:] == (1, 1)


@dataclass(frozen=True, eq=False)
class _Residual:
    """The parts of a residual network."""

    stem: Path
    blocks: tuple[_Block, ...]
    norm: Module | None  # after the last block
    linears: tuple[Module, ...]

    @property
    def is_preactivated(self) -> bool:
        """Whether norm and activation come before each convolution, as the size of a norm shows in some blocks."""
        return any(block.needs_preactivation for block in self.blocks)


# --- names ------------------------------------------------------------------------------------------------------------


def _prefixes(modules: Sequence[Module]) -> tuple[str, ...]:
    """The beginnings of the names of each block, in order; empty if there are no blocks."""
    counts: dict[str, int] = {}
    has_shortcut: set[str] = set()
    for module in modules:
        parts = module.name.split(".")
        for at in range(1, len(parts)):
            prefix, rest = ".".join(parts[:at]), ".".join(parts[at:])
            if module.kind == "conv" and _MAIN.fullmatch(rest):
                counts[prefix] = counts.get(prefix, 0) + 1
            elif module.kind == "conv" and _SHORTCUT.fullmatch(rest):
                has_shortcut.add(prefix)
    blocks = tuple(prefix for prefix, count in counts.items() if count > 1)
    is_numbered = [re.search(r"(^|\.)\d+$", prefix) is not None for prefix in blocks]
    return blocks if any(prefix in has_shortcut for prefix in blocks) or (blocks and all(is_numbered)) else ()


def matches(file: WeightFile) -> bool:
    """Whether there are names of residual blocks."""
    return bool(_prefixes(file.modules))


def _read(file: WeightFile) -> _Residual:
    """The parts of the network. Raises: FormatError if one is not known, or their shapes do not match."""
    prefixes = _prefixes(file.modules)
    if not file.is_in_order:
        prefixes = tuple(sorted(prefixes, key=natural))
    inside: dict[str, list[Module]] = {prefix: [] for prefix in prefixes}
    outside: list[Module] = []
    for module in file.modules:
        owner = next((each for each in prefixes if module.name.startswith(f"{each}.")), None)
        (outside if owner is None else inside[owner]).append(module)
    if transposed := of_kind(file.modules, "transposed"):
        raise unknown(transposed[0], WHAT)
    stem, norm = Path(), None
    linears = [module for module in outside if module.kind == "dense"]
    others = [module for module in outside if module.kind != "dense"]
    if not file.is_in_order:
        others.sort(key=lambda module: (module.kind == "norm", natural(module.name)))
    for module in others:
        if module.kind == "norm" and (not stem.norms or stem.norms[-1] is not None or not _belongs(module, stem)):
            if norm is not None:
                raise unknown(module, WHAT)
            norm = module
        else:
            stem.add(module, WHAT)
    blocks = tuple(_block(prefix, inside[prefix], file.is_in_order) for prefix in prefixes)
    if not stem.convs or len(linears) > 1 or len(blocks) > MOST_BLOCKS:
        raise unknown(outside[-1] if outside else file.modules[0], WHAT)
    channels = stem.convs[-1].shape[0]
    for block in blocks:
        _check(block, channels)
        channels = block.output_channels
    return _Residual(stem, blocks, norm, tuple(linears))


def _belongs(norm: Module, stem: Path) -> bool:
    return norm.shape[0] == stem.convs[-1].shape[0]


def _block(prefix: str, modules: Sequence[Module], is_in_order: bool) -> _Block:
    main, shortcut = Path(), Path()
    rests = {module: module.name[len(prefix) + 1 :] for module in modules}
    ordered = list(modules)
    if not is_in_order or any(re.match(r"(bn|norm)\d", rest) for rest in rests.values()):
        ordered.sort(key=lambda module: (_numbers(rests[module]), module.kind == "norm"))
    mains = [module for module in ordered if _MAIN.fullmatch(rests[module])]
    sides = [module for module in ordered if module not in mains]
    for module in sides:
        if not _SHORTCUT.fullmatch(rests[module]):
            raise unknown(module, WHAT)
        shortcut.add(module, WHAT)
    convs = [module for module in mains if module.kind == "conv"]
    norms = [module for module in mains if module.kind == "norm"]
    is_before = [norm.shape[0] == conv.shape[1] for norm, conv in zip(norms, convs, strict=False)]
    is_after = [norm.shape[0] == conv.shape[0] for norm, conv in zip(norms, convs, strict=False)]
    if not all(is_after) and not all(is_before):
        raise mismatch(norms[0], WHAT)
    if norms and len(norms) != len(convs):
        raise unknown(norms[-1], WHAT)
    main.convs = convs
    main.norms = [*norms] if norms else [None] * len(convs)
    return _Block(prefix, main, shortcut, needs_preactivation=not all(is_after))


def _numbers(name: str) -> tuple[int, ...]:
    return tuple(map(int, re.findall(r"\d+", name)))


def _check(block: _Block, read: int) -> None:
    """Raises: FormatError if the shapes in a block do not match."""
    channels = read
    for conv in block.main.convs:
        if conv.shape[1] == 0 or channels % conv.shape[1] or conv.shape[0] % (channels // conv.shape[1]):
            raise mismatch(conv, WHAT)
        channels = conv.shape[0]
    if block.main.convs[0].shape[1] != read:
        raise mismatch(block.main.convs[0], WHAT)
    if len(block.shortcut.convs) > 1:
        raise unknown(block.shortcut.convs[-1], WHAT)
    for conv in block.shortcut.convs:
        if conv.shape[:2] != (block.output_channels, read):
            raise mismatch(conv, WHAT)
    if not block.shortcut.convs and block.output_channels < read:
        raise mismatch(block.main.convs[-1], WHAT)


# --- guesses ----------------------------------------------------------------------------------------------------------


def _strides(network: _Residual) -> dict[str, int]:
    """The usual stride of every block: 2 where a stage begins that is not the first, or where channels increase."""
    stages = [block.name.rpartition(".")[0] for block in network.blocks]
    is_staged = len(set(stages)) > 1
    found, channels = {}, network.stem.convs[-1].shape[0]
    for at, block in enumerate(network.blocks):
        begins = at > 0 and stages[at] != stages[at - 1]
        changes = block.output_channels != channels or bool(block.shortcut.convs)
        is_smaller = changes and (begins if is_staged else at > 0 or not block.is_bottleneck)
        found[block.name] = 2 if is_smaller else 1
        channels = block.output_channels
    return found


def guesses(file: WeightFile) -> list[Guess]:
    """All networks that fit, the most usual first. Raises: FormatError if there is none."""
    network = _read(file)
    first = network.stem.convs[0]
    is_large = first.shape[2] > 5
    sides = usual_sides(first.shape[1], is_large)
    common = {
        "activation": USUAL_ACTIVATION,
        "shortcut": _BOTH,
        "stem stride": "2" if is_large else "1",
        "stem pool": YES if is_large else NO,
        "softmax": YES if network.linears and network.linears[-1].shape[0] > 1 else NO,
    } | {f"stride:{name}": str(stride) for name, stride in _strides(network).items()}
    channels = network.blocks[-1].output_channels
    found = []
    for at, side in enumerate(sides):
        features = network.linears[0].shape[1] if network.linears else channels
        end = _end(network, common, side)
        ending = "mean" if features == channels else "flat" if features == channels * end * end else ""
        if ending:
            found.append(Guess(common | {"size": str(side), "ending": ending}, at * _SIZE_COST))
    if not found:
        raise mismatch(network.linears[0], WHAT)
    return found


def _end(network: _Residual, chosen: Mapping[str, str], side: int) -> int:
    """The number of rows of the last maps."""
    strides = [int(chosen["stem stride"]), 2 if chosen["stem pool"] == YES else 1]
    strides += [int(chosen[f"stride:{block.name}"]) for block in network.blocks]
    return math.ceil(side / math.prod(strides))


def choices(file: WeightFile, ranked: Sequence[Guess]) -> tuple[Choice, ...]:
    """All that the weights leave open, with alternatives."""
    network = _read(file)
    channels = network.stem.convs[0].shape[1]
    found = [
        sizes_of(ranked),
        scaling_choice(channels, file.scaling),
        activation_choice(),
        stride_choice("stem stride", message("Stride of {layer}", layer="conv1")),
        yes_no("stem pool", message("3 × 3 max pooling before the blocks")),
    ]
    if any(_is_padded(block, read) for block, read in _with_inputs(network)):
        options = Option(_BOTH, message("Before and after the others")), Option(_AFTER, message("After the others"))
        found.append(Choice("shortcut", message("Empty maps that a shortcut adds"), options))
    for at, block in enumerate(network.blocks, start=1):
        found.append(stride_choice(f"stride:{block.name}", message("Stride of block {number}", number=at)))
    found += ending_choices(network.linears[-1].shape[0] if network.linears else None)
    return tuple(found)


def _with_inputs(network: _Residual) -> Iterator[tuple[_Block, int]]:
    """Yields each block with the number of channels that it reads."""
    channels = network.stem.convs[-1].shape[0]
    for block in network.blocks:
        yield block, channels
        channels = block.output_channels


def _is_padded(block: _Block, channels: int) -> bool:
    return not block.shortcut.convs and block.output_channels != channels


# --- to layers --------------------------------------------------------------------------------------------------------


class _Residuals(Builder):
    """Builds the network with these choices."""

    def __init__(self, chosen: Mapping[str, str], is_preactivated: bool) -> None:
        super().__init__(ACTIVATIONS[chosen["activation"]])
        self._chosen = chosen
        self._is_preactivated = is_preactivated

    def stem(self, network: _Residual) -> None:
        self.channels = network.stem.convs[0].shape[1]
        for at, (conv, norm) in enumerate(network.stem):
            self.conv(conv, int(self._chosen["stem stride"]) if at == 0 else 1)
            self.norm(norm)
            if norm is not None or not network.is_preactivated:
                self.activate()
        if self._chosen["stem pool"] == YES:
            self.add(MaxPool2d(kernel=(3, 3), stride=(2, 2), padding=(1, 1)))

    def block(self, block: _Block) -> None:
        stride = int(self._chosen[f"stride:{block.name}"])
        source, channels = self.last, self.channels
        mains = list(block.main)
        for at, (conv, norm) in enumerate(mains):
            if self._is_preactivated:
                self.norm(norm)
                self.activate()
                if at == 0 and block.shortcut.convs:
                    source = self.last
            self.conv(conv, stride if at == (1 if block.is_bottleneck else 0) else 1)
            if not self._is_preactivated:
                self.norm(norm)
                if at < len(mains) - 1:
                    self.activate()
        branch = self.last
        self.last = source
        self._shortcut(block, stride, channels)
        self.add(Add(), inputs=(branch, self.last))
        self.channels = block.output_channels
        if not self._is_preactivated:
            self.activate()

    def _shortcut(self, block: _Block, stride: int, channels: int) -> None:
        self.channels = channels
        for conv, norm in block.shortcut:
            self.conv(conv, stride)
            self.norm(norm)
        if not block.shortcut.convs and stride > 1:
            self.add(Slice(step=(stride, stride)))
        if _is_padded(block, channels):
            missing = block.output_channels - channels
            before = missing // 2 if self._chosen["shortcut"] == _BOTH else 0
            self.add(Pad(rows=(0, 0), columns=(0, 0), channels=(before, missing - before)))

    def head(self, network: _Residual) -> None:
        if network.norm is not None:
            self.norm(network.norm)
            self.activate()
        for linear in network.linears:
            if self._chosen["ending"] == "mean":
                self.add(GlobalAvgPool())
            self.add(Flatten())
            self.linear(linear)
        self.end(self._chosen)


def parsed(file: WeightFile, chosen: Mapping[str, str]) -> ParsedNetwork:
    """The network with these choices, with sentences about all of them."""
    network = _read(file)
    builder = _Residuals(chosen, network.is_preactivated)
    builder.stem(network)
    for block in network.blocks:
        builder.block(block)
    builder.head(network)
    side = int(chosen["size"])
    shape = (network.stem.convs[0].shape[1], side, side)
    return ParsedNetwork(shape, tuple(builder.layers), notes=tuple(_notes(network, chosen, builder.ids)))


def _notes(network: _Residual, chosen: Mapping[str, str], ids: Mapping[str, str]) -> Iterator[Message]:
    yield message("Its names tell of a residual network of {count} blocks.", count=len(network.blocks))
    activation = Message(ACTIVATIONS[chosen["activation"]].title)
    yield message("Assumed {activation} as activation: a state_dict does not say.", activation=activation)
    smaller = [
        ids[block.main.convs[1 if block.is_bottleneck else 0].name]
        for block in network.blocks
        if chosen[f"stride:{block.name}"] == "2"
    ]
    if chosen["stem stride"] == "2":
        smaller.insert(0, ids[network.stem.convs[0].name])
    yield (
        message("Assumed 3 × 3 max pooling before the blocks.")
        if chosen["stem pool"] == YES
        else message("Assumed that there is no pooling before the blocks.")
    )
    if any(_is_padded(block, read) for block, read in _with_inputs(network)):
        yield (
            message("Shortcuts have no weights: assumed that they leave out every second cell and put empty maps "
                    "before and after the others.")
            if chosen["shortcut"] == _BOTH
            else message("Shortcuts have no weights: assumed that they leave out every second cell and put empty maps "
                         "after the others.")
        )  # fmt: skip
    yield from common_notes(chosen, smaller, has_norms=True)


def questions(file: WeightFile, guess: Guess) -> Iterator[Message]:
    """Yields sentences about what weights never show of such a network."""
    network = _read(file)
    if any(block.is_bottleneck for block in network.blocks):
        yield message("Older networks move two cells at a time in the first convolution of a block, not in the second.")
