"""The page of one cell for pictures of scenes: its head is a widget, the computation is painted from values."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter

from engine.lessons.view import View
from gui.cell import cell_words
from gui.cell.cell_head import MARGINS, SPACING, CellHead
from gui.cell.cell_picture import paint_cell
from gui.cell.contents.cell_scene import CellScene
from gui.cell.contents.cell_scenes import scene_of
from gui.cell.contents.explained_cells import ExplainedCells
from gui.cell.painting.view_state import Surface, ViewType
from gui.look.painted_picture import picture_font
from gui.look.palettes import qpalette
from gui.look.theme import Theme
from gui.state.playback import Playback
from gui.state.selection import Selection
from gui.state.session import Session
from gui.widgets.action_row import ActionLookup
from gui.widgets.page_frame import PageFrame
from gui.widgets.pieces import caption


class PaintedCell:
    """The computation of one cell, painted; see :class:`gui.widgets.page_frame.PaintedPage`."""

    has_legend = True

    def __init__(
        self, selection: Selection, session: Session, theme: Theme, playback: Playback, actions: ActionLookup
    ) -> None:
        self._selection, self._session, self._theme, self._playback = selection, session, theme, playback
        self._head = CellHead(playback, {key: lambda: None for key in ("copy_text", "copy_latex")})
        self._head.use_actions(actions)
        self._head.set_palette(theme.palette)
        words = caption()
        words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.frame = PageFrame(self._head, words=words, margins=MARGINS, spacing=SPACING)
        self._scene: CellScene | None = None
        self._is_written = False

    def set_up(self, view: View) -> None:
        """Chooses between the row of views and the written form."""
        self._is_written = view.written

    def prepare(self) -> None:
        """Explains the selected cell in the current Frame."""
        frame, selection, hover = self._session.frame, self._selection, self._selection.focus
        self._head.setVisible(not self._is_written)
        self._head.fit_width(self.frame.width())
        self._head.follow(selection.chosen)
        cell = cell_words.shown_cell(frame, selection, hover)
        if frame is None or hover is None or cell is None:
            self._head.show_none()
            self._scene = None
            self.frame.show_words(cell_words.why_blank(frame, selection, hover))
            return
        self._head.show_cell(frame, hover, cell, hover.layer in selection.sizes_asked)
        explanation = ExplainedCells().explain(frame, hover, cell)
        self._scene = scene_of(frame, hover, cell, explanation, selection, self._playback, self._theme)
        self.frame.show_words("")

    def paint(self, painter: QPainter, rect: QRect, ratio: float) -> None:
        """Paints the computation, as large as there is room."""
        if self._scene is not None:
            font = picture_font(self._theme.scale)
            surface = Surface(rect.size(), ViewType(font, font.pixelSize()), qpalette(self._theme.palette), ratio)
            painter.translate(rect.topLeft())
            paint_cell(painter, self._scene, surface, is_large=True, is_written=self._is_written)
