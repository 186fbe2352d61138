"""One feature map of a convolution split into the contributions of its input channels."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import numpy as np

from engine.compute.analyses import Analysis
from engine.compute.layer_evaluation import CHUNK
from engine.compute.result import Result
from engine.compute.thumbnails import Thumbnail, thumbnails_of
from engine.layers.spec import Spec
from engine.project.project import INPUT, Project


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
        count = max(1, CHUNK // max(output.maps[0].size, source.maps[0].size))  # channels per forward pass
        thumbnails: list[Thumbnail] = []
        sizes: list[float] = []
        for first in range(0, len(reads), count):
            channels = [source.maps[channel] for channel in reads[first : first + count]]
            maps = _alone(spec, channels, kernels[first : first + count])
            thumbnails += thumbnails_of(list(maps))
            sizes += [float(np.nan_to_num(np.abs(each)).sum(dtype=np.float64)) for each in maps]
        total = sum(sizes)
        shares = tuple(size / total if 0 < total < np.inf else 0.0 for size in sizes)
        return Partials(self.layer, self.channel, reads, tuple(thumbnails), shares)


def _alone(spec: Spec, maps: Sequence[np.ndarray], kernels: np.ndarray) -> np.ndarray:
    """Each of C maps (H, W) convolved with its own kernel of ``kernels`` (C, KH, KW): (C, H', W')."""
    import torch

    depthwise = spec.by_channel(len(maps))
    assert depthwise is not None
    weights = {"weight": torch.from_numpy(kernels[:, None].copy())}
    with torch.inference_mode():
        batch = torch.from_numpy(np.stack(maps))[None]
        output: np.ndarray = depthwise.forward(batch, weights)[0].numpy()
    return output
