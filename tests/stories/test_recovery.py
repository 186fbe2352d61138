"""The program is killed, or asked to end, with unsaved work: the next start offers it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import IO, Any

import psutil
import pytest

import engine
from gui.files.recovery_copies import OwnCopy
from gui.files.samples import RESOURCES
from tests.hostile import endless

ROOT = Path(__file__).resolve().parents[2]

# The program as app.py starts it, with somebody in front of it who acts once everything is painted. It is imported
# once, by a process that waits for orders: with each it forks, and its child goes on as the program.
_PROGRAM = """
import io, json, os, signal, sys, threading
from pathlib import Path
import psutil
import torch
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPushButton
import engine
import engine.formats.reading_process
import engine.training.networks
import gui.window.later
from engine.images import reading as images
from gui.app import start
from gui.app import recovery
from gui.files import saving as files
from gui.window.main_window import MainWindow
from gui.map.map_panel import MapPanel
from gui.presentation.lessons import open_lesson

def ordered():
    for line in sys.stdin:
        order, *given = json.loads(line)
        if order == "wait":
            signal.alarm(60)
            print(os.waitstatus_to_exitcode(os.waitpid(*given, 0)[1]), flush=True)
            signal.alarm(0)
        elif child := os.fork():
            print(child, flush=True)
        else:
            return given
    sys.exit()

environment, told, complaints, act, arguments = ordered()
os.environ.update(environment)
for end, path in enumerate((told, complaints), start=1):
    os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT), end)
app = QApplication(["convscope"])
program = []
kept_for_good = threading.Event()

class Watched(recovery.Recovery):
    def __init__(self, *given):
        super().__init__(*given, pause=recovery._PAUSE // 10)
        program.append(self)

    def end(self):
        super().end()
        kept_for_good.set()

start.Recovery = Watched

def say(word):
    print(json.dumps(word), flush=True)

def window():
    return next((each for each in app.topLevelWidgets() if isinstance(each, MainWindow) and each.isVisible()), None)

def once(condition, then):
    timer = QTimer(app, interval=20)
    def look():
        if condition():
            timer.stop()
            then()
    timer.timeout.connect(look)
    timer.start()

def calm():
    it = window()
    if it is None or not it.is_whole or it.session.frame is None:
        return False
    return not it.session.busy and it.deferred_parts.complete

def edit():
    window().document.edit("own", lambda project: engine.set_bias(project, "conv1", 0, 41.5))

def kept():
    return program[0]._own.kept is not None

waiting = []

def slow(project, path):
    waiting.append(path)
    kept_for_good.wait()
    return engine.save_project(project, path)

class Stuck(io.BytesIO):
    def read(self, size=-1):
        waiting.append(size)
        threading.Event().wait()

def begin():
    if act == "edited":
        edit()
        say("edited")
    elif act == "kept":
        edit()
        once(kept, lambda: say("kept"))
    elif act == "asked":
        edit()
        QTimer.singleShot(0, window().close)
        once(lambda: app.activeModalWidget() is not None, lambda: say("asked"))
    elif act == "nothing":
        say("nothing")
    elif act == "saving":
        edit()
        files.save_project = slow
        window().files.save_to(Path(os.environ["HOME"]) / "saved.convscope")
        once(lambda: window().session.writing and waiting, lambda: say("saving"))
    elif act == "opening":
        edit()
        images._open = lambda path, name: Stuck()
        window().opening.open_path(Path("some.png"))
        once(lambda: waiting, lambda: say("opening"))
    elif act == "importing":
        edit()
        window().opening.open_path(Path(os.environ["HOME"]) / "net.pt")
        once(lambda: psutil.Process().children(), lambda: say([each.pid for each in psutil.Process().children()]))
    elif act == "presenting":
        edit()
        window().presenter.toggle()
        once(lambda: window().presenter.active, lambda: say("presenting"))
    elif act == "lesson":
        edit()
        window().player.start(open_lesson(1))
        once(calm, lambda: say("lesson"))
    elif act == "asking":
        window().selection.select("conv1")
        edit()
        window().actions_["remove_layer"].trigger()
        once(lambda: window().banner.text, lambda: say("asking"))
    elif act == "offered":
        once(lambda: window().banner.text, lambda: say(window().banner.text))
    elif act == "restore":
        once(lambda: window().banner.text, restore)

def restore():
    next(each for each in window().banner.findChildren(QPushButton) if each.text() == "Restore").click()
    document = window().document
    bias = float(document.project.layers[0].weights["bias"].data[0])
    say([bias, document.modified, document.path and str(document.path)])
    document.give_up_changes()
    window().close()

once(calm, begin)
sys.exit(start.main(arguments))
"""


@dataclass
class Running:
    """The program with a user who does one thing."""

    starter: subprocess.Popen[str]
    pid: int
    said: IO[str]
    complaints: Path

    def told(self) -> object:
        """What the user says once she did it."""
        line = self.said.readline()
        assert line, self.complaints.read_text()
        return json.loads(line)

    def kill(self) -> None:
        """Ends it with no time for anything, if it has not ended."""
        if "status" not in vars(self):
            os.kill(self.pid, signal.SIGKILL)
            assert self.status == -signal.SIGKILL

    @cached_property
    def status(self) -> int:
        """The exit status, once it has ended."""
        return answer(self.starter, "wait", self.pid)

    def ended(self) -> tuple[int, str]:
        """The exit status and what was complained about."""
        status = self.status
        lines = self.complaints.read_text().splitlines()
        return status, "\n".join(line for line in lines if "This plugin does not support" not in line)  # of offscreen


def answer(starter: subprocess.Popen[str], *order: Any) -> int:
    """Has an order carried out by the process that starts programs."""
    assert starter.stdin is not None
    assert starter.stdout is not None
    print(json.dumps(order), file=starter.stdin, flush=True)
    return int(starter.stdout.readline())


@pytest.fixture(scope="module")
def starter() -> Iterator[subprocess.Popen[str]]:
    """A process that has imported the program and forks at every order."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "LANG": "C", "LC_ALL": "C.UTF-8"}
    pipe, command = subprocess.PIPE, [sys.executable, "-c", _PROGRAM]
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdin=pipe, stdout=pipe, text=True) as process:
        yield process


Start = Callable[..., AbstractContextManager[Running]]


@pytest.fixture
def running(starter: subprocess.Popen[str], tmp_path: Path) -> Start:
    """Starts the program with a user who does one thing; it does not outlive the block."""
    places = {"XDG_CONFIG_HOME": "settings", "XDG_DATA_HOME": "data", "HOME": ""}
    environment = {name: str(tmp_path / place) for name, place in places.items()}

    @contextmanager
    def start(act: str, *arguments: str) -> Iterator[Running]:
        told, complaints = (tmp_path / f"{len(os.listdir(tmp_path))}.{name}" for name in ("told", "complaints"))
        os.mkfifo(told)
        pid = answer(starter, "start", environment, str(told), str(complaints), act, arguments)
        with open(told, encoding="utf-8") as said:
            process = Running(starter, pid, said, complaints)
            try:
                yield process
            finally:
                process.kill()

    return start


def copies(folder: Path) -> list[Path]:
    return list(folder.rglob("recovery/*/work.convscope"))


pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")


def test_work_outlives_a_kill_and_two_windows_keep_their_own(running: Start, tmp_path: Path) -> None:
    file = tmp_path / "mine.convscope"
    engine.save_project(engine.open_project(RESOURCES / "networks" / "digits.convscope"), file)
    saved = file.read_bytes()
    with running("kept", str(file)) as first, running("kept") as second:
        assert (first.told(), second.told()) == ("kept", "kept")
        assert len(copies(tmp_path)) == 2
        first.kill()
        with running("offered") as third:
            assert "mine.convscope" in str(third.told())
            os.kill(third.pid, signal.SIGTERM)  # without an answer
            assert third.ended() == (0, "")
        assert len(copies(tmp_path)) == 2
        with running("restore") as fourth:
            assert fourth.told() == [41.5, True, str(file)]
            assert fourth.ended() == (0, "")
        assert len(copies(tmp_path)) == 1, "the first was given up on purpose"
        second.kill()
    assert len(copies(tmp_path)) == 1
    assert file.read_bytes() == saved


@pytest.mark.parametrize(
    ("act", "name"),
    [
        *[("edited", "SIGTERM"), ("opening", "SIGTERM"), ("presenting", "SIGHUP"), ("lesson", "SIGINT")],
        ("asking", "SIGTERM"),
    ],
)
def test_work_outlives_being_asked_to_end_in_the_middle_of_anything(
    running: Start, tmp_path: Path, act: str, name: str
) -> None:
    with running(act) as process:
        assert process.told() == act
        os.kill(process.pid, getattr(signal, name))
        assert process.ended() == (0, "")
    [copy] = copies(tmp_path)
    assert engine.open_project(copy).layers[0].weights["bias"].data[0] == 41.5


def test_being_asked_to_end_while_a_file_is_written(running: Start, tmp_path: Path) -> None:
    with running("saving") as process:
        assert process.told() == "saving"
        os.kill(process.pid, signal.SIGTERM)
        assert process.ended() == (0, "")
    [copy] = copies(tmp_path)
    for file in (tmp_path / "saved.convscope", copy):
        assert engine.open_project(file).layers[0].weights["bias"].data[0] == 41.5
    assert list(tmp_path.glob(".convscope-*")) == []


def test_being_asked_to_end_ends_what_reads_a_foreign_file(running: Start, tmp_path: Path) -> None:
    endless(tmp_path / "net.pt")
    with running("importing") as process:
        [reader] = process.told()  # type: ignore[misc]
        os.kill(process.pid, signal.SIGTERM)
        assert process.ended() == (0, "")
    assert not psutil.pid_exists(reader)
    assert len(copies(tmp_path)) == 1


def test_a_dialog_does_not_keep_the_program_from_ending(running: Start, tmp_path: Path) -> None:
    with running("asked") as process:
        assert process.told() == "asked"
        os.kill(process.pid, signal.SIGTERM)
        assert process.ended() == (0, "")
    assert len(copies(tmp_path)) == 1


def test_without_unsaved_work_nothing_is_left(running: Start, tmp_path: Path) -> None:
    with running("nothing") as process:
        process.told()
        os.kill(process.pid, signal.SIGINT)
        assert process.ended() == (0, "")
    assert list(tmp_path.rglob("recovery")) == []


def test_a_screenshot_offers_nothing(running: Start, tmp_path: Path) -> None:
    own = OwnCopy(tmp_path / "data" / "ConvScope" / "recovery")
    own.write(engine.chain((1, 8, 8), [engine.Conv2d()], seed=0), None)
    own.release()
    with running("wait", "--screenshot", str(tmp_path / "w.png")) as process:
        assert process.ended() == (0, "")
    assert len(copies(tmp_path)) == 1
