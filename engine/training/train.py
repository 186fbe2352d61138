"""Trains the weights of a project on labelled images."""

from __future__ import annotations

import math
from collections.abc import Generator, Mapping
from dataclasses import dataclass, field, replace

from engine.compute.devices import devices, threads
from engine.compute.memory import keep_pages
from engine.compute.scores import scoring
from engine.project.project import Project
from engine.project.shapes import infer
from engine.training.datasets import Dataset
from engine.training.evaluation import Score, score, tensors
from engine.training.examples import examples, fitted
from engine.training.plan import Plan
from engine.training.run import Run
from engine.training.state import BestValidation, TrainingState
from engine.values.array import Array
from engine.values.errors import EngineError
from engine.values.messages import message
from engine.values.numerals import sizes


@dataclass(frozen=True)
class TrainingStep:
    """The report of one training step (one batch).

    Args:
        step: number of finished steps, this one included.
        epoch: number of its epoch, from 1.
        loss: mean cross-entropy of the batch before the update, label smoothing included.
        accuracy: share (0..1) of the batch that was classified correctly before the update.
        done: finished share (0..1) of all epochs.
        gradient_norms: by layer, the Euclidean norm of the loss's gradient by all its learned weights, before clipping.
        weight_norms: by layer, that of its learned weights, before the update.
        validation: the Score of the images that are kept for it, at the end of every epoch; else None.
        project: the project with the present weights at the end of every epoch; None in between. After the last one,
            with early stop, those of the best validation.
        best: the best validation so far, in this training and the one that it resumes; None before the first.
    """

    step: int
    epoch: int
    loss: float
    accuracy: float
    done: float
    gradient_norms: Mapping[str, float]
    weight_norms: Mapping[str, float]
    validation: Score | None
    project: Project | None
    best: BestValidation | None
    _run: Run = field(repr=False, compare=False)
    _classes: tuple[str, ...] = field(repr=False, compare=False)

    def current_project(self) -> Project:
        """The project with the weights after this step; after the last one as in ``project``.

        Raises:
            RuntimeError: the next step has begun; for use in another thread, call this before that.
        """
        return self._current().project(self._classes)

    def current_state(self) -> TrainingState:
        """The state after this step, from which :func:`train` resumes exactly.

        Raises:
            RuntimeError: the next step has begun.
        """
        return self._current().state()

    def _current(self) -> Run:
        if self._run.step != self.step:
            raise RuntimeError(f"step {self.step} is over: step {self._run.step} has been taken")
        return self._run


def train(
    project: Project,
    dataset: Dataset,
    plan: Plan | None = None,
    device: str = "cpu",
    state: TrainingState | None = None,
) -> Generator[TrainingStep, Plan | None, None]:
    """Trains a project, yielding after every step; closing the generator stops the training.

    Starts from the present weights, and does not change ``project`` itself. Images are fitted once; each batch is
    augmented by the plan and scaled by the project. ``send`` continues with another plan. With ``plan.patience`` and
    images for validation, the weights that remain in the end are those of the epoch with the lowest validation loss.

    Args:
        plan: the hyperparameters; None for those of the state, or the defaults.
        device: a torch device: ``cpu``, ``cuda``, ``mps``; images and weights are kept there.
        state: of an earlier training of the same project on the same images, which is resumed. With the same plan,
            device and number of threads the weights are those of an uninterrupted training, to the bit.

    Raises:
        EngineError: the network has a Problem or no learned weights, does not have one output per class, there is no
            such device, the state is one of another network, or the loss becomes NaN or infinite.
    """
    check(project, dataset, device)
    if not (project.layers and any(layer.learned_names for layer in scoring(project)[0])):
        raise EngineError(
            message("The network has nothing to learn."), message("Add a convolution or a fully connected layer.")
        )
    keep_pages()
    run = Run(project, examples(project, dataset, device), plan or (state.plan if state else Plan()), state)
    return _steps(run, dataset.classes)


def _steps(run: Run, classes: tuple[str, ...]) -> Generator[TrainingStep, Plan | None, None]:
    import torch

    while not run.is_finished:
        if torch.get_num_threads() != threads():  # evaluating a small network sets it to one
            torch.set_num_threads(threads())
        epoch = run.epoch
        measured = run.advance()
        validation = run.end_epoch()
        plan = yield TrainingStep(
            run.step,
            epoch + 1,
            measured.loss,
            measured.accuracy,
            run.done,
            measured.gradient_norms,
            measured.weight_norms,
            validation,
            run.project(classes) if run.epoch > epoch else None,
            run.best,
            run,
            classes,
        )
        if plan is not None:
            run.follow(plan)


def accuracy(project: Project, dataset: Dataset, device: str = "cpu") -> float:
    """The share (0..1) of the images for which the right class has the highest score.

    Raises:
        EngineError: the network has a Problem, or does not have one output per class, or there is no such device.
    """
    import torch

    check(project, dataset, device)
    keep_pages()
    torch.set_num_threads(threads())
    everything = torch.arange(len(dataset))
    return score(project, tensors(project, device), examples(project, dataset, device), everything).accuracy


def check(project: Project, dataset: Dataset, device: str) -> None:
    """Checks that a project can be trained or tested with a data set on a device.

    Raises:
        EngineError: the network has a Problem, or does not have one output per class, or there is no such device, or
            there are no images.
    """
    if device.partition(":")[0] not in devices():
        raise EngineError(message("There is no device {device} here.", device=device))
    if not len(dataset):
        raise EngineError(message("There are no images to learn from."))
    image = Array(fitted(project, dataset.images[:1])[0])
    inference = infer(replace(project, input=replace(project.input, image=image)))
    for problem in inference.problems.values():
        raise EngineError(problem.sentence, problem.hint)
    made = list(inference.shapes.values())[-1] if project.layers else inference.input_shape
    if made[0] != len(dataset.classes) or math.prod(made) != made[0]:
        raise EngineError(
            message(
                "The network must end in one number for each class: numbers {made}, classes {count}.",
                made=sizes(made),
                count=len(dataset.classes),
            ),
            message("Let it end in a fully connected layer with a unit for each class."),
        )
