"""The usual scalings tried side by side, and a word where a picture is dark on light."""

from __future__ import annotations

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

import engine
from engine.compute.scaling_answers import scaling_answers
from engine.images.brightness import wants_inversion
from engine.images.scalings import SCALINGS, usual_scalings
from engine.quiz.hiding import Hiding
from tests.gui.input.test_input_panel import Desk, desk  # noqa: F401


def digits() -> engine.Project:
    return engine.open_project("resources/networks/digits.convscope")


def tried(desk: Desk, qtbot: QtBot) -> None:  # noqa: F811
    desk.actions["try_scalings"].trigger()
    qtbot.waitUntil(lambda: bool(desk.panel.strip.lines), timeout=20_000)


def test_each_answer_is_that_of_the_network_with_that_scaling() -> None:
    project = digits()
    found = list(scaling_answers(project))
    assert [each.scaling for each in found] == list(usual_scalings(1).values())
    for each in found:
        scaled = engine.set_scaling(project, each.scaling.mean, each.scaling.deviation)
        scores = engine.evaluate(scaled)[project.layers[-1].id]
        assert (each.strongest, each.share) == (int(scores.argmax()), pytest.approx(float(scores.max())))


def test_a_network_without_classes_has_no_answers() -> None:
    assert not list(scaling_answers(engine.chain((1, 8, 8), [engine.Conv2d()])))


def test_scalings_have_a_number_a_channel() -> None:
    for channels in (1, 2, 3):
        for each in usual_scalings(channels).values():
            assert len(each.mean) in (1, channels)
    assert len({str(each.title) for each in SCALINGS.values()}) == len(SCALINGS)


def test_a_click_takes_a_scaling_that_was_tried(desk: Desk, qtbot: QtBot) -> None:  # noqa: F811
    desk.show(digits())
    tried(desk, qtbot)
    lines = desk.panel.strip.lines
    assert [line.isChecked() for line in lines].count(True) == 1, "the present one is marked"
    other = next(line for line in lines if not line.isChecked())
    desk.click(other)
    desk.settle()
    scaling = other.scaling
    assert (desk.project.input.mean, desk.project.input.deviation) == (scaling.mean, scaling.deviation)
    assert other.isChecked()
    assert desk.panel.strip.lines == lines, "they stay for the next try"


def test_the_answers_take_no_more_room_than_the_panel_has(desk: Desk, qtbot: QtBot) -> None:  # noqa: F811
    desk.show(digits())
    desk.panel.resize(200, 900)
    before = desk.panel.pad.width()
    tried(desk, qtbot)
    desk.panel.layout().activate()
    qtbot.wait(0)
    assert desk.panel.pad.width() <= before, "but for the scroll bar, as wide as it was"
    strip = desk.panel.strip
    qtbot.waitUntil(lambda: all(line.geometry().right() < strip.width() <= 200 for line in strip.lines))


def test_the_answers_go_with_their_picture(desk: Desk, qtbot: QtBot) -> None:  # noqa: F811
    desk.show(digits())
    tried(desk, qtbot)
    desk.document.edit("Invert", lambda project: engine.set_invert(project, True))
    assert not desk.panel.strip.lines


def test_what_is_to_be_predicted_is_not_given_away(desk: Desk, qtbot: QtBot) -> None:  # noqa: F811
    desk.show(digits())
    tried(desk, qtbot)
    desk.selection.set_hiding(Hiding(layers=frozenset({desk.project.layers[-1].id})))
    assert not desk.panel.strip.lines
    assert not desk.actions["try_scalings"].isEnabled()


def ink() -> np.ndarray:
    paper = np.ones((1, 28, 28), np.float32)
    paper[0, 8:20, 13:15] = 0.1
    return paper


def test_ink_on_paper_is_seen() -> None:
    assert wants_inversion(ink(), 1, (0.1307,), inverted=False)
    assert not wants_inversion(1 - ink(), 1, (0.1307,), inverted=False)
    assert not wants_inversion(ink(), 1, (0.1307,), inverted=True)
    assert not wants_inversion(ink(), 1, (0.5,), inverted=False), "nothing is known of such a network"
    assert not wants_inversion(np.ones((1, 28, 28), np.float32), 1, (0.1307,), inverted=False), "an empty sheet"


def test_the_panel_says_so_until_it_is_inverted(desk: Desk) -> None:  # noqa: F811
    desk.show(engine.set_image(digits(), ink(), "ink"))
    assert "dark on light" in desk.panel.done.text()
    desk.document.edit("Invert", lambda project: engine.set_invert(project, True))
    desk.settle()
    assert "dark on light" not in desk.panel.done.text()
