"""Content keys: equal keys mean equal maps."""

from __future__ import annotations

import hashlib

Key = bytes


def digest(*parts: bytes) -> Key:
    """A 16-byte BLAKE2b digest of ``parts``, of which each always has the same length."""
    return hashlib.blake2b(b"".join(parts), digest_size=16).digest()


def key_of(*parts: object) -> Key:
    """A 16-byte BLAKE2b digest of the ``repr`` of ``parts``."""
    return digest(repr(parts).encode())
