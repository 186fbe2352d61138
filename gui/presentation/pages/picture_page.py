"""The selected map as a picture, beside the picture that it is made from."""

from __future__ import annotations

from itertools import cycle

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication, QEvent, QRectF, Qt, Slot
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from engine import INPUT
from engine.compute.result import Activation
from engine.values.array import Float32
from gui.events.guard import guarded
from gui.look.theme import Theme
from gui.presentation.pages.picture_view import PictureView
from gui.state.document import Document
from gui.state.selection import Selection
from gui.state.session import Session
from gui.state.workers import Frame
from gui.text.phrases import percent_text
from gui.widgets.page import Page
from gui.widgets.pieces import caption, explain


def page(document: Document, selection: Selection, session: Session, theme: Theme) -> Page:
    """The page of a map as a picture."""
    made = PicturePage(document, selection, session, theme)
    return Page(
        made,
        "guide/11-lessons.md",
        title=QCoreApplication.translate("PicturePage", "{map} as a picture"),
        has_legend=False,
    )


@guarded
class PicturePage(QWidget):
    """What the network reads, and the selected map in grey over it, of which a divider shows as much as one likes."""

    def __init__(self, document: Document, selection: Selection, session: Session, theme: Theme) -> None:
        super().__init__()
        self._document, self._selection, self._session = document, selection, session
        self._made: dict[str, tuple[object, QImage]] = {}  # the pictures, and what they were made from
        self._outside = 0.0  # which share of the values is shown as black or white
        self.setAccessibleName(self.tr("The map as a picture"))
        self.view = PictureView()
        self.note = caption()
        self.signed = QCheckBox(self.tr("0 as mid-grey"))
        tip = self.tr("Shows values from −1 to 1, with 0 in the middle of black and white, instead of 0 to 1")
        explain(self.signed, self.signed.text(), tip)
        self.signed.toggled.connect(self._refresh)
        self.nothing = QLabel(self.tr("Only maps are pictures: select one, such as one of a convolution."))
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.setWordWrap(True)
        foot = QHBoxLayout()
        foot.setContentsMargins(20, 0, 20, 10)
        foot.addWidget(self.note, 1)
        foot.addWidget(self.signed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.nothing, 1)
        column.addWidget(self.view, 1)
        column.addLayout(foot)
        self.setFocusProxy(self.view)
        for signal in (session.ready, selection.changed, selection.hidden_changed, theme.changed):
            signal.connect(self._refresh)

    def showEvent(self, _event: QEvent) -> None:
        self._refresh()

    @Slot()
    def _refresh(self) -> None:
        frame = self._session.frame
        if not self.isVisible() or frame is None:
            return
        chosen = self._selection
        output = frame.result.outputs.get(chosen.layer)
        shown = output is not None and len(output.shape) == 3
        self.nothing.setVisible(not shown)
        for part in (self.view, self.note, self.signed):
            part.setVisible(shown)
        if output is None or not shown:
            self.setAccessibleDescription(self.nothing.text())
            return
        channel = min(chosen.channel, len(output.maps) - 1)
        before = frame.result.outputs[INPUT]
        self.view.show_before(self._picture(frame, before))
        if chosen.hidden_of(chosen.layer, channel):
            self.view.show_after(QImage(), QRectF(0, 0, 1, 1))
            note = self.tr("What comes out is hidden, to be predicted.")
        else:
            self.view.show_after(self._map(output, channel), self._share(frame, output))
            note = self._note()
        self.note.setText(note)
        self.setAccessibleDescription(note)
        self.view.setAccessibleDescription(note)

    def _picture(self, frame: Frame, before: Activation) -> QImage:
        """What the network reads, in grey or in its own colours, its scaling undone."""
        given = frame.request.project.input
        key = before.keys, given.mean, given.deviation
        if "before" not in self._made or self._made["before"][0] != key:
            maps = before.maps if len(before.maps) == 3 else before.maps[:1]
            pixels = [
                _bytes(values * np.float32(deviation) + np.float32(mean))
                for values, mean, deviation in zip(maps, cycle(given.mean), cycle(given.deviation), strict=False)
            ]
            self._made["before"] = key, _coloured(pixels) if len(pixels) == 3 else _grey(pixels[0])
        return self._made["before"][1]

    def _map(self, output: Activation, channel: int) -> QImage:
        """The map in grey, from 0 to 1, or from −1 to 1."""
        key = output.keys[channel], self.signed.isChecked()
        if "after" not in self._made or self._made["after"][0] != key:
            values = output.maps[channel]
            if self.signed.isChecked():
                values = values * np.float32(0.5) + np.float32(0.5)
            with np.errstate(invalid="ignore"):
                outside = np.count_nonzero(values < 0) + np.count_nonzero(values > 1)
            self._outside = outside / values.size
            self._made["after"] = key, _grey(_bytes(values))
        return self._made["after"][1]

    def _share(self, frame: Frame, output: Activation) -> QRectF:
        """Which part of the picture the cells of a map are made around."""
        _, height, width = frame.result.outputs[INPUT].shape
        jump = None
        if self._selection.layer != INPUT:
            jump = frame.result.inference[self._selection.layer].jump
        down, across = map(float, jump or (1, 1))
        high, wide = output.shape[1] * down / height, output.shape[2] * across / width
        return QRectF((1 - wide) / 2, (1 - high) / 2, wide, high)

    def _note(self) -> str:
        low = "−1" if self.signed.isChecked() else "0"
        if not self._outside:
            return self.tr("All values lie between {low} and 1.").format(low=low)
        percent = percent_text(self._outside) if self._outside >= 0.01 else "< 1"
        text = self.tr("{percent} % of the values lie below {low} or above 1 and are shown as black or white.")
        return text.format(percent=percent, low=low)


def _bytes(values: Float32) -> NDArray[np.uint8]:
    """Values from 0 to 1 as 0 to 255; what lies outside gets the nearer end, what is no number black."""
    pixels = np.clip(values, 0, 1)
    pixels *= 255
    pixels += 0.5
    if np.isnan(pixels).any():
        np.nan_to_num(pixels, copy=False)
    return pixels.astype(np.uint8)


def _grey(pixels: NDArray[np.uint8]) -> QImage:
    height, width = pixels.shape
    pixels = np.ascontiguousarray(pixels)
    return QImage(pixels.data, width, height, width, QImage.Format.Format_Grayscale8).copy()


def _coloured(channels: list[NDArray[np.uint8]]) -> QImage:
    pixels = np.ascontiguousarray(np.stack(channels, axis=-1))
    height, width, _ = pixels.shape
    return QImage(pixels.data, width, height, 3 * width, QImage.Format.Format_RGB888).copy()
