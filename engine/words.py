"""Sentences that can be translated: a template with its values, so the window can put it in any language."""

from __future__ import annotations

from dataclasses import dataclass


class Printed(float):
    """A number that sentences write with a true minus sign, however they want it formatted."""

    def __format__(self, how: str) -> str:
        return super().__format__(how).replace("-", "−")


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
        told = {name: Printed(value) if isinstance(value, float) else value for name, value in self.values}
        return self.text.format(**told)


def message(text: str, /, **values: object) -> Message:
    """The sentence ``text`` with its fields filled from ``values``."""
    return Message(text, tuple(values.items()))
