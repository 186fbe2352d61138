"""The two words under a grid of numbers never run into each other."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtGui import QFontMetricsF, QImage
from pytestqt.qtbot import QtBot

from gui.cell.number_grid import NumberGrid
from gui.cell.painting.numbers import NumbersState
from gui.cell.painting.shades import Shades

_SUM, _REST = "Summe über alles −10,35", "Rundung der Summe −0,10"
_LONGEST = f"{_SUM}  {_REST}"


def _grid(qtbot: QtBot, rest: str) -> NumberGrid:
    grid = NumberGrid("products", "", str)
    qtbot.addWidget(grid)
    zeros = np.zeros((3, 3), np.float32)
    shades = Shades.about_zero("weights", False, 1.0)
    texts = ["0.00"] * 9
    state = NumbersState(
        shape=(3, 3), texts=texts, values=zeros, shades=shades, foot=(_SUM, rest), longest_foot=_LONGEST
    )
    grid.show_state(state)
    return grid


def _painted(qtbot: QtBot, rest: str, width: int) -> QImage:
    grid = _grid(qtbot, rest)
    grid.resize(width, 160)
    return grid.grab().toImage()


def test_there_is_room_for_both(qtbot: QtBot) -> None:
    grid = _grid(qtbot, _REST)
    width = math.ceil(grid.widths(160)[1])
    assert width >= QFontMetricsF(grid.surface().type.small).horizontalAdvance(_LONGEST)
    assert _painted(qtbot, _REST, width) != _painted(qtbot, "", width)


def test_where_there_is_none_the_second_is_left_out(qtbot: QtBot) -> None:
    width = math.ceil(_grid(qtbot, _REST).widths(160)[0])
    assert _painted(qtbot, _REST, width) == _painted(qtbot, "", width)
