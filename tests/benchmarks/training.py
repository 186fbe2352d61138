"""Steps of a training, and those of a bare PyTorch loop over the same images."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

import engine
from engine.training.networks.digit_networks import digits_network

_BATCH, _RATE = 64, 0.003


def dataset() -> engine.Dataset:
    """4096 random images of 28 × 28."""
    rng = np.random.default_rng(0)
    images = rng.integers(0, 256, (4096, 1, 28, 28), dtype=np.uint8)
    return engine.Dataset(images, rng.integers(0, 10, len(images)), tuple("0123456789"))


def our_steps(data: engine.Dataset) -> Iterator[object]:
    """The steps of the network for digits as the engine trains it."""
    plan = engine.Plan(epochs=1000, batch=_BATCH, learning_rate=_RATE, schedule="constant", warm_up=0)
    return engine.train(digits_network(), data, plan)


def bare_steps(data: engine.Dataset) -> Iterator[object]:
    """The same network, weights and optimiser in PyTorch alone; yields the loss of every step."""
    images, labels = torch.tensor(data.images), torch.tensor(data.labels)
    network = nn.Sequential(
        nn.Conv2d(1, 8, 5, padding=2), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(8, 16, 5), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(400, 10),
    )  # fmt: skip
    own = [torch.tensor(values.data) for layer in digits_network().layers for values in layer.weights.values()]
    network.load_state_dict(dict(zip(network.state_dict(), own, strict=True)))
    optimiser = torch.optim.AdamW(network.parameters(), lr=_RATE, weight_decay=0.0, fused=True)
    while True:
        for at in torch.randperm(len(images)).split(_BATCH):
            x = images[at].float().div_(255).sub_(0.1307).div_(0.3081)
            loss = F.cross_entropy(network(x), labels[at])
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            yield loss.item()
