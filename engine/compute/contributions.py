"""One feature map of a convolution taken apart: what each input channel adds to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from engine.compute.evaluate import CHUNK, Result
from engine.compute.thumbnails import Thumbnail, thumbnails_of
from engine.layers.conv2d import Conv2d
from engine.project.project import Project


@dataclass(frozen=True, eq=False)
class Partials:
    """What each input channel adds to one map of a convolution, before the bias.

    Args:
        reads: the input channels, in order.
        thumbnails: input channel ∗ kernel, one a channel read.
        shares: how much of the sum of the absolute partial results each one makes up; they add up to 1, or are all 0.
    """

    layer: str
    channel: int
    reads: tuple[int, ...]
    thumbnails: tuple[Thumbnail, ...]
    shares: tuple[float, ...]


def partials(project: Project, result: Result, layer_id: str, channel: int) -> Partials | None:
    """The partial results of one filter, a channel at a time; None if the layer is no convolution that has run."""
    layer = project[layer_id]
    if not isinstance(layer.spec, Conv2d) or layer_id not in result.outputs:
        return None
    source, made = result.outputs[layer.inputs[0]], result.outputs[layer_id]
    if channel >= len(made.maps):
        return None
    reads = tuple(layer.spec.reads(channel, len(source.maps)))
    kernels = layer.weights["weight"].data[channel]
    lot = max(1, CHUNK // max(made.maps[0].size, source.maps[0].size))
    thumbnails: list[Thumbnail] = []
    sizes: list[float] = []
    for first in range(0, len(reads), lot):
        maps = _alone(layer.spec, [source.maps[c] for c in reads[first : first + lot]], kernels[first : first + lot])
        thumbnails += thumbnails_of(list(maps))
        sizes += [float(np.nan_to_num(np.abs(each)).sum(dtype=np.float64)) for each in maps]
    whole = sum(sizes)
    shares = tuple(size / whole if 0 < whole < np.inf else 0.0 for size in sizes)
    return Partials(layer_id, channel, reads, tuple(thumbnails), shares)


def _alone(spec: Conv2d, maps: Sequence[np.ndarray], kernels: np.ndarray) -> np.ndarray:
    """Every map convolved with its own kernel: (C, H', W')."""
    import torch

    apart = replace(spec, filters=len(maps), groups=len(maps), bias=False)
    weights = {"weight": torch.from_numpy(kernels[:, None].copy())}
    with torch.inference_mode():
        batch = torch.from_numpy(np.stack(maps))[None]
        made: np.ndarray = apart.forward(batch, weights)[0].numpy()
    return made
