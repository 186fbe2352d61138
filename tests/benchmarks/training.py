"""Steps of a training, and those of a bare PyTorch loop over the same images."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

import engine
from engine.compute.memory import keep_pages
from engine.training.networks.digit_networks import digits_network

PLAN = engine.Plan(epochs=1000, batch=64, learning_rate=0.003, schedule="constant", warm_up=0)


def dataset() -> engine.Dataset:
    """4096 random images of 28 × 28."""
    rng = np.random.default_rng(0)
    images = rng.integers(0, 256, (4096, 1, 28, 28), dtype=np.uint8)
    return engine.Dataset(images, rng.integers(0, 10, len(images)), tuple("0123456789"))


def our_steps(data: engine.Dataset) -> Iterator[object]:
    """The steps of the network for digits as the engine trains it."""
    return engine.train(digits_network(), data, PLAN)


def bare_steps(data: engine.Dataset, project: engine.Project | None = None) -> Iterator[object]:
    """The same network, weights and optimiser in PyTorch alone; yields the loss of every step.

    Args:
        project: with the layers of the network for digits; None for that network untrained. Weights matter: pooling
            takes up to a fifth longer where which value wins cannot be foreseen.
    """
    images, labels = torch.tensor(data.images), torch.tensor(data.labels)
    network = nn.Sequential(
        nn.Conv2d(1, 8, 5, padding=2), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(8, 16, 5), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(400, 10),
    )  # fmt: skip
    weighted = [layer.weights for layer in (project or digits_network()).layers if layer.weights]
    own = [torch.tensor(weights[name].data) for weights in weighted for name in ("weight", "bias")]
    network.load_state_dict(dict(zip(network.state_dict(), own, strict=True)))
    optimiser = torch.optim.AdamW(network.parameters(), lr=PLAN.learning_rate, weight_decay=0.0, fused=True)
    while True:
        for at in torch.randperm(len(images)).split(PLAN.batch):
            x = images[at].float().div_(255).sub_(0.1307).div_(0.3081)
            loss = F.cross_entropy(network(x), labels[at])
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            yield loss.item()


@contextmanager
def bare_training(network: Path) -> Iterator[Callable[[int], float]]:
    """:func:`bare_steps` of a project's file, in a process of its own.

    Takes steps until so many are taken, and returns the mean of their milliseconds.
    """
    command = [sys.executable, "-m", "tests.benchmarks.training", network]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1) as process:
        orders, answers = process.stdin, process.stdout
        assert orders is not None
        assert answers is not None

        def until(step: int) -> float:
            print(step, file=orders, flush=True)
            return float(answers.readline())

        yield until
        orders.close()


def _answer(network: Path) -> None:
    keep_pages()
    steps, taken = bare_steps(dataset(), engine.open_project(network)), 0
    for line in sys.stdin:
        until, start = int(line), time.perf_counter()
        for _ in range(until - taken):
            next(steps)
        print(1000 * (time.perf_counter() - start) / (until - taken), flush=True)
        taken = until


if __name__ == "__main__":
    _answer(Path(sys.argv[1]))
