"""Stepping: where the window stands, what counts as made, and how playing ends."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

import engine
from gui.state import build_up
from gui.state.document import Document
from gui.state.playback import Playback
from gui.state.selection import Hover, Looks, Selection

STACK = (
    engine.Conv2d(filters=3, kernel=3, stride=2, padding=1),
    engine.ReLU(),
    engine.Flatten(),
    engine.Linear(units=4),
)


class Stage:
    """A Document with what steps through it."""

    def __init__(self) -> None:
        self.document = Document(engine.chain((1, 8, 6), list(STACK), seed=1))
        self.selection = Selection(Looks("activations", "growth"), self.document)
        self.selection.select("conv1", 1)
        self.walk = Playback(self.document, self.selection)

    def place(self) -> tuple[int, int]:
        return self.selection.chosen.row, self.selection.chosen.column


@pytest.fixture
def stage(qtbot: QtBot) -> Stage:
    return Stage()


def test_positions_are_counted_row_by_row(stage: Stage) -> None:
    assert stage.walk.count == 12  # 4 × 3
    stage.walk.first()
    assert (stage.walk.position, stage.place()) == (0, (0, 0))
    stage.walk.forward()
    stage.walk.forward()
    stage.walk.forward()
    assert (stage.walk.position, stage.place()) == (3, (1, 0))
    stage.walk.back()
    assert stage.place() == (0, 2)
    stage.walk.last()
    assert stage.place() == (3, 2)
    stage.walk.forward()
    assert stage.walk.position == 11
    stage.walk.seek(-5)
    assert stage.walk.position == 0


def test_what_the_window_has_not_reached_is_not_made_yet(stage: Stage) -> None:
    assert stage.walk.reached("conv1", 1) is None
    stage.walk.seek(4)
    assert stage.walk.reached("conv1", 1) == 5
    assert stage.walk.reached("conv1", 0) is None
    assert stage.walk.reached("relu1", 1) is None
    stage.walk.stop()
    assert stage.walk.reached("conv1", 1) is None
    assert stage.walk.position == 4


def test_two_pinned_maps_are_made_together(stage: Stage) -> None:
    stage.selection.toggle_pin("red", ("conv1", 1))
    stage.selection.toggle_pin("green", ("conv1", 2))
    stage.walk.seek(6)
    assert [stage.walk.reached("conv1", channel) for channel in range(3)] == [None, 7, 7]
    stage.selection.select("conv1", 0)
    stage.walk.seek(6)
    assert [stage.walk.reached("conv1", channel) for channel in range(3)] == [7, None, None]


def test_a_vector_is_walked_unit_by_unit(stage: Stage) -> None:
    stage.selection.select("linear1")
    assert stage.walk.count == 4
    stage.walk.first()
    stage.walk.forward()
    assert (stage.selection.channel, stage.walk.position, stage.walk.reached("linear1", 1)) == (1, 1, 2)
    assert stage.walk.walking


def test_playing_ends_at_the_last_position(stage: Stage, qtbot: QtBot) -> None:
    stage.walk.set_speed(1)
    with qtbot.waitSignal(stage.walk.changed, check_params_cb=lambda: not stage.walk.playing):
        stage.walk.play()
        assert stage.walk.playing
        assert stage.walk.position == 0
    assert stage.walk.position == 11
    assert stage.walk.walking


def test_a_loop_begins_again(stage: Stage, qtbot: QtBot) -> None:
    stage.walk.set_speed(1)
    stage.walk.set_loop(True)
    stage.walk.play()
    seen: list[int] = []
    stage.walk.moved.connect(lambda: seen.append(stage.walk.position))
    qtbot.waitUntil(lambda: any(later < earlier for earlier, later in itertools.pairwise(seen)))
    assert stage.walk.playing
    stage.walk.stop()
    assert not stage.walk.playing


def test_pointing_into_either_grid_moves_the_window_there_and_pauses(stage: Stage) -> None:
    stage.walk.set_speed(2000)
    stage.walk.play()
    stage.selection.point_at(Hover("conv1", 1, 2, 1))
    assert (stage.place(), stage.walk.playing) == ((2, 1), False)
    stage.walk.play()
    stage.selection.point_at(Hover("input", 0, 6, 4))  # stride 2, padding 1: window 3, 2 is centred there
    assert (stage.place(), stage.walk.playing) == ((3, 2), False)
    stage.walk.stop()
    stage.selection.point_at(Hover("conv1", 1, 0, 0))
    assert stage.place() == (3, 2)  # only while it walks


def test_the_window_over_a_cell_is_the_one_centred_nearest() -> None:
    from engine.project.size_formulas import position_over

    spec, given, made = engine.Conv2d(kernel=3, stride=2), (1, 9, 9), (8, 4, 4)
    for row in range(9):
        found, _ = position_over(spec, given, made, row, 0)
        centres = np.arange(4) * 2 + 1
        assert abs(centres[found] - row) == np.abs(centres - row).min()


def test_another_map_ends_the_walk(stage: Stage) -> None:
    stage.walk.set_speed(2000)
    stage.walk.play()
    stage.selection.select("relu1", 1)
    assert not stage.walk.playing
    assert not stage.walk.walking


def test_layers_are_built_one_after_the_other(stage: Stage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build_up, "_LAYER_TIME", build_up._LAYER_TIME // 10)
    built = []
    for _ in range(6):
        stage.walk.next_layer()
        qtbot.waitUntil(lambda: stage.walk.build_up.share == 1.0)
        built.append(stage.walk.build_up.layer)
    assert built == ["input", "conv1", "relu1", "flatten", "linear1", None]
    stage.walk.previous_layer()
    assert stage.walk.build_up.layer == "flatten"
    assert stage.selection.layer == "flatten"


def test_an_edit_that_takes_the_layer_away_ends_everything(stage: Stage) -> None:
    stage.walk.set_speed(2000)
    stage.walk.play()
    stage.document.edit("shrink", lambda p: engine.remove_layer(p, "conv1"))
    assert not stage.walk.playing


def test_the_chosen_place_is_kept_across_layers(stage: Stage) -> None:
    stage.selection.choose(Hover("conv1", 0, 3, 2))
    stage.selection.select("input")
    assert stage.place() == (7, 5)
    stage.selection.select("relu1", 2)
    assert stage.selection.chosen == Hover("relu1", 2, 3, 2)
    assert stage.selection.focus == stage.selection.chosen


def test_what_was_pointed_at_is_looked_at_and_then_the_chosen_cell_again(stage: Stage) -> None:
    stage.selection.choose(Hover("conv1", 1, 0, 0))
    stage.selection.point_at(Hover("relu1", 2, 1, 1))
    assert stage.selection.focus == Hover("relu1", 2, 1, 1)
    stage.selection.point_at(None)
    assert stage.selection.focus == Hover("conv1", 1, 0, 0)
