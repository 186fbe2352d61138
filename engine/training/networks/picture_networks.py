"""The networks for clothes and for photographs of objects that ship with the program, before they are trained."""

from __future__ import annotations

from dataclasses import replace

from engine.layers.batchnorm2d import BatchNorm2d
from engine.layers.conv2d import Conv2d
from engine.layers.flatten import Flatten
from engine.layers.globalavgpool import GlobalAvgPool
from engine.layers.linear import Linear
from engine.layers.maxpool2d import MaxPool2d
from engine.layers.relu import ReLU
from engine.layers.softmax import Softmax
from engine.layers.spec import Spec
from engine.project.edits.input import set_scaling
from engine.project.project import Project, chain
from engine.training.data.idx_files import CLOTHES

OBJECTS = (
    "bell pepper", "espresso", "koala", "ladybug", "lifeboat", "orange", "pizza", "red panda", "school bus",
    "sports car",
)  # fmt: skip
_FILTERS = (16, 32, 48, 64, 80)


def clothes_network(seed: int = 0) -> Project:
    """The network for pictures of clothes, 28 × 28 and grey, with random weights."""
    specs: list[Spec] = [
        Conv2d(filters=16, kernel=(5, 5), padding=(2, 2)),
        ReLU(),
        MaxPool2d(),
        Conv2d(filters=24, kernel=(3, 3), padding=(1, 1)),
        ReLU(),
        MaxPool2d(),
        Conv2d(filters=32, kernel=(3, 3), padding=(1, 1)),
        ReLU(),
        MaxPool2d(),
        Flatten(),
        Linear(units=len(CLOTHES)),
        Softmax(),
    ]
    # Mean and deviation of all pixels of Fashion-MNIST's training images.
    return set_scaling(chain((1, 28, 28), specs, seed, "Clothes", CLOTHES), (0.286,), (0.353,))


def objects_network(seed: int = 0) -> Project:
    """The network for photographs of objects, 64 × 64 and in colour, with random weights."""
    specs: list[Spec] = []
    for filters in _FILTERS:
        specs += [Conv2d(filters=filters, kernel=(3, 3), padding=(1, 1)), BatchNorm2d(), ReLU()]
        if filters in _FILTERS[:3]:
            specs.append(MaxPool2d())
    specs += [GlobalAvgPool(), Flatten(), Linear(units=len(OBJECTS)), Softmax()]
    # Mean and deviation of photographs, as most networks for them use.
    scaling = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)
    project = set_scaling(chain((3, 64, 64), specs, seed, "Objects", OBJECTS), *scaling)
    return replace(project, input=replace(project.input, fixed_size=True))  # what it has learned has that size
