"""The pictures of the filter page: maps, partial results and kernels, each rendered when first painted."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from engine.compute.thumbnails import Thumbnail
from engine.values.array import Float32
from gui.filter_page.filter_state import FilterState
from gui.look import colours, hatching
from gui.look.indexed_image import painted_image
from gui.look.legend import Legend

_KEPT = 400  # maximum number of cached images; more than are visible at once


class Pictures:
    """Paints maps and kernels of one filter in the current colours.

    An image is rendered again only if its numbers, range or colours changed.
    """

    def __init__(self) -> None:
        self._images: OrderedDict[Hashable, tuple[Hashable, QImage]] = OrderedDict()

    def input(self, painter: QPainter, state: FilterState, rect: QRectF, at: int) -> None:
        """Paints an input map."""
        slices = state.slices
        legend = state.legends.of(slices.source, slices.partials.reads[at])
        self._map(painter, state, rect, ("input", at), slices.input_thumbnail(at), legend)

    def partial(self, painter: QPainter, state: FilterState, rect: QRectF, at: int) -> None:
        """Paints a partial result."""
        thumbnail = state.slices.partials.thumbnails[at]
        self._map(painter, state, rect, ("partial", at), thumbnail, state.partial_legend)

    def result(self, painter: QPainter, state: FilterState, rect: QRectF) -> None:
        """Paints the result."""
        self._output(painter, state, rect, "result", state.slices.layer)

    def after(self, painter: QPainter, state: FilterState, rect: QRectF) -> None:
        """Paints the map after the result."""
        if state.slices.after is not None:
            self._output(painter, state, rect, "after", state.slices.after)

    def _output(self, painter: QPainter, state: FilterState, rect: QRectF, slot: str, layer: str) -> None:
        channel = state.slices.channel
        thumbnail = state.slices.frame.thumbnails[layer][channel]
        self._map(painter, state, rect, slot, thumbnail, state.legends.of(layer, channel))

    def kernel(self, painter: QPainter, state: FilterState, rect: QRectF, at: int) -> None:
        """Paints a kernel."""
        kernel, scale = state.kernels.values[at], state.kernels.largest
        legend = Legend("weights", -scale, scale, True, 0.0 if state.looks.hatching else None)
        self._paint(painter, state.dark, rect, ("kernel", at), (kernel.tobytes(), scale), kernel, legend)

    def _map(
        self, painter: QPainter, state: FilterState, rect: QRectF, slot: Hashable, thumbnail: Thumbnail, legend: Legend
    ) -> None:
        self._paint(painter, state.dark, rect, slot, thumbnail, thumbnail.values, legend)

    def _paint(
        self,
        painter: QPainter,
        dark: bool,
        rect: QRectF,
        slot: Hashable,
        cause: Hashable,
        values: Float32,
        legend: Legend,
    ) -> None:
        table = colours.table(legend.table_key, dark)

        def coloured() -> QImage:
            return painted_image(colours.quantise(values, legend.low, legend.high, legend.symmetric), table)

        image = self._cached(slot, (cause, legend, dark), coloured)
        ratio = painter.device().devicePixelRatio()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, rect.width() * ratio < image.width())
        painter.drawImage(rect, image)
        below = legend.hatched_below
        if below is None:
            return
        size = max(round(rect.height() * ratio), 1), max(round(rect.width() * ratio), 1)

        def lined() -> QImage:
            rows, columns = (
                ((np.arange(pixels) + 0.5) * cells / pixels).astype(np.intp)
                for pixels, cells in zip(size, values.shape, strict=True)
            )
            return hatching.lines(values, rows, columns, table, legend.low, legend.high, ratio, below=below)

        painter.drawImage(rect, self._cached((slot, "lines"), (cause, legend, dark, size, ratio), lined))

    def _cached(self, slot: Hashable, cause: Hashable, make: Callable[[], QImage]) -> QImage:
        kept = self._images.get(slot)
        if kept is None or kept[0] != cause:
            kept = self._images[slot] = cause, make()
            while len(self._images) > _KEPT:
                self._images.popitem(last=False)
        self._images.move_to_end(slot)
        return kept[1]
