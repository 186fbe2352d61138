"""Runs tests with the fonts of one folder only: ``python -m tests.fonts /usr/share/fonts/truetype/noto tests/gui``.

The texts of the window, and whether they fit, must not depend on the fonts of the machine. Without named tests it runs
those that look at text.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

LOOKING_AT_TEXT = (
    "tests/gui/guide/test_guide_texts.py",
    "tests/gui/presentation/test_pdf_sheet.py",
    "tests/gui/look/test_theme.py",
    "tests/stories/test_cell_page.py",
    "tests/stories/test_names_and_menus.py",
    "tests/stories/test_readable.py",
    "tests/stories/test_small_screen.py",
)

_CONFIGURATION = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>{fonts}</dir>
  <include ignore_missing="yes">/etc/fonts/conf.d</include>
  <cachedir>{cache}</cachedir>
</fontconfig>
"""
_NAMED = """
from PySide6.QtGui import QFontDatabase, QFontInfo, QGuiApplication
app = QGuiApplication([])
kinds = QFontDatabase.SystemFont.GeneralFont, QFontDatabase.SystemFont.FixedFont
print(" and ".join(QFontInfo(QFontDatabase.systemFont(kind)).family() for kind in kinds))
"""


def environment(fonts: Path, folder: Path) -> dict[str, str]:
    """The environment of a process that finds no fonts but those of ``fonts``.

    Args:
        folder: for its font configuration and cache.
    """
    file = folder / "fonts.conf"
    file.write_text(_CONFIGURATION.format(fonts=fonts.resolve(), cache=folder / "cache"), encoding="utf-8")
    return {**os.environ, "FONTCONFIG_FILE": str(file), "QT_QPA_PLATFORM": "offscreen"}


def families(fonts: Path, folder: Path) -> str:
    """The font families that the window then uses, for words and for numbers."""
    done = subprocess.run(
        [sys.executable, "-c", _NAMED], env=environment(fonts, folder), capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def main(arguments: Sequence[str]) -> int:
    """Runs the tests; returns pytest's exit status."""
    fonts, tests = Path(arguments[0]), arguments[1:] or LOOKING_AT_TEXT
    if not fonts.is_dir():
        print(f"{fonts} is no folder with fonts", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        print(f"Fonts: {families(fonts, Path(folder))}", flush=True)
        command = [sys.executable, "-m", "pytest", *tests]
        return subprocess.run(command, env=environment(fonts, Path(folder)), cwd=ROOT).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
