"""Stories of the data: looked through by class, answered by the network, collected by the user."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

import engine
from engine.training.answers import answers
from gui.training.training_data import OWN
from gui.window.main_window import MainWindow
from tests.stories.conftest import MakeWindow

_LONG = 20_000


@pytest.fixture
def data() -> engine.DataSplit:
    return engine.DataSplit(engine.lines_dataset(300, 1), engine.lines_dataset(100, 2), "Few lines")


@pytest.fixture
def window(make_window: MakeWindow, data: engine.DataSplit) -> MainWindow:
    layers = (engine.Conv2d(filters=2, kernel=(5, 5)), engine.Flatten(), engine.Linear(units=len(data.test.classes)))
    made = make_window(engine.chain((1, 28, 28), layers, seed=1))
    made.learning.trainer.data.take(data)
    for name in ("training", "data"):
        made.docks[name].show()
        made.docks[name].raise_()
    QApplication.processEvents()
    return made


def test_all_images_of_a_class_and_a_click_makes_one_the_input(window: MainWindow, data: engine.DataSplit) -> None:
    panel = window.learning.data
    panel.parts.setCurrentIndex(1)
    panel.parts.activated.emit(1)
    panel.classes.setCurrentIndex(3)
    panel.classes.activated.emit(3)
    wanted = np.flatnonzero(data.test.labels == 2)
    assert panel.wall.pictures.in_sight.tolist() == wanted[: len(panel.wall.pictures.in_sight)].tolist()
    before = window.document.project
    panel.wall.pictures.chosen.emit(int(wanted[0]))
    shown = window.document.project.input
    assert shown.image is not None
    assert np.array_equal(shown.image.data, data.test.pictures(wanted[:1])[0])
    assert shown.title.startswith(data.test.classes[2])
    window.document.stack.undo()
    assert window.document.project is before


def test_the_network_answers_for_the_images_in_sight(window: MainWindow, data: engine.DataSplit, qtbot: QtBot) -> None:
    wall = window.learning.data.wall
    expected = answers(window.document.project, data.training)
    qtbot.waitUntil(lambda: wall.right_in_sight[1] == len(wall.pictures.in_sight) > 0, timeout=_LONG)
    seen = wall.pictures.in_sight
    right = expected.labels[seen] == data.training.labels[seen]
    assert [wall.label(int(at)).mark for at in seen] == ["right" if each else "wrong" for each in right]
    window.document.edit("Bias", lambda project: engine.set_bias(project, project.layers[-1].id, 4, 1000.0))
    taken = ["right" if data.training.labels[at] == 4 else "wrong" for at in seen]
    qtbot.waitUntil(lambda: [wall.label(int(at)).mark for at in seen] == taken, timeout=_LONG)


def test_a_wall_behind_another_tab_asks_the_network_when_it_is_seen_again(
    window: MainWindow, data: engine.DataSplit, qtbot: QtBot
) -> None:
    wall = window.learning.panel.wall
    window.docks["training"].raise_()
    qtbot.waitUntil(lambda: wall.right_in_sight[1] == len(wall.pictures.in_sight) > 0, timeout=_LONG)
    seen = wall.pictures.in_sight
    window.docks["filter"].raise_()
    window.document.edit("Bias", lambda project: engine.set_bias(project, project.layers[-1].id, 4, 1000.0))
    qtbot.waitUntil(lambda: not wall._later.isActive(), timeout=_LONG)
    window.docks["training"].raise_()
    taken = ["right" if data.training.labels[at] == 4 else "wrong" for at in seen]
    qtbot.waitUntil(lambda: [wall.label(int(at)).mark for at in seen] == taken, timeout=_LONG)


def test_classes_are_collected_from_the_input_and_learned(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    learning, rng = window.learning, np.random.default_rng(0)
    learning.trainer.data.choose(OWN)
    form = learning.panel.own
    assert not learning.trainer.fits
    for name, said in (("dark", "1 class: dark"), ("bright", "2 classes: dark, bright")):
        form.new.click()
        form.list.currentItem().setText(name)
        assert learning.panel._counts.text().startswith(said)
    for label, level in enumerate((0.1, 0.9)):
        form.list.setCurrentRow(label)
        for _ in range(6):
            picture = np.clip(rng.normal(level, 0.05, (28, 28)), 0, 1).astype(np.float32)
            window.document.edit("Draw", lambda project, picture=picture: engine.set_image(project, picture))
            form.add.click()
    split = learning.trainer.data.split
    assert split is not None
    assert split.training.classes == ("dark", "bright")
    assert (len(split.training), len(split.test)) == (10, 2)
    learning.panel.fit.click()
    form.few.click()
    with qtbot.waitSignal(learning.trainer.rested, timeout=_LONG):
        learning.panel.train.click()
    assert engine.accuracy(window.document.project, split.test) == 1
    assert form.modified
    path = tmp_path / "mine.npz"
    form.save_file(path)
    qtbot.waitUntil(lambda: not form.modified, timeout=_LONG)
    assert engine.open_collection(path).classes == ("dark", "bright")
    buttons = QMessageBox.StandardButton
    monkeypatch.setattr(QMessageBox, "question", lambda *_args: buttons.Yes)
    form.remove.click()
    assert learning.trainer.data.classes == ("dark",)


def test_every_change_of_own_classes_is_undone_by_the_keys_while_they_have_the_focus(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    learning, buttons = window.learning, QMessageBox.StandardButton
    monkeypatch.setattr(QMessageBox, "question", lambda *_args: buttons.Yes)
    learning.trainer.data.choose(OWN)
    QApplication.processEvents()
    form = learning.panel.own
    other = tmp_path / "other.npz"
    engine.save_collection(engine.Collection().with_class("other"), other)

    def rename() -> None:
        form.list.setCurrentRow(0)
        form.list.currentItem().setText("dark")

    def open_other() -> None:
        before = form._own.collection
        form.open_file(other)
        qtbot.waitUntil(lambda: form._own.collection is not before, timeout=_LONG)

    window.document.edit("Picture", lambda project: engine.set_image(project, np.ones((28, 28), np.float32)))
    doings = [form.new.click, rename, form.add.click, form.add.click, form.new.click, form.take_back.click]
    doings += [form.remove.click, open_other]
    states = [form._own.collection]
    for act in doings:
        if act in (form.add.click, form.take_back.click, form.remove.click):
            form.list.setCurrentRow(0)
        act()
        states.append(form._own.collection)
    assert len(set(map(id, states))) == len(doings) + 1
    picture = window.document.project
    window.document.edit("Picture", lambda project: engine.set_image(project, np.zeros((28, 28), np.float32)))
    drawn = window.document.project
    window.activateWindow()
    form.add.setFocus()
    for state in reversed(states[:-1]):
        qtbot.keyClick(
            form.add if form.add.hasFocus() else form.list, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier
        )
        assert form._own.collection is state
    assert not form.undo.isEnabled()
    qtbot.keyClick(form.list, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.document.project is drawn, "the network stays as it is"
    for state in states[1:]:
        qtbot.keyClick(form.list, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
        assert form._own.collection is state
    form.undo.click()
    assert form._own.collection is states[-2]
    assert form.modified, "what was there before another file was opened is not saved"
    window.view.setFocus()
    qtbot.keyClick(window.view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.document.project is picture
    assert form._own.collection is states[-2]


def test_a_collection_that_is_not_saved_is_asked_about(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.learning.panel.own.new.click()
    asked: list[str] = []
    answers_ = [QMessageBox.StandardButton.Cancel, QMessageBox.StandardButton.Discard]

    def ask(*args: object) -> QMessageBox.StandardButton:
        asked.append(str(args[2]))
        return answers_.pop(0)

    monkeypatch.setattr(QMessageBox, "question", ask)
    window.close()
    qtbot.waitUntil(lambda: len(asked) == 1)
    assert window.isVisible()
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert asked == ["The images of your classes are not saved. Save them?"] * 2


def test_a_dropped_folder_of_pictures_is_data(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    from PIL import Image

    for name, level in (("night", 20), ("day", 230)):
        (tmp_path / name).mkdir()
        for number in range(5):
            Image.new("L", (12, 12), level + number).save(tmp_path / name / f"{number}.png")
    (tmp_path / "day" / "broken.png").write_bytes(b"no picture")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path))])
    with qtbot.waitSignal(window.learning.trainer.data.chosen, timeout=_LONG):
        assert window.opening.open_mime(mime)
    assert sorted(window.learning.trainer.data.classes) == ["day", "night"]
    assert "broken.png" in window.learning.panel.notes.text()
