"""How a kernel grew: its weights at moments of the training, side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.values.array import Float32
from gui.events.guard import guarded
from gui.look.colours import quantise, table
from gui.look.indexed_image import painted_image
from gui.look.theme import Theme
from gui.text.phrases import count_text

_SIDE, _GAP = 52, 8  # pixels of a kernel, and between two


@dataclass(frozen=True, eq=False)
class Grown:
    """A kernel at one moment.

    Args:
        kernel: (rows, columns).
        step: number of steps before it.
        moment: index of the moment.
        is_shown: whether the window shows this moment, or it is the last one before.
    """

    kernel: Float32
    step: int
    moment: int
    is_shown: bool


def spread(count: int, most: int) -> list[int]:
    """At most ``most`` indices below ``count``, evenly distributed, the first and the last among them."""
    return sorted({round(each) for each in np.linspace(0, count - 1, min(count, most))}) if count else []


@guarded
class GrowthStrip(QWidget):
    """Kernels in one colour scale, the number of steps below each; a click goes to the moment.

    Signals:
        chosen(int): index of a moment.
    """

    chosen = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._kernels: tuple[Grown, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(_SIDE)
        theme.changed.connect(self.update)

    @property
    def has_kernels(self) -> bool:
        """Whether there is anything to show."""
        return bool(self._kernels)

    @property
    def most(self) -> int:
        """How many kernels there is room for."""
        return max(2, (self.width() + _GAP) // (round(_SIDE * self._theme.scale) + _GAP))

    def sizeHint(self) -> QSize:
        side = round(_SIDE * self._theme.scale)
        return QSize(5 * (side + _GAP), side + self.fontMetrics().height() + 6)

    def show_kernels(self, kernels: Sequence[Grown]) -> None:
        """Shows a kernel at several moments."""
        self._kernels = tuple(kernels)
        self.update()

    def _rect(self, at: int) -> QRectF:
        side = round(_SIDE * self._theme.scale)
        return QRectF(at * (side + _GAP) + 2, 2, side - 4, side - 4)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        side = round(_SIDE * self._theme.scale) + _GAP
        at = int(event.position().x()) // side
        if event.button() == Qt.MouseButton.LeftButton and at < len(self._kernels):
            self.chosen.emit(self._kernels[at].moment)

    def paintEvent(self, _event: QPaintEvent) -> None:
        scale = max((float(np.nan_to_num(abs(each.kernel)).max(initial=0)) for each in self._kernels), default=0.0)
        palette = self._theme.palette
        colours = table("weights", palette.name == "dark")
        with QPainter(self) as painter:
            for at, each in enumerate(self._kernels):
                rect = self._rect(at)
                painter.drawImage(rect, painted_image(quantise(each.kernel, -scale, scale, symmetric=True), colours))
                painter.setPen(
                    QPen(QColor(palette.accent if each.is_shown else palette.border), 2 if each.is_shown else 1)
                )
                painter.drawRect(rect.adjusted(-1, -1, 1, 1) if each.is_shown else rect)
                painter.setPen(QColor(palette.link if each.is_shown else palette.muted))
                below = QRectF(
                    rect.left() - _GAP, rect.bottom() + 3, rect.width() + 2 * _GAP, self.fontMetrics().height()
                )
                painter.drawText(below, Qt.AlignmentFlag.AlignCenter, count_text(each.step))
