"""Atomic file writing: a kill, a full disk or a power cut never damages the existing file."""

from __future__ import annotations

import errno
import hashlib
import os
import platform
import re
import secrets
import stat
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import BinaryIO

from engine.values.errors import FormatError
from engine.values.messages import Message, message
from engine.values.system_errors import reason_of

_NAME = re.compile(r"\.convscope-(?P<space>[0-9a-f]{8})-(?P<pid>\d{1,9})-[0-9a-f]{16}")  # of temporary files
_OLD_NAME = re.compile(r"\.convscope-[a-z0-9_]{8}")  # temporary files of earlier versions, without process id
_OLD = 24 * 3600  # seconds after which such a file is certainly abandoned
_OF_THE_CONTENT = {"security.ima", "security.evm"}  # attributes that the system computes from the content
_BINARY = getattr(os, "O_BINARY", 0)  # without it Windows would convert line ends


def write_file(path: str | os.PathLike[str], write: Callable[[BinaryIO], object]) -> tuple[Message, ...]:
    """Writes a file atomically: an existing one is replaced when the new one is complete and on the disk.

    Symbolic links are followed. Owner, group, permissions and extended attributes are kept as far as the system allows.
    Of a file with several hard links only this name gets the new content.

    Args:
        write: writes the content to the open file.

    Returns:
        sentences about what could not be kept.

    Raises:
        FormatError: it cannot be written there; an existing file is unchanged.
    """
    fresh = FreshFile(path)
    try:
        fresh.fill(write)
        return fresh.commit()
    finally:
        fresh.abandon()


class FreshFile:
    """A temporary file in the folder of its target, which replaces the target on :meth:`commit`.

    Temporary files of killed programs in that folder are removed first.

    Args:
        path: the target; a symbolic link is followed.

    Attributes:
        path: the temporary file, empty at first.

    Raises:
        FormatError: it cannot be written there, or the target is no regular file.
    """

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self._name = Path(path).name
        with _as_format_error(self._name):
            self._target = Path(os.path.realpath(path))
            old = _replaceable(self._target)
            _clear(self._target.parent)
            self.path = _created(self._target.parent, 0o666 if old is None else 0o600)

    def fill(self, write: Callable[[BinaryIO], object]) -> None:
        """Writes the content of the temporary file.

        Raises:
            FormatError: it cannot be written.
        """
        with _as_format_error(self._name), self.path.open("wb") as stream:
            write(stream)

    def commit(self) -> tuple[Message, ...]:
        """Replaces the target, keeping its owner, permissions and attributes.

        Returns:
            sentences about what could not be kept.

        Raises:
            FormatError: it cannot be replaced; the old file is unchanged.
        """
        with _as_format_error(self._name):
            old = _replaceable(self._target)
            _flush(self.path)  # on the disk before the old file goes
            lost = () if old is None else tuple(_keep_attributes(self._target, old, self.path))
            os.replace(self.path, self._target)
        if hasattr(os, "O_DIRECTORY"):  # elsewhere folders cannot be flushed
            with suppress(OSError):
                _flush(self._target.parent, os.O_DIRECTORY)
        return lost

    def abandon(self) -> None:
        """Removes the temporary file, if it was not committed."""
        with suppress(OSError):
            self.path.unlink(missing_ok=True)


@contextmanager
def _as_format_error(name: str) -> Iterator[None]:
    """Turns an OSError into a FormatError."""
    try:
        yield
    except OSError as error:
        raise FormatError(
            message("{file} cannot be written: {reason}.", file=name, reason=reason_of(error)),
            message("Choose another place or name."),
        ) from error


def _replaceable(target: Path) -> os.stat_result | None:
    """The status of the file that would be replaced; None if there is none.

    Raises:
        FormatError: it is no regular file.
        OSError: it is write-protected, or cannot be examined.
    """
    try:
        old = os.stat(target)
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(old.st_mode):
        raise FormatError(
            message("{file} is a folder, a device or a pipe: it is not replaced by a file.", file=target.name),
            message("Choose another place or name."),
        )
    if not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    return old


def _created(folder: Path, mode: int) -> Path:
    """A new temporary file, with machine and process id in its name."""
    path = folder / f".convscope-{_pid_space()}-{os.getpid()}-{secrets.token_hex(8)}"
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, mode))
    return path


@cache
def _pid_space() -> str:
    """An identifier of the process id namespace, because machines and containers may share a folder."""
    try:
        space = os.readlink("/proc/self/ns/pid")
    except OSError:
        space = ""
    return hashlib.sha256(os.fsencode(f"{platform.node()}\n{space}")).hexdigest()[:8]


def _clear(folder: Path) -> None:
    """Removes temporary files of dead processes of this machine, and abandoned ones of earlier versions."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if _is_orphan(entry) or _is_forgotten(entry):
                with suppress(OSError):
                    os.unlink(entry.path)


def _is_orphan(entry: os.DirEntry[str]) -> bool:
    import psutil

    found = _NAME.fullmatch(entry.name)
    if found is None or found["space"] != _pid_space() or not entry.is_file(follow_symlinks=False):
        return False
    return not psutil.pid_exists(int(found["pid"]))


def _is_forgotten(entry: os.DirEntry[str]) -> bool:
    """Whether an earlier version abandoned the file: right name, our own, regular, no other hard links, old."""
    if _OLD_NAME.fullmatch(entry.name) is None or not entry.is_file(follow_symlinks=False):
        return False
    found = os.stat(entry.path, follow_symlinks=False)
    own = not hasattr(os, "getuid") or found.st_uid == os.getuid()
    return own and found.st_nlink == 1 and time.time() - found.st_mtime > _OLD


def _flush(path: Path, how: int = os.O_RDWR | _BINARY) -> None:
    """Flushes a file, or a folder's entries, to the disk."""
    handle = os.open(path, how)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _keep_attributes(target: Path, old: os.stat_result, fresh: Path) -> Iterator[Message]:
    """Copies owner, permissions and attributes to the new file; yields sentences about what could not be copied."""
    mode = stat.S_IMODE(old.st_mode)
    if old.st_nlink > 1:
        yield message("The other names of {file} (hard links) keep what it held before.", file=target.name)
    if hasattr(os, "chown"):
        now = os.stat(fresh)
        if now.st_uid != old.st_uid and not _allowed(lambda: os.chown(fresh, old.st_uid, -1)):
            mode &= 0o777
            yield message(
                "{file} has another owner now: the system does not let it keep the old one.", file=target.name
            )
        if now.st_gid != old.st_gid and not _allowed(lambda: os.chown(fresh, -1, old.st_gid)):
            mode = mode & 0o707 | (mode & 0o007) << 3  # the group's permissions are not for another group
            yield message(
                "{file} is in another group now: the system does not let it stay in the old one.", file=target.name
            )
    if hasattr(os, "listxattr") and not _copy_attributes(target, fresh):
        yield message(
            "{file} lost some of its extended attributes: the system does not let it keep them.", file=target.name
        )
    if stat.S_IMODE(os.stat(fresh).st_mode) != mode and not _allowed(lambda: os.chmod(fresh, mode)):
        yield message(
            "{file} has other permissions now: the system does not let it keep the old ones.", file=target.name
        )


def _allowed(change: Callable[[], object]) -> bool:
    """Makes a change, and returns whether the system allowed it."""
    try:
        change()
    except OSError:
        return False
    return True


def _copy_attributes(target: Path, fresh: Path) -> bool:
    """Copies all extended attributes (access control lists, too), and returns whether that succeeded."""
    try:
        names = set(os.listxattr(target)) - _OF_THE_CONTENT
    except OSError:  # there are none on this disk
        return True
    copied = [_copy_attribute(target, fresh, name) for name in sorted(names)]  # a refused one does not stop the others
    return all(copied)


def _copy_attribute(target: Path, fresh: Path, name: str) -> bool:
    def copy() -> None:
        value = os.getxattr(target, name)
        if name not in os.listxattr(fresh) or os.getxattr(fresh, name) != value:
            os.setxattr(fresh, name, value)

    return _allowed(copy)
