"""Location of the user guide in the window's language, and the terms of its glossary."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from PySide6.QtCore import QCoreApplication

DOCS = Path(__file__).resolve().parents[2] / "docs"
GLOSSARY = DOCS / "glossary.md"

_TERM = re.compile(r"^## (.+)\n+(?:<!-- ([\w-]+) -->\n+)?(.+(?:\n.+)*)", re.MULTILINE)
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")


@cache
def docs_in(language: str) -> Path:
    """The folder of the guide in a language; ``docs/`` itself for English and for languages without a guide."""
    own = DOCS / language
    return own if own.is_dir() else DOCS


def language() -> str:
    """The code of the installed translation's language."""
    return QCoreApplication.translate("language", "en")


def docs() -> Path:
    """The folder of the guide in the window's language."""
    return docs_in(language())


def slug(title: str) -> str:
    """The anchor of a heading in links: ``receptive-field``."""
    return re.sub(r"[^\w]+", "-", title.lower()).strip("-")


def terms() -> Mapping[str, str]:
    """The glossary's explanations by the English anchor of the term; empty without the docs."""
    return _terms(docs())


@cache
def _terms(folder: Path) -> Mapping[str, str]:
    try:
        text = (folder / GLOSSARY.name).read_text(encoding="utf-8")
    except OSError:
        return {}
    found = _TERM.findall(text)
    return {name or slug(title): _LINK.sub(r"\1", " ".join(words.split())) for title, name, words in found}


def topic(word: str) -> str:
    """The link to an English term in the glossary; empty if it has none."""
    name = _name(word)
    return f"{GLOSSARY.name}#{name}" if name in terms() else ""


def meaning(word: str) -> str:
    """The glossary's explanation of an English term; empty if it has none."""
    return terms().get(_name(word), "")


def _name(word: str) -> str:
    """The anchor of a term, tried in the singular too: a label may say “Filters”."""
    name = slug(word)
    return name if name in terms() else name.removesuffix("s")
