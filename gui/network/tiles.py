"""The pictures of all maps: made from a Frame, keeping those that did not change."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from engine import INPUT
from engine.pictures import Thumbnail
from gui import colours
from gui.indexed import painted_image
from gui.legend import Legend, Legends
from gui.selection import Looks
from gui.workers import Frame

Made = tuple[Thumbnail, Legend, bool, QImage]  # a picture, and what it was made from


class Tiles:
    """One picture a map, by layer id.

    Pictures are remade only where the map, its range or the colours are others than before.
    """

    def __init__(self) -> None:
        self._made: dict[str, list[Made]] = {}
        self.legends: Legends | None = None

    def show(self, frame: Frame, looks: Looks, dark: bool) -> None:
        """Makes the pictures of a Frame in these colours."""
        legends = self.legends = Legends(frame, looks)
        before = self._made
        vectors = {layer for layer, output in frame.result.outputs.items() if len(output.shape) == 1}
        self._made = {
            layer: self._layer(legends, layer, thumbnails, dark, layer in vectors)
            for layer, thumbnails in frame.thumbnails.items()
        }
        if len(frame.thumbnails[INPUT]) == 3:
            self._made[INPUT] = self._picture(before.get(INPUT), frame)

    def _picture(self, before: list[Made] | None, frame: Frame) -> list[Made]:
        """The input in its own colours, as the one picture of its layer."""
        thumbnail, legend, dark, _ = self._made[INPUT][0]
        if before is not None and len(before) == 1 and before[0][0] is thumbnail:
            return before
        return [(thumbnail, legend, dark, _coloured(frame))]

    def images(self, layer: str) -> list[QImage]:
        """The pictures of a layer's maps, in order; empty when it was not computed."""
        return [made[3] for made in self._made.get(layer, ())]

    def _layer(
        self, legends: Legends, layer: str, thumbnails: tuple[Thumbnail, ...], dark: bool, vector: bool
    ) -> list[Made]:
        old = self._made.get(layer, [])
        made = []
        for channel, thumbnail in enumerate(thumbnails):
            legend = legends.of(layer, channel)
            before = old[channel] if channel < len(old) else None
            if before is not None and before[0] is thumbnail and before[1] == legend and before[2] == dark:
                made.append(before)
                continue
            indices = colours.quantise(thumbnail.values, legend.low, legend.high, legend.symmetric)
            if vector:
                indices = indices.T  # strips stand upright
            made.append((thumbnail, legend, dark, painted_image(indices, colours.table(legend.table_key, dark))))
        return made


def _coloured(frame: Frame) -> QImage:
    """The input in its own colours, its scaling undone."""
    given = frame.request.project.input
    mean, deviation = (np.asarray(v, np.float32)[:, None, None] for v in (given.mean, given.deviation))
    values = np.stack([thumbnail.values for thumbnail in frame.thumbnails[INPUT]]) * deviation + mean
    pixels: NDArray[np.uint8] = np.ascontiguousarray(
        (np.clip(np.nan_to_num(values), 0, 1) * 255 + 0.5).astype(np.uint8).transpose(1, 2, 0)
    )
    height, width, _ = pixels.shape
    return QImage(pixels.data, width, height, 3 * width, QImage.Format.Format_RGB888).copy()
