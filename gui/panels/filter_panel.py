"""The filter of the selected map, with everything one can do to it."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPixmap, QStandardItem, QStandardItemModel, QWheelEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QSlider,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
    QWidgetAction,
)

from engine import INPUT, KERNELS, Conv2d, EngineError, Flatten, Layer, Linear, Project, Softmax, infer, kernels
from engine.array import Float32
from engine.edits import add_filter, remove_filter, set_part
from gui.colours import marks, quantise, table
from gui.document import Document
from gui.icons import icon
from gui.indexed import indexed_image
from gui.selection import Selection
from gui.session import Session
from gui.theme import Theme
from gui.widgets.flow_layout import FlowLayout
from gui.widgets.kernel_grid import KernelGrid, new_gesture
from gui.wording import count_text, say, say_problem, shape_text

_MOST_CHIPS = 32  # channels; more of them are counted through
_LARGEST_GRID = 64 * 64  # weights of a unit laid back on a map
_ICON = 18  # pixels of a kernel in the menu
_PAGE = (5, 8)  # rows and columns of weights that lie on no map
_PRESET_SHAPES = sorted({known.weights.shape for known in KERNELS.values()})

Operation = Callable[[Float32], Float32]


@dataclass(frozen=True)
class Part:
    """The weights of one filter or one unit, as kernels: one for each channel that it reads.

    Args:
        layer: whose weights they are.
        channel: which filter or unit.
        shape: (rows, columns) of a kernel.
        count: how many kernels there are.
        mapped: whether the kernels lie on maps; the weights of a unit that reads a plain vector come in pages.
    """

    layer: Layer
    channel: int
    shape: tuple[int, int]
    count: int
    mapped: bool = True

    @property
    def is_filter(self) -> bool:
        """Whether they slide over the input, rather than weigh every cell of it."""
        return isinstance(self.layer.spec, Conv2d)

    @property
    def weights(self) -> Float32:
        """All of them: (C, K, K) of a filter, (F,) of a unit."""
        values: Float32 = self.layer.weights["weight"].data[self.channel]
        return values

    def first(self, source: int) -> int:
        """Where in all the weights, counted one by one, a kernel begins; the last page overlaps the one before."""
        size = self.shape[0] * self.shape[1]
        return min(source * size, self.weights.size - size)

    def kernel(self, source: int) -> Float32:
        """One kernel."""
        first = self.first(source)
        return self.weights.reshape(-1)[first : first + self.shape[0] * self.shape[1]].reshape(self.shape)

    def changed(self, project: Project, sources: Iterable[int], change: Operation) -> Project:
        """The project with some of the kernels changed."""
        weights = self.weights.copy()
        for source in sources:
            first, kernel = self.first(source), self.kernel(source)
            weights.reshape(-1)[first : first + kernel.size] = change(kernel).reshape(-1)
        return set_part(project, self.layer.id, (self.channel,), weights)


def find_part(project: Project, layer_id: str, channel: int) -> Part | None:
    """The weights that a map is made with: its own, or those of the layer whose channels it passes on."""
    while layer_id != INPUT:
        layer = project[layer_id]
        if isinstance(layer.spec, Conv2d | Linear):
            return _part(project, layer, channel) if "weight" in layer.weights else None
        if not (layer.spec.channelwise or isinstance(layer.spec, Softmax)):
            return None
        layer_id = layer.inputs[0]
    return None


def _part(project: Project, layer: Layer, channel: int) -> Part:
    shape = layer.weights["weight"].shape
    channel = min(channel, shape[0] - 1)
    if len(shape) == 4:
        return Part(layer, channel, (shape[2], shape[3]), shape[1])
    maps = _flattened(project, layer)
    if maps is not None and 1 < maps[1] * maps[2] <= _LARGEST_GRID and maps[0] * maps[1] * maps[2] == shape[1]:
        return Part(layer, channel, (maps[1], maps[2]), maps[0])
    columns = min(_PAGE[1], shape[1])
    rows = min(_PAGE[0], shape[1] // columns)
    return Part(layer, channel, (rows, columns), -(-shape[1] // (rows * columns)), mapped=False)


def _flattened(project: Project, layer: Layer) -> tuple[int, ...] | None:
    """The shape of the maps whose cells a layer reads as one vector."""
    while (before := layer.inputs[0]) != INPUT:
        layer = project[before]
        if isinstance(layer.spec, Flatten):
            shape = infer(project)[before].input_shape
            return shape if shape is not None and len(shape) == 3 else None
        if not layer.spec.channelwise:
            return None
    return None


def preset_of(kernel: Float32) -> str | None:
    """The key of the library kernel that this is, whether or not zeros lie around it."""
    if (key := kernels.recognise(kernel)) is not None:
        return key
    for shape in _PRESET_SHAPES:
        inner = kernels.fit_size(kernel, shape)
        if np.array_equal(kernels.fit_size(inner, kernel.shape), kernel) and (key := kernels.recognise(inner)):
            return key
    return None


@dataclass(frozen=True)
class Knob:
    """One number of a kernel that is made by formula: a slider of so many notches.

    Args:
        label, tip: what it is called, and what it does.
        low, high, start: in notches.
        step: what one notch is worth.
        text: how the number is written.
    """

    label: str
    tip: str
    low: int
    high: int
    start: int
    step: float
    text: str


class KnobMenu(QMenu):
    """Sliders that make a kernel while they are moved.

    Signals:
        turned(object, int): the numbers of all knobs, as a tuple, and the gesture: one for as long as it is open.
    """

    turned = Signal(object, int)

    def __init__(self, knobs: Sequence[Knob], parent: QWidget) -> None:
        super().__init__(parent)
        content = QWidget()
        layout = QVBoxLayout(content)
        layout.setContentsMargins(8, 4, 8, 6)
        layout.setSpacing(2)
        self._gesture = 0
        self._knobs = [(knob, QLabel(), QSlider(Qt.Orientation.Horizontal)) for knob in knobs]
        for knob, caption, slider in self._knobs:
            slider.setRange(knob.low, knob.high)
            slider.setValue(knob.start)
            slider.setMinimumWidth(180)
            slider.setAccessibleName(knob.label)
            slider.setToolTip(knob.tip)
            slider.valueChanged.connect(self._turn)
            layout.addWidget(caption)
            layout.addWidget(slider)
        action = QWidgetAction(self)
        action.setDefaultWidget(content)
        self.addAction(action)
        self.aboutToShow.connect(self._begin)

    @property
    def sliders(self) -> list[QSlider]:
        """What is moved, one a knob."""
        return [slider for _, _, slider in self._knobs]

    def _begin(self) -> None:
        self._gesture = new_gesture()
        self.sliders[0].setFocus()
        self._turn()

    def _turn(self) -> None:
        values = tuple(slider.value() * knob.step for knob, _, slider in self._knobs)
        for (knob, caption, _), value in zip(self._knobs, values, strict=True):
            caption.setText(f"{knob.label}: {knob.text.format(value)}")
        self.turned.emit(values, self._gesture)


class Operations(QWidget):
    """Everything that turns a whole kernel into another one, as a field of chips.

    Signals:
        chosen(str, object, int): what it is called, the function from the old kernel to the new one, the gesture.
    """

    chosen = Signal(str, object, int)

    def __init__(self) -> None:
        super().__init__()
        self._flow = FlowLayout(self, spacing=4)
        self._turn = self._add(self.tr("⟲ 90°"), self.tr("Turn a quarter to the left"), kernels.rotate)
        self._add(self.tr("↔ mirror"), self.tr("Swap left and right"), kernels.mirror_horizontal)
        self._add(self.tr("↕ mirror"), self.tr("Swap top and bottom"), kernels.mirror_vertical)
        self._add(self.tr("± negate"), self.tr("Reverse all signs"), kernels.negate)
        self._add(self.tr("Σ→1"), self.tr("Scale to sum 1: flat areas keep their brightness"), kernels.normalise_sum)
        self._add(self.tr("mean→0"), self.tr("Shift to mean 0: only differences count"), kernels.normalise_mean)
        self._add(self.tr("norm→1"), self.tr("Scale to length 1: the pattern alone counts"), kernels.normalise_norm)
        self._add(self.tr("random"), self.tr("Random weights between −1 and 1"), _randomised)
        sigma = Knob(self.tr("Sigma"), self.tr("The standard deviation, in pixels"), 2, 60, 10, 0.1, "{:.1f}")
        angle = Knob(self.tr("Angle"), self.tr("0° is level, 90° is upright"), 0, 35, 0, 5, "{:.0f}°")
        wave = Knob(self.tr("Wavelength"), self.tr("From stripe to stripe, in pixels"), 4, 32, 8, 0.5, "{:.1f}")
        self._add_made(self.tr("Gaussian…"), self.tr("A round blur"), [sigma], kernels.gaussian)
        self._add_made(self.tr("Gabor…"), self.tr("Stripes that fade out"), [angle, wave], kernels.gabor)
        self._add_made(self.tr("line…"), self.tr("A detector of bright lines"), [angle], kernels.line)
        self.everywhere = QCheckBox(self.tr("all channels"))
        self.everywhere.setToolTip(
            self.tr("Presets and operations change the kernels of this filter for all channels alike")
        )
        self._flow.addWidget(self.everywhere)

    def set_square(self, square: bool) -> None:
        """Offers the quarter turn only where the kernel stays as it is in size."""
        self._turn.setEnabled(square)
        self._turn.setToolTip(
            self.tr("Turn a quarter to the left") if square else self.tr("Only a square kernel can be turned by 90°")
        )

    def _add(self, text: str, tip: str, change: Operation) -> QPushButton:
        chip = self._chip(text, tip)
        chip.clicked.connect(lambda: self.chosen.emit(tip, change, new_gesture()))
        return chip

    def _add_made(self, text: str, tip: str, knobs: list[Knob], make: Callable[..., Float32]) -> None:
        chip = self._chip(text, tip)
        menu = KnobMenu(knobs, chip)
        menu.turned.connect(
            lambda values, gesture: self.chosen.emit(tip, lambda kernel: make(kernel.shape, *values), gesture)
        )
        chip.clicked.connect(lambda: menu.popup(chip.mapToGlobal(chip.rect().bottomLeft())))

    def _chip(self, text: str, tip: str) -> QPushButton:
        chip = _chip(text)
        chip.setToolTip(tip)
        chip.setAccessibleName(tip)
        self._flow.addWidget(chip)
        return chip


class PresetChoice(QWidget):
    """Offers the known kernels by what they respond to, and says which of them is shown.

    Signals:
        chosen(object): the user picked this Kernel of the library.
    """

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.combo = _Choice()
        self.combo.setAccessibleName(self.tr("Preset"))
        self.combo.setToolTip(self.tr("A known kernel. Editing it makes it custom, the preset stays as it was"))
        self.combo.setMaxVisibleItems(18)
        self.combo.setIconSize(QSize(_ICON, _ICON))
        self.combo.activated.connect(lambda index: self.chosen.emit(KERNELS[self.combo.itemData(index)]))
        self.cut = _words()
        self.cut.hide()
        label = QLabel(self.tr("Preset"))
        label.setBuddy(self.combo)
        row = QHBoxLayout()
        row.addWidget(label)
        row.addWidget(self.combo, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(row)
        layout.addWidget(self.cut)

    def set_dark(self, dark: bool) -> None:
        """Lists the library, each kernel with a picture of itself."""
        model = QStandardItemModel(self.combo)
        group = ""
        for key, known in KERNELS.items():
            if known.group != group:
                group = known.group
                header = QStandardItem(say(group))
                header.setFlags(Qt.ItemFlag.NoItemFlags)
                font = self.combo.font()
                font.setBold(True)
                header.setFont(font)
                model.appendRow(header)
            item = QStandardItem(_picture(known.weights, dark), say(known.name))
            item.setData(key, Qt.ItemDataRole.UserRole)
            item.setToolTip(self.tr("Responds to {what}").format(what=say(known.responds_to)))
            model.appendRow(item)
        self.combo.setModel(model)
        self.combo.view().setMinimumWidth(self.combo.view().sizeHintForColumn(0) + 40)

    def show_key(self, key: str | None, otherwise: str) -> None:
        """Names the kernel that is shown; ``otherwise`` is said of one that is not in the library."""
        self.combo.setPlaceholderText(otherwise)
        self.combo.setCurrentIndex(-1 if key is None else self.combo.findData(key))
        self.cut.hide()

    def say_cut(self, known: kernels.Kernel, shape: tuple[int, int]) -> None:
        """Says that a preset did not fit, if so."""
        needed = known.weights.shape
        if any(has < needs for has, needs in zip(shape, needed, strict=True)):
            text = self.tr("{name} was cut to {size}. A kernel of {needed} holds all of it.")
            self.cut.setText(text.format(name=say(known.name), size=shape_text(shape), needed=shape_text(needed)))
            self.cut.show()


class GridTools(QWidget):
    """What the mouse does on a kernel grid: drag or paint, with which value and which symmetry."""

    def __init__(self, grid: KernelGrid) -> None:
        super().__init__()
        self._grid = grid
        self.drag, self.paint = QToolButton(), QToolButton()
        self.drag.setText("↕")
        group = QButtonGroup(self)
        for button, tip in (
            (self.drag, self.tr("Drag a cell up and down to change it")),
            (self.paint, self.tr("Paint cells with the value beside this button")),
        ):
            button.setCheckable(True)
            button.setToolTip(tip)
            button.setAccessibleName(tip)
            group.addButton(button)
        self.drag.setChecked(True)
        self.paint.toggled.connect(lambda on: setattr(grid, "tool", "paint" if on else "drag"))
        self.brush = _Number()
        self.brush.setRange(-100, 100)
        self.brush.setSingleStep(0.25)
        self.brush.setValue(grid.brush_value)
        self.brush.setProperty("plain", True)
        self.brush.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.brush.setMinimumWidth(48)
        self.brush.setToolTip(self.tr("The value that painting puts into a cell; the right mouse button paints 0"))
        self.brush.setAccessibleName(self.tr("Value to paint"))
        self.brush.valueChanged.connect(self._use_brush)
        self.symmetry = _Choice()
        for text, key in (
            (self.tr("No symmetry"), "none"),
            (self.tr("Left = right"), "horizontal"),
            (self.tr("Top = bottom"), "vertical"),
            (self.tr("Both mirrors"), "both"),
            (self.tr("Quarter turns"), "rotational"),
        ):
            self.symmetry.addItem(text, key)
        self.symmetry.setToolTip(self.tr("Which other cells change together with the one that is touched"))
        self.symmetry.setAccessibleName(self.tr("Symmetry"))
        self.symmetry.currentIndexChanged.connect(lambda: setattr(grid, "symmetry", self.symmetry.currentData()))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.drag)
        row.addWidget(self.paint)
        row.addWidget(self.brush, 1)
        row.addWidget(self.symmetry, 2)

    def set_colour(self, colour: str) -> None:
        """Draws the icons in a colour."""
        self.paint.setIcon(icon("brush", colour))

    def _use_brush(self, value: float) -> None:
        self._grid.brush_value = value
        self.paint.setChecked(True)


class ChannelChoice(QWidget):
    """Chooses one of the channels that a filter reads: chips, or a number when there are many.

    Signals:
        chosen(int): the user picked this one, counted from 0.
    """

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._labels: Sequence[object] = ()
        self.chips: list[QPushButton] = []
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self.chosen)
        self._flow = FlowLayout(self, spacing=4)
        self.spin = QSpinBox()
        self.spin.setToolTip(self.tr("Which of the channels that the filter reads is shown"))
        self.spin.setAccessibleName(self.tr("Channel"))
        self.spin.valueChanged.connect(self.chosen)
        self._flow.addWidget(self.spin)

    def show_labels(self, labels: Sequence[object], current: int, prefix: str) -> None:
        """Offers these channels, one of them chosen; ``prefix`` goes before a number."""
        if labels != self._labels:
            self._labels = labels
            self._rebuild()
        if self.chips:
            self.chips[current].setChecked(True)
        with QSignalBlocker(self.spin):
            self.spin.setRange(0, len(labels) - 1)
            self.spin.setPrefix(prefix)
            self.spin.setSuffix(f" / {len(labels) - 1}")
            self.spin.setValue(current)

    def _rebuild(self) -> None:
        for chip in self.chips:
            self._group.removeButton(chip)
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        few = len(self._labels) <= _MOST_CHIPS
        self.spin.setVisible(not few)
        self.chips = [_chip(str(label)) for label in self._labels] if few else []
        for index, chip in enumerate(self.chips):
            chip.setCheckable(True)
            chip.setToolTip(self.tr("Show the kernel for channel {channel}").format(channel=chip.text()))
            chip.setAccessibleName(self.tr("Channel {channel}").format(channel=chip.text()))
            self._group.addButton(chip, index)
            self._flow.addWidget(chip)


class Numbers(QWidget):
    """Numbers that belong to one channel, such as its bias, changed as weights are: dragged, scrolled and typed.

    Signals:
        changed(str, object, int): the number of this name has a new value, made by this gesture.
    """

    changed = Signal(str, object, int)

    def __init__(self) -> None:
        super().__init__()
        self.grids: dict[str, KernelGrid] = {}
        self._dark = False
        self._labels = {
            "weight": self.tr("Scale"),
            "bias": self.tr("Bias"),
            "mean": self.tr("Mean"),
            "variance": self.tr("Variance"),
        }
        self._rows = QGridLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setVerticalSpacing(4)
        self._rows.setColumnStretch(0, 1)

    def set_dark(self, dark: bool) -> None:
        """Uses the colours of the dark theme, or of the light one, and the type size that goes with them."""
        self._dark = dark
        for grid in self.grids.values():
            self._dress(grid)

    def show_values(self, values: Mapping[str, float], scale: float) -> None:
        """Shows these numbers; those of the size of ``scale`` and above have the strongest colour."""
        if values.keys() != self.grids.keys():
            while (old := self._rows.takeAt(0)) is not None:
                if (widget := old.widget()) is not None:
                    widget.deleteLater()
            self.grids = {name: self._added(row, name) for row, name in enumerate(values)}
        for name, value in values.items():
            self.grids[name].set_kernel([[value]])
            self.grids[name].set_scale(max(scale, abs(value)))

    def _added(self, row: int, name: str) -> KernelGrid:
        label, grid = self._labels.get(name, name), KernelGrid()
        self._dress(grid)
        grid.setToolTip(self.tr("Drag it up or down, turn the wheel, or type a number; Del sets 0"))
        grid.setAccessibleName(label)
        grid.kernel_changed.connect(lambda kernel, gesture: self.changed.emit(name, float(kernel[0, 0]), gesture))
        self._rows.addWidget(QLabel(label), row, 0)
        self._rows.addWidget(grid, row, 1)
        return grid

    def _dress(self, grid: KernelGrid) -> None:
        height = grid.fontMetrics().height() + 12
        grid.setFixedSize(4 * height, height)
        grid.set_dark(self._dark)


class FilterPanel(QWidget):
    """Shows and edits the filter of the selected map, or of the nearest convolution before it.

    Signals:
        weight_hovered(object): (layer id, filter, channel that it reads, row, column) of the weight under the
            pointer, or None.
    """

    weight_hovered = Signal(object)

    def __init__(self, document: Document, selection: Selection, _session: Session, theme: Theme) -> None:
        super().__init__()
        self._document, self._selection, self._theme = document, selection, theme
        self._part: Part | None = None
        self._source = 0
        self._shown: tuple[object, ...] = ()
        self._edited: set[int] = set()  # tokens of the filters that were changed here
        self._buttons: list[tuple[QToolButton, str]] = []  # with the names of their icons
        self._build()
        document.changed.connect(self._refresh)
        selection.changed.connect(self._refresh)
        selection.pinned.connect(self._show_pins)
        theme.changed.connect(self._colour)
        self._colour()

    # ---- what it is made of

    def _build(self) -> None:
        self.setAccessibleName(self.tr("Filter"))
        self.note, self.facts = _words(), _words()
        self._next = QPushButton()
        self._next.setProperty("soft", True)
        self._next.setToolTip(self.tr("Select the first layer whose weights can be edited"))
        self._next.clicked.connect(self._go_to_weights)
        self.channels = ChannelChoice()
        self.channels.chosen.connect(lambda source: self._select(source=source))
        self.grid = KernelGrid()
        self.grid.kernel_changed.connect(self._take_kernel)
        self.grid.cell_hovered.connect(self._hover)
        self.grid.message.connect(lambda text: self._document.refused.emit(EngineError(text)))
        self.tools = GridTools(self.grid)
        self.presets = PresetChoice()
        self.presets.chosen.connect(self._take_preset)
        self.operations = Operations()
        self.operations.chosen.connect(self._apply)
        self.numbers = Numbers()
        self.numbers.changed.connect(self._take_number)
        self._filters = self._build_filters()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 2, 12, 8)
        layout.setSpacing(6)
        layout.addLayout(self._build_heading())
        for part in (
            self.note,
            self._next,
            self.channels,
            self.grid,
            self.tools,
            self.presets,
            self.numbers,
            self.operations,
            self.facts,
            self._filters,
        ):
            layout.addWidget(part)

    def _build_heading(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(0)
        self.heading = QLabel()
        self.heading.setProperty("heading", True)
        self.heading.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._previous = self._button("left", self.tr("Previous filter"), partial(self._step, -1))
        self._following = self._button("right", self.tr("Next filter"), partial(self._step, 1))
        row.addWidget(self.heading, 1)
        row.addWidget(self._previous)
        row.addWidget(self._following)
        return row

    def _build_filters(self) -> QWidget:
        self._pins = {
            "red": self._button("pin-red", self.tr("Follow this map in red"), partial(self._pin, "red")),
            "green": self._button("pin-green", self.tr("Follow this map in green"), partial(self._pin, "green")),
        }
        for pin in self._pins.values():
            pin.setCheckable(True)
        content = QWidget()
        flow = FlowLayout(content, spacing=2)
        for button in (
            self._button("add", self.tr("Add a filter with random weights to this layer"), self._add),
            self._button("duplicate", self.tr("Add a copy of this filter to this layer"), self._duplicate),
            self._button("remove", self.tr("Take this filter out of the layer"), self._remove),
            *self._pins.values(),
        ):
            flow.addWidget(button)
        return content

    def _button(self, name: str, tip: str, slot: Callable[[], object]) -> QToolButton:
        button = QToolButton()
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.clicked.connect(lambda: slot())
        self._buttons.append((button, name))
        return button

    # ---- what it shows

    def _colour(self) -> None:
        """The colours of the theme."""
        palette = self._theme.palette
        pins = marks(self._theme.dark)
        colours = {"pin-red": pins.pin_red, "pin-green": pins.pin_green}
        for button, name in self._buttons:
            button.setIcon(icon(name, colours.get(name, palette.text)))
        for each in (self.grid, self.numbers, self.presets):
            each.set_dark(self._theme.dark)
        self.tools.set_colour(palette.text)
        self._shown = ()
        self._refresh()

    def _refresh(self) -> None:
        """Shows what is selected, as far as it is another than what is shown."""
        project, selection = self._document.project, self._selection
        layer = next((layer for layer in project.layers if layer.id == selection.layer), None)
        # What scales and shifts a map on its own shows its numbers, everything else the weights that make the map.
        alone = layer is not None and layer.spec.channelwise and bool(layer.weights)
        part = None if layer is None or alone else find_part(project, layer.id, selection.channel)
        source = min(selection.source, part.count - 1) if part else 0
        # Layers by identity: comparing weights would take longer than showing them.
        shape = part.shape if part else ()
        shown = (id(part.layer if part else layer), selection.layer, selection.channel, source, shape, project.classes)
        if layer is not None and (part or alone) and shown == self._shown:
            return
        self._shown, self._part, self._source = shown, part, source
        whole: tuple[QWidget, ...] = (self.channels, self.grid, self.tools, self.operations, self.facts)
        for each in (*whole, self._previous, self._following):
            each.setVisible(part is not None)
        for each in (self.presets, self._filters):
            each.setVisible(part is not None and part.is_filter)
        self._next.hide()
        if part is not None:
            self._show_part(part)
        elif layer is not None and alone:
            self._show_alone(layer)
        else:
            self._show_nothing(layer)
        self._show_pins()

    def _show_nothing(self, layer: Layer | None) -> None:
        self._set_heading(self.tr("Filter"))
        self.numbers.hide()
        self._say(self._why_nothing(self._document.project, layer))
        if (target := self._editable_layer()) is not None:
            self._next.setText(self.tr("Go to {layer}").format(layer=target))
            self._next.setAccessibleName(self._next.text())
            self._next.show()

    def _show_alone(self, layer: Layer) -> None:
        channel = self._channel_of(layer)
        self._set_heading(f"{say(layer.spec.title)} · {layer.id} / {channel}")
        self._say(self.tr("It scales and shifts map {channel} with these numbers.").format(channel=channel))
        self._show_numbers({name: float(values.data[channel]) for name, values in layer.weights.items()}, 1.0)

    def _channel_of(self, layer: Layer) -> int:
        return min(self._selection.channel, len(layer.weights["weight"].data) - 1)

    def _show_numbers(self, values: Mapping[str, float], scale: float) -> None:
        self.numbers.setVisible(bool(values))
        self.numbers.show_values(values, scale)

    def _set_heading(self, text: str) -> None:
        self.heading.setText(text)
        self.heading.setToolTip(text)

    def _say(self, text: str) -> None:
        self.note.setText(text)
        self.note.setVisible(bool(text))

    def _why_nothing(self, project: Project, layer: Layer | None) -> str:
        if layer is None:
            return self.tr("The input has no weights. Select a map of a convolution to see and edit its filter.")
        if isinstance(layer.spec, Conv2d | Linear):
            problem = infer(project)[layer.id].problem
            return self.tr("It has no weights yet. {problem}").format(problem=say_problem(problem) if problem else "")
        if isinstance(layer.spec, Flatten):
            return self.tr("It only lines cells up: there is nothing to edit. Select the layer before or after it.")
        text = self.tr("{layer} has no weights, and no filter leads to it. Select a map of a convolution to edit one.")
        return text.format(layer=layer.id)

    def _editable_layer(self) -> str | None:
        """The first layer that there is something to edit in."""
        layers = self._document.project.layers
        return next((each.id for each in layers if isinstance(each.spec, Conv2d | Linear) and each.weights), None)

    def _go_to_weights(self) -> None:
        if (target := self._editable_layer()) is not None:
            self._selection.select(target, 0, 0)

    def _show_part(self, part: Part) -> None:
        name, at = part.layer.id, part.channel
        kind = self.tr("Filter") if part.is_filter else self.tr("Unit")
        self._set_heading(f"{kind} · {name} / {at}")
        self._say(self._about(part))
        self._show_channels(part)
        kernel = part.kernel(self._source)
        scale = float(np.abs(part.weights[np.isfinite(part.weights)]).max(initial=0))
        self.grid.set_kernel(kernel)
        self.grid.set_scale(scale)
        self.grid.setAccessibleName(self.heading.text())
        bias = part.layer.weights.get("bias")
        self._show_numbers({} if bias is None else {"bias": float(bias.data[at])}, scale)
        self.operations.everywhere.setVisible(part.is_filter and part.count > 1)
        if part.is_filter:
            edited = part.layer.weights["weight"].row_tokens[at] in self._edited
            self.presets.show_key(preset_of(kernel), self.tr("custom") if edited else self.tr("learned or random"))
        self.operations.set_square(part.shape[0] == part.shape[1])
        self.facts.setText(self._said(part, kernel))
        self._previous.setEnabled(at > 0)
        self._following.setEnabled(at < len(part.layer.weights["weight"].data) - 1)

    def _about(self, part: Part) -> str:
        """Why these weights are shown, and what they are laid out on."""
        selected, name = self._selection.layer, part.layer.id
        lines = []
        if selected != name:
            text = (
                self.tr("{selected} has no weights of its own: this is the filter of {layer} before it.")
                if part.is_filter
                else self.tr("{selected} has no weights of its own: these are those of {layer} before it.")
            )
            lines.append(text.format(selected=selected, layer=name))
        if not part.is_filter:
            text = (
                self.tr("{count} weights, laid back on the {maps} maps of {size} that were flattened.")
                if part.mapped
                else self.tr("{count} weights, one for each number that it reads.")
            )
            lines.append(text.format(count=count_text(part.weights.size), maps=part.count, size=shape_text(part.shape)))
        if "bias" not in part.layer.weights:
            lines.append(self.tr("There is no bias: it is off in the layer."))
        return "\n".join(lines)

    def _show_channels(self, part: Part) -> None:
        labels: Sequence[object] = range(part.count)
        prefix = self.tr("Channel ")
        spec = part.layer.spec
        if part.is_filter:
            channels = part.layer.weights["weight"].shape[1] * getattr(spec, "groups", 1)
            runs = infer(self._document.project)[part.layer.id].problem is None
            reads = spec.reads(part.channel, channels) if runs else range(part.count)  # groups may not divide filters
            labels = reads
            if part.layer.inputs[0] == INPUT and channels in (1, 3):
                names = [self.tr("grey")] if channels == 1 else [self.tr("red"), self.tr("green"), self.tr("blue")]
                labels = [names[channel] for channel in reads]
        elif part.mapped:
            prefix = self.tr("Map ")
        else:
            size = part.shape[0] * part.shape[1]
            prefix = self.tr("Page ")
            labels = [f"{part.first(page)} … {part.first(page) + size - 1}" for page in range(part.count)]
        self.channels.show_labels(labels, self._source, prefix)

    def _said(self, part: Part, kernel: Float32) -> str:
        """What the weights shown do, in words."""
        if part.is_filter:
            return "\n".join(say(sentence) for sentence in kernels.facts(kernel).sentences)
        classes = self._document.project.classes
        last = [layer for layer in self._document.project.layers if isinstance(layer.spec, Linear)][-1]
        if part.layer is last and len(classes) == len(last.weights["weight"].data):
            text = self.tr("The score of “{name}”: every cell times its weight, added up, plus the bias.")
            return text.format(name=classes[part.channel])
        return self.tr("Every cell times its weight, added up, plus the bias.")

    def _show_pins(self) -> None:
        if self._part is None:
            return
        held = self._selection.pin_of((self._part.layer.id, self._part.channel))
        for colour, button in self._pins.items():
            button.setChecked(held == colour)

    # ---- what it does

    def _select(self, channel: int | None = None, source: int | None = None) -> None:
        selection = self._selection
        selection.select(selection.layer, selection.channel if channel is None else channel, source)

    def _step(self, way: int) -> None:
        if self._part is not None:
            self._select(self._part.channel + way)

    def _pin(self, colour: str) -> None:
        if self._part is not None:
            self._selection.toggle_pin(colour, (self._part.layer.id, self._part.channel))
            self._show_pins()

    def _hover(self, row: int, column: int) -> None:
        part = self._part
        inside = part is not None and part.is_filter and row >= 0
        self.weight_hovered.emit((part.layer.id, part.channel, self._source, row, column) if part and inside else None)

    def _take_kernel(self, kernel: Float32, gesture: int) -> None:
        self._edit(self.tr("Change weight"), [self._source], lambda _old: kernel, gesture)

    def _take_number(self, name: str, value: float, gesture: int) -> None:
        layer = self._part.layer if self._part is not None else self._document.project[self._selection.layer]
        channel = self._part.channel if self._part is not None else self._channel_of(layer)
        self._document.edit(
            self.tr("Change {name}").format(name=self.numbers.grids[name].accessibleName()),
            lambda project: set_part(project, layer.id, (channel,), value, name),
            merge=(name, id(self), gesture),
        )

    def _take_preset(self, known: kernels.Kernel) -> None:
        name = self.tr("Preset: {name}").format(name=say(known.name))
        self._apply(name, lambda kernel: kernels.fit_size(known.weights, kernel.shape), new_gesture())
        if self._part is not None:
            self.presets.say_cut(known, self._part.shape)

    def _apply(self, name: str, change: Operation, gesture: int) -> None:
        """Changes the kernel that is shown, or those of all channels."""
        if self._part is None:
            return
        everywhere = self._part.is_filter and self._part.count > 1 and self.operations.everywhere.isChecked()
        self._edit(name, range(self._part.count) if everywhere else [self._source], change, gesture)

    def _edit(self, name: str, sources: Sequence[int], change: Operation, gesture: int) -> None:
        if (part := self._part) is None:
            return

        def changed(project: Project) -> Project:
            after = part.changed(project, sources, change)
            self._edited.add(after[part.layer.id].weights["weight"].row_tokens[part.channel])
            return after

        self._document.edit(name, changed, merge=("kernel", id(self), gesture))

    def _add(self) -> None:
        self._add_filter(self.tr("Add filter"), copied=False)

    def _duplicate(self) -> None:
        self._add_filter(self.tr("Duplicate filter"), copied=True)

    def _add_filter(self, name: str, copied: bool) -> None:
        if (part := self._part) is None:
            return
        layer, source = part.layer.id, part.channel if copied else None
        if self._document.edit(name, lambda project: add_filter(project, layer, source)):
            self._select(len(self._document.project[layer].weights["weight"].data) - 1)

    def _remove(self) -> None:
        if (part := self._part) is None:
            return
        layer, channel = part.layer.id, part.channel
        if self._document.edit(self.tr("Remove filter"), lambda project: remove_filter(project, layer, channel)):
            self._select(min(channel, len(self._document.project[layer].weights["weight"].data) - 1))


def _words() -> QLabel:
    """A place for sentences."""
    label = QLabel()
    label.setWordWrap(True)
    label.setProperty("muted", True)
    return label


def _chip(text: str) -> QPushButton:
    chip = QPushButton(text)
    chip.setProperty("chip", True)
    return chip


class _Choice(QComboBox):
    """A choice that may be narrower than its longest item, and leaves the wheel to the dock until it is clicked."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(60)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class _Number(QDoubleSpinBox):
    """A number that leaves the wheel to the dock until it is clicked."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


def _picture(weights: Float32, dark: bool) -> QIcon:
    """A kernel as small as a letter."""
    size = float(np.abs(weights).max())
    image = indexed_image(quantise(weights, -size, size, symmetric=True), table("weights", dark))
    return QIcon(QPixmap.fromImage(image).scaled(2 * _ICON, 2 * _ICON))


def _randomised(kernel: Float32) -> Float32:
    return kernels.random_kernel(kernel.shape, random.getrandbits(32))
