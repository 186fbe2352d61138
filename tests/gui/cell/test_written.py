"""Written out for an audience: numbers in blocks, the filter on the picture, the sum in one line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

import engine
from engine import Spec
from engine.project.edits.weights import set_part
from gui.cell.cell_panel import CellPanel
from gui.cell.contents.written_scene import shortest
from gui.cell.painting.written import Block, line_text
from gui.look import theme
from gui.state.document import Document
from gui.state.playback import Playback
from gui.state.selection import Hover, Looks, Selection
from gui.state.session import Session

LEFT = Qt.MouseButton.LeftButton
PICTURE = np.float32([[1, 1, 1, 0, 0], [0, 1, 1, 1, 0], [0, 0, 1, 1, 1], [0, 0, 1, 1, 0], [0, 1, 1, 0, 0]])
FILTER = np.float32([[1, 0, 1], [0, 1, 0], [1, 0, 1]])


class Desk:
    """A cell page over a network of one layer that reads a small picture."""

    def __init__(self, qtbot: QtBot, qapp: QApplication, spec: Spec, picture: NDArray[np.float32]) -> None:
        project = engine.set_image(engine.chain((1, *picture.shape), (spec,), seed=1), picture[None])
        if isinstance(spec, engine.Conv2d):
            layer, at = project.layers[0].id, (0, 0)
            for place in np.ndindex(*spec.kernel):
                project = set_part(project, layer, (*at, *place), float(FILTER[place]), "weight")
        self.qtbot = qtbot
        self.document = Document(project)
        self.layer = project.layers[0].id
        self.selection = Selection(Looks("activations", "growth"), self.document)
        self.session = Session(self.document, self.selection)
        self.playback = Playback(self.document, self.selection)
        look = theme.apply(qapp, "light")
        self.panel = CellPanel(self.document, self.selection, self.session, look, self.playback)
        qtbot.addWidget(self.panel)
        self.panel.resize(900, 600)
        with qtbot.waitExposed(self.panel):
            self.panel.show()
        self.panel.set_written(True)
        self.session.request()
        self.choose(1, 1)

    def choose(self, row: int, column: int) -> None:
        self.selection.choose(Hover(self.layer, 0, row, column))
        self.settle()

    def settle(self) -> None:
        if self.session.busy:
            self.qtbot.waitSignal(self.session.idle, timeout=20_000).wait()
        QApplication.processEvents()

    @property
    def blocks(self) -> tuple[Block, ...]:
        return self.panel.page.written.blocks

    @property
    def lines(self) -> list[str]:
        return [line_text(line) for line in self.panel.page.written.lines]

    def texts(self, block: int) -> list[str]:
        return [square.text for square in self.blocks[block].squares]


Make = Callable[..., Desk]


@pytest.fixture
def make(qtbot: QtBot, qapp: QApplication) -> Iterator[Make]:
    desks: list[Desk] = []

    def made(spec: Spec, picture: NDArray[np.float32] = PICTURE) -> Desk:
        desks.append(Desk(qtbot, qapp, spec, picture))
        return desks[-1]

    yield made
    for desk in desks:
        desk.playback.stop()
        desk.session.finish()


CONV = engine.Conv2d(filters=1, kernel=3, bias=False)


def test_a_convolution_is_picture_filter_and_map(make: Make) -> None:
    desk = make(CONV)
    assert desk.panel.page.isVisible()
    assert not desk.panel.bar.isVisible()
    captions = [block.caption for block in desk.blocks]
    assert captions == ["picture · 5 × 5", "filter · 3 × 3", "feature map · 3 × 3"]
    assert desk.lines == ["1·1 + 1·0 + 1·1 + 0·0 + 1·1 + 1·0 + 0·1 + 1·0 + 1·1 = 4"]
    roles = [piece.role for piece in desk.panel.page.written.lines[0] if "·" in piece.text]
    assert roles == ["term", "zero", "term", "zero", "term", "zero", "zero", "zero", "term"]
    laid = {number: square.weight for number, square in enumerate(desk.blocks[0].squares) if square.weight}
    assert laid == dict(zip([6, 7, 8, 11, 12, 13, 16, 17, 18], ["×1", "×0"] * 4 + ["×1"], strict=True))
    assert [bool(square.frame) for square in desk.blocks[0].squares] == [n in laid for n in range(25)]
    assert desk.texts(2) == ["4", "3", "4", "2", "4", "3", "2", "3", "4"]


def test_what_the_walk_has_not_reached_is_a_dot(make: Make) -> None:
    desk = make(CONV)
    desk.playback.seek(4)
    desk.settle()
    assert desk.texts(2) == ["4", "3", "4", "2", "4", "·", "·", "·", "·"]


def test_a_bias_is_said_only_where_there_is_one(make: Make) -> None:
    desk = make(engine.Conv2d(filters=1, kernel=3))
    for bias, end in ((0.5, "+ bias 0.5 = 4.5"), (-2, "+ bias (−2) = 2"), (0, "1·1 = 4")):
        desk.document.edit("", lambda project, bias=bias: set_part(project, desk.layer, (0,), bias, "bias"))
        desk.settle()
        assert desk.lines[0].endswith(end)


def test_negative_factors_stand_in_brackets_and_the_sum_is_true_to_the_last_digit(make: Make) -> None:
    desk = make(CONV, np.random.default_rng(0).integers(-3, 4, (5, 5)).astype(np.float32))
    weight = desk.layer, (0, 0, 1, 1), -0.25, "weight"
    desk.document.edit("", lambda project: set_part(project, *weight))
    desk.settle()
    terms, _, value = desk.lines[0].partition(" = ")
    assert "·(−0.25)" in terms
    total = Fraction(0)
    for term in terms.split(" + "):
        one, other = (Fraction(each.strip("()").replace("−", "-")) for each in term.split("·"))
        total += one * other
    assert total == Fraction(value.replace("−", "-"))


def test_rounded_numbers_are_not_said_to_be_equal(make: Make) -> None:
    desk = make(CONV, np.full((5, 5), 1 / 3, np.float32))
    assert " ≈ 1.67" in desk.lines[0]


def test_hidden_is_hidden(make: Make) -> None:
    desk = make(CONV)
    desk.selection.set_hidden([desk.layer])
    desk.settle()
    assert desk.lines[0].endswith("+ 1·1 = ?")
    assert {piece.role for piece in desk.panel.page.written.lines[0]} == {"plain", "sign", "result"}
    assert set(desk.texts(2)) == {"?"}
    asked: list[Hover] = []
    desk.panel.answer_asked.connect(lambda hover, _: asked.append(hover))
    place = desk.panel.page.question()
    assert place is not None
    QTest.mouseClick(desk.panel.page, LEFT, pos=place.center().toPoint())
    QTest.keyClick(desk.panel.page, Qt.Key.Key_Return)
    assert asked == [Hover(desk.layer, 0, 1, 1)] * 2
    desk.panel.set_written(False)
    assert set(desk.panel.row.views.products.state.texts) == {"?"}


def test_padding_is_part_of_the_picture(make: Make) -> None:
    desk = make(engine.Conv2d(filters=1, kernel=3, padding=1, bias=False))
    desk.choose(0, 0)
    picture = desk.blocks[0]
    assert (picture.rows, picture.columns, picture.first) == (7, 7, (-1, -1))
    assert picture.squares[0].dotted
    assert picture.squares[0].weight == "×1"
    assert desk.lines[0].endswith("= 2")


def test_what_no_window_reads_is_hatched(make: Make) -> None:
    desk = make(
        engine.Conv2d(filters=1, kernel=2, stride=2, bias=False)
    )  # of five rows and columns the last is left out
    desk.choose(0, 0)
    picture = desk.blocks[0]
    unread = [divmod(number, picture.columns) for number, square in enumerate(picture.squares) if square.unread]
    assert unread == [(row, column) for row in range(5) for column in range(5) if 4 in (row, column)]


def test_a_click_or_an_arrow_moves_the_window(make: Make) -> None:
    desk = make(CONV)
    page = desk.panel.page
    QTest.mouseClick(page, LEFT, pos=page.rect_of("output", 0, 2).center().toPoint())
    assert desk.selection.chosen == Hover(desk.layer, 0, 0, 2)
    QTest.keyClick(page, Qt.Key.Key_Down)
    assert desk.selection.chosen == Hover(desk.layer, 0, 1, 2)
    QTest.mouseClick(page, LEFT, pos=page.rect_of("input", 0, 0).center().toPoint())
    assert desk.selection.chosen == Hover(desk.layer, 0, 0, 0)


@pytest.mark.parametrize("written", [True, False])
def test_a_weight_is_clicked_and_typed(make: Make, written: bool) -> None:
    desk = make(engine.Conv2d(filters=1, kernel=3, bias=False, flip=True))
    desk.panel.set_written(written)
    before = desk.document.project
    page, kernel = desk.panel.page, desk.panel.row.views.kernel
    widget, rect = (page, page.rect_of("filter", 0, 1)) if written else (kernel, kernel.picture.rect_of(0, 1))
    QTest.mouseClick(widget, LEFT, pos=rect.center().toPoint())
    entry = next(field for field in widget.findChildren(QLineEdit) if field.isVisible())
    assert entry.selectedText() == "0"
    QTest.keyClicks(entry, "-2")
    QTest.keyClick(entry, Qt.Key.Key_Return)
    desk.settle()
    assert desk.document.project[desk.layer].weights["weight"].data[0, 0, 2, 1] == -2
    assert "·(−2)" in desk.lines[0] if written else "−2" in kernel.state.texts
    desk.document.stack.undo()
    assert desk.document.project == before


def test_a_weight_that_is_clicked_gives_way_to_other_keys(make: Make) -> None:
    desk = make(CONV)
    page = desk.panel.page
    QTest.mouseClick(page, LEFT, pos=page.rect_of("filter", 0, 1).center().toPoint())
    QTest.keyClick(page.findChild(QLineEdit), Qt.Key.Key_Left)
    assert not [field for field in page.findChildren(QLineEdit) if field.isVisible()]
    assert desk.selection.chosen == Hover(desk.layer, 0, 1, 0)


POOLED = np.float32([[12, 20, 30, 0], [8, 12, 2, 0], [34, 70, 37, 4], [112, 100, 25, 12]])


@pytest.mark.parametrize(("spec", "first"), [(engine.MaxPool2d(kernel=2), 0), (engine.AvgPool2d(kernel=2), 1)])
def test_poolings_are_written_side_by_side(make: Make, spec: Spec, first: int) -> None:
    desk = make(spec, POOLED)
    desk.choose(0, 0)
    told = ["max(12, 20, 8, 12) = 20", "(12 + 20 + 8 + 12) / 4 = 13"]
    assert desk.lines == told[first : first + 1]
    desk.selection.set_looks(compares=True)
    desk.settle()
    desk.qtbot.waitUntil(lambda: len(desk.blocks) == 3)
    assert desk.lines == (told if first == 0 else told[::-1])
    assert desk.texts(1 + first) == ["20", "30", "112", "37"]
    assert desk.texts(2 - first) == ["13", "8", "79", "19.5"]
    desk.selection.set_hidden([desk.layer])
    assert len(desk.blocks) == 2
    assert desk.lines[0].endswith("= ?")


def test_a_function_is_written_on_a_whole_matrix(make: Make) -> None:
    matrix = np.float32([[-3, 2, 0.5], [1, -1, 0], [4, -2.25, 7]])
    desk = make(engine.ReLU(), matrix)
    desk.choose(0, 0)
    assert desk.texts(0) == ["−3", "2", "0.5", "1", "−1", "0", "4", "−2.25", "7"]
    assert desk.texts(1) == ["0", "2", "0.5", "1", "0", "0", "4", "0", "7"]
    assert [bool(square.frame) for square in desk.blocks[1].squares] == [True] + [False] * 8
    assert desk.panel.page.written.signs == ("max(0, x)",)
    assert desk.lines == ["max(0, −3) = 0"]


def test_a_flattened_number_is_said_in_words(make: Make) -> None:
    desk = make(engine.Flatten())
    desk.selection.choose(Hover(desk.layer, 0, 7, 0))
    desk.settle()
    assert desk.lines == ["Row 1, column 2 of map 0 goes to place 7"]
    assert desk.blocks[1].squares[3].weight == "7"
    page = desk.panel.page
    QTest.mouseClick(page, LEFT, pos=page.rect_of("input", 2, 0).center().toPoint())
    assert desk.selection.chosen.row == 10


def test_what_is_too_large_or_of_another_kind_is_shown_as_ever(make: Make) -> None:
    for spec, picture in ((CONV, np.zeros((20, 20), np.float32)), (engine.Softmax(), PICTURE)):
        desk = make(spec, picture)
        assert desk.panel.row.isVisible()
        assert not desk.panel.page.isVisible()


@pytest.mark.parametrize("size", [(420, 300), (640, 460), (1024, 560), (1900, 900)])
def test_everything_lies_on_the_page(make: Make, size: tuple[int, int]) -> None:
    desk = make(CONV)
    desk.panel.resize(*size)
    QApplication.processEvents()
    page = desk.panel.page
    for part, last in (("input", 4), ("filter", 2), ("output", 2)):
        for corner in ((0, 0), (last, last)):
            assert page.rect().contains(page.rect_of(part, *corner).toRect())


def test_zeros_at_the_end_say_nothing() -> None:
    assert [shortest(text) for text in ("1.00", "0.50", "−0.25", "100", "?", "∞")] == [
        "1", "0.5", "−0.25", "100", "?", "∞",
    ]  # fmt: skip
