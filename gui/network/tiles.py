"""The images of all maps of a Frame; unchanged ones are reused."""

from __future__ import annotations

import math
import operator
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from engine import INPUT, Input
from engine.compute.thumbnails import Thumbnail
from gui.look import colours, hatching
from gui.look.indexed_image import painted_images
from gui.look.legend import Legend, Legends
from gui.state.selection import Looks
from gui.state.workers import Frame

MapImage = tuple[Thumbnail, Legend, bool, QImage]  # the inputs of an image, and the image
Thumbnails = Mapping[str, Sequence[Thumbnail]]
Size = tuple[int, int]  # width and height in device pixels

_TOGETHER = 1 << 17  # cells coloured at a time, so that the scratch memory stays in the CPU cache
_MOST_LINED = 1_000_000  # maximum pixels of a hatching image; over larger maps it is magnified


class Tiles:
    """The map images by layer id, made when they are first needed: of a large network few are in sight.

    An image is remade only if its map, value range or colours changed.

    Attributes:
        is_behind: whether some of the images that were asked for are those of an earlier Frame, or missing, because as
            many as :meth:`may_make` permits were made.
    """

    def __init__(self) -> None:
        self._images: dict[str, list[MapImage]] = {}
        self._before: dict[str, list[MapImage]] = {}  # of earlier Frames
        self._thumbnails: Thumbnails = {}
        self._legends: Legends | None = None
        self._vectors: set[str] = set()
        self._lines: dict[tuple[str, int], tuple[MapImage, Size, float, QImage]] = {}
        self._shown: tuple[object, ...] = ()
        self._left = math.inf  # number of images that may be made
        self.is_behind = False

    def may_make(self, most: float) -> None:
        """From now on at most about this number of images is made; those of at least one layer are."""
        self._left, self.is_behind = most, False

    def show(self, frame: Frame, looks: Looks, dark: bool) -> None:
        """From now on the images are those of a Frame."""
        shown = frame.thumbnails, frame.request.project, looks, dark
        if shown == self._shown:
            return
        self._shown, self._thumbnails, self._dark = shown, frame.thumbnails, dark
        self._input, self._legends = frame.request.project.input, Legends(frame, looks)
        self._vectors = {layer for layer, output in frame.result.outputs.items() if len(output.shape) == 1}
        earlier = self._before | self._images
        self._before = {layer: images for layer, images in earlier.items() if layer in frame.thumbnails}
        self._images = {}
        self._lines = {(layer, tile): kept for (layer, tile), kept in self._lines.items() if layer in frame.thumbnails}

    def thumbnails(self, layer: str) -> Sequence[Thumbnail]:
        """What the images of a layer are made from; empty if it was not computed."""
        return self._thumbnails.get(layer, ())

    def pictures(self, layer: str) -> list[MapImage]:
        """The images of a layer with what they are made from; those that a Frame does not change stay the same."""
        if layer not in self._images and layer in self._thumbnails:
            before = self._before.get(layer, [])
            if self._left <= 0:
                self.is_behind = True
                return before
            made = self._layer(layer, before)
            self._left -= len(made) - sum(map(operator.is_, made, before))
            if layer == INPUT and len(made) == 3:
                made = self._picture(before, made)
            self._images[layer] = made
        return self._images.get(layer, [])

    def _picture(self, before: list[MapImage], channels: list[MapImage]) -> list[MapImage]:
        """The input picture in its own colours, as the only image of its layer."""
        thumbnail, legend, dark, _ = channels[0]
        if len(before) == 1 and before[0][0] is thumbnail:
            return before
        return [(thumbnail, legend, dark, _coloured(self._input, self._thumbnails[INPUT]))]

    def images(self, layer: str) -> list[QImage]:
        """The images of a layer's maps, in order; empty if it was not computed."""
        return [picture[3] for picture in self.pictures(layer)]

    def lines(self, layer: str, tile: int, size: Size, ratio: float) -> QImage | None:
        """The hatching over negative values for an image painted at this size; None if there is none.

        Cached until the image or the size changes.
        """
        picture = self.pictures(layer)[tile]
        thumbnail, legend, dark, _ = picture
        if legend.hatched_below is None:
            return None
        kept = self._lines.get((layer, tile))
        if kept is not None and kept[0] is picture and kept[1:3] == (size, ratio):
            return kept[3]
        values = thumbnail.values.T if layer in self._vectors else thumbnail.values
        shrunk = math.sqrt(size[0] * size[1] / _MOST_LINED)
        columns, rows = (
            _cells(pixels, cells, shrunk) for pixels, cells in zip(size, reversed(values.shape), strict=True)
        )
        table = colours.table(legend.table_key, dark)
        scale = legend.low, legend.high
        image = hatching.lines(values, rows, columns, table, *scale, ratio, below=legend.hatched_below)
        self._lines[layer, tile] = picture, size, ratio, image
        return image

    def _layer(self, layer: str, kept: list[MapImage]) -> list[MapImage]:
        assert self._legends is not None
        thumbnails, dark, is_vector = self._thumbnails[layer], self._dark, layer in self._vectors
        legends = self._legends.of_layer(layer)
        wanted = [(each, legend, dark) for each, legend in zip(thumbnails, legends, strict=True)]
        pictures = {
            channel: before
            for channel, (before, now) in enumerate(zip(kept, wanted, strict=False))
            if before[0] is now[0] and before[1:3] == now[1:3]
        }
        batch = max(_TOGETHER // thumbnails[0].values.size, 1)
        for key in {legend.table_key for _, legend, _ in wanted}:
            missing = [i for i, (_, legend, _) in enumerate(wanted) if legend.table_key == key and i not in pictures]
            for start in range(0, len(missing), batch):
                some = missing[start : start + batch]
                images = _painted([wanted[i] for i in some], colours.table(key, dark), is_vector)
                pictures |= {i: (*wanted[i], image) for i, image in zip(some, images, strict=True)}
        return [pictures[channel] for channel in range(len(wanted))]


def _painted(wanted: Sequence[tuple[Thumbnail, Legend, bool]], table: NDArray[np.uint8], vector: bool) -> list[QImage]:
    """Colours maps of equal size with one table."""
    lows, highs, symmetric = zip(*((each.low, each.high, each.symmetric) for _, each, _ in wanted), strict=True)
    values = np.stack([thumbnail.values for thumbnail, _, _ in wanted])
    indices = colours.quantise_maps(values, lows, highs, symmetric)
    return painted_images(indices.swapaxes(1, 2) if vector else indices, table)  # strips are vertical


def _cells(pixels: int, cells: int, shrunk: float) -> NDArray[np.intp]:
    """The cell index of every pixel along one axis, with the pixels reduced by the factor ``shrunk``."""
    if shrunk > 1:
        pixels = cells * max(int(pixels / shrunk) // cells, 1)  # whole per cell: magnified cells stay aligned
    return ((np.arange(pixels) + 0.5) * cells / max(pixels, 1)).astype(np.intp)


def _coloured(source: Input, thumbnails: Sequence[Thumbnail]) -> QImage:
    """The input as an RGB image, with the normalisation undone."""
    mean, deviation = (np.asarray(v, np.float32)[:, None, None] for v in (source.mean, source.deviation))
    values = np.stack([thumbnail.values for thumbnail in thumbnails]) * deviation + mean
    pixels: NDArray[np.uint8] = np.ascontiguousarray(
        (np.clip(np.nan_to_num(values), 0, 1) * 255 + 0.5).astype(np.uint8).transpose(1, 2, 0)
    )
    height, width, _ = pixels.shape
    return QImage(pixels.data, width, height, 3 * width, QImage.Format.Format_RGB888).copy()
