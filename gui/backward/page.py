"""The page of the way back: from the loss, step by step, to one weight, and one step of gradient descent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any, get_args

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine import Input, Project, descend
from engine.explain.backward.walk import WalkBack
from engine.lessons.view import View
from gui.backward import words
from gui.backward.canvas import BackwardCanvas
from gui.backward.contents import Content, Moves, Settings, Wish, content_of, step_part
from gui.backward.strips import BackwardFoot, BackwardHead
from gui.events.guard import guarded
from gui.look.theme import Theme
from gui.state.document import Document
from gui.state.selection import Hover, Selection
from gui.state.session import Session
from gui.state.workers import Job, Steps, in_one_step
from gui.widgets.page import Page, StepWay
from gui.widgets.pieces import caption


def page(document: Document, selection: Selection, session: Session, theme: Theme) -> Page:
    """The page of the way back."""
    made = BackwardPage(document, selection, session, theme)
    return Page(
        made,
        "guide/09-backward.md",
        title=QCoreApplication.translate("BackwardPage", "From the loss back to {map}"),
        way_back=QCoreApplication.translate("BackwardPage", "Back to the gradients"),
        set_up=lambda view: made.set_settings(settings_of(view)),
        captured=made.captured,
        back=made.head.back,
        left=made.left,
        step=made.step,
    )


def settings_of(view: View) -> Settings:
    """The settings of the page in a View."""
    return Settings(view.true_class, view.weight, view.backward_step, view.rate, view.moves)


@guarded
class BackwardPage(QWidget):
    """The walk from the loss back to the selected map and one of its weights.

    Signals:
        left: the page that this one was opened from should be shown again.
    """

    left = Signal()

    def __init__(self, document: Document, selection: Selection, session: Session, theme: Theme) -> None:
        super().__init__()
        self._document, self._selection, self._session, self._theme = document, selection, session, theme
        self._wish = Wish(document)
        self._asked: WalkBack | None = None
        self._stepped: tuple[Project, float] | None = None  # the Project after the last step, and the loss before it
        self._followed = ""  # the layer of a clicked cell, whose step is to be shown
        self._found_for: tuple[Input, tuple[str, int, int]] | None = None  # what class and weight were found for
        self._build()
        self._connect()
        self._recolour()

    def _build(self) -> None:
        self.setAccessibleName(self.tr("From the loss back to one weight"))
        self.head, self.foot, self.canvas, self.nothing = (
            BackwardHead(), BackwardFoot(), BackwardCanvas(self._theme), caption(),
        )  # fmt: skip
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFocusProxy(self.canvas)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.head)
        column.addWidget(self.nothing, 1)
        column.addWidget(self.canvas, 1)
        column.addWidget(self.foot)
        QWidget.setTabOrder(self.canvas, self.head.back)  # the steps have the keyboard first
        self.foot.show_settings(self.settings)

    def _connect(self) -> None:
        selection, head, foot, canvas = self._selection, self.head, self.foot, self.canvas
        self._session.ask_for(self._wish)
        for signal in (
            self._document.changed, self._session.ready, selection.changed, selection.looks_changed,
            selection.hidden_changed,
        ):  # fmt: skip
            signal.connect(self._refresh)
        selection.focused.connect(self._ask)
        self._theme.changed.connect(self._recolour)
        head.back.clicked.connect(self.left)
        foot.true_class.activated.connect(lambda index: self._set(true_class=index))
        foot.rate.valueChanged.connect(lambda rate: self._set(rate=rate))
        foot.moves.activated.connect(lambda index: self._set(moves=get_args(Moves)[index]))
        foot.apply.clicked.connect(self.apply_step)
        canvas.stepped.connect(lambda step: self._set(step=step))
        canvas.weight_chosen.connect(lambda weight: self._set(weight=weight))
        canvas.cell_chosen.connect(self._choose)
        canvas.applied.connect(self.apply_step)
        canvas.layer_asked.connect(self._ask_layer)
        canvas.map_asked.connect(self._ask_map)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor(self._theme.palette.canvas))

    # --- what is set ---------------------------------------------------------------------------------------------

    @property
    def settings(self) -> Settings:
        """What is set on the page."""
        return self._wish.settings

    def set_settings(self, settings: Settings) -> None:
        """Sets all of it."""
        if settings != self._wish.settings:
            self._wish.settings = settings
            self.foot.show_settings(settings)
            self._ask()
            self._refresh()

    def _set(self, **changes: Any) -> None:
        self.set_settings(replace(self.settings, **changes))

    def captured(self) -> Mapping[str, Any]:
        """The fields of a View that belong to the page."""
        settings = self.settings
        return {
            "true_class": settings.true_class,
            "weight": settings.weight,
            "backward_step": settings.step,
            "rate": settings.rate,
            "moves": settings.moves,
        }

    def step(self, way: StepWay) -> None:
        """Explains the first step, the one before, the next, or the last."""
        content = self.canvas.content
        if content is not None:
            count = len(content.steps)
            self.canvas.step({"first": -count, "back": -1, "forward": 1, "last": count}[way])

    # --- what it shows -------------------------------------------------------------------------------------------

    def showEvent(self, _event: QEvent) -> None:
        self._ask()
        self._refresh()

    def hideEvent(self, _event: QEvent) -> None:
        self._wish.is_shown, self._asked = False, None

    @Slot()
    def _ask(self) -> None:
        """Requests what the page needs, only while it is visible, and each question once."""
        asked = self._wish.walk(self._selection)
        if self.isVisible() and asked != self._asked:
            self._wish.is_shown, self._asked = True, asked
            self._session.request()

    @Slot()
    def _refresh(self) -> None:
        if not self.isVisible():
            return
        self._let_go()
        frame, selection = self._session.frame, self._selection
        content = content_of(frame, selection, self._wish)
        hidden = bool(selection.hidden_by_layer or selection.sizes_asked)
        if content is None and self._session.busy and self.canvas.content is not None and not hidden:
            return  # what is shown stays until the next is computed
        self.canvas.show_content(content)
        self.canvas.setVisible(content is not None)
        self.nothing.setVisible(content is None)
        self.nothing.setText(words.why_blank(frame, selection, self._session.busy) if content is None else "")
        before = None
        if frame is not None and self._stepped is not None and frame.request.project is self._stepped[0]:
            before = self._stepped[1]
        self.head.show_content(content, selection, before)
        self.foot.show_content(content, self._document.project)
        self.setAccessibleDescription(self.nothing.text() if content is None else words.title(content, selection))
        if content is not None and frame is not None and frame.request.project is self._document.project:
            self._follow(content)

    @property
    def _present(self) -> tuple[Input, tuple[str, int, int]]:
        """The picture, and the selected kernel."""
        selection = self._selection
        return self._document.project.input, (selection.layer, selection.channel, selection.source)

    def _let_go(self) -> None:
        """Forgets the class that was found for another picture, and the weight for another kernel."""
        if self._found_for is None:
            return
        (before, kernel_before), (picture, kernel) = self._found_for, self._present
        if picture is not before:
            self._wish.found_class = None
        if kernel != kernel_before:
            self._wish.found_weight = ()
        self._found_for = self._present
        self._ask()

    def _follow(self, content: Content) -> None:
        """Keeps the class, the weight and the cell that were found, and explains the cell if it was clicked."""
        cell, weight, selection = content.walk.cell, content.walk.weight, self._selection
        self._wish.found_class, self._found_for = content.gradients.target, self._present
        if weight is not None:
            self._wish.found_weight = weight.at[2 if len(weight.at) == 4 else 1 :]
        self._ask()
        if cell is not None and len(cell) == 3 and not selection.pointed:
            rows, columns = content.gradients.by_output[content.walk.layer].shape[1:]
            selection.set_place(((cell[1] + 0.5) / rows, (cell[2] + 0.5) / columns))
        if self._followed == content.walk.layer:
            self._followed = ""
            steps = [at for at, step in enumerate(content.steps) if step.kind in ("scores", "cell")]
            self._set(step=steps[-1])

    @Slot()
    def _recolour(self) -> None:
        self.head.recolour(self._theme.palette)
        self._refresh()

    # --- what the user does --------------------------------------------------------------------------------------

    @Slot(str, int, object)
    def _choose(self, layer: str, channel: int, cell: tuple[int, int]) -> None:
        self._followed = layer
        content = self.canvas.content
        is_vector = content is not None and content.gradients.by_output[layer].ndim == 1
        self._selection.choose(Hover(layer, 0, cell[1], 0) if is_vector else Hover(layer, channel, *cell))
        self._refresh()

    @Slot(int)
    def _ask_layer(self, way: int) -> None:
        content = self.canvas.content
        if content is not None:
            ids = [column.layer for column in content.columns]
            here = ids.index(self._selection.layer) if self._selection.layer in ids else len(ids)
            self._selection.select(ids[min(max(here + way, 0), len(ids) - 1)], 0, 0)

    @Slot(int)
    def _ask_map(self, way: int) -> None:
        content = self.canvas.content
        if content is not None and self._selection.layer in content.gradients.by_output:
            count = len(content.gradients.by_output[self._selection.layer])
            self._selection.select(self._selection.layer, min(max(self._selection.channel + way, 0), count - 1))

    @Slot()
    def apply_step(self) -> None:
        """Takes one step of gradient descent; nothing while its gradients are computed."""
        content, frame, before = self.canvas.content, self._session.frame, self._document.project
        if content is None or frame is None or frame.request.project is not before:
            return
        gradients, rate, only = content.gradients, self.settings.rate, step_part(content, self.settings.moves)

        def work() -> Steps[Project]:
            return in_one_step(lambda: descend(before, gradients.by_weight, rate, only))

        self._session.run(Job(self.tr("step of gradient descent"), work, partial(self._take, before, gradients.loss)))

    def _take(self, before: Project, loss: float, after: Project) -> None:
        """Makes the step one of the history, unless something else was edited meanwhile."""
        if self._document.project is before:
            self._document.edit(self.tr("step of gradient descent"), lambda _project: after)
            self._stepped = self._document.project, loss
