"""Scenes of a project: edited like everything else, saved with it, and each array stored once."""

from __future__ import annotations

import json
import math
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from safetensors.numpy import load, save

import engine
from engine.lessons.scene import Goal, Scene, Step, Task
from engine.lessons.scene_edits import MOST_SCENES
from engine.lessons.view import PAGES, View
from tests.engine import networks as nets
from tests.laws import examples

RESOURCES = Path(engine.__file__).parents[1] / "resources"
TEXTS = st.text(max_size=8) | st.sampled_from(["ü ∑ 層", "a\nb", "{x}", "\udcff"])
TITLES = TEXTS.filter(lambda text: text.split() and text == " ".join(text.split()))
COUNTS = st.integers(0, 2**31 - 1)


def small() -> engine.Project:
    specs = [engine.Conv2d(filters=2, kernel=3), engine.ReLU(), engine.Flatten(), engine.Linear(units=3)]
    return engine.set_image(nets.furnished((1, 6, 6), specs, 0), np.full((1, 6, 6), 0.2))


def titled(*titles: str) -> engine.Project:
    """A project with scenes of these titles."""
    project = small()
    for title in titles:
        project = engine.add_scene(project, Scene(title, project))
    return project


def titles(project: engine.Project) -> list[str]:
    return [scene.title for scene in project.scenes]


@st.composite
def views(draw: st.DrawFn, project: engine.Project) -> View:
    """Any state of the window in which a project can be shown."""
    layers = st.sampled_from([engine.INPUT, *(layer.id for layer in project.layers)])
    shares, positive = st.floats(0, 1), st.integers(1, 2**31 - 1)
    return View(
        page=draw(st.sampled_from(PAGES)),
        layer=draw(layers),
        channel=draw(COUNTS),
        source=draw(COUNTS),
        place=draw(st.tuples(shares, shares)),
        position=draw(st.none() | COUNTS),
        built=draw(st.none() | layers),
        red=draw(st.none() | st.tuples(layers, COUNTS)),
        green=draw(st.none() | st.tuples(layers, COUNTS)),
        signed=draw(TEXTS),
        positive=draw(TEXTS),
        scale=draw(st.sampled_from(["map", "layer", "network"])),
        speed=draw(positive),
        written=draw(st.booleans()),
        unrolled=draw(st.booleans()),
        fields=draw(st.lists(TEXTS, max_size=3).map(tuple)),
        draws=draw(st.booleans()),
        shares=draw(st.booleans()),
        near=draw(st.booleans()),
        panels=draw(st.lists(TEXTS, max_size=3).map(tuple)),
        hidden=draw(st.lists(layers, max_size=3).map(tuple)),
        hidden_cells=draw(st.lists(st.tuples(layers, st.lists(COUNTS, max_size=3).map(tuple)), max_size=3).map(tuple)),
        zoom=draw(st.none() | st.tuples(st.floats(0.1, 20), shares, shares)),
        compares=draw(st.booleans()),
        asked_sizes=draw(st.lists(layers, max_size=3).map(tuple)),
        sides=draw(st.tuples(positive, positive, positive)),
    )


@st.composite
def goals(draw: st.DrawFn) -> Goal:
    return Goal(
        draw(st.sampled_from(["weight", "bias", "param", "map_min", "picture_kept", "winner", "edited"])),
        draw(TEXTS),
        draw(st.lists(COUNTS, max_size=4).map(tuple)),
        draw(TEXTS),
        draw(st.sampled_from(["below", "above", "is", "is_not"])),
        draw(st.floats(allow_nan=False)),
    )


@st.composite
def tasks(draw: st.DrawFn) -> Task:
    return Task(draw(TEXTS), draw(st.lists(goals(), max_size=3).map(tuple)), draw(TEXTS))


@st.composite
def steps(draw: st.DrawFn, project: engine.Project) -> tuple[Step, ...] | None:
    found = []
    for _ in range(draw(st.integers(-1, 2))):
        own = draw(st.none() | nets.edits(project))
        own = own if isinstance(own, engine.Project) else None
        project = own or project
        found.append(Step(draw(views(project)), own, draw(TEXTS), draw(st.booleans())))
    return draw(st.sampled_from([None, tuple(found)]))


@st.composite
def staged(draw: st.DrawFn) -> engine.Project:
    """A project with scenes of itself, of itself edited, and of other networks."""
    project = draw(nets.projects())
    shown = project
    for _ in range(draw(st.integers(0, 4))):
        edited = draw(nets.edits(shown)) if draw(st.booleans()) else draw(nets.projects())
        shown = edited if isinstance(edited, engine.Project) else shown
        shown = replace(shown, scenes=())
        if draw(st.booleans()):
            shape = (draw(st.sampled_from([1, shown.input.channels])), 5, 4)
            if shape[0] in (1, 3) and shown.input.channels in (1, 3):
                shown = engine.set_image(shown, np.full(shape, draw(st.sampled_from([0.2, 0.5, 1.0])), np.float32))
        task = draw(st.none() | tasks())
        scene = Scene(draw(TITLES), shown, draw(views(shown)), draw(TEXTS), draw(TEXTS), task, draw(steps(shown)))
        project = engine.add_scene(project, scene, draw(st.none() | st.integers(0, 4)))
    return project


# --- edits -----------------------------------------------------------------------------------------------------


@given(order=st.lists(st.tuples(st.sampled_from("armc"), st.integers(-1, 5), st.integers(-1, 5)), max_size=8))
def test_scenes_are_edited_as_a_list_is(order: list[tuple[str, int, int]]) -> None:
    project, model = titled("one", "two"), ["one", "two"]
    for step, (kind, at, to) in enumerate(order):
        before = project
        try:
            if kind == "a":
                project = engine.add_scene(project, Scene(f"new {step}", project), at)
                model.insert(max(at, 0), f"new {step}")
            elif kind == "r":
                project = engine.remove_scene(project, at)
                del model[at]
            elif kind == "m":
                project = engine.move_scene(project, at, to)
                model.insert(max(to, 0), model.pop(at))
            else:
                project = engine.change_scene(project, at, title=f"again {step}")
                model[at] = f"again {step}"
        except engine.EngineError:
            assert not 0 <= at < len(model)
            assert project is before
        assert titles(project) == model
        assert (project.layers, project.input) == (before.layers, before.input)
        assert all(scene.project.scenes == () for scene in project.scenes)


@given(data=st.data())
def test_all_other_edits_keep_the_scenes(data: st.DataObject) -> None:
    project = data.draw(nets.projects())
    project = engine.add_scene(project, Scene("kept", project))
    edited = data.draw(nets.edits(project))
    if isinstance(edited, engine.Project):
        assert edited.scenes is project.scenes


def test_words_and_notes_are_changed_and_the_rest_stays() -> None:
    project = titled("one", "two")
    changed = engine.change_scene(project, 1, words="Look!", notes="slowly")
    assert changed.scenes[0] is project.scenes[0]
    assert changed.scenes[1] == replace(project.scenes[1], words="Look!", notes="slowly")
    assert engine.change_scene(changed, 1, title=" a \n b ").scenes[1].title == "a b"


def test_a_scene_holds_the_state_and_gives_it_back() -> None:
    before = titled("before")
    layer = before.layers[0].id
    after = engine.set_weight(before, layer, (0, 0, 1, 1), 5.0)
    recalled = engine.recall_scene(after, 0)
    assert recalled == before
    assert recalled.scenes is after.scenes
    again = engine.recapture_scene(after, 0, Scene("", after, View(layer=layer)))
    assert engine.recall_scene(again, 0).layers == after.layers
    assert (again.scenes[0].title, again.scenes[0].view.layer) == ("before", layer)


@pytest.mark.parametrize("title", ["", "  \n "])
def test_a_scene_needs_a_title(title: str) -> None:
    project = titled("one")
    with pytest.raises(engine.EngineError, match="title"):
        engine.add_scene(project, Scene(title, project))
    with pytest.raises(engine.EngineError, match="title"):
        engine.change_scene(project, 0, title=title)


@pytest.mark.parametrize(
    "view",
    [
        View(layer="gone"),
        View(channel=-1),
        View(place=(math.nan, 0)),
        View(red=("gone", 0)),
        View(speed=0),
        View(sides=(0, 3, 1)),
        View(page="poster"),  # type: ignore[arg-type]
    ],
)
def test_what_could_not_be_opened_again_is_no_scene(view: View) -> None:
    project = titled("one")
    with pytest.raises(engine.EngineError, match="cannot be a scene"):
        engine.add_scene(project, Scene("new", project, view))
    with pytest.raises(engine.EngineError, match="cannot be a scene"):
        engine.recapture_scene(project, 0, Scene("", project, view))


def test_there_is_an_end_to_scenes() -> None:
    project = small()
    project = replace(project, scenes=(Scene("one", project),) * MOST_SCENES)
    with pytest.raises(engine.EngineError, match="already"):
        engine.add_scene(project, Scene("one more", project))


# --- the file --------------------------------------------------------------------------------------------------


@examples(80, same_fixtures=True)
@given(project=staged())
def test_scenes_come_back_as_they_were_saved(project: engine.Project, tmp_path: Path) -> None:
    file = tmp_path / "p.convscope"
    engine.save_project(project, file)
    opened = engine.open_project(file)
    assert opened == project
    for scene, other in zip(project.scenes, opened.scenes, strict=True):
        assert nets.frozen(scene.project)[2:5] == nets.frozen(other.project)[2:5]
        bits = [each.data.tobytes() for layer in scene.project.layers for each in layer.weights.values()]
        assert bits == [each.data.tobytes() for layer in other.project.layers for each in layer.weights.values()]
    engine.save_project(opened, file)
    assert engine.open_project(file) == project


def test_odd_numbers_and_pictures_come_back_bit_by_bit(tmp_path: Path) -> None:
    odd = nets.with_odd_numbers(small(), np.random.default_rng(0))
    project = small()
    for picture in (-np.zeros((1, 6, 6)), np.full((1, 3, 9), 0.5), np.full((1, 3, 9), 51 / 255), None):
        project = engine.add_scene(project, Scene("picture", engine.set_image(odd, picture)))
    engine.save_project(project, tmp_path / "p.convscope")
    opened = engine.open_project(tmp_path / "p.convscope")
    assert opened == project
    assert [scene.project.input.image is None for scene in opened.scenes] == [False, False, False, True]


def test_what_scenes_share_is_stored_once_and_shared_again(tmp_path: Path) -> None:
    project = small()
    edited = engine.set_weight(project, "conv1", (0, 0, 1, 1), 5.0)
    copied = engine.set_weights(edited, "conv1", weight=edited["conv1"].weights["weight"].data.copy())
    copied = engine.set_image(copied, np.full((1, 4, 4), 0.4))
    for shown in (project, edited, copied, edited):
        project = engine.add_scene(project, Scene("scene", shown))
    file = tmp_path / "p.convscope"
    engine.save_project(project, file)
    with zipfile.ZipFile(file) as archive:
        tensors = load(archive.read("scenes/weights.safetensors"))
        pictures = [name for name in archive.namelist() if name.startswith("scenes/") and name.endswith(".png")]
    assert [values.shape for values in tensors.values()] == [(2, 1, 3, 3)]
    assert len(pictures) == 1
    opened = engine.open_project(file)
    first, second, third, _ = (scene.project for scene in opened.scenes)
    assert first["linear1"].weights["weight"] is opened["linear1"].weights["weight"]
    assert first.input.image is opened.input.image
    assert second["conv1"].weights["weight"] is third["conv1"].weights["weight"]


def test_ten_scenes_cost_less_than_half_the_file(tmp_path: Path) -> None:
    digits = engine.open_project(RESOURCES / "networks" / "digits.convscope")
    project = digits
    for number in range(10):
        picture = engine.read_image(RESOURCES / "images" / f"digit-{number}.png")
        shown = engine.set_image(digits, picture, f"digit-{number}.png")
        shown = engine.set_weight(shown, "conv1", (number % 8, 0, 2, 2), number / 7)
        project = engine.add_scene(project, Scene(f"Digit {number}", shown, words="What does this filter see?"))
    engine.save_project(digits, tmp_path / "without.convscope")
    engine.save_project(project, tmp_path / "with.convscope")
    assert (tmp_path / "with.convscope").stat().st_size < 1.5 * (tmp_path / "without.convscope").stat().st_size
    assert engine.open_project(tmp_path / "with.convscope") == project


@pytest.mark.parametrize("name", ["digits", "edge-filters", "impulse"])
def test_files_from_before_open(name: str) -> None:
    assert engine.open_project(RESOURCES / "networks" / f"{name}.convscope").scenes == ()


def test_a_file_without_scenes_is_as_it_was(tmp_path: Path) -> None:
    engine.save_project(small(), tmp_path / "p.convscope")
    with zipfile.ZipFile(tmp_path / "p.convscope") as archive:
        assert set(archive.namelist()) == {"project.json", "weights.safetensors", "image.png"}


def test_a_program_that_knows_no_scenes_opens_the_rest(tmp_path: Path) -> None:
    """What it reads of project.json, and weights.safetensors, is as if there were none."""
    engine.save_project(small(), tmp_path / "without.convscope")
    engine.save_project(titled("one", "two"), tmp_path / "with.convscope")
    with (
        zipfile.ZipFile(tmp_path / "without.convscope") as without,
        zipfile.ZipFile(tmp_path / "with.convscope") as having,
    ):
        assert without.read("weights.safetensors") == having.read("weights.safetensors")
        described = [json.loads(each.read("project.json")) for each in (without, having)]
    assert [set(each.pop("parts")) for each in described] == [
        {"weights.safetensors", "image.png"},
        {"weights.safetensors", "image.png", "scenes.json", "scenes/weights.safetensors"},
    ]
    assert described[0] == described[1]


def test_too_much_to_be_opened_again_is_not_saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = titled("one")
    large = engine.set_image(project, np.full((1, 40, 40), 0.2))
    project = engine.add_scene(project, Scene("large", large))
    monkeypatch.setattr("engine.formats.project_file._MOST_BYTES", 2**26 + 2000)
    with pytest.raises(engine.FormatError, match="larger than"):
        engine.save_project(project, tmp_path / "p.convscope")


# --- files that are none ---------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a good project file with three scenes, one with a weight and one with a picture of its own."""
    project = small()
    edited = engine.set_weight(project, "conv1", (0, 0, 1, 1), 5.0)
    pictured = engine.set_image(edited, np.full((1, 4, 4), 0.4))
    task = Task("Do", (Goal("weight", "conv1", (0, 0, 1, 1)),), "Done")
    for shown in (project, edited, pictured):
        project = engine.add_scene(project, Scene("scene", shown, View(layer="conv1"), "words", "notes", task))
    file = tmp_path_factory.mktemp("sound") / "p.convscope"
    engine.save_project(project, file)
    return file.read_bytes()


def rewritten(sound: bytes, file: Path, entry: str, change: Callable[[Any], Any] | bytes | None) -> Path:
    """The project file with one entry changed: put through a function, replaced, or left out."""
    file.write_bytes(sound)
    with zipfile.ZipFile(file) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    content = entries.pop(entry)
    if callable(change):
        described = json.loads(content)
        changed = change(described)
        entries[entry] = json.dumps(described if changed is None else changed).encode()
    elif change is not None:
        entries[entry] = change
    if entry != "project.json":
        entries = nets.relisted(entries)
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return file


def refused(file: Path) -> str:
    with pytest.raises(engine.FormatError) as error:
        engine.open_project(file)
    return str(error.value)


def put(*path: str | int, value: Any) -> Callable[[Any], None]:
    """Puts a value somewhere into the last scene."""

    def change(described: Any) -> None:
        inner = described["scenes"][-1]
        for step in path[:-1]:
            inner = inner[step]
        inner[path[-1]] = value

    return change


WRONG: dict[str, Callable[[Any], Any]] = {
    "a list": lambda _: [],
    "nothing": lambda _: {},
    "scenes by number": lambda d: d.update(scenes=3),
    "scenes without end": lambda d: d.update(scenes=d["scenes"] * (MOST_SCENES + 1)),
    "a scene in words": lambda d: d["scenes"].append("scene"),
    "a title by number": put("title", value=3),
    "no words": put("words", value=None),
    "a view in words": put("view", value="all"),
    "a page that is none": put("view", "page", value="poster"),
    "a page as a list": put("view", "page", value=[]),
    "a layer that is gone": put("view", "layer", value="conv9"),
    "half a channel": put("view", "channel", value=0.5),
    "a true channel": put("view", "channel", value=True),
    "a channel without end": put("view", "channel", value=10**30),
    "a place beyond": put("view", "place", value=[0.5, 2]),
    "a place of nothing": put("view", "place", value=[math.nan, 0]),
    "half a place": put("view", "place", value=[0.5]),
    "a pin on nothing": put("view", "red", value=["conv9", 0]),
    "no time": put("view", "speed", value=0),
    "panels in words": put("view", "panels", value="cell"),
    "panels by number": put("view", "panels", value=[3]),
    "no sides": put("view", "sides", value=[0, 0, 0]),
    "colours by number": put("view", "signed", value=3),
    "a task in words": put("task", value="do"),
    "a task without a goal": put("task", "goals", value=None),
    "a subject that is none": put("task", "goals", 0, "subject", value="luck"),
    "no network": put("project", value=None),
    "weights in a row": put("project", "layers", 0, "weights", value=["weight"]),
    "weights that are not there": put("project", "layers", 0, "weights", "weight", value="conv9.weight"),
    "weights without end": put("project", "layers", 0, "weights", "weight", value=10**30),
    "weights as a list": put("project", "layers", 0, "weights", "weight", value=[0]),
    "weights in a file elsewhere": put("project", "layers", 0, "weights", "weight", value="../image"),
    "a picture that is not there": put("image", value=99),
    "weights for a picture": put("image", value="linear1.weight"),
    "an unknown kind": put("project", "layers", 0, "kind", value="conv9d"),
    "another order": lambda d: d["scenes"][-1]["project"]["layers"].reverse(),
}


@pytest.mark.parametrize("change", WRONG.values(), ids=WRONG.keys())
def test_scenes_of_the_wrong_form_are_refused(change: Callable[[Any], Any], sound: bytes, tmp_path: Path) -> None:
    assert "damaged" in refused(rewritten(sound, tmp_path / "p.convscope", "scenes.json", change))


@pytest.mark.parametrize("content", [None, b"", save({}), b"\xff\xff\xff\xff\xff\xff\xff\x00{}"])
def test_weights_of_scenes_that_are_none_are_refused(content: bytes | None, sound: bytes, tmp_path: Path) -> None:
    assert "damaged" in refused(rewritten(sound, tmp_path / "p.convscope", "scenes/weights.safetensors", content))


@pytest.mark.parametrize("content", [None, b"GIF89a", b"\x89PNG\r\n\x1a\n" + bytes(20)])
def test_pictures_of_scenes_that_are_none_are_refused(content: bytes | None, sound: bytes, tmp_path: Path) -> None:
    file = rewritten(sound, tmp_path / "p.convscope", "scenes/1.png", content)
    assert str(refused(file))


def test_pictures_beyond_all_memory_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Some bytes of PNG can become any number of bytes of picture."""
    project = titled("one")
    for level in range(4):
        picture = np.full((1, 40, 40), np.float32(level) / np.float32(255))
        project = engine.add_scene(project, Scene("large", engine.set_image(project, picture)))
    engine.save_project(project, tmp_path / "p.convscope")
    monkeypatch.setattr("engine.formats.project_file._MOST_BYTES", 3 * 40 * 40 * 4)
    assert "larger than" in refused(tmp_path / "p.convscope")


def test_scenes_of_a_newer_program_say_so(sound: bytes, tmp_path: Path) -> None:
    newer = rewritten(sound, tmp_path / "p.convscope", "scenes.json", lambda d: d.update(schema=99))
    assert "newer ConvScope" in refused(newer)


def test_what_a_view_says_beyond_is_passed_over_and_what_it_does_not_say_is_as_at_first(
    sound: bytes, tmp_path: Path
) -> None:
    file = rewritten(sound, tmp_path / "p.convscope", "scenes.json", put("view", value={"layer": "conv1", "tilt": 3}))
    assert engine.open_project(file).scenes[-1].view == View(layer="conv1")


def test_a_task_as_files_had_it_with_a_single_goal_opens(sound: bytes, tmp_path: Path) -> None:
    old = {"ask": "Do", "goal": {"subject": "winner", "value": 3.0}, "said": "Done"}
    file = rewritten(sound, tmp_path / "p.convscope", "scenes.json", put("task", value=old))
    assert engine.open_project(file).scenes[-1].task == Task("Do", (Goal("winner", value=3.0),), "Done")


@examples(100, same_fixtures=True)
@given(data=st.data())
def test_changed_bytes_are_refused_or_make_a_project(data: st.DataObject, sound: bytes, tmp_path: Path) -> None:
    content = bytearray(sound)
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    file = tmp_path / "p.convscope"
    file.write_bytes(content)
    try:
        opened = engine.open_project(file)
    except engine.FormatError:
        return
    assert all(isinstance(scene, Scene) for scene in opened.scenes)
