"""Errors and Problems: one sentence about what is wrong, and one about what the user can do."""

from __future__ import annotations

from dataclasses import dataclass

from engine.values.messages import Message, message


class EngineError(Exception):
    """A request that the engine refuses.

    Args:
        what: what happened.
        now: what the user can do about it.
    """

    def __init__(self, what: Message | str, now: Message | str = "") -> None:
        self.what = what if isinstance(what, Message) else Message(what.replace("{", "{{").replace("}", "}}"))
        self.now = now if isinstance(now, Message) else message(now)
        super().__init__(f"{self.what} {self.now}".strip())


class FormatError(EngineError):
    """A file that cannot be read or written."""


class ResourceError(EngineError):
    """An evaluation that needs more memory than is available."""


@dataclass(frozen=True)
class Problem:
    """Why a layer cannot run: a value, shown on the layer.

    Args:
        sentence: what is wrong.
        hint: what to change.
        waits_for: the id of the earlier layer whose Problem is the cause; None if the cause is this layer.
    """

    sentence: Message
    hint: Message = Message("")
    waits_for: str | None = None

    def __str__(self) -> str:
        return f"{self.sentence} {self.hint}".strip()


@dataclass(frozen=True)
class MemoryProblem(Problem):
    """Why a layer cannot run: with its feature maps, there would be more of them than any evaluation computes.

    Args:
        nbytes: of all feature maps up to those of this layer.
    """

    nbytes: int = 0
