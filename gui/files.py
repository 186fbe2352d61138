"""Saving, and never losing work: one place that asks before the Document is replaced."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from engine import EngineError, Project, export_code, message, save_project
from engine.formats.network_file import SUFFIXES
from engine.formats.project_file import SUFFIX
from engine.images import READABLE_SUFFIXES
from gui.document import Document
from gui.preferences import Preferences
from gui.session import Session
from gui.workers import Job


class Files(QObject):
    """Open and save dialogs, recent files, and the question before unsaved work is left."""

    def __init__(self, document: Document, session: Session, preferences: Preferences, window: QWidget) -> None:
        super().__init__(window)
        self._document, self._session, self._preferences, self._window = document, session, preferences, window

    def ask_open(self) -> Path | None:
        """Lets the user choose a picture or project."""
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
        name, _ = QFileDialog.getOpenFileName(self._window, self.tr("Open"), self._folder(), filters)
        return Path(name) if name else None

    def save(self, then: Callable[[], object] | None = None) -> None:
        """Saves where the project lies, asking where that is when it has no place yet."""
        if self._document.path is None:
            self.save_as(then)
        else:
            self.save_to(self._document.path, then)

    def save_as(self, then: Callable[[], object] | None = None) -> None:
        """Asks where to save, and saves there."""
        start = (
            self._document.path
            or Path(self._folder()) / f"{file_name(self._document.project, self.tr('Untitled'))}{SUFFIX}"
        )
        name, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("Save"), str(start), self.tr("Projects ({patterns})").format(patterns=f"*{SUFFIX}")
        )
        if not name:
            return
        path = Path(name)
        if path.suffix.lower() != SUFFIX:
            path = path.with_name(path.name + SUFFIX)
            if os.path.exists(path) and not self._may_replace(path):  # the dialog asked about another name
                return
        self.save_to(path, then)

    def save_to(self, path: Path, then: Callable[[], object] | None = None) -> None:
        """Saves the project as it is now in the job thread, then does what is to follow."""
        project, opened = self._document.project, self._document.opened

        def work() -> Generator[float, None, None]:
            yield 0.0
            save_project(project, path)

        def done(_outcome: object) -> None:
            self._document.mark_saved(project, path, opened)
            self._preferences.add_recent(path)
            if then is not None:
                self.leave(then)  # which asks again if there were edits meanwhile

        self._session.run(Job(self.tr("Saving {file}").format(file=path.name), work, done, final=True))

    def export_code(self) -> None:
        """Asks where to, and writes the network as PyTorch code."""
        try:
            code = export_code(self._document.project)
        except EngineError as error:
            self._document.refused.emit(error)
            return
        start = Path(self._folder()) / f"{file_name(self._document.project, self.tr('network'))}.py"
        name, _ = QFileDialog.getSaveFileName(
            self._window,
            self.tr("Export PyTorch code"),
            str(start),
            self.tr("Python ({patterns})").format(patterns="*.py"),
        )
        if name:
            self._session.run(
                Job(self.tr("Writing {file}").format(file=Path(name).name), lambda: _written(name, code), final=True)
            )

    def leave(self, then: Callable[[], object]) -> None:
        """Does ``then``, after the user said what becomes of unsaved work; not at all when she cancels."""
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
    """What the Document is called: its file, or its network's name."""
    return title_at(document.path, document.project)


def title_at(path: Path | None, project: Project) -> str:
    """What a Project is called: its file, if it has one, or its own name."""
    if path is not None:
        return path.name
    return project.name or QCoreApplication.translate("Files", "Untitled")


def file_name(project: Project, otherwise: str) -> str:
    """The project's name as far as it can be a file's."""
    return as_file_name(project.name) or otherwise


def as_file_name(text: str) -> str:
    """A text as far as it can be the name of a file."""
    return "".join("-" if sign in '/\\:*?"<>|' else sign for sign in text).strip()


def _written(name: str, text: str) -> Generator[float, None, None]:
    yield 0.0
    target = Path(name)
    fresh = target.with_name(f".{target.name}.new")
    try:
        fresh.write_text(text, encoding="utf-8")
        os.replace(fresh, target)
    except OSError as error:
        raise EngineError(
            message("{file} cannot be written: {reason}.", file=Path(name).name, reason=error.strerror or str(error)),
            message("Choose another place or name."),
        ) from error
