"""The views of a maximum or mean over a window."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QCoreApplication

from engine.compute.other_pooling import counterpart_value
from engine.explain.explain import Line, sum_of
from engine.layers.spec import most_read
from engine.values.numerals import printed
from gui.cell.contents.cell_scene import CellScene
from gui.cell.contents.contents import Contents
from gui.cell.contents.entries import entry_of, lines_of, lines_with_rounding, with_wide_digits
from gui.cell.contents.maps import input_map, output_maps
from gui.cell.contents.sums import pointed_in
from gui.cell.painting.lines import Entry, LinesState
from gui.cell.painting.numbers import NumbersState
from gui.text.phrases import say

translate = QCoreApplication.translate

_WINDOWED = 7  # maximum rows and columns of a mean whose cells are shown individually


def pooled(scene: CellScene) -> Contents:
    """Input, window, the maximum or mean, output."""
    return Contents(
        input=input_map(scene, scene.cell[0]),
        patch=_window(scene),
        lines=_result(scene),
        outputs=output_maps(scene),
    )


def _window(scene: CellScene) -> list[NumbersState]:
    """The values in the window; empty for a large one."""
    explained = scene.explained
    if not explained.groups or max(scene.window.shape) > _WINDOWED:
        return []
    group = scene.window
    is_marked = explained.rule == "max" and not scene.hidden
    state = NumbersState(
        caption=translate("CellViews", "window on {map}").format(map=say(group.label)),
        shape=group.shape,
        texts=group.values,
        values=group.raw_values,
        shades=scene.shades(explained.source, scene.cell[0]),
        padding=group.padding,
        marked=divmod(int(np.argmax(group.raw_weights)), group.shape[1]) if is_marked else None,
        longest=explained.digits.longest_value,
        pointed=pointed_in(scene, group),
    )
    return [state]


def _result(scene: CellScene) -> LinesState:
    explained, shape = scene.explained, scene.input_shape
    largest, mean = translate("CellViews", "the largest wins"), translate("CellViews", "the mean")
    count = most_read(scene.spec, shape, scene.output_shape)
    labels = {
        "term": (with_wide_digits(_position(shape[1] - 1, shape[2] - 1)),),
        "sum": (with_wide_digits(say(sum_of(1))), with_wide_digits(say(sum_of(count)))),
    }
    entries = [
        entry_of(explained, line, _position_of(line), labels=labels.get(line.kind, ()))
        for line in lines_with_rounding(explained)
    ]
    return lines_of(scene, largest if explained.rule == "max" else mean, [*entries, *_other(scene)])


def _position(row: int, column: int) -> str:
    return translate("CellViews", "row {row}, column {column}").format(row=row, column=column)


def _position_of(line: Line) -> str:
    """The position of a number in the map that is shown beside it; empty for a line without one."""
    if line.kind != "term" or line.cell is None or len(line.cell) == 1:
        return ""
    return _position(line.cell[1], line.cell[2])


def _other(scene: CellScene) -> list[Entry]:
    """The result of the other kind of pooling for this window."""
    if not scene.compares or scene.hidden:
        return []
    mean, largest = translate("CellViews", "the mean would be"), translate("CellViews", "the largest would be")
    value = counterpart_value(scene.project, scene.result, scene.layer, scene.cell)
    if value is None:
        return []
    explained = scene.explained
    whole = value.is_integer() and not explained.decimals
    text = printed(value, 0 if whole else max(explained.decimals, 2))
    longest = f"{explained.digits.longest}.00"
    return [Entry("next", mean if explained.rule == "max" else largest, text, longest_value=longest)]
