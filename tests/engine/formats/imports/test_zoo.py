"""Networks as people export them from PyTorch: all open, and compute what PyTorch computes."""

from __future__ import annotations

import importlib.util
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import engine
from engine.values.array import Float32
from tests.engine.formats import zoo

Export = Callable[[Any, Any, Path], None]  # module, example, file


def _pt2(model: Any, example: Any, path: Path) -> None:
    import torch

    torch.export.save(torch.export.export(model, (example,)), path)


def _onnx_of_the_older_exporter(model: Any, example: Any, path: Path) -> None:
    import torch

    try:
        torch.onnx.export(model, (example,), path, dynamo=False)
    except torch.onnx.errors.SymbolicValueError as error:
        pytest.skip(f"PyTorch cannot write it: {error}".partition(",")[0])


def _onnx(model: Any, example: Any, path: Path) -> None:
    import torch

    if importlib.util.find_spec("onnxscript") is None:
        pytest.skip("torch.onnx.export needs onnxscript, which is not installed")
    torch.onnx.export(model, (example,), path, dynamo=True)


@pytest.mark.parametrize("name", zoo.NETWORKS)
@pytest.mark.parametrize(
    ("export", "suffix"), [(_pt2, ".pt2"), (_onnx_of_the_older_exporter, ".onnx"), (_onnx, ".onnx")]
)
def test_networks_that_people_know_open_and_compute_the_same(
    name: str, export: Export, suffix: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    import torch

    if zoo.NETWORKS[name].is_slow and request.config.getoption("--examples") < 1:
        pytest.skip("left to the thorough run: with --examples 1")
    model, picture = zoo.made(name), zoo.picture(name)
    with torch.inference_mode():
        expected = model(picture)[0].numpy()
        other = model(zoo.picture(name, seed=2))[0].numpy()
    assert _difference(other, expected) > 0.01, "what it computes hardly depends on the picture"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        export(model, picture, tmp_path / f"net{suffix}")
    project = engine.import_network(tmp_path / f"net{suffix}")
    assert _difference(_output(project, picture[0].numpy()), expected) <= 1e-4


_SHARED = (
    "bn_after_relu", "inception_block", "lenet5", "lenet_d2l", "mobilenet_v2_small", "plain_residual", "resnet8_A",
    "resnet8_B", "unet_transpose",
)  # fmt: skip


@pytest.mark.parametrize("name", _SHARED)
def test_exported_programs_open_and_compute_what_their_authors_saw(name: str, shared_data: Path) -> None:
    folder = shared_data / "networks" / "torch" / name
    with np.load(folder / "io.npz", allow_pickle=False) as file:
        saved = dict(file)
    project = engine.import_network(folder / "net.pt2")
    for picture, expected in zip(saved["x"], saved["y"], strict=True):
        assert _difference(_output(project, picture), expected) <= 1e-4


@pytest.mark.parametrize("name", _SHARED)
def test_torchscript_is_refused_with_what_to_do(name: str, shared_data: Path) -> None:
    with pytest.raises(engine.FormatError, match=r"TorchScript.*torch\.export\.save"):
        engine.import_network(shared_data / "networks" / "torch" / name / "script.pt")


def _output(project: engine.Project, picture: Float32) -> Float32:
    """What the last layer computes of a picture (C, H, W)."""
    result = engine.evaluate(engine.set_image(project, picture))
    assert not result.problems
    return result[project.layers[-1].id]


def _difference(values: Float32, expected: Float32) -> float:
    """The largest difference, as a share of the largest value."""
    return float(np.abs(values.reshape(-1) - expected.reshape(-1)).max() / np.abs(expected).max())
