"""The widgets of the views of the cell page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from gui.cell.bar_list import BarList
from gui.cell.chain_view import ChainView
from gui.cell.contents.by_rule import contents_of
from gui.cell.contents.cell_scene import CellScene
from gui.cell.curve_view import CurveView
from gui.cell.lines_view import LinesView
from gui.cell.number_grid import NumberGrid
from gui.cell.row_view import Operator
from gui.cell.slide_view import SlideView
from gui.cell.stack_view import StackView
from gui.cell.tiles_view import TilesView
from gui.cell.view_row import AnyView, ViewRow


class CellViews(QObject):
    """One view of every type; each layer kind shows some of them side by side.

    Args:
        row: the parent widget.
        window_tip: makes the tooltip of a (row, column) of the window.
        tile_tip: makes the tooltip of a (channel, row, column) of the small maps.
    """

    def __init__(
        self,
        row: ViewRow,
        window_tip: Callable[[tuple[int, int]], str],
        tile_tip: Callable[[tuple[int, int, int]], str],
    ) -> None:
        super().__init__(row)
        self._row = row
        self._arrangement: tuple[object, ...] = ()  # the last content, as far as it affects the needed width
        move = self.tr("Point at a cell to move the window there; click to leave it there. Arrow keys move it, too.")
        weigh = self.tr("Point at a cell to see every input that its weight is multiplied with.")
        self.input = SlideView(self.tr("Input map"), move)
        go = self.tr("A map that meets others here. Click a cell to go there.")
        self.branches = SlideView(self.tr("First branch"), go), SlideView(self.tr("Second branch"), go)
        self.output = SlideView(self.tr("Output map"), move)
        self.companion = SlideView(self.tr("The other pinned map"), move)
        self.outputs = StackView(self.output, self.companion)
        self.patch = NumberGrid(self.tr("Input patch"), weigh, window_tip)
        type_in = self.tr("Click a weight and type another one.")
        self.kernel = NumberGrid(self.tr("Kernel"), f"{weigh}\n{type_in}", window_tip, keyed=True)
        self.products = NumberGrid(self.tr("Products"), weigh, window_tip)
        grids = self.patch, self.kernel, self.products
        for grid in grids:
            grid.beside = [other for other in grids if other is not grid]
        self.lines = LinesView(
            self.tr("Sum"),
            self.tr(
                "What is added up, and what it comes to.\n"
                "Click a channel to see its patch; the wheel and the arrow keys go through all of them."
            ),
        )
        self.curve = CurveView(self.tr("Curve"), self.tr("The function of this layer, and where the cell is on it"))
        self.bars = BarList(
            self.tr("Largest numbers"), self.tr("Point at a bar to see where its number comes from; click to go there.")
        )
        self.tiles = TilesView(
            self.tr("Contributions on the maps"),
            self.tr("Every contribution where it comes from. Click a cell to go there."),
            tile_tip,
        )
        self.chain = ChainView(self.tr("Steps"), self.tr("What is done to the number, step by step"))
        self.times, self.equals = Operator("×"), Operator("=")
        self.by_name: dict[str, AnyView] = {
            "input": self.input,
            "branches": StackView(*self.branches),
            "patch": self.patch,
            "times": self.times,
            "kernel": self.kernel,
            "equals": self.equals,
            "products": self.products,
            "curve": self.curve,
            "bars": self.bars,
            "tiles": self.tiles,
            "chain": self.chain,
            "lines": self.lines,
            "outputs": self.outputs,
        }

    def show(self, scene: CellScene) -> list[AnyView]:
        """Fills the views for a cell; returns them from left to right."""
        compared = scene.compares and scene.counterpart is not None
        digits = scene.explanation.digits if scene.explanation is not None else None
        arrangement = scene.layer, scene.kind, scene.output_shape, compared, scene.is_size_hidden, digits
        if arrangement != self._arrangement:
            self._arrangement = arrangement
            self._row.rearrange()
        shown = []
        for name, state in contents_of(scene).views.items():
            self.by_name[name].show_state(state)
            shown.append(self.by_name[name])
        return shown
