"""Head and foot of the page with all maps of a layer: sort order and colours."""

from __future__ import annotations

from typing import get_args

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QPushButton, QWidget

from gui.layer_maps import words
from gui.layer_maps.wall import Order, Wall
from gui.look.colours import table
from gui.look.icons import icon
from gui.look.palettes import Palette
from gui.look.theme import Theme
from gui.state.selection import Selection
from gui.widgets.colour_bar import ColourBar
from gui.widgets.elided_label import ElidedLabel
from gui.widgets.page import BackButton
from gui.widgets.pieces import chip, explain

translate = QCoreApplication.translate

_BAR = 180  # width of the colour bar in pixels


class MapsHead(QWidget):
    """Title, a button per sort order, and whether all maps share one scale of colours."""

    def __init__(self) -> None:
        super().__init__()
        self.back = BackButton()
        self.title = ElidedLabel()
        self.title.setProperty("title", True)
        line = QHBoxLayout(self)
        line.setContentsMargins(8, 6, 12, 0)
        line.setSpacing(4)
        line.addWidget(self.back)
        line.addWidget(self.title, 1)
        self.orders: dict[Order, QPushButton] = {}
        group = QButtonGroup(self)
        for order, (text, tip) in zip(get_args(Order), words.orders(), strict=True):
            button = self._button(text, tip)
            group.addButton(button)
            line.addWidget(button)
            self.orders[order] = button
        self.shared = self._button(
            translate("LayerMapsPage", "one scale"),
            translate(
                "LayerMapsPage",
                "Give the same colour the same number in all maps of the layer, or let each map use all colours",
            ),
        )
        line.addSpacing(8)
        line.addWidget(self.shared)

    @staticmethod
    def _button(text: str, tip: str) -> QPushButton:
        button = chip(text)
        button.setCheckable(True)
        explain(button, text, tip)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys with the maps
        return button

    def show_wall(self, shown: Wall | None, order: Order, selection: Selection) -> None:
        """Names the maps, and shows how they are sorted and coloured."""
        self.title.set_words(words.title(selection.layer, shown))
        for each, button in self.orders.items():
            button.setChecked(each == order)
            button.setEnabled(shown is not None and (each == "channel" or not selection.hidden_by_layer))
        self.shared.setEnabled(shown is not None)
        self.shared.setChecked(selection.looks.scale != "map")

    def recolour(self, palette: Palette) -> None:
        """Draws the icon in the colours of a theme."""
        self.back.setIcon(icon("left", palette.text))


class MapsFoot(QWidget):
    """A sentence about one map, and the colours with their numbers."""

    def __init__(self) -> None:
        super().__init__()
        self.sentence = ElidedLabel()
        self.sentence.setProperty("muted", True)
        self.bar = ColourBar()
        self.bar.setFixedWidth(_BAR)
        self.whose = QLabel()
        self.whose.setProperty("muted", True)
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 2, 12, 6)
        line.setSpacing(10)
        line.addWidget(self.sentence, 1)
        line.addWidget(self.whose)
        line.addWidget(self.bar)

    def show_bar(self, shown: Wall | None, selection: Selection, theme: Theme) -> None:
        """Shows the colours of the selected map; of hidden values they would reveal minimum and maximum."""
        is_shown = shown is not None and selection.layer not in selection.hidden_by_layer
        for part in (self.bar, self.whose):
            part.setVisible(is_shown)
        if shown is None or not is_shown:
            return
        panel = shown.panels[shown.index_of(selection.channel)]
        legend = panel.legend
        self.bar.set_table(table(legend.table_key, theme.dark))
        self.bar.set_range(legend.low, legend.high)
        self.bar.set_hatched(legend.hatched_below is not None)
        is_own = selection.looks.scale == "map"
        self.whose.setText(f"{shown.layer}[{panel.channel}]" if is_own else translate("LayerMapsPage", "all maps"))
