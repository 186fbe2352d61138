"""The drawing tools: brush and eraser."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QButtonGroup, QColorDialog, QLabel, QSlider, QToolButton, QVBoxLayout, QWidget

from gui.input.draw_pad import DrawPad
from gui.look.palettes import Palette
from gui.text.phrases import number_text
from gui.widgets.action_row import ActionLookup
from gui.widgets.command_chip import CommandChip, make_switch
from gui.widgets.flow_layout import FlowLayout
from gui.widgets.pieces import calm, chip_icon, explain, labelled

_SWATCH = 26  # side of a colour button, in pixels
_SWATCHES = ("#ffffff", "#e5484d", "#f5a524", "#30a46c", "#3e7bfa")


class DrawTools(QWidget):
    """Sets size and colour of the brush, and switches to the eraser.

    Signals:
        cleared: the whole picture should be erased.
    """

    cleared = Signal()

    def __init__(self, pad: DrawPad, actions: ActionLookup, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pad, self._size_for, self._is_colour = pad, (0, 0), False
        self._colour = QColor(_SWATCHES[0])
        thicker, thinner, clear = actions["thicker"], actions["thinner"], actions["clear"]
        self._eraser_action = actions["eraser"]
        self._actions = (thicker, thinner, clear, self._eraser_action)
        tip = self.tr("How thick the brush is, in pixels of the picture")
        self.brush = self._slider(self.tr("Brush size"), f"{tip}\n{thicker.toolTip()}\n{thinner.toolTip()}")
        self.brush.setMinimum(1)
        self.grey = self._slider(self.tr("Brush value"), self.tr("What the brush leaves: 0 is black, 1 is white"))
        self.grey.setRange(0, 255)
        self.grey.setValue(255)
        self._brush_text, self._grey_text = QLabel(), QLabel()
        self.brush.valueChanged.connect(self._apply)
        self.grey.valueChanged.connect(self._apply)
        self._grey_row = labelled(self.tr("Value"), self.grey, self._grey_text)
        self._swatches = self._make_swatches()

        make_switch(self._eraser_action)
        self._eraser_action.toggled.connect(self._apply)
        thicker.triggered.connect(lambda: self._thicken(1))
        thinner.triggered.connect(lambda: self._thicken(-1))
        clear.triggered.connect(self.cleared)
        self.eraser = CommandChip(self._eraser_action, self.tr("Eraser"), iconic=True)
        self.clear = CommandChip(clear, self.tr("Clear"), iconic=True)
        last = QWidget()
        buttons = FlowLayout(last)
        buttons.addWidget(self.eraser)
        buttons.addWidget(self.clear)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        brush_row = labelled(self.tr("Brush"), self.brush, self._brush_text)
        for each in (brush_row, self._grey_row, self._swatches, last):
            layout.addWidget(each)
        for label in (self._brush_text, self._grey_text):
            label.setMinimumWidth(
                label.fontMetrics().horizontalAdvance("256 px")
            )  # otherwise the sliders would change their width with the text

    def offer(self, on: bool) -> None:
        """Enables the commands for drawing."""
        for action in self._actions:
            action.setEnabled(on)

    def take_brush(self) -> None:
        """Switches from the eraser to the brush."""
        self._eraser_action.setChecked(False)

    def recolour(self, palette: Palette) -> None:
        """Uses the theme's colours for the icons."""
        self.eraser.setIcon(chip_icon("eraser", palette))
        self.clear.setIcon(chip_icon("clear", palette))

    def follow(self, height: int, width: int, is_grey: bool) -> None:
        """Adapts brush sizes and colours to a picture."""
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
        explain(slider, name, tip)
        calm(slider)
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
        flow = FlowLayout(swatches, spacing=1)
        group = QButtonGroup(self)
        for colour, name in zip(_SWATCHES, names, strict=True):
            button = QToolButton()
            button.setIcon(_filled(QColor(colour)))
            button.setIconSize(QSize(16, 16))
            button.setFixedSize(_SWATCH, _SWATCH)
            button.setCheckable(True)
            button.setChecked(colour == _SWATCHES[0])
            explain(button, name, self.tr("Draw in this colour: {name}").format(name=name))
            button.clicked.connect(lambda _=False, colour=colour: self._choose(QColor(colour)))
            group.addButton(button)
            flow.addWidget(button)
        other = QToolButton()
        other.setText("…")
        other.setFixedSize(_SWATCH, _SWATCH)
        explain(other, self.tr("Other colour"), self.tr("Choose any other colour to draw in"))
        other.clicked.connect(lambda: self._choose(QColorDialog.getColor(self._colour, self)))
        flow.addWidget(other)
        return swatches

    def _thicken(self, direction: int) -> None:
        self.brush.setValue(self.brush.value() + direction * max(1, self.brush.value() // 4))

    def _choose(self, colour: QColor) -> None:
        if colour.isValid():
            self._colour = colour
            self._apply()

    @Slot()
    def _apply(self) -> None:
        """Applies the settings to the pad, and shows their values."""
        self._pad.brush_size = self.brush.value()
        self._pad.eraser = self._eraser_action.isChecked()
        colour = (self._colour.redF(), self._colour.greenF(), self._colour.blueF())
        grey = self.grey.value() / 255
        self._pad.brush_colour = colour if self._is_colour else grey
        self._brush_text.setText(self.tr("{size} px").format(size=self.brush.value()))
        self._grey_text.setText(number_text(grey))


def _filled(colour: QColor) -> QIcon:
    pixmap = QPixmap(32, 32)  # enough for a high-density screen
    pixmap.fill(QColor("#808080"))  # a frame, visible around white in any theme
    with QPainter(pixmap) as painter:
        painter.fillRect(2, 2, 28, 28, colour)
    return QIcon(pixmap)
