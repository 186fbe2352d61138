"""The network's numbers of parameters and operations."""

from __future__ import annotations

import html
import math

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from engine import Project, infer, input_shape
from engine.explain.weight_matrix import counts
from gui.files.samples import shown_title
from gui.look.palettes import Palette
from gui.text.phrases import count_text, decimal_text, number_text, plural


class NetworkFacts(QLabel):
    """Shows parameters and operations of the network, and the savings by weight sharing."""

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
        """Uses the theme's colours."""
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
        layers = plural(count, self.tr("1 layer"), self.tr("{count} layers"))
        learned, added = sum(inference.parameters.values()), sum(inference.multiply_adds.values())
        parameters, products = self._number(learned, exact=True), self._number(added)
        lines = [
            f"{html.escape(shown_title(project.name))} · {layers}" if project.name else layers,
            plural(learned, self.tr("{number} parameter"), self.tr("{number} parameters"), number=parameters),
            plural(added, self.tr("{number} multiply-add"), self.tr("{number} multiply-adds"), number=products),
        ]
        first = next((layer.id for layer in project.layers if layer.spec.has_filters), None)
        if first is not None and (output := inference[first].shape) and (source := inference[first].input_shape):
            dense = self._number(counts(project[first].spec, source, output).dense, alarming=True)
            one = self.tr("A dense layer on the same input with 1 unit: {number}")
            many = self.tr("A dense layer on the same input with {count} units: {number}")
            lines.append(plural(math.prod(output), one, many, number=dense))
        self.setText("<br>".join(lines))

    def _number(self, number: int, exact: bool = False, alarming: bool = False) -> str:
        text = count_text(number) if exact else self._roughly(number)
        return f'<b style="color:{self._alarming if alarming else self._strong}">{text}</b>'

    def _roughly(self, number: int) -> str:
        """A rounded count in words: 4.9 million."""
        if number < 1e6:
            return count_text(number)
        if number < 999.95e6:
            return self.tr("{number}\u00a0million").format(number=decimal_text(number / 1e6, 1))
        if number < 999.95e9:
            return self.tr("{number}\u00a0billion").format(number=decimal_text(number / 1e9, 1))
        return number_text(number)
