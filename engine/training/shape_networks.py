"""The network for drawn shapes or lines, before it is trained."""

from __future__ import annotations

from engine.layers.conv2d import Conv2d
from engine.layers.flatten import Flatten
from engine.layers.linear import Linear
from engine.layers.maxpool2d import MaxPool2d
from engine.layers.relu import ReLU
from engine.layers.softmax import Softmax
from engine.layers.spec import Spec
from engine.project.edits.input import set_scaling
from engine.project.project import Project, chain
from engine.training.data.shapes import SHAPES


def shapes_network(seed: int = 0) -> Project:
    """The small network for drawn shapes, 28 × 28 and grey, with random weights."""
    specs: list[Spec] = []
    for filters, kernel in ((8, 5), (16, 3), (32, 3)):  # large first filters, to see what they have learned
        specs += [
            Conv2d(filters=filters, kernel=(kernel, kernel), padding=(kernel // 2, kernel // 2)),
            ReLU(),
            MaxPool2d(),
        ]
    specs += [Flatten(), Linear(units=len(SHAPES)), Softmax()]
    return set_scaling(chain((1, 28, 28), specs, seed, "Shapes", SHAPES), (0.5,), (0.3,))
