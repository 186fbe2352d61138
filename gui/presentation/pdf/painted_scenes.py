"""Pictures of scenes that show the network alone: painted from what is computed, without a window."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, QRectF, QSize
from PySide6.QtGui import QImage, QPainter

from engine import Project
from engine.lessons.scene import Scene
from engine.lessons.view import View, fitted
from gui.look.fixed_theme import FixedTheme
from gui.look.painted_picture import painted_picture, picture_font
from gui.network.canvas_state import CanvasState, Selected, reached_maps
from gui.network.framed import HAIR
from gui.network.legend_painting import LegendState, legend_height, paint_legend
from gui.network.network_picture import canvas_state
from gui.network.painter import NetworkPainter
from gui.network.pointing import Pointing
from gui.presentation.staging import show_values
from gui.state.document import Document
from gui.state.playback import Playback
from gui.state.selection import Looks, Selection
from gui.state.session import Session


def is_painted(view: View) -> bool:
    """Whether a View shows nothing that only a window has: no page of widgets, and no panels."""
    return view.page == "network" and not view.panels


class PaintedScenes:
    """One scene after the other, computed in a thread of its own.

    Args:
        project: any, to begin with.
        looks: the colour maps where a scene names none.
        theme: the look of the pictures.
        ratio: dots of a picture to a pixel.
    """

    def __init__(self, project: Project, looks: Looks, theme: FixedTheme, ratio: float) -> None:
        self._looks, self._theme, self._ratio = looks, theme, ratio
        self._parts = QObject()
        self._document = Document(project, self._parts)
        self._selection = Selection(looks, self._document)
        self._session = Session(self._document, self._selection, self._parts)
        self._playback = Playback(self._document, self._selection, self._parts)
        self._view, self._size = View(), QSize()

    def show(self, scene: Scene, size: QSize) -> None:
        """Shows a scene in so many pixels; what has to be computed for it follows later."""
        self._document.open(scene.project, None)
        self._view, self._size = fitted(scene.view, scene.project, {}), size
        show_values(scene.view, self._looks, self._document, self._selection, self._playback)
        self._session.request()

    @property
    def is_whole(self) -> bool:
        """Whether all of the network is in sight; over a part of it, a window says what the last layer makes of it."""
        framed = self._canvas().framed
        whole = QRectF(0, 0, framed.arrangement.width, framed.arrangement.height)
        return framed.in_sight.adjusted(-HAIR, -HAIR, HAIR, HAIR).contains(whole)

    def settled(self) -> bool:
        """Whether all is computed."""
        return not self._session.busy and self._session.frame is not None

    def picture(self) -> QImage:
        """What is shown: the network, and below it what its colours mean."""
        frame, selection, palette = self._session.frame, self._selection, self._theme.palette
        font, size = picture_font(self._theme.scale), self._size
        below = QSize(size.width(), legend_height(font))
        network = self._canvas()
        legend = LegendState(frame, selection.looks, selection.layer, selection.veils, below, font, palette)

        def paint(painter: QPainter) -> None:
            NetworkPainter().paint(painter, network)
            painter.translate(0, network.framed.size.height())
            paint_legend(painter, legend, self._ratio)

        return painted_picture(size, palette.canvas, self._ratio, paint)

    def _canvas(self) -> CanvasState:
        size = QSize(self._size.width(), self._size.height() - legend_height(picture_font(self._theme.scale)))
        selection, walk, frame = self._selection, self._playback, self._session.frame
        # In type of ordinary size: with larger type a network is wider, and paper cannot be scrolled.
        state = canvas_state(
            self._document.project,
            frame,
            size,
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

    def close(self) -> None:
        """Ends it, with its threads."""
        self._session.finish()
