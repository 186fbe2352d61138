"""Exporting the lesson that is on, or the scenes of the project: light as paper, whatever the window looks like."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from engine import EngineError, Message
from engine.lessons.scene import Lesson
from gui.files.saving import as_file_name, title_of
from gui.look.fixed_theme import FixedTheme
from gui.look.palettes import LIGHT
from gui.messages.notices import WorkBar
from gui.presentation.lesson_band import said
from gui.presentation.pdf.pdf_export import PdfExport
from gui.presentation.pdf.unseen import UnseenWindow
from gui.text.phrases import say, say_problem

if TYPE_CHECKING:
    from gui.window.main_window import MainWindow

_SUFFIX = ".pdf"
_RATIO = 2  # dots a pixel: sharp on paper
_TYPE = 15 / 13  # times the system's: on a page pictures are smaller than on a screen


class SceneExport(QObject):
    """Writes the lesson that is on, else the scenes of the project, as a PDF; what is on screen stays as it is.

    Attributes:
        work: how far it is, with Cancel; has its place among the window's messages.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.work = WorkBar(self.cancel)
        self._export: PdfExport | None = None
        self._stage: UnseenWindow | None = None

    def ask(self) -> None:
        """Asks where to, and writes the PDF there."""
        window = self._window
        start = self._suggested()
        name, _ = QFileDialog.getSaveFileName(
            window,
            self.tr("Export scenes as PDF"),
            str(start),
            self.tr("PDF ({patterns})").format(patterns=f"*{_SUFFIX}"),
        )
        if name and (path := window.files.with_suffix(Path(name), _SUFFIX)) is not None:
            self.write(path)

    def _suggested(self) -> Path:
        """The name that a file dialog begins with."""
        lesson = self._window.player.lesson
        if lesson is not None and lesson.number:
            return Path.home() / (as_file_name(f"{lesson.number} {said(lesson.title)}").rstrip(" -.!") + _SUFFIX)
        return self._window.files.suggested(_SUFFIX, self.tr("Scenes"))

    def _lesson(self) -> Lesson:
        """What there is to write; it may have no scenes."""
        document, lesson = self._window.document, self._window.player.lesson
        return lesson if lesson is not None else Lesson(0, title_of(document), "", document.project.scenes)

    def enable(self) -> None:
        """The command is grey as long as there is nothing to write."""
        self._window.actions_["export_pdf"].setEnabled(bool(self._lesson().scenes))

    def write(self, path: Path) -> None:
        """Writes the PDF; another one under way is given up."""
        self.cancel()
        lesson = self._lesson()
        if not lesson.scenes:
            return
        self._stage = UnseenWindow(self._window, FixedTheme(LIGHT, _TYPE), _RATIO, legend=True)
        self._export = PdfExport(lesson, path, self._stage, self)
        self._text = self.tr("Writing {file}").format(file=path.name)
        self.work.show_work(self._text, 0.0)
        self._export.progressed.connect(lambda share: self.work.show_work(self._text, share))
        self._export.written.connect(self._written)
        self._export.noticed.connect(self._noticed)
        self._export.failed.connect(self._failed)
        self._export.ended.connect(self._end)
        self._export.start()

    def cancel(self) -> None:
        """Gives up the export under way, if there is one."""
        if self._export is not None:
            self._export.cancel()

    def _written(self, path: Path) -> None:
        self._window.banner.show_message("good", self.tr("The scenes lie in {file} now.").format(file=path.name))

    def _noticed(self, lost: tuple[Message, ...]) -> None:
        banner = self._window.banner
        banner.show_message("info", " ".join((banner.text, *map(say, lost))))

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
