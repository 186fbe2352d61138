"""What an edit costs in weights is known before it, and is what really happens; what was put aside outlives closing."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from safetensors.numpy import load, save

import engine
from engine.project.holdings import arrays_of
from engine.project.losses import Loss, lost_by
from engine.project.set_aside import MOST_EARLIER, newly_set_aside
from tests.engine import networks as nets
from tests.engine.project.test_edits import classifier, ids, weight
from tests.engine.project.test_set_aside import THERE_AND_BACK, same_weights
from tests.laws import examples

Edit = Callable[[engine.Project], engine.Project]

# --- what is lost ----------------------------------------------------------------------------------------------


def test_what_is_lost_is_counted() -> None:
    project = classifier()
    few = engine.set_params(project, "conv1", filters=2)
    assert lost_by(project, few) == (
        Loss("conv1", 2 * 9 + 2, True),
        Loss("norm1", 2 * 4, True),
        Loss("conv2", 3 * 2 * 4, True),
    )
    [remade] = lost_by(project, engine.insert_layer(project, engine.MaxPool2d, 6))
    assert (remade.layer, remade.kept) == ("linear1", True)
    assert remade.count == project["linear1"].weights["weight"].data.size, "its bias stays"
    small = engine.set_params(project, "conv1", kernel=1)
    assert lost_by(project, small)[0] == Loss("conv1", 4 * 8, True)
    even = engine.set_params(project, "conv1", kernel=2)
    assert lost_by(project, even)[0] == Loss("conv1", 4 * 5, True)
    linear = engine.change_kind(project, "linear2", engine.ReLU)
    assert lost_by(project, linear) == (Loss("linear2", 3 * 6 + 3, True),)
    assert lost_by(project, engine.remove_layer(project, "conv2"))[0] == Loss("conv2", 3 * 4 * 4 + 3, False)


@pytest.mark.parametrize(
    "edit",
    [
        lambda p: engine.set_params(p, "conv1", filters=9),
        lambda p: engine.set_params(p, "linear1", units=9),
        lambda p: engine.rename_layer(p, "conv1", "edges"),
        lambda p: engine.remove_layer(p, "relu1"),
        lambda p: engine.duplicate_layer(p, "norm1"),
        lambda p: engine.set_params(p, "conv1", flip=True),
        lambda p: engine.set_params(p, "conv1", border="reflect", padding=1, kernel=5),
    ],
)
def test_what_costs_nothing_says_nothing(edit: Edit) -> None:
    project = classifier()
    assert lost_by(project, edit(project)) == ()


@given(nets.projects(), nets.SHAPES)
def test_no_picture_costs_weights(project: engine.Project, shape: tuple[int, int, int]) -> None:
    shape = (project.input.channels, *shape[1:])
    assert lost_by(project, engine.set_image(project, np.zeros(shape, np.float32))) == ()


@given(st.data(), nets.projects(least=2))
def test_what_is_said_is_what_happens(data: st.DataObject, project: engine.Project) -> None:
    """After any edit: what is not listed is bit by bit there; what is kept lies aside; the rest is gone."""
    after = data.draw(nets.edits(project))
    if isinstance(after, engine.EngineError):
        return
    renamed = {layer.id: new.id for layer, new in zip(project.layers, after.layers, strict=False)
               if layer.weights is new.weights and layer.id not in ids(after)}  # fmt: skip
    told = {loss.layer: loss for loss in lost_by(project, after)}
    for layer in project.layers:
        name = renamed.get(layer.id, layer.id)
        new = after[name] if name in ids(after) else None
        loss = told.get(layer.id)
        if loss is None:
            there = {} if new is None else new.weights
            for key, values in layer.weights.items():
                assert found_again(values.data, there[key].data)
            continue
        count = sum(values.data.size for values in layer.weights.values())
        assert 0 < loss.count <= count
        aside = [] if new is None else [each.weights for each in new.aside]
        kept = any(
            all(found_again(values.data, each[key].data) for key, values in layer.weights.items())
            for each in aside
            if layer.weights.keys() <= each.keys()
        )
        assert loss.kept == kept
    for layer in newly_set_aside(project, after):
        assert layer not in told or told[layer].kept


def found_again(old: np.ndarray[Any, Any], new: np.ndarray[Any, Any]) -> bool:
    """Whether every number is where it was, or in the middle of a larger kernel."""
    if old.ndim != new.ndim or any(a > b for a, b in zip(old.shape, new.shape, strict=True)):
        return False
    part = new[tuple(map(slice, old.shape[:2]))]
    if part.ndim == 4:
        rows, columns = ((n - 1) // 2 - (o - 1) // 2 for o, n in zip(old.shape[2:], new.shape[2:], strict=True))
        part = part[..., rows : rows + old.shape[2], columns : columns + old.shape[3]]
    return part.tobytes() == old.tobytes()


@pytest.mark.parametrize("steps", THERE_AND_BACK.values(), ids=THERE_AND_BACK.keys())
def test_what_is_said_to_come_back_comes_back(steps: tuple[Edit, ...]) -> None:
    project = changed = classifier()
    said = []
    for step in steps:
        before, changed = changed, step(changed)
        said += lost_by(before, changed)
    own = {"conv3", "pool2"}  # layers that came in between are removed on purpose
    assert all(loss.kept for loss in said if loss.layer not in own)
    assert same_weights(project, changed)


def test_random_weights_are_not_missed(tmp_path: Path) -> None:
    project = engine.chain((1, 10, 10), [each.spec for each in classifier().layers])
    for layer in ids(project):
        assert lost_by(project, engine.remove_layer(project, layer)) == (), layer
    for name, values in (("filters", (9, 2, 3)), ("kernel", (5, 2, 3))):
        changed = project
        for value in values:
            before, changed = changed, engine.set_params(changed, "conv1", **{name: value})
            assert lost_by(before, changed) == ()
            assert lost_by(changed, engine.remove_layer(changed, "conv1")) == ()
    renewed = engine.renew_weights(project, "conv1", 5)
    assert lost_by(renewed, engine.remove_layer(renewed, "conv1")) == ()
    passing = engine.insert_layer(project, engine.Conv2d, 5)
    (new,) = set(ids(passing)) - set(ids(project))
    assert lost_by(passing, engine.remove_layer(passing, new)) == ()
    for edited in (
        engine.set_weight(project, "conv1", (3, 0, 2, 2), 7),
        engine.set_bias(project, "conv1", 3, 41.5),
        engine.set_weight(project, "linear1", (5, 0), 7),
        engine.set_weight(project, "norm1", (0,), 2),
    ):
        [layer] = [name for name in ids(project) if edited[name].weights != project[name].weights]
        for _ in range(2):
            assert [loss.layer for loss in lost_by(edited, engine.remove_layer(edited, layer))] == [layer]
            others = {each: lost_by(edited, engine.remove_layer(edited, each)) for each in ids(edited)}
            assert all(loss.layer == layer for losses in others.values() for loss in losses)
            engine.save_project(edited, tmp_path / "p.convscope")
            edited = engine.open_project(tmp_path / "p.convscope")


def test_the_oldest_that_is_let_go_is_said() -> None:
    project = classifier()
    said: list[Loss] = []
    for side in range(12, 2 * MOST_EARLIER + 14, 2):
        before, project = project, engine.set_input_size(project, (side, 10))
        said += [loss for loss in lost_by(before, project) if not loss.kept]
        assert len(project["linear1"].aside) <= MOST_EARLIER
        project = engine.set_weight(project, "linear1", (0, 0), side)
    first = classifier()["linear1"].weights
    assert said == [Loss("linear1", sum(each.data.size for each in first.values()), False)]


# --- what was put aside is saved -------------------------------------------------------------------------------


@pytest.mark.parametrize("steps", THERE_AND_BACK.values(), ids=THERE_AND_BACK.keys())
def test_weights_come_back_after_closing_and_opening(steps: tuple[Edit, ...], tmp_path: Path) -> None:
    project = changed = classifier()
    for step in steps:
        changed = step(changed)
        engine.save_project(changed, tmp_path / "p.convscope")
        opened = engine.open_project(tmp_path / "p.convscope")
        assert [(layer.aside, layer.made_for) for layer in opened.layers] == [
            (layer.aside, layer.made_for) for layer in changed.layers
        ]
        changed = opened
    assert same_weights(project, changed)


@examples(40, same_fixtures=True)
@given(data=st.data(), project=nets.projects(least=2))
def test_whatever_is_aside_can_be_saved(data: st.DataObject, project: engine.Project, tmp_path: Path) -> None:
    for _ in range(data.draw(st.integers(1, 5))):
        after = data.draw(nets.edits(project))
        project = project if isinstance(after, engine.EngineError) else after
    engine.save_project(project, tmp_path / "p.convscope")
    opened = engine.open_project(tmp_path / "p.convscope")
    assert opened == project
    assert [layer.made_for for layer in opened.layers] == [layer.made_for for layer in project.layers]


def repacked(path: Path, change: Callable[[dict[str, Any], dict[str, Any]], None]) -> None:
    """The project file with other things aside, and a list of its parts that is right."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    described, tensors = json.loads(parts["project.json"]), load(parts["aside.safetensors"])
    change(next(each for each in described["layers"] if "aside" in each), tensors)
    parts |= {"project.json": json.dumps(described).encode(), "aside.safetensors": save(tensors)}
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in nets.relisted(parts).items():
            archive.writestr(name, content)


@pytest.mark.parametrize(
    "change",
    [
        lambda layer, _: layer.update(aside=[*layer["aside"]] * (MOST_EARLIER + 1)),
        lambda layer, _: layer["aside"][0].update(reads=["conv", "input", []]),
        lambda layer, _: layer["aside"][0].update(reads=["conv2d", 1, []]),
        lambda layer, _: layer["aside"][0].update(reads=["conv2d", "input", ["x"]]),
        lambda layer, _: layer["aside"][0].update(weights=["nothing"]),
        lambda layer, _: layer["aside"][0].update(weights=[]),
        lambda _, tensors: tensors.update({name: values.ravel() for name, values in tensors.items()}),
        lambda layer, _: layer.update(made_for="conv2d"),
    ],
)
def test_what_is_aside_is_not_believed(
    change: Callable[[dict[str, Any], dict[str, Any]], None], tmp_path: Path
) -> None:
    path = tmp_path / "p.convscope"
    engine.save_project(engine.set_params(classifier(), "conv1", filters=2), path)
    repacked(path, change)
    with pytest.raises(engine.FormatError, match="damaged"):
        engine.open_project(path)


def test_arrays_that_no_memory_could_hold_together_are_not_joined(tmp_path: Path) -> None:
    path = tmp_path / "p.convscope"
    engine.save_project(engine.set_params(classifier(), "conv1", filters=2), path)

    def stretched(layer: dict[str, Any], tensors: dict[str, Any]) -> None:
        at = f"{layer['id']}.0"
        tensors[f"{at}.weight"] = np.zeros((1, 2**18, 1, 1), np.float32)
        tensors[f"{at}.bias"] = np.zeros(1, np.float32)

    repacked(path, stretched)
    many = engine.set_params(engine.open_project(path), "conv1", filters=4096)
    assert weight(many, "conv1").shape == (4096, 1, 3, 3)


def test_the_history_counts_what_is_aside() -> None:
    project = classifier()
    few = engine.set_params(project, "conv1", filters=2)
    held = {id(array) for array in arrays_of(few)}
    assert held >= {id(array) for layer in few.layers for each in layer.aside for array in each.weights.values()}
