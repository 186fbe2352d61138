"""The program is killed, or asked to end, with unsaved work: the next start offers it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest

import engine
from gui.files.recovery_copies import OwnCopy
from gui.files.samples import RESOURCES
from tests.hostile import endless

ROOT = Path(__file__).resolve().parents[2]
LIMIT = 60  # seconds

# The program as app.py starts it, with somebody in front of it who acts once everything is painted.
_PROGRAM = """
import io, json, os, sys, threading
from pathlib import Path
import psutil
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPushButton
import engine
from engine.images import reading as images
from gui.app import start
from gui.app import recovery
from gui.files import saving as files
from gui.window.main_window import MainWindow
from gui.presentation.lessons import open_lesson

act, arguments = sys.argv[1], sys.argv[2:]
app = QApplication(["convscope"])
program = []
kept_for_good = threading.Event()

class Watched(recovery.Recovery):
    def __init__(self, *given):
        super().__init__(*given)
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
    return it is not None and it.session.frame is not None and not it.session.busy and it.deferred_parts.complete

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


@contextmanager
def running(act: str, folder: Path, *arguments: str) -> Iterator[subprocess.Popen[str]]:
    """The program with a user who does one thing, and whatever she sees as the first line of its output."""
    places = {"XDG_CONFIG_HOME": str(folder / "settings"), "XDG_DATA_HOME": str(folder / "data"), "HOME": str(folder)}
    process = subprocess.Popen(
        [sys.executable, "-c", _PROGRAM, act, *arguments],
        cwd=ROOT,
        env={**os.environ, **places, "QT_QPA_PLATFORM": "offscreen", "LANG": "C", "LC_ALL": "C.UTF-8"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def told(process: subprocess.Popen[str]) -> object:
    """What the user says once she did it."""
    assert process.stdout is not None
    assert process.stderr is not None
    line = process.stdout.readline()
    assert line, process.stderr.read()
    return json.loads(line)


def ended(process: subprocess.Popen[str]) -> tuple[int, str]:
    """The exit status and what was complained about."""
    _, complaints = process.communicate(timeout=LIMIT)
    lines = [line for line in complaints.splitlines() if "This plugin does not support" not in line]  # of offscreen
    return process.returncode, "\n".join(lines)


def copies(folder: Path) -> list[Path]:
    return list(folder.rglob("recovery/*/work.convscope"))


pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")


def test_work_outlives_a_kill_and_two_windows_keep_their_own(tmp_path: Path) -> None:
    file = tmp_path / "mine.convscope"
    engine.save_project(engine.open_project(RESOURCES / "networks" / "digits.convscope"), file)
    saved = file.read_bytes()
    with running("kept", tmp_path, str(file)) as first, running("kept", tmp_path) as second:
        assert (told(first), told(second)) == ("kept", "kept")
        assert len(copies(tmp_path)) == 2
        first.send_signal(signal.SIGKILL)
        first.wait(LIMIT)
        with running("offered", tmp_path) as third:
            assert "mine.convscope" in str(told(third))
            third.send_signal(signal.SIGTERM)  # without an answer
            assert ended(third) == (0, "")
        assert len(copies(tmp_path)) == 2
        with running("restore", tmp_path) as fourth:
            assert told(fourth) == [41.5, True, str(file)]
            assert ended(fourth) == (0, "")
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
def test_work_outlives_being_asked_to_end_in_the_middle_of_anything(tmp_path: Path, act: str, name: str) -> None:
    with running(act, tmp_path) as process:
        assert told(process) == act
        process.send_signal(getattr(signal, name))
        assert ended(process) == (0, "")
    [copy] = copies(tmp_path)
    assert engine.open_project(copy).layers[0].weights["bias"].data[0] == 41.5


def test_being_asked_to_end_while_a_file_is_written(tmp_path: Path) -> None:
    with running("saving", tmp_path) as process:
        assert told(process) == "saving"
        process.send_signal(signal.SIGTERM)
        assert ended(process) == (0, "")
    [copy] = copies(tmp_path)
    for file in (tmp_path / "saved.convscope", copy):
        assert engine.open_project(file).layers[0].weights["bias"].data[0] == 41.5
    assert list(tmp_path.glob(".convscope-*")) == []


def test_being_asked_to_end_ends_what_reads_a_foreign_file(tmp_path: Path) -> None:
    endless(tmp_path / "net.pt")
    with running("importing", tmp_path) as process:
        [reader] = told(process)  # type: ignore[misc]
        process.send_signal(signal.SIGTERM)
        assert ended(process) == (0, "")
    assert not psutil.pid_exists(reader)
    assert len(copies(tmp_path)) == 1


def test_a_dialog_does_not_keep_the_program_from_ending(tmp_path: Path) -> None:
    with running("asked", tmp_path) as process:
        assert told(process) == "asked"
        process.send_signal(signal.SIGTERM)
        assert ended(process) == (0, "")
    assert len(copies(tmp_path)) == 1


def test_without_unsaved_work_nothing_is_left(tmp_path: Path) -> None:
    with running("nothing", tmp_path) as process:
        told(process)
        process.send_signal(signal.SIGINT)
        assert ended(process) == (0, "")
    assert list(tmp_path.rglob("recovery")) == []


def test_a_screenshot_offers_nothing(tmp_path: Path) -> None:
    own = OwnCopy(tmp_path / "data" / "ConvScope" / "recovery")
    own.write(engine.chain((1, 8, 8), [engine.Conv2d()], seed=0), None)
    own.release()
    with running("wait", tmp_path, "--screenshot", str(tmp_path / "w.png")) as process:
        assert ended(process) == (0, "")
    assert len(copies(tmp_path)) == 1
