"""The messages in the banner: consequences of edits, errors and bugs."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from functools import partial
from pathlib import Path

import psutil
from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication

from engine import EngineError, Layer, Project
from engine.project.edit_effects import reinitialised
from engine.project.map_memory import smaller_sizes, with_picture_fitted
from engine.project.set_aside import newly_restored, newly_set_aside
from engine.project.shapes import MOST_BYTES, learned_count
from engine.values.params import Pair
from gui.files.opening import Opening, Reading
from gui.files.samples import objects_network
from gui.files.saving import Files
from gui.messages.long_work import LongWork
from gui.messages.notices import Banner
from gui.state.document import Document
from gui.state.session import Session
from gui.state.workers import Frame, Job, is_bug
from gui.text.phrases import count_text, memory_text, plural, say_problem


class Messages(QObject):
    """Shows messages in the banner, with buttons for possible reactions."""

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
        self._opening = opening
        self._offer_at: int | None = None  # history index of the step that the banner offers to undo
        self._memory_question = ""  # while it is asked
        document.edited.connect(self._edited)
        document.stack.indexChanged.connect(self._drop_offer)
        document.refused.connect(self.refuse)
        session.failed.connect(self._failed)
        session.too_large.connect(self._ask_for_memory)
        session.ready.connect(self._drop_question)
        session.job_failed.connect(self._job_failed)
        work.given_up.connect(self._given_up)
        opening.failed.connect(self._failed)
        opening.part_found.connect(self._offer_part)
        opening.photograph_found.connect(self._offer_network)
        opening.noticed.connect(self.inform)
        files.noticed.connect(self.inform)

    # --- consequences of edits ---------------------------------------------------------------------------------

    @Slot(object, object)
    def _edited(self, before: Project, after: Project) -> None:
        if self._banner.kind == "danger":
            self._banner.hide()  # an older error no longer applies
        if before.layers is not after.layers and (text := self._weight_changes(before, after)):
            self._offer_undo("warning" if newly_set_aside(before, after) else "info", text)

    def _weight_changes(self, before: Project, after: Project) -> str:
        """Sentences about weights lost, set aside or restored in layers that were not edited themselves."""
        old, renewed = {layer.id: layer for layer in before.layers}, reinitialised(before, after)
        edited = {
            layer.id
            for layer in after.layers
            if layer.id in old and old[layer.id].spec != layer.spec and old[layer.id].spec.kind == layer.spec.kind
        }
        back = [layer for layer in newly_restored(before, after) if layer not in edited]
        aside = [layer for layer in newly_set_aside(before, after) if layer not in edited]
        lines = [
            self._lost(old[layer.id], layer, layer.id in renewed)
            for layer in after.layers
            if layer.id in old and old[layer.id].spec == layer.spec and layer.id not in back
        ]
        lines = [line for line in lines if line]
        if lines:
            lines.append(self.tr("What it reads has another shape."))
        if aside:
            text = self.tr("The earlier weights of {layers} are kept, and come back as soon as they fit again.")
            lines.append(text.format(layers=", ".join(aside)))
        if back:
            lines.append(self.tr("The earlier weights of {layers} are back.").format(layers=", ".join(back)))
        return " ".join(lines)

    def _lost(self, was: Layer, layer: Layer, is_remade: bool) -> str:
        """A sentence about the lost weights of a layer; empty if there are none."""
        if is_remade:
            return self.tr("{layer} has new random weights.").format(layer=layer.id)
        if learned_count(was) == learned_count(layer):
            return ""
        one = self.tr("{layer} has 1 weight now, not {before}.")
        many = self.tr("{layer} has {count} weights now, not {before}.")
        return plural(learned_count(layer), one, many, layer=layer.id, before=count_text(learned_count(was)))

    def _offer_undo(self, kind: str, text: str, *offers: tuple[str, Callable[[], object]]) -> None:
        """Shows the consequence of the latest step, with Undo while it is the latest."""
        self._banner.show_message(kind, text, *offers, (self.tr("Undo"), self._document.stack.undo))
        self._offer_at = self._document.stack.index()

    @Slot(str, str, object)
    def ask(self, question: str, word: str, act: Callable[[], object]) -> None:
        """Asks a question in the banner, without a dialog; repeating the command while it is shown counts as yes.

        Args:
            word: label of the button that calls ``act``.
        """
        if self._banner.text == question:
            self._banner.hide()
            act()
            return
        self._banner.show_message("warning", question, (word, act), (self.tr("Leave it"), lambda: None))
        self._offer_at = self._document.stack.index()

    @Slot(int)
    def _drop_offer(self, index: int) -> None:
        if self._offer_at is not None and index != self._offer_at:
            self._offer_at = None
            self._banner.hide()

    # --- errors and bugs -----------------------------------------------------------------------------------

    @Slot(str)
    def inform(self, text: str) -> None:
        """Shows a sentence about what has been done."""
        self._banner.show_message("info", text)

    @Slot()
    def _given_up(self) -> None:
        self._offer_undo(
            "info",
            self.tr("The computation was given up: the maps show the state before."),
            (self.tr("Compute"), self._session.request),
        )

    @Slot(object)
    def _ask_for_memory(self, nbytes: int) -> None:
        """Asks before an evaluation takes more memory than is set for maps, and offers smaller pictures."""
        project, most = self._document.project, self._session.map_memory
        offers: list[tuple[str, Callable[[], object]]] = [
            (self.tr("1/{divisor} of its size").format(divisor=divisor), partial(self._fit_picture, size))
            for divisor, size in smaller_sizes(project, most).items()
        ]
        if nbytes > MOST_BYTES:
            most = MOST_BYTES
            text = self.tr("All maps would take {size} or more; at most {most} are computed. None are computed yet.")
            offers.append((self.tr("Compute what fits"), partial(self._session.permit, nbytes)))
        else:
            text = self.tr("All maps would take {size}, more than the {most} set for maps. They are not computed yet.")
            offers.append((self.tr("Compute them all"), partial(self._session.permit, nbytes)))
        text = text.format(size=memory_text(nbytes), most=memory_text(most))
        if nbytes > (free := psutil.virtual_memory().available):
            text += " " + self.tr("This computer has {free} of memory left.").format(free=memory_text(free))
        self._banner.show_message("warning", text, *offers)
        self._offer_at = self._document.stack.index()
        self._memory_question = text

    @Slot(object)
    def _drop_question(self, frame: Frame) -> None:
        """Hides the question about memory when the maps are there after all: more may have been set for them."""
        if self._memory_question and frame.request.project is self._document.project:
            if self._banner.text == self._memory_question:
                self._banner.hide()
            self._memory_question = ""

    def _fit_picture(self, size: Pair) -> None:
        self._document.edit(self.tr("Smaller picture"), lambda project: with_picture_fitted(project, size))

    @Slot(object, object)
    def _job_failed(self, job: Job, error: BaseException) -> None:
        if not isinstance(job, Reading):  # Opening reports those
            self._failed(error)

    @Slot(object)
    def _failed(self, error: BaseException) -> None:
        if isinstance(error, EngineError):
            self.refuse(error)
        elif is_bug(error):
            self.report_bug(error)

    @Slot(object)
    def refuse(self, error: EngineError) -> None:
        """Shows an error with its hint."""
        self._banner.show_message("danger", say_problem(error))

    @Slot(object, object)
    def _offer_part(self, error: EngineError, path: Path) -> None:
        """Shows why a network cannot be opened, and offers to open the part before the unsupported operation."""
        offer = self.tr("Open everything before it"), lambda: self._opening.open_network(path, is_partial=True)
        self._banner.show_message("danger", say_problem(error), offer)

    @Slot(str)
    def _offer_network(self, picture: str) -> None:
        """Offers the network that photographs fit."""
        sample = objects_network()
        text = self.tr(
            "This network reads small grey pictures, and {picture} is a photograph. Another one fits: {title}."
        )
        offer = self.tr("Open it with the picture"), lambda: self._opening.open_for_picture(sample)
        self._banner.show_message("info", text.format(picture=picture, title=sample.title), offer)

    def report_bug(self, error: BaseException) -> None:
        """Shows that a bug occurred, and offers to copy its report and to save a copy of the work."""
        report = "".join(traceback.format_exception(error))
        self._banner.show_message(
            "danger",
            self.tr("Something went wrong inside ConvScope. Your work is still here; save a copy to be sure."),
            (self.tr("Save a copy…"), self._files.save_as),
            (self.tr("Copy report"), lambda: QGuiApplication.clipboard().setText(report)),
        )
