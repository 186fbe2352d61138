"""The maps of the cell page: the input with its window, and the output with the cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QCoreApplication

from engine.quiz.hiding import HIDDEN, HiddenCells
from gui.cell.contents.cell_scene import CellScene
from gui.cell.painting.padded_map import PaddedMap
from gui.cell.painting.slide import Outline, SlideState
from gui.cell.painting.slide_ground import ground_of, plain_ground
from gui.cell.painting.stack import StackState
from gui.look.colours import marks
from gui.text.phrases import plural, shape_text

translate = QCoreApplication.translate


def input_map(scene: CellScene, channel: int) -> SlideState:
    """One channel of the input, with the window of the explained cell."""
    explained, shape = scene.explained, scene.input_shape
    slides = len(scene.output_shape) == 3 and not (scene.kind == "copy" and scene.spec.per_cell)
    ground = ground_of(scene.spec, shape, scene.output_shape) if slides else plain_ground(*shape[1:])
    cell = explained.trace.terms[0].cell or scene.cell
    row, column = scene.cell[1:] if slides else cell[1:]
    outlines = [Outline(*ground.window(row, column), colour) for colour in _window_colours(scene)]
    if scene.weight is not None:
        multiplied = ground.cells_of(*scene.weight)
        outlines.append(Outline(*multiplied, marks(scene.dark).weight_positive, dashed=True, shaded=True))
    place = explained.source, channel
    return SlideState(
        caption=_map_caption(*place, shape),
        map=PaddedMap(scene.thumbnail(*place), scene.shades(*place), ground, place),
        outlines=outlines,
        hidden_cells=scene.hidden_cells(*place),
    )


def branch_maps(scene: CellScene) -> StackState:
    """The maps or vectors of the branches that meet, each with the cell that is read."""
    return StackState(views=[_branch_map(scene, number) for number in scene.branches])


def _branch_map(scene: CellScene, number: int) -> SlideState:
    source, cell = scene.explained.sources[number], scene.explained.trace.terms[number].cell or scene.cell
    shape = scene.result.outputs[source].shape
    if len(shape) == 1:
        return _vector(scene, source, cell[0])
    place = source, cell[0]
    return SlideState(
        caption=_map_caption(*place, shape),
        map=PaddedMap(scene.thumbnail(*place), scene.shades(*place), plain_ground(*shape[1:]), place),
        outlines=[Outline(np.array([cell[1]]), np.array([cell[2]]), scene.accent)],
        hidden_cells=scene.hidden_cells(*place),
    )


def input_maps(scene: CellScene) -> list[SlideState]:
    """The shown channel of the input; empty for a vector."""
    return [input_map(scene, scene.channel_read)] if len(scene.input_shape) == 3 else []


def _window_colours(scene: CellScene) -> list[str]:
    """The colours of the windows: two while two maps of the layer are pinned and computed together."""
    pins = dict(scene.pins)
    own = pins.pop(scene.cell[0], None)
    return [scene.accent] if own is None else [own, *pins.values()]


def output_maps(scene: CellScene) -> list[StackState]:
    """The layer's map with the cell, and beside it the other pinned map or that of the other kind of pooling."""
    if scene.is_size_hidden:
        caption = f"{scene.layer}[{scene.cell[0]}] · {HIDDEN}"
        views = [SlideState(caption=caption, map=PaddedMap(is_unsized=True), hidden_cells=HiddenCells(whole=True))]
    elif len(scene.output_shape) == 1:
        if scene.kind != "copy" or len(scene.input_shape) != 3:
            return []  # the units of other vectors are best seen on the network
        views = [replace(_vector(scene, scene.layer, scene.cell[0]), reached=scene.reached(0))]
    else:
        own = scene.cell[0]
        pinned = [channel for channel in scene.pins if channel != own] if own in scene.pins else []
        views = [_output_map(scene, own), *_counterpart(scene), *(_output_map(scene, each) for each in pinned)][:2]
    return [StackState(views=views)]


def _vector(scene: CellScene, layer: str, unit: int) -> SlideState:
    (count,) = scene.result.outputs[layer].shape
    one, many = translate("CellViews", "{layer} · 1 value"), translate("CellViews", "{layer} · {count} values")
    shown = scene.thumbnail(layer, 0), scene.shades(layer, 0)
    return SlideState(
        caption=plural(count, one, many, layer=layer),
        map=PaddedMap(*shown, plain_ground(1, count), (layer, 0), is_strip=True),
        outlines=[Outline(np.array([0]), np.array([unit]), scene.accent)],
        hidden_cells=scene.hidden_cells(layer, 0),
    )


def _output_map(scene: CellScene, channel: int) -> SlideState:
    layer, shape, frame = scene.layer, scene.output_shape, scene.pins.get(channel, "")
    shown = scene.thumbnail(layer, channel), scene.shades(layer, channel)
    return SlideState(
        caption=_map_caption(layer, channel, shape),
        map=PaddedMap(*shown, plain_ground(*shape[1:]), (layer, channel), frame=frame),
        outlines=[*_influenced(scene), _at_cell(scene, frame or scene.accent)],
        reached=scene.reached(channel),
        hidden_cells=scene.hidden_cells(layer, channel),
    )


def _counterpart(scene: CellScene) -> list[SlideState]:
    """The map of the other kind of pooling, if it is shown and known."""
    other, channel = scene.counterpart, scene.cell[0]
    if not scene.compares or scene.hidden or other is None:
        return []
    mean, largest = translate("CellViews", "mean instead"), translate("CellViews", "largest instead")
    shades = scene.shades(scene.layer, channel)
    state = SlideState(
        caption=mean if scene.explained.rule == "max" else largest,
        map=PaddedMap(other.thumbnail.values, shades, plain_ground(*scene.output_shape[1:])),
        outlines=[_at_cell(scene, scene.accent)],
        reached=scene.reached(channel),
    )
    return [state]


def _at_cell(scene: CellScene, colour: str) -> Outline:
    return Outline(np.array([scene.cell[1]]), np.array([scene.cell[2]]), colour)


def _influenced(scene: CellScene) -> list[Outline]:
    """The outlines of the cells that depend on the hovered input cell."""
    if scene.influenced is None or scene.influenced.is_everything:
        return []
    colour = marks(scene.dark).influence
    return [
        Outline(np.flatnonzero(block.rows), np.flatnonzero(block.columns), colour, dashed=True, shaded=True)
        for block in scene.influenced.blocks
    ]


def _map_caption(layer: str, channel: int, shape: Sequence[int]) -> str:
    return f"{layer}[{channel}] · {shape_text(shape[1:])}"
