"""The why panel: traces the value of the chosen cell back to the pixels, step by step."""

from __future__ import annotations

from functools import partial
from itertools import groupby

import numpy as np
from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from engine import INPUT, Cell
from engine.explain.phrases import map_name, origin
from engine.explain.why import Step
from engine.quiz.hiding import unrolled_without_hidden, why_without_hidden
from gui.events.guard import guarded
from gui.events.seen import SeenPanel
from gui.look import colours, hatching
from gui.look.icons import icon
from gui.look.old_cover import OldCover
from gui.look.theme import Theme
from gui.state.document import Document
from gui.state.selection import Hover, Selection
from gui.state.session import Session
from gui.state.workers import Frame
from gui.text.phrases import say, say_problem
from gui.why.step_row import BarColours
from gui.why.step_tree import StepTree, value_text
from gui.widgets.elided_label import ElidedLabel
from gui.widgets.erase_guard import keep_erase_keys
from gui.widgets.pieces import caption, explain


@guarded
class WhyPanel(SeenPanel):
    """Shows the tree of steps from the chosen cell back to the pixels."""

    def __init__(self, document: Document, selection: Selection, session: Session, theme: Theme) -> None:
        super().__init__()
        self._document, self._selection, self._session, self._theme = document, selection, session, theme
        self._seen = self._root = selection.chosen  # the last chosen cell, and the root of the tree
        self._frame: Frame | None = None  # the Frame that the tree shows
        self._trail: list[Hover] = []  # previous roots
        self._shown: tuple[object, ...] = ()
        self._points = False  # whether the hovered cell was set by this panel
        self._is_pointing = False  # whether it is being set now
        self._build()
        selection.changed.connect(self._refresh)
        selection.focused.connect(self._refresh)
        selection.chose.connect(self._refresh)
        selection.hidden_changed.connect(self._hide_values)
        selection.looks_changed.connect(self._colour)
        session.ready.connect(self._refresh)
        theme.changed.connect(self._colour)
        self._colour()

    # ---- construction

    def _build(self) -> None:
        self.setAccessibleName(self.tr("Why this value?"))
        keep_erase_keys(self)
        self.back = QToolButton()
        self.back.setProperty("flat", True)
        explain(self.back, self.tr("Back"), self.tr("Back to the value that was asked about before (Backspace)"))
        self.back.clicked.connect(self._go_back)
        self.question, self.path = ElidedLabel(), ElidedLabel()
        self.question.setProperty("title", True)
        self.question.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.path.setProperty("muted", True)
        self.copy_button = QToolButton()
        self.copy_button.setText(self.tr("Text"))
        self.copy_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        explain(self.copy_button, self.tr("Copy as text"), self.tr("Copy the open lines as text (Ctrl+C)"))
        self.tree = StepTree()
        self.copy_button.clicked.connect(self.tree.copy)
        self.tree.walked.connect(self._point)
        self.tree.root_requested.connect(self._make_root)
        self.tree.previous_requested.connect(self._go_back)
        self.setFocusProxy(self.tree)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.back)
        head.addWidget(self.question)
        head.addWidget(self.path, 1)
        head.addWidget(self.copy_button)
        self._content = QWidget()
        content = QVBoxLayout(self._content)
        content.setContentsMargins(0, 0, 0, 0)
        content.setSpacing(3)
        content.addLayout(head)
        content.addWidget(self.tree, 1)
        words = self.tr("The reasons before the change")
        self._cover = OldCover(self._content, self._document, self._session, lambda: self._root, words)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._content)
        self._pages.addWidget(self._build_blank())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 3, 12, 5)
        layout.addWidget(self._pages)

    def _build_blank(self) -> QWidget:
        self.blank = caption()
        self.ask_class = QPushButton(self.tr("Ask about the strongest output"))
        self.ask_class.setProperty("soft", True)
        self.ask_class.setToolTip(self.tr("Choose the largest value of the last layer, and follow it back"))
        self.ask_class.clicked.connect(self._choose_strongest)
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 6, 0, 0)
        layout.addWidget(self.blank)
        layout.addWidget(self.ask_class, alignment=Qt.AlignmentFlag.AlignLeft)
        layout.addStretch()
        return page

    # ---- what it shows

    @Slot()
    def _colour(self) -> None:
        """Uses the colours of the theme, and those of signed values."""
        palette, looks = self._theme.palette, self._selection.looks
        self.back.setIcon(icon("left", palette.text))
        self.copy_button.setIcon(icon("duplicate", palette.muted))
        table = colours.table(looks.signed, self._theme.dark)
        negative, positive = (QColor(*table[index, :3].tolist()).name() for index in (0, colours.TOP))
        lines = hatching.brush(table, 0) if looks.hatching else None
        self.tree.set_colours(BarColours(negative, positive, lines))

    @Slot()
    def _refresh(self) -> None:
        """Updates the panel; while it is hidden, only drops the maps that its values came from."""
        if self.is_seen:
            self._show_causes()
        elif self._frame is not None:
            self._frame, self._shown = None, self._shown[:1]
            self.tree.forget()

    @Slot()
    def _hide_values(self) -> None:
        """Removes hidden values at once, even behind another tab."""
        if self.isVisible():
            self._show_causes()

    def _show_causes(self) -> None:
        """Shows the tree of causes if its values changed."""
        if self._is_pointing:
            return
        chosen, frame = self._selection.chosen, self._session.frame
        if chosen != self._seen:
            self._seen = self._root = chosen
            self._trail = []
        root = self._root
        self.back.setEnabled(bool(self._trail))
        cell = _cell_in(frame, root)
        is_shown = frame is not None and cell is not None and root.layer != INPUT
        self._pages.setCurrentIndex(0 if is_shown else 1)
        if frame is None or cell is None or not is_shown:
            self._shown = ()
            self._show_why_blank(frame, cell)
            return
        hidden_by_layer = self._selection.hidden_by_layer
        shown = (root, hidden_by_layer, *_content_of(frame, root.layer, cell))
        if shown == self._shown:
            return
        is_same = bool(self._shown) and self._shown[0] == root
        self._shown = shown
        project, result = frame.request.evaluated, frame.result
        show = self.tree.renew if is_same else self.tree.set_steps
        first = why_without_hidden(project, result, hidden_by_layer, root.layer, cell)
        self._frame = frame
        show(first, partial(unrolled_without_hidden, project, result, hidden_by_layer))
        self._cover.refresh()
        if self.tree.hasFocus():
            self._point(self.tree.steps_here()[-1])
        self._show_words()

    def _show_words(self) -> None:
        """Shows the question, and the path of maps from the current step to the root."""
        root, steps = self.tree.root, self.tree.steps_here()
        if root is None:
            return
        text = self._question(root)
        self.question.set_words(text.format(cell=say(root.label), value=value_text(root)))
        if root.kind == "hidden":
            self.path.set_words(self.tr("It is hidden: predict it first."))
        elif (branch := self._strongest_branch(steps[-1] if steps else root)) is not None:
            name, share = branch
            text = self.tr("Branches meet here: most came from {branch}, {share} %")
            self.path.set_words(text.format(branch=name, share=round(100 * share)))
        elif len(steps) < 2:
            self.path.set_words(self.tr("Arrow keys open a line, Enter starts from it."))
        else:
            self.path.set_words(" → ".join(_map_path(steps)))

    def _strongest_branch(self, step: Step) -> tuple[str, float] | None:
        """The layer with the largest absolute share where branches are added up, and that share; else None."""
        frame = self._frame  # not the current one, in which the layers of the tree may be missing
        if frame is None or step.cell is None or step.layer == INPUT or step.is_leaf:
            return None
        project, result = frame.request.evaluated, frame.result
        layer, _ = origin(project, result, step.layer, step.cell)
        if layer == INPUT or project[layer].spec.rule != "add":
            return None
        branches = unrolled_without_hidden(project, result, self._selection.hidden_by_layer, step)
        shares = [
            (abs(each.share), each.index)
            for each in branches
            if each.share is not None and each.kind in ("branch", "pixel")
        ]
        if len(shares) < 2:
            return None
        share, index = max(shares)
        return project[layer].inputs[index], share

    def _question(self, root: Step) -> str:
        if root.kind == "hidden":
            return self.tr("What comes out at {cell}?")
        return self.tr("Why is {cell} {value}?") if root.kind == "probability" else self.tr("Why is {cell} = {value}?")

    def _show_why_blank(self, frame: Frame | None, cell: Cell | None) -> None:
        layer = self._root.layer
        problems = frame.result.problems if frame is not None else {}
        if frame is None:
            words = self.tr("There are no maps yet.")
        elif layer in problems:
            cause = problems.get(problems[layer].waits_for or "")
            words = " ".join(say_problem(each) for each in (problems[layer], cause) if each is not None)
        elif cell is None:
            words = self.tr("{layer} is not computed yet.").format(layer=layer)
        else:
            words = self.tr(
                "The pixels of the image are where every number comes from. "
                "Choose a cell of any layer to see how it goes back to them."
            )
        self.blank.setText(words)
        self.ask_class.setVisible(frame is not None and layer not in problems and self._may_ask(frame))

    def _may_ask(self, frame: Frame) -> bool:
        """Whether the last layer has outputs that are not hidden."""
        last = _last(frame)
        return last is not None and last not in self._selection.hidden_by_layer

    # ---- actions

    @Slot(object)
    def _point(self, step: Step | None) -> None:
        """Sets the hovered cell to that of a step, so that its receptive field is outlined; none if it has none."""
        self._show_words()
        hovered = None
        if step is not None and step.cell is not None and self._is_there(step.layer):
            hovered = Hover.at(step.layer, step.cell)
        if hovered is None and not self._points:
            return
        self._points, self._is_pointing = hovered is not None, True
        try:
            self._selection.point_at(hovered)
        finally:
            self._is_pointing = False
        # Hovering may move the playback and with it the chosen cell, which must not change the root.
        self._seen = self._selection.chosen

    def _is_there(self, layer: str) -> bool:
        """Whether the network still has a layer: the tree may show an older Frame."""
        return layer == INPUT or any(each.id == layer for each in self._document.project.layers)

    @Slot(object)
    def _make_root(self, step: Step) -> None:
        """Makes the cell of a step the root, unless it is a pixel."""
        if step.cell is None or step.kind == "pixel" or not self._is_there(step.layer):
            return
        if (target := Hover.at(step.layer, step.cell)) != self._root:
            self._set_root(target, [*self._trail, self._root])

    @Slot()
    def _go_back(self) -> None:
        known = [each for each in self._trail if self._is_there(each.layer)]
        if known:
            self._set_root(known[-1], known[:-1])

    def _set_root(self, target: Hover, trail: list[Hover]) -> None:
        self._selection.choose(target)
        self._seen, self._root, self._trail = self._selection.chosen, target, trail
        self._refresh()

    @Slot()
    def _choose_strongest(self) -> None:
        frame = self._session.frame
        if frame is not None and (target := _strongest(frame)) is not None and self._is_there(target.layer):
            self._selection.choose(target)
            self.tree.setFocus()


def _cell_in(frame: Frame | None, hover: Hover) -> Cell | None:
    """The index of a cell in the Frame's result; None if it does not exist there."""
    if frame is None or hover.layer not in frame.result.outputs:
        return None
    return hover.cell(frame.result.outputs[hover.layer].shape)


def _content_of(frame: Frame, layer: str, cell: Cell) -> tuple[object, ...]:
    """The values that the tree of a cell depends on: the content key of its map, and all names."""
    output, project = frame.result.outputs[layer], frame.request.evaluated
    key = output.keys[0 if len(cell) == 1 else cell[0]]
    return key, project.classes, tuple((each.id, each.spec) for each in project.layers)


def _last(frame: Frame) -> str | None:
    """The last computed layer."""
    return next((each.id for each in reversed(frame.request.project.layers) if each.id in frame.result.outputs), None)


def _strongest(frame: Frame) -> Hover | None:
    """The cell with the largest value of the last computed layer."""
    last = _last(frame)
    if last is None:
        return None
    maps, thumbnails = frame.result.outputs[last].maps, frame.thumbnails[last]
    highs = [each.high if each.is_finite else maps[channel].max() for channel, each in enumerate(thumbnails)]
    channel = int(np.argmax(highs))
    values = maps[channel]
    at = np.unravel_index(int(values.argmax()), values.shape)
    return Hover.at(last, tuple(map(int, at)) if values.ndim == 1 else (channel, *map(int, at)))


def _map_path(steps: list[Step]) -> list[str]:
    """The names of the maps from the last step to the first, without repetitions."""
    names = [_map_text(step.layer, step.cell) for step in steps if step.cell is not None]
    return [name for name, _ in groupby(reversed(names))]


def _map_text(layer: str, cell: Cell) -> str:
    return layer if layer == INPUT else say(map_name(layer, cell[0]))
