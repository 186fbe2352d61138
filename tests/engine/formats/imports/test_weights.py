"""Weights alone: read whatever lies beside them, opened as what they are, or as a guess that says so."""

from __future__ import annotations

import builtins
import pickle
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import engine
from engine.formats.imports.candidates import Candidates
from engine.formats.imports.network_file import built, import_network, import_report, weight_candidates
from engine.formats.reading_process import import_steps
from engine.layers.spec import Spec
from engine.values.array import Float32
from tests.engine.networks import furnished

NO_NETWORK = {"io.npz", "lfs_pointer.pth", "web_page.pth"}


def scores(project: engine.Project, x: Float32) -> Float32:
    """The output for a picture as the network reads it, without the Softmax that was added."""
    project = engine.set_image(engine.set_scaling(project, (0.0,), (1.0,)), x)
    if project.layers[-1].spec.is_distribution:
        project = engine.remove_layer(project, project.layers[-1].id)
    result = engine.evaluate(project)
    assert not result.problems
    return result[project.layers[-1].id]


def is_equal(ours: Float32, theirs: Float32) -> bool:
    return ours.shape == theirs.shape and bool(np.abs(ours - theirs).max() <= 1e-4 * np.abs(theirs).max())


def folder(shared_data: Path, name: str) -> Path:
    found = shared_data / "networks" / name
    if not found.exists():
        pytest.skip(f"no networks/{name} in the shared data")
    return found


# --- checkpoints --------------------------------------------------------------------------------------------------


def test_checkpoints_open_whatever_lies_beside_the_weights(shared_data: Path) -> None:
    at = folder(shared_data, "checkpoints")
    with np.load(at / "io.npz") as io:
        x, y = io["x"][0], io["y"][0]
    paths = [path for path in sorted(at.iterdir()) if path.name not in NO_NETWORK]
    assert len(paths) == 12
    for path in (path for path in paths if path.name != "pruned.pth"):  # what was pruned is in its output
        report = import_report(path)
        assert report.is_guess
        assert is_equal(scores(report.project, x), y), path.name


def test_what_was_pruned_stays_pruned(shared_data: Path) -> None:
    import torch

    path = folder(shared_data, "checkpoints") / "pruned.pth"
    weights = torch.load(path, weights_only=True)
    report = import_report(path)
    expected = weights["conv1.weight_orig"] * weights["conv1.weight_mask"]
    np.testing.assert_array_equal(report.project["conv1"].weights["weight"].data, expected)
    assert "Weights that were pruned are 0." in list(map(str, report.assumptions))


@pytest.mark.parametrize(("name", "words"), [("lfs_pointer.pth", "Git LFS"), ("web_page.pth", "a web page")])
def test_what_is_no_network_is_called_by_its_name(name: str, words: str, shared_data: Path) -> None:
    with pytest.raises(engine.FormatError, match=words):
        import_report(folder(shared_data, "checkpoints") / name)


def test_two_networks_in_one_file_are_named(shared_data: Path) -> None:
    at = folder(shared_data, "checkpoints")
    report = import_report(at / "gan_two_nets.pth")
    assert report.networks == ("generator", "discriminator")
    told = " ".join(map(str, report.assumptions))
    assert "holds 2 networks (generator, discriminator): this is discriminator" in told
    other = import_report(at / "gan_two_nets.pth", network="generator")
    assert other.project["conv1"].weights != report.project["conv1"].weights
    with pytest.raises(engine.FormatError, match=r"no network “critic”.*generator, discriminator"):
        import_report(at / "gan_two_nets.pth", network="critic")


def test_a_mean_and_deviation_beside_the_weights_are_the_scaling(shared_data: Path) -> None:
    given = import_network(folder(shared_data, "checkpoints") / "with_mean_std.pth").input
    assert (given.mean, given.deviation) == ((0.1307,), (0.3081,))


class Config:
    """Something of a training script's own."""

    def __init__(self) -> None:
        self.rate = 0.1

    def __setstate__(self, state: Any) -> None:
        builtins.attacked = True  # type: ignore[attr-defined]


def lenet() -> list[Spec]:
    conv = engine.Conv2d
    features = [conv(filters=6, kernel=5), engine.ReLU(), engine.MaxPool2d(), conv(filters=16, kernel=5)]
    return [*features, engine.ReLU(), engine.MaxPool2d(), engine.Flatten(), engine.Linear(units=10), engine.Softmax()]


def tensors(project: engine.Project) -> dict[str, Any]:
    import torch

    renamed = {"mean": "running_mean", "variance": "running_var"}
    return {
        f"{layer.id}.{renamed.get(name, name)}": torch.tensor(weight.data)
        for layer in project.layers
        for name, weight in layer.weights.items()
    }


def in_numpy(saved: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value.numpy() for key, value in saved.items()}


def normed(saved: dict[str, Any], key: str) -> dict[str, Any]:
    """The weights with one of them as a length and a direction."""
    weight = saved.pop(key)
    saved[f"{key}_g"] = weight.flatten(1).norm(dim=1).reshape(-1, *[1] * (weight.ndim - 1))
    saved[f"{key}_v"] = 3 * weight
    return saved


WRAPPED: dict[str, Callable[[dict[str, Any]], Any]] = {
    "an own class": lambda saved: {"config": Config(), "state_dict": saved},
    "arrays of numpy": in_numpy,
    "a list": lambda saved: [3, saved],
    "a table beside it": lambda saved: {"confusion": saved["conv1.weight"][0, 0], "model": saved},
    "parameters": lambda saved: {key: __import__("torch").nn.Parameter(value) for key, value in saved.items()},
    "an average in its own prefix": lambda saved: {
        **{f"ema.{key}": 2 * value for key, value in saved.items()},
        **{f"model.{key}": value for key, value in saved.items()},
    },
    "a copy that is averaged": lambda saved: {
        "model_ema": {key: 2 * value for key, value in saved.items()},
        "model": saved,
    },
    "a loss": lambda saved: saved | {"criterion.weight": saved["conv1.bias"]},
    "a weight norm": lambda saved: normed(saved, "conv2.weight"),
    "columns first": lambda saved: {key: value.t().contiguous().t() if value.ndim == 2 else value
                                    for key, value in saved.items()},
    "doubles": lambda saved: {key: value.double() for key, value in saved.items()},
}  # fmt: skip


@pytest.mark.parametrize("is_old", [False, True])
@pytest.mark.parametrize("name", WRAPPED)
def test_weights_are_found_in_what_scripts_save(name: str, is_old: bool, tmp_path: Path) -> None:
    import torch

    project = furnished((1, 28, 28), lenet(), seed=1)
    path = tmp_path / "net"
    torch.save(WRAPPED[name](tensors(project)), path, _use_new_zipfile_serialization=not is_old)
    found = import_network(path)
    assert [layer.spec for layer in found.layers] == [layer.spec for layer in project.layers]
    for layer in found.layers:
        for key, weight in layer.weights.items():
            np.testing.assert_allclose(weight.data, project[layer.id].weights[key].data, rtol=1e-5)
    assert not hasattr(builtins, "attacked")


def test_weights_of_half_precision_are_read(tmp_path: Path) -> None:
    import torch

    project = furnished((1, 28, 28), lenet(), seed=1)
    torch.save({key: value.bfloat16() for key, value in tensors(project).items()}, tmp_path / "net.pth")
    found = import_network(tmp_path / "net.pth")["conv1"].weights["weight"].data
    np.testing.assert_allclose(found, project["conv1"].weights["weight"].data, rtol=1e-2)


def test_a_pickle_of_arrays_opens(tmp_path: Path) -> None:
    project = furnished((1, 28, 28), lenet(), seed=1)
    (tmp_path / "net.pkl").write_bytes(pickle.dumps({"weights": in_numpy(tensors(project))}))
    assert import_network(tmp_path / "net.pkl")["conv1"].weights == project["conv1"].weights


def test_a_tensor_beyond_its_memory_is_refused(tmp_path: Path) -> None:
    import torch

    torch.save({"fc.weight": torch.zeros(4, 4)}, tmp_path / "net.pth", _use_new_zipfile_serialization=False)
    content = (tmp_path / "net.pth").read_bytes()
    assert content.count(b"K\x04K\x04\x86") == 1
    (tmp_path / "net.pth").write_bytes(content.replace(b"K\x04K\x04\x86", b"K\x04K\x09\x86"))
    with pytest.raises(engine.FormatError, match="beyond its memory"):
        import_network(tmp_path / "net.pth")


# --- what weights alone are opened as -----------------------------------------------------------------------------


def test_no_weights_open_as_something_else_in_silence(shared_data: Path) -> None:
    outcomes: dict[str, str] = {}
    for at in sorted(folder(shared_data, "torch").iterdir()):
        with np.load(at / "io.npz") as io:
            x, y = io["x"][0], io["y"][0]
        try:
            report = import_report(at / "sd.pth")
        except engine.FormatError:
            outcomes[at.name] = "refused"
        else:
            assert report.is_guess
            assert len(report.assumptions) > 3
            fits = x.shape[1:] == report.project.input.size
            outcomes[at.name] = "equal" if fits and is_equal(scores(report.project, x), y) else "guess"
    assert outcomes == {
        "bn_after_relu": "guess",
        "inception_block": "refused",
        "lenet5": "equal",
        "lenet_d2l": "guess",
        "mobilenet_v2_small": "equal",
        "plain_residual": "guess",
        "resnet8_A": "equal",
        "resnet8_B": "equal",
        "unet_transpose": "equal",
    }


def residual(blocks: Any, widths: Any, is_bottleneck: bool, has_large_stem: bool, style: str) -> Any:
    """A small residual network of PyTorch, with the names and the shortcuts of torchvision, of CIFAR, or before it."""
    import torch
    from torch import nn

    class Block(nn.Module):
        def __init__(self, reads: int, width: int, stride: int) -> None:
            super().__init__()
            makes = 4 * width if is_bottleneck else width
            shapes = [(reads, width, 1), (width, width, 3), (width, makes, 1)]
            shapes = shapes if is_bottleneck else [(reads, width, 3), (width, makes, 3)]
            for at, (one, other, kernel) in enumerate(shapes, start=1):
                moves = stride if at == (2 if is_bottleneck else 1) else 1
                conv = nn.Conv2d(one, other, kernel, moves, kernel // 2, bias=False)
                setattr(self, f"conv{at}", conv)
                setattr(self, f"bn{at}", nn.BatchNorm2d(one if style == "preactivation" else other))
            self.count = len(shapes)
            if stride > 1 or reads != makes:
                conv = nn.Conv2d(reads, makes, 1, stride, bias=False)
                if style == "torchvision":
                    self.downsample = nn.Sequential(conv, nn.BatchNorm2d(makes))
                else:
                    self.shortcut = nn.Sequential(
                        *([conv] if style == "preactivation" else [conv, nn.BatchNorm2d(makes)])
                    )

        def forward(self, x: Any) -> Any:
            side = getattr(self, "downsample", None) or getattr(self, "shortcut", None)
            made, short = x, x
            for at in range(1, self.count + 1):
                conv, norm = getattr(self, f"conv{at}"), getattr(self, f"bn{at}")
                if style == "preactivation":
                    made = norm(made).relu()
                    short = made if at == 1 and side is not None else short
                    made = conv(made)
                else:
                    made = norm(conv(made))
                    made = made.relu() if at < self.count else made
            made = made + (side(short) if side is not None else short)
            return made if style == "preactivation" else made.relu()

    class Net(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            width = widths[0]
            self.conv1 = nn.Conv2d(3, width, 7 if has_large_stem else 3, 2 if has_large_stem else 1,
                                   3 if has_large_stem else 1, bias=False)  # fmt: skip
            if style != "preactivation":
                self.bn1 = nn.BatchNorm2d(width)
            reads = width
            for stage, (count, width) in enumerate(zip(blocks, widths, strict=True), start=1):
                made = []
                for at in range(count):
                    made.append(Block(reads, width, 2 if stage > 1 and at == 0 else 1))
                    reads = 4 * width if is_bottleneck else width
                setattr(self, f"layer{stage}", nn.Sequential(*made))
            if style == "preactivation":
                self.bn = nn.BatchNorm2d(reads)
            self.fc = nn.Linear(reads, 7)

        def forward(self, x: Any) -> Any:
            x = self.conv1(x)
            if style != "preactivation":
                x = self.bn1(x).relu()
            if has_large_stem:
                x = nn.functional.max_pool2d(x, 3, 2, 1)
            for stage in range(1, len(blocks) + 1):
                x = getattr(self, f"layer{stage}")(x)
            if style == "preactivation":
                x = self.bn(x).relu()
            return self.fc(x.mean((2, 3)))

    torch.manual_seed(0)
    net = Net()
    for module in net.modules():
        if isinstance(module, nn.BatchNorm2d):
            module.running_mean.uniform_(-0.2, 0.2)
            module.running_var.uniform_(0.8, 1.2)
    return net.eval()


@pytest.mark.parametrize("suffix", [".pth", ".safetensors"])
@pytest.mark.parametrize(
    ("blocks", "is_bottleneck", "has_large_stem", "style"),
    [
        ((2, 2, 2), False, True, "torchvision"),
        ((1, 2, 1, 1), True, True, "torchvision"),
        ((1, 1, 2), False, False, "cifar"),
        ((2, 1), True, False, "cifar"),
        ((1, 2, 1), False, False, "preactivation"),
    ],
)
def test_residual_networks_get_their_true_graph(
    blocks: tuple[int, ...], is_bottleneck: bool, has_large_stem: bool, style: str, suffix: str, tmp_path: Path
) -> None:
    import torch
    from safetensors.torch import save_file

    net = residual(blocks, (4, 6, 8, 10)[: len(blocks)], is_bottleneck, has_large_stem, style)
    path = tmp_path / f"net{suffix}"
    if suffix == ".pth":
        torch.save(net.state_dict(), path)
    else:
        save_file(net.state_dict(), path)
    project = import_network(path)
    x = torch.rand(1, 3, *project.input.size)
    with torch.inference_mode():
        assert is_equal(scores(project, x[0].numpy()), net(x)[0].numpy())


@pytest.mark.parametrize(
    ("names", "words"),
    [
        ({"features.0": (4, 3, 3, 3), "features.3.squeeze": (2, 4, 1, 1)}, "SqueezeNet"),
        ({"conv0": (4, 3, 3, 3), "denseblock1.denselayer1.conv1": (8, 4, 1, 1)}, "DenseNet"),
        ({"stem": (8, 3, 3, 3), "up1.conv": (8, 8, 3, 3)}, "U-Net"),
        ({"features.0.0": (8, 3, 3, 3), "features.1.conv.0": (8, 1, 3, 3)}, "MobileNet"),
        ({"conv1": (8, 3, 3, 3), "block.shortcut": (8, 8, 1, 1)}, "shortcuts"),
        (
            {
                "stem": (8, 3, 3, 3),
                "layers.0.conv1": (8, 8, 3, 3),
                "layers.0.conv2": (8, 8, 3, 3),
                "layers.0.gate": (8, 8, 1, 1),
            },
            "gate",
        ),
    ],
)
def test_what_is_plainly_no_chain_is_refused(names: Mapping[str, tuple[int, ...]], words: str, tmp_path: Path) -> None:
    import torch

    torch.save({f"{name}.weight": torch.rand(shape) for name, shape in names.items()}, tmp_path / "net.pth")
    with pytest.raises(engine.FormatError, match=rf"{words}.*torch\.export"):
        import_network(tmp_path / "net.pth")


# --- candidates ---------------------------------------------------------------------------------------------------


def saved(project: engine.Project, path: Path) -> Path:
    import torch

    torch.save(tensors(project), path)
    return path


def test_every_alternative_of_every_choice_makes_a_network(tmp_path: Path) -> None:
    conv, norm, relu, pool = engine.Conv2d, engine.BatchNorm2d, engine.ReLU, engine.MaxPool2d
    specs = [conv(filters=4, kernel=5), norm(), relu(), pool(), engine.Flatten(), engine.Linear(units=10)]
    found = weight_candidates(saved(furnished((1, 28, 28), specs, seed=1), tmp_path / "net.pth"))
    names = {choice.name for choice in found.choices}
    assert names >= {"size", "scaling", "activation", "order", "pooling", "ending", "softmax", "classes", "pool:conv1"}
    usual = found.guesses[0].choices
    assert set(usual) == names
    for choice in found.choices:
        assert usual[choice.name] in [option.value for option in choice.options]
        made = [built(found, {**usual, choice.name: option.value}).project for option in choice.options]
        assert len({str(each) for each in made}) == len(made), choice.name
        for project in made:
            engine.infer(project)
    for guess in found.guesses:
        assert not engine.infer(built(found, guess.choices).project).problems
    assert list(found.guesses[1:]) == sorted(found.guesses[1:], key=lambda guess: guess.cost)


def test_a_choice_with_another_value_is_refused(tmp_path: Path) -> None:
    found = weight_candidates(saved(furnished((1, 28, 28), lenet(), seed=1), tmp_path / "net.pth"))
    with pytest.raises(engine.EngineError, match=r"“exp”.*“Activation”"):
        built(found, {**found.guesses[0].choices, "activation": "exp"})


def test_sizes_that_fit_as_well_are_among_the_guesses(tmp_path: Path) -> None:
    found = weight_candidates(saved(furnished((1, 32, 32), lenet5(), seed=1), tmp_path / "net.pth"))
    fits = {(guess.choices["size"], guess.choices["padding:conv1"]) for guess in found.guesses}
    assert {("32", "0 × 0"), ("28", "2 × 2")} <= fits


def lenet5() -> list[Spec]:
    return [*lenet()[:-2], engine.Linear(units=84), engine.Tanh(), engine.Linear(units=10)]


def test_classes_and_scalings_are_taken_as_chosen(tmp_path: Path) -> None:
    found = weight_candidates(saved(furnished((1, 28, 28), lenet(), seed=1), tmp_path / "net.pth"))
    report = built(found, {**found.guesses[0].choices, "classes": "fashion", "scaling": "mnist"})
    assert report.project.classes[9] == "Ankle boot"
    assert (report.project.input.mean, report.project.input.deviation) == ((0.1307,), (0.3081,))
    assert "Assumed this scaling of the input: MNIST" in " ".join(map(str, report.assumptions))


def test_other_files_have_no_candidates(shared_data: Path) -> None:
    with pytest.raises(engine.FormatError, match="says itself"):
        weight_candidates(shared_data / "models" / "lenet_mnist.onnx")


def trained(folder_of_mnist: Path, activation: Any, pool: Any, order: str, mean: float, deviation: float) -> Any:
    """A small network that has seen some digits."""
    import torch
    from torch import nn

    torch.manual_seed(0)
    digits, _ = engine.mnist(folder_of_mnist)
    x = (torch.from_numpy(np.array(digits.images[:3000], np.float32) / 255).reshape(-1, 1, 28, 28) - mean) / deviation
    y = torch.from_numpy(np.array(digits.labels[:3000])).long()

    def block(reads: int, makes: int) -> list[nn.Module]:
        after = {"norm first": [nn.BatchNorm2d(makes), activation()], "activation first": [activation(),
                 nn.BatchNorm2d(makes)], "": [activation()]}[order]  # fmt: skip
        return [nn.Conv2d(reads, makes, 5), *after, pool(2)]

    net = nn.Sequential(*block(1, 6), *block(6, 16), nn.Flatten(), nn.Linear(256, 10))
    optimiser = torch.optim.Adam(net.parameters(), 3e-3)
    for _ in range(3):
        for batch in torch.randperm(len(x)).split(50):
            optimiser.zero_grad()
            nn.functional.cross_entropy(net(x[batch]), y[batch]).backward()
            optimiser.step()
    return net.eval()


@pytest.mark.parametrize(
    ("activation", "pooling", "order", "scaling", "mean", "deviation"),
    [
        ("relu", "maximum", "", "mnist", 0.1307, 0.3081),
        ("tanh", "maximum", "", "mnist", 0.1307, 0.3081),
        ("relu", "maximum", "norm first", "-1..1", 0.5, 0.5),
        ("relu", "maximum", "activation first", "0..1", 0.0, 1.0),
        ("tanh", "average", "norm first", "0..1", 0.0, 1.0),
    ],
)
def test_digits_and_norms_tell_what_the_weights_do_not(
    activation: str,
    pooling: str,
    order: str,
    scaling: str,
    mean: float,
    deviation: float,
    shared_data: Path,
    tmp_path: Path,
) -> None:
    import torch
    from torch import nn

    kinds = {"relu": nn.ReLU, "tanh": nn.Tanh, "maximum": nn.MaxPool2d, "average": nn.AvgPool2d}
    net = trained(shared_data / "mnist", kinds[activation], kinds[pooling], order, mean, deviation)
    torch.save(net.state_dict(), tmp_path / "net.pth")
    guess = weight_candidates(tmp_path / "net.pth").guesses[0]
    expected = {"activation": activation, "pooling": pooling, "scaling": scaling} | ({"order": order} if order else {})
    assert {name: guess.choices[name] for name in expected} == expected
    assert guess.digits is not None
    assert guess.digits >= 7


def test_a_low_score_is_said_plainly(tmp_path: Path) -> None:
    report = import_report(saved(furnished((1, 28, 28), lenet(), seed=1), tmp_path / "net.pth"))
    assert "names only" in " ".join(map(str, report.assumptions))


# --- in a process of its own --------------------------------------------------------------------------------------


def finished(steps: Any) -> Any:
    while True:
        try:
            next(steps)
        except StopIteration as stop:
            return stop.value


def test_candidates_come_out_of_the_process_as_they_are(tmp_path: Path) -> None:
    specs = [engine.Conv2d(filters=3), engine.BatchNorm2d(), engine.ReLU(), engine.Flatten(), engine.Linear(units=10)]
    path = saved(furnished((1, 28, 28), specs, seed=1), tmp_path / "net.pth")
    ours, theirs = import_report(path), finished(import_steps(path))
    assert theirs.is_guess
    assert (theirs.project, theirs.assumptions, theirs.choices) == (ours.project, ours.assumptions, ours.choices)
    one, other = ours.candidates, theirs.candidates
    assert isinstance(one, Candidates)
    assert isinstance(other, Candidates)
    assert (one.name, one.family, one.guesses, one.choices, one.questions) == (
        other.name,
        other.family,
        other.guesses,
        other.choices,
        other.questions,
    )
    chosen = {**one.guesses[0].choices, "activation": "tanh"}
    assert built(one, chosen).project == built(other, chosen).project


def test_one_of_several_networks_is_read_in_the_process(shared_data: Path) -> None:
    path = folder(shared_data, "checkpoints") / "gan_two_nets.pth"
    assert finished(import_steps(path, "generator")).candidates.weights.network == "generator"
