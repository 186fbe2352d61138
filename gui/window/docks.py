"""The dock widgets: their initial areas and sizes."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Mapping

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QDockWidget,
    QFrame,
    QMainWindow,
    QScrollArea,
    QTabBar,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from gui.events.seen import SeenPanel
from gui.look.fonts import BASE_PIXELS
from gui.text.phrases import QT_TRANSLATE_NOOP

_LEAST_WIDTH = 250  # pixels; minimum width of docks that scroll only vertically
LEAST_BOTTOM = 480
_SIDES = {"input": 214, "filter": 300}  # initial widths in pixels
_CELL_HEIGHT = 250  # initial height of the bottom docks in pixels
_MAP_HEIGHT = 357  # initial height of the map panel in pixels
_LEFT, _RIGHT = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea
_BOTTOM = Qt.DockWidgetArea.BottomDockWidgetArea
_AREAS = {
    "input": _LEFT,
    "filter": _RIGHT,
    "layer": _RIGHT,
    "training": _RIGHT,
    "scenes": _RIGHT,
    "map": _RIGHT,
    "history": _LEFT,
    "cell": _BOTTOM,
    "why": _BOTTOM,
    "learning": _BOTTOM,
    "results": _BOTTOM,
    "data": _BOTTOM,
    "melt": _BOTTOM,
}
_TABS = (("filter", "layer", "training", "scenes"), ("cell", "why", "learning", "results", "data", "melt"))
_LATER = ("history", "results", "data")  # their commands show them: six tabs side by side would cut off their titles
SCROLLED = ("filter", "layer", "training")
_TIPS = {
    "float": QT_TRANSLATE_NOOP("docks", "Take the panel out of the window, or put it back"),
    "close": QT_TRANSLATE_NOOP("docks", "Hide the panel"),
}


def built_docks(
    window: QMainWindow, panels: Mapping[str, tuple[str, QWidget | None]], scale: float
) -> Generator[None, None, dict[str, QDockWidget]]:
    """A generator that creates the docks in their initial layout, piece by piece; returns them by name.

    Args:
        panels: title and content widget by name; None where ``fill`` brings it later.
        scale: type size relative to the base type.
    """
    window.setCorner(Qt.Corner.BottomLeftCorner, _LEFT)
    window.setCorner(Qt.Corner.BottomRightCorner, _RIGHT)
    docks = {}
    for name, (title, content) in panels.items():
        docks[name] = _dock(window, name, title, content or QWidget())
        yield
    for name in _LATER:
        docks[name].hide()
    for area in (_RIGHT, _BOTTOM):
        window.setTabPosition(area, QTabWidget.TabPosition.North)
    for first, *others in _TABS:
        for name in others:
            window.tabifyDockWidget(docks[first], docks[name])
        docks[first].raise_()
        for name in (first, *others):
            docks[name].setTitleBarWidget(QWidget())  # tabs show the same titles
    layout = window.layout()
    assert layout is not None
    layout.activate()  # else the window keeps the width of the docks side by side
    widths = [round(scale * width) for width in _SIDES.values()]
    window.resizeDocks([docks[name] for name in _SIDES], widths, Qt.Orientation.Horizontal)
    window.resizeDocks([docks["cell"]], [round(scale * _CELL_HEIGHT)], Qt.Orientation.Vertical)
    return docks


def share_height(window: QMainWindow, docks: Mapping[str, QDockWidget]) -> None:
    """Gives the filter dock all the height that the map dock does not need."""
    layout = window.layout()
    assert layout is not None
    layout.activate()  # else the docks still have the heights that they had in a window of another size
    upper, lower = docks["filter"], docks["map"]
    height = upper.height() + lower.height()
    large = round(_MAP_HEIGHT * window.fontInfo().pixelSize() / BASE_PIXELS)
    window.resizeDocks([upper, lower], [max(height - large, 1), large], Qt.Orientation.Vertical)


def bring_floating(docks: Mapping[str, QDockWidget]) -> None:
    """Shows floating docks again: a window manager leaves those behind that were shown before their window."""
    for dock in docks.values():
        if dock.isFloating() and dock.isVisible():
            dock.hide()
            dock.show()


def tabs_height(window: QMainWindow, dock: QDockWidget) -> int:
    """The height of a dock's tab bar, which resizeDocks counts as part of the dock."""
    bars = window.findChildren(QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly)
    heights = (bar.height() for bar in bars if bar.isVisible())
    return next(heights, 0) if window.tabifiedDockWidgets(dock) else 0


def shown(window: QMainWindow, docks: Iterable[QDockWidget]) -> list[QDockWidget]:
    """The visible docked docks: neither closed, nor floating, nor behind another tab."""
    return [dock for dock in docks if dock.isVisible() and not dock.isFloating() and is_in_sight(window, dock)]


def is_in_sight(window: QMainWindow, widget: QWidget) -> bool:
    """Whether a widget lies inside the window: Qt moves docks behind other tabs outside instead of hiding them."""
    held: QWidget | None = widget
    while held is not None and not isinstance(held, QDockWidget):
        held = held.parentWidget()
    return held is None or window.rect().intersects(held.geometry())


def fill(window: QMainWindow, dock: QDockWidget, content: QWidget) -> None:
    """Gives a dock its content, in a scroll area for those that are SCROLLED."""
    if _AREAS[dock.objectName()] == _BOTTOM:
        content.setMinimumWidth(LEAST_BOTTOM)  # its minimum size hint before it is shown is wrong
    before = dock.widget()
    dock.setWidget(scrolled(content, dock) if dock.objectName() in SCROLLED else content)
    if before is not None:
        before.deleteLater()
    if isinstance(content, SeenPanel):
        dock.visibilityChanged.connect(content.set_in_front)
        if dock.isVisible():
            content.set_in_front(is_in_sight(window, dock))


def _dock(window: QMainWindow, name: str, title: str, content: QWidget) -> QDockWidget:
    """A dock with its content."""
    area = _AREAS[name]
    dock = QDockWidget(title, window)
    dock.setObjectName(name)
    dock.setAccessibleName(title)
    fill(window, dock, content)
    show, action = QCoreApplication.translate("docks", "Show or hide the panel “{name}”"), dock.toggleViewAction()
    action.setToolTip(show.format(name=title))
    action.triggered.disconnect()  # Qt shows a panel behind other tabs, and closes one that is there already
    action.triggered.connect(lambda: _show_or_hide(window, dock))
    for button in dock.findChildren(QAbstractButton, options=Qt.FindChildOption.FindDirectChildrenOnly):
        tip = next((tip for word, tip in _TIPS.items() if word in button.objectName()), "")
        button.setToolTip(QCoreApplication.translate("docks", tip))
        dock.topLevelChanged.connect(lambda _floating, button=button: _clear_hover(button))
    window.addDockWidget(area, dock)
    return dock


def _show_or_hide(window: QMainWindow, dock: QDockWidget) -> None:
    """Brings a panel to the front, or closes it if it is there."""
    if dock.isVisible() and (dock.isFloating() or is_in_sight(window, dock)):
        dock.close()
    else:
        dock.show()
        dock.raise_()
    dock.toggleViewAction().setChecked(not dock.isHidden())


def _clear_hover(button: QWidget) -> None:
    """Clears the hover state of a title bar button: it gets no leave event when its dock moves away."""
    button.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)
    button.update()


def scrolled(content: QWidget, parent: QWidget | None = None) -> QScrollArea:
    """A scroll area around a panel, for vertical scrolling.

    The panel comes last: whenever a widget gets another parent, Qt styles it anew with all that it contains.
    """
    held = QWidget()
    column = QVBoxLayout(held)
    column.setContentsMargins(0, 0, 0, 0)
    area = QScrollArea(parent)
    area.setWidget(held)
    area.setWidgetResizable(True)
    column.addWidget(content)
    column.addStretch(1)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setMinimumWidth(_LEAST_WIDTH)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it scrolls to the focused child by itself
    return area
