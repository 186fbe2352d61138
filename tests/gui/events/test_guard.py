"""A bug in an event of Qt's is told, and ends nothing."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gui.events.guard import guarded
from gui.widgets.elided_label import ElidedLabel

ROOT = Path(__file__).resolve().parents[3]
FILES = sorted((ROOT / "gui").rglob("*.py"))
PROGRAM = """
import sys
from PySide6.QtWidgets import QApplication, QWidget
from gui.events.guard import guarded

@guarded
class Broken(QWidget):
    def paintEvent(self, event):
        ()[0]

    def resizeEvent(self, event):
        int("x")

heard = []
sys.excepthook = lambda kind, error, trace: heard.append(type(error).__name__)
app = QApplication([])
widget = Broken()
widget.show()
widget.resize(50, 60)
widget.repaint()
app.processEvents()
print(*sorted(set(heard)))
"""


def test_a_bug_in_an_event_reaches_the_hook_and_the_program_goes_on() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout.strip()) == (0, "IndexError ValueError"), done.stderr


def test_a_bug_while_painting_leaves_no_painter_active(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else Qt warns that the window is put on the screen with an active painter, which fails this test, or crashes."""
    heard: list[BaseException] = []
    monkeypatch.setattr(sys, "excepthook", lambda _kind, error, _trace: heard.append(error))  # its frames stay alive
    label = ElidedLabel()
    qtbot.addWidget(label)
    label.set_words("a sentence")

    def broken() -> str:
        raise IndexError

    monkeypatch.setattr(label, "_shown", broken)
    label.show()
    qtbot.waitUntil(lambda: len(heard) > 0)
    label.repaint()
    assert {type(each) for each in heard} == {IndexError}


def test_what_goes_well_is_as_it_was() -> None:
    @guarded
    class Fine:
        def event(self, number: int) -> int:
            return number + 1

    assert Fine().event(1) == 2


def overriding(path: Path) -> Iterator[tuple[ast.ClassDef, str]]:
    """The classes of a file with the methods of Qt's that an exception may not leave."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ClassDef):
            for method in node.body:
                if isinstance(method, ast.FunctionDef) and (
                    method.name.endswith("Event") or method.name in ("event", "eventFilter", "drawForeground")
                ):
                    yield node, method.name


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_class_that_takes_events_is_guarded(path: Path) -> None:
    open_to_crashes = [
        f"{owner.name}.{method}"
        for owner, method in overriding(path)
        if "guarded" not in {ast.unparse(decorator) for decorator in owner.decorator_list}
    ]
    assert open_to_crashes == []
