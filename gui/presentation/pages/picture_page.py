"""The page that compares the selected map with the network's input as pictures."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.events.guard import guarded
from gui.look.theme import Theme
from gui.presentation.pages.before_after import BeforeAfters
from gui.presentation.pages.picture_foot import PictureFoot, words_in_its_place
from gui.presentation.pages.picture_view import PictureView
from gui.state.document import Document
from gui.state.selection import Selection
from gui.state.session import Session
from gui.widgets.page import Page


def page(document: Document, selection: Selection, session: Session, theme: Theme) -> Page:
    """The page of a map as a picture."""
    made = PicturePage(document, selection, session, theme)
    return Page(
        made,
        "guide/11-lessons.md",
        title=QCoreApplication.translate("PicturePage", "{map} as a picture"),
        has_legend=False,
    )


@guarded
class PicturePage(QWidget):
    """The input of the network, and the selected map in grey over it, separated by a divider."""

    def __init__(self, document: Document, selection: Selection, session: Session, theme: Theme) -> None:
        super().__init__()
        self._document, self._selection, self._session = document, selection, session
        self._pictures = BeforeAfters()
        self.setAccessibleName(self.tr("The map as a picture"))
        self.view, self.nothing, self.foot = PictureView(), words_in_its_place(), PictureFoot()
        self.note, self.signed = self.foot.note, self.foot.signed
        self.signed.toggled.connect(self._refresh)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.nothing, 1)
        column.addWidget(self.view, 1)
        column.addWidget(self.foot)
        self.setFocusProxy(self.view)
        for signal in (session.ready, selection.changed, selection.hidden_changed, theme.changed):
            signal.connect(self._refresh)

    def showEvent(self, _event: QEvent) -> None:
        self._refresh()

    @Slot()
    def _refresh(self) -> None:
        frame = self._session.frame
        if not self.isVisible() or frame is None:
            return
        shown = self._pictures.of(frame, self._selection, self.signed.isChecked())
        self.nothing.setVisible(shown is None)
        for part in (self.view, self.foot):
            part.setVisible(shown is not None)
        if shown is None:
            self.setAccessibleDescription(self.nothing.text())
            return
        self.view.show_before(shown.before)
        self.view.show_after(shown.after, shown.share)
        self.note.setText(shown.note)
        self.setAccessibleDescription(shown.note)
        self.view.setAccessibleDescription(shown.note)
