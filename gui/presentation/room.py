"""The space around the centre while scenes are shown: only the docks that a scene names."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget, QMainWindow, QToolBar, QWidget

from gui.input.input_panel import InputPanel
from gui.network.legend_bar import LegendBar
from gui.network.reach import Reach
from gui.presentation.lesson_band import LessonBand
from gui.presentation.welcome import Welcome
from gui.state.selection import Selection
from gui.window.squeezed_docks import SqueezedDocks

_SIDE_DOCK, _LOW_DOCK = 0.24, 0.3  # fractions of the window
_DRAWING_DOCK = 0.28  # fraction for the input dock while drawing
_LEAST_SIDE_DOCK = 21  # times the base type
_NARROW_DOCK = 17  # likewise, for scenes that show only a few fields
_WIDE_FIELDS = frozenset({"weights", "presets", "operations", "facts", "draw", "pictures"})


def docks(window: QMainWindow) -> dict[str, QDockWidget]:
    """The docks by name."""
    return {dock.objectName(): dock for dock in window.findChildren(QDockWidget)}


def chrome(window: QMainWindow) -> list[QWidget]:
    """Everything around the centre but the docks: bars, colour legend, and the bands of lessons."""
    return [
        window.menuBar(),
        window.statusBar(),
        *window.findChildren(QToolBar),
        *window.findChildren(LegendBar),
        *window.findChildren(LessonBand),
        *window.findChildren(Welcome),
    ]


class Room:
    """Hides everything around the centre but some docks, and sets their sizes."""

    def __init__(
        self, window: QMainWindow, reach: Reach, squeezed: SqueezedDocks, selection: Selection, pad: InputPanel
    ) -> None:
        self._window, self._reach, self._squeezed = window, reach, squeezed
        self._selection, self._pad = selection, pad

    def clear(self, names: Collection[str]) -> None:
        """Hides everything around the centre but these docks."""
        for widget in chrome(self._window):
            widget.hide()
        self._reach.set_quiet(True)
        for name, dock in docks(self._window).items():
            dock.setVisible(name in names)

    def share(self) -> None:
        """Resizes the open docks such that the centre stays largest."""
        window = self._window
        open_docks = [dock for dock in docks(window).values() if not dock.isHidden() and not dock.isFloating()]
        low = [dock for dock in open_docks if window.dockWidgetArea(dock) == Qt.DockWidgetArea.BottomDockWidgetArea]
        beside = [dock for dock in open_docks if dock not in low]
        window.resizeDocks(beside, [round(self._side_width())] * len(beside), Qt.Orientation.Horizontal)
        window.resizeDocks(low, [round(_LOW_DOCK * window.height())] * len(low), Qt.Orientation.Vertical)
        self.keep()

    def keep(self) -> None:
        """Keeps the docks at their present sizes."""
        self._squeezed.forget()

    def end(self) -> None:
        """Shows the network's scroll bars and overview again."""
        self._reach.set_quiet(False)

    def _side_width(self) -> float:
        window = self._window
        return side_width(window.width(), window.fontInfo().pixelSize(), self._selection.fields, self._pad.drawing)


def side_width(width: int, type_size: int, fields: Collection[str], draws: bool) -> float:
    """Width in pixels of panels beside the page.

    Args:
        width: of the window or picture.
        fields: the parts of the panels that are shown; none for all.
        draws: whether the brush of the input panel is active.
    """
    if fields and not _WIDE_FIELDS & set(fields):
        return _NARROW_DOCK * type_size
    return max((_DRAWING_DOCK if draws else _SIDE_DOCK) * width, _LEAST_SIDE_DOCK * type_size)
