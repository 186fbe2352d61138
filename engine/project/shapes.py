"""Shape inference: the output shape, costs and Problem of every layer, without evaluating anything."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from engine.layers.spec import Shape
from engine.project.project import INPUT, MOST_WEIGHTS, Input, Layer, Project
from engine.values.errors import Problem
from engine.values.messages import message
from engine.values.numerals import printed, sizes
from engine.values.params import Pair

MOST_BYTES = 4 * 2**30  # of all feature maps together
_INFERRED = "_inferred"


@dataclass(frozen=True)
class LayerFacts:
    """What is known of a layer without running it.

    Args:
        input_shape, shape: of its input and output, (C, H, W) or (units,); None if unknown because of a Problem.
        parameters: number of learned weights.
        multiply_adds: per forward pass of one image.
        nonnegative: whether no output can be negative.
        problem: why it cannot run, or None.
        receptive_field, jump: (rows, columns) in pixels of the image: the size of the receptive field of one cell, and
            the distance between those of two neighbours; None for a vector.
    """

    input_shape: Shape | None
    shape: Shape | None
    parameters: int
    multiply_adds: int
    nonnegative: bool
    problem: Problem | None
    receptive_field: Pair | None
    jump: Pair | None


@dataclass(frozen=True)
class Inference:
    """The LayerFacts of all layers by id: ``inference["conv1"]``, or one property of all layers as a dict."""

    input_shape: Shape
    layers: Mapping[str, LayerFacts]

    def __getitem__(self, layer_id: str) -> LayerFacts:
        return self.layers[layer_id]

    @property
    def shapes(self) -> dict[str, Shape]:
        return {key: facts.shape for key, facts in self.layers.items() if facts.shape is not None}

    @property
    def problems(self) -> dict[str, Problem]:
        return {key: facts.problem for key, facts in self.layers.items() if facts.problem is not None}

    @property
    def parameters(self) -> dict[str, int]:
        return {key: facts.parameters for key, facts in self.layers.items()}

    @property
    def multiply_adds(self) -> dict[str, int]:
        return {key: facts.multiply_adds for key, facts in self.layers.items()}


def classes_of(project: Project) -> tuple[str, ...]:
    """Names of the outputs of the last layer: class names, or numbers where there are none.

    Empty if the output is not a vector.
    """
    shape = infer(project)[project.layers[-1].id].shape if project.layers else None
    if shape is None or len(shape) != 1:
        return ()
    named = project.classes[: shape[0]]
    return (*named, *map(str, range(len(named), shape[0])))


def needs_size(project: Project) -> bool:
    """Whether the image must have a fixed size: there is a Linear layer without global pooling before it."""
    for layer in project.layers:
        if layer.spec.fixes_size:
            return False
        if layer.spec.is_dense:
            return True
    return False


def input_shape(project: Project) -> Shape:
    """The input shape (C, H, W) of the first layer: of the image itself, unless the network needs a fixed size."""
    image, size = project.input.image, project.input.size
    if image is not None and not needs_size(project):
        size = (image.shape[1], image.shape[2])
    return (project.input.channels, *size)


@dataclass(frozen=True)
class _Output:
    """What is known of the output of one layer; ``to_blame`` is the layer whose Problem left the shape unknown."""

    shape: Shape | None
    nonnegative: bool
    field: Pair | None
    jump: Pair | None
    to_blame: str = ""


def infer(project: Project) -> Inference:
    """The shapes, costs and Problems of all layers; cached with the Project."""
    kept = vars(project)  # not a field: the cache is freed with the Project, and ``replace`` does not copy it
    if _INFERRED not in kept:
        kept[_INFERRED] = _infer(project)
    inference: Inference = kept[_INFERRED]
    return inference


def _infer(project: Project) -> Inference:
    given = input_shape(project)
    outputs = {INPUT: _Output(given, _is_nonnegative(project.input), (1, 1), (1, 1))}
    facts: dict[str, LayerFacts] = {}
    bytes_used = 0
    for layer in project.layers:
        source = outputs[layer.inputs[0]]
        made = _output(layer, source, bytes_used)
        problem = made if isinstance(made, Problem) else None
        shape = None if isinstance(made, Problem) else made
        bytes_used += 4 * math.prod(shape) if shape else 0
        field, jump = _receptive(layer, source, shape)
        nonnegative = layer.spec.nonnegative(source.nonnegative)
        outputs[layer.id] = _Output(shape, nonnegative, field, jump, (problem.waits_for or layer.id) if problem else "")
        facts[layer.id] = LayerFacts(
            source.shape,
            shape,
            learned(layer),
            layer.spec.multiply_adds(source.shape, shape) if source.shape and shape else 0,
            nonnegative,
            problem,
            field,
            jump,
        )
    return Inference(given, facts)


def _is_nonnegative(given: Input) -> bool:
    """Whether no value that the first layer reads can be negative."""
    low, high = (0.0, 1.0) if given.image is None else given.image.span
    return (high <= 1 if given.invert else low >= 0) and all(mean <= 0 for mean in given.mean)


def learned(layer: Layer) -> int:
    """Number of learned weights of a layer, measured ones left out."""
    measured = layer.spec.buffers
    return sum(math.prod(weight.shape) for name, weight in layer.weights.items() if name not in measured)


def _output(layer: Layer, source: _Output, bytes_used: int) -> Shape | Problem:
    """The output shape of a layer, or its Problem, with the layer's id in the sentence."""
    if source.shape is None:
        return Problem(
            message("{layer} waits for {cause}.", layer=layer.id, cause=source.to_blame), waits_for=source.to_blame
        )
    made = layer.spec.output_shape(source.shape)
    if not isinstance(made, Problem):
        made = _weights_problem(layer, source.shape) or _memory_problem(bytes_used + 4 * math.prod(made)) or made
    if isinstance(made, Problem):
        return Problem(message("{layer}: {what}", layer=layer.id, what=made.sentence), made.hint)
    return made


def _weights_problem(layer: Layer, shape: Shape) -> Problem | None:
    needed = layer.spec.weight_shapes(shape)
    if {name: weight.shape for name, weight in layer.weights.items()} == needed:
        return None
    count = sum(math.prod(size) for size in needed.values())
    if count > MOST_WEIGHTS:
        return Problem(
            message("needs {count} weights, {size} GB.", count=count, size=printed(4 * count / 1e9, 1)),
            message("Use pooling or a stride before it, a smaller image or fewer units."),
        )
    return Problem(
        message("its weights were made for another input than {size}.", size=sizes(shape)),
        message("Make new weights for it, or undo."),
    )


def _memory_problem(bytes_used: int) -> Problem | None:
    if bytes_used <= MOST_BYTES:
        return None
    return Problem(
        message(
            "all maps up to here would take {size} GB, more than {most} GB.",
            size=printed(math.ceil(10 * bytes_used / 2**30) / 10, 1),  # rounded up: too much never reads like the limit
            most=MOST_BYTES // 2**30,
        ),
        message("Use a smaller image, fewer filters or a stride."),
    )


def _receptive(layer: Layer, source: _Output, shape: Shape | None) -> tuple[Pair | None, Pair | None]:
    """Receptive field and jump of a layer, (rows, columns) in pixels.

    Source: Araujo, Norris & Sim, Distill 2019: r' = r + (k − 1) j, j' = j s.
    """
    if shape is None or len(shape) != 3 or not source.shape or not source.field or not source.jump:
        return None, None
    one, two = (layer.spec.window(source.shape, (at, at), (at, at)) for at in (0, 1))
    sides = [last - first + 1 for first, last in one]
    strides = [then[0] - now[0] for now, then in zip(one, two, strict=True)]
    field = tuple(r + (k - 1) * j for r, k, j in zip(source.field, sides, source.jump, strict=True))
    jump = tuple(j * s for j, s in zip(source.jump, strides, strict=True))
    return (field[0], field[1]), (jump[0], jump[1])
