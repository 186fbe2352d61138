"""A combo box that may be narrower than its current text."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QToolTip

from gui.events.guard import guarded


@guarded
class ElidedChoice(QComboBox):
    """A combo box that elides its text, and then shows all of it in its tooltip."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        option.currentText = self.shown_text()
        with QPainter(self) as painter:
            self.style().drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option, painter, self)
            self.style().drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option, painter, self)

    def shown_text(self) -> str:
        """The text as shown, possibly elided."""
        option, part = QStyleOptionComboBox(), QStyle.SubControl.SC_ComboBoxEditField
        self.initStyleOption(option)
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self).width()
        if not option.currentIcon.isNull():
            room -= self.iconSize().width() + 4
        return self.fontMetrics().elidedText(self._words(), Qt.TextElideMode.ElideRight, room)

    def _words(self) -> str:
        return self.currentText() if self.currentIndex() >= 0 else self.placeholderText()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            text = self._words()
            words = (text, self.toolTip()) if self.shown_text() != text else (self.toolTip(),)
            QToolTip.showText(event.globalPos(), "\n".join(words), self)
            return True
        return super().event(event)
