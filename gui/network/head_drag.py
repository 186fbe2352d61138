"""Dragging the header of a layer moves the layer to another place in the order."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPointF

from engine import move_layer
from gui.commands.foresight import Edit, cost
from gui.network.zoom import Zoom
from gui.state.document import Document

translate = QCoreApplication.translate


class HeadDrag:
    """The layer whose header is being dragged, if any.

    Attributes:
        at: index in the order of the layers at which it would be dropped; None while nothing is dragged.
    """

    def __init__(self, document: Document, zoom: Zoom) -> None:
        self._document, self._zoom = document, zoom
        self.at: int | None = None
        self._layer = self._cost = ""

    @property
    def warning(self) -> str:
        """Which weights would be lost if it were dropped now; empty if none."""
        return self._cost if self.at is not None else ""

    def move(self, layer: str, point: QPointF) -> None:
        """Drags a layer to a point of the widget; a layer that reads several others cannot be moved."""
        if self._document.project[layer].spec.fewest_inputs != 1:
            return
        framed = self._zoom.now
        at = framed.arrangement.insertion(framed.to_canvas(point))
        if (layer, at) != (self._layer, self.at):
            self._layer, self.at = layer, at
            self._cost = cost(self._document.project, self._edit(at))

    def drop(self) -> None:
        """Moves the layer."""
        at, self.at = self.at, None
        if at is not None:
            self._document.edit(translate("NetworkView", "Move layer"), self._edit(at))

    def cancel(self) -> None:
        """Ends the drag without an edit."""
        self.at = None

    def _edit(self, at: int) -> Edit:
        layer, now = self._layer, self._document.project.index(self._layer)
        return lambda project: move_layer(project, layer, at - (at > now))
