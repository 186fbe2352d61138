"""The body of the cell panel: the row of views, the written form, or the reason why no cell is shown."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget

from gui.cell.cell_row import CellRow
from gui.cell.contents.cell_scene import CellScene
from gui.cell.contents.written_scene import written
from gui.cell.written_view import WrittenView
from gui.widgets.pieces import caption


class CellPages(QStackedWidget):
    """Shows a cell as a row of views or written out, or a text in place of a cell.

    Signals:
        walked(int, int): an arrow key requests the cell this number of rows down and columns to the right.
        weight_typed(object, float): a cell of the kernel as applied to the input, and the number typed into it.
    """

    walked = Signal(int, int)
    weight_typed = Signal(object, float)

    def __init__(self) -> None:
        super().__init__()
        self.row, self.blank, self.written = CellRow(), caption(), WrittenView()
        self.blank.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self.row)
        for page in (self._scroll, self.blank, self.written):
            self.addWidget(page)
        for view in (self.row, self.written):
            view.walked.connect(self.walked)
            view.weight_typed.connect(self.weight_typed)

    def show_blank(self, words: str) -> None:
        """Shows a text in place of a cell."""
        self.setCurrentWidget(self.blank)
        self.blank.setText(words)
        self.forget()

    def forget(self) -> None:
        """Drops the shown cell with the maps around it."""
        self.row.forget()

    def show_scene(self, scene: CellScene, is_written: bool) -> None:
        """Shows a cell, written out if requested and possible."""
        page = written(scene) if is_written else None
        if page is None:
            self.setCurrentWidget(self._scroll)
            self.row.show_scene(scene)
            return
        groups = scene.explained.groups
        self.written.show_written(page, groups[0].raw_weights.tolist() if groups else ())
        self.setCurrentWidget(self.written)

    @property
    def is_written(self) -> bool:
        """Whether the written form is shown."""
        return self.currentWidget() is self.written

    @property
    def is_blank(self) -> bool:
        """Whether a text is shown in place of a cell."""
        return self.currentWidget() is self.blank

    def blank_place(self) -> QRect:
        """The rectangle of that text on the screen."""
        return QRect(self.blank.mapToGlobal(QPoint(0, 0)), self.blank.sizeHint())

    def describe(self) -> str:
        """The computation as text, for screen readers."""
        return self.written.describe() if self.is_written else self.row.views.lines.describe()
