"""An image that is drawn on: its numbers, its pixels for the screen, and the stroke of the brush."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage

from gui.input.brush import Colour, Image, blend, colour_values, cover, pieces
from gui.widgets.gesture import new_gesture


@dataclass
class Stroke:
    """The current brush stroke.

    Args:
        button: the mouse button that ends it.
        before: the image (C, H, W) below it.
        coverage: covered fraction of every pixel, (H, W).
        colour: one number per channel, (C, 1, 1).
        last: position of the brush in image pixels; None at first.
    """

    gesture: int
    button: Qt.MouseButton
    before: Image
    coverage: Image
    colour: Image
    last: QPointF | None = None


class DrawnImage:
    """An image and its picture for the screen, which a stroke updates under the brush only.

    Attributes:
        image: read-only float32 (C, H, W) in 0 … 1; None without one.
        picture: the same as RGB; None without an image.
        stroke: the current stroke; None without one.
    """

    def __init__(self) -> None:
        self.image: Image | None = None
        self.picture: QImage | None = None
        self.stroke: Stroke | None = None
        self._pixels: NDArray[np.uint8] = np.zeros((0, 0, 4), np.uint8)

    def replace(self, image: Image | None) -> None:
        """Replaces the image; a stroke continues on it if it has the same shape, and ends otherwise."""
        old, stroke = self.image, self.stroke
        if stroke and (image is None or image.shape != stroke.before.shape):
            self.stroke = None
        elif stroke and image is not None and old is not None and not np.array_equal(image, old):
            stroke.before, stroke.coverage = image, np.zeros_like(stroke.coverage)
        self.image, self.picture = image, None
        if image is not None:
            _, height, width = image.shape
            self._pixels = np.full((height, width, 4), 255, np.uint8)
            # The QImage borrows the array's memory, so that a stroke writes only the pixels under the brush.
            self.picture = QImage(self._pixels.data, width, height, 4 * width, QImage.Format.Format_RGBX8888)
            self._show(image, slice(0, height), slice(0, width))

    def begin(self, button: Qt.MouseButton, colour: Colour) -> None:
        """Begins a stroke, which the release of ``button`` ends."""
        assert self.image is not None
        self.stroke = Stroke(
            gesture=new_gesture(),
            button=button,
            before=self.image,
            coverage=np.zeros(self.image.shape[1:], np.float32),
            colour=colour_values(colour, len(self.image)),
        )

    def extend(self, point: QPointF, brush_size: float) -> bool:
        """Continues the stroke; returns whether the image changed.

        Args:
            point: in image pixels.
            brush_size: diameter in image pixels.
        """
        stroke = self.stroke
        if stroke is None or self.image is None:
            return False
        image, changed = self.image.copy(), False
        last = point if stroke.last is None else stroke.last
        for start, end in pieces(last, point, brush_size):
            rows, columns = cover(stroke.coverage, start, end, brush_size / 2)
            painted = blend(stroke.before[:, rows, columns], stroke.colour, stroke.coverage[rows, columns])
            changed = changed or not np.array_equal(painted, image[:, rows, columns])
            image[:, rows, columns] = painted
            self._show(image, rows, columns)
        stroke.last = point
        if changed:
            image.flags.writeable = False
            self.image = image
        return changed

    def _show(self, image: Image, rows: slice, columns: slice) -> None:
        """Updates a block of the picture's pixels from the image (C, H, W)."""
        values = np.clip(np.nan_to_num(image[:, rows, columns]), 0, 1)  # (C, h, w)
        self._pixels[rows, columns, :3] = np.rint(np.moveaxis(values, 0, -1) * 255)


def frozen(image: ArrayLike) -> Image:
    """The image as read-only float32; copied only if it is writeable or not contiguous."""
    frozen = np.asarray(image, np.float32)
    if frozen.flags.writeable or not frozen.flags.c_contiguous:
        frozen = np.array(frozen, order="C")
        frozen.flags.writeable = False
    return frozen
