"""Progress and cancellation of reading files."""

from __future__ import annotations

import io
import os
from typing import BinaryIO, Final

_CHUNK: Final = 2**20  # bytes per read, between two checks for cancellation


class GivenUp(BaseException):
    """Raised in a reader that was cancelled; a BaseException, so that no reader mistakes it for a damaged file."""


class Watch:
    """The progress of one reading, and its cancellation; shared by the reader and the thread that waits for it.

    Attributes:
        share: the finished share, 0..1.
        span: (start, end) of the present phase, as shares of the whole.
    """

    def __init__(self) -> None:
        self.share = 0.0
        self.span = (0.0, 1.0)
        self._given_up = False

    def give_up(self) -> None:
        """Cancels the reading: the next :meth:`report` raises GivenUp."""
        self._given_up = True

    def report(self, part: float) -> None:
        """Reports the finished share of the present phase, 0..1.

        Raises:
            GivenUp: the reading was cancelled.
        """
        if self._given_up:
            raise GivenUp
        low, high = self.span
        self.share = max(self.share, low + (high - low) * min(part, 1.0))

    def through(self, file: BinaryIO, reports: bool = True) -> BinaryIO:
        """A wrapper around ``file`` whose reads can be cancelled.

        Args:
            reports: whether reads with a size report progress.
        """
        return _Watched(file, self, reports)  # type: ignore[return-value]


class _Watched(io.BufferedIOBase):
    """A file that is read in chunks of _CHUNK bytes, with a check for cancellation between them."""

    def __init__(self, file: BinaryIO, watch: Watch, reports: bool) -> None:
        self._file, self._watch = file, watch
        self._taken = 0
        self._size = 0
        if reports:
            at = file.tell()
            self._size = file.seek(0, os.SEEK_END)
            file.seek(at)

    def read(self, size: int | None = -1, /) -> bytes:
        whole = size is None or size < 0  # a caller that reads all at once has its own work still ahead: no progress
        chunks, left = [], float("inf") if size is None or size < 0 else size
        while left:
            self._watch.report(self._taken / self._size if self._size and not whole else 0.0)
            chunk = self._file.read(int(min(left, _CHUNK)))
            if not chunk:
                break
            chunks.append(chunk)
            left -= len(chunk)
            self._taken += len(chunk)
        return chunks[0] if len(chunks) == 1 else b"".join(chunks)

    def seek(self, offset: int, whence: int = os.SEEK_SET, /) -> int:
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        return self._file.tell()

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True
