"""Runs layers on batches, each when all its inputs are computed: the one way to run a network that may branch."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from engine.project.project import Layer

if TYPE_CHECKING:
    from torch import Tensor

Run = Callable[[Layer, Sequence["Tensor"]], "Tensor"]


def run_layers(
    layers: Sequence[Layer], inputs: Mapping[str, Tensor], run: Run, wanted: Collection[str]
) -> dict[str, Tensor]:
    """The outputs of the wanted layers, (N, C, H, W) or (N, F) each; others are dropped when their last reader has run.

    Args:
        layers: in the order of the Project; those with an input that is not available are left out.
        inputs: batches by layer id, or by INPUT.
        run: computes the output of a layer from its input batches.
        wanted: ids of the layers whose outputs are returned.
    """
    outputs = dict(inputs)
    readers = Counter(source for layer in layers for source in layer.inputs)
    for layer in layers:
        if layer.id not in inputs and all(source in outputs for source in layer.inputs):
            outputs[layer.id] = run(layer, [outputs[source] for source in layer.inputs])
        for source in layer.inputs:
            readers[source] -= 1
            if not readers[source] and source not in wanted:
                outputs.pop(source, None)
    return {layer_id: output for layer_id, output in outputs.items() if layer_id in wanted}
