"""A spin box for real numbers in the window's notation."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QDoubleSpinBox

from engine.values.numerals import ungrouped
from gui.events.guard import guarded


@guarded
class LocalBox(QDoubleSpinBox):
    """A QDoubleSpinBox with the language's decimal mark, a true minus sign, and no group separators."""

    def __init__(self) -> None:
        super().__init__()
        locale = QLocale(QCoreApplication.translate("language", "en"))
        locale.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator | QLocale.NumberOption.RejectGroupSeparator)
        self.setLocale(locale)

    def textFromValue(self, value: float) -> str:
        return super().textFromValue(value).replace("-", "−")

    def valueFromText(self, text: str) -> float:
        return super().valueFromText(ungrouped(text))

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        state, *_ = super().validate(ungrouped(text), position)
        return state, text, position
