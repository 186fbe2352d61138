"""Pictures of scenes: painted where a scene shows the network alone, else taken of a window that nobody sees."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from engine.lessons.scene import Scene
from gui.presentation.pdf.painted_scenes import PaintedScenes, is_painted
from gui.presentation.pdf.unseen import UnseenWindow


class ScenePictures:
    """One scene after the other; the window is made when the first scene needs it.

    Args:
        painted: paints what needs no window.
        window: makes the window.
    """

    def __init__(self, painted: PaintedScenes, window: Callable[[], UnseenWindow]) -> None:
        self._painted, self._make_window = painted, window
        self._window: UnseenWindow | None = None
        self._stage: PaintedScenes | UnseenWindow = painted

    def show(self, scene: Scene, size: QSize) -> None:
        """Shows a scene in so many pixels; what has to be computed for it may follow later."""
        if is_painted(scene.view):
            self._stage = self._painted
            self._painted.show(scene, size)
            if self._painted.is_whole:
                return
        self._window = self._stage = self._window or self._make_window()
        self._window.show(scene, size)

    def settled(self) -> bool:
        """Whether all of the scene is there."""
        return self._stage.settled()

    def picture(self) -> QImage:
        """What is shown."""
        return self._stage.picture()

    def close(self) -> None:
        """Ends it, with its threads."""
        self._painted.close()
        if self._window is not None:
            self._window.close()
