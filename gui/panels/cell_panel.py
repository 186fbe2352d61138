"""How one value is made: the arithmetic of a cell of any layer, and the walk through its map."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, Qt, Signal, Slot
from PySide6.QtGui import QAccessible, QAction, QFocusEvent, QGuiApplication, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
)

from engine import INPUT, Cell, Conv2d, Field, Project
from engine.conceal import concealed, reads_hidden
from engine.counterpart import Counterpart
from engine.explain import Explanation, explain
from engine.pooling import Pooling
from engine.twin import latex, plain
from gui.colours import marks
from gui.document import Document
from gui.guard import guarded
from gui.icons import icon
from gui.legend import Legends
from gui.selection import Hover, Selection, WeightSpot
from gui.session import Session
from gui.theme import BASE_PIXELS, Theme
from gui.transport import SPEEDS, Transport
from gui.widgets.action_row import ActionLookup
from gui.widgets.cell_row import CellRow
from gui.widgets.cell_scene import CellScene
from gui.widgets.command_chip import command_name
from gui.widgets.elided_label import ElidedLabel
from gui.widgets.erase_guard import keep_erase_keys
from gui.widgets.keyed import KeyedWidget
from gui.widgets.pieces import caption, heading
from gui.widgets.pieces import explain as name_control
from gui.widgets.row_view import arrow_of
from gui.widgets.shades import Shades
from gui.widgets.transport_bar import TransportBar
from gui.wording import count_text, say, say_problem
from gui.workers import Frame

_HEADED = 960  # from this width on, at the base type size, the pane says its own name
_WORDED = 760  # and its buttons have icons beside their words
_ONE_LINE = 640  # and its head is one line


@guarded
class CellPanel(KeyedWidget):
    """Shows the arithmetic of the cell that is looked at, and lets the window walk through its map.

    Signals:
        answer_asked: the value is hidden, and its question mark was clicked or Enter pressed; a Hover, and where the
            question mark is on the screen.
    """

    answer_asked = Signal(object, QRect)

    def __init__(
        self, document: Document, selection: Selection, session: Session, theme: Theme, transport: Transport
    ) -> None:
        super().__init__()
        self._document, self._selection, self._session, self._theme = document, selection, session, theme
        self._transport = transport
        self._held: Hover | None = None  # what is explained while the pointer is on what it is made from
        self._pointing = False
        self._shown: Hover | None = None
        self._followed: Hover | None = None
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
        self.transport_bar = TransportBar(self._transport, SPEEDS)
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
        words, tools = QHBoxLayout(), QHBoxLayout()
        words.addWidget(self._heading, alignment=Qt.AlignmentFlag.AlignTop)
        words.addWidget(self.sentence, 1)
        self.compare_button = QToolButton()
        self.compare_button.hide()
        for button in (self.compare_button, *self._build_copying()):
            tools.addWidget(button)
        tools.addWidget(self.transport_bar, 1)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.addLayout(words, 1)
        self._head.addLayout(tools, 1)
        for each in (words, tools, self._head):
            each.setSpacing(6)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 4, 10, 4)
        layout.setSpacing(3)
        layout.addLayout(self._head)
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
        self._transport.moved.connect(self._refresh)
        self._theme.changed.connect(self._colour)
        row.looked.connect(self._look)
        row.looked_away.connect(self._look_away)
        row.chosen.connect(self._choose)
        row.walked.connect(self._walk)
        row.weight_pointed.connect(self._point_at_weight)
        row.source_chosen.connect(self._choose_source)
        row.answer_asked.connect(self._ask)

    def use_actions(self, actions: ActionLookup) -> None:
        """Makes the buttons those of the window's commands, with their keys."""
        self.transport_bar.use_actions(actions)
        actions["compare"].setIconText(self.tr("Compare"))  # what a button says
        self.compare_button.setDefaultAction(actions["compare"])
        self.compare_button.setAccessibleName(command_name(actions["compare"]))
        for key, button in self.copy_buttons.items():
            button.setToolTip(actions[key].toolTip())

    # ---- what it shows

    @Slot()
    def _colour(self) -> None:
        self._share_width()
        self.transport_bar.set_palette(self._theme.palette)
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
        """Moves the scrubber to the chosen cell, when that is another."""
        chosen = self._selection.chosen
        if chosen != self._followed:
            self._followed = chosen
            self.transport_bar.follow()

    @Slot()
    def _refresh(self) -> None:
        """Shows the arithmetic of the cell that is looked at; what nobody sees is not worked out."""
        if not self.isVisible() or self._pointing:
            return
        selection = self._selection
        if self._held is None and selection.hover is None and selection.focus not in (None, selection.chosen):
            return  # another cell was just chosen: it will be looked at in a moment
        frame, hover = self._session.frame, self._held or selection.focus
        cell = self._cell_in(frame, hover)
        self._shown = hover if cell is not None else None
        self._pages.setCurrentIndex(0 if cell is not None else 1)
        for button in self.copy_buttons.values():
            button.setEnabled(cell is not None)
        if frame is None or hover is None or cell is None:
            self.compare_button.hide()
            self.sentence.set_words("")
            self.blank.setText(self._why_blank(frame, hover))
            return
        self.sentence.set_words(self._sentence(frame, hover.layer, cell))
        pooled = hover.layer != INPUT and isinstance(frame.request.evaluated[hover.layer].spec, Pooling)
        self.compare_button.setVisible(pooled)
        self.row.show_scene(self._scene(frame, hover, cell))
        if QAccessible.isActive():
            self.setAccessibleDescription(self.text())

    def _cell_in(self, frame: Frame | None, hover: Hover | None) -> Cell | None:
        """The cell as the Frame's result counts it; None if it has none like it, or cannot be told yet."""
        if frame is None or hover is None or hover.layer not in frame.result.outputs or self._hindrance(frame, hover):
            return None
        return hover.cell(frame.result.outputs[hover.layer].shape)

    def _hindrance(self, frame: Frame, hover: Hover) -> str:
        """What has to be predicted before a cell can be told; empty if nothing has."""
        if hover.layer in self._selection.sizes_asked:
            return self.tr("The size of {layer} is hidden: predict it first.").format(layer=hover.layer)
        project = frame.request.evaluated
        cell = hover.cell(frame.result.outputs[hover.layer].shape)
        if hover.layer == INPUT or cell is None or not reads_hidden(project, self._selection.veils, hover.layer, cell):
            return ""
        source = project[hover.layer].inputs[0]
        return self.tr("The values of {layer} are hidden: predict them first.").format(layer=source)

    def _why_blank(self, frame: Frame | None, hover: Hover | None) -> str:
        if frame is None:
            return self.tr("The first maps are being computed.")
        if hover is None:
            return self.tr("Point at a cell of any map to see how its value is made; click it to keep it here.")
        problems = frame.result.problems
        if hover.layer in frame.result.outputs and (hindrance := self._hindrance(frame, hover)):
            return hindrance
        if hover.layer not in problems:
            return self.tr("{layer} is being computed.").format(layer=hover.layer)
        cause = problems.get(problems[hover.layer].waits_for or "")
        return " ".join(say_problem(each) for each in (problems[hover.layer], cause) if each is not None)

    def _sentence(self, frame: Frame, layer: str, cell: Cell) -> str:
        shape = frame.result.outputs[layer].shape
        if len(cell) == 1:
            names = frame.request.project.classes
            name = f" “{names[cell[0]]}”" if len(names) == shape[0] else ""
            text = self.tr("{layer}, unit {unit}{name} — position {position} of {count}")
            return text.format(
                layer=layer, unit=cell[0], name=name, position=count_text(cell[0] + 1), count=count_text(shape[0])
            )
        text = self.tr("{layer}[{channel}], row {row}, column {column} — position {position} of {count}")
        channel, row, column = cell
        return text.format(
            layer=layer,
            channel=channel,
            row=row,
            column=column,
            position=count_text(row * shape[2] + column + 1),
            count=count_text(shape[1] * shape[2]),
        )

    def _scene(self, frame: Frame, hover: Hover, cell: Cell) -> CellScene:
        explanation = self._explanation(frame, hover, cell)
        if explanation is not None and self._selection.conceals(hover):
            explanation = concealed(explanation)
        looks, dark = self._selection.looks, self._theme.dark
        legends = Legends(frame, looks)

        def shades(layer: str, channel: int) -> Shades:
            legend = legends.of(layer, channel)
            ends = legend.low, legend.high, legend.symmetric
            return Shades(legend.table_key, dark, *ends, legend.hatched_below)

        gains = frame.request.gains
        muted = gains is not None and (gains.layer, gains.channel) == (hover.layer, cell[0])
        return CellScene(
            project=frame.request.evaluated,
            result=frame.result,
            thumbnails=frame.thumbnails,
            layer=hover.layer,
            cell=cell,
            explanation=explanation,
            source=self._selection.source,
            factors=gains.factors if gains is not None and muted else (),
            reached=lambda channel: self._transport.reached(hover.layer, channel),
            veil=self._selection.veil_of,
            pins=self._pins(hover.layer),
            fed=self._fed(frame, hover, explanation),
            weight=self._weight(frame, hover, explanation),
            compares=looks.compares,
            counterpart=self._counterpart(frame, hover.layer, cell[0]),
            shades=shades,
            signed=looks.signed,
            dark=dark,
            hatched=looks.hatching,
            accent=self._theme.palette.accent,
        )

    def _counterpart(self, frame: Frame, layer: str, channel: int) -> Counterpart | None:
        """The map that the other kind of pooling would make, if it was computed for this one."""
        found = frame.counterpart
        return found if found is not None and (found.layer, found.channel) == (layer, channel) else None

    def _explanation(self, frame: Frame, hover: Hover, cell: Cell) -> Explanation | None:
        asked = frame.request.evaluated, frame.request.device, hover  # frames of one Project have the same numbers
        if self._explained is None or self._explained[0] != asked:
            told = None if hover.layer == INPUT else explain(frame.request.evaluated, frame.result, hover.layer, cell)
            self._explained = asked, told
        return self._explained[1]

    def _pins(self, layer: str) -> dict[int, str]:
        colours = marks(self._theme.dark)
        shades = {"red": colours.pin_red, "green": colours.pin_green}
        pins = self._selection.pins.items()
        return {pin[1]: shades[name] for name, pin in pins if pin is not None and pin[0] == layer}

    def _fed(self, frame: Frame, hover: Hover, told: Explanation | None) -> Field | None:
        """What the input cell under the pointer is part of, when it is one of what the layer reads."""
        pointed = self._selection.hover
        if told is None or pointed is None or pointed.layer != told.source:
            return None
        given, made = (frame.result.outputs[layer].shape for layer in (told.source, hover.layer))
        cell = pointed.cell(given)
        if cell is None or len(made) == 1:
            return None
        return frame.request.evaluated[hover.layer].spec.after(Field.of(given, cell), given, made)

    # ---- weights

    def _weight(self, frame: Frame, hover: Hover, told: Explanation | None) -> tuple[int, int] | None:
        """The weight under the pointer, as it lies on the input, when it is one of what is shown."""
        spot, spec = self._selection.weight, frame.request.evaluated[hover.layer].spec if told is not None else None
        if spot is None or told is None or not isinstance(spec, Conv2d):
            return None
        if (spot.layer, spot.channel, spot.source) != (hover.layer, hover.channel, self._source(told)):
            return None
        return self._turned(spec, spot.row, spot.column)

    def _source(self, told: Explanation) -> int:
        return min(self._selection.source, len(told.groups) - 1)

    @staticmethod
    def _turned(spec: Conv2d, row: int, column: int) -> tuple[int, int]:
        """Where a weight lies on the input, and the other way round."""
        rows, columns = spec.kernel
        return (rows - 1 - row, columns - 1 - column) if spec.flip else (row, column)

    @Slot(object)
    def _point_at_weight(self, cell: tuple[int, int] | None) -> None:
        frame, hover = self._session.frame, self._shown
        told = self._explained[1] if self._explained is not None else None
        if cell is None or frame is None or hover is None or told is None:
            self._selection.point_at_weight(None)
            return
        spec = frame.request.evaluated[hover.layer].spec
        if isinstance(spec, Conv2d):
            spot = WeightSpot(hover.layer, hover.channel, self._source(told), *self._turned(spec, *cell))
            self._selection.point_at_weight(spot)

    @Slot(int)
    def _choose_source(self, source: int) -> None:
        if self._shown is not None:
            self._selection.choose(self._shown)
            self._selection.select(self._shown.layer, self._shown.channel, source)

    # ---- pointing and walking

    @Slot(str, object, object)
    def _look(self, layer: str, cell: Cell, target: Cell) -> None:
        """Points at a cell, while that of the layer that is shown stays the one that is explained."""
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
            return self.row.ask if self._shown is not None and self._selection.conceals(self._shown) else None
        step = arrow_of(event)
        return None if step is None else lambda: self._walk(*step)

    @Slot(int, int)
    def _walk(self, down: int, across: int) -> None:
        """Chooses a neighbour of the chosen cell."""
        chosen, frame = self._selection.chosen, self._session.frame
        if self._cell_in(frame, chosen) is None or frame is None:
            return
        self._transport.pause()
        shape = frame.result.outputs[chosen.layer].shape
        if len(shape) == 1:
            row, column = min(max(chosen.row + down + across, 0), shape[0] - 1), 0
        else:
            row = min(max(chosen.row + down, 0), shape[1] - 1)
            column = min(max(chosen.column + across, 0), shape[2] - 1)
        self._selection.choose(Hover(chosen.layer, chosen.channel, row, column))

    # ---- as text

    def text(self) -> str:
        """What is shown, as plain text; empty when nothing is."""
        told = self._told()
        if told is not None:
            return plain(told, say)
        return "" if self._shown is None else "\n".join([self.sentence.text(), self.row.views.lines.describe()])

    def _told(self) -> Explanation | None:
        """What may be told of the cell that is shown; None while its value is hidden."""
        if self._shown is None or self._explained is None or self._selection.conceals(self._shown):
            return None
        return self._explained[1]

    @Slot(object, object)
    def _ask(self, cell: Cell, where: QRect) -> None:
        if self._shown is not None:
            self.answer_asked.emit(Hover.at(self._shown.layer, cell), where)

    @Slot()
    def copy_text(self) -> None:
        """Puts the arithmetic on the clipboard as plain text."""
        self._refresh()
        if text := self.text():
            QGuiApplication.clipboard().setText(text)
            self.setAccessibleDescription(text)

    @Slot()
    def copy_latex(self) -> None:
        """Puts the arithmetic on the clipboard as a formula for LaTeX."""
        self._refresh()
        told = self._told()
        if told is not None:
            QGuiApplication.clipboard().setText(latex(told, say))

    # ---- events

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
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
