"""What the comparisons share: a table, and the frame of a comparison."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHeaderView,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from engine import DataSplit
from gui.events.guard import guarded
from gui.look.theme import Theme
from gui.state.document import Document
from gui.state.session import Session
from gui.training.trainer import Trainer
from gui.widgets.flow_layout import FlowLayout
from gui.widgets.pieces import caption, explain

_LEAST_HEIGHT = 150  # pixels of curves and table
_SIDE_BY_SIDE = 640  # pixels from which curves and table stand side by side


@guarded
class Table(QTableWidget):
    """Rows of text; a row can be chosen."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._is_picture = False
        self.setAccessibleName(name)
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.horizontalHeader().setHighlightSections(False)

    def show_rows(self, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Shows rows under heads; the chosen row stays chosen."""
        self.setColumnCount(len(heads))
        self.setHorizontalHeaderLabels([head.replace(" (", "\n(") for head in heads])
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 8)
        self.setRowCount(len(rows))
        for at, row in enumerate(rows):
            for column, text in enumerate(row):
                item = self.item(at, column)
                if item is None:
                    item = QTableWidgetItem()
                    self.setItem(at, column, item)
                item.setText(text)

    def become_picture(self) -> None:
        """Takes the width of all columns: a picture is not scrolled."""
        self._is_picture = True

    def minimumSizeHint(self) -> QSize:
        least = super().minimumSizeHint()
        if self._is_picture:
            columns = range(self.columnCount())
            head = self.horizontalHeader()
            width = sum(max(self.sizeHintForColumn(at), head.sectionSizeHint(at)) for at in columns)
            least.setWidth(width + 2 * self.frameWidth())
        return least

    def texts(self) -> list[list[str]]:
        """All that it shows, by rows."""
        model = self.model()
        columns = range(self.columnCount())
        return [[model.data(model.index(row, column)) for column in columns] for row in range(self.rowCount())]


@guarded
class Comparison(QWidget):
    """The frame of a comparison: what it is about, controls, curves and a table.

    Signals:
        failed: carries an EngineError.

    Attributes:
        go: the button that begins, and ends what was begun.
    """

    failed = Signal(object)

    def __init__(self, document: Document, session: Session, theme: Theme) -> None:
        super().__init__()
        self._document, self._session, self._theme = document, session, theme
        self.trainer: Trainer | None = None
        self.go = QPushButton()
        self.go.setProperty("primary", True)
        self.sentence = caption()
        self._below = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        document.changed.connect(self.refresh)

    def arrange(self, about: str, controls: Sequence[QWidget], plot: QWidget | None, table: Table) -> None:
        """Lays out the parts."""
        held, self._table = QWidget(), table
        self._controls = held
        row = FlowLayout(held)
        for part in controls:
            row.addWidget(part)
        self._below.setSpacing(16)
        for shown in (table,) if plot is None else (plot, table):
            shown.setMinimumHeight(_LEAST_HEIGHT)
            shown.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
            self._below.addWidget(shown, 1)
        content = QWidget()
        layout = QVBoxLayout(content)
        layout.setContentsMargins(14, 10, 14, 10)
        layout.setSpacing(8)
        layout.addWidget(caption(about))
        layout.addWidget(held)
        layout.addWidget(self.sentence)
        layout.addLayout(self._below, 1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(content)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(area)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = self.width() >= _SIDE_BY_SIDE * self._theme.scale
        self._below.setDirection(QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom)

    def take(self, trainer: Trainer) -> None:
        """Learns from the data, and by the plan, that are chosen for trainings."""
        self.trainer = trainer
        trainer.changed.connect(self.refresh)
        self.refresh()

    def become_picture(self) -> None:
        """Shows only what was found, for a picture: there is nothing to press."""
        self._controls.hide()
        self._table.become_picture()

    @property
    def can_begin(self) -> bool:
        """Whether the network fits the data."""
        return self.trainer is not None and self.trainer.fits

    def with_data(self, then: Callable[[Trainer, DataSplit], object]) -> None:
        """Calls ``then`` when the chosen data set is there."""
        trainer = self.trainer
        if trainer is None:
            return

        def loaded() -> None:
            if trainer.data.split is not None:
                then(trainer, trainer.data.split)

        trainer.data.load(loaded)

    def name_go(self, is_running: bool, begin: str, tip: str) -> None:
        """Says what the button does now."""
        self.go.setText(self.tr("Stop") if is_running else begin)
        self.go.setEnabled(is_running or self.can_begin)
        explain(self.go, self.go.text(), self.tr("End it at once") if is_running else tip)

    def misfit(self) -> str:
        """Why nothing can begin; empty if it can."""
        if self.trainer is None or self.trainer.fits:
            return ""
        return self.tr("The network does not end in one number for each class of the data: see the panel Training.")

    @Slot()
    def refresh(self) -> None:
        """Shows the present state, while it is seen."""
        if self.isVisible():
            self.show_state()

    def show_state(self) -> None:
        """Shows the present state."""
        raise NotImplementedError

    def clear(self) -> None:
        """Ends what runs, and forgets what was found."""
        raise NotImplementedError

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.show_state()
