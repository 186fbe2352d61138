"""Builds a CellScene from a Frame and the Selection."""

from __future__ import annotations

from engine import Cell, CellSet
from engine.compute.other_pooling import OtherPooling
from engine.explain.explain import Explanation
from engine.layers.spec import Spec
from engine.layers.window_positions import Geometry
from engine.quiz.hiding import with_hidden
from gui.cell.contents.cell_scene import CellScene, influenced_by
from gui.cell.painting.shades import Shades
from gui.look.colours import marks
from gui.look.legend import Legends
from gui.look.theme import Theme
from gui.state.playback import Playback
from gui.state.selection import Hover, Selection
from gui.state.workers import Frame


def scene_of(
    frame: Frame,
    hover: Hover,
    cell: Cell,
    known: Explanation | None,
    selection: Selection,
    playback: Playback,
    theme: Theme,
) -> CellScene:
    """The CellScene of a cell.

    Args:
        hover: the same cell as a Hover.
        known: its full explanation; None for a cell of the network's input.
    """
    explanation = with_hidden(known) if known is not None and selection.hides(hover) else known
    looks, dark = selection.looks, theme.dark
    legends = Legends(frame, looks)

    def shades(layer: str, channel: int) -> Shades:
        legend = legends.of(layer, channel)
        ends = legend.low, legend.high, legend.symmetric
        return Shades(legend.table_key, dark, *ends, legend.hatched_below)

    gains = frame.request.gains
    muted = gains is not None and (gains.layer, gains.channel) == (hover.layer, cell[0])
    return CellScene(
        project=frame.request.evaluated,
        result=frame.result,
        thumbnails=frame.thumbnails,
        layer=hover.layer,
        cell=cell,
        explanation=explanation,
        source=selection.source,
        factors=gains.factors if gains is not None and muted else (),
        reached=lambda channel: playback.reached(hover.layer, channel),
        hidden_cells=selection.hidden_of,
        is_size_hidden=hover.layer in selection.sizes_asked,
        pins=_pins(selection, hover.layer, dark),
        influenced=_influenced(frame, selection, hover, explanation),
        weight=_weight(frame, selection, hover, explanation),
        compares=looks.compares,
        counterpart=frame.answer(OtherPooling(hover.layer, cell[0])),
        shades=shades,
        signed=looks.signed,
        dark=dark,
        hatched=looks.hatching,
        accent=theme.palette.accent,
    )


def _pins(selection: Selection, layer: str, dark: bool) -> dict[int, str]:
    colours = marks(dark)
    shades = {"red": colours.pin_red, "green": colours.pin_green}
    pins = selection.pins.items()
    return {pin[1]: shades[name] for name, pin in pins if pin is not None and pin[0] == layer}


def _influenced(frame: Frame, selection: Selection, hover: Hover, explanation: Explanation | None) -> CellSet | None:
    """The layer's cells that depend on the hovered cell, if that is in an input of the layer."""
    pointed = selection.hover
    if explanation is None or pointed is None or pointed.layer not in explanation.sources:
        return None
    outputs = frame.result.outputs
    cell = pointed.cell(outputs[pointed.layer].shape)
    if cell is None or len(outputs[hover.layer].shape) == 1:
        return None
    return influenced_by(frame.result, frame.request.evaluated[hover.layer], pointed.layer, cell)


def _weight(
    frame: Frame, selection: Selection, hover: Hover, explanation: Explanation | None
) -> tuple[int, int] | None:
    """The hovered weight's cell in the kernel as applied to the input, if its kernel is shown."""
    spot = selection.weight
    geometry = kernel_geometry(frame.request.evaluated[hover.layer].spec) if explanation is not None else None
    if spot is None or explanation is None or geometry is None:
        return None
    if (spot.layer, spot.channel, spot.source) != (hover.layer, hover.channel, source_of(selection, explanation)):
        return None
    if spot.row >= geometry.kernel[0] or spot.column >= geometry.kernel[1]:
        return None  # the kernel became smaller under the pointer
    return geometry.flipped(spot.row, spot.column)


def source_of(selection: Selection, explanation: Explanation) -> int:
    """The selected input channel."""
    return min(selection.source, len(explanation.groups) - 1)


def kernel_geometry(spec: Spec) -> Geometry | None:
    """How the kernels of a layer are applied to its input; None if it has none."""
    return spec.geometry if spec.has_filters else None
