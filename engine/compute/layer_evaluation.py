"""Evaluates one layer: computes the maps that the cache does not have; it can be cancelled between forward passes."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

import numpy as np

from engine.compute.cache import Cache
from engine.compute.device_maps import Map, arranged, explained_failures, is_apart, separate, stacked
from engine.compute.keys import Key, digests, key_of
from engine.compute.large_arrays import large_arrays
from engine.compute.result import Activation, side_by_side, together
from engine.layers.convolution import padded, padded_rows
from engine.layers.joining import joint_forward, joint_input_cell, joint_reads
from engine.layers.spec import Shape, Spec
from engine.layers.window_positions import Geometry
from engine.project.project import Layer
from engine.values.array import Float32

if TYPE_CHECKING:
    from torch import Tensor


CHUNK = 24 * 2**20  # maximum output cells per forward pass
BAND = 4 * 2**20  # those of a band on the processor, whose cache still has it when it is copied to its place
PRODUCTS = 4 * 2**30  # maximum multiply-adds (or cells read) per forward pass: about 0.1 s on a small machine
DEVICE_CHUNK, DEVICE_PRODUCTS = 128 * 2**20, 256 * 2**30  # the same on a device, which is that much faster
LANES = 16  # maps that SIMD computes in the time of one
LEAST_ROWS = 16  # minimum of a band: with fewer Conv2d cannot use its fast memory layout


class LayerEvaluation:
    """The evaluation of one layer: looks up its maps in the cache, and computes those that are missing."""

    def __init__(self, layer: Layer, sources: Sequence[Activation], shape: Shape, cache: Cache, device: str) -> None:
        self.layer, self.spec, self.sources, self.shape = layer, layer.spec, sources, shape
        self.cache, self.device, self.is_apart = cache, device, is_apart(device)
        self.chunk, self.products = (DEVICE_CHUNK, DEVICE_PRODUCTS) if self.is_apart else (CHUNK, PRODUCTS)
        self.counts = [len(source.maps) for source in sources]
        self.mixes = not (self.spec.channelwise or self.spec.has_filters)  # maps are computed together, as in softmax
        self._together: Float32 | None = None  # all maps, if they are computed in one go
        self.works_on_vectors = any(len(each) == 1 for each in (shape, *(source.shape for source in sources)))
        if self.spec.copies_maps and not self.works_on_vectors:
            copied = [self._copied(channel) for channel in range(shape[0])]
            self.keys: tuple[Key, ...] = tuple(key for key, _ in copied)
            self.maps: list[Map | None] = [values for _, values in copied]
            self.missing: list[int] = []
            return
        self.keys = self._keys()
        self.maps = cache.get(self.keys)
        self.missing = [channel for channel, values in enumerate(self.maps) if values is None]

    def _copied(self, channel: int) -> tuple[Key, Map]:
        """Content key and values of an output map that is an input map."""
        found = joint_input_cell(self.spec, (channel, 0, 0), [source.shape for source in self.sources])
        assert found is not None
        source, cell = self.sources[found[0]], found[1]
        return source.keys[cell[0]], source.stored[cell[0]]

    def _keys(self) -> tuple[Key, ...]:
        """The content key of every channel: a digest of the spec, its weights, and the keys of the channels it reads.

        A vector has one key.
        """
        spec = _content_of(self.device, self.spec)
        weights = [self.layer.weights[name].row_tokens for name in sorted(self.layer.weights)]
        source_keys = [source.keys for source in self.sources]
        if self.works_on_vectors:
            key = key_of(spec, weights, source_keys)
            return (key,) if len(self.shape) == 1 else tuple(key_of(key, at) for at in range(self.shape[0]))
        parts = [self._read(source_keys)]
        parts += [[token.to_bytes(16) for token in tokens] for tokens in weights]
        if self.mixes:
            parts.append([at.to_bytes(16) for at in range(self.shape[0])])
        return digests(spec, *parts)

    def _read(self, source_keys: Sequence[tuple[Key, ...]]) -> Iterable[bytes]:
        """What stands for the channels that each output channel reads."""
        if self.spec.channelwise:
            return source_keys[0] if len(source_keys) == 1 else map(b"".join, zip(*source_keys, strict=True))
        known: dict[tuple[range, ...], Key] = {}
        found = []
        for channel in range(self.shape[0]):
            reads = self._reads(channel)
            if reads not in known:
                read = [own[each.start : each.stop] for own, each in zip(source_keys, reads, strict=True)]
                known[reads] = key_of(*read, None if any(reads) else self.shape)
            found.append(known[reads])
        return found

    def _reads(self, channel: int) -> tuple[range, ...]:
        """The channels of each input that an output channel depends on."""
        return joint_reads(self.spec, channel, self.counts)

    def activation(self) -> Activation:
        """The output of the layer, after :meth:`run`."""
        maps = arranged([values for values in self.maps if values is not None])
        return Activation(self.shape, self.keys, maps, computed=self._together)

    def run(self) -> Iterator[float]:
        """Computes the missing maps, yielding the finished share 0..1. Raises: ResourceError, EngineError."""
        if self.missing:
            with explained_failures(self.device, self.layer.id):
                yield from self._run()

    def _run(self) -> Iterator[float]:
        if self.works_on_vectors:
            values = self._forward([self._tensor(source, None) for source in self.sources], None)
            self.store(self.missing, values if values.ndim == 1 else self._of(values, self.missing))
            yield 1.0
            return
        done = 0
        for channels in self._batches(self._channels_per_pass()):
            chosen = None if len(channels) == self.shape[0] or self.mixes else channels
            bands = self._bands(len(channels))
            if bands > 1:
                output = self._empty(len(channels))
                for share in self._in_bands(self._inputs_for(channels)[0], chosen, output, bands):
                    yield (done + share * len(channels)) / len(self.missing)
                values = self._placed(output)
            else:
                values = self._forward(self._inputs_for(channels), chosen)
            self.store(channels, self._of(values, channels) if self.mixes else values)
            done += len(channels)
            yield done / len(self.missing)

    @cached_property
    def _products_per_map(self) -> int:
        """Number of multiply-adds, or cells read, for one output map."""
        window = math.prod(self.spec.geometry.kernel) if self.spec.geometry is not None else 1
        return math.prod(self.shape[1:]) * window * max(1, sum(map(len, self._reads(0))))

    def _most_bands(self) -> int:
        """Largest number of row bands with at least LEAST_ROWS rows each; 1 for layers that cannot run in bands."""
        most = self.shape[1] // LEAST_ROWS
        return most if most > 1 and self.spec.without_padding() is not None else 1

    def _channels_per_pass(self) -> int:
        """Largest number of channels per forward pass."""
        is_whole = len(self.missing) == self.shape[0] and self._most_bands() > 1
        least = self.shape[0] if is_whole else LANES if self.spec.has_filters else 1  # bands of all lie side by side
        by_cells = self.chunk // max(
            math.prod(each[1:]) for each in (self.shape, *(source.shape for source in self.sources))
        )
        by_products = self.products * self._most_bands() // self._products_per_map
        return min(max(least, by_cells), max(LANES, by_products))

    def _bands(self, channels: int) -> int:
        """Number of row bands that keep one forward pass of ``channels`` channels below the maximum of one."""
        products = self._products_per_map * max(channels, LANES)
        cells = math.prod(self.shape[1:]) * channels
        if max(products / self.products, cells / self.chunk) <= 1:
            return 1
        band = self.chunk if self.is_apart else min(self.chunk, BAND)
        return min(self._most_bands(), math.ceil(max(products / self.products, cells / band)))

    def _empty(self, channels: int) -> Tensor:
        """A tensor (O, H', W') to be filled, in the memory layout of computed maps."""
        import torch

        rows, columns = self.shape[1:]
        if self.is_apart:
            return torch.empty((channels, rows, columns), device=self.device)
        return torch.from_numpy(large_arrays.empty((rows, columns, channels))).permute(2, 0, 1)

    def _in_bands(self, batch: Tensor, channels: Sequence[int] | None, output: Tensor, bands: int) -> Iterator[float]:
        """Fills ``output`` (O, H', W') band by band, yielding the finished share between bands.

        Each is computed without padding, from rows of the batch (1, C, H, W) that have it already.
        """
        import torch

        weights = self._weights(channels)
        bare, geometry = self.spec.without_padding(), self.spec.geometry if self.spec.has_filters else None
        assert bare is not None
        if geometry is not None and not _is_padded_by_band(geometry):
            with torch.inference_mode():
                batch, geometry = padded(batch, geometry), None
        for band in range(bands):
            if band:
                yield band / bands
            start, stop = (output.shape[1] * edge // bands for edge in (band, band + 1))
            (first, last), _ = bare.window(self.sources[0].shape, (start, stop - 1), (0, 0))
            with torch.inference_mode():
                rows = batch[:, :, first : last + 1] if geometry is None else padded_rows(batch, geometry, first, last)
                output[:, start:stop] = bare.forward(self._arranged(rows), weights)[0]

    def _batches(self, most: int) -> Iterator[list[int]]:
        """The missing channels in batches for one forward pass: ``most`` at most, with the same input channels."""
        if self.mixes or len(self.missing) == self.shape[0] <= most:
            yield self.missing
            return
        is_one = self.spec.channelwise
        groups = [self.missing] if is_one else [list(each) for _, each in groupby(self.missing, self._reads)]
        for group in groups:
            yield from (group[start : start + most] for start in range(0, len(group), most))

    def _inputs_for(self, channels: Sequence[int]) -> list[Tensor]:
        """The input channels that these output channels read, one tensor (1, C, H, W) per input."""
        if self.mixes or len(channels) == self.shape[0]:
            return [self._tensor(source, None) for source in self.sources]
        if self.spec.channelwise:
            return [self._tensor(source, channels) for source in self.sources]
        return [
            self._tensor(source, None if len(reads) == len(source.maps) else reads)
            for source, reads in zip(self.sources, self._reads(channels[0]), strict=True)
        ]

    def _tensor(self, source: Activation, channels: Sequence[int] | None) -> Tensor:
        """An input, or some of its channels, as a batch (1, C, H, W), or (1, F)."""
        import torch

        if source.on_device is not None:
            values = source.on_device.tensor(channels)
            return values if len(source.shape) == 1 else values[None]
        if len(source.shape) == 1:
            return torch.from_numpy(source.maps[0])[None]
        chosen = source.maps if channels is None else tuple(source.maps[channel] for channel in channels)
        whole = source.whole if channels is None else side_by_side(chosen)
        return _channels_last(torch.from_numpy(together(chosen) if whole is None else whole)[None])

    def _arranged(self, batch: Tensor) -> Tensor:
        """The batch (N, C, H, W) in the memory layout that is fast on the device."""
        return batch.contiguous() if self.is_apart else _channels_last(batch)

    def _forward(self, inputs: Sequence[Tensor], channels: Sequence[int] | None) -> Float32 | Tensor:
        import torch

        with torch.inference_mode():
            return self._placed(joint_forward(self.spec, inputs, self._weights(channels))[0])

    def _placed(self, output: Tensor) -> Float32 | Tensor:
        """The computed maps, or vector, as they are kept."""
        if self.is_apart:
            return output.contiguous()
        values: Float32 = output.numpy()
        return values

    def _of(self, values: Float32 | Tensor, channels: Sequence[int]) -> Float32 | Tensor:
        """Some of all maps (C, H, W), in memory of their own unless they are all."""
        if len(channels) == len(values):
            return values
        if isinstance(values, np.ndarray):
            return values[list(channels)]
        import torch

        return torch.stack([values[channel] for channel in channels])

    def _weights(self, channels: Sequence[int] | None) -> dict[str, Tensor]:
        import torch

        weights = {}
        for name, weight in self.layer.weights.items():
            if self.is_apart:
                tensor = self.cache.weights.tensor(self.layer.id, name, weight, self.device)
                weights[name] = tensor if channels is None else stacked([tensor[channel] for channel in channels])
                continue
            if channels is not None:
                tensor = torch.from_numpy(weight.rows(channels))
            elif weight.is_scattered:
                tensor = self.cache.weights.tensor(self.layer.id, name, weight, self.device)
            else:
                tensor = torch.from_numpy(weight.data.copy())
            weights[name] = _channels_last(tensor) if tensor.ndim == 4 else tensor
        return weights

    def store(self, channels: Sequence[int], values: Float32 | Tensor) -> None:
        """Takes the maps of these channels, (n, H, W), or all of a vector, (units,), as computed."""
        maps = separate(values)
        if isinstance(values, np.ndarray) and values.ndim == 3 and len(maps) == self.shape[0]:
            self._together = values
        for channel, each in zip(channels, maps, strict=True):
            self.maps[channel] = each
        self.cache.put([self.keys[channel] for channel in channels], maps, values.nbytes)


@lru_cache(maxsize=256)
def _content_of(device: str, spec: Spec) -> Key:
    """What a content key says of a layer beside its weights and inputs; devices round differently."""
    return key_of(device, spec.cache_key())


def _is_padded_by_band(geometry: Geometry) -> bool:
    """Whether bands can be padded one by one: with zeros, and none lies in the padding alone."""
    return geometry.border == "zeros" and max(geometry.padding[0], geometry.after[0]) < LEAST_ROWS


def _channels_last(batch: Tensor) -> Tensor:
    """The batch (N, C, H, W) in channels-last memory, where convolution and pooling are fastest.

    With C = 1 or N = 1 several strides describe that layout; torch recognises only the ones that are set here.
    """
    import torch

    n, c, h, w = batch.shape
    return batch.contiguous(memory_format=torch.channels_last).as_strided((n, c, h, w), (h * w * c, 1, w * c, c))
