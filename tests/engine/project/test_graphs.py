"""Laws of networks that branch: PyTorch and its gradients are the oracle."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

import engine
from engine.explain.explain import explain
from engine.explain.why import unrolled, why
from engine.layers.joining import joint_forward, joint_shape
from engine.project.edits.connections import can_connect, can_join, skips_of
from tests.engine.networks import SEEDS, enlarged, regrouped

INPUT = engine.INPUT


def conv(filters: int, stride: int = 1, dilation: int = 1) -> engine.Conv2d:
    """A convolution of 3 × 3 with a padding of one cell."""
    return engine.Conv2d(filters, kernel=(3, 3), padding=(1, 1), stride=(stride, stride), dilation=(dilation, dilation))


@st.composite
def graphs(draw: st.DrawFn) -> engine.Project:
    """A random network of maps that branches and joins, in which every layer can run."""
    shape = (draw(st.integers(1, 3)), draw(st.integers(4, 8)), draw(st.integers(4, 8)))
    shapes: dict[str, tuple[int, ...]] = {INPUT: shape}
    nodes: list[tuple[str, engine.Spec, tuple[str, ...]]] = []

    def add(spec: engine.Spec, *inputs: str) -> None:
        output = joint_shape(spec, [shapes[each] for each in inputs])
        if isinstance(output, tuple):
            name = f"{spec.stem}{len(nodes)}"
            nodes.append((name, spec, inputs))
            shapes[name] = output

    for _ in range(draw(st.integers(2, 9))):
        source = draw(st.sampled_from(sorted(shapes)))
        kinds = [
            "conv",
            "conv",
            "pool",
            "relu",
            "gap",
            "add",
            "add",
            "concat",
            "multiply",
            "enlarge",
            "enlarge",
            "regroup",
        ]
        kind = draw(st.sampled_from(kinds))
        channels = shapes[source][0]
        alike = [each for each in shapes if shapes[each] == shapes[source]]
        sized = [each for each in shapes if shapes[each][1:] == shapes[source][1:]]
        gates = [each for each in shapes if shapes[each] == (channels, 1, 1)]
        if kind == "conv":
            add(conv(draw(st.integers(1, 3)), draw(st.integers(1, 2)), draw(st.integers(1, 2))), source)
        elif kind == "pool":
            stride = draw(st.integers(1, 2))
            add(engine.MaxPool2d(kernel=(2, 2), stride=(stride, stride)), source)
        elif kind == "relu":
            add(engine.ReLU(), source)
        elif kind == "enlarge" and max(shapes[source][1:]) <= 16:
            add(draw(enlarged(channels)), source)
        elif kind == "regroup":
            add(draw(regrouped(shapes[source])), source)
        elif kind == "gap":
            add(engine.GlobalAvgPool(), source)
        elif kind == "add":
            add(engine.Add(), source, *draw(st.lists(st.sampled_from(alike), min_size=1, max_size=3)))
        elif kind == "multiply":
            add(engine.Multiply(), source, draw(st.sampled_from(alike + gates)))
        else:
            add(engine.Concat(), source, *draw(st.lists(st.sampled_from(sized), min_size=1, max_size=3)))
    project = engine.graph(shape, nodes, draw(st.integers(0, 99)))
    rng = np.random.default_rng(draw(SEEDS))
    return engine.set_image(project, rng.standard_normal(shape).astype(np.float32))


def outputs_of(project: engine.Project, x: torch.Tensor) -> dict[str, torch.Tensor]:
    """All outputs, computed by PyTorch alone."""
    found = {INPUT: x}
    for layer in project.layers:
        given = [found[source] for source in layer.inputs]
        if isinstance(layer.spec, engine.Add):
            made = sum(given[1:], start=given[0])
        elif isinstance(layer.spec, engine.Multiply):
            made = given[0] * given[1]
        elif isinstance(layer.spec, engine.Concat):
            made = torch.cat(given, 1)
        else:
            weights = {name: torch.from_numpy(np.array(values.data)) for name, values in layer.weights.items()}
            made = layer.spec.forward(given[0], weights)
        found[layer.id] = made
    return found


@given(graphs())
def test_a_graph_computes_what_pytorch_computes(project: engine.Project) -> None:
    result = engine.evaluate(project)
    expected = outputs_of(project, torch.from_numpy(np.array(result.input))[None])
    for layer in project.layers:
        np.testing.assert_allclose(result[layer.id], expected[layer.id][0].numpy(), rtol=1e-4, atol=1e-5)


@given(graphs(), st.data())
def test_the_arithmetic_of_a_joining_layer_adds_up_to_its_value(project: engine.Project, data: st.DataObject) -> None:
    result = engine.evaluate(project)
    for layer in project.layers:
        shape = result[layer.id].shape
        cell = tuple(data.draw(st.integers(0, size - 1)) for size in shape)
        traced = engine.trace(project, result, layer.id, cell)
        if isinstance(layer.spec, engine.Add | engine.Multiply | engine.Concat):
            assert traced.total == pytest.approx(traced.value, rel=1e-3, abs=1e-4)
        for term in list(traced.terms)[:20]:
            if term.cell is not None:
                assert result.outputs[layer.inputs[term.source]].array[term.cell] == pytest.approx(term.value)
        told = explain(project, result, layer.id, cell)
        assert told.value
        for step in unrolled(project, result, why(project, result, layer.id, cell)):
            assert step.layer in {INPUT, *(each.id for each in project.layers)}


@given(graphs(), st.data())
def test_receptive_fields_and_influence_are_exact_on_graphs(project: engine.Project, data: st.DataObject) -> None:
    """Compared cell by cell with the gradients of a copy in which no weight is zero and nothing is cut off."""
    layers = [layer.id for layer in project.layers]
    if any(layer.spec.rule == "max" or isinstance(layer.spec, engine.ReLU) for layer in project.layers) or not layers:
        return  # their gradients are zero where they read: their own laws cover them
    shape = engine.infer(project).input_shape
    rng = np.random.default_rng(0)
    x = torch.from_numpy(rng.uniform(0.5, 1, (1, *shape)).astype(np.float32)).double()
    positive = project
    for layer in project.layers:
        for name, values in layer.weights.items():
            weights = rng.uniform(0.5, 1, values.shape).astype(np.float32)
            positive = engine.set_weights(positive, layer.id, **{name: weights})
    outputs = {each: tensor.double() for each, tensor in _with_gradients(positive, x).items()}
    target = data.draw(st.sampled_from(layers))
    cell = tuple(data.draw(st.integers(0, size - 1)) for size in outputs[target].shape[1:])
    fields = engine.receptive_fields(project, target, cell)
    for source, tensor in outputs.items():
        if source == target:
            continue
        (gradient,) = (
            torch.autograd.grad(outputs[target][(0, *cell)], tensor, retain_graph=True, allow_unused=True)
            if outputs[target].requires_grad and tensor.requires_grad
            else (None,)
        )
        wanted = np.zeros(tensor.shape[1:], bool) if gradient is None else (gradient[0] != 0).numpy()
        found = fields.get(source)
        assert (found is not None and found.count > 0) == wanted.any()
        if found is not None:
            marked = np.zeros(wanted.shape, bool)
            for block in found.blocks:
                marked |= block.channels[:, None, None] & block.rows[:, None] & block.columns
            np.testing.assert_array_equal(marked, wanted)
            assert found.count == wanted.sum()
            assert found.is_everything == wanted.all()
            for where in np.argwhere(wanted)[:3]:
                assert cell_in(engine.influence(project, source, tuple(where.tolist())).get(target), cell)


def cell_in(cells: engine.CellSet | None, cell: tuple[int, ...]) -> bool:
    return cells is not None and cell in cells


def _with_gradients(project: engine.Project, x: torch.Tensor) -> Mapping[str, torch.Tensor]:
    found = {INPUT: x.requires_grad_()}
    for layer in project.layers:
        given = [found[source] for source in layer.inputs]
        weights = {name: torch.from_numpy(np.array(v.data)).double() for name, v in layer.weights.items()}
        found[layer.id] = joint_forward(layer.spec, given, weights)
    return found


@given(graphs())
def test_a_graph_survives_its_file(project: engine.Project) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.convscope"
        engine.save_project(project, path)
        assert engine.open_project(path) == project


@given(graphs(), st.data())
def test_whatever_is_edited_the_graph_stays_whole(project: engine.Project, data: st.DataObject) -> None:
    """Random edits of layers and connections: every Project can be made, evaluated and saved."""
    for _ in range(6):
        ids = [layer.id for layer in project.layers]
        if not ids:
            return
        one, other = data.draw(st.sampled_from(ids)), data.draw(st.sampled_from([INPUT, *ids]))
        index = data.draw(st.integers(0, len(ids)))
        edit, last = data.draw(st.integers(0, 9)), data.draw(st.sampled_from(ids))
        with contextlib.suppress(engine.EngineError):
            project = edited(project, edit, one, other, index, last)
        engine.evaluate(project)
    assert engine.infer(project).layers.keys() == {layer.id for layer in project.layers}


def edited(project: engine.Project, edit: int, one: str, other: str, index: int, last: str) -> engine.Project:
    """The project after one of the edits that change its layers or their connections."""
    first = project[one].inputs[0]
    return [
        lambda: engine.remove_layer(project, one),
        lambda: engine.duplicate_layer(project, one),
        lambda: engine.move_layer(project, one, index),
        lambda: engine.insert_layer(project, engine.Conv2d, index),
        lambda: engine.insert_between(project, engine.ReLU, first, one),
        lambda: engine.connect(project, other, one),
        lambda: engine.disconnect(project, project[one].inputs[-1], one),
        lambda: engine.reconnect(project, one, first, other),
        lambda: engine.join(project, engine.Add, other, one),
        lambda: engine.add_skip(project, one, last),
    ][edit]()


@given(graphs())
def test_an_unchanged_branch_is_not_computed_again(project: engine.Project) -> None:
    cache = engine.Cache()
    engine.evaluate(project, cache)
    convolutions = [layer.id for layer in project.layers if layer.weights]
    if not convolutions:
        return
    edited = engine.set_weight(project, convolutions[0], (0, 0, 0, 0), 7.0)
    result = engine.evaluate(edited, cache)
    later = edited.later(convolutions[0]) | {convolutions[0]}
    for layer_id, channels in result.computed.items():
        assert layer_id in later or not channels
    expected = engine.evaluate(edited)
    for layer in edited.layers:
        np.testing.assert_allclose(result[layer.id], expected[layer.id], rtol=1e-4, atol=1e-5)


@given(graphs())
def test_the_exported_code_of_a_graph_computes_the_same(project: engine.Project) -> None:
    scope: dict[str, object] = {}
    exec(compile(engine.export_code(project), "network", "exec"), scope)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.convscope"
        engine.save_project(project, path)
        model = scope["Network"]().eval()  # type: ignore[operator]
        scope["load_weights"](model, str(path))  # type: ignore[operator]
    result = engine.evaluate(project)
    with torch.inference_mode():
        made = model(torch.from_numpy(np.array(result.input))[None])[0].numpy()
    np.testing.assert_allclose(made, result[project.layers[-1].id], rtol=1e-3, atol=1e-4)


def test_a_skip_makes_a_residual_block() -> None:
    chain = engine.chain((1, 8, 8), [conv(4), engine.ReLU(), conv(4), engine.ReLU()])
    skipped = engine.add_skip(chain, "relu1", "conv2")
    assert [layer.id for layer in skipped.layers] == ["conv1", "relu1", "conv2", "add1", "relu2"]
    assert skipped["add1"].inputs == ("conv2", "conv1")
    assert skipped["relu2"].inputs == ("add1",)
    assert not engine.infer(skipped).problems


def test_a_skip_around_layers_that_change_the_shape_brings_its_own_convolution() -> None:
    chain = engine.chain((3, 8, 8), [conv(4, stride=2), engine.ReLU()])
    skipped = engine.add_skip(chain, "conv1", "relu1")
    assert skipped["add1"].inputs == ("relu1", "conv2")
    assert skipped["conv2"].spec.geometry is not None
    assert skipped["conv2"].spec.geometry.stride == (2, 2)
    assert not engine.infer(skipped).problems


@given(graphs())
def test_what_is_offered_to_be_connected_can_be(project: engine.Project) -> None:
    for layer in project.layers:
        for source in (INPUT, *(each.id for each in project.layers)):
            if can_connect(project, source, layer.id):
                assert engine.infer(engine.connect(project, source, layer.id))[layer.id].shape is not None
            if can_join(project, engine.Concat, source, layer.id):
                joined = engine.join(project, engine.Concat, source, layer.id)
                (new,) = {each.id for each in joined.layers} - {each.id for each in project.layers}
                assert engine.infer(joined)[new].shape is not None
        known = {each.id for each in project.layers}
        for first, last in skips_of(project, layer.id):
            assert layer.id in (first, last)
            skipped = engine.add_skip(project, first, last)
            (joint,) = [each for each in skipped.layers if each.id not in known and isinstance(each.spec, engine.Add)]
            assert engine.infer(skipped)[joint.id].shape == engine.infer(project)[last].shape


def test_a_removed_filter_is_gone_in_all_branches_that_lead_on_from_it() -> None:
    nodes = [
        ("conv1", conv(3), (INPUT,)),
        ("conv2", conv(2), (INPUT,)),
        ("relu1", engine.ReLU(), ("conv2",)),
        ("concat1", engine.Concat(), ("conv1", "relu1", "conv2")),
        ("conv3", conv(4), ("concat1",)),
        ("flatten", engine.Flatten(), ("concat1",)),
        ("linear1", engine.Linear(units=3), ("flatten",)),
        ("conv4", conv(2), ("conv1",)),
    ]
    project = engine.graph((1, 4, 4), nodes)
    removed = engine.remove_filter(project, "conv2", 0)
    weights = {layer.id: layer.weights["weight"].data for layer in project.layers if layer.weights}
    left = {layer.id: layer.weights["weight"].data for layer in removed.layers if layer.weights}
    np.testing.assert_array_equal(left["conv3"], np.delete(weights["conv3"], (3, 5), axis=1))
    np.testing.assert_array_equal(left["linear1"], np.delete(weights["linear1"], [*range(48, 64), *range(80, 96)], 1))
    np.testing.assert_array_equal(left["conv4"], weights["conv4"])
    assert not engine.infer(removed).problems


def test_a_circle_is_refused() -> None:
    chain = engine.chain((1, 8, 8), [engine.ReLU(), engine.ReLU(), engine.ReLU()])
    with pytest.raises(engine.EngineError):
        engine.connect(chain, "relu3", "relu1")
    with pytest.raises(engine.EngineError):
        engine.graph((1, 8, 8), [("a", engine.ReLU(), ("b",)), ("b", engine.ReLU(), ("a",))])


def test_receptive_field_and_jump_of_a_residual_block() -> None:
    net = engine.graph(
        (1, 16, 16),
        [
            ("conv1", conv(2, stride=2), (INPUT,)),
            ("conv2", conv(2), ("conv1",)),
            ("add1", engine.Add(), ("conv2", "conv1")),
        ],
    )
    facts = engine.infer(net)["add1"]
    assert facts.receptive_field == (7, 7)
    assert facts.jump is not None
    assert tuple(map(int, facts.jump)) == (2, 2)


def test_training_learns_through_a_skip() -> None:
    nodes = [
        ("conv1", conv(4), (INPUT,)),
        ("conv2", conv(4), ("conv1",)),
        ("add1", engine.Add(), ("conv2", "conv1")),
        ("gap1", engine.GlobalAvgPool(), ("add1",)),
        ("flatten", engine.Flatten(), ("gap1",)),
        ("linear1", engine.Linear(units=2), ("flatten",)),
    ]
    project = engine.graph((1, 8, 8), nodes)
    rng = np.random.default_rng(0)
    labels = rng.integers(0, 2, 64)
    images = (rng.random((64, 1, 8, 8)) * 0.2 + labels[:, None, None, None] * 0.8).astype(np.float32)
    data = engine.Dataset(images, labels, ("dark", "light"))
    trained = [
        step.project
        for step in engine.train(
            project, data, engine.Plan(epochs=20, batch=16, learning_rate=0.03, shift=0, rotate=0, scale=0)
        )
        if step.project
    ]
    assert engine.accuracy(trained[-1], data) > 0.95
