"""Maps on a device are those of the processor, and nothing crosses but what is shown."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

import engine
from engine.compute import device_maps, device_reductions, layer_evaluation
from engine.compute import thumbnails as thumbnails_module
from engine.compute.analyses import BESIDE, Answers
from engine.compute.contributions import Contributions
from engine.compute.device_maps import DeviceMap, DeviceMaps, explained_failures, separate
from engine.compute.devices import devices
from engine.compute.gradients import _back_through
from engine.compute.map_ranks import ClassAttributions, MapActivity
from engine.compute.other_pooling import OtherPooling
from engine.compute.thumbnails import MapStatistics, Thumbnail, Thumbnails, Wish, thumbnails_of
from engine.explain.digits import digits_of
from engine.layers.joining import joint_forward
from engine.project.edits.weights import set_part
from engine.values.errors import EngineError, ResourceError
from tests.engine import networks as nets
from tests.laws import examples

NAMES = ["cpu:0", "cuda", "mps"]  # the first is apart by its name alone


@pytest.fixture(params=NAMES, scope="module")
def device(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    if name != "cpu:0" and name not in devices():
        pytest.skip(f"this computer has no {name}")
    return name


def assert_close(here: Any, there: Any, name: str = "", scale: float = 1e-3) -> None:
    """Equal to a hundred-thousandth of the largest finite number, and infinite or NaN at the same places.

    Args:
        scale: the largest number that these were computed from: what nearly cancels is rounded as that is.
    """
    here, there = np.asarray(here, np.float64), np.asarray(there, np.float64)
    scale = max(largest(here), scale)
    np.testing.assert_allclose(there, here, rtol=0, atol=1e-5 * scale, err_msg=name)


def largest(values: Any) -> float:
    values = np.asarray(values, np.float64)
    return float(np.abs(values[np.isfinite(values)]).max(initial=0))


def assert_alike(here: Sequence[Thumbnail], there: Sequence[Thumbnail], name: str = "", scale: float = 1e-3) -> None:
    for one, other in zip(here, there, strict=True):
        assert one.is_finite == other.is_finite
        assert_close([one.low, one.high], [other.low, other.high], name, scale)
        assert one.values.shape == other.values.shape
        # Of two extremes that differ by rounding alone either may be shown.
        assert_close(np.abs(one.values), np.abs(other.values), name, scale)


# --- the same numbers ------------------------------------------------------------------------------------------


@examples(60)
@given(st.data(), nets.projects())
def test_all_that_is_shown_is_what_the_processor_computes(
    device: str, data: st.DataObject, project: engine.Project
) -> None:
    here, there = engine.evaluate(project), engine.evaluate(project, device=device)
    assert list(here.outputs) == list(there.outputs)
    assert here.computed == there.computed
    assert here.fitting == there.fitting
    shown = Thumbnails().of(here), Thumbnails().of(there)
    for layer_id, output in here.outputs.items():
        other = there.outputs[layer_id]
        read = project[layer_id].inputs if layer_id != engine.INPUT else ()
        scale = max([1e-3, *(largest(here.outputs[each].array) for each in (layer_id, *read))])
        assert (other.shape, len(other.maps)) == (output.shape, len(output.maps))
        assert other.on_device is not None
        assert_close(output.array, other.array, layer_id, scale)
        for one, two in zip(output.maps, other.maps, strict=True):
            assert_close(one, two, layer_id, scale)
        assert_alike(shown[0][layer_id], shown[1][layer_id], layer_id, scale)
        facts, others = (MapStatistics(layer_id, 0).of(project, each) for each in (here, there))
        assert facts is not None
        assert others is not None
        assert_close(facts.values, others.values, layer_id, scale)
        assert_close([facts.low, facts.mean, facts.high], [others.low, others.mean, others.high], layer_id, scale)
        assert facts.odd == others.odd
        assert facts.zeros == pytest.approx(others.zeros, abs=0.5)
        activity = [MapActivity(layer_id, 0).of(project, each) for each in (here, there)]
        assert_close(*activity, layer_id, scale)
    layer = data.draw(st.sampled_from(project.layers))
    cell = data.draw(nets.cells(here.outputs[layer.id].shape))
    one, two = (engine.trace(project, each, layer.id, cell) for each in (here, there))
    assert_close(one.terms.values, two.terms.values)
    assert_close(one.value, two.value)
    digits_of(project, there, layer.id, cell[0])


@examples(40)
@given(st.data(), nets.projects(), nets.SEEDS)
def test_analyses_are_those_of_the_processor(
    device: str, data: st.DataObject, project: engine.Project, seed: int
) -> None:
    here, there = engine.evaluate(project), engine.evaluate(project, device=device)
    for layer in project.layers:
        channel = data.draw(st.integers(0, here.outputs[layer.id].shape[0] - 1))
        parts = [Contributions(layer.id, channel).of(project, each) for each in (here, there)]
        if parts[0] is not None and parts[1] is not None:
            assert parts[0].reads == parts[1].reads
            assert_close(parts[0].shares, parts[1].shares)
            assert_alike(parts[0].thumbnails, parts[1].thumbnails)
        pools = [OtherPooling(layer.id, channel).of(project, each) for each in (here, there)]
        if pools[0] is not None and pools[1] is not None:
            assert_alike([pools[0].thumbnail], [pools[1].thumbnail])
        attributed = [ClassAttributions(layer.id).of(project, each) for each in (here, there)]
        if attributed[0] is not None and attributed[1] is not None:
            assert len(attributed[0].values) == len(attributed[1].values)


def classifier(rows: int = 12) -> engine.Project:
    specs = [
        engine.Conv2d(filters=4, kernel=3, padding=1),
        engine.BatchNorm2d(),
        engine.ReLU(),
        engine.MaxPool2d(),
        engine.Conv2d(filters=8, kernel=3, groups=2),
        engine.Dropout(),
        engine.AvgPool2d(),
        engine.Flatten(),
        engine.Linear(units=3),
        engine.Softmax(),
    ]
    return nets.furnished((3, rows, 12), specs, 1)


def test_the_loss_goes_back_over_the_maps_of_the_device(device: str) -> None:
    project = classifier()
    here = engine.loss_gradients(project, 1)
    there = engine.loss_gradients(project, 1, engine.evaluate(project, device=device))
    assert_close(here.loss, there.loss)
    assert list(here.by_output) == list(there.by_output)
    for layer, gradient in here.by_output.items():
        assert_close(gradient, there.by_output[layer], layer)
        assert_alike(here.thumbnails[layer], there.thumbnails[layer], layer)
    for layer, weights in here.by_weight.items():
        for name, gradient in weights.items():
            assert_close(gradient, there.by_weight[layer][name], f"{layer}.{name}")
    results = [engine.evaluate(project, device=each) for each in ("cpu", device)]
    contributed = [ClassAttributions("relu1").of(project, each) for each in results]
    assert contributed[0] is not None
    assert contributed[1] is not None
    assert contributed[0].strongest == contributed[1].strongest
    assert_close(contributed[0].values, contributed[1].values)


@examples(40)
@given(st.data(), nets.projects(), st.sampled_from([0, 2000, 10**9]))
def test_after_any_edits_the_same_is_computed_as_on_the_processor(
    device: str, data: st.DataObject, project: engine.Project, most_bytes: int
) -> None:
    """In one cache of any size, which stays within its bound."""
    here, there = engine.Cache(most_bytes), engine.Cache(most_bytes)
    history = [project]
    for number in range(6):
        layers = [layer for layer in project.layers if layer.weights]
        back = data.draw(st.integers(0, len(history) - 1))
        if layers and data.draw(st.booleans()):
            layer = data.draw(st.sampled_from(layers))
            row = data.draw(st.integers(0, len(layer.weights["weight"].data) - 1))
            project = set_part(project, layer.id, (row,), number / 3)
            history.append(project)
        else:
            project = history[back]
        one, two = engine.evaluate(project, here), engine.evaluate(project, there, device=device)
        assert one.computed == two.computed
        for layer_id, output in one.outputs.items():
            assert_close(output.array, two.outputs[layer_id].array, layer_id)
        in_use = sum(values.nbytes for output in one.outputs.values() for values in output.maps)
        assert there.nbytes <= max(most_bytes, in_use + most_bytes // 2)


@examples(40)
@given(nets.projects(), nets.SEEDS)
def test_odd_numbers_are_shown_as_on_the_processor(device: str, project: engine.Project, seed: int) -> None:
    odd = nets.with_odd_numbers(project, np.random.default_rng(seed))
    values = odd.input.image
    assert values is not None
    maps = [*values.data, np.full(values.shape[1:], np.nan, np.float32)]
    here = thumbnails_of([Wish([each.copy() for each in maps])])[0]
    on_device = separate(device_maps.upload(np.stack(maps), device))
    assert_alike(here, thumbnails_of([Wish(on_device)])[0])
    result = engine.evaluate(odd, device=device)
    Thumbnails().of(result)
    facts = [MapStatistics("input", 0).of(odd, each) for each in (engine.evaluate(odd), result)]
    assert facts[0] is not None
    assert facts[1] is not None
    assert (facts[0].odd, facts[0].zeros) == (facts[1].odd, pytest.approx(facts[1].zeros))
    assert_close([facts[0].low, facts[0].mean, facts[0].high], [facts[1].low, facts[1].mean, facts[1].high])


@pytest.mark.parametrize("shape", [(3, 7), (128, 128), (129, 300), (700, 257), (1100, 2100), (1, 9000), (2000, 1)])
@pytest.mark.parametrize("picture", [False, True])
def test_large_maps_are_reduced_as_on_the_processor(device: str, shape: tuple[int, int], picture: bool) -> None:
    maps = np.random.default_rng(0).normal(size=(5, *shape)).astype(np.float32)
    for most in (128, 256):
        here = thumbnails_of([Wish(list(maps), picture, most)])[0]
        stored = separate(device_maps.upload(maps.copy(), device))
        assert_alike(here, thumbnails_of([Wish(stored, picture, most)])[0])
        apart = [separate(device_maps.upload(each[None].copy(), device))[0] for each in maps]
        assert_alike(here, thumbnails_of([Wish(apart, picture, most)])[0])


def test_what_is_too_large_to_be_reduced_at_once_is_reduced_in_pieces(
    device: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    maps = np.random.default_rng(0).normal(size=(5, 150, 150)).astype(np.float32)
    maps[1, 0, 0] = np.nan
    here = thumbnails_of([Wish(list(maps))])[0]
    monkeypatch.setattr(device_reductions, "_AT_ONCE", 2 * maps[0].size)
    assert_alike(here, thumbnails_of([Wish(separate(device_maps.upload(maps, device)))])[0])


@examples(30)
@given(st.data(), nets.SEEDS)
def test_a_convolution_in_bands_is_the_same_on_a_device(device: str, data: st.DataObject, seed: int) -> None:
    draw = data.draw
    spec = engine.Conv2d(
        filters=draw(st.sampled_from([2, 40])),
        kernel=(draw(st.integers(1, 5)), 3),
        stride=(draw(st.integers(1, 2)), 1),
        padding=(draw(st.integers(0, 4)), 1),
        border=draw(st.sampled_from(["zeros", "reflect", "circular"])),
    )
    project = nets.furnished((2, draw(st.integers(40, 80)), 20), [spec], seed)
    whole = engine.evaluate(project)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(layer_evaluation, "DEVICE_PRODUCTS", 1)
        assert_close(whole["conv1"], engine.evaluate(project, device=device)["conv1"])


# --- cells -----------------------------------------------------------------------------------------------------


@examples(60)
@given(st.data(), nets.SHAPES, st.booleans())
def test_cells_are_read_as_from_an_array(
    device: str, data: st.DataObject, shape: tuple[int, int, int], is_apart: bool
) -> None:
    whole = np.random.default_rng(0).random(shape, np.float32)
    stored = separate(device_maps.upload(whole.copy(), device))
    if is_apart:
        stored = [separate(device_maps.upload(each[None].copy(), device))[0] for each in whole]
    maps = DeviceMaps([each for each in stored if isinstance(each, DeviceMap)])
    assert maps.shape == shape
    count = data.draw(st.integers(0, 5))
    channel, row, column = data.draw(nets.cells(shape))
    places = [
        np.array(data.draw(st.lists(st.integers(-1, size - 1), min_size=count, max_size=count)), np.intp)
        for size in shape
    ]
    rows, columns = places[1][:, None], places[2][None]
    keys: list[Any] = [
        channel, (channel, row, column), (slice(None), row, column), (slice(0, channel + 1), row, column),
        tuple(places), (channel, rows, columns), (slice(None), places[1], places[2]), (-1, slice(None), column),
        (slice(None), slice(None, None, 2), slice(1, None)), (np.intp(channel), np.intp(row), np.intp(column)),
    ]  # fmt: skip
    for key in keys:
        np.testing.assert_array_equal(maps[key], whole[key], err_msg=str(key))
    assert maps[channel] is maps[channel]
    assert list(map(np.sum, maps)) == list(map(np.sum, whole))
    np.testing.assert_array_equal(maps[channel, row, column], whole[channel, row, column], "also once it is here")


# --- what crosses ----------------------------------------------------------------------------------------------


@dataclass
class Transfers:
    """Bytes of each upload and download."""

    up: list[int] = field(default_factory=list)
    down: list[int] = field(default_factory=list)


@pytest.fixture
def transfers(monkeypatch: pytest.MonkeyPatch) -> Transfers:
    counted, upload, download = Transfers(), device_maps.upload, device_maps.download

    def up(values: Any, device: str) -> Any:
        counted.up.append(values.nbytes)
        return upload(values, device)

    def down(values: Any) -> Any:
        counted.down.append(values.nbytes)
        return download(values)

    replace_everywhere(monkeypatch, upload, up)
    replace_everywhere(monkeypatch, download, down)
    return counted


def replace_everywhere(monkeypatch: pytest.MonkeyPatch, function: Any, replacement: Any) -> None:
    """In all modules of the engine that use the function."""
    for module in [each for name, each in sys.modules.items() if name.startswith("engine.")]:
        if getattr(module, function.__name__, None) is function:
            monkeypatch.setattr(module, function.__name__, replacement)


def test_an_edit_uploads_its_filter_and_downloads_thumbnails(device: str, transfers: Transfers) -> None:
    project, cache, thumbnails = classifier(600), engine.Cache(), Thumbnails()
    thumbnails.of(engine.evaluate(project, cache, device=device))
    assert project.input.image is not None
    weights = sum(weight.size for layer in project.layers for weight in layer.weights.values())
    assert sum(transfers.up) == 4 * (project.input.image.size + weights)
    assert len(transfers.down) == 1
    transfers.up.clear(), transfers.down.clear()
    edited = engine.set_weight(project, "conv1", (2, 0, 1, 1), 5)
    result = engine.evaluate(edited, cache, device=device)
    made = thumbnails.of(result)
    assert transfers.up == [4 * 3 * 3 * 3]
    new = [made[layer][channel] for layer, channels in result.computed.items() for channel in channels]
    assert transfers.down == [sum(each.values.nbytes + 8 for each in new)], "all in one transfer"
    assert_close(result["softmax"], engine.evaluate(edited)["softmax"])
    transfers.up.clear(), transfers.down.clear()
    thumbnails.of(engine.evaluate(project, cache, device=device))
    assert (transfers.up, transfers.down) == ([], []), "undo"
    engine.evaluate(engine.set_bias(project, "linear1", 1, 3), cache, device=device)
    # What undo brought back was not computed, so that its weights are uploaded with the next that is.
    assert sum(transfers.up) == 4


def test_another_picture_is_uploaded_and_no_weights(device: str, transfers: Transfers) -> None:
    project, cache = classifier(), engine.Cache()
    engine.evaluate(project, cache, device=device)
    transfers.up.clear()
    picture = np.random.default_rng(5).random((3, 12, 12), np.float32)
    engine.evaluate(engine.set_image(project, picture), cache, device=device)
    assert transfers.up == [picture.nbytes]
    assert transfers.down == []


def test_an_explained_cell_downloads_its_patch(device: str, transfers: Transfers) -> None:
    project = classifier(600)
    result = engine.evaluate(project, device=device)
    transfers.down.clear()
    engine.trace(project, result, "conv1", (2, 300, 5))
    assert transfers.down == [4 * 27, 4]
    transfers.down.clear()
    engine.trace(project, result, "pool1", (2, 100, 5))
    assert transfers.down == [4 * 4, 4]
    transfers.down.clear()
    ends = {
        layer: tuple((each.low, each.high) if each.is_finite else None for each in thumbnails)
        for layer, thumbnails in Thumbnails().of(result).items()
    }
    transfers.down.clear()
    for layer in ("conv1", "norm1", "relu1", "pool1", "conv2", "pool2"):
        digits_of(project, result, layer, 1, ends)
    assert max(transfers.down) <= 4 * 2**16, "samples"


def test_the_large_map_and_its_statistics_are_two_transfers(device: str, transfers: Transfers) -> None:
    project = classifier()
    result = engine.evaluate(project, device=device)
    transfers.down.clear()
    first = MapStatistics("conv1", 1).of(project, result)
    assert sorted(transfers.down) == [4 * 6, 4 * 12 * 12]
    again = MapStatistics("conv1", 1).of(project, result)
    assert first is not None
    assert again is not None
    assert np.shares_memory(first.values, again.values), "it is downloaded once"


def test_a_map_larger_than_the_screen_stays_and_counts_in_the_answers(
    device: str, transfers: Transfers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(thumbnails_module, "WHOLE", 100)
    monkeypatch.setattr(thumbnails_module, "SAMPLES", 50)
    project = classifier(600)
    here, there = engine.evaluate(project), engine.evaluate(project, device=device)
    transfers.down.clear()
    answers, analysis = Answers(most_bytes=0), MapStatistics("conv1", 1)
    facts = answers.of([analysis], project, there)[analysis]
    assert transfers.down == [4 * 6, facts.sample.nbytes]
    assert facts.sample.size <= 50
    assert isinstance(facts.values, DeviceMap)
    assert answers._nbytes - BESIDE - facts.sample.nbytes == facts.values.nbytes == here["conv1"][1].nbytes
    memory = facts.values.tensor.untyped_storage()
    assert memory.nbytes() == facts.values.nbytes, "the other maps of the layer are not kept alive"
    assert_close(here["conv1"][1, 5:500:7, 3], facts.values[5:500:7, 3])
    assert transfers.down[2:] == [4 * len(range(5, 500, 7))]
    assert_close(here["conv1"][1], facts.values)
    answers.of([], project, there)
    assert answers._nbytes == 0
    vector = MapStatistics("flatten", 0).of(project, there)
    assert vector is not None
    assert isinstance(vector.values, np.ndarray), "which is wrapped into rows"


def test_what_computing_has_no_use_for_is_dropped(device: str) -> None:
    project, cache = classifier(), engine.Cache()
    engine.evaluate(project, cache, device=device)
    assert len(cache.weights) == sum(len(layer.weights) for layer in project.layers)
    engine.evaluate(engine.remove_layer(project, "norm1"), cache, device=device)
    assert len(cache.weights) == sum(len(layer.weights) for layer in project.layers if layer.id != "norm1")
    engine.evaluate(project, cache)
    assert len(cache.weights) == 0


# --- what a device cannot do -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("error", "expected", "words"),
    [
        (RuntimeError("MPS backend out of memory"), ResourceError, "not enough memory for conv1"),
        (MemoryError(), ResourceError, "not enough memory for conv1"),
        (NotImplementedError("not implemented for the MPS device"), EngineError, "cannot compute conv1"),
    ],
)
def test_what_a_device_cannot_do_is_said_with_what_to_do(
    error: Exception, expected: type[EngineError], words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise error

    monkeypatch.setattr(layer_evaluation, "joint_forward", fails)
    cache = engine.Cache()
    with pytest.raises(expected, match=words) as caught:
        engine.evaluate(classifier(), cache, device="cpu:0")
    assert "CPU" in str(caught.value.now)
    monkeypatch.undo()
    assert engine.evaluate(classifier(), cache, device="cpu:0").computed["conv1"] == (0, 1, 2, 3)


def test_a_bug_on_the_processor_stays_one() -> None:
    with pytest.raises(RuntimeError), explained_failures("cpu", "conv1"):
        raise RuntimeError("a size does not match")
    with pytest.raises(EngineError, match="cannot do this"), explained_failures("mps"):
        raise RuntimeError("a size does not match")


@examples(80)
@given(nets.SHAPES.flatmap(lambda shape: st.tuples(st.just(shape), nets.fitting_specs(shape))))
def test_no_kind_of_layer_computes_anywhere_but_on_the_device(drawn: tuple[Any, engine.Spec]) -> None:
    """On torch's device without numbers, tensors of the processor, and readings of numbers, are refused."""
    shape, spec = drawn
    project = nets.furnished(shape, [spec], 0)
    (layer,) = project.layers
    weights = {name: torch.empty(each.shape, device="meta") for name, each in layer.weights.items()}
    output = joint_forward(layer.spec, [torch.empty((1, *shape), device="meta")], weights)
    assert output.device.type == "meta"
    assert tuple(output.shape[1:]) == spec.output_shape(shape)


# --- a card that is not there ------------------------------------------------------------------------------------


def test_what_is_computed_reads_no_number_and_meets_no_tensor_of_the_processor(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a device whose tensors have no numbers; those of the processor, and float64, are refused."""

    def up(values: Any, device: str) -> torch.Tensor:
        return upload(values, "cpu").to(device)

    def down(values: torch.Tensor) -> Any:
        assert values.device.type == "meta"
        assert values.dtype != torch.float64, "which not every device has"
        return np.zeros(tuple(values.shape), str(values.dtype).removeprefix("torch."))

    upload = device_maps.upload
    replace_everywhere(monkeypatch, upload, up)
    replace_everywhere(monkeypatch, device_maps.download, down)

    @examples(60)
    @given(nets.projects())
    def law(project: engine.Project) -> None:
        result = engine.evaluate(project, device="meta")
        for layer_id, output in result.outputs.items():
            assert output.on_device is not None
            for values in output.on_device.stored:
                assert values.tensor.device.type == "meta"
                assert values.shape == output.shape[-values.ndim :]
                assert values.tensor.dtype == torch.float32
            MapStatistics(layer_id, 0).of(project, result)
            MapActivity(layer_id, 0).of(project, result)
        Thumbnails().of(result)
        for layer in project.layers:
            Contributions(layer.id, 0).of(project, result)
            OtherPooling(layer.id, 0).of(project, result)
            _back_through(layer, result, torch.empty((1, *result.outputs[layer.id].shape), device="meta"))

    law()
