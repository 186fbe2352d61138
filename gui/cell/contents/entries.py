"""The lines of an explanation as entries of a view, which reserve space for the longest of any cell of the map."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from engine.explain.explain import Explanation, Line
from engine.explain.rounding import added
from engine.quiz.hiding import HIDDEN, has_hidden
from engine.values.messages import message
from engine.values.numerals import printed
from gui.cell.contents.cell_scene import CellScene, value_of
from gui.cell.painting.lines import Entry, LinesState
from gui.text.phrases import plural, say

translate = QCoreApplication.translate

_DIGIT = re.compile(r"\d")


def with_wide_digits(text: str) -> str:
    """A text with 0, the widest digit, for every digit: other numbers with the same number of digits are no wider."""
    return _DIGIT.sub("0", text)


def lines_with_rounding(explained: Explanation) -> list[Line]:
    """The lines of an explanation, with one for the rounding if any cell of the map may need it."""
    lines = list(explained.lines)
    rounded = ("sum", "mean", "softmax", "add", "logsoftmax", "response")
    if explained.rule not in rounded or explained.digits.is_exact:
        return lines
    before = [number for number, line in enumerate(lines) if line.kind in ("channel", "term", "sum", "bias")]
    places = [(0 if explained.rule == "mean" else before[-1] + 1, explained.digits.parts)]
    if explained.rule == "logsoftmax":  # the value is another sum, with a rounding of its own
        last = max(number for number, line in enumerate(lines) if line.kind == "step")
        places.insert(0, (last + 1, explained.digits.value))
    for at, decimals in places:
        if lines[at].kind != "rest":
            nothing = HIDDEN if has_hidden(explained) else printed(0, decimals)
            lines.insert(at, Line("rest", message("rounding"), nothing))
    return lines


def longest_labels(explained: Explanation, line: Line) -> tuple[str, ...]:
    """The longest label of a step for any cell of the map; empty for a line that is not a step."""
    if line.kind != "step":
        return ()
    digits = explained.digits
    most = {
        "total": digits.longest_sum, "own": digits.longest_value, "divisor": digits.longest_weight,
        "score": digits.longest_sum, "largest": f"({digits.longest_sum})", "logarithm": digits.longest_part,
    }  # fmt: skip
    known = dict(line.label.values)
    return (say(message(line.label.text, **known | {name: most[name] for name in known.keys() & most})),)


def entry_of(
    explained: Explanation, line: Line, label: str = "", choice: int | None = None, labels: tuple[str, ...] = ()
) -> Entry:
    """The entry of a line.

    Args:
        label: replaces that of the line if it is not empty.
        choice, labels: see :class:`Entry`.
    """
    digits = explained.digits
    kind = line.kind if line.kind in ("value", "note") else "part"
    part = max(digits.longest_part, digits.longest_sum, digits.longest, key=len)
    room = {"value": digits.longest, "note": ""}.get(line.kind, part)
    is_idle = line.kind == "rest" and not any(digit in line.value for digit in f"{HIDDEN}123456789")
    return Entry(kind, label or say(line.label), line.value, choice, labels, room, is_idle)


def bars_total(lines: Sequence[Line], longest: str) -> Entry:
    """The entry for the sum of several lines that are shown as bars."""
    one, many = translate("CellViews", "the 1 bar"), translate("CellViews", "the {count} bars")
    total = added([line.value for line in lines])
    return Entry("part", plural(len(lines), one, many), total, longest_value=longest)


def lines_of(
    scene: CellScene, caption: str, entries: Sequence[Entry], current: int | None = None, noted: bool = False
) -> LinesState:
    """The view of these entries, followed by the values after activation functions that read this cell."""
    return LinesState(
        caption=caption,
        entries=[*entries, *_next_entries(scene)],
        others=translate("CellViews", "{count} more"),
        current=current,
        colour=scene.sign_colour(scene.explained.value),
        noted=noted,
    )


def _next_entries(scene: CellScene) -> list[Entry]:
    entries = []
    for layer in scene.project.layers:
        if layer.inputs == (scene.layer,) and layer.spec.rule == "function" and layer.id in scene.result.outputs:
            then = translate("CellViews", "then {layer} →").format(layer=say(type(layer.spec).title))
            value = printed(value_of(scene.result, layer.id, scene.cell), scene.explained.decimals)
            value = HIDDEN if scene.hides(layer.id, scene.cell) else value
            entries.append(Entry("next", then, value, longest_value=scene.explained.digits.longest))
    return entries
