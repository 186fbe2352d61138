"""Small versions of feature maps, with the value range of the whole map, for showing hundreds at once."""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from engine.compute import device_reductions
from engine.compute.analyses import Analysis
from engine.compute.device_maps import DeviceMap, DeviceMaps, Map, arranged
from engine.compute.device_reductions import Blocks
from engine.compute.keys import Key
from engine.compute.memory_blocks import MemoryBlocks
from engine.compute.result import Activation, Result, side_by_side
from engine.project.project import INPUT, Project
from engine.values.array import Float32

if TYPE_CHECKING:
    from torch import Tensor

SIDE = 128  # cells; maps up to this size are shown as they are
_FEW, _LARGE = 4, 256  # thumbnails have _LARGE cells per side in layers with up to _FEW maps
SAMPLES = 65_536  # values that show how those of a map are distributed
WHOLE = 2**22  # cells; more than a screen can show
STRIP = 4096  # maximum units in the thumbnail of a vector
_SHARP = 8  # rows and columns of a block whose extreme is shown; larger blocks are averaged first
_MOST_KEPT = 64 * 2**20  # bytes of cached thumbnails, beyond those of the latest result
_SLICE = 2**20  # cells that are read several times while the processor's cache has them
_RESULTS = 4  # like the latest, whose thumbnails may be kept in between


class Thumbnail(NamedTuple):
    """A feature map reduced to at most SIDE cells per side (_LARGE in layers with few maps).

    Args:
        values: (h, w): the map itself if it is small, else the value farthest from zero of each block (the mean of
            each block for the input image).
        low, high: minimum and maximum of the finite values of the whole map; 0 if there are none.
        is_finite: whether all values of the whole map are.
    """

    values: Float32
    low: float
    high: float
    is_finite: bool

    # A tuple of numbers: garbage collection need not go through thousands of them. Each is equal to itself alone.

    def __eq__(self, other: object) -> bool:
        return self is other

    def __ne__(self, other: object) -> bool:
        return self is not other

    def __hash__(self) -> int:
        return id(self)


@dataclass(frozen=True)
class MapFacts:
    """One feature map in full, with its statistics.

    Args:
        values: (H, W), contiguous; a vector is (1, F). A large map on a device stays there, in memory of its own, and
            what the screen shows of it is downloaded.
        low, mean, high: minimum, mean and maximum of the finite values.
        zeros: the share of cells that are exactly 0, 0..1.
        odd: number of infinite and NaN cells.
        same: the value of every cell if they are equal, which NaN are as well; else None.
        sample: at most SAMPLES values (n,) from all over the map, all of a small one.
    """

    values: Map
    low: float
    mean: float
    high: float
    zeros: float
    odd: int
    same: float | None
    sample: Float32


def map_facts(values: Float32) -> MapFacts:
    """The statistics of one map (H, W) or vector (F,)."""
    values = np.ascontiguousarray(values if values.ndim == 2 else values.reshape(1, -1))
    with np.errstate(invalid="ignore"):  # infinities of both signs
        total = values.sum(dtype=np.float64)
    finite = values if np.isfinite(total) else values[np.isfinite(values)]
    sample = sampled(values)
    if not finite.size:
        return MapFacts(values, 0.0, 0.0, 0.0, 0.0, values.size, _odd_value(values), sample)
    low, high, odd = float(finite.min()), float(finite.max()), values.size - finite.size
    mean, zeros = float(finite.mean(dtype=np.float64)), 1 - np.count_nonzero(values) / values.size
    return MapFacts(values, low, mean, high, zeros, odd, low if low == high and not odd else None, sample)


def _odd_value(values: Float32) -> float | None:
    """The value of all cells if none is finite and all are equal; None for no cells."""
    if not values.size:
        return None
    first = values.flat[0]
    return float(first) if (values == first).all() or np.isnan(values).all() else None


def sampled(values: Map) -> Float32:
    """At most SAMPLES values (n,) of a map (H, W), at even distances; of a map on a device they alone come here."""
    step, columns = max(math.ceil(values.size / SAMPLES), 1), values.shape[-1] or 1
    while math.gcd(step, columns) > 1:
        step += 1  # else some columns of the map would never be sampled
    if step == 1:
        return np.ravel(values)
    found: Float32 = values[np.divmod(np.arange(0, values.size, step), columns)]
    return found


@dataclass(frozen=True)
class MapStatistics(Analysis[MapFacts]):
    """One map in full, with its statistics; for a vector all of it, whatever the channel."""

    layer: str
    channel: int

    def key(self, project: Project, result: Result) -> Hashable | None:
        output = result.outputs.get(self.layer)
        return None if output is None else output.keys[min(self.channel, len(output.keys) - 1)]

    def compute(self, project: Project, result: Result) -> MapFacts:
        output = result.outputs[self.layer]
        channel = min(self.channel, len(output.maps) - 1)
        if output.on_device is None:
            return map_facts(output.maps[channel])
        there = output.on_device.stored[channel]
        is_large = there.ndim == 2 and there.size > WHOLE
        values = DeviceMap(there.tensor.clone()) if is_large else np.atleast_2d(output.maps[channel])
        found = device_reductions.statistics(there.tensor)
        zeros, odd = found.zeros / there.size, there.size - found.finite
        same = found.low if found.low == found.high and not odd else None
        if not found.finite:
            same = _odd_value(there.downloaded())
        return MapFacts(values, found.low, found.mean, found.high, zeros, odd, same, sampled(values))


class Thumbnails:
    """A cache of thumbnails by content key of their maps."""

    def __init__(self) -> None:
        self._kept: MemoryBlocks[Thumbnail] = MemoryBlocks()
        self._run = 0  # number of results
        self._latest: dict[str, _Pictured] = {}  # by layer id

    def of(self, result: Result) -> Mapping[str, tuple[Thumbnail, ...]]:
        """The thumbnails of all maps by layer id, one per key; an unchanged map has the identical Thumbnail."""
        self._run += 1
        before = self._latest
        known = {layer: before[layer] for layer, each in result.outputs.items() if _is_of(before.get(layer), each)}
        changed = {layer: each for layer, each in result.outputs.items() if layer not in known}
        self._make_missing(changed)
        new = {layer: self._pictured(activation) for layer, activation in changed.items()}
        self._latest = {layer: known[layer] if layer in known else new[layer] for layer in result.outputs}
        in_use = sum(each.nbytes for each in self._latest.values())
        most = in_use + min(_RESULTS * in_use, _MOST_KEPT)
        if self._kept.nbytes > most:
            for each in known.values():
                self._kept.get(each.activation.keys, self._run)
            self._kept.shrink(most, self._run)
        return {layer: each.thumbnails for layer, each in self._latest.items()}

    def _make_missing(self, outputs: Mapping[str, Activation]) -> None:
        keys, wishes = set[Key](), list[tuple[Sequence[Key], Wish]]()
        for layer_id, output in outputs.items():
            missing = {
                key: channel for channel, key in enumerate(output.keys) if key not in self._kept and key not in keys
            }
            if missing:
                keys.update(missing)
                side = _LARGE if len(output.keys) <= _FEW else SIDE
                stored, whole = output.stored, output.whole if len(missing) == len(output.maps) else None
                maps = [stored[channel] for channel in missing.values()]
                wishes.append((tuple(missing), Wish(maps, layer_id == INPUT, side, whole)))
        made = thumbnails_of([wish for _, wish in wishes])
        for (missing_keys, _), thumbnails in zip(wishes, made, strict=True):
            self._kept.put(missing_keys, thumbnails, _nbytes(thumbnails), self._run)

    def _pictured(self, activation: Activation) -> _Pictured:
        found, _ = self._kept.get(activation.keys, self._run)
        thumbnails = tuple(each for each in found if each is not None)
        return _Pictured(activation, thumbnails, _nbytes(thumbnails))


def _nbytes(thumbnails: Sequence[Thumbnail]) -> int:
    """The bytes of thumbnails of one layer, which have one size."""
    return len(thumbnails) * thumbnails[0].values.nbytes


@dataclass(frozen=True, eq=False)
class _Pictured:
    """A layer's output with its thumbnails, and the bytes of these."""

    activation: Activation
    thumbnails: tuple[Thumbnail, ...]
    nbytes: int


def _is_of(pictured: _Pictured | None, activation: Activation) -> bool:
    return pictured is not None and pictured.activation is activation


@dataclass(frozen=True, eq=False)
class Wish:
    """Maps that thumbnails are asked for.

    Args:
        maps: maps (H, W), or vectors (F,), of one shape and in one memory.
        picture: whether blocks are shown by their mean rather than by their extreme.
        most: maximum cells per side.
        whole: the maps as one array (C, H, W), if they are known to be that.
    """

    maps: Sequence[Map]
    picture: bool = False
    most: int = SIDE
    whole: Float32 | None = None

    def blocks(self, shape: Sequence[int]) -> tuple[tuple[int, int], tuple[int, int]]:
        """Rows and columns of the blocks of (…, H, W) that are averaged, and of such blocks that become one cell."""
        most = self.most if shape[-2] > 1 else STRIP
        rows, columns = (-(-cells // most) for cells in shape[-2:])
        fine = (rows, columns) if self.picture else (-(-rows // _SHARP), -(-columns // _SHARP))
        return fine, (-(-rows // fine[0]), -(-columns // fine[1]))


def thumbnails_of(wishes: Sequence[Wish]) -> list[list[Thumbnail]]:
    """The thumbnails of all maps of each wish; what devices compute of them is downloaded at once."""
    maps = [arranged(wish.maps) for wish in wishes]
    layers = [(each, wish) for each, wish in zip(maps, wishes, strict=True) if isinstance(each, DeviceMaps)]
    downloaded = _on_device(layers) if layers else iter(())
    return [
        next(downloaded) if isinstance(each, DeviceMaps) else _on_host(each, wish)
        for each, wish in zip(maps, wishes, strict=True)
    ]


def _on_device(layers: Sequence[tuple[DeviceMaps, Wish]]) -> Iterator[list[Thumbnail]]:
    planes = [[each.plane for each in maps.stored] for maps, _ in layers]
    blocks = [Blocks(maps, *wish.blocks(maps[0].shape)) for maps, (_, wish) in zip(planes, layers, strict=True)]
    for maps, reduced in zip(planes, device_reductions.reduced(blocks), strict=True):
        lows, highs = reduced.lows, reduced.highs
        finite = np.isfinite(lows) & np.isfinite(highs)
        if not finite.all():
            lows, highs = device_reductions.finite_ranges(maps)
        yield _thumbnails(reduced.small, lows, highs, finite)


def _on_host(maps: Sequence[Float32], wish: Wish) -> list[Thumbnail]:
    """Maps that are views of one allocation are reduced together."""
    if wish.whole is not None:
        return _together(wish.whole, wish)
    thumbnails: list[Thumbnail] = []
    for _, run in groupby(maps, lambda values: id(values.base)):
        neighbours = list(run)
        together = side_by_side(neighbours)
        stacks = [together] if together is not None else [np.atleast_2d(values)[None] for values in neighbours]
        thumbnails += [thumbnail for stack in stacks for thumbnail in _together(stack, wish)]
    return thumbnails


def _together(maps: Float32, wish: Wish) -> list[Thumbnail]:
    """The thumbnails of all channels of ``maps`` (C, H, W), in few passes over the memory."""
    means, extremes = wish.blocks(maps.shape)
    if means == (1, 1):
        high, low = _ranges(maps, *extremes)
        small = _farthest(high, low)
    else:
        high, low, small = _ranges_and_means(maps, *means)
        if not wish.picture:
            small = _farthest(*_ranges(small, *extremes))
    highs, lows = high.max((1, 2)), low.min((1, 2))
    finite = np.isfinite(lows) & np.isfinite(highs)
    if not finite.all():
        lows, highs = _finite_ranges(maps)
    return _thumbnails(small, lows, highs, finite)


def _thumbnails(small: Float32, lows: Float32, highs: Float32, finite: NDArray[np.bool_]) -> list[Thumbnail]:
    new = tuple.__new__  # a third of the time of Thumbnail(...), of which there may be thousands
    return [new(Thumbnail, each) for each in zip(small, lows.tolist(), highs.tolist(), finite.tolist(), strict=True)]


def _ranges(maps: Float32, rows: int, columns: int) -> tuple[Float32, Float32]:
    """Maximum and minimum of every block of ``rows`` × ``columns`` cells: (C, H, W) -> (C, h, w) each."""
    high, low = (_by_rows(maps, rows, reduction) for reduction in ("amax", "amin"))
    return _by_columns(high, columns, np.maximum), _by_columns(low, columns, np.minimum)


def _by_rows(maps: Float32, step: int, reduction: Literal["amax", "amin"]) -> Float32:
    """Every ``step`` rows reduced to one, the last from fewer: (C, H, W) -> (C, ⌈H / step⌉, W)."""
    if step == 1:
        return maps
    import torch

    reduce = getattr(torch, reduction)
    lines = torch.from_numpy(maps.transpose(1, 2, 0))  # the memory order of channels-last maps
    full = lines.shape[0] // step
    with torch.inference_mode():
        blocks = lines[: full * step].reshape(full, step, *lines.shape[1:])
        parts = [reduce(blocks, dim=1)] if full else []
        if lines.shape[0] % step:
            parts.append(reduce(lines[full * step :], dim=0, keepdim=True))
        reduced: Float32 = (torch.cat(parts) if len(parts) > 1 else parts[0]).numpy()
    return reduced.transpose(2, 0, 1)


def _by_columns(maps: Float32, step: int, reduce: np.ufunc) -> Float32:
    """Every ``step`` columns reduced to one: (C, H, W) -> (C, H, ⌈W / step⌉)."""
    if step == 1:
        return maps
    reduced = maps[:, :, ::step].copy(order="K")
    for offset in range(1, step):
        part = maps[:, :, offset::step]
        target = reduced[:, :, : part.shape[2]]
        reduce(target, part, out=target)
    return reduced


def _ranges_and_means(maps: Float32, rows: int, columns: int) -> tuple[Float32, Float32, Float32]:
    """Maximum and minimum of every channel, (C, 1, 1) each, and the mean of every block, (C, h, w).

    A slice at a time, which stays in the processor's cache while it is read for each of them.
    """
    import torch

    lines = torch.from_numpy(maps.transpose(1, 2, 0))  # the memory order of channels-last maps
    height = rows * max(_SLICE // (rows * lines[0].numel()), 1)
    sides = zip(lines.shape, (rows, columns), strict=False)
    with torch.inference_mode():
        high, low = lines[0].clone(), lines[0].clone()
        means = torch.empty((*(-(-side // step) for side, step in sides), lines.shape[2]))
        for start in range(0, len(lines), height):
            part = lines[start : start + height]
            torch.maximum(high, torch.amax(part, 0), out=high)
            torch.minimum(low, torch.amin(part, 0), out=low)
            first, count = start // rows, -(-len(part) // rows)
            _block_sums(_block_sums(part, rows, 0), columns, 1, means[first : first + count])
        for axis, step in ((0, rows), (1, columns)):
            counts = (lines.shape[axis] - step * torch.arange(means.shape[axis])).clamp(max=step).float()
            means /= counts[:, None, None] if axis == 0 else counts[:, None]
        highest, lowest = (reduce(each, 0) for reduce, each in ((torch.amax, high), (torch.amin, low)))
    return highest.numpy()[:, None, None], lowest.numpy()[:, None, None], means.numpy().transpose(2, 0, 1)


def _block_sums(lines: Tensor, step: int, axis: int, into: Tensor | None = None) -> Tensor:
    """The sums of every ``step`` rows (axis 0) or columns (axis 1), the last of fewer: (H, W, C)."""
    if step == 1 and into is None:
        return lines
    every = [lines[offset::step] if axis == 0 else lines[:, offset::step] for offset in range(step)]
    sums = every[0].clone() if into is None else into.copy_(every[0])
    for part in every[1:]:
        sums.narrow(axis, 0, part.shape[axis]).add_(part)
    return sums


def _farthest(high: Float32, low: Float32) -> Float32:
    """Of the maximum and minimum of every block, the one farther from zero: thin lines stay, with their sign.

    In a mean the two sides of an edge would cancel. Blocks larger than _SHARP are averaged first: otherwise every block
    of a very large map would show some outlier.
    """
    return np.ascontiguousarray(np.where(high >= -low, high, low))


def _finite_ranges(maps: Float32) -> tuple[Float32, Float32]:
    """Minimum and maximum of the finite values of every channel, 0 if there are none: two arrays (C,)."""
    finite = np.isfinite(maps)
    lows = np.where(finite, maps, np.inf).min((1, 2))
    highs = np.where(finite, maps, -np.inf).max((1, 2))
    some = finite.any((1, 2))
    return np.where(some, lows, 0).astype(np.float32), np.where(some, highs, 0).astype(np.float32)
