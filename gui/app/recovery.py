"""Nothing is lost but the last seconds: a copy of unsaved work in the background, and its offer at the next start."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QImage, QPixmap

from engine import EngineError, Project
from gui.app.program import Program
from gui.files.recovery_copies import Abandoned, OwnCopy, abandoned
from gui.files.saving import title_at
from gui.state.workers import Job, JobThread, in_one_step
from gui.text.phrases import say

_PAUSE = 3000  # milliseconds from a change to its copy
_SHARE = 10  # writing takes no more than one part in so many of the time
_PICTURE = 40  # pixels


@dataclass(frozen=True)
class _Offer:
    """A copy that can be opened."""

    copy: Abandoned
    project: Project
    path: Path | None
    when: float
    picture: QImage | None

    @property
    def name(self) -> str:
        return title_at(self.path, self.project)


@dataclass(frozen=True)
class _Found:
    """What earlier windows left behind.

    Args:
        offer: the newest copy that can be opened.
        damaged: where those lie now that cannot.
    """

    offer: _Offer | None
    damaged: tuple[Path, ...]


class Recovery(QObject):
    """Keeps a copy of the user's own unsaved work for as long as it is unsaved, and offers what was left behind.

    The copy has a thread of its own: it waits for no job, and no job waits for it.

    Args:
        place: the folder of all recovery copies.
        pause: milliseconds from a change to its copy.
    """

    def __init__(self, program: Program, place: Path, pause: int = _PAUSE) -> None:
        super().__init__(program)
        self._program, self._place = program, place
        self._own = OwnCopy(place)
        self._wanted: tuple[Project, Path | None] | None = None  # what the copy holds once the thread is done
        self._restored: Abandoned | None = None  # what is open again, until there is a copy of it or it is saved
        self._offer: _Offer | None = None
        self._offered = ""  # the words that offer it, while it is not known that the user wants none of them
        self._has_failed = self._has_ended = False
        self._least = pause
        self._timer = QTimer(self, singleShot=True, interval=pause)
        self._timer.timeout.connect(self._keep)
        self._thread = JobThread(self)
        self._thread.finished_job.connect(self._done)
        self._thread.failed_job.connect(self._failed)
        program.replaced.connect(self._follow)
        self._follow()

    @Slot()
    def _follow(self) -> None:
        """Turns to the window that is shown now."""
        self._at = at = self._program.workplace
        at.document.changed.connect(self._look)
        at.document.saved.connect(self._look)
        at.player.changed.connect(self._look)
        at.player.changed.connect(self._offer_again, Qt.ConnectionType.QueuedConnection)
        at.banner.gone.connect(self._offer_again, Qt.ConnectionType.QueuedConnection)  # another may follow at once
        at.banner.dismissed.connect(self._dismissed)
        at.actions.bind({"recover": self._ask_again})
        self._look()
        self._enable()
        if self._offered:
            self._show_offer("")

    def end(self) -> None:
        """Ends with the program: what is unsaved stays as a copy, and nothing else does.

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
            self._own.let_go()
            if self._restored is not None:
                self._restored.let_go()
            if self._offer is not None:
                self._offer.copy.let_go()

    # --- the copy ----------------------------------------------------------------------------------------------

    def _unsaved(self) -> tuple[Project, Path | None] | None:
        """The user's own work and its place, if anything of it would be lost; a lesson's is none."""
        work = self._at.player.aside or self._at.document
        return (work.project, work.path) if work.modified else None

    @Slot()
    def _look(self) -> None:
        """Sees what is to be kept."""
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
            self._timer.start()  # which further changes do not put off

    @Slot()
    def _keep(self) -> None:
        """Brings the copy up to date, in the background."""
        unsaved, restored = self._unsaved(), self._restored
        self._wanted = unsaved

        def done(seconds: float) -> None:
            self._timer.setInterval(max(self._least, int(1000 * _SHARE * seconds)))
            if self._restored is restored:
                self._restored = None

        self._thread.submit(Job("", lambda: in_one_step(lambda: self._replace(unsaved, restored)), done))

    def _replace(self, unsaved: tuple[Project, Path | None] | None, restored: Abandoned | None) -> float:
        """Makes the copy one of this work, or of none; returns the seconds that it took.

        Args:
            restored: the copy that the work was opened from, which is not needed any more.
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
        elif not self._has_failed:  # said once and quietly: there is nothing that it keeps the user from
            self._has_failed = True
            reason = say(error.what) if isinstance(error, EngineError) else error.strerror or str(error)
            text = self.tr("No copy of unsaved work can be kept for a crash: {reason}").format(reason=reason)
            self._at.tell(text)

    # --- what was left behind ----------------------------------------------------------------------------------

    @Slot()
    def offer(self) -> None:
        """Looks for work that an earlier window left behind, and offers the newest."""
        self._thread.submit(Job("", lambda: in_one_step(self._find), self._found))

    def _find(self) -> _Found:
        damaged: list[Path] = []
        for copy in abandoned(self._place):
            try:
                project = copy.read()
            except EngineError:
                damaged.append(copy.put_aside())
            else:
                offer = _Offer(copy, project, copy.path, copy.time, _picture_of(project))
                return _Found(offer, tuple(damaged))
        return _Found(None, tuple(damaged))

    def _found(self, found: _Found) -> None:
        self._offer = found.offer
        banner = self._at.banner
        self._enable()
        text = self.tr("A copy of unsaved work cannot be opened; it lies at {place} now.")
        lines = [text.format(place=place) for place in found.damaged]
        said = " ".join(filter(None, (banner.text, *lines)))  # why a file could not be opened stays to be read
        if found.offer is not None:
            self._show_offer(said)
        elif lines:
            banner.show_message("warning", said)

    def _show_offer(self, before: str) -> None:
        """Offers the copy; ``before`` is said before that."""
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
        """Offers it once more when what took its place is gone; not in a lesson, which it does not belong to."""
        at = self._at
        busy = at.player.lesson is not None or at.session.writing  # what is saved may make way for it
        if self._offered and at.banner.isHidden() and not busy:
            self._show_offer("")

    @Slot()
    def _dismissed(self) -> None:
        if self._at.banner.text == self._offered:
            self._offered = ""  # the menu has it still

    def _ask_again(self) -> None:
        if self._offer is not None:
            self._show_offer("")

    def _forget(self) -> None:
        """There is nothing to offer any more."""
        self._offer, self._offered = None, ""
        self._enable()

    def _enable(self) -> None:
        self._at.actions["recover"].setEnabled(self._offer is not None)

    def _restore(self) -> None:
        """Opens the copy as unsaved work. It stays until there is a newer one, or the work is saved or given up."""
        offer = self._offer
        assert offer is not None
        text = self.tr("“{name}” is back, and not saved yet.").format(name=offer.name)
        self._at.open_project(offer.project, offer.path, text, False)
        if self._offer is not None and not self._at.session.writing:  # she stayed with what was open
            self._show_offer("")

    def _throw_away(self) -> None:
        assert self._offer is not None
        try:
            self._offer.copy.discard()
        except OSError as error:
            text = self.tr("The copy cannot be thrown away: {reason}").format(reason=error.strerror or str(error))
            self._at.tell(text)
            return
        self._forget()
        self.offer()  # the one before it


def _is_same(work: tuple[Project, Path | None], kept: tuple[Project, Path | None] | None) -> bool:
    return kept is not None and work[0] is kept[0] and work[1] == kept[1]


def _picture_of(project: Project) -> QImage | None:
    """The picture that the work looks at, small."""
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
