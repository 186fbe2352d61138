"""Maps that become one line of numbers: what is painted of them."""

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


@dataclass(frozen=True, eq=False)
class UnrollState:
    """All that one painting of maps that become a line needs.

    Args:
        places: where everything lies, see :func:`places_for`.
        progress: which share of the unrolling is done.
        marked: the cell that is told of.
        size: of what is painted on.
        font: of words.
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
        """How large the type is, relative to its normal size."""
        return scale_of(self.font)


def scale_of(font: QFont) -> float:
    """How large type is, relative to its normal size."""
    return QFontInfo(font).pixelSize() / BASE_PIXELS


def places_for(shown: Unrolled, size: QSize, font: QFont) -> UnrollLayout:
    """Where everything lies in an area of so many pixels."""
    metrics = QFontMetrics(font)
    head = metrics.height()
    area = QRectF(QPointF(), size.toSizeF()).adjusted(head, head / 2, -head, -head / 2)
    numbers = metrics.horizontalAdvance("00000") if shown.counted else 0
    return fitted(area, shown.shape, scale_of(font), head, 1.6 * head, numbers)
