"""An X server of our own, with a window manager, for as long as tests run."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

Size = tuple[int, int]  # width and height of a screen in pixels

_WANTED = ("Xvfb", "openbox", "xdotool", "xrandr")
_PACKAGES = "xvfb openbox xdotool x11-xserver-utils"
_KEPT_BY = ("setpriv", "--pdeathsig", "TERM")  # even when we crash, what we started ends
_LIMIT = 30  # seconds until something that does not start is given up
_PIXEL = 0.2646  # millimetres, at 96 dots an inch


class ScreenError(Exception):
    """Why there is no screen, in a sentence."""


def screens_of(text: str) -> tuple[Size, ...]:
    """The sizes in a text such as ``1024x768`` or ``1024x768+1024x768``."""
    try:
        sizes = tuple((int(width), int(height)) for width, height in (each.split("x") for each in text.split("+")))
    except ValueError:
        raise ScreenError(f"--screen {text}: a screen is given as 1024x768, two as 1024x768+1024x768") from None
    return sizes


def check_tools() -> None:
    """Raises ScreenError when something that a screen needs is not installed."""
    missing = [tool for tool in _WANTED if shutil.which(tool) is None]
    if missing:
        raise ScreenError(f"--screen needs {', '.join(missing)}; on Debian: apt-get install {_PACKAGES}")


class Server:
    """Xvfb with one or more screens side by side, and openbox on it.

    Attributes:
        display: its name, such as ``:3``.
        environment: the variables with which a program appears on it, with settings of its own.
    """

    def __init__(self, screens: Sequence[Size]) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="convscope-screen-")
        self._running: list[subprocess.Popen[bytes]] = []
        try:
            self.display = self._start_server(screens)
            self.environment = self._environment()
            if len(screens) > 1:
                self._divide(screens)
            self._start_manager()
        except BaseException:
            self.stop()
            raise

    def _environment(self) -> Mapping[str, str]:
        return {
            "DISPLAY": self.display,
            "QT_QPA_PLATFORM": "xcb",
            "XDG_CONFIG_HOME": str(Path(self._folder.name) / "settings"),
            "XDG_DATA_HOME": str(Path(self._folder.name) / "data"),
        }

    def _start_server(self, screens: Sequence[Size]) -> str:
        width, height = sum(width for width, _ in screens), max(height for _, height in screens)
        reading, writing = os.pipe()
        picture = ("-screen", "0", f"{width}x{height}x24", "-dpi", "96")
        rest = ("-displayfd", str(writing), "-noreset", "-nolisten", "tcp")  # a reset would forget the screens
        self._run("Xvfb", *picture, *rest, keep=(writing,))
        os.close(writing)
        with os.fdopen(reading) as answer:  # it ends when the server ends, too
            number = answer.readline().strip()
        if not number:
            raise ScreenError(f"Xvfb does not start: {self._said('Xvfb')}")
        return f":{number}"

    def _divide(self, screens: Sequence[Size]) -> None:
        left = 0
        for number, (width, height) in enumerate(screens):
            area = f"{width}/{round(width * _PIXEL)}x{height}/{round(height * _PIXEL)}+{left}+0"
            self._ask("xrandr", "--setmonitor", f"screen-{number}", area, "screen" if number == 0 else "none")
            left += width

    def _start_manager(self) -> None:
        ready = Path(self._folder.name) / "ready"
        os.mkfifo(ready)
        rules = str(Path(__file__).with_name("openbox.xml"))
        self._run("openbox", "--sm-disable", "--config-file", rules, "--startup", f"sh -c 'echo > {ready}'")
        self._ask("timeout", str(_LIMIT), "cat", str(ready))

    def _run(self, program: str, *arguments: str, keep: Sequence[int] = ()) -> None:
        with (Path(self._folder.name) / program).open("wb") as said:
            command = (*_KEPT_BY, program, *arguments)
            self._running.append(
                subprocess.Popen(command, stdout=said, stderr=said, pass_fds=keep, env=self._variables())
            )

    def _ask(self, *command: str) -> None:
        try:
            subprocess.run(command, env=self._variables(), check=True, capture_output=True, text=True, timeout=_LIMIT)
        except subprocess.SubprocessError as error:
            raise ScreenError(f"no screen: {error} {self._said('Xvfb')} {self._said('openbox')}") from error

    def _variables(self) -> dict[str, str]:
        return os.environ | dict(getattr(self, "environment", {}))

    def _said(self, program: str) -> str:
        path = Path(self._folder.name) / program
        return path.read_text(errors="replace").strip() if path.exists() else ""

    def stop(self) -> None:
        """Ends both, window manager first."""
        for process in reversed(self._running):
            process.terminate()
            process.wait(_LIMIT)
        self._running.clear()
        self._folder.cleanup()
