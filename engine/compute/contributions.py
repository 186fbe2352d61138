"""One feature map of a convolution split into the contributions of its input channels."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from math import prod
from typing import TYPE_CHECKING

import numpy as np

from engine.compute.analyses import Analysis
from engine.compute.device_maps import download, separate, upload
from engine.compute.layer_evaluation import CHUNK
from engine.compute.result import Activation, Result
from engine.compute.thumbnails import Thumbnail, Wish, thumbnails_of
from engine.layers.spec import Spec
from engine.project.project import INPUT, Project
from engine.values.array import Float32

if TYPE_CHECKING:
    from torch import Tensor


@dataclass(frozen=True, eq=False)
class Partials:
    """The contributions of the input channels to one map of a convolution, before the bias.

    Args:
        reads: the input channels, in order.
        thumbnails: one per channel read: the channel convolved with its kernel.
        shares: the sum of absolute values of each contribution, over the total of all; they sum to 1, or are all 0.
    """

    layer: str
    channel: int
    reads: tuple[int, ...]
    thumbnails: tuple[Thumbnail, ...]
    shares: tuple[float, ...]


@dataclass(frozen=True)
class Contributions(Analysis[Partials]):
    """The contributions of the input channels to one map; answered for convolutions that have run."""

    layer: str
    channel: int

    def key(self, project: Project, result: Result) -> Hashable | None:
        output = result.outputs.get(self.layer)
        if output is None or self.layer == INPUT or self.channel >= len(output.keys):
            return None
        if not project[self.layer].spec.has_filters:
            return None
        return self.layer, self.channel, output.keys[self.channel]  # the answer names its layer and channel

    def compute(self, project: Project, result: Result) -> Partials:
        layer = project[self.layer]
        spec = layer.spec
        source, output = result.outputs[layer.inputs[0]], result.outputs[self.layer]
        reads = tuple(spec.reads(self.channel, len(source.maps)))
        kernels = layer.weights["weight"][self.channel]
        count = max(1, CHUNK // max(prod(output.shape[1:]), prod(source.shape[1:])))  # channels per forward pass
        thumbnails: list[Thumbnail] = []
        sizes: list[float] = []
        for first in range(0, len(reads), count):
            maps = _alone(spec, source, reads[first : first + count], kernels[first : first + count])
            thumbnails += thumbnails_of([Wish(separate(maps))])[0]
            sizes += _sizes(maps)
        total = sum(sizes)
        shares = tuple(size / total if 0 < total < np.inf else 0.0 for size in sizes)
        return Partials(self.layer, self.channel, reads, tuple(thumbnails), shares)


def _alone(spec: Spec, source: Activation, channels: Sequence[int], kernels: Float32) -> Float32 | Tensor:
    """Each of C channels convolved with its own kernel of ``kernels`` (C, KH, KW), where it is: (C, H', W')."""
    import torch

    depthwise = spec.by_channel(len(channels))
    assert depthwise is not None
    with torch.inference_mode():
        batch = source.batch(channels)
        output = depthwise.forward(batch, {"weight": upload(kernels[:, None].copy(), str(batch.device))})[0]
        return download(output) if source.on_device is None else output


def _sizes(maps: Float32 | Tensor) -> list[float]:
    """The mean absolute value of each map."""
    if isinstance(maps, np.ndarray):
        return [float(np.nan_to_num(np.abs(each)).mean(dtype=np.float64)) for each in maps]
    sizes = maps.abs().nan_to_num() / maps[0].numel()  # the sum of very large numbers would be infinite
    found: list[float] = download(sizes.sum((1, 2))).tolist()
    return found
