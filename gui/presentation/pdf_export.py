"""Scenes as a PDF, one page a scene, with text that stays text."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QMarginsF, QObject, QRectF, QSaveFile, QSizeF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtWidgets import QApplication

from engine import EngineError, FormatError, Scene, message

PICTURE = (1320, 600)  # pixels in which a scene is shown for its page, whatever size the window has

_PAGE = QSizeF(338.67, 190.5)  # millimetres: a slide of 16 : 9
_DPI = 300
_MARGIN, _GAP, _FOOT = 11.0, 3.0, 6.0  # millimetres
_TITLE, _WORDS, _SMALL = 26.0, 14.0, 9.0  # points
_WORDS_SHARE, _MOST_SHARE = 0.25, 0.7  # of the page for the words: at first, and for very many in small type
_INK, _GREY = QColor("#1a1d24"), QColor("#5b6170")
_PATIENCE = 15  # milliseconds between looks whether a scene is computed


class Stage(Protocol):
    """Where scenes are shown to be drawn."""

    def show(self, scene: Scene) -> None:
        """Shows a scene; what has to be computed for it may follow later."""
        ...

    def settled(self) -> bool:
        """Whether all of the scene is there."""
        ...

    def picture(self) -> QImage:
        """What is shown."""
        ...


class PdfExport(QObject):
    """Writes a PDF page by page while the window goes on; the file appears when it is complete.

    Signals:
        progressed: the share that is done, 0 to 1.
        written: the file is there; carries its Path.
        failed: it cannot be written; carries an EngineError.
        ended: there is nothing more to do, for whichever reason.
    """

    progressed = Signal(float)
    written = Signal(object)
    failed = Signal(object)
    ended = Signal()

    def __init__(self, scenes: Sequence[Scene], title: str, path: Path, stage: Stage, parent: QObject) -> None:
        super().__init__(parent)
        self._scenes, self._title, self._path, self._stage = tuple(scenes), title, path, stage
        self._at, self._is_shown = 0, False
        self._pages: _Pages | None = None
        self._timer = QTimer(self, interval=_PATIENCE)
        self._timer.timeout.connect(self._step)

    def start(self) -> None:
        """Begins with the first scene."""
        try:
            self._pages = _Pages(self._path, self._title)
        except EngineError as error:
            self._end()
            self.failed.emit(error)
            return
        self._timer.start()

    def cancel(self) -> None:
        """Gives it up; a file that was there before stays as it was."""
        if self._pages is not None:
            self._pages.abandon()
            self._end()

    @Slot()
    def _step(self) -> None:
        """Shows the next scene, or draws the one that is shown once it is computed."""
        if self._pages is None:
            return
        if self._at == len(self._scenes):
            self._finish(self._pages)
        elif not self._is_shown:
            self._is_shown = True
            self._stage.show(self._scenes[self._at])
        elif self._stage.settled():
            self._pages.add(self._scenes[self._at], self._stage.picture(), self._at + 1, len(self._scenes))
            self._at, self._is_shown = self._at + 1, False
            self.progressed.emit(self._at / len(self._scenes))

    def _finish(self, pages: _Pages) -> None:
        try:
            pages.finish()
        except EngineError as error:
            self._end()
            self.failed.emit(error)
        else:
            self._end()
            self.written.emit(self._path)

    def _end(self) -> None:
        self._timer.stop()
        self._pages = None
        self.ended.emit()


class _Pages:
    """A PDF that is being written beside the file whose place it takes in the end."""

    def __init__(self, path: Path, title: str) -> None:
        self._path = path
        self._file = QSaveFile(str(path))
        if not self._file.open(QSaveFile.OpenModeFlag.WriteOnly):
            raise self._error()
        self._writer = QPdfWriter(self._file)
        self._writer.setTitle(title)
        self._writer.setCreator("ConvScope")
        self._writer.setResolution(_DPI)
        self._writer.setPageLayout(
            QPageLayout(QPageSize(_PAGE, QPageSize.Unit.Millimeter), QPageLayout.Orientation.Portrait, QMarginsF())
        )
        self._painter: QPainter | None = None

    def add(self, scene: Scene, picture: QImage, number: int, count: int) -> None:
        """One more page."""
        if self._painter is None:
            self._painter = QPainter(self._writer)
        else:
            self._writer.newPage()
        draw_page(self._painter, scene, picture, f"{number} / {count}")

    def finish(self) -> None:
        """Puts the file in its place. Raises: EngineError."""
        if self._painter is not None:
            self._painter.end()
        if not self._file.commit():
            raise self._error()

    def abandon(self) -> None:
        """Leaves no trace."""
        if self._painter is not None:
            self._painter.end()
        self._file.cancelWriting()
        self._file.commit()

    def _error(self) -> FormatError:
        return FormatError(
            message("{file} cannot be written: {reason}.", file=self._path.name, reason=self._file.errorString()),
            message("Choose another place or name."),
        )


def draw_page(painter: QPainter, scene: Scene, picture: QImage, number: str) -> None:
    """Draws the page of a scene: its title, its words, its picture as large as there is room, and its number."""
    device = painter.device()
    unit = device.logicalDpiX() / 25.4
    page = QRectF(0, 0, device.width(), device.height())
    inner = page.adjusted(_MARGIN * unit, _MARGIN * unit, -_MARGIN * unit, -(_MARGIN + _FOOT) * unit)
    title = _font(_TITLE, bold=True)
    below = inner.top() + _text(painter, QRectF(inner), scene.title, title, _INK)
    if scene.words.strip():
        room = QRectF(inner.left(), below + _GAP * unit / 2, inner.width(), inner.height() * _WORDS_SHARE)
        most = inner.height() * _MOST_SHARE
        below = room.top() + _text(painter, room, scene.words.strip(), _font(_WORDS), _GREY, most)
    area = QRectF(inner.left(), below + _GAP * unit, inner.width(), inner.bottom() - below - _GAP * unit)
    size = QSizeF(picture.size()).scaled(area.size(), Qt.AspectRatioMode.KeepAspectRatio)
    painter.drawImage(
        QRectF(area.left() + (area.width() - size.width()) / 2, area.top(), size.width(), size.height()), picture
    )
    foot = QRectF(inner.left(), page.bottom() - (_MARGIN + _FOOT) * unit + _GAP * unit, inner.width(), _FOOT * unit)
    painter.setFont(_font(_SMALL))
    painter.setPen(_GREY)
    painter.drawText(foot, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom), number)


def _font(points: float, bold: bool = False) -> QFont:
    font = QFont(QApplication.font())
    font.setPointSizeF(points)
    font.setBold(bold)
    return font


def _text(painter: QPainter, room: QRectF, text: str, font: QFont, colour: QColor, most: float = 0.0) -> float:
    """Writes a text into a room, smaller if it is long and then up to ``most`` high, and says how high it is."""
    flags = int(Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap)
    needed = QFontMetricsF(font, painter.device()).boundingRect(room, flags, text)
    while needed.height() > room.height() and font.pointSizeF() > _SMALL:
        font.setPointSizeF(font.pointSizeF() - 1)
        needed = QFontMetricsF(font, painter.device()).boundingRect(room, flags, text)
    room.setHeight(max(room.height(), min(needed.height(), most)))
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(room, flags, text)
    return min(needed.height(), room.height())
