"""Where a network has its scores: what the loss, training and gradients begin from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from engine.project.project import Layer, Project

if TYPE_CHECKING:
    from torch import Tensor


def scoring(project: Project) -> tuple[Sequence[Layer], str, Callable[[Tensor], Tensor]]:
    """The layers that the scores depend on, the one that has them, and a function from its output to the logits.

    A network may end in maps of a single cell: its output is flattened to (N, classes) first.
    """
    last = project.layers[-1]
    scored = last.inputs[0] if last.spec.is_distribution else last.id
    needed, layers = {scored}, list[Layer]()
    for layer in reversed(project.layers):
        if layer.id in needed:
            needed.update(layer.inputs)
            layers.insert(0, layer)
    return layers, scored, last.spec.logits
