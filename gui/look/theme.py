"""The look that the application has now, light or dark as the user or the system wants it, and its type size."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QFontDatabase, QFontInfo
from PySide6.QtWidgets import QApplication

from gui.look.fonts import BASE_PIXELS
from gui.look.palettes import CONTRAST, DARK, LIGHT, Palette, qpalette
from gui.look.restyling import Restyling
from gui.look.style import stylesheet

Choice = Literal["light", "dark", "contrast", "system"]

TYPE_SIZES = ("100", "125", "150", "175", "200")  # percent of the system's
_LARGEST_SYSTEM_PIXELS = 15  # above this the system means to magnify, and Qt scales the whole window for it
_SCHEMES: dict[Choice, Qt.ColorScheme] = {
    "light": Qt.ColorScheme.Light,
    "dark": Qt.ColorScheme.Dark,
    "contrast": Qt.ColorScheme.Dark,
    "system": Qt.ColorScheme.Unknown,
}
_PALETTES: dict[Choice, Palette] = {"light": LIGHT, "dark": DARK, "contrast": CONTRAST}


class Theme(QObject):
    """The look that the application has now.

    Signals:
        resizing: another type size is about to come; everything still has its place and size.
        changed(Palette): other colours or another type size; repaint what is painted by hand.
    """

    resizing = Signal()
    changed = Signal(Palette)

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._choice: Choice = "system"
        self._palette = LIGHT
        self._font_scale = 1.0
        self._shown: tuple[Palette, float] | None = None
        self._restyling = Restyling(self)
        app.setStyle("Fusion")
        app.styleHints().colorSchemeChanged.connect(self._follow)

    @property
    def palette(self) -> Palette:
        """The colours in use."""
        return self._palette

    @property
    def dark(self) -> bool:
        """Whether the colours in use are light on dark."""
        return self._palette.name == "dark"

    @property
    def choice(self) -> Choice:
        """What the user chose, which may be to follow the system."""
        return self._choice

    @property
    def font_scale(self) -> float:
        """How much larger type is than the system's."""
        return self._font_scale

    @property
    def scale(self) -> float:
        """How much larger type is than what the style sheet is drawn for."""
        return self._font_scale * self.system_scale

    @property
    def system_scale(self) -> float:
        """How much larger the system's own type is than what the style sheet is drawn for."""
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
        pixels = min(max(QFontInfo(font).pixelSize(), BASE_PIXELS), _LARGEST_SYSTEM_PIXELS)
        return pixels / BASE_PIXELS

    def choose(self, choice: Choice, font_scale: float | None = None) -> None:
        """Light, dark, high contrast or whatever the system says, now and whenever it changes its mind.

        Args:
            font_scale: how much larger type is than the system's; None leaves it as it is.
        """
        self._choice = choice
        if font_scale is not None:
            self._font_scale = font_scale
        hints = self._app.styleHints()
        hints.setColorScheme(_SCHEMES[choice])  # title bars and the system's own dialogs follow too
        of_system = DARK if hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT
        self._show(_PALETTES.get(choice, of_system))

    @Slot(Qt.ColorScheme)
    def _follow(self, scheme: Qt.ColorScheme) -> None:
        if self._choice == "system":
            self._show(DARK if scheme == Qt.ColorScheme.Dark else LIGHT)

    def _show(self, palette: Palette) -> None:
        """Gives all that is seen these colours and the type size, at once and as one piece.

        Nothing is held back meanwhile: a window whose updates wait for a later turn of the event loop loses them.
        """
        if (palette, self._font_scale) == self._shown:
            return  # polishing every widget again would be seen as a stutter
        before, resized = self._shown, self._shown is None or self._font_scale != self._shown[1]
        self._palette, self._shown = palette, (palette, self._font_scale)
        scale = self.scale
        if resized:
            self.resizing.emit()
            font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
            font.setPixelSize(round(BASE_PIXELS * scale))
            self._app.setFont(font)
        self._app.setPalette(qpalette(palette))
        self._polish(stylesheet(palette, scale), before, resized)
        self.changed.emit(palette)
        # Layouts find their places before anything is painted, or much would be painted twice.
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)

    def _polish(self, sheet: str, before: tuple[Palette, float] | None, resized: bool) -> None:
        """Gives all widgets another style sheet; ``resized``: of another type size.

        When one sheet follows another, Qt polishes every widget whose rules it remembers, and all below it each time:
        a widget once for each of its parents. So it is made to forget them, and each widget is polished here.
        """
        follows = bool(self._app.styleSheet())
        self._app.style().unpolish(self._app)
        self._app.setStyleSheet(sheet)
        if not follows:
            return  # then Qt itself does it, once
        windows = self._app.topLevelWidgets()
        roots = [
            each for each in windows if each.parentWidget() is None and not each.styleSheet()
        ]  # some have their own
        self._restyling.restyle(roots, str(hash(before)), str(hash(self._shown)), resized)


def apply(app: QApplication, choice: Choice, font_scale: float = 1.0) -> Theme:
    """Give the application the look; its one Theme says what that is and when it changes."""
    theme = app.findChild(Theme) or Theme(app)
    theme.choose(choice, font_scale)
    return theme
