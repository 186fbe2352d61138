"""Gesture numbers, which merge edits into one undo step."""

from __future__ import annotations

import itertools

_gestures = itertools.count(1)


def new_gesture() -> int:
    """A unique number; edits with the same gesture number are undone together."""
    return next(_gestures)
