"""Networks from other programs: right to the last score, or refused in words; never by running their code."""

from __future__ import annotations

import contextlib
import io
import json
import pickle
import struct
import warnings
import zipfile
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import engine
from engine.formats.file_kind import file_kind
from engine.formats.imports import foreign_networks
from engine.formats.imports.network_file import import_network, import_report
from engine.formats.imports.parsed_network import UnshownError
from engine.formats.imports.torch_export import read_exported
from engine.formats.pytorch_code import export_code
from engine.layers.spec import Shape, Spec
from engine.training.data.idx_files import mnist
from engine.training.train import accuracy
from engine.values.array import Float32
from engine.values.numerals import sizes
from tests.engine.formats.test_pytorch_code import EVERY_KIND, GEOMETRY
from tests.engine.networks import furnished, projects, values
from tests.engine.project.test_graphs import graphs
from tests.laws import examples

Conv, Pool, Relu, Flat, Linear = engine.Conv2d, engine.MaxPool2d, engine.ReLU, engine.Flatten, engine.Linear


def output(project: engine.Project, picture: Float32) -> Float32:
    """What the last layer makes of a picture."""
    shape = engine.input_shape(engine.set_image(project, None))
    result = engine.evaluate(engine.set_image(project, picture.reshape(shape)))
    assert not result.problems
    return result[project.layers[-1].id]


def kinds(project: engine.Project) -> str:
    return " ".join(layer.spec.kind for layer in project.layers)


def told(path: Path) -> str:
    """All assumptions in one text."""
    return "\n".join(map(str, import_report(path).assumptions))


# --- state dicts --------------------------------------------------------------------------------------------------


def state_dict(project: engine.Project, names: Sequence[str] | None = None, prefix: str = "") -> dict[str, Any]:
    """The weights of a project under the names that PyTorch gives them."""
    import torch

    renamed = {"mean": "running_mean", "variance": "running_var"}
    layers = [layer for layer in project.layers if layer.weights]
    saved: dict[str, Any] = {}
    for layer, stem in zip(layers, names or [layer.id for layer in layers], strict=True):
        saved |= {
            f"{prefix}{stem}.{renamed.get(name, name)}": torch.tensor(w.data) for name, w in layer.weights.items()
        }
        if "variance" in layer.weights:
            saved[f"{prefix}{stem}.num_batches_tracked"] = torch.tensor(5)
    return saved


def saved_at(path: Path, saved: Any) -> Path:
    import torch

    if path.suffix == ".safetensors":
        from safetensors.torch import save_file

        save_file(saved, path)
    else:
        torch.save(saved, path)
    return path


def lenet(size: int = 28, padding: int = 0) -> list[Spec]:
    side = (((size + 2 * padding - 4) // 2) - 4) // 2
    assert side > 0
    return [
        *(Conv(filters=6, kernel=5, padding=padding), Relu(), Pool(), Conv(filters=16, kernel=5), Relu(), Pool()),
        *(Flat(), Linear(units=120), Relu(), Linear(units=84), Relu(), Linear(units=10), engine.Softmax()),
    ]


def blocks(widths: Sequence[Sequence[int]], padding: int = 0, has_norm: bool = False) -> list[Spec]:
    """Groups of 3 × 3 convolutions, a pool after each group."""
    made: list[Spec] = []
    for group in widths:
        for filters in group:
            made += [Conv(filters=filters, padding=padding)]
            made += [engine.BatchNorm2d()] if has_norm else []
            made += [Relu()]
        made += [Pool()]
    return made


def ending(*units: int) -> list[Spec]:
    made: list[Spec] = [Flat()]
    for count in units[:-1]:
        made += [Linear(units=count), Relu()]
    return [*made, Linear(units=units[-1]), engine.Softmax()]


VGG = blocks([[4, 4], [8, 8], [8, 8, 8]], padding=1)

GUESSED: dict[str, tuple[Shape, list[Spec], list[str] | None]] = {
    "LeNet on MNIST": ((1, 28, 28), lenet(), ["conv1", "conv2", "fc1", "fc2", "fc3"]),
    "LeNet-5": ((1, 32, 32), lenet(32), None),
    "PyTorch's CIFAR tutorial": ((3, 32, 32), lenet(32), ["conv1", "conv2", "fc1", "fc2", "fc3"]),
    "PyTorch's MNIST example": ((1, 28, 28), [*blocks([[32, 64]]), *ending(128, 10)], ["conv1", "conv2", "fc1", "fc2"]),
    "same padding": ((1, 28, 28), [*blocks([[8], [16]], padding=1), *ending(10)], None),
    "three pools": ((3, 32, 32), [*blocks([[8], [16], [16]], padding=1), *ending(20, 10)], None),
    "Tiny VGG": (
        (3, 64, 64),
        [*blocks([[10, 10], [10, 10]]), *ending(10)],
        ["block_1.0", "block_1.2", "block_2.0", "block_2.2", "classifier.1"],
    ),
    "Tiny VGG, other names": (
        (3, 64, 64),
        [*blocks([[10, 10], [10, 10]]), *ending(10)],
        ["conv_1_1", "conv_1_2", "conv_2_1", "conv_2_2", "output"],
    ),
    "VGG in one Sequential": (
        (3, 64, 64),
        [*VGG, *ending(30, 10)],
        [f"features.{at}" for at in (0, 2, 5, 7, 10, 12, 14)] + ["classifier.0", "classifier.3"],
    ),
    "all in one Sequential": ((1, 28, 28), [*blocks([[8, 8], [8]]), *ending(10)], ["0", "2", "5", "9"]),
    "batch norm": (
        (1, 28, 28),
        [*blocks([[8, 8], [8]], has_norm=True), *ending(10)],
        ["0", "1", "3", "4", "7", "8", "12"],
    ),
    "depthwise": (
        (3, 32, 32),
        [Conv(filters=6), Relu(), Pool(), Conv(filters=6, groups=6, bias=False), Relu(), Pool(), *ending(10)],
        None,
    ),
    "a last map of one cell": (
        (1, 32, 32),
        [*lenet(32)[:6], Conv(filters=120, kernel=5), Relu(), *ending(84, 10)],
        None,
    ),
    "one convolution": ((1, 28, 28), [Conv(filters=3), Relu(), *ending(10)], None),
    "the mean of each map": (
        (3, 32, 32),
        [*blocks([[8], [16], [20]]), engine.GlobalAvgPool(), *ending(10)],
        ["features.0", "features.3", "features.6", "classifier"],
    ),
    "no convolution": ((1, 28, 28), ending(30, 10), None),
    "no convolution, in colour": ((3, 8, 8), ending(10), None),
    "no fully connected layer": ((3, 32, 32), [Conv(filters=4), Relu(), Conv(filters=2, kernel=1)], None),
}


@pytest.mark.parametrize("suffix", [".pth", ".safetensors"])
@pytest.mark.parametrize("name", GUESSED)
def test_the_network_around_a_state_dict_is_guessed(name: str, suffix: str, tmp_path: Path) -> None:
    shape, specs, names = GUESSED[name]
    project = furnished(shape, specs, seed=1)
    assert not engine.infer(project).problems
    path = saved_at(tmp_path / f"net{suffix}", state_dict(project, names))
    found = import_network(path)
    assert found.name == "net"
    assert [layer.spec for layer in found.layers] == specs
    assert (found.input.channels, *found.input.size) == shape
    found = engine.set_scaling(found, (0.0,), (1.0,))  # random weights may look as if they were trained with another
    picture = values(np.random.default_rng(2), shape)
    np.testing.assert_array_equal(output(found, picture), output(project, picture))


def test_the_lenet_of_mnist_names_98_percent_of_the_digits(shared_data: Path) -> None:
    report = import_report(shared_data / "models" / "lenet_mnist.pth")
    assert [layer.id for layer in report.project.layers][:4] == ["conv1", "relu1", "pool1", "conv2"]
    _, test = mnist(shared_data / "mnist")
    project = engine.set_scaling(report.project, (0.1307,), (0.3081,))
    assert accuracy(project, test) == pytest.approx(0.981, abs=0.001)


def test_what_was_assumed_is_said(tmp_path: Path) -> None:
    path = saved_at(tmp_path / "net.pth", state_dict(furnished((1, 28, 28), lenet(), seed=1)))
    words = told(path)
    assert "Assumed ReLU after every convolution: a state_dict does not say." in words
    assert "Assumed 28 × 28 grey input." in words
    assert "Assumed 2 × 2 max pooling after conv1, conv2." in words
    assert "Added Softmax" in words
    assert "The file does not say how inputs were scaled: choose the scaling beside the picture." in words


@pytest.mark.parametrize(
    "wrap",
    [
        lambda weights: {"epoch": 3, "loss": 0.5, "state_dict": weights},
        lambda weights: {"optimizer": {"state": {0: {"exp_avg": weights["conv1.weight"]}}}, "model": weights},
        lambda weights: {"net": {"model_state_dict": {f"module.{key}": value for key, value in weights.items()}}},
        lambda weights: {f"_orig_mod.net.{key}": value.half() for key, value in weights.items()},
    ],
)
def test_checkpoints_hold_weights_in_many_ways(wrap: Callable[[Any], Any], tmp_path: Path) -> None:
    project = furnished((1, 28, 28), lenet(), seed=1)
    found = import_network(saved_at(tmp_path / "checkpoint.pt", wrap(state_dict(project))))
    assert [layer.spec for layer in found.layers] == [layer.spec for layer in project.layers]
    np.testing.assert_allclose(found["conv1"].weights["weight"].data, project["conv1"].weights["weight"], atol=1e-3)


def test_the_oldest_kind_of_checkpoint_opens_too(tmp_path: Path) -> None:
    import torch

    project = furnished((1, 28, 28), lenet(), seed=1)
    torch.save(state_dict(project), tmp_path / "old.pt", _use_new_zipfile_serialization=False)
    assert import_network(tmp_path / "old.pt").layers[0].weights == project.layers[0].weights


def test_layers_made_in_another_order_are_put_in_a_row(tmp_path: Path) -> None:
    specs = [*blocks([[8], [16]], has_norm=True), *ending(10)]
    project = furnished((1, 28, 28), specs, seed=1)
    weights = state_dict(project, ["conv1", "bn1", "conv2", "bn2", "fc"])
    shuffled = {key: weights[key] for key in sorted(weights)}  # bn1, bn2, conv1, conv2, fc
    path = saved_at(tmp_path / "net.pth", shuffled)
    assert [layer.spec for layer in import_network(path).layers] == specs
    assert "in the order of their names" in told(path)


def test_a_batch_norm_may_have_nothing_learned(tmp_path: Path) -> None:
    specs = [*blocks([[8]], has_norm=True), *ending(10)]
    project = furnished((1, 28, 28), specs, seed=1)
    project = engine.set_weights(project, "norm1", weight=np.ones(8), bias=np.zeros(8))
    saved = state_dict(project)
    del saved["norm1.weight"], saved["norm1.bias"]
    found = import_network(saved_at(tmp_path / "net.pth", saved))
    assert found["norm1"].weights == project["norm1"].weights


def tensor(*shape: int) -> Any:
    import torch

    return torch.zeros(shape)


@pytest.mark.parametrize(
    ("weights", "words"),
    [
        ({"embedding.pos": (1, 197, 768)}, "embedding.pos.*1 × 197 × 768"),
        ({"lstm.weight_ih_l0": (16, 8)}, "lstm.weight_ih_l0"),
        ({"conv1.weight": (4, 1, 3, 3), "prelu.weight": (1,)}, "prelu.weight"),
        ({"a.weight": (4, 1, 3, 3), "b.weight": (4, 8, 3, 3)}, "“b” cannot read what “a”"),
        ({"fc1.weight": (8, 50), "fc2.weight": (2, 9)}, "“fc2” cannot read what “fc1”"),
        ({"conv1.weight": (16, 1, 5, 5), "fc.weight": (10, 16 * 1000)}, "No input size.*16\u202f000"),
        ({"conv1.weight": (4, 1, 3, 3), "conv1.bias": (5,)}, "conv1"),
        ({"bias": (5,)}, "no weights"),
        ({"fc.weight": (5, 0)}, "fc"),
    ],
)
def test_weights_that_fit_no_row_of_layers_are_refused(
    weights: Mapping[str, Shape], words: str, tmp_path: Path
) -> None:
    path = saved_at(tmp_path / "net.pth", {key: tensor(*shape) for key, shape in weights.items()})
    with pytest.raises(engine.FormatError, match=rf"^net\.pth .*{words}"):
        import_network(path)


def test_weights_that_only_claim_to_be_large_are_refused(tmp_path: Path) -> None:
    huge = tensor(1).expand(10**6, 10**6)
    with pytest.raises(engine.FormatError, match="2 GB"):
        import_network(saved_at(tmp_path / "net.pth", {"fc.weight": huge}))


# --- no code is run -----------------------------------------------------------------------------------------------


class Attack:
    """What an attacker would put in a file."""

    def __reduce__(self) -> Any:
        return (exec, ("import builtins; builtins.attacked = True",))


@pytest.mark.parametrize("is_old", [False, True])
def test_pickled_objects_are_refused_without_running_them(is_old: bool, tmp_path: Path) -> None:
    import builtins

    import torch

    torch.save({"a": tensor(2, 2), "b": Attack()}, tmp_path / "net.pt", _use_new_zipfile_serialization=not is_old)
    (tmp_path / "bare.pt").write_bytes(pickle.dumps(Attack()))
    for name in ("net.pt", "bare.pt"):
        with pytest.raises(engine.FormatError, match=f"^{name} "):
            import_network(tmp_path / name)
    assert not hasattr(builtins, "attacked")


@pytest.mark.parametrize("is_old", [False, True])
def test_of_whole_modules_the_weights_are_read(is_old: bool, tmp_path: Path) -> None:
    import torch

    module = torch.nn.Sequential(torch.nn.Linear(4, 3), torch.nn.ReLU(), torch.nn.Linear(3, 2))
    torch.save(module, tmp_path / "net.pt", _use_new_zipfile_serialization=not is_old)
    report = import_report(tmp_path / "net.pt")
    assert report.is_guess
    assert kinds(report.project) == "flatten linear relu linear softmax"
    np.testing.assert_array_equal(report.project.layers[-2].weights["weight"].data, module[2].weight.detach())


# --- torch.export -------------------------------------------------------------------------------------------------


def exported(model: Any, shape: Shape, path: Path, is_decomposed: bool = False, **options: Any) -> Path:
    import torch

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        program = torch.export.export(model.eval(), (torch.rand(2, *shape),), **options)
        torch.export.save(program.run_decompositions() if is_decomposed else program, path)
    return path


@pytest.fixture(scope="module")
def small_pt2(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small network, exported."""
    from torch import nn

    layers = nn.Sequential(nn.Conv2d(1, 2, 3), nn.ReLU(), nn.Flatten(), nn.Linear(32, 3))
    return exported(layers, (1, 6, 6), tmp_path_factory.mktemp("pt2") / "small.pt2")


def test_every_kind_of_layer_comes_back_from_an_export(tmp_path: Path) -> None:
    """In one chain; the law of random networks, in the tests of the zoo, has those that enlarge, cut and regroup."""
    specs = [spec for spec in EVERY_KIND if spec not in GEOMETRY]
    project = furnished((2, 12, 13), specs, seed=1)
    engine.save_project(project, tmp_path / "net.convscope")
    module: dict[str, Any] = {}
    exec(export_code(project), module)
    model = module["Network"]()
    module["load_weights"](model, str(tmp_path / "net.convscope"))
    found = import_network(exported(model, (2, 12, 13), tmp_path / "net.pt2"))
    expected = [replace(spec, flip=False) if isinstance(spec, Conv) else spec for spec in specs]
    of_maps = expected.index(engine.ScaleShift())  # which PyTorch writes as a convolution of single cells
    expected[of_maps] = Conv(filters=4, kernel=1, padding=0, groups=4)
    assert [layer.spec for layer in found.layers] == expected
    picture = values(np.random.default_rng(2), (2, 12, 13))
    np.testing.assert_allclose(output(found, picture), output(project, picture), atol=1e-6)


def module_of(forward: Callable[[Any, Any], Any], **parts: Any) -> Any:
    """A module with these parts, whose forward pass is ``forward(self, x)``."""
    from torch import nn

    class Module(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            for name, part in parts.items():
                if isinstance(part, nn.Module):
                    setattr(self, name, part)
                else:
                    self.register_buffer(name, part)

        def forward(self, x: Any) -> Any:
            return forward(self, x)

    return Module()


@pytest.mark.parametrize("is_decomposed", [False, True])
def test_operations_are_understood_in_either_spelling(is_decomposed: bool, tmp_path: Path) -> None:
    import torch
    import torch.nn.functional as F
    from torch import nn

    def forward(self: Any, x: Any) -> Any:
        x = self.norm(self.conv((x - self.mean) / 0.5))
        x = F.max_pool2d(torch.relu(x), 3, stride=2, padding=1)
        x = F.adaptive_avg_pool2d(F.dropout(x, training=self.training), (2, 3)).view(x.size(0), -1)
        return torch.log_softmax(self.last(x) / 2, dim=-1)

    mean = torch.tensor([0.1, 0.2, 0.3]).view(3, 1, 1)
    model = module_of(
        forward, mean=mean, conv=nn.Conv2d(3, 4, 3, padding="same"), norm=nn.BatchNorm2d(4), last=nn.Linear(24, 5)
    )
    batch = {"dynamic_shapes": ({0: torch.export.Dim("batch", max=64)},)}
    path = exported(model, (3, 8, 12), tmp_path / "net.pt2", is_decomposed, **batch)
    project = import_network(path)
    assert project.input.mean == pytest.approx((0.1, 0.2, 0.3))
    assert project.input.deviation == (0.5,)
    assert "scaling of the input was taken from the file" in told(path)
    picture = torch.rand(1, 3, 8, 12)
    with torch.inference_mode():
        expected = model(picture)[0].numpy()
    np.testing.assert_allclose(output(project, picture[0].numpy()), expected, atol=1e-6)


@pytest.mark.parametrize("kind", ["norm", "slopes", "factors"])
def test_numbers_by_channel_after_cells_were_regrouped_into_channels(kind: str, tmp_path: Path) -> None:
    import torch
    from torch import nn

    norm, slopes = nn.BatchNorm2d(4), nn.PReLU(4)
    with torch.no_grad():
        for each in (norm.weight, norm.bias, norm.running_mean, slopes.weight):
            each.copy_(torch.rand(4))

    def forward(self: Any, x: Any) -> Any:
        x = x.reshape(-1, 4, 2, 3)
        return x * self.factors.view(4, 1, 1) if kind == "factors" else getattr(self, kind)(x)

    model = module_of(forward, norm=norm, slopes=slopes, factors=torch.rand(4))
    project = import_network(exported(model, (1, 4, 6), tmp_path / "net.pt2"))
    picture = torch.rand(1, 1, 4, 6) - 0.5
    with torch.inference_mode():
        expected = model(picture)[0].numpy()
    np.testing.assert_allclose(output(project, picture[0].numpy()), expected, atol=1e-6)


@examples(20, same_fixtures=True)
@given(project=projects() | graphs())
def test_any_network_of_ours_comes_back_from_an_export(project: engine.Project, tmp_path: Path) -> None:
    engine.save_project(project, tmp_path / "net.convscope")
    module: dict[str, Any] = {}
    exec(export_code(project), module)
    model = module["Network"]()
    module["load_weights"](model, str(tmp_path / "net.convscope"))
    assert project.input.image is not None
    picture = project.input.image.data
    path = exported(model, picture.shape, tmp_path / "net.pt2")
    expected = engine.evaluate(project)[project.layers[-1].id]
    try:
        found = import_network(path)
    except engine.FormatError as error:
        # Nothing is left of layers that change nothing; parts that are regrouped, and averages without the padding of
        # one side, which PyTorch does not have, are refused.
        assume(not any(words in str(error) for words in ("no layers", "moves cells about", "ones_like")))
        raise
    np.testing.assert_allclose(output(found, picture), expected, rtol=1e-4, atol=1e-5)


@pytest.mark.parametrize(
    ("forward", "words", "before"),
    [
        (lambda self, x: self.conv(x).relu().cumsum(1), r"cumsum \(“cumsum”\)", "conv2d relu"),
        (lambda self, x: self.conv(x).relu() / x, r"Div \(“div”\).*divides", "conv2d relu"),
        (lambda self, x: self.conv(x).argmax(1), r"argmax \(“argmax”\)", "conv2d"),
        (lambda self, x: self.conv(x).int() + 1, "_to_copy|to", "conv2d"),
    ],
)
def test_other_operations_are_refused_by_their_name(
    forward: Callable[[Any, Any], Any], words: str, before: str, tmp_path: Path
) -> None:
    from torch import nn

    path = exported(module_of(forward, conv=nn.Conv2d(1, 1, 3, padding=1)), (1, 6, 6), tmp_path / "net.pt2")
    with pytest.raises(engine.FormatError, match=rf"^net\.pt2 .*{words}"):
        import_network(path)
    with pytest.raises(UnshownError) as caught:
        read_exported(path)
    assert caught.value.until is not None
    assert " ".join(layer.spec.kind for layer in caught.value.until.layers) == before


def rewritten(source: Path, target: Path, change: Callable[[str, bytes], bytes]) -> Path:
    """A copy of an archive with its files changed."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return target


def in_config(**changes: Any) -> Callable[[str, bytes], bytes]:
    """Changes what the archive says of its weights."""

    def change(name: str, data: bytes) -> bytes:
        if not name.endswith("weights_config.json"):
            return data
        config = json.loads(data)
        for each in config["config"].values():
            each.update({key: value for key, value in changes.items() if key in each})
            each["tensor_meta"].update({key: value for key, value in changes.items() if key in each["tensor_meta"]})
        return json.dumps(config).encode()

    return change


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"use_pickle": True}, "pickled"),
        ({"storage_offset": {"as_int": 10**9}}, "outside"),
        ({"storage_offset": {"as_int": -4}}, "outside"),
        ({"strides": [{"as_int": 10**9}]}, "damaged"),
        ({"sizes": [{"as_int": 10**9}], "strides": [{"as_int": 0}]}, "outside"),
        ({"dtype": 2}, "floating point"),
    ],
)
def test_an_export_cannot_point_outside_of_its_weights(
    small_pt2: Path, changes: dict[str, Any], words: str, tmp_path: Path
) -> None:
    with pytest.raises(engine.FormatError, match=words):
        import_network(rewritten(small_pt2, tmp_path / "net.pt2", in_config(**changes)))


def test_expressions_in_an_export_are_not_evaluated(small_pt2: Path, tmp_path: Path) -> None:
    import builtins

    attack = {"as_expr": {"expr_str": "exec('import builtins; builtins.attacked = True')", "hint": {"as_int": 2}}}

    def change(name: str, data: bytes) -> bytes:
        if not name.endswith("model.json"):
            return data
        model = json.loads(data)
        for each in model["graph_module"]["graph"]["tensor_values"].values():
            each["sizes"][:1] = [attack]
        return json.dumps(model).encode()

    assert kinds(import_network(rewritten(small_pt2, tmp_path / "net.pt2", change))) == "conv2d relu flatten linear"
    assert not hasattr(builtins, "attacked")


# --- ONNX ---------------------------------------------------------------------------------------------------------


def onnx_file(
    path: Path, body: str, shape: Sequence[int | str] = (1, 1, 8, 8), opset: int = 17, **weights: Any
) -> tuple[Path, Callable[[Float32], Float32]]:
    """An ONNX file with a network in ONNX' own short notation from x to y, and what that network computes."""
    from onnx import helper, numpy_helper, parser
    from onnx.reference import ReferenceEvaluator

    sides = ",".join(map(str, shape))
    graph = parser.parse_graph(f"g (float[{sides}] x) => (float[?] y) {{ {body} }}")
    arrays = {key: value if hasattr(value, "dtype") else np.asarray(value, np.int64) for key, value in weights.items()}
    graph.initializer.extend(numpy_helper.from_array(array, key) for key, array in arrays.items())
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", opset)])
    path.write_bytes(model.SerializeToString())

    def computed(picture: Float32) -> Float32:
        made: Float32 = ReferenceEvaluator(model).run(None, {"x": picture[None]})[0][0]
        return made

    return path, computed


def random(*shape: int) -> Float32:
    return values(np.random.default_rng(shape), shape)


def onnx_tensor(path: Path) -> Float32:
    from onnx import TensorProto, numpy_helper

    tensor = TensorProto()
    tensor.ParseFromString(path.read_bytes())
    array: Float32 = numpy_helper.to_array(tensor)
    return array


def test_the_model_zoos_mnist_network_gives_its_published_scores(shared_data: Path) -> None:
    models = shared_data / "models"
    project = import_network(models / "mnist-8.onnx")
    assert kinds(project) == "conv2d relu maxpool2d conv2d relu maxpool2d flatten linear"
    expected = onnx_tensor(models / "mnist-8.output_0.pb")[0]
    made = output(project, onnx_tensor(models / "mnist-8.input_0.pb")[0])
    np.testing.assert_allclose(made, expected, atol=1e-4)


def test_the_same_lenet_from_two_formats_computes_the_same(shared_data: Path) -> None:
    ours, theirs = (import_network(shared_data / "models" / f"lenet_mnist.{suffix}") for suffix in ("pth", "onnx"))
    assert (ours.input.mean, ours.input.deviation) == ((0.1307,), (0.3081,))  # found with the ten digits
    ours = engine.set_scaling(ours, (0.0,), (1.0,))
    for seed in range(5):
        picture = values(np.random.default_rng(seed), (1, 28, 28))
        np.testing.assert_allclose(output(ours, picture), output(theirs, picture), atol=1e-4)


def test_published_one_layer_networks_give_their_published_outputs(shared_data: Path) -> None:
    folders = [path.parent for path in (shared_data / "models" / "onnx_single_layer").glob("*/model.onnx")]
    assert len(folders) == 13
    for folder in folders:
        project = import_network(folder / "model.onnx")
        given, expected = (onnx_tensor(folder / "test_data_set_0" / f"{part}_0.pb") for part in ("input", "output"))
        shape = engine.input_shape(project)
        pictures = given.reshape(-1, *shape)
        made = np.stack([output(project, picture) for picture in pictures])
        np.testing.assert_allclose(made.reshape(expected.shape), expected, atol=1e-5, err_msg=folder.name)


@pytest.mark.parametrize(("count", "shape"), [(6, (1, 1, 6)), (64, (1, 8, 8)), (784, (1, 28, 28)), (192, (3, 8, 8))])
def test_a_vector_is_a_square_picture_where_it_can_be_and_computes_the_same(
    count: int, shape: Shape, tmp_path: Path
) -> None:
    import torch

    weight = random(4, count)
    path, computed = onnx_file(tmp_path / "n.onnx", "y = Gemm<transB = 1>(x, w)", ("N", count), w=weight)
    model = torch.nn.Linear(count, 4, bias=False)
    model.weight.data = torch.from_numpy(weight)
    torch.save(model.state_dict(), tmp_path / "weights.pth")
    picture = random(count)
    for each in (path, exported(model, (count,), tmp_path / "net.pt2"), tmp_path / "weights.pth"):
        report = import_report(each)
        project = report.project
        assert (project.input.channels, *project.input.size) == shape
        assert [layer.spec.kind for layer in project.layers][:2] == ["flatten", "linear"]
        assert any(sizes(shape[1:] if each.suffix == ".pth" else shape) in str(note) for note in report.assumptions)
        scores = output(engine.remove_layer(project, "softmax") if each.suffix == ".pth" else project, picture)
        np.testing.assert_allclose(scores, computed(picture), atol=1e-5)
        row = engine.set_input_size(project, (1, shape[1] * shape[2]))  # it can be changed, and keeps its weights
        assert row.layers[1].weights == project.layers[1].weights


W, V, F = random(4, 1, 3, 3), random(4, 1, 2, 2), random(3, 4)  # filters of 3 × 3, of 2 × 2, a fully connected layer
ONNX: dict[str, tuple[str, dict[str, Any], str]] = {
    "same padding": ('y = Conv<auto_pad="SAME_UPPER">(x, w)', {"w": W}, "conv2d"),
    "same padding, below": ('y = Conv<auto_pad="SAME_LOWER", dilations=[2, 2]>(x, w)', {"w": W}, "conv2d"),
    "valid padding": ('y = Conv<auto_pad="VALID", strides=[2, 1]>(x, w)', {"w": W}, "conv2d"),
    "a bias added later": ("c = Conv(x, w) y = Add(b, c)", {"w": W, "b": random(1, 4, 1, 1)}, "conv2d"),
    "a second bias": ("c = Conv(x, w, b) y = Add(c, a)", {"w": W, "b": random(4), "a": random(4, 1, 1)}, "conv2d"),
    "padding on its own": ("p = Pad(x, a) y = Conv(p, w)", {"w": W, "a": [0, 0, 1, 2, 0, 0, 1, 2]}, "conv2d"),
    "mirrored padding": (
        'p = Pad<mode="reflect">(x, a) y = Conv(p, w)',
        {"w": W, "a": [0, 0, 2, 1, 0, 0, 2, 1]},
        "conv2d",
    ),
    "pools": (
        "m = MaxPool<kernel_shape=[3, 3], strides=[2, 2], pads=[1, 1, 1, 1], ceil_mode=1>(x) "
        "y = AveragePool<kernel_shape=[2, 2], pads=[1, 1, 1, 1], count_include_pad=1>(m)",
        {},
        "maxpool2d avgpool2d",
    ),
    "curves": (
        "a = LeakyRelu(x) b = Elu<alpha = 0.5>(a) c = Sigmoid(b) d = Tanh(c) e = Relu(d) f = Identity(e) "
        "y = Dropout(f)",
        {},
        "leakyrelu elu sigmoid tanh relu dropout",
    ),
    "softmax over maps": ("c = Conv(x, w) y = Softmax<axis = 1>(c)", {"w": W}, "conv2d softmax"),
    "batch norm": (
        "c = Conv(x, w) y = BatchNormalization<epsilon = 0.01>(c, s, b, m, v)",
        {"w": W, "s": random(4), "b": random(4), "m": random(4), "v": np.abs(random(4))},
        "conv2d batchnorm2d",
    ),
    "means and a vector": (
        "c = Conv(x, w) g = GlobalAveragePool(c) f = Flatten(g) y = Gemm<alpha = 2.0, beta = 0.5, transB = 1>(f, a, b)",
        {"w": W, "a": F, "b": random(3)},
        "conv2d globalavgpool flatten linear",
    ),
    "means without a rest": (
        "c = Conv(x, w) g = ReduceMean<axes = [2, 3], keepdims = 0>(c) m = MatMul(g, a) y = Add(m, b)",
        {"w": W, "a": F.T.copy(), "b": random(1, 3)},
        "conv2d globalavgpool flatten linear",
    ),
    "squeezed": (
        "c = Conv(x, w) g = GlobalAveragePool(c) s = Squeeze(g, a) y = Relu(s)",
        {"w": W, "a": [2, 3]},
        "conv2d globalavgpool flatten relu",
    ),
    "a shape worked out": (
        "c = Conv(x, w) s = Shape(c) n = Gather(s, zero) u = Unsqueeze(n, zeros) t = Concat<axis = 0>(u, minus) "
        "y = Reshape(c, t)",
        {"w": W, "zero": 0, "zeros": [0], "minus": [-1]},
        "conv2d flatten",
    ),
    "weights put in shape": (
        "r = Reshape(w, s) t = Transpose<perm = [1, 0]>(r) f = Flatten(x) m = MatMul(f, t) y = Softmax(m)",
        {"w": random(3, 8, 8), "s": [3, 64]},
        "flatten linear softmax",
    ),
    "channels last in a vector": (
        "c = Conv(x, w) t = Transpose<perm = [0, 2, 3, 1]>(c) r = Reshape(t, s) e = Relu(r) y = Gemm(e, a, b)",
        {"w": W, "s": [-1, 144], "a": random(144, 3), "b": random(3)},
        "conv2d flatten relu linear",
    ),
    "temperature": (
        "f = Flatten(x) m = MatMul(f, a) d = Div(m, t) y = Softmax(d)",
        {"a": random(64, 3), "t": np.float32(2.5)},
        "flatten linear softmax",
    ),
}


@pytest.mark.parametrize("name", ONNX)
def test_onnx_operations_become_layers(name: str, tmp_path: Path) -> None:
    body, weights, expected = ONNX[name]
    path, computed = onnx_file(tmp_path / "net.onnx", body, ("N", 1, 8, 8), **weights)
    project = import_network(path)
    assert kinds(project) == expected
    picture = random(1, 8, 8)
    np.testing.assert_allclose(output(project, picture), computed(picture), atol=1e-5)


def test_pictures_with_channels_last_are_read_as_ours(tmp_path: Path) -> None:
    body = "t = Transpose<perm = [0, 3, 1, 2]>(x) y = Conv(t, w)"
    path, computed = onnx_file(tmp_path / "net.onnx", body, (1, 8, 6, 3), w=random(4, 3, 3, 3))
    project = import_network(path)
    picture = random(3, 8, 6)
    np.testing.assert_allclose(output(project, picture), computed(picture.transpose(1, 2, 0)), atol=1e-5)


def test_scaling_at_the_start_becomes_the_inputs(tmp_path: Path) -> None:
    mean, deviation = np.array([0.485, 0.456, 0.406], np.float32), np.array([0.229, 0.224, 0.225], np.float32)
    weights = {"m": mean.reshape(3, 1, 1), "d": deviation.reshape(1, 3, 1, 1), "w": random(2, 3, 1, 1)}
    path, computed = onnx_file(
        tmp_path / "net.onnx", "s = Sub(x, m) d1 = Div(s, d) y = Conv(d1, w)", (1, 3, 4, 4), **weights
    )
    project = import_network(path)
    assert project.input.mean == (0.485, 0.456, 0.406)
    assert project.input.deviation == (0.229, 0.224, 0.225)
    np.testing.assert_allclose(output(project, random(3, 4, 4)), computed(random(3, 4, 4)), atol=1e-5)


def test_scaling_made_for_bytes_is_changed_and_said(tmp_path: Path) -> None:
    weights = {"m": np.float32(127.5), "w": W}
    path, computed = onnx_file(tmp_path / "net.onnx", "s = Sub(x, m) d = Div(s, m) y = Conv(d, w)", **weights)
    picture = np.abs(random(1, 8, 8))
    np.testing.assert_allclose(output(import_network(path), picture), computed(picture * 255), atol=1e-4)
    assert "0 to 255" in told(path)


@pytest.mark.parametrize("sides", [("N", 1, "h", "w"), ("N", "c", "h", "w")])
def test_an_open_size_is_found_from_the_fully_connected_layer(sides: tuple[Any, ...], tmp_path: Path) -> None:
    body = "c = Conv(x, w) f = Flatten(c) y = Gemm(f, a)"
    path, _ = onnx_file(tmp_path / "net.onnx", body, sides, w=W, a=random(4 * 30 * 30, 2))
    project = import_network(path)
    assert (project.input.channels, project.input.size) == (1, (32, 32))
    assert "Assumed 32 × 32 input" in told(path)


REFUSED: dict[str, tuple[str, dict[str, Any], str]] = {
    "another operation": ("y = Sin(x)", {}, "Sin.*not a layer"),
    "another domain": ("y = com.microsoft.FusedConv(x)", {}, r"com\.microsoft\.FusedConv"),
    "a branch through another operation": ("a = Relu(x) b = Sin(a) y = Add(a, b)", {}, "Sin"),
    "a bias for a place": ("c = Conv(x, w) y = Add(c, b)", {"w": W, "b": random(6, 6)}, "places of a map"),
    "another shape": ("y = Reshape(x, s)", {"s": [1, 5, 4, 4]}, "Reshape.*1 × 5 × 4 × 4 of 1 × 1 × 8 × 8"),
    "softmax along rows": ("y = Softmax(x)", {}, "channels|moves cells"),
    "too large a kernel": ("y = Conv(x, w)", {"w": random(1, 1, 9, 9)}, "9 × 9 kernel does not fit"),
    "dead weights": ("y = Div(x, w)", {"w": np.float32(0)}, "Div.*not finite"),
    "nothing at all": ("y = Identity(x)", {}, "no layers"),
    "nothing but order": ("y = Transpose<perm = [0, 2, 3, 1]>(x)", {}, "no layers"),
    "much from little": (
        "t = Tile(w, n) y = Conv(x, t)", {"w": W, "n": [10**9, 1, 1, 1]}, "Tile.*not understood",
    ),
    "a growing sum": (
        "t = Add(a, b) y = Conv(x, t)", {"a": random(2000, 1), "b": random(1, 2000)}, "Add.*understood",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_no_layer_does_is_refused_by_its_name(name: str, tmp_path: Path) -> None:
    body, weights, words = REFUSED[name]
    path, _ = onnx_file(tmp_path / "net.onnx", body, **weights)
    with pytest.raises(engine.FormatError, match=rf"^net\.onnx .*{words}"):
        import_network(path)


def test_weights_in_a_file_that_is_missing_are_asked_for(tmp_path: Path) -> None:
    import onnx

    path, _ = onnx_file(tmp_path / "net.onnx", "y = Conv(x, w)", w=W)
    model = onnx.load(path)
    weight = model.graph.initializer[0]
    weight.ClearField("raw_data")
    weight.data_location = onnx.TensorProto.EXTERNAL
    weight.external_data.add(key="location", value="net.onnx.data")
    path.write_bytes(model.SerializeToString())
    with pytest.raises(engine.FormatError, match=r"“net\.onnx\.data”.*same folder.*external_data=False"):
        import_network(path)


# --- files that are something else --------------------------------------------------------------------------------


def test_the_content_decides_not_the_suffix(small_pt2: Path, tmp_path: Path) -> None:
    onnx, _ = onnx_file(tmp_path / "a.onnx", "y = Conv(x, w)", w=W)
    weights = state_dict(furnished((1, 28, 28), lenet(), seed=1))
    files = [onnx, small_pt2, saved_at(tmp_path / "a.pth", weights), saved_at(tmp_path / "a.safetensors", weights)]
    for number, source in enumerate(files):
        target = tmp_path / f"{number}.pt"
        target.write_bytes(source.read_bytes())
        assert kinds(import_network(target)) == kinds(import_network(source))


def zipped(*names: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in names:
            archive.writestr(name, b"")
    return stream.getvalue()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b"hello", "none of the kinds"),
        (b"\x89PNG\r\n\x1a\n", "none of the kinds"),
        (b"\x89HDF\r\n\x1a\n", "Keras"),
        (b"\x1c\0\0\0TFL3" + bytes(9), "TensorFlow Lite network"),
        (b"\x1c\0\0\0ORTM" + bytes(9), "ONNX Runtime"),
        (b"GGUF\3" + bytes(9), "language model"),
        (b"\x08\x01\x12\xa8\x9e\x01\x0a" + bytes(9), "SavedModel of TensorFlow"),
        (b"\x08\x04\x12\x40\x0a" + bytes(9), "Core ML"),
        (zlib.compress(b"a forest"), "joblib"),
        (b'{"format": "layers-model", "modelTopology": {}}', r"TensorFlow\.js"),
        (b'{"metadata": {}, "weight_map": {"a": "b"}}', "weights are in several files"),
        (b'{"class_name": "Sequential"}', "describes a Keras network"),
        (b'<?xml version="1.0"?>\n<net name="a" version="11">', "OpenVINO"),
        (b"<!DOCTYPE html>", "web page"),
        (b"\x80\x02csklearn.svm\nSVC\n)\x81.", r"sklearn\.svm\.SVC.*Models of scikit-learn cannot"),
        (zipped("config.json", "model.weights.h5"), "Keras"),
        (zipped("net/data.pkl", "net/constants.pkl", "net/code/net.py"), r"TorchScript.*torch\.export"),
        (zipped("project.json"), "ConvScope project"),
        (zipped("serialized_exported_program.json"), "old PyTorch"),
        (zipped("a/archive_format"), "0 exported networks"),
        (zipped("readme.txt"), "without a network"),
        (b"PK\x03\x04", "damaged"),
        (b"\x08\x07\x12\x07pytorch", "0 inputs"),
        (b"\x80\x02.", "damaged"),
        (struct.pack("<Q", 2**40) + b'{"a":1}', "larger than 16 MB"),
    ],
)
def test_other_files_are_refused_in_words(content: bytes, words: str, tmp_path: Path) -> None:
    (tmp_path / "net.pt").write_bytes(content)
    with pytest.raises(engine.FormatError, match=rf"^net\.pt .*{words}"):
        import_network(tmp_path / "net.pt")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("saved_model.pb", "SavedModel"),
        ("Manifest.json", "Core ML"),
        ("model.json", r"TensorFlow\.js"),
        ("model.safetensors", r"Open the file model\.safetensors in it"),
    ],
)
def test_folders_that_hold_a_network_are_refused_in_words(name: str, words: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(b"")
    assert file_kind(tmp_path) == "network"
    with pytest.raises(engine.FormatError, match=words):
        import_network(tmp_path)


@pytest.mark.parametrize("length", [0x0178, 0x9C78, 0x120108])
def test_a_safetensors_file_opens_whatever_the_length_of_its_header_looks_like(length: int, tmp_path: Path) -> None:
    from safetensors.numpy import save_file

    weights = {"fc.weight": random(3, 16), "fc.bias": random(3)}
    save_file(weights, tmp_path / "plain.safetensors")
    data = (tmp_path / "plain.safetensors").read_bytes()
    (size,) = struct.unpack("<Q", data[:8])
    path = tmp_path / "net"
    path.write_bytes(struct.pack("<Q", length) + data[8 : 8 + size].ljust(length) + data[8 + size :])
    assert file_kind(path) == "network"
    np.testing.assert_array_equal(import_network(path).layers[1].weights["weight"].data, weights["fc.weight"])


def test_no_refusal_repeats_a_sentence_or_advises_to_load_unsafely() -> None:
    told = [*foreign_networks._STARTS.values(), *foreign_networks._FOLDERS.values()]
    for what, now in told:
        assert str(what) != str(now)
        assert "weights_only" not in f"{what} {now}"


def test_a_file_that_is_not_there_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(engine.FormatError, match="cannot be read"):
        import_network(tmp_path / "none.onnx")
    with pytest.raises(engine.FormatError, match="not a file"):
        import_network(tmp_path)
    with pytest.raises(engine.FormatError, match="cannot be read"):
        import_network("a\0b")


@pytest.fixture(scope="module")
def valid(small_pt2: Path, tmp_path_factory: pytest.TempPathFactory) -> list[bytes]:
    """One file of each kind."""
    folder = tmp_path_factory.mktemp("valid")
    weights = state_dict(furnished((1, 28, 28), [Conv(filters=1, kernel=27), Relu(), *ending(3)], seed=1))
    onnx, _ = onnx_file(folder / "a.onnx", "c = Conv(x, w) y = Relu(c)", w=W)
    paths = [small_pt2, onnx, saved_at(folder / "a.pth", weights), saved_at(folder / "a.safetensors", weights)]
    assert all(import_network(path).layers for path in paths)
    return [path.read_bytes() for path in paths]


@examples(150)
@given(which=st.integers(0, 3), where=st.floats(0, 1), bit=st.integers(0, 7), is_cut=st.booleans())
def test_damaged_files_are_refused_or_opened_but_never_crash(
    valid: list[bytes], tmp_path_factory: pytest.TempPathFactory, which: int, where: float, bit: int, is_cut: bool
) -> None:
    data = bytearray(valid[which])
    at = min(int(where * len(data)), len(data) - 1)
    if is_cut:
        del data[at:]
    else:
        data[at] ^= 1 << bit
    path = tmp_path_factory.getbasetemp() / "damaged"
    path.write_bytes(data)
    with contextlib.suppress(engine.FormatError):
        import_network(path)
