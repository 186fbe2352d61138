"""Jobs hand over steps without flooding the window, wait only for those of their lane, and can be left at any step."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

import engine
from gui.files.opening import Opening
from gui.messages.long_work import LongWork
from gui.state.document import Document
from gui.state.selection import Looks, Selection
from gui.state.session import Session
from gui.state.workers import LANES, Job, JobThread, Lane, Step, Steps, in_one_step

LIMIT = 30  # seconds
MANY = 10_000


@dataclass
class Worker:
    """A job whose steps the test lets go one by one, or all at once."""

    turns: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))
    is_free: bool = False  # never waits for a turn again
    asked: int = 0  # for steps, the one under way included
    made: int = 0
    closed: threading.Event = field(default_factory=threading.Event)
    heard: list[Any] = field(default_factory=list)
    done: list[Any] = field(default_factory=list)

    def work(self) -> Steps[str]:
        try:
            while True:
                self.asked += 1
                assert self.is_free or self.turns.acquire(timeout=LIMIT)
                self.made += 1
                yield Step(self.made, 0.5)
        finally:
            self.closed.set()

    def job(self, lane: Lane = "long") -> Job:
        return Job("Training", self.work, self.done.append, lane, self.heard.append)

    def release(self) -> None:
        self.is_free = True
        self.turns.release()


@dataclass
class Desk:
    """A Session, and what it told of jobs."""

    document: Document
    session: Session
    qtbot: QtBot
    told: list[tuple[str, Job]] = field(default_factory=list)
    errors: list[BaseException] = field(default_factory=list)

    def run(self, job: Job) -> Job:
        """Runs a job until it has begun."""
        with self.qtbot.waitSignal(self.session.job_started, check_params_cb=lambda begun: begun is job):
            self.session.run(job)
        return job

    def run_paused(self, worker: Worker) -> Job:
        """Runs a job that is paused after its second step."""
        job = self.run(worker.job())
        worker.turns.release()
        self.until(lambda: worker.asked == 2)
        self.session.pause_job(job)
        worker.release()
        self.until(lambda: worker.heard[-1:] == [2])
        return job

    def until(self, condition: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(condition, timeout=1000 * LIMIT)

    def has_ended(self, job: Job) -> bool:
        return ("ended", job) in self.told


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    document = Document(engine.chain((1, 4, 4), [engine.ReLU()]))
    desk = Desk(document, Session(document, Selection(Looks("activations", "growth"), document)), qtbot)
    desk.session.job_started.connect(lambda job: desk.told.append(("started", job)))
    desk.session.job_ended.connect(lambda job: desk.told.append(("ended", job)))
    desk.session.job_failed.connect(lambda _, error: desk.errors.append(error))
    yield desk
    desk.session.finish()


@pytest.fixture
def worker() -> Iterator[Worker]:
    worker = Worker()
    yield worker
    worker.release()


def test_ten_thousand_steps_while_the_window_is_busy_are_handed_over_as_one(desk: Desk) -> None:
    made, heard, shares, done = threading.Event(), [], [], []

    def work() -> Steps[str]:
        for number in range(MANY):
            yield Step(number, number / MANY)
        made.set()
        return "whole"

    desk.session.job_progressed.connect(lambda _, share: shares.append(share))
    desk.session.run(Job("Training", work, lambda outcome: done.append((outcome, heard[-1])), "long", heard.append))
    assert made.wait(LIMIT)
    desk.until(lambda: bool(done))
    assert heard == [MANY - 1]
    assert shares == [(MANY - 1) / MANY]
    assert done == [("whole", MANY - 1)], "the last step comes before the outcome"


def test_while_the_window_works_on_a_step_all_others_become_one(desk: Desk) -> None:
    began, made, heard = threading.Event(), threading.Event(), []

    def work() -> Steps[None]:
        yield Step(-1)
        assert began.wait(LIMIT)
        yield from (Step(number) for number in range(MANY))
        made.set()

    def hear(value: int) -> None:
        heard.append(value)
        began.set()
        assert made.wait(LIMIT)

    job = Job("Training", work, lane="long", stepped=hear)
    desk.session.run(job)
    desk.until(lambda: desk.has_ended(job))
    assert heard == [-1, MANY - 1]


def test_a_share_and_a_value_do_not_replace_each_other(desk: Desk) -> None:
    made, heard, shares = threading.Event(), [], []

    def work() -> Steps[None]:
        yield 0.25
        yield Step("seen")
        yield 0.75
        made.set()

    desk.session.job_progressed.connect(lambda _, share: shares.append(share))
    job = Job("Training", work, lane="long", stepped=heard.append)
    desk.session.run(job)
    assert made.wait(LIMIT)
    desk.until(lambda: desk.has_ended(job))
    assert (heard, shares) == (["seen"], [0.75])


def test_opening_and_saving_end_while_long_work_runs(desk: Desk, worker: Worker, tmp_path: Path) -> None:
    opening, noticed, written = Opening(desk.document, desk.session), [], []
    opening.noticed.connect(noticed.append)
    path = tmp_path / "some.convscope"
    long = desk.run(worker.job())
    saving = Job(
        "Saving", lambda: in_one_step(lambda: engine.save_project(desk.document.project, path)), lane="writing"
    )
    desk.session.written.connect(lambda: written.append(path.is_file()))
    desk.session.run(saving)
    with desk.qtbot.waitSignal(opening.project_opened, timeout=1000 * LIMIT):
        opening.open_path(path)
    assert (written, noticed) == ([True], [])
    assert not desk.has_ended(long)
    assert not desk.session.working, "nobody waits for long work"
    worker.turns.release()
    desk.until(lambda: worker.heard == [1])


def test_long_work_does_not_wait_for_what_is_written(desk: Desk, worker: Worker) -> None:
    saving = Worker()
    desk.run(saving.job("writing"))
    desk.run(worker.job())
    worker.turns.release()
    desk.until(lambda: worker.heard == [1])
    saving.release()


def test_jobs_of_a_lane_follow_each_other(desk: Desk, worker: Worker) -> None:
    first = desk.run(worker.job())
    second = Job("Next", lambda: in_one_step(int), lane="long")
    desk.session.run(second)
    desk.session.cancel_job(first)
    worker.turns.release()
    desk.until(lambda: desk.has_ended(second))
    assert desk.told == [("started", first), ("ended", first), ("started", second), ("ended", second)]


def test_a_cancelled_job_does_no_further_step(desk: Desk, worker: Worker) -> None:
    job = desk.run(worker.job())
    worker.turns.release()
    desk.until(lambda: worker.heard == [1])
    desk.session.cancel_job(job)
    worker.release()
    desk.until(lambda: desk.has_ended(job))
    assert worker.closed.is_set()
    assert worker.made <= 2, "the one under way is the last"
    assert worker.heard[-1] == worker.made, "its step is told"
    assert worker.done == []


def test_a_job_that_waits_is_cancelled_at_once_and_never_begins(desk: Desk, worker: Worker) -> None:
    running, waiting = desk.run(worker.job()), Worker().job()
    desk.session.run(waiting)
    desk.session.cancel_job(waiting)
    assert desk.told == [("started", running), ("ended", waiting)]
    worker.turns.release()
    desk.until(lambda: worker.heard == [1])


def test_what_is_held_until_all_is_written_can_be_cancelled(desk: Desk, worker: Worker) -> None:
    desk.run(worker.job("writing"))
    reading = Worker().job("reading")
    desk.session.run(reading)
    desk.session.cancel_job(reading)
    assert desk.has_ended(reading)
    assert desk.session.writing


def test_cancel_means_what_reads_before_what_is_long_before_what_writes(desk: Desk) -> None:
    workers = {lane: Worker() for lane in reversed(LANES)}
    jobs = {lane: worker.job(lane) for lane, worker in workers.items()}
    for lane in LANES:  # what reads would wait for what writes
        desk.run(jobs[lane])
    for lane in LANES:
        desk.session.cancel_job()
        workers[lane].release()
        desk.until(lambda job=jobs[lane]: desk.has_ended(job))
        assert workers[lane].closed.is_set()
    assert [job.lane for word, job in desk.told if word == "ended"] == ["reading", "long", "writing"]


def test_a_paused_job_is_asked_for_no_step_until_it_is_resumed(desk: Desk, worker: Worker) -> None:
    job = desk.run_paused(worker)
    other = Job("Reading", lambda: in_one_step(int))
    desk.session.run(other)
    desk.until(lambda: desk.has_ended(other))
    assert worker.asked == 2
    desk.session.resume_job(job)
    desk.until(lambda: worker.made > 100)
    desk.session.cancel_job(job)
    desk.until(lambda: desk.has_ended(job))


def test_a_paused_job_can_be_cancelled(desk: Desk, worker: Worker) -> None:
    job = desk.run_paused(worker)
    desk.session.cancel_job(job)
    desk.until(lambda: desk.has_ended(job))
    assert worker.closed.is_set()
    assert worker.asked == 2


@pytest.mark.parametrize("paused", [False, True])
def test_closing_while_long_work_runs_leaves_it_at_its_step(desk: Desk, worker: Worker, paused: bool) -> None:
    waiting = Worker()
    if paused:
        desk.run_paused(worker)
    else:
        desk.run(worker.job())
        worker.turns.release()
        desk.until(lambda: worker.heard == [1])
        worker.release()
    desk.session.run(waiting.job())
    desk.session.finish()
    assert worker.closed.is_set()
    assert (worker.done, waiting.asked) == ([], 0)


def test_an_exception_in_a_step_is_told_after_the_steps_before_it(desk: Desk) -> None:
    heard: list[int] = []

    def work() -> Steps[None]:
        yield Step(7)
        raise engine.EngineError("no")

    job = Job("Training", work, print, "long", heard.append)
    desk.session.run(job)
    desk.until(lambda: bool(desk.errors))
    assert heard == [7]
    assert str(desk.errors[0]) == "no"
    assert desk.has_ended(job)
    after = Job("Next", lambda: in_one_step(int), lane="long")
    desk.session.run(after)
    desk.until(lambda: desk.has_ended(after))


def test_the_bar_tells_of_the_job_that_cancel_means(desk: Desk, worker: Worker) -> None:
    work = LongWork(desk.session, desk.session)
    desk.qtbot.addWidget(work.bar)
    training = desk.run(worker.job())
    worker.turns.release()
    desk.until(lambda: "Training" in work.bar._text.text())
    reading = Worker()
    job = desk.run(Job("Opening", reading.work, lane="reading"))
    desk.until(lambda: "Opening" in work.bar._text.text())
    work.cancel()
    reading.release()
    desk.until(lambda: desk.has_ended(job))
    assert "Training" in work.bar._text.text()
    work.cancel()  # while there is a bar that can be told
    worker.release()
    desk.until(lambda: desk.has_ended(training))


def test_work_that_nobody_waits_for_shows_no_bar_and_outlives_a_cancel(desk: Desk) -> None:
    work, quiet, shown = LongWork(desk.session, desk.session), Worker(), Worker()
    desk.qtbot.addWidget(work.bar)
    job = desk.run(Job("Preparing", quiet.work, quiet.done.append, "long", is_quiet=True))
    work.cancel()
    opening = desk.run(Job("Opening", shown.work, lane="reading"))
    desk.until(lambda: "Opening" in work.bar._text.text())
    work.cancel()
    shown.release()
    desk.until(lambda: desk.has_ended(opening))
    quiet.turns.release(2)
    desk.until(lambda: quiet.made == 2)
    desk.session.cancel_job(job)
    quiet.release()
    desk.until(lambda: desk.has_ended(job))


def test_work_in_a_thread_of_its_own_tells_nobody_else(desk: Desk) -> None:
    thread, heard = JobThread(desk.session), []
    thread.finished_job.connect(lambda job, outcome: heard.append((job, outcome)))
    job = Job("", lambda: in_one_step(lambda: 3))
    thread.submit(job)
    desk.until(lambda: heard == [(job, 3)])
    thread.finish()
    assert desk.told == []
