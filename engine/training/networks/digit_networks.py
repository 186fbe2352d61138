"""The networks for handwritten digits that ship with the program, before they are trained."""

from __future__ import annotations

from engine.layers.add import Add
from engine.layers.conv2d import Conv2d
from engine.layers.flatten import Flatten
from engine.layers.linear import Linear
from engine.layers.maxpool2d import MaxPool2d
from engine.layers.relu import ReLU
from engine.layers.softmax import Softmax
from engine.layers.spec import Spec
from engine.project.edits.input import set_scaling
from engine.project.project import INPUT, Project, chain, graph

_SHAPE = (1, 28, 28)
_DIGITS = tuple("0123456789")


def digits_network(seed: int = 0) -> Project:
    """The small network for handwritten digits, with random weights."""
    specs: list[Spec] = [
        Conv2d(filters=8, kernel=(5, 5), padding=(2, 2)),
        ReLU(),
        MaxPool2d(),
        Conv2d(filters=16, kernel=(5, 5)),
        ReLU(),
        MaxPool2d(),
        Flatten(),
        Linear(units=10),
        Softmax(),
    ]
    return _scaled(chain(_SHAPE, specs, seed, "Handwritten digits", _DIGITS))


def residual_network(seed: int = 0) -> Project:
    """A network of two residual blocks for handwritten digits, with random weights.

    The first block has more output than input maps, so its skip connection is a 1 × 1 convolution; that of the second
    is the identity.

    Source: He et al. 2016, figure 2 and equations 1 and 2, without normalisation.
    """
    nodes: list[tuple[str, Spec, tuple[str, ...]]] = [
        ("conv1", _three_by_three(8), (INPUT,)),
        ("relu1", ReLU(), ("conv1",)),
        ("pool1", MaxPool2d(), ("relu1",)),
        ("conv2", _three_by_three(16), ("pool1",)),
        ("relu2", ReLU(), ("conv2",)),
        ("conv3", _three_by_three(16), ("relu2",)),
        ("skip1", Conv2d(filters=16, kernel=(1, 1)), ("pool1",)),
        ("add1", Add(), ("conv3", "skip1")),
        ("relu3", ReLU(), ("add1",)),
        ("pool2", MaxPool2d(), ("relu3",)),
        ("conv4", _three_by_three(16), ("pool2",)),
        ("relu4", ReLU(), ("conv4",)),
        ("conv5", _three_by_three(16), ("relu4",)),
        ("add2", Add(), ("conv5", "pool2")),
        ("relu5", ReLU(), ("add2",)),
        ("pool3", MaxPool2d(), ("relu5",)),
        ("flatten", Flatten(), ("pool3",)),
        ("linear1", Linear(units=10), ("flatten",)),
        ("softmax", Softmax(), ("linear1",)),
    ]
    return _scaled(graph(_SHAPE, nodes, seed, "Residual network", _DIGITS))


def _three_by_three(filters: int) -> Conv2d:
    """A 3 × 3 convolution that keeps the size of maps."""
    return Conv2d(filters=filters, kernel=(3, 3), padding=(1, 1))


def _scaled(project: Project) -> Project:
    """The project scaled by the mean and deviation of all pixels of MNIST's training images."""
    return set_scaling(project, (0.1307,), (0.3081,))
