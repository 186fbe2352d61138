"""The head of the cell panel: the name of the cell, playback, and buttons for copying and comparing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QToolButton, QWidget

from engine import INPUT, Cell
from gui.cell import cell_words
from gui.cell.playback_bar import PlaybackBar
from gui.look.fonts import BASE_PIXELS
from gui.look.icons import icon
from gui.look.palettes import Palette
from gui.state.playback import SPEEDS, Playback
from gui.state.selection import Hover
from gui.state.workers import Frame
from gui.widgets.action_row import ActionLookup
from gui.widgets.command_chip import command_name
from gui.widgets.elided_label import ElidedLabel
from gui.widgets.pieces import explain, heading

translate = QCoreApplication.translate

MARGINS, SPACING = (12, 4, 10, 4), 3  # pixels around head and computation, and between them

_HEADED = 960  # minimum width of the panel, at the base type size, with the heading
_WORDED = 760  # likewise, with icons beside the words of buttons
_ONE_LINE = 730  # likewise, with the head in one line


class CellHead(QWidget):
    """Heading, sentence, buttons and playback bar, in one line or two.

    Args:
        copies: the functions that copy the computation, by command.
    """

    def __init__(self, playback: Playback, copies: dict[str, Callable[[], None]]) -> None:
        super().__init__()
        self._followed: Hover | None = None
        self._heading = heading(translate("CellPanel", "How this value is made"))
        self.sentence = ElidedLabel()
        self.sentence.setProperty("muted", True)
        self.sentence.set_about(
            translate(
                "CellPanel",
                "Rows, columns, maps and units are counted from 0, as in code: the first cell of a map is row 0, "
                "column 0.\nThe position is the cell's number in reading order: the first cell has position 1.",
            )
        )
        self.playback_bar = PlaybackBar(playback, SPEEDS)
        self.compare_button = QToolButton()
        self.compare_button.hide()
        self.copy_actions: list[QAction] = []
        self.copy_buttons: dict[str, QToolButton] = {}
        for key, word, name in (
            ("copy_text", translate("CellPanel", "Text"), translate("CellPanel", "Copy as text")),
            ("copy_latex", translate("CellPanel", "TeX"), translate("CellPanel", "Copy as LaTeX")),
        ):
            self._add_copying(key, word, name, copies[key])
        self._build()

    def _add_copying(self, key: str, word: str, name: str, slot: Callable[[], None]) -> None:
        action = QAction(name, self)
        action.triggered.connect(slot)
        self.copy_actions.append(action)
        button = self.copy_buttons[key] = QToolButton()
        button.setText(word)
        explain(button, name, translate("CellPanel", "{what}: the arithmetic of this value").format(what=name))
        button.clicked.connect(slot)

    def _build(self) -> None:
        words, tools = QHBoxLayout(), QHBoxLayout()
        words.addWidget(self._heading, alignment=Qt.AlignmentFlag.AlignTop)
        words.addWidget(self.sentence, 1)
        for button in (self.compare_button, *self.copy_buttons.values()):
            tools.addWidget(button)
        tools.addWidget(self.playback_bar, 1)
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._halves.setContentsMargins(0, 0, 0, 0)
        self._halves.addLayout(words, 1)
        self._halves.addLayout(tools, 1)
        for each in (words, tools, self._halves):
            each.setSpacing(6)

    def use_actions(self, actions: ActionLookup) -> None:
        """Connects the buttons with the window's commands."""
        self.playback_bar.use_actions(actions)
        actions["compare"].setIconText(translate("CellPanel", "Compare"))  # short text for buttons
        self.compare_button.setDefaultAction(actions["compare"])
        self.compare_button.setAccessibleName(command_name(actions["compare"]))
        for key, button in self.copy_buttons.items():
            button.setToolTip(actions[key].toolTip())

    def set_palette(self, palette: Palette) -> None:
        """Redraws the icons in a theme's colours."""
        self.playback_bar.set_palette(palette)
        for button in self.copy_buttons.values():
            button.setIcon(icon("duplicate", palette.muted))

    def show_cell(self, frame: Frame, hover: Hover, cell: Cell, is_size_hidden: bool) -> None:
        """Names the shown cell, and enables the buttons.

        Args:
            hover, cell: the same cell twice.
            is_size_hidden: whether the size of its layer is hidden.
        """
        is_pooled = hover.layer != INPUT and bool(frame.request.evaluated[hover.layer].spec.counterpart)
        self._show(cell_words.sentence(frame, hover.layer, cell, is_size_hidden), is_pooled, is_cell=True)

    def show_none(self) -> None:
        """Clears the name of the cell, and disables the buttons."""
        self._show("", is_pooled=False, is_cell=False)

    def _show(self, sentence: str, is_pooled: bool, is_cell: bool) -> None:
        self.sentence.set_words(sentence)
        self.compare_button.setVisible(is_pooled)  # with the other kind of pooling
        for button in self.copy_buttons.values():
            button.setEnabled(is_cell)

    def follow(self, chosen: Hover) -> None:
        """Moves the slider to the chosen cell."""
        if chosen != self._followed:
            self._followed = chosen
            self.playback_bar.follow()

    def fit_width(self, pixels: int) -> None:
        """Adapts the head to a width: with or without heading, in one line or two.

        Args:
            pixels: the width of the panel.
        """
        width, direction = pixels * BASE_PIXELS / self.fontInfo().pixelSize(), QBoxLayout.Direction
        self._heading.setVisible(width >= _HEADED)
        self._halves.setDirection(direction.LeftToRight if width >= _ONE_LINE else direction.TopToBottom)
        style, roomy = Qt.ToolButtonStyle, width >= _WORDED
        for button in self.copy_buttons.values():
            button.setToolButtonStyle(style.ToolButtonTextBesideIcon if roomy else style.ToolButtonTextOnly)
