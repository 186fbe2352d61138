"""What a reader of foreign files returns: layers that name their inputs, before they become a Project."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from engine.layers.joining import joint_multiply_adds, joint_shape
from engine.layers.spec import Shape, Spec
from engine.project.project import INPUT
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
        layers: each after those that it reads; the last one is the output.
        scaling: of the input, before the first layer; None if the file does not scale it.
        notes: sentences about everything that was assumed or changed.
        is_size_open: whether the file leaves rows and columns open: those of ``shape`` are likely ones.
    """

    shape: Shape
    layers: tuple[ParsedLayer, ...]
    scaling: Scaling | None = None
    notes: tuple[Message, ...] = ()
    is_size_open: bool = False


class UnshownError(FormatError):
    """A network with an operation that no layer can represent.

    Args:
        until: the network before that operation; None if there are no layers before it, or in another process.
        has_part: whether there are layers before it, which can be opened alone.
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


def multiply_adds(network: ParsedNetwork) -> int | None:
    """The number of multiply-adds for one picture; None if a layer cannot run."""
    shapes: dict[str, Shape] = {INPUT: network.shape}
    total = 0
    for layer in network.layers:
        inputs = [shapes[name] for name in layer.inputs]
        output = joint_shape(layer.spec, inputs)
        if isinstance(output, Problem) or not _fits(layer, inputs[0]):
            return None
        shapes[layer.name] = output
        total += joint_multiply_adds(layer.spec, inputs, output)
    return total


def _fits(layer: ParsedLayer, shape: Shape) -> bool:
    return {name: values.shape for name, values in layer.weights.items()} == layer.spec.weight_shapes(shape)
