"""Settings that are kept between runs."""

from __future__ import annotations

import os
from collections.abc import Collection
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QSettings

from gui.look.colours import COLOUR_MAPS
from gui.state.selection import Looks

_MOST_RECENT = 10


class Preferences:
    """Recent files, window layout, theme and colours, stored with QSettings."""

    def __init__(self) -> None:
        self._settings = QSettings("ConvScope", "ConvScope")

    def choice(self, key: str, allowed: Collection[str], default: str) -> str:
        """The stored value of ``key``, or ``default`` if it is missing or not in ``allowed``."""
        value = str(self._settings.value(key, default))
        return value if value in allowed else default

    def set_choice(self, key: str, value: str) -> None:
        """Stores a value."""
        self._settings.setValue(key, value)

    def looks(self) -> Looks:
        """The colours that were used last."""
        signed = [key for key, each in COLOUR_MAPS.items() if each.kind == "diverging"]
        positive = [key for key, each in COLOUR_MAPS.items() if each.kind != "diverging"]
        return Looks(
            self.choice("signed", signed, "activations"),
            self.choice("positive", positive, "growth"),
            hatching=self.choice("hatching", ("on", "off"), "off") == "on",
        )

    def keep_looks(self, looks: Looks) -> None:
        """Stores the colours."""
        self.set_choice("signed", looks.signed)
        self.set_choice("positive", looks.positive)
        self.set_choice("hatching", "on" if looks.hatching else "off")

    def layout(self, key: str) -> QByteArray | None:
        """Stored window geometry or dock layout, or None."""
        value: Any = self._settings.value(key)
        return value if isinstance(value, QByteArray) and not value.isEmpty() else None

    def set_layout(self, key: str, value: QByteArray) -> None:
        """Stores window geometry or dock layout."""
        self._settings.setValue(key, value)

    def recent_files(self) -> list[Path]:
        """The files opened and saved last, the latest first."""
        value: Any = self._settings.value("recent", [])
        names = [value] if isinstance(value, str) else value or []
        return [Path(name) for name in names if os.path.isfile(name)]  # unlike Path.is_file, it never raises

    def add_recent(self, path: Path) -> None:
        """Puts a file at the top of the recent ones."""
        path = path.resolve()
        recent = [path, *(each for each in self.recent_files() if each != path)]
        self._settings.setValue("recent", [str(each) for each in recent[:_MOST_RECENT]])

    def clear_recent(self) -> None:
        """Forgets the recent files."""
        self._settings.remove("recent")
