"""Content keys: equal keys mean equal maps."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

Key = bytes


def digest(*parts: bytes) -> Key:
    """A 16-byte BLAKE2b digest of ``parts``, of which each always has the same length."""
    return hashlib.blake2b(b"".join(parts), digest_size=16).digest()


def digests(first: bytes, *parts: Iterable[bytes]) -> tuple[Key, ...]:
    """The :func:`digest` of ``first`` and one of each of the parts, for all of these."""
    blake2b = hashlib.blake2b
    return tuple([blake2b(first + b"".join(each), digest_size=16).digest() for each in zip(*parts, strict=True)])


def key_of(*parts: object) -> Key:
    """A 16-byte BLAKE2b digest of the ``repr`` of ``parts``."""
    return digest(repr(parts).encode())
