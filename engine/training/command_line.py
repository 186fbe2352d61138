"""The command line that trains the shipped networks: ``python -m engine.training``."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from engine.formats.project_file import save_project
from engine.images.reading import read_image
from engine.project.edits.input import set_image
from engine.project.project import Project
from engine.training.data.opening import BUILT_IN_DATASETS, open_dataset
from engine.training.datasets import DataSplit
from engine.training.digit_networks import digits_network, residual_network
from engine.training.shape_networks import shapes_network
from engine.training.train import Plan, accuracy, train
from engine.values.errors import EngineError
from engine.values.numerals import counted, percent, printed

_SAMPLE = Path(__file__).parents[2] / "resources" / "images" / "digit-5.png"
# Varied more than MNIST's own digits are, because people draw with a mouse, in any size and place and with any pen.
_PLAN = Plan(epochs=25, batch=128, learning_rate=0.01, weight_decay=0.1, shift=3, rotate=12, scale=0.2, thickness=1)
# Smaller steps and more weight decay: else what the blocks add drowns what their skips carry.
_NETWORKS: Mapping[str, tuple[Callable[[int], Project], Plan]] = {
    "digits": (digits_network, _PLAN),
    "residual": (residual_network, replace(_PLAN, learning_rate=0.003, weight_decay=0.3)),
    "shapes": (shapes_network, Plan(epochs=5, batch=64, learning_rate=0.01, weight_decay=0.05)),
}


def main(arguments: Sequence[str] | None = None) -> None:
    """Trains a network, prints the progress, and saves the network."""
    words = argparse.ArgumentParser(prog="python -m engine.training", description="Train a network and save it.")
    words.add_argument("--data", required=True, help="shapes, lines, or the path of a data set")
    words.add_argument("--out", type=Path, required=True, help="the project file to write")
    words.add_argument("--network", choices=_NETWORKS, default="digits", help="which of them (%(default)s)")
    words.add_argument("--epochs", type=int, help="how often every image is seen")
    words.add_argument("--seed", type=int, default=_PLAN.seed, help="the same seed, the same network (%(default)s)")
    given = words.parse_args(arguments)
    data = _data(given.data)
    network, plan = _NETWORKS[given.network]
    project = _pictured(network(given.seed), data)
    plan = replace(plan, epochs=given.epochs or plan.epochs, seed=given.seed)
    start, losses, shares = time.monotonic(), list[float](), list[float]()
    for step in train(project, data.training, plan):
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
    share = percent(accuracy(project, data.test), 2)
    print(f"accuracy on {counted(len(data.test))} test images {share} %, saved as {given.out}")


def _data(name: str) -> DataSplit:
    """The data set of that name that the program draws, or that is read from this path."""
    try:
        data = BUILT_IN_DATASETS[name]() if name in BUILT_IN_DATASETS else open_dataset(name)
    except EngineError as error:
        raise SystemExit(str(error)) from error
    for note in data.notes:
        print(note, file=sys.stderr)
    return data


def _pictured(project: Project, data: DataSplit) -> Project:
    """The project with a picture to look at: a digit for digits, else the first of the test part."""
    if data.training.classes == project.classes == tuple("0123456789"):
        return set_image(project, read_image(_SAMPLE), _SAMPLE.name)
    return set_image(project, data.test.pictures(slice(0, 1))[0], data.test.classes[data.test.labels[0]])
