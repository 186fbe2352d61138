"""Views side by side that share the available width; below their minimum width they scroll, or fill several lines."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.cell.painting.row_layout import Order, RowSpace
from gui.cell.painting.view_state import ViewType
from gui.cell.row_view import RowView
from gui.cell.stack_view import StackView
from gui.events.guard import guarded
from gui.look.fonts import BASE_PIXELS

AnyView = RowView[Any, Any]


@guarded
class ViewRow(QWidget):
    """A row of views that are created once and shown as they are needed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: Sequence[AnyView] = ()
        self._ordered: tuple[object, ...] = ()  # the content and space that the order was chosen for
        self._order = Order(((),))
        self._placed: tuple[object, ...] = ()
        self._is_large = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def add(self, *views: AnyView) -> None:
        """Adds views; none of them is shown yet."""
        for view in views:
            view.setParent(self)
            view.hide()

    def show_views(self, views: Sequence[AnyView]) -> None:
        """Shows these views from left to right, and no others."""
        if list(views) != list(self._shown):
            for view in self._shown:
                if view not in views:
                    view.hide()
                    view.forget()
            self._shown = views
            for before, after in pairwise(views):
                QWidget.setTabOrder(before, after)
            self._fit()
            for view in views:
                view.show()
        else:
            self._fit()

    def rearrange(self) -> None:
        """Drops the order of the views, which stays from cell to cell: other content needs another one."""
        self._ordered = self._placed = ()

    @property
    def shown(self) -> Sequence[AnyView]:
        """The visible views, from left to right."""
        return self._shown

    def minimumSizeHint(self) -> QSize:
        return QSize(60, round(84 * self.fontInfo().pixelSize() / BASE_PIXELS))

    def set_large(self, large: bool) -> None:
        """Fills the page with larger type, as on a page of its own."""
        self._is_large = large
        self.rearrange()
        if self.isVisible():  # else it is arranged when it is shown
            self._fit()

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._fit()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        """Places all views."""
        if not self._shown:
            return
        around, type_ = self.parentWidget(), ViewType(self.font(), self.window().fontInfo().pixelSize())
        space = RowSpace(self.size(), around.width() if around is not None else self.width(), type_, self._is_large)
        place = (tuple(map(id, self._shown)), self.size().toTuple(), type_.pixels, self._is_large)
        states = [view.state for view in self._shown]
        if place != self._ordered:
            self._ordered, self._order = place, space.order_of(states)
        self._use_type(space.view_type(self._order))
        for view in self._shown:
            if isinstance(view, StackView):
                view.set_beside(self._order.is_beside)
        placed = space.placed(states, self._order)
        if (*place, placed) != self._placed:
            self._placed = (*place, placed)
            self.setMinimumWidth(placed.minimum_width)
            for view, rect in zip(self._shown, placed.rects, strict=True):
                view.setGeometry(rect)

    def _use_type(self, type_: ViewType) -> None:
        for view in self.findChildren(RowView):
            if view.font().pixelSize() != type_.font.pixelSize():
                view.setFont(type_.font)
