"""Building the network on screen layer by layer."""

from __future__ import annotations

import time
from collections.abc import Mapping

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from engine import INPUT, Project
from gui.state.document import Document
from gui.state.selection import Selection

_LAYER_TIME = 900  # milliseconds for building one layer, whatever its size
_LAYER_TICK = 30


class BuildUp(QObject):
    """The part of the network that is shown as built; the rest is dimmed.

    Signals:
        changed: layer or share changed.

    Attributes:
        layer: last layer of the partly built network; None: all of it.
        share: the built share of that layer, 0 to 1.
    """

    changed = Signal()

    def __init__(self, document: Document, selection: Selection, parent: QObject) -> None:
        super().__init__(parent)
        self._document, self._selection = document, selection
        self.layer: str | None = None
        self.share = 1.0
        self._began = 0.0  # time.perf_counter at the start of this layer
        self._clock = QTimer(self, timerType=Qt.TimerType.PreciseTimer, interval=_LAYER_TICK)
        self._clock.timeout.connect(self._advance)
        selection.renamed.connect(self._rename)
        document.changed.connect(self._edited)

    @property
    def _layers(self) -> list[str]:
        return building_order(self._document.project)

    def next(self) -> None:
        """Builds one more layer, animated, beginning with the input alone; after the last one shows all again."""
        layers = self._layers
        if self.layer is None:
            self._show(INPUT, 1.0)
        elif self.layer == layers[-1]:
            self.end()
        else:
            self._began = time.perf_counter()
            self._show(layers[layers.index(self.layer) + 1], 0.0)
            self._clock.start()

    def previous(self) -> None:
        """Removes the last built layer from view."""
        layers = self._layers
        self._clock.stop()
        at = layers.index(self.layer) if self.layer is not None else len(layers) - 1
        self._show(layers[max(at - 1, 0)], 1.0)

    def show(self, layer: str) -> None:
        """Shows the network up to a layer, without animation."""
        self.layer, self.share = layer, 1.0
        self.changed.emit()

    def end(self) -> None:
        """Shows the whole network."""
        self._clock.stop()
        was = self.layer
        self.layer, self.share = None, 1.0
        if was is not None:
            self.changed.emit()

    def _show(self, layer: str, share: float) -> None:
        self.layer, self.share = layer, share
        if layer != self._selection.layer:
            self._selection.select(layer, 0)
        self.changed.emit()

    @Slot()
    def _advance(self) -> None:
        share = (time.perf_counter() - self._began) * 1000 / _LAYER_TIME
        self.share = min(share, 1.0)
        if share >= 1:
            self._clock.stop()
        self.changed.emit()

    @Slot(object)
    def _rename(self, names: Mapping[str, str]) -> None:
        if self.layer is not None:
            self.layer = names.get(self.layer, self.layer)

    @Slot(object)
    def _edited(self, _project: Project) -> None:
        if self.layer is not None and self.layer not in self._layers:
            self.end()


def building_order(project: Project) -> list[str]:
    """The ids of the input and all layers in topological order: depth first, one branch after the other."""
    order, built = [INPUT], {INPUT}
    ready = [*reversed([layer for layer in project.layers if built.issuperset(layer.inputs)])]
    while ready:
        layer = ready.pop()
        if layer.id in built:
            continue
        order.append(layer.id)
        built.add(layer.id)
        ready += reversed([each for each in project.readers(layer.id) if built.issuperset(each.inputs)])
    return order
