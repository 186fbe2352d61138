"""The available languages, and the installed translation."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "translations"
_ENGLISH = "en"
_NAMES = {"de": "Deutsch", _ENGLISH: "English"}


def languages() -> dict[str, str]:
    """The available languages as (code, native name), English first."""
    found = sorted(path.stem.removeprefix("convscope_") for path in FOLDER.glob("convscope_*.qm"))
    return {code: _NAMES.get(code, QLocale(code).nativeLanguageName()) for code in (_ENGLISH, *found)}


class Translation:
    """Installs the application's translators: its own, and Qt's for dialogs and standard buttons.

    Attributes:
        choice: the user's choice: a language code or ``system``.
        language: the code of the installed language.
    """

    def __init__(self, app: QCoreApplication) -> None:
        self._app = app
        self._installed: list[QTranslator] = []
        self.language = _ENGLISH
        self.choice = "system"

    def choose(self, choice: str) -> None:
        """Installs a language; ``system`` for the system's, English if there is no translation.

        Only texts that are translated afterwards are in that language.
        """
        self.choice = choice
        for translator in self._installed:
            self._app.removeTranslator(translator)
        self._installed.clear()
        wanted = QLocale.system().name()[:2] if choice == "system" else choice
        self.language = wanted if wanted in languages() else _ENGLISH
        if self.language == _ENGLISH:
            return
        qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        for name, folder in ((f"qtbase_{self.language}", qt), (f"convscope_{self.language}", str(FOLDER))):
            translator = QTranslator(self._app)
            if translator.load(name, folder):
                self._app.installTranslator(translator)
                self._installed.append(translator)
