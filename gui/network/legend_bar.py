"""The colour legends below the network."""

from __future__ import annotations

from PySide6.QtCore import QSize, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.events.guard import guarded
from gui.look.palettes import Palette
from gui.look.theme import Theme
from gui.network.legend_painting import Bar, LegendState, bars_of, legend_height, paint_legend
from gui.state.selection import Looks, Selection
from gui.state.session import Session


@guarded
class LegendBar(QWidget):
    """Three colour bars with their limits: values of both signs, non-negative values, and weights."""

    def __init__(self, selection: Selection, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._selection, self._session, self._theme = selection, session, theme
        self._is_wanted = True
        self._shown: tuple[list[Bar], Looks] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Legends"))
        self.setToolTip(self.tr("What the colours of the maps mean; choose them under “Colours”"))
        session.ready.connect(self.refresh)
        selection.changed.connect(self.refresh)
        selection.looks_changed.connect(self.refresh)
        selection.hidden_changed.connect(self.refresh)
        theme.changed.connect(self._recolour)

    def sizeHint(self) -> QSize:
        return QSize(600, legend_height(self.font()) if self._is_wanted else 0)

    def set_wanted(self, wanted: bool) -> None:
        """Sets whether the legends are shown."""
        self._is_wanted = wanted
        self.updateGeometry()

    @Slot()
    def refresh(self) -> None:
        """Updates the limits of the bars."""
        bars = bars_of(self._state())
        if (bars, self._selection.looks) != self._shown:
            self._shown = bars, self._selection.looks
            self.setAccessibleDescription("; ".join(f"{title}: {low} … {high}" for title, _, low, high in bars))
            self.update()

    @Slot(Palette)
    def _recolour(self, _palette: Palette) -> None:
        self.update()

    def _state(self) -> LegendState:
        """The current LegendState."""
        selection, frame = self._selection, self._session.frame
        shown = selection.looks, selection.layer, selection.hidden_by_layer
        return LegendState(frame, *shown, self.size(), self.font(), self._theme.palette)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            paint_legend(painter, self._state(), self.devicePixelRatioF())
