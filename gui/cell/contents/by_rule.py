"""The contents of the cell page, by the rule of the cell."""

from __future__ import annotations

from collections.abc import Callable

from gui.cell.contents.cell_scene import CellScene
from gui.cell.contents.contents import Contents
from gui.cell.contents.elementwise import copy, function, normalise, picture, response
from gui.cell.contents.meeting import meeting
from gui.cell.contents.pooling import pooled
from gui.cell.contents.shares import softmax
from gui.cell.contents.sums import convolution, weighted

_KINDS: dict[str, Callable[[CellScene], Contents]] = {
    "input": picture,
    "convolution": convolution,
    "weighted": weighted,
    "max": pooled,
    "mean": pooled,
    "function": function,
    "copy": copy,
    "normalise": normalise,
    "softmax": softmax,
    "logsoftmax": softmax,
    "scale": normalise,
    "response": response,
    "add": meeting,
    "product": meeting,
}


def contents_of(scene: CellScene) -> Contents:
    """The states of the views that show a cell."""
    return _KINDS[scene.kind](scene)
