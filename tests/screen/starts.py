"""Starts the program many times in a row on real screens: ``python -m tests.screen.starts 200``.

Each start is ``python app.py`` as a user starts it the first time: until the screen shows its maps and comes to rest;
then Ctrl+Q. A start that ends otherwise than with 0, or that says anything on stderr, has failed.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import repeat
from pathlib import Path
from queue import SimpleQueue

from PIL import Image, ImageGrab

from tests.screen.server import Server, check_tools

_APP = Path(__file__).resolve().parents[2] / "app.py"
_SCREEN = 1024, 768
_LOOK = 0.2  # seconds between two looks at the screen
_REST = 2  # looks that must be alike
_LIMIT = 60.0  # seconds until a start is given up
_VIVID = 120  # saturation
_MAPS = 5_000  # vivid pixels; without maps there are only a few icons


class Start:
    """The program, running as a process of its own.

    Attributes:
        process: it.
        picture: what the screen showed last.
    """

    def __init__(self, server: Server | None = None, *arguments: str, settings: Path) -> None:
        """Starts it.

        Args:
            server: where it appears; None: where we do.
            settings: the folder of the settings that it has.
        """
        screen = server.environment if server is not None else {}
        places = {"XDG_CONFIG_HOME": str(settings), "XDG_DATA_HOME": str(settings)}
        self._variables = {**os.environ, **screen, **places, "PYTHONFAULTHANDLER": "1"}
        command = (sys.executable, str(_APP), *arguments)
        self.process = subprocess.Popen(command, env=self._variables, stderr=subprocess.PIPE, text=True)
        self.picture = Image.new("RGB", (1, 1))

    def wait_for_maps(self) -> bool:
        """Returns whether the screen shows maps at rest; not when the program ends, or takes too long."""
        ends, alike = time.monotonic() + _LIMIT, 0
        while alike < _REST and time.monotonic() < ends:
            try:
                self.process.wait(_LOOK)
            except subprocess.TimeoutExpired:
                before, self.picture = self.picture, self._look()
                same = _shows_maps(self.picture) and before == self.picture
                alike = alike + 1 if same else 0
            else:
                return False
        return alike == _REST

    def _look(self) -> Image.Image:
        return ImageGrab.grab(xdisplay=self._variables["DISPLAY"]).convert("RGB")

    def leave(self) -> str:
        """Presses Ctrl+Q; returns what went wrong, or nothing."""
        if self.process.poll() is None:
            subprocess.run(("xdotool", "key", "ctrl+q"), env=self._variables, check=True)
        try:
            _, said = self.process.communicate(timeout=_LIMIT)
        except subprocess.TimeoutExpired:
            self.process.kill()
            _, said = self.process.communicate()
        status = f"ended with {self.process.returncode}" if self.process.returncode else ""
        return "\n".join(filter(None, (status, said.strip())))


def _shows_maps(picture: Image.Image) -> bool:
    return sum(picture.convert("HSV").getchannel("S").histogram()[_VIVID:]) > _MAPS


def start_once(servers: SimpleQueue[Server]) -> str:
    """Starts the program on a screen that is free, and leaves it; returns what went wrong, or nothing."""
    server = servers.get()
    try:
        with tempfile.TemporaryDirectory() as settings:
            start = Start(server, settings=Path(settings))
            shown = start.wait_for_maps()
            wrong = start.leave()
            return wrong if shown or wrong else "the screen never showed maps at rest"
    finally:
        servers.put(server)


def main(arguments: Sequence[str] | None = None) -> int:
    """Starts it so often; returns 1 if any start failed."""
    parser = argparse.ArgumentParser(description="Starts the program many times, and counts what goes wrong.")
    parser.add_argument("count", type=int, nargs="?", default=200)
    count, together = parser.parse_args(arguments).count, (os.cpu_count() or 1) * 3 // 2
    check_tools()
    began, servers = time.monotonic(), SimpleQueue[Server]()
    running = [Server((_SCREEN,)) for _ in range(together)]
    try:
        for server in running:
            servers.put(server)
        with ThreadPoolExecutor(together) as pool:
            outcomes = list(pool.map(start_once, repeat(servers, count)))
    finally:
        for server in running:
            server.stop()
    failures = [outcome for outcome in outcomes if outcome]
    for number, outcome in enumerate(failures, 1):
        print(f"--- failure {number}\n{outcome}")
    print(f"{count} starts, {len(failures)} failed, {time.monotonic() - began:.0f} seconds")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
