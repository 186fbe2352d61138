"""The place of a hidden cell's question mark."""

from __future__ import annotations

from PySide6.QtCore import QRectF

LEAST = 12.0  # pixels of the smallest cell that contains its question mark


def question_rect(cell: QRectF, within: QRectF, least: float = LEAST) -> QRectF:
    """The cell itself; for a small cell a square at its upper right corner, inside the map ``within``."""
    if min(cell.width(), cell.height()) >= least:
        return cell
    left = min(cell.right() + 1, within.right() - least)
    return QRectF(max(left, within.left()), max(cell.top() - least - 1, within.top()), least, least)
