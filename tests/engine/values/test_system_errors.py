"""What the system refuses is said in words that can be translated."""

from __future__ import annotations

import errno
import os
import re
from pathlib import Path

import pytest

import engine
from engine.values.messages import Message
from engine.values.system_errors import reason_of

ROOT = Path(__file__).resolve().parents[3]
_USUAL = ("ENOENT", "ENOTDIR", "EACCES", "EPERM", "EROFS", "ENOSPC", "EISDIR", "ENAMETOOLONG", "EIO", "EMFILE")


@pytest.mark.parametrize("name", _USUAL)
def test_usual_reasons_are_messages(name: str) -> None:
    number = getattr(errno, name)
    reason = reason_of(OSError(number, os.strerror(number)))
    assert isinstance(reason, Message)
    assert str(reason)


def test_rare_reasons_are_the_words_of_the_system() -> None:
    assert reason_of(OSError(errno.EPROTO, "Protocol error")) == "Protocol error"
    assert reason_of(OSError("something else")) == "something else"
    assert reason_of(ValueError("embedded null byte")) == "embedded null byte"


def test_saving_into_a_folder_that_is_not_there_says_so(tmp_path: Path) -> None:
    with pytest.raises(engine.FormatError) as caught:
        engine.save_project(
            engine.open_project(ROOT / "resources/networks/impulse.convscope"), tmp_path / "gone" / "a.convscope"
        )
    assert dict(caught.value.what.values)["reason"] == reason_of(FileNotFoundError(errno.ENOENT, ""))


def test_nobody_prints_what_the_system_calls_it() -> None:
    files = [file for room in ("engine", "gui") for file in (ROOT / room).rglob("*.py")]
    assert [file.name for file in files if re.search(r"error\.strerror|\"strerror\"", file.read_text("utf-8"))] == [
        "system_errors.py"
    ]
