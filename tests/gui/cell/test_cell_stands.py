"""While one steps through a map nothing of the cell page moves, and after a huge number it is as it was before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

import engine
from engine.project.edits.weights import set_part
from engine.values.numerals import NOT_A_NUMBER
from gui.cell.cell_panel import CellPanel
from gui.cell.curve_view import CurveView
from gui.cell.slide_view import SlideView
from gui.cell.tiles_view import TilesView
from gui.look import theme
from gui.state.document import Document
from gui.state.playback import Playback
from gui.state.selection import Hover, Looks, Selection
from gui.state.session import Session
from gui.text.translation import Translation
from tests.gui.cell.test_cell_panel import SPECS, Desk

SIZES = [(640, 190), (870, 236), (1400, 300), (1000, 640)]  # docks of three windows, and a page of its own
SAYINGS = re.compile(r"[^\d\s.,−+∞?]{2}")  # words
MORE_SPECS = (
    engine.Conv2d(filters=4, groups=2, kernel=3, padding=1, bias=False),
    engine.LeakyReLU(),
    engine.Sigmoid(),
    engine.ELU(),
    engine.Tanh(),
    engine.AvgPool2d(kernel=3, stride=2, padding=1, ceil=True),
    engine.GlobalAvgPool(),
)
THEIR_SPECS = (
    engine.GroupNorm(),
    engine.SiLU(),
    engine.LayerNorm(),
    engine.Hardswish(),
    engine.LocalResponseNorm(size=2, alpha=1),
    engine.ScaleShift(),
    engine.PReLU(),
    engine.InstanceNorm2d(),
    engine.Softplus(),
    engine.Flatten(),
    engine.BatchNorm1d(),
    engine.LayerNorm(),
    engine.Linear(units=10),
    engine.Tanh(),  # exponentials that round to 0 are printed with a power of ten, in another width
    engine.LogSoftmax(),
)

Drawn = list[tuple[Any, ...]]


def decimals(text: str) -> int:
    return len(re.split(r"[.,]", text)[-1]) if re.search(r"[.,]\d", text) else 0


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> Drawn:
    """Every text that is drawn: where, how large, and what it is: words, or a number with so many decimals."""
    found: Drawn = []
    draw = QPainter.drawText

    def record(painter: QPainter, *args: Any) -> Any:
        text = next(each for each in args if isinstance(each, str))
        size = painter.font().pixelSize()
        is_note = isinstance(args[1], int) and args[1] == int(Qt.TextFlag.TextWordWrap) | int(
            Qt.AlignmentFlag.AlignLeft
        )
        kind = None if not text else "words" if SAYINGS.search(text) and text != NOT_A_NUMBER else decimals(text)
        if isinstance(args[0], QRectF):
            place = tuple(round(each, 3) for each in args[0].getRect())
        else:
            middle = args[0].x() + QFontMetricsF(painter.font()).horizontalAdvance(text) / 2
            place = (round(middle, 1), round(args[0].y(), 3))
        if not is_note:  # one says more below everything else, where nothing has to give way to it
            found.append((place, size, kind))
        return draw(painter, *args)

    monkeypatch.setattr(QPainter, "drawText", record)
    return found


def page(desk: Desk, drawn: Drawn) -> list[tuple[Any, ...]]:
    """Where everything is on the page, and how it is written; not what moves because it is the place of the cell."""
    found: list[tuple[Any, ...]] = []
    for view in desk.shown:
        found.append((type(view).__name__, view.geometry().getRect(), view.font().pixelSize()))
        if isinstance(view, SlideView | CurveView | TilesView):
            continue
        drawn.clear()
        view.render(QPixmap(view.size()))
        found += drawn
    return found


def network(specs: tuple[engine.Spec, ...]) -> engine.Project:
    project = engine.chain((2, 12, 14), specs, seed=3)
    image = np.random.default_rng(0).random((2, 12, 14), np.float32)
    return engine.set_image(project, image)


@pytest.fixture
def language() -> str:
    return "en"


@pytest.fixture
def desk(language: str, qtbot: QtBot, qapp: QApplication) -> Iterator[Desk]:
    speech = Translation(qapp)
    speech.choose(language)
    document = Document(network(SPECS))
    selection = Selection(Looks("activations", "growth"), document)
    session = Session(document, selection)
    playback = Playback(document, selection)
    panel = CellPanel(document, selection, session, theme.apply(qapp, "light"), playback)
    qtbot.addWidget(panel)
    with qtbot.waitExposed(panel):
        panel.show()
    panel.setUpdatesEnabled(False)  # each test paints itself what it looks at
    session.request()
    yield Desk(document, selection, session, playback, panel, qtbot)
    panel.setUpdatesEnabled(True)
    playback.stop()
    session.finish()
    speech.choose("en")


def cells(desk: Desk, layer: str) -> list[Hover]:
    """Cells of one map, its corners among them, no two of the others in one row or column; of a vector, many."""
    shape = desk.result.outputs[layer].shape
    if len(shape) == 1:
        return [Hover.at(layer, (unit,)) for unit in range(0, shape[0], max(shape[0] // 12, 1))]
    rows, columns = (sorted({0, 1, size // 2, size - 1} & set(range(size))) for size in shape[1:])
    crossed = [(row, column) for at, row in enumerate(rows) for to, column in enumerate(columns) if (at + to) % 3 == 0]
    return [Hover(layer, shape[0] - 1, row, column) for row, column in crossed]


@pytest.mark.parametrize(
    ("language", "specs", "size"),
    [
        (("en", "de")[(at + more) % 2], specs, size)
        for at, size in enumerate(SIZES)
        for more, specs in enumerate((SPECS, MORE_SPECS, THEIR_SPECS))
    ],
)
def test_nothing_moves_from_cell_to_cell(
    desk: Desk, drawn: Drawn, specs: tuple[engine.Spec, ...], size: tuple[int, int]
) -> None:
    desk.edit(network(specs))
    desk.panel.resize(*size)
    desk.panel.row.set_large(size[1] > 600)
    for layer in ("input", *(each.id for each in desk.document.project.layers)):
        pages = []
        for hover in cells(desk, layer):
            desk.selection.choose(hover)
            desk.settle()
            pages.append(page(desk, drawn))
            assert len(pages[0]) == len(pages[-1])
            for one, other in zip(pages[0], pages[-1], strict=True):
                assert one[:2] == other[:2], hover
                assert one[2] == other[2] or None in (one[2], other[2]) or "words" in (one[2], other[2]), hover
        assert len(pages[0]) > 3


@pytest.mark.parametrize(("language", "size"), [*zip(("en", "de", "de", "en"), SIZES, strict=True)])
def test_after_a_huge_number_the_page_is_as_it_was(desk: Desk, drawn: Drawn, size: tuple[int, int]) -> None:
    desk.settle()
    desk.panel.resize(*size)
    desk.panel.row.set_large(size[1] > 600)
    desk.choose("conv1", 1, 3, 4)
    before = page(desk, drawn)
    desk.document.edit("", lambda project: set_part(project, "conv1", (1, 0, 1, 1), 1e9, "weight"))
    desk.settle()
    assert page(desk, drawn) != before
    desk.choose("conv1", 0, 3, 4)  # another map has its own numbers
    desk.choose("linear1", 0)
    desk.choose("conv1", 1, 3, 4)
    desk.document.stack.undo()
    desk.settle()
    assert page(desk, drawn) == before


WRITTEN = [
    engine.Conv2d(filters=1, kernel=3, padding=1),
    engine.MaxPool2d(kernel=2, stride=2),
    engine.AvgPool2d(kernel=2, stride=2),
    engine.ReLU(),
    engine.LeakyReLU(),
]


@pytest.mark.parametrize("spec", WRITTEN, ids=lambda spec: spec.kind)
@pytest.mark.parametrize(("language", "size"), [("en", (900, 500)), ("de", (900, 500)), ("de", (1900, 900))])
def test_what_is_written_out_stands_still(desk: Desk, spec: engine.Spec, size: tuple[int, int]) -> None:
    picture = np.random.default_rng(1).normal(0, 9, (1, 6, 6)).astype(np.float32)
    picture[0, :3] = np.rint(picture[0, :3])
    desk.edit(engine.set_image(engine.chain((1, 6, 6), [spec], seed=3), picture))
    desk.panel.set_written(True)
    desk.panel.resize(*size)
    layer, shape = desk.document.project.layers[0].id, desk.result.outputs
    first: list[Any] = []
    for place in np.ndindex(shape[layer].shape[1:]):
        desk.choose(layer, 0, *place)
        view = desk.panel.page
        assert view.isVisible()
        blocks = [(placed.left, placed.side, placed.number_pixels) for placed in view.arranged.blocks]
        words = [
            (round(word.left + word.width * (word.piece.role != "result"), 3), word.base, word.pixels)
            for word in view.arranged.pieces
            if word.piece.role in ("sign", "result")
        ]
        first = first or [blocks, words]
        assert blocks == first[0], place
        if not isinstance(spec, engine.LeakyReLU):  # it says something else of what is positive
            assert words == first[1], place


@pytest.mark.parametrize("size", SIZES)
def test_a_walk_moves_no_control_under_the_hand(desk: Desk, size: tuple[int, int]) -> None:
    desk.session.request()
    desk.settle()
    desk.choose("conv1", 2, 3, 5)
    desk.panel.resize(*size)
    desk.settle()
    QApplication.processEvents()
    before = places(desk.panel)
    for key in ("walk_forward", "walk_play", "walk_play", "walk_stop"):
        desk.qtbot.mouseClick(desk.panel.playback_bar.buttons[key], Qt.MouseButton.LeftButton)
        QApplication.processEvents()
        assert places(desk.panel) == before, key
    assert not desk.playback.walking


def places(panel: CellPanel) -> list[tuple[str, QRect]]:
    """Every visible control and where it is."""
    seen = [each for each in panel.findChildren(QWidget) if each.isVisible()]
    return [("" if each is panel.sentence else each.accessibleName(), each.geometry()) for each in seen]
