"""The walk from the loss back to one cell and one of the weights that made it."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any

import numpy as np

from engine.compute.analyses import Analysis, Derived
from engine.compute.gradients import GradientsOfLoss, LossGradients
from engine.compute.result import Result
from engine.explain.backward.finite_difference import Difference, finite_difference
from engine.explain.backward.steps import (
    BackwardStep,
    cell_step,
    loss_step,
    scores_step,
    trial_step,
    weight_step,
)
from engine.project.edits.weights import WeightIndex
from engine.project.project import INPUT, Project
from engine.values.array import Float32
from engine.values.cells import Cell


@dataclass(frozen=True, eq=False)
class BackwardWalk:
    """The steps from the loss to a weight.

    Args:
        steps: from the loss on; they end with the gradient of the selected cell where its layer has no weights, and
            with the scores where the loss does not depend on it.
        layer: the selected layer.
        cell: its cell that the walk leads to; None where the loss does not depend on the layer.
        weight: the weight that the walk ends at, if any.
        difference: its gradient by trying.
    """

    steps: tuple[BackwardStep, ...]
    layer: str
    cell: Cell | None = None
    weight: WeightIndex | None = None
    difference: Difference | None = None


@dataclass(frozen=True)
class WalkBack(Derived[BackwardWalk]):
    """The walk from the loss to a map; answered where :class:`GradientsOfLoss` is.

    Args:
        target: the true class, from 0; None for the class with the highest score.
        layer, channel: the map; of a vector, the unit.
        cell: the cell of the map; None for the one with the largest gradient.
        source: index of the kernel among those of the filter.
        weight: (row, column) in the kernel, or (index,) among the weights of a unit; empty for the one with the
            largest gradient.
    """

    target: int | None
    layer: str
    channel: int
    cell: Cell | None = None
    source: int = 0
    weight: tuple[int, ...] = ()

    def basis(self) -> Analysis[Any]:
        return GradientsOfLoss(self.target)

    def own_key(self, project: Project, result: Result) -> Hashable | None:
        output = result.outputs.get(self.layer)
        if output is None or self.channel >= output.shape[0]:
            return None
        asked = self.layer, self.channel, self.cell, self.source, self.weight
        return asked, project.classes, output.keys  # the answer names classes

    def compute_from(self, known: LossGradients, project: Project, result: Result) -> BackwardWalk:
        if self.layer not in known.by_output:
            return BackwardWalk((loss_step(project, known), scores_step(project, known, _first(known))), self.layer)
        cell = self._cell(known.by_output[self.layer])
        steps = backward_steps(project, result, known, self.layer, cell)
        weight = self._weight(project, known)
        if weight is None:
            return BackwardWalk(steps, self.layer, cell)
        found = finite_difference(project, result, known, weight)
        last = weight_step(project, result, known, weight), trial_step(project, known, weight, found)
        return BackwardWalk((*steps, *last), self.layer, cell, weight, found)

    def _cell(self, gradients: Float32) -> Cell:
        if gradients.ndim == 1:
            return (self.channel,)
        own = gradients[self.channel]
        if self.cell is not None and all(at < size for at, size in zip(self.cell[1:], own.shape, strict=True)):
            return (self.channel, *self.cell[1:])
        return (self.channel, *_largest(own))

    def _weight(self, project: Project, known: LossGradients) -> WeightIndex | None:
        """The chosen weight; a kind's own numbers have one per channel."""
        slopes = known.by_weight.get(self.layer, {}).get("weight")
        if self.layer == INPUT or slopes is None or self.channel >= len(slopes):
            return None
        kernel = (self.channel, min(self.source, slopes.shape[1] - 1)) if slopes.ndim == 4 else (self.channel,)
        own = slopes[kernel]
        chosen = len(self.weight) == own.ndim and all(at < n for at, n in zip(self.weight, own.shape, strict=True))
        return WeightIndex(self.layer, "weight", (*kernel, *(self.weight if chosen else _largest(own))))


def backward_steps(
    project: Project, result: Result, gradients: LossGradients, layer_id: str, cell: Cell
) -> tuple[BackwardStep, ...]:
    """The steps from the loss to one output cell, along the cells that give most of its gradient.

    Args:
        layer_id: a layer that the scores depend on, or INPUT.
    """
    steps: list[BackwardStep] = []
    here: tuple[str, Cell] | None = (layer_id, cell)
    while here is not None and here[0] != gradients.scored:
        step, here = cell_step(project, result, gradients, *here)
        steps.append(step)
    scored = _first(gradients) if here is None else here[1]
    return loss_step(project, gradients), scores_step(project, gradients, scored), *reversed(steps)


def _first(gradients: LossGradients) -> Cell:
    """The score of the true class."""
    shape = gradients.by_output[gradients.scored].shape
    return (gradients.target, *(0 for _ in shape[1:]))


def _largest(values: Float32) -> tuple[int, ...]:
    """The index of the largest size."""
    sizes = np.nan_to_num(np.abs(values), nan=np.inf)
    return tuple(int(at) for at in np.unravel_index(int(sizes.argmax()), values.shape))
