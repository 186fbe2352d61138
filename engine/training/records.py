"""Trainings that are kept with a project: made from a History or while training, and made a History again."""

from __future__ import annotations

from dataclasses import asdict, replace

import numpy as np

from engine.project.project import Project
from engine.project.training_record import (
    MOST_MOMENTS,
    MOST_RECORD,
    MOST_STRANDS,
    RecordedMoment,
    RecordedStrand,
    TrainingRecord,
    rounded,
)
from engine.training.curve import MOST_CURVE, CurveRecorder, Line, Point
from engine.training.history import History, Strand
from engine.training.moments import next_moment
from engine.training.plan import Plan
from engine.training.state import TrainingState, initial_state
from engine.training.train import TrainingStep
from engine.values.array import Float32
from engine.values.errors import EngineError
from engine.values.messages import message


def record_of(history: History, budget: int = MOST_RECORD) -> TrainingRecord:
    """The record of a training; of a large one with every second moment, every fourth and so on.

    The first, the last and the best moment of every strand, and the present weights, are always in it.

    Args:
        budget: bytes that its moments may take.

    Raises:
        EngineError: even so it is too large, or has too many branches.
    """
    every = 1
    while True:
        record = _record(history, every)
        if record.nbytes <= budget and record.moments <= MOST_MOMENTS and len(record.strands) <= MOST_STRANDS:
            return record
        if all(len(strand.moments) <= every for strand in history.strands):
            raise EngineError(
                message("This training is too large to be kept with the project."),
                message("Save the project without it, or train with fewer branches."),
            )
        every *= 2


def _record(history: History, every: int) -> TrainingRecord:
    known: dict[TrainingState, RecordedMoment] = {}

    def moment(state: TrainingState) -> RecordedMoment:
        if state not in known:
            weights = {name: rounded(values) for name, values in state.weights.items()}
            known[state] = RecordedMoment(state.step, state.epoch, state.position, weights)
        return known[state]

    strands, always = [], {each.best for each in history.strands} | {each.moments[-1] for each in history.strands}
    for strand in history.strands:
        states = [each for at, each in enumerate(strand.moments) if at % every == 0 or each in always]
        if strand.latest.step > states[-1].step:
            states.append(strand.latest)
        curve = strand.curve()
        strands.append(
            RecordedStrand(
                None if strand.parent is None else history.strands.index(strand.parent),
                asdict(strand.plan),
                tuple(map(moment, states)),
                *map(_points, (curve.training, curve.validation)),
            )
        )
    return TrainingRecord(history.images, tuple(strands))


def _points(line: Line) -> Float32:
    return np.column_stack([line.epochs, line.loss, line.accuracy]).astype(np.float32)


def history_of(project: Project, record: TrainingRecord, budget: int) -> History:
    """The History of a training that was kept with a project: it can be looked at, and branch.

    Its states have no memory of an optimiser. The latest one of the present strand has the exact weights of the project
    if they are those of its last moment.

    Args:
        budget: as for :class:`History`.

    Raises:
        EngineError: a hyperparameter is out of its range or unknown, or the weights are those of another network.
    """
    strands: list[Strand] = []
    for recorded in record.strands:
        plan = _plan(recorded)
        states = [_state(moment, plan) for moment in recorded.moments]
        parent = None if recorded.parent is None else strands[recorded.parent]
        curve = CurveRecorder(map(_point, recorded.training), map(_point, recorded.validation))
        strands.append(Strand(parent, plan, states, states[-1], recorder=curve))
    last, exact = record.strands[-1].moments[-1], initial_state(project, strands[-1].plan)
    if is_shown(project, last):
        latest = replace(exact, step=last.step, epoch=last.epoch, position=last.position)
        strands[-1].latest = strands[-1].moments[-1] = latest
    history = History(project, strands[0].plan, project.classes, record.images, budget)
    history.strands = strands
    return history


def shown_moment(history: History, record: TrainingRecord) -> TrainingState | None:
    """The moment of the present strand whose weights its project shows, but for the rounding; None for the latest."""
    states = history.present.moments
    return next(
        (
            state
            for state, moment in zip(states[:-1], record.strands[-1].moments, strict=False)
            if is_shown(history.project, moment)
        ),
        None,
    )


def is_shown(project: Project, moment: RecordedMoment) -> bool:
    """Whether the weights of a project are those of a moment, but for the rounding."""
    return all(
        np.array_equal(rounded(values.data), moment.weights[f"{layer.id}.{name}"])
        for layer in project.layers
        for name, values in layer.weights.items()
    )


def _plan(recorded: RecordedStrand) -> Plan:
    try:
        return Plan(**recorded.plan)  # type: ignore[arg-type]
    except TypeError as error:  # a hyperparameter of another version
        raise EngineError(
            message("The training that is kept with this project cannot be read."),
            message("Update ConvScope to look at it."),
        ) from error


def _point(values: Float32) -> Point:
    at, loss, accuracy = map(float, values)
    return at, loss, accuracy


def _state(moment: RecordedMoment, plan: Plan) -> TrainingState:
    weights = {name: values.astype(np.float32) for name, values in moment.weights.items()}
    for values in weights.values():
        values.flags.writeable = False
    return TrainingState(plan, moment.step, moment.epoch, moment.position, None, 0, weights, {})


class Recording:
    """Records a training while it goes on.

    Args:
        images: number of images that it learns from, those for validation included.
        budget: bytes that its record may take.
        state: that it goes on from; what was before is not recorded.
    """

    def __init__(
        self, project: Project, plan: Plan, images: int, budget: int, state: TrainingState | None = None
    ) -> None:
        self._history = History(project, plan, project.classes, images, MOST_RECORD)
        if state is not None:
            self._history.present.moments[:] = [replace(state, optimiser={})]
        nbytes = self._history.present.beginning.nbytes / 2  # as rounded in the record
        # The curve is part of the record; the first and the last moment are extra.
        self._most = min(MOST_MOMENTS, max(1.0, (budget - MOST_CURVE) / max(1.0, nbytes) - 2))
        self._next = self._history.present.beginning.step + 1
        self._latest: TrainingStep | None = None

    def note(self, step: TrainingStep) -> None:
        """Adds a step."""
        strand, self._latest = self._history.present, step
        at = step.done * strand.plan.epochs
        validation = () if step.validation is None else ((at, step.validation.loss, step.validation.accuracy),)
        strand.recorder.add(((at, step.loss, step.accuracy),), validation)
        if step.step >= self._next or step.done >= 1:
            strand.latest = replace(step.current_state(), optimiser={})
            strand.moments.append(strand.latest)
            self._next = next_moment(step.step, step.done, self._most)

    def record(self) -> TrainingRecord:
        """The record until now; to be called before the next step."""
        best = None if self._latest is None else self._latest.current_state().at_best()
        if best is not None:
            self._history.mark_best(best)
        return record_of(self._history)
