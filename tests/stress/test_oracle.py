"""The stress test sees what it is there for: everything that can be lost is told, and nothing else."""

from __future__ import annotations

import math
import shutil
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

import engine
from tests.stress.journal import Entry, digest, entries
from tests.stress.oracle import Life, World
from tests.stress.plans import Plan

PAUSE = 100  # milliseconds
Wrong = Callable[..., list[str]]


def project(value: float) -> engine.Project:
    return engine.set_bias(engine.chain((1, 8, 8), [engine.Conv2d(filters=2)], seed=0), "conv1", 0, value)


FIRST, SECOND, THIRD = map(project, (1.0, 2.0, 3.0))


def state(when: float, shown: engine.Project, modified: bool = True, path: Path | None = None) -> Entry:
    return {
        "what": "state",
        "t": when,
        "digest": digest(shown),
        "path": path and str(path),
        "modified": modified,
        "given up": False,
    }


def entry(what: str, when: float, shown: engine.Project, path: Path | None = None) -> Entry:
    return {"what": what, "t": when, "digest": digest(shown), "path": path and str(path), "seconds": 0.0}


@pytest.fixture
def world(tmp_path: Path) -> World:
    for name in ("work", "recovery"):
        (tmp_path / name).mkdir()
    return World(tmp_path / "work", tmp_path / "recovery")


@pytest.fixture
def wrong(world: World) -> Wrong:
    """What is told of a program that ended after ten seconds."""

    def judged(
        *told: Entry,
        end: str = "SIGKILL",
        moment: str = "any",
        status: int = -9,
        said: str = "",
        struck: float = math.inf,
    ) -> list[str]:
        plan = Plan(0, end, moment, 0.0, 0, PAUSE)
        life = Life(plan, 77, world.work / "journal", None, 0.0, 10.0, status, list(told), said, struck)
        return world.judge([life], {})

    return judged


def copied(world: World, shown: engine.Project, folder: str = "77-copy") -> None:
    (world.recovery / folder).mkdir()
    engine.save_project(shown, world.recovery / folder / "work.convscope")


def test_a_copy_of_the_last_seconds_is_enough_for_a_kill(world: World, wrong: Wrong) -> None:
    copied(world, SECOND)
    assert wrong(state(1, FIRST), state(5, SECOND), state(9.5, THIRD)) == []


@pytest.mark.parametrize("shown", [FIRST, None])
def test_a_copy_that_is_older_or_missing_is_told(world: World, wrong: Wrong, shown: engine.Project | None) -> None:
    if shown is not None:
        copied(world, shown)
    assert "all but the last seconds are lost" in " ".join(wrong(state(1, FIRST), state(5, SECOND), state(9.5, THIRD)))


def test_a_copy_that_was_cut_short_began_in_time_however_late_it_was_struck(world: World, wrong: Wrong) -> None:
    told = state(5, SECOND), state(6, THIRD), entry("copying", 7.0, THIRD)
    copied(world, SECOND)
    assert wrong(*told, moment="copy") == []
    assert "lost" in " ".join(wrong(*told))


def test_what_counts_is_when_it_was_killed_not_when_that_was_seen(world: World, wrong: Wrong) -> None:
    told = state(1, FIRST, False), state(5, SECOND), state(6, THIRD)
    assert wrong(*told, struck=6.2) == []
    assert "lost" in " ".join(wrong(*told))


def test_what_was_kept_stays_kept(world: World, wrong: Wrong) -> None:
    """Also when there was no time for it to be missed."""
    told = state(9, FIRST), state(9.1, SECOND), entry("copying", 9.2, SECOND), entry("copied", 9.3, SECOND)
    assert "lost" in " ".join(wrong(*told))
    copied(world, SECOND)
    assert wrong(*told) == []


def test_what_was_restored_can_be_lost_from_then_on(world: World, wrong: Wrong) -> None:
    copied(world, SECOND, "55-others")
    world.copies["55-others"] = digest(SECOND), None
    begun = {"what": "restoring", "t": 9.1, "folder": "55-others"}
    told = state(9, FIRST, False), begun, state(9.2, SECOND), {**begun, "what": "restored", "t": 9.3}
    assert wrong(*told) == []
    shutil.rmtree(world.recovery / "55-others")
    world.copies["55-others"] = digest(SECOND), None
    assert "lost" in " ".join(wrong(*told))


@pytest.mark.parametrize(("shown", "is_right"), [(THIRD, True), (SECOND, False), (None, False)])
def test_who_is_asked_to_end_keeps_the_last_state(
    world: World, wrong: Wrong, shown: engine.Project | None, is_right: bool
) -> None:
    if shown is not None:
        copied(world, shown)
    told = state(1, FIRST), state(9.8, SECOND), state(9.9, THIRD)
    assert (wrong(*told, end="SIGTERM", status=0) == []) == is_right


def test_a_copy_without_unsaved_work_is_told(world: World, wrong: Wrong) -> None:
    copied(world, FIRST)
    assert "nothing was unsaved" in " ".join(wrong(state(1, FIRST, modified=False), end="", moment="close", status=0))


def test_what_counts_as_saved_must_have_been(world: World, wrong: Wrong) -> None:
    path = world.work / "a.convscope"
    engine.save_project(FIRST, path)
    told = state(1, FIRST), entry("saving", 2, FIRST, path), entry("saved", 3, FIRST, path)
    assert wrong(*told, state(3.1, FIRST, False, path)) == []
    assert "counts as saved" in " ".join(wrong(*told, state(3, SECOND, True), state(3.1, SECOND, False, path)))


def test_a_copy_that_another_program_took_up_was_there(world: World) -> None:
    plan, nothing = Plan(0, "SIGTERM", "any", 0.0, 0, PAUSE), world.work / "journal"
    offer = {**entry("offered", 11, SECOND), "folder": "77-one", "damaged": [], "before": "", "said": "there is"}
    restored = [{"what": what, "t": 12, "folder": "77-one"} for what in ("restoring", "restored")]
    first = Life(plan, 77, nothing, None, 0.0, 10.0, 0, [state(1, FIRST, False), state(2, SECOND)])
    later = [state(10.5, FIRST, False), offer, restored[0], state(12.1, SECOND), restored[1]]
    copied(world, SECOND, "88-two")
    assert world.judge([first, Life(plan, 88, nothing, None, 10.0, 20.0, 0, later)], {}) == []
    offer["digest"] = digest(THIRD)
    assert "the copies hold" in " ".join(world.judge([first, Life(plan, 88, nothing, None, 10.0, 20.0, 0, later)], {}))


def test_a_copy_that_was_restored_may_be_taken_up_by_the_next(world: World) -> None:
    """Its program was killed soon after; the other one has saved the work."""
    kill, close = Plan(0, "SIGKILL", "any", 0.0, 0, PAUSE), Plan(0, "SIGTERM", "any", 0.0, 0, PAUSE)
    world.copies["55-others"] = digest(SECOND), None
    begun = {"what": "restoring", "folder": "55-others"}
    offer = {**entry("offered", 11, SECOND), "folder": "55-others", "damaged": [], "before": "", "said": "there is"}
    told = [state(1, FIRST, False), {**begun, "t": 8}, state(9, SECOND), {**begun, "what": "restored", "t": 9.1}]
    first = Life(kill, 77, world.work / "journal", None, 0.0, 10.0, -9, told)
    later = [state(10.5, FIRST, False), offer, {**begun, "t": 12}, state(12.1, SECOND), state(13, SECOND, False)]
    later += [{**begun, "what": "restored", "t": 12.2}, {**entry("saved", 12.9, SECOND)}]
    second = Life(close, 88, world.work / "journal", None, 10.0, 20.0, 0, later)
    assert not [fault for fault in world.judge([first, second], {}) if "lost" in fault]
    world.copies["55-others"] = digest(SECOND), None
    assert [fault for fault in world.judge([first], {}) if "lost" in fault]


def test_a_damaged_copy_must_not_vanish(world: World) -> None:
    world.copies["55-others"] = digest(FIRST), None
    life = Life(Plan(0, "SIGKILL", "any", 0.0, 0, PAUSE), 77, world.work / "j", None, 0.0, 10.0, -9, [])
    assert "vanished" in " ".join(world.judge([life], {world.recovery / "55-others" / "work.convscope": b""}))


def test_a_copy_that_nobody_touched_stays_as_it_is(world: World, wrong: Wrong) -> None:
    copied(world, FIRST, "55-others")
    world.copies["55-others"] = digest(FIRST), None
    assert wrong(state(1, FIRST, modified=False)) == []
    copied(world, SECOND, "66-others")
    world.copies["66-others"] = digest(FIRST), None
    assert "nobody touched" in " ".join(wrong(state(1, FIRST, modified=False)))


def test_a_save_is_whole_and_the_last(world: World, wrong: Wrong) -> None:
    path = world.work / "a.convscope"
    engine.save_project(FIRST, path)
    told = (state(1, FIRST, False), entry("saving", 2, FIRST, path), entry("saved", 3, FIRST, path))
    assert wrong(*told) == []
    more = (*told, entry("saving", 4, SECOND, path))
    assert wrong(*more) == [], "killed before it was in its place"
    assert "and should hold" in " ".join(wrong(*more, entry("saved", 5, SECOND, path)))
    engine.save_project(SECOND, path)
    assert wrong(*more) == [], "killed after it was"
    path.write_bytes(path.read_bytes()[:-40])
    assert "is not whole" in " ".join(wrong(*more))


def test_a_file_that_was_opened_as_another_is_told(world: World, wrong: Wrong) -> None:
    path = world.work / "a.convscope"
    engine.save_project(FIRST, path)
    world.files[path] = digest(FIRST)
    assert wrong(state(1, FIRST, False), entry("opening", 2, FIRST, path), entry("opened", 3, FIRST, path)) == []
    assert "was opened as" in " ".join(wrong(state(1, FIRST, False), entry("opened", 3, SECOND, path)))


def test_leftovers_are_told_once_somebody_saved_there(world: World, wrong: Wrong) -> None:
    path = world.work / "a.convscope"
    engine.save_project(FIRST, path)
    (world.work / ".convscope-00000000-55-0123456789abcdef").touch()
    assert wrong(state(1, FIRST, False), entry("saving", 2, FIRST, path)) == []
    told = state(1, FIRST, False), entry("saving", 2, FIRST, path), entry("saved", 3, FIRST, path)
    assert "is left of a program" in " ".join(wrong(*told))


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"status": -11}, "ended with -11"),
        ({"status": 0}, "ended with 0"),
        ({"said": "This plugin does not support this\nTraceback (most recent call last):"}, "it said:\nTraceback"),
    ],
)
def test_bad_manners_are_told(wrong: Wrong, more: dict[str, object], told: str) -> None:
    assert told in " ".join(wrong(state(1, FIRST, False), **more))


def test_a_digest_is_the_same_for_what_was_saved_and_opened(tmp_path: Path) -> None:
    engine.save_project(FIRST, tmp_path / "p.convscope")
    opened = engine.open_project(tmp_path / "p.convscope")
    assert digest(opened) == digest(FIRST) != digest(SECOND)
    assert digest(replace(opened, name="other")) != digest(opened)


def test_half_a_line_of_a_journal_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "j").write_text('{"what": "act"}\n{"wh', encoding="utf-8")
    assert entries(tmp_path / "j") == [{"what": "act"}]


pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither such signals nor forks")
