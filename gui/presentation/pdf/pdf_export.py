"""Exports a lesson as a PDF: per scene a page with picture and speaker's notes; text stays text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QBuffer, QCoreApplication, QIODevice, QMarginsF, QObject, QSize, QTimer, Signal, Slot
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter, QPdfWriter

from engine import EngineError, Message
from engine.formats.writing import FreshFile
from engine.lessons.scene import Lesson, Scene
from gui.look.palettes import LIGHT
from gui.presentation.pdf.pdf_sheet import Sheet, Text
from gui.text.built_in import lesson_text

PICTURE_WIDTH = 1080  # pixels in which a scene is shown for its page, whatever size the window has

_DPI = 300
_HEADLINE, _TITLE, _WORDS, _LABEL = 26.0, 19.0, 13.0, 10.0  # points
_PATIENCE = 15  # milliseconds between checks whether a scene is computed


class Stage(Protocol):
    """Renders scenes."""

    def show(self, scene: Scene, size: QSize) -> None:
        """Begins to render a scene in ``size`` pixels."""
        ...

    def settled(self) -> bool:
        """Whether the scene is complete."""
        ...

    def picture(self) -> QImage:
        """The picture of the scene."""
        ...


class PdfExport(QObject):
    """Writes a PDF page by page while the window goes on; the file appears when it is complete.

    Signals:
        progressed: the share that is done, 0 to 1.
        written: the file is there; carries its Path.
        noticed: attributes of the replaced file could not be kept; carries Messages.
        failed: it cannot be written; carries an EngineError.
        ended: the export ended, for whichever reason.
    """

    progressed = Signal(float)
    written = Signal(object)
    noticed = Signal(object)
    failed = Signal(object)
    ended = Signal()

    def __init__(self, lesson: Lesson, path: Path, stage: Stage, parent: QObject) -> None:
        super().__init__(parent)
        self._lesson, self._path, self._stage = lesson, path, stage
        self._at, self._is_shown = 0, False
        self._picture: QImage | None = None  # of that scene, until it is drawn
        self._drawing: Iterator[None] | None = None  # of that picture
        self._pages: _Pages | None = None
        self._timer = QTimer(self, interval=_PATIENCE)
        self._timer.timeout.connect(self._step)

    def start(self) -> None:
        """Starts the export."""
        try:
            self._pages = _Pages(self._path, self._lesson)
        except EngineError as error:
            self._end()
            self.failed.emit(error)
            return
        self._timer.start()

    def cancel(self) -> None:
        """Cancels the export; an existing file stays unchanged."""
        if self._pages is not None:
            self._pages.abandon()
            self._end()

    @Slot()
    def _step(self) -> None:
        """Renders the next scene, or draws the present one once it is complete."""
        if self._pages is None:
            return
        if self._at == len(self._lesson.scenes):
            self._finish(self._pages)
        elif not self._is_shown:
            self._is_shown = True
            height = round(PICTURE_WIDTH * self._pages.begin(self._at))
            self._stage.show(self._lesson.scenes[self._at], QSize(PICTURE_WIDTH, height))
        elif self._picture is None:
            self._picture = self._stage.picture() if self._stage.settled() else None
        elif self._drawing is None:
            self._drawing = self._pages.added(self._picture)
        elif next(self._drawing, self._drawing) is self._drawing:
            self._at, self._is_shown, self._picture, self._drawing = self._at + 1, False, None, None
            self.progressed.emit(self._at / len(self._lesson.scenes))

    def _finish(self, pages: _Pages) -> None:
        try:
            lost = pages.finish()
        except EngineError as error:
            self._end()
            self.failed.emit(error)
        else:
            self._end()
            self.written.emit(self._path)
            if lost:
                self.noticed.emit(lost)

    def _end(self) -> None:
        self._timer.stop()
        self._pages = None
        self.ended.emit()


class _Pages:
    """A PDF that is written to a temporary file, which finally replaces the target."""

    def __init__(self, path: Path, lesson: Lesson) -> None:
        self._lesson = lesson
        self._fresh = FreshFile(path)
        self._written = QBuffer()  # a file would forget that a write failed when the next one does not
        self._written.open(QIODevice.OpenModeFlag.WriteOnly)
        self._writer = QPdfWriter(self._written)
        self._writer.setTitle(lesson_text(lesson.title))
        self._writer.setCreator("ConvScope")
        self._writer.setResolution(_DPI)
        self._writer.setPageLayout(
            QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF())
        )
        self._painter: QPainter | None = None
        self._sheet: Sheet | None = None
        self._below: list[Text] = []

    def begin(self, index: int) -> float:
        """Begins the page of a scene, with the texts above its picture.

        Returns:
            the available height of the picture as a share of its width.
        """
        if self._sheet is None:
            self._painter = QPainter(self._writer)
            self._sheet = Sheet(self._painter, self._writer.newPage, lesson_text(self._lesson.title))
            self._sheet.begin()
            _write_head(self._sheet, self._lesson)
        else:
            self._writer.newPage()
            self._sheet.begin()
        scene = self._lesson.scenes[index]
        number = f"{self._lesson.number}.{index + 1}" if self._lesson.number else str(index + 1)
        self._sheet.write_all(_above(scene, number))
        self._below = _notes(scene)
        return self._sheet.share_for_picture(self._below)

    def added(self, picture: QImage) -> Iterator[None]:
        """A generator that adds the picture of the scene piece by piece, and its notes."""
        assert self._sheet is not None
        yield from self._sheet.drawn(picture)
        self._sheet.write_all(self._below)

    def finish(self) -> tuple[Message, ...]:
        """Replaces the target file; returns what could not be kept of it.

        Raises:
            EngineError: it cannot be written.
        """
        self._end()
        try:
            self._fresh.fill(lambda stream: stream.write(self._written.data().data()))
            return self._fresh.commit()
        finally:
            self._fresh.abandon()

    def abandon(self) -> None:
        """Deletes the temporary file."""
        self._end()
        self._fresh.abandon()

    def _end(self) -> None:
        if self._painter is not None:
            self._painter.end()


def _write_head(sheet: Sheet, lesson: Lesson) -> None:
    """Writes the title of the lesson and its description."""
    if lesson.number:
        label = QCoreApplication.translate("PdfExport", "Lesson {number}").format(number=lesson.number)
        sheet.write(Text(label, _WORDS, LIGHT.link, bold=True))
    sheet.write(Text(lesson_text(lesson.title), _HEADLINE, bold=True, before=0.5))
    if lesson.about:
        sheet.write(Text(lesson_text(lesson.about), _WORDS, LIGHT.muted, before=0.5))
    sheet.rule()


def _above(scene: Scene, number: str) -> list[Text]:
    """Title, text and task of a scene."""
    texts = [Text(f"{number}   {lesson_text(scene.title)}", _TITLE, bold=True)]
    if scene.words.strip():
        texts.append(Text(lesson_text(scene.words), _WORDS))
    if scene.task is not None:
        texts.append(Text(lesson_text(scene.task.ask), _WORDS, LIGHT.link, bold=True))
    return texts


def _notes(scene: Scene) -> list[Text]:
    """The speaker's notes."""
    if not scene.notes.strip():
        return []
    label = QCoreApplication.translate("PdfExport", "Notes")
    return [Text(label, _LABEL, LIGHT.muted, bold=True, before=2), Text(lesson_text(scene.notes), _WORDS, before=0.5)]
