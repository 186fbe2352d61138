"""Shape inference: the output shape, costs and Problem of every layer, without evaluating anything."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from engine.layers.joining import joint_multiply_adds, joint_nonnegative, joint_shape
from engine.layers.receptive_field import steps_of
from engine.layers.spec import Shape, Spec
from engine.project.project import INPUT, MOST_WEIGHTS, Input, Layer, Project
from engine.values.errors import MemoryProblem, Problem
from engine.values.messages import message
from engine.values.numerals import printed, sizes
from engine.values.params import Pair

MOST_BYTES = 8 * 10**9  # of all feature maps together
_INFERRED = "_inferred"
_MOST_LATEST = 16  # structures whose Inference is kept
Jump = tuple[Fraction, Fraction]  # rows, columns


@dataclass(frozen=True)
class LayerFacts:
    """What is known of a layer without running it.

    Args:
        input_shapes: of its inputs, (C, H, W) or (units,) each; None where unknown because of a Problem.
        shape: of its output; None if unknown because of a Problem.
        parameters: number of learned weights.
        multiply_adds: per forward pass of one image.
        nonnegative: whether no output value can be negative.
        problem: why it cannot run, or None.
        receptive_field, jump: (rows, columns) in pixels of the image: the size of the receptive field of one cell, and
            the distance between those of two neighbours, a fraction after layers that enlarge; None for a vector.
    """

    input_shapes: tuple[Shape | None, ...]
    shape: Shape | None
    parameters: int
    multiply_adds: int
    nonnegative: bool
    problem: Problem | None
    receptive_field: Pair | None
    jump: Jump | None

    @property
    def input_shape(self) -> Shape | None:
        """The shape of its first input; None if unknown because of a Problem."""
        return self.input_shapes[0]

    @property
    def known_shapes(self) -> tuple[Shape, ...] | None:
        """The shapes of all its inputs; None if one is unknown."""
        known = tuple(shape for shape in self.input_shapes if shape is not None)
        return known if len(known) == len(self.input_shapes) else None


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
    """Whether the image must have a fixed size: a layer that takes one size alone depends on it.

    Linear and Reshape, and every layer with a weight for each number of a vector that was flattened. Where maps that
    were enlarged meet others, as in a U-Net, they are alike for some sizes alone.
    """
    varies, flat, enlarged = {INPUT}, set[str](), set[str]()
    for layer in project.layers:
        if varies.isdisjoint(layer.inputs) or layer.spec.fixes_size:
            continue
        is_flat = layer.spec.flattens or not flat.isdisjoint(layer.inputs)
        is_enlarged = layer.spec.enlarges or not enlarged.isdisjoint(layer.inputs)
        is_meeting = is_enlarged and layer.spec.fewest_inputs > 1
        if layer.spec.is_dense or layer.spec.reads_one_size or (is_flat and layer.weights) or is_meeting:
            return True
        varies.add(layer.id)
        if is_flat:
            flat.add(layer.id)
        if is_enlarged:
            enlarged.add(layer.id)
    return False


def has_one_size(project: Project) -> bool:
    """Whether pictures are fitted to the input's size: the network needs it, or it was chosen."""
    return project.input.fixed_size or needs_size(project)


def input_shape(project: Project) -> Shape:
    """The input shape (C, H, W) of the first layer: of the image itself, unless it is fitted to one size."""
    image, size = project.input.image, project.input.size
    if image is not None and not has_one_size(project):
        size = (image.shape[1], image.shape[2])
    return (project.input.channels, *size)


@dataclass(frozen=True)
class _Output:
    """The inferred output of one layer; ``to_blame`` is the layer whose Problem left the shape unknown."""

    shape: Shape | None
    nonnegative: bool
    reach: _Reach | None
    to_blame: str = ""


@dataclass(frozen=True)
class _Reach:
    """The receptive field of the cells of a map along both axes, (rows, columns) each.

    Args:
        first: the pixel at which that of cell 0 begins; negative in padding.
        size: its size in pixels.
        jump: the distance between those of two neighbours.
    """

    first: Jump
    size: Jump
    jump: Jump


_latest: dict[object, Inference] = {}  # by structure


def infer(project: Project) -> Inference:
    """The shapes, costs and Problems of all layers; cached with the Project."""
    # Not a field: the cache is freed with the Project, and ``replace`` does not copy it.
    known: Inference | None = getattr(project, _INFERRED, None)
    if known is None:
        structure = _structure(project)
        if (known := _latest.get(structure)) is None:
            if len(_latest) >= _MOST_LATEST:
                _latest.clear()
            known = _latest[structure] = _infer(project)
        object.__setattr__(project, _INFERRED, known)
    return known


def _structure(project: Project) -> object:
    """All that an Inference depends on: most edits change weights, and none of this."""
    layers = tuple(
        (layer.id, layer.spec, layer.inputs, tuple((name, values.shape) for name, values in layer.weights.items()))
        for layer in project.layers
    )
    return input_shape(project), _is_nonnegative(project.input), layers


def _infer(project: Project) -> Inference:
    shape_read = input_shape(project)
    ones, zeros = (Fraction(1), Fraction(1)), (Fraction(0), Fraction(0))
    outputs = {INPUT: _Output(shape_read, _is_nonnegative(project.input), _Reach(zeros, ones, ones))}
    facts: dict[str, LayerFacts] = {}
    bytes_used = 0
    for layer in project.layers:
        sources = [outputs[source] for source in layer.inputs]
        output = _output(layer, sources, bytes_used)
        problem = output if isinstance(output, Problem) else None
        shape = None if isinstance(output, Problem) else output
        bytes_used += 4 * math.prod(shape) if shape else 0
        reach = _reach(layer, sources, shape)
        nonnegative = joint_nonnegative(layer.spec, [source.nonnegative for source in sources])
        outputs[layer.id] = _Output(shape, nonnegative, reach, (problem.waits_for or layer.id) if problem else "")
        input_shapes = tuple(source.shape for source in sources)
        known = [each for each in input_shapes if each is not None]
        facts[layer.id] = LayerFacts(
            input_shapes,
            shape,
            learned_count(layer),
            joint_multiply_adds(layer.spec, known, shape) if shape else 0,
            nonnegative,
            problem,
            None if reach is None else (math.ceil(reach.size[0]), math.ceil(reach.size[1])),
            None if reach is None else reach.jump,
        )
    return Inference(shape_read, facts)


def _is_nonnegative(source: Input) -> bool:
    """Whether no value of the scaled image can be negative."""
    low, high = (0.0, 1.0) if source.image is None else source.image.span
    return (high <= 1 if source.invert else low >= 0) and all(mean <= 0 for mean in source.mean)


def learned_count(layer: Layer) -> int:
    """Number of learned weights of a layer; buffers, such as running statistics, do not count."""
    return sum(math.prod(weight.shape) for name, weight in layer.weights.items() if name not in layer.spec.buffers)


def _output(layer: Layer, sources: Sequence[_Output], bytes_used: int) -> Shape | Problem:
    """The output shape of a layer, or its Problem, with the layer's id in the sentence.

    Args:
        bytes_used: by the outputs of all layers before it.
    """
    shapes = []
    for source in sources:
        if source.shape is None:
            return Problem(
                message("{layer} waits for {cause}.", layer=layer.id, cause=source.to_blame), waits_for=source.to_blame
            )
        shapes.append(source.shape)
    output = joint_shape(layer.spec, shapes)
    if not isinstance(output, Problem):
        output = _weights_problem(layer, shapes[0]) or _memory_problem(bytes_used + 4 * math.prod(output)) or output
    if isinstance(output, Problem):
        return replace(output, sentence=message("{layer}: {what}", layer=layer.id, what=output.sentence))
    return output


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


def _memory_problem(bytes_used: int) -> MemoryProblem | None:
    if bytes_used <= MOST_BYTES:
        return None
    return MemoryProblem(
        message(
            "all maps up to here would take {size} GB, more than {most} GB.",
            size=printed(max(bytes_used, MOST_BYTES + 10**8) / 10**9, 1),  # too much never reads like the limit
            most=MOST_BYTES // 10**9,
        ),
        message("Use a smaller image, fewer filters or a stride."),
        nbytes=bytes_used,
    )


def _reach(layer: Layer, sources: Sequence[_Output], shape: Shape | None) -> _Reach | None:
    """The receptive fields of a layer's cells: the smallest rectangles around those of all its inputs.

    Source: Araujo, Norris & Sim, Distill 2019: r' = r + (k − 1) j, j' = j s.
    """
    if shape is None or len(shape) != 3:
        return None
    reaches = []
    for source in sources:
        if source.shape is None or source.reach is None:
            return None
        if source.shape[1:] == (1, 1) != shape[1:] and len(sources) > 1:
            continue  # a gate: its single cell scales the whole map
        reaches.append(_moved(layer.spec, source.shape, shape, source.reach))
    return _around(reaches) if reaches else None


def _around(reaches: Sequence[_Reach]) -> _Reach:
    """The reach around those of several branches, which have the same jump where their maps have the same size."""
    first, size = [], []
    for axis in (0, 1):
        starts = [each.first[axis] for each in reaches]
        first.append(min(starts))
        size.append(max(start + each.size[axis] for start, each in zip(starts, reaches, strict=True)) - first[axis])
    return _Reach((first[0], first[1]), (size[0], size[1]), reaches[0].jump)


def _moved(spec: Spec, shape: Shape, output: Shape, reach: _Reach) -> _Reach:
    """The receptive field of a layer's output cells; ``reach`` is that of its input cells."""
    first, size, jump = [], [], []
    offset, cells, steps = steps_of(spec, shape, output)
    for axis in (0, 1):
        first.append(reach.first[axis] + offset[axis] * reach.jump[axis])
        size.append(reach.size[axis] + (cells[axis] - 1) * reach.jump[axis])
        jump.append(reach.jump[axis] * steps[axis])
    return _Reach((first[0], first[1]), (size[0], size[1]), (jump[0], jump[1]))
