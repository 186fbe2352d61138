"""The gradient of every layer, as bars of its norm."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.events.guard import guarded
from gui.look.theme import Theme
from gui.text.phrases import plain_text

_BAR = 10  # pixels of height
_DIGITS = 2
_FEWEST = 2  # lines


@guarded
class NormBars(QWidget):
    """One bar per layer, in the order of the network, all on one scale; of those without room the last line tells."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._norms: Mapping[str, float] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        theme.changed.connect(self.update)

    def show_norms(self, norms: Mapping[str, float]) -> None:
        """Shows the norms of layers."""
        if len(norms) != len(self._norms):
            self.updateGeometry()
        self._norms = norms
        self.setAccessibleDescription(", ".join(f"{name} {plain_text(norm, _DIGITS)}" for name, norm in norms.items()))
        self.update()

    @property
    def has_norms(self) -> bool:
        """Whether there is anything to show."""
        return bool(self._norms)

    def sizeHint(self) -> QSize:
        return QSize(200, len(self._norms) * self._line)

    def minimumSizeHint(self) -> QSize:
        return QSize(100, min(len(self._norms), _FEWEST) * self._line)

    @property
    def _line(self) -> int:
        return self.fontMetrics().height() + 3

    def paintEvent(self, _event: QPaintEvent) -> None:
        metrics, palette = self.fontMetrics(), self._theme.palette
        names = max((metrics.horizontalAdvance(name) for name in self._norms), default=0) + 10
        numbers = metrics.horizontalAdvance("0.0000") + 8
        most = max(self._norms.values(), default=0.0) or 1.0
        lines = max(self.height() // self._line, 1)
        shown = len(self._norms) if len(self._norms) <= lines else lines - 1
        with QPainter(self) as painter:
            if shown < len(self._norms):
                painter.setPen(QColor(palette.muted))
                more = self.tr("… and {count} more").format(count=len(self._norms) - shown)
                painter.drawText(QRectF(0, shown * self._line, self.width(), self._line), more)
            for at, (name, norm) in enumerate(list(self._norms.items())[:shown]):
                top = at * self._line
                painter.setPen(QColor(palette.text))
                left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
                painter.drawText(QRectF(0, top, names, self._line), left, name)
                length = max(1.0, (self.width() - names - numbers) * norm / most)
                painter.fillRect(QRectF(names, top + (self._line - _BAR) / 2, length, _BAR), QColor(palette.link))
                painter.setPen(QColor(palette.muted))
                painter.drawText(QRectF(names + length + 6, top, numbers, self._line), left, plain_text(norm, _DIGITS))
