"""Where the question mark of a hidden cell stands, so that it can be read however small the cell is."""

from __future__ import annotations

from PySide6.QtCore import QRectF

LEAST = 12.0  # pixels of a cell that has room for it


def question_rect(cell: QRectF, within: QRectF, least: float = LEAST) -> QRectF:
    """The cell itself; of a small one a square at its upper right corner, that does not leave the map."""
    if min(cell.width(), cell.height()) >= least:
        return cell
    left = min(cell.right() + 1, within.right() - least)
    return QRectF(max(left, within.left()), max(cell.top() - least - 1, within.top()), least, least)
