"""A wrapped label looks as Qt's own, and has others laid out only when it needs another number of lines."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gui.widgets.wrapped_label import WrappedLabel

SHORT, LIKE_IT, LONG = "min −1.25 · max 3.50", "min −2.75 · max 1.75", "min −1.25 · mean 0.12 · max 3.50 · 41 % zeros"


class Panel(QWidget):
    """A label above an empty place, and how often they were laid out."""

    asked = 0

    def __init__(self, qtbot: QtBot, label: QLabel) -> None:
        super().__init__()
        qtbot.addWidget(self)
        self.label = label
        layout = QVBoxLayout(self)
        layout.addWidget(label)
        layout.addWidget(QWidget(), 1)
        self.resize(200, 200)
        self.show()
        QApplication.processEvents()

    def event(self, event: QEvent) -> bool:
        self.asked += event.type() == QEvent.Type.LayoutRequest
        return super().event(event)

    def says(self, text: str) -> int:
        """Says something else; returns how often that had the panel laid out."""
        before = self.asked
        self.label.setText(text)
        QApplication.processEvents()
        return self.asked - before

    def picture(self) -> QImage:
        return self.grab().toImage()


@pytest.fixture
def panel(qtbot: QtBot) -> Panel:
    return Panel(qtbot, WrappedLabel(SHORT))


@pytest.fixture
def plain(qtbot: QtBot) -> Panel:
    label = QLabel(SHORT)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return Panel(qtbot, label)


def test_only_another_number_of_lines_has_others_laid_out(panel: Panel) -> None:
    assert panel.says(LIKE_IT) == 0
    assert panel.says(LONG) > 0
    assert panel.says(LONG.replace("41", "42")) == 0
    assert panel.says("") > 0


def test_it_looks_as_qts_own(panel: Panel, plain: Panel) -> None:
    for text in (LIKE_IT, LONG, "two\nlines", "A & B <b>c</b>", ""):
        panel.says(text)
        plain.says(text)
        assert panel.picture() == plain.picture(), text
    for width in (90, 400):
        panel.says(LONG)
        plain.says(LONG)
        for each in (panel, plain):
            each.resize(width, 200)
        QApplication.processEvents()
        assert panel.picture() == plain.picture(), width
    for each in (panel, plain):
        font = each.label.font()
        font.setPixelSize(30)
        each.label.setFont(font)
    QApplication.processEvents()
    assert panel.picture() == plain.picture(), "larger type"


def test_its_words_are_read_out(panel: Panel) -> None:
    panel.says(LIKE_IT)
    assert panel.label.accessibleName() == LIKE_IT
    panel.label.setAccessibleName("Statistics")
    panel.says(LONG)
    assert panel.label.accessibleName() == "Statistics"
