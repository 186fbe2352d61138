"""In which order the input channels are listed: rows keep their places while weights and gains change."""

from __future__ import annotations

from gui.filter_page.slices import Normal, Slices, ordered


class RowOrder:
    """The order of the rows of one filter.

    Attributes:
        rows: the channels from top to bottom.
        by_share: whether those that add most come first.
    """

    def __init__(self) -> None:
        self.rows: tuple[int, ...] = ()
        self.by_share = False
        self._cause: tuple[object, ...] = ()

    def follow(self, slices: Slices, normal: Normal | None) -> None:
        """Sorts anew when it is another filter or picture, or another order is wanted."""
        cause = (self.by_share, slices.layer, slices.channel, slices.partials.reads, id(slices.project.input))
        if cause != self._cause:
            self._cause = cause
            self.rows = ordered((normal or slices.partials).shares, self.by_share)
