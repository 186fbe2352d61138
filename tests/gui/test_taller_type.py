"""Type that is higher and wider than that of this machine finds room: lines are as high as it is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetrics, QFontMetricsF, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSizePolicy, QWidget
from pytestqt.qtbot import QtBot

import engine
from engine.explain.why import Step
from engine.values.messages import message
from gui.cell.cell_panel import CellPanel
from gui.look import theme
from gui.look.fonts import number_height
from gui.state.document import Document
from gui.state.playback import Playback
from gui.state.selection import Looks, Selection
from gui.state.session import Session
from gui.why.step_tree import StepTree
from gui.widgets.elided_label import ElidedLabel
from tests.gui.cell.test_cell_panel import SPECS, Desk
from tests.gui.cell.test_cell_stands import MORE_SPECS, cells, network

_TALLER = 1.5
_FLAGS = Qt.AlignmentFlag | Qt.TextFlag


@pytest.fixture
def taller(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Type of the same size whose lines are higher, as that of other fonts is."""
    for metrics in (QFontMetrics, QFontMetricsF):

        def height(self: Any, told: Any = metrics.height) -> Any:
            return type(told(self))(_TALLER * told(self))

        monkeypatch.setattr(metrics, "height", height)
    number_height.cache_clear()
    yield
    number_height.cache_clear()


@pytest.fixture
def clipped(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is painted into rectangles that are lower than its type, and cut there."""
    found: list[str] = []
    draw = QPainter.drawText

    def record(painter: QPainter, *args: Any) -> Any:
        room, text = args[0], next(each for each in args if isinstance(each, str))
        flags = next((each for each in args[1:] if isinstance(each, int | _FLAGS)), 0)
        is_cut = not int(getattr(flags, "value", flags)) & int(Qt.TextFlag.TextDontClip.value)
        if isinstance(room, QRectF) and is_cut and room.height() < QFontMetricsF(painter.font()).height() - 1:
            found.append(text)
        return draw(painter, *args)

    monkeypatch.setattr(QPainter, "drawText", record)
    return found


@pytest.mark.parametrize("specs", [SPECS, MORE_SPECS], ids=["usual", "more"])
def test_lines_of_the_cell_page_are_as_high_as_their_type(
    taller: None, clipped: list[str], qtbot: QtBot, qapp: QApplication, specs: tuple[engine.Spec, ...]
) -> None:
    document = Document(network(specs))
    selection = Selection(Looks("activations", "growth"), document)
    session, playback = Session(document, selection), Playback(document, selection)
    panel = CellPanel(document, selection, session, theme.apply(qapp, "light"), playback)
    qtbot.addWidget(panel)
    panel.resize(1400, 400)
    with qtbot.waitExposed(panel):
        panel.show()
    session.request()
    desk = Desk(document, selection, session, playback, panel, qtbot)
    desk.settle()
    seen, wrong = set(), set()
    for layer in document.project.layers:
        selection.choose(cells(desk, layer.id)[-1])
        desk.settle()
        for view in desk.shown:
            seen.add(type(view).__name__)
            clipped.clear()
            view.render(QPixmap(view.size()))
            wrong |= {(type(view).__name__, text) for text in clipped}
    playback.stop()
    session.finish()
    assert not wrong
    assert {"LinesView", "NumberGrid", "SlideView"} <= seen


def _tree(qtbot: QtBot) -> StepTree:
    tree = StepTree()
    qtbot.addWidget(tree)
    root = Step("value", message("{name}", name="root"), 1.0, None, "sum")
    leaves = tuple(Step("term", message("{name}", name=f"line {at}"), 0.1, 0.1, "sum", index=at) for at in range(40))
    tree.set_steps(root, lambda step: leaves if step is root else ())
    tree.resize(700, 200)
    with qtbot.waitExposed(tree):
        tree.show()
    return tree


def test_lines_of_the_way_back_are_as_high_as_their_type(taller: None, qtbot: QtBot) -> None:
    tree = _tree(qtbot)
    line = tree.rowHeight(tree.indexFromItem(tree.topLevelItem(0)))
    assert line >= tree.fontMetrics().height()
    assert tree.header().height() >= tree.header().fontMetrics().height()


def test_of_the_way_back_only_whole_lines_are_painted(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    tree, painted = _tree(qtbot), dict[str, QRectF]()
    draw = QPainter.drawText

    def record(painter: QPainter, room: QRectF, flags: Any, text: str) -> Any:
        painted[text] = room
        return draw(painter, room, flags, text)

    monkeypatch.setattr(QPainter, "drawText", record)
    line = tree.rowHeight(tree.indexFromItem(tree.topLevelItem(0)))
    for more in range(line):
        tree.resize(700, 200 + more)
        painted.clear()
        tree.viewport().grab()
        whole = tree.viewport().height() // line
        names = [name for name in painted if name.startswith("line")]
        assert names == [f"line {at}" for at in range(whole - 1)]  # the first is the root
        assert max(room.bottom() for room in painted.values()) <= tree.viewport().height()


@pytest.mark.parametrize("policy", [QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Maximum])
def test_a_text_gets_the_room_that_its_policy_asks_for(qtbot: QtBot, policy: QSizePolicy.Policy) -> None:
    room, label, after = QWidget(), ElidedLabel(), ElidedLabel("after")
    qtbot.addWidget(room)
    row = QHBoxLayout(room)
    row.addWidget(label, 0 if policy == QSizePolicy.Policy.Maximum else 1)
    row.addWidget(after, 1)
    label.setSizePolicy(policy, QSizePolicy.Policy.Preferred)
    room.resize(600, 40)
    with qtbot.waitExposed(room):
        room.show()
    before = label.geometry()
    label.set_words("Why is softmax[2] 100.0 %?")
    QApplication.processEvents()
    assert label.accessibleName() == label.text() == "Why is softmax[2] 100.0 %?"
    if policy == QSizePolicy.Policy.Maximum:
        assert label.width() == label.sizeHint().width() > before.width()
    else:
        assert label.geometry() == before


def test_what_follows_a_dash_gives_way_before_what_it_follows(qtbot: QtBot) -> None:
    label = ElidedLabel("Why is it so? — Because — it is")
    qtbot.addWidget(label)
    with qtbot.waitExposed(label):
        label.show()
    metrics = QFontMetricsF(label.font())
    found = set()
    for width in range(round(metrics.horizontalAdvance(label.text())) + 2, 20, -1):
        label.resize(width, 20)
        found.add(label._shown())
        assert label.toolTip() == ("" if label._shown() == label.text() else label.text())
        if metrics.horizontalAdvance("Why is it so?") <= width:
            assert "…" not in label._shown()
    assert {"Why is it so? — Because — it is", "Why is it so? — Because", "Why is it so?"} < found
