"""Edits: the old project stays as it was, weights follow shapes, and what cannot be is refused in words."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import engine
from engine.kernels import operations
from engine.layers.spec import Shape, Spec
from engine.project.edit_effects import reinitialised
from engine.project.edits.weights import set_part
from engine.values.array import Float32
from tests.engine import networks as nets
from tests.engine.compute.test_evaluate import assert_same
from tests.laws import examples


def weight(project: engine.Project, layer_id: str, name: str = "weight") -> Float32:
    return project[layer_id].weights[name].data


def ids(project: engine.Project) -> list[str]:
    return [layer.id for layer in project.layers]


def classifier(channels: int = 1, size: int = 10) -> engine.Project:
    specs = [
        engine.Conv2d(filters=4), engine.BatchNorm2d(), engine.ReLU(), engine.MaxPool2d(),
        engine.Conv2d(filters=3, kernel=2), engine.Tanh(),
        engine.Flatten(), engine.Linear(units=6), engine.ReLU(), engine.Linear(units=3), engine.Softmax(),
    ]  # fmt: skip
    return nets.furnished((channels, size, size), specs, 3)


def scores(project: engine.Project) -> Float32:
    return engine.evaluate(project)[project.layers[-1].id]


# --- any edits of any network ----------------------------------------------------------------------------------


@examples(80)
@given(st.data(), nets.projects())
def test_a_clumsy_user_always_has_a_project_that_can_be_shown(data: st.DataObject, project: engine.Project) -> None:
    cache, history = engine.Cache(), [project]
    for _ in range(data.draw(st.integers(1, 6))):
        before, picture = project, nets.frozen(project)
        outcome = data.draw(nets.edits(project))
        assert nets.frozen(before) == picture, "the old project is as it was"
        if isinstance(outcome, engine.EngineError):
            assert str(outcome)
            continue
        project = outcome
        assert all(
            layer.inputs == (source,) for layer, source in zip(project.layers, ["input", *ids(project)], strict=False)
        )
        inference = engine.infer(project)
        assert list(inference.layers) == ids(project)
        result = engine.evaluate(project, cache)
        assert set(result.activations) | set(result.problems) == set(ids(project))
        assert {name: activation.shape for name, activation in result.activations.items()} == inference.shapes
        assert not any(engine.evaluate(project, cache).computed.values())
        history.append(project)
        if not project.layers:
            break
    for old in history:
        assert_same_or_odd(engine.evaluate(old, cache), engine.evaluate(old))


def assert_same_or_odd(one: engine.Result, two: engine.Result) -> None:
    """The same, but where numbers are infinite or enormous the order of adding them may decide."""
    arrays = [*one.activations.values(), *two.activations.values(), one.input]
    if all(np.isfinite(array).all() and np.abs(array, dtype=np.float64).max(initial=0) < 1e4 for array in arrays):
        assert_same(one, two)
    else:
        assert list(one.activations) == list(two.activations)


@examples(60)
@given(st.data(), nets.projects())
def test_a_layer_that_can_run_has_fitting_weights_after_every_edit(
    data: st.DataObject, project: engine.Project
) -> None:
    outcome = data.draw(nets.edits(project))
    if isinstance(outcome, engine.Project):
        for layer in outcome.layers:
            problem = engine.infer(outcome)[layer.id].problem
            assert problem is None or "weights were made for" not in str(problem)


# --- weights follow shapes -------------------------------------------------------------------------------------


@given(st.integers(1, 9), st.integers(1, 9))
def test_another_kernel_size_keeps_the_centre(old: int, new: int) -> None:
    project = nets.furnished((2, 12, 12), [engine.Conv2d(filters=3, kernel=old)], 0)
    fitted = engine.set_params(project, "conv1", kernel=new)
    np.testing.assert_array_equal(weight(fitted, "conv1"), operations.fit_size(weight(project, "conv1"), (new, new)))
    np.testing.assert_array_equal(weight(fitted, "conv1", "bias"), weight(project, "conv1", "bias"))
    if old % 2 and new % 2:
        centre = np.s_[:, :, old // 2, old // 2], np.s_[:, :, new // 2, new // 2]
        np.testing.assert_array_equal(weight(fitted, "conv1")[centre[1]], weight(project, "conv1")[centre[0]])


def test_a_wider_same_padded_kernel_computes_the_same() -> None:
    project = nets.furnished((2, 12, 12), [engine.Conv2d(filters=3, kernel=3, padding=1)], 0)
    wider = engine.set_params(project, "conv1", kernel=5, padding=2)
    np.testing.assert_allclose(scores(wider), scores(project), atol=1e-6)


def test_an_added_filter_changes_nothing_after_it() -> None:
    project = classifier()
    for copied in (None, 1):
        for layer_id in ("conv1", "conv2"):
            added = engine.add_filter(project, layer_id, copied)
            np.testing.assert_array_equal(weight(added, layer_id)[:-1], weight(project, layer_id))
            np.testing.assert_allclose(scores(added), scores(project), atol=1e-6)
            if copied is None:
                assert np.ptp(weight(added, layer_id)[-1]) > 0, "a filter to look at, not zeros"
            else:
                np.testing.assert_array_equal(weight(added, layer_id)[-1], weight(project, layer_id)[copied])
                assert weight(added, layer_id, "bias")[-1] == weight(project, layer_id, "bias")[copied]


@pytest.mark.parametrize(("layer_id", "reader"), [("conv1", "conv2"), ("conv2", "linear1")])
@pytest.mark.parametrize("channel", [0, 1, 2])
def test_a_removed_filter_is_a_map_that_nobody_reads(layer_id: str, reader: str, channel: int) -> None:
    project = classifier()
    removed = engine.remove_filter(project, layer_id, channel)
    result = engine.evaluate(project)
    rest = [each for each in range(len(result[layer_id])) if each != channel]
    np.testing.assert_allclose(engine.evaluate(removed)[layer_id], result[layer_id][rest], atol=1e-6)
    deaf = weight(project, reader).copy()
    if reader == "conv2":
        deaf[:, channel] = 0
    else:  # flattened: all cells of the map
        per_map = deaf.shape[1] // len(result[layer_id])
        deaf[:, channel * per_map : (channel + 1) * per_map] = 0
    np.testing.assert_allclose(scores(removed), scores(engine.set_weights(project, reader, weight=deaf)), atol=1e-6)
    assert weight(removed, "norm1").shape == ((3,) if layer_id == "conv1" else (4,))


@examples(40)
@given(st.data(), nets.projects(least=2))
def test_adding_and_removing_a_filter_gives_back_the_answer(data: st.DataObject, project: engine.Project) -> None:
    """In any network: whatever reads the new map does not hear it."""
    own = [each.id for each in project.layers if isinstance(each.spec, engine.Conv2d) and each.spec.groups == 1]
    if not own:
        return
    layer_id = data.draw(st.sampled_from(own))
    added = engine.add_filter(project, layer_id)
    removed = engine.remove_filter(added, layer_id, len(weight(added, layer_id)) - 1)
    assert_same(engine.evaluate(removed), engine.evaluate(project))
    assert all(old.weights == new.weights for old, new in zip(project.layers, removed.layers, strict=True))


@pytest.mark.parametrize("before", [[], [engine.Conv2d(filters=1, kernel=1, bias=False)]], ids=["dense", "deeper"])
@pytest.mark.parametrize("start", [1, 3])
def test_grey_and_colour_networks_answer_a_grey_picture_alike(before: list[Spec], start: int) -> None:
    specs = [*before, engine.Conv2d(filters=4), engine.ReLU(), engine.Flatten(), engine.Linear(units=3)]
    project = nets.furnished((start, 6, 6), specs, 0)
    project = engine.set_image(project, np.random.default_rng(1).random((1, 6, 6)))
    other = engine.set_input_channels(project, 4 - start)
    assert not engine.infer(other).problems
    np.testing.assert_allclose(scores(other), scores(project), atol=1e-5)
    back = engine.set_input_channels(other, start)
    np.testing.assert_allclose(scores(back), scores(project), atol=1e-5)


def test_a_picture_that_cannot_be_shown_any_more_is_put_away() -> None:
    project = nets.furnished((2, 4, 4), [engine.Conv2d(filters=1)], 0)
    grey = engine.set_input_channels(project, 1)
    assert grey.input.image is None
    assert engine.evaluate(grey)["conv1"].shape == (1, 2, 2)
    assert engine.set_input_channels(classifier(3), 2).input.image is None


def test_more_units_keep_the_old_ones() -> None:
    project = classifier()
    wider = engine.set_params(project, "linear1", units=8)
    np.testing.assert_array_equal(weight(wider, "linear1")[:6], weight(project, "linear1"))
    np.testing.assert_array_equal(weight(wider, "linear2")[:, :6], weight(project, "linear2"))
    np.testing.assert_allclose(scores(wider), scores(project), atol=1e-6)
    narrower = engine.set_params(wider, "linear1", units=6)
    assert narrower == project


def test_a_linear_layer_whose_cells_lie_elsewhere_starts_afresh_and_says_so() -> None:
    project = classifier()
    larger = engine.set_input_size(project, (14, 14))
    assert reinitialised(project, larger) == ("linear1",)
    np.testing.assert_array_equal(weight(larger, "conv2"), weight(project, "conv2"))
    np.testing.assert_array_equal(weight(larger, "linear2"), weight(project, "linear2"))
    assert reinitialised(project, engine.add_filter(project, "conv2")) == ()
    shorter = engine.remove_layer(project, "linear1")
    assert "linear2" in reinitialised(project, shorter), "it reads cells now that it never read"


def test_nothing_else_is_said_to_start_afresh() -> None:
    project = classifier()
    for edited in (
        engine.remove_filter(project, "conv2", 0),
        engine.set_params(project, "conv2", filters=3),
        engine.set_params(project, "conv1", filters=9, kernel=5, padding=1),
        engine.set_params(project, "linear1", units=2),
        engine.set_input_channels(project, 3),
        engine.renew_weights(project, "linear1"),
        engine.set_weight(project, "linear1", (0, 0), 1),
    ):
        assert reinitialised(project, edited) == ()


def test_an_edit_that_breaks_the_network_keeps_its_weights_for_the_edit_that_mends_it() -> None:
    project = classifier()
    for broken in (
        engine.set_params(project, "conv2", kernel=9),
        engine.set_params(project, "conv2", groups=3),
        engine.remove_layer(project, "flatten"),
        engine.set_input_size(project, (2, 2)),
    ):
        assert engine.infer(broken).problems
        if "flatten" in ids(broken):
            mended = engine.set_input_size(engine.set_params(broken, "conv2", kernel=2, groups=1), (10, 10))
        else:
            mended = engine.add_layer(broken, engine.Flatten(), 6)
        np.testing.assert_array_equal(weight(mended, "linear1"), weight(project, "linear1"))
    far_too_large = engine.set_params(project, "linear1", units=65536)
    far_too_large = engine.set_input_size(far_too_large, (1000, 1000))
    assert "weights" in str(engine.infer(far_too_large).problems["linear1"])
    assert weight(far_too_large, "linear1").shape[0] == 65536


def test_a_bias_can_be_taken_away_and_given_back() -> None:
    project = classifier()
    without = engine.set_params(project, "conv1", bias=False)
    assert set(without["conv1"].weights) == {"weight"}
    again = engine.set_params(without, "conv1", bias=True)
    np.testing.assert_array_equal(weight(again, "conv1"), weight(project, "conv1"))
    assert weight(again, "conv1", "bias").shape == (4,)


@given(nets.SEEDS, st.integers(0, 2**31))
def test_fresh_weights_repeat_with_their_seed(one: int, two: int) -> None:
    project = engine.chain((1, 4, 4), [engine.Conv2d(filters=2)], seed=one)
    assert project == engine.chain((1, 4, 4), [engine.Conv2d(filters=2)], seed=one)
    renewed = engine.renew_weights(project, "conv1", two)
    assert (renewed == project) == (one == two)
    assert np.abs(weight(renewed, "conv1")).max() <= 1 / 3


# --- single edits ----------------------------------------------------------------------------------------------


def test_numbers_go_where_they_are_put() -> None:
    project = classifier()
    edited = engine.set_weight(project, "conv2", (2, 3, 1, 0), 7.5)
    difference = weight(edited, "conv2") - weight(project, "conv2")
    assert np.argwhere(difference).tolist() == [[2, 3, 1, 0]]
    assert weight(edited, "conv2")[2, 3, 1, 0] == 7.5
    assert weight(engine.set_bias(project, "linear2", 1, -3), "linear2", "bias")[1] == -3
    sobel = engine.KERNELS["sobel_x"]
    painted = engine.set_kernel(project, "conv1", 1, 0, sobel)
    np.testing.assert_array_equal(weight(painted, "conv1")[1, 0], sobel.weights)
    colour = engine.set_filter(classifier(3), "conv1", 2, sobel)
    assert all(np.array_equal(kernel, sobel.weights) for kernel in weight(colour, "conv1")[2])


def test_a_chain_is_linked_anew_after_every_change_of_its_layers() -> None:
    project = engine.chain(
        (1, 8, 8), [engine.Conv2d(filters=2), engine.ReLU(), engine.Conv2d(filters=3), engine.ReLU()]
    )
    assert ids(project) == ["conv1", "relu1", "conv2", "relu2"]
    assert ids(engine.remove_layer(project, "relu1")) == ["conv1", "conv2", "relu2"]
    assert ids(engine.add_layer(project, engine.MaxPool2d(), 2)) == ["conv1", "relu1", "pool1", "conv2", "relu2"]
    assert ids(engine.add_layer(project, engine.Tanh(), 99))[-1] == "tanh1"
    assert ids(engine.add_layer(project, engine.Tanh(), -5))[0] == "tanh1"
    assert ids(engine.move_layer(project, "conv1", 2)) == ["relu1", "conv2", "conv1", "relu2"]
    assert engine.move_layer(engine.move_layer(project, "relu1", 3), "relu1", 1) == project
    copied = engine.duplicate_layer(project, "relu1")
    assert ids(copied) == ["conv1", "relu1", "relu3", "conv2", "relu2"]
    for each in (copied, engine.move_layer(project, "conv2", 0)):
        assert [layer.inputs for layer in each.layers] == [(before,) for before in ["input", *ids(each)[:-1]]]


def test_a_copied_layer_brings_its_weights() -> None:
    project = nets.furnished((2, 6, 6), [engine.Conv2d(filters=2, padding=1)], 0)
    copied = engine.duplicate_layer(project, "conv1")
    assert copied["conv2"].weights == project["conv1"].weights
    edited = engine.set_bias(copied, "conv2", 0, 9)
    assert weight(edited, "conv1", "bias")[0] != 9


def test_names_are_numbered_where_more_than_one_is_likely() -> None:
    specs = [engine.Conv2d(), engine.MaxPool2d(), engine.AvgPool2d(), engine.Conv2d(), engine.GlobalAvgPool()]
    specs += [engine.Flatten(), engine.Linear(), engine.Softmax(), engine.Softmax(), engine.Flatten()]
    assert ids(engine.chain((1, 28, 28), specs)) == [
        "conv1", "pool1", "pool2", "conv2", "gap1", "flatten", "linear1", "softmax", "softmax2", "flatten2",
    ]  # fmt: skip


def test_another_name_is_followed_by_who_reads_it() -> None:
    renamed = engine.rename_layer(classifier(), "conv1", "  edge finder ")
    assert ids(renamed)[:2] == ["edge finder", "norm1"]
    assert renamed["norm1"].inputs == ("edge finder",)
    assert engine.rename_layer(renamed, "edge finder", "conv1") == classifier()
    assert engine.rename_layer(renamed, "norm1", "norm1") == renamed
    np.testing.assert_array_equal(scores(renamed), scores(classifier()))


@pytest.mark.parametrize("name", ["", "  ", "input", "conv1", "a\nb", "\x00", "\ud800"])
def test_a_name_that_is_none_is_refused(name: str) -> None:
    with pytest.raises(engine.EngineError):
        engine.rename_layer(classifier(), "relu1", name)


IMPOSSIBLE: dict[str, Callable[[engine.Project], Any]] = {
    "an unknown layer": lambda p: engine.set_bias(p, "nobody", 0, 1),
    "unknown, renewed": lambda p: engine.renew_weights(p, "nobody"),
    "unknown, removed": lambda p: engine.remove_layer(p, "nobody"),
    "unknown, moved": lambda p: engine.move_layer(p, "nobody", 0),
    "unknown, copied": lambda p: engine.duplicate_layer(p, "nobody"),
    "unknown, renamed": lambda p: engine.rename_layer(p, "nobody", "somebody"),
    "no weights there": lambda p: engine.set_weight(p, "relu1", (0,), 1),
    "no such weights": lambda p: engine.set_weights(p, "conv1", gain=[1, 2, 3, 4]),
    "weights of another shape": lambda p: engine.set_weights(p, "conv1", bias=[1, 2]),
    "weights that are words": lambda p: engine.set_weights(p, "conv1", bias=["a", "b", "c", "d"]),
    "weights of no shape": lambda p: engine.set_weights(p, "conv1", bias=[[1], [2, 3]]),
    "a cell beyond": lambda p: engine.set_weight(p, "conv1", (0, 0, 3, 0), 1),
    "a word": lambda p: set_part(p, "conv1", (0, 0, 0, 0), "much"),
    "a kernel too large": lambda p: engine.set_kernel(p, "conv1", 0, 0, engine.KERNELS["gaussian_5x5"]),
    "a hyperparameter of others": lambda p: engine.set_params(p, "relu1", filters=3),
    "out of range": lambda p: engine.set_params(p, "conv1", filters=0),
    "the last filter": lambda p: engine.remove_filter(engine.set_params(p, "conv1", filters=1), "conv1", 0),
    "a filter beyond": lambda p: engine.remove_filter(p, "conv1", 4),
    "a filter before": lambda p: engine.remove_filter(p, "conv1", -1),
    "a filter of no filters": lambda p: engine.remove_filter(p, "norm1", 0),
    "one more of none": lambda p: engine.add_filter(p, "linear1"),
    "a copy of none": lambda p: engine.add_filter(p, "conv1", 4),
    "one too many": lambda p: engine.add_filter(engine.set_params(p, "conv1", filters=4096), "conv1"),
    "one more of a group": lambda p: engine.add_filter(engine.set_params(p, "conv2", filters=4, groups=4), "conv2"),
    "two dimensions too many": lambda p: engine.set_image(p, np.zeros((1, 1, 1, 4, 4))),
    "a picture of no pixels": lambda p: engine.set_image(p, np.zeros((1, 0, 4))),
    "channels last": lambda p: engine.set_image(p, np.zeros((4, 4, 3))),
    "a picture in words": lambda p: engine.set_image(p, [["a"]]),
    "a way to fit": lambda p: engine.set_fit(p, "squeeze"),
    "no deviation": lambda p: engine.set_scaling(p, [0], [0]),
    "a deviation of nothing": lambda p: engine.set_scaling(p, [0], [math.nan]),
    "a mean of nothing": lambda p: engine.set_scaling(p, [math.inf], [1]),
    "a deviation beyond float32": lambda p: engine.set_scaling(p, [0], [1e39]),
    "a deviation below float32": lambda p: engine.set_scaling(p, [0], [1e-300]),
    "scaling for three": lambda p: engine.set_scaling(p, [0, 0, 0], [1]),
    "scaling for none": lambda p: engine.set_scaling(p, [], [1]),
    "no channels": lambda p: engine.set_input_channels(p, 0),
    "no rows": lambda p: engine.set_input_size(p, (0, 4)),
    "a sea of pixels": lambda p: engine.set_input_size(p, (5000, 4)),
}


@pytest.mark.parametrize("edit", IMPOSSIBLE.values(), ids=IMPOSSIBLE.keys())
def test_what_cannot_be_is_refused_in_words(edit: Callable[[engine.Project], Any]) -> None:
    project = classifier()
    picture = nets.frozen(project)
    with pytest.raises(engine.EngineError) as refused:
        edit(project)
    assert str(refused.value)
    assert nets.frozen(project) == picture


@pytest.mark.parametrize("shape", [(0, 4, 4), (1, 0, 4), (1, 4, -1), (1, 10**6, 10**6)])
def test_a_network_of_nothing_is_refused(shape: Shape) -> None:
    with pytest.raises(engine.EngineError):
        engine.chain(shape, [engine.ReLU()])


def test_a_two_dimensional_picture_is_grey() -> None:
    project = engine.set_image(classifier(), np.ones((7, 5)), "seven by five")
    assert project.input.image is not None
    assert (project.input.image.shape, project.input.title) == ((1, 7, 5), "seven by five")


def test_another_picture_has_another_story() -> None:
    project = engine.set_image(classifier(), np.ones((7, 5)), read=[engine.message("Converted from CMYK")])
    assert project.input.read == (engine.message("Converted from CMYK"),)
    assert engine.set_fit(project, "pad").input.read == project.input.read
    assert engine.set_image(project, np.ones((7, 5))).input.read == ()
    assert engine.set_image(project, None).input.read == ()


def test_a_filter_can_be_edited_while_the_network_is_broken() -> None:
    broken = engine.chain((1, 2, 2), [engine.Conv2d(filters=2, kernel=3), engine.Flatten(), engine.Linear(units=2)])
    assert list(engine.infer(broken).problems) == ["conv1", "flatten", "linear1"]
    for edited in (
        engine.add_filter(broken, "conv1"),
        engine.add_filter(broken, "conv1", 0),
        engine.remove_filter(broken, "conv1", 0),
        engine.renew_weights(broken, "conv1"),
    ):
        mended = engine.set_params(edited, "conv1", padding=1)
        assert not engine.infer(mended).problems
        assert scores(mended).shape == (2,)
