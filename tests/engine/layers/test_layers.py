"""Every layer kind against PyTorch's own module, and the arithmetic of single cells against the layer."""

from __future__ import annotations

import itertools
import math
from typing import Any

import numpy as np
import pytest
import torch
from hypothesis import assume, given
from hypothesis import strategies as st
from torch import nn

import engine
from engine.kernels import operations
from engine.layers.receptive_field import cells_before
from engine.layers.spec import Shape, Spec
from engine.layers.window_positions import BORDERS, positions, source_index, windowed_size
from engine.values.array import Float32
from engine.values.cell_set import CellSet, Field, Region
from engine.values.cells import NOWHERE
from tests.engine import networks as nets
from tests.laws import examples


def oracle(spec: Spec, channels: int) -> nn.Module:
    """PyTorch's module for a spec, built from the meaning of its fields."""
    given: Any = spec
    match spec.kind:
        case "conv2d":
            rest = given.dilation, given.groups, given.bias
            if given.padding_end == (0, 0):
                sizes = given.kernel, given.stride, given.padding
                return nn.Conv2d(channels, given.filters, *sizes, *rest, padding_mode=given.border)
            conv = nn.Conv2d(channels, given.filters, given.kernel, given.stride, 0, *rest)
            return padded_first(conv, given.padding, given.padding_end, given.border.replace("zeros", "constant"))
        case "maxpool2d":
            most = nn.MaxPool2d(given.kernel, given.stride, given.padding, given.dilation, ceil_mode=given.ceil)
            return padded_first(most, (0, 0), given.padding_end, "constant", -math.inf)
        case "avgpool2d":
            mean = nn.AvgPool2d(given.kernel, given.stride, given.padding, given.ceil, given.count_padding)
            if given.count_padding or given.padding_end == (0, 0):
                return padded_first(mean, (0, 0), given.padding_end, "constant")
            return padded_first(_MeanInside(mean), (0, 0), given.padding_end, "constant", math.nan)
        case "convtranspose2d":
            sizes = given.kernel, given.stride, given.padding, given.output_padding
            return nn.ConvTranspose2d(channels, given.filters, *sizes, given.groups, given.bias, given.dilation)
        case "upsample":
            sized = {"size": given.size} if all(given.size) else {"scale_factor": given.scale}
            corners = given.align_corners if given.mode == "bilinear" else None
            return nn.Upsample(**sized, mode=given.mode, align_corners=corners)
        case "pad":
            return _Padded(given)
        case "slice":
            return _Sliced(given)
        case "channelshuffle":
            return nn.ChannelShuffle(given.groups)
        case "pixelshuffle":
            return nn.PixelShuffle(given.factor)
        case "reshape":
            return nn.Sequential(nn.Flatten(), nn.Unflatten(1, (given.channels or -1, *given.size)))
        case "adaptiveavgpool2d":
            return nn.AdaptiveAvgPool2d(given.size)
        case "adaptivemaxpool2d":
            return nn.AdaptiveMaxPool2d(given.size)
        case "linear":
            return nn.Linear(channels, given.units, given.bias)
        case "batchnorm2d":
            return nn.BatchNorm2d(channels, eps=given.epsilon)
        case "batchnorm1d":
            return nn.BatchNorm1d(channels, eps=given.epsilon)
        case "groupnorm":
            return nn.GroupNorm(given.groups, channels, eps=given.epsilon)
        case "instancenorm2d":
            return nn.InstanceNorm2d(channels, eps=given.epsilon, affine=True)
        case "layernorm":
            return _ChannelsNormed(channels, given.epsilon)
        case "localresponsenorm":
            return nn.LocalResponseNorm(given.size, given.alpha, given.beta, given.k)
        case "scaleshift":
            return _Scaled(channels)
        case "logsoftmax":
            return nn.LogSoftmax(dim=1)
        case "softmax":
            return nn.Sequential(_Divided(given.temperature), nn.Softmax(dim=1))
        case "leakyrelu":
            return nn.LeakyReLU(given.slope)
        case "elu":
            return nn.ELU(given.alpha)
        case "celu":
            return nn.CELU(given.alpha)
        case "softplus":
            return nn.Softplus(given.beta)
        case "hardtanh":
            return nn.Hardtanh(given.low, given.high)
        case "prelu":
            return nn.LeakyReLU(given.slope) if hasattr(given, "slope") else nn.PReLU(channels)
        case "gelu":
            return nn.GELU("tanh" if given.approximate else "none")
        case "dropout":
            return nn.Dropout(given.rate)
        case _:
            return {
                "relu": nn.ReLU,
                "sigmoid": nn.Sigmoid,
                "tanh": nn.Tanh,
                "relu6": nn.ReLU6,
                "silu": nn.SiLU,
                "mish": nn.Mish,
                "hardswish": nn.Hardswish,
                "hardsigmoid": nn.Hardsigmoid,
                "selu": nn.SELU,
                "flatten": nn.Flatten,
                "globalmaxpool": lambda: nn.AdaptiveMaxPool2d(1),
                "globalavgpool": lambda: nn.AdaptiveAvgPool2d(1),
            }[spec.kind]()


def padded_first(
    module: nn.Module, padding: tuple[int, int], end: tuple[int, int], mode: str, value: float | None = None
) -> nn.Module:
    """The module, whose input gets padding on all sides, and more of it below and on the right."""
    sides = padding[1], padding[1] + end[1], padding[0], padding[0] + end[0]
    if any(sides):
        module.register_forward_pre_hook(lambda _, inputs: (nn.functional.pad(inputs[0], sides, mode, value),))
    return module


class _MeanInside(nn.Module):
    """Average pooling window by window: cells that are NaN do not count."""

    def __init__(self, pool: nn.AvgPool2d) -> None:
        super().__init__()
        self.pool = pool

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        output = self.pool(x)
        rows, columns = self.pool.padding
        x = nn.functional.pad(x, (columns, columns, rows, rows), value=math.nan)
        for place in np.ndindex(*output.shape[2:]):
            down, across = (
                slice(at * stride, at * stride + kernel)
                for at, stride, kernel in zip(place, self.pool.stride, self.pool.kernel_size, strict=True)
            )
            output[(..., *place)] = x[:, :, down, across].nanmean((2, 3))
        return output


class _Padded(nn.Module):
    """PyTorch's layers for padding, one after the other."""

    def __init__(self, spec: Any) -> None:
        super().__init__()
        sides = (*spec.columns, *spec.rows)
        pads = {
            "zeros": nn.ConstantPad2d(sides, spec.value), "reflect": nn.ReflectionPad2d(sides),
            "replicate": nn.ReplicationPad2d(sides), "circular": nn.CircularPad2d(sides),
        }  # fmt: skip
        self.pad, self.maps = pads[spec.mode], nn.ConstantPad3d((0, 0, 0, 0, *spec.channels), spec.value)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.maps(self.pad(x))


class _Sliced(nn.Module):
    """The positions that Python's slices give."""

    def __init__(self, spec: Any) -> None:
        super().__init__()
        self.spec = spec

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        ends = (self.spec.channels, self.spec.rows, self.spec.columns)
        for axis, ((first, last), step) in enumerate(zip(ends[: x.dim() - 1], (1, *self.spec.step), strict=False), 1):
            at = list(range(x.shape[axis]))[first : last + 1 or None : step]
            x = x.index_select(axis, torch.tensor(at, dtype=torch.int64))
        return x


class _Divided(nn.Module):
    def __init__(self, divisor: float) -> None:
        super().__init__()
        self.divisor = divisor

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return x / self.divisor


class _Scaled(nn.Module):
    def __init__(self, channels: int) -> None:
        super().__init__()
        self.register_buffer("weight", torch.ones(channels))
        self.register_buffer("bias", torch.zeros(channels))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return torch.einsum("nc...,c->nc...", x, self.weight) + self.bias.reshape(-1, *[1] * (x.ndim - 2))


class _ChannelsNormed(nn.LayerNorm):
    """Layer norm over the channels of each cell, as ConvNeXt has it; or over a vector."""

    def __init__(self, channels: int, epsilon: float) -> None:
        super().__init__(channels, epsilon)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return super().forward(x.movedim(1, -1)).movedim(-1, 1)


def oracle_output(project: engine.Project, layer: engine.Layer, x: Float32) -> Float32:
    """What PyTorch makes of one input, with the weights of our layer; a flip is done by hand."""
    module = oracle(layer.spec, len(x)).eval()
    theirs = {"mean": "running_mean", "variance": "running_var"}
    state = {theirs.get(name, name): torch.tensor(weight.data) for name, weight in layer.weights.items()}
    if isinstance(layer.spec, engine.ConvTranspose2d):  # theirs has the input channels first
        own = state["weight"].reshape(layer.spec.groups, -1, *state["weight"].shape[1:])
        state["weight"] = own.transpose(1, 2).flatten(0, 1)
    if isinstance(layer.spec, engine.Conv2d) and layer.spec.flip:
        state["weight"] = torch.tensor(layer.weights["weight"].data[:, :, ::-1, ::-1].copy())
    module.load_state_dict(state, strict=False)
    assert set(state) == {name for name, _ in module.named_parameters()} | {
        name for name, _ in module.named_buffers() if name != "num_batches_tracked"
    }
    batch = torch.tensor(x.ravel()).view(1, *x.shape)  # laid out map by map: see the test of layouts below
    with torch.no_grad():
        return module(batch)[0].numpy()


@pytest.mark.parametrize("kind", [each.kind for each in nets.ONE_INPUT])
def test_every_kind_is_in_the_random_networks_and_has_an_oracle(kind: str) -> None:
    spec = engine.LAYERS[kind]()
    assert spec.kind == kind
    assert oracle(spec, 3) is not None
    assert spec.title
    assert str(spec.summary)
    assert all(param.label and param.help.endswith(".") for param in spec.params())


@pytest.mark.parametrize("kind", [each.kind for each in nets.ONE_INPUT])
def test_what_a_kind_says_of_itself_is_true(kind: str) -> None:
    spec = engine.LAYERS[kind]()
    shape: Shape = (4, 9, 8) if isinstance(spec.output_shape((4, 9, 8)), tuple) else (17,)
    made = spec.output_shape(shape)
    assert isinstance(made, tuple)
    weights = spec.initial_weights(shape, np.random.default_rng(0))
    x = np.random.default_rng(1).normal(size=shape).astype(np.float32)
    cell = tuple(size // 2 for size in made)
    assert spec.trace(x, weights, cell).rule == spec.rule
    assert spec.flattens == (len(shape) == 3 and len(made) == 1)
    (before,) = cells_before(spec, Field.of(made, cell), [shape], made)
    assert spec.per_cell == (before.count == 1) or spec.rule == "copy"
    if spec.per_cell or spec.rule == "copy":
        read = spec.input_cell(cell, shape)
        assert read is not None
        assert before.region == Field.of(shape, read).region
    if spec.per_cell:
        assert spec.output_cell(read, shape) == cell
    if len(shape) == 3:
        assert spec.fixes_size == (not spec.flattens and spec.output_shape((4, 12, 11)) == made)
    assert (weights["weight"].ndim if "weight" in weights else 0) == (
        4 if spec.has_filters else 2 if spec.is_dense else int("weight" in weights)
    )
    assert spec.outputs == (made[0] if spec.has_filters or spec.is_dense else 0)
    assert not spec.outputs or spec.with_outputs(3).output_shape(shape) == (3, *made[1:])
    with torch.no_grad():
        output = spec.forward(
            torch.from_numpy(x)[None], {name: torch.from_numpy(each) for name, each in weights.items()}
        )
    assert spec.is_distribution == bool(torch.allclose(output.sum(1), torch.ones(())))
    if (geometry := spec.geometry) is not None:
        for axis in (0, 1):
            sides = (each[axis] for each in (geometry.kernel, geometry.stride, geometry.padding, geometry.dilation))
            reads = positions(made[axis + 1], shape[axis + 1], *sides, geometry.border, geometry.gaps[axis])
            np.testing.assert_array_equal(spec.reads_along(axis, shape[axis + 1], made[axis + 1]), reads)


@pytest.mark.parametrize("count", [1, 2])
@pytest.mark.parametrize("kind", [each.kind for each in nets.ONE_INPUT])
def test_gradients_are_the_same_however_the_upstream_gradient_lies_in_memory(kind: str, count: int) -> None:
    """As it comes from the next layer, and in batches of one, which are the last of an epoch."""
    spec = engine.LAYERS[kind]()
    shape: Shape = (4, 6, 5) if isinstance(spec.output_shape((4, 6, 5)), tuple) else (17,)
    made, rng = spec.output_shape(shape), np.random.default_rng(0)
    assert isinstance(made, tuple)
    x = rng.normal(size=(count, *shape)).astype(np.float32)
    upstream = torch.from_numpy(rng.normal(size=(count, *made)))
    initial = spec.initial_weights(shape, rng)

    def gradients(upstream: torch.Tensor) -> list[torch.Tensor]:
        weights = {name: torch.tensor(values, dtype=upstream.dtype) for name, values in initial.items()}
        learned = [values.requires_grad_() for name, values in weights.items() if name not in spec.buffers]
        input_ = torch.tensor(x, dtype=upstream.dtype, requires_grad=True)
        output = spec.forward_in_training(input_, weights, torch.Generator().manual_seed(0))
        return list(torch.autograd.grad(output, [input_, *learned], upstream))

    exact = gradients(upstream)
    for axes in itertools.permutations(range(1, upstream.ndim)):
        back = [0, *(axes.index(axis) + 1 for axis in range(1, upstream.ndim))]
        turned = upstream.float().permute(0, *axes).contiguous().permute(*back)
        for found, expected in zip(gradients(turned), exact, strict=True):
            torch.testing.assert_close(found.double(), expected, rtol=1e-4, atol=1e-4)


@examples(150)
@given(st.data(), nets.SHAPES)
def test_the_span_of_a_window_is_that_of_what_it_reads(data: st.DataObject, shape: Shape) -> None:
    """On both axes, with their own dilation: the padding apart, of which the span knows too."""
    spec = data.draw(nets.convolutions(shape[0]) | nets.poolings())
    made = spec.output_shape(shape)
    assume(isinstance(made, tuple))
    for axis in (0, 1):
        for at, reads in enumerate(spec.reads_along(axis, shape[axis + 1], made[axis + 1])):
            first, last = spec.window(shape, (at, at), (at, at))[axis]
            inside = np.arange(max(first, 0), min(last, shape[axis + 1] - 1) + 1)
            assert set(reads[reads != NOWHERE]) <= set(inside) or getattr(spec, "border", "zeros") != "zeros"
            if first >= 0 and last < shape[axis + 1]:
                assert (reads.min(), reads.max()) == (first, last)


@examples(150)
@given(st.data(), nets.SHAPES)
def test_inferred_shape_is_real_and_what_we_refuse_pytorch_refuses(data: st.DataObject, shape: Shape) -> None:
    spec = data.draw(nets.convolutions(shape[0]) | nets.poolings() | nets.enlarged(shape[0]) | nets.regrouped(shape))
    inferred = spec.output_shape(shape)
    try:
        with torch.no_grad():
            real = tuple(oracle(spec, shape[0])(torch.zeros(1, *shape)).shape[1:])
    except RuntimeError:
        assert isinstance(inferred, engine.Problem)
        assert str(inferred.sentence)
        assert str(inferred.hint)
    else:
        if isinstance(inferred, engine.Problem):  # PyTorch makes −∞, NaN, zero or an empty map of nothing
            refused = ("in the padding alone", "nothing is left", "cuts off all")
            assert any(words in str(inferred.sentence) for words in refused)
        else:
            assert inferred == real


@examples(80)
@given(nets.projects())
def test_every_layer_computes_what_pytorch_computes(project: engine.Project) -> None:
    result = engine.evaluate(project)
    assert not result.problems
    shapes = engine.infer(project).shapes
    x = result.input
    for layer in project.layers:
        output = result[layer.id]
        assert output.shape == shapes[layer.id]
        assert output.dtype == np.float32
        np.testing.assert_allclose(output, oracle_output(project, layer, x), rtol=2e-5, atol=1e-5, err_msg=layer.id)
        x = output


@pytest.mark.parametrize(
    ("shape", "fields"),
    [
        ((1, 1, 1), {"filters": 1, "kernel": 4, "stride": (1, 2), "padding": 2}),  # one weight for another
        ((1, 11, 6), {"filters": 3, "kernel": (4, 5), "stride": (1, 2), "dilation": (2, 1)}),  # memory of others
        ((1, 7, 4), {"filters": 1, "kernel": (6, 4), "stride": (1, 3), "padding": (4, 0)}),
        ((2, 4, 1), {"filters": 4, "kernel": (7, 2), "stride": 2, "padding": (6, 5), "dilation": 2, "groups": 2}),
        (
            (16, 10, 1),
            {"filters": 24, "kernel": (2, 1), "stride": 2, "padding": (2, 3), "dilation": (3, 2), "groups": 8},
        ),
    ],
    ids=["tiny", "one column", "one column, padded", "padding beyond the kernel", "a narrow input"],
)
def test_layouts_that_onednn_gets_wrong_are_avoided(shape: Shape, fields: dict[str, Any]) -> None:
    """With the channels last in memory PyTorch 2.13 gives other numbers here, or ends the process."""
    for seed in range(20):
        project = nets.furnished(shape, [engine.Conv2d(**fields)], seed)
        result = engine.evaluate(project)
        expected = oracle_output(project, project["conv1"], result.input)
        np.testing.assert_allclose(result["conv1"], expected, rtol=1e-4, atol=1e-5)


@examples(40)
@given(st.data(), nets.SHAPES, nets.SEEDS)
def test_a_flip_is_the_forward_pass_with_flipped_weights(data: st.DataObject, shape: Shape, seed: int) -> None:
    spec = data.draw(nets.convolutions(shape[0]).filter(lambda each: isinstance(each.output_shape(shape), tuple)))
    project = nets.furnished(shape, [spec], seed)
    turned = engine.set_weights(project, "conv1", weight=operations.flip(project["conv1"].weights["weight"].data))
    turned = engine.set_params(turned, "conv1", flip=not spec.flip)
    np.testing.assert_allclose(engine.evaluate(turned)["conv1"], engine.evaluate(project)["conv1"], atol=1e-5)


@given(st.data(), st.integers(2, 5), st.integers(1, 3))
def test_groups_do_not_hear_each_other(data: st.DataObject, groups: int, each: int) -> None:
    """A grouped convolution is so many small convolutions side by side; depthwise is one channel each."""
    channels = groups * each
    spec = engine.Conv2d(filters=groups * 2, kernel=3, padding=1, groups=groups)
    project = nets.furnished((channels, 4, 5), [spec], data.draw(nets.SEEDS))
    whole, picture = engine.evaluate(project)["conv1"], project.input.image
    weight, bias = (project["conv1"].weights[name].data for name in ("weight", "bias"))
    assert picture is not None
    for group in range(groups):
        alone = engine.chain((each, 4, 5), [engine.Conv2d(filters=2, kernel=3, padding=1)])
        outputs = slice(2 * group, 2 * group + 2)
        alone = engine.set_weights(alone, "conv1", weight=weight[outputs], bias=bias[outputs])
        alone = engine.set_image(alone, picture.data[each * group : each * (group + 1)])
        np.testing.assert_allclose(engine.evaluate(alone)["conv1"], whole[outputs], atol=1e-5)


# --- windows ---------------------------------------------------------------------------------------------------


@given(st.integers(1, 8), st.integers(0, 8), st.sampled_from(BORDERS))
def test_a_border_continues_as_pytorch_pads(size: int, padding: int, border: str) -> None:
    assume(padding < size or border in ("zeros", "replicate"))
    numbers = torch.arange(1.0, size + 1)[None, None]
    if border == "zeros":
        padded = nn.functional.pad(numbers, (padding, padding))[0, 0].tolist()
    else:
        padded = nn.functional.pad(numbers, (padding, padding), mode=border)[0, 0].tolist()
    ours = source_index(range(-padding, size + padding), size, border)
    assert [0.0 if at == NOWHERE else at + 1.0 for at in ours] == padded


@given(st.integers(1, 40), st.integers(1, 7), st.integers(1, 7), st.integers(0, 6), st.integers(1, 4))
def test_counting_positions_is_sliding_the_window(size: int, kernel: int, stride: int, padding: int, gap: int) -> None:
    reach = gap * (kernel - 1) + 1
    slid = len(range(0, size + 2 * padding - reach + 1, stride))
    assert windowed_size(size, kernel, stride, padding, gap) == slid


# --- the arithmetic of one cell --------------------------------------------------------------------------------


def value_by_rule(traced: engine.Trace, cell: tuple[int, ...], spec: Spec) -> float:
    """The value that the terms of a trace make, by nothing but its rule."""
    products = [term.product for term in traced.terms]
    match traced.rule:
        case "sum":
            return math.fsum(products) + traced.bias
        case "normalise":
            known = dict(traced.parts)
            with np.errstate(all="ignore"):
                spread = float(np.sqrt(np.float64(known["variance"] + known["epsilon"])))
                scaled = np.float64(traced.terms[0].value - known["mean"]) / spread * known["weight"]
            assert math.isclose(products[0] + traced.bias, scaled + known["bias"], rel_tol=1e-4, abs_tol=1e-4) or (
                not math.isfinite(scaled)
            )
            return math.fsum(products) + traced.bias
        case "max":
            assert sorted(term.weight for term in traced.terms)[-2:] in ([1.0], [0.0, 1.0])
            assert math.fsum(products) == max(term.value for term in traced.terms)
            return math.fsum(products)
        case "mean":
            return math.fsum(term.value for term in traced.terms) / traced.total
        case "softmax":
            return products[cell[0]] / traced.total
        case "copy":
            return traced.terms[0].value
        case "logsoftmax":
            return math.log(products[cell[0]] / traced.total) if products[cell[0]] > 1e-300 else traced.value
        case "scale":
            return products[0] + traced.bias
        case "response":
            own, known = (term.value for term in traced.terms if term.cell == cell), dict(traced.parts)
            sizes = known["k"] + known["alpha"] * math.fsum(products) / known["size"]
            return next(own) / sizes ** known["beta"]
        case "function":
            assert len(traced.terms) == 1
            if "slope" in (parts := dict(traced.parts)):
                spec = engine.PReLU().in_channel({"weight": np.array([parts["slope"]], np.float32)}, 0)
            return float(oracle_function(spec, traced.terms[0].value))
        case _:
            raise AssertionError(traced.rule)


def oracle_function(spec: Spec, x: float) -> float:
    with torch.no_grad():
        return oracle(spec, 1).eval()(torch.tensor([[x]], dtype=torch.float64)).item()


@examples(80)
@given(st.data(), nets.projects())
def test_the_terms_of_a_trace_make_the_cell(data: st.DataObject, project: engine.Project) -> None:
    result = engine.evaluate(project)
    layer = data.draw(st.sampled_from(project.layers))
    x = result.outputs[layer.inputs[0]].array
    cell = data.draw(nets.cells(result[layer.id].shape))
    traced = engine.trace(project, result, layer.id, cell)
    assert traced.value == result[layer.id][cell]
    size = math.fsum(abs(term.product) for term in traced.terms) + abs(traced.bias) + 1e-6
    assert value_by_rule(traced, cell, layer.spec) == pytest.approx(traced.value, abs=1e-5 * size, rel=1e-5)
    by_itself = layer.spec.trace(x, {name: weight.data for name, weight in layer.weights.items()}, cell)
    assert by_itself.value == pytest.approx(traced.value, abs=1e-5 * size, rel=1e-5)
    for term in traced.terms:
        added = getattr(layer.spec, "value", 0.0)  # what Pad puts into cells of its own
        assert term.value == (np.float32(added) if term.cell is None else x[term.cell])
        if traced.rule in ("sum", "copy", "function"):
            assert term.product == term.value * term.weight


@examples(80)
@given(st.data(), nets.projects())
def test_maps_apart_in_memory_are_traced_like_those_side_by_side(data: st.DataObject, project: engine.Project) -> None:
    result = engine.evaluate(project)
    layer = data.draw(st.sampled_from(project.layers))
    cell = data.draw(nets.cells(result[layer.id].shape))
    whole, apart = (engine.trace(project, each, layer.id, cell) for each in (result, nets.apart(result)))
    assert (apart.rule, apart.value, apart.shape, apart.total) == (whole.rule, whole.value, whole.shape, whole.total)
    assert list(apart.terms) == list(whole.terms)


@examples(60)
@given(st.data(), nets.SHAPES, nets.SEEDS)
def test_a_trace_of_a_convolution_names_every_weight_once(data: st.DataObject, shape: Shape, seed: int) -> None:
    spec = data.draw(nets.convolutions(shape[0]).filter(lambda each: isinstance(each.output_shape(shape), tuple)))
    project = nets.furnished(shape, [spec], seed)
    result = engine.evaluate(project)
    channel, row, column = cell = data.draw(nets.cells(result["conv1"].shape))
    traced = engine.trace(project, result, "conv1", cell)
    kernels = project["conv1"].weights["weight"].data[channel]
    if spec.flip:
        kernels = operations.flip(kernels)
    assert [term.weight for term in traced.terms] == kernels.ravel().tolist()
    read = spec.reads(channel, shape[0])
    expected = []
    for c in read:
        for i in range(spec.kernel[0]):
            for j in range(spec.kernel[1]):
                r = row * spec.stride[0] - spec.padding[0] + i * spec.dilation[0]
                s = column * spec.stride[1] - spec.padding[1] + j * spec.dilation[1]
                inside = 0 <= r < shape[1] and 0 <= s < shape[2]
                expected.append((c, r, s) if inside else None if spec.border == "zeros" else ...)
    for term, at in zip(traced.terms, expected, strict=True):
        if at is ...:
            assert term.cell is not None
        else:
            assert term.cell == at


def test_padding_is_traced_as_zeros_that_are_nowhere() -> None:
    project = engine.chain((1, 3, 3), [engine.Conv2d(filters=1, kernel=3, padding=1)])
    project = engine.set_image(project, np.arange(9).reshape(3, 3))
    traced = engine.trace(project, engine.evaluate(project), "conv1", (0, 0, 0))
    assert [term.cell for term in traced.terms] == [
        None, None, None,
        None, (0, 0, 0), (0, 0, 1),
        None, (0, 1, 0), (0, 1, 1),
    ]  # fmt: skip
    assert [term.value for term in traced.terms] == [0, 0, 0, 0, 0, 1, 0, 3, 4]


def test_max_pooling_shows_its_winner_and_averages_their_divisor() -> None:
    picture = [[1, 5, 5], [2, 0, 3], [7, 7, 4]]
    project = engine.chain((1, 3, 3), [engine.MaxPool2d(kernel=2, stride=2, ceil=True)])
    project = engine.set_image(project, picture)
    traced = engine.trace(project, engine.evaluate(project), "pool1", (0, 0, 0))
    assert [(term.cell, term.weight) for term in traced.terms] == [
        ((0, 0, 0), 0), ((0, 0, 1), 1), ((0, 1, 0), 0), ((0, 1, 1), 0),
    ]  # fmt: skip
    project = engine.set_spec(project, "pool1", engine.AvgPool2d(kernel=2, stride=2, padding=1, ceil=True))
    traced = engine.trace(project, engine.evaluate(project), "pool1", (0, 0, 1))
    assert ([term.value for term in traced.terms], traced.total, traced.value) == ([5, 5], 4, 2.5)


@examples(60)
@given(st.data(), nets.projects(), nets.SEEDS)
def test_a_trace_survives_numbers_that_are_none(data: st.DataObject, project: engine.Project, seed: int) -> None:
    odd = nets.with_odd_numbers(project, np.random.default_rng(seed))
    result = engine.evaluate(odd)
    layer = data.draw(st.sampled_from(odd.layers))
    cell = data.draw(nets.cells(result[layer.id].shape))
    traced = engine.trace(odd, result, layer.id, cell)
    held = result[layer.id][cell]
    assert traced.value == held or (math.isnan(traced.value) and np.isnan(held))


CURVES = [
    engine.ReLU(), engine.LeakyReLU(slope=0.1), engine.LeakyReLU(slope=0), engine.ELU(alpha=0.5), engine.ELU(alpha=0),
    engine.GELU(), engine.GELU(approximate=True), engine.Sigmoid(), engine.Tanh(), engine.ReLU6(), engine.Hardtanh(),
    engine.Hardtanh(low=-0.5, high=2),
    engine.SiLU(), engine.Mish(), engine.Hardswish(), engine.Hardsigmoid(), engine.SELU(), engine.CELU(),
    engine.CELU(alpha=0.5), engine.Softplus(), engine.Softplus(beta=3),
]  # fmt: skip


@pytest.mark.parametrize("spec", CURVES, ids=str)
@pytest.mark.parametrize("x", [0, 0.3, -0.3, 2, -2, 50, -50, 1e30, -1e30, 3e38, -3e38])
def test_a_traced_curve_is_pytorchs(spec: Spec, x: float) -> None:
    traced = spec.trace(np.array([x], np.float32), {}, (0,))
    assert traced.value == pytest.approx(oracle_function(spec, np.float32(x).item()), rel=1e-12)
    assert [term.product for term in traced.terms] == [np.float32(x)]


def test_a_traced_softmax_of_large_scores_is_finite() -> None:
    scores = np.array([1000, 1001, -3e38, 1002], np.float32)
    traced = engine.Softmax(temperature=0.05).trace(scores, {}, (3,))
    assert traced.value == pytest.approx(1)
    assert [term.product for term in traced.terms] == pytest.approx([0, math.exp(-20), 0, 1])


@pytest.mark.parametrize("variance", [-1.0, -(2.0**-20), 0.0, math.inf, math.nan])
def test_a_norm_of_any_variance_is_traced(variance: float) -> None:
    project = nets.furnished((1, 2, 2), [engine.BatchNorm2d(epsilon=2.0**-20)], 0)
    project = engine.set_weights(project, "norm1", variance=[variance])
    traced = engine.trace(project, engine.evaluate(project), "norm1", (0, 1, 1))
    by_rule = value_by_rule(traced, (0, 1, 1), project["norm1"].spec)
    assert by_rule == pytest.approx(traced.value, nan_ok=True)


# --- what a cell sees ------------------------------------------------------------------------------------------


def gradients(project: engine.Project, layer_id: str, cell: tuple[int, ...]) -> dict[str, np.ndarray[Any, Any]]:
    """For every layer before, how much each of its cells moves one cell, found by differentiating."""
    assert project.input.image is not None
    x = torch.tensor(project.input.image.data, dtype=torch.float64)[None].requires_grad_()
    outputs = {"input": x}
    for layer in project.layers[: project.index(layer_id) + 1]:
        weights = {name: torch.tensor(weight.data, dtype=torch.float64) for name, weight in layer.weights.items()}
        x = layer.spec.forward(x, weights)
        outputs[layer.id] = x
    before = {name: output for name, output in outputs.items() if name != layer_id}
    found = torch.autograd.grad(x[(0, *cell)], list(before.values()))
    return {name: gradient[0].numpy() for name, gradient in zip(before, found, strict=True)}


def region_of(project: engine.Project, layer_id: str, cell: tuple[int, ...]) -> Region:
    """The block of the image that a cell is made from."""
    region = engine.receptive_fields(project, layer_id, cell)["input"].region
    assert region is not None
    return region


def members(chosen: CellSet, shape: Shape) -> np.ndarray[Any, Any]:
    """The cells of a set as a mask over the whole output."""
    blocks = (block.channels[:, None, None] & block.rows[:, None] & block.columns for block in chosen.blocks)
    cells = np.logical_or.reduce(list(blocks))
    return cells if len(shape) == 3 else cells[:, 0, 0]


@examples(80)
@given(st.data(), nets.projects())
def test_what_moves_a_cell_lies_in_its_receptive_field(data: st.DataObject, project: engine.Project) -> None:
    layer = data.draw(st.sampled_from(project.layers))
    cell = data.draw(nets.cells(engine.infer(project).shapes[layer.id]))
    fields = engine.receptive_fields(project, layer.id, cell)
    moved = gradients(project, layer.id, cell)
    assert set(fields) == set(moved)
    for name, gradient in moved.items():
        assert not (gradient[~members(fields[name], gradient.shape)]).any(), name


@examples(60)
@given(st.data(), nets.projects())
def test_influence_is_the_receptive_field_seen_from_the_other_end(data: st.DataObject, project: engine.Project) -> None:
    shapes = {"input": engine.input_shape(project), **engine.infer(project).shapes}
    source = data.draw(st.sampled_from(list(shapes)[:-1]))
    cell = data.draw(nets.cells(shapes[source]))
    fields = engine.influence(project, source, cell)
    assert list(fields) == [name for name in list(shapes)[list(shapes).index(source) + 1 :] if name in fields]
    for name, field in fields.items():
        other = data.draw(nets.cells(shapes[name]))
        back = engine.receptive_fields(project, name, other)[source]
        assert members(field, shapes[name])[other] == members(back, shapes[source])[cell], name


@st.composite
def smooth_projects(draw: st.DrawFn) -> engine.Project:
    """Layers through which every input leaves a trace: no maxima, no dead units, no windows all in the padding."""
    shape = draw(st.tuples(st.integers(1, 3), st.integers(1, 9), st.integers(1, 9)))
    chosen: list[Spec] = []
    given: Any = shape
    for _ in range(draw(st.integers(1, 4))):
        conv = st.builds(
            lambda spec, pads: engine.Conv2d(
                spec.filters, spec.kernel, spec.stride,
                (min(pads, spec.kernel[0] - 1), min(pads, spec.kernel[1] - 1)),
                spec.border, spec.dilation, spec.groups, flip=spec.flip, padding_end=spec.padding_end,
            ),
            nets.convolutions(given[0]),
            st.integers(0, 2),
        )  # fmt: skip
        averages = nets.poolings().filter(lambda spec: spec.kind == "avgpool2d")
        smooth = (nets.enlarged(given[0]) | nets.regrouped(given)).filter(lambda spec: spec.rule != "max")
        maps = conv | averages | nets.NORMS | st.just(engine.Tanh()) | smooth
        vector = nets.LINEARS | st.just(engine.Sigmoid())
        layer = draw(
            (maps | st.just(engine.Flatten()) | st.just(engine.GlobalAvgPool()) if len(given) == 3 else vector).filter(
                lambda spec, now=given: isinstance(spec.output_shape(now), tuple)
            )
        )
        chosen.append(layer)
        given = layer.output_shape(given)
    project = nets.furnished(shape, chosen, draw(nets.SEEDS))
    for layer in project.layers:  # positive weights cannot cancel, small ones do not saturate
        small = {name: np.abs(weight.data) * 0.05 + 0.02 for name, weight in layer.weights.items()}
        project = engine.set_weights(project, layer.id, **small)
    return project


@examples(80)
@given(st.data(), smooth_projects())
def test_the_receptive_field_is_what_moves_a_cell(data: st.DataObject, project: engine.Project) -> None:
    """Cell by cell: at borders of every kind, and with the gaps that strides and dilation leave."""
    last = project.layers[-1].id
    cell = data.draw(nets.cells(engine.infer(project).shapes[last]))
    fields = engine.receptive_fields(project, last, cell)
    for name, gradient in gradients(project, last, cell).items():
        assert (members(fields[name], gradient.shape) == (gradient != 0)).all(), name


@examples(60)
@given(st.data(), st.tuples(st.integers(2, 6), st.integers(2, 5), st.integers(2, 5)))
def test_a_norm_by_its_input_reads_what_moves_it(data: st.DataObject, shape: Shape) -> None:
    """Both ways, cell by cell, from everything that its mean and variance, or its sum of squares, are made of."""
    spec = data.draw(nets.own_norms(shape[0]) | st.just(engine.LogSoftmax()))
    project = nets.furnished(shape, [spec], data.draw(nets.SEEDS))
    layer, cell = project.layers[0].id, data.draw(nets.cells(shape))
    (gradient,) = gradients(project, layer, cell).values()
    read = members(engine.receptive_fields(project, layer, cell)["input"], shape)
    assert not gradient[~read].any()
    if spec.kind == "localresponsenorm":
        assert read.sum() == len(spec.reads(cell[0], shape[0]))
    elif np.count_nonzero(read) > 2:  # of two numbers the smaller is always −1, the larger 1
        assert (gradient != 0).sum() >= 0.9 * read.sum()
    for other in np.argwhere(read)[:20].tolist():
        assert members(engine.influence(project, "input", tuple(other))[layer], shape)[cell]


@pytest.mark.parametrize(
    "spec",
    [engine.GroupNorm(groups=2), engine.InstanceNorm2d(), engine.LayerNorm(), engine.PReLU(), engine.ScaleShift()],
)
def test_one_changed_number_of_one_channel_gives_what_a_fresh_evaluation_gives(spec: Spec) -> None:
    project, cache = nets.furnished((4, 5, 6), [spec], 0), engine.Cache()
    layer = project.layers[0].id
    engine.evaluate(project, cache)
    changed = engine.set_weight(project, layer, (2,), 3.0)
    found, fresh = engine.evaluate(changed, cache), engine.evaluate(changed)
    assert found.computed[layer] == (2,)
    np.testing.assert_allclose(found[layer], fresh[layer], atol=1e-6)


@pytest.mark.parametrize(
    ("spec", "shape", "words"),
    [
        (engine.GroupNorm(groups=3), (4, 5, 5), "4 channels cannot be split into 3 groups."),
        (engine.GroupNorm(groups=4), (4, 1, 1), "a number that is normalised by its own mean is always 0."),
        (engine.InstanceNorm2d(), (4, 1, 1), "a number that is normalised by its own mean is always 0."),
        (engine.BatchNorm1d(), (4, 5, 5), "needs a vector, but is given 4 × 5 × 5 maps."),
        (engine.Hardtanh(low=1, high=1), (4, 5, 5), "its low end, 1, is not below its high end, 1."),
    ],
)
def test_a_norm_or_clip_that_cannot_run_says_why(spec: Spec, shape: Shape, words: str) -> None:
    problem = spec.output_shape(shape)
    assert isinstance(problem, engine.Problem)
    assert str(problem.sentence) == words


@examples(60)
@given(st.data(), smooth_projects())
def test_the_influence_of_a_pixel_is_what_it_moves(data: st.DataObject, project: engine.Project) -> None:
    shapes = engine.infer(project).shapes
    pixel = data.draw(nets.cells(engine.input_shape(project)))
    fields = engine.influence(project, "input", pixel)
    for name, shape in shapes.items():
        cell = data.draw(nets.cells(shape))
        moved = gradients(project, name, cell)["input"][pixel]
        assert members(fields[name], shape)[cell] == (moved != 0), name


def test_a_pixel_between_the_windows_of_a_stride_influences_nothing() -> None:
    project = engine.chain((1, 7, 7), [engine.MaxPool2d(kernel=2, stride=3), engine.ReLU()])
    assert engine.influence(project, "input", (0, 2, 0))["pool1"].region is None
    assert engine.influence(project, "input", (0, 2, 0))["relu1"].count == 0
    assert engine.influence(project, "input", (0, 3, 6))["pool1"].region is None
    assert engine.influence(project, "input", (0, 3, 4))["relu1"].region == Region((0, 0), (1, 1), (1, 1))


@given(st.lists(st.tuples(st.integers(1, 4), st.integers(1, 2), st.integers(1, 2)), min_size=1, max_size=4))
def test_field_and_jump_are_the_regions_of_neighbours(windows: list[tuple[int, int, int]]) -> None:
    chosen = [engine.Conv2d(filters=1, kernel=(k, 1), stride=(s, 1), dilation=(d, 1)) for k, s, d in windows]
    project = engine.chain((1, 200, 1), chosen)
    last = project.layers[-1].id
    facts = engine.infer(project)[last]
    one, two = (region_of(project, last, (0, at, 0)).rows for at in (1, 2))
    assert facts.receptive_field == (one[1] - one[0] + 1, 1)
    assert facts.jump == (two[0] - one[0], 1)


# --- fields that cannot be typed -------------------------------------------------------------------------------

IMPOSSIBLE: list[Any] = [
    0,
    -1,
    64,
    10**400,
    1.5,
    math.nan,
    math.inf,
    "3",
    None,
    True,
    (3,),
    (3, 3, 3),
    (3, "3"),
    [0, 1],
]


@pytest.mark.parametrize("value", IMPOSSIBLE, ids=lambda value: str(value)[:12])
def test_an_impossible_kernel_is_refused_in_words(value: Any) -> None:
    with pytest.raises(engine.EngineError, match="kernel"):
        engine.Conv2d(kernel=value)


@pytest.mark.parametrize(
    ("kind", "field", "value"),
    [
        ("conv2d", "filters", 2.5),
        ("conv2d", "filters", 4097),
        ("conv2d", "border", "mirror"),
        ("conv2d", "border", ["zeros"]),
        ("conv2d", "bias", "no"),
        ("linear", "units", None),
        ("softmax", "temperature", 0),
        ("softmax", "temperature", math.nan),
        ("dropout", "rate", 1),
        ("elu", "alpha", "1"),
    ],
)
def test_an_impossible_field_is_refused_in_words(kind: str, field: str, value: Any) -> None:
    with pytest.raises(engine.EngineError, match=field):
        engine.LAYERS[kind](**{field: value})


def test_fields_have_one_form_however_they_are_written() -> None:
    assert engine.Conv2d(kernel=5) == engine.Conv2d(kernel=(5, 5)) == engine.Conv2d(kernel=[np.int64(5), 5.0])
    assert engine.Conv2d(kernel=(1, 3)).kernel == (1, 3)
    assert type(engine.Linear(units=np.int32(3)).units) is int
    assert engine.Softmax(temperature=2) == engine.Softmax(temperature=2.0)


@given(st.sampled_from(sorted(engine.LAYERS)), st.data())
def test_every_value_in_a_params_range_is_accepted(kind: str, data: st.DataObject) -> None:
    for param in engine.LAYERS[kind].params():
        low, high = math.ceil(param.low), int(param.high)
        if param.choices:
            value: Any = data.draw(st.sampled_from(param.choices))
        elif param.kind == "bool":
            value = data.draw(st.booleans())
        elif param.kind == "float":
            value = data.draw(st.floats(param.low, param.high))
        else:
            value = data.draw(nets.pairs(low, high) if param.kind == "pair" else st.integers(low, high))
        stored = getattr(engine.LAYERS[kind](**{param.name: value}), param.name)
        assert stored == ((value, value) if param.kind == "pair" and isinstance(value, int) else value)
        assert param.checked(param.default) == param.default
