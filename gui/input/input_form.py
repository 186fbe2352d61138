"""The form for fitting the picture to the network."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QLabel, QSpinBox, QVBoxLayout, QWidget

from engine import Input, Project, set_fit, set_fixed_size, set_input_channels, set_input_size, set_invert, set_scaling
from engine.images.fitting import FITS
from engine.values.params import Pair
from gui.input.scaling_form import ScalingForm
from gui.text.phrases import say
from gui.widgets.action_row import ActionLookup
from gui.widgets.attention import Attention, typed
from gui.widgets.choice_menu import ChoiceMenu
from gui.widgets.command_chip import command_box
from gui.widgets.pieces import calm, explain, labelled, set_items

_MOST_SIDE = 4096  # maximum number of rows or columns of the input


class InputForm(QWidget):
    """Edits fit, size, colour, inversion and scaling; shows only the relevant fields.

    Signals:
        edited(str, object, object): name of the step, function from Project to Project, and merge key or None.
        considered(object): possible next edits of size or colour, as pairs (description, function).
    """

    edited = Signal(str, object, object)
    considered = Signal(object)

    def __init__(self, actions: ActionLookup, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fit_action, self._invert_action = actions["picture_fit"], actions["picture_invert"]
        self._size_action = actions["picture_size"]
        self.fit = self._choice(self.tr("Fit"), self._fit_action)
        for key, words in FITS.items():
            self.fit.addItem(say(words), key)
        self.fit.activated.connect(self._choose_fit)
        self._fit_row = labelled(self.tr("Fit"), self.fit)

        self.columns, self.rows = self._side(self.tr("Columns")), self._side(self.tr("Rows"))
        self._size_row = labelled(self.tr("Size"), self.columns, QLabel("×"), self.rows)

        self.one_size = command_box(self._size_action, self.tr("One size for all pictures"))
        self._size_action.triggered.connect(self._set_fixed_size)

        self.colour = self._choice(self.tr("Colour"), actions["picture_colour"])
        self.colour.activated.connect(self._choose_colour)
        self.colour.highlighted.connect(self._consider_colour)
        self._watch(self.colour)

        self.invert = command_box(self._invert_action, self.tr("Invert"))
        self._invert_action.triggered.connect(self._set_invert)

        self.scaling = ScalingForm(actions["picture_scaling"])
        self.scaling.edited.connect(self._set_scaling)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for each in (
            self._fit_row,
            self._size_row,
            self.one_size,
            labelled(self.tr("Colour"), self.colour),
            self.invert,
            self.scaling,
        ):
            layout.addWidget(each)

    def follow(self, input_: Input, needs_size: bool) -> None:
        """Shows the settings of an input; ``needs_size``: whether the network accepts one size only."""
        sized = needs_size or input_.fixed_size
        image = input_.image
        rows, columns = input_.size
        matters = image is not None and image.shape[1] * columns != image.shape[2] * rows
        self._fit_row.setVisible(sized and matters)
        self._fit_action.setEnabled(sized and matters)
        self.fit.setCurrentIndex(self.fit.findData(input_.fit))
        self._size_row.setVisible(sized)
        self.one_size.setVisible(not needs_size)
        self._size_action.setEnabled(not needs_size)
        self._size_action.setChecked(sized)
        for box, side in ((self.rows, rows), (self.columns, columns)):
            if box.value() != side:  # else it would be painted anew
                with QSignalBlocker(box):
                    box.setValue(side)
        names = {1: self.tr("Grey"), 3: self.tr("RGB")}
        other = self.tr("{n} channels").format(n=input_.channels)
        set_items(self.colour, [(names.get(each, other), each) for each in sorted({1, 3, input_.channels})])
        self.colour.setCurrentIndex(self.colour.findData(input_.channels))
        self._invert_action.setChecked(input_.invert)
        self.scaling.follow(input_)

    def _choice(self, name: str, action: QAction) -> QComboBox:
        box = QComboBox()
        explain(box, name, action.toolTip())
        calm(box)
        ChoiceMenu(action, box)
        return box

    def _side(self, name: str) -> QSpinBox:
        box = QSpinBox()
        box.setRange(1, _MOST_SIDE)
        box.setProperty("plain", True)
        box.setKeyboardTracking(
            False
        )  # typing 128 must not set 1, which would replace every weight of the dense layers
        box.valueChanged.connect(self._set_size)
        box.lineEdit().textEdited.connect(lambda _: self._consider_size(box, typed(box)))
        explain(box, name, self.tr("{side} that the network reads; its dense layers get new weights").format(side=name))
        calm(box)
        self._watch(box)
        return box

    def _watch(self, control: QWidget) -> None:
        eye = Attention(control)
        control.installEventFilter(eye)
        eye.changed.connect(lambda on: self._consider_steps(control, on))

    def _consider_steps(self, control: QWidget, on: bool) -> None:
        if on and isinstance(control, QSpinBox):
            self._consider_size(control, control.value() - 1, control.value() + 1)
        else:
            self.considered.emit(())

    def _consider_size(self, box: QSpinBox, *sides: float | None) -> None:
        self.considered.emit([_sized(self._with_side(box, int(side))) for side in sides if side is not None])

    def _with_side(self, box: QSpinBox, side: int) -> Pair:
        """The size (rows, columns) with one of them changed."""
        side = min(max(side, box.minimum()), box.maximum())
        return (side, self.columns.value()) if box is self.rows else (self.rows.value(), side)

    @Slot(int)
    def _consider_colour(self, index: int) -> None:
        channels = self.colour.itemData(index)
        self.considered.emit([(self.colour.itemText(index), lambda project: set_input_channels(project, channels))])

    @Slot()
    def _choose_fit(self) -> None:
        fit = self.fit.currentData()
        self.edited.emit(self.tr("Fit"), lambda project: set_fit(project, fit), None)

    @Slot()
    def _set_size(self) -> None:
        size = (self.rows.value(), self.columns.value())
        self.edited.emit(self.tr("Input size"), lambda project: set_input_size(project, size), "input size")
        box = self.rows if self.rows.hasFocus() else self.columns
        self._consider_steps(box, box.hasFocus())

    @Slot(bool)
    def _set_fixed_size(self, fixed: bool) -> None:
        self.edited.emit(self.tr("One size for all pictures"), lambda project: set_fixed_size(project, fixed), None)

    @Slot()
    def _choose_colour(self) -> None:
        channels = self.colour.currentData()
        self.edited.emit(self.tr("Colour"), lambda project: set_input_channels(project, channels), None)

    @Slot(bool)
    def _set_invert(self, on: bool) -> None:
        self.edited.emit(self.tr("Invert"), lambda project: set_invert(project, on), None)

    @Slot(object, object, str)
    def _set_scaling(self, mean: Sequence[float], deviation: Sequence[float], field: str) -> None:
        self.edited.emit(self.tr("Scaling"), lambda project: set_scaling(project, mean, deviation), f"scaling {field}")


def _sized(size: Pair) -> tuple[str, Callable[[Project], Project]]:
    """Another size of the input as text and as an edit; columns first, as in the form."""
    return f"{size[1]} × {size[0]}", lambda project: set_input_size(project, size)
