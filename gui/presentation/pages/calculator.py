"""The calculator of weights: a fully connected layer, alone or compared with a convolution."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal, Slot
from PySide6.QtGui import QFont, QFontInfo, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from gui.events.guard import guarded
from gui.look.theme import Theme
from gui.matrix.words import bytes_text
from gui.presentation.pages.areas_state import Count
from gui.presentation.pages.count_areas import CountAreas
from gui.presentation.pages.log_slider import LogSlider
from gui.state.document import Document
from gui.state.selection import Selection
from gui.state.session import Session
from gui.text.phrases import count_text, plural, ratio_text
from gui.widgets.page import Page
from gui.widgets.pieces import chip, explain

_BYTES = 4  # of a weight
_KERNELS = (3, 5)
_TITLE, _NUMBER = 1.15, 1.9  # sizes of type, relative to that of the lines
_ROOM = (52.0, 36.0)  # width and height that everything needs, relative to the size of type
_ARROWS = 44  # width of a field beside its digits
_LARGEST = 1.5  # that type grows where there is more room
_WIDEST = 92.0  # of the content, relative to the size of type: on a wide screen a line stays one that can be read


def page(_document: Document, _selection: Selection, _session: Session, theme: Theme) -> Page:
    """The calculator of weights as a page."""
    made = Calculator(theme)
    return Page(
        made,
        "guide/11-lessons.md#the-calculator-of-weights",
        title=QCoreApplication.translate("Calculator", "Counting weights"),
        set_up=lambda view: made.set_up(view.sides, view.shares, view.near),
        captured=lambda: {"sides": made.sides, "shares": made.shares, "near": made.near},
        has_legend=False,
    )


@dataclass(frozen=True)
class Costs:
    """Weights of one layer over a square image.

    Args:
        side, channels: of the image.
        units: of the fully connected layer, and filters of the convolution.
        kernel: rows and columns of a filter.
    """

    side: int
    channels: int
    units: int
    kernel: int

    @property
    def inputs(self) -> int:
        """Number of values of the image."""
        return self.side * self.side * self.channels

    @property
    def dense_weights(self) -> int:
        """Weights of the fully connected layer: one per unit and value of the image."""
        return self.inputs * self.units

    @property
    def dense(self) -> int:
        """The same with one bias per unit."""
        return self.dense_weights + self.units

    @property
    def filter_weights(self) -> int:
        """Weights of one filter."""
        return self.kernel * self.kernel * self.channels

    @property
    def shared_weights(self) -> int:
        """Weights of all filters; they do not depend on the size of the image."""
        return self.filter_weights * self.units

    @property
    def shared(self) -> int:
        """The same with one bias per filter."""
        return self.shared_weights + self.units


class _Side(QFrame):
    """One of the two layers: title, formula, number of weights, and its memory."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setProperty("card", True)
        self.title, self.counted, self.number, self.more = QLabel(title), QLabel(), QLabel(), QLabel()
        self.head = QHBoxLayout()
        self.head.setSpacing(6)
        self.head.addWidget(self.title, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 7, 14, 8)
        layout.setSpacing(3)
        layout.addLayout(self.head)
        for label in (self.counted, self.number, self.more):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            label.setWordWrap(True)
            layout.addWidget(label)
        layout.addStretch(1)

    def say(self, counted: str, number: str, more: str) -> None:
        """Sets the texts."""
        for label, text in ((self.counted, counted), (self.number, number), (self.more, more)):
            label.setText(text)

    def set_type(self, title: QFont, number: QFont, plain: QFont) -> None:
        """Sets the fonts."""
        self.title.setFont(title)
        self.number.setFont(number)
        for label in (self.counted, self.more):
            label.setFont(plain)


@guarded
class Calculator(QWidget):
    """Counts the weights of a fully connected layer over an image, alone or beside those of a convolution.

    Signals:
        changed: other numbers are shown.
    """

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._pixels = 0  # size of type
        self._build()
        self._size_type()
        self.set_sides((1000, 3, 1000))
        theme.changed.connect(self._size_type)

    # ---- building

    def _build(self) -> None:
        self.setAccessibleName(self.tr("Calculator of weights"))
        content = QWidget()
        self._content = content
        column = QVBoxLayout(content)
        column.setContentsMargins(20, 8, 20, 8)
        column.setSpacing(9)
        column.addLayout(self._build_sliders())
        column.addLayout(self._build_sides())
        column.addLayout(self._build_areas(), 1)
        middle = QWidget()
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(content, 1000)
        row.addStretch(1)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(middle)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll)

    def _build_sliders(self) -> QGridLayout:
        self.side = LogSlider(self.tr("Image side"), self.tr("How many rows and columns the image has"), 1, 4000, self)
        self.channels = LogSlider(
            self.tr("Channels"), self.tr("How many numbers a pixel is: 1 for grey, 3 for colour"), 1, 64, self
        )
        self.units = LogSlider(
            self.tr("Units or filters"), self.tr("How many numbers or maps the layer makes of the image"), 1, 4096, self
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for row, each in enumerate((self.side, self.channels, self.units)):
            each.changed.connect(self._refresh)
            for place, part in enumerate((each.label, each.slider, each.field)):
                grid.addWidget(part, row, place)
        return grid

    def _build_sides(self) -> QHBoxLayout:
        self.dense = _Side(self.tr("Fully connected"))
        self.shared = _Side(self.tr("Shared filters"))
        self.kernels = QButtonGroup(self)
        for kernel in _KERNELS:
            button = chip(f"{kernel} × {kernel}")
            button.setCheckable(True)
            explain(
                button,
                self.tr("Filters of {kernel} × {kernel}").format(kernel=kernel),
                self.tr("Filters of {kernel} rows and columns").format(kernel=kernel),
            )
            self.kernels.addButton(button, kernel)
            self.shared.head.addWidget(button)
        self.kernels.button(_KERNELS[0]).setChecked(True)
        self.kernels.idToggled.connect(self._refresh)
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(self.dense, 1)
        row.addWidget(self.shared, 1)
        return row

    def _build_areas(self) -> QVBoxLayout:
        self.areas = CountAreas()
        self.areas.setAccessibleName(self.tr("Both numbers as areas"))
        self.areas.setToolTip(self.tr("Both areas are to scale. Click to see them from near or from far."))
        self.areas.turn_asked.connect(self._turn)
        self.sentence = QLabel()
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence.setWordWrap(True)
        self.turn = chip("")
        self.turn.clicked.connect(self._turn)
        self._name_turn()
        row = QHBoxLayout()
        row.addWidget(self.sentence, 1)
        row.addWidget(self.turn)
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addWidget(self.areas, 1)
        column.addLayout(row)
        return column

    @Slot()
    def _turn(self) -> None:
        self.set_near(not self.near)

    def _name_turn(self) -> None:
        if self.near:
            explain(self.turn, self.tr("See all of it"), self.tr("Go so far away that the larger area fits"))
        else:
            explain(self.turn, self.tr("Go near"), self.tr("Go so near that the smaller area can be seen"))
        self.turn.setText(self.turn.accessibleName())

    # ---- what it shows

    @property
    def near(self) -> bool:
        """Whether the view is zoomed in on the smaller count."""
        return self.areas.near

    def set_near(self, near: bool) -> None:
        """Zooms in on the smaller count, or out until both fit."""
        self.areas.set_near(near)
        self._name_turn()

    @property
    def shares(self) -> bool:
        """Whether a convolution is shown beside the fully connected layer."""
        return not self.shared.isHidden()

    def set_up(self, sides: tuple[int, int, int], shares: bool, near: bool) -> None:
        """Shows all of this: image side, channels and units or filters, one way or both, from near or far."""
        self.shared.setVisible(shares)
        self.set_sides(sides)
        self.set_near(near)

    @property
    def sides(self) -> tuple[int, int, int]:
        """Image side, channels, and units or filters."""
        return self.side.value, self.channels.value, self.units.value

    @property
    def costs(self) -> Costs:
        """The weights of both layers."""
        return Costs(*self.sides, self.kernels.checkedId())

    def set_sides(self, sides: tuple[int, int, int]) -> None:
        """Shows the counts for an image side, channels, and units or filters."""
        for slider, value in zip((self.side, self.channels, self.units), sides, strict=True):
            slider.set_value(value)
        self._refresh()

    def set_kernel(self, kernel: int) -> None:
        """Compares with filters of 3 × 3 or of 5 × 5."""
        self.kernels.button(kernel).setChecked(True)

    @Slot()
    def _refresh(self) -> None:
        costs = self.costs
        side, channels = count_text(costs.side), count_text(costs.channels)
        inputs = plural(costs.inputs, self.tr("1 input"), self.tr("{count} inputs"))
        units = plural(costs.units, self.tr("1 unit"), self.tr("{count} units"))
        filters = plural(costs.units, self.tr("1 filter"), self.tr("{count} filters"))
        image = self.tr("Image: {side} × {side} × {channels} = {inputs}")
        self.dense.say(
            f"{image.format(side=side, channels=channels, inputs=inputs)}\n{inputs} × {units} =",
            count_text(costs.dense_weights),
            self._what_else(costs.dense_weights, costs.dense),
        )
        kernel = count_text(costs.kernel)
        weights = plural(costs.filter_weights, self.tr("1 weight"), self.tr("{count} weights"))
        window = self.tr("Filter: {kernel} × {kernel} × {channels} = {weights}")
        self.shared.say(
            f"{window.format(kernel=kernel, channels=channels, weights=weights)}\n{weights} × {filters} =",
            count_text(costs.shared_weights),
            self._what_else(costs.shared_weights, costs.shared),
        )
        self.areas.show_counts(*self._counts(costs))
        self.sentence.setText(self._comparison(costs))
        self.setAccessibleDescription(self.sentence.text())
        self.changed.emit()

    def _what_else(self, weights: int, parameters: int) -> str:
        return self.tr("{weights} + {biases} = {parameters} parameters · {memory}").format(
            weights=plural(weights, self.tr("weight"), self.tr("weights")),
            biases=plural(self.units.value, self.tr("1 bias"), self.tr("{count} biases")),
            parameters=count_text(parameters),
            memory=bytes_text(_BYTES * parameters),
        )

    def _counts(self, costs: Costs) -> tuple[Count, Count]:
        """What is compared: the weights with the inputs that they are for, or one way with the other."""
        if not self.shares:
            inputs = Count(self.tr("inputs"), costs.inputs, own=True)
            return inputs, Count(self.tr("weights, one for each input and unit"), costs.dense_weights)
        shared = Count(self.tr("parameters with shared filters"), costs.shared, own=True)
        return shared, Count(self.tr("parameters, fully connected"), costs.dense)

    def _comparison(self, costs: Costs) -> str:
        dense, shared = costs.dense, costs.shared
        if not self.shares:
            text = self.tr("{units} × as many weights as the image has numbers: every unit has one for each of them.")
            return text.format(units=count_text(costs.units))
        if dense == shared:
            text = self.tr("Both need the same: {shared} parameters. The filter covers the whole image.")
        elif dense > shared:
            text = self.tr("The shared filters need {times} times fewer parameters: {shared} instead of {dense}.")
        else:
            text = self.tr(
                "This image is smaller than the filter: the shared filters need {times} times more parameters."
            )
        times = ratio_text(max(dense, shared) / min(dense, shared))
        return text.format(times=times, shared=count_text(shared), dense=count_text(dense))

    # ---- type

    @Slot()
    def _size_type(self) -> None:
        """Type follows the widget's own, which a presentation enlarges, and grows with the room there is."""
        own = QFontInfo(self.font()).pixelSize()
        room = min(self.width() / _ROOM[0], self.height() / _ROOM[1]) / own
        pixels = round(own * min(max(room, 1.0), _LARGEST))
        if pixels == self._pixels:
            return
        self._pixels = pixels
        plain = _font(self.font(), pixels)
        title, number = _font(plain, pixels * _TITLE, bold=True), _font(plain, pixels * _NUMBER, bold=True)
        for slider in (self.side, self.channels, self.units):
            slider.label.setFont(plain)
            slider.field.lineEdit().setFont(plain)
            slider.field.setFixedHeight(max(24, round(pixels * 1.7)))
            slider.field.setFixedWidth(QFontMetrics(plain).horizontalAdvance("00000") + _ARROWS)
        for button in self.kernels.buttons():
            button.setFont(plain)
        for side in (self.dense, self.shared):
            side.set_type(title, number, plain)
            side.title.setMinimumHeight(self.kernels.buttons()[0].sizeHint().height())  # both titles on one line
        self.sentence.setFont(title)
        self.areas.setFont(plain)
        self.turn.setFont(plain)
        self._content.setMaximumWidth(round(_WIDEST * pixels))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._size_type()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self.layout() is not None:
            self._size_type()


def _font(like: QFont, pixels: float, bold: bool = False) -> QFont:
    font = QFont(like)
    font.setPixelSize(round(pixels))
    font.setBold(bold)
    return font
