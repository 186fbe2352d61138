"""What a network made of the present picture at another moment of its training."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field, replace

from engine.compute.analyses import Analysis
from engine.compute.evaluate import evaluate
from engine.compute.result import Result
from engine.project.project import INPUT, Project
from engine.values.array import Float32


@dataclass(frozen=True, eq=False)
class MomentValues:
    """One map, and the outputs of the last layer.

    Args:
        values: (H, W); a vector is (1, F).
        outputs: (classes,); empty if the network does not end in a vector.
    """

    values: Float32
    outputs: Float32


@dataclass(frozen=True)
class AtMoment(Analysis[MomentValues]):
    """One map and the outputs of a network with other weights, for the present input.

    Args:
        number: of these weights: equal numbers mean equal weights.
        network: with these weights.
        layer, channel: the map.
    """

    number: int
    network: Project = field(compare=False, repr=False)
    layer: str
    channel: int

    def key(self, project: Project, result: Result) -> Hashable | None:
        if [layer.id for layer in project.layers] != [layer.id for layer in self.network.layers]:
            return None
        return self.number, self.layer, self.channel, result.outputs[INPUT].keys

    def compute(self, project: Project, result: Result) -> MomentValues:
        last = self.network.layers[-1].id
        found = evaluate(replace(self.network, input=project.input), wanted={self.layer, last})
        return values_of(found, self.layer, self.channel)


def values_of(result: Result, layer: str, channel: int) -> MomentValues:
    """One map, and the outputs of the last layer.

    Raises:
        KeyError: the layer was not computed.
    """
    activation, ending = result.outputs[layer], list(result.outputs.values())[-1]
    shown = activation.maps[min(channel, len(activation.maps) - 1)]
    values = shown if shown.ndim == 2 else shown.reshape(1, -1)
    return MomentValues(values, ending.maps[0] if len(ending.shape) == 1 else values.reshape(-1)[:0])
