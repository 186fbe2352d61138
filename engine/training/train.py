"""Trains the weights of a project on labelled images."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from engine.compute.devices import threads
from engine.compute.forward import run_layers
from engine.compute.memory import keep_pages
from engine.images.fitting import fit_image
from engine.layers.joining import joint_forward, joint_forward_in_training
from engine.project.project import INPUT, Layer, Project
from engine.project.shapes import has_one_size, infer
from engine.training.datasets import Dataset
from engine.values.array import Array, Float32
from engine.values.errors import EngineError
from engine.values.messages import message
from engine.values.numerals import sizes
from engine.values.params import param, params

if TYPE_CHECKING:
    from torch import Generator, Tensor
    from torch.optim import Optimizer

    Weights = Mapping[str, Mapping[str, Tensor]]  # layer id -> name -> values

_WARM_UP = 0.1  # the share of the steps in which the learning rate rises
_AT_ONCE = 500  # images per batch when only evaluating


@dataclass(frozen=True)
class Plan:
    """The hyperparameters of a training, including those of data augmentation.

    Raises:
        EngineError: a value is out of its range.
    """

    epochs: int = param(5, "Epochs", "How often every image is seen.", low=1, high=1000)
    batch: int = param(64, "Batch", "How many images are looked at before the weights change.", low=1, high=4096)
    learning_rate: float = param(
        0.003, "Learning rate", "How far the weights move at most in a step.", low=1e-6, high=1, step=0.001
    )
    weight_decay: float = param(
        0.0, "Weight decay", "How strongly weights are pulled towards zero.", low=0, high=10, step=0.01
    )
    seed: int = param(0, "Seed", "The same seed gives the same training.", low=0, high=2**31 - 1)
    shift: float = param(0.0, "Shift", "Moves every image by up to this many pixels.", low=0, high=64)
    rotate: float = param(0.0, "Rotate", "Turns every image by up to this many degrees.", low=0, high=180)
    scale: float = param(
        0.0, "Scale", "Makes every image larger or smaller by up to this share.", low=0, high=0.9, step=0.05
    )
    thickness: float = param(
        0.0, "Thickness", "Makes bright strokes wider or thinner by up to this many pixels.", low=0, high=2, step=0.25
    )

    def __post_init__(self) -> None:
        for field in params(Plan):
            object.__setattr__(self, field.name, field.checked(getattr(self, field.name)))


@dataclass(frozen=True)
class TrainingStep:
    """The report of one training step (one batch).

    Args:
        step: number of finished steps, this one included.
        epoch: number of its epoch, from 1.
        loss: mean cross-entropy of the batch before the update.
        accuracy: share (0..1) of the batch that was classified correctly before the update.
        done: finished share (0..1) of all steps.
        project: the project with the present weights at the end of every epoch; None in between.
    """

    step: int
    epoch: int
    loss: float
    accuracy: float
    done: float
    project: Project | None = None


def train(project: Project, dataset: Dataset, plan: Plan | None = None) -> Iterator[TrainingStep]:
    """Trains a project, yielding after every step; closing the iterator stops the training.

    Starts from the present weights, and does not change ``project`` itself. Images are fitted, augmented as the plan
    says, and scaled as the project does.

    Args:
        plan: the hyperparameters; None for the defaults.

    Raises:
        EngineError: the network has a Problem or no learned weights, does not have one output per class, or the loss
            becomes NaN or infinite.

    Source: AdamW, Loshchilov & Hutter 2019, algorithm 2; learning rate, Loshchilov & Hutter 2017, eq. 5, after a
        linear rise as in Goyal et al. 2017, section 2.2.
    """
    _check(project, dataset)
    if not any(_learned(layer) for layer in project.layers):
        raise EngineError(
            message("The network has nothing to learn."), message("Add a convolution or a fully connected layer.")
        )
    return _steps(project, dataset, plan or Plan())


def accuracy(project: Project, dataset: Dataset) -> float:
    """The share (0..1) of the images for which the right class has the highest score.

    Raises:
        EngineError: the network has a Problem, or does not have one output per class.
    """
    import torch

    _check(project, dataset)
    keep_pages()
    torch.set_num_threads(threads())
    weights, right = _tensors(project), 0
    with torch.inference_mode():
        for start in range(0, len(dataset), _AT_ONCE):
            part = slice(start, start + _AT_ONCE)
            x = _scaled(project, torch.from_numpy(_fitted(project, dataset, part)))
            outputs = run_layers(
                project.layers,
                {INPUT: x},
                lambda layer, inputs: joint_forward(layer.spec, inputs, weights[layer.id]),
                {project.layers[-1].id},
            )
            x = outputs[project.layers[-1].id].flatten(1)  # a network may end in maps of a single cell
            right += int((x.argmax(1) == torch.tensor(dataset.labels[part])).sum())
    return right / len(dataset)


def _check(project: Project, dataset: Dataset) -> None:
    """Raises an EngineError if the project cannot be trained or tested, with the sentence of its Problem."""
    if not len(dataset):
        raise EngineError(message("There are no images to learn from."))
    image = Array(_fitted(project, dataset, slice(0, 1))[0])
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


def _learned(layer: Layer) -> list[str]:
    """The names of the weights that training changes."""
    return [name for name in layer.weights if name not in layer.spec.buffers]


def _tensors(project: Project) -> Weights:
    import torch

    return {
        layer.id: {name: torch.tensor(values.data) for name, values in layer.weights.items()}
        for layer in project.layers
    }


def _fitted(project: Project, dataset: Dataset, at: NDArray[np.int64] | slice) -> Float32:
    """The images at the indices ``at``, fitted to the input of the network: (n, C, H, W) in 0..1."""
    given = project.input
    size = given.size if has_one_size(project) else None
    return np.stack(
        [fit_image(each, given.channels, size, given.fit, given.invert).array for each in dataset.pictures(at)]
    )


def _scaled(project: Project, x: Tensor) -> Tensor:
    import torch

    mean, deviation = (
        torch.tensor(each, dtype=torch.float32)[:, None, None] for each in (project.input.mean, project.input.deviation)
    )
    return (x - mean) / deviation


def _steps(project: Project, dataset: Dataset, plan: Plan) -> Iterator[TrainingStep]:
    import torch
    import torch.nn.functional as F

    keep_pages()
    random = torch.Generator().manual_seed(plan.seed)
    weights = _tensors(project)
    optimiser = _optimiser(project, weights, plan)
    layers, last, scores = _scoring(project)
    batches = math.ceil(len(dataset) / plan.batch)
    steps = plan.epochs * batches
    for step, at in enumerate(_parts(len(dataset), batches, plan.epochs, random), start=1):
        torch.set_num_threads(threads())  # evaluating a small network sets it to one
        x = _scaled(project, _varied(torch.from_numpy(_fitted(project, dataset, at)), plan, random))
        outputs = run_layers(
            layers,
            {INPUT: x},
            lambda layer, inputs: joint_forward_in_training(layer.spec, inputs, weights[layer.id], random),
            {last},
        )
        x, labels = outputs[last].flatten(1), torch.tensor(dataset.labels[at])
        loss = F.cross_entropy(scores(x), labels)
        if not math.isfinite(loss.item()):
            raise EngineError(
                message("The training has run away: its loss is no longer a number."),
                message("Use a smaller learning rate, or make new weights."),
            )
        for group in optimiser.param_groups:
            group["lr"] = plan.learning_rate * _pace((step - 0.5) / steps)
        optimiser.zero_grad()
        torch.autograd.backward(loss)
        optimiser.step()
        right = (x.argmax(1) == labels).float().mean().item()
        now = _with_weights(project, weights, dataset.classes) if step % batches == 0 else None
        yield TrainingStep(step, math.ceil(step / batches), loss.item(), right, step / steps, now)


def _optimiser(project: Project, weights: Weights, plan: Plan) -> Optimizer:
    """AdamW for the learned weights, without weight decay for biases and normalisation weights."""
    import torch

    learned = [weights[layer.id][name].requires_grad_() for layer in project.layers for name in _learned(layer)]
    groups = [
        {"params": [values for values in learned if values.ndim > 1], "weight_decay": plan.weight_decay},
        {"params": [values for values in learned if values.ndim == 1], "weight_decay": 0.0},
    ]
    return torch.optim.AdamW(groups)


def _parts(count: int, batches: int, epochs: int, random: Generator) -> Iterator[NDArray[np.int64]]:
    """Yields the image indices (n,) of every step: a new permutation per epoch, in batches of almost equal size."""
    import torch

    for _ in range(epochs):
        yield from np.array_split(torch.randperm(count, generator=random).numpy(), batches)


def _scoring(project: Project) -> tuple[Sequence[Layer], str, Callable[[Tensor], Tensor]]:
    """The layers up to the scores, the one that has them, and a function from its output to the logits."""
    last = project.layers[-1]
    if last.spec.is_distribution:
        return project.layers[:-1], last.inputs[0], last.spec.logits
    return project.layers, last.id, last.spec.logits


def _pace(done: float) -> float:
    """The learning rate relative to its maximum, for a finished share (0..1): linear warm-up, then cosine decay."""
    if done < _WARM_UP:
        return done / _WARM_UP
    return (1 + math.cos(math.pi * (done - _WARM_UP) / (1 - _WARM_UP))) / 2


def _varied(x: Tensor, plan: Plan, random: Generator) -> Tensor:
    """The images (N, C, H, W) augmented, each at random: stroke width, shift, rotation, scale."""
    import torch
    import torch.nn.functional as F

    def amounts(most: float) -> Tensor:
        return (2 * torch.rand(len(x), generator=random) - 1) * most

    if plan.thickness:
        # The maximum of 3 × 3 pixels widens a stroke by 2 pixels, the minimum takes 2 away; blends are in between.
        blend = (amounts(plan.thickness) / 2)[:, None, None, None]
        x = x + blend.abs() * (torch.where(blend > 0, _widened(x), -_widened(-x)) - x)
    if not (plan.shift or plan.rotate or plan.scale):
        return x
    height, width = x.shape[2:]
    angle, size = torch.deg2rad(amounts(plan.rotate)), 1 + amounts(plan.scale)
    across, down = amounts(plan.shift) * 2 / width, amounts(plan.shift) * 2 / height  # grid coordinates go from −1 to 1
    cosine, sine = angle.cos() / size, angle.sin() / size
    where = torch.stack([cosine, -sine * height / width, across, sine * width / height, cosine, down], dim=1)
    grid = F.affine_grid(where.view(-1, 2, 3), list(x.shape), align_corners=False)
    return F.grid_sample(x, grid, padding_mode="border", align_corners=False)


def _widened(x: Tensor) -> Tensor:
    """The maximum of every 3 × 3 neighbourhood of (N, C, H, W); for few channels ten times as fast as pooling."""
    import torch
    import torch.nn.functional as F

    rows = F.pad(x, (0, 0, 1, 1), mode="replicate")
    x = torch.maximum(x, torch.maximum(rows[:, :, :-2], rows[:, :, 2:]))
    columns = F.pad(x, (1, 1, 0, 0), mode="replicate")
    return torch.maximum(x, torch.maximum(columns[..., :-2], columns[..., 2:]))


def _with_weights(project: Project, weights: Weights, classes: tuple[str, ...]) -> Project:
    """The project with these weights, and with the classes of the dataset."""
    layers = tuple(
        replace(layer, weights={name: Array(values.detach().numpy()) for name, values in weights[layer.id].items()})
        for layer in project.layers
    )
    return replace(project, layers=layers, classes=classes)
