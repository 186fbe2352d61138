"""What a training leaves behind: its curves and moments, in strands that branch."""

from __future__ import annotations

from dataclasses import dataclass, field, fields

from engine.project.project import Project
from engine.training.curve import Curve, CurveRecorder
from engine.training.examples import number_kept
from engine.training.orders import Report
from engine.training.plan import Plan
from engine.training.state import TrainingState, initial_state, project_at


@dataclass(eq=False)
class Strand:
    """One line of a training, from its beginning or from a moment of another strand.

    Attributes:
        parent: the strand that it branches from; None for the first.
        plan: what it followed last.
        moments: its first state and complete states later on, by step.
        latest: its present weights.
        best: the moment with the lowest validation loss, once it has ended with early stop; else None.
        reports: number of its images per second, norms and progress, as of its last Report; None before the first.
    """

    parent: Strand | None
    plan: Plan
    moments: list[TrainingState]
    latest: TrainingState
    report: Report | None = None
    best: TrainingState | None = None
    recorder: CurveRecorder = field(default_factory=CurveRecorder)

    @property
    def beginning(self) -> TrainingState:
        """The state that it began with."""
        return self.moments[0]

    def curve(self) -> Curve:
        """Its loss and accuracy until now."""
        return self.recorder.curve()

    def path(self) -> tuple[TrainingState, ...]:
        """All moments that led here, of the strands that it branches from first."""
        before = self.parent.path() if self.parent is not None else ()
        first = self.beginning.step
        return (*(each for each in before if each.step < first), *self.moments)


class History:
    """The strands of one training, with the weights at moments of even distance on the logarithm of steps.

    Args:
        images: number of images that it learns from, those for validation included.
        budget: bytes that all moments may take; every second one is dropped when they take more.

    Attributes:
        project: as it was before.
        images: as in the arguments.
        strands: in the order in which they began.
        present: the one that is trained now.
    """

    def __init__(self, project: Project, plan: Plan, classes: tuple[str, ...], images: int, budget: int) -> None:
        self.project, self.images, self._classes, self._budget = project, images, classes, budget
        self._projects: dict[TrainingState, Project] = {}
        first = initial_state(project, plan)
        self.strands = [Strand(None, plan, [first], first)]

    @property
    def present(self) -> Strand:
        return self.strands[-1]

    @property
    def nbytes(self) -> int:
        """The memory that all moments take."""
        return sum(each.nbytes for strand in self.strands for each in strand.moments)

    def epochs_of(self, state: TrainingState) -> float:
        """Where a moment is on the axis of the curves: the number of epochs that it has finished."""
        return state.epoch + state.position / (self.images - number_kept(self.images, state.plan.validation))

    def branch(self, at: TrainingState, plan: Plan) -> Strand:
        """Begins a strand at a moment of the present one."""
        self.strands.append(Strand(self._owner(at), plan, [at], at))
        return self.present

    def add(self, report: Report) -> None:
        """Adds a Report of the present strand."""
        strand = self.present
        strand.recorder.add(report.points, report.validation)
        strand.report, strand.plan, strand.latest = report, report.weights.plan, report.weights
        strand.moments.extend(each for each in report.moments if each.step > strand.moments[-1].step)
        if report.best is not None:
            self.mark_best(report.best)
        if self.nbytes > self._budget:
            self._thin()

    def mark_best(self, state: TrainingState) -> None:
        """Notes what remains of the present strand; it becomes a moment if there is none of that step."""
        known = next((each for each in self.present.path() if each.step == state.step), None)
        if known is None:
            moments = self._owner(state).moments
            moments.append(known := state)
            moments.sort(key=lambda each: each.step)
        self.present.best = known

    def _owner(self, state: TrainingState) -> Strand:
        """The strand, of those that led to the present moment, that a moment is in."""
        owner = self.present
        while owner.parent is not None and state.step < owner.beginning.step:
            owner = owner.parent
        return owner

    def _thin(self) -> None:
        """Drops every second moment, but not the first, the last and the best of a strand."""
        for strand in self.strands:
            kept = {*strand.moments[::2], strand.moments[-1], *(each.best for each in self.strands)}
            strand.moments[:] = [each for each in strand.moments if each in kept]
        kept = {each for strand in self.strands for each in strand.moments}
        self._projects = {state: project for state, project in self._projects.items() if state in kept}

    def project_at(self, state: TrainingState) -> Project:
        """The project with the weights of a moment; the same Project whenever it is asked for again."""
        if state not in self._projects:
            made = project_at(self.project, state, self._classes)
            if not any(state in strand.moments for strand in self.strands):
                return made
            self._projects[state] = made
        return self._projects[state]


def changed(before: Plan, after: Plan) -> tuple[str, ...]:
    """The names of the hyperparameters in which two plans differ."""
    return tuple(each.name for each in fields(Plan) if getattr(before, each.name) != getattr(after, each.name))
