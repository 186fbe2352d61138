"""All maps of a layer for pictures of scenes: head and foot are widgets, the maps are painted from values."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from engine.lessons.view import View
from gui.layer_maps import words
from gui.layer_maps.colouring import coloured, hatched
from gui.layer_maps.layout import Zoom, arrange
from gui.layer_maps.painting import CAPTION, BoardState, paint_panels
from gui.layer_maps.strips import MapsFoot, MapsHead
from gui.layer_maps.wall import Order, Sorting, Wall, Wish, wall
from gui.look.indexed_image import painted_image
from gui.look.painted_picture import picture_font
from gui.look.theme import Theme
from gui.state.document import Document
from gui.state.selection import Selection
from gui.state.session import Session
from gui.widgets.page_frame import PageFrame
from gui.widgets.pieces import caption


class PaintedMaps:
    """All maps of a layer, painted; see :class:`gui.widgets.page_frame.PaintedPage`."""

    has_legend = True

    def __init__(self, document: Document, selection: Selection, session: Session, theme: Theme) -> None:
        self._document, self._selection, self._session, self._theme = document, selection, session, theme
        self._head, self._foot, why_blank = MapsHead(), MapsFoot(), caption()
        self._head.recolour(theme.palette)
        why_blank.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.frame = PageFrame(self._head, self._foot, why_blank, theme.palette.canvas, spacing=2)
        self._order: Order = "channel"
        self._wish = Wish(document)
        self._shown: Wall | None = None
        session.ask_for(lambda chosen: self._wish(chosen) if chosen.page == "maps" else ())

    def set_up(self, view: View) -> None:
        """Sorts the maps."""
        self._order = self._wish.order = view.sorting

    def prepare(self) -> None:
        """Takes the maps of the present Frame."""
        frame, selection = self._session.frame, self._selection
        is_hidden = selection.layer in selection.sizes_asked
        shown = wall(frame, selection, self._order, Sorting()) if frame is not None and not is_hidden else None
        self._shown = shown
        why_blank = words.why_blank(frame, selection) if shown is None else ""
        self.frame.show_words(why_blank)
        self._head.show_wall(shown, self._order, selection)
        self._foot.show_bar(shown, selection, self._theme)
        text = why_blank
        if shown is not None:
            cell, project = self._cell_of(shown), self._document.project
            focus = selection.focus if cell is not None else None
            text = words.sentence(shown, selection, self._order, project, False, focus, cell)
        self._foot.sentence.set_words(text)

    def _cell_of(self, shown: Wall) -> tuple[int, int] | None:
        """The (row, column) that all maps outline, or None."""
        focus = self._selection.focus if self._selection.pointed else None
        if focus is None or focus.layer != shown.layer or not shown.has(cell := (focus.row, focus.column)):
            return None
        return cell

    def paint(self, painter: QPainter, rect: QRect, ratio: float) -> None:
        """Paints the maps, scrolled to the selected one."""
        shown, theme, font = self._shown, self._theme, picture_font(self._theme.scale)
        if shown is None:
            return
        height, channel = QFontMetrics(font).height() + CAPTION, self._selection.channel
        grid, zoom = arrange(rect.width(), rect.height(), len(shown.panels), shown.cells, height), Zoom()
        scroll = grid.scroll_to(shown.index_of(channel), 0, rect.height())
        seen, samples = grid.in_sight(rect.height(), scroll), zoom.samples(grid, ratio)
        panels = [shown.panels[index] for index in seen]
        painter.translate(rect.topLeft())
        lines = []
        for index, panel, (indices, table) in zip(seen, panels, coloured(panels, samples, theme), strict=True):
            painter.drawImage(grid.map_at(index, scroll), painted_image(indices, table))
            lines.append(hatched(panel, samples, table, ratio))
        cell = self._cell_of(shown)
        look = theme.palette, theme.dark, font
        state = BoardState(shown, grid, zoom, seen, scroll, channel, cell, False, False, *look)
        paint_panels(painter, state, lines.__getitem__)
