"""The views that show a cell, by name."""

from __future__ import annotations

from collections.abc import Sequence

from gui.cell.painting.view_state import ViewState


class Contents:
    """The states of the shown views, from left to right."""

    def __init__(self, **views: ViewState | Sequence[ViewState]) -> None:
        """Collects states by the names of their views; an empty sequence omits a view."""
        self.views: dict[str, ViewState] = {}
        for name, view in views.items():
            if isinstance(view, ViewState):
                self.views[name] = view
            elif view:
                (self.views[name],) = view
