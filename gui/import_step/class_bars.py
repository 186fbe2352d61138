"""The classes with the largest values, as bars."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.events.guard import guarded
from gui.import_step.trial import Answer
from gui.look.theme import Theme
from gui.network.painting import unit_text

_MOST, _FEWEST = 10, 3  # rows
_NAME = 0.42  # maximum share of the width for names


@guarded
class ClassBars(QWidget):
    """Paints a row for each of the strongest classes: name, bar and value."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._answers: tuple[Answer, ...] = ()
        self._is_distribution = False
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Classes"))
        theme.changed.connect(self.update)

    def show_answers(self, answers: Sequence[Answer], is_distribution: bool) -> None:
        """Shows the first answers, as many as fit.

        Args:
            answers: in descending order.
            is_distribution: whether their values are probabilities.
        """
        self._answers, self._is_distribution = tuple(answers), is_distribution
        text = ", ".join(f"{each.name}: {self._value(each)}" for each in self._answers[:_FEWEST])
        self.setAccessibleDescription(text)
        self.setToolTip(text)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(22 * self.fontMetrics().averageCharWidth(), (_MOST // 2) * self._row)

    def minimumSizeHint(self) -> QSize:
        return QSize(16 * self.fontMetrics().averageCharWidth(), _FEWEST * self._row)

    @property
    def _row(self) -> int:
        return round(1.35 * self.fontMetrics().height())

    def _value(self, answer: Answer) -> str:
        return unit_text(answer.value, self._is_distribution)

    def paintEvent(self, _event: QPaintEvent) -> None:
        metrics, palette = self.fontMetrics(), self._theme.palette
        rows = self._answers[: min(_MOST, max(self.height() // metrics.height(), 1))]
        if not rows:
            return
        high = min(self._row, self.height() / len(rows))
        gap = metrics.averageCharWidth()
        values = [self._value(each) for each in rows]
        names = min(max(metrics.horizontalAdvance(each.name) for each in rows), round(_NAME * self.width()))
        numbers = max(map(metrics.horizontalAdvance, values))
        room = max(self.width() - names - numbers - 2 * gap, 0)
        sizes = [abs(each.value) for each in rows if math.isfinite(each.value)]
        full = 1.0 if self._is_distribution else max(sizes, default=1.0) or 1.0
        top = (self.height() - len(rows) * high) / 2
        with QPainter(self) as painter:
            for at, (answer, value) in enumerate(zip(rows, values, strict=True)):
                row = QRectF(0, top + at * high, self.width(), high)
                middle, right = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignRight
                painter.setPen(QColor(palette.text if at == 0 else palette.muted))
                name = metrics.elidedText(answer.name, Qt.TextElideMode.ElideRight, names)
                painter.drawText(row.adjusted(0, 0, names - row.width(), 0), right | middle, name)
                painter.drawText(row, right | middle, value)
                bar = row.adjusted(names + gap, row.height() * 0.22, 0, -row.height() * 0.22)
                bar.setWidth(room)
                painter.fillRect(bar, QColor(palette.pressed))
                if math.isfinite(answer.value):
                    bar.setWidth(room * min(abs(answer.value) / full, 1.0))
                    painter.fillRect(bar, QColor(palette.accent if at == 0 else palette.outline))
