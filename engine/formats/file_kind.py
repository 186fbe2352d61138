"""The kind of a file, by its content: a project, a network of another program, or a picture."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path
from typing import Literal

from engine.formats.imports.foreign_networks import foreign_folder
from engine.formats.imports.network_file import PROJECT, is_network_archive, is_network_start
from engine.formats.imports.suffixes import SUFFIXES
from engine.formats.project_file import SUFFIX
from engine.images.arrays import NPY, is_npz
from engine.images.foreign import START, foreign_picture
from engine.images.reading import READABLE_SUFFIXES

FileKind = Literal["project", "network", "picture"]

_PICTURES = (  # signatures of pictures
    b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"RIFF", b"II*\x00", b"MM\x00*", b"\0\0\0\x0cjP  ", NPY,
)  # fmt: skip


def file_kind(path: Path) -> FileKind:
    """The kind of a file, by its content; by its name only if the content is damaged, missing or ambiguous.

    First bytes that only networks have make it a network under any name, and so do the files in an archive. Reads a
    few bytes, and of an archive its list of files.
    """
    suffix = path.suffix.lower()
    named: FileKind = "project" if suffix == SUFFIX else "network" if suffix in SUFFIXES else "picture"
    try:
        if path.is_dir() and foreign_folder(path):
            return "network"
        if not os.path.isfile(path):  # a pipe would block
            return named
        with path.open("rb") as stream:
            start = stream.read(START)
        if start.startswith(b"PK"):
            return _archive(path, named, is_picture=suffix in READABLE_SUFFIXES)
    except (OSError, ValueError, zipfile.BadZipFile):  # its reader will report what is wrong
        return named
    is_page = named == "network" and start.startswith(b"<")  # a web page that was saved in place of the network
    if start.startswith(_PICTURES) or start[4:8] == b"ftyp" or (foreign_picture(start) and not is_page):
        return "picture"
    return "network" if is_network_start(start, is_named_otherwise=suffix in (SUFFIX, *READABLE_SUFFIXES)) else named


def _archive(path: Path, named: FileKind, is_picture: bool) -> FileKind:
    with zipfile.ZipFile(path) as archive:
        paths = archive.namelist()
    names = {name.rpartition("/")[2] for name in paths}
    if PROJECT in names:
        return "project"
    if is_npz(paths):
        return "picture"
    if is_network_archive(names):
        return "network"
    return "project" if named == "picture" and not is_picture else named  # mail programs rename unknown attachments
