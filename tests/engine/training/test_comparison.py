"""Networks to compare with, what they are worth, and the fit of a last layer, against PyTorch and plain loops."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import replace
from typing import TypeVar

import numpy as np
import pytest

import engine
from engine.training.datasets import few
from engine.training.last_layer import FitStep, fit_last_layer
from engine.training.measures import Worth, shifted, worth
from engine.training.networks.rivals import (
    Variant,
    costs,
    fully_connected_like,
    lesson,
    poolings,
    untrained,
    with_dropout,
    without_dropout,
    without_pooling,
)
from tests.engine.training.test_training import DATA, PLAN, SMALL, UNSEEN, last, network

Outcome = TypeVar("Outcome")


def outcome(steps: Generator[object, None, Outcome]) -> Outcome:
    while True:
        try:
            next(steps)
        except StopIteration as stop:
            value: Outcome = stop.value
            return value


# --- networks


def test_costs_are_those_of_pytorch() -> None:
    from torch import nn

    modules = nn.Sequential(nn.Conv2d(1, 4, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(36, 2))
    found = costs(network())
    assert found.parameters == sum(each.numel() for each in modules.parameters())
    assert found.multiply_adds == 4 * 9 * 6 * 6 + 36 * 2


@pytest.mark.parametrize("filters", [1, 4, 64])
def test_a_fully_connected_network_has_about_as_many_parameters(filters: int) -> None:
    project = network(engine.Conv2d(filters=filters), *SMALL[1:])
    rival = fully_connected_like(project)
    each = 64 + 1 + 2  # parameters of one hidden unit
    wanted = max(costs(project).parameters, each + 2)
    assert abs(costs(rival).parameters - wanted) <= each / 2
    assert engine.infer(rival).problems == {}
    assert engine.classes_of(rival) == engine.classes_of(project)
    assert rival.input == project.input
    assert not any(layer.spec.has_filters for layer in rival.layers)


def test_or_as_many_units_as_numbers_are_decided_by() -> None:
    assert fully_connected_like(network(), "width")["linear1"].spec.outputs == 4 * 3 * 3


def test_without_classes_there_is_no_rival() -> None:
    with pytest.raises(engine.EngineError, match="one number for each class"):
        fully_connected_like(network(engine.Conv2d()))


def test_layers_come_and_go() -> None:
    project = network()
    open_ = without_pooling(project)
    assert poolings(project) == ("pool1",)
    assert poolings(open_) == ()
    assert engine.infer(open_).shapes["flatten"] == (4 * 6 * 6,)
    assert engine.infer(open_).problems == {}
    dropped = with_dropout(project)
    assert [layer.spec.kind for layer in dropped.layers][4:6] == ["dropout", "linear"]
    assert with_dropout(dropped) is dropped
    assert without_dropout(dropped) == project
    again = untrained(project, seed=5)
    assert again["conv1"].weights["weight"] != project["conv1"].weights["weight"]
    assert untrained(again, seed=0) == untrained(project, seed=0)


# --- images


def test_few_images_are_of_all_classes_alike() -> None:
    uneven = DATA.part(np.concatenate([np.flatnonzero(DATA.labels == 0), np.flatnonzero(DATA.labels == 1)[:9]]))
    assert np.bincount(few(uneven, 10).labels).tolist() == [5, 5]
    assert np.bincount(few(uneven, 30).labels).tolist() == [21, 9]
    assert len(few(uneven, 10**6)) == len(uneven)
    larger = [each.tobytes() for each in few(uneven, 30, seed=3).images]
    assert [each.tobytes() for each in few(uneven, 10, seed=3).images] == larger[:10]
    assert [each.tobytes() for each in few(uneven, 10, seed=4).images] != larger[:10]


@pytest.mark.parametrize(("down", "right"), [(0, 0), (2, 0), (-1, 3), (0, -4), (9, 0)])
def test_shifted_images_are_those_of_a_plain_loop(down: int, right: int) -> None:
    found = shifted(UNSEEN, down, right).images[:3]
    for image, moved in zip(UNSEEN.images[:3, 0], found[:, 0], strict=True):
        for row in range(8):
            for column in range(8):
                from_ = min(max(row - down, 0), 7), min(max(column - right, 0), 7)
                assert moved[row, column] == image[from_]


def test_worth_is_the_mean_over_the_directions() -> None:
    trained = last(network())
    found = outcome(worth(trained, DATA, UNSEEN, 2))
    four = [engine.accuracy(trained, shifted(UNSEEN, *by)) for by in ((2, 0), (-2, 0), (0, 2), (0, -2))]
    assert found.shifted[2] == pytest.approx(np.mean(four))
    assert found.unseen == engine.accuracy(trained, UNSEEN)
    assert found.learned == engine.accuracy(trained, few(DATA, 1000))
    assert Worth(0.75, (0.5, 0.25)).gap == 0.25
    shares = list(worth(trained, DATA, UNSEEN, 2))
    assert shares == sorted(shares)
    assert 0 <= shares[0] <= shares[-1] < 1


# --- variants


def test_few_images_are_seen_as_often_as_many() -> None:
    plan = replace(PLAN, epochs=2, shift=1, mirror=True)
    made = lesson(network(), DATA, plan, Variant(images=50))
    kept = round(made.plan.validation * len(made.dataset))
    assert len(made.dataset) - kept == 50
    assert kept == 450
    assert made.plan.epochs == 41
    assert not made.plan.augments
    large = lesson(network(), DATA, plan, Variant(images=5000, augmentation=True))
    assert len(large.dataset) == len(DATA)
    assert large.plan.augments
    assert large.plan.epochs >= plan.epochs


@pytest.mark.parametrize("pooling", [False, True])
@pytest.mark.parametrize("dropout", [False, True])
def test_a_variant_is_the_network_that_it_says(pooling: bool, dropout: bool) -> None:
    made = lesson(network(), DATA, replace(PLAN, epochs=1), Variant(20, pooling, dropout))
    assert bool(poolings(made.project)) == pooling
    assert any(layer.spec.kind == "dropout" for layer in made.project.layers) == dropout
    assert next(iter(engine.train(made.project, made.dataset, made.plan))).step == 1


def test_few_images_are_learned_by_heart() -> None:
    made = lesson(network(), DATA, replace(PLAN, learning_rate=0.05), Variant(images=6, pooling=False))
    *_, step = engine.train(made.project, made.dataset, made.plan)
    assert step.accuracy == 1
    assert step.validation is not None
    assert step.validation.accuracy < 0.97


# --- the last layer


def test_a_fit_changes_the_last_layer_alone_and_decides_better() -> None:
    project = network()
    fitted = outcome(fit_last_layer(project, DATA))
    for layer in project.layers:
        assert (fitted[layer.id] == layer) == (layer.id != "linear1")
    assert fitted.classes == DATA.classes
    assert engine.accuracy(fitted, UNSEEN) > 0.9 > engine.accuracy(project, UNSEEN)


def test_a_fit_is_that_of_pytorch_on_the_same_features() -> None:
    """Full batches and plain gradient descent: nothing is left to chance but the order of sums."""
    import torch

    plan = engine.Plan(
        epochs=3, batch=4096, optimiser="SGD", learning_rate=0.5, momentum=0, schedule="constant", warm_up=0
    )
    project = network()
    fitted = outcome(fit_last_layer(project, UNSEEN, plan))
    x = torch.tensor((UNSEEN.pictures(slice(None)) - np.float32(0.3)) / np.float32(0.4))
    convolution = {name: torch.tensor(values.data) for name, values in project["conv1"].weights.items()}
    maps = torch.relu(torch.conv2d(x, convolution["weight"], convolution["bias"]))
    features = torch.max_pool2d(maps, 2).flatten(1)
    size = features.pow(2).mean(0).sqrt()
    features = features / torch.where(size > 0, size, torch.ones_like(size))
    head = torch.nn.Linear(36, 2)
    first = engine.renew_weights(project, "linear1", 0)["linear1"].weights
    head.load_state_dict({name: torch.tensor(values.data) for name, values in first.items()})
    descent = torch.optim.SGD(head.parameters(), 0.5)
    for _ in range(3):
        descent.zero_grad()
        torch.nn.functional.cross_entropy(head(features), torch.tensor(UNSEEN.labels)).backward()
        descent.step()
    wanted = (head.weight / torch.where(size > 0, size, torch.ones_like(size))).detach().numpy()
    np.testing.assert_allclose(fitted["linear1"].weights["weight"].data, wanted, rtol=1e-4, atol=1e-5)
    np.testing.assert_allclose(fitted["linear1"].weights["bias"].data, head.bias.detach().numpy(), rtol=1e-4)


def test_a_fit_does_not_depend_on_the_size_of_filters() -> None:
    project = network()
    large = engine.set_weights(
        project, "conv1", **{name: 100 * values.data for name, values in project["conv1"].weights.items()}
    )
    plan = engine.Plan(epochs=2, batch=128, learning_rate=0.01)
    one, other = (outcome(fit_last_layer(each, UNSEEN, plan)) for each in (project, large))
    assert engine.accuracy(one, UNSEEN) == engine.accuracy(other, UNSEEN)


def test_a_fit_tells_how_far_it_is_and_can_be_stopped() -> None:
    steps = fit_last_layer(network(), DATA)
    done = [step.done for step, _ in zip(steps, range(30), strict=False) if isinstance(step, FitStep)]
    assert done == sorted(done)
    steps.close()


def test_what_has_no_last_layer_cannot_be_fitted() -> None:
    with pytest.raises(engine.EngineError, match="does not end in a fully connected layer"):
        next(fit_last_layer(network(engine.Conv2d()), DATA))
