"""The views of a function of one value, of a copy, of a normalisation, and of a cell of the picture."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from engine import INPUT
from engine.explain.activation_rules import curve_of, formulas
from engine.explain.explain import Line
from engine.values.numerals import printed
from gui.cell.contents.cell_scene import CellScene, influenced_by, value_of
from gui.cell.contents.contents import Contents
from gui.cell.contents.entries import entry_of, lines_of, lines_with_rounding, longest_labels
from gui.cell.contents.maps import input_maps, output_maps
from gui.cell.contents.sums import short_place
from gui.cell.contents.written_scene import flattening_text
from gui.cell.painting.chain import ChainState, ChainStep
from gui.cell.painting.curve import CurveState, samples_of
from gui.cell.painting.lines import Entry, LinesState
from gui.text.phrases import count_text, say

translate = QCoreApplication.translate


def function(scene: CellScene) -> Contents:
    """Input, curve, the formula at the input value, output."""
    explained, spec = scene.explained, curve_of(scene.project[scene.layer], scene.cell)
    read = scene.shades(explained.source, scene.cell[0] if len(scene.cell) == 3 else 0)
    reach = max(abs(read.low), abs(read.high)) * 1.1 or 1.0
    curve = CurveState(
        caption=f"{say(type(spec).title)} · {say(spec.summary)}",
        samples=samples_of(spec, reach),
        point=(explained.trace.terms[0].value, explained.trace.value),
        texts=(explained.lines[0].value, explained.value),
        colour=scene.sign_colour(explained.value),
    )
    labels = tuple(map(say, formulas(spec, explained.digits.longest_value)))
    entries = [
        entry_of(explained, line, "x" if line.kind == "term" else "", labels=labels if line.kind == "step" else ())
        for line in explained.lines
    ]
    lines = lines_of(scene, translate("CellViews", "the curve at x"), entries)
    return Contents(input=input_maps(scene), curve=curve, lines=lines, outputs=output_maps(scene))


def copy(scene: CellScene) -> Contents:
    """Input, the position that the number is copied to, output."""
    explained = scene.explained
    is_reshaped = len(scene.output_shape) < len(scene.input_shape)
    entries = [entry_of(explained, line) for line in explained.lines if line.kind in ("value", "note")]
    if is_reshaped:  # as a sentence: the number, its index and the number again would read as a sum
        step = next(line for line in explained.lines if line.kind == "step")
        entries.append(Entry("note", f"{flattening_text(scene)}: {say(step.label)} = {step.value}."))
    caption = translate("CellViews", "where it lands") if is_reshaped else translate("CellViews", "handed on")
    lines = lines_of(scene, caption, entries, noted=True)
    return Contents(input=input_maps(scene), lines=lines, outputs=output_maps(scene))


def normalise(scene: CellScene) -> Contents:
    """Input, the transformed number step by step, output."""
    steps: list[ChainStep] = []
    for line in scene.explained.lines:
        if line.kind == "rest":
            words, text = steps[-1]
            steps[-1] = f"{words}, {say(line.label)} {line.value}", text
        elif line.kind == "bias":
            steps.append((translate("CellViews", "+ {bias} (bias)").format(bias=line.value), ""))
        elif line.kind == "value":
            steps[-1] = steps[-1][0], line.value
        elif line.kind != "note":
            steps.append(("x" if line.kind == "term" else say(line.label), line.value))
    chain = ChainState(
        caption=translate("CellViews", "step by step"),
        steps=steps,
        colour=scene.sign_colour(scene.explained.value),
        longest=scene.explained.digits.longest,
    )
    notes = [entry_of(scene.explained, line) for line in scene.explained.lines if line.kind == "note"]
    caption = translate("CellViews", "of the numbers themselves")
    lines = [lines_of(scene, caption, notes, noted=True)] if notes else []
    return Contents(input=input_maps(scene), chain=chain, lines=lines, outputs=output_maps(scene))


def response(scene: CellScene) -> Contents:
    """Input, the squares of the neighbouring channels, the divisor and the quotient, output."""
    explained = scene.explained
    entries = [
        entry_of(explained, line, _origin(scene, line), labels=longest_labels(explained, line))
        for line in lines_with_rounding(explained)
    ]
    lines = lines_of(scene, translate("CellViews", "step by step"), entries, noted=True)
    return Contents(input=input_maps(scene), lines=lines, outputs=output_maps(scene))


def _origin(scene: CellScene, line: Line) -> str:
    """The name of the map that contains the number of a line; empty for a line without a cell."""
    return short_place(*scene.origin(line.cell)).partition(" ")[0] if line.cell is not None else ""


def picture(scene: CellScene) -> Contents:
    """A cell of the network's input: its map, its values, and the number of cells that read it."""
    entries = [*_input_values(scene), *_readers(scene)]
    lines = LinesState(caption=translate("CellViews", "the picture at this place"), entries=entries)
    return Contents(outputs=output_maps(scene), lines=lines)


def _input_values(scene: CellScene) -> list[Entry]:
    """The values of all channels at the cell, as the network reads them and before scaling."""
    image, entries = scene.project.input, []
    read = translate("CellViews", "{name}, as the network reads it")
    original = translate("CellViews", "{name}, in the picture")
    for channel in range(image.channels):
        name = _channel_name(channel, image.channels)
        value = value_of(scene.result, INPUT, (channel, *scene.cell[1:]))
        ends = scene.thumbnails[INPUT][channel]
        longest = printed(-max(-ends.low, ends.high), 3)
        entries.append(Entry("part", read.format(name=name), printed(value, 3), longest_value=longest))
        mean, deviation = (each[channel % len(each)] for each in (image.mean, image.deviation))
        if (mean, deviation) != (0, 1):
            text = printed(value * deviation + mean, 3)
            entries.append(Entry("part", original.format(name=name), text, longest_value=longest))
    return entries


def _channel_name(channel: int, channels: int) -> str:
    if channels == 3:
        colours = translate("CellViews", "red"), translate("CellViews", "green"), translate("CellViews", "blue")
        return colours[channel]
    if channel == 0:
        return translate("CellViews", "value")
    return translate("CellViews", "channel {number}").format(number=channel)


def _readers(scene: CellScene) -> list[Entry]:
    """The number of cells that read this one, by layer."""
    entries, shape = [], scene.output_shape
    for layer in scene.project.layers:
        if INPUT in layer.inputs and layer.id in scene.result.outputs:
            middle = (0, *(size // 2 for size in shape[1:]))
            influenced = (influenced_by(scene.result, layer, INPUT, cell) for cell in (scene.cell, middle))
            here, most = (count_text(cells.count) for cells in influenced)
            words = translate("CellViews", "cells of {layer} that it is part of").format(layer=layer.id)
            entries.append(Entry("part", words, here, longest_value=most))
    return entries
