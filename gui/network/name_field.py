"""A field for editing a name in place."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from engine import classes_of, rename_class
from gui.events.guard import guarded
from gui.state.document import Document

_SIZE = 120, 28  # minimum size in pixels, at the base type size
translate = QCoreApplication.translate


@guarded
class NameField(QLineEdit):
    """A field over a name: Enter and losing the focus accept the text, Esc discards it; then it closes.

    Args:
        place: rectangle of the name on ``parent``, which gets the focus afterwards.
        what: description of the named object.
        scale: type size relative to normal.
        take: called with the new name if it changed.
    """

    def __init__(
        self, parent: QWidget, place: QRectF, old: str, what: str, scale: float, take: Callable[[str], object]
    ) -> None:
        super().__init__(old, parent)
        self._around, self._old, self._take = parent, old, take
        self._is_open = True
        self.setAccessibleName(what)
        self.setToolTip(translate("NetworkView", "Enter keeps the name, Esc keeps the old one"))
        width = max(int(place.width()) + 8, round(_SIZE[0] * scale))
        height = max(round(_SIZE[1] * scale), self.sizeHint().height())
        left = max(min(int(place.left()) - 4, parent.width() - width), 0)
        top = int(place.top()) - 4 if place.height() >= 2 * height else int(place.center().y() - height / 2)
        self.setGeometry(left, top, width, height)
        self.editingFinished.connect(lambda: self._close(self.text().strip()))
        self.show()
        self.selectAll()
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._close(self.text().strip())  # not passed on: on the canvas Enter opens a map
        elif event.key() == Qt.Key.Key_Escape:
            self._close("")
        else:
            super().keyPressEvent(event)

    def _close(self, name: str) -> None:
        if not self._is_open:
            return
        self._is_open = False
        self.hide()
        self.deleteLater()
        self._around.setFocus()
        if name and name != self._old:
            self._take(name)


def open_field(parent: QWidget) -> NameField | None:
    """The open name field of a widget, or None."""
    return next((field for field in parent.findChildren(NameField) if field.isVisible()), None)


def type_class(parent: QWidget, document: Document, unit: int, place: QRectF, scale: float) -> None:
    """Opens a field for a class name."""

    def take(name: str) -> None:
        document.edit(translate("NetworkView", "Rename class"), lambda project: rename_class(project, unit, name))

    NameField(
        parent, place, classes_of(document.project)[unit], translate("NetworkView", "Name of the class"), scale, take
    )


def class_tip() -> str:
    """The tooltip of class names."""
    return translate("NetworkView", "Double-click renames the class")
