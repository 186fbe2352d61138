"""The input of the network and the selected map in grey, as two pictures."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import cycle

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QImage

from engine import INPUT
from engine.compute.result import Activation
from engine.values.array import Float32
from gui.state.selection import Selection
from gui.state.workers import Frame
from gui.text.phrases import percent_text

translate = QCoreApplication.translate


@dataclass(frozen=True, eq=False)
class BeforeAfter:
    """Two pictures, one over the other.

    Args:
        before: the input of the network.
        after: the map in grey; null while it is hidden.
        share: the part of the first picture that the second lies over, as shares of its width and height.
        note: the share of values that are clipped, in words.
    """

    before: QImage
    after: QImage
    share: QRectF
    note: str


class BeforeAfters:
    """Makes the pictures of a selected map; each stays the same QImage until its numbers change."""

    def __init__(self) -> None:
        self._before: tuple[object, QImage] | None = None  # with what it was made from
        self._after: tuple[object, QImage, str] | None = None

    def of(self, frame: Frame, selection: Selection, signed: bool) -> BeforeAfter | None:
        """The pictures of the selected map; None if nothing with rows and columns is selected.

        Args:
            signed: whether grey goes from −1 to 1, and not from 0 to 1.
        """
        output = frame.result.outputs.get(selection.layer)
        if output is None or len(output.shape) != 3:
            return None
        channel = min(selection.channel, len(output.maps) - 1)
        before = self._picture(frame)
        if selection.hidden_of(selection.layer, channel):
            note = translate("PicturePage", "What comes out is hidden, to be predicted.")
            return BeforeAfter(before, QImage(), QRectF(0, 0, 1, 1), note)
        after, note = self._map(output, channel, signed)
        return BeforeAfter(before, after, _share(frame, selection.layer, output), note)

    def _picture(self, frame: Frame) -> QImage:
        """The input in grey or in its own colours, with its scaling undone."""
        source, before = frame.request.project.input, frame.result.outputs[INPUT]
        key = before.keys, source.mean, source.deviation
        if self._before is None or self._before[0] != key:
            maps = before.maps if len(before.maps) == 3 else before.maps[:1]
            pixels = [
                _bytes(values * np.float32(deviation) + np.float32(mean))
                for values, mean, deviation in zip(maps, cycle(source.mean), cycle(source.deviation), strict=False)
            ]
            self._before = key, _coloured(pixels) if len(pixels) == 3 else _grey(pixels[0])
        return self._before[1]

    def _map(self, output: Activation, channel: int, signed: bool) -> tuple[QImage, str]:
        """The map in grey, and the note about its values."""
        key = output.keys[channel], signed
        if self._after is None or self._after[0] != key:
            values = output.maps[channel]
            if signed:
                values = values * np.float32(0.5) + np.float32(0.5)
            with np.errstate(invalid="ignore"):
                outside = np.count_nonzero(values < 0) + np.count_nonzero(values > 1)
            self._after = key, _grey(_bytes(values)), _note(outside / values.size, signed)
        return self._after[1:]


def _share(frame: Frame, layer: str, output: Activation) -> QRectF:
    """The part of the input that the windows of a map's cells are centred in, as shares of its size."""
    _, height, width = frame.result.outputs[INPUT].shape
    jump = None if layer == INPUT else frame.result.inference[layer].jump
    down, across = map(float, jump or (1, 1))
    high, wide = output.shape[1] * down / height, output.shape[2] * across / width
    return QRectF((1 - wide) / 2, (1 - high) / 2, wide, high)


def _note(outside: float, signed: bool) -> str:
    """The share of clipped values, 0 to 1, in words."""
    low = "−1" if signed else "0"
    if not outside:
        return translate("PicturePage", "All values lie between {low} and 1.").format(low=low)
    percent = percent_text(outside) if outside >= 0.01 else "< 1"
    text = translate(
        "PicturePage", "{percent} % of the values lie below {low} or above 1 and are shown as black or white."
    )
    return text.format(percent=percent, low=low)


def _bytes(values: Float32) -> NDArray[np.uint8]:
    """Values from 0 to 1 as 0 to 255; values outside are clipped, NaN is black."""
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
