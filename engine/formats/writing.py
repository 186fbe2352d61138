"""Writing files so that a kill, a full disk or a power cut never costs the one that was there."""

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

_NAME = re.compile(r"\.convscope-(?P<place>[0-9a-f]{8})-(?P<pid>\d{1,9})-[0-9a-f]{16}")  # of files being written
_OLD_NAME = re.compile(r"\.convscope-[a-z0-9_]{8}")  # as earlier versions called them, without saying whose they are
_OLD = 24 * 3600  # seconds after which no program is writing such a file any more
_OF_THE_CONTENT = {"security.ima", "security.evm"}  # attributes that the system makes from what a file holds
_BINARY = getattr(os, "O_BINARY", 0)  # Windows would change the ends of lines


def write_file(path: str | os.PathLike[str], write: Callable[[BinaryIO], object]) -> tuple[Message, ...]:
    """Writes a file as a whole: one of that name is replaced only when the new one is complete and on the disk.

    A link goes on pointing at its file. Owner, group, permissions and extended attributes stay where the system lets
    them. Of a file with several names (hard links) only this one gets the new content, for then no kill can damage it.

    Args:
        write: is given the open file.

    Returns:
        a sentence for everything that could not stay as it was.

    Raises:
        FormatError: it cannot be written there; what was there stays.
    """
    fresh = FreshFile(path)
    try:
        fresh.fill(write)
        return fresh.commit()
    finally:
        fresh.abandon()


class FreshFile:
    """A file that lies beside the one whose place it takes in the end, for what is not written in one go.

    What programs that were killed left behind in that folder is cleared away first.

    Args:
        path: where the file shall lie; a link stays one.

    Attributes:
        path: where it lies meanwhile: an empty file.

    Raises:
        FormatError: it cannot be written there, or something is there that is no file.
    """

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self._name = Path(path).name
        with _telling(self._name):
            self._target = Path(os.path.realpath(path))
            old = _replaceable(self._target)
            _clear(self._target.parent)
            self.path = _created(self._target.parent, 0o666 if old is None else 0o600)

    def fill(self, write: Callable[[BinaryIO], object]) -> None:
        """Writes what it shall hold.

        Raises:
            FormatError: it cannot be written.
        """
        with _telling(self._name), self.path.open("wb") as stream:
            write(stream)

    def commit(self) -> tuple[Message, ...]:
        """Puts the file in its place, with what the old one had beside its content.

        Returns:
            a sentence for everything that could not stay as it was.

        Raises:
            FormatError: it cannot be put there; what was there stays.
        """
        with _telling(self._name):
            old = _replaceable(self._target)
            _flush(self.path)  # on the disk before the old file goes
            lost = () if old is None else tuple(_hand_over(self._target, old, self.path))
            os.replace(self.path, self._target)
        if hasattr(os, "O_DIRECTORY"):  # elsewhere a folder cannot be asked
            with suppress(OSError):
                _flush(self._target.parent, os.O_DIRECTORY)
        return lost

    def abandon(self) -> None:
        """Leaves no trace of what was not put in its place."""
        with suppress(OSError):
            self.path.unlink(missing_ok=True)


@contextmanager
def _telling(name: str) -> Iterator[None]:
    """Says in a sentence what the system refuses."""
    try:
        yield
    except OSError as error:
        raise FormatError(
            message("{file} cannot be written: {reason}.", file=name, reason=error.strerror or str(error)),
            message("Choose another place or name."),
        ) from error


def _replaceable(target: Path) -> os.stat_result | None:
    """What is known of the file that is replaced, if there is one.

    Raises:
        FormatError: it is no file.
        OSError: it is write-protected, or cannot be looked at.
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
    """A new file that says whose it is."""
    path = folder / f".convscope-{_place()}-{os.getpid()}-{secrets.token_hex(8)}"
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, mode))
    return path


@cache
def _place() -> str:
    """Where process ids mean the same: folders are shared with other machines, and containers count for themselves."""
    try:
        space = os.readlink("/proc/self/ns/pid")
    except OSError:
        space = ""
    return hashlib.sha256(os.fsencode(f"{platform.node()}\n{space}")).hexdigest()[:8]


def _clear(folder: Path) -> None:
    """Removes what processes of this machine that live no more were writing there, and what earlier versions left."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if _is_orphan(entry) or _is_forgotten(entry):
                with suppress(OSError):
                    os.unlink(entry.path)


def _is_orphan(entry: os.DirEntry[str]) -> bool:
    import psutil

    found = _NAME.fullmatch(entry.name)
    if found is None or found["place"] != _place() or not entry.is_file(follow_symlinks=False):
        return False
    return not psutil.pid_exists(int(found["pid"]))


def _is_forgotten(entry: os.DirEntry[str]) -> bool:
    """Whether an earlier version left the file behind: by its name, ours, a file of one name alone, and old."""
    if _OLD_NAME.fullmatch(entry.name) is None or not entry.is_file(follow_symlinks=False):
        return False
    found = os.stat(entry.path, follow_symlinks=False)
    own = not hasattr(os, "getuid") or found.st_uid == os.getuid()
    return own and found.st_nlink == 1 and time.time() - found.st_mtime > _OLD


def _flush(path: Path, how: int = os.O_RDWR | _BINARY) -> None:
    """Has a file, or what a folder says of its files, on the disk."""
    handle = os.open(path, how)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _hand_over(target: Path, old: os.stat_result, fresh: Path) -> Iterator[Message]:
    """Gives the new file what the old one has beside its content; says what that could not be."""
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
            mode = mode & 0o707 | (mode & 0o007) << 3  # what its group might do is not for another one
            yield message(
                "{file} is in another group now: the system does not let it stay in the old one.", file=target.name
            )
    if hasattr(os, "listxattr") and not _same_attributes(target, fresh):
        yield message(
            "{file} lost some of its extended attributes: the system does not let it keep them.", file=target.name
        )
    if stat.S_IMODE(os.stat(fresh).st_mode) != mode and not _allowed(lambda: os.chmod(fresh, mode)):
        yield message(
            "{file} has other permissions now: the system does not let it keep the old ones.", file=target.name
        )


def _allowed(change: Callable[[], object]) -> bool:
    """Whether the system lets a change be made."""
    try:
        change()
    except OSError:
        return False
    return True


def _same_attributes(target: Path, fresh: Path) -> bool:
    """Whether the new file could be given all extended attributes, access lists among them."""
    try:
        names = set(os.listxattr(target)) - _OF_THE_CONTENT
    except OSError:  # there are none on this disk
        return True
    given = [_has_attribute(target, fresh, name) for name in sorted(names)]  # one that is refused stops no other
    return all(given)


def _has_attribute(target: Path, fresh: Path, name: str) -> bool:
    def give() -> None:
        value = os.getxattr(target, name)
        if name not in os.listxattr(fresh) or os.getxattr(fresh, name) != value:
            os.setxattr(fresh, name, value)

    return _allowed(give)
