"""Signals that ask the program to end are heard between events, and only those that nobody wanted ignored."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")


def python(code: str) -> subprocess.CompletedProcess[str]:
    """Runs code in a process of its own, which may end by a signal."""
    begin = (
        "import signal, sys\n"
        "from PySide6.QtCore import QCoreApplication, QTimer\n"
        "from gui.app.endings import Endings\n"
        "app = QCoreApplication([])\n"
    )
    return subprocess.run([sys.executable, "-c", begin + code], cwd=ROOT, capture_output=True, text=True, timeout=60)


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_a_signal_is_heard_while_qt_waits(name: str) -> None:
    done = python(f"""
import os
endings = Endings(app)
endings.asked.connect(lambda: app.exit(7))
QTimer.singleShot(0, lambda: os.kill(os.getpid(), signal.{name}))
sys.exit(app.exec())
""")
    assert (done.returncode, done.stderr) == (7, "")


def test_what_is_ignored_stays_ignored() -> None:
    done = python("""
signal.signal(signal.SIGHUP, signal.SIG_IGN)  # nohup
endings = Endings(app)
print(signal.getsignal(signal.SIGHUP) == signal.SIG_IGN, signal.getsignal(signal.SIGTERM) == signal.SIG_DFL)
""")
    assert done.stdout.split() == ["True", "False"], done.stderr


def test_other_signals_ask_for_nothing() -> None:
    done = python("""
import os
endings = Endings(app)
endings.asked.connect(lambda: app.exit(7))
signal.signal(signal.SIGUSR1, lambda *_: None)
QTimer.singleShot(0, lambda: os.kill(os.getpid(), signal.SIGUSR1))
endings._notifier.activated.connect(lambda: app.exit(3))
sys.exit(app.exec())
""")
    assert (done.returncode, done.stderr) == (3, "")


def test_after_the_release_a_signal_ends_the_program_at_once() -> None:
    done = python("""
Endings(app).release()
signal.raise_signal(signal.SIGTERM)
""")
    assert done.returncode == -15
