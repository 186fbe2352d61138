"""Predict, then reveal: hides the values of layers, asks for them, and says what is wrong with a wrong answer."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, QRect, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QWidget

from engine import INPUT
from engine.predict import check, parse
from gui.document import Document
from gui.network.painting import class_names
from gui.network.view import NetworkView
from gui.panels.cell_panel import CellPanel
from gui.selection import Hover, Selection
from gui.session import Session
from gui.widgets.answer_field import AnswerField
from gui.wording import say


class Prediction(QObject):
    """Which values are hidden, and the conversation about them.

    Attributes:
        field: where the answer is typed.
    """

    def __init__(self, document: Document, selection: Selection, session: Session, window: QWidget) -> None:
        """Hides nothing yet.

        Args:
            window: what the field lies over.
        """
        super().__init__(window)
        self._document, self._selection, self._session = document, selection, session
        self._action: QAction | None = None
        self._opened = document.opened
        self._asked: Hover | None = None
        self._before: QWidget | None = None  # what had the keyboard before the field
        self.field = AnswerField(window)
        self.field.answered.connect(self._answer)
        self.field.reveal_asked.connect(self._reveal)
        self.field.closed.connect(self._closed)
        document.changed.connect(self._follow)
        selection.changed.connect(self._show_state)
        selection.hidden_changed.connect(self._hidden_changed)

    def take(self, action: QAction, *views: NetworkView | CellPanel) -> None:
        """Takes the command that hides the selected layer, and the views that are clicked for an answer."""
        self._action = action
        action.setCheckable(True)
        action.triggered.connect(self.toggle)
        for view in views:
            view.answer_asked.connect(self.ask)
        self._show_state()

    # ---- what is hidden

    def set_hidden(self, layers: Iterable[str]) -> None:
        """Hides the values of these layers, as far as they exist, and shows those of all others."""
        ids = {layer.id for layer in self._document.project.layers}
        self._selection.set_hidden(ids.intersection(layers))

    @Slot()
    def toggle(self) -> None:
        """Hides the values of the selected layer, or shows them again."""
        layer = self._selection.layer
        if layer != INPUT:
            self._selection.set_hidden(self._selection.hidden ^ {layer})
        self._show_state()

    @Slot(object)
    def _follow(self, _project: object) -> None:
        """What was hidden belongs to the project it was hidden in."""
        if self._document.opened != self._opened:
            self._opened = self._document.opened
            self._selection.set_hidden(())

    @Slot()
    def _hidden_changed(self) -> None:
        self._show_state()
        if self._asked is not None and self._asked.layer not in self._selection.hidden:
            self.field.put_away()

    @Slot()
    def _show_state(self) -> None:
        if self._action is not None:
            self._action.setEnabled(self._selection.layer != INPUT)
            self._action.setChecked(self._selection.layer in self._selection.hidden)

    # ---- asking

    @Slot(object, QRect)
    def ask(self, hover: Hover, where: QRect) -> None:
        """Asks what a hidden cell holds; ``where`` on the screen is what the field should leave free."""
        if self._selection.conceals(hover):
            if self.field.isHidden():
                self._before = QApplication.focusWidget()
            self._asked = hover
            self.field.ask(self.tr("What comes out here?"), self._place(hover), where)

    def _place(self, hover: Hover) -> str:
        frame = self._session.frame
        output = frame.result.outputs.get(hover.layer) if frame is not None else None
        if output is not None and len(output.shape) == 1:
            name = class_names(self._document.project, output.shape[0])[hover.row]
            return f"{hover.layer}[{name}]"
        text = self.tr("{layer}[{channel}], row {row}, column {column}")
        return text.format(layer=hover.layer, channel=hover.channel, row=hover.row, column=hover.column)

    @Slot(str)
    def _answer(self, text: str) -> None:
        """Says whether an answer is right, and if not, how it may have come about."""
        frame, hover = self._session.frame, self._asked
        output = frame.result.outputs.get(hover.layer) if frame is not None and hover is not None else None
        cell = hover.cell(output.shape) if hover is not None and output is not None else None
        if frame is None or hover is None or cell is None:
            self.field.say(self.tr("This cell has not been computed."), "near")
            return
        answer = parse(text)
        if answer is None:
            self.field.say(self.tr("Type a number, such as 0.5, −2, 1/3 or 97 %."), "near")
            return
        verdict = check(answer.value, frame.request.evaluated, frame.result, hover.layer, cell, answer.digits)
        if verdict.right:
            self._selection.reveal(hover)
        near = verdict.near and verdict.mistake is None
        self.field.say(say(verdict.words), "right" if verdict.right else "near" if near else "wrong")

    @Slot()
    def _reveal(self) -> None:
        if self._asked is not None:
            self._selection.reveal(self._asked)
        self.field.put_away()

    @Slot()
    def _closed(self) -> None:
        """Gives the keyboard back to what had it."""
        self._asked = None
        if self._before is not None and self._before.isVisible():
            self._before.setFocus()
        self._before = None
