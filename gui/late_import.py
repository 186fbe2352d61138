"""Importing a large package of Qt widgets in the window's own thread, in pieces too short to be felt.

PySide's modules and types are not made to be loaded from a second thread while the window works: about one start in
fifty crashed. A package is imported by running the statements of its ``__init__`` one at a time; most are imports.
"""

from __future__ import annotations

import ast
import importlib.util
import sys
import time
from collections.abc import Callable, Iterator

from PySide6 import QtCore, QtGui, QtWidgets
from PySide6.QtCore import QObject, QTimer, Slot

_PIECE = 0.01  # seconds of importing a turn of the event loop
_WITHOUT_QT = ("xml.etree.ElementTree", "multiprocessing.connection", "pydoc")  # what pyqtgraph needs, and takes long


def import_without_qt() -> None:
    """Imports what pyqtgraph needs that has nothing to do with Qt; in any thread."""
    for name in _WITHOUT_QT:
        importlib.import_module(name)


def pieces(package: str) -> Iterator[None]:
    """Imports a package, a piece each time it is asked for the next; nothing when it was imported before."""
    if package in sys.modules:
        return
    for module in (QtCore, QtGui, QtWidgets):  # pyqtgraph wants all names of these, and each first use makes a type
        for name in dir(module):
            getattr(module, name)
            yield
    spec = importlib.util.find_spec(package)
    assert spec is not None
    assert spec.origin is not None
    loaded = importlib.util.module_from_spec(spec)
    with open(spec.origin, encoding="utf-8") as file:
        statements = ast.parse(file.read()).body
    sys.modules[package] = loaded
    try:
        for statement in statements:
            exec(compile(ast.Module([statement], []), spec.origin, "exec"), loaded.__dict__)
            yield
    except BaseException:
        del sys.modules[package]
        raise


class LateImport(QObject):
    """Imports a package between the events of the window, and calls back when it is there."""

    def __init__(self, package: str, then: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._pieces, self._then = pieces(package), then
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._go_on)
        self._turn.start()

    @Slot()
    def _go_on(self) -> None:
        begun = time.perf_counter()
        while time.perf_counter() - begun < _PIECE:
            if next(self._pieces, self) is self:
                self._turn.stop()
                self._then()
                return
