"""Several maps in one place of a row, stacked or side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter

from gui.cell.painting.slide import SlideState
from gui.cell.painting.view_state import GAP, Picture, Surface, ViewState, ViewType, paint_view


@dataclass(frozen=True, eq=False, kw_only=True)
class StackState(ViewState):
    """Maps from top to bottom, or from left to right if ``is_beside``."""

    is_map = True

    views: Sequence[SlideState] = ()
    is_beside: bool = False

    def widths(self, type_: ViewType, height: int) -> tuple[float, float]:
        count = max(len(self.views), 1)
        if self.is_beside:
            each, gaps = [view.widths(type_, height) for view in self.views], (count - 1) * GAP * type_.scale
            return sum(least for least, _ in each) + gaps, sum(ideal for _, ideal in each) + gaps
        each = [view.widths(type_, height // count) for view in self.views]
        return max(least for least, _ in each), max(ideal for _, ideal in each)

    def rects(self, type_: ViewType, size: QSize) -> list[QRect]:
        """The rectangles of the maps within this size."""
        count, height = max(len(self.views), 1), size.height()
        if not self.is_beside:
            each = height // count
            return [QRect(0, number * each, size.width(), each) for number in range(len(self.views))]
        gap, left, rects = round(GAP * type_.scale), 0.0, []
        wanted = [view.widths(type_, height)[1] for view in self.views]
        share = (size.width() - gap * (len(wanted) - 1)) / max(sum(wanted), 1)
        for width in wanted:
            rects.append(QRect(round(left), 0, round(share * width), height))
            left += share * width + gap
        return rects

    def on(self, surface: Surface) -> StackPicture:
        return StackPicture(self, surface)


class StackPicture(Picture[StackState]):
    """A stack of maps on a surface."""

    def paint(self, painter: QPainter) -> None:
        for view, rect in zip(self.state.views, self.state.rects(self.surface.type, self.surface.size), strict=True):
            paint_view(painter, view, self.surface, rect)
