"""Another look for all widgets: what is seen has it at once, all others have it before they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget

from gui.between import Between
from gui.guard import guarded


@guarded
class Restyling(QObject):
    """Gives widgets the look of the style sheet.

    Most of a window is not seen: menus, panels behind tabs, what is hidden. These wait for a moment between events, or
    until they are shown, whichever comes first.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._waiting: dict[QWidget, None] = {}  # parents before children
        self._work: Between | None = None

    def restyle(self, roots: Iterable[QWidget], resized: bool) -> None:
        """Polishes windows with all that is in them.

        Args:
            resized: whether the type is of another size.
        """
        self._stop()
        widgets = [each for root in roots for each in (root, *root.findChildren(QWidget))]
        # What is behind a tab takes part in the layout: type of another size must not move things a second time.
        seen = {each for each in widgets if each.isVisible()} if resized else _seen(widgets)
        _polish_all((each for each in widgets if each in seen), resized)
        self._waiting = dict.fromkeys(each for each in widgets if each not in seen)
        for each in self._waiting:
            if not each.isVisible() and (each.isWindow() or _parent_is_visible(each)):
                each.installEventFilter(self)
        self._work = Between(self._pieces(resized), self, self._stop)

    def _pieces(self, resized: bool) -> Iterator[None]:
        done = []
        while self._waiting:
            widget = next(iter(self._waiting))
            del self._waiting[widget]
            if shiboken6.isValid(widget):
                _polish(widget)
                done.append(widget)
            yield
        for widget in _framed(done) if resized else ():
            if shiboken6.isValid(widget):
                _polish(widget)
            yield

    def _stop(self) -> None:
        if self._work is not None:
            self._work.give_up()
            self._work.deleteLater()
            self._work = None
        self._waiting = {}

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and watched in self._waiting and isinstance(watched, QWidget):
            shown = [each for each in (watched, *watched.findChildren(QWidget)) if each in self._waiting]
            for each in shown:
                del self._waiting[each]
            _polish_all(shown, resized=True)
        return False


def _seen(widgets: Iterable[QWidget]) -> set[QWidget]:
    """The widgets of which something is in sight; Qt calls those behind other tabs visible, and moves them away."""
    seen: set[QWidget] = set()
    for widget in widgets:
        if widget.isVisible() and not widget.visibleRegion().isEmpty():
            above: QWidget | None = widget  # what its children cover has no region of its own
            while above is not None and above not in seen:
                seen.add(above)
                above = above.parentWidget()
    return seen


def _parent_is_visible(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    return parent is not None and parent.isVisible()


def _polish_all(widgets: Iterable[QWidget], resized: bool) -> None:
    """Parents before children, since type is inherited."""
    widgets = list(widgets)
    for widget in widgets:
        _polish(widget)
    if resized:
        for widget in _framed(widgets):
            _polish(widget)


def _framed(widgets: Iterable[QWidget]) -> list[QWidget]:
    """Those that hear of their frame's new width only after they have laid out what it frames."""
    return [each for each in widgets if isinstance(each, QAbstractScrollArea)]


def _polish(widget: QWidget) -> None:
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().polish(widget)
    QApplication.sendEvent(widget, QEvent(QEvent.Type.StyleChange))
