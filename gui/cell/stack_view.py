"""Several maps in one place of a row, stacked or side by side; hidden ones take no space."""

from __future__ import annotations

from dataclasses import replace
from itertools import zip_longest

from PySide6.QtGui import QPainter, QResizeEvent

from gui.cell.painting.stack import StackPicture, StackState
from gui.cell.row_view import RowView
from gui.cell.slide_view import SlideView
from gui.events.guard import guarded


@guarded
class StackView(RowView[StackState, StackPicture]):
    """Shows each map of its state in one of its views."""

    def __init__(self, *views: SlideView) -> None:
        super().__init__("", "", StackState(), StackPicture)
        self._views = views
        for view in views:
            view.setParent(self)

    def show_state(self, state: StackState) -> None:
        for view, each in zip_longest(self._views, state.views):
            view.setVisible(each is not None)
            if each is None:
                view.forget()
            else:
                view.show_state(each)
        super().show_state(replace(state, is_beside=self.state.is_beside))
        self._place()

    def forget(self) -> None:
        super().forget()
        for view in self._views:
            view.forget()

    def set_beside(self, beside: bool) -> None:
        """Arranges the views side by side, or stacked."""
        if beside != self.state.is_beside:
            self.state = replace(self.state, is_beside=beside)
            self._place()

    def paint(self, painter: QPainter) -> None:
        """Does nothing: its views paint themselves."""

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._place()

    def _place(self) -> None:
        for view, rect in zip(self._views, self.state.rects(self.type, self.size()), strict=False):
            view.setGeometry(rect)
