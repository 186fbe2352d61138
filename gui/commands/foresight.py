"""Warns which weights an edit would lose, before the user makes it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication, QLabel, QToolTip, QWidget

from engine import EngineError, Project
from engine.project.losses import Loss, lost_by
from gui.state.document import Document
from gui.text.phrases import plural

Edit = Callable[[Project], Project]
_PAUSE = 150  # milliseconds of delay, so that typing and passing the mouse over do not flicker


def cost(project: Project, edit: Edit) -> str:
    """A sentence about the weights that an edit would lose or set aside; empty if none, or if the edit is invalid."""
    try:
        return losses_text(lost_by(project, edit(project)))
    except EngineError:
        return ""


def losses_text(losses: Sequence[Loss]) -> str:
    """Sentences about weights that would be lost or set aside; empty if there are none."""
    translate = QCoreApplication.translate
    lost = (
        translate("Foresight", "1 weight of {layers} would be lost; Undo alone brings it back."),
        translate("Foresight", "{count} weights of {layers} would be lost; Undo alone brings them back."),
    )
    aside = (
        translate("Foresight", "1 weight of {layers} would be put aside, to come back as soon as it fits again."),
        translate(
            "Foresight", "{count} weights of {layers} would be put aside, to come back as soon as they fit again."
        ),
    )
    sentences = []
    for kept, (one, many) in ((False, lost), (True, aside)):
        count = sum(each.count for each in losses if each.kept == kept)
        layers = dict.fromkeys(each.layer for each in losses if each.kept == kept)
        if count:
            sentences.append(plural(count, one, many, layers=", ".join(layers)))
    return " ".join(sentences)


class Foresight(QLabel):
    """A line of text, visible only while a considered edit would lose weights or set them aside."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._changes: Sequence[tuple[str, Edit]] = ()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._say)
        self.setProperty("muted", True)
        self.setProperty("warning", True)
        self.setTextFormat(Qt.TextFormat.PlainText)  # names of layers are not markup
        self.setWordWrap(True)
        self.setAccessibleName(self.tr("What this would cost"))
        self.hide()
        document.changed.connect(self._look_again)

    def consider(self, changes: Sequence[tuple[str, Edit]]) -> None:
        """Shows after a short delay which weights each of these edits would cost; omits those that cost none.

        Args:
            changes: pairs of a description and the edit.
        """
        self._changes = changes
        self._pause.start()

    @Slot()
    def _look_again(self) -> None:
        if not self.isHidden() or self._changes:
            self._pause.start()

    @Slot()
    def _say(self) -> None:
        project = self._document.project
        costs = [(words, cost(project, edit)) for words, edit in self._changes]
        self.setText("\n".join(f"{words}: {text}" for words, text in costs if text))
        self.setVisible(bool(self.text()))
        if not self.isHidden():
            QTimer.singleShot(0, self, self._keep_in_sight)  # after the layout has placed it

    def _keep_in_sight(self) -> None:
        """Shows the text as a tooltip at the focused field if the line itself is scrolled out of view."""
        panel, field = self.parentWidget(), QApplication.focusWidget()
        if panel is None or field is None or not panel.isAncestorOf(field) or not field.isActiveWindow():
            return
        if not self.visibleRegion().boundingRect().contains(self.rect()):
            wrapped = escape(self.text()).replace("\n", "<br>")
            QToolTip.showText(field.mapToGlobal(field.rect().bottomLeft()), f"<qt>{wrapped}</qt>", field)
