"""Our layers against ONNX's own single-layer models, whose outputs others computed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import engine
from engine.layers.spec import Spec
from engine.values.array import Float32

onnx = pytest.importorskip("onnx")

MODELS = [
    "AvgPool2d", "AvgPool2d_stride", "BatchNorm2d_eval", "Conv2d", "Conv2d_dilated", "Conv2d_groups",
    "Conv2d_padding", "Conv2d_strided", "LeakyReLU", "Linear", "MaxPool2d", "ReLU", "Softmax",
]  # fmt: skip


def tensor(path: Path) -> Float32:
    proto = onnx.TensorProto()
    proto.ParseFromString(path.read_bytes())
    return np.asarray(onnx.numpy_helper.to_array(proto), np.float32)


def read(folder: Path) -> tuple[Spec, dict[str, Float32]]:
    """The one node of a model as a spec of ours, and its initializers under our names."""
    graph = onnx.load(folder / "model.onnx").graph
    (node,) = graph.node
    given = {each.name: onnx.helper.get_attribute_value(each) for each in node.attribute}
    known = {each.name: np.asarray(onnx.numpy_helper.to_array(each), np.float32) for each in graph.initializer}
    arrays = [known[name] for name in node.input[1:]]
    window: dict[str, Any] = {}
    if "kernel_shape" in given:
        top, left, bottom, right = given["pads"]
        assert (top, left) == (bottom, right)
        window = {"kernel": given["kernel_shape"], "stride": given["strides"], "padding": [top, left]}
    weights = dict(zip(("weight", "bias", "mean", "variance"), arrays, strict=False))
    match node.op_type:
        case "Conv":
            filters, dilation, groups = len(arrays[0]), given["dilations"], given["group"]
            return engine.Conv2d(filters=filters, dilation=dilation, groups=groups, **window), weights
        case "Gemm":
            assert given["transB"] == 1
            return engine.Linear(units=len(arrays[0])), weights
        case "BatchNormalization":
            return engine.BatchNorm2d(epsilon=given["epsilon"]), weights
        case "LeakyRelu":
            return engine.LeakyReLU(slope=given["alpha"]), {}
        case "AveragePool":
            return engine.AvgPool2d(**window), {}
        case "MaxPool":
            return engine.MaxPool2d(**window), {}
        case operation:
            return {"Relu": engine.ReLU, "Softmax": engine.Softmax}[operation](), {}


def samples(given: Float32, expected: Float32) -> Iterator[tuple[Float32, Float32]]:
    """A batch one by one; what has no batch axis is one sample."""
    return iter([(given, expected)] if given.ndim == 3 else zip(given, expected, strict=True))


@pytest.mark.parametrize("name", MODELS)
def test_a_layer_gives_the_published_output(name: str, shared_data: Path) -> None:
    folder = shared_data / "models" / "onnx_single_layer" / name
    spec, weights = read(folder)
    batch, expected = (tensor(folder / "test_data_set_0" / f"{side}_0.pb") for side in ("input", "output"))
    for x, y in samples(batch, expected):
        shape, before = (x.shape, []) if x.ndim == 3 else ((1, 1, len(x)), [engine.Flatten()])
        project = engine.set_image(engine.chain(shape, [*before, spec]), x.reshape(shape))
        layer = project.layers[-1].id
        project = engine.set_weights(project, layer, **weights)
        np.testing.assert_allclose(engine.evaluate(project)[layer], y, rtol=1e-5, atol=1e-6)
        assert set(weights) == set(project[layer].weights)


def test_every_published_model_is_tried(shared_data: Path) -> None:
    assert sorted(folder.name for folder in (shared_data / "models" / "onnx_single_layer").iterdir()) == MODELS
