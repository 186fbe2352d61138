"""Hatching is turned on in the window, seen everywhere in it, and remembered."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

import engine
from gui.filter.kernel_grid import KernelGrid
from gui.network.legend_bar import LegendBar
from gui.window.main_window import MainWindow
from tests.stories.conftest import MakeWindow

Settle = Callable[[MainWindow], None]


def pixels(widget: QWidget) -> NDArray[np.uint8]:
    """(H, W, 3) of what a widget shows."""
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    flat = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)
    return np.array(flat[..., :3])


def tile(window: MainWindow, picture: NDArray, layer: str, channel: int) -> NDArray:
    """The part of the canvas that a map takes, without its border."""
    view = window.view
    middle, size = view.place_of(layer, channel), view.tile_size(layer)
    left, top = round(middle.x() - size.width() / 2) + 3, round(middle.y() - size.height() / 2) + 3
    return picture[top : top + size.height() - 6, left : left + size.width() - 6]


class Paints(QObject):
    """Counts how often a widget paints itself, without being asked to as by ``grab``."""

    count = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False


@pytest.mark.parametrize("changes", [{"hatching": True}, {"signed": "purple_green"}, {"scale": "layer"}])
def test_the_legends_paint_themselves_anew_with_other_looks(
    window: MainWindow, qtbot: QtBot, changes: dict[str, object]
) -> None:
    legend, paints = window.findChild(LegendBar), Paints()
    assert legend is not None
    QApplication.processEvents()
    legend.installEventFilter(paints)
    window.selection.set_looks(**changes)
    qtbot.waitUntil(lambda: paints.count > 0)


def test_hatching_is_seen_on_negative_maps_scores_weights_and_legends(window: MainWindow, settle: Settle) -> None:
    legend, grid = window.findChild(LegendBar), window.filter_panel.findChild(KernelGrid)
    assert legend is not None
    assert grid is not None
    assert window.session.frame is not None
    before = [pixels(each) for each in (window.view, legend, grid)]
    action = window.actions_["hatching"]
    assert not action.isChecked()
    action.trigger()
    settle(window)
    assert window.selection.looks.hatching
    after = [pixels(each) for each in (window.view, legend, grid)]
    changed = [(now != then).any(axis=-1) for now, then in zip(after, before, strict=True)]
    for part in changed:
        assert part.any()
    result, view = window.session.frame.result, window.view
    for layer in ("conv1", "relu1", "conv2"):
        for channel, values in enumerate(result[layer]):
            found = tile(window, changed[0], layer, channel)
            assert bool(found.any()) == bool((values < 0).any())
    for unit, score in enumerate(result["linear1"]):
        middle = view.place_of("linear1", unit).toPoint()
        near = changed[0][middle.y() - 12 : middle.y() + 12, middle.x() - 60 : middle.x() + 60]
        assert bool(near.any()) == bool(score < 0)
    action.trigger()
    settle(window)
    for each, then in zip((window.view, legend, grid), before, strict=True):
        np.testing.assert_array_equal(pixels(each), then)


def test_hatching_is_found_under_colours_and_remembered(
    make_window: MakeWindow, digits: engine.Project, settle: Settle
) -> None:
    window = make_window(digits)
    action = window.actions_["hatching"]
    assert action in window.menus.colours.actions()
    assert action.shortcut().toString() == "Ctrl+Alt+H"
    action.trigger()
    QApplication.processEvents()
    again = make_window(digits)
    assert again.selection.looks.hatching
    assert again.actions_["hatching"].isChecked()
    again.actions_["hatching"].trigger()
    assert not make_window(digits).selection.looks.hatching
