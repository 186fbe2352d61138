"""Numbers for people."""

from __future__ import annotations

import pytest

from engine.values.numerals import abridged, printed


@pytest.mark.parametrize(
    ("text", "short"),
    [
        (printed(-1.25, 2), "−1.25"),
        (printed(9999.5, 2), "9\u202f999.50"),
        (printed(-1e38, 0), "−1e38"),
        (printed(123456789.0, 1), "1.23e8"),
        ("not a number", "not a number"),
        ("?", "?"),
        ("", ""),
    ],
)
def test_only_long_numbers_are_abridged(text: str, short: str) -> None:
    assert abridged(text, 9) == short
