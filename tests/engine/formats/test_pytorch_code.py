"""The exported code runs, and computes what the program shows."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given

import engine
from engine.formats.pytorch_code import _RESERVED, export_code
from engine.layers.spec import Spec
from tests.engine.networks import furnished, projects, renamed
from tests.laws import examples

GEOMETRY: list[Spec] = [  # layers that enlarge, cut and regroup
    engine.ConvTranspose2d(filters=8, kernel=3, stride=2, padding=1, output_padding=1, groups=2),
    engine.MaxPool2d(kernel=2, stride=1, dilation=2, padding_end=1),
    engine.AvgPool2d(kernel=3, stride=1, padding=1, padding_end=(0, 1), count_padding=False),
    engine.Conv2d(filters=8, kernel=3, padding_end=1, border="replicate"),
    engine.Upsample(mode="bilinear", align_corners=True),
    engine.Pad(rows=(1, 0), columns=(2, 1), channels=(0, 1), mode="reflect", value=0.5),
    engine.Slice(channels=(1, -1), rows=(0, -2), step=(2, 1)),
    engine.ChannelShuffle(groups=4),
    engine.PixelShuffle(),
    engine.AdaptiveMaxPool2d(size=(6, 4)),
    engine.AdaptiveAvgPool2d(size=(3, 4)),
    engine.Reshape(channels=4, size=(3, 2)),
    engine.GlobalMaxPool(),
]
EVERY_KIND: list[Spec] = [
    engine.Conv2d(filters=6, kernel=(3, 5), padding=(1, 2), border="circular", bias=False),
    engine.BatchNorm2d(epsilon=1e-3),
    engine.LeakyReLU(slope=0.2),
    engine.Conv2d(filters=9, kernel=3, padding=1, groups=3, flip=True, border="reflect"),
    engine.Sigmoid(),
    engine.MaxPool2d(kernel=3, stride=2, padding=1, ceil=True),
    engine.Conv2d(filters=4, kernel=(3, 2), stride=(1, 2), padding=2, dilation=2, border="replicate"),
    engine.GELU(),
    engine.ReLU6(),
    engine.PReLU(),
    engine.GroupNorm(groups=2, epsilon=1e-3),
    engine.SiLU(),
    engine.InstanceNorm2d(epsilon=1e-3),
    engine.Mish(),
    engine.LayerNorm(epsilon=1e-3),
    engine.ScaleShift(),
    engine.LocalResponseNorm(size=3, alpha=0.5, k=2),
    engine.SELU(),
    engine.Hardswish(),
    engine.AvgPool2d(kernel=2, stride=2, padding=1, ceil=True),
    engine.ELU(alpha=0.5),
    engine.Dropout(rate=0.3),
    *GEOMETRY,
    engine.GlobalAvgPool(),
    engine.Flatten(),
    engine.Linear(units=7, bias=False),
    engine.Tanh(),
    engine.BatchNorm1d(epsilon=1e-3),
    engine.LayerNorm(epsilon=1e-3),
    engine.ScaleShift(),
    engine.LogSoftmax(),
    engine.Hardsigmoid(),
    engine.Hardtanh(low=0.1, high=0.7),
    engine.CELU(alpha=0.5),
    engine.Softplus(beta=2),
    engine.Linear(units=5),
    engine.ReLU(),
    engine.Softmax(temperature=2.5),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    return tmp_path_factory.mktemp("code")


def output_of(code: str, project: engine.Project, folder: Path) -> Any:
    """What the exported module makes of the project's image, with the weights from its file."""
    import torch

    path = folder / "saved.convscope"
    engine.save_project(project, path)
    module: dict[str, Any] = {}
    exec(compile(code, "network.py", "exec"), module)
    model = module["Network"]()
    module["load_weights"](model, str(path))
    assert project.input.image is not None
    with torch.inference_mode():
        images = torch.from_numpy(project.input.image.data.copy())[None]
        return model.eval()(module["preprocess"](images))[0].numpy()


def assert_same(project: engine.Project, folder: Path) -> None:
    expected = engine.evaluate(project)[project.layers[-1].id]
    made = output_of(export_code(project), project, folder)
    np.testing.assert_allclose(made, expected, rtol=1e-4, atol=1e-5)


@examples(60)
@given(project=projects())
def test_any_network_computes_the_same_as_code(project: engine.Project, folder: Path) -> None:
    assert_same(project, folder)


def test_every_kind_of_layer_has_code(folder: Path) -> None:
    assert {spec.kind for spec in EVERY_KIND} == {
        kind.kind for kind in engine.LAYERS.values() if kind.fewest_inputs == 1
    }
    project = furnished((2, 12, 13), EVERY_KIND, seed=1)
    assert_same(project, folder)


@pytest.mark.parametrize("mean", [(0.1307,), (0.1, 0.2, 0.3)])
def test_the_input_is_scaled_and_inverted_in_code(mean: Sequence[float], folder: Path) -> None:
    project = furnished((3, 6, 5), [engine.Conv2d(filters=2)], seed=2)
    project = engine.set_invert(engine.set_scaling(project, mean, [0.5] * len(mean)), True)
    assert_same(project, folder)


def test_the_code_is_what_a_person_would_write() -> None:
    code = export_code(engine.chain((1, 28, 28), [engine.Conv2d(filters=8, kernel=5, padding=2), engine.MaxPool2d()]))
    assert "self.conv1 = nn.Conv2d(1, 8, 5, padding=2)" in code
    assert "x = self.pool1(x)  # 8, 14, 14" in code
    assert "flip" not in code


def test_names_that_are_no_names_in_python_are_made_some(folder: Path) -> None:
    specs: list[Spec] = [engine.Conv2d(filters=2, kernel=1)] * 7
    names = ["train", "class", "1st try", "größe", "gr__e", "my conv", 'x"\n"""']
    project = renamed(furnished((1, 4, 4), specs, seed=3), names[:6])
    odd = replace(project.layers[6], id=names[6])  # no edit allows it, but a file may hold it
    project = replace(project, layers=(*project.layers[:6], odd))
    code = export_code(project)
    for name in ("layer_train", "layer_class", "layer_1st_try", "gr__e", "gr__e_2", "my_conv"):
        assert f"self.{name} = nn.Conv2d" in code
    assert_same(project, folder)


def test_every_name_that_a_module_has_already_is_known() -> None:
    from torch import nn

    assert {name for name in dir(nn.Module()) if name[0].isalpha()} <= _RESERVED


def test_code_is_written_without_torch() -> None:
    code = (
        "import engine, sys; from engine.formats.pytorch_code import export_code;"
        "export_code(engine.chain((1, 8, 8), [engine.Conv2d(), engine.Flatten(), engine.Linear()]));"
        "sys.exit('torch' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=Path(__file__).parents[3]).returncode == 0


def test_words_of_the_user_cannot_become_code(folder: Path) -> None:
    attack = '"""\nimport sys\nsys.attacked = True\r\x0c\u2028sys.attacked = True\n"""\\'
    project = furnished((1, 4, 4), [engine.Flatten(), engine.Linear(units=2)], seed=4)
    project = engine.set_classes(replace(project, name=attack), [attack, "'"])
    assert_same(project, folder)
    assert not hasattr(sys, "attacked")


def test_a_network_that_cannot_run_has_no_code() -> None:
    with pytest.raises(engine.EngineError, match="conv1"):
        export_code(engine.chain((1, 4, 4), [engine.Conv2d(kernel=5)]))
    with pytest.raises(engine.EngineError, match="no layer"):
        export_code(engine.chain((1, 4, 4), []))
