"""The tree of causes, from a value back to the pixels."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFontInfo,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import QHeaderView, QMenu, QStyleOptionViewItem, QTreeWidget, QTreeWidgetItem, QWidget

from engine.explain.why import Step
from engine.quiz.hiding import HIDDEN
from gui.events.guard import guarded
from gui.look.fonts import BASE_PIXELS
from gui.text.phrases import number_text, percent_text, say
from gui.why.step_row import SHARE, STEP, VALUE, WORDS, BarColours, StepRow

Unroll = Callable[[Step], tuple[Step, ...]]
Path = tuple[tuple[str, int], ...]  # kind and index of each step from the root to a row

_NARROW = 680  # below this width, indentation and bars are shorter; all pixels at the base type size
_INDENTATIONS = 10, 13  # below that width, and above it
_VALUE, _SHARES = 98, (116, 168)  # widths of columns; of the shares likewise
_MOST_WORDS = 620  # maximum width of the labels
_HEADER, _AIR = 22, 4  # minimum height of the header, and space above and below its text
_DECIMALS = 3  # of values


@guarded
class StepTree(QTreeWidget):
    """A tree of steps from a value to the pixels; every row expands to its contributions.

    Signals:
        walked(object): the Step that the user moved to; None for none.
        root_requested(object): the Step that should become the root.
        previous_requested: the previous root should be restored.
    """

    walked = Signal(object)
    root_requested = Signal(object)
    previous_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._unroll: Unroll = _nothing
        self._by_itself = False  # whether the program is changing expansion or current row
        self._touched = False  # whether the user expanded or collapsed rows, or moved
        self._row = StepRow(self)
        self.setItemDelegate(self._row)
        self.setColumnCount(3)
        self.setHeaderLabels([self.tr("What"), self.tr("Value"), self.tr("Share of the sum")])
        self.headerItem().setTextAlignment(VALUE, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.headerItem().setToolTip(
            SHARE,
            self.tr(
                "How large a line is among all that are added up with it; "
                "bars to the right add, bars to the left take away"
            ),
        )
        self.header().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setUniformRowHeights(True)
        self.setVerticalScrollMode(QTreeWidget.ScrollMode.ScrollPerItem)
        self.setExpandsOnDoubleClick(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Where the number comes from"))
        self.setToolTip(
            self.tr(
                "Every line opens to what it is made from: arrow keys walk and open, Enter or a double click starts "
                "from a line, Backspace goes back, Ctrl+C copies"
            )
        )
        self.itemExpanded.connect(self._expanded)
        self.itemCollapsed.connect(self._collapsed)
        self.currentItemChanged.connect(self._moved)
        self.itemDoubleClicked.connect(lambda _item, _column: self._activate())

    # ---- what it shows

    def set_steps(self, root: Step, unroll: Unroll) -> None:
        """Shows the causes of a value, expanded along the largest contributions."""
        self._unroll, self._touched = unroll, False
        with self._quietly():
            self._begin(root)
            self._open_column()
            self.scrollToTop()

    def renew(self, root: Step, unroll: Unroll) -> None:
        """Updates the values of the same cells; keeps expansion and current row if the user chose them."""
        if not self._touched or not self.topLevelItemCount():
            self.set_steps(root, unroll)
            return
        opened, current = {self._path(item) for item in self._visible() if item.isExpanded()}, self._path_here()
        at = self.verticalScrollBar().value()
        self._unroll = unroll
        with self._quietly():
            self._begin(root)
            self._open_paths(opened, current)
            self.verticalScrollBar().setValue(at)

    def forget(self) -> None:
        """Drops what unrolls the steps: no further line can be opened until the values are renewed."""
        self._unroll = _nothing

    def set_colours(self, colours: BarColours) -> None:
        """Sets the colours of the bars."""
        self._row.colours = colours
        self.viewport().update()

    @property
    def root(self) -> Step | None:
        """The root step."""
        item = self.topLevelItem(0)
        return None if item is None else step_of(item)

    def steps_here(self) -> list[Step]:
        """The steps from the root to the current one."""
        item: QTreeWidgetItem | None = self.currentItem()
        steps: list[Step] = []
        while item is not None:
            steps.insert(0, step_of(item))
            item = item.parent()
        return steps

    def text(self) -> str:
        """The visible rows as indented text."""
        return "\n".join(
            f"{'  ' * (len(self._path(item)) - 1)}{item.text(WORDS)} = {item.text(VALUE)}" for item in self._visible()
        )

    @Slot()
    def copy(self) -> None:
        """Copies the visible rows to the clipboard."""
        if text := self.text():
            QGuiApplication.clipboard().setText(text)

    # ---- expanding

    @contextmanager
    def _quietly(self) -> Iterator[None]:
        """Marks changes of expansion and current row as made by the program."""
        self._by_itself = True
        try:
            yield
        finally:
            self._by_itself = False

    def _begin(self, root: Step) -> None:
        self.clear()
        item = _line(root)
        self.addTopLevelItem(item)
        self.setCurrentItem(item)

    def _open_column(self) -> None:
        """Expands the first child of each row, down to the pixels; where branches meet, each of them by one level.

        Branches that meet in the root stay collapsed, so that they can be compared.
        """
        item: QTreeWidgetItem | None = self.topLevelItem(0)
        while item is not None:
            item.setExpanded(True)
            branches = [each for each in _children(item) if step_of(each).kind == "branch"]
            if branches and item.parent() is None:
                return
            for branch in branches:
                branch.setExpanded(True)
            item = item.child(0)

    def _open_paths(self, opened: set[Path], current: Path) -> None:
        """Expands the rows that still exist, and makes the former current row, or its closest ancestor, current."""
        waiting = [self.topLevelItem(0)]
        while waiting:
            item = waiting.pop()
            if item is None:
                continue
            path = self._path(item)
            if path == current[: len(path)]:
                self.setCurrentItem(item)
            if path in opened:
                item.setExpanded(True)
                waiting += [item.child(row) for row in range(item.childCount())]

    @Slot(QTreeWidgetItem)
    def _expanded(self, item: QTreeWidgetItem) -> None:
        self._touched |= not self._by_itself
        if not item.childCount():
            item.addChildren([_line(step) for step in self._unroll(step_of(item))])

    @Slot(QTreeWidgetItem)
    def _collapsed(self, _item: QTreeWidgetItem) -> None:
        self._touched |= not self._by_itself

    def _path(self, item: QTreeWidgetItem | None) -> Path:
        path: list[tuple[str, int]] = []
        while item is not None:
            path.insert(0, _key(item))
            item = item.parent()
        return tuple(path)

    def _path_here(self) -> Path:
        return self._path(self.currentItem())

    def _visible(self) -> Iterator[QTreeWidgetItem]:
        """The visible rows from top to bottom."""
        item: QTreeWidgetItem | None = self.topLevelItem(0)
        while item is not None:
            yield item
            item = self.itemBelow(item)

    # ---- actions

    def _moved(self, item: QTreeWidgetItem | None, _before: QTreeWidgetItem | None) -> None:
        if not self._by_itself:
            self._touched = True
            self.walked.emit(None if item is None else step_of(item))

    def _activate(self) -> None:
        """Makes the current step the root if it is a single cell; else expands or collapses it."""
        item: QTreeWidgetItem | None = self.currentItem()
        if item is None:
            return
        if step_of(item).cell is not None:
            self.root_requested.emit(step_of(item))
        else:
            item.setExpanded(not item.isExpanded())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_copy(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _is_copy(event):
            self.copy()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._activate()
        elif event.key() == Qt.Key.Key_Backspace and not event.modifiers():
            self.previous_requested.emit()
        elif event.key() == Qt.Key.Key_Asterisk:
            event.accept()  # Qt would expand all descendants: too many
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.addAction(self.tr("Copy as text"), self.copy)
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        menu.exec(event.globalPos() if by_mouse else self.mapToGlobal(QPoint(0, self.height() // 2)))
        menu.deleteLater()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        steps = self.steps_here()
        self.walked.emit(steps[-1] if steps else None)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.walked.emit(None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        scale, width = QFontInfo(self.font()).pixelSize() / BASE_PIXELS, self.viewport().width()
        roomy = width >= _NARROW * scale
        value, share = round(_VALUE * scale), round(_SHARES[roomy] * scale)
        self.setIndentation(round(_INDENTATIONS[roomy] * scale))
        self.header().resizeSection(WORDS, max(min(width - value - share, round(_MOST_WORDS * scale)), 0))
        self.header().resizeSection(VALUE, value)
        self.header().setFixedHeight(max(round(_HEADER * scale), self.header().fontMetrics().height() + _AIR))

    def drawRow(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paints a row only if it fits completely: half a number could be misread."""
        if option.rect.bottom() < self.viewport().height() or option.rect.top() <= 0:
            super().drawRow(painter, option, index)


def step_of(item: QTreeWidgetItem) -> Step:
    """The step of a row."""
    step = item.data(WORDS, STEP)
    assert isinstance(step, Step)
    return step


def value_text(step: Step) -> str:
    """The value of a step, a probability as a percentage; a question mark if it is hidden."""
    if step.kind == "hidden":
        return HIDDEN
    if step.kind == "probability" and abs(step.value) <= 1:
        return QCoreApplication.translate("StepTree", "{percent} %").format(percent=percent_text(step.value, 1))
    return number_text(step.value, _DECIMALS)


def _children(item: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    return [child for row in range(item.childCount()) if (child := item.child(row)) is not None]


def _line(step: Step) -> QTreeWidgetItem:
    words, policy = say(step.label), QTreeWidgetItem.ChildIndicatorPolicy
    share = (
        ""
        if step.share is None
        else QCoreApplication.translate("StepTree", "{percent} %").format(percent=percent_text(step.share))
    )
    item = QTreeWidgetItem([words, value_text(step), share])
    item.setData(WORDS, STEP, step)
    item.setToolTip(WORDS, words)
    item.setChildIndicatorPolicy(policy.DontShowIndicator if step.is_leaf else policy.ShowIndicator)
    return item


def _key(item: QTreeWidgetItem) -> tuple[str, int]:
    step = step_of(item)
    return step.kind, step.index


def _is_copy(event: QKeyEvent) -> bool:
    return event.matches(QKeySequence.StandardKey.Copy)


def _nothing(_step: Step) -> tuple[Step, ...]:
    """Unrolls no step."""
    return ()
