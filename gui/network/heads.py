"""What stands above the columns, and columns that have room for it."""

from __future__ import annotations

from collections.abc import Container

from PySide6.QtCore import QCoreApplication, QSizeF
from PySide6.QtGui import QFontMetricsF

from engine import INPUT, Inference, Project, infer
from engine.conceal import HIDDEN
from gui.network.layout import LEAST_GAP, LEAST_HEIGHT, Arrangement, Head, arrange
from gui.network.painting import Fonts
from gui.wording import plural, say, shape_text

LEAST_FIT = 0.5  # below this a fitted network could not be read: it is scrolled instead
_MOST_LINES, _LEAST_LINES = 4, 1  # of a head under its title that all columns have room for
_SOUGHT_LINES = 2  # that are shown where there happens to be room: the id and the size
_ROUNDS = 3  # until columns and the type of their titles agree
_CLOSE = 1.16  # times the widget: a network that is hardly wider may become smaller

translate = QCoreApplication.translate


def fitting(project: Project, unsized: Container[str], fonts: Fonts, room: QSizeF) -> Arrangement:
    """The columns, with heads of as many lines as let the whole network be seen without becoming smaller.

    Args:
        unsized: layers whose size is not told.
        room: of the widget, in canvas pixels.
    """
    inference = infer(project)
    heads = {layer: head_of(project, inference, layer, unsized) for layer in (INPUT, *inference.layers)}
    height = room.height()
    low = max(LEAST_HEIGHT / height, 1.0)  # how much smaller a low widget shows it: then there is room beside
    fonts, width = fonts.enlarged(low), low * room.width()
    small, title = QFontMetricsF(fonts.small), QFontMetricsF(fonts.title)

    def arranged(lines: int, height: float, smaller: float = 1.0) -> Arrangement:
        shown = {layer: head.shortened(max(lines, _SOUGHT_LINES)) for layer, head in heads.items()}
        least = QFontMetricsF(fonts.enlarged(smaller).least_title)
        widths = {
            layer: max(
                title.horizontalAdvance(head.title),
                *map(small.horizontalAdvance, head.lines[:lines]),
                min(map(least.horizontalAdvance, (head.title, layer))) - LEAST_GAP + 4,
            )
            for layer, head in shown.items()
        }
        return arrange(project, inference, shown, widths, width, height)

    for lines in range(_MOST_LINES, _LEAST_LINES - 1, -1):
        arrangement = arranged(lines, height)
        if arrangement.width <= _CLOSE * width:
            break
    else:
        lines, arrangement = _MOST_LINES, arranged(_MOST_LINES, height)
    # Shown smaller, columns have room to be taller; titles are larger beside them, and need more room.
    for _ in range(_ROUNDS):
        smaller = min(max(arrangement.width / width, 1.0), 1 / LEAST_FIT)
        arrangement = arranged(lines, height if smaller <= _CLOSE else height * smaller, smaller)
    return arrangement


def head_of(project: Project, inference: Inference, layer_id: str, unsized: Container[str] = ()) -> Head:
    """What stands above a column; of layers that are ``unsized``, without their size."""
    if layer_id == INPUT:
        shape = inference.input_shape
        kinds = {1: translate("NetworkView", "grey"), 3: translate("NetworkView", "colour")}
        kind = kinds.get(shape[0]) or translate("NetworkView", "{count} channels").format(count=shape[0])
        return Head(translate("NetworkView", "Input"), (INPUT, shape_text(shape), kind))
    layer, known = project[layer_id], inference[layer_id]
    size = HIDDEN if layer_id in unsized else shape_text(known.shape) if known.shape else "–"
    lines = [layer_id, size, say(layer.spec.summary)]
    if known.parameters:
        one, many = translate("NetworkView", "1 weight"), translate("NetworkView", "{count} weights")
        lines.append(plural(known.parameters, one, many))
    return Head(say(layer.spec.title), tuple(lines))
