"""The program's version."""

from __future__ import annotations


def version() -> str:
    """The version of the installed program; ``development`` if it was never installed."""
    from importlib import metadata  # takes longer to import than any part of the program's start

    try:
        return metadata.version("convscope")
    except metadata.PackageNotFoundError:
        return "development"
