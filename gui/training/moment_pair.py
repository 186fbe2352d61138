"""Two moments of a training side by side: the selected kernel, its map and the strongest class at each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.values.array import Float32
from gui.events.guard import guarded
from gui.look.colours import marks, quantise, table
from gui.look.indexed_image import painted_image
from gui.look.theme import Theme

_SIDE, _GAP = 60, 8  # pixels of a picture, and between two


@dataclass(frozen=True, eq=False)
class Moment:
    """One of the two.

    Args:
        title: which moment it is.
        kernel, values: the kernel (KH, KW) and the map (H, W); None if they are not known.
        class_text: the strongest class with its value.
    """

    title: str
    kernel: Float32 | None
    values: Float32 | None
    class_text: str


@guarded
class MomentPair(QWidget):
    """The pinned moment in the colour of its pin, and below it the shown one; equal colours mean equal numbers."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._moments: tuple[Moment, ...] = ()
        self._map_colours, self._signed = "", False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        side = round(_SIDE * self._theme.scale)
        return QSize(3 * side, 2 * (side + _GAP))

    def show_moments(self, moments: Sequence[Moment], signed: str, positive: str) -> None:
        """Shows two moments.

        Args:
            signed, positive: names of the colour maps of maps with and without negative values.
        """
        self._moments = tuple(moments)
        known = [each.values for each in moments if each.values is not None]
        self._signed = any(float(np.nan_to_num(values).min(initial=0)) < 0 for values in known)
        self._map_colours = signed if self._signed else positive
        self.setAccessibleDescription("; ".join(f"{each.title}: {each.class_text}" for each in moments))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        palette = self._theme.palette
        is_dark = palette.name == "dark"
        kernels = _coloured([each.kernel for each in self._moments], symmetric=True)
        maps = _coloured([each.values for each in self._moments], symmetric=self._signed)
        tables = table("weights", is_dark), table(self._map_colours, is_dark)
        side, line = round(_SIDE * self._theme.scale), self.fontMetrics().height()
        frames = marks(is_dark).pin_red, palette.accent
        with QPainter(self) as painter:
            for at, moment in enumerate(self._moments):
                top = at * (side + _GAP) + 1
                for column, indices in enumerate((kernels[at], maps[at])):
                    if indices is not None:
                        box = QRectF(column * (side + _GAP) + 1, top, side - 2, side - 2)
                        rect = _fitted(indices.shape[0], indices.shape[1], box)
                        painter.drawImage(rect, painted_image(indices, tables[column]))
                        painter.setPen(QPen(QColor(frames[at]), 2))
                        painter.drawRect(rect)
                left = 2 * (side + _GAP)
                painter.setPen(QColor(palette.text))
                for row, text in enumerate((moment.title, moment.class_text)):
                    box = QRectF(left, top + side / 2 + (row - 1) * line, self.width() - left, line)
                    elided = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(box.width()))
                    painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, elided)


def _coloured(values: Sequence[Float32 | None], *, symmetric: bool) -> list[NDArray[np.uint8] | None]:
    """Colour indices of arrays in one scale."""
    known = [each for each in values if each is not None]
    most = max((float(np.nan_to_num(abs(each)).max(initial=0)) for each in known), default=0.0)
    return [None if each is None else quantise(each, -most if symmetric else 0.0, most, symmetric) for each in values]


def _fitted(rows: int, columns: int, box: QRectF) -> QRectF:
    """The largest rectangle of these proportions in a box, in its upper left corner."""
    scale = min(box.width() / columns, box.height() / rows)
    return QRectF(box.left(), box.top(), columns * scale, rows * scale)
