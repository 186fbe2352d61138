"""The one button that trains, pauses, goes on, and branches."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QPushButton

from gui.training.trainer import Trainer
from gui.widgets.action_row import ActionLookup
from gui.widgets.command_chip import command_name
from gui.widgets.pieces import explain


class TrainButton(QPushButton):
    """Says what a click does now."""

    def __init__(self, trainer: Trainer, actions: ActionLookup) -> None:
        super().__init__()
        self._trainer = trainer
        self.setProperty("primary", True)
        explain(self, command_name(actions["train"]), actions["train"].toolTip())
        self.clicked.connect(actions["train"].trigger)
        trainer.changed.connect(self._refresh)
        self._refresh()

    @Slot()
    def _refresh(self) -> None:
        self.setEnabled(self._trainer.fits)
        self.setText(self._word())

    def _word(self) -> str:
        if self._trainer.is_running:
            return self.tr("Pause")
        if self._trainer.is_in_the_past:
            return self.tr("Branch here")
        return self.tr("Go on") if self._trainer.can_go_on else self.tr("Train")
