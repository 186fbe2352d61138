"""An operator sign between two views, such as × or =."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPalette

from gui.cell.painting.view_state import Picture, Surface, ViewState, ViewType


@dataclass(frozen=True, eq=False, kw_only=True)
class SignState(ViewState):
    """One sign."""

    sign: str = ""

    def widths(self, type_: ViewType, height: int) -> tuple[float, float]:
        return 16 * type_.scale, 32 * type_.scale

    def on(self, surface: Surface) -> SignPicture:
        return SignPicture(self, surface)


class SignPicture(Picture[SignState]):
    """A sign in the middle of a surface."""

    def paint(self, painter: QPainter) -> None:
        painter.setFont(self.surface.type.sized(round(19 * self.surface.type.scale)))
        painter.setPen(self.surface.ink(QPalette.ColorRole.PlaceholderText))
        middle = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip
        painter.drawText(self.surface.content, middle, self.state.sign)
