"""The trial of choices: the network that they describe, evaluated on the current picture in the background."""

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

_MOST_MAPS = 300  # in the picture of the network, which is painted in one event

Fitting = Mapping[str, frozenset[str]]  # by choice, the values that fit together with all other choices


@dataclass(frozen=True)
class Answer:
    """The output of the network for one class."""

    name: str
    value: float


@dataclass(frozen=True, eq=False)
class Trial:
    """The network that choices describe, evaluated on the current picture.

    Args:
        report: the network with the picture; None if the choices describe none.
        shown: its first layers with their maps; None after an error.
        answers: the outputs by class, the largest first; empty if the output is not a vector.
        is_distribution: whether the answers are probabilities.
        refused: the error if the network cannot be built or evaluated.
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


def trial_steps(found: Candidates, choices: Mapping[str, str], input_: Input) -> Steps[Fitting]:
    """Yields the Trial of choices as the value of a step; returns the fitting alternatives of each choice.

    Args:
        input_: the current picture.
    """
    trial = yield from _tried(found, choices, input_)
    yield Step(trial)
    fits: dict[str, frozenset[str]] = {}
    for name, values in fitting(found, choices):
        fits[name] = values
        yield Step()
    return fits


def _tried(found: Candidates, choices: Mapping[str, str], input_: Input) -> Generator[float, None, Trial]:
    report: ImportReport | None = None
    yield 0.0
    try:
        report = built(found, choices, digits_right(found, choices))
        pictured = with_picture(report.project, input_)
        fitted = replace(pictured.input, fixed_size=True)  # the size is one of the choices
        # Only the input is taken over: where shapes differ, the edit replaced weights of the file.
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
    """The network reduced to its first layers, with at most _MOST_MAPS maps."""
    shapes, maps = infer(project).shapes, 0
    for at, layer in enumerate(project.layers):
        shape = shapes.get(layer.id, ())
        maps += shape[0] if len(shape) == 3 else 1
        if maps > _MOST_MAPS and at:
            return replace(project, layers=project.layers[:at])
    return project
