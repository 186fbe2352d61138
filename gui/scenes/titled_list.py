"""A list of numbered rows with a title and a second line, which can be reordered, renamed and opened."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QDragMoveEvent, QFont, QKeyEvent, QKeySequence, QPainter, QPalette
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from gui.events.guard import guarded

Row = tuple[str, str]  # title, second line
Index = QModelIndex | QPersistentModelIndex

_SECOND = Qt.ItemDataRole.UserRole
_MOVED = "application/x-convscope-row"
_ALT = Qt.KeyboardModifier.AltModifier
_LONGEST = 300  # number of characters that are measured: more never fit
_GAP = 4  # pixels around and between lines
_NOWHERE = QModelIndex()


class _Rows(QAbstractListModel):
    """The item model of the rows.

    Signals:
        renamed, moved: requests of the user; the rows do not change until they are set again.
    """

    renamed = Signal(int, str)
    moved = Signal(int, int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: list[Row] = []

    def set_rows(self, rows: Sequence[Row]) -> None:
        if len(rows) != len(self.rows):
            self.beginResetModel()
            self.rows = list(rows)
            self.endResetModel()
            return
        changed = [at for at, (old, new) in enumerate(zip(self.rows, rows, strict=True)) if old != new]
        self.rows = list(rows)
        if changed:
            self.dataChanged.emit(self.index(changed[0]), self.index(changed[-1]))

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not 0 <= index.row() < len(self.rows):
            return None
        title, second = self.rows[index.row()]
        texts: dict[int, str] = {
            Qt.ItemDataRole.DisplayRole: title,
            Qt.ItemDataRole.EditRole: title,
            Qt.ItemDataRole.AccessibleTextRole: f"{index.row() + 1}. {title}. {second}",
            Qt.ItemDataRole.ToolTipRole: title,
            _SECOND: second,
        }
        return texts.get(role)

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not isinstance(value, str) or value == self.rows[index.row()][0]:
            return False
        self.renamed.emit(index.row(), value)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag
        if not index.isValid():
            return flags.ItemIsDropEnabled
        return flags.ItemIsEnabled | flags.ItemIsSelectable | flags.ItemIsEditable | flags.ItemIsDragEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [_MOVED]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        data.setData(_MOVED, str(indexes[0].row()).encode())
        return data

    def dropMimeData(self, data: QMimeData, _action: Qt.DropAction, row: int, _column: int, _parent: Index) -> bool:
        if data.hasFormat(_MOVED):
            source = int(data.data(_MOVED).data())
            to = len(self.rows) if row < 0 else row
            self.moved.emit(source, to - (to > source))
        return False  # True would make Qt remove the dragged row


class _TwoLines(QStyledItemDelegate):
    """Delegate that paints the number, the title, and below it the second line in a muted colour."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(60, 2 * option.fontMetrics.height() + 3 * _GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.initStyleOption(option, index)
        option.text = ""
        option.widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        first, number = self._lines(option, index)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        palette, roles = option.palette, QPalette.ColorRole
        bold = QFont(option.font)
        bold.setBold(True)
        painter.save()
        painter.setFont(bold)
        painter.setPen(palette.color(roles.Link if selected else roles.PlaceholderText))
        painter.drawText(number, int(Qt.AlignmentFlag.AlignRight), str(index.row() + 1))
        painter.setPen(palette.color(roles.Link if selected else roles.Text))
        self._draw(painter, first, str(index.data()))
        painter.setFont(option.font)
        painter.setPen(palette.color(roles.Text if selected else roles.PlaceholderText))
        self._draw(painter, first.translated(0, first.height() + _GAP), str(index.data(_SECOND)))
        painter.restore()

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        first, _ = self._lines(option, index)
        height = editor.sizeHint().height()
        editor.setGeometry(first.left() - 8, first.center().y() - height // 2, first.width() + 10, height)

    def _lines(self, option: QStyleOptionViewItem, index: Index) -> tuple[QRect, QRect]:
        """The rectangles of the title and of the number."""
        metrics, inner = option.fontMetrics, option.rect.adjusted(6, _GAP, -6, -_GAP)
        width = metrics.horizontalAdvance("00" if index.model().rowCount() < 100 else "0000") + 2
        number = QRect(inner.left(), inner.top(), width, metrics.height())
        return number.adjusted(width + 8, 0, inner.width() - width, 0), number

    @staticmethod
    def _draw(painter: QPainter, line: QRect, text: str) -> None:
        shown = painter.fontMetrics().elidedText(text[:_LONGEST], Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)


@guarded
class TitledList(QListView):
    """A list view: Enter opens, F2 renames, Alt+Up and Alt+Down move, Del removes.

    Signals:
        chosen: the current row changed; −1 for none.
        opened, removed: a row.
        renamed: a row and its new title.
        moved: a row and its new index among the others.
    """

    chosen = Signal(int)
    opened = Signal(int)
    removed = Signal(int)
    renamed = Signal(int, str)
    moved = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = _Rows(self)
        self.setModel(self._rows)
        self.setItemDelegate(_TwoLines(self))
        self.setUniformItemSizes(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDropIndicatorShown(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._rows.renamed.connect(self.renamed)
        self._rows.moved.connect(self.moved)
        self.activated.connect(lambda index: self.opened.emit(index.row()))
        self.selectionModel().currentRowChanged.connect(lambda now, _before: self.chosen.emit(now.row()))

    def set_rows(self, rows: Sequence[Row], current: int) -> None:
        """Replaces the rows, and makes one current."""
        self._rows.set_rows(rows)
        self.choose(current)

    @property
    def current(self) -> int:
        """The current row; −1 for none."""
        return self.currentIndex().row()

    def choose(self, row: int) -> None:
        """Makes a row the current one."""
        index = self._rows.index(row) if 0 <= row < len(self._rows.rows) else QModelIndex()
        if index.row() != self.current:
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def rename(self, row: int) -> None:
        """Opens the editor for a row's title."""
        if 0 <= row < len(self._rows.rows):
            self.edit(self._rows.index(row))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._is_own(event):
            event.accept()  # the window has other shortcuts on F2 and Del
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row, is_edited = self.current, self.state() == QAbstractItemView.State.EditingState
        if row < 0 or is_edited or not self._is_own(event):
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_F2:
            self.rename(row)
        elif event.matches(QKeySequence.StandardKey.Delete):
            self.removed.emit(row)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(row)
        else:
            self.moved.emit(row, row + (1 if event.key() == Qt.Key.Key_Down else -1))

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)
        if event.source() is not self:
            event.ignore()

    def _is_own(self, event: QKeyEvent) -> bool:
        key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if modifiers == _ALT:
            return key in (Qt.Key.Key_Up, Qt.Key.Key_Down)
        own = (Qt.Key.Key_F2, Qt.Key.Key_Delete, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        return not modifiers.value and key in own
