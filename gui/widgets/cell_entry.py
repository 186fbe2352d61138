"""A field for typing the number of one cell."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QLineEdit, QToolTip, QWidget

from engine.values.numerals import grouped
from gui.events.guard import guarded
from gui.look.fonts import BASE_PIXELS, number_font
from gui.text.phrases import local
from gui.widgets.weight_text import exact_text, parse_number

_BESIDE = 24  # pixels beside the text: frame, margins, the cursor
_NARROWER = 0.6  # factor on the entry's width over large cells
TYPED = frozenset("0123456789.,-−")  # first characters of a number
_LEAVING_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape)


@guarded
class CellEntry(QLineEdit):
    """A line edit over a cell.

    Signals:
        key_pressed(int): a key that ends the entry.
        left: the entry lost the focus.

    Attributes:
        yields: whether it was opened by a click. Until something is typed, it then accepts only the first character
            of a number; all other keys go to the grid below it, and to the window.
    """

    key_pressed = Signal(int)
    left = Signal()

    def __init__(self, grid: QWidget, row: int, column: int) -> None:
        super().__init__(grid)
        self._grid = grid
        self.yields = False
        self._opened: str | None = None  # its initial text
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
            weight: its number, which is selected, so that typing replaces it.
            text: already typed text, shown instead of the number.
            clicked: whether it is opened by a click.
            pixels: type size of the cell's number; used if larger than the window's.
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
        wide = max(round(84 * self._type_scale), self.fontMetrics().horizontalAdvance(self.text()) + _BESIDE)
        size = QSize(min(wide, self._grid.width()), self.sizeHint().height()).expandedTo(cell.size())
        place = QRect(cell.center() - QPoint(size.width() // 2, size.height() // 2), size)
        place.moveLeft(max(min(place.left(), self._grid.width() - size.width()), 0))
        place.moveTop(max(min(place.top(), self._grid.height() - size.height()), 0))
        self.setGeometry(place)
        self.show()
        self.setFocus()

    @property
    def untouched(self) -> bool:
        """Whether it still shows its initial text."""
        return self.text() == self._opened

    def value(self) -> float | None:
        """The typed number; if it is invalid, marks the entry, explains why, and returns None."""
        value = parse_number(self.text())
        if value is None:
            words = self.tr("“{text}” is not a weight. Type a number such as 0.25, −3 or 1/9, or press Esc.")
            self._mark(words.format(text=self.text()))
        return value

    def close_entry(self) -> None:
        """Closes the entry, and returns the focus to the grid."""
        QToolTip.hideText()
        if self.hasFocus():
            self._grid.setFocus()
        self.hide()
        self.deleteLater()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Selects all: Qt would select the digits on one side of the point, which typing then replaces."""
        self.selectAll()
        event.accept()

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
            event.ignore()  # passes it on to the grid and the window's shortcuts
            return False
        return super().event(event)

    @Slot()
    def _touched(self) -> None:
        self.yields = False
        self._mark("")

    def _mark(self, problem: str) -> None:
        """Shows the problem of the entry; "" clears it."""
        self.setProperty("invalid", bool(problem))
        self.style().polish(self)  # needed for style rules that depend on properties
        self.setAccessibleDescription(problem)
        QToolTip.showText(self.mapToGlobal(self.rect().bottomLeft()), problem, self)


def _begins_number(event: QKeyEvent) -> bool:
    """Whether a key types the first character of a number, or selects or pastes."""
    plain = not event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
    return plain and event.text() in TYPED and bool(event.text())
