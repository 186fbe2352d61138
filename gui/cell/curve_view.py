"""The view of an activation function."""

from __future__ import annotations

from gui.cell.painting.curve import CurvePicture, CurveState
from gui.cell.row_view import RowView


class CurveView(RowView[CurveState, CurvePicture]):
    """A function between its axes, with one marked point and its coordinates."""

    def __init__(self, name: str, tip: str) -> None:
        super().__init__(name, tip, CurveState(), CurvePicture)

    def describe(self) -> str:
        x, y = self.state.texts
        return self.tr("{curve}: at {x} it is {y}").format(curve=self.caption, x=x, y=y)
