"""Errors of the operating system as translatable reasons."""

from __future__ import annotations

import errno

from engine.values.messages import Message, message

_MISSING = message("there is no such file or folder")
_FORBIDDEN = message("permission is denied")
_FULL = message("the disk is full")
_REASONS = {
    errno.ENOENT: _MISSING,
    errno.ENOTDIR: _MISSING,
    errno.EACCES: _FORBIDDEN,
    errno.EPERM: _FORBIDDEN,
    errno.EROFS: message("the disk can only be read"),
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: message("it is larger than the disk allows"),
    errno.EISDIR: message("it is a folder"),
    errno.ENAMETOOLONG: message("its name is too long"),
    errno.EBUSY: message("another program uses it"),
    errno.EIO: message("the disk does not answer as it should"),
    errno.ELOOP: message("it is a link that leads back to itself"),
    errno.EMFILE: message("too many files are open"),
    errno.ENFILE: message("too many files are open"),
    errno.ENOMEM: message("there is not enough memory"),
}


def reason_of(error: OSError | ValueError) -> Message | str:
    """The reason of an error, to be used in a sentence: a Message, or the system's own text for a rare error."""
    if not isinstance(error, OSError):
        return str(error)
    return _REASONS.get(error.errno or 0) or error.strerror or str(error)
