"""The cell panel: the computation of one cell of any layer, and playback through its map."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal, Slot
from PySide6.QtGui import (
    QAccessible,
    QAction,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from engine import INPUT, Cell, Project
from engine.explain.as_text import latex, plain
from engine.explain.digits import Digits, digits_of
from engine.explain.explain import Explanation, explain
from engine.project.edits.weights import set_part
from engine.project.size_formulas import position_over
from gui.cell import cell_words
from gui.cell.cell_row import CellRow
from gui.cell.cell_scene import CellScene
from gui.cell.cell_scenes import kernel_geometry, scene_of, source_of
from gui.cell.playback_bar import PlaybackBar
from gui.cell.written_scene import written
from gui.cell.written_view import WrittenView
from gui.events.guard import guarded
from gui.look.fonts import BASE_PIXELS
from gui.look.icons import icon
from gui.look.theme import Theme
from gui.state.document import Document
from gui.state.playback import SPEEDS, Playback
from gui.state.selection import Hover, Selection, WeightSpot
from gui.state.session import Session
from gui.state.workers import Frame
from gui.text.phrases import local, local_latex, say
from gui.widgets.action_row import ActionLookup
from gui.widgets.command_chip import command_name
from gui.widgets.elided_label import ElidedLabel
from gui.widgets.erase_guard import keep_erase_keys
from gui.widgets.focus import draw_focus
from gui.widgets.keyed import KeyedWidget
from gui.widgets.pieces import caption, heading
from gui.widgets.pieces import explain as name_control
from gui.widgets.row_view import arrow_of

_HEADED = 960  # from this width on, at the base type size, the pane says its own name
_WORDED = 760  # and its buttons have icons beside their words
_ONE_LINE = 640  # and its head is one line


@guarded
class CellPanel(KeyedWidget):
    """Shows the computation of the explained cell, with controls for playback.

    Signals:
        answer_asked: the value is hidden, and its question mark was clicked or Enter pressed; a Hover, and where the
            question mark is on the screen.
        size_asked: the size of the layer is hidden, likewise; the layer, and where the question mark is.
    """

    answer_asked = Signal(object, QRect)
    size_asked = Signal(str, QRect)

    def __init__(
        self, document: Document, selection: Selection, session: Session, theme: Theme, playback: Playback
    ) -> None:
        super().__init__()
        self._document, self._selection, self._session, self._theme = document, selection, session, theme
        self._playback = playback
        self._held: Hover | None = None  # the cell that stays explained while its inputs are hovered
        self._pointing = False
        self._shown: Hover | None = None
        self._followed: Hover | None = None
        self._is_written = False
        self._digits: tuple[tuple[object, ...], Digits] | None = None
        self._explained: tuple[tuple[Project, str, Hover], Explanation | None] | None = None
        self._build()
        self._connect()
        self._colour()

    # ---- what it is made of

    def _build(self) -> None:
        self.setAccessibleName(self.tr("How this value is made"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        keep_erase_keys(self)
        self._heading, self.sentence = heading(self.tr("How this value is made")), ElidedLabel()
        self.sentence.setProperty("muted", True)
        self.sentence.set_about(
            self.tr(
                "Rows, columns, maps and units are counted from 0, as in code: the first cell of a map is row 0, "
                "column 0.\nThe position is the cell's number in reading order: the first cell has position 1."
            )
        )
        self.playback_bar = PlaybackBar(self._playback, SPEEDS)
        self.blank = caption()
        self.blank.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.row = CellRow()
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self.row)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._scroll)
        self._pages.addWidget(self.blank)
        self.page = WrittenView()
        self._pages.addWidget(self.page)
        words, tools = QHBoxLayout(), QHBoxLayout()
        words.addWidget(self._heading, alignment=Qt.AlignmentFlag.AlignTop)
        words.addWidget(self.sentence, 1)
        self.compare_button = QToolButton()
        self.compare_button.hide()
        for button in (self.compare_button, *self._build_copying()):
            tools.addWidget(button)
        tools.addWidget(self.playback_bar, 1)
        self.bar = QWidget()
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight, self.bar)
        self._head.setContentsMargins(0, 0, 0, 0)
        self._head.addLayout(words, 1)
        self._head.addLayout(tools, 1)
        for each in (words, tools, self._head):
            each.setSpacing(6)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 4, 10, 4)
        layout.setSpacing(3)
        layout.addWidget(self.bar)
        layout.addWidget(self._pages, 1)

    def _build_copying(self) -> list[QToolButton]:
        self.copy_buttons: dict[str, QToolButton] = {}
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        for key, word, name, slot in (
            ("copy_text", self.tr("Text"), self.tr("Copy as text"), self.copy_text),
            ("copy_latex", self.tr("TeX"), self.tr("Copy as LaTeX"), self.copy_latex),
        ):
            action = QAction(name, self)
            action.triggered.connect(slot)
            self.addAction(action)
            button = self.copy_buttons[key] = QToolButton()
            button.setText(word)
            name_control(button, name, self.tr("{what}: the arithmetic of this value").format(what=name))
            button.clicked.connect(slot)
        return list(self.copy_buttons.values())

    def _connect(self) -> None:
        selection, row = self._selection, self.row
        selection.focused.connect(self._focused)
        selection.changed.connect(self._refresh)
        selection.pinned.connect(self._refresh)
        selection.looks_changed.connect(self._refresh)
        selection.weight_hovered.connect(self._refresh)
        selection.hidden_changed.connect(self._refresh)
        self._session.ready.connect(self._refresh)
        self._playback.moved.connect(self._refresh)
        self._theme.changed.connect(self._colour)
        row.looked.connect(self._look)
        row.looked_away.connect(self._look_away)
        row.chosen.connect(self._choose)
        row.walked.connect(self._walk)
        row.weight_pointed.connect(self._point_at_weight)
        row.source_chosen.connect(self._choose_source)
        row.answer_asked.connect(self._ask)
        row.size_asked.connect(self._ask_size)
        row.weight_typed.connect(self._change_weight)
        self.page.pressed.connect(self._press_written)
        self.page.walked.connect(self._walk)
        self.page.asked.connect(self._ask_written)
        self.page.weight_typed.connect(self._change_weight)

    def use_actions(self, actions: ActionLookup) -> None:
        """Connects the buttons with the window's commands."""
        self.playback_bar.use_actions(actions)
        actions["compare"].setIconText(self.tr("Compare"))  # short text for buttons
        self.compare_button.setDefaultAction(actions["compare"])
        self.compare_button.setAccessibleName(command_name(actions["compare"]))
        for key, button in self.copy_buttons.items():
            button.setToolTip(actions[key].toolTip())

    # ---- what it shows

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
        self._share_width()
        self.playback_bar.set_palette(self._theme.palette)
        for button in self.copy_buttons.values():
            button.setIcon(icon("duplicate", self._theme.palette.muted))
        self._refresh()

    @Slot(object)
    def _focused(self, _hover: Hover | None) -> None:
        if not self._pointing:
            self._held = None
            self._refresh()
            self._follow()

    def _follow(self) -> None:
        """Moves the slider to the chosen cell."""
        chosen = self._selection.chosen
        if chosen != self._followed:
            self._followed = chosen
            self.playback_bar.follow()

    @Slot()
    def _refresh(self) -> None:
        """Shows the explained cell; does nothing while the panel is hidden."""
        if not self.isVisible() or self._pointing:
            return
        selection = self._selection
        if self._held is None and selection.hover is None and selection.focus not in (None, selection.chosen):
            return  # another cell was just chosen: the change of focus follows
        frame, hover = self._session.frame, self._held or selection.focus
        cell = self._cell_in(frame, hover)
        self._shown = hover if cell is not None else None
        self._pages.setCurrentIndex(0 if cell is not None else 1)
        for button in self.copy_buttons.values():
            button.setEnabled(cell is not None)
        if frame is None or hover is None or cell is None:
            self.compare_button.hide()
            self.sentence.set_words("")
            self.blank.setText(cell_words.why_blank(frame, self._selection, hover))
            return
        sized = hover.layer in selection.sizes_asked
        self.sentence.set_words(cell_words.sentence(frame, hover.layer, cell, sized))
        pooled = hover.layer != INPUT and bool(frame.request.evaluated[hover.layer].spec.counterpart)
        self.compare_button.setVisible(pooled)
        told = self._explanation(frame, hover, cell)
        self._show(scene_of(frame, hover, cell, told, selection, self._playback, self._theme))
        if QAccessible.isActive():
            self.setAccessibleDescription(self.text())

    def _show(self, scene: CellScene) -> None:
        """Shows a cell, written out if requested and possible."""
        page = written(scene) if self._is_written else None
        if page is None:
            self.row.show_scene(scene)
            return
        self.page.show_written(page, scene.told.groups[0].raw_weights.tolist() if scene.told.groups else ())
        self._pages.setCurrentWidget(self.page)

    def _cell_in(self, frame: Frame | None, hover: Hover | None) -> Cell | None:
        """The cell's index in the Frame's result; None if there is none, or something has to be predicted first."""
        if frame is None or hover is None or hover.layer not in frame.result.outputs:
            return None
        if cell_words.hindrance(frame, self._selection, hover):
            return None
        return hover.cell(frame.result.outputs[hover.layer].shape)

    def _explanation(self, frame: Frame, hover: Hover, cell: Cell) -> Explanation | None:
        asked = frame.request.evaluated, frame.request.device, hover  # frames of one Project have the same numbers
        if self._explained is None or self._explained[0] != asked:
            project, result = frame.request.evaluated, frame.result
            digits = None if hover.layer == INPUT else self._digits_of(frame, hover.layer, cell)
            told = None if digits is None else explain(project, result, hover.layer, cell, digits)
            self._explained = asked, told
        return self._explained[1]

    def _digits_of(self, frame: Frame, layer: str, cell: Cell) -> Digits:
        """The number format of a map, cached for all its cells."""
        channel = cell[0] if len(cell) == 3 else 0
        asked = frame.request.evaluated, frame.request.device, layer, channel
        if self._digits is None or self._digits[0] != asked:
            self._digits = asked, digits_of(frame.request.evaluated, frame.result, layer, channel)
        return self._digits[1]

    # ---- weights

    @Slot(object)
    def _point_at_weight(self, cell: tuple[int, int] | None) -> None:
        frame, hover = self._session.frame, self._shown
        told = self._explained[1] if self._explained is not None else None
        if cell is None or frame is None or hover is None or told is None:
            self._selection.point_at_weight(None)
            return
        geometry = kernel_geometry(frame.request.evaluated[hover.layer].spec)
        if geometry is not None:
            spot = WeightSpot(hover.layer, hover.channel, source_of(self._selection, told), *geometry.turned(*cell))
            self._selection.point_at_weight(spot)

    @Slot(object, float)
    def _change_weight(self, cell: tuple[int, int], value: float) -> None:
        """Changes a weight in the document; ``cell`` is (row, column) in the kernel as laid on the input."""
        told = self._explained[1] if self._explained is not None else None
        hover = self._shown
        if hover is None or told is None:
            return
        geometry = kernel_geometry(self._document.project[hover.layer].spec)
        if geometry is not None:
            at = (hover.channel, source_of(self._selection, told), *geometry.turned(*cell))
            self._document.edit(
                self.tr("Change weight"), lambda project: set_part(project, hover.layer, at, value, "weight")
            )

    @Slot(int)
    def _choose_source(self, source: int) -> None:
        if self._shown is not None:
            self._selection.choose(self._shown)
            self._selection.select(self._shown.layer, self._shown.channel, source)

    # ---- pointing and walking

    @Slot(str, object, object)
    def _look(self, layer: str, cell: Cell, target: Cell) -> None:
        """Hovers a cell while ``target`` stays the explained one."""
        if self._shown is None:
            return
        self._held, self._pointing = Hover.at(self._shown.layer, target), True
        try:
            self._selection.point_at(Hover.at(layer, cell))
        finally:
            self._pointing = False
        self._refresh()
        self._follow()

    @Slot()
    def _look_away(self) -> None:
        self._held = None
        if self._selection.hover is not None:
            self._selection.point_at(None)

    @Slot(str, object)
    def _choose(self, layer: str, cell: Cell) -> None:
        self._held = None
        self._selection.choose(Hover.at(layer, cell))

    def key_action(self, event: QKeyEvent) -> Callable[[], None] | None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return self._enter if self._is_asked() else None
        step = arrow_of(event)
        return None if step is None else lambda: self._walk(*step)

    def _is_asked(self) -> bool:
        """Whether a value or size is hidden."""
        asked = self._selection.chosen.layer in self._selection.hiding.sizes
        return asked or (self._shown is not None and self._selection.conceals(self._shown))

    def _enter(self) -> None:
        """Requests the question for the hidden value or size."""
        shown = self._pages.currentWidget()
        if shown is self.page:
            self._ask_written(self.page.question() or QRectF(self.page.rect()))
        elif shown is self.blank:
            self._ask_size(QRect(self.blank.mapToGlobal(QPoint(0, 0)), self.blank.sizeHint()))
        else:
            self.row.ask()

    @Slot(str, object)
    def _press_written(self, part: str, place: tuple[int, int]) -> None:
        """Moves the window to a clicked number."""
        shown, frame = self._shown, self._session.frame
        if shown is None or frame is None or shown.layer not in frame.result.outputs:
            return
        made = frame.result.outputs[shown.layer].shape
        read = frame.result.outputs[frame.request.evaluated[shown.layer].inputs[0]].shape
        if part != "read" and len(made) == 1:
            target = Hover.at(shown.layer, (place[1],))
        elif part != "read":
            target = Hover(shown.layer, shown.channel, *place)
        elif len(made) == 1:
            channel = shown.row // (read[1] * read[2])
            target = Hover.at(shown.layer, ((channel * read[1] + place[0]) * read[2] + place[1],))
        else:
            spec = frame.request.evaluated[shown.layer].spec
            target = Hover(shown.layer, shown.channel, *position_over(spec, read, made, *place))
        self._held = None
        self._selection.choose(target)
        if part == "made" and self._selection.conceals(target) and (asked := self.page.question()) is not None:
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
        if self._cell_in(frame, chosen) is None or frame is None:
            return
        self._playback.pause()
        shape = frame.result.outputs[chosen.layer].shape
        if len(shape) == 1:
            row, column = min(max(chosen.row + down + across, 0), shape[0] - 1), 0
        else:
            row = min(max(chosen.row + down, 0), shape[1] - 1)
            column = min(max(chosen.column + across, 0), shape[2] - 1)
        self._selection.choose(Hover(chosen.layer, chosen.channel, row, column))

    # ---- as text

    def text(self) -> str:
        """The shown computation as plain text; empty if there is none."""
        told = self._told()
        if told is not None:
            return local(plain(told, say))
        if self._shown is None:
            return ""
        shown = self.page if self._pages.currentWidget() is self.page else self.row.views.lines
        return "\n".join([self.sentence.text(), shown.describe()])

    def _told(self) -> Explanation | None:
        """The explanation of the shown cell; None while its value is hidden."""
        if self._shown is None or self._explained is None or self._selection.conceals(self._shown):
            return None
        return self._explained[1]

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
        told = self._told()
        if told is not None:
            QGuiApplication.clipboard().setText(local_latex(latex(told, say)))

    # ---- events

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            with QPainter(self) as painter:
                draw_focus(painter, self.rect(), self.palette())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()
        self.setAccessibleDescription(self.text())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        """Lets the head say as much as there is room for."""
        width, way = self.width() * BASE_PIXELS / self.fontInfo().pixelSize(), QBoxLayout.Direction
        self._heading.setVisible(width >= _HEADED)
        self._head.setDirection(way.LeftToRight if width >= _ONE_LINE else way.TopToBottom)
        style, roomy = Qt.ToolButtonStyle, width >= _WORDED
        for button in self.copy_buttons.values():
            button.setToolButtonStyle(style.ToolButtonTextBesideIcon if roomy else style.ToolButtonTextOnly)
