"""The way back for pictures of scenes: head and foot are widgets, the rest is painted from values."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter

from engine.lessons.view import View
from gui.backward import words
from gui.backward.contents import Content, Wish, content_of
from gui.backward.page import settings_of
from gui.backward.painting import BackwardPainter, BackwardState
from gui.backward.strips import BackwardFoot, BackwardHead
from gui.look.painted_picture import picture_font
from gui.look.theme import Theme
from gui.state.document import Document
from gui.state.selection import Selection
from gui.state.session import Session
from gui.widgets.page_frame import PageFrame
from gui.widgets.pieces import caption


class PaintedBackward:
    """The way back, painted; see :class:`gui.widgets.page_frame.PaintedPage`."""

    has_legend = True

    def __init__(self, document: Document, selection: Selection, session: Session, theme: Theme) -> None:
        self._document, self._selection, self._session, self._theme = document, selection, session, theme
        self._head, self._foot, why_blank = BackwardHead(), BackwardFoot(), caption()
        self._head.recolour(theme.palette)
        why_blank.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.frame = PageFrame(self._head, self._foot, why_blank, theme.palette.canvas, spacing=2)
        wish = self._wish = Wish(document)
        wish.is_shown = True
        self._shown: Content | None = None
        session.ask_for(lambda chosen: wish(chosen) if chosen.page == "backward" else ())

    def set_up(self, view: View) -> None:
        """Takes what is set on the page."""
        self._wish.settings = settings_of(view)
        self._foot.show_settings(self._wish.settings)

    def prepare(self) -> None:
        """Takes the way back of the present Frame."""
        frame, selection = self._session.frame, self._selection
        self._shown = content_of(frame, selection, self._wish)
        self.frame.show_words(words.why_blank(frame, selection, False) if self._shown is None else "")
        self._head.show_content(self._shown, selection, None)
        self._foot.show_content(self._shown, self._document.project)

    def paint(self, painter: QPainter, rect: QRect, ratio: float) -> None:
        """Paints the steps, the arithmetic and the tiles."""
        if self._shown is None:
            return
        font = picture_font(self._theme.scale)
        state = BackwardState(self._shown, rect.size(), 0.0, self._theme.palette, font)
        here = self._shown.explained.layer
        state = BackwardState(self._shown, rect.size(), state.layout.scroll_to(here, 0.0), self._theme.palette, font)
        painter.translate(rect.topLeft())
        BackwardPainter().paint(painter, state, ratio)
