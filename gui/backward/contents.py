"""What the page of the way back shows, as a frozen value made from a Frame."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from engine import INPUT, WeightIndex, infer, input_shape
from engine.compute.analyses import Analysis
from engine.compute.gradients import GradientsOfLoss, LossGradients
from engine.compute.thumbnails import Thumbnail
from engine.explain.backward.steps import BackwardStep
from engine.explain.backward.walk import BackwardWalk, WalkBack
from engine.values.array import Float32
from gui.look.legend import Legend, Legends
from gui.state.document import Document
from gui.state.selection import Looks, Selection
from gui.state.workers import Frame

Moves = Literal["network", "kernel", "weight"]


@dataclass(frozen=True)
class Settings:
    """What is set on the page, as fields of a View have it.

    Args:
        true_class: the true class of the picture, from 0; None for the one with the highest score.
        weight: (row, column) in the kernel, or (index,) among the weights of a unit; empty for the one with the largest
            gradient.
        step: the step that is explained, counted from the loss.
        rate: learning rate of the step that can be applied.
        moves: the weights that this step changes.
    """

    true_class: int | None = None
    weight: tuple[int, ...] = ()
    step: int = 0
    rate: float = 0.01
    moves: Moves = "network"


class Wish:
    """The analyses that the visible page needs; refers to no widget.

    Attributes:
        found_class: the true class where none is set: the strongest when the picture came; None before.
        found_weight: the weight where none is set: the one whose gradient was largest when the kernel was selected.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self.settings = Settings()
        self.is_shown = False
        self.found_class: int | None = None
        self.found_weight: tuple[int, ...] = ()

    def gradients(self) -> GradientsOfLoss:
        """The question for the loss and its gradients."""
        chosen = self.settings.true_class
        return GradientsOfLoss(self.found_class if chosen is None else chosen)

    def walk(self, selection: Selection) -> WalkBack:
        """The question for the walk to the selected map."""
        layer, project = selection.layer, self._document.project
        shape = input_shape(project) if layer == INPUT else infer(project).shapes.get(layer)
        cell = selection.chosen.cell(shape) if selection.pointed and shape is not None else None
        weight = self.settings.weight or self.found_weight
        return WalkBack(self.gradients().target, layer, selection.channel, cell, selection.source, weight)

    def __call__(self, selection: Selection) -> Iterator[Analysis[Any]]:
        if self.is_shown:
            yield self.gradients()
            yield self.walk(selection)


@dataclass(frozen=True, eq=False)
class KernelPair:
    """One kernel and its gradient.

    Args:
        weights, slopes: (KH, KW).
        chosen: (row, column) of the weight that the walk ends at.
        signed: key of the colour map of the gradient.
        is_hatched: whether negative numbers are hatched.
    """

    weights: Float32
    slopes: Float32
    chosen: tuple[int, int]
    signed: str
    is_hatched: bool


@dataclass(frozen=True, eq=False)
class TileColumn:
    """The maps of one layer, each beside its gradient.

    Args:
        maps, slopes: (thumbnail, legend) for each map; a vector is one.
        is_vector: whether it is one vector.
        cells: rows and columns of a map; of a vector (1, units).
        marked: (channel, row, column) of the cells that the walk goes through; of a vector (0, 0, unit).
    """

    layer: str
    maps: tuple[tuple[Thumbnail, Legend], ...]
    slopes: tuple[tuple[Thumbnail, Legend], ...]
    is_vector: bool
    cells: tuple[int, int]
    marked: frozenset[tuple[int, int, int]]


@dataclass(frozen=True, eq=False)
class Content:
    """The way back, ready to be painted.

    Args:
        step: index of the explained step.
        selected: layer and channel of the map that the walk leads to.
        kernel: the kernel with the weight at the end of the walk; None where the walk ends elsewhere.
        columns: from the input to the scores.
    """

    gradients: LossGradients
    walk: BackwardWalk
    step: int
    selected: tuple[str, int]
    kernel: KernelPair | None
    columns: tuple[TileColumn, ...]

    @property
    def steps(self) -> tuple[BackwardStep, ...]:
        """All steps from the loss on."""
        return self.walk.steps

    @property
    def explained(self) -> BackwardStep:
        """The step that is explained."""
        return self.steps[self.step]


def content_of(frame: Frame | None, selection: Selection, wish: Wish) -> Content | None:
    """The way back in a Frame; None where it is not computed, or something is hidden that it would give away."""
    if frame is None or selection.hidden_by_layer or selection.sizes_asked:
        return None
    gradients, walk = frame.answer(wish.gradients()), frame.answer(wish.walk(selection))
    if gradients is None or walk is None:
        return None
    step = min(wish.settings.step, len(walk.steps) - 1)
    columns = _columns(frame, gradients, walk, selection.looks)
    return Content(
        gradients,
        walk,
        step,
        (selection.layer, selection.channel),
        _kernel(frame, gradients, walk, selection.looks),
        columns,
    )


def _kernel(frame: Frame, gradients: LossGradients, walk: BackwardWalk, looks: Looks) -> KernelPair | None:
    weight = walk.weight
    if weight is None or len(weight.at) != 4:
        return None
    channel, number, row, column = weight.at
    weights = frame.request.project[weight.layer].weights[weight.name][channel][number]
    slopes = gradients.by_weight[weight.layer][weight.name][channel, number]
    return KernelPair(weights, slopes, (row, column), looks.signed, looks.hatching)


def _columns(frame: Frame, gradients: LossGradients, walk: BackwardWalk, looks: Looks) -> tuple[TileColumn, ...]:
    ids = [INPUT, *(layer.id for layer in frame.request.project.layers)]
    legends, sizes = Legends(frame, looks), _sizes(gradients, looks)
    columns = []
    for layer in (each for each in ids if each in gradients.by_output):
        shape, slopes = frame.result.outputs[layer].shape, gradients.thumbnails[layer]
        marked = {_place(step.cell) for step in walk.steps if step.layer == layer and step.cell is not None}
        columns.append(
            TileColumn(
                layer,
                tuple((each, legends.of(layer, channel)) for channel, each in enumerate(frame.thumbnails[layer])),
                tuple((each, _legend(size, looks)) for each, size in zip(slopes, sizes[layer], strict=True)),
                len(shape) == 1,
                (1, shape[0]) if len(shape) == 1 else (shape[1], shape[2]),
                frozenset(marked),
            )
        )
    return tuple(columns)


def _place(cell: tuple[int, ...]) -> tuple[int, int, int]:
    return (0, 0, cell[0]) if len(cell) == 1 else (cell[0], cell[1], cell[2])


def _sizes(gradients: LossGradients, looks: Looks) -> dict[str, list[float]]:
    """The gradient that has the strongest colour, by layer and map."""
    own = {layer: [max(-each.low, each.high) for each in maps] for layer, maps in gradients.thumbnails.items()}
    if looks.scale == "map":
        return own
    of_layer = {layer: max(sizes) for layer, sizes in own.items()}
    largest = max(of_layer.values())
    of_all = looks.scale == "network"
    return {layer: [largest if of_all else of_layer[layer]] * len(sizes) for layer, sizes in own.items()}


def _legend(size: float, looks: Looks) -> Legend:
    return Legend(looks.signed, -size, size, True, 0.0 if looks.hatching else None)


def step_part(content: Content, moves: Moves) -> WeightIndex | None:
    """The weights that a step changes; None for all of the network, or where there are none to choose."""
    weight = content.walk.weight
    if weight is None or moves == "network":
        return None
    if moves == "weight":
        return weight
    return weight._replace(at=weight.at[:2] if len(weight.at) == 4 else weight.at[:1])
