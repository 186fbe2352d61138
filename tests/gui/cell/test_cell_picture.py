"""The cell page without a window is, pixel by pixel, what the widgets show."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

import engine
from gui.cell.cell_panel import CellPanel
from gui.cell.cell_picture import cell_picture
from gui.cell.contents.cell_scene import CellScene
from gui.cell.contents.cell_scenes import scene_of
from gui.cell.contents.explained_cells import ExplainedCells
from gui.look import theme
from gui.look.theme import Theme
from gui.state.document import Document
from gui.state.playback import Playback
from gui.state.selection import Hover, Looks, Selection
from gui.state.session import Session
from tests.gui.cell.test_cell_panel import SPECS, Desk

SIZES = [(640, 260, False), (1400, 300, False), (1000, 640, True), (1900, 1000, True)]
SMALL = (engine.Conv2d(filters=1, kernel=3, padding=1), engine.MaxPool2d(), engine.ReLU(), engine.Flatten())


@pytest.fixture(params=[("light", 1.0), ("dark", 1.0), ("contrast", 1.5)], ids=lambda each: each[0])
def look(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[Theme]:
    yield theme.apply(qapp, *request.param)
    theme.apply(qapp, "light")


@pytest.fixture
def desk(look: Theme, qtbot: QtBot) -> Iterator[Desk]:
    project = engine.chain((2, 12, 14), SPECS, seed=3)
    image = np.random.default_rng(0).normal(0, 2, (2, 12, 14)).astype(np.float32)
    document = Document(engine.set_image(project, image))
    selection = Selection(Looks("activations", "growth", hatching=True), document)
    session, playback = Session(document, selection), Playback(document, selection)
    panel = CellPanel(document, selection, session, look, playback)
    qtbot.addWidget(panel)
    with qtbot.waitExposed(panel):
        panel.show()
    desk = Desk(document, selection, session, playback, panel, qtbot)
    session.request()
    desk.settle()
    yield desk
    playback.stop()
    session.finish()


def scene(desk: Desk, look: Theme, hover: Hover) -> CellScene:
    frame = desk.session.frame
    assert frame is not None
    cell = hover.cell(frame.result.outputs[hover.layer].shape)
    assert cell is not None
    explanation = ExplainedCells().explain(frame, hover, cell)
    return scene_of(frame, hover, cell, explanation, desk.selection, desk.playback, look)


def grabbed(desk: Desk, widget: QWidget) -> QImage:
    """What a widget shows without the keyboard."""
    desk.panel.setFocus()
    return widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def everything(desk: Desk) -> list[Hover]:
    outputs = desk.result.outputs
    return [Hover.at(layer, tuple(size // 3 for size in output.shape)) for layer, output in outputs.items()]


@pytest.mark.parametrize(("width", "height", "is_large"), SIZES)
def test_the_picture_of_a_row_is_that_of_its_widgets(
    desk: Desk, look: Theme, width: int, height: int, is_large: bool
) -> None:
    desk.panel.row.set_large(is_large)
    desk.panel.resize(width, height)
    seen: list[bytes] = []
    for hover in everything(desk):
        desk.selection.choose(hover)
        desk.settle()
        row = desk.panel.row
        around = row.parentWidget()
        assert around is not None
        shown = grabbed(desk, around)
        drawn = cell_picture(scene(desk, look, hover), around.size(), look.palette, scale=look.scale, is_large=is_large)
        assert drawn == shown, hover
        seen.append(bytes(drawn.constBits()))
    assert len(set(seen)) == len(seen)


@pytest.mark.parametrize(("width", "height", "is_large"), [SIZES[0], SIZES[3]])
def test_the_picture_of_a_meeting_of_branches_is_that_of_its_widgets(
    desk: Desk, look: Theme, width: int, height: int, is_large: bool
) -> None:
    convolution = engine.Conv2d(filters=2, kernel=3, padding=1)
    nodes = [
        ("conv1", convolution, ("input",)),
        ("conv2", convolution, ("conv1",)),
        ("add1", engine.Add(), ("conv2", "conv1", "input")),
        ("gap1", engine.GlobalAvgPool(), ("add1",)),
        ("multiply1", engine.Multiply(), ("add1", "gap1")),
        ("concat1", engine.Concat(), ("multiply1", "conv1")),
        ("flatten", engine.Flatten(), ("gap1",)),
        ("add2", engine.Add(), ("flatten", "flatten")),
    ]
    picture = np.random.default_rng(1).normal(0, 2, (2, 8, 8)).astype(np.float32)
    desk.edit(engine.set_image(engine.graph((2, 8, 8), nodes), picture))
    desk.panel.row.set_large(is_large)
    for is_written in (False, True):
        desk.panel.set_written(is_written)
        desk.panel.resize(width, height)
        for layer in ("add1", "multiply1", "concat1", "add2"):
            hover = Hover.at(layer, tuple(size // 3 for size in desk.result.outputs[layer].shape))
            desk.selection.choose(hover)
            desk.settle()
            shown = desk.panel.page if desk.panel.pages.is_written else desk.panel.row.parentWidget()
            assert shown is not None
            drawn = cell_picture(
                scene(desk, look, hover),
                shown.size(),
                look.palette,
                scale=look.scale,
                is_large=is_large,
                is_written=desk.panel.pages.is_written,
            )
            assert drawn == grabbed(desk, shown), (layer, is_written)


def test_hidden_and_dimmed_cells_are_in_the_picture(desk: Desk, look: Theme) -> None:
    desk.panel.resize(1400, 300)
    plain, hover = [], Hover("conv1", 1, 4, 5)
    desk.selection.choose(hover)
    for step in (lambda: None, lambda: desk.playback.seek(40), lambda: desk.selection.set_hidden(["conv1"])):
        step()
        desk.settle()
        around = desk.panel.row.parentWidget()
        assert around is not None
        chosen = scene(desk, look, desk.selection.chosen)
        drawn = cell_picture(chosen, around.size(), look.palette, scale=look.scale, is_large=False)
        assert drawn == grabbed(desk, around)
        plain.append(bytes(drawn.constBits()))
    assert len(set(plain)) == 3


@pytest.mark.parametrize("hidden", [False, True])
def test_the_picture_of_the_written_form_is_that_of_its_widget(desk: Desk, look: Theme, hidden: bool) -> None:
    picture = np.random.default_rng(1).integers(-4, 5, (1, 6, 6)).astype(np.float32)
    desk.edit(engine.set_image(engine.chain((1, 6, 6), SMALL, seed=3), picture))
    desk.panel.set_written(True)
    desk.panel.resize(1100, 620)
    if hidden:
        desk.selection.set_hidden(["conv1"])
    layers = ["conv1"] if hidden else [layer.id for layer in desk.document.project.layers]
    for layer in layers:
        hover = Hover.at(layer, (0, 1, 1)[: len(desk.result.outputs[layer].shape)])
        desk.selection.choose(hover)
        desk.settle()
        page = desk.panel.page
        assert page.isVisible()
        chosen = scene(desk, look, hover)
        drawn = cell_picture(chosen, page.size(), look.palette, scale=look.scale, is_written=True)
        assert drawn == grabbed(desk, page), layer


def test_a_picture_has_any_size_and_ratio(desk: Desk, look: Theme) -> None:
    chosen = scene(desk, look, Hover("conv1", 1, 4, 5))
    for size, ratio in ((QSize(200, 80), 1.0), (QSize(1200, 500), 2.0), (QSize(2400, 1000), 1.0)):
        drawn = cell_picture(chosen, size, look.palette, ratio=ratio)
        assert drawn.size() == size * ratio
        assert len({drawn.pixel(x, y) for x in range(0, drawn.width(), 7) for y in range(0, drawn.height(), 7)}) > 5
