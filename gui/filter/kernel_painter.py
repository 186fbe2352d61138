"""Paints a kernel from a KernelState, at any size on any paint device."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen

from gui.filter.kernel_layout import Cell, KernelLayout
from gui.look import hatching
from gui.look.colours import quantise, table, text_on
from gui.widgets.weight_text import Kernel, fitting_texts

_DISABLED = 0.5  # opacity


@dataclass(frozen=True, eq=False)
class KernelState:
    """Everything that a painted kernel depends on, except its size in pixels.

    Args:
        kernel: float32 (KH, KW).
        palette: colours of borders and outlines.
        type_scale: type size relative to the base type size.
        dark: whether weights have the colours of the dark theme.
        hatched: whether negative weights are hatched.
        scale: the absolute weight with the strongest colour; None for the maximum of the kernel.
        current: the cell outlined as current; None without the keyboard focus.
        hovered: the cell under the pointer.
        angle: rotation in degrees, clockwise.
        enabled: whether it can be edited; otherwise it is dimmed.
    """

    kernel: Kernel
    palette: QPalette
    type_scale: float = 1.0
    dark: bool = False
    hatched: bool = False
    scale: float | None = None
    current: Cell | None = None
    hovered: Cell | None = None
    angle: float = 0.0
    enabled: bool = True

    def layout(self, size: QSize) -> KernelLayout:
        """The layout of the cells in an area of this size, with its upper left corner at the origin."""
        rows, columns = self.kernel.shape
        return KernelLayout((rows, columns), size.width(), size.height(), self.type_scale)

    def indices(self) -> NDArray[np.uint8]:
        """The colour table index of every weight, (KH, KW)."""
        scale = self.scale
        if scale is None:
            scale = float(np.abs(self.kernel[np.isfinite(self.kernel)]).max(initial=0))
        return quantise(self.kernel, -scale, scale, symmetric=True)


def paint_kernel(painter: QPainter, size: QSize, state: KernelState) -> None:
    """Paints a kernel with its numbers and outlines, with the area at the painter's origin.

    Args:
        size: of the area, in the painter's units.
    """
    layout, palette = state.layout(size), state.palette
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if not state.enabled:
        painter.setOpacity(painter.opacity() * _DISABLED)
    if state.angle:
        painter.translate(layout.middle)
        painter.rotate(state.angle)
        painter.translate(-layout.middle)
    _paint_cells(painter, layout, state)
    if state.hovered is not None:
        _outline(painter, layout, state.hovered, palette.color(QPalette.ColorRole.PlaceholderText), 1)
    if state.current is not None:
        _outline(painter, layout, state.current, palette.color(QPalette.ColorRole.Accent), 2)
    painter.restore()


def _paint_cells(painter: QPainter, layout: KernelLayout, state: KernelState) -> None:
    across, down, gap = layout.pitch
    width, height = int(across) - gap, int(down) - gap
    texts, font = fitting_texts(state.kernel, QSize(width, height), state.type_scale)
    radius = min(width, height, 24) / 8
    border = state.palette.color(QPalette.ColorRole.Mid)
    indices, shades = state.indices(), table("weights", state.dark)
    colours = shades[indices, :3].tolist()
    painter.setFont(font)
    for row, column in np.ndindex(state.kernel.shape):
        rect, colour = layout.rect(row, column), tuple(colours[row][column])
        if gap < 2:  # too small for a border and round corners
            painter.fillRect(rect, QColor(*colour))
        else:
            painter.setPen(border)
            painter.setBrush(QColor(*colour))
            painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        hatched = state.hatched and state.kernel[row, column] < 0
        if hatched:
            inner = rect.adjusted(gap // 2, gap // 2, -(gap // 2), -(gap // 2))  # keeps off the border
            painter.fillRect(inner, hatching.brush(shades, int(indices[row, column])))
        if texts:
            if hatched:
                under = painter.boundingRect(rect, Qt.AlignmentFlag.AlignCenter, texts[row][column])
                painter.fillRect(under.adjusted(-2, 0, 2, 0) & rect, QColor(*colour))
            painter.setPen(QColor(text_on(colour)))
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, texts[row][column])


def _outline(painter: QPainter, layout: KernelLayout, cell: Cell, colour: QColor, width: int) -> None:
    rect = QRectF(layout.rect(*cell))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, width))
    grown = width / 2 - 1  # whole pixels, so that the line is sharp
    painter.drawRoundedRect(rect.adjusted(-grown, -grown, grown, grown), 3, 3)
