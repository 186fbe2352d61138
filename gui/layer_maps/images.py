"""The images of the visible panels, at the resolution of the screen: one pyqtgraph item per panel."""

from __future__ import annotations

from dataclasses import dataclass

import pyqtgraph as pg
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QGraphicsScene

from engine.compute.keys import Key
from engine.quiz.hiding import HiddenCells
from gui.layer_maps.colouring import Samples, coloured, hatched
from gui.layer_maps.layout import Grid, Zoom
from gui.layer_maps.wall import Panel, Wall
from gui.look.legend import Legend
from gui.look.theme import Theme


@dataclass(frozen=True, eq=False)
class _PaintedPanel:
    """What an item shows.

    Args:
        lines: the hatching of negative values, or None.
    """

    key: Key
    legend: Legend
    hidden_cells: HiddenCells
    samples: Samples
    dark: bool
    lines: QImage | None

    def shows(self, panel: Panel, samples: Samples, dark: bool) -> bool:
        """Whether painting this panel would give the same image."""
        same = (self.key, self.legend, self.hidden_cells) == (panel.key, panel.legend, panel.hidden_cells)
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
        panels = [panel for _, panel in stale]
        for (number, panel), (indices, table) in zip(stale, coloured(panels, samples, self._theme), strict=True):
            self._items[number].setImage(indices, lut=table, autoLevels=False)
            self._painted[number] = _PaintedPanel(
                panel.key, panel.legend, panel.hidden_cells, samples, dark, hatched(panel, samples, table, ratio)
            )
