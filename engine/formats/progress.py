"""Reading that says how far it is, and that ends when nobody waits for it any more."""

from __future__ import annotations

import io
import os
from typing import BinaryIO, Final

_PIECE: Final = 2**20  # bytes that are read without asking whether anybody still waits for them


class GivenUp(BaseException):
    """Nobody waits any more. No error, so that no reader of a format takes it for damage."""


class Watch:
    """How far one reading is, and whether somebody still waits for it.

    Attributes:
        share: how much of it is done, 0 to 1.
        span: from which share to which one goes what is done at the moment.
    """

    def __init__(self) -> None:
        self.share = 0.0
        self.span = (0.0, 1.0)
        self._given_up = False

    def give_up(self) -> None:
        """Lets the reading end where it next asks."""
        self._given_up = True

    def tell(self, part: float) -> None:
        """Says how far it is within its span, 0 to 1.

        Raises:
            GivenUp: nobody waits any more.
        """
        if self._given_up:
            raise GivenUp
        low, high = self.span
        self.share = max(self.share, low + (high - low) * min(part, 1.0))

    def through(self, file: BinaryIO, told: bool = True) -> BinaryIO:
        """The same file, which is read no further than somebody waits for it.

        Args:
            told: whether it says how far it is when it is read piece by piece.
        """
        return _Watched(file, self, told)  # type: ignore[return-value]


class _Watched(io.BufferedIOBase):
    """A file that is read in pieces, under a Watch."""

    def __init__(self, file: BinaryIO, watch: Watch, told: bool) -> None:
        self._file, self._watch = file, watch
        self._taken = 0
        self._size = 0
        if told:
            at = file.tell()
            self._size = file.seek(0, os.SEEK_END)
            file.seek(at)

    def read(self, size: int | None = -1, /) -> bytes:
        whole = size is None or size < 0  # only fetched: the work comes after
        pieces, left = [], float("inf") if size is None or size < 0 else size
        while left:
            self._watch.tell(self._taken / self._size if self._size and not whole else 0.0)
            piece = self._file.read(int(min(left, _PIECE)))
            if not piece:
                break
            pieces.append(piece)
            left -= len(piece)
            self._taken += len(piece)
        return pieces[0] if len(pieces) == 1 else b"".join(pieces)

    def seek(self, offset: int, whence: int = os.SEEK_SET, /) -> int:
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        return self._file.tell()

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True
