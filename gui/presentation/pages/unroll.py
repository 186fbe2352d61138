"""Maps that become one line of numbers, row after row, before one's eyes: as a page of the window."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication, QEvent, Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from engine import Layer, Shape
from engine.quiz.hiding import HIDDEN
from gui.events.guard import guarded
from gui.look import colours
from gui.look.legend import Legends
from gui.look.theme import Theme
from gui.presentation.pages.unroll_layout import Cell
from gui.presentation.pages.unroll_state import Unrolled
from gui.presentation.pages.unroll_view import UnrollView
from gui.state.document import Document
from gui.state.selection import Hover, Selection
from gui.state.session import Session
from gui.text.phrases import number_text
from gui.widgets.page import Page
from gui.widgets.pieces import chip, explain


def page(document: Document, selection: Selection, session: Session, theme: Theme) -> Page:
    """The page of a flatten layer."""
    made = UnrollPage(document, selection, session, theme)
    return Page(
        made,
        "guide/11-lessons.md",
        title=QCoreApplication.translate("UnrollPage", "{layer}: maps become a line"),
        set_up=lambda view: made.set_unrolled(view.unrolled),
        captured=lambda: {"unrolled": made.unrolled},
    )


@guarded
class UnrollPage(QWidget):
    """The maps that the selected flatten layer reads, and the line that it makes of them."""

    def __init__(self, document: Document, selection: Selection, session: Session, theme: Theme) -> None:
        super().__init__()
        self._document, self._selection, self._session, self._theme = document, selection, session, theme
        self.setAccessibleName(self.tr("Flatten: maps become a line"))
        self.view = UnrollView()
        self.sentence, self.nothing = QLabel(), QLabel()
        for label in (self.sentence, self.nothing):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.setText(self.tr("Only a flatten layer is unrolled here: select one."))
        self.turn = chip("")
        foot = QHBoxLayout()
        foot.setContentsMargins(20, 0, 20, 10)
        foot.addWidget(self.sentence, 1)
        foot.addWidget(self.turn)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.nothing, 1)
        column.addWidget(self.view, 1)
        column.addLayout(foot)
        self.setFocusProxy(self.view)
        self.turn.clicked.connect(self._turn)
        self.view.turn_asked.connect(self._turn)
        self.view.cell_pointed.connect(self._point)
        self.view.cell_chosen.connect(self._choose)
        for signal in (
            document.changed, session.ready, selection.changed, selection.looks_changed, selection.hidden_changed,
            theme.changed,
        ):  # fmt: skip
            signal.connect(self._refresh)
        self._name_turn()
        self._refresh()

    @property
    def unrolled(self) -> bool:
        """Whether the maps are laid out as a line."""
        return self.view.unrolled

    def set_unrolled(self, unrolled: bool) -> None:
        """Lays the maps out as a line, or puts them back."""
        self.view.set_unrolled(unrolled)
        self._name_turn()

    @Slot()
    def _turn(self) -> None:
        self.set_unrolled(not self.unrolled)

    def _name_turn(self) -> None:
        text = self.tr("Back into maps") if self.unrolled else self.tr("Unroll")
        self.turn.setText(text)
        tip = (
            self.tr("Show the empty line again (Space)")
            if self.unrolled
            else self.tr("Lay the maps out as one line, row after row (Space)")
        )
        explain(self.turn, text, tip)

    # ---- what it shows

    @Slot()
    def _refresh(self) -> None:
        if not self.isVisible():
            return
        shown = self._unrolled()
        self.view.show_maps(shown)
        for part in (self.view, self.sentence, self.turn):
            part.setVisible(shown is not None)
        self.nothing.setVisible(shown is None)
        if self.view.places is not None:
            place = min(max(self._selection.channel, 0), self.view.places.count - 1)
            self.view.mark(self.view.places.cell_of(place))
        self._say()

    def showEvent(self, _event: QEvent) -> None:
        self._refresh()

    def _layer(self) -> Layer | None:
        layers = self._document.project.layers
        chosen = next((each for each in layers if each.id == self._selection.layer), None)
        return chosen if chosen is not None and chosen.spec.flattens else None

    def _unrolled(self) -> Unrolled | None:
        """What the latest frame has of the maps; the one before stays until there is one."""
        layer, frame = self._layer(), self._session.frame
        if layer is None or frame is None:
            return None
        source = layer.inputs[0]
        output = frame.result.outputs.get(source)
        if output is None or source not in frame.thumbnails:
            return None
        values = output.maps[0].reshape(1, 1, -1) if len(output.shape) == 1 else np.stack(output.maps)
        legends = [Legends(frame, self._selection.looks).of(source, channel) for channel in range(len(values))]
        hidden = self._hidden(layer, output.shape).reshape(values.shape)
        painted = np.empty((*values.shape, 3), np.uint8)
        for channel, legend in enumerate(legends):
            indices = colours.quantise(values[channel], legend.low, legend.high, legend.symmetric)
            painted[channel] = colours.table(legend.table_key, self._theme.dark)[indices, :3]
        painted[hidden] = colours.rgb(self._theme.palette.raised)
        return Unrolled(source, values, painted, hidden, not {layer.id, source} & set(self._selection.sizes_asked))

    def _hidden(self, layer: Layer, shape: Shape) -> NDArray[np.bool_]:
        """Which cells must not be told, here or there."""
        hidden = np.zeros(shape, np.bool_)
        before, after = (self._selection.hidden_by_layer.get(each) for each in (layer.inputs[0], layer.id))
        if before or after:
            for place, cell in enumerate(np.ndindex(shape)):
                hidden[cell] = bool(before and before.hides(cell)) or bool(after and after.hides((place,)))
        return hidden

    def _say(self) -> None:
        shown, places = self.view.shown, self.view.places
        if shown is None or places is None:
            self.setAccessibleDescription(self.nothing.text())
            return
        cell = channel, row, column = self.view.marked
        text = self.tr("map {map}, row {row}, column {column}").format(map=channel, row=row, column=column)
        if shown.counted:
            _, rows, columns = places.shape
            sum_ = f"{channel}·{rows * columns} + {row}·{columns} + {column}"
            text += " " + self.tr("→ place {sum} = {place}").format(sum=sum_, place=places.place_of(cell))
        value = HIDDEN if shown.hidden[cell] else number_text(float(shown.values[cell]))
        text += "  ·  " + self.tr("value {value}").format(value=value)
        self.sentence.setText(text)
        self.view.setAccessibleDescription(text)
        self.setAccessibleDescription(text)

    # ---- what the user does

    @Slot(object)
    def _point(self, cell: Cell | None) -> None:
        places = self.view.places
        hover = None
        if cell is not None and places is not None:
            hover = Hover.at(self._selection.layer, (places.place_of(cell),))
        self._selection.point_at(hover)
        self._say()

    @Slot(object)
    def _choose(self, cell: Cell) -> None:
        places = self.view.places
        if places is not None:
            self._selection.choose(Hover.at(self._selection.layer, (places.place_of(cell),)))
