"""A new layer kind is one file and one line in the registry: all else that the engine does with it follows."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

import engine
from engine.explain.as_text import latex, plain
from engine.explain.explain import explain
from engine.explain.why import unrolled, why
from engine.project.map_weights import find_map_weights
from engine.quiz.hiding import HiddenCells, Hiding, hidden_by_layer, sizes_asked
from engine.quiz.mistakes import mistakes
from engine.quiz.size_answers import shape_check
from engine.training.plan import Plan
from engine.training.train import train
from tests.engine.training.test_training import bars_and_blobs
from tests.throwaway import THROWAWAY, ChannelShuffle, Square, register

BOTH = ("shuffle1", "square1")
SHAPE = (6, 6, 6)


@pytest.fixture
def project(monkeypatch: pytest.MonkeyPatch) -> engine.Project:
    register(monkeypatch)
    specs = [engine.Conv2d(filters=6), ChannelShuffle(groups=3), Square(factor=0.5), engine.Flatten()]
    made = engine.chain((1, 8, 8), [*specs, engine.Linear(units=2), engine.Softmax()], seed=3)
    return engine.set_image(made, np.random.default_rng(0).random((1, 8, 8), np.float32))


def test_it_is_computed(project: engine.Project) -> None:
    result = engine.evaluate(project, cache=engine.Cache())
    made = torch.from_numpy(np.array(result["conv1"]))[None]
    shuffled = torch.nn.ChannelShuffle(3)(made)[0].numpy()
    assert not np.array_equal(shuffled, result["conv1"])
    np.testing.assert_array_equal(result["shuffle1"], shuffled)
    np.testing.assert_allclose(result["square1"], shuffled**2 / 2, rtol=1e-6)


def test_what_was_computed_of_it_is_kept_by_what_it_reads(project: engine.Project) -> None:
    cache = engine.Cache()
    before = engine.evaluate(project, cache=cache)
    edited = engine.set_kernel(project, "conv1", 2, 0, np.ones((3, 3)))
    after, afresh = engine.evaluate(edited, cache=cache), engine.evaluate(edited)
    moved = ChannelShuffle(groups=3).output_cell((2, 0, 0), SHAPE)[0]
    for layer in BOTH:
        other = [not np.array_equal(*maps) for maps in zip(before[layer], after[layer], strict=True)]
        assert np.flatnonzero(other).tolist() == [moved]
        np.testing.assert_allclose(after[layer], afresh[layer], rtol=1e-5, atol=1e-6)


@pytest.mark.parametrize("layer", BOTH)
def test_every_cell_is_traced_and_explained(project: engine.Project, layer: str) -> None:
    result = engine.evaluate(project)
    source = project[layer].inputs[0]
    for cell in np.ndindex(SHAPE):
        traced = engine.trace(project, result, layer, cell)
        own = project[layer].spec.trace(result.outputs[source].block, {}, cell)
        assert own.value == pytest.approx(traced.value, rel=1e-6)
        told = explain(project, result, layer, cell)
        assert told.rule == project[layer].spec.rule
        assert told.value in plain(told)
        assert latex(told)
    assert any("²" in line.label.text for line in told.lines) == (layer == "square1")


def test_the_way_back_to_the_pixels_leads_through_it(project: engine.Project) -> None:
    result = engine.evaluate(project)
    step = why(project, result, "square1", (4, 2, 3))
    through = unrolled(project, result, step)
    read = ChannelShuffle(groups=3).input_cell((4, 2, 3), SHAPE)
    assert [(each.layer, each.cell) for each in through if each.cell is not None][-1] == ("conv1", read)


def test_what_it_reads_and_feeds_is_what_gradients_say(project: engine.Project) -> None:
    spec = project["shuffle1"].spec
    for channel in range(6):
        x = torch.zeros(1, *SHAPE, requires_grad=True)
        spec.forward(x, {})[0, channel, 1, 0].backward()
        assert x.grad is not None
        read = tuple(torch.nonzero(x.grad[0])[0].tolist())
        assert spec.input_cell((channel, 1, 0), SHAPE) == read
        assert spec.output_cell(read, SHAPE) == (channel, 1, 0)
        assert engine.receptive_fields(project, "shuffle1", (channel, 1, 0))["conv1"].channels.nonzero()[0] == read[0]
        assert engine.influence(project, "conv1", read)["square1"].channels.nonzero()[0] == channel


def test_what_is_to_be_predicted_stays_hidden_behind_it(project: engine.Project) -> None:
    spec = project["shuffle1"].spec
    cell = (2, 1, 4)
    found = hidden_by_layer(project, Hiding(cells=frozenset({("conv1", cell)})))
    assert found["shuffle1"] == found["square1"] == HiddenCells(others=frozenset({spec.output_cell(cell, SHAPE)}))
    assert hidden_by_layer(project, Hiding(layers=frozenset({"conv1"})))["square1"].whole
    assert sizes_asked(project, Hiding(sizes=frozenset({"conv1"})))["square1"] == "conv1"
    assert shape_check(SHAPE, project, "square1").right
    result = engine.evaluate(project)
    assert mistakes(project, result, "shuffle1", cell)
    assert {each.kind for each in mistakes(project, result, "square1", cell)} >= {"skipped", "sign"}


def test_it_is_edited_like_any_other(project: engine.Project) -> None:
    louder = engine.set_params(project, "square1", factor=2)
    np.testing.assert_allclose(engine.evaluate(louder)["square1"], 4 * engine.evaluate(project)["square1"], rtol=1e-6)
    assert "shuffle1" in engine.infer(engine.set_params(project, "shuffle1", groups=4)).problems
    for kind in THROWAWAY:
        inserted = engine.insert_layer(project, kind, 1)
        assert not engine.infer(inserted).problems
        assert isinstance(engine.change_kind(project, "conv1", kind)["conv1"].spec, kind)
    assert len(engine.remove_filter(engine.set_params(project, "shuffle1", groups=1), "conv1", 2).layers) == 6
    part = find_map_weights(project, "square1", 4)
    assert part is None  # maps of another order: the filter of the same number is not theirs


def test_it_is_saved_and_opened(project: engine.Project, tmp_path: Path) -> None:
    engine.save_project(project, tmp_path / "mine.convscope")
    assert engine.open_project(tmp_path / "mine.convscope") == project


def test_its_code_computes_the_same(project: engine.Project, tmp_path: Path) -> None:
    engine.save_project(project, tmp_path / "mine.convscope")
    module: dict[str, Any] = {}
    exec(compile(engine.export_code(project), "network.py", "exec"), module)
    model = module["Network"]()
    module["load_weights"](model, str(tmp_path / "mine.convscope"))
    assert project.input.image is not None
    with torch.inference_mode():
        output = model.eval()(module["preprocess"](torch.from_numpy(project.input.image.data.copy())[None]))
    np.testing.assert_allclose(output[0].numpy(), engine.evaluate(project)["softmax"], rtol=1e-5)


def test_a_kind_that_pytorch_lacks_says_so(project: engine.Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Square, "torch_module", engine.Spec.torch_module)
    with pytest.raises(engine.EngineError, match="no PyTorch code for Square"):
        engine.export_code(project)


def test_a_network_with_it_learns(project: engine.Project) -> None:
    *_, step = train(project, bars_and_blobs(256, seed=1), Plan(epochs=2, batch=32, learning_rate=0.02))
    assert step.project is not None
    assert step.accuracy > 0.9
    assert replace(step.project["square1"], weights={}) == project["square1"]
