"""The language of the window: which there are, and which one is spoken."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "translations"
_ENGLISH = "en"
_NAMES = {"de": "Deutsch", _ENGLISH: "English"}


def languages() -> dict[str, str]:
    """The languages that the program speaks: code and own name, English first."""
    found = sorted(path.stem.removeprefix("convscope_") for path in FOLDER.glob("convscope_*.qm"))
    return {code: _NAMES.get(code, QLocale(code).nativeLanguageName()) for code in (_ENGLISH, *found)}


class Translation:
    """The translators of an application, its own and Qt's for dialogs and standard buttons.

    Attributes:
        choice: what the user chose, which may be ``system``.
        language: the language that is spoken.
    """

    def __init__(self, app: QCoreApplication) -> None:
        self._app = app
        self._installed: list[QTranslator] = []
        self.language = _ENGLISH
        self.choice = "system"

    def choose(self, choice: str) -> None:
        """Speaks a language from now on, ``system`` for the system's; English where there is no translation.

        Only what is built or said afterwards is in that language.
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
