"""The panels as they are painted: one pyqtgraph image a map, at the resolution of the screen."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontInfo, QFontMetrics, QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QGraphicsView

from engine.quiz.hiding import HIDDEN
from gui.events.guard import guarded
from gui.layer_maps.layout import Grid, Zoom, arrange
from gui.layer_maps.wall import Panel, Wall
from gui.look import colours, hatching
from gui.look.fonts import BASE_PIXELS, least_number, number_font
from gui.look.legend import Legend
from gui.look.theme import Theme
from gui.map.painting import cell_text, outline
from gui.state.selection import Place
from gui.text.phrases import number_text
from gui.widgets.focus import draw_focus

_NUMBERED = 28  # pixels of a cell that a number fits in
_MOST_NUMBERS = 600  # in all panels
_CAPTION = 5  # pixels below and between the words above a map
_CROSS = 5  # pixels that an outlined cell has at least

Samples = tuple[NDArray[np.intp], NDArray[np.intp]]


@dataclass(frozen=True, eq=False)
class _Slot:
    """What an image shows, and what it was made from."""

    panel: Panel
    samples: Samples
    dark: bool
    lines: QImage | None

    def shows(self, panel: Panel, samples: Samples, dark: bool) -> bool:
        """Whether the same would be made again."""
        made = self.panel
        same = made.values is panel.values and (made.legend, made.veil) == (panel.legend, panel.veil)
        return same and self.samples is samples and self.dark == dark


@guarded
class MapsBoard(pg.GraphicsView):  # type: ignore[misc]  # pyqtgraph has no types
    """All maps of a layer: zoomed and moved together, with one cursor through all of them.

    Signals:
        arranged: other panels are in sight, or there is another range to scroll through.
    """

    arranged = Signal()

    wall: Wall | None = None  # on the class: pyqtgraph resizes while it is made
    grid: Grid | None = None

    def __init__(self, theme: Theme) -> None:
        super().__init__(background=None)
        self._theme = theme
        self.zoom = Zoom()
        self.scroll = 0
        self.selected = 0  # channel
        self.cell: tuple[int, int] | None = None  # that all panels outline
        self.is_pointed_at = False  # whether that is the cell under the cursor
        self._items: list[pg.ImageItem] = []
        self._slots: dict[int, _Slot] = {}  # by item
        self._samples: tuple[tuple[object, ...], Samples] | None = None
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.NoViewportUpdate)
        self.setMinimumSize(160, 120)

    # --- what it shows -----------------------------------------------------------------------------------------

    def show_wall(self, wall: Wall | None) -> None:
        """Shows these maps; of the same size as before they stay zoomed as they were."""
        before = self.wall
        self.wall = wall
        if wall is None or before is None or (before.layer, before.cells) != (wall.layer, wall.cells):
            self.zoom, self.scroll = Zoom(), 0
        if self.cell is not None and wall is not None and not _lies_in(self.cell, wall.cells):
            self.cell = None
        self._arrange()

    def set_selected(self, channel: int) -> None:
        """Frames the map of a channel, and scrolls to it."""
        self.selected = channel
        self._bring_into_sight()
        self.viewport().update()

    def set_cell(self, cell: tuple[int, int] | None, is_pointed_at: bool) -> None:
        """Outlines one cell in every map, or none."""
        if cell is not None and (self.wall is None or not _lies_in(cell, self.wall.cells)):
            cell = None
        if (cell, is_pointed_at) != (self.cell, self.is_pointed_at):
            self.cell, self.is_pointed_at = cell, is_pointed_at
            self.viewport().update()

    def set_scroll(self, scroll: int) -> None:
        """Shows the rows from so many pixels below the first."""
        scroll = min(max(scroll, 0), self.scroll_range)
        if scroll != self.scroll:
            self.scroll = scroll
            self.arranged.emit()
            self.viewport().update()

    @property
    def scroll_range(self) -> int:
        """How many pixels of the rows do not fit."""
        return max(round(self.grid.height) - self.viewport().height(), 0) if self.grid is not None else 0

    @property
    def at(self) -> int:
        """Where the selected map stands among all."""
        panels = self.wall.panels if self.wall is not None else ()
        return next((index for index, panel in enumerate(panels) if panel.channel == self.selected), 0)

    def set_zoom(self, zoom: Zoom) -> None:
        """Shows another part of every map."""
        if zoom != self.zoom:
            self.zoom = zoom
            self.viewport().update()

    def map_places(self) -> dict[Place, QRectF]:
        """Where the maps are that can be seen as a whole."""
        wall, grid = self.wall, self.grid
        if wall is None or grid is None or self.zoom.factor > 1:
            return {}
        shown = grid.in_sight(self.viewport().height(), self.scroll)
        return {(wall.layer, wall.panels[index].channel): grid.map_at(index, self.scroll) for index in shown}

    def recolour(self) -> None:
        """Takes over the theme."""
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
            caption = QFontMetrics(self.font()).height() + _CAPTION
            self.grid = arrange(room.width(), room.height(), len(wall.panels), wall.cells, caption)
            self.zoom = self.zoom.held(self.grid)
            self.scroll = min(self.scroll, self.scroll_range)
            self._bring_into_sight()
        self.arranged.emit()
        self.viewport().update()

    def _bring_into_sight(self) -> None:
        if self.grid is None:
            return
        place = self.grid.map_at(self.at) | self.grid.caption_at(self.at)
        height, margin = self.viewport().height(), self.grid.caption
        least, most = round(place.bottom()) + margin - height, round(place.top()) - margin
        self.set_scroll(max(min(self.scroll, most), least))

    # --- painting ----------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        self._place_images()
        super().paintEvent(event)

    def _place_images(self) -> None:
        """Gives every panel in sight an image of the pixels that it covers, where those are others than before."""
        wall, grid = self.wall, self.grid
        shown = grid.in_sight(self.viewport().height(), self.scroll) if grid is not None else range(0)
        while len(self._items) < len(shown):
            item = pg.ImageItem(axisOrder="row-major")
            self.scene().addItem(item)
            self._items.append(item)
        for number, item in enumerate(self._items):
            item.setVisible(number < len(shown))
        if wall is None or grid is None:
            return
        samples, dark = self._samples_of(grid), self._theme.dark
        stale = []
        for number, index in enumerate(shown):
            slot = self._slots.get(number)
            if slot is None or not slot.shows(wall.panels[index], samples, dark):
                stale.append((number, wall.panels[index]))
        self._paint(stale, samples, dark)
        for number, index in enumerate(shown):
            self._items[number].setRect(grid.map_at(index, self.scroll))

    def _samples_of(self, grid: Grid) -> Samples:
        """Of which cells the pixels are: the same arrays until something changes."""
        ratio = self.devicePixelRatioF()
        cause = grid.cells, grid.scale, self.zoom, ratio
        if self._samples is None or self._samples[0] != cause:
            self._samples = cause, self.zoom.samples(grid, ratio)
        return self._samples[1]

    def _paint(self, stale: list[tuple[int, Panel]], samples: Samples, dark: bool) -> None:
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
            if panel.veil:
                table = table.copy()  # what is hidden takes the colour that nothing else has here
                painted[_hidden(panel, samples)] = colours.NOT_A_NUMBER
                table[colours.NOT_A_NUMBER, :3] = colours.rgb(self._theme.palette.raised)
            self._items[number].setImage(painted, lut=table, autoLevels=False)
            self._slots[number] = _Slot(panel, samples, dark, self._lines(panel, samples, table))

    def _lines(self, panel: Panel, samples: Samples, table: NDArray[np.uint8]) -> QImage | None:
        legend = panel.legend
        if legend.hatched_below is None or panel.veil:
            return None
        ratio = self.devicePixelRatioF()
        below = legend.hatched_below
        return hatching.lines(panel.values, *samples, table, legend.low, legend.high, ratio, below=below)

    def drawForeground(self, painter: QPainter, _rect: QRectF) -> None:
        wall, grid = self.wall, self.grid
        if wall is None or grid is None:
            return
        palette = self._theme.palette
        shown = grid.in_sight(self.viewport().height(), self.scroll)
        for number, index in enumerate(shown):
            panel, place = wall.panels[index], grid.map_at(index, self.scroll)
            if (lines := self._slots[number].lines) is not None:
                painter.drawImage(place, lines)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(palette.border), 1))
            painter.drawRect(place.toRect().adjusted(-1, -1, 0, 0))
            self._draw_caption(painter, panel, grid.caption_at(index, self.scroll))
        self._draw_numbers(painter, wall, grid, shown)
        self._draw_cursor(painter, grid, shown)
        if self.at in shown:
            frame = grid.map_at(self.at, self.scroll).toRect().adjusted(-3, -3, 2, 2)
            painter.setPen(QPen(QColor(palette.accent), 3, j=Qt.PenJoinStyle.MiterJoin))
            painter.drawRect(frame)
        if self.hasFocus():
            draw_focus(painter, self.viewport().rect(), self.palette())

    def _draw_caption(self, painter: QPainter, panel: Panel, room: QRectF) -> None:
        """The channel, and beside it the value under the cursor, or what the panels are sorted by."""
        chosen = panel.channel == self.selected
        painter.setFont(self.font())
        metrics = painter.fontMetrics()
        name, note = str(panel.channel), self._note(panel)
        painter.setPen(QColor(self._theme.palette.text if chosen else self._theme.palette.muted))
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        room = room.adjusted(0, 0, 0, -_CAPTION)  # the frame of the selected map stays clear of the words
        painter.drawText(room, left | Qt.TextFlag.TextDontClip, name)
        if metrics.horizontalAdvance(name) + metrics.horizontalAdvance(note) + _CAPTION <= room.width():
            painter.setPen(QColor(self._theme.palette.text))
            painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, note)

    def _note(self, panel: Panel) -> str:
        if self.cell is not None and (self.is_pointed_at or panel.measure is None):
            value = panel.value(self.cell)
            return HIDDEN if value is None else number_text(value)
        return "" if panel.measure is None else number_text(panel.measure)

    def _draw_cursor(self, painter: QPainter, grid: Grid, shown: range) -> None:
        if self.cell is None or not all(
            at in seen for at, seen in zip(self.cell, self.zoom.visible(grid), strict=True)
        ):
            return
        for index in shown:
            place = grid.map_at(index, self.scroll)
            outline(painter, self.zoom.box(self.cell, place, grid) & place, QColor(self._theme.palette.accent))

    def _draw_numbers(self, painter: QPainter, wall: Wall, grid: Grid, shown: range) -> None:
        size = grid.scale * self.zoom.factor
        rows, columns = self.zoom.visible(grid)
        if size < _NUMBERED or len(rows) * len(columns) * len(shown) > _MOST_NUMBERS:
            return
        base = QFontInfo(self.font()).pixelSize()
        pixels = min(int((size - 3) / 3), base + 2)  # five digits fit into a cell
        if pixels < least_number(base / BASE_PIXELS):
            return
        painter.setFont(number_font(pixels))
        for index in shown:
            panel, place = wall.panels[index], grid.map_at(index, self.scroll)
            whole = place.adjusted(-1, -1, 1, 1)  # half a number reads as another one
            for cell in ((row, column) for row in rows for column in columns):
                if whole.contains(box := self.zoom.box(cell, place, grid)):
                    self._draw_number(painter, panel, cell, box)

    def _draw_number(self, painter: QPainter, panel: Panel, cell: tuple[int, int], box: QRectF) -> None:
        value = panel.value(cell)
        if value is None:
            ground, text = colours.rgb(self._theme.palette.raised), HIDDEN
        else:
            ground, text = _ground(value, panel.legend, self._theme.dark), cell_text(value)
            below = panel.legend.hatched_below
            if below is not None and value < below:
                under = painter.boundingRect(box, Qt.AlignmentFlag.AlignCenter, text)
                painter.fillRect(under.adjusted(-1, 0, 1, 0) & box, QColor(*ground))
        painter.setPen(QColor(colours.text_on(ground)))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    def panel_at(self, point: QPointF) -> int | None:
        """The panel at a point of the board."""
        return self.grid.panel_at(point, self.scroll) if self.grid is not None else None


def _lies_in(cell: tuple[int, int], cells: tuple[int, int]) -> bool:
    return all(0 <= at < size for at, size in zip(cell, cells, strict=True))


def _sampled(panel: Panel, samples: Samples) -> NDArray[np.float32]:
    """The map at the resolution of the screen; of a large one its thumbnail, as long as that is as fine."""
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
    """Which pixels show a cell that is hidden."""
    hidden = np.full(panel.values.shape, panel.veil.whole, np.bool_)
    for cell in panel.veil.others:
        hidden[cell] = not panel.veil.whole
    return hidden[samples[0][:, None], samples[1]]


def _ground(value: float, legend: Legend, dark: bool) -> tuple[int, int, int]:
    """The colour that a value has."""
    index = colours.quantise(np.array([value], np.float32), legend.low, legend.high, legend.symmetric)[0]
    red, green, blue = colours.table(legend.table_key, dark)[index, :3].tolist()
    return red, green, blue
