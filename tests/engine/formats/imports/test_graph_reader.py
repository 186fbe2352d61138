"""Networks as graphs of operations, in any order of axes: right to the last cell, or refused by name."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import engine
from engine.formats.imports.network_file import ImportReport, import_network, import_report
from engine.formats.imports.onnx_file import read_onnx
from engine.formats.imports.parsed_network import UnshownError
from engine.formats.reading_process import import_steps
from engine.values.array import Float32
from tests.engine.networks import values

onnx = pytest.importorskip("onnx")


def random(*shape: int, seed: int = 0) -> Float32:
    return values(np.random.default_rng((seed, *shape)), shape)


def written(
    path: Path, body: str, shape: Sequence[int | str], opset: int = 17, **weights: Any
) -> Callable[[Float32], Float32]:
    """Writes a network in ONNX' own short notation from x to y; returns what the reference makes of a picture."""
    from onnx import helper, numpy_helper, parser
    from onnx.reference import ReferenceEvaluator

    sides = ",".join(map(str, shape))
    graph = parser.parse_graph(f"g (float[{sides}] x) => (float[?] y) {{ {body} }}")
    arrays = {key: value if hasattr(value, "dtype") else np.asarray(value, np.int64) for key, value in weights.items()}
    graph.initializer.extend(numpy_helper.from_array(array, key) for key, array in arrays.items())
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", opset)])
    path.write_bytes(model.SerializeToString())

    def computed(batch: Float32) -> Float32:
        made: Float32 = ReferenceEvaluator(model).run(None, {"x": batch})[0]
        return made

    return computed


def output(project: engine.Project, picture: Float32) -> Float32:
    """What the last layer makes of a picture (C, H, W)."""
    result = engine.evaluate(engine.set_image(engine.set_image(project, None), picture))
    assert not result.problems
    return result[project.layers[-1].id]


def assert_close(ours: Float32, theirs: Float32) -> None:
    assert ours.shape == theirs.shape
    assert np.abs(ours - theirs).max() <= 1e-5 * max(1e-3, np.abs(theirs).max())


def kinds(project: engine.Project) -> str:
    return " ".join(layer.spec.kind for layer in project.layers)


# --- whole networks -------------------------------------------------------------------------------------------------


def networks(shared_data: Path, maker: str) -> list[Path]:
    return sorted((shared_data / "networks" / maker).glob("*/*.onnx"))


@pytest.mark.parametrize("maker", ["torch", "keras"])
def test_networks_as_people_export_them_agree_with_their_source(maker: str, shared_data: Path) -> None:
    files = networks(shared_data, maker)
    assert len(files) >= 9
    for path in files:
        project = import_network(path)
        with np.load(path.parent / "io.npz", allow_pickle=False) as saved:
            arrays = dict(saved)
        for picture, expected in zip(arrays["x"], arrays["y"], strict=True):
            if maker == "keras":
                picture = picture.transpose(2, 0, 1)
                expected = expected.transpose(2, 0, 1) if expected.ndim == 3 else expected
            made = output(project, np.ascontiguousarray(picture, np.float32))
            assert made.shape == expected.shape
            assert np.abs(made - expected).max() <= 1e-4 * np.abs(expected).max(), path


def test_random_changes_of_the_picture_are_left_out_and_said(shared_data: Path) -> None:
    report = import_report(shared_data / "networks" / "keras" / "augment_inside" / "export.onnx")
    assert kinds(report.project) == "conv2d relu flatten linear"
    assert any("at random" in str(note) for note in report.assumptions)


# --- the order of axes ----------------------------------------------------------------------------------------------

W, K = random(4, 3, 3, 3), random(5, 4, 1, 1)
NHWC, NCHW = "perm = [0, 2, 3, 1]", "perm = [0, 3, 1, 2]"
FIRST = f"a = Transpose<{NCHW}>(x) c = Conv<pads = [1, 1, 1, 1]>(a, w) "

# Pictures are 6 rows and 4 columns: a mistaken order of axes is no square that hides it.
LAST: Mapping[str, tuple[str, dict[str, Any], str]] = {
    "flattened": (
        f"t = Transpose<{NHWC}>(c) r = Reshape(t, s) y = MatMul(r, m)",
        {"s": [-1, 96], "m": random(96, 3)},
        "conv2d flatten linear",
    ),
    "flattened after an activation": (
        f"t = Transpose<{NHWC}>(c) e = Relu(t) r = Flatten(e) d = Tanh(r) y = Gemm(d, m, b)",
        {"m": random(96, 3), "b": random(3)},
        "conv2d relu flatten tanh linear",
    ),
    "dense on maps": (
        f"t = Transpose<{NHWC}>(c) d = MatMul(t, m) e = Add(d, b) f = Flatten(e) y = MatMul(f, n)",
        {"m": random(4, 5), "b": random(5), "n": random(120, 2)},
        "conv2d conv2d flatten linear",
    ),
    "dense by way of a matrix": (
        f"t = Transpose<{NHWC}>(c) q = Reshape(t, s) d = MatMul(q, m) p = Reshape(d, u) f = Flatten(p) "
        "y = MatMul(f, n)",
        {"s": [-1, 4], "u": [-1, 6, 4, 5], "m": random(4, 5), "n": random(120, 2)},
        "conv2d conv2d flatten linear",
    ),
    "a bias of channels": (
        f"t = Transpose<{NHWC}>(c) e = Add(t, b) u = Transpose<{NCHW}>(e) y = Relu(u)",
        {"b": random(4)},
        "conv2d relu",
    ),
    "batch norm in arithmetic": (
        f"t = Transpose<{NHWC}>(c) p = Mul(t, a1) q = Sub(p, b1) e = Relu(q) u = Transpose<{NCHW}>(e) y = Conv(u, k)",
        {"a1": random(4), "b1": random(1, 1, 1, 4), "k": K},
        "conv2d scaleshift relu conv2d",
    ),
    "joined channels": (
        f"t = Transpose<{NHWC}>(c) e = Relu(t) f = Concat<axis = 3>(t, e, x) u = Transpose<{NCHW}>(f) y = Conv(u, k)",
        {"k": random(2, 11, 1, 1)},
        "conv2d relu concat conv2d",
    ),
    "joined in vectors": (
        f"t = Transpose<{NHWC}>(c) f = Flatten(t) g = Flatten(x) h = Concat<axis = 1>(f, g) y = MatMul(h, m)",
        {"m": random(168, 3)},
        "conv2d flatten flatten concat linear",
    ),
    "means": (
        f"t = Transpose<{NHWC}>(c) g = ReduceMean<axes = [1, 2], keepdims = 0>(t) y = MatMul(g, m)",
        {"m": random(4, 3)},
        "conv2d globalavgpool flatten linear",
    ),
    "gates": (
        f"t = Transpose<{NHWC}>(c) g = ReduceMean<axes = [1, 2], keepdims = 1>(t) h = MatMul(g, m) "
        f"s = Sigmoid(h) p = Mul(t, s) u = Transpose<{NCHW}>(p) y = Conv(u, k)",
        {"m": random(4, 4), "k": K},
        "conv2d globalavgpool conv2d sigmoid multiply conv2d",
    ),
    "layer norm": (
        f"t = Transpose<{NHWC}>(c) n = LayerNormalization<axis = -1>(t, g, b) u = Transpose<{NCHW}>(n) y = Relu(u)",
        {"g": random(4), "b": random(4, seed=1)},
        "conv2d layernorm relu",
    ),
    "layer norm as Keras spells it": (
        f"t = Transpose<{NHWC}>(c) m = ReduceMean<axes = [3]>(t) d = Sub(t, m) q = Mul(d, d) "
        "v = ReduceMean<axes = [3]>(q) e = Add(v, eps) r = Sqrt(e) i = Reciprocal(r) s = Mul(i, g) n = Mul(t, s) "
        f"o = Mul(m, s) z = Sub(b, o) k1 = Add(n, z) u = Transpose<{NCHW}>(k1) y = Relu(u)",
        {"eps": np.float32(0.001), "g": random(4), "b": random(4, seed=1)},
        "conv2d layernorm relu",
    ),
    "softmax of cells": (
        f"t = Transpose<{NHWC}>(c) s = Softmax<axis = -1>(t) u = Transpose<{NCHW}>(s) y = Identity(u)",
        {},
        "conv2d softmax",
    ),
    "padded": (
        f"t = Transpose<{NHWC}>(c) p = Pad(t, a1) u = Transpose<{NCHW}>(p) y = Conv(u, k)",
        {"a1": [0, 0, 0, 0, 0, 1, 2, 0], "k": random(2, 4, 3, 3)},
        "conv2d conv2d",
    ),
    "a skip": (
        f"t = Transpose<{NHWC}>(c) e = Relu(t) s = Add(e, t) u = Transpose<{NCHW}>(s) y = Conv(u, k)",
        {"k": K},
        "conv2d relu add conv2d",
    ),
}


@pytest.mark.parametrize("batch", [1, "N"])
@pytest.mark.parametrize("name", LAST)
def test_channels_last_are_read_exactly_where_the_transpositions_stand(
    name: str, batch: int | str, tmp_path: Path
) -> None:
    body, weights, expected = LAST[name]
    computed = written(tmp_path / "net.onnx", FIRST + body, (batch, 6, 4, 3), w=W, **weights)
    project = import_network(tmp_path / "net.onnx")
    assert kinds(project) == expected
    picture = random(3, 6, 4, seed=2)
    assert_close(output(project, picture), computed(picture.transpose(1, 2, 0)[None])[0])


# --- operations -----------------------------------------------------------------------------------------------------

V = random(8, 3, 3, 3)
CONV = "c = Conv<pads = [1, 1, 1, 1]>(x, w) "
one = np.float32

OPERATIONS: Mapping[str, tuple[str, dict[str, Any], str]] = {
    "swish": ("s = Sigmoid(c) y = Mul(c, s)", {}, "conv2d silu"),
    "mish": ("s = Softplus(c) t = Tanh(s) y = Mul(c, t)", {}, "conv2d mish"),
    "hard swish": (
        "a = Add(c, three) b = Clip(a, zero, six) d = Mul(c, b) y = Div(d, six)",
        {"three": one(3), "zero": one(0), "six": one(6)},
        "conv2d hardswish",
    ),
    "hard swish by its sigmoid": (
        "h = HardSigmoid<alpha = 0.16666667, beta = 0.5>(c) y = Mul(h, c)",
        {},
        "conv2d hardswish",
    ),
    "hard sigmoid": (
        "a = Add(c, three) b = Clip(a, zero, six) y = Mul(b, sixth)",
        {"three": one(3), "zero": one(0), "six": one(6), "sixth": one(1 / 6)},
        "conv2d hardsigmoid",
    ),
    "another hard sigmoid": ("y = HardSigmoid(c)", {}, "conv2d scaleshift hardtanh"),
    "gelu": (
        "a = Div(c, r) b = Erf(a) d = Add(b, o) e = Mul(c, d) y = Mul(e, h)",
        {"r": one(2**0.5), "o": one(1), "h": one(0.5)},
        "conv2d gelu",
    ),
    "gelu in another order": (
        "g = Mul(h, c) a = Mul(c, r) b = Erf(a) d = Add(o, b) y = Mul(d, g)",
        {"r": one(0.5**0.5), "o": one(1), "h": one(0.5)},
        "conv2d gelu",
    ),
    "gelu by tanh": (
        "p = Pow(c, three) q = Mul(p, f) r = Add(c, q) s = Mul(r, g) t = Tanh(s) u = Add(t, o) m = Mul(c, u) "
        "y = Mul(m, h)",
        {"three": one(3), "f": one(0.044715), "g": one((2 / np.pi) ** 0.5), "o": one(1), "h": one(0.5)},
        "conv2d gelu",
    ),
    "relu6": ("y = Clip(c, zero, six)", {"zero": one(0), "six": one(6)}, "conv2d relu6"),
    "relu6 by minimum": ("r = Relu(c) y = Min(r, six)", {"six": one(6)}, "conv2d relu6"),
    "clip": ("y = Clip(c, low, high)", {"low": one(-0.25), "high": one(0.5)}, "conv2d hardtanh"),
    "a lower bound": ("y = Max(c, zero)", {"zero": one(0)}, "conv2d relu"),
    "leaky relu": ("a = Mul(c, s) y = Max(c, a)", {"s": one(0.2)}, "conv2d leakyrelu"),
    "curves": (
        "a = Selu(c) b = Celu<alpha = 0.5>(a) d = Softplus(b) e = HardSwish(d) f = Elu(e) y = PRelu(f, p)",
        {"p": random(8, 1, 1)},
        "conv2d selu celu softplus hardswish elu prelu",
    ),
    "one slope": ("y = PRelu(c, p)", {"p": np.array([0.3], np.float32)}, "conv2d prelu"),
    "layer norm in arithmetic": (
        "m = ReduceMean<axes = [1]>(c) d = Sub(c, m) q = Mul(d, d) v = ReduceMean<axes = [1]>(q) e = Add(v, eps) "
        "r = Sqrt(e) n = Div(d, r) s = Mul(n, g) y = Add(s, b)",
        {"eps": one(1e-6), "g": random(8, 1, 1), "b": random(1, 8, 1, 1)},
        "conv2d layernorm",
    ),
    "group norm": (
        "r = Reshape(c, s) n = InstanceNormalization(r, o, z) u = Reshape(n, t) m = Mul(u, g) y = Add(m, b)",
        {
            "s": [0, 2, -1],
            "t": [0, 8, 6, 4],
            "o": np.ones(2, np.float32),
            "z": np.zeros(2, np.float32),
            "g": random(8, 1, 1),
            "b": random(8, 1, 1, seed=1),
        },
        "conv2d groupnorm",
    ),
    "instance norm": (
        "y = InstanceNormalization(c, g, b)",
        {"g": random(8), "b": random(8, seed=1)},
        "conv2d instancenorm2d",
    ),
    "log-softmax": ("f = Flatten(c) y = LogSoftmax(f)", {}, "conv2d flatten logsoftmax"),
    "batch norm of a vector": (
        "f = Flatten(c) m = MatMul(f, a) y = BatchNormalization(m, s, b, e, v)",
        {"a": random(192, 3), "s": random(3), "b": random(3), "e": random(3), "v": np.abs(random(3))},
        "conv2d flatten linear batchnorm1d",
    ),
    "a scale and a shift": (
        "r = Relu(c) m = Mul(r, g) y = Add(m, b)",
        {"g": random(8, 1, 1), "b": random(8, 1, 1, seed=1)},
        "conv2d relu scaleshift",
    ),
    "a sum and a difference": ("r = Relu(c) s = Sub(r, c) y = Sum(r, s, c)", {}, "conv2d relu scaleshift add add"),
    "a number less": ("r = Relu(c) y = Sub(one, r)", {"one": one(1)}, "conv2d relu scaleshift"),
    "a bias that two branches read": (
        "a = Add(c, b) r = Relu(c) y = Add(a, r)",
        {"b": random(8, 1, 1)},
        "conv2d scaleshift relu add",
    ),
    "shuffled channels": (
        "r = Reshape(c, s) t = Transpose<perm = [0, 2, 1, 3, 4]>(r) u = Reshape(t, v) y = Conv(u, k)",
        {"s": [0, 2, 4, 6, 4], "v": [0, 8, 6, 4], "k": random(2, 8, 1, 1)},
        "conv2d channelshuffle conv2d",
    ),
    "split channels": (
        "a, b = Split<axis = 1>(c) r = Relu(b) d = Concat<axis = 1>(a, r) y = Conv(d, k)",
        {"k": random(2, 8, 1, 1)},
        "conv2d slice relu slice concat conv2d",
    ),
    "channels in another order": (
        "a, b = Split<axis = 1>(c) d = Concat<axis = 1>(b, a) y = Conv(d, k)",
        {"k": random(2, 8, 1, 1)},
        "conv2d slice slice concat conv2d",
    ),
    "every other row": (
        "y = Slice(c, a, b, d, s)",
        {"a": [0, 0], "b": [99, 99], "d": [2, 3], "s": [2, 2]},
        "conv2d slice",
    ),
    "a shortcut without weights": (
        "s = Slice(c, a, b, d, e) p = Pad(s, q) k = Conv<pads = [1, 1, 1, 1], strides = [2, 2]>(c, v) y = Add(p, k)",
        {
            "a": [0, 0],
            "b": [99, 99],
            "d": [2, 3],
            "e": [2, 2],
            "q": [0, 2, 0, 0, 0, 2, 0, 0],
            "v": random(12, 8, 3, 3),
        },
        "conv2d slice pad conv2d add",
    ),
    "pixels from channels": (
        "r = Reshape(c, s) t = Transpose<perm = [0, 1, 4, 2, 5, 3]>(r) y = Reshape(t, u)",
        {"s": [0, 2, 2, 2, 6, 4], "u": [0, 2, 12, 8]},
        "conv2d pixelshuffle",
    ),
    "depth to space": ('y = DepthToSpace<blocksize = 2, mode = "CRD">(c)', {}, "conv2d pixelshuffle"),
    "space to depth": ("y = SpaceToDepth<blocksize = 2>(c)", {}, "conv2d slice slice slice slice concat"),
    "padding of each side": (
        "p = Pad(c, a) y = Conv(p, k)",
        {"a": [0, 0, 1, 2, 0, 0, 0, 1], "k": random(2, 8, 3, 3)},
        "conv2d pad conv2d",
    ),
    "more below": ("y = Conv<pads = [0, 1, 1, 2]>(c, k)", {"k": random(2, 8, 3, 3)}, "conv2d conv2d"),
    "more above": ("y = Conv<pads = [1, 0, 0, 0]>(c, k)", {"k": random(2, 8, 2, 2)}, "conv2d pad conv2d"),
    "mirrored": (
        'p = Pad<mode = "reflect">(c, a) y = Conv(p, k)',
        {"a": [0, 0, 1, 1, 0, 0, 1, 1], "k": random(2, 8, 3, 3)},
        "conv2d conv2d",
    ),
    "the same size at a stride": (
        'y = MaxPool<kernel_shape = [3, 3], strides = [2, 2], auto_pad = "SAME_UPPER">(c)',
        {},
        "conv2d maxpool2d",
    ),
    "means without padding": ("y = AveragePool<kernel_shape = [3, 3], pads = [1, 1, 1, 1]>(c)", {}, "conv2d avgpool2d"),
    "dilated windows": ("y = MaxPool<kernel_shape = [2, 2], dilations = [2, 2]>(c)", {}, "conv2d maxpool2d"),
    "the largest of each map": (
        "g = GlobalMaxPool(c) f = Flatten(g) y = MatMul(f, m)",
        {"m": random(8, 3)},
        "conv2d globalmaxpool flatten linear",
    ),
    "sums of maps": ("s = ReduceSum(c, a) y = Relu(s)", {"a": [2, 3]}, "conv2d globalavgpool scaleshift relu"),
    "a gate from a vector": (
        "g = GlobalAveragePool(c) f = Flatten(g) m = MatMul(f, a) s = Sigmoid(m) u = Unsqueeze(s, e) y = Mul(c, u)",
        {"a": random(8, 8), "e": [2, 3]},
        "conv2d globalavgpool flatten linear sigmoid reshape multiply",
    ),
    "transposed": (
        "y = ConvTranspose<strides = [2, 2], pads = [1, 1, 1, 1], output_padding = [1, 1]>(c, k, b)",
        {"k": random(8, 3, 3, 3), "b": random(3)},
        "conv2d convtranspose2d",
    ),
    "transposed, cut off below": (
        "y = ConvTranspose<strides = [2, 2], pads = [0, 0, 1, 1]>(c, k)",
        {"k": random(8, 3, 3, 3)},
        "conv2d convtranspose2d slice",
    ),
    "transposed, cut off above": (
        "y = ConvTranspose<strides = [2, 2], pads = [1, 1, 0, 0]>(c, k)",
        {"k": random(8, 3, 3, 3)},
        "conv2d convtranspose2d",
    ),
    "enlarged": (
        'y = Resize<mode = "nearest", coordinate_transformation_mode = "asymmetric", nearest_mode = "floor">(c, , s)',
        {"s": np.array([1, 1, 2, 2], np.float32)},
        "conv2d upsample",
    ),
    "enlarged from the middle of cells": (
        "y = Resize(c, , s)",
        {"s": np.array([1, 1, 3, 2], np.float32)},
        "conv2d upsample",
    ),
    "enlarged linearly": (
        'y = Resize<mode = "linear">(c, , s)',
        {"s": np.array([1, 1, 2, 2], np.float32)},
        "conv2d upsample",
    ),
    "enlarged to the corners": (
        'y = Resize<mode = "linear", coordinate_transformation_mode = "align_corners">(c, , , s)',
        {"s": [1, 8, 11, 9]},
        "conv2d upsample",
    ),
    "repeated cells": (
        "a = Unsqueeze(c, e) b = Expand(a, s) y = Reshape(b, t)",
        {"e": [3, 5], "s": [1, 8, 6, 2, 4, 2], "t": [1, 8, 12, 8]},
        "conv2d upsample",
    ),
    "a shape worked out": (
        "s = Shape(c) n = Gather(s, zero) u = Unsqueeze(n, zeros) t = Concat<axis = 0>(u, rest) r = Reshape(c, t) "
        "y = MatMul(r, m)",
        {"zero": 0, "zeros": [0], "rest": [-1], "m": random(192, 2)},
        "conv2d flatten linear",
    ),
    "weights worked out": (
        "q = Mul(v, v) s = ReduceSum<keepdims = 1>(q, axes) n = Sqrt(s) d = Div(v, n) f = Mul(d, g) y = Conv(c, f)",
        {"v": random(2, 8, 3, 3), "g": random(2, 1, 1, 1), "axes": [1, 2, 3]},
        "conv2d conv2d",
    ),
}


@pytest.mark.parametrize("batch", [1, "N"])
@pytest.mark.parametrize("name", OPERATIONS)
def test_an_operation_becomes_layers_that_compute_the_same(name: str, batch: int | str, tmp_path: Path) -> None:
    body, weights, expected = OPERATIONS[name]
    computed = written(tmp_path / "net.onnx", CONV + body, (batch, 3, 6, 4), w=V, **weights)
    project = import_network(tmp_path / "net.onnx")
    assert kinds(project) == expected
    picture = random(3, 6, 4, seed=2)
    assert_close(output(project, picture), computed(picture[None])[0])


TORCH: Mapping[str, tuple[str, dict[str, Any], Callable[[Any], Any]]] = {  # where the reference is wrong itself
    "local response": (
        "y = LRN<size = 3, alpha = 0.1, bias = 2.0>(c)",
        {},
        lambda c: functional().local_response_norm(c, 3, 0.1, 0.75, 2.0),
    ),
    "transposed in groups": (
        "y = ConvTranspose<strides = [2, 2], group = 2>(c, k)",
        {"k": random(8, 3, 3, 3)},
        lambda c: functional().conv_transpose2d(c, tensor(random(8, 3, 3, 3)), stride=2, groups=2),
    ),
}


def functional() -> Any:
    import torch

    return torch.nn.functional


def tensor(array: Float32) -> Any:
    import torch

    return torch.from_numpy(array)


@pytest.mark.parametrize("name", TORCH)
def test_an_operation_becomes_layers_that_compute_what_torch_does(name: str, tmp_path: Path) -> None:
    body, weights, function = TORCH[name]
    written(tmp_path / "net.onnx", CONV + body, (1, 3, 6, 4), w=V, **weights)
    picture = random(3, 6, 4, seed=2)
    expected = function(functional().conv2d(tensor(picture)[None], tensor(V), padding=1))[0].numpy()
    assert_close(output(import_network(tmp_path / "net.onnx"), picture), expected)


BIAS = random(8)
OLD: Mapping[str, tuple[int, str, str, dict[str, Any]]] = {  # opset, old spelling, today's spelling, weights
    "a bias before broadcasting": (
        6,
        "y = Add<broadcast = 1, axis = 1>(c, b)",
        "u = Unsqueeze(b, e) y = Add(c, u)",
        {"b": BIAS, "e": [1, 2]},
    ),
    "a scale at the end": (6, "y = Mul<broadcast = 1>(c, b)", "y = Mul(c, b)", {"b": random(4)[:1]}),
    "batch norm": (
        1,
        "y = BatchNormalization<spatial = 1, consumed_inputs = [0, 0, 0, 1, 1], is_test = 1>(c, b, b, b, v)",
        "y = BatchNormalization(c, b, b, b, v)",
        {"b": BIAS, "v": np.abs(BIAS) + 1},
    ),
    "reshape": (
        1,
        "r = Reshape<shape = [0, -1]>(c) y = MatMul(r, m)",
        "r = Flatten(c) y = MatMul(r, m)",
        {"m": random(192, 2)},
    ),
    "dropout": (1, "d = Dropout<is_test = 1>(c) y = Relu(d)", "y = Relu(c)", {}),
    "clip": (6, "y = Clip<min = 0.0, max = 6.0>(c)", "y = Clip(c, lo, hi)", {"lo": one(0), "hi": one(6)}),
    "padding": (
        2,
        "p = Pad<pads = [0, 0, 1, 1, 0, 0, 1, 1]>(c) y = Conv(p, k)",
        "p = Pad(c, q) y = Conv(p, k)",
        {"k": random(2, 8, 3, 3), "q": [0, 0, 1, 1, 0, 0, 1, 1]},
    ),
    "slice": (
        1,
        "s = Slice<axes = [1], starts = [2], ends = [6]>(c) y = Relu(s)",
        "s = Slice(c, a, b, e) y = Relu(s)",
        {"a": [2], "b": [6], "e": [1]},
    ),
    "prelu": (6, "y = PRelu(c, b)", "u = Unsqueeze(b, e) y = PRelu(c, u)", {"b": BIAS, "e": [1, 2]}),
    "softmax": (11, "f = Flatten(c) y = Softmax(f)", "f = Flatten(c) y = Softmax<axis = 1>(f)", {}),
    "squeeze": (
        11,
        "g = GlobalAveragePool(c) s = Squeeze<axes = [2, 3]>(g) y = Gemm(s, m)",
        "g = GlobalAveragePool(c) s = Flatten(g) y = Gemm(s, m)",
        {"m": random(8, 2)},
    ),
    "a fully connected layer": (
        6,
        "f = Flatten(c) y = Gemm<broadcast = 1, transB = 1>(f, m, d)",
        "f = Flatten(c) y = Gemm<transB = 1>(f, m, d)",
        {"m": random(2, 192), "d": random(2)},
    ),
    "enlarging": (
        9,
        "y = Upsample(c, s)",
        'y = Resize<coordinate_transformation_mode = "asymmetric", nearest_mode = "floor">(c, , s)',
        {"s": np.array([1, 1, 2, 2], np.float32)},
    ),
    "enlarging by numbers": (
        7,
        "y = Upsample<scales = [1.0, 1.0, 2.0, 2.0]>(c)",
        'y = Resize<coordinate_transformation_mode = "asymmetric", nearest_mode = "floor">(c, , s)',
        {"s": np.array([1, 1, 2, 2], np.float32)},
    ),
    "enlarging in between": (
        10,
        "y = Resize(c, s)",
        'y = Resize<coordinate_transformation_mode = "asymmetric", nearest_mode = "floor">(c, , s)',
        {"s": np.array([1, 1, 2, 2], np.float32)},
    ),
    "group norm": (
        21,
        "y = GroupNormalization<num_groups = 2>(c, b, b)",
        "r = Reshape(c, s) i = InstanceNormalization(r, o, z) t = Reshape(i, q) u = Unsqueeze(b, e) m = Mul(t, u) "
        "y = Add(m, u)",
        {
            "b": BIAS,
            "s": [0, 2, -1],
            "o": np.ones(2, np.float32),
            "z": np.zeros(2, np.float32),
            "q": [1, 8, 6, 4],
            "e": [1, 2],
        },
    ),
}


@pytest.mark.parametrize("name", OLD)
def test_operators_of_every_age_are_understood(name: str, tmp_path: Path) -> None:
    opset, old, new, weights = OLD[name]
    written(tmp_path / "old.onnx", CONV + old, (1, 3, 6, 4), opset, w=V, **weights)
    computed = written(tmp_path / "new.onnx", CONV + new, (1, 3, 6, 4), 17, w=V, **weights)
    picture = random(3, 6, 4, seed=2)
    assert_close(output(import_network(tmp_path / "old.onnx"), picture), computed(picture[None])[0])


# --- what the input is ----------------------------------------------------------------------------------------------


def test_two_scalings_of_one_picture_are_both_kept(tmp_path: Path) -> None:
    body = "a = Sub(x, h) b = Div(a, q) c = Conv(b, w) d = Conv(x, v) y = Add(c, d)"
    weights = {"h": one(0.5), "q": one(0.25), "w": V, "v": random(8, 3, 3, 3, seed=4)}
    computed = written(tmp_path / "net.onnx", body, (1, 3, 6, 4), **weights)
    picture = np.abs(random(3, 6, 4, seed=2))
    project = import_network(tmp_path / "net.onnx")
    assert_close(output(project, picture), computed(picture[None])[0])


@pytest.mark.parametrize(("strides", "expected"), [(1, 28), (32, 224)])
def test_an_open_size_is_large_enough_for_what_follows(strides: int, expected: int, tmp_path: Path) -> None:
    body = f"c = Conv<strides = [{strides}, {strides}]>(x, w) g = GlobalAveragePool(c) y = Flatten(g)"
    written(tmp_path / "net.onnx", body, (1, 3, "h", "w0"), w=V)
    report = import_report(tmp_path / "net.onnx")
    assert report.project.input.size == (expected, expected)
    assert any("open: pictures are read in their own size" in str(note) for note in report.assumptions)
    assert not engine.has_one_size(report.project)


def test_the_size_in_the_file_is_kept_for_pictures_of_any_size(tmp_path: Path) -> None:
    body = "c = Conv(x, w) g = GlobalAveragePool(c) y = Flatten(g)"
    computed = written(tmp_path / "net.onnx", body, (1, 3, 12, 10), w=V)
    project = engine.set_image(import_network(tmp_path / "net.onnx"), random(3, 40, 60))
    assert engine.input_shape(project) == (3, 12, 10)
    fitted = engine.evaluate(project)["input"]
    assert_close(engine.evaluate(project)[project.layers[-1].id], computed(fitted[None])[0])
    own = engine.set_fixed_size(project, False)
    assert engine.input_shape(own) == (3, 40, 60)


def test_a_negative_of_the_picture_is_a_layer(tmp_path: Path) -> None:
    computed = written(tmp_path / "net.onnx", "n = Sub(o, x) y = Conv(n, w)", (1, 3, 6, 4), o=one(1), w=V)
    project = import_network(tmp_path / "net.onnx")
    assert kinds(project) == "scaleshift conv2d"
    picture = np.abs(random(3, 6, 4, seed=2))
    assert_close(output(project, picture), computed(picture[None])[0])


def test_half_precision_is_read_as_float32(tmp_path: Path) -> None:
    half = V.astype(np.float16)
    body = "h = Cast<to = 10>(x) c = Conv(h, w) y = Cast<to = 1>(c)"
    written(tmp_path / "net.onnx", body, (1, 3, 6, 4), w=half)
    project = import_network(tmp_path / "net.onnx")
    np.testing.assert_array_equal(project["conv1"].weights["weight"].data, half.astype(np.float32))


def test_brain_floats_are_read_as_float32(tmp_path: Path) -> None:
    written(tmp_path / "net.onnx", "y = Conv(x, w)", (1, 3, 6, 4), w=V)
    model = onnx.load(tmp_path / "net.onnx")
    bits = (V.view(np.uint32) >> 16).astype(np.uint16)
    model.graph.initializer[0].data_type = onnx.TensorProto.BFLOAT16
    model.graph.initializer[0].raw_data = bits.tobytes()
    onnx.save(model, tmp_path / "net.onnx")
    expected = (bits.astype(np.uint32) << 16).view(np.float32)
    np.testing.assert_array_equal(import_network(tmp_path / "net.onnx")["conv1"].weights["weight"].data, expected)


def test_functions_of_the_model_are_inlined(tmp_path: Path) -> None:
    text = """
    <ir_version: 8, opset_import: ["" : 17, "own" : 1]>
    g (float[1, 3, 6, 4] x) => (float[?] y) { c = Conv<pads = [1, 1, 1, 1]>(x, w) y = own.twice(c) }
    <domain: "own", opset_import: ["" : 17, "own" : 1]>
    twice (a) => (b) { d = own.swish(a) b = own.swish(d) }
    <domain: "own", opset_import: ["" : 17]>
    swish (a) => (b) { s = Sigmoid(a) b = Mul(a, s) }
    """
    model = onnx.parser.parse_model(text)
    model.graph.initializer.append(onnx.numpy_helper.from_array(V, "w"))
    (tmp_path / "net.onnx").write_bytes(model.SerializeToString())
    assert kinds(import_network(tmp_path / "net.onnx")) == "conv2d silu silu"


# --- refusals -------------------------------------------------------------------------------------------------------

REFUSED: Mapping[str, tuple[str, dict[str, Any], str]] = {
    "attention": ("t = Transpose<perm = [0, 1, 3, 2]>(c) y = MatMul(c, t)", {}, "MatMul.*attention"),
    "quantised": ("y = QuantizeLinear(c, s)", {"s": one(0.1)}, "QuantizeLinear.*quantised.*before it is quantised"),
    "a kind that is missing": ("s = Sin(c) y = Relu(s)", {}, "Sin.*not a layer"),
    "rows and columns exchanged": (
        "t = Transpose<perm = [0, 1, 3, 2]>(c) y = Conv(t, k)",
        {"k": random(2, 8, 1, 1)},
        "Conv.*moves cells",
    ),
    "a quotient of branches": ("r = Sigmoid(c) y = Div(c, r)", {}, "Div.*divides one branch"),
    "a number for every cell": ("y = Add(c, b)", {"b": random(1, 8, 6, 4)}, "Add.*places of a map"),
    "a recurrent layer": ("r = Reshape(c, s) y = LSTM(r, r, r)", {"s": [1, 48, 4]}, "LSTM.*repeats"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_refusal_names_the_first_operation_and_keeps_what_is_before_it(name: str, tmp_path: Path) -> None:
    body, weights, words = REFUSED[name]
    written(tmp_path / "net.onnx", CONV + body, (1, 3, 6, 4), w=V, **weights)
    with pytest.raises(engine.FormatError, match=rf"^net\.onnx .*{words}"):
        import_network(tmp_path / "net.onnx")
    with pytest.raises(UnshownError) as caught:
        read_onnx(tmp_path / "net.onnx")
    assert caught.value.until is not None
    assert caught.value.until.layers[0].spec.kind == "conv2d"


def test_everything_before_a_refusal_can_be_opened_alone(tmp_path: Path) -> None:
    path = tmp_path / "net.onnx"
    written(path, CONV + "r = Relu(c) s = Sin(r) y = Tanh(s)", (1, 3, 6, 4), w=V)
    with pytest.raises(UnshownError) as caught:
        import_network(path)
    assert caught.value.has_part
    report = import_report(path, is_partial=True)
    assert kinds(report.project) == "conv2d relu"
    assert any("Sin" in str(note) for note in report.assumptions)
    with pytest.raises(UnshownError) as caught:
        finished(import_steps(path))
    assert caught.value.has_part
    assert kinds(finished(import_steps(path, is_partial=True)).project) == "conv2d relu"


def finished(steps: Generator[float, None, ImportReport]) -> ImportReport:
    """What a generator of steps returns."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            report: ImportReport = end.value
            return report


def test_several_inputs_are_refused_by_their_names(tmp_path: Path) -> None:
    text = "g (float[1, 3, 6, 4] left, float[1, 3, 6, 4] right) => (float[?] y) { y = Add(left, right) }"
    model = onnx.helper.make_model(onnx.parser.parse_graph(text))
    (tmp_path / "net.onnx").write_bytes(model.SerializeToString())
    with pytest.raises(engine.FormatError, match=r"2 inputs \(left, right\)"):
        import_network(tmp_path / "net.onnx")
