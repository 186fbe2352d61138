"""The sample pictures are those that their script draws, and a network trained on MNIST recognises the digits."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from resources.images.make_images import SAMPLES, write_all

IMAGES = Path(__file__).parents[1] / "resources" / "images"
LENET = Path(__file__).parents[2] / "shared" / "data" / "models" / "lenet_mnist.pth"


def pixels(path: Path) -> NDArray[np.uint8]:
    with Image.open(path) as picture:
        assert picture.mode in ("L", "RGB")
        return np.asarray(picture)


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("images")
    write_all(folder)
    return folder


@pytest.mark.parametrize("file", [sample.file for sample in SAMPLES])
def test_drawing_again_gives_the_same_pixels(file: str, drawn: Path) -> None:
    # Pixels, not bytes: the compression differs between builds of Pillow.
    np.testing.assert_array_equal(pixels(IMAGES / file), pixels(drawn / file))


def test_the_list_names_every_picture_and_starts_with_the_digits(drawn: Path) -> None:
    text = (IMAGES / "samples.json").read_text(encoding="utf-8")
    assert text == (drawn / "samples.json").read_text(encoding="utf-8")
    listed = json.loads(text)
    assert {entry["file"] for entry in listed} == {path.name for path in IMAGES.glob("*.png")}
    assert [entry["file"] for entry in listed[:10]] == [f"digit-{number}.png" for number in range(10)]
    assert [entry["kind"] for entry in listed] == ["digit"] * 10 + ["picture"] * (len(listed) - 10)
    assert all(entry["title"] and entry["what"].endswith(".") for entry in listed)


def test_the_pictures_stay_small() -> None:
    assert sum(path.stat().st_size for path in IMAGES.glob("*.png")) < 600_000


@pytest.mark.parametrize("number", range(10))
def test_a_digit_keeps_the_frame_of_mnist(number: int) -> None:
    ink = pixels(IMAGES / f"digit-{number}.png").astype(np.float64)
    assert ink.shape == (28, 28)
    rows, columns = np.nonzero(ink.sum(axis=1))[0], np.nonzero(ink.sum(axis=0))[0]
    # A glyph of 20 pixels that is not on the grid touches 21 of them.
    assert max(np.ptp(rows), np.ptp(columns)) + 1 in (20, 21)
    middle = np.arange(28) + 0.5
    balance = (ink.sum(axis=0) @ middle / ink.sum(), ink.sum(axis=1) @ middle / ink.sum())
    assert balance == pytest.approx((14.0, 14.0), abs=0.05)


def test_a_trained_network_reads_every_digit() -> None:
    if not LENET.exists():
        pytest.skip("the LeNet-5 weights in ../shared/data are not on this machine")
    import torch
    import torch.nn.functional as F

    weights = torch.load(LENET, weights_only=True)

    def layer(name: str) -> tuple[torch.Tensor, torch.Tensor]:
        return weights[f"{name}.weight"], weights[f"{name}.bias"]

    ink = np.stack([pixels(IMAGES / f"digit-{number}.png") for number in range(10)])
    x = (torch.from_numpy(ink[:, None] / 255.0).float() - 0.1307) / 0.3081
    for name in ("conv1", "conv2"):
        x = F.max_pool2d(F.relu(F.conv2d(x, *layer(name))), 2)
    x = F.relu(F.linear(x.flatten(1), *layer("fc1")))
    probability = F.softmax(F.linear(F.relu(F.linear(x, *layer("fc2"))), *layer("fc3")), dim=1)
    assert probability.diagonal().min().item() > 0.95


def test_the_pictures_for_hand_calculation_are_exact() -> None:
    binary = pixels(IMAGES / "binary-5x5.png") / 255
    np.testing.assert_array_equal(
        binary, [[1, 1, 1, 0, 0], [0, 1, 1, 1, 0], [0, 0, 1, 1, 1], [0, 0, 1, 1, 0], [0, 1, 1, 0, 0]]
    )
    impulse = pixels(IMAGES / "impulse.png")
    assert impulse.shape == (9, 9)
    assert impulse[4, 4] == 255
    assert np.count_nonzero(impulse) == 1
    assert np.unique(np.diff(pixels(IMAGES / "ramp.png").astype(int), axis=1)).tolist() == [17]
