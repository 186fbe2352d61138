"""Files that do harm when they are read."""

from __future__ import annotations

from pathlib import Path

from engine.formats.imports.pickle_reader import MOST_INSTRUCTIONS


def endless(path: Path) -> Path:
    """A checkpoint that is read for seconds, in which there is nothing: almost as many instructions as are read at all.

    They push a value, and drop it again.
    """
    path.write_bytes(b"\x80\x02}" + b"N0" * (MOST_INSTRUCTIONS // 2 - 10) + b".")
    return path
