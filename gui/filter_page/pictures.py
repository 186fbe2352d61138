"""The pictures of the filter depth: maps, partial results and kernels, each made when it is first painted."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from engine.compute.thumbnails import Thumbnail
from engine.values.array import Float32
from gui.filter_page.slices import Normal, Slices
from gui.look import colours, hatching
from gui.look.indexed_image import painted_image
from gui.look.legend import Legend, Legends
from gui.state.selection import Looks

_KEPT = 400  # pictures; of more rows than anybody sees at once


class Pictures:
    """Paints the numbers of one filter in the colours that are chosen.

    A picture is remade only where its numbers, its range or the colours are others than before.
    """

    def __init__(self) -> None:
        self._made: OrderedDict[Hashable, tuple[Hashable, QImage]] = OrderedDict()
        self.dark = False

    def show(self, slices: Slices, normal: Normal | None, looks: Looks, dark: bool) -> None:
        """Is about these numbers from now on."""
        if dark != self.dark:
            self._made.clear()
        self._slices, self._looks, self.dark = slices, looks, dark
        self._legends = Legends(slices.frame, looks)
        self.result_legend = self._legends.of(slices.layer, slices.channel)
        self.partial_legend = self._partials(slices, normal)

    def _partials(self, slices: Slices, normal: Normal | None) -> Legend:
        """One range for all partial results, so that they compare."""
        largest = slices.largest
        if normal is not None and normal.fits(slices):
            largest = max(largest, normal.largest)  # else the others would change colour when one is muted
        low, high = colours.scale_range(-largest, largest, symmetric=True)
        return Legend(self._looks.signed, low, high, True, -1e-6 * high if self._looks.hatching and high else None)

    def input(self, painter: QPainter, rect: QRectF, at: int) -> None:
        """Paints what an input channel holds."""
        slices = self._slices
        legend = self._legends.of(slices.source, slices.partials.reads[at])
        self._map(painter, rect, ("input", at), slices.input_thumbnail(at), legend)

    def partial(self, painter: QPainter, rect: QRectF, at: int) -> None:
        """Paints what an input channel adds."""
        self._map(painter, rect, ("partial", at), self._slices.partials.thumbnails[at], self.partial_legend)

    def result(self, painter: QPainter, rect: QRectF) -> None:
        """Paints the map."""
        slices = self._slices
        thumbnail = slices.frame.thumbnails[slices.layer][slices.channel]
        self._map(painter, rect, "result", thumbnail, self.result_legend)

    def after(self, painter: QPainter, rect: QRectF) -> None:
        """Paints what the next layer makes of the map."""
        slices = self._slices
        if slices.after is not None:
            thumbnail = slices.frame.thumbnails[slices.after][slices.channel]
            legend = self._legends.of(slices.after, slices.channel)
            self._map(painter, rect, "after", thumbnail, legend)

    def kernel(self, painter: QPainter, rect: QRectF, at: int, kernel: Float32, scale: float) -> None:
        """Paints a kernel whose strongest colours stand for weights of size ``scale``."""
        legend = Legend("weights", -scale, scale, True, 0.0 if self._looks.hatching else None)
        self._paint(painter, rect, ("kernel", at), (kernel.tobytes(), scale), kernel, legend)

    def _map(self, painter: QPainter, rect: QRectF, slot: Hashable, thumbnail: Thumbnail, legend: Legend) -> None:
        self._paint(painter, rect, slot, thumbnail, thumbnail.values, legend)

    def _paint(
        self, painter: QPainter, rect: QRectF, slot: Hashable, cause: Hashable, values: Float32, legend: Legend
    ) -> None:
        table = colours.table(legend.table_key, self.dark)

        def coloured() -> QImage:
            return painted_image(colours.quantise(values, legend.low, legend.high, legend.symmetric), table)

        image = self._kept_or(slot, (cause, legend), coloured)
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

        painter.drawImage(rect, self._kept_or((slot, "lines"), (cause, legend, size, ratio), lined))

    def _kept_or(self, slot: Hashable, cause: Hashable, make: Callable[[], QImage]) -> QImage:
        kept = self._made.get(slot)
        if kept is None or kept[0] != cause:
            kept = self._made[slot] = cause, make()
            while len(self._made) > _KEPT:
                self._made.popitem(last=False)
        self._made.move_to_end(slot)
        return kept[1]
