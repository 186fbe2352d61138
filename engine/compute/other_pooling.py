"""A pooling layer compared with the other kind: average instead of maximum, and vice versa."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

from engine.compute.analyses import Analysis
from engine.compute.device_maps import download, separate
from engine.compute.result import Result
from engine.compute.thumbnails import Thumbnail, Wish, thumbnails_of
from engine.layers import LAYERS
from engine.layers.spec import Spec
from engine.project.project import INPUT, Project
from engine.values.cells import Cell


@dataclass(frozen=True, eq=False)
class Counterpart:
    """One map of a pooling layer, computed by the other kind of pooling.

    Args:
        spec: the other pooling, with the same window.
    """

    layer: str
    channel: int
    spec: Spec
    thumbnail: Thumbnail


@dataclass(frozen=True)
class OtherPooling(Analysis[Counterpart]):
    """One map of a pooling layer computed by its counterpart; answered for layers with one that have run."""

    layer: str
    channel: int

    def key(self, project: Project, result: Result) -> Hashable | None:
        output = result.outputs.get(self.layer)
        if output is None or self.layer == INPUT or self.channel >= len(output.keys):
            return None
        if _other(project, self.layer) is None:
            return None
        return self.layer, self.channel, output.keys[self.channel]  # the answer names its layer and channel

    def compute(self, project: Project, result: Result) -> Counterpart:
        import torch

        spec = _other(project, self.layer)
        assert spec is not None
        source = result.outputs[project[self.layer].inputs[0]]
        with torch.inference_mode():
            output = spec.forward(source.batch([self.channel]), {})[0]
            maps = separate(output if source.on_device is not None else download(output))
        return Counterpart(self.layer, self.channel, spec, thumbnails_of([Wish(maps)])[0][0])


def counterpart_value(project: Project, result: Result, layer_id: str, cell: Cell) -> float | None:
    """The value of a cell (channel, row, column) under the other pooling; None if it has none, or has not run."""
    spec = _other(project, layer_id)
    if spec is None or layer_id not in result.outputs:
        return None
    return spec.trace(result.outputs[project[layer_id].inputs[0]].block, {}, cell).value


def _other(project: Project, layer_id: str) -> Spec | None:
    spec = project[layer_id].spec
    if not spec.counterpart:
        return None
    other = LAYERS[spec.counterpart]
    shared = {field.name for field in spec.params()} & {field.name for field in other.params()}
    if any(getattr(spec, field.name) != field.default for field in spec.params() if field.name not in shared):
        return None  # a window that the other kind cannot have
    return other(**{name: getattr(spec, name) for name in shared})
