"""Foot of the page of a flatten layer: the cell in words, and the button that unrolls."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from engine.quiz.hiding import HIDDEN
from gui.presentation.pages.unroll_layout import Cell, UnrollLayout
from gui.presentation.pages.unroll_state import Unrolled
from gui.text.phrases import number_text
from gui.widgets.pieces import chip, explain

translate = QCoreApplication.translate

SPACING = 6  # pixels between the maps and what is below them


class UnrollFoot(QWidget):
    """The foot of the page of a flatten layer."""

    def __init__(self) -> None:
        super().__init__()
        self.sentence, self.turn = _label(), chip("")
        line = QHBoxLayout(self)
        line.setContentsMargins(20, 0, 20, 10)
        line.addWidget(self.sentence, 1)
        line.addWidget(self.turn)
        self.name_turn(unrolled=False)

    def name_turn(self, unrolled: bool) -> None:
        """Names the button by what it does to maps that are unrolled, or not."""
        text = translate("UnrollPage", "Back into maps") if unrolled else translate("UnrollPage", "Unroll")
        self.turn.setText(text)
        tip = (
            translate("UnrollPage", "Show the empty line again (Space)")
            if unrolled
            else translate("UnrollPage", "Lay the maps out as one line, row after row (Space)")
        )
        explain(self.turn, text, tip)


def words_in_its_place() -> QLabel:
    """What is shown while no flatten layer is selected."""
    label = _label()
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setText(translate("UnrollPage", "Only a flatten layer is unrolled here: select one."))
    return label


def sentence(shown: Unrolled, places: UnrollLayout, cell: Cell) -> str:
    """A cell, its index in the vector and its value in words."""
    channel, row, column = cell
    text = translate("UnrollPage", "map {map}, row {row}, column {column}")
    text = text.format(map=channel, row=row, column=column)
    if shown.counted:
        _, rows, columns = places.shape
        total = f"{channel}·{rows * columns} + {row}·{columns} + {column}"
        place = translate("UnrollPage", "→ place {sum} = {place}")
        text += " " + place.format(sum=total, place=places.place_of(cell))
    value = HIDDEN if shown.hidden[cell] else number_text(float(shown.values[cell]))
    return text + "  ·  " + translate("UnrollPage", "value {value}").format(value=value)


def _label() -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
