"""Weights alone whose names and shapes tell of a family: they get their true graph, or are refused by name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import engine
from engine.formats.imports.network_file import built, import_report, weight_candidates
from engine.formats.reading_process import import_steps
from tests.engine.formats import named_networks, zoo
from tests.engine.formats.imports.test_weights import finished, is_equal, scores


def saved(net: Any, path: Path) -> Path:
    import torch
    from safetensors.torch import save_file

    if path.suffix == ".safetensors":
        save_file(net.state_dict(), path)
    else:
        torch.save(net.state_dict(), path)
    return path


def output_of(net: Any, project: engine.Project) -> tuple[Any, Any]:
    """A picture for the project, and what PyTorch makes of it."""
    import torch

    x = torch.rand(1, project.input.channels, *project.input.size, generator=torch.Generator().manual_seed(1))
    with torch.inference_mode():
        return x[0].numpy(), net(x)[0].numpy()


@pytest.mark.parametrize("name", named_networks.NETWORKS)
def test_networks_get_their_true_graph(name: str, tmp_path: Path) -> None:
    network, net = named_networks.NETWORKS[name], named_networks.made(name)
    reports = []
    for suffix in (".pth", ".safetensors"):
        found = weight_candidates(saved(net, tmp_path / f"net{suffix}"))
        assert found.family == network.family
        reports.append(built(found, {**found.guesses[0].choices, **network.choices}))
        assert reports[-1].is_guess
        assert len(reports[-1].assumptions) > 3
    project = reports[0].project
    assert reports[1].project == project
    x, y = output_of(net, project)
    assert is_equal(scores(project, x), y)


@pytest.mark.parametrize(
    ("name", "choices"),
    [
        ("squeezenet", {}),
        ("densenet", {}),
        ("mobilenet_v1", {}),
        ("mobilenet_v2", {}),
        ("mobilenet_v3_small", {"epsilon": "0.00001"}),
        ("unet_transposed", {"ending": "sigmoid"}),
        ("unet_enlarged", {"ending": "sigmoid"}),
    ],
)
def test_so_do_those_of_the_zoo(name: str, choices: dict[str, str], tmp_path: Path) -> None:
    net = zoo.made(name)
    found = weight_candidates(saved(net, tmp_path / "net.pth"))
    project = built(found, {**found.guesses[0].choices, **choices}).project
    x, y = output_of(net, project)
    assert is_equal(scores(project, x), y)


@pytest.mark.parametrize("name", ["squeezenet 1.1", "densenet", "mobilenet v1", "mobilenet v3 small", "unet, bilinear"])
def test_every_alternative_of_every_choice_makes_another_network(name: str, tmp_path: Path) -> None:
    found = weight_candidates(saved(named_networks.made(name), tmp_path / "net.pth"))
    usual = found.guesses[0].choices
    assert set(usual) == {choice.name for choice in found.choices}
    for choice in found.choices:
        assert usual[choice.name] in [option.value for option in choice.options]
        made = [built(found, {**usual, choice.name: option.value}) for option in choice.options]
        assert len({str(each.project) for each in made}) == len(made), choice.name
    for guess in found.guesses:
        assert not engine.infer(built(found, guess.choices).project).problems


def test_the_statistics_of_norms_tell_in_which_order_a_densenet_concatenates(tmp_path: Path) -> None:
    """Trained in one order or the other, with names that tell nothing."""
    import torch

    for is_in_front in (False, True):
        names = ("bn1", "conv1", "bn2", "conv2")
        layers = [named_networks.dense_layer(8 + 4 * at, 4, names, is_in_front) for at in range(3)]
        block = torch.nn.Sequential(torch.nn.Sequential(*layers))
        ending = torch.nn.ReLU(), torch.nn.AdaptiveAvgPool2d(1), torch.nn.Flatten(), torch.nn.Linear(20, 7)
        net = torch.nn.Sequential(named_networks.conv(3, 8), block, torch.nn.BatchNorm2d(20), *ending)
        for _ in range(3):
            net.train()(torch.rand(4, 3, 32, 32))
        report = import_report(saved(net.eval(), tmp_path / "net.pth"))
        assert "was seen in what its batch norms keep" in " ".join(map(str, report.assumptions))
        x, y = output_of(net, report.project)
        assert is_equal(scores(report.project, x), y)


def test_transposed_convolutions_come_out_of_the_process_as_they_are(tmp_path: Path) -> None:
    path = saved(named_networks.made("unet"), tmp_path / "net.pth")
    assert finished(import_steps(path)).project == import_report(path).project


# --- clumsy and hostile --------------------------------------------------------------------------------------------


def transposed(weight: Any, random: Random) -> Any:
    return weight.transpose(0, -1).contiguous() if weight.ndim > 1 else weight[: random.randint(1, len(weight))]


def ranked(weight: Any, random: Random) -> Any:
    return weight.flatten(random.randint(0, 1)) if weight.ndim > 1 else weight[:, None]


def cut(weight: Any, random: Random) -> Any:
    return weight[: random.randint(0, len(weight))]


def repeated(weight: Any, random: Random) -> Any:
    import torch

    return torch.cat([weight] * random.randint(2, 3), random.randrange(weight.ndim))


CHANGES: tuple[Callable[[Any, Random], Any], ...] = (transposed, ranked, cut, repeated)


@given(st.sampled_from(sorted(named_networks.NETWORKS)), st.randoms(use_true_random=False), st.booleans())
def test_what_only_looks_like_a_family_is_refused_in_words(
    tmp_path_factory: pytest.TempPathFactory, name: str, random: Random, is_sparse: bool
) -> None:
    """Modules are missing, or tensors have other shapes: it opens as what still fits, or is refused, never a chain."""
    import torch

    weights = dict(named_networks.made(name).state_dict())
    modules = sorted({key.rpartition(".")[0] for key in weights})
    gone = set(random.sample(modules, len(modules) // 2 if is_sparse else random.randint(0, 2)))
    weights = {key: value for key, value in weights.items() if key.rpartition(".")[0] not in gone}
    for key in random.sample(sorted(weights), min(len(weights), random.randint(0, 2))):
        if weights[key].ndim:
            weights[key] = random.choice(CHANGES)(weights[key], random).clone()
    path = tmp_path_factory.mktemp("family") / "net.pth"
    torch.save(weights, path)
    try:
        found = weight_candidates(path)
    except engine.FormatError as error:
        refusal = str(error)
    else:
        refusal = ""
        tells = not is_sparse and named_networks.NETWORKS[name].family != "mobilenet"  # half a network may tell nothing
        assert found.family != "chain" or not tells
        for guess in found.guesses:
            assert not engine.infer(built(found, guess.choices).project).problems
    assert "damaged" not in refusal


@pytest.mark.parametrize("name", named_networks.NETWORKS)
def test_each_part_is_needed(name: str, tmp_path: Path) -> None:
    """Without the first convolution, or with a layer too many, nothing opens."""
    import torch

    weights = named_networks.made(name).state_dict()
    first = next(key for key, value in weights.items() if value.ndim == 4)
    for changed in (
        {key: value for key, value in weights.items() if key != first},
        {**weights, "strange.weight": torch.rand(5, 6, 7, 7)},
    ):
        torch.save(changed, tmp_path / "net.pth")
        with pytest.raises(engine.FormatError) as error:
            weight_candidates(tmp_path / "net.pth")
        assert "damaged" not in str(error.value)


@pytest.mark.parametrize("name", [name for name, each in named_networks.NETWORKS.items() if each.family == "unet"])
def test_a_unet_reads_a_picture_of_any_size(name: str, tmp_path: Path) -> None:
    """Its ways down and up meet in sizes that can be halved: the picture is fitted to one."""
    project = import_report(saved(named_networks.made(name), tmp_path / "net.pth")).project
    odd = engine.set_image(project, np.zeros((project.input.channels, 27, 45), np.float32))
    assert engine.needs_size(odd)
    assert not engine.evaluate(odd).problems


def test_a_chain_with_a_decision_is_a_chain(tmp_path: Path) -> None:
    """A name that begins as that of a decoder does not make a fully connected layer one."""
    import torch

    net = torch.nn.ModuleDict({"conv1": torch.nn.Conv2d(1, 4, 3), "decision": torch.nn.Linear(4, 10)})
    assert weight_candidates(saved(net, tmp_path / "net.pth")).family == "chain"


def test_no_shape_of_a_picture_is_lost(tmp_path: Path) -> None:
    """A grey U-Net of lists reads one channel: its first convolution is not taken for a depthwise one."""
    report = import_report(saved(named_networks.made("unet of lists"), tmp_path / "net.pth"))
    assert report.candidates is not None
    assert report.candidates.family == "unet"
    assert report.project.input.channels == 1
    np.testing.assert_equal(report.project.input.size, (32, 32))
