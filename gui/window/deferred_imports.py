"""Importing a large package of Qt widgets in the window's own thread, in pieces too short to be felt.

PySide's modules and types are not made to be loaded from a second thread while the window works: about one start in
fifty crashed. A package is imported by running the statements of its ``__init__`` one at a time; most are imports.
"""

from __future__ import annotations

import ast
import importlib.util
import sys
from collections.abc import Iterator

from PySide6 import QtCore, QtGui, QtWidgets

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
