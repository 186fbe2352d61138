"""What belongs together when it is undone."""

from __future__ import annotations

import itertools

_gestures = itertools.count(1)


def new_gesture() -> int:
    """A number that no other gesture has, in whichever widget: edits with the same one are undone together."""
    return next(_gestures)
