"""Operations of exported PyTorch programs mean in ONNX's vocabulary what they mean in PyTorch.

The graphs are evaluated by ONNX's own reference implementation.
"""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Callable, Mapping, Sequence

import numpy as np
import pytest
import torch
import torch.nn.functional as F
from onnx import TensorProto, helper, numpy_helper
from onnx.reference import ReferenceEvaluator
from onnx.reference.op_run import OpRun
from torch import Tensor, nn

from engine.formats.imports.operation_graph import OperationGraph
from engine.formats.imports.torch_export import exported_graph
from engine.values.array import Float32

Step = Callable[[Tensor], Tensor]

_OWN = "convscope"  # the domain of what ONNX does not have


class AdaptiveAveragePool(OpRun):
    op_domain = _OWN

    def _run(self, x: Float32, size: Sequence[int] = ()) -> tuple[Float32]:
        return (F.adaptive_avg_pool2d(torch.tensor(x), list(map(int, size))).numpy(),)


class AdaptiveMaxPool(OpRun):
    op_domain = _OWN

    def _run(self, x: Float32, size: Sequence[int] = ()) -> tuple[Float32]:
        return (F.adaptive_max_pool2d(torch.tensor(x), list(map(int, size))).numpy(),)


class Softplus(OpRun):
    op_domain = _OWN

    def _run(self, x: Float32, beta: float = 1.0) -> tuple[Float32]:
        return (np.log1p(np.exp(x * beta)) / beta,)


_OWN_OPERATIONS = [AdaptiveAveragePool, AdaptiveMaxPool, Softplus]


def evaluated(graph: OperationGraph, picture: Float32) -> list[Float32]:
    """All outputs of a graph."""
    own = {each.__name__ for each in _OWN_OPERATIONS}
    nodes = [
        helper.make_node(each.op, each.inputs, each.outputs, domain=_OWN if each.op in own else "", **each.attributes)
        for each in graph.operations
    ]
    inputs = [helper.make_tensor_value_info(graph.input, TensorProto.FLOAT, None)]
    outputs = [helper.make_tensor_value_info(name, TensorProto.FLOAT, None) for name in graph.outputs]
    constants = [numpy_helper.from_array(np.array(each), name) for name, each in graph.constants.items()]
    imports = [helper.make_opsetid("", graph.opset), helper.make_opsetid(_OWN, 1)]
    model = helper.make_model(helper.make_graph(nodes, "net", inputs, outputs, constants), opset_imports=imports)
    return list(ReferenceEvaluator(model, new_ops=_OWN_OPERATIONS).run(None, {graph.input: picture}))


class Steps(nn.Module):
    """The results of several functions of one input."""

    def __init__(self, steps: Sequence[Step]) -> None:
        super().__init__()
        self.steps = steps
        self.modules_of_steps = nn.ModuleList(each for each in steps if isinstance(each, nn.Module))

    def forward(self, x: Tensor) -> tuple[Tensor, ...]:
        return tuple(step(x) for step in self.steps)


def exported(model: nn.Module, example: Tensor, is_decomposed: bool = False, is_open: bool = False) -> OperationGraph:
    """The graph of a module.

    Args:
        model: the module.
        example: what it reads.
        is_decomposed: into the smaller vocabulary that PyTorch's own tools ask for.
        is_open: in the number of pictures.
    """
    sizes = ({0: torch.export.Dim("images", max=64)},) if is_open else None
    file = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        program = torch.export.export(model.eval(), (example,), dynamic_shapes=sizes)
        torch.export.save(program.run_decompositions() if is_decomposed else program, file)
    return exported_graph(zipfile.ZipFile(file))[0]


def weighted(module: nn.Module) -> nn.Module:
    """The module with random weights and statistics in place of initial ones."""
    generator = torch.Generator().manual_seed(3)
    for name, each in [*module.named_parameters(), *module.named_buffers()]:
        if each.is_floating_point():
            low = 0.5 if "var" in name else -0.5
            nn.init.uniform_(each.data, low, low + 1, generator)
    return module


_POSITIVE = torch.linspace(0.5, 2, 4).reshape(4, 1, 1)
_MATRIX = torch.linspace(-1, 1, 320 * 3).reshape(320, 3)

STEPS: Mapping[str, Sequence[Step]] = {
    "convolutions": [
        weighted(nn.Conv2d(4, 6, (3, 2), padding="same", dilation=(1, 3))),
        weighted(nn.Conv2d(4, 6, 3, padding="valid", stride=2, groups=2, bias=False)),
        weighted(nn.Conv2d(4, 6, 3, padding=(1, 2), padding_mode="reflect")),
        weighted(nn.Sequential(nn.Flatten(2), nn.Conv1d(4, 6, 3, 2, 1, 2, groups=2))),
        weighted(nn.Sequential(nn.Flatten(2), nn.Conv1d(4, 4, 1, groups=4))),
        weighted(nn.ConvTranspose2d(4, 6, 3, stride=2, padding=1, output_padding=1, dilation=2)),
    ],
    "fully connected layers": [
        weighted(nn.Linear(10, 3)),
        weighted(nn.Linear(10, 3, bias=False)),
        weighted(nn.Sequential(nn.Flatten(), nn.Linear(320, 3))),
        lambda x: torch.addmm(torch.ones(3), x.flatten(1), _MATRIX, beta=2, alpha=0.5),
        lambda x: x.flatten(1) @ _MATRIX,
        lambda x: torch.mm(x.flatten(1), _MATRIX),
    ],
    "norms": [
        weighted(nn.BatchNorm2d(4)),
        weighted(nn.Sequential(nn.Flatten(), nn.BatchNorm1d(320, affine=False))),
        weighted(nn.GroupNorm(2, 4)),
        lambda x: F.group_norm(x, 4),
        weighted(nn.LayerNorm((8, 10))),
        lambda x: F.layer_norm(x.permute(0, 2, 3, 1), (4,)).permute(0, 3, 1, 2),
    ],
    "poolings": [
        lambda x: F.max_pool2d(x, 3, 2, 1, ceil_mode=True),
        lambda x: F.max_pool2d(x, (2, 3), dilation=(2, 1)),
        lambda x: F.avg_pool2d(x, 3, 2, 1),
        lambda x: F.avg_pool2d(x, (3, 2), 2, 1, count_include_pad=False),
        lambda x: F.adaptive_avg_pool2d(x, (3, None)),
        lambda x: F.adaptive_max_pool2d(x, (3, 4)),
        lambda x: F.adaptive_avg_pool2d(x, 1),
        lambda x: F.adaptive_avg_pool2d(x, (8, 10)),
        lambda x: x.amax((-2, -1)),
        lambda x: x.max(3)[0].max(2, keepdim=True)[0],
        lambda x: x.mean([2, 3], keepdim=True),
        lambda x: x.sum(1),
    ],
    "sizes": [
        lambda x: F.interpolate(x, scale_factor=2),
        lambda x: F.interpolate(x, scale_factor=1.5),
        lambda x: F.interpolate(x, size=(11, 7)),
        lambda x: F.interpolate(x, scale_factor=2, mode="bilinear"),
        lambda x: F.interpolate(x, scale_factor=2, mode="bilinear", align_corners=True),
        lambda x: F.interpolate(x, size=(13, 9), mode="bilinear"),
        lambda x: F.pad(x, (1, 0, 2, 3)),
        lambda x: F.pad(x, (1, 0, 2, 3, 1, 2), value=0.7),
        lambda x: F.pad(x, (1, 0, 2, 3), mode="reflect"),
        nn.ReplicationPad2d((1, 0, 2, 3)),
    ],
    "parts": [
        lambda x: torch.cat(x.chunk(3, 1)[::-1], 1),
        lambda x: torch.cat(x.split([1, 3], 1)[::-1], -3),
        lambda x: x.split(3, 1)[0],
        lambda x: torch.stack(x.unbind(1)[:2], -3),
        lambda x: x[:, 1:-1, ::2, -3:],
        lambda x: x[:, -1],
        lambda x: x.narrow(1, 1, 2),
        lambda x: x[:, [0, 2, 1]],
        lambda x: x[:, :, [[1], [3]], [0, 4, 2]],
        lambda x: torch.index_select(x, 3, torch.tensor([3, 1])),
    ],
    "orders": [
        lambda x: F.pixel_shuffle(x, 2),
        lambda x: F.pixel_unshuffle(x, 2),
        nn.ChannelShuffle(2),
        lambda x: x.view(x.size(0), 2, 2, 8, 10).transpose(1, 2).contiguous().view(x.size(0), -1, 8, 10),
        lambda x: x.permute(0, -1, 1, 2),
        lambda x: x.mT,
        lambda x: x.movedim((1, -1), (2, 1)).swapaxes(-1, 1),
        lambda x: x.flatten(2).unflatten(-1, (10, 8)),
        lambda x: x.unsqueeze(1).squeeze(1).reshape(x.size(0), -1),
    ],
    "arithmetic": [
        lambda x: 2 - (x - 0.5) * 3 / _POSITIVE,
        lambda x: torch.sub(x, x.relu(), alpha=2),
        lambda x: torch.rsub(x, 3),
        lambda x: x * x.mean((2, 3), keepdim=True).sigmoid() + x.float(),
        lambda x: x + _POSITIVE.expand(4, 8, 10),
        lambda x: (-x).exp() + x.abs().sqrt() + x**2 + x.erf() + _POSITIVE.log() + _POSITIVE.reciprocal(),
        lambda x: F.dropout2d(x, 0.3, training=False).clone(),
    ],
    "curves": [
        *(F.relu, F.relu6, F.sigmoid, F.tanh, F.silu, F.hardswish, F.hardsigmoid, F.selu, F.elu, F.gelu, F.leaky_relu),
        lambda x: F.gelu(x, approximate="tanh"),
        lambda x: F.elu(x, 0.3),
        lambda x: F.hardtanh(x, -0.5, 0.3),
        lambda x: x.clamp(min=0.1),
        lambda x: x.clamp(max=0.1),
        lambda x: F.leaky_relu(x, 0.2),
        lambda x: F.softmax(x.flatten(1) / 2, -1),
        lambda x: F.log_softmax(x, 1),
    ],
}
_NOT_DECOMPOSED: Sequence[Step] = [  # these come apart into operations that no layer is recognised in
    F.mish,
    F.softplus,
    lambda x: F.softplus(x, 3.0),
    F.celu,
    lambda x: F.celu(x, 2.0),
    weighted(nn.PReLU(4)),
    weighted(nn.PReLU()),
    weighted(nn.InstanceNorm2d(4, affine=True)),
    weighted(nn.InstanceNorm2d(4, track_running_stats=True)),
    lambda x: F.pad(x, (1, 2, 2, 1), mode="circular"),
    lambda x: F.interpolate(x, size=(11, 7), mode="nearest-exact"),
]


@pytest.mark.parametrize("group", STEPS)
def test_operations_mean_the_same_in_the_vocabulary_of_onnx(group: str) -> None:
    check(STEPS[group], is_open=True)


@pytest.mark.parametrize("group", STEPS)
def test_operations_mean_the_same_when_they_are_decomposed(group: str, request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--examples") < 1:
        pytest.skip("it takes seconds: with --examples 1")
    check(STEPS[group], is_decomposed=True)


def test_operations_that_only_undecomposed_programs_have() -> None:
    check(_NOT_DECOMPOSED)


def check(steps: Sequence[Step], is_decomposed: bool = False, is_open: bool = False) -> None:
    """Compares the graph of some functions with PyTorch."""
    generator = torch.Generator().manual_seed(4)
    model = Steps(steps).eval()
    graph = exported(model, torch.rand(2, 4, 8, 10), is_decomposed, is_open)
    picture = 2 * torch.rand(1, 4, 8, 10, generator=generator) - 0.7
    with torch.inference_mode():
        expected = model(picture)
    for number, (found, wanted) in enumerate(zip(evaluated(graph, picture.numpy()), expected, strict=True)):
        np.testing.assert_allclose(found, wanted.numpy(), rtol=1e-5, atol=1e-5, err_msg=f"step {number}")


def test_what_is_not_understood_keeps_its_name() -> None:
    graph = exported(Steps([lambda x: x.relu().cumsum(1)]), torch.rand(1, 2, 3, 3))
    assert [each.op for each in graph.operations] == ["Relu", "aten.cumsum"]
    assert graph.operations[1].name == "cumsum"
    assert graph.operations[1].inputs == graph.operations[0].outputs


def test_constants_that_nothing_reads_are_left_in_the_file() -> None:
    graph = exported(nn.BatchNorm2d(2), torch.rand(1, 2, 3, 3))
    assert sorted(graph.constants) == ["b_running_mean", "b_running_var", "p_bias", "p_weight"]
    assert graph.shape == (1, 2, 3, 3)
