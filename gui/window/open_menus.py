"""Menus of sample networks, sample pictures and recent files."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QMenu

from gui.files.opening import Opening
from gui.files.preferences import Preferences
from gui.files.samples import Sample


class OpenMenus(QObject):
    """Fills menus with samples and recent files."""

    def __init__(self, opening: Opening, preferences: Preferences) -> None:
        super().__init__(opening)
        self._opening, self._preferences = opening, preferences

    def fill_samples(self, menu: QMenu, samples: Sequence[Sample]) -> None:
        """Adds an action for every sample to a menu."""
        for sample in samples:
            action = menu.addAction(sample.title)
            action.setToolTip(sample.description)
            action.triggered.connect(lambda _checked=False, sample=sample: self._opening.open_sample(sample))

    def keep_recent(self, menu: QMenu) -> None:
        """Refills a menu with the recent files each time it opens."""
        self._recent = menu
        menu.aboutToShow.connect(self._fill_recent)

    @Slot()
    def _fill_recent(self) -> None:
        self._recent.clear()
        recent = self._preferences.recent_files()
        for path in recent:
            action = self._recent.addAction(path.name.replace("&", "&&"))
            action.setToolTip(str(path))
            action.triggered.connect(lambda _checked=False, path=path: self._opening.open_path(path))
        if not recent:
            self._recent.addAction(self.tr("Nothing opened yet")).setEnabled(False)
            return
        self._recent.addSeparator()
        self._recent.addAction(self.tr("Clear list"), self._preferences.clear_recent)
