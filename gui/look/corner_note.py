"""A few words in the corner of a picture that say what it shows, and the cover over what is out of date."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPalette, QPen

_MARGIN = 8.0  # pixels around the words, and between their card and the corner
_OLD = 0.65  # opacity of the cover over maps of an earlier state


def dimming(background: QColor) -> QColor:
    """The colour to paint over maps of an earlier state on this background."""
    cover = QColor(background)
    cover.setAlphaF(_OLD)
    return cover


def paint_note(painter: QPainter, room: QRectF, text: str, font: QFont, palette: QPalette) -> None:
    """Paints a note in the lower left corner of a room, shortened where it is narrow."""
    metrics = QFontMetricsF(font)
    text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width() - 4 * _MARGIN)
    size = QSizeF(metrics.horizontalAdvance(text) + 2 * _MARGIN, metrics.height() + _MARGIN)
    card = QRectF(room.bottomLeft() + QPointF(_MARGIN, -size.height() - _MARGIN), size)
    painter.setPen(QPen(palette.color(QPalette.ColorRole.Dark), 1.0))
    painter.setBrush(palette.color(QPalette.ColorRole.Base))
    painter.drawRoundedRect(card, 6, 6)
    painter.setFont(font)
    painter.setPen(palette.color(QPalette.ColorRole.Text))
    painter.drawText(card, Qt.AlignmentFlag.AlignCenter, text)
