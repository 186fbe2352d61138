"""Everything can be found and named without seeing it, and read at twice the size."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QTabBar,
    QToolButton,
    QWidget,
)

from gui import theme
from gui.main_window import MainWindow

_PANELS = ("", "show_cell", "show_why", "show_melt", "open_filter")


def everything(found: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """All that a screen reader can reach."""
    if found is None or not found.isValid():
        return
    yield found
    for index in range(found.childCount()):
        yield from everything(found.child(index))


@pytest.mark.parametrize("command", _PANELS)
def test_whatever_takes_the_focus_has_a_name(
    window: MainWindow, settle: Callable[[MainWindow], None], command: str
) -> None:
    if command:
        window.actions_[command].trigger()
        settle(window)
    nameless = [
        (each.role(), type(each.object()).__name__)
        for each in everything(QAccessible.queryAccessibleInterface(window))
        if each.object() is not None  # the cells of a tree belong to it
        and each.state().focusable
        and not each.state().invisible
        and not each.text(QAccessible.Text.Name).strip()
    ]
    assert not nameless


@pytest.mark.parametrize("command", _PANELS)
def test_whatever_can_be_used_says_what_it_does(
    window: MainWindow, settle: Callable[[MainWindow], None], command: str
) -> None:
    if command:
        window.actions_[command].trigger()
        settle(window)
    silent = [
        (type(each).__name__, each.accessibleName())
        for each in window.findChildren(QWidget)
        if each.isVisible() and isinstance(each, QAbstractButton | QAbstractSpinBox | QLineEdit) and not _tip(each)
    ]
    assert not silent


def _tip(each: QWidget) -> str:
    """The tooltip of a control, or of what it is a part of."""
    parent = each.parentWidget()
    if isinstance(parent, QTabBar):  # its arrows are Qt's
        return "arrow"
    inner = isinstance(each, QLineEdit) and parent is not None
    return each.toolTip() or (parent.toolTip() if inner and parent is not None else "")


def test_text_of_twice_the_size_is_not_cut_off(window: MainWindow) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    window.resize(1920, 1080)
    bigger = theme.apply(app, "light", font_scale=2.0)
    QApplication.processEvents()
    try:
        cut = [
            (type(each).__name__, each.text())
            for each in window.findChildren(QWidget)
            if not each.visibleRegion().isEmpty() and isinstance(each, QLabel | QAbstractButton) and _is_cut(each)
        ]
        assert not cut
    finally:
        theme.apply(app, bigger.choice)


def _is_cut(each: QLabel | QAbstractButton) -> bool:
    """Whether its words need more width or height than they have; what is shortened on purpose has them as a tip."""
    icon_only = isinstance(each, QToolButton) and each.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly
    if not each.text() or icon_only or each.sizePolicy().horizontalPolicy() == QSizePolicy.Policy.Ignored:
        return False
    if isinstance(each, QLabel) and each.wordWrap():
        return each.heightForWidth(each.width()) > each.height() + 1
    return each.minimumSizeHint().width() > each.width() + 1
