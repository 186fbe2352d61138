"""The page of a flatten layer: maps that are unrolled into one vector, row by row."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.events.guard import guarded
from gui.look.theme import Theme
from gui.presentation.pages.unroll_foot import SPACING, UnrollFoot, sentence, words_in_its_place
from gui.presentation.pages.unroll_layout import Cell
from gui.presentation.pages.unroll_view import UnrollView
from gui.presentation.pages.unrolled import unrolled_of
from gui.state.document import Document
from gui.state.selection import Hover, Selection
from gui.state.session import Session
from gui.widgets.page import Page


def page(document: Document, selection: Selection, session: Session, theme: Theme) -> Page:
    """The page of a flatten layer."""
    made = UnrollPage(document, selection, session, theme)
    return Page(
        made,
        "guide/11-lessons.md",
        title=QCoreApplication.translate("UnrollPage", "{layer}: maps become a line"),
        set_up=lambda view: made.set_unrolled(view.unrolled),
        captured=lambda: {"unrolled": made.unrolled},
    )


@guarded
class UnrollPage(QWidget):
    """The input maps of the selected flatten layer, and its output vector."""

    def __init__(self, document: Document, selection: Selection, session: Session, theme: Theme) -> None:
        super().__init__()
        self._document, self._selection, self._session, self._theme = document, selection, session, theme
        self.setAccessibleName(self.tr("Flatten: maps become a line"))
        self.view, self.nothing, self.foot = UnrollView(), words_in_its_place(), UnrollFoot()
        self.sentence, self.turn = self.foot.sentence, self.foot.turn
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING)
        column.addWidget(self.nothing, 1)
        column.addWidget(self.view, 1)
        column.addWidget(self.foot)
        self.setFocusProxy(self.view)
        self.turn.clicked.connect(self._turn)
        self.view.turn_asked.connect(self._turn)
        self.view.cell_pointed.connect(self._point)
        self.view.cell_chosen.connect(self._choose)
        for signal in (
            document.changed, session.ready, selection.changed, selection.looks_changed, selection.hidden_changed,
            theme.changed,
        ):  # fmt: skip
            signal.connect(self._refresh)
        self._refresh()

    @property
    def unrolled(self) -> bool:
        """Whether the maps are unrolled."""
        return self.view.unrolled

    def set_unrolled(self, unrolled: bool) -> None:
        """Unrolls the maps, or rolls them up again."""
        self.view.set_unrolled(unrolled)
        self.foot.name_turn(unrolled)

    @Slot()
    def _turn(self) -> None:
        self.set_unrolled(not self.unrolled)

    # ---- what it shows

    @Slot()
    def _refresh(self) -> None:
        if not self.isVisible():
            return
        shown = unrolled_of(self._document.project, self._session.frame, self._selection, self._theme)
        self.view.show_maps(shown)
        for part in (self.view, self.foot):
            part.setVisible(shown is not None)
        self.nothing.setVisible(shown is None)
        if self.view.places is not None:
            place = min(max(self._selection.channel, 0), self.view.places.count - 1)
            self.view.mark(self.view.places.cell_of(place))
        self._say()

    def showEvent(self, _event: QEvent) -> None:
        self._refresh()

    def _say(self) -> None:
        shown, places = self.view.shown, self.view.places
        if shown is None or places is None:
            self.setAccessibleDescription(self.nothing.text())
            return
        text = sentence(shown, places, self.view.marked)
        self.sentence.setText(text)
        self.view.setAccessibleDescription(text)
        self.setAccessibleDescription(text)

    # ---- what the user does

    @Slot(object)
    def _point(self, cell: Cell | None) -> None:
        places = self.view.places
        hover = None
        if cell is not None and places is not None:
            hover = Hover.at(self._selection.layer, (places.place_of(cell),))
        self._selection.point_at(hover)
        self._say()

    @Slot(object)
    def _choose(self, cell: Cell) -> None:
        places = self.view.places
        if places is not None:
            self._selection.choose(Hover.at(self._selection.layer, (places.place_of(cell),)))
