"""Imports much that uses Qt in the GUI thread, in short pieces.

Importing PySide modules and types from a second thread while the window works crashed about one start in fifty. A
package is imported by running the statements of its ``__init__`` one at a time; most of them are imports.
"""

from __future__ import annotations

import ast
import importlib.util
import sys
from collections.abc import Iterator

from PySide6 import QtCore, QtGui, QtWidgets

_WITHOUT_QT = ("xml.etree.ElementTree", "multiprocessing.connection", "pydoc")  # slow imports of pyqtgraph


def import_without_qt() -> None:
    """Imports pyqtgraph's dependencies that do not use Qt; callable from any thread."""
    for name in _WITHOUT_QT:
        importlib.import_module(name)


def qt_types() -> Iterator[None]:
    """A generator that makes the types of all names of Qt, as pyqtgraph's import would do in one piece."""
    for module in (QtCore, QtGui, QtWidgets):
        for name in dir(module):
            getattr(module, name)
            yield


def pieces(package: str) -> Iterator[None]:
    """A generator that imports a package or module statement by statement; empty if it is imported already."""
    if package in sys.modules:
        return
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
