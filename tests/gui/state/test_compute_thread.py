"""The compute thread makes torch ready before the user's first edit, where the first maps were stored ones."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

import engine
from engine.compute.evaluate import evaluate_steps
from engine.compute.large_arrays import LargeArrays
from engine.compute.stored_maps import store
from engine.values.messages import message
from gui.state import workers
from gui.state.workers import ComputeThread, Request


@pytest.fixture
def thread(tmp_path: Path) -> Iterator[ComputeThread]:
    """With stored maps of another project."""
    other = engine.chain((1, 9, 9), [engine.ReLU()])
    store(other, engine.evaluate(other), tmp_path / "maps.npz")
    made = ComputeThread(stored=tmp_path / "maps.npz")
    made.start()
    yield made
    made.finish()


@pytest.mark.parametrize("ends", ["fails", "is given up"])
def test_what_ended_is_not_begun_again_and_the_next_is_answered(
    thread: ComputeThread, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, ends: str
) -> None:
    project = engine.chain((1, 8, 8), [engine.ReLU()])
    request = Request(project, ("relu1", 0), "cpu", None)
    begun: list[engine.Project] = []

    def steps(project: engine.Project, *others: Any, **named: Any) -> Iterator[engine.Progress]:
        begun.append(project)
        if len(begun) > 1:
            return (yield from evaluate_steps(project, *others, **named))
        if ends == "fails":
            raise engine.ResourceError(message("There is not enough memory to show the maps."))
        thread.cancel()
        yield engine.Progress("relu1", 0.0)

    monkeypatch.setattr(workers, "evaluate_steps", steps)
    monkeypatch.setattr(workers, "evaluate", begun.append)
    thread.prepare()
    thread.submit(request)
    qtbot.waitUntil(lambda: bool(begun))
    with qtbot.waitSignal(thread.ready):
        thread.submit(request)
    thread.finish()
    assert begun == [project, project]


@pytest.mark.parametrize("is_stored", [True, False])
def test_what_was_stored_is_computed_once_when_nothing_waits(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_stored: bool
) -> None:
    project = engine.chain((1, 8, 8), [engine.Conv2d(filters=2, kernel=3), engine.ReLU()], seed=1)
    path = tmp_path / "maps.npz"
    store(project if is_stored else engine.chain((1, 9, 9), [engine.ReLU()]), engine.evaluate(project), path)
    computed: list[engine.Project] = []

    def noted(project: engine.Project) -> engine.Result:
        computed.append(project)
        return engine.evaluate(project)

    monkeypatch.setattr(workers, "evaluate", noted)
    thread = ComputeThread(stored=path)
    thread.start()
    try:
        for _ in range(2):
            with qtbot.waitSignal(thread.ready):
                thread.submit(Request(project, ("conv1", 0), "cpu", None))
        thread.prepare()
        if is_stored:
            qtbot.waitUntil(lambda: computed == [project])
        with qtbot.waitSignal(thread.ready):
            thread.submit(Request(engine.set_weight(project, "conv1", (0, 0, 0, 0), 2.0), ("conv1", 0), "cpu", None))
        thread.prepare()
    finally:
        thread.finish()
    assert computed == ([project] if is_stored else [])


def test_memory_of_maps_that_nobody_shows_any_more_is_returned_without_another_edit(
    thread: ComputeThread, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    arrays, held = LargeArrays(), list[object]()
    monkeypatch.setattr(workers, "large_arrays", arrays)
    monkeypatch.setattr(workers, "_REST", 0.001)
    held.append(arrays.empty((4, 4)))
    with qtbot.waitSignal(thread.ready):
        thread.submit(Request(engine.chain((1, 8, 8), [engine.ReLU()]), ("relu1", 0), "cpu", None))
    held.clear()
    qtbot.waitUntil(lambda: arrays.free_bytes == 0)
