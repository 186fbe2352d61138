"""Crash recovery: keeps a background copy of unsaved work, and offers it at the next start."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QImage, QPixmap

from engine import EngineError, Project
from engine.values.system_errors import reason_of
from gui.app.program import Program
from gui.files.recovery_copies import Abandoned, OwnCopy, abandoned
from gui.files.saving import title_at
from gui.state.workers import Job, JobThread, in_one_step
from gui.text.phrases import say

_PAUSE = 3000  # milliseconds from a change to its copy
_SHARE = 10  # writing takes at most 1 / _SHARE of the time
_PICTURE = 40  # pixels of the preview in the banner


@dataclass(frozen=True)
class _Offer:
    """A recovery copy that can be opened."""

    copy: Abandoned
    project: Project
    path: Path | None
    when: float
    picture: QImage | None

    @property
    def name(self) -> str:
        return title_at(self.path, self.project)


@dataclass(frozen=True)
class _SearchResult:
    """The copies left by crashed processes.

    Args:
        offer: the newest copy that can be opened.
        damaged: the present paths of damaged copies.
    """

    offer: _Offer | None
    damaged: tuple[Path, ...]


class Recovery(QObject):
    """Keeps a copy of the user's unsaved work, and offers copies left by earlier processes.

    Copies are written in a thread of their own, independent of all jobs.

    Args:
        place: the folder of all recovery copies.
        pause: milliseconds from a change to its copy.
    """

    def __init__(self, program: Program, place: Path, pause: int = _PAUSE) -> None:
        super().__init__(program)
        self._program, self._place = program, place
        self._own = OwnCopy(place)
        self._wanted: tuple[Project, Path | None] | None = None  # content of the copy when the thread is done
        self._restored: Abandoned | None = None  # reopened; kept until a newer copy exists or the work is saved
        self._offer: _Offer | None = None
        self._offered = ""  # the text of the pending offer; empty once the user dismissed it
        self._has_failed = self._has_ended = False
        self._shortest_pause = pause
        self._timer = QTimer(self, singleShot=True, interval=pause)
        self._timer.timeout.connect(self._keep)
        self._thread = JobThread(self)
        self._thread.finished_job.connect(self._done)
        self._thread.failed_job.connect(self._failed)
        program.replaced.connect(self._follow)
        self._follow()

    @Slot()
    def _follow(self) -> None:
        """Connects to the current window."""
        self._at = at = self._program.workplace
        at.document.changed.connect(self._look)
        at.document.saved.connect(self._look)
        at.player.changed.connect(self._look)
        at.player.changed.connect(self._offer_again, Qt.ConnectionType.QueuedConnection)
        at.banner.gone.connect(self._offer_again, Qt.ConnectionType.QueuedConnection)  # another may replace it at once
        at.banner.dismissed.connect(self._dismissed)
        at.actions.bind({"recover": self._ask_again})
        self._look()
        self._enable()
        if self._offered:
            self._show_offer("")

    def end(self) -> None:
        """Shuts down: leaves a copy exactly if there is unsaved work.

        Raises:
            EngineError, OSError: the copy cannot be written.
        """
        if self._has_ended:
            return
        self._has_ended = True
        self._timer.stop()
        self._thread.finish()
        unsaved = self._unsaved()
        try:
            self._replace(unsaved, self._restored)
        finally:
            self._own.release()
            if self._restored is not None:
                self._restored.release()
            if self._offer is not None:
                self._offer.copy.release()

    # --- the copy ----------------------------------------------------------------------------------------------

    def _unsaved(self) -> tuple[Project, Path | None] | None:
        """The user's unsaved Project and its path, or None; a lesson's Project does not count."""
        work = self._at.player.aside or self._at.document
        return (work.project, work.path) if work.modified else None

    @Slot()
    def _look(self) -> None:
        """Starts the timer for a copy if the unsaved work has changed."""
        if self._has_ended:
            return
        offer = self._offer
        if offer is not None and self._at.document.project is offer.project:
            self._restored = offer.copy
            self._forget()
        unsaved = self._unsaved()
        if unsaved is None:
            self._timer.stop()
            if self._wanted is not None or self._restored is not None:
                self._keep()
        elif not _is_same(unsaved, self._wanted) and not self._timer.isActive():
            self._timer.start()  # further changes do not restart it

    @Slot()
    def _keep(self) -> None:
        """Updates the copy in the background thread."""
        unsaved, restored = self._unsaved(), self._restored
        self._wanted = unsaved

        def done(seconds: float) -> None:
            self._timer.setInterval(max(self._shortest_pause, int(1000 * _SHARE * seconds)))
            if self._restored is restored:
                self._restored = None

        self._thread.submit(Job("", lambda: in_one_step(lambda: self._replace(unsaved, restored)), done))

    def _replace(self, unsaved: tuple[Project, Path | None] | None, restored: Abandoned | None) -> float:
        """Writes a copy of ``unsaved``, or removes it if None; returns the seconds that it took.

        Args:
            restored: the copy that the work was restored from, which is then removed.
        """
        began = time.monotonic()
        if unsaved is None:
            self._own.remove()
        elif not _is_same(unsaved, self._own.kept):
            self._own.write(*unsaved)
        if restored is not None:
            restored.discard()
        return time.monotonic() - began

    @Slot(object, object)
    def _done(self, job: Job, outcome: object) -> None:
        if not self._has_ended:
            job.done(outcome)

    @Slot(object, object)
    def _failed(self, _job: Job, error: BaseException) -> None:
        if not isinstance(error, EngineError | OSError):
            self._at.messages.report_bug(error)
        elif not self._has_failed:  # reported once, in the status bar: the user can go on working
            self._has_failed = True
            reason = say(error.what if isinstance(error, EngineError) else reason_of(error))
            text = self.tr("No copy of unsaved work can be kept for a crash: {reason}").format(reason=reason)
            self._at.tell(text)

    # --- copies of earlier processes ---------------------------------------------------------------------------

    @Slot()
    def offer(self) -> None:
        """Searches for copies left by earlier processes, and offers the newest."""
        self._thread.submit(Job("", lambda: in_one_step(self._find), self._found))

    def _find(self) -> _SearchResult:
        damaged: list[Path] = []
        for copy in abandoned(self._place):
            try:
                project = copy.read()
            except EngineError:
                damaged.append(copy.move_damaged())
            else:
                offer = _Offer(copy, project, copy.path, copy.time, _picture_of(project))
                return _SearchResult(offer, tuple(damaged))
        return _SearchResult(None, tuple(damaged))

    def _found(self, found: _SearchResult) -> None:
        self._offer = found.offer
        banner = self._at.banner
        self._enable()
        text = self.tr("A copy of unsaved work cannot be opened; it lies at {place} now.")
        lines = [text.format(place=place) for place in found.damaged]
        before = " ".join(filter(None, (banner.text, *lines)))  # keeps an error message that is already shown
        if found.offer is not None:
            self._show_offer(before)
        elif lines:
            banner.show_message("warning", before)

    def _show_offer(self, before: str) -> None:
        """Shows the offer in the banner, after the text ``before``."""
        offer, banner = self._offer, self._at.banner
        assert offer is not None
        locale = QLocale(QCoreApplication.translate("language", "en"))
        when = locale.toString(QDateTime.fromSecsSinceEpoch(int(offer.when)), QLocale.FormatType.ShortFormat)
        text = self.tr("“{name}” was not saved: there is a copy of {time}.")
        self._offered = f"{before} {text.format(name=offer.name, time=when)}".strip()
        banner.show_message(
            "warning" if before else "info",
            self._offered,
            (self.tr("Restore"), self._restore),
            (self.tr("Throw away"), self._throw_away),
        )
        if offer.picture is not None:
            banner.show_picture(QPixmap.fromImage(offer.picture))

    @Slot()
    def _offer_again(self) -> None:
        """Shows the offer again when the message that replaced it is gone; not during a lesson."""
        at = self._at
        busy = at.player.lesson is not None or at.session.writing  # the result of saving is shown first
        if self._offered and at.banner.isHidden() and not busy:
            self._show_offer("")

    @Slot()
    def _dismissed(self) -> None:
        if self._at.banner.text == self._offered:
            self._offered = ""  # still available in the menu

    def _ask_again(self) -> None:
        if self._offer is not None:
            self._show_offer("")

    def _forget(self) -> None:
        """Withdraws the offer."""
        self._offer, self._offered = None, ""
        self._enable()

    def _enable(self) -> None:
        self._at.actions["recover"].setEnabled(self._offer is not None)

    def _restore(self) -> None:
        """Opens the copy as unsaved work. It is kept until a newer one exists, or the work is saved or discarded."""
        offer = self._offer
        assert offer is not None
        text = self.tr("“{name}” is back, and not saved yet.").format(name=offer.name)
        self._at.open_project(offer.project, offer.path, text, False)
        if self._offer is not None and not self._at.session.writing:  # the user cancelled and kept the open project
            self._show_offer("")

    def _throw_away(self) -> None:
        assert self._offer is not None
        try:
            self._offer.copy.discard()
        except OSError as error:
            text = self.tr("The copy cannot be thrown away: {reason}").format(reason=say(reason_of(error)))
            self._at.tell(text)
            return
        self._forget()
        self.offer()  # offers the next older copy


def _is_same(work: tuple[Project, Path | None], kept: tuple[Project, Path | None] | None) -> bool:
    return kept is not None and work[0] is kept[0] and work[1] == kept[1]


def _picture_of(project: Project) -> QImage | None:
    """A preview of the project's input picture."""
    image = project.input.image
    if image is None or len(image.data) not in (1, 3):
        return None
    step = max(1, min(image.data.shape[1:]) // (2 * _PICTURE))
    values = np.broadcast_to(image.data[:, ::step, ::step], (3, *image.data[0, ::step, ::step].shape))
    pixels = np.ascontiguousarray((np.nan_to_num(values).clip(0, 1) * 255).astype(np.uint8).transpose(1, 2, 0))
    rows, columns = pixels.shape[:2]
    whole = QImage(pixels.data, columns, rows, 3 * columns, QImage.Format.Format_RGB888)
    kept, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    return whole.scaled(_PICTURE, _PICTURE, kept, smooth).copy()
