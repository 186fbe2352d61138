"""The input: the picture, what is done to it on its way into the network, and other pictures to choose or draw."""

from __future__ import annotations

import html
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QIcon, QKeySequence, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QColorDialog,
    QComboBox,
    QDoubleSpinBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QSlider,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from engine import (
    INPUT,
    Input,
    Project,
    infer,
    input_shape,
    needs_size,
    set_fit,
    set_image,
    set_input_channels,
    set_input_size,
    set_invert,
    set_scaling,
)
from engine.array import Float32
from engine.evaluate import Fitting
from engine.fitting import FITS, Box
from engine.layer import Span
from gui import samples
from gui.document import Document
from gui.icons import icon
from gui.opening import Opening
from gui.selection import Hover, Selection
from gui.session import Session
from gui.theme import Palette, Theme
from gui.widgets.draw_pad import Block, DrawPad
from gui.widgets.flow_layout import FlowLayout
from gui.widgets.sample_gallery import SampleGallery
from gui.wording import count_text, number_text, say
from gui.workers import Frame

_MOST_SHOWN = 1024 * 1024  # pixels; a larger picture is shown, and drawn on, at a fraction of its size
_BLANK = (128, 128)  # rows and columns of a new drawing for a network that reads any size
_MOST_SIDE = 4096  # rows or columns that a picture can be fitted to
_USED, _REGION = 0, 1  # what the outlines on the picture stand for
_SWATCH = 26  # side of a button with a colour to draw in
_SWATCHES = ("#ffffff", "#e5484d", "#f5a524", "#30a46c", "#3e7bfa")


class InputPanel(QWidget):
    """Shows the picture as it was opened, says what is done to it, and lets it be changed, drawn on or replaced.

    Signals:
        open_wanted: a file is to be chosen and opened.
        drawing_changed: drawing was turned on or off.
    """

    open_wanted = Signal()
    drawing_changed = Signal(bool)

    def __init__(
        self,
        document: Document,
        selection: Selection,
        session: Session,
        theme: Theme,
        opening: Opening,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._document, self._selection, self._theme, self._opening = document, selection, theme, opening
        self._given: Input | None = None  # what is shown
        self._sized = False
        self._step = 1  # how many pixels of the picture one shown pixel stands for, along a side
        self._fitting: Fitting | None = None
        self._way: _Way | None = None
        self._measures: tuple[object, ...] = ()
        self._marked: tuple[Span, Span, QColor] | None = None
        self.setAccessibleName(self.tr("Input"))
        self.setMinimumWidth(200)
        self._build()
        self._recolour(theme.palette)
        self._follow(document.project)
        if session.frame is not None:
            self._take_frame(session.frame)
        document.changed.connect(self._follow)
        session.ready.connect(self._take_frame)
        theme.changed.connect(self._recolour)

    @property
    def drawing(self) -> bool:
        """Whether the mouse draws on the picture."""
        return self.pad.drawing

    def set_drawing(self, drawing: bool) -> None:
        """Turns drawing on or off."""
        if drawing != self.pad.drawing:
            self.pad.drawing = drawing
            self.draw.setChecked(drawing)
            self.tools.setVisible(drawing)
            self.drawing_changed.emit(drawing)

    @Slot()
    def new_drawing(self) -> None:
        """Puts a black canvas in the place of the picture, and turns drawing on."""
        given = self._document.project.input
        canvas = np.zeros((given.channels, *(given.size if self._sized else _BLANK)), np.float32)
        self._document.edit(self.tr("New drawing"), lambda project: set_image(project, canvas, self.tr("drawing")))
        self.set_drawing(True)

    def set_region(self, rows: Span | None, columns: Span | None, colour: QColor | str) -> None:
        """Outlines a block of the cells that the network reads, on the part of the picture that they come from.

        Args:
            rows, columns: first and last, both included; None takes the outline away.
        """
        self._marked = None if rows is None or columns is None else (rows, columns, QColor(colour))
        self._place_region()

    # --- construction ------------------------------------------------------------------------------------------

    def _build(self) -> None:
        content = QWidget()
        self._layout = QVBoxLayout(content)
        self._layout.setContentsMargins(12, 6, 12, 12)
        self._layout.setSpacing(6)
        self._build_picture()
        self._build_buttons()
        self._build_choices()
        self.gallery = SampleGallery(samples.pictures())
        self.gallery.chosen.connect(self._opening.open_sample)
        self.facts = _NetworkFacts()
        for each in (_heading(self.tr("Samples")), self.gallery, _heading(self.tr("Network")), self.facts):
            self._layout.addWidget(each)
        self._layout.addStretch(1)

        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # every control in it can be reached by itself
        scroll.setWidget(content)
        self.gallery.focused.connect(lambda tile: scroll.ensureWidgetVisible(tile, 0, 12))
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(scroll)

    def _build_picture(self) -> None:
        self.pad = DrawPad()
        self.pad.stroke.connect(self._draw)
        self.pad.pixel_hovered.connect(self._point_at)
        self._frame = _Proportioned(self.pad)
        self.about, self.done = _caption(), _caption()
        for each in (self._frame, self.about, self.done):
            self._layout.addWidget(each)

    def _build_buttons(self) -> None:
        keys = QKeySequence.StandardKey
        self.open = _chip(self.tr("Open…"), _with_keys(self.tr("Open a picture or a project"), keys.Open))
        self.open.clicked.connect(self.open_wanted)
        self.paste = _chip(self.tr("Paste"), _with_keys(self.tr("Use the picture on the clipboard"), keys.Paste))
        self.paste.clicked.connect(self._opening.paste)
        self.draw = _chip(self.tr("Draw"), self.tr("Draw on the picture; the network answers every stroke"))
        self.draw.setCheckable(True)
        self.draw.toggled.connect(self.set_drawing)
        self.new = _chip(self.tr("New"), self.tr("Draw on a black canvas of the size that the network reads"))
        self.new.setAccessibleName(self.tr("New drawing"))
        self.new.clicked.connect(self.new_drawing)
        buttons = QWidget()
        row = FlowLayout(buttons)
        for button in (self.open, self.paste, self.draw, self.new):
            row.addWidget(button)
        self.tools = _DrawTools(self.pad)
        self.tools.cleared.connect(self._clear)
        self.tools.hide()
        self._layout.addWidget(buttons)
        self._layout.addWidget(self.tools)

    def _build_choices(self) -> None:
        """The rows that change how the picture gets into the network."""
        self.fit = QComboBox()
        for key, words in FITS.items():
            self.fit.addItem(say(words), key)
        self.fit.activated.connect(
            lambda: self._document.edit(self.tr("Fit"), lambda p: set_fit(p, self.fit.currentData()))
        )
        _explain(self.fit, self.tr("Fit"), self.tr("What happens to a picture of another shape than the network reads"))
        self._fit_row = _row(self.tr("Fit"), self.fit)

        self.columns, self.rows = self._side(self.tr("Columns")), self._side(self.tr("Rows"))
        self._size_row = _row(self.tr("Size"), self.columns, QLabel("×"), self.rows)

        self.colour = QComboBox()
        self.colour.activated.connect(self._choose_colour)
        _explain(self.colour, self.tr("Colour"), self.tr("Whether the network reads one grey channel or three colours"))

        self.invert = QCheckBox(self.tr("Invert"))
        self.invert.clicked.connect(lambda on: self._document.edit(self.tr("Invert"), lambda p: set_invert(p, on)))
        _explain(self.invert, self.tr("Invert"), self.tr("Swap dark and light: 1 − value"))

        self.scaling = _ScalingForm()
        self.scaling.edited.connect(self._set_scaling)
        choices = (self._fit_row, self._size_row, _row(self.tr("Colour"), self.colour))
        for each in (*choices, self.invert, self.scaling):
            self._layout.addWidget(each)
        for box in (self.fit, self.colour):
            _calm(box)

    def _side(self, name: str) -> QSpinBox:
        box = QSpinBox()
        box.setRange(1, _MOST_SIDE)
        box.setProperty("plain", True)
        box.setKeyboardTracking(False)  # 1 on the way to 128 would remake every weight of the dense layers
        box.valueChanged.connect(self._set_size)
        _explain(
            box, name, self.tr("{side} that the network reads; its dense layers get new weights").format(side=name)
        )
        _calm(box)
        return box

    # --- following the document --------------------------------------------------------------------------------

    @Slot(object)
    def _follow(self, project: Project) -> None:
        given, sized = project.input, needs_size(project)
        if given is not self._given or sized != self._sized:
            before, self._given, self._sized = self._given, given, sized
            if before is None or _differ(before, given):
                self._show_picture(given)
            self._show_choices(given)
        self.facts.follow(project)

    def _show_picture(self, given: Input) -> None:
        values = given.image.data if given.image is not None else np.zeros((1, *given.size), np.float32)
        shown, self._step = _reduced(values if len(values) in (1, 3) else values[:1])
        _, height, width = shown.shape
        self.pad.set_image(shown)
        self._frame.set_proportions(height, width)
        self.tools.follow(height, width, is_grey=len(shown) == 1)
        self.about.setText(self._about(given, values, shown))
        self.gallery.mark(given.title)

    def _about(self, given: Input, values: Float32, shown: Float32) -> str:
        """The caption: where the picture comes from, its size and its range."""
        channels, height, width = values.shape
        kind = {1: self.tr("grey"), 3: self.tr("RGB")}.get(channels) or self.tr("{n} channels").format(n=channels)
        title = (
            given.title or self.tr("picture")
            if given.image is not None
            else self.tr("black, until you choose a picture")
        )
        # The extremes of a large picture would be felt; those of its reduced copy are near them.
        words = self.tr("range {low} … {high}") if self._step == 1 else self.tr("range about {low} … {high}")
        extent = words.format(low=number_text(float(shown.min())), high=number_text(float(shown.max())))
        return f"{_breakable(title)} · {width} × {height} · {kind}\n{extent}"

    def _show_choices(self, given: Input) -> None:
        image = given.image
        rows, columns = given.size
        matters = image is not None and image.shape[1] * columns != image.shape[2] * rows
        self._fit_row.setVisible(self._sized and matters)
        self.fit.setCurrentIndex(self.fit.findData(given.fit))
        self._size_row.setVisible(self._sized)
        for box, side in ((self.rows, rows), (self.columns, columns)):
            box.blockSignals(True)
            box.setValue(side)
            box.blockSignals(False)
        self.colour.clear()
        for channels in sorted({1, 3, given.channels}):
            names = {1: self.tr("Grey"), 3: self.tr("RGB")}
            self.colour.addItem(names.get(channels) or self.tr("{n} channels").format(n=channels), channels)
        self.colour.setCurrentIndex(self.colour.findData(given.channels))
        self.invert.setChecked(given.invert)
        self.scaling.follow(given)
        self.draw.setEnabled(given.channels in (1, 3))
        self.new.setEnabled(given.channels in (1, 3))
        measures = (None if image is None else image.shape, given.size, given.fit, self._sized)
        if measures != self._measures:
            self._measures, self._way = measures, None  # pixels become other cells: the next frame says which

    @Slot(object)
    def _take_frame(self, frame: Frame) -> None:
        fitting, project = frame.result.fitting, frame.request.project
        if fitting is self._fitting and self._way is not None:
            return
        if project.input is not self._given or needs_size(project) != self._sized:
            return  # of an earlier picture; the frame of this one is on its way
        self._fitting = fitting
        self._way = _Way(self._step, fitting.region, fitting.place)
        steps = "\n".join(say(step) for step in fitting.steps)
        self.done.setText(steps or self.tr("Used as it is"))
        self._place_used()
        self._place_region()

    def _place_used(self) -> None:
        """Outlines the part of the picture that the network gets to see, if that is not all of it."""
        image = self._given.image if self._given is not None else None
        block = None
        if image is not None and self._way is not None and self._way.region != (0, 0, *image.shape[1:]):
            top, left, bottom, right = self._way.place
            block = self._way.block((top, bottom - 1), (left, right - 1))
        self.pad.set_outline(block, QColor(self._theme.palette.accent), _USED)

    def _place_region(self) -> None:
        block, colour = None, QColor()
        if self._marked is not None and self._way is not None:
            rows, columns, colour = self._marked
            block = self._way.block(rows, columns)
        self.pad.set_outline(block, colour, _REGION)

    @Slot(Palette)
    def _recolour(self, palette: Palette) -> None:
        for button, name in ((self.open, "open"), (self.paste, "paste"), (self.draw, "draw"), (self.new, "add")):
            button.setIcon(_chip_icon(name, palette))
        self.tools.recolour(palette)
        self.facts.recolour(palette)
        self._place_used()

    # --- what the user does ------------------------------------------------------------------------------------

    @Slot(int, int)
    def _point_at(self, row: int, column: int) -> None:
        if self.pad.drawing:
            return  # the brush is what moves: outlining its pixel in the network would be painted for nothing
        cell = self._way.cell(row, column) if self._way is not None and row >= 0 else None
        self._selection.point_at(None if cell is None else Hover(INPUT, 0, *cell))

    @Slot(object, int)
    def _draw(self, image: Float32, gesture: int) -> None:
        title = self._drawn_title()
        self._document.edit(self.tr("Draw"), lambda project: set_image(project, image, title), ("draw", gesture))

    def _drawn_title(self) -> str:
        """What the picture is called once something was drawn on it."""
        given = self._document.project.input
        if given.image is None or given.title == self.tr("drawing"):
            return self.tr("drawing")
        title, drawn = given.title, self.tr(", drawn on")
        if self._step > 1:
            height, width = self.pad.image.shape[1:] if self.pad.image is not None else (0, 0)
            title = self.tr("{title}, reduced to {width} × {height}").format(title=title, width=width, height=height)
        return title if title.endswith(drawn) else title + drawn

    @Slot()
    def _clear(self) -> None:
        if self.pad.image is not None:
            canvas = np.zeros_like(self.pad.image)
            self._document.edit(self.tr("Clear"), lambda project: set_image(project, canvas, self.tr("drawing")))

    @Slot()
    def _set_size(self) -> None:
        size = (self.rows.value(), self.columns.value())
        self._document.edit(self.tr("Input size"), lambda project: set_input_size(project, size), "input size")

    @Slot()
    def _choose_colour(self) -> None:
        channels = self.colour.currentData()
        self._document.edit(self.tr("Colour"), lambda project: set_input_channels(project, channels))

    @Slot(object, object, str)
    def _set_scaling(self, mean: Sequence[float], deviation: Sequence[float], field: str) -> None:
        self._document.edit(
            self.tr("Scaling"), lambda project: set_scaling(project, mean, deviation), f"scaling {field}"
        )


@dataclass(frozen=True)
class _Way:
    """From the pixels of the picture to the cells that the network reads, and back.

    Args:
        step: how many pixels of the picture one shown pixel stands for, along a side.
        region: the part of the picture that is used.
        place: where it lies in what the network reads.
    """

    step: int
    region: Box
    place: Box

    def cell(self, row: int, column: int) -> tuple[int, int] | None:
        """The row and column that a shown pixel becomes; None where the picture is not used."""
        at = []
        for axis, shown in enumerate((row, column)):
            first, last, start, end = self._axis(axis)
            pixel = shown * self.step + 0.5
            if not first <= pixel < last:
                return None
            at.append(start + int((pixel - first) * (end - start) / (last - first)))
        return at[0], at[1]

    def block(self, rows: Span, columns: Span) -> Block | None:
        """The shown pixels that a block of cells comes from; None when it is padding only."""
        sides = []
        for axis, (top, bottom) in enumerate((rows, columns)):
            first, last, start, end = self._axis(axis)
            top, bottom = max(top, start), min(bottom + 1, end)
            if bottom <= top:
                return None
            scale = (last - first) / (end - start) / self.step
            low = math.floor(first / self.step + (top - start) * scale)
            high = math.ceil(first / self.step + (bottom - start) * scale) - 1
            sides.append((low, max(low, high)))
        return sides[0][0], sides[1][0], sides[0][1], sides[1][1]

    def _axis(self, axis: int) -> tuple[int, int, int, int]:
        """First and just outside last, of the used pixels and of the cells that they become."""
        return self.region[axis], self.region[axis + 2], self.place[axis], self.place[axis + 2]


def _differ(before: Input, now: Input) -> bool:
    """Whether another picture is to be shown, or the same one under another name."""
    same_canvas = now.image is not None or before.size == now.size
    return before.image is not now.image or before.title != now.title or not same_canvas


def _reduced(image: Float32) -> tuple[Float32, int]:
    """The picture at a size that is painted quickly, and how many of its pixels one stands for along a side."""
    step = max(1, math.ceil(math.sqrt(image.shape[1] * image.shape[2] / _MOST_SHOWN)))
    if step == 1:
        return image, 1
    small = np.ascontiguousarray(image[:, ::step, ::step])
    small.flags.writeable = False
    return small, step


def _breakable(name: str) -> str:
    """A name that may go on in the next line, after a sign or in the middle of a very long word."""
    return re.sub(r"([-_./\\]|[^\W_]{16})", "\\1\u200b", name)


class _DrawTools(QWidget):
    """The brush: its size, what it leaves, and the eraser.

    Signals:
        cleared: the whole picture is to be wiped.
    """

    cleared = Signal()

    def __init__(self, pad: DrawPad, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pad, self._size_for, self._is_colour = pad, (0, 0), False
        self._colour = QColor(_SWATCHES[0])
        self.brush = self._slider(self.tr("Brush size"), self.tr("How thick the brush is, in pixels of the picture"))
        self.brush.setMinimum(1)
        self.grey = self._slider(self.tr("Brush value"), self.tr("What the brush leaves: 0 is black, 1 is white"))
        self.grey.setRange(0, 255)
        self.grey.setValue(255)
        self._brush_text, self._grey_text = QLabel(), QLabel()
        self.brush.valueChanged.connect(self._apply)
        self.grey.valueChanged.connect(self._apply)
        self._grey_row = _row(self.tr("Value"), self.grey, self._grey_text)
        self._swatches = self._make_swatches()

        self.eraser = _chip(self.tr("Eraser"), self.tr("Paint with black; the right mouse button always does"))
        self.eraser.setCheckable(True)
        self.eraser.toggled.connect(self._apply)
        self.clear = _chip(self.tr("Clear"), self.tr("Make the whole picture black"))
        self.clear.clicked.connect(self.cleared)
        last = QWidget()
        buttons = FlowLayout(last)
        buttons.addWidget(self.eraser)
        buttons.addWidget(self.clear)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        brush_row = _row(self.tr("Brush"), self.brush, self._brush_text)
        for each in (brush_row, self._grey_row, self._swatches, last):
            layout.addWidget(each)
        for label in (self._brush_text, self._grey_text):
            label.setMinimumWidth(label.fontMetrics().horizontalAdvance("256 px"))  # or the sliders would jump

    def recolour(self, palette: Palette) -> None:
        """Draws the icons in the theme's colours."""
        self.eraser.setIcon(_chip_icon("eraser", palette))
        self.clear.setIcon(_chip_icon("clear", palette))

    def follow(self, height: int, width: int, is_grey: bool) -> None:
        """Offers what suits a picture of this size and kind."""
        self._is_colour = not is_grey
        self._grey_row.setVisible(is_grey)
        self._swatches.setVisible(not is_grey)
        if (height, width) != self._size_for:
            self._size_for = (height, width)
            side = min(height, width)
            self.brush.setMaximum(max(4, side // 4))
            self.brush.setValue(max(1, round(side / 14)))
        self._apply()

    def _slider(self, name: str, tip: str) -> QSlider:
        slider = QSlider(Qt.Orientation.Horizontal)
        _explain(slider, name, tip)
        _calm(slider)
        return slider

    def _make_swatches(self) -> QWidget:
        names = (
            self.tr("White"),
            self.tr("Red"),
            self.tr("Yellow"),
            self.tr("Green"),
            self.tr("Blue"),
        )
        swatches = QWidget()
        row = FlowLayout(swatches, spacing=1)
        group = QButtonGroup(self)
        for colour, name in zip(_SWATCHES, names, strict=True):
            button = QToolButton()
            button.setIcon(_filled(QColor(colour)))
            button.setIconSize(QSize(16, 16))
            button.setFixedSize(_SWATCH, _SWATCH)
            button.setCheckable(True)
            button.setChecked(colour == _SWATCHES[0])
            _explain(button, name, self.tr("Draw in this colour: {name}").format(name=name))
            button.clicked.connect(lambda _=False, colour=colour: self._choose(QColor(colour)))
            group.addButton(button)
            row.addWidget(button)
        other = QToolButton()
        other.setText("…")
        other.setFixedSize(_SWATCH, _SWATCH)
        _explain(other, self.tr("Other colour"), self.tr("Choose any other colour to draw in"))
        other.clicked.connect(lambda: self._choose(QColorDialog.getColor(self._colour, self)))
        row.addWidget(other)
        return swatches

    def _choose(self, colour: QColor) -> None:
        if colour.isValid():
            self._colour = colour
            self._apply()

    @Slot()
    def _apply(self) -> None:
        """Hands what is set to the pad, and says it."""
        self._pad.brush_size = self.brush.value()
        self._pad.eraser = self.eraser.isChecked()
        colour = (self._colour.redF(), self._colour.greenF(), self._colour.blueF())
        grey = self.grey.value() / 255
        self._pad.brush_colour = colour if self._is_colour else grey
        self._brush_text.setText(self.tr("{size} px").format(size=self.brush.value()))
        self._grey_text.setText(number_text(grey))


@dataclass(frozen=True)
class _Preset:
    """A scaling that networks often ask for."""

    name: str
    mean: tuple[float, ...]
    deviation: tuple[float, ...]


class _ScalingForm(QWidget):
    """A row that says how the values are scaled, and opens to change the numbers.

    Signals:
        edited: another mean and deviation, one number or one a channel; and the name of the field.
    """

    edited = Signal(object, object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._numbers: tuple[tuple[float, ...], tuple[float, ...]] = ((), ())  # means and deviations
        self._boxes: list[tuple[QDoubleSpinBox, QDoubleSpinBox]] = []
        self._presets = (
            _Preset(self.tr("0 … 1, as it is"), (0.0,), (1.0,)),
            _Preset(self.tr("−1 … 1"), (0.5,), (0.5,)),
            _Preset("MNIST", (0.1307,), (0.3081,)),
            _Preset("CIFAR-10", (0.4914, 0.4822, 0.4465), (0.2470, 0.2435, 0.2616)),
            _Preset("ImageNet", (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)),
        )
        self.choice = QComboBox()
        self.choice.activated.connect(self._choose)
        tip = self.tr("The network reads (x − mean) / deviation: choose what it was trained with, or own numbers")
        _explain(self.choice, self.tr("Scaling"), tip)
        _calm(self.choice)
        self.body = QWidget()
        self._grid = QGridLayout(self.body)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.addWidget(_caption(self.tr("mean")), 0, 1)
        self._grid.addWidget(_caption(self.tr("deviation")), 0, 2)
        self.body.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(_row(self.tr("Scaling"), self.choice))
        layout.addWidget(self.body)

    def follow(self, given: Input) -> None:
        """Shows the scaling of another input."""
        self._numbers = given.mean, given.deviation
        self._make_rows(given.channels)
        for row, pair in enumerate(self._boxes):
            for box, numbers in zip(pair, self._numbers, strict=True):
                box.blockSignals(True)
                box.setValue(numbers[row % len(numbers)])
                box.blockSignals(False)
        self.choice.clear()
        for preset in self._presets:
            if len(preset.mean) in (1, given.channels):
                self.choice.addItem(preset.name, preset)
        self.choice.addItem(self.tr("Own numbers"))
        self._show_choice()

    def _show_choice(self) -> None:
        last = self.choice.count() - 1
        presets = [self.choice.itemData(index) for index in range(last)]
        known = [index for index, each in enumerate(presets) if (each.mean, each.deviation) == self._numbers]
        self.choice.setCurrentIndex(known[0] if known and self.body.isHidden() else last)

    def _make_rows(self, channels: int) -> None:
        """One row of numbers a channel; called at every edit, it mostly has nothing to do."""
        if len(self._boxes) == channels:
            return
        for row in range(1, self._grid.rowCount()):  # all but the captions
            for column in range(3):
                if (item := self._grid.itemAtPosition(row, column)) and (widget := item.widget()):
                    self._grid.removeWidget(widget)
                    widget.deleteLater()
        names = [self.tr("Red"), self.tr("Green"), self.tr("Blue")] if channels == 3 else [""] * channels
        self._boxes = [(self._box(row, 0, name), self._box(row, 1, name)) for row, name in enumerate(names)]
        for row, (name, pair) in enumerate(zip(names, self._boxes, strict=True), start=1):
            for column, widget in enumerate((QLabel(name), *pair)):
                self._grid.addWidget(widget, row, column)

    def _box(self, row: int, which: int, channel: str) -> QDoubleSpinBox:
        box = QDoubleSpinBox()
        box.setDecimals(4)
        box.setRange((-1000, 0.0001)[which], 1000)  # a deviation of 0 would divide by it
        box.setSingleStep(0.01)
        box.setKeyboardTracking(False)
        box.setProperty("plain", True)
        name = (self.tr("Mean"), self.tr("Deviation"))[which]
        tip = (self.tr("What is subtracted from every value"), self.tr("What every value is divided by then"))[which]
        _explain(box, f"{name} {channel}".strip(), tip)
        box.valueChanged.connect(lambda value: self._set(which, row, value))
        _calm(box)
        return box

    def _set(self, which: int, row: int, value: float) -> None:
        numbers = list(self._numbers)
        old = numbers[which] if len(numbers[which]) > 1 else numbers[which] * len(self._boxes)
        numbers[which] = (*old[:row], value, *old[row + 1 :])
        self.edited.emit(*numbers, f"{which} {row}")

    @Slot()
    def _choose(self) -> None:
        """Takes over a preset; or opens the row of numbers, and closes it when it is chosen again."""
        preset = self.choice.currentData()
        self.body.setVisible(preset is None and self.body.isHidden())
        if preset is not None:
            self.edited.emit(preset.mean, preset.deviation, preset.name)
        self._show_choice()


class _NetworkFacts(QLabel):
    """What the network costs, and what sharing weights saves."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known: tuple[object, ...] | None = None
        self._project: Project | None = None
        self._strong = self._alarming = ""
        self.setProperty("muted", True)
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setToolTip(
            self.tr(
                "A dense layer has a weight of its own from every input to every unit; "
                "a convolution uses the same few everywhere"
            )
        )

    def recolour(self, palette: Palette) -> None:
        """Writes the numbers in the theme's colours."""
        self._strong, self._alarming = palette.text, palette.danger
        self._write()

    def follow(self, project: Project) -> None:
        """Shows the facts of another project; fast when only weights changed."""
        known = (project.name, input_shape(project), *((layer.id, layer.spec) for layer in project.layers))
        if known != self._known:
            self._known, self._project = known, project
            self._write()

    def _write(self) -> None:
        if self._project is None:
            return
        project, inference = self._project, infer(self._project)
        count = len(project.layers)
        layers = self.tr("1 layer") if count == 1 else self.tr("{count} layers").format(count=count)
        parameters = self._number(sum(inference.parameters.values()), exact=True)
        products = self._number(sum(inference.multiply_adds.values()))
        lines = [
            f"{html.escape(project.name)} · {layers}" if project.name else layers,
            self.tr("{number} parameters").format(number=parameters),
            self.tr("{number} multiply-adds").format(number=products),
        ]
        first = next((layer.id for layer in project.layers if layer.spec.kind == "conv2d"), None)
        if first is not None and (made := inference[first].shape) and (given := inference[first].input_shape):
            units = math.prod(made)
            dense = self._number(math.prod(given) * units, alarming=True)
            text = self.tr("A dense layer on the same input with {units} units: {number}")
            lines.append(text.format(units=count_text(units), number=dense))
        self.setText("<br>".join(lines))

    def _number(self, number: int, exact: bool = False, alarming: bool = False) -> str:
        text = count_text(number) if exact else self._roughly(number)
        return f'<b style="color:{self._alarming if alarming else self._strong}">{text}</b>'

    def _roughly(self, number: int) -> str:
        """A count as it is said: 4.9 million."""
        if number < 1e6:
            return count_text(number)
        if number < 999.95e6:
            return self.tr("{number:.1f}\u00a0million").format(number=number / 1e6)
        return self.tr("{number:,.1f}\u00a0billion").format(number=number / 1e9)


class _Proportioned(QWidget):
    """Keeps the pad as wide as the panel and as high as its picture, as far as that is sensible."""

    def __init__(self, pad: DrawPad, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pad, self._ratio = pad, 1.0
        pad.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_proportions(self, height: int, width: int) -> None:
        """Makes room for a picture of this shape."""
        ratio = min(max(height / width, 0.3), 1.25)
        if ratio != self._ratio:
            self._ratio = ratio
            self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(width * self._ratio)

    def sizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(200))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._pad.resize(event.size())


class _WheelGuard(QObject):
    """Lets the wheel scroll past a control that is not in use, which would change by accident."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)


def _calm(control: QWidget) -> None:
    """Guards a control of the scrolled panel against the wheel, and lets a narrow panel squeeze it."""
    control.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    control.installEventFilter(_WheelGuard(control))
    control.setMinimumWidth(46)


def _chip(text: str, tip: str) -> QToolButton:
    button = QToolButton()
    button.setText(text)
    button.setProperty("chip", True)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    _explain(button, text, tip)
    return button


def _chip_icon(name: str, palette: Palette) -> QIcon:
    """An icon that can be seen on a chip that is on, too."""
    both = QIcon(icon(name, palette.text))
    both.addPixmap(icon(name, palette.accent_text).pixmap(QSize(16, 16), 2.0), QIcon.Mode.Normal, QIcon.State.On)
    return both


def _explain(control: QWidget, name: str, tip: str) -> None:
    control.setAccessibleName(name)
    control.setToolTip(tip)


def _with_keys(tip: str, keys: QKeySequence.StandardKey) -> str:
    return f"{tip} ({QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)})"


def _caption(text: str = "") -> QLabel:
    label = QLabel(text)
    label.setProperty("muted", True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label


def _heading(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("heading", True)
    return label


def _row(label: str | QWidget, *controls: QWidget) -> QWidget:
    """What it is about on the left, its controls on the right."""
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(5)
    layout.addWidget(QLabel(label) if isinstance(label, str) else label)
    layout.addStretch(1)
    for control in controls:
        layout.addWidget(control)
    return row


def _filled(colour: QColor) -> QIcon:
    pixmap = QPixmap(32, 32)  # enough for a high-density screen
    pixmap.fill(QColor("#808080"))  # a frame that is seen around white and on any theme
    painter = QPainter(pixmap)
    painter.fillRect(2, 2, 28, 28, colour)
    painter.end()
    return QIcon(pixmap)
