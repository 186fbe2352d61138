"""Evaluates a Project: computes the feature maps that the cache does not have."""

from __future__ import annotations

import math
from collections.abc import Collection, Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING

import numpy as np

from engine.compute.cache import Cache, Key, key_of
from engine.compute.devices import threads
from engine.compute.memory import keep_pages
from engine.images.fitting import Box, fit_image
from engine.layers.spec import Shape
from engine.project.project import INPUT, Layer, Project
from engine.project.shapes import Inference, infer, needs_size
from engine.values.array import Float32
from engine.values.errors import Problem, ResourceError
from engine.values.map_block import Block, Planes
from engine.values.messages import Message, message
from engine.values.numerals import plain

if TYPE_CHECKING:
    from torch import Tensor

SMALL = 4 * 2**20  # multiply-adds of a network below which one thread is faster than several
CHUNK = 24 * 2**20  # most output cells per forward pass; work can be cancelled between passes
PRODUCTS = 4 * 2**30  # most multiply-adds (or cells read) per forward pass: about 0.1 s on a small machine
LANES = 16  # maps that are computed in the time of one (SIMD)
LEAST_ROWS = 16  # of a band: with fewer Conv2d cannot use its fast memory layout


@dataclass(frozen=True)
class Activation:
    """The output of one layer, as one array per channel.

    Args:
        shape: (C, H, W), or (units,).
        keys: the content key of every channel; a vector has one.
        maps: C arrays (H, W), or one vector (units,). They share memory with the cache: read only.
    """

    shape: Shape
    keys: tuple[Key, ...]
    maps: tuple[Float32, ...]

    @cached_property
    def whole(self) -> Float32 | None:
        """All channels as one view (C, H, W); None if their memory does not allow that without copying."""
        return side_by_side(self.maps)

    @property
    def block(self) -> Block:
        """The output with array-like indexing, (C, H, W) or (units,), without copying."""
        if len(self.shape) == 1:
            return self.maps[0]
        return self.whole if self.whole is not None else Planes(self.maps)

    @cached_property
    def array(self) -> Float32:
        """The output as one read-only array of ``shape``; this can copy gigabytes."""
        array = self.whole if self.whole is not None else self.maps[0] if len(self.shape) == 1 else np.stack(self.maps)
        view = array.view()
        view.flags.writeable = False
        return view


class _Arrays(Mapping[str, Float32]):
    """Layer id -> array (C, H, W) or (units,), stacked on access."""

    def __init__(self, activations: Mapping[str, Activation]) -> None:
        self._activations = activations

    def __getitem__(self, layer_id: str) -> Float32:
        return self._activations[layer_id].array

    def __iter__(self) -> Iterator[str]:
        return (layer_id for layer_id in self._activations if layer_id != INPUT)

    def __len__(self) -> int:
        return sum(1 for _ in self)


@dataclass(frozen=True)
class Fitting:
    """How the image was made to fit the input of the network.

    Args:
        steps: sentences, in order.
        region: the part of the picture that is used, (top, left, bottom, right) in its pixels.
        place: the box of that part in the network's input, in cells.
    """

    steps: tuple[Message, ...]
    region: Box
    place: Box


@dataclass(frozen=True)
class Result:
    """The result of one evaluation; ``result["conv1"]`` is an array (C, H, W) or (units,).

    Args:
        outputs: the Activations by layer id, beginning with the input.
        problems: the Problems of layers that could not run, by layer id.
        inference: shapes and costs for this Project.
        fitting: how the image was made to fit.
        computed: by layer id, the channels that were not in the cache.
    """

    outputs: Mapping[str, Activation]
    problems: Mapping[str, Problem]
    inference: Inference
    fitting: Fitting
    computed: Mapping[str, tuple[int, ...]]

    @property
    def activations(self) -> Mapping[str, Float32]:
        """Layer id -> array (C, H, W) or (units,), in the order of the layers, without the input."""
        return _Arrays(self.outputs)

    @property
    def input(self) -> Float32:
        """The image as the first layer reads it: (C, H, W)."""
        return self.outputs[INPUT].array

    def __getitem__(self, layer_id: str) -> Float32:
        return self.outputs[layer_id].array


@dataclass(frozen=True)
class Progress:
    """The progress of an evaluation.

    Args:
        layer: the id of the layer that is being computed.
        done: the finished share of all layers, 0..1.
    """

    layer: str
    done: float


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
    """
    keep_pages()
    cache = Cache() if cache is None else cache
    cache.begin()
    try:
        result = yield from _evaluation(project, cache, wanted, device)
    except BaseException:  # also GeneratorExit: the caller gave up
        cache.give_up()
        raise
    cache.finish()
    return _gathered(result, cache) if cache.is_scattered else result


def _evaluation(
    project: Project, cache: Cache, wanted: Collection[str] | None, device: str
) -> Generator[Progress, None, Result]:
    inference = infer(project)
    _share_threads(sum(facts.multiply_adds for facts in inference.layers.values()))
    _compute_exactly()
    first, fitting = _input_activation(project, cache)
    cache.weights.keep(project.layers)
    outputs = {INPUT: first}
    computed: dict[str, tuple[int, ...]] = {}
    layers = _runnable(project, inference, wanted)
    for number, layer in enumerate(layers):
        shape = inference[layer.id].shape
        assert shape is not None
        work = _Work(layer, outputs[layer.inputs[0]], shape, cache, device)
        for done in work.run():
            yield Progress(layer.id, (number + done) / len(layers))
        outputs[layer.id], computed[layer.id] = work.activation(), tuple(work.missing)
    return Result(outputs, inference.problems, inference, fitting, computed)


def _gathered(result: Result, cache: Cache) -> Result:
    """The result with all maps copied out of allocations that also hold dropped maps."""
    return replace(result, outputs={each: _alone(output, cache) for each, output in result.outputs.items()})


def _alone(output: Activation, cache: Cache) -> Activation:
    if cache.wastes(output.keys):
        distinct = dict(zip(output.keys, output.maps, strict=True))  # equal filters have one key and one map
        whole = np.stack(list(distinct.values()), axis=-1)  # channels last in memory
        cache.put(list(distinct), list(np.moveaxis(whole, -1, 0)), whole.nbytes)
    maps = (cache.get(key) for key in output.keys)
    return replace(output, maps=tuple(values for values in maps if values is not None))


def _share_threads(multiply_adds: int) -> None:
    """Sets one torch thread for small networks, where synchronisation costs more than the work, else the default.

    torch applies the number to the calling thread, and as the default to threads that have not used torch yet. Code
    that computes in another thread must therefore set its own number, as training does.
    """
    import torch

    every = threads()  # cached before the first set_num_threads
    torch.set_num_threads(every if multiply_adds >= SMALL else 1)


def _compute_exactly() -> None:
    """Turns off TF32 in cuDNN, so that the terms of a trace add up to the value on graphics cards, too."""
    import torch

    torch.backends.cudnn.allow_tf32 = False


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


def _input_activation(project: Project, cache: Cache) -> tuple[Activation, Fitting]:
    """The input activation (C, H, W): the image fitted, then scaled; and how it was fitted."""
    source = project.input
    size = source.size if needs_size(project) else None
    image = source.image
    drawn = image.token if image is not None else source.size
    key = key_of(INPUT, drawn, source.channels, size, source.fit, source.invert, source.mean, source.deviation)
    keys = tuple(key_of(key, channel) for channel in range(source.channels))
    known = [cache.get(each) for each in keys]
    maps = tuple(each for each in known if each is not None)
    fitting = cache.noted(key)
    if len(maps) == len(keys) and isinstance(fitting, Fitting):
        return Activation((len(maps), *maps[0].shape), keys, maps), fitting
    values = np.zeros((source.channels, *source.size), np.float32) if image is None else image.data
    with np.errstate(all="ignore"):  # a picture may hold infinities
        fitted = fit_image(values, source.channels, size, source.fit, source.invert)
    rows, columns = fitted.array.shape[1:]
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
    maps = tuple(whole)
    cache.put(keys, maps, whole.nbytes)
    cache.note(key, fitting)
    return Activation(whole.shape, keys, maps), fitting


def _few(values: Sequence[float]) -> str:
    return ", ".join(map(plain, values))


class _Work:
    """The evaluation of one layer: looks up its maps in the cache, and computes those that are missing."""

    def __init__(self, layer: Layer, source: Activation, shape: Shape, cache: Cache, device: str) -> None:
        self.layer, self.spec, self.source, self.shape = layer, layer.spec, source, shape
        self.cache, self.device = cache, device
        self.mixes = not (self.spec.channelwise or layer.weights)  # every map depends on all input maps, as in softmax
        self.keys = self._keys()
        known = [cache.get(key) for key in self.keys]
        self.maps: list[Float32 | None] = known
        self.missing = [channel for channel, values in enumerate(known) if values is None]

    def _keys(self) -> tuple[Key, ...]:
        """The content key of every channel: a digest of the spec, its weights, and the keys of the channels it reads.

        A vector has one key.
        """
        spec = repr((self.device, self.spec.cache_key()))  # devices round differently
        weights = [self.layer.weights[name].row_tokens for name in sorted(self.layer.weights)]
        source_keys = self.source.keys
        if len(self.shape) == 1 or len(self.source.shape) == 1:
            return (key_of(spec, weights, source_keys),)
        digests: dict[range, Key] = {}
        keys = []
        for channel in range(self.shape[0]):
            reads = self.spec.reads(channel, len(source_keys))
            if reads not in digests:
                digests[reads] = key_of(source_keys[reads.start : reads.stop])
            tokens = [rows[channel] for rows in weights]
            place = channel if self.mixes else None
            keys.append(key_of(spec, tokens, digests[reads], place))
        return tuple(keys)

    def activation(self) -> Activation:
        maps = tuple(values for values in self.maps if values is not None)
        return Activation(self.shape, self.keys, maps)

    def run(self) -> Iterator[float]:
        """Computes the missing maps, yielding the finished share 0..1. Raises: ResourceError."""
        if not self.missing:
            return
        try:
            yield from self._run()
        except (MemoryError, RuntimeError) as error:
            if isinstance(error, MemoryError) or "memory" in str(error):
                raise ResourceError(
                    message("There is not enough memory for {layer}.", layer=self.layer.id),
                    message("Use a smaller image or fewer filters."),
                ) from error
            raise

    def _run(self) -> Iterator[float]:
        if len(self.shape) == 1 or len(self.source.shape) == 1:
            self._store([0], self._forward(self._tensor(None), None))
            yield 1.0
            return
        done = 0
        for channels in self._batches(self._channels_per_pass()):
            chosen = None if len(channels) == self.shape[0] or self.mixes else channels
            bands = self._bands(len(channels))
            if bands > 1:
                output = np.empty((*self.shape[1:], len(channels)), np.float32)  # channels last in memory
                for share in self._in_bands(self._input_for(channels), chosen, output, bands):
                    yield (done + share * len(channels)) / len(self.missing)
                values = output.transpose(2, 0, 1)
            else:
                values = self._forward(self._input_for(channels), chosen)
            self._store(channels, values[channels] if self.mixes else values)
            done += len(channels)
            yield done / len(self.missing)

    def _products_per_map(self) -> int:
        """Number of multiply-adds, or cells read, for one output map."""
        window = math.prod(self.spec.geometry.kernel) if self.spec.geometry is not None else 1
        return math.prod(self.shape[1:]) * window * len(self.spec.reads(0, len(self.source.maps)))

    def _most_bands(self) -> int:
        """Largest number of row bands with at least LEAST_ROWS rows each; 1 for layers that cannot run in bands."""
        return max(1, self.shape[1] // LEAST_ROWS) if self.spec.without_padding() is not None else 1

    def _channels_per_pass(self) -> int:
        """Largest number of channels per forward pass."""
        least = LANES if self.spec.has_filters else 1
        by_cells = CHUNK // max(math.prod(self.shape[1:]), math.prod(self.source.shape[1:]))
        by_products = PRODUCTS * self._most_bands() // self._products_per_map()
        return min(max(least, by_cells), max(LANES, by_products))

    def _bands(self, channels: int) -> int:
        """Number of row bands that keep one forward pass of ``channels`` channels below PRODUCTS and CHUNK."""
        products = self._products_per_map() * max(channels, LANES)
        cells = math.prod(self.shape[1:]) * channels
        return min(self._most_bands(), math.ceil(max(products / PRODUCTS, cells / CHUNK)))

    def _in_bands(self, batch: Tensor, channels: Sequence[int] | None, output: Float32, bands: int) -> Iterator[float]:
        """Fills ``output`` (H', W', O) band by band, yielding the finished share between bands.

        The whole batch (1, C, H, W) is padded first, so that the bands are computed without padding.
        """
        import torch
        import torch.nn.functional as F

        weights = self._weights(channels)
        bare, geometry = self.spec.without_padding(), self.spec.geometry
        assert bare is not None
        assert geometry is not None
        rows, columns = geometry.padding
        border = "constant" if geometry.border == "zeros" else geometry.border
        with torch.inference_mode():
            if rows or columns:
                batch = F.pad(batch, (columns, columns, rows, rows), mode=border)
        for band in range(bands):
            if band:
                yield band / bands
            start, stop = (len(output) * edge // bands for edge in (band, band + 1))
            (first, last), _ = bare.window(self.source.shape, (start, stop - 1), (0, 0))
            with torch.inference_mode():
                values = bare.forward(_channels_last(batch[:, :, first : last + 1]), weights)[0]
                output[start:stop] = values.permute(1, 2, 0).cpu().numpy()

    def _batches(self, most: int) -> Iterator[list[int]]:
        """The missing channels in groups of at most ``most`` that one forward pass can compute: same input channels."""
        if self.mixes or len(self.missing) == self.shape[0] <= most:
            yield self.missing
            return
        if self.spec.channelwise:
            lots = [self.missing]
        else:
            channels = len(self.source.maps)
            lots = [list(lot) for _, lot in groupby(self.missing, lambda c: self.spec.reads(c, channels))]
        for lot in lots:
            yield from (lot[start : start + most] for start in range(0, len(lot), most))

    def _input_for(self, channels: Sequence[int]) -> Tensor:
        if self.mixes or len(channels) == self.shape[0]:
            return self._tensor(None)
        if self.spec.channelwise:
            return self._tensor(channels)
        reads = self.spec.reads(channels[0], len(self.source.maps))
        return self._tensor(None if len(reads) == len(self.source.maps) else reads)

    def _tensor(self, channels: Sequence[int] | None) -> Tensor:
        """The input, or some of its channels, as a batch (1, C, H, W) in channels-last memory, or (1, F)."""
        import torch

        source = self.source
        if len(source.shape) == 1:
            return torch.from_numpy(source.maps[0])[None].to(self.device)
        chosen = source.maps if channels is None else tuple(source.maps[channel] for channel in channels)
        together = source.whole if channels is None else side_by_side(chosen)
        if together is not None:
            batch = torch.from_numpy(together)[None]
        else:
            batch = torch.stack([torch.from_numpy(values) for values in chosen], dim=-1).permute(2, 0, 1)[None]
        return _channels_last(batch).to(self.device)

    def _forward(self, batch: Tensor, channels: Sequence[int] | None) -> Float32:
        import torch

        with torch.inference_mode():
            values: Float32 = self.spec.forward(batch, self._weights(channels))[0].cpu().numpy()
        return values

    def _weights(self, channels: Sequence[int] | None) -> dict[str, Tensor]:
        import torch

        weights = {}
        for name, weight in self.layer.weights.items():
            if channels is not None:
                tensor = torch.from_numpy(weight.rows(channels))
            elif weight.is_scattered:
                tensor = self.cache.weights.tensor(self.layer.id, name, weight, self.device)
            else:
                tensor = torch.from_numpy(weight.data.copy())
            weights[name] = (_channels_last(tensor) if tensor.ndim == 4 else tensor).to(self.device)
        return weights

    def _store(self, channels: Sequence[int], values: Float32) -> None:
        maps = [values] if values.ndim == 1 else list(values)
        for channel, each in zip(channels, maps, strict=True):
            self.maps[channel] = each
        self.cache.put([self.keys[channel] for channel in channels], maps, values.nbytes)


def side_by_side(maps: Sequence[Float32]) -> Float32 | None:
    """C maps (H, W) as one view (C, H, W), if they are evenly spaced views of one allocation; else None."""
    first = maps[0]
    if first.ndim != 2:
        return None
    if len(maps) == 1:
        return first[None]
    starts = [each.__array_interface__["data"][0] for each in maps]
    step = starts[1] - starts[0]
    alike = all(
        each.base is first.base is not None and each.strides == first.strides and start == starts[0] + number * step
        for number, (each, start) in enumerate(zip(maps, starts, strict=True))
    )
    if not alike or step <= 0:
        return None
    return np.lib.stride_tricks.as_strided(first, (len(maps), *first.shape), (step, *first.strides))


def _channels_last(batch: Tensor) -> Tensor:
    """The batch (N, C, H, W) in channels-last memory, where convolution and pooling are fastest.

    With C = 1 or N = 1 several strides describe that layout; torch recognises only the ones that are set here.
    """
    import torch

    n, c, h, w = batch.shape
    return batch.contiguous(memory_format=torch.channels_last).as_strided((n, c, h, w), (h * w * c, 1, w * c, c))
