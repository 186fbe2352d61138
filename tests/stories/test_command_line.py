"""The program from the command line, without a display."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from engine.formats.imports.suffixes import SUFFIXES
from gui.app.start import main

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


def test_a_file_that_cannot_be_opened_is_one_line_and_a_failure(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "broken.png").write_bytes(b"nothing")
    assert main([str(tmp_path / "broken.png"), "--screenshot", str(tmp_path / "w.png")]) != 0
    [line] = capfd.readouterr().err.strip().splitlines()
    assert "broken.png" in line
    assert not (tmp_path / "w.png").exists()


def test_the_version(tmp_path: Path) -> None:
    done = run("--version", folder=tmp_path)
    assert done.returncode == 0
    assert "ConvScope" in done.stdout


def test_without_its_packages_it_says_what_to_install(tmp_path: Path) -> None:
    bare = [sys.executable, "-S", str(ROOT / "app.py")]  # -S: no package that is installed is found
    done = subprocess.run(bare, capture_output=True, text=True, cwd=tmp_path)
    assert done.returncode != 0
    assert "PySide6" in done.stderr
    assert "pip install" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


_TOLD = """
import json, sys
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from gui.app import start
from gui.window.main_window import MainWindow

def look(*_):
    window = next(each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow))
    first = window.isVisible(), window.session.working
    while window.session.working or window.session.busy:
        QApplication.processEvents()
    told.append((*first, window.isVisible(), window.banner.kind, window.banner.text, window.document.project.name))
    window.close()
    window.deleteLater()
    return 0

told = []
QApplication.exec = look
for name in sys.argv[1:]:
    assert start.main([name]) == 0
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
print(json.dumps(told))
"""


_TAUGHT = """
import json, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from gui.app import program, start

class Watched(program.Program):
    def complete(self):
        super().complete()
        self.window.learning.trainer.data.chosen.connect(lambda: QTimer.singleShot(0, self, self.tell))

    def tell(self):
        told = [sorted(self.window.learning.trainer.data.classes), self.window.learning.panel.isVisible()]
        print(json.dumps(told), flush=True)
        self.window.close()

start.Program = Watched
start.main(sys.argv[1:])
"""


def test_a_file_that_is_refused_opens_the_window_and_is_told_there(tmp_path: Path) -> None:
    names = ("broken.pt", "broken.convscope", "none.png")
    for name in names[:2]:
        (tmp_path / name).write_text("nothing of the kind")
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "XDG_CONFIG_HOME": str(tmp_path / "settings"),
        "PYTHONPATH": str(ROOT),
    }
    done = subprocess.run(
        [sys.executable, "-c", _TOLD, *names], capture_output=True, text=True, env=environment, cwd=tmp_path
    )
    assert done.returncode == 0, done.stderr
    complaints = [line for line in done.stderr.splitlines() if "This plugin does not support" not in line]
    for name, complaint, told in zip(names, complaints, json.loads(done.stdout), strict=True):
        was_visible, is_read_there, visible, kind, text, project = told
        assert was_visible
        assert is_read_there == (Path(name).suffix in SUFFIXES)  # networks are read where that can be given up
        assert (visible, kind) == (True, "danger")
        assert name in text
        assert project
        assert name in complaint  # who started it from a terminal reads it there, too


def test_a_folder_with_a_data_set_is_opened(tmp_path: Path) -> None:
    from PIL import Image

    for name, level in (("night", 20), ("day", 230)):
        (tmp_path / "mine" / name).mkdir(parents=True)
        for number in range(5):
            Image.new("L", (12, 12), level + number).save(tmp_path / "mine" / name / f"{number}.png")
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "XDG_CONFIG_HOME": str(tmp_path / "settings"),
        "PYTHONPATH": str(ROOT),
    }
    done = subprocess.run(
        [sys.executable, "-c", _TAUGHT, "mine"], capture_output=True, text=True, env=environment, cwd=tmp_path
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == [["day", "night"], True]


def test_help_names_all_that_can_be_opened(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["--help"])
    assert left.value.code == 0
    words = " ".join(capsys.readouterr().out.split())
    assert "--screenshot" in words
    assert all(suffix in words for suffix in SUFFIXES)
    assert all(word in words for word in ("picture", "project", "network", "data set"))
