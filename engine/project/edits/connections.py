"""Edits of the connections between layers: branches, and the skip connections of residual networks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from engine.layers.add import Add
from engine.layers.conv2d import Conv2d
from engine.layers.joining import Joining
from engine.layers.spec import Shape
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
    joined = len(layer.inputs) < layer.spec.most_inputs
    return _with_inputs(project, layer, (*layer.inputs, source) if joined else (*layer.inputs[:-1], source))


def disconnect(project: Project, source: str, target: str) -> Project:
    """The project in which ``target`` no longer reads ``source``.

    Raises:
        EngineError: it does not read it, or needs it.
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
        EngineError: it does not read ``source``, or ``instead`` depends on it.
    """
    layer = layer_called(project, target)
    if source not in layer.inputs:
        raise EngineError(message("{target} does not read {source}.", target=target, source=source))
    return _with_inputs(project, layer, [instead if each == source else each for each in layer.inputs])


def can_connect(project: Project, source: str, target: str) -> bool:
    """Whether :func:`connect` gives a network in which ``target`` can run."""
    if source == target or target == INPUT:
        return False
    try:
        connected = connect(project, source, target)
    except EngineError:
        return False
    return infer(connected)[target].shape is not None


def join(project: Project, kind: type[Joining], source: str, target: str) -> Project:
    """The project with a new layer of a joining kind that reads ``source`` and ``target``, after ``target``.

    All that read ``target`` read the new layer instead.

    Raises:
        EngineError: there is no such layer, or ``source`` depends on ``target``.
    """
    layer_called(project, target)
    joint = Layer(free_id(kind.stem, (layer.id for layer in project.layers)), kind(), (target, source))
    return _joined(project, joint, target, ())


def add_skip(project: Project, first: str, last: str) -> Project:
    """The project with a skip connection around the layers from ``first`` to ``last``: a residual block.

    What ``first`` reads is added to the output of ``last``; where their shapes differ, a convolution of 1 × 1 with the
    stride that is needed makes them alike. Source: He et al. 2016, section 3.2.

    Raises:
        EngineError: ``last`` does not depend on ``first``, or no convolution makes the shapes alike.
    """
    start = layer_called(project, first)
    if last != first and last not in project.later(first):
        raise EngineError(
            message("{last} does not come after {first}.", last=last, first=first),
            message("Choose layers that follow one another."),
        )
    source = start.inputs[0]
    inference = infer(project)
    given = inference.input_shape if source == INPUT else inference[source].shape
    output = inference[last].shape
    if given is None or output is None:
        raise EngineError(message("A layer of the block has a problem, which has to be solved first."))
    ids = [layer.id for layer in project.layers]
    added: list[Layer] = []
    if given != output:
        spec = _projection(given, output)
        added.append(Layer(free_id(spec.stem, ids), spec, (source,)))
    skip = added[0].id if added else source
    joint = Layer(free_id(Add.stem, [*ids, skip]), Add(), (last, skip))
    return _joined(project, joint, last, added)


def _projection(given: Shape, output: Shape) -> Conv2d:
    """The 1 × 1 convolution from one shape (C, H, W) to another. Raises: EngineError when there is none."""
    if len(given) == len(output) == 3:
        stride: Pair = (-(-given[1] // output[1]), -(-given[2] // output[2]))
        spec = Conv2d(filters=output[0], kernel=(1, 1), padding=(0, 0), stride=stride)
        if spec.output_shape(given) == output:
            return spec
    raise EngineError(
        message("No convolution of 1 × 1 makes the input of the block as large as its output."),
        message("Choose layers that keep the size of maps, or halve it."),
    )


def _joined(project: Project, joint: Layer, target: str, added: Sequence[Layer]) -> Project:
    """The project with a joining layer after ``target``, read by all that read ``target``, and layers for it."""
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
