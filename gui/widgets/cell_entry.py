"""The number of one cell while it is typed."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QToolTip, QWidget

from engine.values.numerals import grouped
from gui.events.guard import guarded
from gui.look.fonts import BASE_PIXELS, number_font
from gui.text.phrases import local
from gui.widgets.weight_text import exact_text, parse_number

_NARROWER = 0.6  # large cells have room for most numbers
TYPED = frozenset("0123456789.,-−")  # what a number begins with
_LEAVING_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape)


@guarded
class CellEntry(QLineEdit):
    """A field over a cell, with its number or with what was typed already.

    Signals:
        key_pressed(int): a key that ends the entry.
        left: the user went elsewhere.

    Attributes:
        yields: whether a click opened it. Then it takes, until something is typed, only what a number begins with:
            all other keys go on to the grid below it, and to the window.
    """

    key_pressed = Signal(int)
    left = Signal()

    def __init__(self, grid: QWidget, row: int, column: int) -> None:
        super().__init__(grid)
        self._grid = grid
        self.yields = False
        self._opened: str | None = None  # with which number
        self.setAccessibleName(self.tr("Weight in row {row}, column {column}").format(row=row, column=column))
        self.setToolTip(
            self.tr("A number such as 0.25, −3 or 1/9. Enter goes on below, Tab to the right, Esc leaves it as it was.")
        )
        self._type_scale = grid.fontInfo().pixelSize() / BASE_PIXELS
        self.setFont(number_font(round(BASE_PIXELS * self._type_scale)))
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setMaxLength(60)
        self.textEdited.connect(self._touched)

    def begin(self, cell: QRect, weight: np.float32, text: str | None, clicked: bool = False, pixels: int = 0) -> None:
        """Opens over a cell.

        Args:
            weight: its number, which is marked, so that typing replaces it.
            text: what was typed already, in its place.
            clicked: whether the cell was clicked.
            pixels: the type of the cell's number, when that is larger than the window's.
        """
        if pixels > self.font().pixelSize():
            self._type_scale *= pixels / self.font().pixelSize() * _NARROWER
            self.setFont(number_font(pixels))
        self.yields = clicked
        if text is None:
            self.setText(local(grouped(exact_text(weight))) if np.isfinite(weight) else "")
            self.selectAll()
            self._opened = self.text()
        else:
            self.setText(text)
        size = QSize(round(84 * self._type_scale), self.sizeHint().height()).expandedTo(cell.size())
        place = QRect(cell.center() - QPoint(size.width() // 2, size.height() // 2), size)
        place.moveLeft(max(min(place.left(), self._grid.width() - size.width()), 0))
        place.moveTop(max(min(place.top(), self._grid.height() - size.height()), 0))
        self.setGeometry(place)
        self.show()
        self.setFocus()

    @property
    def untouched(self) -> bool:
        """Whether it still holds the number that it opened with."""
        return self.text() == self._opened

    def value(self) -> float | None:
        """The number that was typed; what is none is marked, with a sentence about it."""
        value = parse_number(self.text())
        if value is None:
            words = self.tr("“{text}” is not a weight. Type a number such as 0.25, −3 or 1/9, or press Esc.")
            self._mark(words.format(text=self.text()))
        return value

    def close_entry(self) -> None:
        """Is gone, and the grid has the keyboard again."""
        QToolTip.hideText()
        if self.hasFocus():
            self._grid.setFocus()
        self.hide()
        self.deleteLater()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.lostFocus():
            if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
                self.left.emit()
        elif isinstance(event, QKeyEvent) and event.key() in _LEAVING_KEYS:
            if event.type() == QEvent.Type.KeyPress:
                self.key_pressed.emit(event.key())
            event.accept()
            return True
        elif isinstance(event, QKeyEvent) and self.yields and not _begins_number(event):
            event.ignore()  # on to the grid, and to the window's shortcuts
            return False
        return super().event(event)

    @Slot()
    def _touched(self) -> None:
        self.yields = False
        self._mark("")

    def _mark(self, problem: str) -> None:
        """Shows what is wrong with the entry, or with "" that nothing is."""
        self.setProperty("invalid", bool(problem))
        self.style().polish(self)  # the style sheet looks at the property only then
        self.setAccessibleDescription(problem)
        QToolTip.showText(self.mapToGlobal(self.rect().bottomLeft()), problem, self)


def _begins_number(event: QKeyEvent) -> bool:
    """Whether a key types the first character of a number; marking and pasting are the entry's own, too."""
    plain = not event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
    return plain and event.text() in TYPED and bool(event.text())
