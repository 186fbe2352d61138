"""Paints the filter page from a FilterState, with a cache for the slow part."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from gui.filter_page.filter_state import FilterState, Pointed
from gui.filter_page.outcome import paint_outcome
from gui.filter_page.outlines import foot_text, paint_foot, paint_outlines, paint_selected, paint_weight_spot
from gui.filter_page.pictures import Pictures
from gui.filter_page.rows import paint_rows
from gui.look.palettes import Palette

_SLIDE = 18  # pixels of movement during the animation


class FilterPainter:
    """Paints a filter at any size on any paint device."""

    def __init__(self) -> None:
        self._pictures = Pictures()

    def paint(self, painter: QPainter, state: FilterState, pointed: Pointed) -> None:
        """Paints everything at the painter's origin."""
        painter.save()
        area = QRectF(0, 0, state.size.width(), state.size.height())
        painter.setClipRect(area, Qt.ClipOperation.IntersectClip)
        painter.fillRect(area, QColor(state.palette.canvas))
        self.paint_resting(painter, state)
        self.paint_front(painter, state, pointed)
        painter.restore()

    def paint_resting(self, painter: QPainter, state: FilterState) -> None:
        """Paints everything that does not depend on the mouse."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_rows(painter, state, self._pictures)
        paint_outcome(painter, state, self._pictures)

    def paint_front(self, painter: QPainter, state: FilterState, pointed: Pointed) -> None:
        """Paints everything that depends on mouse and keyboard."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_selected(painter, state, pointed.focused)
        paint_outlines(painter, state, pointed.pointing, pointed.spot)
        paint_weight_spot(painter, state, pointed.weight)
        paint_foot(painter, state, foot_text(state, pointed.pointing, pointed.spot, pointed.weight))


class KeptPainter:
    """Paints a widget repeatedly; everything that does not depend on the mouse is cached as a pixmap."""

    def __init__(self) -> None:
        self._painter = FilterPainter()
        self._resting: tuple[FilterState, float, QPixmap] | None = None

    def paint(self, painter: QPainter, state: FilterState, pointed: Pointed, ratio: float) -> None:
        """Paints everything.

        Args:
            ratio: device pixels per pixel.
        """
        painter.drawPixmap(0, 0, self._rest(state, ratio))
        self._painter.paint_front(painter, state, pointed)

    def paint_appearing(self, painter: QPainter, state: FilterState, share: float, ratio: float) -> None:
        """Paints one moment of the opening animation, 0 to 1."""
        painter.fillRect(QRect(QPointF().toPoint(), state.size), QColor(state.palette.canvas))
        painter.setOpacity(share)
        painter.drawPixmap(QPointF((share - 1) * _SLIDE, 0), self._rest(state, ratio))

    def _rest(self, state: FilterState, ratio: float) -> QPixmap:
        kept = self._resting
        if kept is None or kept[:2] != (state, ratio):
            pixmap = QPixmap(state.size * ratio)
            pixmap.setDevicePixelRatio(ratio)
            pixmap.fill(QColor(state.palette.canvas))
            with QPainter(pixmap) as painter:
                self._painter.paint_resting(painter, state)
            self._resting = kept = state, ratio, pixmap
        return kept[2]


def paint_message(painter: QPainter, size: QSize, text: str, palette: Palette) -> None:
    """Paints the reason why there is no filter."""
    area = QRect(QPointF().toPoint(), size)
    painter.fillRect(area, QColor(palette.canvas))
    painter.setPen(QColor(palette.muted))
    room = area.adjusted(24, 24, -24, -24)
    painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, text)
