"""Foot of the page of a map as a picture: a note about its values, and the range of grey."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QWidget

from gui.widgets.pieces import caption, explain

translate = QCoreApplication.translate


class PictureFoot(QWidget):
    """The foot of the page of a map as a picture."""

    def __init__(self) -> None:
        super().__init__()
        self.note = caption()
        self.signed = QCheckBox(translate("PicturePage", "0 as mid-grey"))
        tip = translate(
            "PicturePage", "Shows values from −1 to 1, with 0 in the middle of black and white, instead of 0 to 1"
        )
        explain(self.signed, self.signed.text(), tip)
        foot = QHBoxLayout(self)
        foot.setContentsMargins(20, 0, 20, 10)
        foot.setSpacing(2)
        foot.addWidget(self.note, 1)
        foot.addWidget(self.signed)


def words_in_its_place() -> QLabel:
    """What is shown while no map is selected."""
    label = QLabel(translate("PicturePage", "Only maps are pictures: select one, such as one of a convolution."))
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setWordWrap(True)
    return label
