"""What can go wrong, said so that a person knows what to do next."""

from __future__ import annotations

from dataclasses import dataclass

from engine.values.messages import Message, message


class EngineError(Exception):
    """A request the engine refuses, with a sentence that says why.

    Args:
        what: what happened.
        now: what the user can do about it.
    """

    def __init__(self, what: Message | str, now: Message | str = "") -> None:
        self.what = what if isinstance(what, Message) else Message(what.replace("{", "{{").replace("}", "}}"))
        self.now = now if isinstance(now, Message) else message(now)
        super().__init__(f"{self.what} {self.now}".strip())


class FormatError(EngineError):
    """A file that cannot be read: what is wrong with it, where, and what to do now."""


class ResourceError(EngineError):
    """Work that would need more memory than there is."""


@dataclass(frozen=True)
class Problem:
    """Why a layer cannot run, as a value that is shown on the layer itself.

    Args:
        sentence: what is wrong.
        hint: what to change.
        waits_for: the earlier layer whose Problem is the cause, if it is not this one's own.
    """

    sentence: Message
    hint: Message = Message("")
    waits_for: str | None = None

    def __str__(self) -> str:
        return f"{self.sentence} {self.hint}".strip()
