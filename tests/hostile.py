"""Files that do harm when they are read."""

from __future__ import annotations

from pathlib import Path


def endless(path: Path) -> Path:
    """A file that keeps PyTorch busy for ever, until its process is killed.

    It is the pickle of a dictionary whose key is a pair of pairs, sixty levels deep, each of the same pair twice: its
    hash takes 2**60 steps.
    """
    pairs = b"".join(b"q" + bytes([at]) + b"h" + bytes([at]) + b"\x86" for at in range(60))  # store it, read it again
    path.write_bytes(b"\x80\x02}" + b")" + pairs + b"Ns.")
    return path
