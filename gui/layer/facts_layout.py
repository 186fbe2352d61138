"""A layout for names with their values, one pair per line; a value that is too long is placed below its name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QLabel, QLayoutItem, QStyle, QWidget

from gui.widgets.item_layout import ItemLayout

_BESIDE, _BELOW = 10, 2  # pixels between a name and its value, and between lines


@dataclass(frozen=True)
class _PlacedItem:
    item: QLayoutItem
    rect: QRect


class FactsLayout(ItemLayout):
    """Places widgets in pairs, a name on the left and its value on the right; the height follows from the width.

    A pair whose value is hidden takes no space.
    """

    def add_pair(self, name: QWidget, value: QWidget) -> None:
        """Adds a pair, on a line of its own."""
        self.addWidget(name)
        self.addWidget(value)

    def heightForWidth(self, width: int) -> int:
        return max((place.rect.bottom() + 1 for place in self._places(width)), default=0)

    def minimumSize(self) -> QSize:
        names = [name.sizeHint() for name, _ in self._pairs()]
        return QSize(max((size.width() for size in names), default=0), sum(size.height() for size in names))

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        direction = self._direction()
        for place in self._places(rect.width()):
            place.item.setGeometry(QStyle.visualRect(direction, rect, place.rect.translated(rect.topLeft())))

    def _pairs(self) -> list[tuple[QLayoutItem, QLayoutItem]]:
        pairs = zip(self._items[::2], self._items[1::2], strict=False)
        return [(name, value) for name, value in pairs if not value.isEmpty()]

    def _places(self, width: int) -> Iterator[_PlacedItem]:
        top = 0
        for name, value in self._pairs():
            named, wanted = name.sizeHint(), _line(value)
            beside = named.width() + _BESIDE + wanted.width() <= width
            yield _PlacedItem(name, QRect(0, top, named.width(), named.height()))
            if beside:
                left, room = named.width() + _BESIDE, width - named.width() - _BESIDE
                height = max(named.height(), wanted.height())
            else:
                top += named.height()
                left, room = 0, width
                height = value.heightForWidth(width) if value.hasHeightForWidth() else wanted.height()
            yield _PlacedItem(value, QRect(left, top, room, height))
            top += height + _BELOW


def _line(value: QLayoutItem) -> QSize:
    """The size of a value in one line."""
    widget = value.widget()
    return widget.fontMetrics().size(0, widget.text()) if isinstance(widget, QLabel) else value.sizeHint()
