"""Shared by the readers of data sets: opening untrusted files, limits on the sizes they claim, and errors."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final

from engine.training.datasets import Dataset, DataSplit, split_dataset
from engine.values.errors import FormatError
from engine.values.messages import Message, message
from engine.values.numerals import sizes
from engine.values.progress import Watch
from engine.values.system_errors import reason_of

MOST_BYTES: Final = 2 * 2**30  # of the numbers in one file, or of one data set
TOO_LARGE: Final = message("it claims to be larger than 2 GB")
_TEST_SHARE: Final = 0.2  # where a data set has no test part
_SEED: Final = 0
_CHECK: Final = message("Check that the file is there and that you may read it.")

Reading = Callable[[Watch], DataSplit]
"""Reads a data set that was recognised; raises FormatError if it is damaged."""


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """The file, opened for reading; only a regular one, because a pipe or a device could block for ever.

    Raises:
        FormatError: it cannot be opened, or an OSError leaves the block.
    """
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):
            raise FormatError(message("{name} is not an ordinary file.", name=path.name), _CHECK)
        stream = path.open("rb")
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise _unopened(path, error) from error
    with stream:
        try:
            yield stream
        except OSError as error:
            raise _unopened(path, error) from error


def _unopened(path: Path, error: OSError | ValueError) -> FormatError:
    return FormatError(
        message("{file} cannot be opened: {reason}.", file=path.name or str(path), reason=reason_of(error)), _CHECK
    )


def damaged(name: str, reason: Message) -> FormatError:
    """The error for a file of a data set that is damaged, or another file than its name claims."""
    return FormatError(
        message("{file} is damaged, or not what its name says: {reason}.", file=name, reason=reason),
        message("Fetch it again from where it came from."),
    )


def listed(folder: Path) -> list[Path]:
    """The entries of a folder, sorted by name, without hidden ones.

    Raises:
        FormatError: the folder cannot be read.
    """
    try:
        return [folder / name for name in sorted(os.listdir(folder)) if not name.startswith(".")]
    except OSError as error:
        raise _unopened(folder, error) from error


def folders_in(path: Path) -> list[Path]:
    """The folders in a folder, sorted by name; none if it is a file.

    Raises:
        FormatError: the folder cannot be read.
    """
    return [each for each in listed(path) if os.path.isdir(each)] if os.path.isdir(path) else []


def finished(
    training: Dataset, test: Dataset | None, name: str, notes: Sequence[Message], skipped: Sequence[str] = ()
) -> DataSplit:
    """The DataSplit of both parts; without a test part, a fifth of every class becomes it.

    Raises:
        FormatError: a part has no images, or they do not match.
    """
    if not len(training) or (test is not None and not len(test)):
        raise FormatError(message("There are no images in {name}.", name=name), message("Choose another data set."))
    if test is None:
        training, test = split_dataset(training, _TEST_SHARE, _SEED)
        apart = message(
            "There is no test part: {share} % of every class, chosen at random with seed {number}, are set apart.",
            share=round(100 * _TEST_SHARE),
            number=_SEED,
        )
        notes = [*notes, apart]
    if training.images.shape[1:] != test.images.shape[1:]:
        old, new = (sizes(part.images.shape[1:]) for part in (training, test))
        raise FormatError(
            message("Images for training are {old}, those for testing {new}.", old=old, new=new),
            message("Choose another data set."),
        )
    return DataSplit(training, test, name, tuple(notes), tuple(skipped))
