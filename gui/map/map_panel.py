"""The map panel: the selected feature map, large, with legend, histogram and colour options."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPixmap, QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from engine import INPUT
from engine.compute.device_maps import Map
from engine.compute.thumbnails import MapFacts, MapStatistics
from gui.events.guard import guarded
from gui.look.colours import COLOUR_MAPS, NOT_A_NUMBER, TOP, quantise, rgb, table
from gui.look.indexed_image import indexed_image
from gui.look.legend import Legend, Legends
from gui.look.theme import Theme
from gui.map.histogram import HistogramView
from gui.map.map_view import MapView
from gui.state.document import Document
from gui.state.old_maps import OldMaps
from gui.state.selection import Hover, Selection
from gui.state.session import Session
from gui.state.workers import Frame
from gui.text.phrases import number_text, percent_text, plural, say, say_problem, shape_text
from gui.widgets.colour_bar import ColourBar
from gui.widgets.erase_guard import keep_erase_keys
from gui.widgets.pieces import caption, choice
from gui.widgets.wrapped_label import WrappedLabel

_MOST_MIXED = 1_000_000  # maximum number of cells of a colour picture composed on the UI thread; takes 20 ms
_STRIP = QSize(24, 10)  # pixels of a colour map's icon in its menu
_RAMP = np.tile(np.linspace(0, TOP, _STRIP.width()).astype(np.uint8), (_STRIP.height(), 1))
_LONGEST = 6  # maximum aspect ratio of a vector that is wrapped without a gap


def wrapped_columns(units: int) -> int:
    """The number of columns of a vector wrapped into rows: near a square, if possible without a gap at the end."""
    square = math.ceil(math.sqrt(units))
    for columns in range(square, min(units, math.ceil(math.sqrt(units * _LONGEST))) + 1):
        if units % columns == 0:
            return columns
    return square


@guarded
class MapPanel(QWidget):
    """Shows one feature map with its legend, and controls for the colours.

    Signals:
        map_changed: the shown map may be another one, or hidden.
    """

    map_changed = Signal()

    def __init__(self, document: Document, selection: Selection, session: Session, theme: Theme) -> None:
        super().__init__()
        self._selection, self._session, self._theme = selection, session, theme
        self._layer, self._channel = "", 0
        self._facts: MapFacts | None = None
        self._units = 0  # number of units of a vector; 0 for maps
        self._columns = 1
        self._shown: tuple[object, ...] = ()
        self._old = OldMaps(document, session, self)
        self._build()
        selection.looks_changed.connect(self._refresh)
        selection.looks_changed.connect(self._show_looks)
        selection.focused.connect(self._outline)
        selection.hidden_changed.connect(self._refresh)
        session.ready.connect(self._refresh)
        self._old.changed.connect(self._dim)
        document.changed.connect(self._dim)
        theme.changed.connect(self._colour)
        self._show_looks()
        self._colour()

    # --- building ----------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.setAccessibleName(self.tr("Feature map"))
        keep_erase_keys(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 2, 12, 8)
        layout.setSpacing(6)
        self.heading, self._shape = QLabel(), QLabel()
        self.caption, self.blank, self.numbers, self.odd = caption(), caption(), caption(), WrappedLabel()
        self.heading.setProperty("title", True)
        self.heading.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._shape.setProperty("muted", True)
        self.odd.setProperty("danger", True)
        self.blank.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.blank.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.view = MapView()
        self.view.setMinimumHeight(80)
        self.view.cell_hovered.connect(self._point_at)
        self.view.cell_clicked.connect(self._click)
        self.bar = ColourBar()
        self.histogram = HistogramView()
        self._content = QWidget()
        heading = QHBoxLayout()
        heading.addWidget(self.heading, 1)
        heading.addWidget(self._shape)
        inner = QVBoxLayout(self._content)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(6)
        inner.addWidget(self.caption)
        inner.addWidget(self.view, 1)
        for part in (self.bar, self._build_looks(), self.histogram, self.numbers, self.odd):
            inner.addWidget(part)
        layout.addLayout(heading)
        layout.addWidget(self.blank, 1)
        layout.addWidget(self._content, 1)
        self.setFocusProxy(self.view)

    def _build_looks(self) -> QWidget:
        content = QWidget()
        row = QHBoxLayout(content)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        scales = [
            (self.tr("per map"), "map"),
            (self.tr("per layer"), "layer"),
            (self.tr("per network"), "network"),
        ]
        signed = [(say(each.label), each.key) for each in COLOUR_MAPS.values() if each.kind == "diverging"]
        positive = [(say(each.label), each.key) for each in COLOUR_MAPS.values() if each.kind != "diverging"]
        self.looks = {
            "scale": self._choice(
                "scale", self.tr("Scale"), self.tr("Which maps share one range of colours, and so compare"), scales
            ),
            "signed": self._choice(
                "signed", self.tr("Colours of maps with both signs"), self.tr("Colours of maps with both signs"), signed
            ),
            "positive": self._choice(
                "positive", self.tr("Colours of positive maps"), self.tr("Colours of maps without negatives"), positive
            ),
        }
        for name, combo in self.looks.items():
            row.addWidget(combo, 6 if name == "scale" else 7)
        return content

    def _choice(self, name: str, label: str, tip: str, choices: list[tuple[str, str]]) -> QComboBox:
        combo = choice(label, tip)
        for text, key in choices:
            combo.addItem(text, key)
        combo.setIconSize(_STRIP)
        combo.activated.connect(lambda index: self._selection.set_looks(**{name: combo.itemData(index)}))
        return combo

    def minimumSizeHint(self) -> QSize:
        """The minimum size, including wrapped lines of text."""
        least, width = super().minimumSizeHint(), self._content.width()
        words = [each for each in (self.caption, self.numbers, self.odd) if not each.isHidden()]
        wrapped = sum(max(each.heightForWidth(width) - each.minimumSizeHint().height(), 0) for each in words)
        return QSize(least.width(), least.height() + wrapped)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    # --- what is shown -----------------------------------------------------------------------------------------

    def _colour(self) -> None:
        """Applies the colours of the theme."""
        self.view.set_background(QColor(self._theme.palette.canvas))
        for name in ("signed", "positive"):
            combo = self.looks[name]
            for index in range(combo.count()):
                combo.setItemIcon(index, _strip(combo.itemData(index), self._theme.dark))
        self._shown = ()
        self._refresh()

    def _show_looks(self) -> None:
        for name, combo in self.looks.items():
            combo.setCurrentIndex(combo.findData(getattr(self._selection.looks, name)))

    @property
    def shows_map(self) -> bool:
        """Whether a map is shown; it then has no hidden cells."""
        return self._facts is not None

    def _refresh(self) -> None:
        self._show_latest()
        self.map_changed.emit()

    def _show_latest(self) -> None:
        """Shows the map of the latest Frame if it changed."""
        frame = self._session.frame
        facts = frame.answer(MapStatistics(*frame.request.shown)) if frame is not None else None
        if frame is not None and self._selection.hidden_of(*frame.request.shown):
            facts = None
        self._content.setVisible(facts is not None)
        self.blank.setVisible(facts is None)
        if frame is None or facts is None:
            self._facts, self._shown = None, ()
            self._show_why_blank(frame)
            return
        layer, channel = frame.request.shown
        legend = Legends(frame, self._selection.looks).of(layer, channel)
        shown = (id(facts), layer, channel, legend, self._selection.looks.scale)
        self._facts = facts
        if shown == self._shown:
            return
        self._shown = shown
        self._layer, self._channel = layer, channel
        shape = frame.result.outputs[layer].shape
        self._units = shape[0] if len(shape) == 1 else 0
        self._columns = wrapped_columns(self._units) if self._units else shape[2]
        picture = self._picture(frame) if layer == INPUT and shape[0] == 3 else None
        self._show_words(frame, facts, legend, picture is not None)
        colours = self._table(facts, legend)
        self.view.set_map(picture if picture is not None else self._wrapped(facts.values))
        scale, hatched = (legend.low, legend.high, legend.symmetric), legend.hatched_below is not None
        self.view.set_colours(colours, *scale, legend.hatched_below)
        self.bar.set_table(colours)
        self.bar.set_range(legend.low, legend.high)
        self.bar.set_hatched(hatched)
        self.histogram.setVisible(picture is None)
        self.histogram.set_colours(colours, *scale, hatched)
        self.histogram.set_facts(facts)
        self._outline(self._selection.focus)
        self._dim()

    def _dim(self) -> None:
        """Dims the map while it is that of before a change."""
        self.view.set_note(self.tr("The map before the change") if self._layer in self._old.layers else "")

    def _set_heading(self, name: str, shape: str) -> None:
        self.heading.setText(name)
        self.heading.setToolTip(name)
        self._shape.setText(shape)

    def _show_why_blank(self, frame: Frame | None) -> None:
        if frame is None:
            self._set_heading(self._selection.layer, "")
            self.blank.setText(self.tr("There are no maps yet."))
            return
        layer, problems = frame.request.shown[0], frame.result.problems
        self._set_heading(layer, "")
        if layer not in problems and (hidden_cells := self._selection.hidden_of(*frame.request.shown)):
            text = self.tr("The values of {layer} are hidden: predict first.")
            some = self.tr("Some values of {layer} are hidden: predict them first.")
            self.blank.setText((text if hidden_cells.whole else some).format(layer=layer))
            return
        if layer not in problems:
            self.blank.setText(self.tr("Select a map in the network to see it here."))
            return
        cause = problems.get(problems[layer].waits_for or "")
        self.blank.setText(" ".join(say_problem(each) for each in (problems[layer], cause) if each is not None))

    def _show_words(self, frame: Frame, facts: MapFacts, legend: Legend, mixed: bool) -> None:
        layer, channel, shape = self._layer, self._channel, frame.result.outputs[self._layer].shape
        name = layer if self._units or mixed else f"{layer}[{min(channel, shape[0] - 1)}]"
        self._set_heading(name, shape_text(shape if self._units else shape[1:]))
        unit = min(channel, max(self._units - 1, 0))
        text = self.tr("In rows of {columns}. Unit {unit} is {value}.")
        if self._units:
            value = number_text(float(facts.values[0, unit]), 3)
            self.caption.setText(text.format(columns=self._columns, unit=unit, value=value))
        self.caption.setVisible(self._units > 0)
        for key, combo in self.looks.items():
            wanted = "scale", "signed" if legend.symmetric else "positive"
            combo.setVisible(layer != INPUT and key in wanted)
        self.numbers.setText(self._statistics(frame, facts, mixed))
        self.numbers.setVisible(facts.odd < (self._units or math.prod(shape[1:])))  # else all are NaN
        one = self.tr("1 cell is infinite or not a number.")
        self.odd.setText(plural(facts.odd, one, self.tr("{count} cells are infinite or not a number.")))
        self.odd.setVisible(facts.odd > 0)

    def _statistics(self, frame: Frame, facts: MapFacts, mixed: bool) -> str:
        if mixed:
            names = (self.tr("red"), self.tr("green"), self.tr("blue"))
            return " · ".join(
                f"{name} {number_text(each.low)} … {number_text(each.high)}"
                for name, each in zip(names, frame.thumbnails[INPUT], strict=True)
            )
        return self.tr("min {low} · mean {mean} · max {high} · {zeros} % zeros").format(
            low=number_text(facts.low),
            mean=number_text(facts.mean),
            high=number_text(facts.high),
            zeros=percent_text(facts.zeros),
        )

    def _picture(self, frame: Frame) -> NDArray[np.uint8] | None:
        """The input in its own colours, uint8 (H, W, 3); None if composing it would take too long."""
        maps = frame.result.outputs[INPUT].maps
        if maps[0].size > _MOST_MIXED:
            return None
        legend = Legends(frame, self._selection.looks).of(INPUT, 0)
        grey = table(legend.table_key, self._theme.dark)[:, 0]
        return np.stack([grey[quantise(each, legend.low, legend.high, legend.symmetric)] for each in maps], axis=-1)

    def _wrapped(self, values: Map) -> Map:
        """A map (H, W) unchanged; a vector (1, units) wrapped into rows, the last one filled up with NaN."""
        if not self._units:
            return values
        rows = -(-self._units // self._columns)
        wrapped = np.full(rows * self._columns, np.nan, np.float32)
        wrapped[: self._units] = np.asarray(values)[0]
        return wrapped.reshape(rows, self._columns)

    def _table(self, facts: MapFacts, legend: Legend) -> NDArray[np.uint8]:
        colours = table(legend.table_key, self._theme.dark)
        if self._units % self._columns and not facts.odd:
            colours = colours.copy()  # the gap at the end of a wrapped vector is not an invalid value
            colours[NOT_A_NUMBER, :3] = rgb(self._theme.palette.canvas)
        return colours

    # --- pointing ----------------------------------------------------------------------------------------------

    def _hover_of(self, row: int, column: int) -> Hover | None:
        """The cell of the layer for a cell of the view; None for the gap at the end of a vector."""
        if self._facts is None or row < 0:
            return None
        if not self._units:
            return Hover(self._layer, self._channel, row, column)
        unit = row * self._columns + column
        return Hover(self._layer, 0, unit, 0) if unit < self._units else None

    def _point_at(self, row: int, column: int) -> None:
        self._selection.point_at(self._hover_of(row, column))

    def _click(self, row: int, column: int) -> None:
        hover = self._hover_of(row, column)
        if hover is not None:
            self._selection.choose(hover)

    def _outline(self, hover: Hover | None) -> None:
        """Outlines the hovered cell of any map of the layer; without one, of a vector the selected unit."""
        if hover is not None and hover.layer == self._layer:
            self.view.set_cell(self._place_of(hover))
        elif self._units:
            self.view.set_cell(divmod(min(self._channel, self._units - 1), self._columns))
        else:
            self.view.set_cell(None)

    def _place_of(self, hover: Hover) -> tuple[int, int]:
        return divmod(hover.row, self._columns) if self._units else (hover.row, hover.column)


def _strip(key: str, dark: bool) -> QIcon:
    """The icon of a colour map."""
    return QIcon(QPixmap.fromImage(indexed_image(_RAMP, table(key, dark))))
