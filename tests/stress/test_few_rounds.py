"""A few rounds of the stress test, and that it sees what it is there for."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LIMIT = 300  # seconds


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither such signals nor forks")
def test_a_few_rounds_lose_nothing() -> None:
    command = [sys.executable, "-m", "tests.stress"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=LIMIT)
    assert done.returncode == 0, done.stdout + done.stderr
    told = json.loads(done.stdout)
    seen = {what for what, count in told.items() if count}
    assert seen >= {"saves", "saves cut short", "restored", "damaged", "damage told", "closed"}, told
