"""A layout that wraps its widgets keeps them apart."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtWidgets import QCheckBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gui.widgets.flow_layout import FlowLayout
from gui.widgets.pieces import choice


@pytest.mark.parametrize("width", [150, 250, 400, 800])
def test_no_widget_covers_another(width: int, qtbot: QtBot) -> None:
    """A choice may be of any width, so that its size hint is none: it has its minimum."""
    held = QWidget()
    qtbot.addWidget(held)
    row = FlowLayout(held)
    combo = choice("Images", "How many")
    combo.addItem("50 images")
    combo.setMinimumWidth(130)
    parts = [QPushButton("Train"), combo, QCheckBox("Pooling"), QCheckBox("Dropout")]
    for part in parts:
        row.addWidget(part)
    held.resize(width, row.heightForWidth(width))
    held.show()
    assert not [pair for pair in combinations(parts, 2) if pair[0].geometry().intersects(pair[1].geometry())]
    assert all(held.rect().contains(part.geometry()) for part in parts)
