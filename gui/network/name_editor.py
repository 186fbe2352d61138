"""Renaming layers and classes in place on the network canvas."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QPointF, QRectF
from PySide6.QtWidgets import QWidget

from engine import classes_of, rename_layer
from gui.network.canvas_state import CanvasState
from gui.network.layout import Column
from gui.network.name_field import NameField, open_field, type_class
from gui.network.painting import name_room
from gui.state.document import Document

translate = QCoreApplication.translate


class NameEditor:
    """Locates names on the canvas, and opens a field over them.

    Args:
        canvas: the network widget.
        state: returns its current state.
    """

    def __init__(self, canvas: QWidget, document: Document, state: Callable[[], CanvasState]) -> None:
        self._canvas, self._document, self._state = canvas, document, state

    @property
    def field(self) -> NameField | None:
        """The open field, or None."""
        return open_field(self._canvas)

    def rename(self, layer: str) -> None:
        """Opens a field for a layer's name over its header."""
        state = self._state()
        column = state.framed.column_of(layer)
        if column is None or not self._may_type():
            return

        def take(name: str) -> None:
            edit = translate("NetworkView", "Rename layer")
            self._document.edit(edit, lambda project: rename_layer(project, layer, name))

        place = state.framed.transform.mapRect(column.header)
        NameField(self._canvas, place, layer, translate("NetworkView", "Name of the layer"), state.type.scale, take)

    def rename_class(self, layer: str, unit: int) -> None:
        """Opens a field for a class name beside its bar in a layer."""
        state = self._state()
        column = state.arrangement.column_of(layer)
        if column is None or not self.names_class(column) or unit >= len(classes_of(state.project)):
            return
        if self._may_type():
            type_class(self._canvas, self._document, unit, self.name_rect(column, unit), state.type.scale)

    def is_name(self, column: Column, tile: int, point: QPointF) -> bool:
        """Whether a point of the widget is on a class name."""
        return self.names_class(column) and self.name_rect(column, tile).contains(point)

    def names_class(self, column: Column) -> bool:
        """Whether a column's bars are classes."""
        return column.kind == "bars" and len(column.tiles) == len(classes_of(self._document.project))

    def name_rect(self, column: Column, unit: int) -> QRectF:
        """The rectangle of the name beside a bar, in widget coordinates."""
        state, bar = self._state(), column.tiles[unit]
        room = name_room(state.project, column, state.fonts)
        return state.framed.transform.mapRect(QRectF(bar.left(), bar.top(), room, bar.height()))

    def _may_type(self) -> bool:
        """Whether a field can be opened: only one at a time."""
        return self._canvas.isVisible() and self.field is None
