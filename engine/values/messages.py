"""Sentences that can be translated: a template with its values, so the window can put it in any language."""

from __future__ import annotations

from dataclasses import dataclass

from engine.values.numerals import counted, plain

_PLACES = frozenset({"channel", "row", "column", "number", "index", "scene", "class"})  # names of places, as in code


def written(name: str, value: object) -> object:
    """What stands in a sentence for the value of a field: numbers as people write them."""
    if isinstance(value, float):
        return plain(value)
    return counted(value) if type(value) is int and name not in _PLACES else value


@dataclass(frozen=True)
class Message:
    """A sentence for the user, in English, that a translator can still take apart.

    Args:
        text: the template, with fields such as ``{layer}``.
        values: what the fields stand for, as (name, value) pairs.
    """

    text: str
    values: tuple[tuple[str, object], ...] = ()

    def __str__(self) -> str:
        return self.text.format(**{name: written(name, value) for name, value in self.values})


def message(text: str, /, **values: object) -> Message:
    """The sentence ``text`` with its fields filled from ``values``."""
    return Message(text, tuple(values.items()))
