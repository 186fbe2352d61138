"""Detects damaged data in a JPEG, which libjpeg decodes silently."""

from __future__ import annotations

import io
import re

from engine.values.progress import Watch


class JpegFile(io.BytesIO):
    """A JPEG in memory that detects compressed data that do not match the size in pixels.

    JPEGs have no checksums, and libjpeg continues silently after most bit errors. But an error that desynchronises the
    decoder makes it find too many or too few blocks in the data. So a plain JPEG (baseline, one scan) is cut at the
    end of its scan: with too few blocks the decoder runs out of data, which Pillow reports; with too many it finishes
    before it has read the last bytes. With 40 random bytes changed this detects most files; Pillow alone refuses a
    quarter. For intact files libjpeg reads up to seven bytes beyond the end, hence the filling.
    """

    _SEGMENT = re.compile(rb"\xff+([\xc0-\xfe])(..)", re.DOTALL)
    _SCAN_END = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")  # any marker but the ones that belong into a scan
    _FILLING = b"\xff\x00" * 16
    _SLACK = 16  # some cameras leave a few bytes before the end marker

    def __init__(self, data: bytes, watch: Watch) -> None:
        self._watch, self._all = watch, len(data)
        self._start, self._end = self._plain_scan(data) or (len(data), len(data))
        self._pause = max(self._start, self._end - self._SLACK)
        self._furthest = 0
        super().__init__(data[: self._end] + self._FILLING if self._start < self._end else data)

    @classmethod
    def _plain_scan(cls, data: bytes) -> tuple[int, int] | None:
        """Start and end of the only scan of a baseline JPEG; None for other files."""
        at = 2
        is_baseline = False
        while segment := cls._SEGMENT.match(data, at):
            marker = segment[1][0]
            at = segment.end(1) + int.from_bytes(segment[2], "big")
            is_baseline |= marker in (0xC0, 0xC1)
            if marker == 0xDA:
                end = cls._SCAN_END.search(data, at)
                return (at, end.start()) if is_baseline and end and end[0] == b"\xff\xd9" else None
        return None

    def read(self, size: int | None = -1, /) -> bytes:
        """Like any file, but no read crosses the last bytes of the scan, to see in the end whether they were read."""
        at = self.tell()
        self._watch.report(at / self._all)
        if at < self._pause:
            size = self._pause - at if size is None or size < 0 else min(size, self._pause - at)
        data = super().read(size)
        self._furthest = max(self._furthest, self.tell())
        return data

    def has_data_left(self) -> bool:
        """Whether the decoder finished before it had read all data, padding aside."""
        return self._furthest <= self._pause and len(set(self.getbuffer()[self._pause : self._end])) > 1
