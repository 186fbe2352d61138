"""The overview strip: the whole network with a frame around the visible part."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from gui.events.guard import guarded
from gui.look.theme import Theme
from gui.network.layout import Arrangement, Column, ColumnKind
from gui.network.view import NetworkView
from gui.state.selection import Selection

_EDGE = 3.0  # pixels above and below the picture
_LEAST_WIDTH = 3.0  # minimum width of a block
_LEAST_FRAME = 8.0  # minimum width of the frame
_INSET = 1.5  # pixels between the blocks and the upper and lower edge of the frame
_BESIDE_NAME = 2.0  # pixels left and right of a name in its block
_FILLS: dict[ColumnKind, str] = {
    "maps": "accent_soft",
    "strip": "pressed",
    "bars": "good_soft",
    "problem": "danger_soft",
}
_LINES: dict[ColumnKind, str] = {"maps": "accent", "strip": "outline", "bars": "good", "problem": "danger"}


@guarded
class Overview(QWidget):
    """Every layer as a block, with a frame around the visible part: a click scrolls there, dragging pans.

    It shows no values and no hidden sizes.
    """

    def __init__(self, view: NetworkView, selection: Selection, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view, self._selection, self._theme = view, selection, theme
        self._shown: Arrangement | None = None  # the arrangement of the painted blocks
        self._blocks: QPixmap | None = None
        self._grip: QPointF | None = None  # offset from the frame's centre to the mouse while dragging
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Overview of the network"))
        view.zoom.framed.connect(self.refresh)
        for signal in (selection.changed, selection.hidden_changed, theme.changed):
            signal.connect(self._repaint)

    def sizeHint(self) -> QSize:
        return QSize(600, self.fontMetrics().height() + 18)

    @Slot()
    def refresh(self) -> None:
        """Updates the frame."""
        if self.isVisible():
            seen = self._view.in_sight
            names = [each.layer for each in self._view.arrangement.columns if each.area.intersects(seen)]
            text = self.tr("In sight: {first} to {last}")
            self.setAccessibleDescription(text.format(first=names[0], last=names[-1]) if names else "")
            self.update()

    @Slot()
    def _repaint(self) -> None:
        self._blocks = None
        self.refresh()

    # --- geometry ------------------------------------------------------------------------------------------------

    def _place(self, of_canvas: QRectF) -> QRectF:
        """The rectangle on the strip of a part of the canvas."""
        whole, high = self._view.arrangement, self.height() - 2 * _EDGE
        across, down = self.width() / whole.width, high / whole.height
        size = of_canvas.width() * across, of_canvas.height() * down
        return QRectF(of_canvas.left() * across, _EDGE + of_canvas.top() * down, *size)

    def block_of(self, layer: str) -> QRectF:
        """The rectangle of a layer's block."""
        column = self._view.arrangement.column_of(layer)
        assert column is not None
        return self._block(column)

    def _block(self, column: Column) -> QRectF:
        place = self._place(column.area)
        return place.adjusted(0, _INSET, max(_LEAST_WIDTH - place.width(), 0), -_INSET)

    @property
    def frame(self) -> QRectF:
        """The rectangle of the frame around the visible part."""
        inside = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        place = self._place(self._view.in_sight) & inside
        spare_x, spare_y = max(_LEAST_FRAME - place.width(), 0) / 2, max(_LEAST_FRAME - place.height(), 0) / 2
        return place.adjusted(-spare_x, -spare_y, spare_x, spare_y)

    def _layer_at(self, point: QPointF) -> str | None:
        def distance(column: Column) -> float:
            block = self._block(column)
            across, down = (abs(way) for way in (point - block.center()).toTuple())
            return math.hypot(max(across - block.width() / 2, 0.0), max(down - block.height() / 2, 0.0))

        near = min(self._view.arrangement.columns, key=distance, default=None)
        return near.layer if near is not None else None

    # --- the mouse -----------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if self.frame.contains(event.position()):
            self._grip = self._place(self._view.in_sight).center() - event.position()
        else:
            self._grip = QPointF()
            self._go(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        dragged = self._grip is not None
        shape = Qt.CursorShape.ClosedHandCursor if dragged else Qt.CursorShape.OpenHandCursor
        self.setCursor(shape if dragged or self.frame.contains(event.position()) else Qt.CursorShape.PointingHandCursor)
        if self._grip is not None:
            self._go(event.position() + self._grip)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._grip = None

    def wheelEvent(self, event: QWheelEvent) -> None:
        delta = event.angleDelta()
        self._view.zoom.scroll_to(self._view.offset + QPointF(delta.x() or delta.y(), 0) / 2)
        event.accept()

    def _go(self, point: QPointF) -> None:
        high = self.height() - 2 * _EDGE
        self._view.zoom.look_at(QPointF(point.x() / self.width(), (point.y() - _EDGE) / high))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            layer = self._layer_at(QPointF(event.pos()))
            how = self.tr("Click or drag to move the view")
            QToolTip.showText(event.globalPos(), f"{layer}\n{how}" if layer is not None else how, self)
            return True
        return super().event(event)

    # --- painting ------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        palette, whole = self._theme.palette, self._view.arrangement
        if self._shown is not whole or self._blocks is None or self._blocks.deviceIndependentSize() != self.size():
            self._shown, self._blocks = whole, self._paint_blocks()
        with QPainter(self) as painter:
            painter.drawPixmap(0, 0, self._blocks)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            frame = self.frame
            outside = QColor(palette.background)
            outside.setAlphaF(0.55)
            for part in (
                QRectF(0, 0, frame.left(), self.height()),
                QRectF(frame.right(), 0, self.width() - frame.right(), self.height()),
            ):
                painter.fillRect(part, outside)
            painter.setPen(QPen(QColor(palette.text), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(frame.adjusted(0.75, 0.75, -0.75, -0.75), 4, 4)

    def _paint_blocks(self) -> QPixmap:
        """Paints the blocks into a cached pixmap, which is independent of panning."""
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap(self.size() * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(QColor(self._theme.palette.background))
        font = QFont(self.font())
        font.setPixelSize(max(self.fontInfo().pixelSize() - 1, 8))
        with QPainter(pixmap) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(font)
            self._paint_skips(painter)
            for column in self._view.arrangement.columns:
                self._paint_block(painter, column)
        return pixmap

    def _paint_skips(self, painter: QPainter) -> None:
        """Paints the connections that pass other layers."""
        painter.setPen(QPen(QColor(self._theme.palette.outline), 1.0))
        columns = self._view.arrangement
        for (source, target), route in columns.routes.items():
            first, last = columns.column_of(source), columns.column_of(target)
            if first is not None and last is not None:
                start, end = self._block(first), self._block(last)
                way = [self._place(QRectF(point, point)).topLeft() for point in route]
                painter.drawPolyline(
                    [QPointF(start.right(), start.center().y()), *way, QPointF(end.left(), end.center().y())]
                )

    def _paint_block(self, painter: QPainter, column: Column) -> None:
        palette = self._theme.palette
        asked, selected = column.layer in self._selection.sizes_asked, column.layer == self._selection.layer
        kind: ColumnKind = "strip" if asked else column.kind
        block = self._block(column)
        colour = palette.accent if selected else getattr(palette, _LINES[kind])
        painter.setPen(QPen(QColor(colour), 2.0 if selected else 1.0))
        painter.setBrush(QColor(palette.accent if selected else getattr(palette, _FILLS[kind])))
        painter.drawRoundedRect(block, 2, 2)
        metrics = QFontMetricsF(painter.font())
        room = block.width() - 2 * _BESIDE_NAME, block.height()
        if metrics.horizontalAdvance(column.layer) <= room[0] and metrics.ascent() <= room[1]:
            painter.setPen(QColor(palette.accent_text if selected else palette.text))
            painter.drawText(block, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, column.layer)
