"""A chip with the strongest class, shown while the class bars are out of sight."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QPushButton

from engine import Project, infer
from engine.quiz.hiding import HIDDEN, HiddenCells
from gui.events.guard import guarded
from gui.look.theme import Theme
from gui.network.framed import FramedNetwork
from gui.network.painting import class_names, names_width, unit_text
from gui.network.view import NetworkView
from gui.state.document import Document
from gui.state.playback import Playback
from gui.state.selection import Selection
from gui.state.session import Session
from gui.state.workers import Frame

_WIDEST = 200  # maximum width of a name, in pixels at the base type size
_MOST = 0.25  # maximum fraction of the available width for a name
_LONG_NUMBER = "−8888.888"


@guarded
class ClassChip(QPushButton):
    """Shows the strongest class and its value; a click scrolls to its bar.

    Signals:
        resized: the needed width changed.
    """

    resized = Signal()

    def __init__(
        self,
        document: Document,
        selection: Selection,
        session: Session,
        theme: Theme,
        playback: Playback,
        view: NetworkView,
    ) -> None:
        super().__init__(HIDDEN)  # with an empty text Qt would use a default size
        self._document, self._selection, self._session = document, selection, session
        self._theme, self._playback, self._view = theme, playback, view
        self._layer, self._unit = "", 0
        self._always = False  # whether it has a place of its own, where it covers nothing
        self._width = self._reported_width = 0  # maximum width; width reported last
        self._written: object = None  # what its text was made from
        self._measured: tuple[object, int] | None = None  # its maximum width, and what that depends on
        self._structure: object = None  # layers and class names that it follows
        self.setProperty("chip", True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the key End does the same
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.hide()
        self.clicked.connect(self._go)
        for signal in (
            view.zoom.framed,
            session.ready,
            selection.hidden_changed,
            playback.moved,
            playback.build_up.changed,
            theme.changed,
        ):
            signal.connect(self.refresh)
        document.changed.connect(self._edited)

    def set_always(self, always: bool) -> None:
        """Sets whether it has a place of its own, where it may stay while the bars are in sight."""
        if always != self._always:
            self._always = always
            self.refresh()

    def width_needed(self) -> int:
        """Its width in pixels; in a place of its own its maximum width, 0 without a class layer."""
        return self._width if self._always else self.sizeHint().width()

    @Slot()
    def _edited(self) -> None:
        """Follows layers and class names; what other weights change comes with their maps."""
        project = self._document.project
        structure = infer(project), project.classes
        if structure != self._structure:
            self._structure = structure
            self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Updates text and visibility."""
        layer = class_layer(self._document.project)
        self._width = self._widest(layer) if layer is not None else 0
        self._show()
        if self.width_needed() != self._reported_width:
            self._reported_width = self.width_needed()
            self.resized.emit()

    def _show(self) -> None:
        found = strongest_class(
            self._document.project, self._session.frame, self._selection.hidden_by_layer, self._playback
        )
        # In a newly opened network another layer may have the id of the old class layer.
        if found is None or self._view.arrangement.column_of(found.layer) is None:
            self.hide()
            return
        self._layer, self._unit = found.layer, found.unit
        self._show_text(found)
        seen = self._view.shows_unit(found.layer, None if found.value is None else found.unit)
        self.setVisible(self._view.isVisible() and (self._always or not seen))

    def _show_text(self, found: StrongestClass) -> None:
        room = self._name_room()
        written = found, room, self._arrow(), self.font().key()
        if written == self._written:
            return
        self._written = written
        short = self.fontMetrics().elidedText(found.name, Qt.TextElideMode.ElideRight, room)
        self.setText(chip_text(found, short, self._arrow()))
        tip = self.tr("The class is hidden: predict it first.")
        if found.value is not None:
            tip = self.tr("The strongest class is {name}, with {value}.").format(name=found.name, value=found.words)
        self.setAccessibleName(tip)
        self.setToolTip("\n".join([tip, self.tr("Click to see all classes")]))

    def _arrow(self) -> str:
        return arrow_to(self._view.zoom.now, self._layer)

    def _name_room(self) -> int:
        around = self.parentWidget()
        return round(min(_WIDEST * self._theme.scale, _MOST * (around.width() if around is not None else 0)))

    def _widest(self, layer: str) -> int:
        """Its maximum width for any class, so that changing classes do not move its neighbours."""
        project, font, room = self._document.project, self.font().key(), self._name_room()
        measured = layer, infer(project), project.classes, font, room
        if self._measured is None or self._measured[0] != measured:
            self._measured = measured, self._measure(project, layer)
        return self._measured[1]

    def _measure(self, project: Project, layer: str) -> int:
        metrics, units = self.fontMetrics(), infer(project).shapes[layer][0]
        name = min(math.ceil(names_width(project, units, QFontMetricsF(self.font()))), self._name_room())
        number = unit_text(1.0, True) if project[layer].spec.is_distribution else _LONG_NUMBER
        written = metrics.size(Qt.TextFlag.TextShowMnemonic.value, self.text())
        frame = self.sizeHint().width() - written.width()
        return name + metrics.horizontalAdvance(f": {number} →") + frame

    @Slot()
    def _go(self) -> None:
        self._view.zoom.show_unit(self._layer, self._unit)


@dataclass(frozen=True)
class StrongestClass:
    """The strongest class of a network.

    Args:
        layer, unit: whose value it is.
        value: None if it is hidden.
        name: of the class.
        words: the value as text.
    """

    layer: str
    unit: int
    value: float | None
    name: str
    words: str


def strongest_class(
    project: Project, frame: Frame | None, hidden_by_layer: Mapping[str, HiddenCells], walk: Playback
) -> StrongestClass | None:
    """The strongest class, as far as there are classes and playback has reached them."""
    layer = class_layer(project)
    output = frame.result.outputs.get(layer) if frame is not None and layer is not None else None
    values = output.maps[0] if output is not None else None
    if layer is None or values is None or values.ndim != 1 or not _is_reached(layer, walk):
        return None
    hidden = bool(hidden_by_layer.get(layer, HiddenCells()))
    unit = 0 if hidden else int(np.argmax(np.where(np.isnan(values), -math.inf, values)))
    value = None if hidden else float(values[unit])
    words = HIDDEN if value is None else unit_text(value, project[layer].spec.is_distribution)
    return StrongestClass(layer, unit, value, class_names(project, len(values))[unit], words)


def chip_text(found: StrongestClass, short: str, arrow: str) -> str:
    """The text of the chip.

    Args:
        short: the name of the class as far as there is room.
        arrow: an arrow towards the bars, or empty.
    """
    text = f"{short}: {found.words}"
    if found.value is None:
        text = QCoreApplication.translate("ClassChip", "Class: {hidden}").format(hidden=HIDDEN)
    return " ".join(filter(None, (text, arrow))).replace("&", "&&")


def arrow_to(framed: FramedNetwork, layer: str) -> str:
    """An arrow towards the bars of a layer; empty if they are neither left nor right."""
    across = framed.place_of(layer, 0).x()
    return "→" if across > framed.size.width() else "←" if across < 0 else ""


def _is_reached(layer: str, walk: Playback) -> bool:
    """Whether playback has reached a layer."""
    if walk.build_up.layer is None:
        return walk.reached(layer, 0) is None
    return walk.build_up.layer == layer and walk.build_up.share == 1.0


def class_layer(project: Project) -> str | None:
    """The last softmax layer, or layer with as many units as class names, or dense layer at the end; else None."""
    shapes = infer(project).shapes
    vectors = [layer for layer in project.layers if len(shapes.get(layer.id, ())) == 1]
    for layer in reversed(vectors):
        if layer.spec.is_distribution or shapes[layer.id][0] == len(project.classes):
            return layer.id
    last = project.layers[-1] if project.layers else None
    return last.id if last in vectors and last.spec.is_dense else None  # a network that ends with its scores
