"""The colour legends below the network."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine import INPUT
from gui.events.guard import guarded
from gui.look import colours, hatching
from gui.look.indexed_image import indexed_image
from gui.look.legend import Legends
from gui.look.palettes import Palette
from gui.look.theme import Theme
from gui.state.selection import Selection
from gui.state.session import Session
from gui.text.phrases import number_text

_BAR, _SHORT_BAR = 110.0, 28.0
_SPACE = 8.0
_BETWEEN = 20.0


@guarded
class LegendBar(QWidget):
    """Three colour bars with their limits: values of both signs, non-negative values, and weights."""

    def __init__(self, selection: Selection, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._selection, self._session, self._theme = selection, session, theme
        self._is_wanted = True
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Legends"))
        self.setToolTip(self.tr("What the colours of the maps mean; choose them under “Colours”"))
        session.ready.connect(self.refresh)
        selection.changed.connect(self.refresh)
        selection.looks_changed.connect(self.refresh)
        selection.hidden_changed.connect(self.refresh)
        theme.changed.connect(self._recolour)

    def sizeHint(self) -> QSize:
        return QSize(600, self.fontMetrics().height() + 14 if self._is_wanted else 0)

    def set_wanted(self, wanted: bool) -> None:
        """Sets whether it is shown at all."""
        self._is_wanted = wanted
        self.updateGeometry()

    @Slot()
    def refresh(self) -> None:
        """Updates the limits."""
        texts = [f"{title}: {low} … {high}" for title, _, low, high in self._bars()]
        self.setAccessibleDescription("; ".join(texts))
        self.update()

    @Slot(Palette)
    def _recolour(self, _palette: Palette) -> None:
        self.update()

    def _bars(self) -> list[tuple[str, str, str, str]]:
        """Title, colour map, and the labels of both ends, for every bar."""
        looks = self._selection.looks
        signed, positive = self._ends()
        bars = [
            (self.tr("both signs"), looks.signed, *signed),
            (self.tr("from zero"), looks.positive, *positive),
            (self.tr("weights"), "weights", self.tr("−"), self.tr("+")),
        ]
        return [bars[0], bars[2]] if looks.scale == "network" else bars  # then all maps are signed

    def _ends(self) -> tuple[tuple[str, str], tuple[str, str]]:
        frame, looks = self._session.frame, self._selection.looks
        own = (self.tr("−max"), self.tr("+max")), ("0", self.tr("max"))
        if frame is None or looks.scale == "map":
            return own
        legends = Legends(frame, looks)
        layer = self._selection.layer
        layers = [each for each in frame.result.outputs if each != INPUT]
        if looks.scale == "layer":
            layers = [each for each in layers if each == layer]
        if any(each in self._selection.veils for each in layers):
            return own  # the maximum would give away a hidden value
        found = {legend.symmetric: legend for legend in (legends.of(each, 0) for each in layers)}
        return (
            (number_text(found[True].low), number_text(found[True].high, plus=True)) if True in found else own[0],
            (number_text(found[False].low), number_text(found[False].high)) if False in found else own[1],
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        palette = self._theme.palette
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor(palette.background))
            painter.setPen(QPen(QColor(palette.border), 1))
            painter.drawLine(0, 0, self.width(), 0)
            metrics = QFontMetricsF(self.font())
            left = 16.0
            scale = {
                "map": self.tr("each map has a scale of its own"),
                "layer": self.tr("one scale for each layer"),
                "network": self.tr("one scale for the whole network"),
            }[self._selection.looks.scale]
            bars = self._bars()
            words = sum(self._least(metrics, title, low, high) - _SHORT_BAR + _BETWEEN for title, _, low, high in bars)
            room = (self.width() - 2 * left - words) / len(bars)
            for title, key, low, high in bars:
                if left + self._least(metrics, title, low, high) > self.width():
                    return  # partly visible bars are not painted
                length = min(max(room, _SHORT_BAR), _BAR)
                left = self._paint_bar(painter, metrics, QRectF(left, 0, length, self.height()), title, key, low, high)
            painter.setPen(QColor(palette.muted))
            rest = QRectF(left, 0, self.width() - left - 12, self.height())
            if metrics.horizontalAdvance(scale) <= rest.width():
                painter.drawText(rest, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, scale)

    @staticmethod
    def _least(metrics: QFontMetricsF, title: str, low: str, high: str) -> float:
        """The minimum width of a bar with its labels."""
        return metrics.horizontalAdvance(title + low + high) + 3 * _SPACE + _SHORT_BAR

    def _paint_bar(
        self, painter: QPainter, metrics: QFontMetricsF, place: QRectF, title: str, key: str, low: str, high: str
    ) -> float:
        """Paints a bar of the width of ``place`` with its labels; returns the x coordinate of its end."""
        palette = self._theme.palette
        left = place.left()
        painter.setPen(QColor(palette.muted))
        for text in (title, low):
            width = metrics.horizontalAdvance(text) + _SPACE
            painter.drawText(QRectF(left, 0, width, place.height()), Qt.AlignmentFlag.AlignVCenter, text)
            left += width
        bar = QRectF(left, place.height() / 2 - 4, place.width(), 8)
        painter.drawImage(bar, _gradient(key, self._theme.dark))
        signed = colours.COLOUR_MAPS[key].kind == "diverging"
        if signed and self._selection.looks.hatching:
            ratio = self.devicePixelRatioF()
            table, width, height = colours.table(key, self._theme.dark), round(bar.width() * ratio), round(8 * ratio)
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
    """The colours of a table as a one-row image."""
    return indexed_image(np.arange(colours.TOP + 1, dtype=np.uint8)[None], colours.table(key, dark))
