"""Maps of an earlier state are marked when they stay, and never while they follow at once."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

import engine
from engine import Project
from gui.state import old_maps
from gui.state.document import Document
from gui.state.old_maps import OldMaps


class Computing(QObject):
    """In place of a Session: frames come when the test says so."""

    ready = Signal(object)
    idle = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.frame: SimpleNamespace | None = None

    def show(self, project: Project) -> None:
        self.frame = SimpleNamespace(request=SimpleNamespace(project=project))
        self.ready.emit(self.frame)


class Desk:
    def __init__(self) -> None:
        project = engine.chain((1, 6, 6), [engine.Conv2d(filters=2, kernel=3)], seed=1)
        self.document, self.session = Document(project), Computing()
        self.old = OldMaps(self.document, self.session, self.document)  # type: ignore[arg-type]
        self.told: list[bool] = []
        self.old.changed.connect(lambda: self.told.append(self.old.are_shown))
        self._value = 1.0

    def edit(self) -> Project:
        self._value += 1
        self.document.edit("w", lambda project: engine.set_weight(project, "conv1", (0, 0, 0, 0), self._value))
        return self.document.project


@pytest.fixture
def desk(qapp: object, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setattr(old_maps, "_PATIENCE", 1)
    return Desk()


def test_maps_that_stay_are_old_until_theirs_come(desk: Desk, qtbot: QtBot) -> None:
    desk.edit()
    assert not desk.old.are_shown, "there are none yet"
    desk.session.show(desk.document.project)
    latest = desk.edit()
    qtbot.waitUntil(lambda: desk.old.are_shown)
    between = desk.edit()
    desk.session.show(latest)
    assert desk.old.are_shown, "they are still behind"
    desk.session.show(between)
    assert desk.told == [True, False]


def test_maps_that_nobody_computes_are_old_at_once(desk: Desk) -> None:
    desk.session.show(desk.document.project)
    desk.edit()
    desk.session.idle.emit()
    assert desk.old.are_shown
    desk.document.stack.undo()
    desk.session.idle.emit()
    assert not desk.old.are_shown


def test_maps_that_follow_one_edit_behind_are_not_old(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk.old._patience, "start", lambda: None)  # time stands still
    desk.session.show(desk.document.project)
    before = desk.edit()
    for _ in range(5):
        latest = desk.edit()
        desk.session.show(before)
        before = latest
    desk.session.show(before)
    assert not desk.told
