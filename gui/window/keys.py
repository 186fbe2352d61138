"""Keys of the window itself: Esc, and moving the focus."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from gui.messages.notices import Banner
from gui.window.docks import is_in_sight
from gui.window.pages import PageStack

_MOST_CONTROLS = 500  # focus steps to skip while looking for a visible control


def press_escape(window: QWidget, pages: PageStack, banner: Banner) -> None:
    """Moves the focus to the page; from there hides the banner, and then leaves the page."""
    focused, page = QApplication.focusWidget(), pages.shown.widget
    on_page = focused is None or focused in (window, page) or page.isAncestorOf(focused)
    if not on_page:
        page.setFocus()  # else the widget that just lost the focus would be stopped
    elif not banner.isHidden():
        banner.dismiss()
    else:
        pages.leave()


def move_focus(window: QMainWindow, step: Callable[[], bool]) -> bool:
    """Moves the focus, skipping controls behind other tabs, for which isVisible() is true.

    Args:
        step: moves the focus by one control; returns whether it could.
    """
    for _ in range(_MOST_CONTROLS):
        if not step():
            return False
        at = window.focusWidget()
        if at is None or is_in_sight(window, at):
            return True
    return True
