"""The order of the input channels in the list, which stays while weights and gains change."""

from __future__ import annotations

from gui.filter_page.slices import Normal, Slices, ordered


class RowOrder:
    """The order of the rows of one filter.

    Attributes:
        rows: the channels in the order of the list.
        by_share: whether they are sorted by share, largest first.
    """

    def __init__(self) -> None:
        self.rows: tuple[int, ...] = ()
        self.by_share = False
        self._cause: tuple[object, ...] = ()

    def follow(self, slices: Slices, normal: Normal | None) -> None:
        """Sorts for a filter; again only for another filter or input picture, or if ``by_share`` changed."""
        cause = (self.by_share, slices.layer, slices.channel, slices.partials.reads, id(slices.project.input))
        if cause != self._cause:
            self._cause = cause
            self.rows = ordered((normal or slices.partials).shares, self.by_share)
