"""Previews of coming scenes, rendered one at a time while the presented window is idle."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QSize, QTimer, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from engine.lessons.scene import Scene
from gui.look.fixed_theme import FixedTheme
from gui.look.fonts import BASE_PIXELS
from gui.look.palettes import CONTRAST
from gui.look.theme import Theme
from gui.presentation.pdf.painted_scenes import PaintedScenes
from gui.presentation.stage import smallest_type

_WIDTH = 1280  # pixels of a picture
_PATIENCE = 60  # milliseconds between checks whether there is work
_MOST = 40  # pictures that are kept

MakeStage = Callable[[FixedTheme], PaintedScenes]


class Previews(QObject):
    """Renders coming scenes, one at a time.

    Signals:
        made: a picture was rendered; carries the Scene.

    Args:
        window: the presented window.
        is_busy: whether the window is not idle.
        make_stage: makes what paints the scenes; called when the first picture is wanted.
    """

    made = Signal(object)

    def __init__(
        self,
        window: QWidget,
        theme: Theme,
        is_busy: Callable[[], bool],
        make_stage: MakeStage,
    ) -> None:
        super().__init__(window)
        self._window, self._theme, self._is_busy, self._make_stage = window, theme, is_busy, make_stage
        self._stage: PaintedScenes | None = None
        self._wanted: list[Scene] = []
        self._shown: Scene | None = None  # on the stage
        self._pictures: OrderedDict[int, tuple[Scene, QImage]] = OrderedDict()  # a scene that is kept has its id alone
        self._clock = QTimer(self, interval=_PATIENCE)
        self._clock.timeout.connect(self.step)

    def want(self, scenes: Sequence[Scene]) -> None:
        """Requests pictures, the most urgent first; replaces earlier requests."""
        self._wanted = [scene for scene in scenes if self.picture_of(scene) is None]
        if self._wanted:
            self._clock.start()

    def picture_of(self, scene: Scene) -> QImage | None:
        """The picture of a scene's beginning; None until it is rendered."""
        known = self._pictures.get(id(scene))
        return known[1] if known is not None else None

    @Slot()
    def step(self) -> None:
        """Does one short piece of work if the presented window is idle."""
        if not self._wanted:
            self._clock.stop()
        elif self._is_busy():
            return
        elif self._stage is None:
            self._stage = self._make_stage(self._look())
        elif self._shown is not self._wanted[0]:
            self._shown = self._wanted[0]
            self._stage.show(self._shown, self._size())
        elif self._stage.settled():
            self._keep(self._wanted.pop(0), self._stage.picture())

    def _keep(self, scene: Scene, picture: QImage) -> None:
        self._pictures[id(scene)] = scene, picture
        while len(self._pictures) > _MOST:
            self._pictures.popitem(last=False)
        self._shown = None
        self.made.emit(scene)

    def _size(self) -> QSize:
        """The size of a picture, with the aspect ratio of the window's contents."""
        room = self._window.contentsRect()
        return QSize(_WIDTH, round(_WIDTH * room.height() / max(room.width(), 1)))

    def _look(self) -> FixedTheme:
        """The theme of the screen, with type of the same size relative to the width."""
        window = self._window
        pixels = smallest_type(window.height()) * _WIDTH / max(window.width(), 1)
        return FixedTheme(CONTRAST, pixels / BASE_PIXELS / self._theme.system_scale)

    def close(self) -> None:
        """Drops all pictures, and stops rendering."""
        self._clock.stop()
        self._wanted.clear()
        self._pictures.clear()
        if self._stage is not None:
            self._stage.close()
            self._stage = None
        self.deleteLater()
