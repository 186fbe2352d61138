"""Small pieces that panels and forms are put together from."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from gui.look.icons import icon
from gui.look.palettes import Palette
from gui.text.glossary import meaning, topic
from gui.widgets.elided_choice import ElidedChoice
from gui.widgets.elided_label import ElidedLabel
from gui.widgets.wheel_guard import leave_wheel


def explain(control: QWidget, name: str, tip: str) -> None:
    """Names a control to screen readers, and says what it does."""
    control.setAccessibleName(name)
    control.setToolTip(tip)


def link(what: QWidget | QAction, word: str) -> None:
    """Lets F1 explain a word while the tooltip of a widget or of a menu's line is shown, which says so.

    Args:
        word: in English, whatever the language of the window.
    """
    found = topic(word)
    if found:
        what.setProperty("topic", found)  # opened by the command "guide"
        what.setWhatsThis(meaning(word))  # shown by Qt where a menu is open, and no command can be given
        hint = QCoreApplication.translate("pieces", "F1: what this means")
        what.setToolTip(f"{what.toolTip()}\n{hint}")


def calm(control: QWidget) -> None:
    """Lets the wheel pass over a control of a scrolled panel, and lets a narrow panel squeeze it."""
    leave_wheel(control)
    control.setMinimumWidth(46)


def heading(text: str = "") -> QLabel:
    """The title of a section."""
    label = QLabel(text)
    label.setProperty("heading", True)
    return label


def long_heading() -> ElidedLabel:
    """The title of a section with the name of what is shown in it."""
    label = ElidedLabel()
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


def everything_button() -> QPushButton:
    """What brings back all that a panel has, where a scene shows only a part of it."""
    button = chip(QCoreApplication.translate("pieces", "Show everything"))
    tip = QCoreApplication.translate("pieces", "The scene shows only a part of this panel: show all of it")
    explain(button, button.text(), tip)
    button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    button.hide()
    return button


def chip_icon(name: str, palette: Palette) -> QIcon:
    """An icon that can be seen on a chip that is on, too."""
    both = QIcon(icon(name, palette.text))
    both.addPixmap(icon(name, palette.accent_text).pixmap(QSize(16, 16), 2.0), QIcon.Mode.Normal, QIcon.State.On)
    return both


def choice(name: str, tip: str) -> QComboBox:
    """A choice that may be narrower than its longest item."""
    combo = ElidedChoice()
    leave_wheel(combo)
    combo.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    combo.setMinimumWidth(60)
    explain(combo, name, tip)
    return combo
