"""Qt's modules are loaded in the window's thread alone: elsewhere it crashes one start in fifty."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[2]
_STORY = """
import json, sys, threading
from importlib.abc import MetaPathFinder
from pathlib import Path

elsewhere = []

class Watch(MetaPathFinder):
    def find_spec(self, name, path, target=None):
        watched = name.partition(".")[0] in ("PySide6", "shiboken6", "pyqtgraph", "gui", "torch")
        if watched and threading.current_thread() is not threading.main_thread():
            elsewhere.append(name)

sys.meta_path.insert(0, Watch())

from PySide6.QtCore import QEventLoop, QSettings, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog

folder = Path(sys.argv[1])
for kind in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
    QSettings.setPath(kind, QSettings.Scope.UserScope, str(folder))

import engine
from gui.look import theme
from gui.window.main_window import MainWindow
from gui.files.preferences import Preferences
from gui.presentation.lessons import open_lesson
from gui.files.samples import RESOURCES

app = QApplication(["convscope"])
digits = engine.open_project(RESOURCES / "networks" / "digits.convscope")
window = MainWindow(digits, theme.apply(app, "light"), Preferences())

def wait(done):
    while not done():
        loop = QEventLoop()
        QTimer.singleShot(20, loop.quit)
        loop.exec()

def calm():
    session = window.session
    return session.frame is not None and not session.busy and not session.working and window.deferred_parts.complete

window.show()
wait(calm)
window.opening.open_path(RESOURCES / "images" / "digit-3.png")
wait(calm)
window.files.save_to(folder / "saved.convscope")
wait(calm)
QFileDialog.getSaveFileName = lambda *_: (str(folder / "network.py"), "")
window.files.export_code()
wait(calm)
window.actions_["add_scene"].trigger()
window.scene_export.write(folder / "scenes.pdf")
wait(lambda: window.scene_export.work.isHidden())
window.document.give_up_changes()
window.opening.open_path(folder / "saved.convscope")
wait(calm)
for panel in ("cell", "why", "melt"):
    window.docks[panel].show()
    window.docks[panel].raise_()
    wait(calm)
window.player.start(open_lesson(2))
wait(calm)
window.presenter.start()
wait(calm)
window.presenter.stop()
window.document.give_up_changes()
window.close()
print(json.dumps([sorted(path.name for path in folder.glob("*.*")), elsewhere]))
"""


def test_only_the_windows_thread_loads_qt(tmp_path: Path) -> None:
    """Other threads load torch, which shows that what they load is seen; and the story did all that it was to do."""
    done = subprocess.run(
        [sys.executable, "-c", _STORY, str(tmp_path)],
        cwd=_ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    files, elsewhere = json.loads(done.stdout)
    assert files == ["network.py", "saved.convscope", "scenes.pdf"]
    assert "torch" in elsewhere
    assert {name.partition(".")[0] for name in elsewhere} == {"torch"}
