"""The items of a combo box as a menu."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QMenu, QWidget


def pop_up(menu: QMenu, control: QWidget) -> None:
    """Opens a menu below a control, or in the middle of the window if the control is not visible."""
    if control.visibleRegion().isEmpty():
        window = control.window()
        menu.popup(window.mapToGlobal(window.rect().center()))
    else:
        menu.popup(control.mapToGlobal(control.rect().bottomLeft()))


class ChoiceMenu(QMenu):
    """Mirrors the items of a combo box; choosing one here selects it there.

    Args:
        action: the command that has this menu, and whose shortcut opens it at the combo box.
        combo: the combo box; its disabled items become section titles.
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
            action.setIconVisibleInMenu(not current)  # an icon would hide the check mark
            action.triggered.connect(lambda _checked=False, index=index: self._choose(index))

    def _choose(self, index: int) -> None:
        self._combo.setCurrentIndex(index)
        self._combo.activated.emit(index)
