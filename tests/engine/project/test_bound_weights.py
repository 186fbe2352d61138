"""Weights of a file, or trained ones, are bound again by every way that leads to where they fit, not by undo alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import engine
from engine.formats.imports.candidates import Candidates
from engine.formats.imports.network_file import built, weight_candidates
from tests.engine import networks as nets
from tests.engine.project.test_edits import classifier

Edit = Callable[[engine.Project], engine.Project]


def same_weights(one: engine.Project, two: engine.Project) -> bool:
    return all(layer.weights == two[layer.id].weights for layer in one.layers)


def residual() -> engine.Project:
    """A network with a block whose shortcut has weights, then fully connected layers."""
    project = engine.graph(
        (1, 12, 12),
        [
            ("conv1", engine.Conv2d(filters=4, kernel=3, padding=1), ("input",)),
            ("norm1", engine.BatchNorm2d(), ("conv1",)),
            ("relu1", engine.ReLU(), ("norm1",)),
            ("conv2", engine.Conv2d(filters=6, kernel=3, stride=2, padding=1), ("relu1",)),
            ("relu2", engine.ReLU(), ("conv2",)),
            ("conv3", engine.Conv2d(filters=6, kernel=3, padding=1), ("relu2",)),
            ("conv4", engine.Conv2d(filters=6, kernel=1, stride=2), ("relu1",)),
            ("add1", engine.Add(), ("conv3", "conv4")),
            ("pool1", engine.MaxPool2d(), ("add1",)),
            ("flatten", engine.Flatten(), ("pool1",)),
            ("linear1", engine.Linear(units=8), ("flatten",)),
            ("relu3", engine.ReLU(), ("linear1",)),
            ("linear2", engine.Linear(units=5), ("relu3",)),
        ],
    )
    rng = np.random.default_rng(0)
    for layer in project.layers:
        weights = {name: np.abs(nets.values(rng, weight.shape)) for name, weight in layer.weights.items()}
        project = engine.set_weights(project, layer.id, **weights)
    return project


@dataclass(frozen=True)
class Detour:
    """An edit, and another that leads back."""

    there: Edit
    back: Edit


@st.composite
def detours(draw: st.DrawFn, project: engine.Project, taken: set[str]) -> Detour | None:
    """A change of one thing that is not in ``taken``."""
    layer = draw(st.sampled_from(project.layers))
    kind = draw(st.sampled_from(["number", "number", "size", "channels", "kind", "insert"]))
    name = draw(st.sampled_from([each.name for each in layer.spec.params() if each.name in NUMBERS] or [""]))
    what = {"number": f"{layer.id}.{name}", "kind": f"{layer.id}."}.get(kind, kind)
    if any(each.startswith(what) or what.startswith(each) for each in taken) or (kind == "number" and not name):
        return None
    taken.add(what)
    spec, size = layer.spec, project.input.size
    if kind == "size":
        other = draw(st.tuples(st.integers(3, 16), st.integers(3, 16)))
        return Detour(lambda p: engine.set_input_size(p, other), lambda p: engine.set_input_size(p, size))
    if kind == "channels":
        return Detour(lambda p: engine.set_input_channels(p, 3), lambda p: engine.set_input_channels(p, 1))
    if kind == "number":
        value = draw(NUMBERS[name])
        own = getattr(spec, name)
        return Detour(
            lambda p: engine.set_params(p, layer.id, **{name: value}),
            lambda p: engine.set_params(p, layer.id, **{name: own}),
        )
    other_kind = draw(
        st.sampled_from([engine.ReLU, engine.MaxPool2d, engine.Conv2d, engine.Linear, engine.BatchNorm2d])
    )
    if kind == "kind":
        return None if spec.fewest_inputs > 1 else Detour(
            lambda p: engine.change_kind(p, layer.id, other_kind), lambda p: engine.set_spec(p, layer.id, spec)
        )  # fmt: skip
    source = layer.inputs[0]

    def inserted(p: engine.Project) -> engine.Project:
        between = engine.insert_between(p, other_kind, source, layer.id)
        (new,) = {each.id for each in between.layers} - {each.id for each in p.layers}
        return engine.rename_layer(between, new, "between")

    return Detour(inserted, lambda p: engine.remove_layer(p, "between"))


NUMBERS: dict[str, st.SearchStrategy[object]] = {
    "filters": st.integers(1, 9),
    "units": st.integers(1, 9),
    "kernel": st.integers(1, 5),
    "stride": st.integers(1, 3),
    "padding": st.integers(0, 2),
    "bias": st.booleans(),
}


@pytest.mark.parametrize("make", [classifier, residual])
@given(data=st.data())
def test_detours_end_with_the_same_weights(make: Callable[[], engine.Project], data: st.DataObject) -> None:
    """Several things are changed, and changed back in any order."""
    project = changed = make()
    taken: set[str] = set()
    ways = []
    for _ in range(data.draw(st.integers(1, 3))):
        way = data.draw(detours(project, taken))
        if way is not None:
            changed = way.there(changed)
            ways.append(way)
    for way in data.draw(st.permutations(ways)):
        changed = way.back(changed)
    assert [(layer.id, layer.spec, layer.inputs) for layer in changed.layers] == [
        (layer.id, layer.spec, layer.inputs) for layer in project.layers
    ]
    assert same_weights(project, changed)


# --- weights of a file, with choices that they do not fit -------------------------------------------------------------


@pytest.fixture(scope="module")
def lenet(tmp_path_factory: pytest.TempPathFactory) -> Candidates:
    """The weights alone of a LeNet that reads 32 × 32."""
    import torch
    from torch import nn

    torch.manual_seed(0)
    net = nn.Sequential(
        nn.Conv2d(3, 4, 5), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(4, 6, 5), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(),
        nn.Linear(150, 12), nn.ReLU(), nn.Linear(12, 7),
    )  # fmt: skip
    path = tmp_path_factory.mktemp("weights") / "net.pth"
    torch.save(net.state_dict(), path)
    return weight_candidates(path)


def opened(found: Candidates, **choices: str) -> engine.Project:
    return built(found, {**found.guesses[0].choices, **choices}).project


def misfit(found: Candidates) -> engine.Project:
    """With a padding of the second convolution with which the first fully connected layer reads too much."""
    project = opened(found, **{"padding:3": "2 × 2"})
    assert set(engine.infer(project).problems) >= {"linear1"}
    return project


REPAIRS: dict[str, tuple[Edit, ...]] = {
    "at once": (lambda p: engine.set_params(p, "conv2", padding=0),),
    "after an edit elsewhere": (
        lambda p: engine.change_kind(p, "relu1", engine.Tanh),
        lambda p: engine.set_classes(p, ["a", "b"]),
        lambda p: engine.change_kind(p, "relu1", engine.ReLU),
        lambda p: engine.set_params(p, "conv2", padding=0),
    ),
    "by way of other sizes": (
        lambda p: engine.set_input_size(p, (40, 40)),
        lambda p: engine.set_input_size(p, (3, 3)),
        lambda p: engine.set_params(p, "conv2", padding=0),
        lambda p: engine.set_input_size(p, (32, 32)),
    ),
    "by another size instead": (
        lambda p: engine.set_params(p, "conv2", padding=(2, 2)),
        lambda p: engine.set_params(p, "conv1", padding=0),
        lambda p: engine.set_input_size(p, (24, 24)),
    ),
    "with a pooling that came and went": (
        lambda p: engine.insert_layer(p, engine.MaxPool2d, 6),
        lambda p: engine.remove_layer(p, "pool3"),
        lambda p: engine.set_params(p, "conv2", padding=0),
    ),
    "with a filter that came and went": (
        lambda p: engine.add_filter(p, "conv2"),
        lambda p: engine.remove_filter(p, "conv2", 6),
        lambda p: engine.set_params(p, "conv2", padding=0),
    ),
    "after new weights": (
        lambda p: engine.renew_weights(p, "linear1"),
        lambda p: engine.set_params(p, "conv2", padding=0),
    ),
    "after other units": (
        lambda p: engine.set_params(p, "linear1", units=5),
        lambda p: engine.set_params(p, "conv2", padding=0),
        lambda p: engine.set_params(p, "linear1", units=12),
    ),
    "after another kind": (
        lambda p: engine.change_kind(p, "linear1", engine.ReLU),
        lambda p: engine.set_params(p, "conv2", padding=0),
        lambda p: engine.change_kind(p, "linear1", engine.Linear),
    ),
}


@pytest.mark.parametrize("steps", REPAIRS.values(), ids=REPAIRS)
def test_weights_are_bound_as_soon_as_they_fit(steps: tuple[Edit, ...], lenet: Candidates) -> None:
    project = misfit(lenet)
    for step in steps:
        project = step(project)
    assert not engine.infer(project).problems
    assert same_weights(opened(lenet), project)


def test_weights_that_wait_are_never_mixed_with_random_ones(lenet: Candidates) -> None:
    project = misfit(lenet)
    for step in (step for steps in REPAIRS.values() for step in steps[:1]):
        changed = step(project)["linear1"]
        assert changed.weights == project["linear1"].weights or changed.aside


def test_weights_that_wait_are_saved(lenet: Candidates, tmp_path: Path) -> None:
    project = misfit(lenet)
    engine.save_project(project, tmp_path / "net.cscope")
    again = engine.open_project(tmp_path / "net.cscope")
    assert again == project
    again = engine.set_params(engine.change_kind(again, "relu1", engine.Tanh), "conv2", padding=0)
    assert same_weights(opened(lenet), again)


@given(data=st.data())
def test_any_edits_before_the_repair_leave_the_weights_of_a_file(data: st.DataObject, lenet: Candidates) -> None:
    """Anything but the layers that wait is edited, and changed back in any order, around what makes them fit."""
    project = changed = misfit(lenet)
    taken = {"conv2.padding", "linear1", "channels"}
    ways = []
    for _ in range(data.draw(st.integers(0, 3))):
        way = data.draw(detours(project, taken))
        if way is not None:
            changed = way.there(changed)
            ways.append(way.back)
    for back in data.draw(st.permutations([*ways, lambda p: engine.set_params(p, "conv2", padding=0)])):
        changed = back(changed)
    assert same_weights(opened(lenet), changed)


def test_a_kind_that_is_changed_back_has_its_weights(lenet: Candidates) -> None:
    """In place, with as many filters, units and groups as they have."""
    project = opened(lenet)
    for layer, kinds in (
        ("linear1", (engine.ReLU, engine.Linear)),
        ("linear1", (engine.ReLU, engine.BatchNorm1d, engine.Dropout, engine.Linear)),
        ("conv2", (engine.MaxPool2d, engine.AvgPool2d, engine.Conv2d)),
    ):
        changed = project
        for kind in kinds:
            changed = engine.change_kind(changed, layer, kind)
        assert [each.spec for each in changed.layers] == [each.spec for each in project.layers]
        assert same_weights(project, changed)
    deep = engine.chain((4, 6, 6), [engine.Conv2d(filters=4, kernel=5, padding=2, groups=4), engine.ReLU()])
    changed = engine.change_kind(engine.change_kind(deep, "conv1", engine.ReLU), "conv1", engine.Conv2d)
    assert changed == deep


def test_random_weights_are_dropped_before_those_of_a_file(lenet: Candidates) -> None:
    project = changed = opened(lenet)
    for side in range(36, 68, 4):
        changed = engine.renew_weights(engine.set_input_size(changed, (side, side)), "linear1", seed=side)
    assert same_weights(project, engine.set_input_size(changed, (32, 32)))


def test_kernels_come_back_to_the_last_bit_after_colours_and_another_size() -> None:
    """What was cut off for grey pictures comes before what was for colours, a third of it rounded and added up."""
    project = residual()
    changed = engine.set_params(engine.set_input_channels(project, 3), "conv1", kernel=1)
    back = engine.set_params(engine.set_input_channels(changed, 1), "conv1", kernel=3)
    assert same_weights(project, back)
