"""The cell panel: the computation of one cell of any layer, and playback through its map."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QRectF, Qt, Signal, Slot
from PySide6.QtGui import (
    QAccessible,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QVBoxLayout

from engine import Cell
from engine.explain.as_text import latex, plain
from gui.cell import cell_words
from gui.cell.cell_head import MARGINS, SPACING, CellHead
from gui.cell.cell_pages import CellPages
from gui.cell.contents.cell_scenes import scene_of
from gui.cell.contents.explained_cells import ExplainedCells
from gui.cell.contents.targets import neighbour, written_target
from gui.cell.kernel_weights import KernelWeights
from gui.events.guard import guarded
from gui.look.old_cover import OldCover
from gui.look.theme import Theme
from gui.state.document import Document
from gui.state.playback import Playback
from gui.state.selection import Hover, Selection
from gui.state.session import Session
from gui.text.phrases import local, local_latex, say
from gui.widgets.action_row import ActionLookup
from gui.widgets.erase_guard import keep_erase_keys
from gui.widgets.focus import draw_focus
from gui.widgets.keyed import KeyedWidget, arrow_of


@guarded
class CellPanel(KeyedWidget):
    """Shows the computation of the explained cell, with controls for playback.

    Signals:
        answer_asked(Hover, QRect): the question mark of a hidden value was clicked, or Enter was pressed; the cell, and
            the rectangle of the question mark on the screen.
        size_asked(str, QRect): likewise for the hidden size of a layer.
    """

    answer_asked = Signal(object, QRect)
    size_asked = Signal(str, QRect)

    def __init__(
        self, document: Document, selection: Selection, session: Session, theme: Theme, playback: Playback
    ) -> None:
        super().__init__()
        self._document, self._selection, self._session, self._theme = document, selection, session, theme
        self._playback = playback
        self._kept: Hover | None = None  # the cell that stays explained while its inputs are hovered
        self._shown: Hover | None = None
        self._pointing = self._is_written = False
        self._walked: object = None  # where a walk was when its cell was shown
        self._explained = ExplainedCells()
        self._weights = KernelWeights(document, selection)
        self._build()
        self._connect()
        self._colour()

    # ---- construction

    def _build(self) -> None:
        self.setAccessibleName(self.tr("How this value is made"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        keep_erase_keys(self)
        self.bar = CellHead(self._playback, {"copy_text": self.copy_text, "copy_latex": self.copy_latex})
        self.sentence, self.playback_bar = self.bar.sentence, self.bar.playback_bar
        self.compare_button, self.copy_buttons = self.bar.compare_button, self.bar.copy_buttons
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.addActions(self.bar.copy_actions)
        self.pages = CellPages()
        self.row, self.page, self.blank = self.pages.row, self.pages.written, self.pages.blank
        old = self.tr("The computation before the change")
        self._cover = OldCover(self.pages, self._document, self._session, lambda: self._shown, old)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*MARGINS)
        layout.setSpacing(SPACING)
        layout.addWidget(self.bar)
        layout.addWidget(self.pages, 1)

    def _connect(self) -> None:
        selection, row = self._selection, self.row
        selection.focused.connect(self._focused)
        looks = selection.changed, selection.pinned, selection.looks_changed, selection.weight_hovered
        for changed in (*looks, selection.hidden_changed, self._session.ready):
            changed.connect(self._refresh)
        self._playback.moved.connect(self._follow_walk)
        self._theme.changed.connect(self._colour)
        row.hovered.connect(self._hover)
        row.hover_ended.connect(self._end_hover)
        row.chosen.connect(self._choose)
        row.weight_pointed.connect(self._point_at_weight)
        row.source_chosen.connect(self._choose_source)
        row.answer_asked.connect(self._ask)
        row.size_asked.connect(self._ask_size)
        self.page.pressed.connect(self._press_written)
        self.pages.walked.connect(self._walk)
        self.pages.weight_typed.connect(self._change_weight)
        self.page.asked.connect(self._ask_written)

    def use_actions(self, actions: ActionLookup) -> None:
        """Connects the buttons with the window's commands."""
        self.bar.use_actions(actions)

    # ---- content

    @property
    def is_written(self) -> bool:
        """Whether the computation is written out for an audience."""
        return self._is_written

    def set_written(self, written: bool) -> None:
        """Turns the written form for an audience on or off; it is used only if the computation is small enough."""
        if written != self._is_written:
            self._is_written = written
            self.bar.setVisible(not written)
            self._refresh()

    @Slot()
    def _colour(self) -> None:
        self.bar.fit_width(self.width())
        self.bar.set_palette(self._theme.palette)
        self._refresh()

    @Slot(object)
    def _focused(self, _hover: Hover | None) -> None:
        if not self._pointing:
            self._kept = None
            self._refresh()
            self.bar.follow(self._selection.chosen)

    @Slot()
    def _follow_walk(self) -> None:
        """Shows what a walk has reached, unless the cell that it chose was shown with that."""
        if self._walked != _reached(self._playback, self._selection):
            self._refresh()

    @Slot()
    def _refresh(self) -> None:
        """Shows the explained cell; while the panel is closed, nothing, so that no old maps are kept."""
        if not self.isVisible():
            self._shown = None
            self.pages.forget()
            return
        if self._pointing:
            return
        selection = self._selection
        if self._kept is None and selection.hover is None and selection.focus not in (None, selection.chosen):
            return  # another cell was just chosen: the change of focus follows
        frame, hover = self._session.frame, self._kept or selection.focus
        cell = cell_words.shown_cell(frame, selection, hover)
        self._shown = hover if cell is not None else None
        self._cover.refresh()
        if frame is None or hover is None or cell is None:
            self.bar.show_none()
            self.pages.show_blank(cell_words.why_blank(frame, self._selection, hover))
            return
        self._walked = _reached(self._playback, selection)
        self.bar.show_cell(frame, hover, cell, hover.layer in selection.sizes_asked)
        explanation = self._explained.explain(frame, hover, cell)
        scene = scene_of(frame, hover, cell, explanation, selection, self._playback, self._theme)
        self.pages.show_scene(scene, self._is_written)
        if QAccessible.isActive():
            self.setAccessibleDescription(self.text())

    # ---- weights

    @Slot(object)
    def _point_at_weight(self, cell: tuple[int, int] | None) -> None:
        self._weights.point_at(self._session.frame, self._shown, self._explained.last, cell)

    @Slot(object, float)
    def _change_weight(self, cell: tuple[int, int], value: float) -> None:
        self._weights.change(self._shown, self._explained.last, cell, value)

    @Slot(int)
    def _choose_source(self, source: int) -> None:
        if self._shown is not None:
            self._selection.choose(self._shown)
            self._selection.select(self._shown.layer, self._shown.channel, source)

    # ---- pointing and walking

    @Slot(str, object, object)
    def _hover(self, layer: str, cell: Cell, target: Cell) -> None:
        """Hovers a cell while ``target`` stays the explained one."""
        if self._shown is None:
            return
        self._kept, self._pointing = Hover.at(self._shown.layer, target), True
        try:
            self._selection.point_at(Hover.at(layer, cell))
        finally:
            self._pointing = False
        self._refresh()
        self.bar.follow(self._selection.chosen)

    @Slot()
    def _end_hover(self) -> None:
        self._kept = None
        if self._selection.hover is not None:
            self._selection.point_at(None)

    @Slot(str, object)
    def _choose(self, layer: str, cell: Cell) -> None:
        self._kept = None
        self._selection.choose(Hover.at(layer, cell))

    def key_action(self, event: QKeyEvent) -> Callable[[], None] | None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            selection, shown = self._selection, self._shown
            hidden = shown is not None and selection.hides(shown)
            return self._enter if hidden or selection.chosen.layer in selection.hiding.sizes else None
        step = arrow_of(event)
        return None if step is None else lambda: self._walk(*step)

    def _enter(self) -> None:
        """Requests the question for the hidden value or size."""
        if self.pages.is_written:
            self._ask_written(self.page.question() or QRectF(self.page.rect()))
        elif self.pages.is_blank:
            self._ask_size(self.pages.blank_place())
        else:
            self.row.ask()

    @Slot(str, object)
    def _press_written(self, part: str, place: tuple[int, int]) -> None:
        """Moves the window to a clicked number."""
        shown, frame = self._shown, self._session.frame
        if shown is None or frame is None or shown.layer not in frame.result.outputs:
            return
        target = written_target(frame, shown, part, place)
        self._kept = None
        self._selection.choose(target)
        if part == "output" and self._selection.hides(target) and (asked := self.page.question()) is not None:
            self._ask_written(asked)

    @Slot(object)
    def _ask_written(self, place: QRectF) -> None:
        """Requests the question of a clicked question mark in the written form."""
        shown, where = self._shown, self.page.where(place)
        if shown is None:
            return
        if shown.layer in self._selection.hiding.sizes:
            self.size_asked.emit(shown.layer, where)
        else:
            self.answer_asked.emit(shown, where)

    @Slot(object)
    def _ask_size(self, where: QRect) -> None:
        self.size_asked.emit(self._selection.chosen.layer, where)

    @Slot(int, int)
    def _walk(self, down: int, across: int) -> None:
        """Chooses a neighbour of the chosen cell."""
        chosen, frame = self._selection.chosen, self._session.frame
        if frame is None or cell_words.shown_cell(frame, self._selection, chosen) is None:
            return
        self._playback.pause()
        self._selection.choose(neighbour(frame, chosen, down, across))

    # ---- as text

    def text(self) -> str:
        """The shown computation as plain text; empty if there is none."""
        explanation = self._explained.visible(self._shown, self._selection)
        if explanation is not None:
            return local(plain(explanation, say))
        if self._shown is None:
            return ""
        return "\n".join([self.sentence.text(), self.pages.describe()])

    @Slot(object, object)
    def _ask(self, cell: Cell, where: QRect) -> None:
        if self._shown is not None:
            self.answer_asked.emit(Hover.at(self._shown.layer, cell), where)

    @Slot()
    def copy_text(self) -> None:
        """Copies the computation as plain text."""
        self._refresh()
        if text := self.text():
            QGuiApplication.clipboard().setText(text)
            self.setAccessibleDescription(text)

    @Slot()
    def copy_latex(self) -> None:
        """Copies the computation as LaTeX."""
        self._refresh()
        explanation = self._explained.visible(self._shown, self._selection)
        if explanation is not None:
            QGuiApplication.clipboard().setText(local_latex(latex(explanation, say)))

    # ---- events

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            with QPainter(self) as painter:
                draw_focus(painter, self.rect(), self.palette())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()
        self.setAccessibleDescription(self.text())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.bar.fit_width(self.width())


def _reached(walk: Playback, selection: Selection) -> object:
    """Where a walk is, and on which cell."""
    return walk.walking, walk.position if walk.walking else 0, selection.focus
