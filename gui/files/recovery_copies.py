"""Recovery copies on disk: one folder per process, with a lock that shows whether the process is still alive."""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
import time
import uuid
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QStandardPaths

from engine import Project, open_project, save_project
from engine.formats.project_file import SUFFIX

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_WORK = f"work{SUFFIX}"
_ABOUT = "about.json"
_LOCK = "lock"
_DAMAGED = "damaged"
_LONG_AGO = 3600  # seconds after which a folder without lock file must be of a killed process


def usual_folder() -> Path:
    """The default folder of recovery copies, in the user's data directory."""
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation)
    return Path(place or tempfile.gettempdir()) / "recovery"


class Lock:
    """An exclusive file lock, released by the system when the process ends, even if it crashes.

    A process id would not do: it may be reused, or belong to another container.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._handle: int | None = None

    def take(self) -> bool:
        """Acquires the lock; returns False if another process holds it or the file cannot be written."""
        try:
            handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError:
            return False
        try:
            if sys.platform == "win32":
                msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
            else:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(handle)
            return False
        self._handle = handle
        return True

    def release(self) -> None:
        """Releases the lock."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None


@dataclass(frozen=True)
class _Held:
    """The locked folder of a copy.

    Args:
        folder: its path.
        lock: held by this process.
    """

    folder: Path
    lock: Lock

    def discard(self) -> None:
        """Deletes the folder."""
        (self.folder / _WORK).unlink(missing_ok=True)
        self.release()
        shutil.rmtree(self.folder, ignore_errors=True)

    def release(self) -> None:
        """Releases the lock and keeps the folder, for the next start or another process."""
        self.lock.release()


class OwnCopy:
    """The copy of this process's unsaved work; its folder exists only while there is a copy.

    Args:
        place: the folder of all recovery copies.

    Attributes:
        kept: the content of the copy: the Project and the path of its own file; None without a copy.
    """

    def __init__(self, place: Path) -> None:
        self._place = place
        self._held: _Held | None = None
        self.kept: tuple[Project, Path | None] | None = None

    def write(self, project: Project, path: Path | None) -> None:
        """Writes the copy, replacing the old one only when the new one is complete.

        Args:
            path: of the work's own file, if it has one.

        Raises:
            EngineError, OSError: it cannot be written; the previous copy stays.
        """
        before = self._held
        is_same_place = self.kept is not None and self.kept[1] == path  # the stored path must match the copy
        held = before if before is not None and is_same_place else self._claimed()
        try:
            if held is not before:
                text = None if path is None else str(path)
                (held.folder / _ABOUT).write_text(json.dumps({"path": text, "check": _check(text)}), encoding="utf-8")
            save_project(project, held.folder / _WORK)
        except BaseException:
            if held is not before:
                held.discard()
            raise
        self._held, self.kept = held, (project, path)
        if before is not None and before is not held:
            before.discard()

    def _claimed(self) -> _Held:
        folder = self._place / f"{os.getpid()}-{uuid.uuid4().hex[:12]}"  # unique: no other process waits for its lock
        folder.mkdir(mode=0o700, parents=True)
        lock = Lock(folder / _LOCK)
        if not lock.take():
            raise OSError(0, f"{folder} cannot be locked")
        return _Held(folder, lock)

    def remove(self) -> None:
        """Removes the copy, if there is one."""
        self.kept = None
        if self._held is not None:
            self._held.discard()
            self._held = None

    def release(self) -> None:
        """Leaves the copy on disk for the next start."""
        if self._held is not None:
            self._held.release()
            self._held = None


@dataclass(frozen=True)
class Abandoned(_Held):
    """A copy whose process has ended. This process holds its lock until :meth:`release` or its own end."""

    @property
    def time(self) -> float:
        """When it was written, in seconds since 1970."""
        return _time(self.folder)

    @property
    def path(self) -> Path | None:
        """The path of the work's own file; None if it had none or the record is damaged."""
        try:
            stored = json.loads((self.folder / _ABOUT).read_text(encoding="utf-8"))
            return Path(stored["path"]) if stored["path"] and stored["check"] == _check(stored["path"]) else None
        except (OSError, ValueError, TypeError, LookupError, AttributeError):
            return None

    def read(self) -> Project:
        """The copied Project.

        Raises:
            EngineError: it is damaged, or cannot be read.
        """
        return open_project(self.folder / _WORK)

    def move_damaged(self) -> Path:
        """Moves a damaged copy to the folder of damaged ones if possible; returns its present path."""
        target = self.folder.parent / _DAMAGED / f"{self.folder.name}{SUFFIX}"
        try:
            target.parent.mkdir(exist_ok=True)
            os.replace(self.folder / _WORK, target)
        except OSError:
            self.release()
            return self.folder / _WORK
        self.discard()
        return target


def abandoned(place: Path) -> Iterator[Abandoned]:
    """The copies that no living process owns, newest first; deletes empty folders of ended processes.

    Args:
        place: the folder of all recovery copies.
    """
    try:
        folders = sorted((each for each in place.iterdir() if each.is_dir()), key=_time, reverse=True)
    except OSError:  # the folder was never created, or is not readable
        return
    for folder in folders:
        if not ((folder / _WORK).exists() or (folder / _LOCK).exists()):
            _forget(folder)
            continue
        lock = Lock(folder / _LOCK)
        if not lock.take():
            continue
        found = Abandoned(folder, lock)
        if (folder / _WORK).exists():
            yield found
        else:
            found.discard()


def _check(path: str | None) -> int:
    """The checksum by which a damaged stored path is recognised."""
    return zlib.crc32((path or "").encode("utf-8", "surrogatepass"))


def _forget(folder: Path) -> None:
    """Deletes the folder of a process that was killed while it created or deleted it.

    A recent folder may be about to be locked, and one with other files in it is not ours.
    """
    with suppress(OSError):
        if time.time() - folder.stat().st_mtime > _LONG_AGO and all(map(_is_rest, folder.iterdir())):
            shutil.rmtree(folder, ignore_errors=True)


def _is_rest(path: Path) -> bool:
    return path.name == _ABOUT or path.name.startswith(".convscope-")


def _time(folder: Path) -> float:
    try:
        return (folder / _WORK).stat().st_mtime
    except OSError:
        return 0.0
