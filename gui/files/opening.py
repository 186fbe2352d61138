"""Opens pictures and projects from files, the clipboard and drag and drop."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QMimeData, QObject, QUrl, Signal, Slot
from PySide6.QtGui import QGuiApplication, QImage

import engine
from engine import (
    EngineError,
    Input,
    Picture,
    Project,
    open_project,
    read_picture,
    set_fixed_size,
    set_image,
)
from engine.images.picture import ON_WHITE, Offer, Taking
from engine.images.reading import read_stack
from engine.values.array import Array
from gui.files.samples import Sample
from gui.state.document import Document
from gui.state.session import Session
from gui.state.workers import Job, Steps, steps_apart
from gui.text.phrases import say

if TYPE_CHECKING:
    from engine import ImportReport

_ANY = Taking()
_PHOTOGRAPH = 64  # pixels each way, at least


@dataclass(frozen=True, eq=False)
class Reading(Job):
    """A job that reads a file that is being opened.

    Args:
        name: the name shown to the user.
        path: the user's own file, if any.
    """

    name: str = ""
    path: Path | None = None


@dataclass(frozen=True, eq=False)
class Source:
    """The file that a picture comes from.

    Args:
        image: the picture in the Document.
        taken: the part of the file that was taken.
        offer: the alternatives in the file.
    """

    image: Array | None
    path: Path
    taken: Taking
    offer: Offer


class Opening(QObject):
    """Opens pictures and projects.

    A picture becomes the document's input, as one undoable step. A project is only passed on by a signal, since the
    user must be asked about unsaved work first.

    Signals:
        project_opened: a Project, its Path (None if it must not be saved where it came from), and notes about the
            assumptions that were made.
        guessed: the ImportReport of a file with weights alone, its Path, and the initial choices (None for the most
            likely ones). The user should choose, and the network be passed to :meth:`take_network`.
        folder_opened: the Path of a folder, which may be a data set.
        opened: the Path of a user's file, for the list of recent files.
        noticed: a sentence about a result that may be unexpected.
        failed: the exception; the document is unchanged.
        photograph_found: a picture in colour was opened into a network that reads small grey ones; carries the name of
            its file.
        part_found: emitted after ``failed`` if the part of a network before an unsupported operation can be opened;
            carries the exception and the Path.
    """

    project_opened = Signal(object, object, str)
    guessed = Signal(object, object, object)
    folder_opened = Signal(object)
    opened = Signal(object)
    noticed = Signal(str)
    failed = Signal(object)
    photograph_found = Signal(str)
    part_found = Signal(object, object)

    def __init__(self, document: Document, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document, self._session = document, session
        self._running: Job | None = None
        self._source: Source | None = None
        session.job_started.connect(self._job_started)
        session.job_ended.connect(self._job_ended)
        session.job_failed.connect(self._job_failed)

    def open_path(self, path: Path) -> None:
        """Opens a picture, a project file or a folder."""
        if path.is_dir():
            self.folder_opened.emit(path)
            return
        channels = self._document.project.input.channels
        self._read(path.name, lambda: _reading(path, channels), path)

    def open_paths(self, paths: Sequence[Path]) -> None:
        """Opens a file or folder; of several the first, or for a network of many channels all, as its channels."""
        channels = self._document.project.input.channels
        if len(paths) > 1 and channels not in (1, 3):
            title = self.tr("Stack of {count} pictures").format(count=len(paths))
            self._read(title, lambda: _stacking(paths, channels))
            return
        self.open_path(paths[0])
        if len(paths) > 1:
            text = self.tr("One picture is shown at a time: {name} is the first of {count} files.")
            self.noticed.emit(text.format(name=paths[0].name, count=len(paths)))

    def source_of(self, image: Array | None) -> Source | None:
        """The file that a picture was opened from, if it was the latest one."""
        source = self._source
        return source if image is not None and source is not None and source.image is image else None

    def take(self, taking: Taking) -> None:
        """Opens another part of the latest picture's file."""
        if self._source is not None:
            path, channels = self._source.path, self._document.project.input.channels
            self._read(path.name, lambda: _reading(path, channels, taking), path)

    def open_network(
        self, path: Path, network: str = "", choices: Mapping[str, str] | None = None, *, is_partial: bool = False
    ) -> None:
        """Opens a network of another program.

        Args:
            network: its name if the file contains several.
            choices: the initial ones for a file with weights alone.
            is_partial: whether only the part before an unsupported operation is opened.
        """

        def work() -> Steps[ImportReport]:
            from engine.formats.reading_process import import_steps

            return import_steps(path, network, is_partial=is_partial)

        self._read(path.name, work, path, choices)

    def open_sample(self, sample: Sample) -> None:
        """Opens a sample that ships with the program."""
        self._read(sample.title, lambda: _reading(sample.path))

    def open_for_picture(self, sample: Sample) -> None:
        """Opens a sample network with the present picture."""

        def done(project: Project) -> None:
            self.project_opened.emit(with_picture(project, self._document.project.input), None, "")

        words = self.tr("Opening {title}").format(title=sample.title)
        self._session.run(Reading(words, lambda: _reading(sample.path), done, name=sample.title))

    def accepts(self, mime: QMimeData) -> bool:
        """Whether dragged or copied data can be opened."""
        return mime.hasImage() or bool(_paths(mime))

    def open_mime(self, mime: QMimeData, title: str = "") -> bool:
        """Opens dropped or copied data: a file, a path as text, or a picture; returns False if it is none of them.

        Args:
            title: of a picture that does not come from a file.
        """
        paths = _paths(mime)
        if paths:
            self.open_paths(paths)
            return True
        picture = mime.imageData() if mime.hasImage() else None
        if not isinstance(picture, QImage) or picture.isNull():
            return False
        self.open_image(picture, title or self.tr("Pasted picture"))
        return True

    def open_image(self, picture: QImage, title: str) -> None:
        """Opens a picture that does not come from a file."""
        self._read(title, lambda: _picture(picture))

    def paste(self) -> None:
        """Opens the content of the clipboard."""
        mime: QMimeData | None = QGuiApplication.clipboard().mimeData()  # None on some systems when it is empty
        if mime is None or not self.open_mime(mime):
            self.failed.emit(
                EngineError(
                    self.tr("There is no picture on the clipboard."), self.tr("Copy a picture or its file first.")
                )
            )

    def read_anew(self, jobs: Iterable[Job]) -> None:
        """Restarts the Reading jobs of a replaced window; ignores all other jobs."""
        for job in jobs:
            if isinstance(job, Reading):
                self._read(job.name, job.work, job.path)

    def take_network(self, project: Project, path: Path) -> None:
        """Opens the network that the user chose for a file of weights."""
        self.project_opened.emit(project, None, "")
        self.opened.emit(path)

    def _read(
        self,
        title: str,
        work: Callable[[], Steps[Any]],
        path: Path | None = None,
        choices: Mapping[str, str] | None = None,
    ) -> None:
        def done(outcome: Project | ImportReport | Picture) -> None:
            if isinstance(outcome, engine.ImportReport) and outcome.is_guess:
                self.guessed.emit(outcome, path, choices)
            else:
                self._take(outcome, title, path)

        words = self.tr("Opening {title}").format(title=title)
        self._session.run(Reading(words, work, done, name=title, path=path))
        if self._running is not None and not isinstance(self._running, Reading):
            text = self.tr("{title} will be opened when this has ended: {job}.")
            self.noticed.emit(text.format(title=title, job=self._running.title))

    def _take(self, outcome: Project | ImportReport | Picture, title: str, path: Path | None) -> None:
        if isinstance(outcome, engine.ImportReport):
            self._take_network(outcome)
        elif isinstance(outcome, Project):
            self.project_opened.emit(outcome, path, "")
        elif not self._take_picture(outcome, title, path):
            return
        if path is not None:
            self.opened.emit(path)

    def _take_picture(self, picture: Picture, title: str, path: Path | None) -> bool:
        """Makes a picture the input; returns False if the network cannot read it."""
        image = Array(picture.array)
        before = self._source
        # Set before the edit, whose listeners ask for the source of the picture.
        self._source = Source(image, path, picture.taken, picture.offer) if path is not None else None
        done = self._document.edit(
            self.tr("Open picture"), lambda project: set_image(project, image, title, read=picture.steps)
        )
        if not done:
            self._source = before
        elif path is not None and _is_lost_on(self._document.project):
            self.photograph_found.emit(title)
        return done

    def _take_network(self, report: ImportReport) -> None:
        """Opens an imported network with the current picture, and reports its assumptions."""
        project = set_fixed_size(report.project, True) if report.is_guess else report.project
        project = with_picture(project, self._document.project.input)
        self.project_opened.emit(project, None, assumptions(report))

    @Slot(object)
    def _job_started(self, job: Job) -> None:
        if job.lane != "long":  # jobs of the lane "long" do not delay opening
            self._running = job

    @Slot(object)
    def _job_ended(self, job: Job) -> None:
        if job is self._running:
            self._running = None

    @Slot(object, object)
    def _job_failed(self, job: Job, error: BaseException) -> None:
        if isinstance(job, Reading):
            self.failed.emit(error)
            if isinstance(error, engine.UnshownError) and error.has_part:
                self.part_found.emit(error, job.path)


def _is_lost_on(project: Project) -> bool:
    """Whether a project shows a photograph to a network that classifies small grey pictures."""
    given = project.input
    return (
        given.image is not None
        and len(given.image.data) == 3
        and min(given.image.shape[1:]) >= _PHOTOGRAPH
        and given.channels == 1
        and max(given.size) < _PHOTOGRAPH
        and len(project.classes) > 1
    )


def assumptions(report: ImportReport) -> str:
    """Translated sentences about the assumptions of an import."""
    return " ".join(map(say, report.assumptions))


def with_picture(project: Project, input_: Input) -> Project:
    """The project with the picture of another input if it can read it, else unchanged."""
    if input_.image is None:
        return project
    try:
        return set_image(project, input_.image, input_.title, read=input_.read)
    except EngineError:
        return project


def qt_picture(picture: QImage) -> Picture:
    """A QImage as an engine picture: float32 (C, H, W) in 0 … 1, one channel if grey, transparency over white."""
    flat = picture.convertToFormat(QImage.Format.Format_RGBA8888)
    rows, columns = flat.height(), flat.width()
    pixels = np.frombuffer(flat.constBits(), np.uint8).reshape(rows, columns, 4)  # 4 bytes per pixel: no row padding
    image = np.empty((3, rows, columns), np.float32)
    np.divide(pixels[..., :3].transpose(2, 0, 1), np.float32(255), out=image)
    is_clear = picture.hasAlphaChannel() and int(pixels[..., 3].min()) < 255
    if is_clear:
        opacity = pixels[..., 3] / np.float32(255)
        image = np.float32(1) - opacity * (np.float32(1) - image)
    is_grey = np.array_equal(image[0], image[1]) and np.array_equal(image[0], image[2])
    return Picture(image[:1].copy() if is_grey else image, (ON_WHITE,) if is_clear else ())


def _picture(picture: QImage) -> Generator[float, None, Picture]:
    yield 0.0
    return _kept(qt_picture(picture))


def read_file(path: Path, channels: int) -> Project | ImportReport | Picture:
    """Reads a file: a project, a network of another program, or a picture.

    Args:
        channels: number of channels of the network that a picture is for.

    Raises:
        EngineError: it cannot be read as any of them.
    """
    steps = _reading(path, channels)
    while True:
        try:
            next(steps)
        except StopIteration as stop:
            found: Project | ImportReport | Picture = stop.value
            return found


def _reading(
    path: Path, channels: int | None = None, taking: Taking = _ANY
) -> Generator[float, None, Project | ImportReport | Picture]:
    """As read_file, but a generator of steps, which can be closed even if the disk does not respond."""
    from engine.formats.file_kind import file_kind
    from engine.formats.reading_process import import_steps

    yield 0.0
    kind = yield from steps_apart(lambda _watch: file_kind(path))
    if kind == "network":
        return (yield from import_steps(path))
    if kind == "project":
        return (yield from steps_apart(lambda watch: open_project(path, watch)))
    return (yield from steps_apart(lambda watch: _kept(read_picture(path, watch, channels=channels, taking=taking))))


def _stacking(paths: Sequence[Path], channels: int) -> Generator[float, None, Project | ImportReport | Picture]:
    """Reads pictures as the channels of one; a network or project among them is opened instead."""
    from engine.formats.file_kind import file_kind

    yield 0.0
    kinds = yield from steps_apart(lambda _watch: [file_kind(path) for path in paths])
    others = [path for path, kind in zip(paths, kinds, strict=True) if kind != "picture"]
    if others:
        return (yield from _reading(others[0]))
    return (yield from steps_apart(lambda watch: _kept(read_stack(paths, channels, watch))))


def _kept(picture: Picture) -> Picture:
    picture.array.flags.writeable = False  # nothing else refers to it, so Array need not copy it
    return picture


def _paths(mime: QMimeData) -> list[Path]:
    """The local files that the data refers to."""
    if mime.hasUrls():
        return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    text = mime.text().strip().strip("\"'") if mime.hasText() else ""
    path = QUrl(text).toLocalFile() if text.startswith("file:") else text
    return [Path(path)] if os.path.isabs(path) and os.path.isfile(path) else []
