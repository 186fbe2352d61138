"""Cameras for tests."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest

from tests.gui.camera import multimedia


@pytest.fixture
def cameras(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """QtMultimedia is a stand-in, and a camera is connected."""
    monkeypatch.setitem(sys.modules, "PySide6.QtMultimedia", multimedia)
    multimedia.connect(multimedia.Device())
    yield
    multimedia.disconnect_all()
