"""What a choice of a panel offers, as a menu."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QMenu, QWidget


def pop_up(menu: QMenu, control: QWidget) -> None:
    """Opens a menu under a control, or in the middle of the window while the control is out of sight."""
    if control.visibleRegion().isEmpty():
        window = control.window()
        menu.popup(window.mapToGlobal(window.rect().center()))
    else:
        menu.popup(control.mapToGlobal(control.rect().bottomLeft()))


class ChoiceMenu(QMenu):
    """Offers what a choice offers at the moment; to choose here is to choose there.

    Args:
        action: the command that has this menu, and opens it at the choice when its key is pressed.
        combo: the choice; an item that cannot be chosen is the heading of those after it.
    """

    def __init__(self, action: QAction, combo: QComboBox) -> None:
        super().__init__(combo)
        self._combo = combo
        self.setToolTipsVisible(True)
        self.aboutToShow.connect(self._fill)
        action.setMenu(self)
        action.triggered.connect(lambda: pop_up(self, combo))

    @Slot()
    def _fill(self) -> None:
        for old in self.findChildren(QMenu):
            old.deleteLater()
        self.clear()
        menu: QMenu = self
        for index in range(self._combo.count()):
            text = self._combo.itemText(index)
            typed = "&" + text.replace("&", "&&")
            if not self._combo.model().flags(self._combo.model().index(index, 0)) & Qt.ItemFlag.ItemIsEnabled:
                menu = self.addMenu(typed)
                menu.setToolTipsVisible(True)
                continue
            action = menu.addAction(self._combo.itemIcon(index), typed)
            action.setToolTip(self._combo.itemData(index, Qt.ItemDataRole.ToolTipRole) or text)
            action.setCheckable(True)
            current = index == self._combo.currentIndex()
            action.setChecked(current)
            action.setIconVisibleInMenu(not current)  # a tick could not be seen beside it
            action.triggered.connect(lambda _checked=False, index=index: self._choose(index))

    def _choose(self, index: int) -> None:
        self._combo.setCurrentIndex(index)
        self._combo.activated.emit(index)
