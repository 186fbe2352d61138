"""Turns termination signals of the system or the terminal into a Qt signal."""

from __future__ import annotations

import signal
import socket

from PySide6.QtCore import QObject, QSocketNotifier, Signal, Slot

_NAMES = ("SIGINT", "SIGTERM", "SIGHUP")  # Ctrl+C, shutting down, logging out; not every system has all


class Endings(QObject):
    """Emits ``asked`` from the event loop, also that of a dialog, when the process gets SIGINT, SIGTERM or SIGHUP.

    Python runs signal handlers only between its own instructions, so not while Qt waits for events.

    Signals:
        asked: the program should end.
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
        # A signal that is already ignored, by nohup or for a shell's background job, stays ignored.
        self._heard = [number for number in numbers if signal.getsignal(number) != signal.SIG_IGN]
        for number in self._heard:
            signal.signal(number, _stay)

    @Slot()
    def _hear(self) -> None:
        if set(self._reading.recv(4096)) & set(self._heard):
            self.asked.emit()

    def release(self) -> None:
        """Restores the default handlers: the next signal ends the process at once."""
        for number in self._heard:
            signal.signal(number, signal.SIG_DFL)
        signal.set_wakeup_fd(self._woken)
        self._notifier.setEnabled(False)
        self._reading.close()
        self._writing.close()


def _stay(*_: object) -> None:
    """Python-level handler that does nothing: the signal is handled in the event loop, not in running code."""
