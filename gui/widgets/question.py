"""The place of a hidden cell's question mark."""

from __future__ import annotations

from PySide6.QtCore import QRectF

_MINIMUM = 12.0  # side in pixels of the smallest cell that contains its question mark


def question_rect(cell: QRectF, within: QRectF, minimum: float = _MINIMUM) -> QRectF:
    """The cell itself; for a small cell a square at its upper right corner, inside the map ``within``."""
    if min(cell.width(), cell.height()) >= minimum:
        return cell
    left = min(cell.right() + 1, within.right() - minimum)
    return QRectF(max(left, within.left()), max(cell.top() - minimum - 1, within.top()), minimum, minimum)
