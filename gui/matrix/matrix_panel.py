"""A convolution as an equivalent fully connected layer: its weight matrix, and the savings by weight sharing."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from engine import INPUT, Layer, LayerFacts, Project, Shape, Spec, infer
from engine.explain.weight_matrix import Cut, Reach, Weight, WeightMatrix, counts, cuts, weight_matrix
from engine.layers.spec import keeps_channels
from engine.values.array import Float32
from gui.events.guard import guarded
from gui.events.seen import SeenPanel
from gui.look import colours
from gui.look.theme import Theme
from gui.matrix.log_bars import LogBars
from gui.matrix.matrix_picture import Shades
from gui.matrix.matrix_view import Entry, MatrixView
from gui.matrix.words import captions, count_bars, cut_name, entry_text, explanation, reason_for_blank, weight_text
from gui.state.document import Document
from gui.state.selection import Selection, WeightSpot
from gui.state.session import Session
from gui.text.phrases import shape_text
from gui.widgets.erase_guard import keep_erase_keys
from gui.widgets.pieces import caption, choice

_LEGIBLE = 25_000  # maximum number of entries that are distinguishable in a panel of usual size
_WIDEST_CHOICE = 400  # maximum width of the choice of a part, in pixels at the base type size
_SIDE = 240, 480  # minimum and maximum width of the column beside the matrix, likewise
_MARGINS = 6, 8  # pixels above and below the contents
_BELOW_BARS = 8  # pixels between the bars and the text below them


@guarded
class MatrixPanel(SeenPanel):
    """Shows the selected convolution, or the one that computes the selected map, as a fully connected layer."""

    def __init__(self, document: Document, selection: Selection, _session: Session, theme: Theme) -> None:
        super().__init__()
        self._document, self._selection, self._theme = document, selection, theme
        self._layer: Layer | None = None  # the shown convolution
        self._shapes: tuple[Shape, Shape] = ((), ())  # its input and output shape
        self._cuts: tuple[Cut, ...] = ()
        self._wanted: Reach | None = None  # the cut that the user chose
        self._cached: tuple[tuple[object, ...], WeightMatrix] | None = None  # with the values that it depends on
        self._shown: tuple[object, ...] = ()
        self._build()
        document.changed.connect(self._refresh)
        selection.changed.connect(self._refresh)
        selection.hidden_changed.connect(self._hide_values)
        selection.looks_changed.connect(self._colour)
        selection.weight_hovered.connect(self._highlight)
        theme.changed.connect(self._colour)
        self._colour()

    # ---- construction

    def _build(self) -> None:
        self.setAccessibleName(self.tr("As a fully connected layer"))
        keep_erase_keys(self)
        self.blank, self.go = caption(), QPushButton()
        self.go.setProperty("soft", True)
        self.go.setToolTip(self.tr("Select the first convolution of the network"))
        self.go.clicked.connect(self._go_to_convolution)
        self._blanks, self._content = QWidget(), QWidget()
        blanks = QVBoxLayout(self._blanks)
        blanks.setContentsMargins(0, 6, 0, 0)
        blanks.addWidget(self.blank)
        blanks.addWidget(self.go, alignment=Qt.AlignmentFlag.AlignLeft)
        blanks.addStretch()
        halves = QHBoxLayout(self._content)
        halves.setContentsMargins(0, 0, 0, 0)
        halves.setSpacing(18)
        halves.addWidget(self._build_matrix(), 3)
        halves.addWidget(self._build_counts(), 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, _MARGINS[0], 12, _MARGINS[1])
        layout.addWidget(self._blanks)
        layout.addWidget(self._content)
        self.setFocusProxy(self.view)

    def _build_matrix(self) -> QWidget:
        self.cut = choice(
            self.tr("Part of the matrix"),
            self.tr("How much of the layer is drawn; what is too large to be drawn is not offered"),
        )
        self.cut.activated.connect(self._choose_cut)
        self.view = MatrixView()
        self.view.pointed.connect(self._point)
        self.view.copy_asked.connect(self._copy)
        side = QWidget()
        layout = QVBoxLayout(side)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.cut)
        layout.addWidget(self.view, 1)
        return side

    def _build_counts(self) -> QWidget:
        self.bars = LogBars()
        self.bars.setAccessibleName(self.tr("Numbers of parameters"))
        self.bars.setToolTip(
            self.tr(
                "Fully connected: every output cell has a weight for every input cell, and a bias.\n"
                "Locally connected: every output cell sees the same window, with weights and a bias of its own.\n"
                "Shared: all output cells of a map have the same weights and bias. That is the convolution.\n"
                "Biases are counted in all three, if the convolution has them. The axis is logarithmic; a number "
                "takes 4 bytes."
            )
        )
        self.words = caption()
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.words.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self._side = QWidget()
        layout = QVBoxLayout(self._side)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(_BELOW_BARS)
        layout.addWidget(self.bars)
        layout.addWidget(self.words, 1)
        layout.addStretch(0)
        return self._side

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):  # another size, or other type in the bars
            self._fit_words()
        return super().event(event)

    def _fit_words(self) -> None:
        """Shows the text below the bars if it fits; the tooltip always contains it."""
        room = self.height() - self.bars.sizeHint().height() - _BELOW_BARS - sum(_MARGINS)
        self.words.setVisible(self.words.heightForWidth(self._side.width()) <= room)
        self._side.setToolTip(self.words.text())

    # ---- what it shows

    @Slot()
    def _colour(self) -> None:
        """Uses the colours and the type size of the theme."""
        palette, scale = self._theme.palette, self._theme.scale
        self.cut.setMaximumWidth(round(_WIDEST_CHOICE * scale))
        self._side.setMinimumWidth(round(_SIDE[0] * scale))
        self._side.setMaximumWidth(round(_SIDE[1] * scale))
        self.view.set_shades(
            Shades(
                colours.table("weights", self._theme.dark),
                QColor(palette.canvas),
                QColor(palette.border),
                QColor(palette.disabled),
                self._selection.looks.hatching,
            )
        )

    @Slot()
    def _refresh(self) -> None:
        """Updates the panel; does nothing while it is hidden."""
        if self.is_seen:
            self._show_selected()

    @Slot()
    def _hide_values(self) -> None:
        """Removes hidden values at once, even behind another tab."""
        if self.isVisible():
            self._show_selected()

    def _show_selected(self) -> None:
        """Shows the selected convolution if anything about it changed."""
        project, selection = self._document.project, self._selection
        layer = _computed_by(project, selection.layer)
        facts = infer(project)[layer.id] if layer is not None and layer.spec.has_filters else None
        is_hidden = layer is not None and not {layer.id, layer.inputs[0]}.isdisjoint(selection.sizes_asked)
        runs = facts is not None and facts.input_shape is not None and facts.shape is not None and not is_hidden
        self._content.setVisible(runs)
        self._blanks.setVisible(not runs)
        if layer is None or facts is None or facts.input_shape is None or facts.shape is None or is_hidden:
            self._layer, self._shown = None, ()
            self._show_why_blank(layer, facts, is_hidden)
            return
        channel = min(selection.channel, facts.shape[0] - 1)
        source = min(selection.source, layer.weights["weight"].shape[1] - 1)
        shapes = facts.input_shape, facts.shape
        # Layers by identity: comparing weights would take longer than showing them.
        shown = (id(layer), shapes, channel, source, self._wanted)
        if shown != self._shown:
            self._layer, self._shapes, self._shown = layer, shapes, shown
            self._show_layer(layer, channel, source)
            self._highlight(selection.weight)

    def _show_why_blank(self, layer: Layer | None, facts: LayerFacts | None, is_hidden: bool) -> None:
        target = None if is_hidden else self._first_convolution()
        self.go.setVisible(target is not None)
        if target is not None:
            self.go.setText(self.tr("Go to {layer}").format(layer=target))
            self.go.setAccessibleName(self.go.text())
        self.blank.setText(reason_for_blank(layer, facts, is_hidden, target, self._selection.layer))

    def _show_layer(self, layer: Layer, channel: int, source: int) -> None:
        spec = layer.spec
        self._cuts = cuts(spec, *self._shapes, channel, source)
        cut = self._chosen_cut()
        matrix, weights = self._matrix_of(spec, cut), layer.weights["weight"].data
        self.view.show_matrix(matrix, matrix.values(weights), _scales(weights, cut))
        across, down = captions(layer, cut, self._document.project)
        self.view.set_captions(across, down)
        self.view.setAccessibleName(f"{cut_name(layer.id, cut)}: {across[0]}; {down[0]}")
        self._show_cuts(layer, self._cuts.index(cut))
        self.bars.show_bars(count_bars(counts(spec, *self._shapes)))
        self._describe()

    def _chosen_cut(self) -> Cut:
        """The cut that the user chose if it is offered; otherwise the largest legible one."""
        wanted = [cut for cut in self._cuts if cut.reach == self._wanted]
        legible = [cut for cut in self._cuts if cut.shape[0] * cut.shape[1] <= _LEGIBLE]
        return (wanted or legible or list(self._cuts[-1:]))[0]

    def _show_cuts(self, layer: Layer, chosen: int) -> None:
        names = [cut_name(layer.id, cut) for cut in self._cuts]
        if names != [self.cut.itemText(index) for index in range(self.cut.count())]:
            self.cut.clear()
            self.cut.addItems(names)
        self.cut.setCurrentIndex(chosen)

    def _matrix_of(self, spec: Spec, cut: Cut) -> WeightMatrix:
        """The matrix, computed again only if the geometry changed."""
        key = (spec, self._shapes, cut)
        if self._cached is None or self._cached[0] != key:
            self._cached = key, weight_matrix(spec, *self._shapes, cut)
        return self._cached[1]

    def _choose_cut(self, index: int) -> None:
        self._wanted = self._cuts[index].reach
        self._refresh()

    def _first_convolution(self) -> str | None:
        shapes = infer(self._document.project).shapes
        layers = self._document.project.layers
        return next((layer.id for layer in layers if layer.spec.has_filters and layer.id in shapes), None)

    def _go_to_convolution(self) -> None:
        if (target := self._first_convolution()) is not None:
            self._selection.select(target, 0, 0)

    # ---- pointing

    @Slot(object)
    def _point(self, entry: Entry | None) -> None:
        """Sets the hovered weight to that of an entry."""
        spot = None
        if entry is not None and entry.place is not None and self._layer is not None and self.view.matrix is not None:
            spot = WeightSpot(self._layer.id, *self.view.matrix.weights_at(entry.place)[0])
        self._selection.point_at_weight(spot)
        self._describe()

    @Slot(object)
    def _highlight(self, spot: WeightSpot | None) -> None:
        """Highlights all copies of the hovered weight."""
        if self._layer is None or self.view.matrix is None or not self.is_seen:
            return
        weight = self._weight_of(spot)
        self.view.highlight(None if weight is None else self.view.matrix.copies(weight))
        self._describe()

    def _weight_of(self, spot: WeightSpot | None) -> Weight | None:
        """The index of a weight if it belongs to the shown layer."""
        if spot is None or self._layer is None or spot.layer != self._layer.id:
            return None
        weight = (spot.channel, spot.source, spot.row, spot.column)
        shape = self._layer.weights["weight"].shape
        return weight if all(at < size for at, size in zip(weight, shape, strict=True)) else None

    def _describe(self) -> None:
        """Describes the hovered entry or weight, or else the matrix."""
        self.words.setText(self._pointed_text() or explanation(self._layer))
        self.view.setAccessibleDescription(self.words.text())
        self._fit_words()

    def _pointed_text(self) -> str:
        """The description of the hovered entry, or of the hovered weight; empty without either."""
        layer, matrix = self._layer, self.view.matrix
        if layer is None or matrix is None:
            return ""
        if self.view.entry is not None:
            weights, names = layer.weights["weight"].data, (layer.inputs[0], layer.id)
            return entry_text(self.view.entry, matrix, weights, layer.spec, self._shapes, names)
        weight = self._weight_of(self._selection.weight)
        return "" if weight is None else weight_text(weight, matrix, layer.spec, self._shapes)

    @Slot()
    def _copy(self) -> None:
        """Copies the counts and the description of the hovered entry to the clipboard."""
        if self._layer is not None:
            before, after = (shape_text(shape) for shape in self._shapes)
            lines = [
                f"{self._layer.id}: {before} → {after}",
                *(bar.text for bar in self.bars.bars),
                self._pointed_text(),
            ]
            QGuiApplication.clipboard().setText("\n".join(filter(None, lines)))


def _computed_by(project: Project, layer_id: str) -> Layer | None:
    """The layer that computes a map, skipping layers that keep the channels; None for the input."""
    while layer_id != INPUT:
        layer = project[layer_id]
        if not keeps_channels(layer.spec):
            return layer
        layer_id = layer.inputs[0]
    return None


def _scales(weights: Float32, cut: Cut) -> Float32:
    """The maximum absolute weight of each filter of a cut, (filters,).

    Args:
        weights: (O, C / groups, KH, KW).
    """
    size = np.abs(weights[cut.filters.start : cut.filters.stop])
    scales: Float32 = np.where(np.isfinite(size), size, 0).max(axis=(1, 2, 3), initial=0)
    return scales
