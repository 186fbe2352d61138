"""Answers are kept by content: as long as it is the same, and within a bound of bytes."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

import numpy as np
import pytest

import engine
from engine.compute.analyses import BESIDE, Analysis, Answers
from engine.compute.contributions import Contributions
from engine.compute.other_pooling import OtherPooling
from engine.compute.thumbnails import MapStatistics

computed: list[Doubled] = []
NBYTES = 4 * 12 * 12 + BESIDE


@dataclass(frozen=True)
class Doubled(Analysis[tuple[np.ndarray, ...]]):
    """Twice a map, and a view of that; of the input there is none."""

    layer: str
    channel: int = 0

    def key(self, project: engine.Project, result: engine.Result) -> Hashable | None:
        return None if self.layer == "input" else result.outputs[self.layer].keys[self.channel]

    def compute(self, project: engine.Project, result: engine.Result) -> tuple[np.ndarray, ...]:
        computed.append(self)
        doubled = 2 * result[self.layer][self.channel]
        return doubled, doubled[:3]


@pytest.fixture(autouse=True)
def nothing_computed() -> None:
    computed.clear()


def network(seed: int = 0) -> engine.Project:
    project = engine.chain((1, 12, 12), [engine.Conv2d(filters=3, padding=1), engine.ReLU(), engine.MaxPool2d()])
    return engine.set_image(project, np.random.default_rng(seed).normal(size=(1, 12, 12)).astype(np.float32))


def test_an_answer_is_computed_once_for_the_same_content() -> None:
    answers, cache, project = Answers(), engine.Cache(), network()
    asked = Doubled("conv1", 0), Doubled("conv1", 1), Doubled("input")
    first = answers.of(asked, project, engine.evaluate(project, cache))
    assert set(first) == set(asked[:2]), "there is none for the input"
    np.testing.assert_array_equal(first[asked[1]][0], 2 * engine.evaluate(project)["conv1"][1])
    edited = engine.set_bias(project, "conv1", 1, 0.5)
    second = answers.of(asked, edited, engine.evaluate(edited, cache))
    assert computed == [asked[0], asked[1], asked[1]]
    assert second[asked[0]] is first[asked[0]]
    undone = answers.of(asked, project, engine.evaluate(project, cache))
    assert [undone[each] is first[each] for each in asked[:2]] == [True, True]
    assert len(computed) == 3


def test_of_small_answers_those_to_a_few_calls_are_kept() -> None:
    answers, results = Answers(), [engine.evaluate(network(seed)) for seed in range(20)]
    for result in results:
        answers.of([Doubled("conv1")], network(), result)
    computed.clear()
    for result in reversed(results):
        answers.of([Doubled("conv1")], network(), result)
    assert 0 < 20 - len(computed) < 15, "the latest, but not all"


@pytest.mark.parametrize("room", [0, 2])
def test_no_more_is_kept_than_what_was_asked_for_last_and_the_bound(room: int) -> None:
    answers, project = Answers(most_bytes=room * NBYTES), network()
    result = engine.evaluate(project)
    for channel in (0, 1, 2, 0):
        answers.of([Doubled("conv1", channel)], project, result)
    assert len(computed) == (3 if room else 4)
    every = [Doubled("conv1", channel) for channel in range(3)]
    answers.of(every, project, result)
    computed.clear()
    assert len(answers.of(every, project, result)) == 3
    assert computed == [], "whatever the bound is"


def test_two_kinds_with_the_same_key_have_each_its_own_answer() -> None:
    project = network()
    result = engine.evaluate(project)
    kinds = Doubled("conv1"), MapStatistics("conv1", 0)
    keys = {each.key(project, result) for each in kinds}
    assert len(keys) == 1
    found = Answers().of(kinds, project, result)
    assert isinstance(found[kinds[0]], tuple)
    assert found[kinds[1]].high == result["conv1"][0].max()


@pytest.mark.parametrize("kind", [Contributions, OtherPooling, MapStatistics])
@pytest.mark.parametrize("layer", ["input", "conv1", "relu1", "pool1", "gone"])
@pytest.mark.parametrize("channel", [0, 2, 3])
def test_what_is_shown_may_be_any_map_or_none(
    kind: type[Contributions | OtherPooling | MapStatistics], layer: str, channel: int
) -> None:
    project = network()
    answer = kind(layer, channel).of(project, engine.evaluate(project))
    answered = {Contributions: ["conv1"], OtherPooling: ["pool1"], MapStatistics: ["input", "conv1", "relu1", "pool1"]}
    assert (answer is not None) == (layer in answered[kind] and (channel < 3 or kind is MapStatistics))
