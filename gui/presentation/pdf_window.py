"""Exporting the scenes of the project: every one is shown in a window that nobody sees, and drawn from there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QElapsedTimer, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QDockWidget, QFileDialog, QToolBar

from engine import EngineError, Scene
from gui.files import file_name, title_of
from gui.network.legend_bar import LegendBar
from gui.notices import WorkBar
from gui.preferences import Preferences
from gui.presentation.pdf_export import PICTURE, PdfExport
from gui.theme import Theme
from gui.wording import say_problem

if TYPE_CHECKING:
    from gui.main_window import MainWindow

_SUFFIX = ".pdf"
_RATIO = 2  # dots a pixel: sharp on paper
_CALM = 350  # milliseconds without work after which nothing moves any more, transitions between scenes included


class SceneExport(QObject):
    """Writes the scenes of the project as a PDF; what is on screen stays as it is meanwhile.

    Attributes:
        work: how far it is, with Cancel; has its place among the window's messages.
    """

    def __init__(self, window: MainWindow, theme: Theme) -> None:
        super().__init__(window)
        self._window, self._theme = window, theme
        self.work = WorkBar(self.cancel)
        self._export: PdfExport | None = None
        self._stage: UnseenWindow | None = None

    def ask(self) -> None:
        """Asks where to, and writes the PDF there."""
        window = self._window
        start = (
            window.document.path or Path.home() / file_name(window.document.project, self.tr("Scenes"))
        ).with_suffix(_SUFFIX)
        name, _ = QFileDialog.getSaveFileName(
            window,
            self.tr("Export scenes as PDF"),
            str(start),
            self.tr("PDF ({patterns})").format(patterns=f"*{_SUFFIX}"),
        )
        if name:
            path = Path(name)
            self.write(path if path.suffix.lower() == _SUFFIX else path.with_name(path.name + _SUFFIX))

    def write(self, path: Path) -> None:
        """Writes the PDF; another one under way is given up."""
        self.cancel()
        scenes = self._window.document.project.scenes
        if not scenes:
            return
        self._stage = UnseenWindow(self._window, self._theme)
        self._export = PdfExport(scenes, title_of(self._window.document), path, self._stage, self)
        self._text = self.tr("Writing {file}").format(file=path.name)
        self.work.show_work(self._text, 0.0)
        self._export.progressed.connect(lambda share: self.work.show_work(self._text, share))
        self._export.written.connect(self._written)
        self._export.failed.connect(self._failed)
        self._export.ended.connect(self._end)
        self._export.start()

    def cancel(self) -> None:
        """Gives up the export under way, if there is one."""
        if self._export is not None:
            self._export.cancel()

    def _written(self, path: Path) -> None:
        self._window.banner.show_message("good", self.tr("The scenes lie in {file} now.").format(file=path.name))

    def _failed(self, error: EngineError) -> None:
        self._window.banner.show_message("danger", say_problem(error))

    def _end(self) -> None:
        self.work.hide()
        if self._export is not None:
            self._export.deleteLater()
            self._export = None
        if self._stage is not None:
            self._stage.close()
            self._stage = None


class UnseenWindow:
    """The program with one scene after the other, in a window of its own that is on no screen."""

    def __init__(self, like: MainWindow, theme: Theme) -> None:
        self._window = type(like)(like.document.project, theme, _Forgetful())
        self._window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        self._window.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        for bar in (self._window.menuBar(), self._window.statusBar(), *self._window.findChildren(QToolBar)):
            bar.hide()
        self._window.resize(*PICTURE)
        self._window.show()
        self._looks = like.selection.looks
        self._calm = QElapsedTimer()

    def show(self, scene: Scene) -> None:
        """Shows a scene."""
        self._window.document.open(scene.project, None)
        self._window.staging.show(scene.view, self._looks)
        for dock in self._window.findChildren(QDockWidget):
            dock.hide()  # the page is what is drawn, and has all the room
        self._window.session.request()
        self._calm.start()

    def settled(self) -> bool:
        """Whether all is computed, and has been for a while."""
        session = self._window.session
        if session.busy or session.working or session.frame is None:
            self._calm.restart()
        return self._calm.elapsed() >= _CALM

    def picture(self) -> QImage:
        """The page of the scene with its legend."""
        page, legend = self._window.view.parentWidget(), self._window.findChild(LegendBar)
        parts = [part for part in (page, legend) if part is not None and not part.isHidden()]
        place = QRect()
        places = [QRect(part.mapTo(self._window, QPoint()), part.size()) for part in parts]
        for each in places:
            place = place.united(each)
        image = QImage(place.size() * _RATIO, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(_RATIO)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        for part, each in zip(parts, places, strict=True):
            part.render(painter, each.topLeft() - place.topLeft())
        painter.end()
        return image

    def close(self) -> None:
        """Ends it, with its threads."""
        self._window.document.give_up_changes()
        self._window.close()
        self._window.deleteLater()


class _Forgetful(Preferences):
    """Reads what the user chose, and remembers nothing: scenes have colours of their own."""

    def set_choice(self, key: str, value: str) -> None:
        """Forgets a word."""

    def set_layout(self, key: str, value: QByteArray) -> None:
        """Forgets a layout."""

    def add_recent(self, path: Path) -> None:
        """Forgets a file."""
