"""A layout that wraps widgets like words."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QLayoutItem, QStyle, QWidget

from gui.widgets.item_layout import ItemLayout

Measured = tuple[QLayoutItem, QSize, QSize]  # with size hint and minimum size


class FlowLayout(ItemLayout):
    """Places widgets side by side, and wraps them into rows.

    Args:
        spacing: pixels between neighbours and between rows.
    """

    def __init__(self, parent: QWidget | None = None, spacing: int = 6) -> None:
        super().__init__(parent)
        self._measured: list[Measured] | None = None
        self.setSpacing(spacing)

    def heightForWidth(self, width: int) -> int:
        margins = self.contentsMargins()
        rows = self._rows(width - margins.left() - margins.right())
        heights = [_height(row) for row in rows]
        between = self.spacing() * max(len(heights) - 1, 0)
        return sum(heights) + between + margins.top() + margins.bottom()

    def invalidate(self) -> None:
        self._measured = None
        super().invalidate()

    def minimumSize(self) -> QSize:
        size = QSize()
        for _, _, minimum in self._visible():
            size = size.expandedTo(minimum)
        return size.grownBy(self.contentsMargins())

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        inside = rect.marginsRemoved(self.contentsMargins())
        direction = self._direction()
        y = inside.top()
        for row in self._rows(inside.width()):
            x, height = inside.left(), _height(row)
            for item, hint, minimum in row:
                size = _size(hint, minimum, inside.width())
                place = QRect(x, y + (height - size.height()) // 2, size.width(), size.height())
                item.setGeometry(QStyle.visualRect(direction, inside, place))
                x += size.width() + self.spacing()
            y += height + self.spacing()

    def _visible(self) -> list[Measured]:
        """The visible items with their sizes; cached, since Qt asks dozens of times for the height."""
        if self._measured is None:
            # The hint of an item that may be of any size is 0.
            self._measured = [
                (each, each.sizeHint().expandedTo(each.minimumSize()), each.minimumSize())
                for each in self._items
                if not each.isEmpty()
            ]
        return self._measured

    def _rows(self, width: int) -> list[list[Measured]]:
        rows: list[list[Measured]] = []
        used = 0
        for item in self._visible():
            needed = item[1].width()
            if rows and used + self.spacing() + needed <= width:
                rows[-1].append(item)
                used += self.spacing() + needed
            else:
                rows.append([item])
                used = needed
        return rows


def _size(hint: QSize, minimum: QSize, width: int) -> QSize:
    """The item's size; one that is wider than the row is shrunk to it."""
    return QSize(min(hint.width(), max(width, minimum.width())), hint.height())


def _height(row: list[Measured]) -> int:
    return max(hint.height() for _, hint, _ in row)
