"""The small networks to begin a training with."""

from __future__ import annotations

from engine.layers.conv2d import Conv2d
from engine.layers.flatten import Flatten
from engine.layers.linear import Linear
from engine.layers.maxpool2d import MaxPool2d
from engine.layers.relu import ReLU
from engine.layers.softmax import Softmax
from engine.layers.spec import Spec
from engine.project.edits.input import set_image, set_scaling
from engine.project.project import Project, chain
from engine.training.data.shapes import SHAPES
from engine.training.datasets import Dataset


def shapes_network(seed: int = 0) -> Project:
    """The small network for drawn shapes, 28 × 28 and grey, with random weights."""
    return _small("Shapes", (1, 28, 28), SHAPES, seed)


def network_for(dataset: Dataset, name: str, seed: int = 0) -> Project:
    """A small network for a data set, with random weights, that looks at the first image of it.

    Args:
        name: the title of the project.
    """
    project = _small(name, dataset.images.shape[1:], dataset.classes, seed)
    return set_image(project, dataset.pictures(slice(0, 1))[0], dataset.classes[dataset.labels[0]])


def _small(name: str, shape: tuple[int, int, int], classes: tuple[str, ...], seed: int) -> Project:
    """Three convolutions, each with a pooling while there is something to pool, and a layer that decides."""
    specs: list[Spec] = []
    side = min(shape[1:])
    for filters, kernel in ((8, 5), (16, 3), (32, 3)):  # large first filters, to see what they have learned
        specs += [Conv2d(filters=filters, kernel=(kernel, kernel), padding=(kernel // 2, kernel // 2)), ReLU()]
        if side >= 2:
            specs.append(MaxPool2d())
            side //= 2
    specs += [Flatten(), Linear(units=len(classes)), Softmax()]
    project = chain(shape, specs, seed, name, classes)
    return set_scaling(project, (0.5,) * shape[0], (0.3,) * shape[0])
