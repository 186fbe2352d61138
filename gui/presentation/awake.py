"""Keeps the screen on while somebody presents."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, QProcess

_CONTINUOUS, _SYSTEM, _DISPLAY = 0x80000000, 0x1, 0x2  # flags of SetThreadExecutionState
_BUS = "convscope-awake"


class Awake(QObject):
    """Inhibits the system's screen saver; does nothing on systems without a way to do so."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._caffeinate: QProcess | None = None
        self._on = False

    def hold(self, application: str, reason: str) -> None:
        """Keeps the screen on until ``release``."""
        if self._on:
            return
        self._on = True
        if sys.platform == "win32":
            _set_execution_state(_CONTINUOUS | _SYSTEM | _DISPLAY)
        elif sys.platform == "darwin":
            self._caffeinate = QProcess(self)
            self._caffeinate.start("caffeinate", ["-d"])
        else:
            _inhibit(application, reason)

    def release(self) -> None:
        """Allows the screen to sleep again."""
        if not self._on:
            return
        self._on = False
        if sys.platform == "win32":
            _set_execution_state(_CONTINUOUS)
        elif self._caffeinate is not None:
            self._caffeinate.kill()
            self._caffeinate.waitForFinished(1000)
            self._caffeinate.deleteLater()
            self._caffeinate = None
        elif sys.platform != "darwin":
            _uninhibit()


def _set_execution_state(flags: int) -> None:
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.kernel32.SetThreadExecutionState(ctypes.c_uint(flags))


def _inhibit(application: str, reason: str) -> None:
    """Uses a D-Bus connection of its own: closing it, or the end of the process, withdraws the request."""
    try:
        from PySide6.QtDBus import QDBusConnection, QDBusMessage
    except ImportError:
        return
    bus = QDBusConnection.connectToBus(QDBusConnection.BusType.SessionBus, _BUS)
    if not bus.isConnected():
        return
    name = "org.freedesktop.ScreenSaver"
    request = QDBusMessage.createMethodCall(name, "/org/freedesktop/ScreenSaver", name, "Inhibit")
    request.setArguments([application, reason])
    bus.send(request)  # asynchronously: a bus that does not answer must not block


def _uninhibit() -> None:
    try:
        from PySide6.QtDBus import QDBusConnection
    except ImportError:
        return
    QDBusConnection.disconnectFromBus(_BUS)
