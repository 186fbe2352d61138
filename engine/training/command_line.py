"""The command line that trains the shipped networks: ``python -m engine.training``."""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from engine.formats.project_file import save_project
from engine.images.reading import read_image
from engine.project.edits.input import set_image
from engine.project.project import Project
from engine.training.datasets import mnist
from engine.training.digit_networks import digits_network, residual_network
from engine.training.train import Plan, accuracy, train
from engine.values.numerals import counted, percent, printed

_SAMPLE = Path(__file__).parents[2] / "resources" / "images" / "digit-5.png"
# Varied more than MNIST's own digits are, because people draw with a mouse, in any size and place and with any pen.
_PLAN = Plan(epochs=25, batch=128, learning_rate=0.01, weight_decay=0.1, shift=3, rotate=12, scale=0.2, thickness=1)
# Smaller steps and more weight decay: else what the blocks add drowns what their skips carry.
_NETWORKS: Mapping[str, tuple[Callable[[int], Project], Plan]] = {
    "digits": (digits_network, _PLAN),
    "residual": (residual_network, replace(_PLAN, learning_rate=0.003, weight_decay=0.3)),
}


def main(arguments: Sequence[str] | None = None) -> None:
    """Trains a network for handwritten digits, prints the progress, and saves the network."""
    words = argparse.ArgumentParser(
        prog="python -m engine.training", description="Train a network for handwritten digits and save it."
    )
    words.add_argument("--data", type=Path, required=True, help="the folder with the four MNIST files")
    words.add_argument("--out", type=Path, required=True, help="the project file to write")
    words.add_argument("--network", choices=_NETWORKS, default="digits", help="which of them (%(default)s)")
    words.add_argument("--epochs", type=int, default=_PLAN.epochs, help="how often every image is seen (%(default)s)")
    words.add_argument("--seed", type=int, default=_PLAN.seed, help="the same seed, the same network (%(default)s)")
    given = words.parse_args(arguments)
    training, test = mnist(given.data)
    network, plan = _NETWORKS[given.network]
    project = set_image(network(given.seed), read_image(_SAMPLE), _SAMPLE.name)
    plan = replace(plan, epochs=given.epochs, seed=given.seed)
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
