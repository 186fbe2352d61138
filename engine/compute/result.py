"""The result of an evaluation: the output of every layer, Problems, shapes, and which maps were computed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from engine.compute.device_maps import DeviceMaps, Map, download
from engine.compute.keys import Key
from engine.images.fitting import Box
from engine.layers.spec import Shape
from engine.project.project import INPUT
from engine.project.shapes import Inference
from engine.values.array import Float32
from engine.values.errors import Problem
from engine.values.map_block import Block, Planes
from engine.values.messages import Message

if TYPE_CHECKING:
    from torch import Tensor


@dataclass(frozen=True)
class Activation:
    """The output of one layer, as one array per channel.

    Args:
        shape: (C, H, W), or (units,).
        keys: the content key of every channel; a vector has one.
        maps: C arrays (H, W), or one vector (units,). They share memory with the cache: read only. Those on a device
            are downloaded when they are read.
        computed: all maps as they were computed, (C, H, W), if that was in one go; else None.
    """

    shape: Shape
    keys: tuple[Key, ...]
    maps: Sequence[Float32]
    computed: Float32 | None = field(default=None, kw_only=True, repr=False)

    @property
    def on_device(self) -> DeviceMaps | None:
        """The maps where they were computed, if that is a device with a memory of its own."""
        return self.maps if isinstance(self.maps, DeviceMaps) else None

    @property
    def stored(self) -> Sequence[Map]:
        """The maps as the cache has them."""
        return self.maps.stored if isinstance(self.maps, DeviceMaps) else self.maps

    @cached_property
    def whole(self) -> Float32 | None:
        """All channels as one view (C, H, W); None if their memory does not allow that without copying."""
        if self.computed is not None:
            return self.computed
        return None if isinstance(self.maps, DeviceMaps) else side_by_side(self.maps)

    @property
    def block(self) -> Block:
        """The output with array-like indexing, (C, H, W) or (units,), without copying more than the cells asked for."""
        if len(self.shape) == 1:
            return self.maps[0]
        if isinstance(self.maps, DeviceMaps):
            return self.maps
        return self.whole if self.whole is not None else Planes(self.maps, self.shape)

    @property
    def host_block(self) -> Block:
        """:attr:`block` for many readings: what is on a device is downloaded map by map, each when it is first read."""
        is_apart = isinstance(self.maps, DeviceMaps) and len(self.shape) > 1
        return Planes(self.maps, self.shape) if is_apart else self.block

    @cached_property
    def array(self) -> Float32:
        """The output as one read-only array of ``shape``; this can copy gigabytes."""
        if len(self.shape) == 1:
            array = self.maps[0]
        elif isinstance(self.maps, DeviceMaps):
            array = download(self.maps.tensor())
        else:
            array = self.whole if self.whole is not None else np.stack(self.maps)
        view = array.view()
        view.flags.writeable = False
        return view

    def batch(self, channels: Sequence[int] | None = None) -> Tensor:
        """A copy of the output, or of some of its maps, as a batch of one for torch, (1, *shape), where they are."""
        import torch

        if self.on_device is not None:
            values = self.on_device.tensor(channels).clone()
            return values if len(self.shape) == 1 else values[None]
        maps = self.maps if channels is None else [self.maps[channel] for channel in channels]
        return torch.from_numpy(maps[0].copy() if len(self.shape) == 1 else np.stack(maps))[None]


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
    """How the image was fitted to the input of the network.

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
        fitting: how the image was fitted.
        computed: by layer id, the channels that were computed, because the cache did not have them.
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
        ahead: multiply-adds, or cells if there are none, that computing the layer is about to take; 0 within a layer.
    """

    layer: str
    done: float
    ahead: int = 0


def side_by_side(maps: Sequence[Float32]) -> Float32 | None:
    """C maps (H, W) as one view (C, H, W), if they are evenly spaced views of one allocation; else None."""
    if maps[0].ndim != 2:
        return None
    (_, first), *others = runs(maps)
    return None if others else first


def runs(maps: Sequence[Float32]) -> Iterator[tuple[int, Float32]]:
    """C maps (H, W) as few views (n, H, W): the index of the first map of each, and those that follow it in memory."""
    starts = [each.__array_interface__["data"][0] for each in maps]
    first = 0
    while first < len(maps):
        one, after, step = maps[first], first + 1, 0
        while after < len(maps):
            each, gap = maps[after], starts[after] - starts[after - 1]
            step = step or gap
            if each.base is not one.base or each.base is None or each.strides != one.strides or gap != step or gap <= 0:
                break
            after += 1
        count = after - first
        if count == 1:
            yield first, one[None]
        else:
            yield first, np.lib.stride_tricks.as_strided(one, (count, *one.shape), (step, *one.strides))
        first = after


def together(maps: Sequence[Float32]) -> Float32:
    """A copy of C maps (H, W) as (C, H, W), with the channels last in memory."""
    import torch

    copied = torch.empty((*maps[0].shape, len(maps))).permute(2, 0, 1)
    for first, values in runs(maps):  # map by map it takes several times longer
        copied[first : first + len(values)] = torch.from_numpy(values)
    array: Float32 = copied.numpy()
    return array
