"""Optimisers, schedules, smoothing, clipping and norms are those of PyTorch, step by step."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import replace

import numpy as np
import pytest
import torch
import torch.nn.functional as F
from torch import nn

import engine
from engine.training.examples import order, split
from engine.training.plan import Plan
from engine.training.schedules import learning_rate
from engine.training.train import train
from tests.engine.training.test_training import SMALL, UNSEEN, network

PLAN = Plan(epochs=2, batch=60, learning_rate=0.02, schedule="constant", warm_up=0)
Optimiser = Callable[[list[dict[str, object]]], torch.optim.Optimizer]


def modules(project: engine.Project) -> nn.Sequential:
    """The network SMALL in PyTorch, with the same weights."""
    made = nn.Sequential(nn.Conv2d(1, 4, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(36, 2))
    values = [torch.tensor(each.data) for layer in project.layers for each in layer.weights.values()]
    made.load_state_dict(dict(zip(made.state_dict(), values, strict=True)))
    return made


def bare(plan: Plan, make: Optimiser, **options: float) -> Iterator[tuple[float, nn.Sequential]]:
    """The same training in PyTorch alone: yields the loss and the network, with its gradients, after every step."""
    net = modules(network())
    groups: list[dict[str, object]] = [
        {"params": [each for each in net.parameters() if each.ndim > 1], "weight_decay": plan.weight_decay},
        {"params": [each for each in net.parameters() if each.ndim == 1], "weight_decay": 0.0},
    ]
    optimiser = make(groups)
    x, labels = (torch.tensor(UNSEEN.pictures(slice(None))) - 0.3) / 0.4, torch.tensor(UNSEEN.labels)
    indices, _ = split(len(x), 0, plan.seed)
    for epoch in range(plan.epochs):
        for at in order(indices, plan.seed, epoch).split(50):  # 200 images, as nearly 60 as all alike can be
            loss = F.cross_entropy(net(x[at]), labels[at], label_smoothing=options.get("smoothing", 0.0))
            optimiser.zero_grad()
            loss.backward()
            if "clip" in options:
                nn.utils.clip_grad_norm_(net.parameters(), options["clip"])
            optimiser.step()
            yield loss.item(), net


def agree(plan: Plan, make: Optimiser, **options: float) -> None:
    compared = 0
    for ours, (loss, net) in zip(train(network(), UNSEEN, plan), bare(plan, make, **options), strict=True):
        assert ours.loss == pytest.approx(loss, rel=1e-4)
        project = ours.current_project()
        mine = [each.data for layer in project.layers for each in layer.weights.values()]
        for values, wanted in zip(mine, net.parameters(), strict=True):
            np.testing.assert_allclose(values, wanted.detach().numpy(), rtol=2e-3, atol=2e-5)
        compared += 1
    assert compared == 8


@pytest.mark.parametrize("decay", [0.0, 0.3])
@pytest.mark.parametrize(
    ("settings", "make"),
    [
        ({"optimiser": "SGD", "momentum": 0.0}, lambda groups: torch.optim.SGD(groups, 0.02)),
        ({"optimiser": "SGD", "momentum": 0.0, "nesterov": True}, lambda groups: torch.optim.SGD(groups, 0.02)),
        ({"optimiser": "SGD"}, lambda groups: torch.optim.SGD(groups, 0.02, 0.9)),
        (
            {"optimiser": "SGD", "momentum": 0.8, "nesterov": True},
            lambda groups: torch.optim.SGD(groups, 0.02, 0.8, nesterov=True),
        ),
        ({"optimiser": "Adam"}, lambda groups: torch.optim.Adam(groups, 0.02)),
        ({"optimiser": "AdamW"}, lambda groups: torch.optim.AdamW(groups, 0.02)),
    ],
)
def test_every_optimiser_is_that_of_pytorch(settings: dict[str, object], make: Optimiser, decay: float) -> None:
    agree(replace(PLAN, weight_decay=decay, **settings), make)  # type: ignore[arg-type]


def test_labels_are_smoothed_and_gradients_clipped_as_pytorch_does() -> None:
    agree(replace(PLAN, label_smoothing=0.2), lambda groups: torch.optim.AdamW(groups, 0.02), smoothing=0.2)
    plan = replace(PLAN, optimiser="SGD", clip=0.3)
    agree(plan, lambda groups: torch.optim.SGD(groups, 0.02, 0.9), clip=0.3)


def test_norms_are_those_of_the_gradient_and_of_the_weights_that_it_was_taken_at() -> None:
    plan = replace(PLAN, clip=0.01, optimiser="SGD", momentum=0)  # the gradient is told before it is clipped
    before = modules(network())
    steps = zip(train(network(), UNSEEN, plan), bare(plan, lambda groups: torch.optim.SGD(groups, 0.02)), strict=True)
    ours, (_, net) = next(steps)
    for layer, module, old in (("conv1", net[0], before[0]), ("linear1", net[4], before[4])):
        gradient = [each.grad for each in module.parameters() if each.grad is not None]
        total = math.sqrt(sum(each.square().sum().item() for each in gradient))
        weights = math.sqrt(sum(each.square().sum().item() for each in old.parameters()))
        assert ours.gradient_norms[layer] == pytest.approx(total, rel=1e-4)
        assert ours.weight_norms[layer] == pytest.approx(weights, rel=1e-5)
    assert list(ours.gradient_norms) == list(ours.weight_norms) == ["conv1", "linear1"]


# --- schedules --------------------------------------------------------------------------------------------------------


def rates(plan: Plan, steps: int) -> list[float]:
    return [learning_rate(plan, step / steps) for step in range(steps)]


def pytorch_rates(
    make: Callable[[torch.optim.Optimizer], torch.optim.lr_scheduler.LRScheduler], steps: int
) -> list[float]:
    optimiser = torch.optim.SGD([torch.zeros(1)], 0.5)
    schedule, found = make(optimiser), []
    for _ in range(steps):
        found.append(schedule.get_last_lr()[0])
        optimiser.step()
        schedule.step()
    return found


def test_every_schedule_is_that_of_pytorch() -> None:
    schedules = torch.optim.lr_scheduler
    plan = Plan(learning_rate=0.5, warm_up=0)
    assert rates(replace(plan, schedule="constant"), 40) == [0.5] * 40
    cosine = pytorch_rates(lambda optimiser: schedules.CosineAnnealingLR(optimiser, 40), 40)
    assert rates(plan, 40) == pytest.approx(cosine, rel=1e-6)
    steps = pytorch_rates(lambda optimiser: schedules.MultiStepLR(optimiser, [20, 30]), 40)
    assert rates(replace(plan, schedule="step"), 40) == pytest.approx(steps, rel=1e-6)


@pytest.mark.parametrize("schedule", ["constant", "cosine", "step"])
def test_the_rate_rises_first_in_a_line_and_then_follows_its_schedule(schedule: str) -> None:
    plan = Plan(learning_rate=0.5, warm_up=0.25, schedule=schedule)
    assert rates(plan, 40)[:10] == pytest.approx([0.05 * step for step in range(10)])
    assert rates(plan, 40)[10] == pytest.approx(0.5)
    assert max(rates(plan, 40)) == pytest.approx(0.5)
    later = rates(plan, 40)[10:]
    assert later == sorted(later, reverse=True)


def test_a_training_follows_its_schedule() -> None:
    """Without momentum a step of SGD is the rate times the gradient, whose norm is told."""
    plan = Plan(epochs=4, batch=100, optimiser="SGD", momentum=0, learning_rate=0.01, schedule="step", warm_up=0.25)
    project, found = network(), []
    for step in train(project, UNSEEN, plan):
        after = step.current_project()
        moved = np.linalg.norm(after["linear1"].weights["weight"].data - project["linear1"].weights["weight"].data)
        biased = np.linalg.norm(after["linear1"].weights["bias"].data - project["linear1"].weights["bias"].data)
        found.append(math.hypot(moved, biased) / step.gradient_norms["linear1"])
        project = after
    shares = [(step + 0.5) / 8 for step in range(8)]  # the rate of a step is that of its middle
    assert found == pytest.approx([learning_rate(plan, share) for share in shares], rel=2e-2)
    assert [round(rate, 5) for rate in found] == pytest.approx(
        [0.0025, 0.0075, 0.01, 0.01, 1e-3, 1e-3, 1e-4, 1e-4], rel=2e-2
    )


def test_small_is_what_is_compared() -> None:
    assert [type(spec) for spec in SMALL] == [
        engine.Conv2d, engine.ReLU, engine.MaxPool2d, engine.Flatten, engine.Linear,
    ]  # fmt: skip
