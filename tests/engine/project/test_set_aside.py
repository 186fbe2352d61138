"""A trained network is not destroyed: what is inserted changes nothing, and what fits no more comes back."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import engine
from engine.layers.spec import Shape, Spec
from engine.project.edit_effects import reinitialised
from engine.project.set_aside import MOST_EARLIER, newly_restored, newly_set_aside
from tests.engine import networks as nets
from tests.engine.project.test_edits import classifier, ids, scores, weight

NEUTRAL: list[type[Spec]] = [engine.Conv2d, engine.BatchNorm2d, engine.Linear, engine.Dropout]


def same_weights(one: engine.Project, two: engine.Project) -> bool:
    return all(layer.weights == two[layer.id].weights for layer in one.layers)


# --- what is inserted ------------------------------------------------------------------------------------------


@given(st.data(), nets.projects())
def test_what_is_inserted_changes_nothing(data: st.DataObject, project: engine.Project) -> None:
    index = data.draw(st.integers(0, len(project.layers) - 1))
    kind = data.draw(st.sampled_from(NEUTRAL))
    inserted = engine.insert_layer(project, kind, index)
    (new,) = set(ids(inserted)) - set(ids(project))
    if inserted[new].spec.kind == "linear" and not any(each.spec.kind == "linear" for each in project.layers):
        return  # then the picture is cut to a size
    if new in engine.infer(inserted).problems:
        return  # there is no such layer for a vector, or for maps
    assert same_weights(project, inserted)
    for layer, activation in engine.evaluate(project).activations.items():
        np.testing.assert_allclose(engine.evaluate(inserted)[layer], activation, atol=1e-5, rtol=1e-5)


def test_a_wide_convolution_reads_its_own_map_alone() -> None:
    project = engine.chain((1, 3, 3), [engine.Conv2d(filters=2000, kernel=1), engine.ReLU()])
    inserted = engine.insert_layer(project, engine.Conv2d, 1)
    np.testing.assert_array_equal(engine.evaluate(inserted)["relu1"], engine.evaluate(project)["relu1"])


def test_at_the_end_a_layer_starts_as_it_always_did() -> None:
    project = classifier()
    assert engine.insert_layer(project, engine.Linear, 99) == engine.add_layer(project, engine.Linear(), 99)


# --- what fits no more -----------------------------------------------------------------------------------------

THERE_AND_BACK: dict[str, tuple[Callable[[engine.Project], engine.Project], ...]] = {
    "filters": (
        lambda p: engine.set_params(p, "conv1", filters=2),
        lambda p: engine.set_params(p, "conv1", filters=4),
    ),
    "filters, step by step": (
        lambda p: engine.set_params(p, "conv1", filters=3),
        lambda p: engine.set_params(p, "conv1", filters=1),
        lambda p: engine.set_params(p, "conv1", filters=2),
        lambda p: engine.set_params(p, "conv1", filters=4),
    ),
    "kernel": (
        lambda p: engine.set_params(p, "conv1", kernel=1, padding=0),
        lambda p: engine.set_params(p, "conv1", kernel=3),
    ),
    "a kernel that is too large on the way": (
        lambda p: engine.set_params(p, "conv2", kernel=9),
        lambda p: engine.set_params(p, "conv2", kernel=3),
        lambda p: engine.set_params(p, "conv2", kernel=2),
    ),
    "bias": (
        lambda p: engine.set_params(p, "conv1", bias=False),
        lambda p: engine.set_params(p, "conv1", bias=True),
    ),
    "units": (
        lambda p: engine.set_params(p, "linear1", units=2),
        lambda p: engine.set_params(p, "linear1", units=6),
    ),
    "a pooling": (
        lambda p: engine.insert_layer(p, engine.MaxPool2d, 6),
        lambda p: engine.remove_layer(p, "pool2"),
    ),
    "a pooling, with new names": (
        lambda p: engine.insert_layer(p, engine.MaxPool2d, 6),
        lambda p: engine.rename_layer(p, "conv2", "edges"),
        lambda p: engine.remove_layer(p, "pool2"),
        lambda p: engine.rename_layer(p, "edges", "conv2"),
    ),
    "a narrow convolution": (
        lambda p: engine.add_layer(p, engine.Conv2d(filters=2, kernel=1), 4),
        lambda p: engine.remove_layer(p, "conv3"),
    ),
    "the size": (
        lambda p: engine.set_input_size(p, (14, 14)),
        lambda p: engine.set_input_size(p, (8, 12)),
        lambda p: engine.set_input_size(p, (10, 10)),
    ),
    "a layer in between": (
        lambda p: engine.remove_layer(p, "relu2"),
        lambda p: engine.insert_layer(p, engine.ReLU, 8),
    ),
    "stride": (
        lambda p: engine.set_params(p, "conv1", stride=2),
        lambda p: engine.set_params(p, "conv1", stride=1),
    ),
    "kinds that cannot be there": (
        lambda p: engine.change_kind(p, "conv2", engine.Linear),
        lambda p: engine.change_kind(p, "conv2", engine.BatchNorm2d),
        lambda p: engine.change_kind(p, "conv2", engine.Linear),
        lambda p: engine.set_spec(p, "conv2", classifier()["conv2"].spec),
    ),
    "a vector's kind": (
        lambda p: engine.change_kind(p, "linear1", engine.Conv2d),
        lambda p: engine.change_kind(p, "linear1", engine.ReLU),
        lambda p: engine.set_spec(p, "linear1", classifier()["linear1"].spec),
    ),
    "kind": (
        lambda p: engine.change_kind(p, "conv1", engine.MaxPool2d),
        lambda p: engine.change_kind(p, "conv1", engine.Conv2d),
        lambda p: engine.set_params(p, "conv1", filters=4),
    ),
}


@pytest.mark.parametrize("steps", THERE_AND_BACK.values(), ids=THERE_AND_BACK.keys())
def test_setting_it_back_brings_the_weights_back(
    steps: tuple[Callable[[engine.Project], engine.Project], ...],
) -> None:
    project = changed = classifier()
    for step in steps:
        changed = step(changed)
    assert {layer.id: layer.weights for layer in changed.layers} == {
        layer.id: layer.weights for layer in project.layers
    }
    np.testing.assert_array_equal(scores(changed), scores(project))


def test_colour_comes_back_after_grey_unless_the_filters_were_edited() -> None:
    project = classifier(3)
    grey = engine.set_input_channels(project, 1)
    assert same_weights(engine.set_input_channels(grey, 3), project)
    painted = engine.set_kernel(grey, "conv1", 0, 0, engine.KERNELS["sobel_x"])
    colour = engine.set_input_channels(painted, 3)
    np.testing.assert_allclose(
        weight(colour, "conv1")[0], np.repeat(engine.KERNELS["sobel_x"].weights[None] / 3, 3, axis=0), rtol=1e-6
    )


def test_what_was_edited_meanwhile_stays_edited() -> None:
    project = classifier()
    few = engine.set_params(project, "conv1", filters=2)
    few = engine.set_bias(engine.set_weight(few, "conv1", (1, 0, 2, 2), 7), "conv1", 0, 5)
    many = engine.set_params(few, "conv1", filters=4)
    expected = engine.set_bias(engine.set_weight(project, "conv1", (1, 0, 2, 2), 7), "conv1", 0, 5)
    assert same_weights(many, expected)


@given(st.data(), nets.projects(least=2), st.integers(1, 12))
def test_any_number_of_filters_and_back(data: st.DataObject, project: engine.Project, filters: int) -> None:
    """In any network; also when it cannot run in between."""
    own = [each for each in project.layers if isinstance(each.spec, engine.Conv2d) and each.spec.groups == 1]
    if not own:
        return
    chosen = data.draw(st.sampled_from(own))
    other = engine.set_params(project, chosen.id, filters=filters)
    back = engine.set_params(other, chosen.id, filters=len(chosen.weights["weight"].data))
    assert same_weights(project, back)


@given(st.data(), nets.projects(), nets.SHAPES)
def test_any_layer_added_and_taken_away(data: st.DataObject, project: engine.Project, shape: Shape) -> None:
    added = engine.add_layer(project, data.draw(nets.specs(shape)), data.draw(st.integers(0, 5)))
    (new,) = set(ids(added)) - set(ids(project))
    assert same_weights(project, engine.remove_layer(added, new))


def test_a_new_filter_is_not_one_that_was_there() -> None:
    project = classifier()
    few = engine.set_params(project, "conv1", filters=2)
    added = engine.add_filter(few, "conv1")
    assert not np.array_equal(weight(added, "conv1")[2], weight(project, "conv1")[2])
    np.testing.assert_allclose(scores(added), scores(few), atol=1e-6)
    four = engine.set_params(added, "conv1", filters=4)
    np.testing.assert_array_equal(weight(four, "conv1")[[0, 1, 3]], weight(project, "conv1")[[0, 1, 3]])


@pytest.mark.parametrize(("layer", "reader"), [("conv1", "conv2"), ("conv2", "linear1")])
def test_a_filter_that_was_removed_is_gone_from_what_is_kept(layer: str, reader: str) -> None:
    project = classifier()
    count = len(weight(project, layer))
    gone = engine.remove_filter(engine.set_params(project, layer, filters=count - 1), layer, 0)
    back = engine.set_params(gone, layer, filters=count - 1)
    expected = engine.remove_filter(project, layer, 0)
    np.testing.assert_array_equal(weight(back, layer), weight(expected, layer))
    np.testing.assert_array_equal(weight(back, reader), weight(expected, reader))
    np.testing.assert_array_equal(scores(back), scores(expected))


def test_what_happens_to_weights_is_known() -> None:
    project = classifier()
    pooled = engine.insert_layer(project, engine.MaxPool2d, 6)
    assert reinitialised(project, pooled) == ("linear1",)
    assert newly_set_aside(project, pooled) == ("linear1",)
    assert newly_restored(project, pooled) == ()
    again = engine.remove_layer(pooled, "pool2")
    assert (reinitialised(pooled, again), newly_set_aside(pooled, again)) == ((), ())
    assert newly_restored(pooled, again) == ("linear1",)
    few = engine.set_params(project, "conv1", filters=2)
    assert newly_set_aside(project, few) == ("conv1", "norm1", "conv2")
    assert newly_restored(few, engine.set_params(few, "conv1", filters=4)) == ("conv1", "norm1", "conv2")


def test_not_everything_is_kept_for_ever() -> None:
    project = classifier()
    for side in range(11, 21):
        project = engine.set_input_size(project, (side, 10))
        project = engine.set_bias(project, "linear1", 0, side)
        project = engine.set_weight(project, "linear1", (0, 0), side)
    assert len(project["linear1"].aside) <= MOST_EARLIER


# --- another kind ----------------------------------------------------------------------------------------------


def test_another_kind_keeps_what_fits() -> None:
    project = engine.set_params(classifier(), "pool1", kernel=3, padding=1, ceil=True)
    average = engine.change_kind(project, "pool1", engine.AvgPool2d)
    assert average["pool1"].spec.kind == "avgpool2d"
    both = {each.name for each in engine.MaxPool2d.params()} & {each.name for each in engine.AvgPool2d.params()}
    assert average["pool1"].spec == engine.AvgPool2d(**{
        name: getattr(project["pool1"].spec, name) for name in both
    })  # fmt: skip
    assert ids(average) == ids(project)
    assert same_weights(project, average)
    assert engine.change_kind(average, "pool1", engine.MaxPool2d) == project
    assert engine.change_kind(project, "relu1", engine.ReLU) is project
    leaky = engine.change_kind(project, "relu1", engine.LeakyReLU)
    assert (leaky["relu1"].spec, leaky["relu1"].inputs) == (engine.LeakyReLU(), project["relu1"].inputs)


def test_a_number_that_the_other_kind_does_not_take_is_left() -> None:
    project = nets.furnished((1, 40, 40), [engine.Conv2d(filters=2, kernel=5, padding=40)], 0)
    spec = engine.change_kind(project, "conv1", engine.MaxPool2d)["conv1"].spec
    assert spec == engine.MaxPool2d(kernel=5, stride=1)


def test_a_convolution_in_place_of_an_activation_passes_on_what_it_reads() -> None:
    project = classifier()
    changed = engine.change_kind(project, "relu1", engine.Conv2d)
    assert same_weights(engine.change_kind(changed, "relu1", engine.ReLU), project)
    result = engine.evaluate(changed)
    np.testing.assert_allclose(result["relu1"], result["norm1"], atol=1e-6)


@given(st.data(), nets.projects())
def test_any_kind_and_back(data: st.DataObject, project: engine.Project) -> None:
    layer = data.draw(st.sampled_from(ids(project)))
    kind = data.draw(st.sampled_from([each for each in engine.LAYERS.values() if each.fewest_inputs == 1]))
    changed = engine.change_kind(project, layer, kind)
    assert changed[layer].spec.kind == kind.kind
    assert ids(changed) == ids(project)
    if layer in engine.infer(changed).problems and project[layer].spec.kind != kind.kind:
        assert not changed[layer].weights, "those of another kind mean nothing to it"
    engine.evaluate(changed)
    back = engine.set_spec(changed, layer, project[layer].spec)
    assert same_weights(project, back)


SETTINGS: dict[str, st.SearchStrategy[object]] = {
    "filters": st.integers(1, 9),
    "kernel": nets.pairs(1, 9),
    "stride": nets.pairs(1, 4),
    "padding": nets.pairs(0, 4),
    "dilation": nets.pairs(1, 3),
    "bias": st.booleans(),
    "units": st.integers(1, 9),
    "epsilon": st.floats(1e-9, 1),
}


@given(st.data(), nets.projects(least=2))
def test_any_number_of_any_layer_there_and_back(data: st.DataObject, project: engine.Project) -> None:
    """In any network, by way of others, and also when it cannot run in between."""
    layer = data.draw(st.sampled_from(project.layers))
    names = [each.name for each in layer.spec.params() if each.name in SETTINGS]
    if not names or getattr(layer.spec, "groups", 1) > 1:
        return
    name, changed = data.draw(st.sampled_from(names)), project
    for _ in range(data.draw(st.integers(1, 3))):
        try:
            changed = engine.set_params(changed, layer.id, **{name: data.draw(SETTINGS[name])})
        except engine.EngineError:
            continue
    assert same_weights(project, engine.set_params(changed, layer.id, **{name: getattr(layer.spec, name)}))


@given(nets.projects(least=2), st.integers(1, 12), st.integers(1, 12), st.sampled_from([1, 3]))
def test_any_size_and_colour_of_the_input_there_and_back(
    project: engine.Project, rows: int, columns: int, channels: int
) -> None:
    sized = engine.set_input_size(project, (rows, columns))
    assert same_weights(project, engine.set_input_size(sized, project.input.size))
    if project.input.channels in (1, 3):
        coloured = engine.set_input_channels(project, channels)
        assert same_weights(project, engine.set_input_channels(coloured, project.input.channels))
