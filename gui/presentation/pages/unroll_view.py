"""Maps that become one line of numbers, row after row, before one's eyes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEasingCurve, QEvent, QPointF, QRectF, QSize, Qt, QVariantAnimation, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QStyle

from engine.quiz.hiding import HIDDEN
from gui.events.guard import guarded
from gui.look.colours import text_on
from gui.look.fonts import BASE_PIXELS
from gui.presentation.pages.unroll_layout import Cell, UnrollLayout, fitted
from gui.text.phrases import count_text
from gui.widgets.keyed import KeyedWidget
from gui.widgets.row_view import arrow_of
from gui.widgets.weight_text import fitting_texts

_TIME = 3000  # milliseconds until all rows are in their places
_FLIGHT = 0.14  # of it that one row is under way
_LEFT_BEHIND = 0.35  # how much of a row stays where it was, to be compared
_BORDERED = 7.0  # pixels of a cell from which on it has a border


@dataclass(frozen=True)
class Unrolled:
    """What is unrolled.

    Args:
        source: the layer whose maps they are.
        values: (C, H, W).
        colours: (C, H, W, 3), what each is painted in.
        hidden: which of them must not be told.
        counted: whether their size may be told.
    """

    source: str
    values: NDArray[np.float32]
    colours: NDArray[np.uint8]
    hidden: NDArray[np.bool_]
    counted: bool

    @property
    def shape(self) -> Cell:
        """How many maps, rows and columns."""
        channels, rows, columns = self.values.shape
        return channels, rows, columns


@guarded
class UnrollView(KeyedWidget):
    """The maps, and below them the line that they become.

    Signals:
        cell_pointed(object): another cell is under the pointer, in its map or in the line; None for none.
        cell_chosen(object): a cell was clicked, or walked to with the arrow keys.
        turn_asked: the maps are to be unrolled, or to be put back.
    """

    cell_pointed = Signal(object)
    cell_chosen = Signal(object)
    turn_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Maps that become a line"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(QSize(240, 160))
        self._shown: Unrolled | None = None
        self._layout: UnrollLayout | None = None
        self._pictures: dict[bool, QImage] = {}  # the maps as they are painted, with and without numbers
        self._marked: Cell = (0, 0, 0)
        self._pointed: Cell | None = None
        self.unrolled = False
        self._curve = QEasingCurve(QEasingCurve.Type.InOutCubic)
        self._animation = QVariantAnimation(self, startValue=0.0, endValue=1.0, duration=_TIME)
        self._animation.valueChanged.connect(self.update)

    # ---- what it shows

    def show_maps(self, shown: Unrolled | None) -> None:
        """Shows other maps or other numbers."""
        if shown is None or self._shown is None or shown.shape != self._shown.shape:
            self._animation.stop()
            self._layout = None
        self._shown, self._pictures = shown, {}
        self.update()

    def set_unrolled(self, unrolled: bool) -> None:
        """Shows the line, or an empty row of its places; who looks on sees how it is filled."""
        if unrolled == self.unrolled:
            return
        self.unrolled = unrolled
        self._animation.stop()
        duration = self.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, self)
        if unrolled and duration > 0 and self.isVisible() and self._shown is not None:
            self._animation.start()
        self.update()

    @property
    def shown(self) -> Unrolled | None:
        """What is unrolled."""
        return self._shown

    @property
    def progress(self) -> float:
        """Which share of the unrolling is done."""
        if self._animation.state() == QVariantAnimation.State.Running:
            return float(self._animation.currentValue())
        return float(self.unrolled)

    @property
    def marked(self) -> Cell:
        """The cell that is told of: under the pointer, else chosen."""
        return self._pointed or self._marked

    def mark(self, cell: Cell) -> None:
        """Marks a cell in its map and in the line."""
        if cell != self._marked:
            self._marked = cell
            self.update()

    @property
    def places(self) -> UnrollLayout | None:
        """Where everything lies."""
        if self._layout is None and self._shown is not None:
            head = self.fontMetrics().height()
            margin = head
            area = QRectF(self.rect()).adjusted(margin, margin / 2, -margin, -margin / 2)
            numbers = self.fontMetrics().horizontalAdvance("00000") if self._shown.counted else 0
            self._layout = fitted(area, self._shown.shape, self._scale, head, 1.6 * head, numbers)
        return self._layout

    @property
    def _scale(self) -> float:
        return self.fontInfo().pixelSize() / BASE_PIXELS

    # ---- painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        shown, places = self._shown, self.places
        if shown is None or places is None:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, places.side < 1)
            self._write(painter, shown, places)
            self._paint_places(painter, places)
            picture = self._painted(shown, places, numbered=True)
            if done := self.progress:
                painter.setOpacity(_LEFT_BEHIND)
                painter.drawImage(0, 0, self._painted(shown, places, numbered=False))  # too faint to be read
                painter.setOpacity(1.0)
                self._paint_pieces(painter, places, picture, done)
            else:
                painter.drawImage(0, 0, picture)
            self._outline(painter, places)

    def _write(self, painter: QPainter, shown: Unrolled, places: UnrollLayout) -> None:
        """What stands over the maps and the line, and before its rows."""
        channels, rows, columns = shown.shape
        count = count_text(places.count) if shown.counted else HIDDEN
        product = f"{channels} × {rows} × {columns} = {count}"
        size = f"{rows} × {columns}" if shown.counted else HIDDEN
        maps = self.tr("{count} maps of {size}") if channels > 1 else self.tr("One map of {size}")
        maps = f"{maps.format(count=channels, size=size)} · {shown.source}"
        line = self.tr("One line of {product} numbers").format(product=product if shown.counted else HIDDEN)
        head = self.fontMetrics().height()
        bold = QFont(self.font())
        bold.setBold(True)
        painter.setFont(bold)
        painter.setPen(self.palette().color(QPalette.ColorRole.Text))
        top = places.maps.y() - 1.25 * head
        painter.drawText(QPointF(places.maps.x(), top - painter.fontMetrics().descent()), maps)
        painter.drawText(QPointF(places.line.x(), places.line.y() - 0.4 * head), line)
        painter.setFont(self.font())
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        if places.map_rect(0).width() >= painter.fontMetrics().horizontalAdvance("000"):
            for channel in range(channels):
                corner = places.map_rect(channel).topLeft()
                painter.drawText(QPointF(corner.x(), corner.y() - painter.fontMetrics().descent()), str(channel))
        if shown.counted and places.side + places.row_gap >= 0.8 * head:
            for start in places.row_starts():
                place = places.place_rect(start)
                before = QRectF(0, place.top(), place.left() - 0.5 * head, place.height())
                flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                painter.drawText(before.adjusted(0, -head, 0, head), flags, str(start))

    def _paint_places(self, painter: QPainter, places: UnrollLayout) -> None:
        """The empty places of the line."""
        roles = QPalette.ColorRole.Base, QPalette.ColorRole.PlaceholderText
        fill, edge = (self.palette().color(role) for role in roles)
        edge.setAlphaF(0.45)
        channels, rows, columns = places.shape
        painter.setPen(edge)
        for channel in range(channels):
            for row in range(rows):
                _, piece = places.piece(channel, row)
                painter.fillRect(piece, fill)
                if places.side >= _BORDERED:
                    for column in range(columns):
                        cell = QRectF(piece.left() + column * places.side, piece.top(), places.side, places.side)
                        painter.drawRect(cell.adjusted(0.5, 0.5, -0.5, -0.5))

    def _paint_pieces(self, painter: QPainter, places: UnrollLayout, picture: QImage, done: float) -> None:
        """Rows that lie in the line, are on their way to it, or did not leave their map yet."""
        ratio = self.devicePixelRatioF()
        channels, rows, _ = places.shape
        last = max(channels * rows - 1, 1)
        flying: list[tuple[QRectF, QRectF]] = []
        for index in range(channels * rows):
            start, end = places.piece(*divmod(index, rows))
            source = QRectF(start.topLeft() * ratio, start.size() * ratio)
            way = min(max((done - (1 - _FLIGHT) * index / last) / _FLIGHT, 0.0), 1.0)
            if 0 < way < 1:
                corner = start.topLeft() + (end.topLeft() - start.topLeft()) * self._curve.valueForProgress(way)
                flying.append((QRectF(corner, start.size()), source))
            else:
                painter.drawImage(end if way else start, picture, source)
        for target, source in flying:
            painter.drawImage(target, picture, source)

    def _painted(self, shown: Unrolled, places: UnrollLayout, numbered: bool) -> QImage:
        """All maps in their colours, as large as the widget, with their numbers where cells have room for them."""
        if numbered in self._pictures:
            return self._pictures[numbered]
        ratio = self.devicePixelRatioF()
        picture = QImage(self.size() * ratio, QImage.Format.Format_ARGB32_Premultiplied)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        with QPainter(picture) as painter:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, places.side < 1)
            for channel, pixels in enumerate(shown.colours):
                height, width, _ = pixels.shape
                image = QImage(np.ascontiguousarray(pixels).data, width, height, 3 * width, QImage.Format.Format_RGB888)
                painter.drawImage(places.map_rect(channel), image)
            if places.side >= _BORDERED:
                self._draw_borders(painter, places)
            if numbered and places.side >= _BORDERED:
                self._write_numbers(painter, shown, places)
        self._pictures[numbered] = picture
        return picture

    def _draw_borders(self, painter: QPainter, places: UnrollLayout) -> None:
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Mid), 1))
        for channel, row, column in np.ndindex(places.shape):
            painter.drawRect(places.cell_rect((channel, row, column)).adjusted(0.5, 0.5, -0.5, -0.5))

    def _write_numbers(self, painter: QPainter, shown: Unrolled, places: UnrollLayout) -> None:
        channels, rows, columns = shown.shape
        side = int(places.side)
        values = np.where(shown.hidden, 0, shown.values).reshape(channels * rows, columns)
        texts, font = fitting_texts(values, QSize(side, side), self._scale, largest=round(1.2 * BASE_PIXELS))
        painter.setFont(font)
        for cell in np.ndindex(shown.shape):
            channel, row, column = cell
            if texts or shown.hidden[cell]:
                text = HIDDEN if shown.hidden[cell] else texts[channel * rows + row][column]
                red, green, blue = (int(part) for part in shown.colours[cell])
                painter.setPen(QColor(text_on((red, green, blue))))
                painter.drawText(places.cell_rect((channel, row, column)), Qt.AlignmentFlag.AlignCenter, text)

    def _outline(self, painter: QPainter, places: UnrollLayout) -> None:
        cell = self.marked
        short = max(0.0, 5 - places.side) / 2
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Accent), 3 if self.hasFocus() else 2))
        for rect in (places.cell_rect(cell), places.place_rect(places.place_of(cell))):
            painter.drawRect(rect.adjusted(-short, -short, short, short))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._layout, self._pictures = None, {}
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self._layout, self._pictures = None, {}
            self.update()

    # ---- mouse and keyboard

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point(self.places.at(event.position()) if self.places is not None else None)

    def leaveEvent(self, _event: QEvent) -> None:
        self._point(None)

    def _point(self, cell: Cell | None) -> None:
        if cell != self._pointed:
            self._pointed = cell
            self.cell_pointed.emit(cell)
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self.places is None:
            return
        cell = self.places.at(event.position())
        if cell is None:
            self.turn_asked.emit()
        else:
            self.cell_chosen.emit(cell)

    def key_action(self, event: QKeyEvent) -> Callable[[], None] | None:
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            return self.turn_asked.emit
        step = arrow_of(event)
        if step is None or self.places is None:
            return None
        return lambda: self._walk(*step)

    def _walk(self, down: int, across: int) -> None:
        """To the next place of the line, or to the next row of the map."""
        places = self.places
        assert places is not None
        place = places.place_of(self._marked) + across + down * places.shape[2]
        if 0 <= place < places.count:
            self.cell_chosen.emit(places.cell_of(place))
