"""Recovery copies: whose they are, what they hold, when they go, and how they are offered."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

import engine
from gui.app.program import Program
from gui.app.recovery import Recovery, _picture_of
from gui.files.recovery_copies import Abandoned, Lock, OwnCopy, abandoned
from gui.presentation.lessons import open_lesson
from tests.foreign import onnx_file

ROOT = Path(__file__).resolve().parents[3]
Edit = Callable[[engine.Project], engine.Project]


def bias(value: float) -> Edit:
    return lambda project: engine.set_bias(project, "conv1", 0, value)


@pytest.fixture
def project() -> engine.Project:
    image = np.linspace(0, 1, 64, dtype=np.float32).reshape(1, 8, 8)
    layers = [engine.Conv2d(filters=2), engine.ReLU()]
    return replace(engine.set_image(engine.chain((1, 8, 8), layers, seed=0), image), name="waves")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "data" / "recovery"


def left_behind(place: Path, project: engine.Project, path: Path | None = None) -> None:
    """A copy as a process leaves it that is no longer there."""
    own = OwnCopy(place)
    own.write(project, path)
    own.release()


def taken(place: Path) -> list[Abandoned]:
    """The copies that somebody would be offered, claimed for as long as they are held."""
    return list(abandoned(place))


# --- copies on the disk ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", [None, Path("/somewhere/mein Netz.convscope")])
def test_a_copy_gives_back_the_work_and_its_place(place: Path, project: engine.Project, path: Path | None) -> None:
    left_behind(place, project, path)
    [copy] = taken(place)
    assert (copy.read(), copy.path) == (project, path)


def test_a_copy_belongs_to_one_at_a_time(place: Path, project: engine.Project) -> None:
    own = OwnCopy(place)
    own.write(project, None)
    assert taken(place) == [], "its process lives"
    own.release()
    [copy] = taken(place)
    assert taken(place) == [], "somebody is being asked about it"
    copy.release()
    [copy] = taken(place)
    copy.discard()
    assert list(place.iterdir()) == []


def test_two_windows_do_not_overwrite_each_others_copies(place: Path, project: engine.Project) -> None:
    other = bias(5.0)(project)
    first, second = OwnCopy(place), OwnCopy(place)
    first.write(project, None)
    second.write(other, None)
    first.write(project, None)
    second.remove()
    second.write(other, None)
    first.release()
    second.release()
    copies = taken(place)
    assert [copy.read() for copy in copies] in ([other, project], [project, other])


def test_a_copy_is_replaced_and_removed_with_all_that_belongs_to_it(place: Path, project: engine.Project) -> None:
    own = OwnCopy(place)
    own.write(project, Path("/one"))
    own.write(bias(1.0)(project), Path("/two"))
    own.release()
    [copy] = taken(place)
    assert (copy.read(), copy.path) == (bias(1.0)(project), Path("/two"))
    copy.discard()
    own.write(project, None)
    own.remove()
    assert own.kept is None
    assert list(place.iterdir()) == []


@pytest.mark.parametrize("fails", [False, True])
def test_a_copy_stays_until_that_for_another_place_is_complete(
    place: Path, project: engine.Project, fails: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else a kill while the first copy after a save is written loses what was kept before."""
    own, seen = OwnCopy(place), list[int]()
    own.write(bias(1.0)(project), None)

    def save(*given: object) -> None:
        seen.append(len(files(place)))
        if fails:
            raise OSError(28, "No space left on device")
        engine.save_project(*given)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr("gui.files.recovery_copies.save_project", save)
        try:
            own.write(bias(2.0)(project), Path("/mine"))
        except OSError:
            assert fails
    assert seen == [1], "the one before is still there"
    left = (bias(1.0)(project), None) if fails else (bias(2.0)(project), Path("/mine"))
    assert own.kept == left
    assert len(list(place.iterdir())) == 1
    own.release()
    [copy] = taken(place)
    assert (copy.read(), copy.path) == left


def test_what_a_process_left_without_a_copy_is_removed(place: Path) -> None:
    for name in ("1-killed-before-its-first-copy", "2-killed-during-it"):
        (place / name).mkdir(parents=True)
        (place / name / "lock").touch()
    (place / "2-killed-during-it" / ".convscope-abc").write_bytes(b"half")
    (place / "3-just-begun").mkdir()
    assert taken(place) == []
    assert [each.name for each in place.iterdir()] == ["3-just-begun"]


@pytest.mark.parametrize("rest", [(), ("about.json",), ("about.json", ".convscope-0a-7-0b")])
def test_what_a_kill_left_of_a_folder_is_forgotten_after_a_while(place: Path, rest: tuple[str, ...]) -> None:
    """Before it was locked, or after its lock was removed; one that is younger may be about to be locked."""
    old, young, others = place / "1-old", place / "2-young", place / "holiday"
    for folder in (old, young, others):
        folder.mkdir(parents=True)
        for name in rest:
            (folder / name).touch()
    (others / "beach.png").touch()
    for folder in (old, others):
        os.utime(folder, (1_000_000_000, 1_000_000_000))
    assert taken(place) == []
    assert sorted(place.iterdir()) == [young, others]


@pytest.mark.parametrize("about", [b"", b"[", b"[]", b"7", b'{"path": 7}', b'{"path": ["x"]}', b"\xff\xfe", None])
def test_without_its_place_a_copy_still_is_one(place: Path, project: engine.Project, about: bytes | None) -> None:
    left_behind(place, project, Path("/one"))
    [file] = place.glob("*/about.json")
    if about is None:
        file.unlink()
    else:
        file.write_bytes(about)
    [copy] = taken(place)
    assert (copy.read(), copy.path) == (project, None)


def test_a_damaged_place_is_none(place: Path, project: engine.Project) -> None:
    """Else the work would be saved under a name that nobody gave it."""
    left_behind(place, project, Path("/somewhere/mine.convscope"))
    [file] = place.glob("*/about.json")
    whole = file.read_bytes()
    for at in range(len(whole)):
        for bit in range(8):
            file.write_bytes(whole[:at] + bytes((whole[at] ^ 1 << bit,)) + whole[at + 1 :])
            [copy] = taken(place)
            assert copy.path in (None, Path("/somewhere/mine.convscope"))
            copy.release()


def test_the_lock_of_a_living_process_holds_and_that_of_a_dead_one_does_not(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from gui.files.recovery_copies import Lock\n"
        "lock = Lock(Path(sys.argv[1])); print(lock.take(), flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", code, str(tmp_path / "lock")]
    process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    with process:
        assert process.stdout is not None
        assert process.stdout.readline() == "True\n"
        lock = Lock(tmp_path / "lock")
        assert not lock.take()
        process.kill()
        process.wait()
        assert lock.take()
        lock.release()


@pytest.mark.parametrize("lines", [1, 5])
def test_a_kill_while_copies_are_written_loses_only_the_last(place: Path, lines: int) -> None:
    code = (
        "import sys, engine; from pathlib import Path; from gui.files.recovery_copies import OwnCopy\n"
        "own, count = OwnCopy(Path(sys.argv[1])), 0\n"
        "layers = [engine.Conv2d(filters=64, kernel=9), engine.Flatten(), engine.Linear()]\n"
        "project = engine.chain((1, 64, 64), layers)\n"
        "while True:\n"
        "    count += 1\n"
        "    own.write(engine.set_bias(project, 'conv1', 0, count), Path('/mine'))\n"
        "    print(count, flush=True)"
    )
    command = [sys.executable, "-c", code, str(place)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        last = [int(process.stdout.readline()) for _ in range(lines)][-1]
        process.kill()
    [copy] = taken(place)
    assert copy.read().layers[0].weights["bias"].data[0] >= last
    assert copy.path == Path("/mine")
    copy.discard()
    assert list(place.iterdir()) == []


@pytest.mark.parametrize("shape", [(1, 28, 28), (3, 28, 28), (3, 400, 90), (1, 1, 500), (1, 700, 1), (4, 8, 8), None])
def test_the_picture_of_an_offer_is_small(shape: tuple[int, int, int] | None) -> None:
    project = engine.chain((shape[0] if shape else 1, 8, 8), [engine.Conv2d()], seed=0)
    if shape is not None:
        project = engine.set_image(project, np.full(shape, 0.5, np.float32))
    picture = _picture_of(project)
    if shape is None or shape[0] == 4:
        assert picture is None
    else:
        assert picture is not None
        assert max(picture.width(), picture.height()) == 40
        assert picture.pixelColor(0, 0).getRgb() == (127, 127, 127, 255)


def test_the_picture_of_an_offer_may_hold_what_is_no_number() -> None:
    values = np.full((1, 60, 60), np.nan, np.float32)
    values[0, 30:] = np.inf
    picture = _picture_of(engine.set_image(engine.chain((1, 8, 8), [engine.Conv2d()], seed=0), values))
    assert picture is not None
    assert [picture.pixelColor(0, row).red() for row in (0, 39)] == [0, 255]


# --- in the program --------------------------------------------------------------------------------------------

Begin = Callable[[], Recovery]


@pytest.fixture
def opened(project: engine.Project) -> engine.Project:
    """What the program starts with."""
    return project


@pytest.fixture
def begin(program: Program, place: Path) -> Iterator[Begin]:
    made: list[Recovery] = []

    def start() -> Recovery:
        made.append(Recovery(program, place, pause=0))
        return made[-1]

    yield start
    for recovery in made:
        recovery.end()


def keeps(recovery: Recovery, qtbot: QtBot) -> None:
    """Waits until the copy is the one of what is unsaved."""

    def done() -> bool:
        unsaved, kept = recovery._unsaved(), recovery._own.kept
        return kept is unsaved is None or (kept is not None and unsaved is not None and kept[0] is unsaved[0])

    qtbot.waitUntil(done, timeout=20_000)


def files(place: Path) -> list[Path]:
    return sorted(place.glob("*/work.convscope"))


def test_unsaved_work_has_a_copy_and_saved_work_has_none(
    program: Program, begin: Begin, place: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    window, recovery = program.window, begin()
    assert not place.exists(), "there is nothing to keep"
    window.document.edit("bias", bias(1.0))
    keeps(recovery, qtbot)
    [file] = files(place)
    assert engine.open_project(file) == window.document.project
    assert window.work.bar.isHidden()
    assert window.banner.isHidden()
    assert not window.session.working, "saving and closing do not wait for it"
    window.document.edit("bias", bias(2.0))
    keeps(recovery, qtbot)
    assert engine.open_project(file) == window.document.project
    window.files.save_to(tmp_path / "saved.convscope")
    qtbot.waitUntil(lambda: not window.document.modified, timeout=20_000)
    qtbot.waitUntil(lambda: files(place) == [])


def test_taking_back_every_change_removes_the_copy(program: Program, begin: Begin, place: Path, qtbot: QtBot) -> None:
    recovery = begin()
    program.window.document.edit("bias", bias(1.0))
    keeps(recovery, qtbot)
    program.window.document.stack.undo()
    qtbot.waitUntil(lambda: list(place.iterdir()) == [])


def test_work_given_up_for_other_work_has_no_copy(
    program: Program, begin: Begin, place: Path, project: engine.Project, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    recovery = begin()
    program.window.document.edit("bias", bias(1.0))
    keeps(recovery, qtbot)
    monkeypatch.setattr(program.window.files, "_ask", lambda: QMessageBox.StandardButton.Discard)
    program.window.projects.open(replace(project, name="other"), None)
    qtbot.waitUntil(lambda: files(place) == [])


def test_in_a_lesson_the_users_own_work_counts_and_the_lessons_does_not(
    program: Program, begin: Begin, place: Path, qtbot: QtBot
) -> None:
    window, recovery = program.window, begin()
    window.player.start(open_lesson(2))
    window.document.edit("lesson", lambda project: replace(project, name="not mine"))
    assert window.document.modified
    assert recovery._unsaved() is None
    window.player.leave()
    window.document.edit("own", bias(1.0))
    own = window.document.project
    window.player.start(open_lesson(2))
    window.document.edit("lesson", lambda project: replace(project, name="not mine"))
    keeps(recovery, qtbot)
    [file] = files(place)
    assert engine.open_project(file) == own
    recovery.end()
    [copy] = taken(place)
    assert copy.read() == own


def test_the_end_leaves_what_is_unsaved_and_nothing_else(
    program: Program, begin: Begin, place: Path, qtbot: QtBot
) -> None:
    program.window.document.edit("bias", bias(1.0))
    begin().end()  # before its time came
    [copy] = taken(place)
    assert copy.read() == program.window.document.project
    copy.discard()
    recovery = begin()
    keeps(recovery, qtbot)
    program.window.document.give_up_changes()
    recovery.end()
    assert list(place.iterdir()) == []


def test_work_in_another_language_is_kept_as_well(program: Program, begin: Begin, place: Path, qtbot: QtBot) -> None:
    recovery, window = begin(), program.window
    program.speak("de")
    qtbot.waitUntil(lambda: program.window is not window, timeout=60_000)
    program.window.document.edit("bias", bias(4.0))
    keeps(recovery, qtbot)
    [file] = files(place)
    assert engine.open_project(file) == program.window.document.project
    with qtbot.waitSignal(program.window.settled, timeout=60_000):
        program.window.session.request()


def test_a_copy_that_cannot_be_written_is_said_once(program: Program, begin: Begin, place: Path, qtbot: QtBot) -> None:
    place.parent.mkdir()
    place.touch()
    recovery, window = begin(), program.window
    window.document.edit("bias", bias(1.0))
    qtbot.waitUntil(lambda: "No copy" in window.status.currentMessage())
    assert not window.banner.text
    window.status.clearMessage()
    before = recovery._wanted
    window.document.edit("bias", bias(2.0))
    qtbot.waitUntil(lambda: recovery._wanted is not before)
    with qtbot.waitSignal(recovery._thread.failed_job):
        recovery._keep()
    QApplication.processEvents()
    assert not window.status.currentMessage()
    window.document.give_up_changes()


# --- what was left behind --------------------------------------------------------------------------------------


def press(program: Program, label: str) -> None:
    [button] = [each for each in program.window.banner._buttons if each.text() == label]
    button.click()


def test_what_was_left_behind_comes_back_as_unsaved_work(
    program: Program, begin: Begin, place: Path, project: engine.Project, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "mine.convscope"
    engine.save_project(project, path)
    before = path.read_bytes()
    lost = bias(7.0)(project)
    left_behind(place, lost, path)
    window, recovery = program.window, begin()
    recovery.offer()
    qtbot.waitUntil(lambda: "mine.convscope" in window.banner.text)
    [old] = files(place)
    press(program, "Restore")
    assert (window.document.project, window.document.path) == (lost, path)
    assert window.document.modified
    assert window.isWindowModified()
    assert old.exists(), "it goes when there is another copy"
    keeps(recovery, qtbot)
    qtbot.waitUntil(lambda: not old.exists())
    [file] = files(place)
    assert engine.open_project(file) == lost
    assert path.read_bytes() == before
    window.files.save()
    qtbot.waitUntil(lambda: not window.document.modified, timeout=20_000)
    qtbot.waitUntil(lambda: list(place.iterdir()) == [])
    assert engine.open_project(path) == lost


def test_restored_work_outlives_an_end_right_after(
    program: Program, begin: Begin, place: Path, project: engine.Project, qtbot: QtBot
) -> None:
    left_behind(place, bias(7.0)(project))
    recovery = begin()
    recovery.offer()
    qtbot.waitUntil(lambda: "waves" in program.window.banner.text)
    press(program, "Restore")
    recovery.end()
    [copy] = taken(place)
    assert copy.read() == bias(7.0)(project)


def test_thrown_away_is_gone_and_the_one_before_is_offered(
    program: Program, begin: Begin, place: Path, project: engine.Project, qtbot: QtBot
) -> None:
    left_behind(place, replace(project, name="first"))
    [file] = files(place)
    os.utime(file, (1_000_000_000, 1_000_000_000))  # clocks may be coarse
    left_behind(place, replace(project, name="second"))
    recovery, banner = begin(), program.window.banner
    recovery.offer()
    qtbot.waitUntil(lambda: "second" in banner.text)
    press(program, "Throw away")
    qtbot.waitUntil(lambda: "first" in banner.text)
    press(program, "Throw away")
    assert files(place) == []
    assert not program.window.document.modified


def test_who_stays_with_her_work_is_asked_again(
    program: Program, begin: Begin, place: Path, project: engine.Project, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    left_behind(place, replace(project, name="lost"))
    recovery, window = begin(), program.window
    recovery.offer()
    qtbot.waitUntil(lambda: "lost" in window.banner.text)
    window.document.edit("bias", bias(1.0))
    own = window.document.project
    monkeypatch.setattr(window.files, "_ask", lambda: QMessageBox.StandardButton.Cancel)
    press(program, "Restore")
    assert window.document.project is own
    assert "lost" in window.banner.text
    keeps(recovery, qtbot)
    assert len(files(place)) == 2


def test_another_message_does_not_take_the_place_of_the_offer(
    program: Program, begin: Begin, place: Path, project: engine.Project, qtbot: QtBot
) -> None:
    left_behind(place, replace(project, name="lost"))
    recovery, window = begin(), program.window
    again = window.actions_["recover"]
    assert not again.isEnabled()
    recovery.offer()
    qtbot.waitUntil(lambda: "lost" in window.banner.text)
    assert again.isEnabled()
    for word in ("one", "two"):
        window.banner.show_message("info", word)
    window.banner.hide()
    qtbot.waitUntil(lambda: "lost" in window.banner.text)
    window.banner.show_message("info", "another")
    window.banner.dismiss()
    qtbot.waitUntil(lambda: "lost" in window.banner.text)
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not window.banner.text
    window.banner.show_message("info", "another")
    window.banner.hide()
    QApplication.processEvents()
    assert not window.banner.text, "she does not want it now"
    again.trigger()
    assert "lost" in window.banner.text
    press(program, "Throw away")
    qtbot.waitUntil(lambda: files(place) == [])
    assert not again.isEnabled()


def test_a_lesson_is_not_interrupted_by_the_offer(
    program: Program, begin: Begin, place: Path, project: engine.Project, qtbot: QtBot
) -> None:
    left_behind(place, replace(project, name="lost"))
    recovery, window = begin(), program.window
    recovery.offer()
    qtbot.waitUntil(lambda: "lost" in window.banner.text)
    window.player.start(open_lesson(1))
    QApplication.processEvents()
    assert not window.banner.text
    window.player.leave()
    qtbot.waitUntil(lambda: "lost" in window.banner.text)
    program.speak("de")
    assert "lost" in program.window.banner.text
    assert program.window.actions_["recover"].isEnabled()
    with qtbot.waitSignal(program.window.settled, timeout=60_000):
        program.window.session.request()


def test_a_copy_that_cannot_be_thrown_away_is_said(
    program: Program, begin: Begin, place: Path, project: engine.Project, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    left_behind(place, project)
    recovery, window = begin(), program.window
    recovery.offer()
    qtbot.waitUntil(lambda: "waves" in window.banner.text)

    def refuse(_: Abandoned) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Abandoned, "discard", refuse)
    press(program, "Throw away")
    assert "permission is denied" in window.status.currentMessage()
    assert window.actions_["recover"].isEnabled()


def test_what_nobody_answered_is_offered_to_the_next(
    program: Program, begin: Begin, place: Path, project: engine.Project, qtbot: QtBot
) -> None:
    left_behind(place, project)
    recovery = begin()
    recovery.offer()
    qtbot.waitUntil(lambda: "waves" in program.window.banner.text)
    assert taken(place) == [], "another window does not offer it meanwhile"
    recovery.end()
    assert [copy.read() for copy in taken(place)] == [project]


@pytest.mark.parametrize("content", [b"", b"nothing", b"PK\x05\x06" + bytes(18)])
def test_a_damaged_copy_is_said_and_put_aside(
    program: Program, begin: Begin, place: Path, project: engine.Project, qtbot: QtBot, content: bytes
) -> None:
    left_behind(place, project)
    [good] = files(place)
    os.utime(good, (1_000_000_000, 1_000_000_000))
    left_behind(place, project)
    [bad] = [each for each in files(place) if each != good]
    bad.write_bytes(content)
    recovery, banner = begin(), program.window.banner
    recovery.offer()
    qtbot.waitUntil(lambda: "cannot be opened" in banner.text)
    assert "waves" in banner.text, "the good one is offered with it"
    [aside] = (place / "damaged").iterdir()
    assert str(aside) in banner.text
    assert aside.read_bytes() == content


def test_an_offer_leaves_what_was_said_before_to_be_read(
    program: Program, begin: Begin, place: Path, project: engine.Project, qtbot: QtBot
) -> None:
    """A program that starts with a file it cannot open says why, also when there is a copy of other work."""
    left_behind(place, project)
    recovery, banner = begin(), program.window.banner
    program.window.messages.refuse(engine.EngineError("That file is damaged."))
    recovery.offer()
    qtbot.waitUntil(lambda: "waves" in banner.text)
    assert "That file is damaged." in banner.text


@pytest.mark.parametrize("offered_first", [True, False])
def test_an_offer_and_what_had_to_be_assumed_about_a_file_can_both_be_read(
    program: Program,
    begin: Begin,
    place: Path,
    project: engine.Project,
    tmp_path: Path,
    qtbot: QtBot,
    offered_first: bool,
) -> None:
    """A program that starts with another program's network has both to say, and which comes first is up to the disk."""
    file = onnx_file(tmp_path / "net.onnx")
    left_behind(place, replace(project, name="lost"))
    recovery, window = begin(), program.window
    steps = [recovery.offer, lambda: window.opening.open_path(file)]
    words = ["lost", "how inputs were scaled"]
    if not offered_first:
        steps, words = steps[::-1], words[::-1]
    for step, word in zip(steps, words, strict=True):
        step()
        qtbot.waitUntil(lambda word=word: word in window.banner.text, timeout=60_000)
    QApplication.processEvents()
    assert "how inputs were scaled" in window.banner.text
    if offered_first:
        window.banner.dismiss()
        QApplication.processEvents()
    assert "lost" in window.banner.text
    assert "Restore" in [each.text() for each in window.banner._buttons]


def test_without_anything_left_nothing_is_said(program: Program, begin: Begin, place: Path, qtbot: QtBot) -> None:
    recovery = begin()
    with qtbot.waitSignal(recovery._thread.finished_job):
        recovery.offer()
    QApplication.processEvents()
    assert not program.window.banner.text
    assert not place.exists()
