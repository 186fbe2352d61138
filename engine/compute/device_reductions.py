"""Thumbnails and statistics of maps on a device: computed there, for many maps at once, and downloaded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import prod
from typing import TYPE_CHECKING

import numpy as np

from engine.compute.device_maps import download, stacked
from engine.values.array import Float32

if TYPE_CHECKING:
    from torch import Tensor

_AT_ONCE = 2**27  # cells that are reduced together, which bounds the memory of what is computed in between


@dataclass(frozen=True, eq=False)
class Blocks:
    """Maps on a device, and the blocks of cells that become one cell of a thumbnail each.

    Args:
        maps: C maps (H, W).
        means: rows and columns of the cells that are averaged first.
        extremes: rows and columns of these means of which the one farthest from zero is shown.
    """

    maps: Sequence[Tensor]
    means: tuple[int, int]
    extremes: tuple[int, int]


@dataclass(frozen=True, eq=False)
class Reduced:
    """What is downloaded of C maps.

    Args:
        small: (C, h, w).
        lows, highs: minimum and maximum of each map, (C,); not finite if a value of the map is not.
    """

    small: Float32
    lows: Float32
    highs: Float32


def reduced(layers: Sequence[Blocks]) -> list[Reduced]:
    """The maps of several layers, reduced: all is computed on the device, and then downloaded in one transfer."""
    import torch

    with torch.inference_mode():
        parts = [[each for piece in _pieces(layer.maps) for each in _reduced(piece, layer)] for layer in layers]
        # Three tensors per piece: those of one sort lie one after the other.
        sorts = [torch.cat(part[sort::3]) for part in parts for sort in range(3)]
        arrays = _downloaded(sorts)
    return [Reduced(*arrays[first : first + 3]) for first in range(0, len(arrays), 3)]


def finite_ranges(maps: Sequence[Tensor]) -> tuple[Float32, Float32]:
    """Minimum and maximum of the finite values of every map, 0 if there are none: two arrays (C,)."""
    import torch

    lows, highs = [], []
    with torch.inference_mode():
        for piece in _pieces(maps):
            finite = piece.isfinite()
            lows.append(piece.where(finite, torch.inf).amin((1, 2)))
            highs.append(piece.where(finite, -torch.inf).amax((1, 2)))
        low, high = _downloaded([torch.cat(lows), torch.cat(highs)])
    some = np.isfinite(low)
    return np.where(some, low, 0), np.where(some, high, 0)


@dataclass(frozen=True)
class Statistics:
    """Minimum, mean and maximum of the finite values of a map, 0 without any; number of zeros and of finite values."""

    low: float
    mean: float
    high: float
    zeros: int
    finite: int


def statistics(values: Tensor) -> Statistics:
    """The statistics of a map (H, W) or vector (F,)."""
    import torch

    with torch.inference_mode():
        finite = values.isfinite()
        clean = values.where(finite, 0)
        unit = clean.abs().amax()  # numbers up to 1 have a finite sum, without float64, which not every device has
        ends = values.where(finite, torch.inf).amin(), values.where(finite, -torch.inf).amax()
        counts = torch.stack([(values == 0).sum(), finite.sum()]).to(torch.int32)
        measured, counted = _downloaded([torch.stack([*ends, unit, (clean / unit).sum()]), counts.view(torch.float32)])
    low, high, size, total = measured.tolist()
    zeros, number = counted.view(np.int32).tolist()
    if not number:
        return Statistics(0.0, 0.0, 0.0, zeros, 0)
    return Statistics(low, total * size / number if size else 0.0, high, zeros, number)


def _pieces(maps: Sequence[Tensor]) -> Iterator[Tensor]:
    """The maps as tensors (C, H, W) of at most _AT_ONCE cells, or of one map."""
    count = max(_AT_ONCE // prod(maps[0].shape), 1)
    for first in range(0, len(maps), count):
        yield stacked(maps[first : first + count])


def _reduced(maps: Tensor, blocks: Blocks) -> tuple[Tensor, Tensor, Tensor]:
    """Small versions (C, h, w) of maps (C, H, W), and their minima and maxima, (C,) each."""
    import torch
    import torch.nn.functional as F

    is_averaged, is_reduced = blocks.means != (1, 1), blocks.extremes != (1, 1)
    small, low, high = maps, maps, maps
    if is_averaged:
        small = F.avg_pool2d(maps[None], blocks.means, ceil_mode=True, count_include_pad=False)[0]
    if is_reduced:
        above = F.max_pool2d(small[None], blocks.extremes, ceil_mode=True)[0]
        below = -F.max_pool2d(-small[None], blocks.extremes, ceil_mode=True)[0]
        small = torch.where(above >= -below, above, below)
        if not is_averaged:
            low, high = below, above
    return small, low.amin((1, 2)), high.amax((1, 2))


def _downloaded(tensors: Sequence[Tensor]) -> list[Float32]:
    """Float32 tensors as arrays in memory of their own, in one transfer."""
    import torch

    together = download(torch.cat([each.reshape(-1) for each in tensors]))
    edges = np.cumsum([0, *(each.numel() for each in tensors)]).tolist()
    return [
        together[first:end].copy().reshape(tuple(each.shape))
        for each, (first, end) in zip(tensors, pairwise(edges), strict=True)
    ]
