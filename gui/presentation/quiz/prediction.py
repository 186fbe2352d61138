"""Predict and reveal: hides values and sizes, asks for them, and explains wrong answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QObject, QRect, Slot
from PySide6.QtWidgets import QApplication, QWidget

from engine import INPUT, infer
from engine.quiz.answers import Verdict, check, parse
from engine.quiz.hiding import Hiding
from engine.quiz.size_answers import parse_shape, shape_check
from gui.cell.cell_panel import CellPanel
from gui.network.painting import class_names
from gui.network.view import NetworkView
from gui.presentation.quiz.answer_field import AnswerField
from gui.state.document import Document
from gui.state.selection import Hover, Selection
from gui.state.session import Session
from gui.text.phrases import say
from gui.widgets.action_row import ActionLookup


class Prediction(QObject):
    """Hides values and sizes, and judges the user's answers.

    Attributes:
        field: the popup for answers.
    """

    def __init__(self, document: Document, selection: Selection, session: Session, window: QWidget) -> None:
        """Nothing is hidden at first.

        Args:
            window: parent of the popup.
        """
        super().__init__(window)
        self._document, self._selection, self._session = document, selection, session
        self._actions: ActionLookup | None = None
        self._opened = document.opened
        self._asked: Hover | str | None = None  # the cell, or the layer whose size is asked for
        self._before: QWidget | None = None  # the previously focused widget
        self.field = AnswerField(window)
        self.field.answered.connect(self._answer)
        self.field.reveal_asked.connect(self._reveal)
        self.field.closed.connect(self._closed)
        selection.renamed.connect(self._rename)
        document.changed.connect(self._follow)
        selection.changed.connect(self._show_state)
        selection.chose.connect(self._show_state)
        selection.hidden_changed.connect(self._hidden_changed)

    def take(self, actions: ActionLookup, view: NetworkView, cell: CellPanel) -> None:
        """Binds the commands for hiding, and connects the views whose question marks can be clicked."""
        self._actions = actions
        for key, slot in {
            "hide_values": self.toggle,
            "hide_cell": self.toggle_cell,
            "ask_size": self.toggle_size,
        }.items():
            actions[key].setCheckable(True)
            actions[key].triggered.connect(slot)
        view.answer_asked.connect(self.ask)
        view.size_asked.connect(self.ask_size)
        cell.answer_asked.connect(self.ask)
        cell.size_asked.connect(self.ask_size)
        self._show_state()

    # ---- what is hidden

    @Slot()
    def toggle(self) -> None:
        """Hides or reveals all values of the selected layer."""
        self._turn(self._selection.hiding.with_layer_toggled(self._selection.layer))

    @Slot()
    def toggle_cell(self) -> None:
        """Hides or reveals the chosen cell."""
        chosen = self._selection.chosen
        self._selection.turn_cell(chosen, not self._selection.hides(chosen))
        self._show_state()

    @Slot()
    def toggle_size(self) -> None:
        """Hides or reveals the size of the selected layer."""
        self._turn(self._selection.hiding.with_size_toggled(self._selection.layer))

    def _turn(self, hiding: Hiding) -> None:
        if self._selection.layer != INPUT:
            self._selection.set_hiding(hiding)
        self._show_state()

    @Slot(object)
    def _follow(self, _project: object) -> None:
        """Drops what is hidden when another Project is opened."""
        if self._document.opened != self._opened:
            self._opened = self._document.opened
            self._selection.set_hiding(Hiding())

    @Slot(object)
    def _rename(self, names: Mapping[str, str]) -> None:
        if isinstance(self._asked, str):
            self._asked = names.get(self._asked, self._asked)
            self.field.place.setText(self._asked)
        elif self._asked is not None:
            self._asked = replace(self._asked, layer=names.get(self._asked.layer, self._asked.layer))
            self.field.place.setText(self._place(self._asked))

    @Slot()
    def _hidden_changed(self) -> None:
        self._show_state()
        if self._asked is not None and not self._is_open(self._asked):
            self.field.put_away()

    def _is_open(self, asked: Hover | str) -> bool:
        """Whether this cell or size is still hidden."""
        if isinstance(asked, str):
            return asked in self._selection.hiding.sizes
        return self._selection.hides(asked)

    @Slot()
    def _show_state(self) -> None:
        if self._actions is None:
            return
        selection, layer = self._selection, self._selection.layer
        real, sized = layer != INPUT, layer in selection.sizes_asked
        for key, on, checked in (
            ("hide_values", real, layer in selection.hidden),
            ("hide_cell", real and not sized, real and selection.hides(selection.chosen)),
            ("ask_size", real, layer in selection.hiding.sizes),
        ):
            self._actions[key].setEnabled(on)
            self._actions[key].setChecked(checked)

    # ---- asking

    @Slot(object, QRect)
    def ask(self, hover: Hover, where: QRect) -> None:
        """Asks for the value of a hidden cell; ``where`` is its rectangle on the screen, which stays uncovered."""
        if self._selection.hides(hover):
            self._ask(hover, self.tr("What comes out here?"), self._place(hover), where, self._numbers())

    @Slot(str, QRect)
    def ask_size(self, layer: str, where: QRect) -> None:
        """Asks for the output size of a layer; ``where`` is a rectangle on the screen that stays uncovered."""
        if layer in self._selection.hiding.sizes:
            self._ask(layer, self.tr("What size comes out of this layer?"), layer, where, self._sizes())

    def _ask(self, asked: Hover | str, question: str, place: str, where: QRect, examples: str) -> None:
        if self.field.isHidden():
            self._before = QApplication.focusWidget()
        self._asked = asked
        self.field.ask(question, place, where, examples)

    def _numbers(self) -> str:
        return self.tr("0.5, −2, 1/3 or 97 %")

    def _sizes(self) -> str:
        return self.tr("3 × 5 × 7, 5 × 7 or 9")

    def _place(self, hover: Hover) -> str:
        shape = infer(self._document.project).shapes.get(hover.layer, ())
        if len(shape) == 1:
            name = class_names(self._document.project, shape[0])[hover.row]
            return f"{hover.layer}[{name}]"
        text = self.tr("{layer}[{channel}], row {row}, column {column}")
        return text.format(layer=hover.layer, channel=hover.channel, row=hover.row, column=hover.column)

    @Slot(str)
    def _answer(self, text: str) -> None:
        """Judges an answer: reveals the value if it is right, else explains the likely mistake."""
        asked = self._asked
        if asked is None:
            return
        verdict = self._judged_size(asked, text) if isinstance(asked, str) else self._judged(asked, text)
        if isinstance(verdict, str):
            self.field.say(verdict, "near")
            return
        if verdict.right:
            self._asked = None  # the feedback stays readable while the value is revealed
            self._show(asked)
            self._asked = asked
        near = verdict.near and verdict.mistake is None
        self.field.say(say(verdict.words), "right" if verdict.right else "near" if near else "wrong")

    def _judged(self, hover: Hover, text: str) -> Verdict | str:
        """The feedback on a typed number, or why it cannot be judged."""
        frame = self._session.frame
        output = frame.result.outputs.get(hover.layer) if frame is not None else None
        cell = hover.cell(output.shape) if output is not None else None
        if frame is None or cell is None:
            return self.tr("This cell has not been computed.")
        answer = parse(text)
        if answer is None:
            return self.tr("Type a number, such as {examples}.").format(examples=self._numbers())
        return check(answer.value, frame.request.evaluated, frame.result, hover.layer, cell, answer.digits)

    def _judged_size(self, layer: str, text: str) -> Verdict | str:
        """The feedback on a typed size, or why it cannot be judged."""
        project = self._document.project
        if layer not in infer(project).shapes:
            return self.tr("This layer cannot run as it is.")
        answer = parse_shape(text)
        if answer is None:
            return self.tr("Type a size, such as {examples}.").format(examples=self._sizes())
        return shape_check(answer, project, layer)

    def _show(self, asked: Hover | str) -> None:
        if isinstance(asked, str):
            self._selection.set_hiding(self._selection.hiding.with_size_toggled(asked))
        else:
            self._selection.turn_cell(asked, hidden=False)

    @Slot()
    def _reveal(self) -> None:
        if self._asked is not None:
            self._show(self._asked)
        self.field.put_away()

    @Slot()
    def _closed(self) -> None:
        """Returns the focus to the previously focused widget."""
        self._asked = None
        if self._before is not None and self._before.isVisible():
            self._before.setFocus()
        self._before = None
