"""Tests, which load PySide as the program does: after what ``gui`` changes of it."""

import gui  # noqa: F401
