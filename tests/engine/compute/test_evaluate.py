"""Results kept by content: an edit costs what is downstream of it, and gives what a fresh start would give."""

from __future__ import annotations

import math
from collections.abc import Callable, Generator
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import engine
from engine.compute import layer_evaluation
from engine.compute.keys import key_of
from engine.compute.result import Progress
from engine.project.edits.weights import set_part
from engine.values.array import Array, Float32
from tests.engine import networks as nets
from tests.laws import examples


def assert_same(one: engine.Result, two: engine.Result) -> None:
    """Equal up to what a convolution of all filters at once may round otherwise than one filter."""
    assert list(one.activations) == list(two.activations)
    assert dict(one.problems) == dict(two.problems)
    np.testing.assert_array_equal(one.input, two.input)
    for name, activation in one.activations.items():
        np.testing.assert_allclose(activation, two[name], rtol=1e-4, atol=1e-5, err_msg=name)


def computed(result: engine.Result) -> dict[str, list[int]]:
    """The channels that were computed, of the layers where any were."""
    return {name: list(channels) for name, channels in result.computed.items() if channels}


# --- what an edit costs ----------------------------------------------------------------------------------------


def lenet() -> engine.Project:
    """A small network of every sort of dependence: dense, channelwise, grouped, flat."""
    specs = [
        engine.Conv2d(filters=4, kernel=3, padding=1),
        engine.BatchNorm2d(),
        engine.ReLU(),
        engine.MaxPool2d(),
        engine.Conv2d(filters=8, kernel=3, groups=2),
        engine.Sigmoid(),
        engine.Flatten(),
        engine.Linear(units=3),
        engine.Softmax(),
    ]
    return nets.furnished((1, 8, 8), specs, 1)


EVERYTHING = {
    "conv1": [0, 1, 2, 3], "norm1": [0, 1, 2, 3], "relu1": [0, 1, 2, 3], "pool1": [0, 1, 2, 3],
    "conv2": list(range(8)), "sigmoid1": list(range(8)), "flatten": [0], "linear1": [0], "softmax": [0],
}  # fmt: skip


def after(edit: Callable[[engine.Project], engine.Project]) -> dict[str, list[int]]:
    """What is computed after one edit of a network that was evaluated before."""
    cache, project = engine.Cache(), lenet()
    assert computed(engine.evaluate(project, cache)) == EVERYTHING
    edited = edit(project)
    result = engine.evaluate(edited, cache)
    assert_same(result, engine.evaluate(edited))
    return computed(result)


def test_an_edited_filter_costs_its_own_map_and_what_reads_it() -> None:
    mine = {key: [2] for key in ("conv1", "norm1", "relu1", "pool1")}
    # The grouped convolution reads map 2 with its second group alone: filters 4 to 7.
    rest = {"conv2": [4, 5, 6, 7], "sigmoid1": [4, 5, 6, 7], "flatten": [0], "linear1": [0], "softmax": [0]}
    assert after(lambda project: engine.set_weight(project, "conv1", (2, 0, 1, 1), 5)) == {**mine, **rest}
    assert after(lambda project: engine.set_bias(project, "conv1", 2, 5)) == {**mine, **rest}
    assert after(lambda project: engine.set_weight(project, "norm1", (2,), 5, "variance")) == {
        key: channels for key, channels in {**mine, **rest}.items() if key != "conv1"
    }


def test_an_edit_near_the_end_costs_the_end() -> None:
    assert after(lambda project: engine.set_bias(project, "linear1", 0, 5)) == {"linear1": [0], "softmax": [0]}
    assert after(lambda project: engine.set_params(project, "softmax", temperature=2)) == {"softmax": [0]}


@pytest.mark.parametrize(
    "edit",
    [
        lambda project: project,
        lambda project: engine.rename_layer(project, "conv1", "first"),
        lambda project: engine.set_classes(project, ["a", "b", "c"]),
        lambda project: engine.set_image(project, project.input.image, "the same, under another title"),
        lambda project: engine.set_weights(project, "conv1", weight=project["conv1"].weights["weight"].data.copy()),
        lambda project: engine.set_bias(project, "conv1", 0, project["conv1"].weights["bias"].data[0]),
    ],
    ids=["nothing", "a name", "classes", "a title", "equal weights", "an equal bias"],
)
def test_what_changes_no_number_costs_nothing(edit: Callable[[engine.Project], engine.Project]) -> None:
    assert after(edit) == {}


def test_a_new_filter_costs_itself() -> None:
    assert after(lambda project: engine.add_filter(project, "conv1"))["conv1"] == [4]
    assert "conv1" not in after(lambda project: engine.remove_filter(project, "conv1", 1))


def test_another_picture_costs_everything() -> None:
    assert after(lambda project: engine.set_image(project, np.ones((1, 8, 8)))) == EVERYTHING
    assert after(lambda project: engine.set_invert(project, True)) == EVERYTHING
    assert after(lambda project: engine.set_scaling(project, [0.5], [2])) == EVERYTHING


def test_what_an_edit_does_not_reach_is_the_identical_output() -> None:
    project, cache = lenet(), engine.Cache()
    first = engine.evaluate(project, cache)
    last = project.layers[-2].id
    second = engine.evaluate(engine.set_bias(project, last, 0, 9.0), cache)
    reached = {last, *engine.set_bias(project, last, 0, 9.0).later(last)}
    for layer, output in second.outputs.items():
        assert (output is first.outputs[layer]) == (layer not in reached), layer
    other = engine.evaluate(engine.set_image(project, np.ones((1, 8, 8), np.float32)), cache)
    assert not any(output is second.outputs[layer] for layer, output in other.outputs.items())


@examples(60)
@given(st.data(), nets.projects())
def test_only_what_is_downstream_is_computed(data: st.DataObject, project: engine.Project) -> None:
    """After another filter (or unit, or channel of a norm) anywhere in any network."""
    layers = [layer for layer in project.layers if layer.weights]
    if not layers:
        return
    layer = data.draw(st.sampled_from(layers))
    row = data.draw(st.integers(0, len(layer.weights["weight"].data) - 1))
    cache = engine.Cache()
    first = engine.evaluate(project, cache)
    edited = set_part(project, layer.id, (row,), layer.weights["weight"].data[row] + 1)
    result = engine.evaluate(edited, cache)
    assert_same(result, engine.evaluate(edited))
    touched = {row} if len(first[layer.id].shape) == 3 else {0}
    expected = {layer.id: sorted(touched)}
    for each in project.layers[project.index(layer.id) + 1 :]:
        spec: Any = each.spec
        if first[each.id].ndim == 1:
            touched = {0}
        elif first[each.inputs[0]].ndim == 1:
            touched = set(range(len(first[each.id])))
        elif spec.has_filters:
            block = len(first[each.inputs[0]]) // spec.groups
            groups = {channel // block for channel in touched}
            touched = {f for f in range(spec.filters) if f // (spec.filters // spec.groups) in groups}
        elif spec.kind == "softmax":
            touched = set(range(len(first[each.id])))
        else:
            read, outputs = len(first[each.inputs[0]]), range(len(first[each.id]))
            touched = {channel for channel in outputs if touched.intersection(spec.reads(channel, read))}
        if touched and not (spec.copies_maps and first[each.id].ndim == 3):
            expected[each.id] = sorted(touched)
    assert computed(result) == expected
    assert computed(engine.evaluate(project, cache)) == {}, "undo"
    assert computed(engine.evaluate(edited, cache)) == {}, "redo"
    for before in project.layers[: project.index(layer.id)]:
        assert all(np.shares_memory(a, b) for a, b in _maps(first, result, before.id)), "the maps themselves are kept"


def _maps(one: engine.Result, two: engine.Result, layer_id: str) -> list[tuple[Float32, Float32]]:
    return list(zip(one.outputs[layer_id].maps, two.outputs[layer_id].maps, strict=True))


# --- the cache -------------------------------------------------------------------------------------------------


@examples(40)
@given(st.data(), nets.projects(), st.sampled_from([0, 2000, 10**9]))
def test_a_cache_of_any_size_gives_what_no_cache_gives(
    data: st.DataObject, project: engine.Project, most_bytes: int
) -> None:
    cache = engine.Cache(most_bytes)
    history = [project]
    for number in range(6):
        layers = [layer for layer in project.layers if layer.weights]
        back = data.draw(st.integers(0, len(history) - 1))
        if layers and data.draw(st.booleans()):
            layer = data.draw(st.sampled_from(layers))
            row = data.draw(st.integers(0, len(layer.weights["weight"].data) - 1))
            project = set_part(project, layer.id, (row,), number)
            history.append(project)
        else:
            project = history[back]
        result = engine.evaluate(project, cache)
        assert_same(result, engine.evaluate(project))
        in_use = sum(map_.nbytes for output in result.outputs.values() for map_ in output.maps)
        # A block lives as long as one of its maps, so a layer may hold its old block beside the new maps.
        assert cache.nbytes <= max(most_bytes, in_use + most_bytes // 2)


def test_the_cache_forgets_the_longest_unused_first() -> None:
    cache = engine.Cache(most_bytes=300)
    maps = {name: np.zeros((5, 5), np.float32) for name in "abcd"}  # 100 bytes each
    for name in "abc":
        cache.begin()
        cache.put([key_of(name)], [maps[name]], 100)
        cache.finish()
    cache.begin()
    assert cache.get([key_of("a")]) == [maps["a"]]
    cache.put([key_of("d")], [maps["d"]], 100)
    kept = {name for name in "abcd" if cache.get([key_of(name)])[0] is not None}
    assert (kept, cache.nbytes, len(cache)) == ({"a", "c", "d"}, 300, 3)


def test_what_shares_memory_is_counted_once_and_until_the_last_of_it_goes() -> None:
    cache = engine.Cache(most_bytes=100)
    block = np.zeros((3, 5, 5), np.float32)
    keys = [key_of(name) for name in "abc"]
    cache.begin()
    cache.put(keys, list(block), block.nbytes)
    assert cache.nbytes == 300, "in use, whatever the bound"
    cache.begin()
    assert cache.get([keys[1]])[0] is not None
    cache.put([key_of("d")], [np.zeros((5, 5), np.float32)], 100)
    assert len(cache) == 4, "the evaluation under way may still come to what the last one made"
    cache.finish()
    assert (cache.nbytes, len(cache)) == (400, 4), "the whole block stays, since its memory does"
    cache.begin()
    cache.put([key_of("e")], [np.zeros((5, 5), np.float32)], 100)
    cache.finish()
    assert (cache.nbytes, len(cache)) == (100, 1)


def in_memory(cache: engine.Cache) -> int:
    """The bytes of all pieces of memory that a cache keeps, found by looking."""
    owners = []
    for values, _ in cache._maps._found.values():
        owner = values
        while isinstance(owner.base, np.ndarray):
            owner = owner.base
        owners.append(owner)
    return sum({id(owner): owner.nbytes for owner in owners}.values())


def test_small_maps_do_not_fill_a_large_cache() -> None:
    cache, rng = engine.Cache(), np.random.default_rng(0)
    project = engine.chain((1, 256, 256), (engine.Conv2d(filters=4), engine.ReLU()))
    for _ in range(20):
        picture = engine.Array(rng.random((1, 256, 256), dtype=np.float32))
        result = engine.evaluate(engine.set_image(project, picture, ""), cache=cache)
        used = sum(values.nbytes for output in result.outputs.values() for values in output.maps)
        assert cache.nbytes <= max(16 * 2**20, 8 * used)
    again = engine.evaluate(engine.set_image(project, picture, ""), cache=cache)
    assert again.outputs["relu1"].maps[0] is result.outputs["relu1"].maps[0]


@pytest.mark.parametrize("most_bytes", [0, 100_000, 400_000])
def test_a_cache_too_small_for_what_is_shown_keeps_nothing_else(most_bytes: int) -> None:
    """Edits of one filter after the other must not leave the maps of all of them behind."""
    rng, cache = np.random.default_rng(0), engine.Cache(most_bytes)
    project = engine.chain((3, 64, 64), [engine.Conv2d(filters=8, padding=1), engine.ReLU(), engine.MaxPool2d()])
    for number in range(60):
        layer, chosen = "conv1", rng.choice(8, rng.integers(1, 9), replace=False)
        if number % 10 == 9:
            project = engine.set_image(project, rng.random((3, 64, 64)))
        for channel in chosen:
            project = engine.set_kernel(project, layer, int(channel), 0, rng.random((3, 3)))
        result = engine.evaluate(project, cache)
        assert_same(result, engine.evaluate(project))
        in_use = sum(map_.nbytes for output in result.outputs.values() for map_ in output.maps)
        assert cache.nbytes == in_memory(cache) <= max(most_bytes, in_use + most_bytes // 2)


def passes(project: engine.Project, cache: engine.Cache) -> Generator[Progress, None, None]:
    """The reports of what was computed, without those of what is about to be."""
    steps = engine.evaluate_steps(project, cache)
    try:
        for report in steps:
            if not report.ahead:
                yield report
    finally:
        steps.close()


@pytest.mark.parametrize("steps", [1, 2, 3])
def test_what_is_given_up_leaves_what_is_shown_and_no_more(steps: int) -> None:
    cache = engine.Cache(0)
    project = engine.chain((1, 32, 32), [engine.Conv2d(filters=4), engine.ReLU(), engine.ReLU(), engine.ReLU()])
    shown = engine.evaluate(project, cache)
    kept = cache.nbytes
    for seed in range(5):
        other = engine.set_image(project, np.random.default_rng(seed).random((1, 32, 32)))
        running = passes(other, cache)
        for _ in range(steps):
            next(running)
        assert cache.nbytes > kept
        running.close()
        assert cache.nbytes == kept
    assert all(each is not None for output in shown.outputs.values() for each in cache.get(output.keys))


def test_what_is_given_up_is_kept_where_there_is_room() -> None:
    cache, project = engine.Cache(), lenet()
    running = passes(project, cache)
    next(running)
    running.close()
    assert len(cache)
    assert "conv1" not in {layer for layer, channels in engine.evaluate(project, cache).computed.items() if channels}


def test_a_dropped_evaluation_leaves_a_cache_that_still_tells_the_truth() -> None:
    cache, project = engine.Cache(), lenet()
    steps = passes(project, cache)
    shares = [next(steps).done for _ in range(4)]
    steps.close()
    assert shares == sorted(shares)
    assert 0 < shares[0] < shares[-1] < 1
    result = engine.evaluate(project, cache)
    assert_same(result, engine.evaluate(project))
    assert not {"conv1", "norm1", "relu1", "pool1"} & set(computed(result)), "what was done is kept"


# --- keys ------------------------------------------------------------------------------------------------------


@examples(60)
@given(st.data(), nets.projects(most=3))
def test_no_two_networks_share_a_key(data: st.DataObject, project: engine.Project) -> None:
    """Any other spec, weights, scaling or picture in the same cache: the result is its own."""
    cache = engine.Cache()
    engine.evaluate(project, cache)
    layer = data.draw(st.sampled_from(project.layers))
    shape = engine.infer(project)[layer.id].input_shape
    assert shape is not None
    others = [
        lambda: engine.set_spec(project, layer.id, data.draw(nets.fitting_specs(shape))),
        lambda: engine.set_image(project, nets.values(np.random.default_rng(data.draw(nets.SEEDS)), shape_of(project))),
        lambda: engine.set_scaling(project, [0.5], [data.draw(st.sampled_from([0.5, 2.0]))]),
        lambda: engine.set_invert(project, True),
        lambda: engine.move_layer(project, layer.id, data.draw(st.integers(0, 3))),
        lambda: engine.remove_layer(project, layer.id),
        lambda: engine.renew_weights(project, layer.id, 7),
    ]
    other = data.draw(st.sampled_from(others))()
    assert_same(engine.evaluate(other, cache), engine.evaluate(other))
    assert_same(engine.evaluate(project, cache), engine.evaluate(project))


def shape_of(project: engine.Project) -> tuple[int, ...]:
    assert project.input.image is not None
    return project.input.image.shape


def test_softmax_over_maps_keeps_its_channels_apart() -> None:
    project = nets.furnished((3, 2, 2), [engine.Softmax()], 0)
    maps = engine.evaluate(project)["softmax"]
    assert len({each.tobytes() for each in maps}) == 3
    np.testing.assert_allclose(maps.sum(0), 1, rtol=1e-6)


# --- a part of it ----------------------------------------------------------------------------------------------


def test_only_what_is_wanted_and_what_it_needs_is_computed() -> None:
    cache, project = engine.Cache(), lenet()
    result = engine.evaluate(project, cache, wanted=["relu1"])
    assert list(result.activations) == ["conv1", "norm1", "relu1"]
    np.testing.assert_array_equal(result["relu1"], engine.evaluate(project)["relu1"])
    assert list(computed(engine.evaluate(project, cache))) == list(EVERYTHING)[3:]
    assert list(engine.evaluate(project, wanted=[]).activations) == []
    assert list(engine.evaluate(project, wanted=["nobody"]).activations) == []


def test_below_a_problem_everything_waits_and_above_it_everything_runs() -> None:
    project = engine.set_params(lenet(), "conv2", kernel=63)
    result = engine.evaluate(project)
    assert list(result.activations) == ["conv1", "norm1", "relu1", "pool1"]
    assert list(result.problems) == ["conv2", "sigmoid1", "flatten", "linear1", "softmax"]
    assert "63 × 63 kernel does not fit a 4 × 4 input" in str(result.problems["conv2"])
    assert result.problems["conv2"].waits_for is None
    assert {result.problems[name].waits_for for name in list(result.problems)[1:]} == {"conv2"}
    assert str(result.problems["softmax"]) == "softmax waits for conv2."
    mended = engine.set_params(project, "conv2", kernel=3)
    assert_same(engine.evaluate(mended), engine.evaluate(lenet()))


def test_maps_that_would_not_fit_into_memory_are_a_problem() -> None:
    project = engine.chain((3, 3000, 3000), [engine.Conv2d(filters=512, padding=1), engine.ReLU()])
    result = engine.evaluate(project, wanted=["relu1"])
    assert "18.4 GB" in str(result.problems["conv1"])
    assert list(result.activations) == []


# --- odd numbers and sizes -------------------------------------------------------------------------------------


@examples(40)
@given(nets.projects(), nets.SEEDS)
def test_nan_and_infinity_are_numbers_like_others(project: engine.Project, seed: int) -> None:
    odd = nets.with_odd_numbers(project, np.random.default_rng(seed))
    cache = engine.Cache()
    first = engine.evaluate(odd, cache)
    assert set(first.activations) == {layer.id for layer in odd.layers}
    again = engine.evaluate(odd, cache)
    assert computed(again) == {}
    for name, activation in first.activations.items():
        np.testing.assert_array_equal(activation, again[name])


def test_a_picture_of_infinities_is_fitted_and_scaled_in_silence() -> None:
    picture = np.array([np.inf, -np.inf, 3e38], np.float32).reshape(3, 1, 1)
    for channels in (1, 3):
        project = engine.set_image(engine.chain((channels, 1, 1), [engine.ReLU()]), picture)
        assert engine.evaluate(engine.set_scaling(project, [0], [0.1])).input.shape == (channels, 1, 1)


def test_a_nan_in_one_filter_stays_in_its_map() -> None:
    project = engine.set_weight(lenet(), "conv1", (1, 0, 0, 0), math.nan)
    result = engine.evaluate(project)
    assert np.isnan(result["conv1"][1]).any()
    assert np.isfinite(result["pool1"][[0, 2, 3]]).all()
    assert np.isnan(result["softmax"]).all()
    mended = engine.set_weight(project, "conv1", (1, 0, 0, 0), 1)
    assert np.isfinite(engine.evaluate(mended)["softmax"]).all()


def test_a_kernel_of_zeros_leaves_the_bias() -> None:
    project = engine.set_filter(lenet(), "conv1", 0, 0)
    np.testing.assert_array_equal(engine.evaluate(project)["conv1"][0], project["conv1"].weights["bias"].data[0])


@pytest.mark.parametrize("filters", [512, 4096])
def test_hundreds_of_filters_on_a_single_pixel(filters: int) -> None:
    project = engine.chain((3, 1, 1), [engine.Conv2d(filters=filters, kernel=1), engine.ReLU(), engine.GlobalAvgPool()])
    project = engine.set_image(project, np.ones((3, 1, 1)))
    cache = engine.Cache()
    result = engine.evaluate(project, cache)
    assert result["gap1"].shape == (filters, 1, 1)
    edited = engine.set_bias(project, "conv1", filters - 1, 9)
    assert computed(engine.evaluate(edited, cache)) == {key: [filters - 1] for key in ("conv1", "relu1", "gap1")}


def test_a_map_larger_than_one_chunk_is_computed_in_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    project, cache = lenet(), engine.Cache()
    whole = engine.evaluate(project)
    monkeypatch.setattr(layer_evaluation, "CHUNK", 100)
    pieces = engine.evaluate(project, cache)
    assert_same(pieces, whole)
    assert computed(pieces) == EVERYTHING
    assert computed(engine.evaluate(project, cache)) == {}


@examples(60)
@given(st.data(), nets.SEEDS)
def test_a_convolution_cut_into_bands_is_the_same_convolution(data: st.DataObject, seed: int) -> None:
    draw = data.draw
    groups = draw(st.sampled_from([1, 2]))
    spec = engine.Conv2d(
        filters=draw(st.sampled_from([2, 6, 40])),
        kernel=(draw(st.integers(1, 5)), draw(st.integers(1, 5))),
        stride=(draw(st.integers(1, 2)), draw(st.integers(1, 2))),
        padding=(draw(st.integers(0, 18)), draw(st.integers(0, 6))),
        border=draw(st.sampled_from(["zeros", "reflect", "replicate", "circular"])),
        dilation=(draw(st.integers(1, 2)), draw(st.integers(1, 2))),
        groups=groups,
        bias=draw(st.booleans()),
        flip=draw(st.booleans()),
    )
    project = nets.furnished((groups * draw(st.integers(1, 2)), draw(st.integers(40, 80)), 20), [spec], seed)
    whole, cache = engine.evaluate(project), engine.Cache()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(layer_evaluation, "PRODUCTS", 1)
        assert_same(engine.evaluate(project, cache), whole)
        edited = engine.set_weight(project, "conv1", (1, 0, 0, 0), 3)
        assert computed(engine.evaluate(edited, cache)) == {"conv1": [1]}
        assert_same(engine.evaluate(edited, cache), engine.evaluate(edited))


def test_a_heavy_layer_is_cut_finely_enough_to_be_given_up_and_an_ordinary_one_is_not() -> None:
    def steps(size: int, channels: int, spec: engine.Conv2d) -> int:
        project = engine.chain((channels, size, size), [spec])
        return len(list(passes(project, engine.Cache())))

    assert steps(128, 16, engine.Conv2d(filters=16, kernel=63, padding=31)) == 4
    assert steps(128, 16, engine.Conv2d(filters=1, kernel=63, padding=31)) == 4, "one filter takes as long as 16"
    assert steps(128, 32, engine.Conv2d(filters=64, padding=1)) == 1


def test_every_device_has_maps_of_its_own() -> None:
    project, cache = lenet(), engine.Cache()
    engine.evaluate(project, cache)
    assert computed(engine.evaluate(project, cache, device="cpu:0")) == EVERYTHING
    assert computed(engine.evaluate(project, cache)) == {}


GREY_OR_COLOUR = st.sampled_from([1, 3])


@examples(40)
@given(GREY_OR_COLOUR, GREY_OR_COLOUR, nets.SHAPES, st.sampled_from(["crop", "pad", "stretch"]), st.booleans())
def test_a_picture_of_any_size_and_colour_can_be_shown(
    reads: int, given_channels: int, shape: tuple[int, int, int], fit: Any, sized: bool
) -> None:
    specs: list[Any] = [engine.Conv2d(filters=2, padding=1)]
    specs += [engine.Flatten(), engine.Linear(units=2)] if sized else [engine.Tanh()]
    project = engine.set_fit(engine.chain((reads, 5, 6), specs), fit)
    picture = np.random.default_rng(0).random((given_channels, *shape[1:]), np.float32)
    result = engine.evaluate(engine.set_image(project, picture))
    assert not result.problems
    assert result.input.shape == (reads, *((5, 6) if sized else shape[1:]))
    assert np.isfinite(result.input).all()
    if given_channels < reads:
        assert all(np.array_equal(channel, result.input[0]) for channel in result.input), "grey three times"


def test_grey_is_the_brightness_that_people_see() -> None:
    project = engine.chain((1, 1, 3), [engine.ReLU()])
    red_green_blue = np.eye(3)[:, None, :]
    assert engine.evaluate(engine.set_image(project, red_green_blue)).input[0, 0] == pytest.approx(
        [0.299, 0.587, 0.114]
    )


@given(st.floats(-2, 2), st.floats(0.1, 5), st.booleans())
def test_the_network_reads_the_scaled_picture(mean: float, deviation: float, invert: bool) -> None:
    picture = np.random.default_rng(0).random((1, 4, 4), np.float32)
    project = engine.set_image(engine.chain((1, 4, 4), [engine.ReLU()]), picture)
    project = engine.set_scaling(engine.set_invert(project, invert), [mean], [deviation])
    expected = ((1 - picture if invert else picture) - mean) / deviation
    np.testing.assert_allclose(engine.evaluate(project).input, expected, rtol=1e-5, atol=1e-6)


def test_without_a_picture_the_network_sees_black() -> None:
    project = engine.chain((3, 4, 5), [engine.Conv2d(filters=2)])
    result = engine.evaluate(project)
    assert result.input.shape == (3, 4, 5)
    assert not result.input.any()
    assert engine.evaluate(engine.set_invert(project, True)).input.min() == 1
    taken_away = engine.set_image(engine.set_image(project, np.ones((3, 9, 9))), None)
    assert_same(engine.evaluate(taken_away), result)


def test_what_is_handed_out_cannot_be_written() -> None:
    project = lenet()
    result = engine.evaluate(project)
    for array in (result["conv1"], result["linear1"], result.input, project["conv1"].weights["weight"].data):
        with pytest.raises(ValueError, match="read-only"):
            array[...] = 0


def test_an_unknown_cell_or_layer_is_refused_in_words() -> None:
    project = lenet()
    result = engine.evaluate(project)
    for layer_id, cell in [
        ("conv9", (0, 0, 0)), ("input", (0, 0, 0)), ("conv1", (4, 0, 0)), ("conv1", (0, -1, 0)),
        ("conv1", (0,)), ("linear1", (0, 0, 0)), ("linear1", (3,)),
    ]:  # fmt: skip
        with pytest.raises(engine.EngineError):
            engine.trace(project, result, layer_id, cell)
    with pytest.raises(engine.EngineError):
        engine.trace(engine.remove_layer(project, "relu1"), result, "relu1", (0, 0, 0))


# --- arrays and their tokens -----------------------------------------------------------------------------------

ROWS = st.lists(st.sampled_from([0.0, -0.0, 1.0, math.nan, math.inf]), min_size=2, max_size=2)
TABLES = st.lists(ROWS, min_size=1, max_size=4)


@given(TABLES, TABLES)
def test_equal_tokens_mean_equal_numbers(old: list[list[float]], new: list[list[float]]) -> None:
    first = Array(old)
    second = Array(new, like=first)
    same = (first.shape, first.data.tobytes()) == (second.shape, second.data.tobytes())
    assert (second == first) == same == (second.token == first.token)
    for at, row in enumerate(second.row_tokens):
        kept = at < len(old) and first.data[at].tobytes() == second.data[at].tobytes()
        assert (row in first.row_tokens) == kept
        if kept:
            assert row == first.row_tokens[at]


@given(TABLES, st.data())
def test_a_replaced_part_keeps_the_tokens_of_all_other_rows(table: list[list[float]], data: st.DataObject) -> None:
    first = Array(table)
    row, column = data.draw(st.integers(-len(table), len(table) - 1)), data.draw(st.integers(0, 1))
    at = data.draw(st.sampled_from([(row,), (row, column)]))
    value = data.draw(st.sampled_from([0.0, -0.0, 1.0, 1e300, math.nan]))
    expected = first.data.copy()
    expected[at] = math.inf if value == 1e300 else value
    second = first.replaced(at, value)
    np.testing.assert_array_equal(second.data, expected)
    same = first.data.tobytes() == expected.tobytes()
    assert (second.token == first.token) == same
    row %= len(table)
    for number, (old, new) in enumerate(zip(first.row_tokens, second.row_tokens, strict=True)):
        assert (old == new) == (same or number != row)
    assert not second.data.flags.writeable


@given(TABLES, st.data())
def test_taking_rows_out_keeps_the_tokens_of_the_others(table: list[list[float]], data: st.DataObject) -> None:
    first = Array(table)
    start = data.draw(st.integers(0, len(table)))
    stop = data.draw(st.integers(start, len(table)))
    rest = first.without(slice(start, stop))
    assert rest.row_tokens == first.row_tokens[:start] + first.row_tokens[stop:]
    np.testing.assert_array_equal(rest.data, np.array([*table[:start], *table[stop:]]).reshape(-1, 2))
    narrower = first.without(0, axis=1)
    assert narrower.shape == (len(table), 1)
    assert not set(narrower.row_tokens) & set(first.row_tokens)


def test_arrays_made_apart_share_no_tokens() -> None:
    one, two = Array([[1, 2]]), Array([[1, 2]])
    assert one == two
    assert {one.token, *one.row_tokens}.isdisjoint({two.token, *two.row_tokens})
    assert Array([[1, 2]]) != Array([1, 2])


def test_nobody_can_write_into_an_array_from_behind() -> None:
    source = np.zeros((2, 2), np.float32)
    window = source[:]
    window.flags.writeable = False
    arrays = [Array(source), Array(window), Array(source.T)]
    source[:] = 1
    assert all(not array.data.any() for array in arrays)
    sealed = Array(arrays[0].data)
    assert np.shares_memory(sealed.data, arrays[0].data), "and what is sealed already is not copied"


def test_numbers_too_large_for_float32_become_infinite() -> None:
    assert Array([1e300]).data[0] == math.inf
