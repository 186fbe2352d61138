"""The project file: what is saved comes back, and whatever else a file holds is refused in words."""

from __future__ import annotations

import json
import math
import os
import pickle
import struct
import sys
import tracemalloc
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from safetensors.numpy import load, save

import engine
from engine.project.map_weights import find_map_weights
from engine.values.array import Array
from tests.engine import networks as nets
from tests.laws import examples

WORDS = st.text(max_size=6) | st.sampled_from(["", "ü/ä.\\", "naïve.weight", "x" * 300, "\udcff.png", "\x00", "{0}"])


def lenet() -> engine.Project:
    specs = [engine.Conv2d(filters=3), engine.BatchNorm2d(), engine.ReLU(), engine.MaxPool2d()]
    specs += [engine.Flatten(), engine.Linear(units=4), engine.Softmax()]
    return nets.furnished((1, 8, 8), specs, 0)


# --- there and back --------------------------------------------------------------------------------------------


@examples(60, same_fixtures=True)
@given(data=st.data(), project=nets.projects(), title=WORDS, classes=st.lists(WORDS, max_size=3))
def test_what_is_saved_comes_back(
    data: st.DataObject, project: engine.Project, title: str, classes: list[str], tmp_path: Path
) -> None:
    """Bit by bit: whatever the picture, the scaling, the names and the words, after any edit."""
    picture = data.draw(st.sampled_from(["float", "8 bits", "none", "odd"]))
    image = project.input.image
    assert image is not None
    if picture == "8 bits":
        image = Array(np.rint(np.abs(image.data) * 255) / np.float32(255))
    elif picture == "odd":
        project = nets.with_odd_numbers(project, np.random.default_rng(0))
        image = project.input.image
    project = engine.set_image(project, None if picture == "none" else image, title)
    project = engine.set_scaling(engine.set_classes(project, classes), [0.1307], [data.draw(st.floats(0.1, 2))])
    project = replace(project, name=title)
    edited = data.draw(nets.edits(project))
    if isinstance(edited, engine.Project):
        project = edited
    file = tmp_path / "project.convscope"
    engine.save_project(project, file)
    opened = engine.open_project(file)
    assert opened == project
    with np.errstate(all="ignore"):
        before, after = engine.evaluate(project), engine.evaluate(opened)
    assert before.input.tobytes() == after.input.tobytes()
    assert [(name, each.tobytes()) for name, each in before.activations.items()] == [
        (name, each.tobytes()) for name, each in after.activations.items()
    ]
    assert os.listdir(tmp_path) == [file.name], "nothing is left beside it"


@pytest.mark.parametrize(
    "name", ["a.b", "a/b", "conv1.weight", "input.image", "..", "weight", "ü ∑ 層", "{x}", "C:\\con"]
)
def test_layers_may_have_any_name(name: str, tmp_path: Path) -> None:
    project = nets.renamed(lenet(), [name, "conv1"])
    engine.save_project(project, tmp_path / "p.convscope")
    assert engine.open_project(tmp_path / "p.convscope") == project


def test_the_file_is_a_zip_that_others_can_read(tmp_path: Path) -> None:
    file = tmp_path / "p.convscope"
    project = engine.set_image(lenet(), np.full((1, 2, 2), 0.2))
    engine.save_project(project, file)
    with zipfile.ZipFile(file) as archive:
        assert set(archive.namelist()) == {"project.json", "weights.safetensors", "image.png"}
        described = json.loads(archive.read("project.json"))
        tensors = load(archive.read("weights.safetensors"))
    assert described["schema"] == 1, "older programs open it"
    assert set(described["parts"]) == {"weights.safetensors", "image.png"}
    assert [layer["id"] for layer in described["layers"]] == [layer.id for layer in project.layers]
    np.testing.assert_array_equal(tensors["conv1.weight"], project["conv1"].weights["weight"].data)


def test_an_8_bit_picture_is_stored_as_a_picture_alone(tmp_path: Path) -> None:
    picture = np.random.default_rng(0).integers(0, 256, (3, 9, 7)).astype(np.float32) / np.float32(255)
    for image, kept in (
        (picture, False),
        (picture / 2, True),
        (-np.zeros((1, 2, 2)), True),
        (np.zeros((2, 3, 3)), True),
    ):
        project = engine.set_image(engine.chain((len(image), 9, 9), [engine.ReLU()]), image)
        engine.save_project(project, tmp_path / "p.convscope")
        with zipfile.ZipFile(tmp_path / "p.convscope") as archive:
            assert ("input.image" in load(archive.read("weights.safetensors"))) == kept
            assert ("image.png" in archive.namelist()) == (len(image) != 2)
        assert engine.open_project(tmp_path / "p.convscope") == project


def test_what_was_done_to_the_picture_is_kept(tmp_path: Path) -> None:
    file = tmp_path / "p.convscope"
    read = (engine.message("First of {count} frames", count=3), engine.message("Converted from {space}", space="LAB"))
    project = engine.set_image(lenet(), np.full((1, 2, 2), 0.2), read=read)
    engine.save_project(project, file)
    opened = engine.open_project(file)
    assert opened == project
    assert list(map(str, opened.input.read)) == ["First of 3 frames", "Converted from LAB"]
    with zipfile.ZipFile(file) as archive:
        described = json.loads(archive.read("project.json"))
    assert described["input"]["read"][0] == ["First of {count} frames", {"count": 3}]


def test_assumptions_stay_with_a_project(tmp_path: Path) -> None:
    inner = engine.message("{layer} is {size}", layer="conv1", size="3 × 3")
    assumptions = engine.message("Assumed {count} things: {what}.", count=2, what=inner), engine.message("So.")
    project, path = replace(lenet(), assumptions=assumptions), tmp_path / "p.convscope"
    engine.save_project(project, path)
    assert engine.open_project(path).assumptions == assumptions
    earlier = rewritten(path.read_bytes(), tmp_path / "earlier.convscope", project=forgetting("assumptions"))
    assert engine.open_project(earlier).assumptions == ()


# --- saving that goes wrong ------------------------------------------------------------------------------------


@contextmanager
def full_disk(bytes_left: int) -> Iterator[None]:
    """No file of this process can grow beyond so many bytes: writing fails halfway, as on a full disk."""
    resource = pytest.importorskip("resource")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (bytes_left, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.parametrize("bytes_left", [0, 100, 3000])
def test_a_full_disk_leaves_the_old_file_untouched(bytes_left: int, tmp_path: Path) -> None:
    file = tmp_path / "p.convscope"
    engine.save_project(lenet(), file)
    old = file.read_bytes()
    large = engine.set_image(lenet(), np.random.default_rng(0).random((1, 64, 64)))
    with full_disk(bytes_left), pytest.raises(engine.FormatError, match=r"p\.convscope cannot be written"):
        engine.save_project(large, file)
    assert file.read_bytes() == old
    assert os.listdir(tmp_path) == [file.name]


def test_a_place_that_is_none_is_refused(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("")
    for place in ("nowhere/p.convscope", "folder", "file/p.convscope", "x" * 300):
        with pytest.raises(engine.FormatError, match="Choose another place"):
            engine.save_project(lenet(), tmp_path / place)
    assert sorted(os.listdir(tmp_path)) == ["file", "folder"]
    assert os.listdir(tmp_path / "folder") == []


def test_a_name_as_long_as_the_system_allows_can_be_saved(tmp_path: Path) -> None:
    file = tmp_path / ("x" * 245 + ".convscope")
    engine.save_project(lenet(), file)
    assert engine.open_project(file) == lenet()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither links nor modes like these")
def test_links_and_permissions_stay(tmp_path: Path) -> None:
    file, link = tmp_path / "p.convscope", tmp_path / "link.convscope"
    file.write_bytes(b"old")
    file.chmod(0o640)
    link.symlink_to(file)
    engine.save_project(lenet(), link)
    assert link.is_symlink()
    assert file.stat().st_mode & 0o777 == 0o640
    assert engine.open_project(file) == lenet()


def test_what_could_not_be_opened_again_is_not_saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engine.formats.project_file._MOST_BYTES", 2**26 + 100)
    with pytest.raises(engine.FormatError, match="larger than"):
        engine.save_project(lenet(), tmp_path / "p.convscope")
    assert os.listdir(tmp_path) == []


# --- files that are none ---------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a good project file."""
    file = tmp_path_factory.mktemp("sound") / "p.convscope"
    engine.save_project(engine.set_image(lenet(), np.full((1, 8, 8), 0.2)), file)
    return file.read_bytes()


def refused(file: Path) -> str:
    with pytest.raises(engine.FormatError) as error:
        engine.open_project(file)
    assert str(error.value.what)
    assert str(error.value.now)
    return str(error.value)


def damaged(content: bytes, tmp_path: Path) -> str:
    file = tmp_path / "p.convscope"
    file.write_bytes(content)
    return refused(file)


@examples(60, same_fixtures=True)
@given(data=st.data())
def test_a_file_cut_short_is_refused(data: st.DataObject, sound: bytes, tmp_path: Path) -> None:
    damaged(sound[: data.draw(st.integers(0, len(sound) - 1))], tmp_path)


def with_scenes(project: engine.Project) -> engine.Project:
    """The project with two scenes, one of another picture and other weights."""
    other = engine.renew_weights(engine.set_image(project, np.full((1, 8, 8), 0.6)), "conv1", 7)
    for shown in (project, other):
        project = engine.add_scene(project, engine.Scene("One", shown))
    return project


@pytest.fixture(scope="module", params=["8 bits", "floats"])
def whole(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[engine.Project, bytes]:
    """A project with all that one can have, and its file."""
    file = tmp_path_factory.mktemp("whole") / "p.convscope"
    project = lenet() if request.param == "floats" else engine.set_image(lenet(), np.full((1, 8, 8), 0.2))
    project = with_scenes(project)
    engine.save_project(project, file)
    return project, file.read_bytes()


@examples(150, same_fixtures=True)
@given(data=st.data())
def test_changed_bytes_are_refused_or_change_nothing(
    data: st.DataObject, whole: tuple[engine.Project, bytes], tmp_path: Path
) -> None:
    """Nothing is missing or another in silence, wherever the bytes lie."""
    project, content = whole[0], bytearray(whole[1])
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    file = tmp_path / "p.convscope"
    file.write_bytes(content)
    try:
        opened = engine.open_project(file)
    except engine.FormatError:
        return
    assert opened == project


def test_no_bit_of_the_table_of_contents_matters_in_silence(
    whole: tuple[engine.Project, bytes], tmp_path: Path
) -> None:
    project, content = whole
    file = tmp_path / "p.convscope"
    for at in range(content.index(b"PK\x01\x02"), len(content)):
        for bit in (0, 5):  # another letter, another case
            file.write_bytes(content[:at] + bytes([content[at] ^ 1 << bit]) + content[at + 1 :])
            try:
                opened = engine.open_project(file)
            except engine.FormatError:
                continue
            assert opened == project, at


SAID = {
    "weights.safetensors": "its weights",
    "image.png": "its picture",
    "scenes.json": "its scenes",
    "scenes/weights.safetensors": "its scenes",
    "scenes/2.png": "its scenes",
}


@pytest.mark.parametrize("part", SAID)
def test_what_is_missing_or_altered_is_said(part: str, tmp_path: Path) -> None:
    file = tmp_path / "p.convscope"
    engine.save_project(with_scenes(engine.set_image(lenet(), np.full((1, 8, 8), 0.2))), file)
    with zipfile.ZipFile(file) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    for content, word in ((None, "missing"), (entries[part] + b" ", "altered")):
        with zipfile.ZipFile(file, "w") as archive:
            for name, held in (entries | {part: content}).items():
                if held is not None:
                    archive.writestr(name, held)
        assert f"p.convscope is damaged: {SAID[part]} " in (said := refused(file))
        assert word in said


def test_a_file_from_before_there_was_a_list_opens(whole: tuple[engine.Project, bytes], tmp_path: Path) -> None:
    project, content = whole
    file = rewritten(content, tmp_path / "p.convscope", project=forgetting("parts"))
    assert engine.open_project(file) == project
    file.write_bytes(file.read_bytes().replace(b"scenes.json", b"scenes.jsoo"))
    assert "another name" in refused(file)


def test_what_others_put_into_the_archive_does_no_harm(whole: tuple[engine.Project, bytes], tmp_path: Path) -> None:
    project, content = whole
    file = tmp_path / "p.convscope"
    file.write_bytes(content)
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("__MACOSX/._project.json", b"")
    assert engine.open_project(file) == project


@examples(30, same_fixtures=True)
@given(content=st.binary(max_size=300))
def test_any_bytes_are_refused(content: bytes, tmp_path: Path) -> None:
    damaged(content, tmp_path)
    damaged(b"PK\x03\x04" + content, tmp_path)


def rewritten(sound: bytes, file: Path, **changes: bytes | Callable[[Any], Any] | None) -> Path:
    """The project file with entries changed: replaced, left out, or (project.json) put through a function."""
    names = {"project": "project.json", "weights": "weights.safetensors", "image": "image.png"}
    file.write_bytes(sound)
    with zipfile.ZipFile(file) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    for short, change in changes.items():
        name = names[short]
        if change is None:
            del entries[name]
        elif callable(change):
            described = json.loads(entries[name])
            changed = change(described)
            entries[name] = json.dumps(described if changed is None else changed).encode()
        else:
            entries[name] = change
    if "project" not in changes:
        entries = nets.relisted(entries)
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return file


def forgetting(key: str) -> Callable[[Any], None]:
    """Takes a key out of the description."""

    def forget(described: Any) -> None:
        del described[key]

    return forget


class Trap:
    """Unpickling it would run code."""

    def __reduce__(self) -> tuple[Any, ...]:
        return os._exit, (13,)


ENTRIES: dict[str, dict[str, Any]] = {
    "no project": {"project": None},
    "no weights": {"weights": None},
    "an empty project": {"project": b""},
    "an empty table of weights": {"weights": b""},
    "weights of nothing": {"weights": save({})},
    "a pickle for a project": {"project": pickle.dumps(Trap())},
    "a pickle for weights": {"weights": pickle.dumps(Trap())},
    "a header that claims too much": {"weights": struct.pack("<Q", 2**60) + b"{}"},
    "integers for a picture": {"weights": save({"input.image": np.zeros(3, np.int8)})},
    "a picture that is none": {"image": b"GIF89a"},
    "half a picture": {"image": b"\x89PNG\r\n\x1a\n" + bytes(20)},
    "brackets without end": {"project": b"[" * 100_000},
    "not in letters": {"project": b"\xff\xfe{"},
}


@pytest.mark.parametrize("entries", ENTRIES.values(), ids=ENTRIES.keys())
def test_entries_that_do_not_belong_are_refused(entries: dict[str, Any], sound: bytes, tmp_path: Path) -> None:
    refused(rewritten(sound, tmp_path / "p.convscope", **entries))


def put(*path: str | int, value: Any) -> Callable[[Any], None]:
    """Puts a value somewhere into the description."""

    def change(described: Any) -> None:
        for step in path[:-1]:
            described = described[step]
        described[path[-1]] = value

    return change


WRONG: dict[str, Callable[[Any], Any]] = {
    "a list": lambda _: [],
    "no list of parts": put("parts", value=None),
    "parts by number": put("parts", value=[1]),
    "checksums by number": put("parts", value={"image.png": 3}),
    "a number": lambda _: 5,
    "nothing": lambda _: {},
    "a schema in words": put("schema", value="new"),
    "no input": put("input", value=None),
    "channels without end": put("input", "channels", value=math.inf),
    "a million channels": put("input", "channels", value=10**9),
    "no channels": put("input", "channels", value=0),
    "other channels than the scaling": put("input", "mean", value=[0, 0, 0, 0]),
    "a size without end": put("input", "size", value=[math.inf, 8]),
    "a size for a planet": put("input", "size", value=[10**9, 10**9]),
    "half a size": put("input", "size", value=[8]),
    "a deviation of zero": put("input", "deviation", value=[0]),
    "a mean of nothing": put("input", "mean", value=[math.nan]),
    "a way to fit": put("input", "fit", value="squeeze"),
    "a way to fit, as a list": put("input", "fit", value=[]),
    "assumptions by number": put("assumptions", value=3),
    "an assumption without text": put("assumptions", value=[{"values": {}}]),
    "an assumption without its value": put("assumptions", value=[{"text": "{count} frames", "values": {}}]),
    "an assumption in an assumption that looks inside": put(
        "assumptions", value=[{"text": "{a}", "values": {"a": {"text": "{b.real}", "values": {"b": 3}}}}]
    ),
    "sentences by number": put("input", "read", value=3),
    "a sentence without values": put("input", "read", value=["Turned upright"]),
    "a sentence by number": put("input", "read", value=[[3, {}]]),
    "a sentence with values in a row": put("input", "read", value=[["Turned", [3]]]),
    "a sentence without its value": put("input", "read", value=[["{count} frames", {}]]),
    "a sentence without a name": put("input", "read", value=[["{} frames", {"": 3}]]),
    "a sentence with half a field": put("input", "read", value=[["{count", {"count": 3}]]),
    "a sentence that looks inside": put("input", "read", value=[["{count.real}", {"count": 3}]]),
    "a sentence as wide as the memory": put("input", "read", value=[["{count:>9999999999}", {"count": 3}]]),
    "a sentence about a list": put("input", "read", value=[["{count} frames", {"count": [3]}]]),
    "a sentence that no one can print": put("input", "read", value=[["Turned\udcff", {}]]),
    "classes by number": put("classes", value=3),
    "layers by number": put("layers", value=3),
    "a layer in words": put("layers", 0, value="conv1"),
    "an unknown kind": put("layers", 0, "kind", value="conv9d"),
    "a kind as a list": put("layers", 0, "kind", value=[]),
    "an unknown field": put("layers", 0, "spec", value={"size": 3}),
    "an endless kernel": put("layers", 0, "spec", "kernel", value=math.inf),
    "an endless pair": put("layers", 0, "spec", "kernel", value=[math.inf, 1]),
    "a kernel in words": put("layers", 0, "spec", "kernel", value="large"),
    "filters in words": put("layers", 0, "spec", "filters", value="many"),
    "a negative stride": put("layers", 0, "spec", "stride", value=[-1, 1]),
    "a flip in words": put("layers", 0, "spec", "flip", value="no"),
    "unknown weights": put("layers", 0, "weights", value=["gain"]),
    "two of one name": put("layers", 1, "id", value="conv1"),
    "a layer called input": lambda d: d["layers"][0].update(id="input"),
    "only a layer called input": lambda d: d.update(layers=[{**d["layers"][2], "id": "input", "inputs": ["input"]}]),
    "another order": lambda d: d["layers"].reverse(),
    "a circle": put("layers", 0, "inputs", value=["softmax"]),
    "two inputs": put("layers", 1, "inputs", value=["conv1", "input"]),
}


@pytest.mark.parametrize("change", WRONG.values(), ids=WRONG.keys())
def test_a_description_of_the_wrong_form_is_refused(change: Callable[[Any], Any], sound: bytes, tmp_path: Path) -> None:
    assert "damaged" in refused(rewritten(sound, tmp_path / "p.convscope", project=change))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=4,
)


@examples(100, same_fixtures=True)
@given(data=st.data(), value=JSON)
def test_any_value_anywhere_is_refused_or_makes_a_project(
    data: st.DataObject, value: Any, sound: bytes, tmp_path: Path
) -> None:
    def change(described: Any) -> None:
        while True:
            keys = sorted(described) if isinstance(described, dict) else range(len(described))
            key = data.draw(st.sampled_from(keys))
            inner = described[key]
            if not isinstance(inner, dict | list) or not inner or data.draw(st.booleans()):
                described[key] = value
                return
            described = inner

    file = rewritten(sound, tmp_path / "p.convscope", project=change)
    try:
        opened = engine.open_project(file)
    except engine.FormatError:
        return
    if math.prod((opened.input.channels, *opened.input.size)) < 10**6:
        engine.evaluate(opened)


def test_a_file_from_before_pictures_had_a_story_opens(sound: bytes, tmp_path: Path) -> None:
    def forget(described: Any) -> None:
        del described["input"]["read"]

    file = rewritten(sound, tmp_path / "p.convscope", project=forget)
    assert engine.open_project(file).input.read == ()


KINDS = [
    spec() for kind, spec in engine.LAYERS.items() if kind not in ("flatten", "linear") and spec.fewest_inputs == 1
]
VECTORS = [engine.Linear(units=3), engine.Linear(units=3, bias=False), engine.Flatten(), engine.Softmax()]


@st.composite
def wrong_weights(draw: st.DrawFn, needed: dict[str, tuple[int, ...]]) -> dict[str, tuple[int, ...]]:
    """Other shapes than the needed ones: a name more or less, another rank, another size, nothing at all."""
    names = st.sampled_from([*needed, "weight", "bias", "mean", "extra"])
    shapes = st.lists(st.integers(0, 4), max_size=5).map(tuple)
    wrong = {**needed}
    for name in draw(st.lists(names, min_size=1, max_size=3)):
        if draw(st.booleans()):
            wrong[name] = draw(shapes)
        else:
            wrong.pop(name, None)
    assume(wrong != needed)
    return wrong


@examples(200, same_fixtures=True)
@given(data=st.data(), spec=st.sampled_from([*KINDS, engine.Conv2d(bias=False), *VECTORS]))
def test_weights_that_do_not_fit_are_refused(data: st.DataObject, spec: engine.Spec, tmp_path: Path) -> None:
    """Of every kind, whichever is wrong with them; the layer is named."""
    before = [engine.Flatten()] if spec in VECTORS else []
    project = engine.chain((2, 5, 5), [*before, spec, engine.ReLU()])
    layer = project.layers[-2]
    wrong = data.draw(wrong_weights({name: weight.shape for name, weight in layer.weights.items()}))
    weights = {name: Array(np.zeros(shape, np.float32)) for name, shape in wrong.items()}
    bad = replace(project, layers=(*project.layers[:-2], replace(layer, weights=weights), project.layers[-1]))
    file = tmp_path / "p.convscope"
    engine.save_project(bad, file)
    assert f"the weights of {layer.id} do not fit it" in refused(file)
    assume(all(len(shape) != 3 for shape in wrong.values()))  # that would be a picture
    engine.save_project(engine.add_scene(project, engine.Scene("One", bad)), file)
    assert f"the weights of {layer.id} do not fit it" in refused(file)


@examples(100, same_fixtures=True)
@given(data=st.data(), spec=st.sampled_from([engine.Conv2d(filters=3), engine.Linear(units=3), engine.BatchNorm2d()]))
def test_weights_of_no_such_kind_are_refused_in_a_layer_that_cannot_run(
    data: st.DataObject, spec: engine.Spec, tmp_path: Path
) -> None:
    """It may have what it had for another input, but nothing that would stop the panels."""
    broken = engine.Conv2d(kernel=60)
    project = engine.chain((2, 5, 5), [broken, spec])
    form = {name: tuple(size) for name, size in spec.weight_shapes((2, 1, 1)).items()}
    wrong = data.draw(wrong_weights(form))
    layer = replace(project.layers[1], weights={name: Array(np.zeros(size)) for name, size in wrong.items()})
    bad = replace(project, layers=(project.layers[0], layer))
    file = tmp_path / "p.convscope"
    engine.save_project(bad, file)
    sizes, axes = list(wrong.values()), {name: len(size) for name, size in form.items()}
    known = all(axes.get(name) == len(size) and 0 not in size for name, size in wrong.items())
    optional = {"bias"} if not isinstance(spec, engine.BatchNorm2d) else set()
    if not wrong or (known and set(form) - set(wrong) <= optional and len({size[0] for size in sizes}) == 1):
        find_map_weights(engine.open_project(file), layer.id, 0)
    else:
        assert f"the weights of {layer.id} do not fit it" in refused(file)


def test_a_network_that_cannot_run_is_saved_as_any_other(tmp_path: Path) -> None:
    """An edit of it is taken back after it was closed and opened: the weights wait, if they are of that kind."""
    project = engine.set_params(lenet(), "conv1", kernel=20)
    file = tmp_path / "p.convscope"
    engine.save_project(project, file)
    opened = engine.open_project(file)
    assert opened == project
    assert engine.set_params(opened, "conv1", kernel=5)["linear1"].weights
    engine.save_project(engine.set_spec(opened, "norm1", engine.Conv2d()), file)
    assert engine.open_project(file)["norm1"].weights == {}


def test_a_newer_file_says_so(sound: bytes, tmp_path: Path) -> None:
    file = rewritten(sound, tmp_path / "p.convscope", project=put("schema", value=3), weights=b"of the future")
    assert "newer ConvScope" in refused(file)


def test_a_file_that_claims_to_be_huge_is_refused_unread(sound: bytes, tmp_path: Path) -> None:
    """The directory of the archive claims three gigabytes where there are some bytes."""
    claim = struct.pack("<L", 3 * 2**30)
    for name in (b"project.json", b"weights.safetensors", b"image.png"):
        content = bytearray(sound)
        at = content.rindex(b"PK\x01\x02", 0, content.rindex(name))
        content[at + 24 : at + 28] = claim
        assert "larger than" in damaged(bytes(content), tmp_path)


def test_a_bomb_is_unpacked_no_further_than_it_claims(sound: bytes, tmp_path: Path) -> None:
    file = rewritten(sound, tmp_path / "p.convscope", project=b" " * 2**26)
    content = bytearray(file.read_bytes())
    at = content.rindex(b"PK\x01\x02", 0, content.rindex(b"project.json"))
    content[at + 24 : at + 28] = struct.pack("<L", 100)
    tracemalloc.start()
    try:
        damaged(bytes(content), tmp_path)
        assert tracemalloc.get_traced_memory()[1] < 2**23
    finally:
        tracemalloc.stop()


def test_an_encrypted_file_is_refused(sound: bytes, tmp_path: Path) -> None:
    content = bytearray(sound)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = -1
        while (at := content.find(mark, at + 1)) >= 0:
            content[at + offset] |= 1
    assert "encrypted" in damaged(bytes(content), tmp_path)


def test_unknown_compression_is_refused(sound: bytes, tmp_path: Path) -> None:
    content = bytearray(sound)
    for mark, offset in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        at = -1
        while (at := content.find(mark, at + 1)) >= 0:
            content[at + offset] = 99
    damaged(bytes(content), tmp_path)


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    assert "p.convscope" in refused(tmp_path / "p.convscope")
    assert "is not a file" in refused(tmp_path)
    refused(tmp_path / "a\x00b")
    refused(tmp_path / ("x" * 300))
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe")
        assert "is not a file" in refused(tmp_path / "pipe")
    (tmp_path / "circle").symlink_to(tmp_path / "circle")
    refused(tmp_path / "circle")


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="there are no such permissions here")
def test_a_file_one_may_not_read_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "p.convscope"
    engine.save_project(lenet(), file)
    file.chmod(0)
    with nobody():
        assert "cannot be opened" in refused(file)


@contextmanager
def nobody() -> Iterator[None]:
    """Root may read anything, so for a while it is not root."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


def test_an_empty_file_is_called_empty(tmp_path: Path) -> None:
    (tmp_path / "p.convscope").touch()
    assert refused(tmp_path / "p.convscope") == "p.convscope is empty. Open an earlier copy of it."
