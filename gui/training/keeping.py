"""Keeps a training with the project, to be saved in its file."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal, Slot

from engine.project.training_record import TrainingRecord
from engine.training.records import record_of
from gui.state.document import Document
from gui.state.session import Session
from gui.state.workers import Job, steps_apart
from gui.training.trainer import Trainer


class Keeping(QObject):
    """Puts the latest training into the project, or takes it out.

    Signals:
        kept: the training is kept with the project now; carries its TrainingRecord.
    """

    kept = Signal(object)

    def __init__(self, trainer: Trainer, document: Document, session: Session) -> None:
        super().__init__(trainer)
        self._trainer, self._document, self._session = trainer, document, session

    @Slot()
    def toggle(self) -> None:
        """Keeps the latest training with the project, in a job; or leaves it out again."""
        trainer, run = self._trainer, self._trainer.run
        if run is None or trainer.is_running:
            return
        if trainer.is_kept:
            self._document.edit(self.tr("Leave the training out"), lambda project: replace(project, training=None))
            return

        def done(record: TrainingRecord) -> None:
            if run is trainer.run and not trainer.is_running:
                run.kept = record
                self._document.edit(self.tr("Keep the training"), lambda project: replace(project, training=record))
                self.kept.emit(record)

        title = self.tr("Keeping the training")
        self._session.run(Job(title, lambda: steps_apart(lambda _watch: record_of(run.history)), done))
