"""The column headers, and the column widths that they need."""

from __future__ import annotations

from collections.abc import Container

from PySide6.QtCore import QCoreApplication, QSizeF

from engine import INPUT, Inference, Project, infer
from engine.quiz.hiding import HIDDEN
from gui.network.header_grid import HeaderType, rows_of, settings
from gui.network.layout import LEAST_FIT, MARGIN, Arrangement, Header, Setting, kind_of
from gui.network.painting import bars_width
from gui.network.placing import Heights, Needs, arrange
from gui.network.ranks import ranks_of
from gui.text.phrases import plural, say, shape_text

_MOST_SHARE = 0.4  # maximum fraction of the height for headers of several rows
_PROBLEM_WIDTH, _LEAST_WIDTH = 170.0, 24.0  # minimum widths of columns with a Problem, and of others
_CLOSE = 0.01  # pixels; smaller differences do not count

translate = QCoreApplication.translate


def head_of(project: Project, inference: Inference, layer_id: str, unsized: Container[str] = ()) -> Header:
    """The texts of a column's header; without the sizes of ``unsized`` layers."""
    if layer_id == INPUT:
        shape, title = inference.input_shape, translate("NetworkView", "Input")
        kinds = {1: translate("NetworkView", "grey"), 3: translate("NetworkView", "colour")}
        kind = kinds.get(shape[0]) or translate("NetworkView", "{count} channels").format(count=shape[0])
        return Header(title, title, INPUT, shape_text(shape), kind)
    layer, known = project[layer_id], inference[layer_id]
    size = HIDDEN if layer_id in unsized else shape_text(known.shape) if known.shape else "–"
    one, many = translate("NetworkView", "1 weight"), translate("NetworkView", "{count} weights")
    weights = plural(known.parameters, one, many) if known.parameters else ""
    return Header(say(layer.spec.title), say(layer.spec.short), layer_id, size, say(layer.spec.summary), weights)


def fitting(project: Project, unsized: Container[str], kind: HeaderType, room: QSizeF) -> Arrangement:
    """The arrangement whose headers show as much as fits when the whole network is in sight.

    Args:
        unsized: layers whose size is hidden.
        kind: the font of the headers.
        room: size of the widget, in canvas pixels.
    """
    inference, ranks = infer(project), ranks_of(project)
    heads = {layer: head_of(project, inference, layer, unsized) for layer in (INPUT, *inference.layers)}

    def needed(setting: Setting) -> tuple[Needs, float]:
        """The columns' needs with a header setting, and the zoom factor that a low widget requires."""
        height = kind.height(setting)
        without, headers = Heights(ranks, 0.0), ranks.most_rows * height
        maps = 2 * MARGIN + without.min_height + without.below
        low = min(max(maps / max(room.height() - headers, 1.0), 1.0), 1 / LEAST_FIT)
        widths = _widths(project, inference, kind, low)
        pitches = {layer: low * (kind.width(head, setting) + setting.gutter) for layer, head in heads.items()}
        pitch, content = ([max(each[layer] for layer in rank) for rank in ranks.layers] for each in (pitches, widths))
        return Needs(pitch, content, low * height, low * setting.gutter, setting, not ranks.is_chain), low

    def fits(setting: Setting) -> bool:
        needs, low = needed(setting)
        return needs.width <= low * room.width() + _CLOSE

    def is_high(setting: Setting) -> bool:
        """Whether headers take too much height from the maps."""
        return ranks.most_rows * kind.height(setting) > _MOST_SHARE * room.height()

    rows = rows_of(heads.values())
    possible = settings(rows, kind.min_pixels, kind.max_pixels)
    chosen = possible[-1]
    if fits(chosen):
        low_enough = (each for each in possible if each.parts == rows[-1] or not is_high(each))
        chosen = next(filter(fits, low_enough))
    else:  # it is scrolled anyway: headers need not be short
        roomy = [Setting(parts, max(kind.max_pixels - 1, kind.min_pixels), short=True, space="") for parts in rows]
        chosen = next((each for each in roomy[1:] if not is_high(each)), roomy[-1])
    needs, low = needed(chosen)
    return arrange(project, inference, heads, needs, low * room.width(), low * room.height())


def _widths(project: Project, inference: Inference, kind: HeaderType, low: float) -> dict[str, float]:
    """The minimum content width of every column, on a canvas shrunk by the factor ``low``."""
    fonts = kind.fonts.enlarged(low)
    shapes = {INPUT: inference.input_shape, **{layer: known.shape for layer, known in inference.layers.items()}}
    return {
        layer: _PROBLEM_WIDTH
        if _is_cause(inference, layer)
        else bars_width(project, shape[0], fonts)
        if shape is not None and kind_of(shape) == "bars"
        else _LEAST_WIDTH
        for layer, shape in shapes.items()
    }


def _is_cause(inference: Inference, layer: str) -> bool:
    """Whether a layer has a Problem of its own, whose sentence needs width."""
    problem = inference.problems.get(layer)
    return problem is not None and problem.waits_for is None
