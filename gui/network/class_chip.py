"""The strongest class, at the right edge of the network while its bars are out of sight."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QPushButton

from engine import Project, infer
from engine.conceal import HIDDEN, Veil
from gui.document import Document
from gui.guard import guarded
from gui.network.painting import class_names, unit_text
from gui.network.view import NetworkView
from gui.selection import Selection
from gui.session import Session
from gui.theme import Theme
from gui.transport import Transport

_WIDEST = 200  # pixels at the base type size, of a name
_BESIDE = 10  # pixels between it and the edges of the view


@guarded
class ClassChip(QPushButton):
    """Says which class is the strongest, and how strong; a click brings its bars into sight."""

    def __init__(
        self,
        document: Document,
        selection: Selection,
        session: Session,
        theme: Theme,
        transport: Transport,
        view: NetworkView,
    ) -> None:
        super().__init__(view)
        self._document, self._selection, self._session = document, selection, session
        self._theme, self._transport, self._view = theme, transport, view
        self._layer, self._unit = "", 0
        self.setProperty("chip", True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the key End leads there
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.hide()
        self.clicked.connect(self._go)
        for signal in (
            view.framed,
            session.ready,
            selection.hidden_changed,
            document.changed,
            transport.moved,
            transport.built,
            theme.changed,
        ):
            signal.connect(self.refresh)

    @Slot()
    def refresh(self) -> None:
        """Says what is so now, where it is not seen anyway."""
        layer = class_layer(self._document.project)
        frame = self._session.frame
        output = frame.result.outputs.get(layer) if frame is not None and layer is not None else None
        if layer is None or output is None or not self._is_made(layer):
            self.hide()
            return
        values = output.maps[0]
        veil = self._selection.veils.get(layer, Veil())
        self._layer, self._unit = layer, 0 if veil else int(np.argmax(np.nan_to_num(values, nan=-math.inf)))
        self._say(layer, None if veil else float(values[self._unit]), len(values))
        self.setVisible(not self._view.shows_unit(layer, None if veil else self._unit))
        self._place()

    def _is_made(self, layer: str) -> bool:
        """Whether a layer is there, in a network that is built layer by layer or walked through."""
        walk = self._transport
        if walk.built_layer is None:
            return walk.reached(layer, 0) is None
        return walk.built_layer == layer and walk.built_share == 1.0

    def _say(self, layer: str, value: float | None, count: int) -> None:
        project = self._document.project
        name = class_names(project, count)[self._unit]
        probable = project[layer].spec.kind == "softmax"
        words = unit_text(value, probable) if value is not None else HIDDEN
        metrics = self.fontMetrics()
        short = metrics.elidedText(name, Qt.TextElideMode.ElideRight, round(_WIDEST * self._theme.scale))
        self.setText(self.tr("Class: {hidden}").format(hidden=HIDDEN) if value is None else f"{short}: {words}")
        tip = self.tr("The class is hidden: predict it first.")
        if value is not None:
            tip = self.tr("The strongest class is {name}, with {value}.").format(name=name, value=words)
        self.setAccessibleName(tip)
        self.setToolTip("\n".join([tip, self.tr("Click to see all classes")]))

    def _place(self) -> None:
        self.adjustSize()
        view = self._view
        self.move(view.width() - self.width() - _BESIDE, view.height() - self.height() - _BESIDE)

    @Slot()
    def _go(self) -> None:
        self._view.show_unit(self._layer, self._unit)


def class_layer(project: Project) -> str | None:
    """The last layer that tells classes: a softmax, or one with as many units as there are names; None without one."""
    shapes = infer(project).shapes
    for layer in reversed(project.layers):
        shape = shapes.get(layer.id, ())
        if len(shape) == 1 and (layer.spec.kind == "softmax" or shape[0] == len(project.classes)):
            return layer.id
    return None
