"""Weights whose layers follow one another: the order, sizes, padding, strides and pools that fit."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from engine.formats.imports.families.blocks import OTHER_WAYS, of_kind
from engine.formats.imports.guesses import (
    ACTIVATION_FIRST,
    ACTIVATIONS,
    AVERAGE,
    MAXIMUM,
    NO,
    NORM_FIRST,
    USUAL_ACTIVATION,
    YES,
    Builder,
    Choice,
    Guess,
    Option,
    activation_choice,
    ending_choices,
    half,
    order_choice,
    scaling_choice,
    size_choice,
)
from engine.formats.imports.parsed_network import ParsedNetwork
from engine.formats.imports.weight_modules import Module, WeightFile
from engine.layers.avgpool2d import AvgPool2d
from engine.layers.batchnorm2d import BatchNorm2d
from engine.layers.conv2d import Conv2d
from engine.layers.flatten import Flatten
from engine.layers.globalavgpool import GlobalAvgPool
from engine.layers.maxpool2d import MaxPool2d
from engine.layers.spec import Shape, times
from engine.values.errors import FormatError
from engine.values.messages import Message, message
from engine.values.params import Pair

_MOST_GUESSES = 40
_FLAT, _MEAN = "flat", "mean"
_POOLS: Mapping[str, tuple[int, int, int]] = {  # kernel, stride and padding
    "2": (2, 2, 0), "3/2": (3, 2, 0), "3/2+1": (3, 2, 1), "3": (3, 3, 0), "4": (4, 4, 0),
}  # fmt: skip


# --- order ------------------------------------------------------------------------------------------------------------


def in_a_row(file: WeightFile) -> tuple[tuple[Module, ...], bool]:
    """The modules in an order in which their shapes match, and whether that is the order of the file.

    Raises:
        FormatError: there is none.
    """
    modules = file.modules
    if not any(module.kind != "norm" for module in modules):
        raise FormatError(message("There is no convolution and no fully connected layer in it."))
    by_number = sorted(modules, key=lambda each: (each.kind == "dense", each.numbers, each.kind == "norm", each.name))
    orders = [list(modules), by_number] if file.is_in_order else [by_number]
    if not file.is_in_order and not any(module.numbers for module in modules):
        orders += _by_shape(modules)
    misfits = [_misfit(order) for order in orders]
    for order, misfit in zip(orders, misfits, strict=True):
        if misfit is None:
            return tuple(order), file.is_in_order and order == list(modules)
    assert misfits[0] is not None
    raise FormatError(
        message(
            "“{name}” cannot read what “{before}” before it makes: the layers do not simply follow one another.",
            name=misfits[0][1],
            before=misfits[0][0],
        ),
        OTHER_WAYS,
    )


def _by_shape(modules: Sequence[Module]) -> list[list[Module]]:
    """The only order in which the shapes match, if there is just one: for names that say nothing."""
    found: list[list[Module]] = []
    firsts = [module for module in modules if module.kind == "conv" and module.shape[1] in (1, 3)]
    waiting = [[first] for first in firsts]
    for _ in range(10_000):
        if not waiting:
            return found if len(found) == 1 else []
        order = waiting.pop()
        rest = [module for module in modules if module not in order]
        if not rest:
            found.append(order)
        waiting += [[*order, each] for each in rest if _misfit([*order, each]) is None]
    return []


def _misfit(modules: Iterable[Module]) -> tuple[str, str] | None:
    """The names of the first two neighbours whose shapes do not match; None if all do."""
    channels, before = 0, Module("", "", {})  # 0: any number of channels
    for module in modules:
        if module.kind == "dense":
            reads = module.shape[1]
            fits = reads == channels if before.kind == "dense" else reads % max(1, channels) == 0
        elif module.kind == "norm":
            fits = before.kind == "conv" and channels == module.shape[0]
        else:
            fits = before.kind != "dense" and (channels in (0, module.shape[1]) or _is_depthwise(module, channels))
        if not fits:
            return before.name, module.name
        channels, before = module.shape[0], module
    return None


def _is_depthwise(module: Module, channels: int) -> bool:
    """Whether every filter reads one channel. Other groups look like a layer at the wrong position."""
    return module.shape[1] == 1 and module.shape[0] % channels == 0


# --- what fits --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Step:
    """What the weights leave open about one convolution: its stride and padding, and the pool after it."""

    stride: int
    padding: Pair
    pool: str  # a key of _POOLS, or empty

    def applied(self, size: Pair, kernel: Pair) -> tuple[Pair, str] | None:
        """The size of the output, and the pool, none for maps of one cell; None if the kernel or pool does not fit."""
        rows, columns = ((size[at] + 2 * self.padding[at] - kernel[at]) // self.stride + 1 for at in (0, 1))
        if min(rows, columns) < 1 or min(size[at] + 2 * self.padding[at] - kernel[at] for at in (0, 1)) < 0:
            return None
        if not self.pool or (rows, columns) == (1, 1):
            return (rows, columns), ""
        kernel_size, stride, padding = _POOLS[self.pool]
        if min(rows, columns) + 2 * padding < kernel_size:
            return None
        return (
            (rows + 2 * padding - kernel_size) // stride + 1,
            (columns + 2 * padding - kernel_size) // stride + 1,
        ), self.pool


_SIZES = {1: (28, 32, 64, 96, 128, 224, 48, 160, 192, 256), 3: (32, 64, 96, 128, 224, 28, 48, 160, 192, 256, 227)}
_ALL_SIZES = range(4, 301)
_SIZE_COST = 0.2  # per position in the list of sizes
_UNUSUAL_SIZE = 4.0
_AVERAGE_COST = 1.0
_DENIAL_COST = 2.0  # per pool, or missing pool, that contradicts the names of the layers
_MOST_FREE_POOLS = 6  # convolutions for which every pattern of pools is tried
_RAREST_POOL = 32  # largest number of convolutions per pool that is tried
_PADDINGS = {"none": 0.0, "same": 1.0, "first": 2.5}
_WAYS = {"2": 0.0, "3/2": 4.0, "stride": 3.0}  # ways to make maps smaller, with their cost
_LARGE = 7  # minimum rows of a first kernel with which pools of 3 × 3 are usual


def _steps(
    convs: Sequence[Module], padding: str, way: str, places: Sequence[bool], first_stride: int
) -> Iterator[_Step]:
    """Yields the step of each convolution.

    Args:
        padding: a key of _PADDINGS.
        way: in which maps become smaller, a key of _WAYS.
        places: whether they become smaller, per convolution.
    """
    for at, (conv, is_smaller) in enumerate(zip(convs, places, strict=True)):
        stride = first_stride if at == 0 else 1
        is_padded = padding == "same" or (padding == "first" and at == 0)
        if way == "stride" and is_smaller:
            yield _Step(2 * stride, half(conv.shape[2:]), "")
        else:
            around = half(conv.shape[2:]) if is_padded else (0, 0)
            if stride == 4 and is_padded:
                around = (2, 2)  # AlexNet's
            yield _Step(stride, around, way if is_smaller and way in _POOLS else "")


def _first_strides(convs: Sequence[Module]) -> tuple[tuple[float, int], ...]:
    """Strides of the first convolution with their cost: a large kernel hardly ever has a stride of 1."""
    side = convs[0].shape[2]
    return ((0.0, 4), (1.0, 2), (3.0, 1)) if side > 7 else ((0.0, 2), (1.0, 1)) if side == 7 else ((0.0, 1),)


def _geometries(
    modules: Sequence[Module], convs: Sequence[Module], features: int | None, sides: Sequence[tuple[float, int]]
) -> Iterator[tuple[float, dict[str, str]]]:
    """Yields every geometry that fits, as choices with a cost: the distance from the most usual one."""
    channels = convs[-1].shape[0]
    hints = _hints(modules)
    patterns = list(_patterns(hints)) if features else [(0.0, tuple(hint is True for hint in hints))]
    kernels: list[Pair] = [(conv.shape[2], conv.shape[3]) for conv in convs]
    for (along, padding), (worse, way), (pattern, places), (first, stride) in itertools.product(
        ((cost, name) for name, cost in _PADDINGS.items()),
        tuple((cost / (2 if kernels[0][0] >= _LARGE else 1), name) for name, cost in _WAYS.items()),
        patterns,
        _first_strides(convs),
    ):
        if way != "2" and not any(places):
            continue
        steps = tuple(_steps(convs, padding, way, places, stride))
        for side_cost, side in sides:
            size: Pair = (side, side)
            pools: list[str] = []
            for step, kernel in zip(steps, kernels, strict=True):
                if (applied := step.applied(size, kernel)) is None:
                    break
                size, pool = applied
                pools.append(pool)
            if len(pools) < len(steps):
                continue
            is_flat = features in (None, channels * math.prod(size))
            if is_flat or features == channels:
                cost = side_cost + along + worse + pattern + first + (0.0 if is_flat else _AVERAGE_COST)
                settled = {"size": str(side), "ending": _FLAT if is_flat else _MEAN}
                for conv, step, pool in zip(convs, steps, pools, strict=True):
                    settled |= {
                        f"stride:{conv.name}": str(step.stride),
                        f"padding:{conv.name}": times(step.padding),
                        f"pool:{conv.name}": pool or NO,
                    }
                yield cost, settled


def _patterns(hints: Sequence[bool | None]) -> Iterator[tuple[float, tuple[bool, ...]]]:
    """Yields whether maps become smaller after each convolution, with the cost of what is unusual or against hints."""
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


def _hints(modules: Sequence[Module]) -> list[bool | None]:
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


def _hint(module: Module, after: Module, norms: int) -> bool | None:
    (parent, _, place), (other, _, then) = (each.name.rpartition(".") for each in (module, after))
    if parent == other and place.isdecimal() and then.isdecimal():
        between = int(then) - int(place) - 1 - norms
        return between > (1 if after.kind == "conv" else 2)  # ReLU alone, or ReLU and Flatten
    if after.kind == "dense":
        return None
    if len(module.numbers) > 1:
        return module.numbers[:-1] != after.numbers[:-1]
    return True if parent != other else None


# --- the family -------------------------------------------------------------------------------------------------------


def guesses(file: WeightFile) -> list[Guess]:
    """All networks that fit, the most usual first. Raises: FormatError if there is none."""
    modules, _ = in_a_row(file)
    convs, linears = of_kind(modules, "conv"), of_kind(modules, "dense")
    common = {"activation": USUAL_ACTIVATION, "pooling": MAXIMUM, "order": NORM_FIRST, "softmax": _softmax(linears)}
    if not convs:
        return [Guess(common | {"size": "", "ending": _FLAT}, 0.0)]
    features = linears[0].shape[1] if linears else None
    usual = _SIZES.get(convs[0].shape[1], _SIZES[3])
    sides = [(at * _SIZE_COST, side) for at, side in enumerate(usual)]
    found = list(_geometries(modules, convs, features, sides))
    if not found:
        found = list(_geometries(modules, convs, features, [(_UNUSUAL_SIZE, side) for side in _ALL_SIZES]))
    if not found:
        raise FormatError(
            message(
                "No input size, padding and pooling was found with which its convolutions would make what its first "
                "fully connected layer reads: {features}.",
                features=features,
            ),
            OTHER_WAYS,
        )
    ranked: dict[tuple[tuple[str, str], ...], Guess] = {}
    for cost, settled in sorted(found, key=lambda each: each[0]):
        ranked.setdefault(tuple(settled.items()), Guess(common | settled, cost))
        if len(ranked) == _MOST_GUESSES:
            break
    return list(ranked.values())


def _softmax(linears: Sequence[Module]) -> str:
    return YES if linears and linears[-1].shape[0] > 1 else NO


def choices(file: WeightFile, ranked: Sequence[Guess]) -> tuple[Choice, ...]:
    """All that the weights leave open, with alternatives."""
    modules, _ = in_a_row(file)
    convs, linears = of_kind(modules, "conv"), of_kind(modules, "dense")
    channels = convs[0].shape[1] if convs else picture_of(linears[0].shape[1])[0]
    found = [scaling_choice(channels, file.scaling), activation_choice()]
    if of_kind(modules, "norm"):
        found.append(order_choice())
    if convs:
        sizes = [int(guess.choices["size"]) for guess in ranked]
        found.insert(0, size_choice([*sizes, *_SIZES.get(channels, _SIZES[3])]))
        kinds = Option(MAXIMUM, message("Maximum")), Option(AVERAGE, message("Average"))
        found.append(Choice("pooling", message("Pooling"), kinds))
        flat = Option(_FLAT, message("Flatten: all cells") if linears else message("The maps"))
        ending = flat, Option(_MEAN, message("The mean of each map"))
        found.append(Choice("ending", message("What follows the convolutions"), ending))
        for at, conv in enumerate(convs, start=1):
            found += _conv_choices(f"conv{at}", conv)
    found += ending_choices(linears[-1].shape[0] if linears else None)
    return tuple(found)


def _conv_choices(layer_id: str, conv: Module) -> Iterator[Choice]:
    none = Option(NO, message("None"))
    strides = tuple(Option(str(each), message("{number}", number=each)) for each in (1, 2, 3, 4))
    yield Choice(f"stride:{conv.name}", message("Stride of {layer}", layer=layer_id), strides)
    largest = max(conv.shape[2:])
    paddings = [(0, 0), half(conv.shape[2:]), *((each, each) for each in range(1, largest))]
    options = tuple(Option(times(each), message("{size}", size=times(each))) for each in dict.fromkeys(paddings))
    yield Choice(f"padding:{conv.name}", message("Padding of {layer}", layer=layer_id), options)
    pools = [
        Option(
            name,
            message("{size} by {stride}, padding {padding}", size=times((kernel,) * 2), stride=stride, padding=padding),
        )
        for name, (kernel, stride, padding) in _POOLS.items()
    ]  # fmt: skip
    yield Choice(f"pool:{conv.name}", message("Pooling after {layer}", layer=layer_id), (none, *pools))


def picture_of(features: int) -> Shape:
    """The shape (C, H, W) of a picture with that number of values: square, grey or colour, or else one row."""
    for channels in (1, 3):
        side = math.isqrt(features // channels)
        if channels * side * side == features:
            return channels, side, side
    return 1, 1, features


def _pair(text: str) -> Pair:
    rows, columns = (int(part) for part in text.split("×"))
    return rows, columns


def parsed(file: WeightFile, chosen: Mapping[str, str]) -> ParsedNetwork:
    """The network with these choices, with sentences about all of them."""
    modules, is_own_order = in_a_row(file)
    convs, linears = of_kind(modules, "conv"), of_kind(modules, "dense")
    activation = ACTIVATIONS[chosen["activation"]]
    pool = AvgPool2d if chosen["pooling"] == AVERAGE else MaxPool2d
    builder, channels, before = Builder(), 0, ""
    last_weighted = next(module for module in reversed(modules) if module.kind != "norm")
    for at, module in enumerate(modules):
        if module.kind == "norm":
            continue  # with its convolution
        if module.kind == "dense":
            if before != "dense":
                if convs and chosen["ending"] == _MEAN:
                    builder.add(GlobalAvgPool())
                builder.add(Flatten())
            builder.linear(module)
            if module is not last_weighted:
                builder.add(activation)
        else:
            name = module.name
            stride, padding = int(chosen[f"stride:{name}"]), _pair(chosen[f"padding:{name}"])
            builder.add(_conv_spec(module, channels, stride, padding), module.weights, module=name)
            norm = modules[at + 1] if at + 1 < len(modules) and modules[at + 1].kind == "norm" else None
            is_activated = module is not last_weighted
            if is_activated and chosen["order"] == ACTIVATION_FIRST:
                builder.add(activation)
            if norm is not None:
                builder.add(BatchNorm2d(), norm.weights, module=norm.name)
            if is_activated and chosen["order"] != ACTIVATION_FIRST:
                builder.add(activation)
            if chosen[f"pool:{name}"] != NO:
                kernel, step, around = _POOLS[chosen[f"pool:{name}"]]
                builder.add(pool(kernel=(kernel,) * 2, stride=(step,) * 2, padding=(around,) * 2))
            channels = module.shape[0]
        before = module.kind
    if not linears and chosen["ending"] == _MEAN:
        builder.add(GlobalAvgPool())
        builder.add(Flatten())
    builder.end(chosen)
    side = int(chosen["size"]) if convs else 0
    shape = (convs[0].shape[1], side, side) if convs else picture_of(linears[0].shape[1])
    notes = _notes(chosen, shape, modules, builder.ids, is_own_order)
    return ParsedNetwork(shape, tuple(builder.layers), notes=tuple(notes))


def _conv_spec(module: Module, channels: int, stride: int, padding: Pair) -> Conv2d:
    filters, reads, rows, columns = module.shape
    return Conv2d(
        filters=filters,
        kernel=(rows, columns),
        stride=(stride, stride),
        padding=padding,
        groups=channels // reads if channels else 1,
        bias="bias" in module.weights,
    )


def _notes(
    chosen: Mapping[str, str], shape: Shape, modules: Sequence[Module], ids: Mapping[str, str], is_own_order: bool
) -> Iterator[Message]:
    """Sentences about the assumptions."""
    convs, linears = of_kind(modules, "conv"), of_kind(modules, "dense")
    yield (
        message("Assumed that the layers follow one another in the order of the file.")
        if is_own_order
        else message("Assumed that the layers follow one another in the order of their names.")
        if any(module.numbers for module in modules)
        else message("Assumed that the layers follow one another in the only order in which their sizes match.")
    )
    size = times(shape[1:])
    yield (
        message("Assumed {size} grey input.", size=size)
        if shape[0] == 1
        else message("Assumed {size} colour input.", size=size)
        if shape[0] == 3
        else message("Assumed {size} input of {channels} channels.", size=size, channels=shape[0])
    )
    activation = Message(ACTIVATIONS[chosen["activation"]].title)
    if convs:
        yield message("Assumed {activation} after every convolution: a state_dict does not say.", activation=activation)
        yield from _geometry_notes(chosen, convs, ids)
    if len(linears) > 1:
        yield message("Assumed {activation} between the fully connected layers.", activation=activation)
    if chosen["ending"] == _MEAN and linears:
        yield message("Assumed the mean of each map before the first fully connected layer: the input size is a guess.")
    if of_kind(modules, "norm"):
        yield (
            message("Assumed that batch norm comes after the activation.")
            if chosen["order"] == ACTIVATION_FIRST
            else message("Assumed that batch norm comes before the activation.")
        )
        yield message("Assumed an epsilon of 0.00001 in every batch norm.")
    if chosen["softmax"] == YES:
        yield message("Added Softmax at the end, so that the scores become probabilities.")


def _geometry_notes(chosen: Mapping[str, str], convs: Sequence[Module], ids: Mapping[str, str]) -> Iterator[Message]:
    padded = [conv for conv in convs if _pair(chosen[f"padding:{conv.name}"]) != (0, 0)]
    moved = [conv for conv in convs if chosen[f"stride:{conv.name}"] != "1"]
    if not padded and not moved:
        yield message("Assumed convolutions without padding that move one cell at a time.")
    elif not moved and all(_pair(chosen[f"padding:{conv.name}"]) == half(conv.shape[2:]) for conv in convs):
        yield message("Assumed convolutions padded so that maps keep their size.")
    else:
        for conv in padded:
            around = times(_pair(chosen[f"padding:{conv.name}"]))
            yield message("Assumed a padding of {size} in {layer}.", layer=ids[conv.name], size=around)
        for conv in moved:
            stride = int(chosen[f"stride:{conv.name}"])
            yield message("Assumed that {layer} moves {number} cells at a time.", layer=ids[conv.name], number=stride)
    by_pool: dict[str, list[str]] = {}
    for conv in convs:
        if chosen[f"pool:{conv.name}"] != NO:
            by_pool.setdefault(chosen[f"pool:{conv.name}"], []).append(ids[conv.name])
    if not by_pool:
        yield message("Assumed that there is no pooling.")
    for pool, after in by_pool.items():
        size, layers = times(_POOLS[pool][:1] * 2), ", ".join(after)
        yield (
            message("Assumed {size} average pooling after {layers}.", size=size, layers=layers)
            if chosen["pooling"] == AVERAGE
            else message("Assumed {size} max pooling after {layers}.", size=size, layers=layers)
        )


def questions(file: WeightFile, guess: Guess) -> Iterator[Message]:
    """Yields sentences about what weights never show of a chain."""
    modules, _ = in_a_row(file)
    convs = of_kind(modules, "conv")
    built = parsed(file, guess.choices)
    ids = {layer.weights["weight"].ctypes.data: layer.name for layer in built.layers if "weight" in layer.weights}
    around = [
        ids[second.weights["weight"].ctypes.data]
        for first, second in itertools.pairwise(convs)
        if first.shape[0] == second.shape[0]
    ]
    if around:
        yield message(
            "Weights do not show skip connections: there could be some around {layers}.", layers=", ".join(around)
        )
