"""The views of a softmax: exponentials of all scores, and the cell's share of their sum."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from engine.explain.activation_rules import CLASSES
from engine.explain.explain import Line, place
from engine.explain.rounding import above_zero
from engine.values.messages import message
from engine.values.numerals import plain
from gui.cell.contents.cell_scene import CellScene
from gui.cell.contents.contents import Contents
from gui.cell.contents.entries import entry_of, lines_of, lines_with_rounding, longest_labels, with_wide_digits
from gui.cell.contents.maps import output_maps
from gui.cell.contents.sums import short_place
from gui.cell.painting.bars import Bar, BarsRoom, BarsState
from gui.cell.painting.lines import LinesState
from gui.text.phrases import say

translate = QCoreApplication.translate


def softmax(scene: CellScene) -> Contents:
    """Exponentials, the share, output."""
    return Contents(bars=_exponentials(scene), lines=_share(scene), outputs=output_maps(scene))


def _exponentials(scene: CellScene) -> BarsState:
    lines = scene.explained.lines
    terms = [(number, line) for number, line in enumerate(lines) if line.kind == "term"]
    largest = max((line for _, line in terms), key=lambda line: line.number).factors[0]
    names = scene.project.classes
    named = names if len(scene.cell) == 1 and len(names) == scene.output_shape[0] else ()
    bars = [
        Bar(
            *_labels(scene, line, named),
            above_zero(line.value, line.number),
            line.number,
            _exponential(scene, line.factors[0], largest),
            number,
        )
        for number, line in terms
    ]
    return BarsState(
        caption=translate("CellViews", "exponentials of the scores"),
        columns=[bars],
        colours=scene.ends(),
        room=_room(scene, named),
        current=next(number for number, line in enumerate(lines) if line.cell == scene.cell),
    )


def _labels(scene: CellScene, line: Line, names: Sequence[str]) -> tuple[str, str]:
    """The label of a score, and a short one: the name of its class if it has one."""
    if names and line.cell:
        return names[line.cell[0]], names[line.cell[0]]
    return say(line.label), short_place(*scene.origin(line.cell or ()))


def _room(scene: CellScene, names: Sequence[str]) -> BarsRoom:
    """The maximum needs of the exponentials of any cell of the map."""
    digits, shape = scene.explained.digits, scene.output_shape
    score = digits.longest_value
    detail = _exponential(scene, score, f"−{score}" if shape[0] > 1 else score)
    rows = shape[0] if shape[0] <= CLASSES + 2 else CLASSES + 1
    if names:
        name = max(names, key=len)
        return BarsRoom(Bar(name, name, digits.longest_part, 0.0, detail, -1), rows)
    layer, cell = scene.origin(tuple(size - 1 for size in shape))
    label = message("exp of {place} less the largest", place=place(layer, cell))
    words = with_wide_digits(say(label)), with_wide_digits(short_place(layer, cell))
    return BarsRoom(Bar(*words, digits.longest_part, 0.0, detail, -1), rows)


def _exponential(scene: CellScene, score: str, largest: str) -> str:
    """The computation of an exponential: the largest score is subtracted from all scores first."""
    less = f"{score} − ({largest})" if largest.startswith("−") else f"{score} − {largest}"
    temperature = dict(scene.explained.trace.parts)["temperature"]
    return f"exp({less})" if temperature == 1 else f"exp(({less}) ÷ {plain(temperature)})"


def _share(scene: CellScene) -> LinesState:
    digits = scene.explained.digits
    quotient = (f"{digits.longest_part} ÷ {digits.longest_sum}",)
    entries = [
        entry_of(
            scene.explained,
            replace(line, value=above_zero(line.value, line.number)),
            labels=quotient if "÷" in line.label.text else longest_labels(scene.explained, line),
        )
        for line in lines_with_rounding(scene.explained)
        if line.kind != "term"
    ]
    return lines_of(scene, translate("CellViews", "own share of the sum"), entries, noted=True)
