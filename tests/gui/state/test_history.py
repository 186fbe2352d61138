"""The history: bounded in bytes, right at every step, and without steps that did nothing."""

from __future__ import annotations

import gc
import random
import weakref
from collections.abc import Callable, Hashable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import engine
from engine.lessons.scene import Scene, Step
from engine.lessons.view import View
from engine.project.holdings import Holdings, arrays_of
from gui.state import document as document_module
from gui.state.document import Document
from gui.window.history_panel import HistoryPanel

SIDE = 64
PICTURE = SIDE * SIDE * 4  # bytes
LET_GO = "Earlier steps were let go to save memory"


def small() -> engine.Project:
    return engine.chain((1, 6, 6), [engine.Conv2d(filters=2), engine.ReLU()], seed=1)


def with_picture(number: int, side: int = SIDE) -> Callable[[engine.Project], engine.Project]:
    """An edit that shows a large picture, another one for every number."""
    values = np.full((1, side, side), number / 1000, np.float32)
    return lambda project: engine.set_image(project, values, str(number))


def with_weight(value: float) -> Callable[[engine.Project], engine.Project]:
    return lambda project: engine.set_weight(project, "conv1", (0, 0, 0, 0), value)


def bytes_of(*projects: engine.Project) -> int:
    """What Projects hold together, by the memory that is really there."""
    pieces = [piece for project in projects for a in arrays_of(project) for piece in a.memories.values()]
    return sum({id(piece.owner): piece.nbytes for piece in pieces}.values())


def versions(document: Document) -> list[engine.Project]:
    """All that undo and redo lead to, found by going there and back."""
    stack, at = document.stack, document.stack.index()
    stack.setIndex(0)
    found = [document.project]
    while stack.canRedo():
        stack.redo()
        found.append(document.project)
    stack.setIndex(at)
    return found


@pytest.fixture
def bound(monkeypatch: pytest.MonkeyPatch) -> int:
    """Room for five pictures and some weights."""
    monkeypatch.setattr(document_module, "MOST_BYTES", 5 * PICTURE + PICTURE // 2)
    return document_module.MOST_BYTES


# --- what versions hold together ---------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(5))
def test_what_versions_share_is_counted_once(seed: int) -> None:
    rng, held, kept = random.Random(seed), Holdings(), [small()]
    held.append(kept[0])
    for number in range(60):
        doing = rng.randrange(5)
        if doing == 0 and len(kept) > 1:
            held.drop_first()
            del kept[0]
        elif doing == 1:
            length = rng.randint(1, len(kept))
            held.cut(length)
            del kept[length:]
        else:
            change = with_picture(number) if doing == 2 else with_weight(number)
            kept.append(rng.choice(kept) if doing == 3 else change(kept[-1]))
            held.append(kept[-1])
        assert [held[index] for index in range(len(held))] == kept
        assert held.nbytes == bytes_of(*kept)
        assert held.beyond == max(bytes_of(*kept) - bytes_of(each) for each in kept)
    held.cut(0)
    assert (held.nbytes, held.beyond, len(held)) == (0, 0, 0)


def test_scenes_hold_memory_too() -> None:
    scene = Scene("a", with_picture(1)(small()), steps=(Step(View(), with_picture(2)(small())),))
    project = engine.add_scene(small(), scene, 0)
    assert bytes_of(project) >= 2 * PICTURE
    held = Holdings()
    held.append(small())
    held.append(project)
    assert held.beyond >= 2 * PICTURE


# --- the bound ---------------------------------------------------------------------------------------------------


def test_pictures_without_end_take_no_more_than_the_bound(qapp: QApplication, bound: int) -> None:
    document = Document(small())
    seen: list[weakref.ref[engine.Project]] = []
    for number in range(44):
        assert document.edit(f"picture {number}", with_picture(number))
        seen.append(weakref.ref(document.project))
        assert bytes_of(*versions(document)) - bytes_of(document.project) <= bound
    gc.collect()
    alive = [number for number, each in enumerate(seen) if each() is not None]
    assert alive == list(range(44 - len(alive), 44)), "the oldest are gone, and from memory too"
    assert len(alive) * PICTURE <= bound + PICTURE
    assert document.shortened
    for number in reversed(alive[:-1]):
        document.stack.undo()
        assert document.project.input.title == str(number)
    assert not document.stack.canUndo()
    document.stack.undo()
    assert document.project.input.title == str(alive[0]), "undo stops there"


def test_the_latest_step_can_be_undone_whatever_it_takes(qapp: QApplication, bound: int) -> None:
    document = Document(small())
    for number in range(3):
        before = document.project
        document.edit("huge", with_picture(number, 4 * SIDE))
        assert document.stack.count() == 1
        document.stack.undo()
        assert document.project is before
        document.stack.redo()


def test_many_small_steps_are_not_counted_one_by_one(qapp: QApplication, bound: int) -> None:
    """Letting go of one at every edit would make the whole history anew each time."""
    document, rebuilt = Document(small()), []
    first, let_go = PICTURE // 8, document._fill
    document._fill = lambda *given: (rebuilt.append(1), let_go(*given))  # type: ignore[method-assign,assignment]
    for number in range(400):
        document.edit("", with_picture(number, int((first / 4) ** 0.5)))
    assert document.shortened
    assert len(rebuilt) <= 400 // 4


class User:
    """Does anything at random, and keeps a history of its own that knows no bound."""

    def __init__(self, seed: int, bound: int) -> None:
        self.random, self.bound = random.Random(seed), bound
        self.document = Document(small())
        self.states, self.merges = [self.document.project], [None]  # of every step: what it led to, what may join it
        self.index, self.clean, self.number = 0, -1, 0

    def act(self) -> None:
        doings = (self.picture, self.picture, self.weight, self.drag, self.drag, self.walk, self.walk, self.save)
        self.random.choice((*doings, self.leave))()
        self.check()

    def picture(self) -> None:
        self.number += 1
        self.edit(with_picture(self.number))

    def weight(self) -> None:
        self.number += 1
        self.edit(with_weight(self.number))

    def drag(self) -> None:
        """Drags a weight or exchanges pictures, and sometimes ends where it began."""
        merge, change = ("drag", self.random.randrange(3)), self.random.choice((with_picture, with_weight))
        began = self.document.project
        for _ in range(self.random.randint(1, 4)):
            self.number += 1
            self.edit(change(self.number), merge)
        if self.random.random() < 0.4:
            self.edit(lambda _: replace(began), merge)  # equal, though not the same

    def edit(self, change: Callable[[engine.Project], engine.Project], merge: Hashable = None) -> None:
        after = change(self.document.project)
        assert self.document.edit("", change, merge)
        if after == self.states[self.index]:
            return
        del self.states[self.index + 1 :], self.merges[self.index + 1 :]
        if self.clean > self.index:
            self.clean = -1
        joins = merge is not None and self.index > 0 and self.index != self.clean and self.merges[self.index] == merge
        if joins:
            del self.states[self.index], self.merges[self.index]
        if not joins or after != self.states[-1]:
            self.states.append(after)
            self.merges.append(merge)
        self.index = len(self.states) - 1
        self.let_go()

    def let_go(self) -> None:
        """Forgets what the document let go, if that had to be."""
        gone = self.index - self.document.stack.count()
        assert gone >= 0
        if gone:
            assert bytes_of(*self.states) - min(map(bytes_of, self.states)) > self.bound
            assert self.document.shortened
            del self.states[:gone], self.merges[:gone]
            self.index, self.clean = self.index - gone, max(-1, self.clean - gone)

    def walk(self) -> None:
        self.index = max(0, len(self.states) - 1 - self.random.choice((0, 0, 1, 2, 5)))
        self.document.stack.setIndex(self.index)

    def save(self) -> None:
        self.document.mark_saved(self.document.project, Path("x"), self.document.opened)
        self.clean = self.index
        assert not self.document.modified

    def leave(self) -> None:
        """Does something else, as in a lesson, and comes back."""
        modified, shortened, aside = self.document.modified, self.document.shortened, self.document.set_aside()
        self.document.open(small(), None)
        assert not self.document.shortened
        self.document.edit("elsewhere", with_picture(1))
        self.document.put_back(aside)
        assert (self.document.modified, aside.modified) == (modified, modified)
        assert self.document.shortened == shortened
        self.clean = -1

    def check(self) -> None:
        assert self.document.project == self.states[self.index]
        assert self.document.stack.index() == self.index
        assert versions(self.document) == self.states
        if len(self.states) > 2:
            assert bytes_of(*versions(self.document)) - min(map(bytes_of, self.states)) <= self.bound


@pytest.mark.parametrize("seed", range(6))
def test_undo_is_right_whatever_was_let_go(qapp: QApplication, bound: int, seed: int) -> None:
    user = User(seed, bound)
    for _ in range(80):
        user.act()
    assert user.document.shortened


def test_a_step_that_is_let_go_takes_no_offer_with_it(qapp: QApplication, bound: int) -> None:
    """Who offers to undo the latest step has to hear of the next one, even when it has the same number."""
    document, heard = Document(small()), list[int]()
    for number in range(9):
        document.edit("", with_picture(number))
    at = document.stack.index()
    document.stack.indexChanged.connect(heard.append)
    document.edit("", with_picture(9))
    assert document.stack.index() == at
    assert heard == [at + 1, at]


def test_what_was_saved_and_is_let_go_counts_as_changed(qapp: QApplication, bound: int) -> None:
    document = Document(small())
    document.mark_saved(document.project, Path("x"), document.opened)
    for number in range(9):
        document.edit("", with_picture(number))
    while document.stack.canUndo():
        document.stack.undo()
        assert document.modified


# --- what the panel says -----------------------------------------------------------------------------------------


def test_the_panel_says_that_steps_were_let_go(qtbot: QtBot, bound: int) -> None:
    document = Document(small())
    view = HistoryPanel(document)
    qtbot.addWidget(view)

    def lines() -> list[str]:
        model = view.model()
        return [model.index(row, 0).data() for row in range(model.rowCount())]

    document.edit("first", with_picture(0))
    assert lines() == ["Opened", "first"]
    for number in range(1, 9):
        document.edit(f"picture {number}", with_picture(number))
    assert lines() == [LET_GO, *(f"picture {number}" for number in range(10 - len(lines()), 9))]
    assert view.selectionModel().currentIndex().row() == len(lines()) - 1
    view.setCurrentIndex(view.model().index(0, 0))
    assert document.project.input.title == str(9 - len(lines()))
    aside = document.set_aside()
    document.open(small(), None)
    assert lines() == ["Opened"]
    document.put_back(aside)
    assert lines()[0] == LET_GO
    document.open(small(), None)
    assert lines() == ["Opened"]


# --- a drag that comes back --------------------------------------------------------------------------------------


def test_a_drag_that_ends_where_it_began_leaves_no_step(qapp: QApplication) -> None:
    document = Document(small())
    began, value = document.project, float(document.project["conv1"].weights["weight"].data[0, 0, 0, 0])
    told: list[object] = []
    document.edited.connect(lambda _, after: told.append(after))
    for each in (1.0, 2.0, 3.0, value):
        document.edit("Drag", with_weight(each), merge="drag")
    assert document.stack.count() == 0
    assert len(told) == 3, "nobody is to offer to undo a step that is not there"
    assert document.project is began
    assert not document.modified
    document.edit("Drag", with_weight(4.0), merge="drag")
    assert document.stack.count() == 1, "the drag goes on"
    document.stack.undo()
    assert document.project is began


def test_what_was_before_the_drag_stays_a_step(qapp: QApplication) -> None:
    document = Document(small())
    document.edit("Weight", with_weight(1.0))
    began = document.project
    for each in (2.0, 1.0):
        document.edit("Drag", with_weight(each), merge="drag")
    assert [document.stack.text(index) for index in range(document.stack.count())] == ["Weight"]
    assert document.project is began
    document.stack.undo()
    document.stack.redo()
    assert document.project is began


def test_typing_the_old_number_again_is_a_step(qapp: QApplication) -> None:
    document = Document(small())
    document.edit("Weight", with_weight(1.0))
    document.edit("Weight", with_weight(2.0))
    document.edit("Weight", with_weight(1.0))
    assert document.stack.count() == 3
