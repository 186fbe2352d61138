"""The dialog with the assumptions that were made when a network's file was opened."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from engine import Message
from gui.import_step.wrapped_list import WrappedList
from gui.text.phrases import say
from gui.widgets.pieces import caption, explain

_BUTTONS = QDialogButtonBox.StandardButton


class AssumptionsDialog(QDialog):
    """Lists assumptions, and offers to choose again.

    Args:
        can_choose: whether the file exists and left something open.

    Signals:
        choose_asked: the user wants to choose again.
    """

    choose_asked = Signal()

    def __init__(self, assumptions: Sequence[Message], can_choose: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Assumptions of this network"))
        self.list = WrappedList()
        self.list.addItems([say(each) for each in assumptions])
        explain(self.list, self.windowTitle(), self.tr("What the file of this network left open, and what was assumed"))
        self.buttons = QDialogButtonBox(_BUTTONS.Close)
        self.buttons.button(_BUTTONS.Close).setToolTip(self.tr("Close this list (Esc)"))
        self.buttons.rejected.connect(self.reject)
        self.choose = self.buttons.addButton(self.tr("&Choose again…"), QDialogButtonBox.ButtonRole.ActionRole)
        self.choose.setToolTip(self.tr("Open the file of this network again, with other choices"))
        self.choose.setVisible(can_choose)
        self.choose.clicked.connect(self._choose)
        column = QVBoxLayout(self)
        column.addWidget(caption(self.tr("When this network was opened:")))
        column.addWidget(self.list, 1)
        column.addWidget(self.buttons)
        self.resize(60 * self.fontMetrics().averageCharWidth(), 22 * self.fontMetrics().height())

    def _choose(self) -> None:
        self.accept()
        self.choose_asked.emit()
