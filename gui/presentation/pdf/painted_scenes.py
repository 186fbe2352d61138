"""Pictures of scenes without a window: pages are painted from values, panels are widgets, each on its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import QObject, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QPushButton, QWidget

from engine import Project
from engine.lessons.scene import Scene
from engine.lessons.view import View, fitted
from gui.events.between import Between
from gui.look.fixed_theme import FixedTheme
from gui.look.painted_picture import picture_font
from gui.network.canvas_state import CanvasState, Selected, reached_maps
from gui.network.class_chip import arrow_to, chip_text, strongest_class
from gui.network.legend_painting import LegendState, legend_height, paint_legend
from gui.network.network_picture import canvas_state
from gui.network.painter import NetworkPainter
from gui.network.pointing import Pointing
from gui.presentation.pdf.scene_layout import SceneLayout
from gui.presentation.pdf.scene_state import MakePanels, SceneState
from gui.presentation.pdf.scene_widgets import SceneWidgets
from gui.presentation.staging import show_values
from gui.state.document import Document
from gui.state.playback import Playback
from gui.state.selection import Looks, Selection
from gui.state.session import Session

_QUIET = 2  # consecutive checks without work after which a scene is complete
_CORNER = 10  # pixels between the class and the corner of the network


class PaintedScenes:
    """Renders scenes one after the other; each is computed in a thread of its own.

    Args:
        project: any, to begin with.
        looks: the colour maps where a scene names none.
        theme: the look of the pictures.
        panels: makes the maker of panels.
        ratio: device pixels per logical pixel.
        legend: whether the pictures have a legend of the colours.
    """

    def __init__(
        self,
        project: Project,
        looks: Looks,
        theme: FixedTheme,
        panels: MakePanels,
        ratio: float = 1.0,
        legend: bool = False,
    ) -> None:
        self._looks, self._theme, self._ratio, self._has_legend = looks, theme, ratio, legend
        self._parts, self._ground = QObject(), QWidget()
        self._ground.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        self._ground.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self._ground.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        theme.begin(self._ground)
        self._document = Document(project, self._parts)
        self._selection = Selection(looks, self._document)
        self._session = Session(self._document, self._selection, self._parts)
        self._playback = Playback(self._document, self._selection, self._parts)
        self._panels = panels
        self._widgets: SceneWidgets | None = None
        self._view, self._size, self._layout = View(), QSize(), SceneLayout(QRect(), ())
        self._work: Between | None = None
        self._quiet = 0
        self._network: CanvasState | None = None  # what is painted, if the page is the network

    def show(self, scene: Scene, size: QSize) -> None:
        """Begins to render a scene in ``size`` pixels; :meth:`settled` says when it is complete."""
        if self._work is not None:
            self._work.give_up()
        self._quiet, self._network = 0, None
        self._work = Between(self._put(scene, size), self._parts)

    def _put(self, scene: Scene, size: QSize) -> Iterator[None]:
        view = self._view = fitted(scene.view, scene.project, {})
        self._size = size
        if self._widgets is None:
            state = self._document, self._selection, self._session, self._playback, self._theme, self._ground
            self._widgets = SceneWidgets(SceneState(*state), self._panels)
            yield
        self._widgets.clear()
        self._document.open(scene.project, None)
        yield
        yield from self._widgets.built(view)
        show_values(view, self._looks, self._document, self._selection, self._playback)
        yield
        self._layout = self._widgets.show(view, size, self._legend_height)
        yield
        self._session.request()

    @property
    def _legend_height(self) -> int:
        return legend_height(picture_font(self._theme.scale)) if self._has_legend else 0

    def settled(self) -> bool:
        """Whether the scene is complete; to be called repeatedly between events."""
        session = self._session
        assert self._work is not None
        busy = not self._work.is_done or session.busy or session.working or session.frame is None
        self._quiet = 0 if busy or (self._widgets is not None and self._widgets.moves) else self._quiet + 1
        if self._quiet == _QUIET and self._widgets is not None:  # in a turn of its own: painting takes a while, too
            if (page := self._widgets.page(self._view)) is not None:
                self._widgets.prepare(page)
            else:
                self._network = self._canvas()
        return self._quiet > _QUIET

    def picture(self) -> QImage:
        """The picture of the scene: page, panels and legend."""
        assert self._widgets is not None
        image = QImage(self._size * self._ratio, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(self._ratio)
        image.fill(QColor(self._theme.palette.canvas))
        page = self._widgets.page(self._view)
        canvas = self._widgets.canvas_of(page) if page is not None else QRect()
        if self._layout.panels or page is not None:
            self._widgets.render(image)
        with QPainter(image) as painter:
            if page is not None and not canvas.isEmpty():
                painter.save()
                painter.setClipRect(canvas)
                page.paint(painter, canvas, self._ratio)
                painter.restore()
            painter.translate(self._layout.centre.topLeft())
            self._paint_centre(painter)
            painter.resetTransform()
            for line in self._layout.lines:
                painter.fillRect(line, QColor(self._theme.palette.border))
        return image

    def _paint_centre(self, painter: QPainter) -> None:
        assert self._widgets is not None
        room = self._layout.centre.size()
        if (network := self._network) is not None:
            painter.save()
            painter.setClipRect(QRect(QPoint(), network.framed.size))
            painter.fillRect(QRect(QPoint(), network.framed.size), QColor(self._theme.palette.canvas))
            NetworkPainter().paint(painter, network)
            self._paint_class(painter, network)
            painter.restore()
        if self._has_legend and self._widgets.has_legend(self._view):
            selection, palette, height = self._selection, self._theme.palette, self._legend_height
            below, font = QSize(room.width(), height), picture_font(self._theme.scale)
            shown = selection.looks, selection.layer, selection.hidden_by_layer
            painter.translate(0, room.height() - height)
            paint_legend(painter, LegendState(self._session.frame, *shown, below, font, palette), self._ratio)

    def _canvas(self) -> CanvasState:
        room = self._layout.centre.size()
        selection, walk, frame = self._selection, self._playback, self._session.frame
        # In type of ordinary size: with larger type a network is wider, and paper cannot be scrolled.
        state = canvas_state(
            self._document.project,
            frame,
            QSize(room.width(), room.height() - self._legend_height),
            Selected.of(selection),
            self._theme.palette,
            close_up=self._view.zoom,
        )
        return replace(
            state,
            pointing=Pointing.at(frame, selection.focus if selection.pointed else None, None),
            reached=reached_maps(walk, selection),
            built=(walk.build_up.layer, walk.build_up.share),
        )

    def _paint_class(self, painter: QPainter, network: CanvasState) -> None:
        """Names the strongest class if its bar is not visible."""
        found = strongest_class(
            self._document.project, self._session.frame, self._selection.hidden_by_layer, self._playback
        )
        framed = network.framed
        if found is None or framed.column_of(found.layer) is None:
            return
        if framed.shows_unit(found.layer, None if found.value is None else found.unit):
            return
        chip = QPushButton(chip_text(found, found.name, arrow_to(framed, found.layer)), self._ground)
        chip.setProperty("chip", True)
        self._theme.complete(self._ground)
        chip.resize(chip.sizeHint())
        at = QPoint(framed.size.width() - chip.width() - _CORNER, framed.size.height() - chip.height() - _CORNER)
        painter.translate(at)
        chip.render(painter, QPoint())
        chip.deleteLater()

    def close(self) -> None:
        """Stops the threads and deletes the widgets."""
        if self._work is not None:
            self._work.give_up()
        self._session.finish()
        self._ground.hide()
        self._ground.deleteLater()
