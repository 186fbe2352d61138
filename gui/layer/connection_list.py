"""The inputs of a layer that reads several: a button to go to each, and one to disconnect it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from gui.look.icons import icon
from gui.look.theme import Theme
from gui.widgets.attention import Attention
from gui.widgets.pieces import explain


class ConnectionList(QWidget):
    """Lists the layers that a layer reads, with their shapes.

    Signals:
        chosen(str): the id of a layer that was clicked.
        removed(str): the id of a layer that should no longer be read.
        considered(str): the id of the layer whose disconnect button is hovered or focused; empty when it no longer is.
    """

    chosen = Signal(str)
    removed = Signal(str)
    considered = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: tuple[object, ...] = ()
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(2)
        self.setAccessibleName(self.tr("What it reads"))
        theme.changed.connect(self._paint_icons)

    def show_inputs(self, layer: str, inputs: Sequence[tuple[str, str]], removable: bool) -> None:
        """Lists the inputs of a layer.

        Args:
            inputs: pairs of a layer's id and its shape as text.
            removable: whether the layer can run with one input fewer.
        """
        shown = layer, tuple(inputs), removable
        if shown == self._shown:
            return
        self._shown = shown
        while (item := self._rows.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for source, shape in inputs:
            self._rows.addWidget(self._row(layer, source, shape, removable))
        self._paint_icons()

    def _row(self, layer: str, source: str, shape: str, removable: bool) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        words = QLabel(self.tr("reads"))
        words.setProperty("muted", True)
        there = QPushButton(source.replace("&", "&&"))
        there.setProperty("chip", True)
        explain(there, self.tr("Go to {layer}").format(layer=source), self.tr("Select this layer"))
        there.clicked.connect(lambda: self.chosen.emit(source))
        size = QLabel(shape)
        size.setProperty("muted", True)
        for part in (words, there, size):
            line.addWidget(part)
        line.addStretch(1)
        if removable:
            away = QToolButton()
            away.setProperty("flat", True)
            explain(
                away,
                self.tr("Disconnect {source}").format(source=source),
                self.tr("{layer} no longer reads {source}").format(layer=layer, source=source),
            )
            eye = Attention(away)
            eye.changed.connect(lambda on: self.considered.emit(source if on else ""))
            away.installEventFilter(eye)
            away.clicked.connect(lambda: self.removed.emit(source))
            line.addWidget(away, alignment=Qt.AlignmentFlag.AlignRight)
        return row

    def _paint_icons(self) -> None:
        for button in self.findChildren(QToolButton):
            button.setIcon(icon("close", self._theme.palette.text))
