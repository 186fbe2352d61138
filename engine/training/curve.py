"""The curve of a training: loss and accuracy by epochs, in a bounded number of points."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from engine.values.array import Float32

Point = tuple[float, float, float]  # finished epochs, loss, accuracy (0..1)
_MOST = 512  # points; two neighbours become one whenever there are more
MOST_CURVE = 24 * (_MOST + 1)  # bytes of both lines of a curve with as many validations


@dataclass(frozen=True, eq=False)
class Line:
    """The points of one part of the images.

    Args:
        epochs, loss, accuracy: (n,), the accuracy from 0 to 1.
    """

    epochs: Float32
    loss: Float32
    accuracy: Float32


@dataclass(frozen=True)
class Curve:
    """Loss and accuracy of a training until now."""

    training: Line
    validation: Line


class CurveRecorder:
    """Collects the steps of a training; each point is the mean of equally many steps.

    Args:
        points, validation: of a curve that is continued, see :meth:`curve`.
    """

    def __init__(self, points: Iterable[Point] = (), validation: Iterable[Point] = ()) -> None:
        self._points: list[Point] = list(points)
        self._each = 1  # steps per point
        self._open: list[Point] = []  # steps of the point that is not complete
        self._validation: list[Point] = list(validation)

    def add(self, steps: Iterable[Point], validation: Iterable[Point] = ()) -> None:
        """Adds what steps measured, and the validations between them."""
        for step in steps:
            self._open.append(step)
            if len(self._open) == self._each:
                self._points.append(_mean(self._open))
                self._open = []
            if len(self._points) > _MOST:
                self._points = [_mean(self._points[at : at + 2]) for at in range(0, len(self._points), 2)]
                self._each *= 2
        self._validation.extend(validation)

    def curve(self) -> Curve:
        """The curve until now, the steps of an incomplete point included."""
        points = [*self._points, _mean(self._open)] if self._open else self._points
        return Curve(_line(points), _line(self._validation))


def _mean(points: list[Point]) -> Point:
    at, loss, accuracy = (sum(each) / len(points) for each in zip(*points, strict=True))
    return at, loss, accuracy


def _line(points: list[Point]) -> Line:
    return Line(*np.array(points, np.float32).reshape(-1, 3).T)
