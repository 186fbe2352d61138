"""Translatable sentences: a template and its values, so that the window can say it in any language."""

from __future__ import annotations

from dataclasses import dataclass

from engine.values.numerals import counted, plain

_PLACES = frozenset({"channel", "row", "column", "number", "index", "scene", "class"})  # printed as in code


def written(name: str, value: object) -> object:
    """The value of a template field as it is printed: numbers formatted for people."""
    if isinstance(value, float):
        return plain(value)
    return counted(value) if type(value) is int and name not in _PLACES else value


@dataclass(frozen=True)
class Message:
    """An English sentence for the user, kept as template and values so that it can be translated.

    Args:
        text: the template, with fields such as ``{layer}``.
        values: what the fields stand for, as (name, value) pairs.
    """

    text: str
    values: tuple[tuple[str, object], ...] = ()

    def __str__(self) -> str:
        return self.text.format(**{name: written(name, value) for name, value in self.values})


def message(text: str, /, **values: object) -> Message:
    """The Message with template ``text``, its fields filled from ``values``."""
    return Message(text, tuple(values.items()))
