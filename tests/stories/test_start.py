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


def test_the_first_maps_wait_neither_for_torch_nor_for_pyqtgraph(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _STORY, str(tmp_path)], cwd=_ROOT, timeout=120, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
