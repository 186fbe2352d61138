"""Paints written arithmetic: blocks with captions, the signs between them, and the lines below."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPalette, QPen

from engine.quiz.hiding import HIDDEN
from gui.cell.painting.written import Piece, Square
from gui.cell.painting.written_layout import PlacedBlock, WrittenLayout, advance, arrow_font, caption_font
from gui.look import colours
from gui.look.fitted_text import fitted
from gui.look.fonts import SMALLEST_PIXELS, number_font
from gui.text.phrases import local

_FAINT = 0.62  # opacity of a zero
_READABLE = 3.0  # minimum contrast of large type (WCAG 2, 1.4.3)


class WrittenPainter:
    """Paints a layout in the colours of a palette."""

    def __init__(self, layout: WrittenLayout, palette: QPalette) -> None:
        self._layout, self._type, self._palette = layout, layout.type, palette

    def paint(self, painter: QPainter) -> None:
        """Paints everything."""
        blocks = self._layout.blocks
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, placed in enumerate(blocks):
            self._paint_block(painter, placed)
            if number:
                self._paint_sign(painter, blocks[number - 1], placed, self._layout.signs[number - 1])
        for words in self._layout.pieces:
            painter.setFont(number_font(words.pixels, bold=True))
            painter.setPen(self._ink(words.piece))
            painter.drawText(QPointF(words.left, words.base), local(words.piece.text))

    def _ink(self, piece: Piece) -> QColor:
        roles = {"zero": QPalette.ColorRole.PlaceholderText, "sign": QPalette.ColorRole.PlaceholderText}
        if piece.text == HIDDEN:
            return self._palette.color(QPalette.ColorRole.Link)
        if piece.colour:
            return QColor(piece.colour)
        ink = self._palette.color(roles.get(piece.role, QPalette.ColorRole.Text))
        if piece.role == "zero":
            ink.setAlphaF(_FAINT)
        return ink

    # ---- blocks

    def _paint_block(self, painter: QPainter, placed: PlacedBlock) -> None:
        block = placed.block
        self._paint_caption(painter, placed)
        if not block.squares:
            self._paint_unknown(painter, placed.area)
            return
        pixels = placed.number_pixels
        squares = list(enumerate(block.squares))
        for number, square in sorted(squares, key=lambda each: bool(each[1].frame)):  # frames lie over neighbours
            rect = placed.square(*divmod(number, block.columns))
            self._paint_square(painter, square, rect, pixels)

    def _paint_caption(self, painter: QPainter, placed: PlacedBlock) -> None:
        """Paints the caption of a block, without the size in it where there is too little room."""
        font = caption_font(self._type)
        above = 0.5 * QFontMetricsF(font).height()
        text, room = placed.block.caption, placed.right - placed.left - 0.4 * self._type.pixels
        if QFontMetricsF(font).horizontalAdvance(text) > room:
            text = text.rpartition(" · ")[0] or text
        text, font = fitted(text, font, room, round(SMALLEST_PIXELS * self._type.window_scale))
        painter.setFont(font)
        painter.setPen(self._palette.color(QPalette.ColorRole.PlaceholderText))
        painter.drawText(QPointF(placed.left, placed.top - above), text)

    def _paint_unknown(self, painter: QPainter, area: QRectF) -> None:
        """Paints the placeholder for a map of hidden size."""
        painter.setPen(QPen(self._palette.color(QPalette.ColorRole.Link), 2, Qt.PenStyle.DashLine))
        painter.setBrush(self._palette.color(QPalette.ColorRole.AlternateBase))
        painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), 6, 6)
        painter.setFont(number_font(round(0.4 * area.height()), bold=True))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, HIDDEN)

    def _paint_square(self, painter: QPainter, square: Square, rect: QRectF, pixels: int) -> None:
        palette = self._palette
        radius = min(0.08 * rect.width(), 6.0)
        border = palette.color(QPalette.ColorRole.Dark if square.dotted else QPalette.ColorRole.Mid)
        painter.setPen(QPen(border, 1.2, Qt.PenStyle.DotLine if square.dotted else Qt.PenStyle.SolidLine))
        painter.setBrush(QColor(square.fill) if square.fill else palette.color(QPalette.ColorRole.AlternateBase))
        painter.drawRoundedRect(rect, radius, radius)
        if square.frame:
            width = max(0.04 * rect.width(), 2.0)
            painter.setPen(QPen(QColor(square.frame), width))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), radius, radius)
        ground = square.fill or palette.color(QPalette.ColorRole.AlternateBase).name()
        ink = QColor(colours.text_on(ground))
        if square.text == HIDDEN:
            ink = palette.color(QPalette.ColorRole.Link)
        elif square.faint:
            ink = _faint(ink, ground)
        painter.setPen(ink)
        painter.setFont(number_font(pixels, bold=not square.faint))
        up = -0.16 * rect.height() if square.weight else 0.0
        painter.drawText(rect.translated(0, up), Qt.AlignmentFlag.AlignCenter, local(square.text))
        if square.unread:
            lines = palette.color(QPalette.ColorRole.PlaceholderText)
            painter.fillRect(rect, QBrush(lines, Qt.BrushStyle.BDiagPattern))
        if square.weight:
            _paint_weight(painter, square, rect, QColor(colours.text_on(ground)))

    # ---- signs

    def _paint_sign(self, painter: QPainter, before: PlacedBlock, after: PlacedBlock, sign: str) -> None:
        """Paints a sign at half the height of its lower neighbour; words are painted over an arrow."""
        if not sign:
            return
        left, pixels = before.left + before.width, self._type.pixels
        height = min(before.area.height(), after.area.height())
        room = QRectF(left, before.top, after.left - left, height)
        painter.setPen(self._palette.color(QPalette.ColorRole.PlaceholderText))
        if len(sign) == 1:
            painter.setFont(number_font(round(min(0.6 * before.side, 3 * pixels))))
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, sign)
            return
        painter.setFont(arrow_font(self._type))
        middle = room.center().y()
        painter.drawText(
            QRectF(room.left(), middle - 2.4 * pixels, room.width(), 2 * pixels),
            Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextDontClip,
            sign,
        )
        tip, wing = QPointF(room.right() - 0.6 * pixels, middle), 0.45 * pixels
        painter.setPen(QPen(painter.pen().color(), 2))
        painter.drawLine(QPointF(room.left() + 0.6 * pixels, middle), tip)
        painter.drawLine(tip, tip + QPointF(-wing, -wing))
        painter.drawLine(tip, tip + QPointF(-wing, wing))


def _paint_weight(painter: QPainter, square: Square, rect: QRectF, ink: QColor) -> None:
    room = rect.width() * 0.88
    pixels = int(min(0.3 * rect.height(), room / max(advance(square.weight, 100) / 100, 0.01)))
    painter.setFont(number_font(max(pixels, 7), bold=True))
    painter.setPen(ink)
    inside = rect.adjusted(0, 0, -0.07 * rect.width(), -0.04 * rect.height())
    painter.drawText(inside, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, local(square.weight))


def _faint(ink: QColor, ground: str) -> QColor:
    """A colour mixed with its background, if it then still has enough contrast."""
    inks = zip(colours.rgb(ink.name()), colours.rgb(ground), strict=True)
    mixed = QColor(*(round(_FAINT * own + (1 - _FAINT) * below) for own, below in inks))
    return mixed if colours.contrast(mixed.name(), ground) >= _READABLE else ink
