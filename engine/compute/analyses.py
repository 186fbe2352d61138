"""Analyses: questions about a Result as hashable values, and a cache of the answers by content."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import OrderedDict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any, Generic, TypeVar

import numpy as np

from engine.compute.device_maps import DeviceMap
from engine.compute.result import Result
from engine.project.project import Project

Answer = TypeVar("Answer")
MOST_BYTES = 32 * 2**20  # of cached answers, beyond those of the latest call
_CALLS = 4  # like the latest one, whose answers are kept if they are small
BESIDE = 500  # bytes of an answer beside its arrays


class Analysis(ABC, Generic[Answer]):
    """A question about a Result; a subclass is a frozen dataclass whose fields are its parameters.

    A new analysis is one class with the two abstract methods; no other code has to know it.
    """

    @abstractmethod
    def key(self, project: Project, result: Result) -> Hashable | None:
        """The cache key of the answer, made of content keys of ``result``: equal keys mean equal answers.

        None if there is no answer. Cheap: it computes nothing from the maps.

        Args:
            project: the Project that ``result`` belongs to.
        """

    @abstractmethod
    def compute(self, project: Project, result: Result) -> Answer:
        """The answer, a frozen value that can be shared between threads; called only if :meth:`key` is not None."""

    def of(self, project: Project, result: Result) -> Answer | None:
        """The answer, or None when there is none."""
        return None if self.key(project, result) is None else self.compute(project, result)


class Derived(Analysis[Answer]):
    """A question that is answered from the answer to another, which is computed once for all that follow from it."""

    @abstractmethod
    def basis(self) -> Analysis[Any]:
        """The other question; where it has no answer, this one has none."""

    @abstractmethod
    def own_key(self, project: Project, result: Result) -> Hashable | None:
        """What :meth:`key` is for others, beyond the key of the basis."""

    @abstractmethod
    def compute_from(self, known: Any, project: Project, result: Result) -> Answer:
        """The answer.

        Args:
            known: the answer to the basis.
        """

    def key(self, project: Project, result: Result) -> Hashable | None:
        base, own = self.basis().key(project, result), self.own_key(project, result)
        return None if base is None or own is None else (base, own)

    def compute(self, project: Project, result: Result) -> Answer:
        return self.compute_from(self.basis().compute(project, result), project, result)


class Answers:
    """A least-recently-used cache of answers, by class of analysis and key.

    Args:
        most_bytes: bound on the bytes of cached answers, beyond those of the latest call; a few calls like that one
            are enough.
    """

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most_bytes = most_bytes
        self._kept: OrderedDict[Hashable, tuple[Any, int]] = OrderedDict()  # the answer, and its bytes
        self._nbytes = 0

    def of(self, analyses: Iterable[Analysis[Any]], project: Project, result: Result) -> dict[Analysis[Any], Any]:
        """The answers by analysis, without those that have none; for an unchanged key the identical object."""
        answers: dict[Analysis[Any], Any] = {}
        in_use: dict[Hashable, int] = {}
        for analysis in analyses:
            key = analysis.key(project, result)
            if key is not None:
                kind = type(analysis), key
                answers[analysis], in_use[kind] = self._answer(kind, analysis, project, result)
        used = sum(in_use.values())
        while self._nbytes > used + min(self._most_bytes, _CALLS * used):
            self._nbytes -= self._kept.popitem(last=False)[1][1]
        return answers

    def _answer(self, kind: Hashable, analysis: Analysis[Any], project: Project, result: Result) -> tuple[Any, int]:
        if kind not in self._kept:
            answer = self._computed(analysis, project, result)
            nbytes = BESIDE + sum({id(array): array.nbytes for array in _memory(answer)}.values())
            self._kept[kind] = answer, nbytes
            self._nbytes += nbytes
        self._kept.move_to_end(kind)
        return self._kept[kind]

    def _computed(self, analysis: Analysis[Any], project: Project, result: Result) -> Any:
        if not isinstance(analysis, Derived):
            return analysis.compute(project, result)
        basis = analysis.basis()
        known, _ = self._answer((type(basis), basis.key(project, result)), basis, project, result)
        return analysis.compute_from(known, project, result)


def _memory(value: object) -> Iterator[np.ndarray | DeviceMap]:
    """The arrays and maps on devices that an answer keeps alive; for a view, its base."""
    if isinstance(value, np.ndarray):
        yield value.base if isinstance(value.base, np.ndarray) else value
    elif isinstance(value, DeviceMap):
        yield value
    elif isinstance(value, tuple | list):
        for each in value:
            yield from _memory(each)
    elif isinstance(value, Mapping):
        yield from _memory(list(value.values()))
    elif is_dataclass(value):
        for field in fields(value):
            yield from _memory(getattr(value, field.name))
