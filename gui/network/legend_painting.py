"""The colour legends of the network: their bars and limits, and their painting from a LegendState."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QFontMetricsF, QImage, QPainter, QPen

from engine import INPUT
from engine.quiz.hiding import HiddenCells
from gui.look import colours, hatching
from gui.look.indexed_image import indexed_image
from gui.look.legend import Legends
from gui.look.palettes import Palette
from gui.state.selection import Looks
from gui.state.workers import Frame
from gui.text.phrases import number_text

_BAR, _SHORT_BAR = 110.0, 28.0
_SPACE = 8.0
_BETWEEN = 20.0

Bar = tuple[str, str, str, str]  # title, key of the colour map, and the limits as text

translate = QCoreApplication.translate


@dataclass(frozen=True, eq=False)
class LegendState:
    """Everything that the painted legends depend on.

    Args:
        frame: the latest Frame; None shows bars without numbers.
        layer: the selected layer.
        hidden_by_layer: the hidden cells, by layer.
        size: of the painted area, in pixels.
    """

    frame: Frame | None
    looks: Looks
    layer: str
    hidden_by_layer: Mapping[str, HiddenCells]
    size: QSize
    font: QFont
    palette: Palette

    @property
    def dark(self) -> bool:
        """Whether the palette is dark."""
        return self.palette.name == "dark"


def legend_height(font: QFont) -> int:
    """The height of the legends in pixels."""
    return QFontMetrics(font).height() + 14


def bars_of(state: LegendState) -> list[Bar]:
    """The bars for the present scale, with the limits of the maps that are shown."""
    looks = state.looks
    signed, positive = _ends(state)
    bars = [
        (translate("LegendBar", "both signs"), looks.signed, *signed),
        (translate("LegendBar", "from zero"), looks.positive, *positive),
        (translate("LegendBar", "weights"), "weights", translate("LegendBar", "−"), translate("LegendBar", "+")),
    ]
    return [bars[0], bars[2]] if looks.scale == "network" else bars  # this scale shows all maps with their sign


def _ends(state: LegendState) -> tuple[tuple[str, str], tuple[str, str]]:
    frame, looks = state.frame, state.looks
    own = (translate("LegendBar", "−max"), translate("LegendBar", "+max")), ("0", translate("LegendBar", "max"))
    if frame is None or looks.scale == "map":
        return own
    legends = Legends(frame, looks)
    layer = state.layer
    layers = [each for each in frame.result.outputs if each != INPUT]
    if looks.scale == "layer":
        layers = [each for each in layers if each == layer]
    if any(each in state.hidden_by_layer for each in layers):
        return own  # the limits would give away hidden values
    found = {legend.symmetric: legend for legend in (legends.of(each, 0) for each in layers)}
    return (
        (number_text(found[True].low), number_text(found[True].high, plus=True)) if True in found else own[0],
        (number_text(found[False].low), number_text(found[False].high)) if False in found else own[1],
    )


def paint_legend(painter: QPainter, state: LegendState, ratio: float) -> None:
    """Paints the legends, with the area at the painter's origin.

    Args:
        ratio: device pixels per logical pixel.
    """
    palette = state.palette
    painter.fillRect(QRectF(QPointF(), state.size.toSizeF()), QColor(palette.background))
    painter.setPen(QPen(QColor(palette.border), 1))
    painter.drawLine(0, 0, state.size.width(), 0)
    painter.setFont(state.font)
    metrics = QFontMetricsF(state.font)
    left = 16.0
    scale = {
        "map": translate("LegendBar", "each map has a scale of its own"),
        "layer": translate("LegendBar", "one scale for each layer"),
        "network": translate("LegendBar", "one scale for the whole network"),
    }[state.looks.scale]
    bars = bars_of(state)
    words = sum(_short_width(metrics, title, low, high) - _SHORT_BAR + _BETWEEN for title, _, low, high in bars)
    room = (state.size.width() - 2 * left - words) / len(bars)
    for title, key, low, high in bars:
        if left + _short_width(metrics, title, low, high) > state.size.width():
            return  # a clipped bar would be unreadable
        length = min(max(room, _SHORT_BAR), _BAR)
        place = QRectF(left, 0, length, state.size.height())
        left = _paint_bar(painter, state, place, (title, key, low, high), ratio)
    painter.setPen(QColor(palette.muted))
    rest = QRectF(left, 0, state.size.width() - left - 12, state.size.height())
    if metrics.horizontalAdvance(scale) <= rest.width():
        painter.drawText(rest, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, scale)


def _short_width(metrics: QFontMetricsF, title: str, low: str, high: str) -> float:
    """The width in pixels of the shortest bar with its texts."""
    return metrics.horizontalAdvance(title + low + high) + 3 * _SPACE + _SHORT_BAR


def _paint_bar(painter: QPainter, state: LegendState, place: QRectF, bar_words: Bar, ratio: float) -> float:
    """Paints one bar as wide as ``place`` with its texts; returns the x coordinate where the next may begin."""
    metrics, (title, key, low, high) = QFontMetricsF(state.font), bar_words
    palette = state.palette
    left = place.left()
    painter.setPen(QColor(palette.muted))
    for text in (title, low):
        width = metrics.horizontalAdvance(text) + _SPACE
        painter.drawText(QRectF(left, 0, width, place.height()), Qt.AlignmentFlag.AlignVCenter, text)
        left += width
    bar = QRectF(left, place.height() / 2 - 4, place.width(), 8)
    painter.drawImage(bar, _gradient(key, state.dark))
    signed = colours.COLOUR_MAPS[key].kind == "diverging"
    if signed and state.looks.hatching:
        table, width, height = colours.table(key, state.dark), round(bar.width() * ratio), round(8 * ratio)
        painter.drawImage(bar, hatching.scale_lines(table, -1, 1, width, height, ratio))
    painter.setPen(QPen(QColor(palette.border), 1))
    painter.drawRect(bar)
    if signed:
        middle = int(bar.center().x())
        painter.setPen(QPen(QColor(palette.outline), 1))
        painter.drawLine(middle, int(bar.top()) - 2, middle, int(bar.bottom()) + 2)
    painter.setPen(QColor(palette.muted))
    room = QRectF(bar.right() + _SPACE, 0, metrics.horizontalAdvance(high) + 4, place.height())
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, high)
    return room.right() + _BETWEEN


def _gradient(key: str, dark: bool) -> QImage:
    """An image of one row with all colours of a colour map."""
    return indexed_image(np.arange(colours.TOP + 1, dtype=np.uint8)[None], colours.table(key, dark))
