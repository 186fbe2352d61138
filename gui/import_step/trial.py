"""What choices make of the current picture, computed beside the window."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from dataclasses import dataclass, replace

import numpy as np

from engine import (
    Cache,
    EngineError,
    ImportReport,
    Input,
    Project,
    Result,
    built,
    classes_of,
    evaluate_steps,
    infer,
)
from engine.formats.imports.alternatives import digits_right, fitting
from engine.formats.imports.candidates import Candidates
from gui.files.opening import with_picture
from gui.network.network_picture import frame_of
from gui.state.workers import Frame, Step, Steps

_MOST_MAPS = 300  # in the picture of the network, which is painted between two events

Fitting = Mapping[str, frozenset[str]]  # of each choice, the values that fit if all others stay


@dataclass(frozen=True)
class Answer:
    """The value that the network gives to a class."""

    name: str
    value: float


@dataclass(frozen=True, eq=False)
class Trial:
    """What choices make of the current picture.

    Args:
        report: the network with the picture; None if there can be none.
        shown: its first layers with their maps; None if it was refused.
        answers: of the classes, the largest first; empty if the output is no vector.
        is_distribution: whether these are probabilities.
        refused: why it cannot be made, or not be computed.
    """

    report: ImportReport | None = None
    shown: Frame | None = None
    answers: tuple[Answer, ...] = ()
    is_distribution: bool = False
    refused: EngineError | None = None

    @property
    def runs(self) -> bool:
        """Whether every layer can run."""
        return self.report is not None and not infer(self.report.project).problems


def trial_steps(found: Candidates, choices: Mapping[str, str], given: Input) -> Steps[Fitting]:
    """Yields the Trial of choices as the value of a step; returns which alternatives of each choice fit.

    Args:
        given: the current picture.
    """
    trial = yield from _tried(found, choices, given)
    yield Step(trial)
    fits: dict[str, frozenset[str]] = {}
    for name, values in fitting(found, choices):
        fits[name] = values
        yield Step()
    return fits


def _tried(found: Candidates, choices: Mapping[str, str], given: Input) -> Generator[float, None, Trial]:
    report: ImportReport | None = None
    yield 0.0
    try:
        report = built(found, choices, digits_right(found, choices))
        pictured = with_picture(report.project, given)  # its weights follow shapes: those of the file are to stay
        fitted = replace(pictured.input, fixed_size=True)  # the size is one of the choices
        report = replace(report, project=replace(report.project, input=fitted))
        cache = Cache()
        result = yield from _evaluated(report.project, cache)
        answers = _answers(report.project, result)
        first = beginning(report.project)
        shown = frame_of(first, (yield from _evaluated(first, cache)))
        return Trial(report, shown, answers, report.project.layers[-1].spec.is_distribution)
    except EngineError as error:
        return Trial(report, refused=error)


def _evaluated(project: Project, cache: Cache) -> Generator[float, None, Result]:
    steps = evaluate_steps(project, cache)
    while True:
        try:
            yield next(steps).done
        except StopIteration as stop:
            result: Result = stop.value
            return result


def _answers(project: Project, result: Result) -> tuple[Answer, ...]:
    names, last = classes_of(project), project.layers[-1].id
    if not names or last not in result.outputs:
        return ()
    values = result[last]
    order = np.argsort(-np.nan_to_num(values, nan=-np.inf), kind="stable")
    return tuple(Answer(names[unit], float(values[unit])) for unit in order)


def beginning(project: Project) -> Project:
    """The first layers of a network, not more than can be painted at once."""
    shapes, maps = infer(project).shapes, 0
    for at, layer in enumerate(project.layers):
        shape = shapes.get(layer.id, ())
        maps += shape[0] if len(shape) == 3 else 1
        if maps > _MOST_MAPS and at:
            return replace(project, layers=project.layers[:at])
    return project
