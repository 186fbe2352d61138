"""Hears when the system, or whoever sits at the terminal, asks the program to end."""

from __future__ import annotations

import signal
import socket

from PySide6.QtCore import QObject, QSocketNotifier, Signal, Slot

_NAMES = ("SIGINT", "SIGTERM", "SIGHUP")  # Ctrl+C, shutting down, logging out; not every system has all


class Endings(QObject):
    """Turns these signals into one of Qt's, which comes between events, also those of a dialog.

    Python's own handlers run only when Python does, and while Qt waits for events it does not.

    Signals:
        asked: the program is to end.
    """

    asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reading, self._writing = socket.socketpair()
        for end in (self._reading, self._writing):
            end.setblocking(False)
        self._notifier = QSocketNotifier(self._reading.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._hear)
        self._woken = signal.set_wakeup_fd(self._writing.fileno(), warn_on_full_buffer=False)
        numbers = [getattr(signal, name) for name in _NAMES if hasattr(signal, name)]
        # What is ignored was asked to be: nohup, or a shell's background.
        self._heard = [number for number in numbers if signal.getsignal(number) != signal.SIG_IGN]
        for number in self._heard:
            signal.signal(number, _stay)

    @Slot()
    def _hear(self) -> None:
        if set(self._reading.recv(4096)) & set(self._heard):
            self.asked.emit()

    def release(self) -> None:
        """Hears no more: the next signal ends the program at once, whatever it is at."""
        for number in self._heard:
            signal.signal(number, signal.SIG_DFL)
        signal.set_wakeup_fd(self._woken)
        self._notifier.setEnabled(False)
        self._reading.close()
        self._writing.close()


def _stay(*_: object) -> None:
    """The program does not end within whatever Python is at."""
