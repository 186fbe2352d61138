"""The command that exports the current lesson or the project's scenes as PDF, always in the light theme."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from engine import EngineError, Message
from engine.lessons.scene import Lesson, scenes_of
from gui.commands.actions import Actions
from gui.files.saving import Files, as_file_name, title_of
from gui.look.fixed_theme import FixedTheme
from gui.look.palettes import LIGHT
from gui.messages.notices import Banner, WorkBar
from gui.presentation.pdf.painted_scenes import PaintedScenes
from gui.presentation.pdf.pdf_export import PdfExport
from gui.presentation.pdf.scene_state import MakePanels
from gui.state.document import Document
from gui.state.selection import Looks
from gui.text.built_in import lesson_text
from gui.text.phrases import say, say_problem

_SUFFIX = ".pdf"
_RATIO = 2  # dots a pixel: sharp on paper
_TYPE = 15 / 13  # times the system's: on a page pictures are smaller than on a screen


class SceneExport(QObject):
    """Exports the current lesson, or else the scenes of the project, as PDF; the window does not change.

    Attributes:
        work: progress and Cancel, shown among the window's messages.

    Args:
        window: parent of dialogs.
        lesson: returns the current lesson, or None.
        looks: returns the colour maps for scenes that name none.
        panels: makes the maker of panels that scenes show.
    """

    def __init__(
        self,
        window: QWidget,
        document: Document,
        files: Files,
        banner: Banner,
        actions: Actions,
        lesson: Callable[[], Lesson | None],
        looks: Callable[[], Looks],
        panels: MakePanels,
    ) -> None:
        super().__init__(window)
        self._window, self._document, self._files, self._banner = window, document, files, banner
        self._actions, self._lesson_on = actions, lesson
        self._looks, self._panels = looks, panels
        self.work = WorkBar(self.cancel)
        self._export: PdfExport | None = None
        self._stage: PaintedScenes | None = None

    def ask(self) -> None:
        """Asks for a file, and exports to it."""
        start = self._suggested()
        name, _ = QFileDialog.getSaveFileName(
            self._window,
            self.tr("Export scenes as PDF"),
            str(start),
            self.tr("PDF ({patterns})").format(patterns=f"*{_SUFFIX}"),
        )
        if name and (path := self._files.with_suffix(Path(name), _SUFFIX)) is not None:
            self.write(path)

    def _suggested(self) -> Path:
        """The suggested file."""
        lesson = self._lesson_on()
        if lesson is not None and lesson.number:
            return Path.home() / (as_file_name(f"{lesson.number} {lesson_text(lesson.title)}").rstrip(" -.!") + _SUFFIX)
        return self._files.suggested(_SUFFIX, self.tr("Scenes"))

    def _lesson(self) -> Lesson:
        """The lesson to export; it may have no scenes."""
        document, lesson = self._document, self._lesson_on()
        return lesson if lesson is not None else Lesson(0, title_of(document), "", scenes_of(document.project))

    def enable(self) -> None:
        """Enables the command if there are scenes."""
        self._actions["export_pdf"].setEnabled(bool(self._lesson().scenes))

    def write(self, path: Path) -> None:
        """Starts the export; a running one is cancelled."""
        self.cancel()
        lesson = self._lesson()
        if not lesson.scenes:
            return
        theme = FixedTheme(LIGHT, _TYPE)
        look = self._looks(), theme, self._panels, _RATIO
        self._stage = PaintedScenes(self._document.project, *look, legend=True)
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
        """Cancels the running export, if any."""
        if self._export is not None:
            self._export.cancel()

    def _written(self, path: Path) -> None:
        self._banner.show_message("good", self.tr("The scenes lie in {file} now.").format(file=path.name))

    def _noticed(self, lost: tuple[Message, ...]) -> None:
        banner = self._banner
        banner.show_message("info", " ".join((banner.text, *map(say, lost))))

    def _failed(self, error: EngineError) -> None:
        self._banner.show_message("danger", say_problem(error))

    def _end(self) -> None:
        self.work.hide()
        if self._export is not None:
            self._export.deleteLater()
            self._export = None
        if self._stage is not None:
            self._stage.close()
            self._stage = None
