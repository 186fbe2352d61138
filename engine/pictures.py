"""Small pictures of feature maps, with the range of the whole map, for showing hundreds at once."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from engine.array import Float32
from engine.cache import Key
from engine.evaluate import Activation, Result

SIDE = 128  # cells; maps up to this size are shown as they are
STRIP = 4096  # units of a vector
_KEPT = 8192  # thumbnails


@dataclass(frozen=True, eq=False)
class Thumbnail:
    """A feature map at no more than SIDE cells a side.

    Args:
        values: the map itself, or the means of equal blocks of it.
        low, high: the least and largest finite value of the whole map; 0 when there is none.
    """

    values: Float32
    low: float
    high: float


@dataclass(frozen=True)
class MapFacts:
    """One feature map in full, with what there is to say about it.

    Args:
        values: (H, W), contiguous.
        low, mean, high: of the finite values.
        zeros: the share of cells that are exactly 0.
        odd: how many cells are infinite or not a number.
    """

    values: Float32
    low: float
    mean: float
    high: float
    zeros: float
    odd: int


def map_facts(values: Float32) -> MapFacts:
    """What there is to say about one map or vector."""
    values = np.ascontiguousarray(values if values.ndim == 2 else values.reshape(1, -1))
    finite = values if np.isfinite(values.sum(dtype=np.float64)) else values[np.isfinite(values)]
    if not finite.size:
        return MapFacts(values, 0.0, 0.0, 0.0, 0.0, values.size)
    return MapFacts(
        values,
        float(finite.min()),
        float(finite.mean(dtype=np.float64)),
        float(finite.max()),
        1 - np.count_nonzero(values) / values.size,
        values.size - finite.size,
    )


class Thumbnails:
    """Makes the thumbnails of a Result, and keeps those whose maps have not changed."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Key, Thumbnail] = OrderedDict()

    def of(self, result: Result) -> Mapping[str, tuple[Thumbnail, ...]]:
        """The thumbnails of all maps, by layer id; an unchanged map has the identical Thumbnail as before."""
        made = {layer_id: self._layer(activation) for layer_id, activation in result.outputs.items()}
        while len(self._kept) > max(_KEPT, 2 * sum(map(len, made.values()))):
            self._kept.popitem(last=False)
        return made

    def _layer(self, activation: Activation) -> tuple[Thumbnail, ...]:
        missing = [channel for channel, key in enumerate(activation.keys) if key not in self._kept]
        if missing:
            whole = activation.whole if len(missing) == len(activation.keys) else None
            made = _together(whole) if whole is not None and whole.ndim == 3 else _singly(activation, missing)
            for channel, thumbnail in zip(missing, made, strict=True):
                self._kept[activation.keys[channel]] = thumbnail
        for key in activation.keys:
            self._kept.move_to_end(key)
        return tuple(self._kept[key] for key in activation.keys)


def _singly(activation: Activation, channels: list[int]) -> list[Thumbnail]:
    maps = [activation.maps[channel] for channel in channels]
    return [
        each for values in maps for each in _together((values if values.ndim == 2 else values.reshape(1, -1))[None])
    ]


def _together(maps: Float32) -> list[Thumbnail]:
    """The thumbnails of all channels of (C, H, W), in one pass over the memory."""
    import torch
    import torch.nn.functional as F

    most = SIDE if maps.shape[1] > 1 else STRIP
    block = tuple(-(-side // most) for side in maps.shape[1:])
    with torch.inference_mode():
        batch = values = torch.from_numpy(maps)[None]
        high, low = batch, -batch
        if max(block) > 1:  # pooling reads memory with the channels last faster than a reduction does
            values = F.avg_pool2d(batch, block, ceil_mode=True)
            high, low = (F.max_pool2d(each, block, ceil_mode=True) for each in (high, low))
        highs, lows = high[0].flatten(1).amax(1).numpy(), -low[0].flatten(1).amax(1).numpy()
        small = values[0].contiguous().numpy()
    if not (np.isfinite(lows).all() and np.isfinite(highs).all()):
        lows, highs = _finite_ranges(maps)
    return [Thumbnail(*each) for each in zip(small, lows.tolist(), highs.tolist(), strict=True)]


def _finite_ranges(maps: Float32) -> tuple[Float32, Float32]:
    """The least and largest finite value of every channel, 0 where there is none."""
    finite = np.isfinite(maps)
    lows = np.where(finite, maps, np.inf).min((1, 2))
    highs = np.where(finite, maps, -np.inf).max((1, 2))
    some = finite.any((1, 2))
    return np.where(some, lows, 0).astype(np.float32), np.where(some, highs, 0).astype(np.float32)
