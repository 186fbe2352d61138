"""Small pictures of feature maps, with the range of the whole map, for showing hundreds at once."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from engine.array import Float32
from engine.cache import Key
from engine.evaluate import Activation, Result
from engine.project import INPUT

if TYPE_CHECKING:
    from torch import Tensor

SIDE = 128  # cells; maps up to this size are shown as they are
STRIP = 4096  # units of a vector
_SHARP = 4  # cells of a block whose extreme is shown; larger ones are averaged down to it
_KEPT = 8192  # thumbnails


@dataclass(frozen=True, eq=False)
class Thumbnail:
    """A feature map at no more than SIDE cells a side.

    Args:
        values: the map itself, or of each block of it the value farthest from zero; of a picture the mean.
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
        made = {layer_id: self._layer(activation, layer_id == INPUT) for layer_id, activation in result.outputs.items()}
        while len(self._kept) > max(_KEPT, 2 * sum(map(len, made.values()))):
            self._kept.popitem(last=False)
        return made

    def _layer(self, activation: Activation, picture: bool) -> tuple[Thumbnail, ...]:
        missing = [channel for channel, key in enumerate(activation.keys) if key not in self._kept]
        if missing:
            whole = activation.whole if len(missing) == len(activation.keys) else None
            if whole is not None and whole.ndim == 3:
                made = _together(whole, picture)
            else:
                made = _singly(activation, missing, picture)
            for channel, thumbnail in zip(missing, made, strict=True):
                self._kept[activation.keys[channel]] = thumbnail
        for key in activation.keys:
            self._kept.move_to_end(key)
        return tuple(self._kept[key] for key in activation.keys)


def _singly(activation: Activation, channels: list[int], picture: bool) -> list[Thumbnail]:
    maps = [activation.maps[channel] for channel in channels]
    return [
        each
        for values in maps
        for each in _together((values if values.ndim == 2 else values.reshape(1, -1))[None], picture)
    ]


def _together(maps: Float32, picture: bool) -> list[Thumbnail]:
    """The thumbnails of all channels of (C, H, W), in one pass over the memory."""
    import torch
    import torch.nn.functional as F

    most = SIDE if maps.shape[1] > 1 else STRIP
    block = tuple(-(-side // most) for side in maps.shape[1:])
    with torch.inference_mode():
        values = torch.from_numpy(maps)[None]
        high, low = values, -values
        if max(block) > 1:  # pooling reads memory with the channels last faster than a reduction does
            high, low = (F.max_pool2d(each, block, ceil_mode=True) for each in (high, low))
            values = F.avg_pool2d(values, block, ceil_mode=True) if picture else _extremes(values, high, low, block)
        highs, lows = high[0].flatten(1).amax(1).numpy(), -low[0].flatten(1).amax(1).numpy()
        small = values[0].contiguous().numpy()
    if not (np.isfinite(lows).all() and np.isfinite(highs).all()):
        lows, highs = _finite_ranges(maps)
    return [Thumbnail(*each) for each in zip(small, lows.tolist(), highs.tolist(), strict=True)]


def _extremes(values: Tensor, high: Tensor, low: Tensor, block: tuple[int, ...]) -> Tensor:
    """Every block as the value in it that is farthest from zero: a thin line stays, with its sign.

    A mean would let the two sides of an edge cancel. Of very large maps small blocks are averaged first, or every
    block would hold some extreme.
    """
    import torch
    import torch.nn.functional as F

    fine = tuple(-(-side // _SHARP) for side in block)
    if max(fine) > 1:
        coarse = F.avg_pool2d(values, fine, ceil_mode=True)
        shape = high.shape[2:]
        high, low = (F.adaptive_max_pool2d(each, shape) for each in (coarse, -coarse))
    return torch.where(high >= low, high, -low)


def _finite_ranges(maps: Float32) -> tuple[Float32, Float32]:
    """The least and largest finite value of every channel, 0 where there is none."""
    finite = np.isfinite(maps)
    lows = np.where(finite, maps, np.inf).min((1, 2))
    highs = np.where(finite, maps, -np.inf).max((1, 2))
    some = finite.any((1, 2))
    return np.where(some, lows, 0).astype(np.float32), np.where(some, highs, 0).astype(np.float32)
