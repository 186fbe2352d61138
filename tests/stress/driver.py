"""The program as a user starts it, and the user: she acts at random, and writes down what she sees."""

from __future__ import annotations

import os
import random
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QPushButton

import engine
from engine import Project
from gui.app import recovery, start
from gui.app.program import Program
from gui.files import saving as files
from gui.files.recovery_copies import OwnCopy
from gui.window.main_window import MainWindow
from tests.stories.test_random_user import RandomUser
from tests.stress.journal import Journal, digest
from tests.stress.plans import PLACES
from tests.stress.strike import Strike

_LIMIT = 180_000  # milliseconds until a program is given up that does not come to its end
_TURN = 15  # the longest pause between two acts
_LOOK = 10  # between two looks whether there is a copy
_CALM = 30  # looks
_DEEPEST = 40  # steps that are undone and done again
_LESSONS, _LANGUAGES = 8, ("en", "de")

Work = tuple[Project, Path | None]


def run(plan: dict[str, Any]) -> int:
    """Runs the program with a user who follows a plan, see ``plans.py``; returns its exit status."""
    journal = Journal(Path(plan["journal"]))
    app = QApplication(["convscope"])
    user = User(plan, journal, app)

    class Watched(recovery.Recovery):
        """The program's own, which tells what it does."""

        def __init__(self, program: Program, place: Path) -> None:
            user.begin(program)
            super().__init__(program, place, pause=plan["pause"])

        def end(self) -> None:
            user.end()
            super().end()

        def _replace(self, unsaved: Work | None, restored: Any) -> float:
            told = {"digest": unsaved and digest(unsaved[0]), "path": unsaved and _text(unsaved[1])}
            journal.write("copying", **told)
            with user.strike.within("copy", lambda: _copied(unsaved, Path(plan["scratch"]))):
                seconds = super()._replace(unsaved, restored)
            journal.write("copied", **told, seconds=seconds)
            user.copied = unsaved
            return seconds

        def _found(self, found: Any) -> None:
            before = self._at.banner.text
            super()._found(found)
            offer = found.offer
            told = {"folder": offer and offer.copy.folder.name, "digest": offer and digest(offer.project)}
            told["path"] = offer and _text(offer.path)
            texts = {"before": before, "said": self._at.banner.text}
            journal.write("offered", **told, damaged=[str(each) for each in found.damaged], **texts)
            QTimer.singleShot(0, user, lambda: user.welcome(told["folder"]))

    def save(project: Project, path: Path) -> tuple[engine.Message, ...]:
        told = {"path": str(path), "digest": digest(project)}
        journal.write("saving", **told)
        with user.strike.within("save", lambda: _saved(project, Path(plan["scratch"]))):
            lost = engine.save_project(project, path)
        journal.write("saved", **told)
        return lost

    start.Recovery = Watched  # type: ignore[misc]
    files.save_project = save  # type: ignore[attr-defined]
    QMessageBox.question = user.answer  # type: ignore[assignment]
    QFileDialog.getSaveFileName = user.choose_place  # type: ignore[assignment]
    return start.main([plan["file"]] if plan["file"] else [])


def _copied(unsaved: Work | None, folder: Path) -> None:
    own = OwnCopy(folder)
    if unsaved is not None:
        own.write(*unsaved)
    own.remove()


def _saved(project: Project, folder: Path) -> None:
    engine.save_project(project, folder / f"{os.getpid()}.convscope")


def _text(path: Path | None) -> str | None:
    return None if path is None else str(path)


class User(QObject):
    """Takes up what was left behind, acts, and brings the program to the end that is planned.

    Attributes:
        strike: the signal that comes in the middle of a save or a copy.
        copied: the work that the program says there is a recovery copy of.
    """

    program: Program
    hands: RandomUser

    def __init__(self, plan: dict[str, Any], journal: Journal, app: QApplication) -> None:
        super().__init__(app)
        self._plan, self._journal, self._chance = plan, journal, random.Random(plan["seed"])
        self.strike = Strike(getattr(signal, plan["signal"] or "SIGKILL"), self._chance)
        self.copied: Work | None = None
        self._noted: tuple[object, ...] = ()
        self._left, self._calm = plan["acts"], 0
        self._has_edited = self._is_closing = False
        self._edits = 2 if plan["acts"] % 2 == 0 else 0  # so that a copy takes the place of another
        self._turn = QTimer(self)
        self._turn.timeout.connect(self._act)
        self._look = QTimer(self, interval=_LOOK)
        self._look.timeout.connect(self._rest)
        self._acts: list[tuple[int, Callable[[], object]]] = [
            (70, self._use),
            (6, lambda: self._save(self._window.document.path or self._place())),
            (3, lambda: self._save(self._place())),
            (4, self._open),
            (3, self._walk),
            (2, lambda: self._window.actions_["add_scene"].trigger()),
            (1, self._take_large_picture),
            (3, self._look_at_lesson),
            (1, self._speak),
        ]
        QTimer.singleShot(_LIMIT, self, self._give_up)

    # --- what she sees -----------------------------------------------------------------------------------------

    @property
    def _window(self) -> MainWindow:
        return self.program.window

    @property
    def _unsaved(self) -> Work | None:
        work = self._window.player.aside or self._window.document
        return (work.project, work.path) if work.modified else None

    def begin(self, program: Program) -> None:
        """Looks at the program from now on."""
        self.program = program
        program.replaced.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        window = self._window
        self.hands = RandomUser(window, Path(self._plan["scratch"]), self._chance.randrange(10**6))
        for signal_ in (window.document.changed, window.document.saved, window.player.changed):
            signal_.connect(self._note)
        window.opening.project_opened.connect(self._opened)
        self._note()

    def _note(self, *_: object, is_given_up: bool = False) -> None:
        """Writes down what there is to be lost, when it is something else than before."""
        work = self._window.player.aside or self._window.document
        seen = work.project, work.path, work.modified and not is_given_up
        if not self._noted or any(one is not other for one, other in zip(seen, self._noted, strict=True)):
            self._noted = seen
            told = {"path": _text(work.path), "modified": seen[2], "given up": is_given_up}
            self._journal.write("state", digest=digest(work.project), **told)

    def _opened(self, project: Project, path: Path | None, _: str) -> None:
        self._journal.write("opened", path=_text(path), digest=digest(project))

    def end(self) -> None:
        """The program is about to end."""
        self._turn.stop()
        self._look.stop()
        self._journal.write("ending")
        if self._plan["moment"] == "ending":
            self.strike = Strike(signal.SIGKILL, self._chance)
            self.strike.arm("copy")

    def _give_up(self) -> None:
        self._wrong("it does not come to its end")
        os.kill(os.getpid(), signal.SIGKILL)

    def _wrong(self, text: str) -> None:
        self._journal.write("wrong", text=text)

    # --- what she does -----------------------------------------------------------------------------------------

    def welcome(self, folder: str | None) -> None:
        """Does what is planned with the copy that is offered, if there is one."""
        how = self._plan["welcome"] if folder is not None else "leave"
        if how == "restore":
            self._journal.write("restoring", folder=folder)
            self._press("Restore")
            self._journal.write("restored", folder=folder)
        elif how in ("throw", "clear"):
            if how == "throw":
                self._plan["welcome"] = "restore"
            self._journal.write("throwing", folder=folder)
            self._press("Throw away")
            self._journal.write("thrown", folder=folder)
            return  # there may be another
        self._turn.start(self._chance.randrange(_TURN))

    def _press(self, label: str) -> None:
        banner, text = self._window.banner, QCoreApplication.translate("Recovery", label)
        next(each for each in banner.findChildren(QPushButton) if each.text() == text).click()

    def _act(self) -> None:
        if not self._has_edited:  # there is something to lose
            self._has_edited = True
            self._edit()
            self._window.actions_["add_scene"].trigger()
            self._journal.write("acting")
            return
        if self._left <= 0 and self._plan["moment"] != "any":
            if not self._window.session.working:  # what is being opened would take the place of the last edit
                self._turn.stop()
                self._finish()
            return
        self._left -= 1
        weights, acts = zip(*self._acts, strict=True)
        is_lesson = self._window.player.lesson is not None
        act = self._look_at_lesson if is_lesson and self._chance.random() < 0.2 else acts[0]
        if not is_lesson:
            act = self._chance.choices(acts, weights)[0]
        act()
        self._turn.setInterval(self._chance.randrange(_TURN))

    def _finish(self) -> None:
        """Comes to the moment that is planned."""
        moment, window = self._plan["moment"], self._window
        if moment != "close":
            window.player.leave()
        self._journal.write("finishing")
        if moment == "rest" or (moment == "copy" and self._edits):
            self._look.start()
        elif moment == "close":
            self._is_closing = True
            window.close()
        elif moment in ("save", "copy"):
            self._edit()
            self.strike.arm(moment)
            if moment == "save":
                self._save(window.document.path or self._place())

    def _edit(self) -> None:
        self._window.document.edit("own", lambda project: engine.set_invert(project, not project.input.invert))

    def _rest(self) -> None:
        """Waits until all that is unsaved is kept."""
        unsaved, copied = self._unsaved, self.copied
        if unsaved is None:
            is_kept = copied is None
        else:
            is_kept = copied is not None and copied[0] is unsaved[0] and copied[1] == unsaved[1]
        self._calm = self._calm + 1 if is_kept and not self._window.session.working else 0
        if self._calm == _CALM and self._edits:
            self._edits, self._calm = self._edits - 1, 0
            if not self._edits:
                self._save(self._place(other=True))
                if self._plan["moment"] == "copy":
                    self.strike.arm("copy")
            self._edit()
        elif self._calm == _CALM:
            self._journal.write("rest")

    def _place(self, other: bool = False) -> Path:
        """Where work can be saved, for example another place than that of what is open."""
        places = [Path(self._plan["folder"]) / each for each in PLACES]
        return self._chance.choice([each for each in places if not other or each != self._window.document.path])

    def _save(self, path: Path) -> None:
        self._window.files.save_to(path)

    def _open(self) -> None:
        path = self._place()
        self._journal.write("opening", path=str(path))
        self._window.opening.open_path(path)

    def _take_large_picture(self) -> None:
        rng = np.random.default_rng(self._chance.randrange(10**6))
        values = rng.random((1, 900, 900), np.float32)
        self._window.document.edit("large", lambda project: engine.set_image(project, values, "large"))

    def _use(self) -> None:
        self._journal.write("act", name=self.hands.act())

    def _look_at_lesson(self) -> None:
        player = self._window.player
        if player.lesson is None:
            self._window.lessons.take(self._chance.randint(1, _LESSONS))
        elif self._chance.random() < 0.5:
            player.go(player.index + 1)
        else:
            player.leave()

    def _speak(self) -> None:
        self._window.language_wanted.emit(self._chance.choice(_LANGUAGES))

    def _walk(self) -> None:
        """Undoes and does again what can be: every step leads to where it led before."""
        document, seen = self._window.document, [digest(self._window.document.project)]
        while document.stack.canUndo() and len(seen) <= _DEEPEST:
            document.stack.undo()
            seen.append(digest(document.project))
        for before in reversed(seen[:-1]):
            document.stack.redo()
            if digest(document.project) != before:
                self._wrong("redoing what was undone leads elsewhere")

    def answer(self, *given: object) -> QMessageBox.StandardButton:
        """Answers a question as it comes: whether unsaved work is to be saved, or a file replaced."""
        buttons = QMessageBox.StandardButton
        if len(given) == 3:
            return buttons.Yes
        choices = (buttons.Save, buttons.Discard, buttons.Cancel)
        answer = getattr(buttons, self._plan["answer"]) if self._is_closing else self._chance.choice(choices)
        if answer == buttons.Discard:
            self._note(is_given_up=True)
        return answer

    def choose_place(self, *_: object) -> tuple[str, str]:
        """Says where work without a place is saved."""
        return str(self._place()), ""
