"""Loss or accuracy over the epochs, drawn by pyqtgraph."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.training.curve import Curve
from gui.look.colours import marks
from gui.look.palettes import Palette
from gui.look.theme import Theme
from gui.text.phrases import local

AXIS = 46  # pixels of the axis of values, left of the plot
_STEPS = ((2, 0.1), (5, 0.25), (math.inf, 0.5))  # of the ends of a range, in powers of ten: for spans below the first
_MARGIN = 0.02  # of the range, above and below it, for the width of a line
_LEAST = 1e-6  # of a loss on a logarithmic axis
Quantity = Literal["loss", "accuracy"]


@dataclass(frozen=True, eq=False)
class Plotted:
    """What is drawn of a training.

    Args:
        strands: their curves, the present one last.
        epochs: the end of the axis.
        shown, pinned: moments, in epochs.
        best: where the validation of the present strand was best, in epochs.
    """

    strands: tuple[Curve, ...]
    epochs: float
    shown: float | None = None
    pinned: float | None = None
    best: float | None = None


class _Axis(pg.AxisItem):  # type: ignore[misc]
    """An axis whose numbers are written as everywhere in the window."""

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        return [local(text.replace("-", "−")) for text in super().tickStrings(values, scale, spacing)]


def round_range(values: NDArray[np.floating]) -> tuple[float, float]:
    """A range of round numbers that holds all finite values, and seldom changes as more come; 0 to 1 without any."""
    finite = values[np.isfinite(values)]
    if not len(finite):
        return 0.0, 1.0
    low, high = float(finite.min()), float(finite.max())
    span = high - low or abs(high) or 1.0
    power = 10.0 ** math.floor(math.log10(span))
    step = power * next(share for limit, share in _STEPS if span < limit * power)
    return step * math.floor(low / step), step * math.ceil(high / step) if high > low else high + span


class CurvePlot(QWidget):
    """The curves of all strands: training as a line, validation as a thicker one; earlier strands are pale."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._plotted = Plotted((), 1)
        self._quantity: Quantity = "loss"
        self._is_logarithmic = False
        self.view = pg.GraphicsLayoutWidget()
        self.view.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)  # the wheel scrolls the panel
        for part in (self.view, self.view.viewport()):
            part.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._box = pg.ViewBox(enableMenu=False)  # pyqtgraph's own plots bring menus that outlive them
        self._axes = _Axis("left"), _Axis("bottom")
        self._axes[0].setWidth(AXIS)
        self.view.ci.layout.setSpacing(0)
        self.view.addItem(self._axes[0], 0, 0)
        self.view.addItem(self._box, 0, 1)
        self.view.addItem(self._axes[1], 1, 1)
        for axis in self._axes:
            axis.linkToView(self._box)
        self._lines: list[pg.PlotDataItem] = []
        self._strands = 0  # for which there are lines
        self._shown, self._pinned = pg.InfiniteLine(), pg.InfiniteLine()
        for line in (self._shown, self._pinned):
            line.hide()
            self._box.addItem(line)
        self._best = pg.PlotDataItem(symbol="o", symbolSize=10, pen=None, symbolBrush=None)
        self._box.addItem(self._best)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view)
        theme.changed.connect(self._dress)
        self._dress(theme.palette)

    @property
    def margins(self) -> tuple[int, int]:
        """Pixels left and right of the plotted area."""
        return AXIS, 0

    def show_quantity(self, quantity: Quantity, is_logarithmic: bool) -> None:
        """Chooses what is drawn; the accuracy is never logarithmic."""
        self._quantity, self._is_logarithmic = quantity, is_logarithmic and quantity == "loss"
        self.plot(self._plotted)

    def plot(self, plotted: Plotted) -> None:
        """Draws a training."""
        self._plotted = plotted
        if len(plotted.strands) != self._strands:
            self._make_lines(len(plotted.strands))
        drawn = [np.zeros(0, np.float32)]
        for at, curve in enumerate(plotted.strands):
            for line, part in zip(self._lines[2 * at :], (curve.training, curve.validation), strict=False):
                values = getattr(part, self._quantity).clip(_LEAST if self._is_logarithmic else 0)
                line.setLogMode(False, self._is_logarithmic)
                line.setData(part.epochs, values)
                drawn.append(np.log10(values) if self._is_logarithmic else values)
        self._mark_best()
        if self._axes[0].logMode != self._is_logarithmic:  # an axis that is told anything is painted anew
            self._axes[0].setLogMode(self._is_logarithmic)
        low, high = (0.0, 1.0) if self._quantity == "accuracy" else round_range(np.concatenate(drawn))
        margin = _MARGIN * (high - low)
        self._box.setRange(xRange=(0, max(plotted.epochs, 1e-9)), yRange=(low - margin, high + margin), padding=0)
        for marker, where in ((self._shown, plotted.shown), (self._pinned, plotted.pinned)):
            marker.setVisible(where is not None)
            if where is not None:
                marker.setPos(where)

    def _make_lines(self, strands: int) -> None:
        """Makes two lines for each strand, in its colours."""
        self._strands = strands
        while len(self._lines) < 2 * strands:
            line = pg.PlotDataItem(connect="finite")
            self._lines.append(line)
            self._box.addItem(line)
        for line in self._lines[2 * strands :]:
            line.clear()
        self._dress(self._theme.palette)

    def _mark_best(self) -> None:
        """Puts a ring around the best validation."""
        best = math.nan if self._plotted.best is None else self._plotted.best
        x, y = np.zeros((2, 0), np.float32)
        for line in [curve.validation for curve in self._plotted.strands]:
            here = np.isclose(line.epochs, best)
            x, y = (line.epochs[here], getattr(line, self._quantity)[here]) if here.any() else (x, y)
        self._best.setLogMode(False, self._is_logarithmic)
        self._best.setData(x, y)

    def _pen(self, strand: int, is_validation: bool, palette: Palette) -> QPen:
        """The pen of one line: earlier strands are dotted."""
        is_present = strand == len(self._plotted.strands) - 1
        colour = palette.warning if is_validation else palette.link
        style = Qt.PenStyle.SolidLine if is_present else Qt.PenStyle.DotLine
        pen: QPen = pg.mkPen(colour, width=2.0 if is_validation else 1.2, style=style)
        return pen

    def _dress(self, palette: Palette) -> None:
        self.view.setBackground(palette.background)
        for axis in self._axes:
            axis.setPen(palette.border)
            axis.setTextPen(palette.muted)
            axis.setTickFont(self.font())
        line = QFontMetrics(self.font()).height()
        self._axes[1].setHeight(line + 6)
        self.view.ci.layout.setContentsMargins(0, line / 2, 0, 0)  # half of the topmost number is above its mark
        for at, line in enumerate(self._lines):
            line.setPen(self._pen(at // 2, at % 2 == 1, palette))
        self._best.setSymbolPen(pg.mkPen(palette.warning, width=2))
        self._shown.setPen(pg.mkPen(palette.link, style=Qt.PenStyle.DashLine))
        self._pinned.setPen(pg.mkPen(marks(palette.name == "dark").pin_red, style=Qt.PenStyle.DashLine))


class ContestPlot(CurvePlot):
    """The curves of two networks, each in a colour of its own: training dotted, validation thick."""

    def _pen(self, strand: int, is_validation: bool, palette: Palette) -> QPen:
        colour = palette.warning if strand else palette.link
        style = Qt.PenStyle.SolidLine if is_validation else Qt.PenStyle.DotLine
        pen: QPen = pg.mkPen(colour, width=2.0 if is_validation else 1.5, style=style)
        return pen
