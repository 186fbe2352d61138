"""One large feature map as a widget without mouse and keyboard: colours and numbers, zoomed and panned."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import QGraphicsView, QWidget

from engine.compute.device_maps import DeviceMap
from gui.events.guard import guarded
from gui.look import colours
from gui.look.corner_note import dimming, paint_note
from gui.look.map_image import Drawn
from gui.map.painting import draw_hatching, draw_numbers, outline
from gui.map.placement import Placement
from gui.widgets.colour_bar import short
from gui.widgets.focus import draw_focus


@guarded
class MapBoard(pg.GraphicsView):  # type: ignore[misc]  # pyqtgraph has no types
    """One large feature map with at most one chosen cell.

    Cells are (row, column).

    Signals:
        cell_hovered(int, int): row and column under the pointer; (-1, -1) for none.

    Attributes:
        placement: the place of the map in the view.
        note: the words over a dimmed map; empty if it is not dimmed.
    """

    cell_hovered = Signal(int, int)

    _values: NDArray[Any] | DeviceMap | None = None  # on the class: pyqtgraph resizes the widget in its constructor

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, background=None)
        self._table = colours.table("grey", False)
        self._scale = 0.0, 1.0, False  # the values at the ends of the table, and whether zero is in its middle
        self._hatched_below: float | None = None
        self.placement = Placement((0, 0), QSize(1, 1), 1.0, QPointF())
        self._fitted = True
        self._painted: tuple[int, int, int, int, int] | None = None  # the part of the map that the image item shows
        self._cell: tuple[int, int] | None = None
        self._hovered = (-1, -1)
        self.note = ""

        self._image = pg.ImageItem(axisOrder="row-major")
        self.scene().addItem(self._image)
        # Every change here requests one repaint of the whole view; the scene would request further ones.
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.NoViewportUpdate)
        self.setMinimumSize(64, 64)
        self.setAccessibleName(self.tr("Feature map"))
        self.viewport().setAccessibleName(self.accessibleName())

    # --- what is shown -------------------------------------------------------------------------------------------

    def set_map(self, values: NDArray[np.float32] | NDArray[np.uint8] | DeviceMap | None) -> None:
        """Shows float32 values (H, W) in the current colours, a uint8 picture (H, W, 3) in its own, or nothing.

        Zoom and offset are kept for a map of the same size.
        """
        before = None if self._values is None else self.placement.cells
        self._values, self._painted = values, None
        self._image.setVisible(values is not None)
        if values is not None and values.shape[:2] != before:
            self.placement = Placement((values.shape[0], values.shape[1]), self.viewport().size(), 1.0, QPointF())
            if self._cell is not None and not self.placement.contains(self._cell):
                self._cell = None
            self._hover((-1, -1))
            self.fit()
        self._describe()
        self.viewport().update()

    def set_colours(
        self,
        table: NDArray[np.uint8],
        low: float,
        high: float,
        symmetric: bool,
        hatched_below: float | None = None,
    ) -> None:
        """Sets the colours of float32 values: a (256, 4) table of ``gui.look.colours`` from ``low`` to ``high``.

        Values less than ``hatched_below`` are hatched.
        """
        self._table, self._scale, self._hatched_below = table, (low, high, symmetric), hatched_below
        self._painted = None
        self.viewport().update()

    def set_note(self, note: str) -> None:
        """Dims the map, and shows these words over it that say why; no words: no longer."""
        if note != self.note:
            self.note = note
            self.viewport().update()

    def set_background(self, colour: QColor) -> None:
        """Sets the colour around the map."""
        self.setBackgroundBrush(colour)
        self.viewport().update()

    def set_cell(self, cell: tuple[int, int] | None) -> None:
        """Outlines the chosen cell, or none."""
        if cell != self._cell:
            self._cell = cell
            self._describe()
            self.viewport().update()

    def fit(self) -> None:
        """Fits the whole map into the view, now and whenever the view is resized."""
        self._fitted = True
        if self._values is not None:
            self._place(self.placement.fitted())

    def zoom(self, factor: float, at: QPointF | None = None) -> None:
        """Zooms about a point of the view; None: about the chosen cell if it is visible, else the centre."""
        if self._values is None:
            return
        view = self.placement.view
        if at is None:
            box = self.placement.box(*self._cell, *self._cell) if self._cell else QRectF()
            at = box.center() if self._cell and view.contains(box) else view.center()
        placement = self.placement.magnified(factor, at)
        self._fitted = placement.scale == placement.fit_scale
        self._place(placement)

    def cell_at(self, position: QPointF) -> tuple[int, int] | None:
        """The cell at a point of the view, or None beside the map."""
        return self.placement.cell_at(position) if self._values is not None else None

    def _hover(self, cell: tuple[int, int]) -> None:
        if cell != self._hovered:
            self._hovered = cell
            self.cell_hovered.emit(*cell)

    def _describe(self) -> None:
        """Sets the chosen cell as description for screen readers."""
        if self._values is None or self._cell is None or not self.placement.contains(self._cell):
            self.setAccessibleDescription("")
            return
        parts = np.atleast_1d(self._values[self._cell]).tolist()
        self.setAccessibleDescription(
            self.tr("row {row}, column {column} = {value}").format(
                row=self._cell[0], column=self._cell[1], value=", ".join(short(part) for part in parts)
            )
        )

    @property
    def drawn(self) -> Drawn | None:
        """The map with its colouring; None if there is no map."""
        if self._values is None:
            return None
        return Drawn(self._values, self._table, *self._scale, self._hatched_below)

    # --- geometry ------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        super().resizeEvent(event)
        if self._values is None:
            return
        before = self.placement
        self.placement = Placement(before.cells, self.viewport().size(), before.scale, before.origin)
        if self._fitted:
            self.fit()
        else:
            self._place(self.placement.placed(max(before.scale, self.placement.fit_scale), before.origin))

    def _place(self, placement: Placement) -> None:
        self.placement = placement
        # Only a reduced map is smoothed; magnified cells have sharp edges.
        reduced = placement.scale * self.devicePixelRatioF() < 1
        self.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, reduced)
        self.viewport().update()

    # --- painting ------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._values is not None:
            self._place_image(self._values)
        super().paintEvent(event)

    def _place_image(self, values: NDArray[Any] | DeviceMap) -> None:
        """Sets the visible part of the map in the image item, coloured again if it changed."""
        top, bottom, left, right, step = part = self.placement.coloured()
        if part != self._painted:
            self._painted = part
            shown = values[top:bottom:step, left:right:step]
            is_picture = shown.ndim == 3
            image = np.ascontiguousarray(shown) if is_picture else colours.quantise(shown, *self._scale)
            table = None if is_picture else self._table
            # Indices have no mean: pyqtgraph by itself turns its reduction on at a large image, and never off again.
            self._image.setImage(image, lut=table, autoLevels=False, autoDownsample=False)
        rows, columns = self._image.image.shape[:2]
        self._image.setRect(self.placement.box(top, left, top + rows * step - 1, left + columns * step - 1))

    def drawForeground(self, painter: QPainter, _rect: QRectF) -> None:
        if (drawn := self.drawn) is not None:
            placement, palette = self.placement, self.palette()
            draw_hatching(painter, drawn, placement, self.devicePixelRatioF())
            # A hairline, since the neutral colour of a map may be that of the area around it.
            painter.setPen(QPen(palette.color(QPalette.ColorRole.Mid), 1))
            painter.drawRect(placement.whole.toRect().adjusted(-1, -1, 0, 0))
            draw_numbers(painter, drawn, placement, self.font())
            if self._cell is not None:
                outline(painter, placement.box(*self._cell, *self._cell), palette.color(QPalette.ColorRole.Accent))
            if self.note:
                painter.fillRect(placement.whole & placement.view, dimming(self.backgroundBrush().color()))
                paint_note(painter, placement.view, self.note, self.font(), palette)
        if self.hasFocus():
            draw_focus(painter, self.viewport().rect(), self.palette())
