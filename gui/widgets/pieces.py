"""Small pieces that panels and forms are put together from."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from gui.icons import icon
from gui.theme import Palette
from gui.widgets.wheel_guard import leave_wheel


def explain(control: QWidget, name: str, tip: str) -> None:
    """Names a control to screen readers, and says what it does."""
    control.setAccessibleName(name)
    control.setToolTip(tip)


def calm(control: QWidget) -> None:
    """Lets the wheel pass over a control of a scrolled panel, and lets a narrow panel squeeze it."""
    leave_wheel(control)
    control.setMinimumWidth(46)


def heading(text: str = "") -> QLabel:
    """The title of a section."""
    label = QLabel(text)
    label.setProperty("heading", True)
    return label


def caption(text: str = "") -> QLabel:
    """A place for sentences."""
    label = QLabel(text)
    label.setProperty("muted", True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label


def labelled(label: str, *controls: QWidget) -> QWidget:
    """What it is about on the left, its controls on the right."""
    content = QWidget()
    layout = QHBoxLayout(content)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(5)
    layout.addWidget(QLabel(label))
    layout.addStretch(1)
    for control in controls:
        layout.addWidget(control)
    return content


def chip(text: str) -> QPushButton:
    """A small round button with a word on it."""
    button = QPushButton(text)
    button.setProperty("chip", True)
    return button


def chip_icon(name: str, palette: Palette) -> QIcon:
    """An icon that can be seen on a chip that is on, too."""
    both = QIcon(icon(name, palette.text))
    both.addPixmap(icon(name, palette.accent_text).pixmap(QSize(16, 16), 2.0), QIcon.Mode.Normal, QIcon.State.On)
    return both


def choice(name: str, tip: str) -> QComboBox:
    """A choice that may be narrower than its longest item."""
    combo = QComboBox()
    leave_wheel(combo)
    combo.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    combo.setMinimumWidth(60)
    explain(combo, name, tip)
    return combo
