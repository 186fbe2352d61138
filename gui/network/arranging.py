"""The columns of the network of now, for areas of different sizes."""

from __future__ import annotations

import math

from PySide6.QtCore import QSize, QSizeF

from engine import Project, input_shape
from gui.network.column_headers import fitting
from gui.network.header_grid import HeadType
from gui.network.layout import Arrangement

_MOST_SIZES = 8  # for which arrangements are kept


class Arrangements:
    """Arranges a network for areas of different sizes, each once as long as nothing changes that decides about columns.

    Args:
        project: the network.
        unsized: the layers whose size is not told.
        type: the type of the heads.
    """

    def __init__(self, project: Project, unsized: frozenset[str], type: HeadType) -> None:
        self._kept: dict[QSize, Arrangement] = {}
        self._made_from: object = None
        self.take(project, unsized, type)

    def take(self, project: Project, unsized: frozenset[str], type: HeadType) -> None:
        """Arranges another network from now on, or another version of it."""
        made_from = (
            [(layer.id, layer.spec) for layer in project.layers],
            [sum(math.prod(weight.shape) for weight in layer.weights.values()) for layer in project.layers],
            input_shape(project),
            type.scale,
            unsized,
        )
        if made_from != self._made_from:
            self._kept.clear()
        self._made_from, self._network = made_from, (project, unsized, type)

    def of(self, size: QSize) -> Arrangement:
        """The columns for an area of so many pixels."""
        if size not in self._kept:
            if len(self._kept) == _MOST_SIZES:
                self._kept.clear()
            self._kept[size] = fitting(*self._network, QSizeF(size) / self._network[2].scale)
        return self._kept[size]
