"""The zip archive of a project file: its parts, and the list of checksums that detects missing or altered ones."""

from __future__ import annotations

import hashlib
import re
import zipfile

from engine.values.errors import FormatError
from engine.values.messages import Message, message
from engine.values.progress import Watch

WEIGHTS, ASIDE, PICTURE, SCENES, SCENE_WEIGHTS, TRAINING, TRAINING_WEIGHTS = (
    "weights.safetensors",
    "aside.safetensors",
    "image.png",
    "scenes.json",
    "scenes/weights.safetensors",
    "training.json",
    "training.safetensors",
)
_DESCRIPTION = "project.json"
_CHUNK = 2**22  # bytes per read while unpacking
_KNOWN = re.compile(rf"{_DESCRIPTION}|{WEIGHTS}|{PICTURE}|{SCENES}|{SCENE_WEIGHTS}|scenes/\d+\.png")
_MISSING = (
    message("{file} is damaged: its weights are missing."),
    message("{file} is damaged: its picture is missing."),
    message("{file} is damaged: its training is missing."),
    message("{file} is damaged: its scenes are missing."),
)
_ALTERED = (
    message("{file} is damaged: its weights were altered."),
    message("{file} is damaged: its picture was altered."),
    message("{file} is damaged: its training was altered."),
    message("{file} is damaged: its scenes were altered."),
)


def scene_picture(number: str) -> str:
    """The name of the part with picture number ``number`` of the scenes."""
    return f"scenes/{number}.png"


def damaged(sentence: Message) -> FormatError:
    """The error for a file that was altered after it was saved."""
    return FormatError(sentence, message("Open another file, or an earlier copy of this one."))


class Packing:
    """Writes an archive: first the parts, then the description, which lists them.

    Attributes:
        listed: the SHA-256 of every part so far, by name.
    """

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self.listed: dict[str, str] = {}

    def add(self, name: str, content: bytes) -> None:
        """Writes a part; pictures are stored, as they are compressed already."""
        self._archive.writestr(name, content, zipfile.ZIP_STORED if name.endswith(".png") else None)
        self.listed[name] = _digest(content)

    def describe(self, description: str) -> None:
        """Writes project.json."""
        self._archive.writestr(_DESCRIPTION, description)


class Unpacking:
    """Reads an archive.

    Args:
        file: its name, for error messages.
        watch: can abort the reading.
    """

    def __init__(self, archive: zipfile.ZipFile, file: str, watch: Watch) -> None:
        self._archive, self._file, self._watch = archive, file, watch
        self._names = frozenset(archive.namelist())
        self._listed: dict[str, str] | None = None

    def __contains__(self, name: str) -> bool:
        return name in self._names

    def description(self, limit: int) -> bytes:
        """The content of project.json, at most ``limit`` bytes."""
        return self._unpacked(_DESCRIPTION, limit)

    def expect(self, listed: object) -> None:
        """Checks that all listed parts exist, and keeps the checksums for :meth:`read`.

        Raises:
            FormatError: a part is missing.
            ValueError: ``listed`` is no mapping of names to checksums.
        """
        if not isinstance(listed, dict) or not all(isinstance(digest, str) for digest in listed.values()):
            raise ValueError("it does not say what belongs to it")
        for name in sorted(set(listed) - self._names):
            raise self._damaged(_MISSING, name)
        self._listed = listed

    def expect_known(self) -> None:
        """For old files without a list: checks that all parts have known names, so that none is ignored silently.

        Raises:
            ValueError: a part has another name.
        """
        if not all(map(_KNOWN.fullmatch, self._names)):
            raise ValueError("a part of it has another name")

    def read(self, name: str, limit: int) -> bytes:
        """The content of one part, at most ``limit`` bytes, compared with its checksum.

        Raises:
            FormatError: it was altered.
            Exception: almost any, if the archive is damaged.
        """
        content = self._unpacked(name, limit)
        if self._listed is not None and self._listed.get(name) != _digest(content):
            raise self._damaged(_ALTERED, name)
        return content

    def _unpacked(self, name: str, limit: int) -> bytes:
        claimed = self._archive.getinfo(name).file_size
        if claimed > limit:
            raise ValueError(f"{name} claims to be larger than {limit // 2**20} MB")
        chunks = []
        with self._archive.open(name) as stream:
            while claimed > 0 and (chunk := stream.read(min(claimed, _CHUNK))):
                self._watch.report(0.0)  # a small archive may unpack to a large part
                chunks.append(chunk)
                claimed -= len(chunk)
        return b"".join(chunks)

    def _damaged(self, sentences: tuple[Message, Message, Message, Message], name: str) -> FormatError:
        weights, picture, training, scenes = sentences
        about = {WEIGHTS: weights, ASIDE: weights, PICTURE: picture, TRAINING: training, TRAINING_WEIGHTS: training}
        sentence = about.get(name, scenes)
        return damaged(message(sentence.text, file=self._file))


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
