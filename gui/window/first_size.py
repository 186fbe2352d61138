"""The initial size of the window."""

from __future__ import annotations

from PySide6.QtCore import QSize

USUAL = QSize(1440, 900)
_FRAME = QSize(16, 40)  # estimated frame; the real one is known only once the window is shown


def first_size(available: QSize, least: QSize) -> QSize:
    """The window size to use when no stored size fits the screen.

    Args:
        available: size of the screen without the system's bars.
        least: minimum size of the window, even on a smaller screen.
    """
    return within(USUAL, available).expandedTo(least)


def within(size: QSize, available: QSize) -> QSize:
    """The size of a window of about ``size`` that fits into the ``available`` room with its frame."""
    return size.boundedTo(available - _FRAME)
