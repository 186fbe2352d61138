"""Scroll bars and overview of the network."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QSignalBlocker, QSize, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollBar, QStackedWidget, QWidget

from gui.events.guard import guarded
from gui.look.theme import Theme
from gui.network.class_chip import ClassChip
from gui.network.overview import Overview
from gui.network.view import NetworkView
from gui.state.selection import Selection

_LEAST = QSize(280, 160)
_BESIDE = 6  # pixels left and right of the class chip beside the overview
_CORNER = 10  # pixels between the class chip and the corner of the network
_STEP = 40  # single step of a scroll bar, in pixels at the base type size


@guarded
class Reach(QWidget):
    """The stack of central pages, with scroll bars and overview around the network while it does not fit.

    The visibility of scroll bars depends on the content and the total size, never on the size that they leave, so they
    cannot toggle themselves.

    Attributes:
        overview: the overview strip.
        across, down: the horizontal and vertical scroll bar.
    """

    def __init__(
        self, pages: QStackedWidget, view: NetworkView, chip: ClassChip, selection: Selection, theme: Theme
    ) -> None:
        super().__init__()
        self._pages, self._view, self._chip, self._theme = pages, view, chip, theme
        self._wanted, self._quiet, self._busy = True, False, False
        pages.setParent(self)
        self.overview = Overview(view, selection, theme, self)
        self.across = self._bar(Qt.Orientation.Horizontal, self.tr("Scroll the network sideways"))
        self.down = self._bar(Qt.Orientation.Vertical, self.tr("Scroll the network up and down"))
        chip.setParent(self)
        chip.resized.connect(self.lay_out)
        view.zoom.framed.connect(self.lay_out)
        pages.currentChanged.connect(self.lay_out)
        theme.changed.connect(self.lay_out)

    def _bar(self, way: Qt.Orientation, name: str) -> QScrollBar:
        bar = QScrollBar(way, self)
        bar.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        bar.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        bar.setAccessibleName(name)
        bar.hide()
        bar.valueChanged.connect(self._scroll)
        return bar

    # --- visibility ----------------------------------------------------------------------------------------------

    def set_wanted(self, wanted: bool) -> None:
        """Sets whether the overview may be shown."""
        self._wanted = wanted
        self.lay_out()

    def set_quiet(self, quiet: bool) -> None:
        """Hides scroll bars and overview for presenting; wheel, keys and dragging still scroll."""
        self._quiet = quiet
        self.lay_out()

    def minimumSizeHint(self) -> QSize:
        """The minimum size of the pages, and of a readable network."""
        return self._pages.minimumSizeHint().expandedTo(_LEAST)

    def sizeHint(self) -> QSize:
        return self._pages.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.lay_out()

    @Slot()
    def lay_out(self) -> None:
        """Lays out pages, scroll bars, overview and class chip."""
        if self._busy:
            return  # setting the network's geometry calls lay_out again
        self._busy = True
        try:
            self._share_room()
        finally:
            self._busy = False
        self._follow()

    def _share_room(self) -> None:
        across, down = self._needed()
        left = self._left(across, down)
        strip = self._strip(across, down)
        self._pages.setGeometry(QRect(0, 0, left.width(), left.height()))
        beside, below = self.width() - left.width(), self.height() - left.height() - strip
        long = left.width() - self._place_chip(left, strip)
        self.across.setGeometry(0, left.height(), long, below)
        self.down.setGeometry(left.width(), 0, beside, left.height())
        self.overview.setGeometry(0, left.height() + below, long, strip)
        self.across.setVisible(across)
        self.down.setVisible(down)
        self.overview.setVisible(strip > 0)

    def _place_chip(self, left: QSize, strip: int) -> int:
        """Places the class chip beside the overview, or over a corner of the network; returns the width used."""
        chip, height = self._chip, self._chip.sizeHint().height()
        chip.set_always(strip > 0)
        wide = chip.width_needed()
        top = self.height() - (strip + height) // 2 if strip > 0 else left.height() - height - _CORNER
        beside = _BESIDE if strip > 0 else _CORNER
        chip.setGeometry(left.width() - wide - beside, top, wide, height)
        chip.raise_()
        return wide + 2 * _BESIDE if strip > 0 and wide > 0 else 0

    def _needed(self) -> tuple[bool, bool]:
        """Whether the horizontal and the vertical scroll bar are needed."""
        if self._quiet or self._pages.currentWidget() is not self._view or not self.size().isValid():
            return False, False
        across = down = False
        for _ in range(2):  # one scroll bar may make the other one necessary
            more = self._view.zoom.is_beyond(self._left(across, down))
            across, down = across or more[0], down or more[1]
            if not (across or down):
                break
        return across, down

    def _left(self, across: bool, down: bool) -> QSize:
        """The size that scroll bars and overview leave."""
        below = (self.across.sizeHint().height() if across else 0) + self._strip(across, down)
        beside = self.down.sizeHint().width() if down else 0
        return QSize(max(self.width() - beside, 1), max(self.height() - below, 1))

    def _strip(self, across: bool, down: bool) -> int:
        """The overview's height; 0 if there is no room for it."""
        wanted = self._wanted and (across or down)
        height = self.overview.sizeHint().height()
        room = self.height() - self.across.sizeHint().height() - height
        return height if wanted and room >= _LEAST.height() else 0

    # --- scroll position -----------------------------------------------------------------------------------------

    def _follow(self) -> None:
        """Sets the scroll bars to the visible part of the network."""
        ranges, offset = self._view.zoom.ranges, self._view.offset
        rooms, offsets = (self._view.width(), self._view.height()), (offset.x(), offset.y())
        for bar, (first, last), room, at in zip((self.across, self.down), ranges, rooms, offsets, strict=True):
            with QSignalBlocker(bar):
                bar.setRange(round(-last), round(-first))
                bar.setPageStep(room)
                bar.setSingleStep(round(_STEP * self._theme.scale))
                bar.setValue(round(-at))
        self.overview.refresh()
        self._chip.refresh()

    @Slot()
    def _scroll(self) -> None:
        self._view.zoom.scroll_to(QPointF(-self.across.value(), -self.down.value()))
