"""Edits of the weights of one layer: all of them, a filter, a kernel, one number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from engine.project.edits.access import array_of, layer_called
from engine.project.fitted_weights import reconciled
from engine.project.project import Project, fresh_weights, with_layer
from engine.project.set_aside import with_earlier
from engine.project.shapes import infer
from engine.values.errors import EngineError
from engine.values.messages import message


def set_weights(project: Project, layer_id: str, **weights: npt.ArrayLike) -> Project:
    """The project with other weights in one layer, such as ``weight=`` (O, C, KH, KW) and ``bias=`` (O,).

    Raises:
        EngineError: the layer has no such weights, or they have another shape.
    """
    layer = layer_called(project, layer_id)
    changed = dict(layer.weights)
    for name, values in weights.items():
        if name not in changed:
            raise EngineError(message("{layer} has no {name}.", layer=layer_id, name=name))
        array = array_of(values, like=changed[name])
        if array.shape != changed[name].shape:
            raise EngineError(
                message(
                    "{name} of {layer} must have the shape {needed}, not {shape}.",
                    name=name,
                    layer=layer_id,
                    needed=changed[name].shape,
                    shape=array.shape,
                )
            )
        changed[name] = array
    return with_layer(project, replace(layer, weights=changed))


def set_weight(project: Project, layer_id: str, at: tuple[int, ...], value: float, name: str = "weight") -> Project:
    """The project with one weight changed.

    Args:
        at: (filter, channel, row, column), or (unit, input).

    Raises:
        EngineError: there is no such weight.
    """
    return set_part(project, layer_id, at, value, name)


def set_bias(project: Project, layer_id: str, channel: int, value: float) -> Project:
    """The project with another bias for one filter or unit. Raises: EngineError when there is none."""
    return set_part(project, layer_id, (channel,), value, "bias")


def set_kernel(project: Project, layer_id: str, channel: int, source: int, kernel: npt.ArrayLike) -> Project:
    """The project with another kernel (KH, KW) of one filter.

    Args:
        channel: the filter, that is, the output channel.
        source: index of the kernel among the channels that the filter reads.

    Raises:
        EngineError: there is no such kernel, or ``kernel`` does not fit.
    """
    return set_part(project, layer_id, (channel, source), kernel)


def scale_inputs(project: Project, layer_id: str, channel: int, factors: Sequence[float]) -> Project:
    """The project with each kernel of one filter multiplied by a factor: 0 mutes that input channel.

    Args:
        factors: one per input channel that the filter reads.

    Raises:
        EngineError: there are more or fewer factors than kernels.
    """
    kernels = layer_called(project, layer_id).weights["weight"][channel]
    if len(factors) != len(kernels):
        if len(kernels) == 1:
            raise EngineError(message("{layer} reads one channel a filter.", layer=layer_id))
        raise EngineError(message("{layer} reads {count} channels a filter.", layer=layer_id, count=len(kernels)))
    with np.errstate(all="ignore"):  # infinity × 0
        scaled = kernels * np.asarray(factors, np.float32)[:, None, None]
    return set_filter(project, layer_id, channel, scaled)


def set_filter(project: Project, layer_id: str, channel: int, kernels: npt.ArrayLike) -> Project:
    """The project with all kernels of one filter replaced: (C / groups, KH, KW), or one (KH, KW) for every channel.

    Raises:
        EngineError: there is no such filter, or ``kernels`` does not fit.
    """
    return set_part(project, layer_id, (channel,), kernels)


def set_part(
    project: Project, layer_id: str, at: tuple[int, ...], values: npt.ArrayLike, name: str = "weight"
) -> Project:
    """The project with ``weights[name][at]`` replaced by ``values``.

    Args:
        at: an index into the weight array, whose first entry is an output channel or unit.
        values: anything that broadcasts to the shape of that part.

    Raises:
        EngineError: there is no such part, or ``values`` does not fit it.
    """
    layer = layer_called(project, layer_id)
    if name not in layer.weights:
        raise EngineError(message("{layer} has no {name}.", layer=layer_id, name=name))
    try:
        changed = layer.weights[name].replaced(at, values)
    except (IndexError, TypeError, ValueError) as error:
        raise EngineError(
            message("There is no place for that in {name} of {layer}.", name=name, layer=layer_id)
        ) from error
    return with_layer(project, replace(layer, weights={**layer.weights, name: changed}))


class WeightIndex(NamedTuple):
    """Some weights of one layer.

    Args:
        layer: its id.
        name: of the array, such as ``weight``.
        at: an index into it: one number, or with fewer entries a kernel, or all of a filter or unit.
    """

    layer: str
    name: str
    at: tuple[int, ...]


def descend(
    project: Project,
    gradients: Mapping[str, Mapping[str, npt.NDArray[np.float32]]],
    rate: float,
    only: WeightIndex | None = None,
) -> Project:
    """The project after one step of gradient descent: every weight less ``rate`` times its gradient.

    Args:
        gradients: by layer id and name of the weight, in the shapes of the weights.
        only: the weights that the step changes; None for all that have a gradient.

    Raises:
        EngineError: there are no such weights.
    """
    if only is not None:
        weights = layer_called(project, only.layer).weights
        if only.name not in weights or only.name not in gradients.get(only.layer, {}):
            raise EngineError(message("{layer} has no {name}.", layer=only.layer, name=only.name))
        slope = gradients[only.layer][only.name][only.at]
        return set_part(project, only.layer, only.at, _less(weights[only.name].data[only.at], rate, slope), only.name)
    for layer_id, slopes in gradients.items():
        weights = layer_called(project, layer_id).weights
        moved = {name: _less(weights[name].data, rate, slope) for name, slope in slopes.items()}
        project = set_weights(project, layer_id, **moved)
    return project


def _less(weights: npt.NDArray[np.float32], rate: float, slope: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    with np.errstate(all="ignore"):  # a step too far ends in infinity
        return weights - np.float32(rate) * slope


def renew_weights(project: Project, layer_id: str, seed: int = 0) -> Project:
    """The project with new random weights in one layer; unchanged if the layer cannot run.

    Present weights that wait for an input that they fit are set aside.
    """
    layer = layer_called(project, layer_id)
    shape = infer(project)[layer_id].input_shape
    if shape is None or not isinstance(layer.spec.output_shape(shape), tuple):
        return project
    if layer.made_for is not None:
        layer = with_earlier(
            layer, {}, {each.reads: each.weights for each in layer.aside} | {layer.made_for: layer.weights}
        )
    weights = fresh_weights(layer.spec, shape, layer_id, seed)
    return reconciled(project, with_layer(project, replace(layer, weights=weights)))
