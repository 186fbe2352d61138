"""Where the guide lies in the language of the window, and what its glossary says of the words of the field."""

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


def docs_in(language: str) -> Path:
    """Where the guide in a language lies: in English in ``docs/`` itself, as it does where there is no other."""
    own = DOCS / language
    return own if own.is_dir() else DOCS


def language() -> str:
    """The code of the language that the window speaks, as its translation says."""
    return QCoreApplication.translate("language", "en")


def docs() -> Path:
    """Where the guide in the language of the window lies."""
    return docs_in(language())


def slug(title: str) -> str:
    """What links to a heading call it: ``receptive-field``."""
    return re.sub(r"[^\w]+", "-", title.lower()).strip("-")


def terms() -> Mapping[str, str]:
    """The explanation of every word, by its English name in links; empty when the docs are not there."""
    return _terms(docs() / GLOSSARY.name)


@cache
def _terms(glossary: Path) -> Mapping[str, str]:
    try:
        text = glossary.read_text(encoding="utf-8")
    except OSError:
        return {}
    found = _TERM.findall(text)
    return {name or slug(title): _LINK.sub(r"\1", " ".join(words.split())) for title, name, words in found}


def topic(word: str) -> str:
    """Where the guide explains an English word, as a link; empty when it is not among them."""
    name = _name(word)
    return f"{GLOSSARY.name}#{name}" if name in terms() else ""


def meaning(word: str) -> str:
    """What an English word means, in a sentence or two; empty when it is not among them."""
    return terms().get(_name(word), "")


def _name(word: str) -> str:
    """A label may say “Filters” where the glossary says “Filter”."""
    name = slug(word)
    return name if name in terms() else name.removesuffix("s")
