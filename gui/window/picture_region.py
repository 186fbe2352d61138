"""The region that the input panel outlines: the hovered input cell, or the receptive field of the explained cell."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot

from engine import INPUT
from gui.input.input_panel import InputPanel
from gui.look.theme import Theme
from gui.network.pointing import Pointing
from gui.state.selection import Hover, Selection
from gui.state.session import Session


class PictureRegion(QObject):
    """Outlines in the picture the cells that the network outlines in its input.

    Args:
        pointing: what the network outlines.
    """

    def __init__(
        self,
        pointing: Callable[[], Pointing],
        selection: Selection,
        session: Session,
        panel: InputPanel,
        theme: Theme,
    ) -> None:
        super().__init__(panel)
        self._pointing, self._selection, self._panel, self._theme = pointing, selection, panel, theme
        selection.focused.connect(self._show)
        session.ready.connect(self._show_again)

    @Slot(object)
    def _show(self, hover: Hover | None) -> None:
        field = self._pointing().before.get(INPUT)
        region = field.region if field is not None else None
        accent = self._theme.palette.accent
        if hover is not None and hover.layer == INPUT:
            self._panel.set_region((hover.row, hover.row), (hover.column, hover.column), accent)
        elif region is not None:
            self._panel.set_region(region.rows, region.columns, accent)
        else:
            self._panel.set_region(None, None, accent)

    @Slot()
    def _show_again(self) -> None:
        """Updates the outline after a new Frame, which may change it."""
        self._show(self._selection.focus)
