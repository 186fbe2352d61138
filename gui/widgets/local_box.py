"""A field for a real number that is written as in the language of the window."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QDoubleSpinBox


def local_box() -> QDoubleSpinBox:
    """The field; its numbers have no signs between thousands."""
    box = QDoubleSpinBox()
    locale = QLocale(QCoreApplication.translate("language", "en"))
    locale.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator | QLocale.NumberOption.RejectGroupSeparator)
    box.setLocale(locale)
    return box
