"""The list of scenes edits the Document, one step a change, and follows it; the PDF holds what the scenes say."""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QObject, QPoint, QSize, Qt
from PySide6.QtGui import QAction, QImage, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

import engine
from engine import INPUT, EngineError, Project, Scene, View
from engine.lessons.scene import Lesson
from gui.look import theme
from gui.presentation.pdf.pdf_export import PdfExport
from gui.scenes.scenes_panel import ScenesPanel
from gui.state.document import Document
from gui.state.selection import Looks, Selection
from gui.state.session import Session

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton
SPECS = (engine.Conv2d(filters=4, kernel=3), engine.ReLU(), engine.Flatten(), engine.Linear(units=3))


@dataclass
class Desk:
    document: Document
    selection: Selection
    panel: ScenesPanel
    qtbot: QtBot
    page: str = "network"
    shown: list[int] = field(default_factory=list)

    @property
    def project(self) -> Project:
        return self.document.project

    @property
    def titles(self) -> list[str]:
        return [scene.title for scene in self.project.scenes]

    def steps(self) -> list[str]:
        return [self.document.stack.text(index) for index in range(self.document.stack.count())]

    def capture(self) -> View:
        chosen = self.selection
        return View(self.page, chosen.layer, chosen.channel)  # type: ignore[arg-type]

    def click(self, button: QAbstractButton) -> None:
        self.qtbot.mouseClick(button, LEFT, pos=QPoint(8, button.height() // 2))


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication) -> Iterator[Desk]:
    document = Document(engine.chain((1, 8, 8), SPECS))
    selection = Selection(Looks("activations", "growth"), document)
    selection.select("conv1", 2)
    session = Session(document, selection)
    window = QWidget()
    desk = Desk(document, selection, None, qtbot)  # type: ignore[arg-type]
    titles = {"network": "The network at {map}", "maps": "All maps of {layer}"}
    look, actions = theme.apply(qapp, "light"), {key: QAction(key, window) for key in ("add_scene", "present")}
    desk.panel = ScenesPanel(document, selection, session, look, lambda: desk.capture(), titles.__getitem__, actions)
    desk.panel.shown.connect(desk.shown.append)
    undo = QShortcut("Ctrl+Z", window)
    undo.activated.connect(document.stack.undo)
    layout = QVBoxLayout(window)
    layout.addWidget(desk.panel)
    qtbot.addWidget(window)
    window.resize(300, 600)
    with qtbot.waitExposed(window):
        window.show()
        window.activateWindow()
    yield desk
    session.finish()


@pytest.fixture
def full(desk: Desk) -> Desk:
    """With three scenes, the last of which is chosen."""
    for at, title in enumerate(("one", "two", "three")):
        desk.panel.add()
        desk.document.edit("name", lambda project, at=at, title=title: engine.change_scene(project, at, title=title))
    desk.document.stack.clear()
    desk.panel.list.setFocus()
    return desk


# --- capturing -------------------------------------------------------------------------------------------------


def test_without_scenes_it_says_how_to_make_one(desk: Desk) -> None:
    assert desk.panel.hint.isVisible()
    assert "Add scene" in desk.panel.hint.text()
    assert not desk.panel.list.isVisible()
    desk.panel.add()
    assert not desk.panel.hint.isVisible()
    desk.document.stack.undo()
    assert desk.panel.hint.isVisible()


def test_what_is_on_screen_becomes_a_scene(desk: Desk) -> None:
    before = desk.project
    desk.panel.add()
    (scene,) = desk.project.scenes
    assert scene.view == View(layer="conv1", channel=2)
    assert scene.project == before
    assert desk.steps() == ["Add scene"]
    assert desk.panel.current == 0


@pytest.mark.parametrize(
    ("page", "layer", "title"),
    [
        ("network", "conv1", "The network at conv1[2]"),
        ("network", "linear1", "The network at linear1"),
        ("network", INPUT, "The input"),
        ("maps", "conv1", "All maps of conv1"),
        ("maps", INPUT, "All maps of input"),
    ],
)
def test_a_new_scene_says_what_it_shows(desk: Desk, page: str, layer: str, title: str) -> None:
    desk.page = page
    desk.selection.select(layer, 2)
    desk.panel.add()
    assert desk.titles == [title]


def test_a_new_scene_stands_after_the_chosen_one(full: Desk) -> None:
    full.panel.list.choose(0)
    full.panel.add()
    assert full.titles == ["one", "The network at conv1[2]", "two", "three"]
    assert full.panel.current == 1


def test_a_scene_is_taken_again_under_its_title(full: Desk) -> None:
    full.document.edit("weight", lambda project: engine.set_weight(project, "conv1", (0, 0, 0, 0), 7.0))
    full.selection.select("relu1", 1)
    full.panel.list.choose(1)
    full.click(full.panel.again_button)
    scene = full.project.scenes[1]
    assert (scene.title, scene.view.layer) == ("two", "relu1")
    assert scene.project.layers == full.project.layers
    assert full.steps()[-1] == "Take scene again"


# --- the list --------------------------------------------------------------------------------------------------


def test_alt_and_an_arrow_move_a_scene_and_undo_moves_it_back(full: Desk) -> None:
    scenes = full.panel.list
    QTest.keyClick(scenes, Qt.Key.Key_Up, ALT)
    QTest.keyClick(scenes, Qt.Key.Key_Up, ALT)
    QTest.keyClick(scenes, Qt.Key.Key_Up, ALT)
    assert full.titles == ["three", "one", "two"]
    assert full.panel.current == 0
    assert full.steps() == ["Move scene"] * 2
    QTest.keyClick(scenes, Qt.Key.Key_Down, ALT)
    assert (full.titles, full.panel.current) == (["one", "three", "two"], 1)
    full.document.stack.undo()
    full.document.stack.undo()
    full.document.stack.undo()
    assert (full.titles, full.panel.current) == (["one", "two", "three"], 2)


def test_the_arrow_buttons_end_at_the_ends(full: Desk) -> None:
    assert not full.panel.down_button.isEnabled()
    full.click(full.panel.up_button)
    full.click(full.panel.up_button)
    assert full.titles == ["three", "one", "two"]
    assert not full.panel.up_button.isEnabled()


@pytest.mark.parametrize(
    ("source", "row", "order"),
    [
        (0, 3, ["two", "three", "one"]),
        (2, 0, ["three", "one", "two"]),
        (0, 1, ["one", "two", "three"]),
        (1, -1, ["one", "three", "two"]),
    ],
)
def test_a_dragged_scene_lands_where_it_is_dropped(full: Desk, source: int, row: int, order: list[str]) -> None:
    rows = full.panel.list.model()
    data = rows.mimeData([rows.index(source, 0)])
    assert not rows.dropMimeData(data, Qt.DropAction.MoveAction, row, 0, rows.index(-1, 0))
    assert full.titles == order
    assert not rows.dropMimeData(QMimeData(), Qt.DropAction.MoveAction, 0, 0, rows.index(-1, 0))
    assert full.titles == order


def test_f2_renames_in_place(full: Desk) -> None:
    QTest.keyClick(full.panel.list, Qt.Key.Key_F2)
    edit = full.panel.list.findChild(QLineEdit)
    assert isinstance(edit, QLineEdit)
    assert edit.text() == "three"
    edit.setText("the end")
    with full.qtbot.waitSignal(full.document.changed):
        QTest.keyClick(edit, Qt.Key.Key_Return)
    assert full.titles == ["one", "two", "the end"]
    assert full.shown == [], "Enter ends the typing, and no more"
    assert full.steps() == ["Rename scene"]


def test_an_empty_title_is_refused_and_the_old_one_stays(full: Desk) -> None:
    refused: list[EngineError] = []
    full.document.refused.connect(refused.append)
    rows = full.panel.list.model()
    rows.setData(rows.index(0, 0), "  ")
    assert len(refused) == 1
    assert rows.index(0, 0).data() == "one"


def test_del_removes_and_undo_brings_back(full: Desk) -> None:
    full.panel.list.choose(1)
    QTest.keyClick(full.panel.list, Qt.Key.Key_Delete)
    assert (full.titles, full.panel.current) == (["one", "three"], 1)
    assert full.steps() == ["Remove scene"]
    QTest.keyClick(full.panel.list, Qt.Key.Key_Z, CTRL)
    assert (full.titles, full.panel.current) == (["one", "two", "three"], 1)


def test_enter_and_a_button_show_a_scene(full: Desk) -> None:
    QTest.keyClick(full.panel.list, Qt.Key.Key_Return)
    full.panel.list.choose(0)
    full.click(full.panel.show_button)
    assert full.shown == [2, 0]
    assert full.steps() == []


def test_every_key_of_the_list_is_its_own(full: Desk, qtbot: QtBot) -> None:
    """F2 and Del mean other things in the window."""
    elsewhere: list[str] = []
    window = full.panel.window()
    for key in ("F2", "Del"):
        action = QAction(window)
        action.setShortcut(key)
        action.triggered.connect(lambda _checked=False, key=key: elsewhere.append(key))
        window.addAction(action)
    QTest.keyClick(full.panel.list, Qt.Key.Key_Delete)
    QTest.keyClick(full.panel.list, Qt.Key.Key_F2)
    assert elsewhere == []


# --- words and notes -------------------------------------------------------------------------------------------


def test_words_and_notes_are_one_step_each(full: Desk) -> None:
    for box in (full.panel.words, full.panel.notes):
        box.setFocus()
        QTest.keyClicks(box, "Look here")
    scene = full.project.scenes[2]
    assert (scene.words, scene.notes) == ("Look here", "Look here")
    assert full.steps() == ["Change words of a scene", "Change notes of a scene"]
    QTest.keyClick(full.panel.notes, Qt.Key.Key_Z, CTRL)
    assert full.project.scenes[2].notes == ""
    assert full.panel.notes.toPlainText() == ""
    QTest.keyClick(full.panel.notes, Qt.Key.Key_Z, CTRL)
    assert full.panel.words.toPlainText() == ""


def test_the_texts_follow_the_chosen_scene(full: Desk) -> None:
    full.document.edit("words", lambda project: engine.change_scene(project, 0, words="first\nsecond"))
    assert full.panel.words.toPlainText() == ""
    full.panel.list.choose(0)
    assert full.panel.words.toPlainText() == "first\nsecond"
    rows = full.panel.list.model()
    assert rows.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "1. one. first"
    assert full.steps() == ["words"], "showing a text is no edit"


def test_another_project_has_its_own_scenes(full: Desk) -> None:
    full.document.open(engine.chain((1, 8, 8), SPECS), None)
    assert full.panel.hint.isVisible()
    full.panel.add()
    assert full.titles == ["The network at conv1[2]"]


def test_every_control_has_a_name_and_a_tooltip(full: Desk) -> None:
    for button in full.panel.findChildren(QAbstractButton):
        assert button.accessibleName(), button
        assert button.toolTip(), button
    for part in (full.panel.list, full.panel.words, full.panel.notes):
        assert part.accessibleName()
        assert part.toolTip()


# --- the PDF ---------------------------------------------------------------------------------------------------


class Stage(QObject):
    """Notes what is shown, and is ready when it was asked twice."""

    def __init__(self) -> None:
        super().__init__()
        self.log: list[str] = []
        self._asked = 0

    def show(self, scene: Scene, size: QSize) -> None:
        self.log.append(scene.title)
        assert 0.5 * size.width() - 1 <= size.height() <= 0.8 * size.width() + 1
        self._asked = 0

    def settled(self) -> bool:
        self._asked += 1
        return self._asked == 2

    def picture(self) -> QImage:
        self.log.append("picture")
        image = QImage(64, 32, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.red)
        return image


def talk() -> Lesson:
    project = engine.chain((1, 8, 8), SPECS)
    scenes = (
        Scene("One", project, words="Words, many words. " * 40),
        Scene("A title that goes on and on " * 9, project),
        Scene("Three", project, words="a\n\nb"),
    )
    return Lesson(0, "My lecture", "", scenes)


def pages(file: Path) -> int:
    return file.read_bytes().count(b"/Type /Page\n")


def streams(file: Path) -> bytes:
    """What the pages draw, unpacked."""
    unpacked = b""
    for part in file.read_bytes().split(b"stream\n")[1::2]:
        try:
            unpacked += zlib.decompress(part)
        except zlib.error:
            continue  # a picture or a font of another kind
    return unpacked


def test_a_pdf_has_a_page_for_every_scene(qtbot: QtBot, tmp_path: Path) -> None:
    stage, file = Stage(), tmp_path / "scenes.pdf"
    export = PdfExport(talk(), file, stage, stage)
    shares: list[float] = []
    export.progressed.connect(shares.append)
    with qtbot.waitSignal(export.written, timeout=20_000) as written:
        export.start()
        assert not file.exists(), "it appears when it is complete"
    assert written.args == [file]
    assert stage.log[1::2] == ["picture"] * 3
    assert [title[:5] for title in stage.log[::2]] == ["One", "A tit", "Three"]
    assert shares == pytest.approx([1 / 3, 2 / 3, 1])
    assert file.read_bytes().startswith(b"%PDF")
    assert pages(file) == 3
    assert streams(file).count(b" Tj") + streams(file).count(b" TJ") > 3, "text stays text"
    assert list(tmp_path.iterdir()) == [file]


def test_a_pdf_that_is_given_up_leaves_the_old_one(qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "scenes.pdf"
    file.write_bytes(b"old")
    stage = Stage()
    export = PdfExport(talk(), file, stage, stage)
    with qtbot.waitSignal(export.progressed, timeout=20_000):
        export.start()
    with qtbot.waitSignal(export.ended):
        export.cancel()
    assert file.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [file]
    export.cancel()


def test_what_a_pdf_could_not_keep_is_said(qtbot: QtBot, tmp_path: Path) -> None:
    file, stage = tmp_path / "scenes.pdf", Stage()
    file.write_bytes(b"old")
    os.link(file, tmp_path / "other.pdf")
    export = PdfExport(talk(), file, stage, stage)
    told: list[object] = []
    export.written.connect(told.append)
    with qtbot.waitSignal(export.noticed, timeout=20_000) as noticed:
        export.start()
    assert told == [file], "that it is there is said first"
    assert list(map(str, noticed.args[0])) == ["The other names of scenes.pdf (hard links) keep what it held before."]
    assert (tmp_path / "other.pdf").read_bytes() == b"old"
    assert pages(file) == 3


def test_a_place_that_is_none_is_said(qtbot: QtBot, tmp_path: Path) -> None:
    stage = Stage()
    export = PdfExport(talk(), tmp_path / "nowhere" / "scenes.pdf", stage, stage)
    with qtbot.waitSignal(export.failed) as failed:
        export.start()
    assert failed.args
    error = failed.args[0]
    assert "scenes.pdf cannot be written" in str(error)
    assert "another place" in str(error)
