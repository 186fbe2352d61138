"""A cache of arrangements of the current network by canvas size."""

from __future__ import annotations

import math
from collections.abc import Iterator

from PySide6.QtCore import QSize, QSizeF

from engine import Project, input_shape
from gui.network.column_headers import fitting
from gui.network.header_grid import HeaderType
from gui.network.layout import Arrangement

_MOST_SIZES = 8  # number of cached sizes


class Arrangements:
    """Arranges a network for areas of different sizes; caches the results until something that they depend on changes.

    Args:
        project: the network.
        unsized: the layers whose size is hidden.
        type: the font of the headers.
    """

    def __init__(self, project: Project, unsized: frozenset[str], type: HeaderType) -> None:
        self._kept: dict[QSize, Arrangement] = {}
        self._made_from: object = None
        self.take(project, unsized, type)

    def take(self, project: Project, unsized: frozenset[str], type: HeaderType) -> None:
        """Replaces the network."""
        made_from = (
            [(layer.id, layer.spec, layer.inputs) for layer in project.layers],
            [sum(math.prod(weight.shape) for weight in layer.weights.values()) for layer in project.layers],
            input_shape(project),
            type.scale,
            unsized,
        )
        if made_from != self._made_from:
            self._kept.clear()
        self._made_from, self._network = made_from, (project, unsized, type)

    def preparing_like(self, other: Arrangements) -> Iterator[None]:
        """Arranges the network beforehand, size by size, for the sizes that another one was arranged for."""
        for size in tuple(other._kept)[1 - _MOST_SIZES :]:  # the latest; beside the one that it has itself
            self.of(size)
            yield

    def of(self, size: QSize) -> Arrangement:
        """The arrangement for an area of this size in pixels."""
        if size not in self._kept:
            if len(self._kept) == _MOST_SIZES:
                self._kept.clear()
            self._kept[size] = fitting(*self._network, QSizeF(size) / self._network[2].scale)
        return self._kept[size]
