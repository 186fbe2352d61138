"""Evaluates a Project: computes the feature maps that the cache does not have."""

from __future__ import annotations

import math
from collections.abc import Collection, Generator, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from engine.compute.cache import Cache
from engine.compute.device_maps import arranged, explained_failures, is_apart, separate, upload
from engine.compute.devices import compute_exactly, threads
from engine.compute.keys import Key, key_of
from engine.compute.large_arrays import large_arrays
from engine.compute.layer_evaluation import LayerEvaluation
from engine.compute.memory import keep_pages
from engine.compute.result import Activation, Fitting, Progress, Result, together
from engine.images.fitting import fit_image
from engine.project.project import INPUT, Layer, Project
from engine.project.shapes import Inference, has_one_size, infer
from engine.values.array import Float32
from engine.values.messages import message
from engine.values.numerals import plain

if TYPE_CHECKING:
    from torch import Tensor

SMALL = 4 * 2**20  # multiply-adds of a network below which one thread is faster than several


def evaluate(
    project: Project, cache: Cache | None = None, wanted: Collection[str] | None = None, device: str = "cpu"
) -> Result:
    """Computes the feature maps of a project that are not in the cache.

    Args:
        cache: maps of earlier evaluations; updated. None starts with an empty one.
        wanted: ids of the layers to compute, with all that they depend on; None for all layers.
        device: a torch device: ``cpu``, ``cuda``, ``mps``.

    Raises:
        ResourceError: there is not enough memory.
        EngineError: the device cannot compute a layer.
    """
    steps = evaluate_steps(project, cache, wanted, device)
    while True:
        try:
            next(steps)
        except StopIteration as stop:
            result: Result = stop.value
            return result


def evaluate_steps(
    project: Project, cache: Cache | None = None, wanted: Collection[str] | None = None, device: str = "cpu"
) -> Generator[Progress, None, Result]:
    """:func:`evaluate` as a generator: yields Progress, returns the Result; closing it abandons the evaluation.

    Raises:
        ResourceError: there is not enough memory.
        EngineError: the device cannot compute a layer.
    """
    keep_pages()
    cache = Cache() if cache is None else cache
    cache.begin()
    try:
        result = yield from _evaluation(project, cache, wanted, device)
    except BaseException:  # also GeneratorExit: the caller gave up
        cache.abandon()
        raise
    cache.finish()
    large_arrays.trim()
    with explained_failures(device):
        result = _gathered(result, cache)
    cache.latest.keep(project.layers, result.outputs, device)
    return result


def _evaluation(
    project: Project, cache: Cache, wanted: Collection[str] | None, device: str
) -> Generator[Progress, None, Result]:
    inference = infer(project)
    if cache.get(_input_keys(project, device)[1][:1])[0] is None:
        yield Progress(INPUT, 0.0, sum(facts.multiply_adds for facts in inference.layers.values()))
    first, fitting = input_activation(project, cache, device)
    cache.weights.keep(project.layers, device)
    outputs = {INPUT: cache.latest.input(first)}
    layers = _runnable(project, inference, wanted)
    numbers = {layer.id: number for number, layer in enumerate(layers)}
    computed: dict[str, tuple[int, ...]] = dict.fromkeys(numbers, ())
    for work in layer_evaluations(layers, inference, outputs, cache, device):
        number = numbers[work.layer.id]
        if work.missing and not any(computed.values()):
            _share_threads(sum(facts.multiply_adds for facts in inference.layers.values()))
            compute_exactly()
        if work.missing:
            facts = inference.layers[work.layer.id]
            ahead = max(facts.multiply_adds, math.prod(work.shape)) * len(work.missing) // len(work.keys)
            yield Progress(work.layer.id, number / len(layers), ahead)
        for done in work.run():
            yield Progress(work.layer.id, (number + done) / len(layers))
        computed[work.layer.id] = tuple(work.missing)
    return Result(outputs, inference.problems, inference, fitting, computed)


def layer_evaluations(
    layers: Iterable[Layer], inference: Inference, outputs: dict[str, Activation], cache: Cache, device: str
) -> Iterator[LayerEvaluation]:
    """The evaluation of each layer in turn that is not unchanged since the last one.

    All outputs are added to ``outputs``, that of an evaluation when the next one is asked for.
    """
    for layer in layers:
        shape = inference[layer.id].shape
        assert shape is not None
        sources = [outputs[source] for source in layer.inputs]
        known = cache.latest.output(layer, sources, device)
        if known is None:
            work = LayerEvaluation(layer, sources, shape, cache, device)
            yield work
            known = work.activation()
        else:
            cache.reuse(known.keys, 0 if layer.spec.copies_maps else 4 * math.prod(shape))
        outputs[layer.id] = known


def _gathered(result: Result, cache: Cache) -> Result:
    """The result with all maps copied out of allocations that also hold others, if those take much memory."""
    if not cache.is_full:
        return result
    used = {key for output in result.outputs.values() for key in output.keys}
    scattered = cache.scattered(used)
    if not scattered:
        return result
    for output in result.outputs.values():
        if not scattered.isdisjoint(output.keys):
            keys = list(dict.fromkeys(output.keys))  # equal filters have one key and one map
            whole = _copied([output.keys.index(key) for key in keys], output)
            cache.put(keys, separate(whole), whole.nbytes)
            scattered.difference_update(keys)
    cache.keep_only(used)
    return replace(result, outputs={each: _again(output, cache) for each, output in result.outputs.items()})


def _again(output: Activation, cache: Cache) -> Activation:
    """An output with its maps as the cache has them now."""
    maps = [values for values in cache.get(output.keys) if values is not None]
    return replace(output, maps=arranged(maps), computed=None)


def _copied(channels: Sequence[int], output: Activation) -> Float32 | Tensor:
    """Some maps of an output in memory of their own, (n, H, W)."""
    if output.on_device is not None:
        import torch

        return torch.stack([output.on_device.stored[channel].tensor for channel in channels])
    maps = [output.maps[channel] for channel in channels]
    return together(maps) if maps[0].ndim == 2 else np.stack(maps)


def _share_threads(multiply_adds: int) -> None:
    """Sets one torch thread for small networks, where synchronisation costs more than the work, else the default.

    torch applies the number to the calling thread, and as the default to threads that have not used torch yet. Code
    that computes in another thread must therefore set its own number, as training does.
    """
    import torch

    default = threads()  # cached before the first set_num_threads
    torch.set_num_threads(default if multiply_adds >= SMALL else 1)


def _runnable(project: Project, inference: Inference, wanted: Collection[str] | None) -> list[Layer]:
    layers = [layer for layer in project.layers if inference[layer.id].shape is not None]
    if wanted is None:
        return layers
    needed, kept = set(wanted), []
    for layer in reversed(layers):
        if layer.id in needed:
            needed.update(layer.inputs)
            kept.append(layer)
    return kept[::-1]


def _input_keys(project: Project, device: str) -> tuple[Key, tuple[Key, ...]]:
    """The content key of the input, and those of its channels."""
    source, image = project.input, project.input.image
    size = source.size if has_one_size(project) else None
    content = image.token if image is not None else source.size
    settings = source.channels, size, source.fit, source.invert, source.mean, source.deviation
    key = key_of(INPUT, device, content, settings)
    return key, tuple(key_of(key, channel) for channel in range(source.channels))


def input_activation(project: Project, cache: Cache, device: str) -> tuple[Activation, Fitting]:
    """The input activation (C, H, W): the image fitted, then scaled, and uploaded once; and how it was fitted."""
    source, image = project.input, project.input.image
    size = source.size if has_one_size(project) else None
    key, keys = _input_keys(project, device)
    known = cache.get(keys)
    maps = tuple(each for each in known if each is not None)
    fitting = cache.noted(key)
    if len(maps) == len(keys) and isinstance(fitting, Fitting):
        return Activation((len(maps), *maps[0].shape), keys, arranged(maps)), fitting
    values = np.zeros((source.channels, *source.size), np.float32) if image is None else image.data
    with np.errstate(all="ignore"):  # a picture may contain infinities
        fitted = fit_image(values, source.channels, size, source.fit, source.invert)
    rows, columns = fitted.array.shape[1:]
    if is_apart(device):
        whole = np.empty((source.channels, rows, columns), np.float32)
    else:
        whole = np.empty((rows, columns, source.channels), np.float32).transpose(2, 0, 1)  # channels last in memory
    mean, deviation = (np.array(each, np.float32)[:, None, None] for each in (source.mean, source.deviation))
    steps = fitted.steps
    with np.errstate(all="ignore"):
        np.subtract(fitted.array, mean, out=whole)
        if any(value != 1 for value in source.deviation):
            whole /= deviation
    if any(source.mean) or any(value != 1 for value in source.deviation):
        steps += (
            message("Scaled: (x − {mean}) / {deviation}", mean=_few(source.mean), deviation=_few(source.deviation)),
        )
    fitting = Fitting(steps, fitted.region, fitted.place)
    with explained_failures(device, INPUT):
        maps = tuple(separate(upload(whole, device) if is_apart(device) else whole))
    cache.put(keys, maps, whole.nbytes)
    cache.note(key, fitting)
    return Activation(whole.shape, keys, arranged(maps)), fitting


def _few(values: Sequence[float]) -> str:
    return ", ".join(map(plain, values))
