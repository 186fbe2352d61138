"""The filter of the selected map, with everything one can do to it."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QIcon, QPixmap, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QLabel,
    QMenu,
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
from gui.plot import indexed_image
from gui.selection import Selection
from gui.session import Session
from gui.theme import Theme
from gui.widgets.flow_layout import FlowLayout
from gui.widgets.kernel_grid import KernelGrid, new_gesture
from gui.wording import count_text, say, say_problem, shape_text

_MOST_CHIPS = 32  # channels; more of them are counted through
_LARGEST_GRID = 64 * 64  # weights of a unit laid back on a map
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
    """One number of a kernel that is made by formula: ``start`` notches of ``step`` at first, ``low`` to ``high``."""

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
        self._knobs, self.sliders, self._captions = knobs, [QSlider(Qt.Orientation.Horizontal) for _ in knobs], []
        for knob, slider in zip(knobs, self.sliders, strict=True):
            caption = QLabel()
            slider.setRange(knob.low, knob.high)
            slider.setValue(knob.start)
            slider.setMinimumWidth(180)
            slider.setAccessibleName(knob.label)
            slider.setToolTip(knob.tip)
            slider.valueChanged.connect(self._turn)
            self._captions.append(caption)
            layout.addWidget(caption)
            layout.addWidget(slider)
        action = QWidgetAction(self)
        action.setDefaultWidget(content)
        self.addAction(action)
        self.aboutToShow.connect(self._open)

    def _open(self) -> None:
        self._gesture = new_gesture()
        self.sliders[0].setFocus()
        self._turn()

    def _turn(self) -> None:
        values = tuple(slider.value() * knob.step for knob, slider in zip(self._knobs, self.sliders, strict=True))
        for knob, caption, value in zip(self._knobs, self._captions, values, strict=True):
            caption.setText(f"{knob.label}: {knob.text.format(value)}")
        self.turned.emit(values, self._gesture)


class ChannelChoice(QWidget):
    """Chooses one of the channels that a filter reads: chips, or a number when there are many.

    Signals:
        chosen(int): the user picked this one, counted from 0.
    """

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._labels: Sequence[object] = ()
        self._group: QButtonGroup | None = None
        self._flow = FlowLayout(self, spacing=4)
        self._spin = QSpinBox()
        self._spin.setToolTip(self.tr("Which of the channels that the filter reads is shown"))
        self._spin.setAccessibleName(self.tr("Channel"))
        self._spin.valueChanged.connect(self.chosen)
        self._flow.addWidget(self._spin)

    def show_labels(self, labels: Sequence[object], current: int, prefix: str) -> None:
        """Offers these channels, one of them chosen; ``prefix`` goes before a number."""
        if labels != self._labels:
            self._labels = labels
            self._rebuild()
        if self._group is not None:
            self._group.button(current).setChecked(True)
        self._spin.blockSignals(True)
        self._spin.setRange(0, len(labels) - 1)
        self._spin.setPrefix(prefix)
        self._spin.setSuffix(f" / {len(labels) - 1}")
        self._spin.setValue(current)
        self._spin.blockSignals(False)

    def chips(self) -> list[QToolButton]:
        """The buttons, one a channel; none when there are too many."""
        return [button for button in self.findChildren(QToolButton) if self._group and self._group.id(button) >= 0]

    def _rebuild(self) -> None:
        if self._group is not None:
            for button in self._group.buttons():
                self._flow.removeWidget(button)
                button.hide()
                button.deleteLater()
            self._group.deleteLater()
            self._group = None
        few = len(self._labels) <= _MOST_CHIPS
        self._spin.setVisible(not few)
        if not few:
            return
        self._group = QButtonGroup(self)
        for index, label in enumerate(self._labels):
            chip = QToolButton()
            chip.setText(str(label))
            chip.setCheckable(True)
            chip.setProperty("chip", True)
            chip.setToolTip(self.tr("Show the kernel for channel {channel}").format(channel=label))
            chip.setAccessibleName(self.tr("Channel {channel}").format(channel=label))
            self._group.addButton(chip, index)
            self._flow.addWidget(chip)
        self._group.idClicked.connect(self.chosen)


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
        self._shown: tuple[object, ...] = ()
        self._edited: set[int] = set()  # tokens of the filters that were changed here
        self._buttons: list[tuple[QToolButton, str]] = []  # with the names of their icons
        self._build()
        document.changed.connect(self._refresh)
        selection.changed.connect(self._refresh)
        selection.pinned.connect(self._show_pins)
        theme.changed.connect(self._colour)
        self._colour()
        self._refresh()

    # ---- what it is made of

    def _build(self) -> None:
        self.setAccessibleName(self.tr("Filter"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 2, 12, 8)
        layout.setSpacing(6)
        layout.addLayout(self._build_heading())
        self._note = _words()
        self._next = QToolButton()
        self._next.clicked.connect(self._go_to_weights)
        layout.addWidget(self._note)
        layout.addWidget(self._next)
        self._content = QWidget()
        layout.addWidget(self._content)
        inner = QVBoxLayout(self._content)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(6)
        self._channels = ChannelChoice()
        self._channels.chosen.connect(lambda source: self._select(source=source))
        self._grid = KernelGrid()
        self._grid.kernel_changed.connect(self._take_kernel)
        self._grid.cell_hovered.connect(self._hover)
        self._grid.message.connect(lambda text: self._document.refused.emit(EngineError(text)))
        self._facts = _words()
        for each in (self._channels, self._grid):
            inner.addWidget(each)
        inner.addLayout(self._build_tools())
        inner.addWidget(self._build_presets())
        inner.addLayout(self._build_bias())
        inner.addWidget(self._build_operations())
        inner.addWidget(self._facts)
        inner.addWidget(self._build_filters())

    def _build_heading(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(0)
        self._heading = QLabel()
        self._heading.setProperty("heading", True)
        self._heading.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row.addWidget(self._heading, 1)
        self._pins = {}
        for colour, tip in (
            ("red", self.tr("Pin this map in red: its outline is followed everywhere")),
            ("green", self.tr("Pin this map in green: its outline is followed everywhere")),
        ):
            self._pins[colour] = pin = self._button(f"pin-{colour}", tip, partial(self._pin, colour))
            pin.setCheckable(True)
            row.addWidget(pin)
        self._previous = self._button("left", self.tr("Previous filter"), partial(self._step, -1))
        self._following = self._button("right", self.tr("Next filter"), partial(self._step, 1))
        row.addWidget(self._previous)
        row.addWidget(self._following)
        return row

    def _build_tools(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        group = QButtonGroup(self)
        self._drag = self._tool_button("up", self.tr("Drag a cell up and down to change it"), group)
        self._paint = self._tool_button("brush", self.tr("Paint cells with the value beside this button"), group)
        self._drag.setChecked(True)
        self._paint.toggled.connect(self._use_tool)
        self._brush = QDoubleSpinBox()
        self._brush.setRange(-100, 100)
        self._brush.setSingleStep(0.25)
        self._brush.setValue(self._grid.brush_value)
        self._brush.setProperty("plain", True)
        self._brush.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._brush.setMinimumWidth(48)
        self._brush.setToolTip(self.tr("The value that painting puts into a cell; the right mouse button paints 0"))
        self._brush.setAccessibleName(self.tr("Value to paint"))
        self._brush.valueChanged.connect(self._use_brush)
        self._symmetry = QComboBox()
        for text, key in (
            (self.tr("No symmetry"), "none"),
            (self.tr("Left = right"), "horizontal"),
            (self.tr("Top = bottom"), "vertical"),
            (self.tr("Both"), "both"),
            (self.tr("Quarter turns"), "rotational"),
        ):
            self._symmetry.addItem(text, key)
        _may_be_narrow(self._symmetry)
        self._symmetry.setToolTip(self.tr("Which other cells change together with the one that is touched"))
        self._symmetry.setAccessibleName(self.tr("Symmetry"))
        self._symmetry.currentIndexChanged.connect(self._use_symmetry)
        for field in (self._brush, self._symmetry):
            self._leave_wheel(field)
        row.addWidget(self._drag)
        row.addWidget(self._paint)
        row.addWidget(self._brush, 1)
        row.addWidget(self._symmetry, 2)
        return row

    def _build_presets(self) -> QWidget:
        self._presets = QWidget()
        layout = QVBoxLayout(self._presets)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        row = QHBoxLayout()
        label = QLabel(self.tr("Preset"))
        self._preset = QComboBox()
        label.setBuddy(self._preset)
        self._preset.setToolTip(self.tr("A known kernel. Editing it makes it custom, the preset stays as it was"))
        self._preset.setAccessibleName(self.tr("Preset"))
        _may_be_narrow(self._preset)
        self._preset.setMaxVisibleItems(18)
        self._preset.activated.connect(self._take_preset)
        self._leave_wheel(self._preset)
        row.addWidget(label)
        row.addWidget(self._preset, 1)
        layout.addLayout(row)
        self._cut = _words()
        layout.addWidget(self._cut)
        self._everywhere = QCheckBox(self.tr("All channels"))
        self._everywhere.setToolTip(
            self.tr("Presets and the operations below change the kernels of all channels of this filter alike")
        )
        layout.addWidget(self._everywhere)
        self._fill_presets()
        return self._presets

    def _build_bias(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self._bias_label = QLabel()
        # A kernel of one cell: then a bias is dragged, scrolled and typed exactly as a weight is.
        self._bias = KernelGrid()
        self._bias.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._bias.setToolTip(
            self.tr("Added to every sum. Drag it up or down, turn the wheel, or type a number; Del sets 0.")
        )
        self._bias.setAccessibleName(self.tr("Bias"))
        self._bias.kernel_changed.connect(self._take_bias)
        row.addWidget(self._bias_label, 1)
        row.addWidget(self._bias)
        return row

    def _build_operations(self) -> QWidget:
        content = QWidget()
        flow = FlowLayout(content, spacing=4)
        self._turn = self._operation(self.tr("⟲ 90°"), self.tr("Turn a quarter to the left"), kernels.rotate)
        for chip in (
            self._turn,
            self._operation(self.tr("↔ mirror"), self.tr("Swap left and right"), kernels.mirror_horizontal),
            self._operation(self.tr("↕ mirror"), self.tr("Swap top and bottom"), kernels.mirror_vertical),
            self._operation(self.tr("± negate"), self.tr("Reverse all signs"), kernels.negate),
            self._operation(
                self.tr("Σ→1"), self.tr("Scale to sum 1: flat areas keep their brightness"), kernels.normalise_sum
            ),
            self._operation(
                self.tr("mean→0"), self.tr("Shift to mean 0: only differences count"), kernels.normalise_mean
            ),
            self._operation(
                self.tr("norm→1"), self.tr("Scale to length 1: kernels compare by pattern"), kernels.normalise_norm
            ),
            self._operation(self.tr("random"), self.tr("Random weights between −1 and 1"), _randomised),
        ):
            flow.addWidget(chip)
        angle = Knob(self.tr("Angle"), self.tr("0° is level, 90° is upright"), 0, 35, 0, 5, "{:.0f}°")
        for text, tip, knobs, make in (
            (
                self.tr("Gaussian…"),
                self.tr("A round blur"),
                [Knob(self.tr("Sigma"), self.tr("Its standard deviation in pixels"), 2, 60, 10, 0.1, "{:.1f}")],
                kernels.gaussian,
            ),
            (
                self.tr("Gabor…"),
                self.tr("Stripes that fade out: answers to stripes like them"),
                [
                    angle,
                    Knob(self.tr("Wavelength"), self.tr("From stripe to stripe, in pixels"), 4, 32, 8, 0.5, "{:.1f}"),
                ],
                kernels.gabor,
            ),
            (self.tr("line…"), self.tr("A detector of bright lines"), [angle], kernels.line),
        ):
            flow.addWidget(self._generator(text, tip, knobs, make))
        return content

    def _build_filters(self) -> QWidget:
        self._filters = QWidget()
        flow = FlowLayout(self._filters, spacing=4)
        for name, text, tip, slot in (
            ("add", self.tr("Add"), self.tr("Add a filter with random weights to this layer"), self._add),
            ("duplicate", self.tr("Duplicate"), self.tr("Add a copy of this filter to this layer"), self._duplicate),
            ("remove", self.tr("Remove"), self.tr("Take this filter out of the layer"), self._remove),
        ):
            button = self._button(name, tip, slot)
            button.setText(text)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            flow.addWidget(button)
        return self._filters

    def _button(self, name: str, tip: str, slot: Callable[[], object]) -> QToolButton:
        button = QToolButton()
        button.setToolTip(tip)
        button.setAccessibleName(tip.split(":")[0])
        button.clicked.connect(lambda _checked: slot())
        self._buttons.append((button, name))
        return button

    def _tool_button(self, name: str, tip: str, group: QButtonGroup) -> QToolButton:
        button = self._button(name, tip, lambda: None)
        button.setCheckable(True)
        group.addButton(button)
        return button

    def _chip(self, text: str, tip: str) -> QToolButton:
        chip = QToolButton()
        chip.setText(text)
        chip.setToolTip(tip)
        chip.setAccessibleName(tip)
        chip.setProperty("chip", True)
        return chip

    def _operation(self, text: str, tip: str, change: Operation) -> QToolButton:
        chip = self._chip(text, tip)
        chip.clicked.connect(lambda _checked: self._apply(tip, change, new_gesture()))
        return chip

    def _generator(self, text: str, tip: str, knobs: list[Knob], make: Callable[..., Float32]) -> QToolButton:
        chip = self._chip(text, tip)
        menu = KnobMenu(knobs, chip)
        menu.turned.connect(
            lambda values, gesture: self._apply(tip, lambda kernel: make(kernel.shape, *values), gesture)
        )
        chip.clicked.connect(lambda _checked: menu.popup(chip.mapToGlobal(chip.rect().bottomLeft())))
        return chip

    def _leave_wheel(self, field: QWidget) -> None:
        field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leaves the wheel to the dock that is being scrolled, unless the field under it has the focus."""
        if event.type() == QEvent.Type.Wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _fill_presets(self) -> None:
        """The library, by what the kernels do, each with a picture of itself."""
        model = QStandardItemModel(self._preset)
        group = ""
        for key, known in KERNELS.items():
            if known.group != group:
                group = known.group
                header = QStandardItem(say(group))
                header.setFlags(Qt.ItemFlag.NoItemFlags)
                font = header.font()
                font.setBold(True)
                header.setFont(font)
                model.appendRow(header)
            item = QStandardItem(_picture(known.weights, self._theme.dark), say(known.name))
            item.setData(key, Qt.ItemDataRole.UserRole)
            item.setToolTip(self.tr("Responds to {what}").format(what=say(known.responds_to)))
            model.appendRow(item)
        self._preset.setModel(model)
        self._preset.view().setMinimumWidth(self._preset.view().sizeHintForColumn(0) + 40)

    # ---- what it shows

    def _colour(self) -> None:
        """The colours of the theme."""
        palette = self._theme.palette
        pins = marks(self._theme.dark)
        colours = {"pin-red": pins.pin_red, "pin-green": pins.pin_green}
        for button, name in self._buttons:
            button.setIcon(icon(name, colours.get(name, palette.text)))
        for grid in (self._grid, self._bias):
            grid.set_dark(self._theme.dark)
        self._fill_presets()
        height = self._bias.fontMetrics().height() + 12
        self._bias.setFixedSize(4 * height, height)
        self._shown = ()
        self._refresh()

    def _refresh(self) -> None:
        """Shows what is selected, as far as it is another than what is shown."""
        project, selection = self._document.project, self._selection
        known = selection.layer == INPUT or any(layer.id == selection.layer for layer in project.layers)
        part = find_part(project, selection.layer, selection.channel) if known else None
        source = min(selection.source, part.count - 1) if part else 0
        if part is not None:
            # The layer by identity: comparing weights would take longer than showing them.
            shown = (selection.layer, id(part.layer), part.channel, part.shape, source, project.classes)
            if shown == self._shown:
                return
            self._shown = shown
        else:
            self._shown = ()
        self._part, self._source = part, source
        self._content.setVisible(part is not None)
        for button in (self._previous, self._following, *self._pins.values()):
            button.setVisible(part is not None)
        if part is None:
            self._show_nothing(known)
        else:
            self._show_part(part)
        self._show_pins()

    def _show_nothing(self, known: bool) -> None:
        project, selected = self._document.project, self._selection.layer
        self._heading.setText(self.tr("Filter"))
        self._note.setText(self._why_nothing(project, selected) if known else "")
        self._note.setVisible(known)
        target = self._weights_to_go_to()
        self._next.setVisible(target is not None)
        if target is not None:
            self._next.setText(self.tr("Go to {layer}").format(layer=target))
            self._next.setToolTip(self.tr("Select the first layer whose weights can be edited"))
            self._next.setAccessibleName(self._next.text())

    def _why_nothing(self, project: Project, selected: str) -> str:
        if selected == INPUT:
            return self.tr("The input has no weights. Select a map of a convolution to see and edit its filter.")
        layer = project[selected]
        if isinstance(layer.spec, Conv2d | Linear):
            problem = infer(project)[selected].problem
            return self.tr("It has no weights yet. {problem}").format(problem=say_problem(problem) if problem else "")
        if isinstance(layer.spec, Flatten):
            return self.tr(
                "Flatten only lines cells up: there is nothing to edit. Select the layer before or after it."
            )
        return self.tr(
            "{layer} has no weights, and no filter leads to it. Select a map of a convolution to edit its filter."
        ).format(layer=selected)

    def _weights_to_go_to(self) -> str | None:
        return next((layer.id for layer in self._document.project.layers if "weight" in layer.weights), None)

    def _go_to_weights(self) -> None:
        if (target := self._weights_to_go_to()) is not None:
            self._selection.select(target, 0, 0)

    def _show_part(self, part: Part) -> None:
        name, at = part.layer.id, part.channel
        kind = self.tr("Filter") if part.is_filter else self.tr("Unit")
        self._heading.setText(f"{kind} · {name} / {at}")
        self._heading.setToolTip(f"{kind} {at}: {name}")
        self._note.setText(self._about(part))
        self._note.setVisible(bool(self._note.text()))
        self._next.hide()
        kernel = part.kernel(self._source)
        self._show_channels(part)
        finite = part.weights[np.isfinite(part.weights)]
        scale = float(np.abs(finite).max(initial=0))
        self._grid.set_kernel(kernel)
        self._grid.set_scale(scale)
        self._grid.setAccessibleName(self._heading.text())
        self._show_bias(part, scale)
        for each in (self._presets, self._filters):
            each.setVisible(part.is_filter)
        self._everywhere.setVisible(part.count > 1)
        if part.is_filter:
            self._show_preset(part, kernel)
        square = part.shape[0] == part.shape[1]
        self._turn.setEnabled(square)
        self._turn.setToolTip(
            self.tr("Turn a quarter to the left") if square else self.tr("Only a square kernel can be turned by 90°")
        )
        self._facts.setText(self._said(part, kernel))
        self._previous.setEnabled(at > 0)
        self._following.setEnabled(at < len(part.layer.weights["weight"].data) - 1)

    def _about(self, part: Part) -> str:
        """Why these weights are shown, and what they are laid out on."""
        selected, name = self._selection.layer, part.layer.id
        lines = []
        if selected != name and isinstance(self._document.project[selected].spec, Softmax):
            lines.append(
                self.tr("{selected} has no weights: this is what gives the score in {layer}.").format(
                    selected=selected, layer=name
                )
            )
        elif selected != name:
            lines.append(
                self.tr("{selected} has no weights: this is the filter of {layer} before it.").format(
                    selected=selected, layer=name
                )
            )
        if not part.is_filter:
            count = count_text(part.weights.size)
            text = (
                self.tr("{count} weights, laid back on the {maps} maps of {size} that were flattened.")
                if part.mapped
                else self.tr("{count} weights, one for each number that it reads.")
            )
            lines.append(text.format(count=count, maps=part.count, size=shape_text(part.shape)))
        return "\n".join(lines)

    def _show_channels(self, part: Part) -> None:
        labels: Sequence[object] = range(part.count)
        prefix = self.tr("Channel ")
        spec = part.layer.spec
        if part.is_filter:
            channels = part.layer.weights["weight"].shape[1] * getattr(spec, "groups", 1)
            labels = spec.reads(part.channel, channels)
            if part.layer.inputs[0] == INPUT and channels in (1, 3):
                names = [self.tr("grey")] if channels == 1 else [self.tr("red"), self.tr("green"), self.tr("blue")]
                labels = [names[channel] for channel in labels]
        elif part.mapped:
            prefix = self.tr("Map ")
        else:
            size = part.shape[0] * part.shape[1]
            prefix = self.tr("Page ")
            labels = [f"{part.first(page)} … {part.first(page) + size - 1}" for page in range(part.count)]
        self._channels.show_labels(labels, self._source, prefix)

    def _show_bias(self, part: Part, scale: float) -> None:
        bias = part.layer.weights.get("bias")
        self._bias.setVisible(bias is not None)
        self._bias_label.setText(self.tr("Bias") if bias is not None else self.tr("No bias: it is off in the layer"))
        if bias is not None:
            self._bias.set_kernel(bias.data[part.channel].reshape(1, 1))
            self._bias.set_scale(max(scale, abs(float(bias.data[part.channel]))))

    def _show_preset(self, part: Part, kernel: Float32) -> None:
        key = preset_of(kernel)
        edited = part.layer.weights["weight"].row_tokens[part.channel] in self._edited
        self._preset.setPlaceholderText(self.tr("custom") if edited else self.tr("learned or random"))
        self._preset.setCurrentIndex(-1 if key is None else self._preset.findData(key))
        self._cut.hide()

    def _said(self, part: Part, kernel: Float32) -> str:
        if part.is_filter:
            return "\n".join(say(sentence) for sentence in kernels.facts(kernel).sentences)
        classes = self._document.project.classes
        units = len(part.layer.weights["weight"].data)
        if len(classes) == units and part.layer is self._last_with_weights():
            return self.tr("The score for “{name}”: every cell × its weight, added up, plus the bias.").format(
                name=classes[part.channel]
            )
        return self.tr("Every cell × its weight, added up, plus the bias.")

    def _last_with_weights(self) -> Layer | None:
        return next((layer for layer in reversed(self._document.project.layers) if "weight" in layer.weights), None)

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

    def _use_tool(self, paint: bool) -> None:
        self._grid.tool = "paint" if paint else "drag"

    def _use_brush(self, value: float) -> None:
        self._grid.brush_value = value
        self._paint.setChecked(True)

    def _use_symmetry(self) -> None:
        self._grid.symmetry = self._symmetry.currentData()

    def _take_kernel(self, kernel: Float32, gesture: int) -> None:
        self._edit(self.tr("Change weight"), [self._source], lambda _old: kernel, gesture)

    def _take_bias(self, kernel: Float32, gesture: int) -> None:
        if self._part is not None:
            layer, channel = self._part.layer.id, self._part.channel
            self._document.edit(
                self.tr("Change bias"),
                lambda project: set_part(project, layer, (channel,), kernel[0, 0], "bias"),
                merge=("bias", id(self), gesture),
            )

    def _take_preset(self, index: int) -> None:
        known = KERNELS[self._preset.itemData(index)]
        name = self.tr("Preset: {name}").format(name=say(known.name))
        self._apply(name, lambda kernel: kernels.fit_size(known.weights, kernel.shape), new_gesture())
        shape = self._grid.kernel.shape
        if any(has < needs for has, needs in zip(shape, known.weights.shape, strict=True)):
            self._cut.setText(
                self.tr("{name} was cut to {size}. A kernel of {needed} holds all of it.").format(
                    name=say(known.name), size=shape_text(shape), needed=shape_text(known.weights.shape)
                )
            )
            self._cut.show()

    def _apply(self, name: str, change: Operation, gesture: int) -> None:
        """Changes the kernel that is shown, or those of all channels."""
        if self._part is None:
            return
        everywhere = self._part.is_filter and self._everywhere.isChecked()
        self._edit(name, range(self._part.count) if everywhere else [self._source], change, gesture)

    def _edit(self, name: str, sources: Sequence[int], change: Operation, gesture: int) -> None:
        part = self._part
        if part is None:
            return
        done = self._document.edit(
            name, lambda project: part.changed(project, sources, change), merge=("kernel", id(self), gesture)
        )
        if done:
            weight = self._document.project[part.layer.id].weights["weight"]
            self._edited.add(weight.row_tokens[part.channel])
            self._shown = ()
        self._refresh()

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


def _may_be_narrow(combo: QComboBox) -> None:
    """Lets the panel be narrower than the longest choice."""
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumContentsLength(4)


def _picture(weights: Float32, dark: bool) -> QIcon:
    """A kernel as small as a letter."""
    size = float(np.abs(weights).max())
    image = indexed_image(quantise(weights, -size, size, symmetric=True), table("weights", dark))
    return QIcon(QPixmap.fromImage(image).scaled(32, 32, Qt.AspectRatioMode.KeepAspectRatio))


def _randomised(kernel: Float32) -> Float32:
    return kernels.random_kernel(kernel.shape, random.getrandbits(32))
