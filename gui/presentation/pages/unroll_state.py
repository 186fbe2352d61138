"""The paint state of maps that are unrolled into a vector."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QFont, QFontInfo, QFontMetrics, QPalette

from gui.look.fonts import BASE_PIXELS
from gui.presentation.pages.unroll_layout import Cell, UnrollLayout, fitted


@dataclass(frozen=True, eq=False)
class Unrolled:
    """The maps to be unrolled.

    Args:
        source: the layer whose maps they are.
        values: (C, H, W).
        colours: RGB of each value, (C, H, W, 3).
        hidden: mask of the values that are to be predicted, (C, H, W).
        counted: whether their size is shown.
    """

    source: str
    values: NDArray[np.float32]
    colours: NDArray[np.uint8]
    hidden: NDArray[np.bool_]
    counted: bool

    @property
    def shape(self) -> Cell:
        """(C, H, W)."""
        channels, rows, columns = self.values.shape
        return channels, rows, columns


@dataclass(frozen=True, eq=False)
class UnrollState:
    """Everything that is painted of maps that are unrolled.

    Args:
        places: the layout, see :func:`places_for`.
        progress: of the unrolling, 0 to 1.
        marked: the cell that is described.
        size: of the painted area.
        font: of texts.
        colours: those of a widget.
        focused: whether keys move the mark.
    """

    shown: Unrolled
    places: UnrollLayout
    progress: float
    marked: Cell
    size: QSize
    font: QFont
    colours: QPalette
    focused: bool = False

    @property
    def scale(self) -> float:
        """The type size relative to the base type."""
        return scale_of(self.font)


def scale_of(font: QFont) -> float:
    """The type size of a font relative to the base type."""
    return QFontInfo(font).pixelSize() / BASE_PIXELS


def places_for(shown: Unrolled, size: QSize, font: QFont) -> UnrollLayout:
    """The layout for an area of ``size`` pixels."""
    metrics = QFontMetrics(font)
    head = metrics.height()
    area = QRectF(QPointF(), size.toSizeF()).adjusted(head, head / 2, -head, -head / 2)
    numbers = metrics.horizontalAdvance("00000") if shown.counted else 0
    return fitted(area, shown.shape, scale_of(font), head, 1.6 * head, numbers)
