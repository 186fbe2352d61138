"""Nothing that cannot be seen gets the focus, and what is pointed at stays in sight."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDockWidget, QWidget
from pytestqt.qtbot import QtBot

from gui.window.main_window import MainWindow


def panel_of(widget: QWidget) -> QDockWidget | None:
    held: QWidget | None = widget
    while held is not None and not isinstance(held, QDockWidget):
        held = held.parentWidget()
    return held


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Backtab])
def test_tab_reaches_only_what_can_be_seen_and_comes_round(window: MainWindow, key: Qt.Key) -> None:
    first = window.input_panel.gallery.tiles[0]
    first.setFocus()
    reached: list[QWidget] = []
    while True:
        QTest.keyClick(QApplication.focusWidget(), key)
        now = QApplication.focusWidget()
        if now is first:
            break
        assert now not in reached
        reached.append(now)
    panels = {dock for dock in map(panel_of, reached) if dock is not None}
    assert all(window.rect().intersects(dock.geometry()) for dock in panels)
    assert {"filter", "cell"} <= {dock.objectName() for dock in panels}
    assert window.view in reached
    hidden = window.findChild(QDockWidget, "layer")
    assert isinstance(hidden, QDockWidget)
    assert hidden.isVisible(), "or Qt would have passed over it anyway"
    assert hidden not in panels


def test_a_tooltip_does_not_cover_the_map_that_it_tells_of(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[QPoint] = []
    monkeypatch.setattr("gui.widgets.tips.QToolTip.showText", lambda place, *_: shown.append(place))
    view = window.view
    for layer, channel in (("conv1", 0), ("conv1", 7), ("conv2", 3)):
        at = view.place_of(layer, channel).toPoint()
        spot = view.spot(view.place_of(layer, channel))
        assert spot is not None
        QApplication.sendEvent(view, QHelpEvent(QEvent.Type.ToolTip, at, view.mapToGlobal(at)))
        tile = view.zoom.now.transform.mapRect(view.arrangement.columns[spot.column].tiles[spot.tile])
        below = shown[-1].y() + 16 >= view.mapToGlobal(tile.bottomLeft().toPoint()).y()
        above = shown[-1].y() < view.mapToGlobal(tile.topLeft().toPoint()).y()
        assert below or above


def test_a_tooltip_of_the_cell_page_covers_no_numbers(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[tuple[QPoint, str]] = []
    monkeypatch.setattr("gui.widgets.tips.QToolTip.showText", lambda place, text, *_: shown.append((place, text)))
    for view in window.cell_panel.row.shown:
        at = view.rect().center()
        QApplication.sendEvent(view, QHelpEvent(QEvent.Type.ToolTip, at, view.mapToGlobal(at)))
        place, text = shown[-1]
        if text:
            high = view.fontMetrics().size(0, text).height()
            below = place.y() + 14 >= view.mapToGlobal(view.rect().bottomLeft()).y()
            above = place.y() + 14 + high <= view.mapToGlobal(view.rect().topLeft()).y()
            assert below or above, view.accessibleName()
    assert len({text for _, text in shown}) > 3


def test_the_cell_page_shows_that_it_has_the_keyboard(window: MainWindow) -> None:
    cell = window.cell_panel
    accent = cell.palette().color(QPalette.ColorRole.Accent)
    edge = QPoint(1, cell.height() // 2)
    for focused in (True, False):
        (cell if focused else window.view).setFocus()
        QApplication.processEvents()
        assert (cell.grab().toImage().pixelColor(edge) == accent) is focused
