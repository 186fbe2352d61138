"""The journal of one program: a line for everything that counts, on the disk's side of a kill before it goes on."""

from __future__ import annotations

import hashlib
import json
import numbers
import os
import time
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

from engine import Project
from engine.project.weight_checks import belongs_to
from engine.values.array import Array

Entry = dict[str, Any]


class Journal:
    """Writes lines that outlive the process: what was written is the system's, however the process ends."""

    def __init__(self, path: Path) -> None:
        self._handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    def write(self, what: str, **told: Any) -> None:
        """Adds a line; from any thread."""
        line = json.dumps({"what": what, "t": time.monotonic(), **told})
        os.write(self._handle, f"{line}\n".encode())


def entries(path: Path) -> list[Entry]:
    """What a journal says so far; a line that is not complete yet is left out."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return []
    return [json.loads(line) for line in text.splitlines(keepends=True) if line.endswith("\n")]


def digest(project: Project) -> str:
    """What a Project holds, in a few signs: the same for all that compare equal, found without the program's files."""
    if project.training is not None and not belongs_to(project.training, project):
        project = replace(project, training=None)  # of another network: no file keeps it, which is said
    found = hashlib.blake2b(digest_size=12)
    for piece in _pieces(project):
        found.update(piece)
        found.update(b"\0")
    return found.hexdigest()


def _pieces(value: object) -> Iterator[bytes]:
    if isinstance(value, Array):
        yield repr(value.shape).encode()
        yield value.data.tobytes()
    elif is_dataclass(value):
        yield type(value).__name__.encode()
        for each in fields(value):
            if each.compare:
                yield from _pieces(getattr(value, each.name))
    elif isinstance(value, Mapping):
        for key in sorted(value, key=repr):
            yield repr(key).encode()
            yield from _pieces(value[key])
    elif isinstance(value, tuple | list | set | frozenset):
        yield str(len(value)).encode()
        for each in value if isinstance(value, tuple | list) else sorted(value, key=repr):
            yield from _pieces(each)
    elif isinstance(value, numbers.Real):
        yield repr(float(value)).encode()
    else:
        yield repr(value).encode()
