"""The network for handwritten digits that ships with the program, and the command that trains it.

``python -m engine.training --data ../shared/data/mnist --out resources/networks/digits.convscope`` makes it again.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from engine.formats.project_file import save_project
from engine.images.reading import read_image
from engine.layers.conv2d import Conv2d
from engine.layers.flatten import Flatten
from engine.layers.linear import Linear
from engine.layers.maxpool2d import MaxPool2d
from engine.layers.relu import ReLU
from engine.layers.softmax import Softmax
from engine.layers.spec import Spec
from engine.project.edits.input import set_image, set_scaling
from engine.project.project import Project, chain
from engine.training.datasets import mnist
from engine.training.train import Plan, accuracy, train
from engine.values.numerals import counted, percent, printed

_SAMPLE = Path(__file__).parents[2] / "resources" / "images" / "digit-5.png"
# Varied more than MNIST's own digits are, because people draw with a mouse, in any size and place and with any pen.
_PLAN = Plan(epochs=25, batch=128, learning_rate=0.01, weight_decay=0.1, shift=3, rotate=12, scale=0.2, thickness=1)


def digits_network(seed: int = 0) -> Project:
    """The small network for handwritten digits, with random weights.

    The scaling is the mean and deviation of all pixels of MNIST's training images.
    """
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
    project = chain((1, 28, 28), specs, seed, "Handwritten digits", tuple("0123456789"))
    return set_scaling(project, (0.1307,), (0.3081,))


def main(arguments: Sequence[str] | None = None) -> None:
    """The command line: trains the network for handwritten digits, prints the progress, and saves the network."""
    words = argparse.ArgumentParser(
        prog="python -m engine.training", description="Train the network for handwritten digits and save it."
    )
    words.add_argument("--data", type=Path, required=True, help="the folder with the four MNIST files")
    words.add_argument("--out", type=Path, required=True, help="the project file to write")
    words.add_argument("--epochs", type=int, default=_PLAN.epochs, help="how often every image is seen (%(default)s)")
    words.add_argument("--seed", type=int, default=_PLAN.seed, help="the same seed, the same network (%(default)s)")
    given = words.parse_args(arguments)
    training, test = mnist(given.data)
    project = set_image(digits_network(given.seed), read_image(_SAMPLE), _SAMPLE.name)
    plan = replace(_PLAN, epochs=given.epochs, seed=given.seed)
    start, losses, shares = time.monotonic(), list[float](), list[float]()
    for step in train(project, training, plan):
        losses.append(step.loss)
        shares.append(step.accuracy)
        if step.project is None:
            continue
        project = step.project
        left = round((time.monotonic() - start) * (1 / step.done - 1))
        print(
            f"epoch {step.epoch:2} of {plan.epochs}   loss {printed(float(np.mean(losses)), 4)}   "
            f"accuracy {percent(float(np.mean(shares)), 2)} %   "
            f"{left // 60}:{left % 60:02} to go",
            flush=True,
        )
        losses, shares = [], []
    for lost in save_project(project, given.out):
        print(lost)
    print(f"accuracy on {counted(len(test))} test images {percent(accuracy(project, test), 2)} %, saved as {given.out}")
