"""The panels as a widget without mouse and keyboard: arranged, scrolled, zoomed and painted."""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGraphicsView

from gui.events.guard import guarded
from gui.layer_maps.images import PanelImages
from gui.layer_maps.layout import Grid, Zoom, arrange
from gui.layer_maps.painting import CAPTION, BoardState, paint_panels
from gui.layer_maps.wall import Wall
from gui.look.corner_note import paint_note
from gui.look.theme import Theme
from gui.state.selection import Place
from gui.widgets.focus import draw_focus


@guarded
class MapsBoard(pg.GraphicsView):  # type: ignore[misc]  # pyqtgraph has no types
    """All maps of a layer: zoomed and moved together, with one cursor through all of them.

    Signals:
        arranged: the visible panels or the range of the scroll changed.

    Attributes:
        note: the words over dimmed maps; empty if they are not dimmed.
    """

    arranged = Signal()

    wall: Wall | None = None  # on the class: pyqtgraph resizes while it is made
    grid: Grid | None = None

    def __init__(self, theme: Theme) -> None:
        super().__init__(background=None)
        self._theme = theme
        self.zoom = Zoom()
        self.scroll = 0
        self._placed: tuple[str, tuple[int, int]] | None = None  # layer and size that zoom and scroll are for
        self.selected = 0  # channel
        self.cell: tuple[int, int] | None = None  # that all panels outline
        self.is_pointed_at = False  # whether that is the cell under the cursor
        self.note = ""
        self._images = PanelImages(self.scene(), theme)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.NoViewportUpdate)
        self.setMinimumSize(160, 120)

    # --- what it shows -----------------------------------------------------------------------------------------

    def show_wall(self, wall: Wall | None) -> None:
        """Shows these maps, or none; zoom and scroll are kept until those of another layer or size are shown."""
        self.wall = wall
        if wall is None:
            self._images.clear()
        elif (wall.layer, wall.cells) != self._placed:
            self._placed = wall.layer, wall.cells
            self.zoom, self.scroll = Zoom(), 0
        if self.cell is not None and wall is not None and not wall.has(self.cell):
            self.cell = None
        self._arrange()

    def set_selected(self, channel: int) -> None:
        """Frames the map of a channel, and scrolls to it."""
        self.selected = channel
        self._bring_into_sight()
        self.viewport().update()

    def set_cell(self, cell: tuple[int, int] | None, is_pointed_at: bool) -> None:
        """Outlines one cell in every map, or none."""
        if cell is not None and (self.wall is None or not self.wall.has(cell)):
            cell = None
        if (cell, is_pointed_at) != (self.cell, self.is_pointed_at):
            self.cell, self.is_pointed_at = cell, is_pointed_at
            self.viewport().update()

    def set_note(self, note: str) -> None:
        """Dims the maps, and shows these words over them that say why; no words: no longer."""
        if note != self.note:
            self.note = note
            self.viewport().update()

    def set_scroll(self, scroll: int) -> None:
        """Scrolls to this number of pixels below the top of the first row."""
        scroll = min(max(scroll, 0), self.scroll_range)
        if scroll != self.scroll:
            self.scroll = scroll
            self.arranged.emit()
            self.viewport().update()

    @property
    def scroll_range(self) -> int:
        """The maximum scroll, in pixels."""
        return self.grid.scroll_range(self.viewport().height()) if self.grid is not None else 0

    @property
    def at(self) -> int:
        """The index of the selected panel."""
        return self.wall.index_of(self.selected) if self.wall is not None else 0

    def set_zoom(self, zoom: Zoom) -> None:
        """Sets the visible part of every map."""
        if zoom != self.zoom:
            self.zoom = zoom
            self.viewport().update()

    def map_places(self) -> dict[Place, QRectF]:
        """The rectangles of the visible maps by (layer, channel); none while zoomed in."""
        wall, grid = self.wall, self.grid
        if wall is None or grid is None or self.zoom.factor > 1:
            return {}
        shown = grid.in_sight(self.viewport().height(), self.scroll)
        return {(wall.layer, wall.panels[index].channel): grid.map_at(index, self.scroll) for index in shown}

    def panel_at(self, point: QPointF) -> int | None:
        """The panel at a point of the board."""
        return self.grid.panel_at(point, self.scroll) if self.grid is not None else None

    def recolour(self) -> None:
        """Applies the colours of the theme."""
        self.setBackgroundBrush(QColor(self._theme.palette.canvas))
        self._arrange()

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        super().resizeEvent(event)
        if self.wall is not None:
            self._arrange()

    def _arrange(self) -> None:
        wall, room = self.wall, self.viewport().size()
        self.grid = None
        if wall is not None:
            caption = QFontMetrics(self.font()).height() + CAPTION
            self.grid = arrange(room.width(), room.height(), len(wall.panels), wall.cells, caption)
            self.zoom = self.zoom.held(self.grid)
            self.scroll = min(self.scroll, self.scroll_range)
            self._bring_into_sight()
        self.arranged.emit()
        self.viewport().update()

    def _bring_into_sight(self) -> None:
        if self.grid is None:
            return
        self.set_scroll(self.grid.scroll_to(self.at, self.scroll, self.viewport().height()))

    # --- painting ----------------------------------------------------------------------------------------------

    @property
    def _state(self) -> BoardState | None:
        """What is painted; None if there are no maps."""
        wall, grid, theme = self.wall, self.grid, self._theme
        if wall is None or grid is None:
            return None
        shown = grid.in_sight(self.viewport().height(), self.scroll)
        cell, look = (self.cell, self.is_pointed_at, bool(self.note)), (theme.palette, theme.dark, self.font())
        return BoardState(wall, grid, self.zoom, shown, self.scroll, self.selected, *cell, *look)

    def paintEvent(self, event: QPaintEvent) -> None:
        state = self._state
        if state is not None:
            ratio = self.devicePixelRatioF()
            self._images.show(state.wall, state.grid, state.zoom, state.shown, state.scroll, ratio)
        super().paintEvent(event)

    def drawForeground(self, painter: QPainter, _rect: QRectF) -> None:
        state = self._state
        if state is None:
            return
        paint_panels(painter, state, self._images.lines)
        if self.note:
            paint_note(painter, QRectF(self.viewport().rect()), self.note, self.font(), self.palette())
        if self.hasFocus():
            draw_focus(painter, self.viewport().rect(), self.palette())
