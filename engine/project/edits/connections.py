"""Edits of the connections between layers: branches, and the skip connections of residual networks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from engine.layers.add import Add
from engine.layers.conv2d import Conv2d
from engine.layers.joining import Joining, joint_shape
from engine.layers.spec import Shape, Spec
from engine.project.edits.access import layer_called
from engine.project.fitted_weights import reconciled
from engine.project.project import INPUT, Layer, Project, free_id, in_order
from engine.project.shapes import infer
from engine.values.errors import EngineError
from engine.values.messages import message
from engine.values.params import Pair


def connect(project: Project, source: str, target: str) -> Project:
    """The project in which ``target`` also reads ``source``; a layer that reads one layer reads it instead.

    Raises:
        EngineError: there is no such layer, or ``source`` depends on ``target``.
    """
    layer = layer_called(project, target)
    return _with_inputs(project, layer, _connected(layer, source))


def _connected(layer: Layer, source: str) -> tuple[str, ...]:
    """The inputs of a layer after it is connected with ``source``."""
    joined = len(layer.inputs) < layer.spec.most_inputs
    return (*layer.inputs, source) if joined else (*layer.inputs[:-1], source)


def disconnect(project: Project, source: str, target: str) -> Project:
    """The project in which ``target`` no longer reads ``source``.

    Raises:
        EngineError: ``target`` does not read ``source``, or would read too few layers without it.
    """
    layer = layer_called(project, target)
    if source not in layer.inputs:
        raise EngineError(message("{target} does not read {source}.", target=target, source=source))
    inputs = list(layer.inputs)
    inputs.remove(source)
    if len(inputs) < layer.spec.fewest_inputs:
        raise EngineError(
            message("{layer} has to read {count} layers.", layer=target, count=layer.spec.fewest_inputs),
            message("Connect it with another layer instead, or remove it."),
        )
    return _with_inputs(project, layer, inputs)


def reconnect(project: Project, target: str, source: str, instead: str) -> Project:
    """The project in which ``target`` reads ``instead`` in place of ``source``.

    Raises:
        EngineError: ``target`` does not read ``source``, or ``instead`` depends on ``target``.
    """
    layer = layer_called(project, target)
    if source not in layer.inputs:
        raise EngineError(message("{target} does not read {source}.", target=target, source=source))
    return _with_inputs(project, layer, [instead if each == source else each for each in layer.inputs])


def can_connect(project: Project, source: str, target: str) -> bool:
    """Whether :func:`connect` changes the network, and ``target`` can run then."""
    if target == INPUT or source == target or source in project.later(target):
        return False
    layer = layer_called(project, target)
    inputs = _connected(layer, source)
    return inputs != layer.inputs and _fits(project, layer.spec, inputs)


def can_join(project: Project, kind: type[Joining], source: str, target: str) -> bool:
    """Whether :func:`join` works, and the new layer can run."""
    if target == INPUT or source == target or source in project.later(target):
        return False
    return _fits(project, kind(), (target, source))


def _fits(project: Project, spec: Spec, inputs: Sequence[str]) -> bool:
    """Whether a layer with these inputs can run."""
    inference = infer(project)
    shapes = [inference.input_shape if source == INPUT else inference[source].shape for source in inputs]
    known = [shape for shape in shapes if shape is not None]
    return len(known) == len(shapes) and isinstance(joint_shape(spec, known), tuple)


def join(project: Project, kind: type[Joining], source: str, target: str) -> Project:
    """The project with a new layer of a joining kind that reads ``source`` and ``target``, after ``target``.

    All layers that read ``target`` read the new layer instead.

    Raises:
        EngineError: there is no such layer, or ``source`` depends on ``target``.
    """
    layer_called(project, target)
    joint = Layer(free_id(kind.stem, (layer.id for layer in project.layers)), kind(), (target, source))
    return _joined(project, joint, target, ())


def add_skip(project: Project, first: str, last: str) -> Project:
    """The project with a skip connection around the layers from ``first`` to ``last``: a residual block.

    The input of ``first`` is added to the output of ``last``; where their shapes differ, a 1 × 1 convolution with the
    necessary stride projects it. Source: He et al. 2016, section 3.2.

    Raises:
        EngineError: ``last`` does not depend on ``first``, or no 1 × 1 convolution gives that shape.
    """
    start = layer_called(project, first)
    layer_called(project, last)
    if last != first and last not in project.later(first):
        raise EngineError(
            message("{last} does not come after {first}.", last=last, first=first),
            message("Choose layers that follow one another."),
        )
    source = start.inputs[0]
    inference = infer(project)
    shape = inference.input_shape if source == INPUT else inference[source].shape
    output = inference[last].shape
    if shape is None or output is None:
        raise EngineError(message("A layer of the block has a problem, which has to be solved first."))
    ids = [layer.id for layer in project.layers]
    added: list[Layer] = []
    if shape != output:
        spec = _projection(shape, output)
        added.append(Layer(free_id(spec.stem, ids), spec, (source,)))
    skip = added[0].id if added else source
    joint = Layer(free_id(Add.stem, [*ids, skip]), Add(), (last, skip))
    return _joined(project, joint, last, added)


def skips_of(project: Project, layer_id: str) -> list[tuple[str, str]]:
    """The blocks, as (first, last), that begin or end with a layer and for which :func:`add_skip` works.

    The shortest come first.
    """
    at, later = project.index(layer_id), project.later(layer_id)
    blocks = [(layer_id, layer_id)]
    for distance in range(1, len(project.layers)):
        for index in (at - distance, at + distance):
            if 0 <= index < len(project.layers):
                other = project.layers[index].id
                if other in later:
                    blocks.append((layer_id, other))
                elif layer_id in project.later(other):
                    blocks.append((other, layer_id))
    return [block for block in blocks if _can_skip(project, *block)]


def _can_skip(project: Project, first: str, last: str) -> bool:
    inference, source = infer(project), project[first].inputs[0]
    shape = inference.input_shape if source == INPUT else inference[source].shape
    output = inference[last].shape
    if shape is None or output is None:
        return False
    try:
        return shape == output or bool(_projection(shape, output))
    except EngineError:
        return False


def _projection(shape: Shape, output: Shape) -> Conv2d:
    """The 1 × 1 convolution from one shape (C, H, W) to another. Raises: EngineError when there is none."""
    if len(shape) == len(output) == 3:
        stride: Pair = (-(-shape[1] // output[1]), -(-shape[2] // output[2]))
        spec = Conv2d(filters=output[0], kernel=(1, 1), padding=(0, 0), stride=stride)
        if spec.output_shape(shape) == output:
            return spec
    raise EngineError(
        message("No convolution of 1 × 1 makes the input of the block as large as its output."),
        message("Choose layers that keep the size of maps, or halve it."),
    )


def _joined(project: Project, joint: Layer, target: str, added: Sequence[Layer]) -> Project:
    """The project with a joining layer after ``target``, read by all layers that read ``target``.

    Args:
        added: further new layers, which the joining layer reads.
    """
    layers = [
        replace(layer, inputs=tuple(joint.id if each == target else each for each in layer.inputs))
        for layer in project.layers
    ]
    at = project.index(target) + 1
    layers[at:at] = [*added, joint]
    return reconciled(project, replace(project, layers=in_order(layers)))


def _with_inputs(project: Project, layer: Layer, inputs: Sequence[str]) -> Project:
    known = {INPUT, *(each.id for each in project.layers)}
    for source in inputs:
        if source not in known:
            raise EngineError(message("There is no layer called {layer}.", layer=source))
    layers = [replace(layer, inputs=tuple(inputs)) if each.id == layer.id else each for each in project.layers]
    return reconciled(project, replace(project, layers=in_order(layers)))
