"""Hovering and editing the weights of the kernel that the cell page shows."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from engine.explain.explain import Explanation
from engine.project.edits.weights import set_part
from gui.cell.contents.cell_scenes import kernel_geometry, source_of
from gui.state.document import Document
from gui.state.selection import Hover, Selection, WeightSpot
from gui.state.workers import Frame

Cell = tuple[int, int]  # row, column in the kernel as applied to the input


class KernelWeights:
    """Sets the hovered weight of the Selection, and edits weights of the Document."""

    def __init__(self, document: Document, selection: Selection) -> None:
        self._document, self._selection = document, selection

    def point_at(
        self, frame: Frame | None, shown: Hover | None, explained: Explanation | None, cell: Cell | None
    ) -> None:
        """Sets the hovered weight to that of a cell of the kernel, or to none."""
        if cell is None or frame is None or shown is None or explained is None:
            self._selection.point_at_weight(None)
            return
        geometry = kernel_geometry(frame.request.evaluated[shown.layer].spec)
        if geometry is not None:
            source = source_of(self._selection, explained)
            self._selection.point_at_weight(WeightSpot(shown.layer, shown.channel, source, *geometry.flipped(*cell)))

    def change(self, shown: Hover | None, explained: Explanation | None, cell: Cell, value: float) -> None:
        """Edits the weight of a cell of the kernel."""
        if shown is None or explained is None:
            return
        geometry = kernel_geometry(self._document.project[shown.layer].spec)
        if geometry is not None:
            at = (shown.channel, source_of(self._selection, explained), *geometry.flipped(*cell))
            text = QCoreApplication.translate("CellPanel", "Change weight")
            self._document.edit(text, lambda project: set_part(project, shown.layer, at, value, "weight"))
