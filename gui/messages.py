"""What the window tells in its banner: what follows from an edit, and what went otherwise."""

from __future__ import annotations

import traceback
from collections.abc import Callable

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication

from engine import EngineError, Project
from engine.edits import remade
from engine.shapes import learned
from gui.document import Document
from gui.files import Files
from gui.long_work import LongWork
from gui.notices import Banner
from gui.opening import Opening, Reading
from gui.session import Session
from gui.wording import count_text, plural, say_problem
from gui.workers import Job, is_bug


class Messages(QObject):
    """Tells what happened, and offers what can be done about it."""

    def __init__(
        self,
        banner: Banner,
        document: Document,
        session: Session,
        opening: Opening,
        files: Files,
        work: LongWork,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._banner, self._document, self._session, self._files = banner, document, session, files
        self._offer_at: int | None = None  # the step of the history that the banner's offer is about
        document.edited.connect(self._edited)
        document.stack.indexChanged.connect(self._drop_offer)
        document.refused.connect(self.refuse)
        session.failed.connect(self._failed)
        session.job_failed.connect(self._job_failed)
        work.given_up.connect(self._given_up)
        opening.failed.connect(self._failed)
        opening.noticed.connect(self._notice)

    # --- what follows from an edit -----------------------------------------------------------------------------

    @Slot(object, object)
    def _edited(self, before: Project, after: Project) -> None:
        if self._banner.kind == "danger":
            self._banner.hide()  # what went wrong before is past
        told = self._told_of_weights(before, after) if before.layers is not after.layers else ""
        if told:
            self._offer_undo("warning", told)

    def _told_of_weights(self, before: Project, after: Project) -> str:
        """What became of the weights of layers that were not edited themselves, in words."""
        made = remade(before, after)
        old = {layer.id: layer for layer in before.layers}
        lines = [self.tr("{layer} has new random weights.").format(layer=layer) for layer in made]
        for layer in after.layers:
            was = old.get(layer.id)
            if was is None or layer.id in made or was.spec != layer.spec or learned(was) == learned(layer):
                continue
            one = self.tr("{layer} has 1 weight now, not {before}.")
            many = self.tr("{layer} has {count} weights now, not {before}.")
            lines.append(plural(learned(layer), one, many, layer=layer.id, before=count_text(learned(was))))
        return " ".join([*lines, self.tr("What it reads has another shape.")]) if lines else ""

    def _offer_undo(self, kind: str, text: str, *offers: tuple[str, Callable[[], object]]) -> None:
        """Tells what the latest step led to, and offers to undo it for as long as it is the latest."""
        self._banner.show_message(kind, text, *offers, (self.tr("Undo"), self._document.stack.undo))
        self._offer_at = self._document.stack.index()

    @Slot(int)
    def _drop_offer(self, index: int) -> None:
        if self._offer_at is not None and index != self._offer_at:
            self._offer_at = None
            self._banner.hide()

    # --- what went otherwise -----------------------------------------------------------------------------------

    @Slot(str)
    def _notice(self, text: str) -> None:
        self._banner.show_message("info", text)

    @Slot()
    def _given_up(self) -> None:
        self._offer_undo(
            "info",
            self.tr("The computation was given up: the maps show the state before."),
            (self.tr("Compute"), self._session.request),
        )

    @Slot(object, object)
    def _job_failed(self, job: Job, error: BaseException) -> None:
        if not isinstance(job, Reading):  # Opening tells of those
            self._failed(error)

    @Slot(object)
    def _failed(self, error: BaseException) -> None:
        if isinstance(error, EngineError):
            self.refuse(error)
        elif is_bug(error):
            self.report_bug(error)

    @Slot(object)
    def refuse(self, error: EngineError) -> None:
        """Tells what could not be done, and what to do now."""
        self._banner.show_message("danger", say_problem(error))

    def report_bug(self, error: BaseException) -> None:
        """Tells of a bug, and offers its report and a copy of the work."""
        report = "".join(traceback.format_exception(error))
        self._banner.show_message(
            "danger",
            self.tr("Something went wrong inside ConvScope. Your work is still here; save a copy to be sure."),
            (self.tr("Save a copy…"), self._files.save_as),
            (self.tr("Copy report"), lambda: QGuiApplication.clipboard().setText(report)),
        )
