"""Saving, exporting, and the question about unsaved work before the Document is replaced."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from engine import EngineError, Message, Project, export_code, save_project
from engine.formats.imports.suffixes import SUFFIXES
from engine.formats.project_file import SUFFIX
from engine.formats.writing import write_file
from engine.images.reading import READABLE_SUFFIXES
from gui.files.preferences import Preferences
from gui.files.samples import shown_title
from gui.state.document import Document
from gui.state.session import Session
from gui.state.workers import Job
from gui.text.phrases import say

_CODE, _PICTURE = ".py", ".png"


class Files(QObject):
    """Open and save dialogs, export, and the question about unsaved work.

    Signals:
        noticed: a file was written, but some attributes of the replaced file were lost; carries sentences about them.
        reported: a file was written; carries a short status message.
    """

    noticed = Signal(str)
    reported = Signal(str)

    def __init__(self, document: Document, session: Session, preferences: Preferences, window: QWidget) -> None:
        super().__init__(window)
        self._document, self._session, self._preferences, self._window = document, session, preferences, window

    def ask_open(self) -> list[Path]:
        """Opens the file dialog for pictures or a project; returns the chosen paths."""
        pictures = " ".join(f"*{suffix}" for suffix in READABLE_SUFFIXES)
        networks = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        filters = ";;".join(
            (
                self.tr("All ConvScope can open ({patterns})").format(patterns=f"{pictures} *{SUFFIX} {networks}"),
                self.tr("Pictures ({patterns})").format(patterns=pictures),
                self.tr("Projects ({patterns})").format(patterns=f"*{SUFFIX}"),
                self.tr("Networks ({patterns})").format(patterns=networks),
                self.tr("All files (*)"),
            )
        )
        names, _ = QFileDialog.getOpenFileNames(self._window, self.tr("Open"), self._folder(), filters)
        return [Path(name) for name in names]

    def save(self, then: Callable[[], object] | None = None) -> None:
        """Saves to the project's file, or asks for one if it has none; then calls ``then``."""
        if self._document.path is None:
            self.save_as(then)
        else:
            self.save_to(self._document.path, then)

    def save_as(self, then: Callable[[], object] | None = None) -> None:
        """Asks for a file and saves to it; then calls ``then``."""
        start = self._document.path or self.suggested(SUFFIX, self.tr("Untitled"))
        name, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("Save"), str(start), self.tr("Projects ({patterns})").format(patterns=f"*{SUFFIX}")
        )
        if name and (path := self.with_suffix(Path(name), SUFFIX)) is not None:
            self.save_to(path, then)

    def save_to(self, path: Path, then: Callable[[], object] | None = None) -> None:
        """Saves the present Project in a job, then calls ``then``."""
        project, opened = self._document.project, self._document.opened

        def work() -> Generator[float, None, tuple[Message, ...]]:
            yield 0.0
            return save_project(project, path)

        def done(lost: tuple[Message, ...]) -> None:
            self._report_lost(lost)
            self._document.mark_saved(project, path, opened)
            self._preferences.add_recent(path)
            self.reported.emit(self.tr("Saved as {file}").format(file=path.name))
            if then is not None:
                self.leave(then)  # asks again if there were edits meanwhile

        self._session.run(Job(self.tr("Saving {file}").format(file=path.name), work, done, lane="writing"))

    def export_code(self) -> None:
        """Asks for a file, and writes the network as PyTorch code."""
        try:
            code = export_code(self._document.project)
        except EngineError as error:
            self._document.refused.emit(error)
            return
        name, _ = QFileDialog.getSaveFileName(
            self._window,
            self.tr("Export PyTorch code"),
            str(self.suggested(_CODE, self.tr("network"))),
            self.tr("Python ({patterns})").format(patterns=f"*{_CODE}"),
        )
        if name and (path := self.with_suffix(Path(name), _CODE)) is not None:
            self._write(path, code.encode)

    def export_picture(self, name: str, png: Callable[[], bytes]) -> None:
        """Asks for a file, suggesting ``name``, and writes the PNG that ``png`` makes in a job."""
        name, _ = QFileDialog.getSaveFileName(
            self._window,
            self.tr("Export picture"),
            str(self.suggested(_PICTURE, self.tr("network"), name)),
            self.tr("Pictures ({patterns})").format(patterns=f"*{_PICTURE}"),
        )
        if name and (path := self.with_suffix(Path(name), _PICTURE)) is not None:
            self._write(path, png)

    def _write(self, path: Path, content: Callable[[], bytes]) -> None:
        """Writes a file in a job, and reports it in the status bar."""

        def done(lost: tuple[Message, ...]) -> None:
            self._report_lost(lost)
            self.reported.emit(self.tr("Exported {file}").format(file=path.name))

        title = self.tr("Writing {file}").format(file=path.name)
        self._session.run(Job(title, lambda: _written(path, content), done, lane="writing"))

    def suggested(self, suffix: str, otherwise: str, part: str = "") -> Path:
        """The suggested path of a file exported from the project or a part of it."""
        known = self._document.project.name or (self._document.path.stem if self._document.path else "") or otherwise
        return Path(self._folder()) / f"{as_file_name(f'{known} {part}')}{suffix}"

    def with_suffix(self, path: Path, suffix: str) -> Path | None:
        """The path with this suffix added if missing; None if the user does not want to overwrite that file."""
        if path.suffix.lower() == suffix:
            return path
        path = path.with_name(path.name + suffix)
        if os.path.exists(path) and not self._may_replace(path):  # the dialog asked about the name without the suffix
            return None
        return path

    def _report_lost(self, lost: tuple[Message, ...]) -> None:
        """Reports which attributes of a replaced file could not be preserved."""
        if lost:
            self.noticed.emit(" ".join(map(say, lost)))

    def leave(self, then: Callable[[], object]) -> None:
        """Asks about unsaved work if there is any, then calls ``then`` unless the user cancels."""
        if not self._document.modified:
            then()
            return
        answer = self._ask()
        if answer == QMessageBox.StandardButton.Save:
            self.save(then)
        elif answer == QMessageBox.StandardButton.Discard:
            then()

    def _ask(self) -> QMessageBox.StandardButton:
        buttons = QMessageBox.StandardButton
        return QMessageBox.question(
            self._window,
            self.tr("Unsaved work"),
            self.tr("“{name}” has changes that are not saved. Save them?").format(name=title_of(self._document)),
            buttons.Save | buttons.Discard | buttons.Cancel,
            buttons.Save,
        )

    def _may_replace(self, path: Path) -> bool:
        buttons = QMessageBox.StandardButton
        text = self.tr("“{file}” is there already. Replace it?").format(file=path.name)
        return QMessageBox.question(self._window, self.tr("Save"), text) == buttons.Yes

    def _folder(self) -> str:
        if self._document.path is not None:
            return str(self._document.path.parent)
        recent = self._preferences.recent_files()
        return str(recent[0].parent if recent else Path.home())


def title_of(document: Document) -> str:
    """The display name of the Document: its file name, or the network's name."""
    return title_at(document.path, document.project)


def title_at(path: Path | None, project: Project) -> str:
    """The display name of a Project: its file name if it has a file, else its title."""
    if path is not None:
        return path.name
    return shown_title(project.name) or QCoreApplication.translate("Files", "Untitled")


def window_title(document: Document) -> str:
    """The window title: the network's title, and the file name where it differs."""
    name, path = document.project.name, document.path
    if path is None or not name or as_file_name(name) == path.stem:
        return title_of(document)
    return f"{shown_title(name)} ({path.name})"


def as_file_name(text: str) -> str:
    """The text reduced to characters that are valid in a file name."""
    return "".join("-" if sign in '/\\:*?"<>|' else sign for sign in text).strip()


def _written(target: Path, content: Callable[[], bytes]) -> Generator[float, None, tuple[Message, ...]]:
    yield 0.0
    data = content()
    return write_file(target, lambda stream: stream.write(data))
