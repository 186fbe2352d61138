"""What is asked for comes back in the Frame, and is not worked out again while its content is the same."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass

import pytest
from pytestqt.qtbot import QtBot

import engine
from engine.compute.analyses import Analysis
from engine.compute.contributions import Contributions
from engine.compute.thumbnails import MapStatistics
from gui.state.document import Document
from gui.state.selection import Gains, Looks, Selection
from gui.state.session import Session
from gui.state.workers import Frame

computed: list[str] = []


@dataclass(frozen=True)
class Largest(Analysis[float]):
    """The largest value of a layer."""

    layer: str

    def key(self, project: engine.Project, result: engine.Result) -> Hashable | None:
        return result.outputs[self.layer].keys if self.layer in result.outputs else None

    def compute(self, project: engine.Project, result: engine.Result) -> float:
        computed.append(self.layer)
        return float(result[self.layer].max())


@dataclass
class Desk:
    """A Session with what it follows."""

    document: Document
    selection: Selection
    session: Session
    qtbot: QtBot

    def frame(self) -> Frame:
        """The one of all that was asked for so far."""
        self.qtbot.waitUntil(lambda: not self.session.busy, timeout=30_000)
        assert self.session.frame is not None
        return self.session.frame


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    computed.clear()
    document = Document(engine.chain((1, 8, 8), [engine.Conv2d(filters=2), engine.ReLU(), engine.MaxPool2d()], seed=0))
    selection = Selection(Looks("activations", "growth"), document)
    desk = Desk(document, selection, Session(document, selection), qtbot)
    desk.selection.select("conv1")
    yield desk
    desk.session.finish()


def test_an_analysis_that_nobody_knew_comes_back_and_is_kept(desk: Desk) -> None:
    desk.session.ask_for(lambda selection: [Largest(selection.layer)])
    frame = desk.frame()
    value = frame.answer(Largest("conv1"))
    assert value == frame.result["conv1"].max()
    desk.selection.select("conv1", 1)
    desk.document.edit("", lambda project: engine.set_params(project, "pool1", stride=1))
    assert desk.frame() is not frame
    assert desk.frame().answer(Largest("conv1")) == value
    assert computed == ["conv1"]
    desk.document.edit("", lambda project: engine.set_bias(project, "conv1", 0, 9.0))
    assert desk.frame().answer(Largest("conv1")) == desk.frame().result["conv1"].max() != value
    assert computed == ["conv1", "conv1"]
    desk.document.stack.undo()
    assert desk.frame().answer(Largest("conv1")) == value
    assert len(computed) == 2, "undo computes nothing"


def test_what_was_not_asked_for_or_has_no_answer_is_none(desk: Desk) -> None:
    desk.session.ask_for(lambda _: [Largest("gone")])
    assert desk.frame().answer(Largest("gone")) is None
    assert desk.frame().answer(Largest("conv1")) is None
    assert computed == []


def test_two_who_ask_the_same_are_answered_once(desk: Desk) -> None:
    for _ in range(2):
        desk.session.ask_for(lambda _: [Largest("relu1")])
    assert desk.frame().request.analyses.count(Largest("relu1")) == 1


def test_a_filter_is_taken_apart_as_long_as_it_is_open(desk: Desk) -> None:
    desk.session.request()
    apart, facts = Contributions("conv1", 0), MapStatistics("conv1", 0)
    assert desk.frame().answer(apart) is None
    desk.selection.set_page("filter")
    before = desk.frame()
    assert before.answer(apart) is not None
    desk.selection.set_gains(Gains("conv1", 0, (0.5,)))
    muted = desk.frame()
    assert muted.answer(apart) is not before.answer(apart)
    assert muted.answer(facts) is not before.answer(facts)
    desk.selection.set_gains(None)
    assert desk.frame().answer(apart) is before.answer(apart)
    assert desk.frame().answer(facts) is before.answer(facts)
    desk.selection.set_page("network")
    assert desk.frame().answer(apart) is None
