"""Dragging from one layer to another connects them; during the drag the layers that fit are outlined."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, QPointF, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from engine import INPUT
from engine.project.edits.connections import can_connect, connect
from gui.commands.foresight import cost
from gui.events.guard import guarded
from gui.network.zoom import Zoom
from gui.state.document import Document

_EDGE = 30.0  # pixels at the edges of the widget in which the network is scrolled
_SCROLL_STEP, _SCROLL_TICK = 24.0, 30  # pixels at the very edge, and milliseconds

translate = QCoreApplication.translate


@dataclass(frozen=True)
class Connecting:
    """A connection that is being dragged.

    Args:
        source: the layer that would be read.
        point: the mouse, in canvas coordinates.
        over: the layer under the mouse.
        fits: whether each layer, as far as it was tried, could read ``source``.
        costs: a sentence for each layer that would lose weights by it.
    """

    source: str
    point: QPointF
    over: str | None
    fits: Mapping[str, bool]
    costs: Mapping[str, str] = field(default_factory=dict)

    @property
    def warning(self) -> str:
        """What connecting with the layer under the mouse would cost; empty if nothing."""
        return self.costs.get(self.over, "") if self.over is not None else ""


@guarded
class ConnectionDrag(QObject):
    """The connection that is being dragged, if any.

    Layers are tried one per turn of the event loop: a trial reconciles all weights, which takes milliseconds.

    Signals:
        changed: ``now`` changed.

    Attributes:
        now: what is dragged.
    """

    changed = Signal()

    def __init__(self, document: Document, zoom: Zoom, canvas: QWidget) -> None:
        super().__init__(canvas)
        self._document, self._zoom = document, zoom
        self.now: Connecting | None = None
        self._untried: list[str] = []
        self._mouse = QPointF()  # in the widget
        self._scrolling = QTimer(self, interval=_SCROLL_TICK)
        self._scrolling.timeout.connect(self._scroll)
        self._trials = QTimer(self, interval=0)
        self._trials.timeout.connect(self._try_next)
        document.changed.connect(self.cancel)

    def begin(self, source: str, mouse: QPointF) -> None:
        """Starts dragging from a layer, with the mouse at a point of the widget."""
        project = self._document.project
        at = project.index(source) + 1 if source != INPUT else 0
        impossible = {INPUT, source, *(layer.id for layer in project.readers(source))}
        nearest = [layer.id for layer in (*project.layers[at:], *project.layers[:at]) if layer.id not in impossible]
        self._untried = nearest[::-1]
        self._put(Connecting(source, self._zoom.now.to_canvas(mouse), None, dict.fromkeys(impossible, False)))
        self._trials.start()

    def move(self, mouse: QPointF) -> None:
        """Follows the mouse in the widget; near its edges, the network is scrolled."""
        if self.now is None:
            return
        self._mouse, point = mouse, self._zoom.now.to_canvas(mouse)
        column = self._zoom.now.arrangement.column_at(point)
        over = column.layer if column is not None else None
        if over in self._untried:  # what the user looks at is tried next
            self._untried.remove(over)
            self._untried.append(over)
        self._put(replace(self.now, point=point, over=over))
        if self._beyond().isNull():
            self._scrolling.stop()
        elif not self._scrolling.isActive():
            self._scrolling.start()

    def _beyond(self) -> QPointF:
        """How far the mouse is inside the edges, as fractions of their width; negative at the right and bottom."""
        size = self._zoom.now.size
        ways = (self._mouse.x(), size.width()), (self._mouse.y(), size.height())
        depths = [min(max(_EDGE - at, 0.0), _EDGE) - min(max(at - room + _EDGE, 0.0), _EDGE) for at, room in ways]
        return QPointF(*depths) / _EDGE

    @Slot()
    def _scroll(self) -> None:
        self._zoom.pan(self._beyond() * _SCROLL_STEP)
        self.move(self._mouse)

    def drop(self) -> None:
        """Connects with the layer under the mouse, if it fits."""
        now = self.now
        self.cancel()
        if now is None or now.over is None or now.over == INPUT:
            return
        source, target = now.source, now.over
        if now.fits.get(target) or (target not in now.fits and can_connect(self._document.project, source, target)):
            text = translate("NetworkView", "Connect {source} with {target}").format(source=source, target=target)
            self._document.edit(text, lambda project: connect(project, source, target))

    @Slot()
    def cancel(self) -> None:
        """Ends dragging without a connection."""
        self._trials.stop()
        self._scrolling.stop()
        if self.now is not None:
            self._put(None)

    @Slot()
    def _try_next(self) -> None:
        if self.now is None or not self._untried:
            self._trials.stop()
            return
        layer = self._untried.pop()
        project, source = self._document.project, self.now.source
        fits = can_connect(project, source, layer)
        warning = cost(project, partial(connect, source=source, target=layer)) if fits else ""
        costs = {**self.now.costs, layer: warning} if warning else self.now.costs
        self._put(replace(self.now, fits={**self.now.fits, layer: fits}, costs=costs))

    def _put(self, now: Connecting | None) -> None:
        self.now = now
        self.changed.emit()
