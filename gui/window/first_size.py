"""How large the window is at first: as large as is useful, as far as the screen has the room."""

from __future__ import annotations

from PySide6.QtCore import QSize

USUAL = QSize(1440, 900)
_FRAME = QSize(16, 40)  # what a window manager adds; it tells only of windows that are shown


def first_size(available: QSize, least: QSize) -> QSize:
    """The size of the window when none is remembered that the screen has room for.

    Args:
        available: what the screen has beside the system's bars.
        least: what the window needs, even on a smaller screen.
    """
    return USUAL.boundedTo(available - _FRAME).expandedTo(least)
