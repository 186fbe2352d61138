"""A layout of names and values, one pair per line; a value that is too long is placed below its name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLabel, QLayout, QLayoutItem, QStyle, QWidget

_BESIDE, _BELOW = 10, 2  # pixels between a name and its value, and between lines


@dataclass(frozen=True)
class _Place:
    item: QLayoutItem
    rect: QRect


class FactsLayout(QLayout):
    """Arranges pairs of widgets, name left and value right, with height for width.

    A pair whose value is hidden takes no room.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)

    def add_pair(self, name: QWidget, value: QWidget) -> None:
        """Adds a pair."""
        self.addWidget(name)
        self.addWidget(value)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max((place.rect.bottom() + 1 for place in self._places(width)), default=0)

    def minimumSize(self) -> QSize:
        names = [name.sizeHint() for name, _ in self._pairs()]
        return QSize(max((size.width() for size in names), default=0), sum(size.height() for size in names))

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        parent = self.parentWidget()
        direction = parent.layoutDirection() if parent else Qt.LayoutDirection.LeftToRight
        for place in self._places(rect.width()):
            place.item.setGeometry(QStyle.visualRect(direction, rect, place.rect.translated(rect.topLeft())))

    def _pairs(self) -> list[tuple[QLayoutItem, QLayoutItem]]:
        pairs = zip(self._items[::2], self._items[1::2], strict=False)
        return [(name, value) for name, value in pairs if not value.isEmpty()]

    def _places(self, width: int) -> Iterator[_Place]:
        top = 0
        for name, value in self._pairs():
            named, wanted = name.sizeHint(), _line(value)
            beside = named.width() + _BESIDE + wanted.width() <= width
            yield _Place(name, QRect(0, top, named.width(), named.height()))
            if beside:
                left, room = named.width() + _BESIDE, width - named.width() - _BESIDE
                height = max(named.height(), wanted.height())
            else:
                top += named.height()
                left, room = 0, width
                height = value.heightForWidth(width) if value.hasHeightForWidth() else wanted.height()
            yield _Place(value, QRect(left, top, room, height))
            top += height + _BELOW


def _line(value: QLayoutItem) -> QSize:
    """The width of a value in one line."""
    widget = value.widget()
    return widget.fontMetrics().size(0, widget.text()) if isinstance(widget, QLabel) else value.sizeHint()
