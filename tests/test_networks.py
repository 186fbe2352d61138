"""The networks that come with the program are what they claim to be."""

from __future__ import annotations

import json
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import engine
from engine.training import command_line
from engine.training.data.idx_files import mnist
from engine.training.datasets import Dataset
from engine.training.networks.digit_networks import digits_network, residual_network
from engine.training.records import history_of
from engine.training.train import accuracy
from engine.values.numerals import percent
from resources.networks.make_edge_filters import KERNELS, edge_filters
from resources.networks.make_impulse import impulse
from resources.networks.make_memoriser import memoriser

NETWORKS = Path(__file__).parents[1] / "resources" / "networks"
IMAGES = NETWORKS.parent / "images"


@pytest.fixture(scope="module")
def digits() -> engine.Project:
    return engine.open_project(NETWORKS / "digits.convscope")


@pytest.fixture(scope="module")
def residual() -> engine.Project:
    return engine.open_project(NETWORKS / "residual-digits.convscope")


@pytest.fixture(scope="module", params=["digits", "residual"])
def trained(request: pytest.FixtureRequest) -> engine.Project:
    """Each network that was trained on MNIST."""
    project: engine.Project = request.getfixturevalue(request.param)
    return project


def sample(number: int) -> np.ndarray:
    """A digit of the sample gallery, (28, 28)."""
    ink: np.ndarray = engine.read_image(IMAGES / f"digit-{number}.png")[0]
    return ink


def chances(project: engine.Project, image: np.ndarray) -> np.ndarray:
    return engine.evaluate(engine.set_image(project, image), wanted=["softmax"])["softmax"]


def test_the_list_names_every_network() -> None:
    listed = json.loads((NETWORKS / "networks.json").read_text(encoding="utf-8"))
    assert [entry["file"].removesuffix(".convscope") for entry in listed] == [
        "digits",
        "shapes",
        "clothes",
        "objects",
        "residual-digits",
        "edge-filters",
        "impulse",
    ]
    only_in_lessons = {"memoriser.convscope"}
    assert {entry["file"] for entry in listed} | only_in_lessons == {path.name for path in NETWORKS.glob("*.convscope")}
    for entry in listed:
        assert set(entry) - {"accuracy", "images", "tested"} == {
            "file", "title", "what", "decides", "parameters", "command"
        }  # fmt: skip
        assert ("accuracy" in entry) == entry["command"].startswith("python -m engine.training ")
        assert entry["title"] == engine.open_project(NETWORKS / entry["file"]).name
        assert entry["what"].endswith(".")


def entry_of(name: str) -> dict[str, Any]:
    """What the list says of a network."""
    listed: list[dict[str, Any]] = json.loads((NETWORKS / "networks.json").read_text(encoding="utf-8"))
    return next(entry for entry in listed if entry["file"] == f"{name}.convscope")


FILES = [entry["file"] for entry in json.loads((NETWORKS / "networks.json").read_text(encoding="utf-8"))]


@pytest.mark.parametrize("file", FILES)
def test_the_list_says_true_numbers_and_a_command_that_is_there(file: str, tmp_path: Path) -> None:
    entry, project = entry_of(file.removesuffix(".convscope")), engine.open_project(NETWORKS / file)
    assert entry["parameters"] == sum(engine.infer(project).parameters.values())
    python, _, module, *words = entry["command"].split()
    assert python == "python"
    if module != "engine.training":
        assert find_spec(module) is not None
        return
    given = command_line._words().parse_args(words)
    assert given.out == Path(file)
    made, _, _ = command_line._fresh(given.network, given.seed, split_of(project))
    assert [(layer.id, layer.spec) for layer in made.layers] == [(each.id, each.spec) for each in project.layers]


def split_of(project: engine.Project) -> engine.DataSplit:
    assert project.input.image is not None
    pixels = np.zeros((1, *project.input.image.shape), np.uint8)
    one = engine.Dataset(pixels, np.zeros(1, np.int64), project.classes)
    return engine.DataSplit(one, one, "one")


def test_the_accuracy_of_the_shapes_network_is_the_one_that_is_listed() -> None:
    entry, test = entry_of("shapes"), engine.BUILT_IN_DATASETS["shapes"]().test
    assert len(test) == entry["images"]
    # A core that rounds otherwise may name one of them otherwise.
    assert accuracy(known("shapes"), test) == pytest.approx(entry["accuracy"], abs=1.5 / len(test))


@pytest.mark.parametrize(
    ("name", "folder"),
    [("digits", "mnist"), ("residual-digits", "mnist"), ("clothes", "fashion-mnist"), ("objects", "objects10")],
)
def test_the_accuracy_of_each_network_is_the_one_that_is_listed(name: str, folder: str, shared_data: Path) -> None:
    entry, test = entry_of(name), engine.open_dataset(shared_data / folder).test
    assert len(test) == entry["images"]
    assert accuracy(known(name), test) == pytest.approx(entry["accuracy"], abs=2.5 / len(test))


@pytest.mark.parametrize("folder", ["guide", "de/guide"])
def test_the_guide_says_of_every_network_what_the_list_says(folder: str) -> None:
    text = (NETWORKS.parents[1] / "docs" / folder / "13-files.md").read_text(encoding="utf-8")
    point, text = "," if folder.startswith("de") else ".", text.replace("\u202f", " ")
    rows = [line for line in text.splitlines() if line.startswith("| ")]
    for file in FILES:
        entry = entry_of(file.removesuffix(".convscope"))
        assert entry["command"] in text.splitlines()
        said = [f"| {entry['parameters']:,} ".replace(",", " ")]
        if "accuracy" in entry:
            said += [f"{percent(entry['accuracy'], 2).replace('.', point)} %", f"{entry['images']:,}".replace(",", " ")]
        assert any(all(words in row for words in said) for row in rows), file


@pytest.mark.parametrize(
    "file",
    [
        "digits.convscope",
        "shapes.convscope",
        "clothes.convscope",
        "objects.convscope",
        "residual-digits.convscope",
        "edge-filters.convscope",
        "impulse.convscope",
        "memoriser.convscope",
    ],
)
def test_a_network_opens_with_a_picture_and_survives_a_round_trip(file: str, tmp_path: Path) -> None:
    project = engine.open_project(NETWORKS / file)
    assert (NETWORKS / file).stat().st_size < 400_000
    assert not engine.infer(project).problems
    assert project.input.image is not None
    np.testing.assert_array_equal(project.input.image, engine.read_image(IMAGES / project.input.title))
    engine.save_project(project, tmp_path / file)
    assert engine.open_project(tmp_path / file) == project


def test_the_digits_network_is_the_one_of_the_lessons(digits: engine.Project) -> None:
    assert sum(engine.infer(digits).parameters.values()) == 7434
    shapes = list(engine.infer(digits).shapes.values())
    assert shapes == [(8, 28, 28)] * 2 + [(8, 14, 14)] + [(16, 10, 10)] * 2 + [(16, 5, 5), (400,), (10,), (10,)]
    untrained = digits_network()
    assert [(layer.id, layer.spec) for layer in digits.layers] == [(each.id, each.spec) for each in untrained.layers]
    assert (digits.name, digits.classes) == ("Handwritten digits", tuple("0123456789"))
    assert (digits.input.mean, digits.input.deviation) == ((0.1307,), (0.3081,))
    assert digits.input.title == "digit-5.png"


def test_the_residual_network_has_two_blocks_with_skip_connections(residual: engine.Project) -> None:
    untrained = residual_network()
    assert [(each.id, each.spec, each.inputs) for each in residual.layers] == [
        (each.id, each.spec, each.inputs) for each in untrained.layers
    ]
    assert {each.id: each.inputs for each in residual.layers if len(each.inputs) > 1} == {
        "add1": ("conv3", "skip1"),
        "add2": ("conv5", "pool2"),
    }
    assert residual["skip1"].inputs == residual["conv2"].inputs == ("pool1",)
    assert residual["conv4"].inputs == ("pool2",)
    assert (residual.name, residual.classes) == ("Residual network", tuple("0123456789"))
    result = engine.evaluate(residual)
    np.testing.assert_allclose(result["add2"], result["conv5"] + result["pool2"], rtol=1e-6)


def test_the_trained_networks_know_their_mnist(trained: engine.Project, shared_data: Path) -> None:
    _, test = mnist(shared_data / "mnist")
    assert accuracy(trained, test) > 0.99
    part = slice(0, 50)
    named = [int(chances(trained, image).argmax()) for image in test.pictures(part)]
    few = Dataset(test.images[part], test.labels[part], test.classes)
    assert accuracy(trained, few) == pytest.approx(np.mean(named == test.labels[part]))


# Sizes, accuracy on test images, the picture that it opens with, and its class.
SIGHTED = {
    "shapes": (8_328, 0.98, "star"),
    "clothes": (13_730, 0.91, "T-shirt/top"),
    "objects": (94_602, 0.85, "orange"),
}


def known(name: str) -> engine.Project:
    return engine.open_project(NETWORKS / f"{name}.convscope")


@pytest.mark.parametrize("name", SIGHTED)
def test_each_network_names_the_picture_that_it_opens_with(name: str) -> None:
    project = known(name)
    weights, _, shown = SIGHTED[name]
    assert sum(values.data.size for layer in project.layers for values in layer.weights.values()) == weights
    chance = engine.evaluate(project, wanted=["softmax"])["softmax"]
    assert project.classes[int(chance.argmax())] == shown
    assert chance.max() > 0.8


@pytest.mark.parametrize("name", ["clothes", "objects"])
def test_the_trained_networks_know_pictures_that_they_have_not_seen(name: str, shared_data: Path) -> None:
    folder = {"clothes": "fashion-mnist", "objects": "objects10"}[name]
    assert accuracy(known(name), engine.open_dataset(shared_data / folder).test) > SIGHTED[name][1]


def test_the_shapes_network_knows_shapes_that_it_has_not_seen() -> None:
    assert accuracy(known("shapes"), engine.shapes_dataset(1000, 2)) > SIGHTED["shapes"][1]


@pytest.mark.parametrize("name", ["digits", "shapes", "clothes", "residual-digits"])
def test_some_networks_come_with_their_training(name: str) -> None:
    project = known(name)
    assert project.training is not None
    history = history_of(project, project.training, 2**26)
    states = history.present.moments
    assert len(states) > 8
    assert states[0].step == 0
    assert history.project_at(history.present.latest).layers == project.layers
    assert history.project_at(states[-1]).layers == project.layers  # whoever plays it ends where it began
    losses = history.present.curve().training.loss
    assert losses[-1] < losses[0] / 2


@pytest.mark.parametrize("number", range(10))
def test_the_digits_of_the_gallery_are_read_wherever_they_are_drawn(trained: engine.Project, number: int) -> None:
    ink = sample(number)
    for rows in (-2, 0, 2):
        for columns in (-2, 0, 2):
            moved = np.roll(ink, (rows, columns), (0, 1))  # the frame is empty for 3 pixels
            assert chances(trained, moved)[number] > 0.9


@pytest.mark.parametrize("number", range(10))
def test_the_digits_of_the_gallery_are_read_with_a_broader_pen(trained: engine.Project, number: int) -> None:
    ink = sample(number)
    right, down = np.roll(ink, 1, 1), np.roll(ink, 1, 0)
    around = [np.roll(ink, (rows, columns), (0, 1)) for rows in (-1, 0, 1) for columns in (-1, 0, 1)]
    for broader in (np.maximum(ink, right), np.maximum(ink, down), np.max(around, axis=0)):
        assert chances(trained, broader)[number] > 0.9


def test_the_edge_filters_are_the_output_of_their_script() -> None:
    assert engine.open_project(NETWORKS / "edge-filters.convscope") == edge_filters()


def test_a_point_answers_with_the_kernel_turned_and_after_a_flip_with_the_kernel() -> None:
    project = engine.open_project(NETWORKS / "impulse.convscope")
    assert project == impulse()
    kernel = np.arange(1.0, 10).reshape(3, 3)
    np.testing.assert_array_equal(engine.evaluate(project)["conv1"][0, 3:6, 3:6], kernel[::-1, ::-1])
    flipped = engine.set_params(project, "conv1", flip=True)
    np.testing.assert_array_equal(engine.evaluate(flipped)["conv1"][0, 3:6, 3:6], kernel)


def test_the_memoriser_knows_ten_pictures_and_nothing_else() -> None:
    project = engine.open_project(NETWORKS / "memoriser.convscope")
    computed = memoriser()
    assert [layer.spec for layer in project.layers] == [layer.spec for layer in computed.layers]
    for name, values in computed["linear1"].weights.items():  # another machine may round differently
        np.testing.assert_allclose(project["linear1"].weights[name].data, values.data, atol=1e-5)
    for number in range(10):
        assert chances(project, sample(number))[number] > 0.9999
        assert chances(project, np.roll(sample(number), (2, 2), (0, 1))).argmax() != number


def test_the_edge_filters_correlate_the_grey_picture_with_their_kernels() -> None:
    project = engine.open_project(NETWORKS / "edge-filters.convscope")
    assert project.input.image is not None
    assert project.input.image.shape == (3, 288, 384)  # its own colours are kept; the network turns them to grey
    result = engine.evaluate(project)
    grey = np.pad(result.input[0].astype(np.float64), 1, mode="edge")
    windows = np.lib.stride_tricks.sliding_window_view(grey, (3, 3))  # (H, W, K, K)
    for key, values in zip(KERNELS, result["conv1"], strict=True):
        np.testing.assert_allclose(values, np.einsum("hwij,ij->hw", windows, engine.KERNELS[key].weights), atol=1e-5)
    np.testing.assert_array_equal(result["relu1"], np.maximum(result["conv1"], 0))
    assert result["pool1"].shape == (10, 144, 192)


def test_the_edge_filters_take_a_picture_of_any_size() -> None:
    project = engine.set_image(edge_filters(), engine.read_image(IMAGES / "text.png"))
    assert engine.evaluate(project)["conv1"].shape[1:] == engine.read_image(IMAGES / "text.png").shape[1:]
