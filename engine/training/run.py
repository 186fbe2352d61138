"""A training under way: its weights, its optimiser and its progress."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from engine.compute.forward import run_layers
from engine.compute.scores import scoring
from engine.layers.joining import joint_forward_in_training
from engine.project.project import INPUT, Project
from engine.training.augmentation import varied
from engine.training.evaluation import Score, score, tensors
from engine.training.examples import Examples, order, split
from engine.training.optimisers import memory_of, optimiser
from engine.training.plan import Plan
from engine.training.randomness import generator
from engine.training.schedules import learning_rate
from engine.training.state import BestValidation, TrainingState, check_fits
from engine.training.team import present_team
from engine.values.array import Array, Float32
from engine.values.errors import EngineError
from engine.values.messages import message

if TYPE_CHECKING:
    from torch import Generator, Tensor


@dataclass(frozen=True)
class Measured:
    """The measurements of one step, before its update: see :class:`engine.training.train.TrainingStep`."""

    loss: float
    accuracy: float
    gradient_norms: dict[str, float]
    weight_norms: dict[str, float]


class Run:
    """Trains a network step by step; its weights change in place, and are only passed on as copies.

    Args:
        known: the examples, those for validation included.
        state: the state to resume from; None begins with the weights of the project.

    Attributes:
        plan: the present plan.
        step, epoch, position, best, stale: as in :class:`engine.training.state.TrainingState`.

    Raises:
        EngineError: the state is one of another network.
    """

    def __init__(self, project: Project, known: Examples, plan: Plan, state: TrainingState | None) -> None:
        import torch

        self._project, self._known = project, known
        self._device = known.labels.device
        self._layers, self._last, self._logits = scoring(project)
        self._weights = tensors(project, self._device)
        self._learned: dict[str, Tensor] = {}
        for layer in self._layers:
            for name in layer.learned_names:
                values = self._learned[f"{layer.id}.{name}"] = torch.nn.Parameter(self._weights[layer.id][name])
                self._weights[layer.id][name] = values
        self._named = {f"{id_}.{name}": values for id_, own in self._weights.items() for name, values in own.items()}
        self._team = present_team()
        self._scores = self._team.parallel(self._learned, self._scores_of)
        self.step = self.epoch = self.position = self.stale = 0
        self.best: BestValidation | None = None
        memory: dict[str, Tensor] = {}
        if state is not None:
            memory = self._go_on_from(state)
        self._follow(plan, memory)

    def _go_on_from(self, state: TrainingState) -> dict[str, Tensor]:
        """Restores a state; returns that of its optimiser."""
        import torch

        check_fits(state, {name: tuple(values.shape) for name, values in self._named.items()})
        self.step, self.epoch, self.position = state.step, state.epoch, state.position
        self.best, self.stale = state.best, state.stale
        with torch.no_grad():
            for name, values in self._named.items():
                values.copy_(torch.tensor(state.weights[name]))
        return {name: torch.tensor(values, device=self._device) for name, values in state.optimiser.items()}

    def follow(self, plan: Plan) -> None:
        """Continues with another plan; with the same seed the order of the images stays the same."""
        self._follow(plan, memory_of(self._optimiser, self._learned))

    def _follow(self, plan: Plan, memory: dict[str, Tensor]) -> None:
        self.plan = plan
        if self.best is not None and not (plan.patience and plan.validation):
            self.best = replace(self.best, weights={})
        elif self.best is not None and not self.best.weights:
            self.best, self.stale = None, 0  # its weights were not kept: what follows is compared with what follows
        self._optimiser = optimiser(plan, self._learned, memory)
        self._training, self._kept = split(len(self._known), plan.validation, plan.seed)
        if self.position >= len(self._training):  # the new plan trains with fewer images
            self.epoch, self.position = self.epoch + 1, 0
        self._begin_epoch()

    def _begin_epoch(self) -> None:
        self._order = order(self._training, self.plan.seed, self.epoch).to(self._device)

    @property
    def is_finished(self) -> bool:
        """Whether all epochs are over, or the validation loss has not improved for ``plan.patience`` epochs."""
        return self.epoch >= self.plan.epochs or 0 < self.plan.patience <= self.stale

    @property
    def done(self) -> float:
        """The finished share (0..1) of all epochs."""
        return min(1.0, (self.epoch + self.position / len(self._order)) / self.plan.epochs)

    def advance(self) -> Measured:
        """Takes one step of gradient descent, and returns its measurements.

        Raises:
            EngineError: the loss is NaN or infinite; learned weights are unchanged then, running statistics are not.
        """
        import torch
        import torch.nn.functional as F

        plan, at = self.plan, self._batch()
        x = self._known.pictures(at)
        if plan.augments:
            x = varied(x, plan, generator(plan.seed, "augmentation", self.step))
        part = self._team.part(len(at))
        labels = self._known.labels[at[part]]
        random = generator(plan.seed, "layers", self.step, self._device)
        scores = self._scores(self._known.scaled(x[part]), random)
        loss = self._team.weighed(F.cross_entropy(scores, labels, label_smoothing=plan.label_smoothing), len(at))
        self._optimiser.zero_grad()
        torch.autograd.backward(loss)
        right = self._team.weighed((scores.argmax(1) == labels).sum() / len(labels), len(at))
        measured = self._measured(self._team.mean(loss.detach()), self._team.mean(right))
        if plan.clip:
            torch.nn.utils.clip_grad_norm_(list(self._learned.values()), plan.clip)
        middle = (self.epoch + (self.position + len(at) / 2) / len(self._order)) / plan.epochs
        for group in self._optimiser.param_groups:
            group["lr"] = learning_rate(plan, min(1.0, middle))
        self._optimiser.step()
        self.step += 1
        self.position += len(at)
        return measured

    def _scores_of(self, x: Tensor, random: Generator) -> Tensor:
        """The logits (N, classes) of scaled images (N, C, H, W), as they are while training."""
        outputs = run_layers(
            self._layers,
            {INPUT: x},
            lambda layer, inputs: joint_forward_in_training(layer.spec, inputs, self._weights[layer.id], random),
            {self._last},
        )
        return self._logits(outputs[self._last].flatten(1))

    def _batch(self) -> Tensor:
        """The indices of the next images: the rest of the epoch in batches of almost equal size."""
        left = len(self._order) - self.position
        return self._order[self.position : self.position + math.ceil(left / math.ceil(left / self.plan.batch))]

    def _measured(self, loss: Tensor, right: Tensor) -> Measured:
        import torch

        learned = self._learned.values()
        gradients = [values.grad for values in learned if values.grad is not None]
        own = torch._foreach_norm([*gradients, *(values.detach() for values in learned)])
        # All at once: on a GPU every single transfer would wait for all computations.
        first, share, *norms = torch.stack([loss, right, *own]).tolist()
        if not math.isfinite(first):
            raise EngineError(
                message("The training has run away: its loss is no longer a number."),
                message("Use a smaller learning rate, or make new weights."),
            )
        return Measured(first, share, self._by_layer(norms[: len(learned)]), self._by_layer(norms[len(learned) :]))

    def _by_layer(self, norms: list[float]) -> dict[str, float]:
        """The norms of all weights of each layer together."""
        found: dict[str, float] = {}
        for name, norm in zip(self._learned, norms, strict=True):
            layer = name.rpartition(".")[0]
            found[layer] = math.hypot(found.get(layer, 0.0), norm)
        return found

    def end_epoch(self) -> Score | None:
        """Begins the next epoch if this one is over; returns the Score of the images for validation then, if any."""
        if self.position < len(self._order):
            return None
        self.epoch, self.position = self.epoch + 1, 0
        self._begin_epoch()
        if not len(self._kept):
            return None
        found = score(self._project, self._weights, self._known, self._kept)
        if self.best is None or found.loss < self.best.loss:
            weights = self._present_weights() if self.plan.patience else {}
            self.best, self.stale = BestValidation(found.loss, self.epoch, self.step, weights), 0
        else:
            self.stale += 1
        return found

    def project(self, classes: tuple[str, ...]) -> Project:
        """The project with a copy of the present weights, or those that remain at the end, and with these classes."""
        is_best = self.is_finished and self.best is not None and bool(self.best.weights)
        weights = self.best.weights if is_best and self.best is not None else self._present_weights()
        layers = tuple(
            replace(layer, weights={name: Array(weights[f"{layer.id}.{name}"]) for name in self._weights[layer.id]})
            for layer in self._project.layers
        )
        return replace(self._project, layers=layers, classes=classes)

    def _present_weights(self) -> dict[str, Float32]:
        return {name: _copied(values) for name, values in self._named.items()}

    def state(self) -> TrainingState:
        """A copy of the present state."""
        memory = memory_of(self._optimiser, self._learned)
        return TrainingState(
            self.plan,
            self.step,
            self.epoch,
            self.position,
            self.best,
            self.stale,
            self._present_weights(),
            {name: _copied(values) for name, values in memory.items()},
        )


def _copied(values: Tensor) -> Float32:
    copy = np.array(values.detach().cpu().numpy(), np.float32)
    copy.flags.writeable = False
    return copy
