"""The views of a sum over a window, and of a sum over a vector."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QCoreApplication

from engine.explain.explain import SHOWN, Group, place
from engine.quiz.hiding import HIDDEN
from engine.values.numerals import abridged, plain, printed
from gui.cell.contents.cell_scene import CellScene
from gui.cell.contents.contents import Contents
from gui.cell.contents.entries import bars_total, entry_of, lines_of, lines_with_rounding, with_wide_digits
from gui.cell.contents.maps import input_map, output_maps
from gui.cell.painting.bars import Bar, BarsRoom, BarsState
from gui.cell.painting.lines import LinesState
from gui.cell.painting.numbers import NumbersState
from gui.cell.painting.shades import Shades
from gui.cell.painting.sign import SignState
from gui.cell.painting.tiles import TileMaps, TilesState
from gui.text.phrases import say

translate = QCoreApplication.translate

_MOST_CHARACTERS = 16  # maximum width of a printed sum
_FAINT = 50  # the colour scale of products reaches at least this fraction of their map's


# --- over a window -----------------------------------------------------------------------------------------------


def convolution(scene: CellScene) -> Contents:
    """Input, patch × kernel = products, sum, output."""
    group = scene.explained.groups[scene.group]
    return Contents(
        input=input_map(scene, scene.channel_read),
        patch=_patch(scene, group),
        times=SignState(sign="×"),
        kernel=_kernel(scene, group),
        equals=SignState(sign="="),
        products=_products(scene, group),
        lines=_sum(scene),
        outputs=output_maps(scene),
    )


def _patch(scene: CellScene, group: Group) -> NumbersState:
    return NumbersState(
        caption=translate("CellViews", "patch of {map}").format(map=say(group.label)),
        shape=group.shape,
        texts=group.values,
        values=group.raw_values,
        shades=scene.shades(scene.explained.source, scene.channel_read),
        padding=group.padding,
        longest=scene.explained.digits.longest_value,
        pointed=pointed_in(scene, group),
    )


def _kernel(scene: CellScene, group: Group) -> NumbersState:
    all_weights = scene.explained.trace.terms.weights
    weights = np.abs(all_weights[np.isfinite(all_weights)])
    factor = scene.factors[scene.group] if scene.group < len(scene.factors) else 1.0
    return NumbersState(
        caption=translate("CellViews", "kernel") + _gain(factor),
        shape=group.shape,
        texts=group.weights,
        values=group.raw_weights,
        shades=Shades.about_zero("weights", scene.dark, float(weights.max(initial=0)), scene.hatched),
        longest=scene.explained.digits.longest_weight,
        pointed=pointed_in(scene, group),
        is_writable=factor == 1 and scene.spec.has_filters,
    )


def _products(scene: CellScene, group: Group) -> NumbersState:
    digits, products = scene.explained.digits, scene.explained.trace.terms.products
    output = scene.shades(scene.layer, scene.cell[0])
    finite = np.abs(products[np.isfinite(products)])
    size = max(float(finite.max(initial=0)), max(abs(output.low), abs(output.high)) / _FAINT)
    summed, rounded = translate("CellViews", "sum {sum}"), translate("CellViews", "rounding {rest}")
    longest_foot = summed.format(sum=abridged(digits.longest_sum, _MOST_CHARACTERS))
    if not digits.is_exact:
        longest_foot += "  " + rounded.format(rest=printed(-0.0999, digits.parts))
    rest = group.rest or (HIDDEN if scene.hidden else printed(0, digits.parts))
    return NumbersState(
        caption=translate("CellViews", "products"),
        shape=group.shape,
        texts=group.products,
        values=group.raw_products,
        shades=scene.about_zero(size),
        padding=group.padding,
        foot=(
            summed.format(sum=abridged(group.total, _MOST_CHARACTERS)),
            "" if digits.is_exact else rounded.format(rest=abridged(rest, _MOST_CHARACTERS)),
        ),
        longest=digits.longest_part,
        longest_foot=longest_foot,
        pointed=pointed_in(scene, group),
    )


def pointed_in(scene: CellScene, group: Group) -> tuple[int, int] | None:
    """The hovered weight's cell, if the group has one there."""
    cell = scene.weight
    return cell if cell is not None and cell[0] < group.shape[0] and cell[1] < group.shape[1] else None


def _sum(scene: CellScene) -> LinesState:
    entries, number = [], 0
    for line in lines_with_rounding(scene.explained):
        choice = None
        label = say(line.label)
        if line.kind == "channel":
            label += _gain(scene.factors[number]) if number < len(scene.factors) else ""
            choice = number if len(scene.explained.groups) > 1 else None
            number += 1
        entries.append(entry_of(scene.explained, line, label, choice))
    biased = any(line.kind == "bias" for line in scene.explained.lines)
    caption = translate("CellViews", "sum + bias") if biased else translate("CellViews", "sum")
    return lines_of(scene, caption, entries, scene.group)


def _gain(factor: float) -> str:
    return "" if factor == 1 else f" × {plain(factor)}"


# --- over a vector -----------------------------------------------------------------------------------------------


def weighted(scene: CellScene) -> Contents:
    """The largest contributions, all of them on the maps that were flattened, and the sum."""
    lines = scene.explained.lines
    terms = [(number, line) for number, line in enumerate(lines) if line.kind == "term"]
    bars = [
        Bar(
            say(line.label),
            short_place(*scene.origin(line.cell or ())),
            line.value,
            line.number,
            " × ".join(line.factors),
            number,
        )
        for number, line in terms
    ]
    up, down = [bar for bar in bars if bar.size >= 0], [bar for bar in bars if not bar.size >= 0]
    largest = BarsState(
        caption=translate("CellViews", "largest contributions: value × weight"),
        columns=(up, down),
        colours=scene.ends(),
        room=_bars_room(scene),
    )
    others = [line for line in lines_with_rounding(scene.explained) if line.kind != "term"]
    entries = [entry_of(scene.explained, line) for line in others]
    if len(entries) > 1 and terms:
        entries.insert(0, bars_total([line for _, line in terms], scene.explained.digits.longest_sum))
    total = lines_of(scene, translate("CellViews", "sum"), entries)
    return Contents(bars=largest, tiles=_tiles(scene), lines=total)


def _bars_room(scene: CellScene) -> BarsRoom:
    """The maximum needs of the bars of any unit of the layer."""
    digits, terms = scene.explained.digits, math.prod(scene.input_shape)
    layer, cell = scene.origin((terms - 1,))
    rows = SHOWN if terms > 2 * SHOWN + 1 else terms
    words = with_wide_digits(say(place(layer, cell))), with_wide_digits(short_place(layer, cell))
    detail = f"{digits.longest_value} × {digits.longest_weight}"
    return BarsRoom(Bar(*words, digits.longest_part, 0.0, detail, -1), rows)


def _tiles(scene: CellScene) -> list[TilesState]:
    """The contributions on the maps that were flattened, if any were."""
    layer, cell = scene.origin((0,))
    if len(cell) != 3:
        return []
    products = scene.explained.trace.terms.products
    finite = np.abs(products[np.isfinite(products)])
    values = products.astype(np.float32).reshape(scene.result.outputs[layer].shape)
    maps = TileMaps(values, scene.about_zero(float(finite.max(initial=0))))
    return [TilesState(caption=translate("CellViews", "laid back on {layer}").format(layer=layer), maps=maps)]


def short_place(layer: str, cell: Sequence[int]) -> str:
    """The layer and cell of a number, in few characters."""
    return f"{layer}[{cell[0]}]" + (f" ({cell[1]}, {cell[2]})" if len(cell) == 3 else "")
