"""Another look for all widgets: what is seen has it at once, all others have it before they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget

from gui.events.between import Between
from gui.events.guard import guarded

_OUTDATED = "outdatedLook"  # a property of widgets that still have another look than the one of now: which


@guarded
class Restyling(QObject):
    """Gives widgets the look of the style sheet.

    Most of a window is not seen. What is hidden waits until it is shown, and has nothing to wait for if the look that
    it has comes back first; what lies behind a tab has its turn between events.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._work: Between | None = None

    def restyle(self, roots: Iterable[QWidget], before: str, look: str, resized: bool) -> None:
        """Polishes windows with all that is in them.

        Args:
            before, look: names of the look that they had, and of the one that they get.
            resized: whether the type is of another size.
        """
        widgets = [each for root in roots for each in (root, *root.findChildren(QWidget))]
        # What is behind a tab takes part in the layout: type of another size must not move things a second time.
        seen = {each for each in widgets if each.isVisible()} if resized else _seen(widgets)
        for each in widgets:
            had = each.property(_OUTDATED)
            if each not in seen and (had is None or had == look):
                each.setProperty(_OUTDATED, before if had is None else None)
                each.installEventFilter(self)  # twice is once
        self._polish([each for each in widgets if each in seen], resized)
        behind = [each for each in widgets if each not in seen and each.isVisible()]
        if self._work is not None:
            self._work.give_up()
            self._work.deleteLater()
        self._work = Between(self._pieces(behind), self)

    def _pieces(self, widgets: Iterable[QWidget]) -> Iterator[None]:
        for widget in widgets:
            if shiboken6.isValid(widget) and widget.property(_OUTDATED) is not None:
                self._polish([widget])
            yield

    def _polish(self, widgets: Iterable[QWidget], resized: bool = False) -> None:
        """Parents before children, since type is inherited."""
        framed = []
        for widget in widgets:
            if widget.property(_OUTDATED) is not None:
                widget.setProperty(_OUTDATED, None)
                widget.removeEventFilter(self)
            if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
                widget.style().polish(widget)
            if resized and isinstance(widget, QAbstractScrollArea):
                framed.append(widget)
            else:
                QApplication.sendEvent(widget, QEvent(QEvent.Type.StyleChange))
        for widget in 2 * framed:  # it lays out what it frames, and only then hears of its frame's new width
            QApplication.sendEvent(widget, QEvent(QEvent.Type.StyleChange))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and _is_outdated(watched):
            top = watched  # Qt shows children before it tells their parent
            while (above := top.parentWidget()) is not None and _is_outdated(above):
                top = above
            self._polish(filter(_is_outdated, (top, *top.findChildren(QWidget))), resized=True)
        return False


def _is_outdated(widget: QWidget) -> bool:
    return widget.property(_OUTDATED) is not None


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
