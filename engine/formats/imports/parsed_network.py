"""What a reader of foreign files returns: layers that name their inputs, before they become a Project."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from engine.layers.joining import joint_multiply_adds, joint_shape
from engine.layers.spec import Shape, Spec
from engine.project.project import INPUT, free_id
from engine.values.array import Float32
from engine.values.errors import FormatError, Problem
from engine.values.messages import Message

Scaling = tuple[Float32, Float32]  # (factor, shift), each (C,): the network begins with x · factor + shift


@dataclass(frozen=True, eq=False)
class ParsedLayer:
    """One layer.

    Args:
        name: its id in the Project, unique in the network.
        spec: its kind and hyperparameters.
        inputs: names of the layers that it reads, INPUT for the picture.
        weights: arrays by name, in the shapes of ``Spec.weight_shapes``.
    """

    name: str
    spec: Spec
    inputs: tuple[str, ...]
    weights: Mapping[str, Float32] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class ParsedNetwork:
    """A network as a reader understood it.

    Args:
        shape: of the input, (C, H, W) or (F,).
        layers: each after those that it reads; the one with the answer last.
        scaling: what the file does to its input before the first layer; None if it does nothing.
        notes: sentences about everything that was assumed or changed.
        is_size_open: whether the file leaves rows and columns open: those of ``shape`` are likely ones.
    """

    shape: Shape
    layers: tuple[ParsedLayer, ...]
    scaling: Scaling | None = None
    notes: tuple[Message, ...] = ()
    is_size_open: bool = False


class UnshownError(FormatError):
    """A network with an operation that no layer can stand for.

    Args:
        until: the network before that operation; None if nothing is before it, or it is in another process.
        has_part: whether something is before it, which can be opened alone.
    """

    def __init__(
        self,
        what: Message | str,
        now: Message | str = "",
        until: ParsedNetwork | None = None,
        *,
        has_part: bool = False,
    ) -> None:
        super().__init__(what, now)
        self.until = until
        self.has_part = has_part or until is not None


def in_a_row(parts: Iterable[tuple[Spec, Mapping[str, Float32]]]) -> tuple[ParsedLayer, ...]:
    """The specs with their weights as a chain."""
    layers: list[ParsedLayer] = []
    for spec, weights in parts:
        before = layers[-1].name if layers else INPUT
        name = free_id(spec.stem, (layer.name for layer in layers))
        layers.append(ParsedLayer(name, spec, (before,), weights))
    return tuple(layers)


def multiply_adds(network: ParsedNetwork) -> int | None:
    """The multiply-adds of one picture; None if a layer cannot run."""
    shapes: dict[str, Shape] = {INPUT: network.shape}
    total = 0
    for layer in network.layers:
        read = [shapes[name] for name in layer.inputs]
        made = joint_shape(layer.spec, read)
        if isinstance(made, Problem) or not _fits(layer, read[0]):
            return None
        shapes[layer.name] = made
        total += joint_multiply_adds(layer.spec, read, made)
    return total


def _fits(layer: ParsedLayer, shape: Shape) -> bool:
    return {name: values.shape for name, values in layer.weights.items()} == layer.spec.weight_shapes(shape)
