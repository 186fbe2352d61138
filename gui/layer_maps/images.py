"""The images of the visible panels, at the resolution of the screen: one pyqtgraph item per panel."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QGraphicsScene

from gui.layer_maps.layout import Grid, Zoom
from gui.layer_maps.wall import Panel, Wall
from gui.look import colours, hatching
from gui.look.theme import Theme

Samples = tuple[NDArray[np.intp], NDArray[np.intp]]  # rows and columns of a map that pixels show


@dataclass(frozen=True, eq=False)
class _PaintedPanel:
    """What an item shows.

    Args:
        lines: the hatching of negative values, or None.
    """

    panel: Panel
    samples: Samples
    dark: bool
    lines: QImage | None

    def shows(self, panel: Panel, samples: Samples, dark: bool) -> bool:
        """Whether painting this panel would give the same image."""
        painted = self.panel
        same = painted.values is panel.values and (painted.legend, painted.hidden_cells) == (
            panel.legend,
            panel.hidden_cells,
        )
        return same and self.samples is samples and self.dark == dark


class PanelImages:
    """The items in a scene that show the panels; an item is coloured again only if it has to show something else."""

    def __init__(self, scene: QGraphicsScene, theme: Theme) -> None:
        self._scene, self._theme = scene, theme
        self._items: list[pg.ImageItem] = []
        self._painted: dict[int, _PaintedPanel] = {}  # by item
        self._samples: tuple[tuple[object, ...], Samples] | None = None

    def lines(self, number: int) -> QImage | None:
        """The hatching of one item's panel, if any."""
        return self._painted[number].lines

    def clear(self) -> None:
        """Hides all items."""
        for item in self._items:
            item.setVisible(False)

    def show(self, wall: Wall, grid: Grid, zoom: Zoom, shown: range, scroll: int, ratio: float) -> None:
        """Shows some panels of a wall.

        Args:
            shown: their indices.
            scroll: pixels above the visible part.
            ratio: device pixels per pixel.
        """
        while len(self._items) < len(shown):
            item = pg.ImageItem(axisOrder="row-major")
            self._scene.addItem(item)
            self._items.append(item)
        samples, dark = self._samples_of(grid, zoom, ratio), self._theme.dark
        stale = []
        for number, index in enumerate(shown):
            painted = self._painted.get(number)
            if painted is None or not painted.shows(wall.panels[index], samples, dark):
                stale.append((number, wall.panels[index]))
        self._colour(stale, samples, dark, ratio)
        for number, item in enumerate(self._items):
            item.setVisible(number < len(shown))
        for number, index in enumerate(shown):
            self._items[number].setRect(grid.map_at(index, scroll))

    def _samples_of(self, grid: Grid, zoom: Zoom, ratio: float) -> Samples:
        """The cells that the pixels show; the identical arrays until something changes."""
        cause = grid.cells, grid.scale, zoom, ratio
        if self._samples is None or self._samples[0] != cause:
            self._samples = cause, zoom.samples(grid, ratio)
        return self._samples[1]

    def _colour(self, stale: list[tuple[int, Panel]], samples: Samples, dark: bool, ratio: float) -> None:
        if not stale:
            return
        seen = np.stack([_sampled(panel, samples) for _, panel in stale])
        legends = [panel.legend for _, panel in stale]
        indices = colours.quantise_maps(
            seen,
            [each.low for each in legends],
            [each.high for each in legends],
            [each.symmetric for each in legends],
        )
        for (number, panel), painted in zip(stale, indices, strict=True):
            table = colours.table(panel.legend.table_key, dark)
            if panel.hidden_cells:
                table = table.copy()  # hidden cells get a colour that no value has here
                painted[_hidden(panel, samples)] = colours.NOT_A_NUMBER
                table[colours.NOT_A_NUMBER, :3] = colours.rgb(self._theme.palette.raised)
            self._items[number].setImage(painted, lut=table, autoLevels=False)
            self._painted[number] = _PaintedPanel(panel, samples, dark, _lines(panel, samples, table, ratio))


def _lines(panel: Panel, samples: Samples, table: NDArray[np.uint8], ratio: float) -> QImage | None:
    legend = panel.legend
    below = legend.hatched_below
    if below is None or panel.hidden_cells:
        return None
    return hatching.lines(panel.values, *samples, table, legend.low, legend.high, ratio, below=below)


def _sampled(panel: Panel, samples: Samples) -> NDArray[np.float32]:
    """The map at the resolution of the screen; the thumbnail of a large map is used if it is fine enough."""
    rows, columns = samples
    values, small = panel.values, panel.thumbnail.values
    block = -(-values.shape[0] // small.shape[0]), -(-values.shape[1] // small.shape[1])
    coarse = (
        rows[-1] - rows[0] >= (rows.size - 1) * block[0] and columns[-1] - columns[0] >= (columns.size - 1) * block[1]
    )
    if max(block) > 1 and coarse:
        values, rows, columns = small, rows // block[0], columns // block[1]
    return values[rows[:, None], columns]


def _hidden(panel: Panel, samples: Samples) -> NDArray[np.bool_]:
    """Whether each pixel shows a hidden cell."""
    hidden = np.full(panel.values.shape, panel.hidden_cells.whole, np.bool_)
    for cell in panel.hidden_cells.others:
        hidden[cell] = not panel.hidden_cells.whole
    return hidden[samples[0][:, None], samples[1]]
