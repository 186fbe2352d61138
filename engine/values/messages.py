"""Translatable sentences: a template and its values, so that the window can show it in any language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from string import Formatter
from typing import Any

from engine.values.numerals import counted, plain

_INDICES = frozenset({"channel", "row", "column", "number", "index", "scene", "class"})  # no thousands separators


def written(name: str, value: object) -> object:
    """The value of a template field as it is printed: numbers formatted for people."""
    if isinstance(value, float):
        return plain(value)
    return counted(value) if type(value) is int and name not in _INDICES else value


@dataclass(frozen=True)
class Message:
    """An English sentence for the user, kept as template and values so that it can be translated.

    Args:
        text: the template, with fields such as ``{layer}``.
        values: the values of the fields, as (name, value) pairs.
    """

    text: str
    values: tuple[tuple[str, object], ...] = ()

    def __str__(self) -> str:
        return self.text.format(**{name: written(name, value) for name, value in self.values})


def message(text: str, /, **values: object) -> Message:
    """The Message with template ``text``, its fields filled from ``values``."""
    return Message(text, tuple(values.items()))


def described_sentence(sentence: Message) -> dict[str, Any]:
    """A Message as JSON data for :func:`restored_sentence`; values that JSON does not know become text."""
    return {"text": sentence.text, "values": {name: _plain(value) for name, value in sentence.values}}


def _plain(value: object) -> Any:
    if isinstance(value, Message):
        return described_sentence(value)
    return value if isinstance(value, str | int | float) else str(value)


def restored_sentence(data: Mapping[str, Any]) -> Message:
    """The Message of JSON data from :func:`described_sentence`, checked.

    Raises:
        ValueError: the template is not printable, or has fields that are not plain names with a value.
    """
    text = data["text"]
    values = {
        name: restored_sentence(value) if isinstance(value, dict) else value for name, value in data["values"].items()
    }
    are_printable = all(isinstance(value, str | int | float | Message) for value in values.values())
    are_plain = all(
        name is None or (name.isidentifier() and name in values and not spec and not conversion)
        for _, name, spec, conversion in Formatter().parse(text)
    )
    if not (text.isprintable() and are_plain and are_printable):
        raise ValueError("a sentence that cannot be printed")
    return message(text, **values)
