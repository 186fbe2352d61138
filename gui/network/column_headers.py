"""What stands above the columns, and columns that have room for it."""

from __future__ import annotations

from collections.abc import Container

from PySide6.QtCore import QCoreApplication, QSizeF

from engine import INPUT, Inference, Project, infer
from engine.quiz.hiding import HIDDEN
from gui.network.header_grid import HeadType, rows_of, settings
from gui.network.layout import (
    LEAST_FIT,
    LEAST_INNER,
    MARGIN,
    Arrangement,
    Head,
    Needs,
    Setting,
    arrange,
    kind_of,
)
from gui.network.painting import bars_width
from gui.text.phrases import plural, say, shape_text

_MOST_SHARE = 0.4  # of the height that heads of many rows may take
_PROBLEM_WIDTH, _LEAST_WIDTH = 170.0, 24.0  # of a column with a sentence, and of others
_CLOSE = 0.01  # pixels that make no difference

translate = QCoreApplication.translate


def head_of(project: Project, inference: Inference, layer_id: str, unsized: Container[str] = ()) -> Head:
    """What stands above a column; of layers that are ``unsized``, without their size."""
    if layer_id == INPUT:
        shape, title = inference.input_shape, translate("NetworkView", "Input")
        kinds = {1: translate("NetworkView", "grey"), 3: translate("NetworkView", "colour")}
        kind = kinds.get(shape[0]) or translate("NetworkView", "{count} channels").format(count=shape[0])
        return Head(title, title, INPUT, shape_text(shape), kind)
    layer, known = project[layer_id], inference[layer_id]
    size = HIDDEN if layer_id in unsized else shape_text(known.shape) if known.shape else "–"
    one, many = translate("NetworkView", "1 weight"), translate("NetworkView", "{count} weights")
    weights = plural(known.parameters, one, many) if known.parameters else ""
    return Head(say(layer.spec.title), say(layer.spec.short), layer_id, size, say(layer.spec.summary), weights)


def fitting(project: Project, unsized: Container[str], kind: HeadType, room: QSizeF) -> Arrangement:
    """The columns, with heads that say as much as there is room for when the whole network is in sight.

    Args:
        unsized: layers whose size is not told.
        kind: the type of the heads.
        room: of the widget, in canvas pixels.
    """
    inference = infer(project)
    heads = {layer: head_of(project, inference, layer, unsized) for layer in (INPUT, *inference.layers)}

    def needed(setting: Setting) -> tuple[Needs, float]:
        """What the columns need, and how much smaller a low widget shows them."""
        height = kind.height(setting)
        low = min(max((2 * MARGIN + LEAST_INNER) / max(room.height() - height, 1.0), 1.0), 1 / LEAST_FIT)
        widths = _widths(project, inference, kind, low)
        pitches = [low * (kind.width(head, setting) + setting.gutter) for head in heads.values()]
        return Needs(pitches, widths, low * height, low * setting.gutter, setting), low

    def fits(setting: Setting) -> bool:
        needs, low = needed(setting)
        return needs.width <= low * room.width() + _CLOSE

    rows = rows_of(heads.values())
    possible = settings(rows, kind.least, kind.most)
    chosen = possible[-1]
    if fits(chosen):
        low_enough = (each for each in possible if each.parts == rows[-1] or not _is_high(each, kind, room))
        chosen = next(filter(fits, low_enough))
    else:  # it is scrolled: then there is no need to be brief
        roomy = [Setting(parts, max(kind.most - 1, kind.least), short=True, space="") for parts in rows]
        chosen = next((each for each in roomy[1:] if not _is_high(each, kind, room)), roomy[-1])
    needs, low = needed(chosen)
    return arrange(project, inference, heads, needs, low * room.width(), low * room.height())


def _is_high(setting: Setting, kind: HeadType, room: QSizeF) -> bool:
    """Whether heads take height that maps need more."""
    return kind.height(setting) > _MOST_SHARE * room.height()


def _widths(project: Project, inference: Inference, kind: HeadType, low: float) -> list[float]:
    """The least that stands below every head needs, on a canvas that is shown smaller by a factor."""
    fonts = kind.fonts.enlarged(low)
    shapes = {INPUT: inference.input_shape, **{layer: known.shape for layer, known in inference.layers.items()}}
    return [
        _PROBLEM_WIDTH
        if _is_cause(inference, layer)
        else bars_width(project, shape[0], fonts)
        if shape is not None and kind_of(shape) == "bars"
        else _LEAST_WIDTH
        for layer, shape in shapes.items()
    ]


def _is_cause(inference: Inference, layer: str) -> bool:
    """Whether a layer has a Problem of its own, with a sentence that needs room."""
    problem = inference.problems.get(layer)
    return problem is not None and problem.waits_for is None
