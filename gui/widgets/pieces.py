"""Factory functions for the small widgets of panels and forms."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from gui.look.icons import icon
from gui.look.palettes import Palette
from gui.text.glossary import meaning, topic
from gui.widgets.elided_choice import ElidedChoice
from gui.widgets.elided_label import ElidedLabel
from gui.widgets.wheel_guard import leave_wheel
from gui.widgets.wrapped_label import WrappedLabel


def explain(control: QWidget, name: str, tip: str) -> None:
    """Sets a control's accessible name and tooltip."""
    control.setAccessibleName(name)
    control.setToolTip(tip)


def link(target: QWidget | QAction, word: str) -> None:
    """Links a widget or action with a glossary term, which F1 opens while its tooltip is shown.

    Args:
        word: the English term, in every language of the window.
    """
    found = topic(word)
    if found:
        target.setProperty("topic", found)  # read by the command "guide"
        target.setWhatsThis(meaning(word))  # shown by Qt for F1 in an open menu, where commands do not work
        hint = QCoreApplication.translate("pieces", "F1: what this means")
        target.setToolTip(f"{target.toolTip()}\n{hint}")


def calm(control: QWidget) -> None:
    """Makes a control ignore the wheel unless focused, and lets it shrink in a narrow panel."""
    leave_wheel(control)
    control.setMinimumWidth(46)


def heading(text: str = "") -> QLabel:
    """A section title."""
    label = QLabel(text)
    label.setProperty("heading", True)
    return label


def long_heading() -> ElidedLabel:
    """A section title with the name of the shown object, elided if necessary."""
    label = ElidedLabel()
    label.setProperty("heading", True)
    return label


def caption(text: str = "") -> WrappedLabel:
    """A muted label with word wrap."""
    label = WrappedLabel(text)
    label.setProperty("muted", True)
    return label


def labelled(label: str, *controls: QWidget) -> QWidget:
    """A row with a label on the left and its controls on the right."""
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
    """A small round text button."""
    button = QPushButton(text)
    button.setProperty("chip", True)
    return button


def everything_button() -> QPushButton:
    """The button that shows all fields of a panel when a scene shows only some."""
    button = chip(QCoreApplication.translate("pieces", "Show everything"))
    tip = QCoreApplication.translate("pieces", "The scene shows only a part of this panel: show all of it")
    explain(button, button.text(), tip)
    button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    button.hide()
    return button


def chip_icon(name: str, palette: Palette) -> QIcon:
    """An icon with a variant for checked chips."""
    both = QIcon(icon(name, palette.text))
    both.addPixmap(icon(name, palette.accent_text).pixmap(QSize(16, 16), 2.0), QIcon.Mode.Normal, QIcon.State.On)
    return both


def choice(name: str, tip: str) -> QComboBox:
    """A combo box that may be narrower than its longest item."""
    combo = ElidedChoice()
    leave_wheel(combo)
    combo.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    combo.setMinimumWidth(60)
    explain(combo, name, tip)
    return combo


def set_items(combo: QComboBox, items: Sequence[tuple[str, object]]) -> None:
    """Gives a combo box these items, each a text and its data; nothing happens if it has them."""
    if [(combo.itemText(index), combo.itemData(index)) for index in range(combo.count())] != list(items):
        combo.clear()
        for text, data in items:
            combo.addItem(text, data)
