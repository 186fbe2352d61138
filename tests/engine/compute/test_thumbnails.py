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
        kept = [thumbnail.values.nbytes for thumbnail, _ in thumbnails._kept._found.values()]
        assert sum(kept) == thumbnails._kept.nbytes <= size + room
    first = thumbnails.of(engine.evaluate(shown(2)))
    assert sum(map(len, first.values())) == 9


def test_infinities_of_both_signs_are_counted_and_left_out() -> None:
    facts = map_facts(np.array([[np.inf, -np.inf], [1.0, 0.0]], np.float32))
    assert (facts.low, facts.high, facts.odd) == (0.0, 1.0, 2)


@pytest.mark.parametrize(
    ("values", "same"),
    [
        ([[2.0, 2.0]], 2.0),
        ([[0.0, -0.0]], 0.0),
        ([[np.inf, np.inf]], np.inf),
        ([[np.nan, np.nan]], np.nan),
        ([[np.inf, np.nan]], None),
        ([[np.inf, -np.inf]], None),
        ([[1.0, np.nan]], None),
        ([[1.0, 2.0]], None),
        ([[]], None),
    ],
)
def test_cells_of_one_value_are_known_as_such(values: list[list[float]], same: float | None) -> None:
    assert map_facts(np.array(values, np.float32)).same == (same if same is None else pytest.approx(same, nan_ok=True))


def test_a_sample_is_from_all_over_the_map() -> None:
    values = np.arange(1000 * 1024, dtype=np.float32).reshape(1000, 1024)
    sample = map_facts(values).sample
    assert sample.size <= 65_536
    assert set(sample % 1024) == set(range(1024)), "every column, although they are a power of two"
    assert np.diff(sample).max() < 30, "no part is left out"
