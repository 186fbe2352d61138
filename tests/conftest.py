"""What all tests share: no display, no settings of the user's, no silent Qt trouble."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

settings.register_profile("convscope", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("convscope")

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--actions", type=int, default=500, help="how many things the random user does")


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder with data that is not part of the project."""
    if not SHARED.is_dir():
        pytest.skip("the shared data (../shared/data) is not on this machine")
    return SHARED
