"""Whether a network is as often right as it is sure: a small plot of its calibration."""

from __future__ import annotations

import math

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine import Calibration
from gui.events.guard import guarded
from gui.look.theme import Theme
from gui.text.phrases import count_text, percent_text

_SIDE = 150  # pixels
_DOT = 3.5


@guarded
class CalibrationPlot(QWidget):
    """For every bin of confidence, a bar as high as its accuracy, and a point at its mean confidence.

    The dashed diagonal is where a calibrated network would be.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._calibration: Calibration | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.updateGeometry)

    def show_calibration(self, calibration: Calibration) -> None:
        """Shows a calibration."""
        if calibration is self._calibration:
            return
        self._calibration = calibration
        text = self.tr("sure {confidence} %: right {accuracy} % of {count}")
        self.setAccessibleDescription(
            "; ".join(
                text.format(confidence=percent_text(sure), accuracy=percent_text(right), count=count_text(int(count)))
                for count, sure, right in zip(
                    calibration.counts, calibration.confidence, calibration.accuracy, strict=True
                )
                if count
            )
        )
        self.update()

    def sizeHint(self) -> QSize:
        side = round(_SIDE * self._theme.scale)
        return QSize(side + self._margin, side)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.sizeHint().width(), 80)

    @property
    def _margin(self) -> int:
        """Left of the axes."""
        return self.fontMetrics().horizontalAdvance("100 %") + 4

    def paintEvent(self, _event: QPaintEvent) -> None:
        line, palette = self.fontMetrics().height(), self._theme.palette
        height = min(self.height() - 2.5 * line, self.width() - self._margin)
        plot = QRectF(self._margin, line / 2, self.width() - self._margin - 1, height)
        with QPainter(self) as painter:
            self._paint_axes(painter, plot, line)
            if self._calibration is None:
                return
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            bins = zip(self._calibration.confidence, self._calibration.accuracy, strict=True)
            width = plot.width() / len(self._calibration.counts)
            points = []
            for at, (sure, right) in enumerate(bins):
                if not math.isnan(sure):
                    top = plot.bottom() - right * plot.height()
                    painter.fillRect(
                        QRectF(plot.left() + at * width + 1, top, width - 1, plot.bottom() - top),
                        QColor(palette.selection),
                    )
                    points.append(QPointF(plot.left() + sure * plot.width(), top))
            painter.setPen(QPen(QColor(palette.muted), 1, Qt.PenStyle.DashLine))
            painter.drawLine(QLineF(plot.bottomLeft(), plot.topRight()))
            painter.setPen(QPen(QColor(palette.background), 1))
            painter.setBrush(QColor(palette.link))
            for point in points:
                painter.drawEllipse(point, _DOT, _DOT)

    def _paint_axes(self, painter: QPainter, plot: QRectF, line: int) -> None:
        palette = self._theme.palette
        painter.setPen(QColor(palette.outline))
        painter.drawLine(QLineF(plot.topLeft(), plot.bottomLeft()))
        painter.drawLine(QLineF(plot.bottomLeft(), plot.bottomRight()))
        painter.setPen(QColor(palette.muted))
        middle = Qt.AlignmentFlag.AlignVCenter
        for share in (0.0, 0.5, 1.0):
            y = plot.bottom() - share * plot.height()
            beside = QRectF(0, y - line / 2, plot.left() - 4, line)
            painter.drawText(beside, Qt.AlignmentFlag.AlignRight | middle, f"{percent_text(share)} %")
        below = QRectF(plot.left(), plot.bottom() + 2, plot.width(), line)
        for side, text in (
            (Qt.AlignmentFlag.AlignLeft, "0 %"),
            (Qt.AlignmentFlag.AlignHCenter, self.tr("sure")),
            (Qt.AlignmentFlag.AlignRight, "100 %"),
        ):
            painter.drawText(below, side | middle, text)
