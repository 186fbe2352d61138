"""Pages of scenes for pictures: their feet are widgets, the rest is painted from values."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from engine.lessons.view import View
from gui.look.painted_picture import picture_font
from gui.look.palettes import qpalette
from gui.look.theme import Theme
from gui.presentation.pages import picture_foot, unroll_foot
from gui.presentation.pages.before_after import BeforeAfter, BeforeAfters
from gui.presentation.pages.picture_foot import PictureFoot
from gui.presentation.pages.picture_painter import PicturePainter, PictureState
from gui.presentation.pages.unroll_foot import SPACING, UnrollFoot
from gui.presentation.pages.unroll_painter import UnrollPainter
from gui.presentation.pages.unroll_state import Unrolled, UnrollState, places_for
from gui.presentation.pages.unrolled import unrolled_of
from gui.state.document import Document
from gui.state.selection import Selection
from gui.state.session import Session
from gui.widgets.page_frame import PageFrame


class PaintedUnroll:
    """The page of a flatten layer, painted; see :class:`gui.widgets.page_frame.PaintedPage`."""

    has_legend = True

    def __init__(self, document: Document, selection: Selection, session: Session, theme: Theme) -> None:
        self._document, self._selection, self._session, self._theme = document, selection, session, theme
        self._foot, self._words = UnrollFoot(), unroll_foot.words_in_its_place()
        self.frame = PageFrame(foot=self._foot, words=self._words, spacing=SPACING)
        self._why_blank = self._words.text()
        self._progress = 0.0
        self._shown: Unrolled | None = None

    def set_up(self, view: View) -> None:
        """Unrolls the maps, or rolls them up."""
        self._progress = float(view.unrolled)
        self._foot.name_turn(view.unrolled)

    def prepare(self) -> None:
        """Takes the maps of the present Frame."""
        shown = unrolled_of(self._document.project, self._session.frame, self._selection, self._theme)
        self._shown = shown
        self._foot.setVisible(shown is not None)
        self.frame.show_words("" if shown is not None else self._why_blank)
        if shown is not None:
            state = self._state(shown, self.frame.canvas_in(self.frame))
            self._foot.sentence.setText(unroll_foot.sentence(shown, state.places, state.marked))

    def _state(self, shown: Unrolled, rect: QRect) -> UnrollState:
        font = picture_font(self._theme.scale)
        places = places_for(shown, rect.size(), font)
        marked = places.cell_of(min(max(self._selection.channel, 0), places.count - 1))
        look = rect.size(), font, qpalette(self._theme.palette)
        return UnrollState(shown, places, self._progress, marked, *look)

    def paint(self, painter: QPainter, rect: QRect, ratio: float) -> None:
        """Paints the maps and the vector."""
        if self._shown is not None:
            painter.translate(rect.topLeft())
            UnrollPainter().paint(painter, self._state(self._shown, rect), ratio)


class PaintedPicture:
    """A map as a picture, painted; see :class:`gui.widgets.page_frame.PaintedPage`."""

    has_legend = False

    def __init__(self, _document: Document, selection: Selection, session: Session, theme: Theme) -> None:
        self._selection, self._session, self._theme = selection, session, theme
        self._foot, self._words = PictureFoot(), picture_foot.words_in_its_place()
        self._why_blank = self._words.text()
        self.frame = PageFrame(foot=self._foot, words=self._words, spacing=2)
        self._pictures = BeforeAfters()
        self._shown: BeforeAfter | None = None

    def set_up(self, view: View) -> None:
        """Does nothing: no field of a View belongs to this page."""

    def prepare(self) -> None:
        """Takes the pictures of the present Frame."""
        frame = self._session.frame
        shown = self._pictures.of(frame, self._selection, signed=False) if frame is not None else None
        self._shown = shown
        self._foot.setVisible(shown is not None)
        self._foot.note.setText(shown.note if shown is not None else "")
        self.frame.show_words("" if shown is not None else self._why_blank)

    def paint(self, painter: QPainter, rect: QRect, ratio: float) -> None:
        """Paints both pictures, with the divider in the middle."""
        if (shown := self._shown) is not None:
            look = rect.size(), picture_font(self._theme.scale), qpalette(self._theme.palette)
            painter.translate(rect.topLeft())
            state = PictureState(shown.before, shown.after, shown.share, 0.5, *look)
            PicturePainter().paint(painter, state, ratio)
