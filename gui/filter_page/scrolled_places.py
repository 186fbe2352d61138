"""The layout of the filter page in a widget, with a scroll bar if the list does not fit."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QScrollBar, QWidget

from gui.filter_page.layout import Contents, Places, arrange


class ScrolledPlaces:
    """Places for one widget, cached until its size or contents change.

    Attributes:
        bar: the scroll bar of the list, a child of the widget.
    """

    def __init__(self, canvas: QWidget) -> None:
        self.bar = QScrollBar(Qt.Orientation.Vertical, canvas)
        self.bar.valueChanged.connect(canvas.update)
        self.bar.hide()
        self._kept: tuple[object, Places] | None = None

    def of(self, contents: Contents, size: QSize, scale: float) -> Places:
        """The Places for a size in pixels.

        Args:
            scale: type size relative to the base type.
        """
        key = contents, size, scale
        if self._kept is None or self._kept[0] != key:
            places = arrange(size.width(), size.height(), contents, scale)
            if places.scroll_range:
                places = arrange(size.width() - self._width, size.height(), contents, scale)
            self._kept = key, places
            self._set_bar(size, places)
        return self._kept[1]

    @property
    def _width(self) -> int:
        return self.bar.sizeHint().width()

    def _set_bar(self, size: QSize, places: Places) -> None:
        bar = self.bar
        bar.setVisible(places.scroll_range > 0)
        bar.setGeometry(size.width() - self._width, int(places.list.top()), self._width, int(places.list.height()))
        bar.setRange(0, places.scroll_range)
        bar.setPageStep(int(places.list.height()))
        bar.setSingleStep(int(places.row_height))

    def show_row(self, row: int) -> None:
        """Scrolls until a row is fully visible."""
        if self._kept is not None:
            self.bar.setValue(self._kept[1].scroll_to(row, self.bar.value()))
