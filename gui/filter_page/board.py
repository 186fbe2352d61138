"""The rows and the sum as one widget, as far as it is painted: order, places, scrolling, and what is outlined."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEasingCurve, QPointF, QRectF, Qt, QVariantAnimation, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QScrollBar, QStyle

from engine.values.array import Float32
from gui.events.guard import guarded
from gui.filter_page.layout import Contents, Places, Spot, arrange
from gui.filter_page.mixer import Desk
from gui.filter_page.outcome import paint_outcome
from gui.filter_page.outlines import foot_text, paint_foot, paint_outlines, paint_selected, paint_weight_spot
from gui.filter_page.pictures import Pictures
from gui.filter_page.rows import paint_rows
from gui.filter_page.scene import Scene
from gui.filter_page.slices import Normal, Slices, ordered
from gui.look.fonts import BASE_PIXELS
from gui.look.theme import Theme
from gui.network.fonts import Fonts
from gui.network.pointing import Pointing
from gui.state.document import Document
from gui.state.selection import Place, Selection
from gui.widgets.keyed import KeyedWidget

_APPEARING = 200  # milliseconds
_SLIDE = 18  # pixels that everything comes in by


@guarded
class SliceBoard(KeyedWidget):
    """One filter, input channel by input channel, with the sum and what comes of it.

    Signals:
        order_changed: the list is sorted otherwise.
    """

    order_changed = Signal()

    def __init__(self, document: Document, selection: Selection, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self._document, self._selection, self._desk, self._theme = document, selection, desk, theme
        self.slices: Slices | None = None
        self.order: tuple[int, ...] = ()
        self.by_share = False
        self._ordered_for: tuple[object, ...] = ()
        self._normal: Normal | None = None
        self.message = ""
        self._pictures = Pictures()
        self._places: Places | None = None
        self._kernels: tuple[Float32, float] | None = None  # and the largest size of a weight
        self._still: QPixmap | None = None
        self._pointing: Pointing | None = None
        self._spot: Spot | None = None  # under the mouse
        self._fonts = Fonts.of(self.font())
        self.scroll_bar = QScrollBar(Qt.Orientation.Vertical, self)
        self.scroll_bar.valueChanged.connect(self._forget)
        self.scroll_bar.hide()
        self._appearing = QVariantAnimation(self)
        self._appearing.setDuration(_APPEARING)
        self._appearing.setStartValue(0.0)
        self._appearing.setEndValue(1.0)
        self._appearing.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._appearing.valueChanged.connect(self.update)
        self.setMinimumSize(300, 160)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        document.changed.connect(self._forget)
        selection.changed.connect(self._follow_selection)
        for signal in (selection.hovered, selection.focused, selection.weight_hovered):
            signal.connect(self._point)
        selection.hidden_changed.connect(self._forget)
        desk.changed.connect(self._forget)

    # --- what is shown -----------------------------------------------------------------------------------------

    def show_slices(self, slices: Slices | None, message: str = "") -> None:
        """Shows a filter; or, when there is none, why."""
        self.slices, self.message = slices, message
        if slices is not None:
            if slices.frame.request.gains is None:
                self._normal = Normal.of(slices)
            self._pictures.show(slices, self._normal, self._selection.looks, self._theme.dark)
            self._sort()
        self._places = None
        self._forget()
        self._point()

    def recolour(self) -> None:
        """Takes over the theme and the chosen colours."""
        self._fonts = Fonts.of(self.font())
        self._places = None
        if self.slices is not None:
            self._pictures.show(self.slices, self._normal, self._selection.looks, self._theme.dark)
        self._forget()

    def appear(self) -> None:
        """Lets everything come in, unless the system asks for rest."""
        if self.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) > 0:
            self._appearing.start()

    @Slot(bool)
    def sort_by_share(self, by_share: bool) -> None:
        """Lists the channels that add most first, or all in order."""
        self.by_share = by_share
        self._sort()
        self._show_selected()
        self._forget()
        self.order_changed.emit()

    def _sort(self) -> None:
        """Rows keep their places while weights and gains change; another filter or picture is sorted anew."""
        if (slices := self.slices) is None:
            return
        cause = (self.by_share, slices.layer, slices.channel, slices.partials.reads, id(slices.project.input))
        if cause != self._ordered_for:
            normal = self._normal if self._normal is not None and self._normal.fits(slices) else None
            self._ordered_for = cause
            self.order = ordered((normal or slices.partials).shares, self.by_share)

    @property
    def selected(self) -> int:
        """The channel that is selected."""
        count = self.slices.count if self.slices is not None else 1
        return min(self._selection.source, count - 1)

    @property
    def places(self) -> Places | None:
        """Where everything stands; None when there is nothing to show."""
        if self._places is None and self.slices is not None:
            self._arrange(self.slices)
        return self._places

    def map_places(self) -> dict[Place, QRectF]:
        """Where the maps are that can be seen: those that are read, the result, and what the next layer makes of it."""
        slices, places, scroll = self.slices, self.places, self.scroll_bar.value()
        if slices is None or places is None:
            return {}
        rows = {(slices.source, self.order[row]): places.row_at(row, scroll) for row in places.visible(scroll)}
        found = {place: row.input for place, row in rows.items()}
        found[slices.layer, slices.channel] = places.result
        if places.after is not None and slices.after is not None:
            found[slices.after, slices.channel] = places.after
        return found

    def _arrange(self, slices: Slices) -> None:
        kernels, _ = self._kernels_of(slices)
        contents = Contents(
            slices.count,
            (slices.given[1], slices.given[2]),
            (kernels.shape[1], kernels.shape[2]),
            (slices.made[1], slices.made[2]),
            slices.after_size,
            len(slices.scores),
        )
        scale = self.fontInfo().pixelSize() / BASE_PIXELS
        bar = self.scroll_bar.sizeHint().width()
        places = arrange(self.width(), self.height(), contents, scale)
        if places.scroll_range:
            places = arrange(self.width() - bar, self.height(), contents, scale)
        self._places = places
        self.scroll_bar.setVisible(places.scroll_range > 0)
        self.scroll_bar.setGeometry(self.width() - bar, int(places.list.top()), bar, int(places.list.height()))
        self.scroll_bar.setRange(0, places.scroll_range)
        self.scroll_bar.setPageStep(int(places.list.height()))
        self.scroll_bar.setSingleStep(int(places.row_height))

    def scene(self) -> Scene | None:
        """All that there is to paint now."""
        slices, places = self.slices, self.places
        if slices is None or places is None:
            return None
        kernels, largest = self._kernels_of(slices)
        normal = self._normal
        return Scene(
            slices,
            places,
            self.order,
            self._desk.mix,
            self._pictures,
            kernels,
            largest,
            normal if normal is not None and normal.fits(slices) else None,
            self.scroll_bar.value(),
            self.selected,
            self._selection.veil_of,
            self._selection.looks,
            self._theme.palette,
            self._fonts,
        )

    def _kernels_of(self, slices: Slices) -> tuple[Float32, float]:
        if self._kernels is None:
            kernels = slices.kernels(self._document.project)
            self._kernels = kernels, float(np.abs(kernels[np.isfinite(kernels)]).max(initial=0))
        return self._kernels

    @Slot()
    def _forget(self) -> None:
        self._still = self._kernels = None
        self.update()

    @Slot()
    def _follow_selection(self) -> None:
        self._show_selected()
        self._forget()

    def _show_selected(self) -> None:
        places = self.places
        if places is not None and self.selected in self.order:
            value = places.scroll_to(self.order.index(self.selected), self.scroll_bar.value())
            self.scroll_bar.setValue(value)

    @Slot()
    def _point(self) -> None:
        """Other cells or weights are to be outlined; which, is only worked out when they are painted."""
        self._pointing = None
        self.update()

    @property
    def pointing(self) -> Pointing:
        """What is outlined."""
        if self._pointing is None:
            selection = self._selection
            wanted = selection.hover is not None or selection.pointed
            frame = self.slices.frame if self.slices is not None else None
            self._pointing = Pointing.at(frame, selection.focus if wanted else None, selection.weight)
        return self._pointing

    # --- painting ----------------------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor(self._theme.palette.canvas))
            scene = self.scene()
            if scene is None or len(self.order) != scene.slices.count or len(scene.mix.scales) != scene.slices.count:
                painter.setPen(QColor(self._theme.palette.muted))
                room = self.rect().adjusted(24, 24, -24, -24)
                painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self.message)
                return
            if self._still is None:
                self._still = self._paint_still(scene)
            if self._appearing.state() == QVariantAnimation.State.Running:
                shown = float(self._appearing.currentValue())
                painter.setOpacity(shown)
                painter.drawPixmap(QPointF((shown - 1) * _SLIDE, 0), self._still)
                return
            painter.drawPixmap(0, 0, self._still)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_selected(painter, scene, self.hasFocus())
            paint_outlines(painter, scene, self.pointing, self._spot)
            paint_weight_spot(painter, scene, self._selection.weight)
            paint_foot(painter, scene, foot_text(scene, self.pointing, self._spot, self._selection.weight))

    def _paint_still(self, scene: Scene) -> QPixmap:
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap(self.size() * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(QColor(self._theme.palette.canvas))
        with QPainter(pixmap) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_rows(painter, scene)
            paint_outcome(painter, scene)
        return pixmap

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._places = None
        if self.places is not None:
            self._show_selected()
        self._forget()
