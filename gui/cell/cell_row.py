"""The computation of one cell, as a row of views that can be hovered."""

from __future__ import annotations

from functools import partial

import numpy as np
from PySide6.QtCore import QPoint, QRect, QSize, Signal, Slot
from PySide6.QtWidgets import QWidget

from engine import Cell
from engine.explain.explain import place
from engine.project.size_formulas import position_over
from gui.cell.cell_views import CellViews
from gui.cell.contents.cell_scene import CellScene
from gui.cell.view_row import ViewRow
from gui.text.phrases import number_text, say


class CellRow(ViewRow):
    """The arithmetic of one cell: input, window, numbers, sum, output.

    Signals:
        hovered(str, object, object): layer and Cell of the hovered cell, and the Cell of the explained layer to explain
            meanwhile.
        hover_ended(): no cell is hovered any more.
        chosen(str, object): layer and Cell of a clicked cell.
        walked(int, int): an arrow key requests the cell this number of rows down and columns to the right.
        weight_pointed(object): the hovered cell of the kernel as applied to the input; None for none.
        source_chosen(int): another input channel of the filter was chosen.
        answer_asked(object, object): a hidden value was clicked; its Cell, and its rectangle on the screen.
        size_asked(object): the hidden size of the output was clicked; its rectangle on the screen.
        weight_typed(object, float): a cell of the kernel as applied to the input, and the number typed into it.
    """

    hovered = Signal(str, object, object)
    hover_ended = Signal()
    chosen = Signal(str, object)
    walked = Signal(int, int)
    weight_pointed = Signal(object)
    source_chosen = Signal(int)
    answer_asked = Signal(object, object)
    size_asked = Signal(object)
    weight_typed = Signal(object, float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scene: CellScene | None = None
        self.views = views = CellViews(self, self._window_tip, self._tile_tip)
        self.add(*views.by_name.values())
        views.input.pointed.connect(self._point_at_input)
        views.input.pressed.connect(self._press_input)
        for view in (views.output, views.companion):
            view.pointed.connect(self._point_at_output)
            view.pressed.connect(self._press_output)
        for number, view in enumerate(views.branches):
            view.pointed.connect(partial(self._point_at_branch, number))
            view.pressed.connect(partial(self._press_branch, number))
        for view in (views.input, *views.branches, views.output, views.companion):
            view.walked.connect(self.walked)
        for grid in (views.patch, views.kernel, views.products):
            grid.cell_pointed.connect(self.weight_pointed)
        views.kernel.typed.connect(self.weight_typed)
        views.lines.chosen.connect(self.source_chosen)
        views.lines.asked.connect(self.ask)
        views.bars.pointed.connect(self._point_at_bar)
        views.bars.chosen.connect(self._choose_bar)
        views.tiles.cell_pointed.connect(self._point_at_tile)
        views.tiles.cell_pressed.connect(self._press_tile)

    def show_scene(self, scene: CellScene) -> None:
        """Shows the computation of another cell."""
        self._scene = scene
        self.show_views(self.views.show(scene))

    def forget(self) -> None:
        """Shows nothing, and drops the maps that were shown."""
        if self._scene is not None:
            self._scene = None
            self.show_views(())

    # ---- pointing

    def _point_at_input(self, cell: tuple[int, int] | None) -> None:
        scene = self._scene
        if scene is None or cell is None:
            self.hover_ended.emit()
            return
        target = self._window_over(scene, cell)
        rows, columns = scene.input_shape[1:]
        if 0 <= cell[0] < rows and 0 <= cell[1] < columns:
            self.hovered.emit(scene.explained.source, (scene.channel_read, *cell), target)
        else:
            self.hovered.emit(scene.layer, target, target)

    def _press_input(self, cell: tuple[int, int]) -> None:
        if self._scene is not None:
            self.chosen.emit(self._scene.layer, self._window_over(self._scene, cell))

    def _window_over(self, scene: CellScene, cell: tuple[int, int]) -> Cell:
        """The cell of the layer whose window is over a position of the input."""
        if scene.kind == "copy" and scene.spec.per_cell:
            return scene.spec.output_cell((scene.channel_read, *cell), scene.input_shape)
        if len(scene.output_shape) == 1:
            channel, (_, rows, columns) = scene.channel_read, scene.input_shape
            return ((channel * rows + cell[0]) * columns + cell[1],)
        return (scene.cell[0], *position_over(scene.spec, scene.input_shape, scene.output_shape, *cell))

    def _point_at_branch(self, number: int, cell: tuple[int, int] | None) -> None:
        scene = self._scene
        if scene is None or cell is None:
            self.hover_ended.emit()
            return
        layer, found = self._branch_cell(scene, number, cell)
        is_alike = scene.result.outputs[layer].shape == scene.output_shape
        self.hovered.emit(layer, found, found if is_alike else scene.cell)

    def _press_branch(self, number: int, cell: tuple[int, int]) -> None:
        if self._scene is not None:
            self.chosen.emit(*self._branch_cell(self._scene, number, cell))

    def _branch_cell(self, scene: CellScene, number: int, cell: tuple[int, int]) -> tuple[str, Cell]:
        """The layer and the cell at a (row, column) of one of the shown branches."""
        branch = scene.branches[number]
        layer, read = scene.explained.sources[branch], scene.explained.trace.terms[branch].cell or scene.cell
        return layer, (cell[1],) if len(read) == 1 else (read[0], *cell)

    def _point_at_output(self, cell: tuple[int, int] | None) -> None:
        if self._scene is None or cell is None or self._scene.is_size_hidden:
            self.hover_ended.emit()
            return
        target = self._cell_of(self._scene, cell)
        self.hovered.emit(self._scene.layer, target, target)

    def _press_output(self, cell: tuple[int, int]) -> None:
        if self._scene is not None and not self._scene.is_size_hidden:
            self.chosen.emit(self._scene.layer, self._cell_of(self._scene, cell))
        self.ask()

    @Slot()
    def ask(self) -> None:
        """Requests the question for the size of the output, or for the value of the explained cell, if it is hidden."""
        scene = self._scene
        if scene is None or not (scene.hidden or scene.is_size_hidden):
            return
        if scene.is_size_hidden:
            output = self.views.output
            self.size_asked.emit(QRect(output.mapToGlobal(QPoint(0, 0)), output.size()))
            return
        lines = self.views.lines
        place = lines.picture.hidden_value if lines in self.shown else None
        view = lines if place is not None else self.shown[-1]
        bottom = (place or view.surface().content).toRect().bottom()
        self.answer_asked.emit(scene.cell, QRect(view.mapToGlobal(QPoint(0, 0)), QSize(view.width(), bottom)))

    def _cell_of(self, scene: CellScene, cell: tuple[int, int]) -> Cell:
        return (cell[1],) if len(scene.cell) == 1 else (scene.cell[0], *cell)

    def _point_at_bar(self, number: int | None) -> None:
        place_of = self._bar_place(number)
        self.views.tiles.set_pointed(place_of[1] if place_of is not None and len(place_of[1]) == 3 else None)
        self._hover(place_of)

    def _choose_bar(self, number: int) -> None:
        if (found := self._bar_place(number)) is not None:
            self.chosen.emit(*found)

    def _bar_place(self, number: int | None) -> tuple[str, Cell] | None:
        scene = self._scene
        if scene is None or number is None or (cell := scene.explained.lines[number].cell) is None:
            return None
        return scene.origin(cell)

    def _point_at_tile(self, cell: Cell | None) -> None:
        self._hover(None if cell is None or self._scene is None else (self._scene.origin((0,))[0], cell))

    def _press_tile(self, cell: Cell) -> None:
        if self._scene is not None:
            self.chosen.emit(self._scene.origin((0,))[0], cell)

    def _hover(self, found: tuple[str, Cell] | None) -> None:
        if found is None or self._scene is None:
            self.hover_ended.emit()
        else:
            self.hovered.emit(*found, self._scene.cell)

    # ---- tooltips

    def _window_tip(self, cell: tuple[int, int]) -> str:
        scene = self._scene
        if scene is None or not scene.explained.groups:
            return ""
        convolved = scene.kind == "convolution"
        group = scene.explained.groups[scene.group] if convolved else scene.window
        number = cell[0] * group.shape[1] + cell[1]
        read = group.cells[number]
        parts = [self.tr("padding")] if group.padding[number] else []
        if read is None and convolved and not parts:
            parts.append(self.tr("a gap between two cells"))
        if read is not None:
            parts.append(say(place(scene.explained.source, read)))
        text = group.values[number] or self.tr("nothing: the window lies beside the map here")
        if convolved:
            text = f"{group.values[number]} × {group.weights[number]} = {group.products[number]}"
        return "\n".join([", ".join(parts), text])

    def _tile_tip(self, cell: Cell) -> str:
        scene = self._scene
        if scene is None:
            return ""
        layer = scene.origin((0,))[0]
        number = int(np.ravel_multi_index(cell, scene.result.outputs[layer].shape))
        term = scene.explained.trace.terms[number]
        numbers = " × ".join(number_text(each, 3) for each in (term.value, term.weight))
        return f"{say(place(layer, cell))}\n{numbers} = {number_text(term.product, 3)}"
