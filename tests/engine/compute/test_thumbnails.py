"""Thumbnails are kept as long as they are of use, and not longer."""

from __future__ import annotations

import numpy as np
import pytest

import engine
from engine.compute import thumbnails as pictures
from engine.compute.thumbnails import Thumbnails, map_facts


def shown(seed: int) -> engine.Project:
    project = engine.chain((1, 32, 32), [engine.Conv2d(filters=4, padding=1), engine.ReLU()])
    return engine.set_image(project, np.random.default_rng(seed).random((1, 32, 32)))


@pytest.mark.parametrize("room", [0, 50_000])
def test_no_more_bytes_are_kept_than_there_is_room_for(monkeypatch: pytest.MonkeyPatch, room: int) -> None:
    monkeypatch.setattr(pictures, "_MOST_KEPT", room)
    thumbnails, size = Thumbnails(), 9 * 32 * 32 * 4
    for seed in range(4):
        result = engine.evaluate(shown(seed))
        made = thumbnails.of(result)
        again = thumbnails.of(result)
        assert all(a is b for key in made for a, b in zip(made[key], again[key], strict=True))
        kept = [thumbnail.values.nbytes for thumbnail in thumbnails._kept.values()]
        assert sum(kept) == thumbnails._nbytes <= size + room
    first = thumbnails.of(engine.evaluate(shown(2)))
    assert sum(map(len, first.values())) == 9


def test_infinities_of_both_signs_are_counted_and_left_out() -> None:
    facts = map_facts(np.array([[np.inf, -np.inf], [1.0, 0.0]], np.float32))
    assert (facts.low, facts.high, facts.odd) == (0.0, 1.0, 2)
