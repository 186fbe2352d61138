"""The form for everything that weights alone leave open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QSizePolicy, QWidget

from engine.formats.imports.guesses import Choice
from gui.import_step.trial import Fitting
from gui.text.phrases import say
from gui.widgets.pieces import caption, choice

_SIZE = "size"  # the choice whose fitting alternatives are all listed, since the weights do not decide between them
_LEAST = 18  # minimum visible characters of an option


class ChoiceForm(QWidget):
    """A combo box for every choice, in which alternatives that do not fit are marked.

    Signals:
        chosen: the name of a choice, and the value that the user set.
    """

    chosen = Signal(str, str)

    def __init__(self, choices: Sequence[Choice]) -> None:
        super().__init__()
        self._choices = choices
        self.boxes: dict[str, QComboBox] = {}
        self.sizes = caption()
        self.sizes.hide()
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 6, 0)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        for each in choices:
            form.addRow(say(each.title).replace("&", "&&"), self._box(each))
            if each.name == _SIZE:
                form.addRow(self.sizes)

    def show_choices(self, choices: Mapping[str, str]) -> None:
        """Shows the values of all choices."""
        for name, box in self.boxes.items():
            with QSignalBlocker(box):
                box.setCurrentIndex(box.findData(choices[name]))

    def show_fitting(self, fits: Fitting, is_any_size: bool) -> None:
        """Marks the alternatives that do not fit together with all other present choices.

        Args:
            fits: the fitting values by name of the choice.
            is_any_size: whether the network accepts pictures of any size.
        """
        for each in self._choices:
            box = self.boxes[each.name]
            for at, option in enumerate(each.options):
                text = say(option.title)
                is_fit = option.value in fits[each.name]
                box.setItemText(at, text if is_fit else self.tr("{option} (does not fit)").format(option=text))
            if each.name == _SIZE:
                others = [o for o in each.options if o.value in fits[_SIZE] and o.value != box.currentData()]
                text = self.tr("The weights fit these sizes, too: {sizes}.")
                if is_any_size:
                    text = self.tr("It could read any size: a switch beside the picture lets each keep its own.")
                self.sizes.setText(text.format(sizes=", ".join(say(option.title) for option in others)))
                self.sizes.setVisible(bool(others) or is_any_size)

    def _box(self, each: Choice) -> QComboBox:
        title = say(each.title)
        box = self.boxes[each.name] = choice(title, self.tr("{choice}: the weights do not say").format(choice=title))
        box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        box.setMinimumWidth(_LEAST * self.fontMetrics().averageCharWidth())  # else it would not wrap below its label
        for option in each.options:
            box.addItem(say(option.title), option.value)
        box.currentIndexChanged.connect(lambda at, name=each.name, box=box: self.chosen.emit(name, box.itemData(at)))
        return box
