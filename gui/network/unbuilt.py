"""Dims the layers that are not built yet; in a branching network the connections to them are not painted at all."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from engine import INPUT
from gui.network.canvas_state import CanvasState
from gui.network.pointing import COVER_OPACITY

_BESIDE = 4.0  # by which the cover of a layer is wider than its column


def paint_unbuilt(painter: QPainter, state: CanvasState) -> None:
    """Dims what comes after the last built layer, and the rest of that layer."""
    (layer_id, share), arrangement = state.built, state.arrangement
    column = arrangement.column_of(layer_id) if layer_id is not None else None
    if column is None:
        return
    dimmed = QColor(state.palette.canvas)
    dimmed.setAlphaF(COVER_OPACITY)
    if share < 1 and layer_id != INPUT:
        for rect in column.tiles:
            painter.fillRect(rect.adjusted(0, share * rect.height(), 1, 1), dimmed)
    if arrangement.is_chain:
        left = max(column.area.right() + 6, column.header.right())  # its header may be wider than its maps
        painter.fillRect(QRectF(left, 0, arrangement.width - left + 40, arrangement.height), dimmed)
        return
    for later in arrangement.columns:
        if later.layer in state.unbuilt:
            painter.fillRect(later.area.adjusted(-_BESIDE, 0, _BESIDE, 0), dimmed)
