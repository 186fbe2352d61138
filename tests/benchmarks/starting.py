"""From the start of the process to the window, its maps and all behind them; and what is imported for it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from tests.benchmarks.measuring import Runs, report

ROOT = Path(__file__).resolve().parents[2]
_PATIENCE = 60  # seconds until a started program counts as hanging
_SHOWN = 12  # imports that are printed
_START = """
import app  # as the user starts it, without garbage collection
import time
from gui.app import program, start
marks = {}
class Timed(program.MainWindow):
    def build_first(self):
        super().build_first()
        self.view.painted.connect(lambda: marks.setdefault("maps", time.time()))
        self.settled.connect(lambda: (marks.setdefault("all", time.time()), self.close()))
    def event(self, event):
        done = super().event(event)
        if event.type() == event.Type.Paint:
            marks.setdefault("window", time.time())
        return done
program.MainWindow = Timed
start.main([])
print(marks["window"], marks["maps"], marks["all"])
"""
_BARE = """
import time
from PySide6.QtWidgets import QApplication, QMainWindow
import numpy
app = QApplication([])
marks = []
class Window(QMainWindow):
    def event(self, event):
        done = super().event(event)
        if event.type() == event.Type.Paint:
            marks.append(time.time())
            app.quit()
        return done
window = Window()
window.show()
app.exec()
import pyqtgraph, torch
print(marks[0], marks[0], time.time())
"""
_IMPORTS = """
import gc
gc.disable()
from gui.app import start
"""


def start_cases(runs: Runs) -> None:
    """From the start of the process to the window, its first maps, and all that is loaded behind them.

    Measured with compiled bytecode, which Python writes at the first start of a new version, when it takes some 0.4 s
    longer. The floor shows an empty window with numpy, and imports torch and pyqtgraph behind it.
    """
    with tempfile.TemporaryDirectory(prefix="convscope-bytecode-") as folder:
        scripts = _START, _BARE
        ours, bare = ([_started(script, folder) for _ in range(runs.all + 1)][runs.warm_up + 1 :] for script in scripts)
    names = "start to window on screen", "start to first maps", "start to all that is loaded behind"
    for number, name in enumerate(names):
        report(name, [each[number] for each in ours], [each[number] for each in bare])


def import_case() -> None:
    """The slowest imports of what is on screen first, in milliseconds without what each imports itself; by package."""
    with tempfile.TemporaryDirectory(prefix="convscope-bytecode-") as folder:
        for _ in range(2):  # the second time from bytecode
            said = _run(["-X", "importtime", "-c", _IMPORTS], folder).stderr
    lines = re.findall(r"import time:\s+(\d+) \|\s+\d+ \|\s+(\S+)", said)
    own = Counter({module: int(time) / 1000 for time, module in lines})
    packages: Counter[str] = Counter()
    for module, taken in own.items():
        parts = module.split(".")
        packages[".".join(parts[: 2 if parts[0] in ("engine", "gui") else 1])] += taken
    for title, times in (("imports, slowest", own), ("imports, by package", packages)):
        slowest = {name: round(taken, 1) for name, taken in times.most_common(_SHOWN)}
        print(json.dumps({"case": title, "count": len(own), "all_ms": round(own.total()), **slowest}), flush=True)


def _started(script: str, bytecode: str) -> list[float]:
    before = time.time()
    return [(float(moment) - before) * 1000 for moment in _run(["-c", script], bytecode).stdout.split()]


def _run(arguments: list[str], bytecode: str) -> subprocess.CompletedProcess[str]:
    """Runs Python in the project's folder, with a folder for its bytecode."""
    own = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env={**own, "PYTHONPYCACHEPREFIX": bytecode},
        capture_output=True,
        text=True,
        check=True,
        timeout=_PATIENCE,
    )
