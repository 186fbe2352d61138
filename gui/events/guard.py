"""Sends exceptions in overridden Qt methods to the exception hook instead of crashing."""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable
from typing import Any, TypeVar

Class = TypeVar("Class", bound=type)

_OTHERS = ("event", "eventFilter", "drawForeground")


def guarded(cls: Class) -> Class:
    """Class decorator: exceptions in the class's own overrides of Qt's virtual methods go to ``sys.excepthook``.

    On Python 3.11 an exception raised by C code (an index error of numpy's, say) crashes the process when it leaves
    such an override, before any hook is called (measured with PySide6 6.8 to 6.11).
    """
    for name, method in list(vars(cls).items()):
        if callable(method) and (name.endswith("Event") or name in _OTHERS):
            setattr(cls, name, _guarded(method))
    return cls


def _guarded(method: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(method)
    def call(self: Any, *arguments: Any) -> Any:
        try:
            return method(self, *arguments)
        except Exception:
            sys.excepthook(*sys.exc_info())
            return False  # an event filter or handler did not accept; void methods ignore it

    return call
