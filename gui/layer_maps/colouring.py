"""The colours of maps at the resolution of the screen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from gui.layer_maps.wall import Panel
from gui.look import colours, hatching
from gui.look.theme import Theme

Samples = tuple[NDArray[np.intp], NDArray[np.intp]]  # rows and columns of a map that pixels show
Coloured = tuple[NDArray[np.uint8], NDArray[np.uint8]]  # indices (H, W) in pixels, and their table (256, 4)


def coloured(panels: Sequence[Panel], samples: Samples, theme: Theme) -> Iterator[Coloured]:
    """The colour indices of maps of one size, and the tables that they refer to."""
    if not panels:
        return
    legends = [panel.legend for panel in panels]
    maps = colours.quantise_maps(
        np.stack([_sampled(panel, samples) for panel in panels]),
        [each.low for each in legends],
        [each.high for each in legends],
        [each.symmetric for each in legends],
    )
    for panel, indices in zip(panels, maps, strict=True):
        table = colours.table(panel.legend.table_key, theme.dark)
        if panel.hidden_cells:
            table = table.copy()  # hidden cells get a colour that no value has here
            indices[_hidden(panel, samples)] = colours.NOT_A_NUMBER
            table[colours.NOT_A_NUMBER, :3] = colours.rgb(theme.palette.raised)
        yield indices, table


def hatched(panel: Panel, samples: Samples, table: NDArray[np.uint8], ratio: float) -> QImage | None:
    """The hatching of negative values; None where none are hatched."""
    legend = panel.legend
    below = legend.hatched_below
    if below is None or panel.hidden_cells:
        return None
    return hatching.lines(panel.values, *samples, table, legend.low, legend.high, ratio, below=below)


def _sampled(panel: Panel, samples: Samples) -> NDArray[np.float32]:
    """The map at the resolution of the screen; the thumbnail of a large map is used if it is fine enough."""
    rows, columns = samples
    small, (_, height, width) = panel.thumbnail.values, panel.output.shape
    block = -(-height // small.shape[0]), -(-width // small.shape[1])
    coarse = (
        rows[-1] - rows[0] >= (rows.size - 1) * block[0] and columns[-1] - columns[0] >= (columns.size - 1) * block[1]
    )
    if max(block) > 1 and coarse:
        sampled: NDArray[np.float32] = small[rows[:, None] // block[0], columns // block[1]]
    else:
        sampled = panel.output.block[panel.channel, rows[:, None], columns]
    return sampled


def _hidden(panel: Panel, samples: Samples) -> NDArray[np.bool_]:
    """Whether each pixel shows a hidden cell."""
    hidden = np.full(panel.output.shape[1:], panel.hidden_cells.whole, np.bool_)
    for cell in panel.hidden_cells.others:
        hidden[cell] = not panel.hidden_cells.whole
    return hidden[samples[0][:, None], samples[1]]
