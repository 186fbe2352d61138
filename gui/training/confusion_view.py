"""The confusion matrix in the window: scrolled where there are many classes, by mouse and keyboard."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, QPointF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QSizePolicy, QToolTip

from engine import Results
from gui.events.guard import guarded
from gui.look.theme import Theme
from gui.text.phrases import count_text, percent_text
from gui.training.confusion import Confusion, Entry, Grid, grid, paint, widths
from gui.widgets.keyed import arrow_of
from gui.widgets.tips import show_beside


@guarded
class ConfusionView(QAbstractScrollArea):
    """A row for every class, a column for every answer; the accuracy of each class as a bar beside its row.

    Signals:
        chosen(object): an entry (right class, answer) was clicked, or gone to by the arrows; None after Esc.
        copied: Ctrl+C.

    Attributes:
        shown: what is painted; None before the first results.
    """

    chosen = Signal(object)
    copied = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.shown: Confusion | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.setStyleSheet("QAbstractScrollArea { background: transparent; }")
        self.viewport().setAutoFillBackground(False)
        theme.changed.connect(self._arrange)

    def show_results(self, results: Results, current: Entry | None) -> None:
        """Shows a matrix, and frames an entry."""
        if self.shown is not None and self.shown.results is results and self.shown.current == current:
            return
        self.shown = Confusion(results, current, self.hasFocus())
        self._arrange()
        self._scroll_to(current)
        self.setAccessibleDescription(self.words(current) if current is not None else self._whole())

    def words(self, entry: Entry) -> str:
        """What an entry says, as a sentence."""
        assert self.shown is not None
        results, (truth, answer) = self.shown.results, entry
        count, total = int(results.confusion[entry]), int(results.confusion[truth].sum())
        name = results.classes[truth]
        if not total:
            return self.tr("{name}: no images").format(name=name)
        text = self.tr("{name}: {count} of {total} named right, {share} %")
        if truth != answer:
            text = self.tr("{name}, taken for {answer}: {count} of {total}, {share} %")
        return text.format(
            name=name,
            answer=results.classes[answer],
            count=count_text(count),
            total=count_text(total),
            share=percent_text(count / total, 1),
        )

    def _whole(self) -> str:
        assert self.shown is not None
        text = self.tr("{count} classes; arrows go from entry to entry, Esc leaves them")
        return text.format(count=count_text(self.shown.count))

    @property
    def placed(self) -> Grid:
        """Where everything is, in coordinates of the viewport."""
        assert self.shown is not None
        scrolled = QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        size = QSizeF(self.viewport().size())
        return grid(self.shown, QFontMetricsF(self.font()), size, self._theme.scale, scrolled)

    def sizeHint(self) -> QSize:
        if self.shown is None:
            return super().sizeHint()
        return QSize(round(widths(self.shown, QFontMetricsF(self.font()), self._theme.scale)[1]), 180)

    def minimumSizeHint(self) -> QSize:
        if self.shown is None:
            return super().minimumSizeHint()
        return QSize(round(widths(self.shown, QFontMetricsF(self.font()), self._theme.scale)[0]), 80)

    def _arrange(self) -> None:
        if self.shown is not None:
            placed = self.placed
            for bar, each, room in (
                (self.horizontalScrollBar(), placed.cell.width(), placed.room.width()),
                (self.verticalScrollBar(), placed.cell.height(), placed.room.height()),
            ):
                bar.setRange(0, max(round(each * placed.count - room), 0))
                bar.setPageStep(round(room))
                bar.setSingleStep(round(each))
            self.updateGeometry()
        self.viewport().update()

    def _scroll_to(self, entry: Entry | None) -> None:
        if entry is None:
            return
        rect, cells = self.placed.rect(entry), self.placed.cells
        for bar, before, after in (
            (self.horizontalScrollBar(), cells.left() - rect.left(), rect.right() - cells.right()),
            (self.verticalScrollBar(), cells.top() - rect.top(), rect.bottom() - cells.bottom()),
        ):
            bar.setValue(bar.value() + round(after if after > 0 else min(-before, 0)))

    # --- input

    def key_action(self, event: QKeyEvent) -> Callable[[], None] | None:
        """The action of a key, which takes precedence over shortcuts of the window."""
        if self.shown is None:
            return None
        if event.matches(QKeySequence.StandardKey.Copy):
            return self.copied.emit
        current, last = self.shown.current, self.shown.count - 1
        if event.key() == Qt.Key.Key_Escape and current is not None:
            return lambda: self.chosen.emit(None)
        if (arrow := arrow_of(event)) is not None:
            row, column = (0, 0) if current is None else (current[0] + arrow[0], current[1] + arrow[1])
            return lambda: self.chosen.emit((min(max(row, 0), last), min(max(column, 0), last)))
        return None

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self.key_action(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = self.key_action(event)
        if action:
            action()
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.shown is not None and event.button() == Qt.MouseButton.LeftButton:
            entry = self.placed.entry(event.position())
            if entry is not None:
                self.chosen.emit(entry)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self.shown is not None:
            entry = self.placed.entry(QPointF(event.pos()))
            if entry is None:
                QToolTip.hideText()
            else:
                rect = self.placed.rect(entry).toAlignedRect()
                show_beside(self.viewport(), self.words(entry), event.globalPos(), rect)
            return True
        return super().viewportEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._show_focus()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._show_focus()

    def _show_focus(self) -> None:
        if self.shown is not None:
            self.shown = replace(self.shown, has_focus=self.hasFocus())
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        self.viewport().update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.shown is not None:
            with QPainter(self.viewport()) as painter:
                paint(painter, self.shown, self.placed, self._theme.palette)
                if self.hasFocus() and self.shown.current is None:
                    painter.setPen(self._theme.palette.accent)
                    painter.drawRect(self.placed.cells.adjusted(0, 0, -2, -2))
