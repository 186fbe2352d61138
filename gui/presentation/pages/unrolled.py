"""Reads the input maps of a flatten layer from a Frame, with their colours."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from engine import Layer, Project, Shape
from engine.quiz.hiding import HiddenCells
from gui.look import colours
from gui.look.legend import Legends
from gui.look.theme import Theme
from gui.presentation.pages.unroll_state import Unrolled
from gui.state.selection import Selection
from gui.state.workers import Frame


def unrolled_of(project: Project, frame: Frame | None, selection: Selection, theme: Theme) -> Unrolled | None:
    """The maps that the selected flatten layer reads; None if no flatten layer is selected, or nothing is computed."""
    chosen = next((each for each in project.layers if each.id == selection.layer), None)
    if chosen is None or not chosen.spec.flattens or frame is None:
        return None
    source = chosen.inputs[0]
    output = frame.result.outputs.get(source)
    if output is None or source not in frame.thumbnails:
        return None
    values = output.maps[0].reshape(1, 1, -1) if len(output.shape) == 1 else np.stack(output.maps)
    legends = [Legends(frame, selection.looks).of(source, channel) for channel in range(len(values))]
    hidden = _hidden(chosen, output.shape, selection.hidden_by_layer).reshape(values.shape)
    painted = np.empty((*values.shape, 3), np.uint8)
    for channel, legend in enumerate(legends):
        indices = colours.quantise(values[channel], legend.low, legend.high, legend.symmetric)
        painted[channel] = colours.table(legend.table_key, theme.dark)[indices, :3]
    painted[hidden] = colours.rgb(theme.palette.raised)
    return Unrolled(source, values, painted, hidden, not {chosen.id, source} & set(selection.sizes_asked))


def _hidden(layer: Layer, shape: Shape, hidden_by_layer: Mapping[str, HiddenCells]) -> NDArray[np.bool_]:
    """A mask of the hidden cells, in the input or in the output; of the shape of the input."""
    hidden = np.zeros(shape, np.bool_)
    before, after = (hidden_by_layer.get(each) for each in (layer.inputs[0], layer.id))
    if before or after:
        for place, cell in enumerate(np.ndindex(shape)):
            hidden[cell] = bool(before and before.hides(cell)) or bool(after and after.hides((place,)))
    return hidden
