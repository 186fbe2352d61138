"""Analyses as values: what can be asked about a Result, and the answers, kept by content."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import OrderedDict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import fields, is_dataclass
from typing import Any, Generic, TypeVar

import numpy as np

from engine.compute.evaluate import Result
from engine.project.project import Project

Answer = TypeVar("Answer")
MOST_BYTES = 32 * 2**20  # of answers that were not asked for last


class Analysis(ABC, Generic[Answer]):
    """A question about a Result. A kind of analysis is a frozen dataclass of what it asks about.

    A new kind is one class with the two methods below; nothing else has to know it.
    """

    @abstractmethod
    def key(self, project: Project, result: Result) -> Hashable | None:
        """All that the answer depends on: the same key means the same answer. None when there is no answer.

        Found in little time, from the content keys of ``result``.

        Args:
            project: what was evaluated.
        """

    @abstractmethod
    def compute(self, project: Project, result: Result) -> Answer:
        """The answer; asked for only where there is a key. A frozen value, which may be shared between threads."""

    def of(self, project: Project, result: Result) -> Answer | None:
        """The answer, or None when there is none."""
        return None if self.key(project, result) is None else self.compute(project, result)


class Answers:
    """Answers by kind of analysis and key; the longest unused are dropped first.

    Args:
        most_bytes: bound on the arrays of kept answers, beside those asked for last.
    """

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most_bytes = most_bytes
        self._kept: OrderedDict[Hashable, tuple[Any, int]] = OrderedDict()  # the answer, and its bytes
        self._nbytes = 0

    def of(self, analyses: Iterable[Analysis[Any]], project: Project, result: Result) -> dict[Analysis[Any], Any]:
        """The answers to ``analyses``, without those that have none; an unchanged key gives the identical answer."""
        answers: dict[Analysis[Any], Any] = {}
        in_use: dict[Hashable, int] = {}
        for analysis in analyses:
            key = analysis.key(project, result)
            if key is not None:
                kind = type(analysis), key
                answers[analysis], in_use[kind] = self._answer(kind, analysis, project, result)
        while self._nbytes > sum(in_use.values()) + self._most_bytes:
            self._nbytes -= self._kept.popitem(last=False)[1][1]
        return answers

    def _answer(self, kind: Hashable, analysis: Analysis[Any], project: Project, result: Result) -> tuple[Any, int]:
        if kind not in self._kept:
            answer = analysis.compute(project, result)
            nbytes = sum({id(array): array.nbytes for array in _memory(answer)}.values())
            self._kept[kind] = answer, nbytes
            self._nbytes += nbytes
        self._kept.move_to_end(kind)
        return self._kept[kind]


def _memory(value: object) -> Iterator[np.ndarray]:
    """The arrays that an answer keeps in memory: of a view the one that it looks at."""
    if isinstance(value, np.ndarray):
        yield value.base if isinstance(value.base, np.ndarray) else value
    elif isinstance(value, tuple | list):
        for each in value:
            yield from _memory(each)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _memory(getattr(value, field.name))
