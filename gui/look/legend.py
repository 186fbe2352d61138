"""The colour scale of every map, the same for the network, the map panel and the legends."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from engine import INPUT
from engine.compute.thumbnails import Thumbnail
from gui.look.colours import scale_range
from gui.state.selection import Looks
from gui.state.workers import Frame

Range = tuple[float, float]

_NOISE = 1e-6  # relative rounding error of sums that cancel


class Legend(NamedTuple):  # a tuple: hundreds are made and compared at every edit
    """The colour scale of one map: the arguments for :func:`gui.look.colours.quantise`.

    Args:
        table_key: key of the colour map.
        low, high: the values at its ends; equal for a constant map.
        symmetric: whether zero is in the middle.
        hatched_below: values less than this are hatched; None: no hatching.
    """

    table_key: str
    low: float
    high: float
    symmetric: bool
    hatched_below: float | None = None


@dataclass(frozen=True)
class _Scale:
    """What the legends of a layer's maps have in common.

    Args:
        legend: the one of all its maps, if that does not depend on them.
        range: the values that all of them share; None if each has its own.
        is_signed: whether zero is in the middle although nothing may be negative.
        noise: what smaller values than this may be rounding errors of.
    """

    legend: Legend | None
    range: Range | None = None
    is_signed: bool = False
    noise: float = 0.0


class Legends:
    """The legends of all maps of a Frame; each range is computed when first needed."""

    def __init__(self, frame: Frame, looks: Looks) -> None:
        # Not the Frame: who keeps legends need not keep its maps.
        self._thumbnails, self._inference, self._project = (
            frame.thumbnails,
            frame.result.inference,
            frame.request.project,
        )
        self._looks = looks
        self._layers: dict[str, Range] = {}
        self._scales: dict[str, _Scale] = {}

    def of(self, layer_id: str, channel: int) -> Legend:
        """The legend of one map; all units of a vector share one.

        Raises:
            KeyError: the layer was not computed.
        """
        thumbnails = self._thumbnails[layer_id]
        return self._legend(self._scale_of(layer_id), thumbnails[min(channel, len(thumbnails) - 1)])

    def of_layer(self, layer_id: str) -> list[Legend]:
        """The legends of all maps of a layer. Raises: KeyError: the layer was not computed."""
        scale = self._scale_of(layer_id)
        return [self._legend(scale, each) for each in self._thumbnails[layer_id]]

    def _legend(self, scale: _Scale, map_: Thumbnail) -> Legend:
        if scale.legend is not None:
            return scale.legend
        looks = self._looks
        low, high = scale.range or (map_.low, map_.high)
        if not (scale.is_signed or low < 0):
            return Legend(looks.positive, 0.0, high, False)  # from zero: a constant map's colour shows its size
        low, high = scale_range(low, high, symmetric=True)
        if high <= scale.noise:
            low = high = 0.0
        below = None
        if looks.hatching:
            size = max(-map_.low, map_.high)
            below = -_NOISE * size if size > scale.noise else None  # else constant parts would be hatched at random
        return Legend(looks.signed, low, high, True, below)

    def _scale_of(self, layer_id: str) -> _Scale:
        if layer_id not in self._scales:
            self._scales[layer_id] = self._made_scale(layer_id)
        return self._scales[layer_id]

    def _made_scale(self, layer_id: str) -> _Scale:
        if layer_id == INPUT:
            return _Scale(Legend("grey", *self._input_range, symmetric=False))
        shared, whole = self._looks.scale == "network", None  # equal values have equal colours in all maps
        if self._looks.scale == "layer":
            whole = self._layer_range(layer_id)
        elif shared:
            whole = -self._size, self._size
        signed = shared or not self._inference[layer_id].nonnegative
        return _Scale(None, whole, signed, _NOISE * self._size_read(layer_id))

    def _layer_range(self, layer_id: str) -> Range:
        if layer_id not in self._layers:
            self._layers[layer_id] = _range_of(self._thumbnails[layer_id])
        return self._layers[layer_id]

    def _size_read(self, layer_id: str) -> float:
        """The largest absolute value in the layer's inputs."""
        ranges = [self._layer_range(source) for source in self._project[layer_id].inputs]
        return max(max(-low, high) for low, high in ranges)

    @cached_property
    def _size(self) -> float:
        """The largest absolute value in the network."""
        ranges = [self._layer_range(layer_id) for layer_id in self._thumbnails if layer_id != INPUT]
        return max((max(-low, high) for low, high in ranges), default=0.0)

    @cached_property
    def _input_range(self) -> Range:
        """The scaled values of black and white; extended if the picture's values exceed them."""
        picture = self._project.input
        pairs = list(zip(picture.mean, picture.deviation, strict=False))
        low, high = self._layer_range(INPUT)
        return (
            min(low, *((0 - mean) / deviation for mean, deviation in pairs)),
            max(high, *((1 - mean) / deviation for mean, deviation in pairs)),
        )


def _range_of(thumbnails: Iterable[Thumbnail]) -> Range:
    lows, highs = zip(*((each.low, each.high) for each in thumbnails), strict=True)
    return min(lows), max(highs)
