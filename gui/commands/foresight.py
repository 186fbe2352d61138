"""Warns which weights a change would lose while the user only considers it."""

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
        return told_of(lost_by(project, edit(project)))
    except EngineError:
        return ""


def told_of(losses: Sequence[Loss]) -> str:
    """What would be lost and what put aside, in words."""
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
    told = []
    for kept, (one, many) in ((False, lost), (True, aside)):
        count = sum(each.count for each in losses if each.kept == kept)
        layers = dict.fromkeys(each.layer for each in losses if each.kept == kept)
        if count:
            told.append(plural(count, one, many, layers=", ".join(layers)))
    return " ".join(told)


class Foresight(QLabel):
    """A line of text, visible only while a considered change would lose weights."""

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
        """Says a moment later what each of these changes would cost; what costs nothing is not mentioned.

        Args:
            changes: what would be done, in words, and the edit.
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
        told = [(words, cost(project, edit)) for words, edit in self._changes]
        self.setText("\n".join(f"{words}: {text}" for words, text in told if text))
        self.setVisible(bool(self.text()))
        if not self.isHidden():
            QTimer.singleShot(0, self, self._keep_in_sight)  # once it has its place

    def _keep_in_sight(self) -> None:
        """Says it beside the field where the line itself lies out of sight, in a panel that has little room."""
        panel, field = self.parentWidget(), QApplication.focusWidget()
        if panel is None or field is None or not panel.isAncestorOf(field) or not field.isActiveWindow():
            return
        if not self.visibleRegion().boundingRect().contains(self.rect()):
            wrapped = escape(self.text()).replace("\n", "<br>")
            QToolTip.showText(field.mapToGlobal(field.rect().bottomLeft()), f"<qt>{wrapped}</qt>", field)
