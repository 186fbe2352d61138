"""Plays a training: shows its moments one after the other."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from gui.training.trainer import Trainer

_FRAME = 120  # milliseconds of a moment


class MomentPlayer(QObject):
    """Goes through the moments of the latest training.

    Signals:
        changed: it began or ended.

    Attributes:
        trainer: whose training it plays.
    """

    changed = Signal()

    def __init__(self, trainer: Trainer) -> None:
        super().__init__(trainer)
        self.trainer = trainer
        self._timer = QTimer(self, interval=_FRAME)
        self._timer.timeout.connect(self._go_on)

    @property
    def is_playing(self) -> bool:
        """Whether moments are being shown one after the other."""
        return self._timer.isActive()

    def toggle(self) -> None:
        """Plays all moments, from the first one if the last is shown; or stops."""
        if self._timer.isActive():
            self.stop()
        elif (run := self.trainer.run) is not None:
            path = run.history.present.path()
            if run.shown in (None, path[-1]):
                self.trainer.show_moment(path[0])
            self._timer.start()
            self.changed.emit()

    def stop(self) -> None:
        """Stays at the shown moment."""
        self._timer.stop()
        self.changed.emit()

    @Slot()
    def _go_on(self) -> None:
        run = self.trainer.run
        path = run.history.present.path() if run is not None else ()
        later = [each for each in path if run is not None and run.shown is not None and each.step > run.shown.step]
        if later:
            self.trainer.show_moment(later[0])
        else:
            self.stop()
