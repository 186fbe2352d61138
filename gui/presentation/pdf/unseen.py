"""Pictures of scenes that are not on: each is shown in a window that nobody sees, and painted from there."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from pathlib import Path

from PySide6.QtCore import QByteArray, QElapsedTimer, QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QMainWindow, QWidget

from engine import Scene
from gui.events.between import Between
from gui.files.preferences import Preferences
from gui.look.fixed_theme import FixedTheme
from gui.presentation.view_parts import ViewParts
from gui.state.selection import Looks
from gui.state.session import Session

_CALM = 350  # milliseconds without work after which nothing moves any more, transitions between scenes included


class UnseenWindow:
    """The program with one scene after the other, in a window of its own that is on no screen.

    It takes a quarter of a second to make, and is made between events. What is on screen stays as it is, in its own
    colours.

    Attributes:
        window: where the scenes are shown.

    Args:
        building: builds the window piece by piece, the first of which gives it threads; returns what it shows.
        looks: the colour maps where a scene names none.
        theme: the look of the pictures.
        ratio: dots of a picture to a pixel.
        legend: whether the pictures say what their colours mean.
    """

    def __init__(
        self,
        window: QMainWindow,
        building: Generator[None, None, ViewParts],
        looks: Looks,
        theme: FixedTheme,
        ratio: float = 1.0,
        legend: bool = False,
    ) -> None:
        self._theme, self._ratio, self._has_legend = theme, ratio, legend
        self.window, self._building, self._looks = window, building, looks
        self.window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        self.window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.window.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        theme.begin(self.window)
        next(building)  # so that it has threads, which end when it is closed
        self._wanted: tuple[Scene, QSize] | None = None  # as long as there is no window to show it
        self._calm = QElapsedTimer()
        self._work = Between(self._made(), self.window)

    def _made(self) -> Iterator[None]:
        self._shown = yield from self._building
        self._shown.room.clear(())
        yield
        self._theme.complete(self.window)
        yield
        if self._wanted is not None:
            self.window.resize(self._wanted[1])
        self.window.show()
        yield
        if self._wanted is not None:
            self._put(*self._wanted)

    def show(self, scene: Scene, size: QSize) -> None:
        """Shows a scene with the panels that belong to it, in so many pixels; all of it may follow later."""
        self._wanted = scene, size
        if self._work.is_done:
            self._put(scene, size)

    def _put(self, scene: Scene, size: QSize) -> None:
        shown, panels = self._shown, scene.view.panels
        self.window.resize(size)
        shown.document.open(scene.project, None)
        shown.staging.show(scene.view, self._looks)
        shown.room.clear(panels)
        shown.legend.setVisible(self._has_legend)
        shown.room.share()
        shown.session.request()
        self._calm.start()

    def settled(self) -> bool:
        """Whether all is computed, and has been for a while."""
        if not self._work.is_done:
            return False
        session = self._shown.session
        if session.busy or session.working or session.frame is None:
            self._calm.restart()
        return self._calm.elapsed() >= _CALM

    def picture(self) -> QImage:
        """What is shown."""
        window = self.window
        self._theme.complete(window)
        image = QImage(window.size() * self._ratio, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(self._ratio)
        image.fill(self._theme.palette.canvas)
        window.render(image)
        return image

    def close(self) -> None:
        """Ends it, with its threads."""
        self.window.deleteLater()
        if self._work.is_done:
            self._shown.document.give_up_changes()
            self.window.close()
        else:  # what is half made cannot be closed
            self._work.give_up()
            for session in self.window.findChildren(Session):
                session.finish()
            for part in [each for each in vars(self.window).values() if isinstance(each, QWidget)]:
                if part.parent() is None and part is not self.window:
                    part.deleteLater()  # nothing holds it yet that would go with the window


MakeUnseen = Callable[[FixedTheme, float, bool], UnseenWindow]  # by theme, dots a pixel, and whether with legend


class Forgetful(Preferences):
    """Reads what the user chose, and remembers nothing: scenes have colours of their own."""

    def set_choice(self, key: str, value: str) -> None:
        """Forgets a word."""

    def set_layout(self, key: str, value: QByteArray) -> None:
        """Forgets a layout."""

    def add_recent(self, path: Path) -> None:
        """Forgets a file."""
