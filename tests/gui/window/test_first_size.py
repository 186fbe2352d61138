"""The window fits the screen at first, and comes back onto it when it was larger."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize

from gui.window.first_size import USUAL, first_size, within

LEAST = QSize(932, 505)


@pytest.mark.parametrize(
    ("screen", "size"),
    [
        ((1920, 1080), (1440, 900)),
        ((1456, 940), (1440, 900)),
        ((1366, 768), (1350, 728)),
        ((1024, 768), (1008, 728)),
        ((1024, 1366), (1008, 900)),
        ((800, 600), (932, 560)),
        ((320, 240), (932, 505)),
    ],
)
def test_it_is_as_large_as_is_useful_as_far_as_there_is_room(screen: tuple[int, int], size: tuple[int, int]) -> None:
    assert first_size(QSize(*screen), LEAST) == QSize(*size)


@pytest.mark.parametrize("asked", [(1440, 900), (1000, 900), (1440, 600), (800, 600), (16384, 16384)])
def test_what_is_asked_for_is_kept_as_far_as_its_frame_fits_the_screen(asked: tuple[int, int]) -> None:
    size = within(QSize(*asked), QSize(1440, 900))
    assert size.width() <= 1424
    assert size.height() <= 860
    assert size.width() in (asked[0], 1424)
    assert size.height() in (asked[1], 860)


@pytest.mark.parametrize("width", range(948, 2000, 50))
@pytest.mark.parametrize("height", range(545, 1200, 50))
def test_with_its_frame_it_lies_within_the_screen(width: int, height: int) -> None:
    size = first_size(QSize(width, height), LEAST)
    assert size.width() < width
    assert size.height() < height
    assert size == size.boundedTo(USUAL).expandedTo(LEAST)
