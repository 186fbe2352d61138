"""MobileNetV2, MobileNetV3 and EfficientNet: blocks that expand, convolve each channel alone, and project.

Sandler et al. 2018; Howard et al. 2019; Tan and Le 2019.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from engine.formats.imports.families.blocks import (
    MOST_BLOCKS,
    Path,
    common_notes,
    fitting,
    in_natural_order,
    is_depthwise,
    is_pointwise,
    mismatch,
    natural,
    of_kind,
    sizes_of,
    stride_choice,
    unknown,
    usual_sides,
    yes_no,
    zipped,
)
from engine.formats.imports.guesses import NO, YES, Builder, Choice, Guess, Option, ending_choices, scaling_choice
from engine.formats.imports.parsed_network import ParsedNetwork
from engine.formats.imports.weight_modules import Module, WeightFile
from engine.layers.add import Add
from engine.layers.flatten import Flatten
from engine.layers.globalavgpool import GlobalAvgPool
from engine.layers.hardsigmoid import Hardsigmoid
from engine.layers.hardswish import Hardswish
from engine.layers.multiply import Multiply
from engine.layers.relu import ReLU
from engine.layers.relu6 import ReLU6
from engine.layers.sigmoid import Sigmoid
from engine.layers.silu import SiLU
from engine.layers.spec import Spec
from engine.values.messages import Message, message

WHAT = message("a MobileNet")
_BLOCK = re.compile(r"((?:.+\.)?\d+)\.(?:(?:conv|block)\.(.+)|((?:conv|bn)\d|shortcut\.\d))")
_GATE = re.compile(r"(?:.*\.)?(?:fc(?:1|2|\.\d)|se\.(?:fc\.)?\d)")
_ACTIVATIONS: Mapping[str, Spec] = {each.kind: each for each in (ReLU6(), ReLU(), Hardswish(), SiLU())}
_GATES: Mapping[str, tuple[Spec, Spec]] = {"hard": (ReLU(), Hardsigmoid()), "soft": (SiLU(), Sigmoid())}
_EPSILONS = {"0.00001": 1e-5, "0.001": 1e-3}
_STAGES = (1, 2, 2, 2, 1, 2, 1)  # strides of the stages of V2 and EfficientNet
_FEW = 4  # number of stages below which it is for small pictures
# Howard et al. 2019, tables 1 and 2: kernel, whether there is a gate, stride; and the first block with Hardswish
_V3: tuple[tuple[tuple[tuple[int, bool, int], ...], int], ...] = (
    (
        (
            (3, True, 2), (3, False, 2), (3, False, 1), (5, True, 2), (5, True, 1), (5, True, 1), (5, True, 1),
            (5, True, 1), (5, True, 2), (5, True, 1), (5, True, 1),
        ),
        3,
    ),
    (
        (
            (3, False, 1), (3, False, 2), (3, False, 1), (5, True, 2), (5, True, 1), (5, True, 1), (3, False, 2),
            (3, False, 1), (3, False, 1), (3, False, 1), (3, True, 1), (3, True, 1), (5, True, 2), (5, True, 1),
            (5, True, 1),
        ),
        6,
    ),
)  # fmt: skip


@dataclass(frozen=True, eq=False)
class _Block:
    """An inverted residual block. ``path`` ends with the depthwise and the projecting convolution."""

    name: str
    path: Path
    gate: tuple[Module, ...]
    is_gated_first: bool
    shortcut: Path

    @property
    def depthwise(self) -> Module:
        return self.path.convs[-2]

    @property
    def input_channels(self) -> int:
        first = self.path.convs[0]
        return first.shape[0] if first is self.depthwise else first.shape[1]

    @property
    def output_channels(self) -> int:
        return self.path.convs[-1].shape[0]


@dataclass(frozen=True, eq=False)
class _Inverted:
    """The parts of the network."""

    stem: Path
    blocks: tuple[_Block, ...]
    head: Path
    linears: tuple[Module, ...]

    @property
    def version(self) -> str:
        """V2 without gates; V3 where some blocks have them, or two linear layers end it; else EfficientNet."""
        gated = [bool(block.gate) for block in self.blocks]
        return "v2" if not any(gated) else "v3" if not all(gated) or len(self.linears) > 1 else "efficient"

    @property
    def is_small(self) -> bool:
        """Whether the names are those of a widely copied implementation for pictures of 32 × 32."""
        return any(conv.name.endswith("conv1") for conv in self.blocks[0].path.convs)


# --- names ------------------------------------------------------------------------------------------------------------


def _grouped(file: WeightFile) -> tuple[dict[str, list[Module]], list[Module]]:
    """The modules of every block, in natural order, and all others."""
    inside: dict[str, list[Module]] = {}
    outside: list[Module] = []
    for module in file.modules:
        match = _BLOCK.fullmatch(module.name)
        (outside if match is None else inside.setdefault(match[1], [])).append(module)
    return {name: in_natural_order(inside[name]) for name in sorted(inside, key=natural)}, outside


def matches(file: WeightFile) -> bool:
    """Whether there are blocks with the names and shapes of such networks."""
    return any(_is_block(modules) for modules in _grouped(file)[0].values())


def _is_block(modules: Sequence[Module]) -> bool:
    convs = [conv for conv in of_kind(modules, "conv") if ".shortcut." not in conv.name and not _is_gate(conv)]
    if len(convs) not in (2, 3) or (len(convs) == 2 and convs[0].name.endswith("conv1")):  # those are V1's
        return False
    return is_depthwise(convs[-2]) and all(is_pointwise(conv) for conv in convs if conv is not convs[-2])


def _is_gate(module: Module) -> bool:
    return module.kind in ("conv", "dense") and _GATE.fullmatch(module.name) is not None


def _read(file: WeightFile) -> _Inverted:
    """The parts of the network. Raises: FormatError if one is missing or not known, or shapes do not match."""
    inside, outside = _grouped(file)
    blocks = tuple(_block(name, modules) for name, modules in inside.items())
    convs, norms = in_natural_order(of_kind(outside, "conv")), in_natural_order(of_kind(outside, "norm"))
    convs.sort(key=is_pointwise)
    linears = in_natural_order(of_kind(outside, "dense"))
    strange = [module for module in outside if module.kind == "transposed"]
    if not 1 <= len(convs) <= 2 or not 1 <= len(linears) <= 2 or strange or len(blocks) > MOST_BLOCKS:
        raise unknown((strange or convs or outside or list(file.modules))[-1], WHAT)
    if len(norms) == 2 and norms[0].shape[0] != convs[0].shape[0]:
        norms.reverse()
    both = zipped(convs, norms, WHAT)
    stem, head = Path(both.convs[:1], both.norms[:1]), Path(both.convs[1:], both.norms[1:])
    channels = stem.convs[0].shape[0]
    for block in blocks:
        if block.input_channels != channels:
            raise mismatch(block.path.convs[0], WHAT)
        channels = block.output_channels
    for module in (*head.convs, *linears):
        if module.shape[1] != channels:
            raise mismatch(module, WHAT)
        channels = module.shape[0]
    if is_pointwise(stem.convs[0]) or not all(map(is_pointwise, head.convs)):
        raise unknown(convs[-1], WHAT)
    return _Inverted(stem, blocks, head, tuple(linears))


def _block(name: str, modules: Sequence[Module]) -> _Block:
    """The block of these modules, in natural order. Raises: FormatError if they form none."""
    gate = [module for module in modules if _is_gate(module)]
    side = [module for module in modules if module.name.startswith(f"{name}.shortcut.")]
    others = [module for module in modules if module not in gate and module not in side]
    convs = of_kind(others, "conv")
    if len(convs) not in (2, 3) or len(of_kind(others, "norm")) + len(convs) < len(others):
        raise unknown(others[0] if others else modules[0], WHAT)
    if not is_depthwise(convs[-2]):
        raise mismatch(convs[-2], WHAT)
    found = zipped(convs, of_kind(others, "norm"), WHAT)
    channels = convs[-2].shape[0]
    if not is_pointwise(convs[-1]) or convs[-1].shape[1] != channels:
        raise mismatch(convs[-1], WHAT)
    if len(convs) == 3 and (not is_pointwise(convs[0]) or convs[0].shape[0] != channels):
        raise mismatch(convs[0], WHAT)
    block = _Block(
        name,
        found,
        tuple(gate),
        _is_gated_first(others, gate),
        zipped(of_kind(side, "conv"), of_kind(side, "norm"), WHAT),
    )
    _check_gate(gate, channels)
    for conv in block.shortcut.convs:
        if len(block.shortcut.convs) > 1 or conv.shape != (block.output_channels, block.input_channels, 1, 1):
            raise mismatch(conv, WHAT)
    return block


def _check_gate(gate: Sequence[Module], channels: int) -> None:
    if gate and len(gate) != 2:
        raise unknown(gate[-1], WHAT)
    if gate:
        first, second = gate
        is_joined = first.shape[:2] == second.shape[:2][::-1] and first.shape[1] == channels
        if not is_joined or any(len(each.shape) == 4 and not is_pointwise(each) for each in gate):
            raise mismatch(second, WHAT)


def _is_gated_first(others: Sequence[Module], gate: Sequence[Module]) -> bool:
    """Whether the gate comes before the activation of the depthwise convolution: its number follows the norm's."""
    if not gate:
        return False
    number = re.search(r"\.conv\.(\d+)\.fc", gate[0].name)
    return number is not None and any(module.name.endswith(f".conv.{int(number[1]) - 1}") for module in others)


# --- guesses ----------------------------------------------------------------------------------------------------------


def _strides(network: _Inverted) -> list[int]:
    """The usual stride of every block."""
    if network.version == "v3" and (known := _known(network)) is not None:
        return [stride for _, _, stride in known[0][: len(network.blocks)]]
    keys = [(block.output_channels, block.depthwise.shape[2]) for block in network.blocks]
    stages = [len(list(group)) for _, group in groupby(keys)]
    if network.is_small:
        strides = _small_strides(network)
    elif len(stages) == len(_STAGES):
        strides = list(_STAGES)
    else:  # in the original the first stage and the last have one block, and keep the size
        is_few = len(stages) < _FEW
        strides = [1 if at == 0 or (at == len(stages) - 1 and count == 1 and not is_few) else 2
                   for at, count in enumerate(stages)]  # fmt: skip
    return [stride if at == 0 else 1 for stride, count in zip(strides, stages, strict=True) for at in range(count)]


def _small_strides(network: _Inverted) -> list[int]:
    """The strides of stages for small pictures: 1 where the channels stay, or a shortcut has weights."""
    keys = [(block.output_channels, block.depthwise.shape[2]) for block in network.blocks]
    firsts = (block for at, block in enumerate(network.blocks) if at == 0 or keys[at] != keys[at - 1])
    return [1 if block.shortcut.convs or block.input_channels == block.output_channels else 2 for block in firsts]


def _known(network: _Inverted) -> tuple[tuple[tuple[int, bool, int], ...], int] | None:
    """The rows of the MobileNetV3 that begins as this one does, and its first block with Hardswish."""
    pattern = [(block.depthwise.shape[2], bool(block.gate)) for block in network.blocks]
    for rows, first in _V3:
        if [row[:2] for row in rows[: len(pattern)]] == pattern and len(pattern) <= len(rows):
            return rows, first
    return None


def guesses(file: WeightFile) -> list[Guess]:
    """All networks that fit, the most usual first. Raises: FormatError if there is none."""
    network = _read(file)
    version, strides = network.version, _strides(network)
    stages = len({(block.output_channels, block.depthwise.shape[2]) for block in network.blocks})
    is_large = not network.is_small and (version != "v2" or stages >= _FEW)
    usual = ReLU.kind if network.is_small else {"v2": ReLU6, "v3": Hardswish, "efficient": SiLU}[version].kind
    common = {
        "activation": usual,
        "stem stride": "2" if is_large else "1",
        "epsilon": "0.001" if version == "v3" else "0.00001",
        "softmax": YES if network.linears[-1].shape[0] > 1 else NO,
    }
    if version == "v3":
        known = _known(network)
        common["relu blocks"] = str(known[1] if known is not None else len(network.blocks) // 3)
    if version != "v2":
        common |= {
            "gates": "hard" if version == "v3" else "soft",
            "gate first": YES if any(block.is_gated_first for block in network.blocks) else NO,
        }
    common |= {f"stride:{block.name}": str(each) for block, each in zip(network.blocks, strides, strict=True)}
    return fitting(file, parsed, common, usual_sides(network.stem.convs[0].shape[1], is_large))


def choices(file: WeightFile, ranked: Sequence[Guess]) -> tuple[Choice, ...]:
    """All that the weights leave open, with alternatives."""
    network = _read(file)
    activations = tuple(Option(name, Message(spec.title)) for name, spec in _ACTIVATIONS.items())
    epsilons = Option("0.00001", message("0.00001")), Option("0.001", message("0.001"))
    found = [
        sizes_of(ranked),
        scaling_choice(network.stem.convs[0].shape[1], file.scaling),
        Choice("activation", message("Activation"), activations),
        Choice("epsilon", message("Epsilon of the batch norms"), epsilons),
        stride_choice("stem stride", message("Stride of {layer}", layer="conv1")),
    ]
    if network.version == "v3":
        counts = tuple(Option(str(at), message("{number}", number=at)) for at in range(len(network.blocks) + 1))
        found.append(Choice("relu blocks", message("Number of blocks with ReLU, from the first on"), counts))
    if network.version != "v2":
        gates = (
            Option("hard", message("ReLU and hard sigmoid")),
            Option("soft", message("SiLU and sigmoid")),
        )
        found.append(Choice("gates", message("Functions of the gates"), gates))
        found.append(yes_no("gate first", message("Gates before the activation")))
    for at, block in enumerate(network.blocks, start=1):
        found.append(stride_choice(f"stride:{block.name}", message("Stride of block {number}", number=at)))
    return (*found, *ending_choices(network.linears[-1].shape[0]))


# --- to layers --------------------------------------------------------------------------------------------------------


class _Builder(Builder):
    """Builds the network with these choices."""

    def __init__(self, chosen: Mapping[str, str]) -> None:
        super().__init__(_ACTIVATIONS[chosen["activation"]], _EPSILONS[chosen["epsilon"]])
        self._chosen = chosen

    def block(self, block: _Block, activation: Spec | None) -> None:
        """Appends a block with an activation, by default the chosen one."""
        source, stride = self.last, int(self._chosen[f"stride:{block.name}"])
        *expansion, (depthwise, norm), (projection, last) = block.path
        for conv, its in expansion:
            self.unit(conv, its, activation=activation)
        self.conv(depthwise, stride)
        self.norm(norm)
        is_gated_first = self._chosen.get("gate first") == YES
        if is_gated_first:
            self._gate(block.gate)
        self.activate(activation)
        if not is_gated_first:
            self._gate(block.gate)
        self.conv(projection)
        self.norm(last)
        if stride == 1 and (block.input_channels == block.output_channels or block.shortcut.convs):
            branch = self.last
            self.last, self.channels = source, block.input_channels
            for conv, its in block.shortcut:
                self.conv(conv)
                self.norm(its)
            self.add(Add(), inputs=(branch, self.last))

    def _gate(self, gate: Sequence[Module]) -> None:
        """Appends a gate, one factor per map; its fully connected layers become 1 × 1 convolutions."""
        if not gate:
            return
        source = self.last
        self.add(GlobalAvgPool())
        for module, function in zip(gate, _GATES[self._chosen["gates"]], strict=True):
            weight = module.weights["weight"]
            as_conv = {**module.weights, "weight": weight.reshape(*weight.shape[:2], 1, 1)}
            self.conv(Module(module.name, "conv", as_conv))
            self.activate(function)
        self.add(Multiply(), inputs=(source, self.last))


def parsed(file: WeightFile, chosen: Mapping[str, str]) -> ParsedNetwork:
    """The network with these choices, with sentences about all of them."""
    network = _read(file)
    builder = _Builder(chosen)
    builder.channels = network.stem.convs[0].shape[1]
    for conv, norm in network.stem:
        builder.unit(conv, norm, int(chosen["stem stride"]))
    for at, block in enumerate(network.blocks):
        builder.block(block, ReLU() if at < int(chosen.get("relu blocks", 0)) else None)
    for conv, norm in network.head:
        builder.unit(conv, norm)
    builder.add(GlobalAvgPool())
    builder.add(Flatten())
    for linear in network.linears:
        builder.linear(linear)
        if linear is not network.linears[-1]:
            builder.activate()
    builder.end(chosen)
    side = int(chosen["size"])
    shape = (network.stem.convs[0].shape[1], side, side)
    return ParsedNetwork(shape, tuple(builder.layers), notes=tuple(_notes(network, chosen, builder.ids)))


def _notes(network: _Inverted, chosen: Mapping[str, str], ids: Mapping[str, str]) -> Iterator[Message]:
    title = {"v2": "MobileNetV2", "v3": "MobileNetV3", "efficient": "EfficientNet"}[network.version]
    yield message("Its names tell of {network} with {count} blocks.", network=title, count=len(network.blocks))
    activation = Message(_ACTIVATIONS[chosen["activation"]].title)
    yield message("Assumed {activation} as activation: a state_dict does not say.", activation=activation)
    if int(chosen.get("relu blocks", 0)):
        yield message("Assumed ReLU in the first {number} blocks.", number=int(chosen["relu blocks"]))
    if "gates" in chosen:
        title_of = {"hard": message("ReLU and hard sigmoid"), "soft": message("SiLU and sigmoid")}
        yield message("Assumed these functions in the gates: {functions}.", functions=title_of[chosen["gates"]])
    moved = [ids[block.depthwise.name] for block in network.blocks if chosen[f"stride:{block.name}"] == "2"]
    if chosen["stem stride"] == "2":
        moved.insert(0, ids[network.stem.convs[0].name])
    yield from common_notes(chosen, moved, has_norms=True)


def questions(file: WeightFile, guess: Guess) -> Iterator[Message]:
    """Yields sentences about what weights never show of such a network."""
    yield message("Weights do not show which convolutions move two cells at a time: the usual ones are assumed to.")
