"""The program from the command line, without a display."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

ROOT = Path(__file__).resolve().parents[2]


def run(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    kept = {
        key: value for key, value in os.environ.items() if key not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    environment = {**kept, "XDG_CONFIG_HOME": str(folder)}
    return subprocess.run(
        [sys.executable, str(ROOT / "app.py"), *arguments], capture_output=True, text=True, env=environment, cwd=folder
    )


def test_a_screenshot_is_written_without_a_display(tmp_path: Path) -> None:
    target = tmp_path / "window.png"
    done = run("--screenshot", str(target), "--size", "1280x720", "--theme", "dark", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    with Image.open(target) as picture:
        assert picture.size == (1280, 720)
        assert len(picture.convert("RGB").getcolors(2**24) or []) > 200  # maps, not an empty window


def test_a_file_that_cannot_be_opened_is_one_line_and_a_failure(tmp_path: Path) -> None:
    (tmp_path / "broken.png").write_bytes(b"nothing")
    done = run("broken.png", "--screenshot", str(tmp_path / "w.png"), folder=tmp_path)
    assert done.returncode != 0
    assert "broken.png" in done.stderr
    assert "Traceback" not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert not (tmp_path / "w.png").exists()


@pytest.mark.parametrize(("option", "word"), [("--version", "ConvScope"), ("--help", "--screenshot")])
def test_version_and_help(option: str, word: str, tmp_path: Path) -> None:
    done = run(option, folder=tmp_path)
    assert done.returncode == 0
    assert word in done.stdout
