"""The colour scale of every map, the same for the network, the map panel and the legends."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from engine import INPUT
from engine.compute.thumbnails import Thumbnail
from gui.look.colours import scale_range
from gui.state.selection import Looks
from gui.state.workers import Frame

Range = tuple[float, float]

_NOISE = 1e-6  # relative rounding error of sums that cancel


@dataclass(frozen=True)
class Legend:
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
        self._read: dict[str, float] = {}

    def of(self, layer_id: str, channel: int) -> Legend:
        """The legend of one map; all units of a vector share one.

        Raises:
            KeyError: the layer was not computed.
        """
        if layer_id == INPUT:
            return Legend("grey", *self._input_range, symmetric=False)
        low, high = self._range(layer_id, channel)
        shared = self._looks.scale == "network"  # equal values have equal colours in all maps
        signed = shared or low < 0 or not self._inference[layer_id].nonnegative
        if signed:
            low, high = scale_range(low, high, symmetric=True)
            if high <= _NOISE * self._size_read(layer_id):
                low = high = 0.0
        else:
            low = 0.0  # from zero, so that the colour of a constant map shows its size
        below = self._hatched_below(layer_id, channel) if self._looks.hatching and signed else None
        return Legend(self._looks.signed if signed else self._looks.positive, low, high, signed, below)

    def _hatched_below(self, layer_id: str, channel: int) -> float | None:
        """Zero minus the rounding error: else constant parts of an image would be hatched at random."""
        size = max(abs(end) for end in self._own_range(layer_id, channel))
        return -_NOISE * size if size > _NOISE * self._size_read(layer_id) else None

    def _range(self, layer_id: str, channel: int) -> Range:
        if self._looks.scale == "map":
            return self._own_range(layer_id, channel)
        if self._looks.scale == "layer":
            return self._layer_range(layer_id)
        return -self._size, self._size

    def _own_range(self, layer_id: str, channel: int) -> Range:
        thumbnails = self._thumbnails[layer_id]
        thumbnail = thumbnails[min(channel, len(thumbnails) - 1)]
        return thumbnail.low, thumbnail.high

    def _layer_range(self, layer_id: str) -> Range:
        if layer_id not in self._layers:
            self._layers[layer_id] = _range_of(self._thumbnails[layer_id])
        return self._layers[layer_id]

    def _size_read(self, layer_id: str) -> float:
        """The largest absolute value in the layer's inputs."""
        if layer_id not in self._read:
            ranges = [self._layer_range(source) for source in self._project[layer_id].inputs]
            self._read[layer_id] = max(max(-low, high) for low, high in ranges)
        return self._read[layer_id]

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
