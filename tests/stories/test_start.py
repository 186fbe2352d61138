"""What the program starts with is on screen before anything slow is loaded."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[2]
_STORY = """
import sys
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

for kind in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
    QSettings.setPath(kind, QSettings.Scope.UserScope, sys.argv[1])

import engine
from gui.files.preferences import Preferences
from gui.files.samples import RESOURCES
from gui.look import theme
from gui.window.main_window import MainWindow

app = QApplication(["convscope"])
digits = engine.open_project(RESOURCES / "networks" / "digits.convscope")
window = MainWindow(digits, theme.apply(app, "light"), Preferences())
loaded = []
window.view.painted.connect(lambda _: loaded.append([name for name in ("torch", "pyqtgraph") if name in sys.modules]))
window.settled.connect(app.quit)
window.show()
app.exec()
window.session.finish()
sys.exit(str(loaded[0]) if loaded[0] else 0)
"""


_EARLY = """
import sys

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QToolButton

for kind in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
    QSettings.setPath(kind, QSettings.Scope.UserScope, sys.argv[1])

from gui.app import program, start

LATE = ("gui.window.later", "gui.training", "gui.guide.guide", "engine.training", "engine.formats.imports.candidates")

def look(window):
    seen = lambda widget: widget.isVisible() and window.rect().contains(widget.mapTo(window, widget.rect().center()))
    buttons = sorted(button.text() for button in window.findChildren(QToolButton) if seen(button))
    return buttons, window.view.geometry(), [dock.geometry() for dock in window.docks.values() if seen(dock)]

class Watched(program.MainWindow):
    def build_first(self):
        super().build_first()
        self.view.first_painted.connect(self.see)

    def see(self):
        self.seen = look(self)
        self.early = [name for name in LATE if name in sys.modules]
        assert not self.is_whole
        if "close" in sys.argv:
            self.close()

    def leave(self):
        whole = look(self)
        self.close()
        assert not self.early, self.early
        assert self.seen == whole, (self.seen, whole)

class Watching(program.Program):
    def complete(self):
        super().complete()
        assert self.window.is_whole
        if "close" not in sys.argv:
            self.window.view.painted.connect(self.window.leave)

program.MainWindow, start.Program = Watched, Watching
sys.exit(start.main([]))
"""


def _run(story: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", story, *map(str, arguments)]
    return subprocess.run(command, cwd=_ROOT, timeout=120, capture_output=True, text=True)


def test_the_window_appears_before_what_nobody_sees_of_it_and_stays_as_it_appeared(tmp_path: Path) -> None:
    done = _run(_EARLY, tmp_path)
    assert (done.returncode, "Error" in done.stderr) == (0, False), done.stderr


def test_a_window_that_is_closed_before_it_is_whole_closes_when_it_is(tmp_path: Path) -> None:
    done = _run(_EARLY, tmp_path, "close")
    assert (done.returncode, "Error" in done.stderr) == (0, False), done.stderr


def test_the_first_maps_wait_neither_for_torch_nor_for_pyqtgraph(tmp_path: Path) -> None:
    done = _run(_STORY, tmp_path)
    assert done.returncode == 0, done.stderr
