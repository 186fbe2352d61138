"""Learning the weights of a project from labelled images."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from engine.compute.devices import threads
from engine.compute.memory import keep_pages
from engine.images.fitting import fit_image
from engine.project.project import Layer, Project
from engine.project.shapes import infer, needs_size
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
_AT_ONCE = 500  # images a batch when nothing is learned


@dataclass(frozen=True)
class Plan:
    """How a network is to be trained: how long, how fast, and how the images are varied on the way.

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
    """What one step of training did.

    Args:
        step: how many steps are done, this one included.
        epoch: the epoch it belongs to, from 1.
        loss: the mean cross-entropy of its images before the weights changed.
        accuracy: the share of its images that were named rightly, before that too.
        done: the share of all steps that is done.
        project: the project with its weights of now, at the end of every epoch; None in between.
    """

    step: int
    epoch: int
    loss: float
    accuracy: float
    done: float
    project: Project | None = None


def train(project: Project, dataset: Dataset, plan: Plan | None = None) -> Iterator[TrainingStep]:
    """Better and better weights for a project, in small steps that can be watched and stopped at any time.

    Starts from the weights that the project has. The images are fitted and scaled like any that the project is
    shown; they are varied as the plan says in between. The given project stays as it is.

    Args:
        plan: how to train; None for a plain plan.

    Raises:
        EngineError: the network has a Problem or nothing to learn, does not end in one number for each class, or its
            loss is no longer a number.

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
    """The share of the images, 0..1, to which the network gives the highest score in the right place.

    Raises:
        EngineError: the network has a Problem, or does not end in one number for each class.
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
            for layer in project.layers:
                x = layer.spec.forward(x, weights[layer.id])
            x = x.flatten(1)  # a network may end in maps of a single cell
            right += int((x.argmax(1) == torch.tensor(dataset.labels[part])).sum())
    return right / len(dataset)


def _check(project: Project, dataset: Dataset) -> None:
    """Refuses what cannot be trained or tested, with the sentence that the layer itself would show."""
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
    return [name for name in layer.weights if name not in layer.spec.buffer_names()]


def _tensors(project: Project) -> Weights:
    import torch

    return {
        layer.id: {name: torch.tensor(values.data) for name, values in layer.weights.items()}
        for layer in project.layers
    }


def _fitted(project: Project, dataset: Dataset, at: NDArray[np.int64] | slice) -> Float32:
    """Some of the images in the channels and size that the network reads, (n, C, H, W) in 0..1."""
    given = project.input
    size = given.size if needs_size(project) else None
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
    layers, scores = _scoring(project)
    batches = math.ceil(len(dataset) / plan.batch)
    steps = plan.epochs * batches
    for step, at in enumerate(_parts(len(dataset), batches, plan.epochs, random), start=1):
        torch.set_num_threads(threads())  # a small network evaluated in between, or before in any thread, leaves one
        x = _scaled(project, _varied(torch.from_numpy(_fitted(project, dataset, at)), plan, random))
        for layer in layers:
            x = layer.spec.forward_in_training(x, weights[layer.id], random)
        x, labels = x.flatten(1), torch.tensor(dataset.labels[at])
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
    """What changes the learned weights; biases and the like are not pulled towards zero."""
    import torch

    learned = [weights[layer.id][name].requires_grad_() for layer in project.layers for name in _learned(layer)]
    groups = [
        {"params": [values for values in learned if values.ndim > 1], "weight_decay": plan.weight_decay},
        {"params": [values for values in learned if values.ndim == 1], "weight_decay": 0.0},
    ]
    return torch.optim.AdamW(groups)


def _parts(count: int, batches: int, epochs: int, random: Generator) -> Iterator[NDArray[np.int64]]:
    """The indices of the images of every step: in each epoch all of them in a new order, in batches of equal size."""
    import torch

    for _ in range(epochs):
        yield from np.array_split(torch.randperm(count, generator=random).numpy(), batches)


def _scoring(project: Project) -> tuple[Sequence[Layer], Callable[[Tensor], Tensor]]:
    """The layers that make the scores, and what cross-entropy, which has its own softmax, takes of their output."""
    last = project.layers[-1].spec
    return (project.layers[:-1] if last.is_distribution else project.layers), last.logits


def _pace(done: float) -> float:
    """Which share of the learning rate to use at a share of the work: up a slope, then down half a cosine."""
    if done < _WARM_UP:
        return done / _WARM_UP
    return (1 + math.cos(math.pi * (done - _WARM_UP) / (1 - _WARM_UP))) / 2


def _varied(x: Tensor, plan: Plan, random: Generator) -> Tensor:
    """The images (N, C, H, W) with other strokes, and moved, turned and scaled, each in its own way."""
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
    across, down = amounts(plan.shift) * 2 / width, amounts(plan.shift) * 2 / height  # the grid goes from −1 to 1
    cosine, sine = angle.cos() / size, angle.sin() / size
    where = torch.stack([cosine, -sine * height / width, across, sine * width / height, cosine, down], dim=1)
    grid = F.affine_grid(where.view(-1, 2, 3), list(x.shape), align_corners=False)
    return F.grid_sample(x, grid, padding_mode="border", align_corners=False)


def _widened(x: Tensor) -> Tensor:
    """The maximum of every 3 × 3 pixels, for images of few channels ten times as fast as pooling."""
    import torch
    import torch.nn.functional as F

    rows = F.pad(x, (0, 0, 1, 1), mode="replicate")
    x = torch.maximum(x, torch.maximum(rows[:, :, :-2], rows[:, :, 2:]))
    columns = F.pad(x, (1, 1, 0, 0), mode="replicate")
    return torch.maximum(x, torch.maximum(columns[..., :-2], columns[..., 2:]))


def _with_weights(project: Project, weights: Weights, classes: tuple[str, ...]) -> Project:
    """The project with these weights; what its outputs now mean are the dataset's classes."""
    layers = tuple(
        replace(layer, weights={name: Array(values.detach().numpy()) for name, values in weights[layer.id].items()})
        for layer in project.layers
    )
    return replace(project, layers=layers, classes=classes)
