"""The form for hyperparameters of any kind, generated from their descriptions."""

from __future__ import annotations

import math
import re
from typing import Any

from PySide6.QtCore import QCoreApplication, QPointF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QValidator
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from engine.values.numerals import ungrouped
from engine.values.params import Param, params
from gui.events.guard import guarded
from gui.text.phrases import plain_text
from gui.widgets.attention import Attention, typed
from gui.widgets.gesture import new_gesture
from gui.widgets.pieces import link
from gui.widgets.wheel_guard import leave_wheel

_PIXELS_PER_STEP = 6  # mouse movement on a label for one step of its value
_WIDE = 1e6  # from this ratio of maximum to minimum, values step by 1, 2, 5, 10 … instead of evenly
_DECIMALS = 12  # of the smallest epsilon; with fewer, showing a value would change it
_NUMBER_BEGUN = re.compile(r"[-+]?\d*[.,]?\d*(e[-+]?\d*)?", re.IGNORECASE)


class _Whole(QSpinBox):
    """The field for a whole number."""

    def __init__(self, param: Param) -> None:
        super().__init__()
        self.setRange(int(param.low), int(param.high))
        self.setSingleStep(int(param.step))


_LEAST_DIGITS = 2  # minimum digits visible in one side of a pair


class _Side(_Whole):
    """One side of a pair: as narrow as its digits, so that two fit beside a label."""

    def __init__(self, param: Param) -> None:
        super().__init__(param)
        self.setProperty("plain", True)  # the style sheet's name for a spin box without buttons
        self.setStyleSheet("QSpinBox { padding: 0 3px }")
        self.setKeyboardTracking(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return self._sized(len(str(self.maximum())))

    def minimumSizeHint(self) -> QSize:
        return self._sized(min(len(str(self.maximum())), _LEAST_DIGITS))  # longer numbers move under the cursor

    def _sized(self, digits: int) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance("0" * (digits + 2)), super().sizeHint().height())


class _Real(QDoubleSpinBox):
    """The field for a real number, shown with the fewest digits: ``0.5``, ``1e-5``."""

    def __init__(self, param: Param) -> None:
        super().__init__()
        self._param = param
        self.setDecimals(_DECIMALS)
        self.setRange(param.low, param.high)
        self.setSingleStep(param.step)

    def textFromValue(self, value: float) -> str:
        return plain_text(value, 12)

    def valueFromText(self, text: str) -> float:
        return float(ungrouped(text).replace(",", "."))

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        try:
            value = self.valueFromText(text)
        except ValueError:
            plain = ungrouped(text)
            begun = _NUMBER_BEGUN.fullmatch(plain) and not (plain.startswith("-") and self.minimum() >= 0)
            return (QValidator.State.Intermediate if begun else QValidator.State.Invalid), text, position
        if self.minimum() <= value <= self.maximum():
            return QValidator.State.Acceptable, text, position
        # "0" may become 0.5, and 5 may become 5e-6.
        small = value >= 0 and (value < self.minimum() or self.minimum() < 1e-3)
        return (QValidator.State.Intermediate if small else QValidator.State.Invalid), text, position

    def stepBy(self, steps: int) -> None:
        self.setValue(_stepped(self._param, self.value(), steps))


class PairEdit(QWidget):
    """Rows × columns, which change together while they are linked.

    Signals:
        value_changed(object): the new pair (rows, columns).
        editing_finished(): an entry was finished.
        typed(object): the pair that an unfinished entry would lead to.
    """

    value_changed = Signal(object)
    editing_finished = Signal()
    typed = Signal(object)

    def __init__(self, param: Param) -> None:
        super().__init__()
        self._sides = param.sides
        self._spins = self._rows, self._columns = _Side(param), _Side(param)
        self._link = QToolButton()
        self._link.setText("=")
        self._link.setCheckable(True)
        self._link.setChecked(True)
        self._link.setStyleSheet(
            "QToolButton { padding: 2px }"
        )  # as narrow as possible, for large type in a narrow dock
        self._link.setToolTip(self.tr("Keep rows and columns equal"))
        self._link.toggled.connect(self._linked)
        for spin in self._spins:
            spin.valueChanged.connect(lambda side, spin=spin: self._changed(spin, side))
            spin.editingFinished.connect(self.editing_finished)
            spin.lineEdit().textEdited.connect(lambda _, spin=spin: self._type(spin))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        for part in (self._rows, QLabel("…" if param.sides else "×"), self._columns, self._link):
            layout.addWidget(part)
        self.setFocusProxy(self._rows)

    @property
    def parts(self) -> tuple[QWidget, QWidget, QWidget]:
        """The focusable widgets: rows, columns, link."""
        return self._rows, self._columns, self._link

    def value(self) -> tuple[int, int]:
        """The pair."""
        return self._rows.value(), self._columns.value()

    def set_value(self, pair: tuple[int, int]) -> None:
        """Shows a pair; it is linked if its sides are equal."""
        if pair == self.value():
            return
        with QSignalBlocker(self._rows), QSignalBlocker(self._columns), QSignalBlocker(self._link):
            self._rows.setValue(pair[0])
            self._columns.setValue(pair[1])
            self._link.setChecked(pair[0] == pair[1])
        self.value_changed.emit(self.value())

    def set_names(self, label: str, tip: str) -> None:
        """Sets tooltips and accessible names."""
        if self._sides:
            for spin, side in zip(self._spins, self._sides, strict=True):
                name = self.tr("{label}: {side}").format(label=label, side=_translated(side))
                spin.setAccessibleName(name)
                spin.setToolTip(f"{name}\n{tip}")
            self._link.setToolTip(self.tr("Keep both numbers equal"))
            self._link.setAccessibleName(self.tr("{label}: both numbers equal").format(label=label))
            return
        self._rows.setAccessibleName(self.tr("{label}: rows").format(label=label))
        self._columns.setAccessibleName(self.tr("{label}: columns").format(label=label))
        self._link.setAccessibleName(self.tr("{label}: rows and columns equal").format(label=label))
        self._rows.setToolTip(tip)
        self._columns.setToolTip(tip)

    def _changed(self, spin: _Side, side: int) -> None:
        if self._link.isChecked():
            other = self._columns if spin is self._rows else self._rows
            with QSignalBlocker(other):
                other.setValue(side)
        self.value_changed.emit(self.value())

    def _type(self, spin: _Side) -> None:
        side = typed(spin)
        if side is None:
            return
        rows, columns = (side if self._link.isChecked() or each is spin else each.value() for each in self._spins)
        self.typed.emit((rows, columns))

    def _linked(self, on: bool) -> None:
        if on and self._rows.value() != self._columns.value():
            self._columns.setValue(self._rows.value())
            self.editing_finished.emit()


@guarded
class _Handle(QLabel):
    """A label for dragging its number.

    Signals:
        pressed(): a drag may begin.
        dragged(int): number of steps to the right of the press.
        released(): the drag ended.
    """

    pressed = Signal()
    dragged = Signal(int)
    released = Signal()

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setCursor(Qt.CursorShape.SizeHorCursor)
        self._start: QPointF | None = None
        self._steps = 0

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._start, self._steps = event.globalPosition(), 0
            self.pressed.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._start is None:
            return
        steps = int((event.globalPosition().x() - self._start.x()) / _PIXELS_PER_STEP)
        if steps != self._steps:
            self._steps = steps
            self.dragged.emit(steps)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._start is not None:
            self._start = None
            self.released.emit()


Editor = _Whole | _Real | PairEdit | QComboBox | QCheckBox


class SpecForm(QWidget):
    """Edits the hyperparameters of a layer or a training: typed, stepped, or dragged by their labels.

    Signals:
        changed(str, object, int): the parameter with this name was edited to a new value by this gesture. All moves of
            a drag share a gesture, and so do steps in one field until it is left or an entry is finished.
        considered(object): edits that the user may intend, as pairs of a parameter's name and its value: an unfinished
            entry, or the next steps of the field with mouse or keyboard focus.
    """

    changed = Signal(str, object, int)
    considered = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind: type | None = None
        self._editors: dict[str, Editor] = {}
        self._known: dict[type, tuple[QWidget, dict[str, Editor]]] = {}  # by kind
        self._gesture: tuple[str, int] | None = None  # the edited parameter and its gesture
        self._dragged_from: Any = None
        self._only: tuple[str, ...] = ()  # names of the shown parameters; empty for all
        self._rows = QWidget()
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.addWidget(self._rows)

    def set_spec(self, spec: object) -> None:
        """Shows a spec without emitting signals; the fields of each layer kind are kept."""
        if type(spec) is not self._kind:
            self._take(type(spec))
        for name, editor in self._editors.items():
            value = getattr(spec, name)
            if isinstance(value, float):
                value = round(value, _DECIMALS)  # as the field does; a different value would end an unfinished entry
            if _value(editor) != value:
                if self._gesture is not None and self._gesture[0] == name:
                    self._gesture = None  # changed elsewhere: the next change is another edit
                with QSignalBlocker(editor):
                    _show(editor, value)

    def show_only(self, names: tuple[str, ...]) -> None:
        """Shows only the parameters with these names; all of them if ``names`` is empty."""
        if names != self._only:
            self._only = names
            self._show_rows()

    def _show_rows(self) -> None:
        form = self._rows.layout()
        if isinstance(form, QFormLayout):
            for row, name in enumerate(self._editors):
                form.setRowVisible(row, not self._only or name in self._only)

    def editor(self, name: str) -> QWidget:
        """The control of a parameter.

        Raises:
            KeyError: this kind of layer has no such parameter.
        """
        return self._editors[name]

    def _take(self, kind: type) -> None:
        """Shows the fields of a layer kind, which are created at the first use."""
        self._rows.hide()
        self._kind, self._gesture = kind, None
        if kind not in self._known:
            self._known[kind] = self._build(kind)
            self._box.addWidget(self._known[kind][0])
        self._rows, self._editors = self._known[kind]
        self._show_rows()
        self._rows.show()

    def _build(self, kind: type) -> tuple[QWidget, dict[str, Editor]]:
        """The form of one kind, and its fields by name of the parameter."""
        rows = QWidget()
        self._editors = {}
        form = QFormLayout(rows)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(10)
        form.setVerticalSpacing(5)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)  # large type in a narrow dock
        for param in params(kind):
            self._add(form, param)
        if not self._editors:
            nothing = QLabel(self.tr("This kind of layer has nothing to set."))
            nothing.setWordWrap(True)
            nothing.setProperty("muted", True)
            form.addRow(nothing)
        return rows, self._editors

    def _add(self, form: QFormLayout, param: Param) -> None:
        label, editor = _translated(param.label), _editor(param)
        self._editors[param.name] = editor
        tip = _tip(param)
        if isinstance(editor, PairEdit):
            editor.set_names(label, tip)
        editor.setAccessibleName(label)
        editor.setToolTip(tip)
        eye = Attention(editor)
        eye.changed.connect(lambda on: self._consider(param, on))
        for part in editor.parts if isinstance(editor, PairEdit) else (editor,):
            leave_wheel(part)
            link(part, param.label)
            part.installEventFilter(eye)
        if isinstance(editor, QCheckBox):
            editor.toggled.connect(lambda on: self._discrete(param.name, on))
        elif isinstance(editor, QComboBox):
            editor.currentIndexChanged.connect(lambda _: self._discrete(param.name, editor.currentData()))
        else:
            if isinstance(editor, PairEdit):
                value_changed, editing_finished = editor.value_changed, editor.editing_finished
            else:
                value_changed, editing_finished = editor.valueChanged, editor.editingFinished
            value_changed.connect(lambda value: self._emit(param, value))
            editing_finished.connect(self._end)
            if isinstance(editor, PairEdit):
                editor.typed.connect(lambda value: self._type(param, value))
            else:
                editor.lineEdit().textEdited.connect(lambda _: self._type(param, typed(editor)))
            handle = _Handle(label)
            handle.setToolTip(self.tr("{help}\nDrag to the left or right to change it.").format(help=tip))
            link(handle, param.label)
            handle.pressed.connect(lambda: self._press(editor))
            handle.dragged.connect(lambda steps: _show(editor, _stepped(param, self._dragged_from, steps)))
            handle.released.connect(self._end)
            handle.installEventFilter(eye)
            form.addRow(handle, editor)
            return
        text = QLabel(label)
        text.setToolTip(tip)
        link(text, param.label)
        form.addRow(text, editor)

    def _press(self, editor: QWidget) -> None:
        editor.setFocus(Qt.FocusReason.MouseFocusReason)  # finishes an entry in another field first
        self._end()
        self._dragged_from = _value(editor)

    def _emit(self, param: Param, value: object) -> None:
        name = param.name
        if self._gesture is None or self._gesture[0] != name:
            self._gesture = name, new_gesture()
        self.changed.emit(name, value, self._gesture[1])
        self._consider(param, True)

    def _discrete(self, name: str, value: object) -> None:
        """Emits a choice or switch as an edit of its own."""
        self.changed.emit(name, value, new_gesture())

    def _end(self) -> None:
        self._gesture = None

    def _type(self, param: Param, value: object) -> None:
        self.considered.emit(() if value is None else ((param.name, value),))

    def _consider(self, param: Param, on: bool) -> None:
        """Emits the next steps of a field, or nothing when it loses mouse and focus."""
        editor = self._editors.get(param.name) if on else None
        now = None if editor is None else _value(editor)
        if editor is None or param.kind == "choice":
            self.considered.emit(())
        elif param.kind == "bool":
            self.considered.emit(((param.name, not now),))
        else:
            steps = (_stepped(param, now, step) for step in (-1, 1))
            self.considered.emit(tuple((param.name, value) for value in steps if value != now))


def _editor(param: Param) -> Editor:
    if param.kind == "bool":
        return QCheckBox()
    if param.kind == "choice":
        combo = QComboBox()
        for choice in param.choices:
            combo.addItem(_translated(choice), choice)
        return combo
    if param.kind == "pair":
        return PairEdit(param)
    number = _Whole(param) if param.kind == "int" else _Real(param)
    number.setKeyboardTracking(False)  # typing 12 must not set 1
    return number


def _value(editor: QWidget) -> Any:
    if isinstance(editor, QCheckBox):
        return editor.isChecked()
    if isinstance(editor, QComboBox):
        return editor.currentData()
    assert isinstance(editor, _Whole | _Real | PairEdit)
    return editor.value()


def _show(editor: Editor, value: Any) -> None:
    if isinstance(editor, QCheckBox):
        editor.setChecked(value)
    elif isinstance(editor, QComboBox):
        editor.setCurrentIndex(editor.findData(value))
    elif isinstance(editor, PairEdit):
        editor.set_value(value)
    else:
        editor.setValue(value)


def _stepped(param: Param, start: Any, steps: int) -> Any:
    """The value a number of steps from ``start``, within the range; for both sides of a pair."""
    if param.kind == "pair":
        return tuple(int(min(max(side + steps * param.step, param.low), param.high)) for side in start)
    if param.low > 0 and param.high / param.low >= _WIDE:
        decade, third = divmod(round(3 * math.log10(start)) + steps, 3)
        value = float(f"{(1, 2, 5)[third]}e{decade}")
    else:
        value = start + steps * param.step
    value = min(max(value, param.low), param.high)
    return int(value) if param.kind == "int" else value


def _tip(param: Param) -> str:
    """The effect of the parameter, and its range."""
    if param.kind in ("bool", "choice"):
        return _translated(param.help)
    return f"{_translated(param.help)}\n{plain_text(param.low)} … {plain_text(param.high)}"


def _translated(text: str) -> str:
    return QCoreApplication.translate("engine", text)
