"""Applies a changed style sheet: to visible widgets at once, to all others before they are shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget

from gui.events.between import Between
from gui.events.guard import guarded

_OUTDATED = "outdatedLook"  # dynamic property with the name of the older look that a widget still has


@guarded
class Restyling(QObject):
    """Polishes widgets after a change of the style sheet.

    Hidden widgets are polished when they are shown, unless the theme was changed back before; widgets behind other
    tabs are polished between events.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._work: Between | None = None

    def restyle(self, roots: Iterable[QWidget], before: str, look: str, resized: bool) -> Iterator[None]:
        """Polishes windows with all their widgets, one widget per step.

        Args:
            before, look: names of the old and of the new look.
            resized: whether the type size changed.
        """
        widgets = [each for root in roots for each in (root, *root.findChildren(QWidget))]
        # Panels behind tabs take part in the layout: resizing their type later would move things a second time.
        seen = {each for each in widgets if each.isVisible()} if resized else _seen(widgets)
        for each in widgets:
            had = each.property(_OUTDATED)
            if each not in seen and (had is None or had == look):
                each.setProperty(_OUTDATED, before if had is None else None)
                each.installEventFilter(self)  # installing it twice has no effect
        behind = [each for each in widgets if each not in seen and each.isVisible()]
        if self._work is not None:
            self._work.give_up()
            self._work.deleteLater()
            self._work = None
        yield
        yield from self._polishing([each for each in widgets if each in seen], resized)
        self._work = Between(self._pieces(behind), self)

    def _pieces(self, widgets: Iterable[QWidget]) -> Iterator[None]:
        for widget in widgets:
            if shiboken6.isValid(widget) and widget.property(_OUTDATED) is not None:
                self._polish([widget])
            yield

    def _polish(self, widgets: Iterable[QWidget], resized: bool = False) -> None:
        for _ in self._polishing(widgets, resized):
            pass

    def _polishing(self, widgets: Iterable[QWidget], resized: bool) -> Iterator[None]:
        """Polishes parents before children, since fonts are inherited."""
        framed = []
        for widget in widgets:
            yield
            if not shiboken6.isValid(widget):
                continue
            if widget.property(_OUTDATED) is not None:
                widget.setProperty(_OUTDATED, None)
                widget.removeEventFilter(self)
            if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
                widget.style().polish(widget)
            if resized and isinstance(widget, QAbstractScrollArea):
                framed.append(widget)
            else:
                QApplication.sendEvent(widget, QEvent(QEvent.Type.StyleChange))
        for widget in 2 * framed:  # twice: a frame lays out its content before it knows its new frame width
            yield
            if shiboken6.isValid(widget):
                QApplication.sendEvent(widget, QEvent(QEvent.Type.StyleChange))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and _is_outdated(watched):
            top = watched  # children get their show events before their parent
            while (above := top.parentWidget()) is not None and _is_outdated(above):
                top = above
            self._polish(filter(_is_outdated, (top, *top.findChildren(QWidget))), resized=True)
        return False


def _is_outdated(widget: QWidget) -> bool:
    return widget.property(_OUTDATED) is not None


def _seen(widgets: Iterable[QWidget]) -> set[QWidget]:
    """The widgets that are partly on screen; widgets behind other tabs are isVisible(), but moved outside."""
    seen: set[QWidget] = set()
    for widget in widgets:
        if widget.isVisible() and not widget.visibleRegion().isEmpty():
            above: QWidget | None = widget  # a widget fully covered by its children has an empty visible region
            while above is not None and above not in seen:
                seen.add(above)
                above = above.parentWidget()
    return seen
