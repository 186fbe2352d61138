"""The painted part of a kernel grid."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray
from PySide6.QtCore import QEasingCurve, QPointF, QRect, QRectF, QSize, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.values.numerals import grouped
from gui.events.guard import guarded
from gui.look import hatching
from gui.look.colours import quantise, table, text_on
from gui.look.fonts import BASE_PIXELS
from gui.text.phrases import local
from gui.widgets.keyed import KeyedWidget
from gui.widgets.weight_text import Kernel, exact_text, fitting_texts

Cell = tuple[int, int]

_MARGIN = 2  # room for the outline around the outermost cells
_CELL = 44  # the tallest cell, in pixels at the base type size
_TALLEST = 320  # the whole grid, likewise: a 25 × 1 kernel must still fit a dock
_TURN = 600  # milliseconds of half a turn: slow enough to be followed


@guarded
class KernelBoard(KeyedWidget):
    """A kernel with its numbers and a current cell.

    Signals:
        cell_hovered(object): the pointer is over another (row, column), or None.
    """

    cell_hovered = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kernel = frozen(np.zeros((3, 3)))
        self._dark = self._hatched = False
        self._scale: float | None = None
        self._current: Cell = (0, 0)
        self._hovered: Cell | None = None
        self._turning = QVariantAnimation(self, startValue=180.0, endValue=0.0, duration=_TURN)
        self._turning.setEasingCurve(QEasingCurve.Type.InOutCubic)
        self._turning.valueChanged.connect(self.update)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(self.tr("Kernel"))
        self._describe()

    # ---- what it shows

    @property
    def kernel(self) -> Kernel:
        """The shown kernel, read-only float32 (KH, KW)."""
        return self._kernel

    def set_dark(self, dark: bool) -> None:
        """Uses the colours of the dark theme, or of the light one."""
        self._dark = dark
        self.update()

    def set_hatched(self, hatched: bool) -> None:
        """Draws lines over negative weights, or draws none."""
        self._hatched = hatched
        self.update()

    def set_scale(self, scale: float | None) -> None:
        """Sets the absolute weight with the strongest colour; None: the kernel's own maximum."""
        self._scale = scale
        self.update()

    @property
    def current_cell(self) -> Cell:
        """The (row, column) that keys act on."""
        return self._current

    @current_cell.setter
    def current_cell(self, cell: Cell) -> None:
        rows, columns = self._kernel.shape
        self._current = min(max(cell[0], 0), rows - 1), min(max(cell[1], 0), columns - 1)
        self._describe()
        self.update()

    def _show(self, kernel: Kernel) -> None:
        resized = kernel.shape != self._kernel.shape
        self._kernel = kernel
        if resized:
            self._hover(None)
            self.updateGeometry()
        self.current_cell = self._current

    def _describe(self) -> None:
        row, column = self._current
        text = self.tr("row {row}, column {column}: {value}")
        self.setAccessibleDescription(
            text.format(row=row, column=column, value=local(grouped(exact_text(self._kernel[self._current]))))
        )

    def _hover(self, cell: Cell | None) -> None:
        if cell != self._hovered:
            self._hovered = cell
            self.cell_hovered.emit(cell)
            self.update()

    # ---- geometry

    def cell_rect(self, row: int, column: int) -> QRect:
        """The rectangle of a cell."""
        return _rect(self._pitch(), row, column)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        rows, columns = self._kernel.shape
        across = max(width - 2 * _MARGIN, columns) / columns
        size = self._type_scale()
        height: float = rows * min(across, _CELL * size, _TALLEST * size / rows)
        return round(height) + 2 * _MARGIN

    def sizeHint(self) -> QSize:
        width = round(256 * self._type_scale())
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        rows, columns = self._kernel.shape
        return QSize(max(4 * columns, 60) + 2 * _MARGIN, max(4 * rows, 16) + 2 * _MARGIN)

    def _type_scale(self) -> float:
        return self.fontInfo().pixelSize() / BASE_PIXELS

    def _pitch(self) -> tuple[float, float, int]:
        """The distance from one cell to the next, horizontally and vertically, and the gap."""
        rows, columns = self._kernel.shape
        width = max(self.width() - 2 * _MARGIN, columns)
        height = max(min(self.height(), self.heightForWidth(self.width())) - 2 * _MARGIN, rows)
        small = min(width / columns, height / rows)
        gap = 0 if small < 7 else 1 if small < 20 else 2
        return (width + gap) / columns, (height + gap) / rows, gap

    def _cell_at(self, point: QPointF) -> Cell | None:
        """The cell at a point; the gaps belong to the cells, so that a stroke has no holes."""
        across, down, _ = self._pitch()
        row, column = int((point.y() - _MARGIN) // down), int((point.x() - _MARGIN) // across)
        rows, columns = self._kernel.shape
        return (row, column) if 0 <= row < rows and 0 <= column < columns else None

    # ---- painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if not self.isEnabled():
                painter.setOpacity(0.5)
            if self._turning.state() == QVariantAnimation.State.Running:
                across, down, gap = self._pitch()
                rows, columns = self._kernel.shape
                middle = QPointF(_MARGIN + (columns * across - gap) / 2, _MARGIN + (rows * down - gap) / 2)
                painter.translate(middle)
                painter.rotate(self._turning.currentValue())
                painter.translate(-middle)
            self._paint_cells(painter)
            palette = self.palette()
            if self._hovered is not None:
                self._outline(painter, self._hovered, palette.color(QPalette.ColorRole.PlaceholderText), 1)
            if self.hasFocus():  # without it a frame would say that keys act here
                self._outline(painter, self._current, palette.color(QPalette.ColorRole.Accent), 2)

    def _paint_cells(self, painter: QPainter) -> None:
        across, down, gap = pitch = self._pitch()
        width, height = int(across) - gap, int(down) - gap
        texts, font = fitting_texts(self._kernel, QSize(width, height), self._type_scale())
        radius = min(width, height, 24) / 8
        border = self.palette().color(QPalette.ColorRole.Mid)
        indices, shades = self._indices(), table("weights", self._dark)
        colours = shades[indices, :3].tolist()
        painter.setFont(font)
        for row, column in np.ndindex(self._kernel.shape):
            rect, colour = _rect(pitch, row, column), tuple(colours[row][column])
            if gap < 2:  # too small for a border and round corners
                painter.fillRect(rect, QColor(*colour))
            else:
                painter.setPen(border)
                painter.setBrush(QColor(*colour))
                painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
            hatched = self._hatched and self._kernel[row, column] < 0
            if hatched:
                inner = rect.adjusted(gap // 2, gap // 2, -(gap // 2), -(gap // 2))  # keeps off the border
                painter.fillRect(inner, hatching.brush(shades, int(indices[row, column])))
            if texts:
                if hatched:
                    under = painter.boundingRect(rect, Qt.AlignmentFlag.AlignCenter, texts[row][column])
                    painter.fillRect(under.adjusted(-2, 0, 2, 0) & rect, QColor(*colour))
                painter.setPen(QColor(text_on(colour)))
                painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, texts[row][column])

    def _indices(self) -> NDArray[np.uint8]:
        """The colour table index of every weight."""
        scale = self._scale
        if scale is None:
            scale = float(np.abs(self._kernel[np.isfinite(self._kernel)]).max(initial=0))
        return quantise(self._kernel, -scale, scale, symmetric=True)

    def _outline(self, painter: QPainter, cell: Cell, colour: QColor, width: int) -> None:
        rect = QRectF(self.cell_rect(*cell))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour, width))
        grown = width / 2 - 1  # whole pixels, so that the line is sharp
        painter.drawRoundedRect(rect.adjusted(-grown, -grown, grown, grown), 3, 3)


def _rect(pitch: tuple[float, float, int], row: int, column: int) -> QRect:
    """The cell's place: whole pixels, so that its edges are sharp."""
    across, down, gap = pitch
    left, right = _MARGIN + round(column * across), _MARGIN + round((column + 1) * across)
    top, bottom = _MARGIN + round(row * down), _MARGIN + round((row + 1) * down)
    return QRect(left, top, right - left - gap, bottom - top - gap)


def frozen(kernel: ArrayLike) -> Kernel:
    """A read-only copy of a kernel."""
    frozen = np.array(kernel, np.float32)
    frozen.flags.writeable = False
    return frozen


def same(a: Kernel, b: Kernel) -> bool:
    """Whether two kernels have equal weights; NaN equals NaN."""
    return bool(np.array_equal(a, b, equal_nan=True))
