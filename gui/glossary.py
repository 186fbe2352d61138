"""The words of the field, each in a sentence or two: what ``docs/glossary.md`` says."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

DOCS = Path(__file__).resolve().parent.parent / "docs"
GLOSSARY = DOCS / "glossary.md"

_TERM = re.compile(r"^## (.+)\n+(.+(?:\n.+)*)", re.MULTILINE)
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")


def slug(title: str) -> str:
    """What links to a heading call it: ``receptive-field``."""
    return re.sub(r"[^\w]+", "-", title.lower()).strip("-")


@cache
def terms() -> Mapping[str, str]:
    """The explanation of every word, by the name that links to it; empty when the docs are not there."""
    try:
        text = GLOSSARY.read_text(encoding="utf-8")
    except OSError:
        return {}
    return {slug(title): _LINK.sub(r"\1", " ".join(words.split())) for title, words in _TERM.findall(text)}


def topic(word: str) -> str:
    """Where the guide explains a word, as a link; empty when it is not among them."""
    name = _name(word)
    return f"{GLOSSARY.name}#{name}" if name in terms() else ""


def meaning(word: str) -> str:
    """What a word means, in a sentence or two; empty when it is not among them."""
    return terms().get(_name(word), "")


def _name(word: str) -> str:
    """A label may say “Filters” where the glossary says “Filter”."""
    name = slug(word)
    return name if name in terms() else name.removesuffix("s")
