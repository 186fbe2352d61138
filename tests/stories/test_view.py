"""A field of View is all that a new thing to show costs: files, names of layers and the window follow from it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest

import engine
from engine.formats.lesson_file import read_lesson
from engine.lessons import field_types
from engine.lessons.field_types import FieldError, FieldType, field_types_of
from engine.lessons.scene import Goal
from engine.lessons.view import View, described_view, fitted, missing, restored_view, revealed, with_names
from gui.window.main_window import MainWindow
from tests.stories.test_renaming import told

Settle = Callable[[MainWindow], None]

RESOURCES = Path(engine.__file__).parents[1] / "resources"
NAMES = [each.name for each in fields(View)]
LAYER = "conv2"
NEED_A_TRAINING = ("trains", "moment")  # tests/stories/test_training_scenes.py
WORDS = {  # that a text may be
    "the name of a colour map": "purple_green",
    "the name of a panel": "layer",
    "the name of a thing": "weights",
}


def example(field_type: FieldType, default: Any) -> Any:
    """A value that is not the default."""
    match field_type:
        case field_types.Choice():
            return next(choice for choice in reversed(field_type.choices) if choice != default)
        case field_types.Flag():
            return not default
        case field_types.CellName():
            return (LAYER, (0, 2, 3))
        case field_types.LayerName():
            return LAYER
        case field_types.Text():
            return WORDS[field_type.words]
        case field_types.Whole():
            return 3
        case field_types.Share():
            return 0.25
        case field_types.Number():
            return 2.0
        case field_types.Maybe():
            return example(field_type.type, default)
        case field_types.ListOf():
            return (example(field_type.type, None),)
        case field_types.TupleOf():
            return tuple(example(each, None) for each in field_type.types)
    raise AssertionError(f"no example of {field_type}")


def shown(name: str) -> View:
    """A View that says something about one field; about others only what that needs."""
    view = View(layer=LAYER, page="cell" if name == "written" else "network")
    value = example(field_types_of(View)[name], getattr(View(), name))
    assert value != getattr(View(), name)
    return replace(view, **{name: value})


def lesson_with(folder: Path, view: dict[str, Any]) -> Path:
    """A lesson of one scene with this View."""
    scene = {"title": "A scene", "words": "A word.", "project": {"network": "digits"}, "view": view}
    folder = folder / "01-view"
    folder.mkdir()
    described = {"title": "A lesson", "about": "It is about something.", "scenes": [scene]}
    (folder / "lesson.json").write_text(json.dumps(described), encoding="utf-8")
    return folder


def test_every_field_of_a_view_and_a_goal_says_what_it_may_be() -> None:
    for described in (View, Goal):
        assert list(field_types_of(described)) == [each.name for each in fields(described)]
        assert all(each.words for each in field_types_of(described).values())


@pytest.mark.parametrize("name", NAMES)
def test_every_field_comes_back_from_a_project_file(digits: engine.Project, tmp_path: Path, name: str) -> None:
    project = engine.add_scene(digits, engine.Scene("A scene", digits, shown(name)))
    engine.save_project(project, tmp_path / "p.convscope")
    assert engine.open_project(tmp_path / "p.convscope").scenes[0].view == shown(name)


@pytest.mark.parametrize("name", NAMES)
def test_every_field_can_be_written_in_a_lesson(tmp_path: Path, name: str) -> None:
    view = shown(name)
    written = {"page": view.page, "layer": view.layer, name: getattr(view, name)}
    (scene,) = read_lesson(lesson_with(tmp_path, written), RESOURCES).scenes
    assert scene.view == view


@pytest.mark.parametrize("wrong", [{}, [[]]])
@pytest.mark.parametrize("name", NAMES)
def test_a_value_of_another_kind_is_refused(digits: engine.Project, tmp_path: Path, name: str, wrong: Any) -> None:
    described = {**described_view(View(layer=LAYER)), name: wrong}
    with pytest.raises(FieldError) as raised:
        restored_view(described, digits)
    assert raised.value.name == name
    with pytest.raises(engine.FormatError, match=rf"scene 1, view: “{name}” must be"):
        read_lesson(lesson_with(tmp_path, {"layer": LAYER, name: wrong}), RESOURCES)


def test_every_field_is_captured_as_it_was_shown(window: MainWindow, settle: Settle) -> None:
    looks = window.selection.looks
    for name in NAMES:
        if name in NEED_A_TRAINING:
            continue
        view = shown(name)
        window.staging.show(view, looks)
        settle(window)
        value = getattr(window.staging.captured(), name)
        assert value == (pytest.approx(view.zoom) if name == "zoom" else getattr(view, name)), name
        window.staging.show(View(layer=LAYER), looks)


def test_each_field_is_shown_by_one_part_of_the_window(window: MainWindow) -> None:
    assert sorted(name for part in window.staging.parts for name in part.fields) == sorted(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_layer_is_followed_by_its_name_in_every_field(digits: engine.Project, name: str) -> None:
    view, names = shown(name), {LAYER: "edges"}
    renamed = engine.rename_layer(digits, LAYER, "edges")
    followed = with_names(view, names)
    for each in NAMES:
        assert getattr(followed, each) == told(getattr(view, each), names)
    assert fitted(view, renamed, names) == followed
    assert fitted(followed, renamed, {}) == followed


@pytest.mark.parametrize("name", NAMES)
def test_what_is_gone_is_not_shown(digits: engine.Project, name: str) -> None:
    """Whatever names a layer that is not there cannot be read, and is left out where it is shown all the same."""
    view = replace(shown(name), layer=LAYER if name == "layer" else "conv1")
    less = engine.remove_layer(digits, LAYER)
    if LAYER not in str(getattr(view, name)):
        restored_view(described_view(view), less)
        return
    assert missing(view, less) == f"there is no layer “{LAYER}”"
    with pytest.raises(ValueError, match=f"'{LAYER}' is none of"):
        restored_view(described_view(view), less)
    assert getattr(fitted(view, less, {}), name) == getattr(View(), name)


def test_a_question_is_answered_and_nothing_else_changes() -> None:
    asked = replace(shown("hidden"), hidden_cells=(("conv1", (0, 0, 0)),), asked_sizes=("pool2",), channel=2)
    assert revealed(asked) == View(layer=LAYER, channel=2)
