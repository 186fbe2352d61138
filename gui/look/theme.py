"""The application's current theme and type size."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QFontDatabase, QFontInfo
from PySide6.QtWidgets import QApplication, QWidget

from gui.events.between import Between
from gui.look.curtain import behind_curtains
from gui.look.fonts import BASE_PIXELS
from gui.look.icons import recoloured
from gui.look.palettes import CONTRAST, DARK, LIGHT, Palette, qpalette
from gui.look.restyling import Restyling
from gui.look.style import stylesheet

Choice = Literal["light", "dark", "contrast", "system"]

TYPE_SIZES = ("100", "125", "150", "175", "200")  # percent of the system's
_LARGEST_SYSTEM_PIXELS = 15  # a larger system font means magnification, for which Qt scales the whole window
_SCHEMES: dict[Choice, Qt.ColorScheme] = {
    "light": Qt.ColorScheme.Light,
    "dark": Qt.ColorScheme.Dark,
    "contrast": Qt.ColorScheme.Dark,
    "system": Qt.ColorScheme.Unknown,
}
_MOMENTARY = (Qt.WindowType.Popup, Qt.WindowType.ToolTip, Qt.WindowType.SplashScreen)
_PALETTES: dict[Choice, Palette] = {"light": LIGHT, "dark": DARK, "contrast": CONTRAST}


class Theme(QObject):
    """The application's current theme.

    Signals:
        resizing: the type size is about to change; the layout is still the old one.
        changed(Palette): colours or type size changed; custom-painted widgets must repaint.
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
        self._changing: Between | None = None
        self._restyling = Restyling(self)
        app.setStyle("Fusion")
        app.styleHints().colorSchemeChanged.connect(self._follow)

    @property
    def palette(self) -> Palette:
        """The current palette."""
        return self._palette

    @property
    def dark(self) -> bool:
        """Whether the current palette is dark."""
        return self._palette.name == "dark"

    @property
    def choice(self) -> Choice:
        """The user's choice, which may be ``system``."""
        return self._choice

    @property
    def font_scale(self) -> float:
        """The type size relative to the system's."""
        return self._font_scale

    @property
    def scale(self) -> float:
        """The type size relative to BASE_PIXELS."""
        return self._font_scale * self.system_scale

    @property
    def system_scale(self) -> float:
        """The system's type size relative to BASE_PIXELS."""
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
        pixels = min(max(QFontInfo(font).pixelSize(), BASE_PIXELS), _LARGEST_SYSTEM_PIXELS)
        return pixels / BASE_PIXELS

    def choose(self, choice: Choice, font_scale: float | None = None) -> None:
        """Switches at once to the light, dark or contrast theme, or follows the system's.

        Args:
            font_scale: type size relative to the system's; None leaves it unchanged.
        """
        for _ in self.choosing(choice, font_scale):
            pass

    def choosing(self, choice: Choice, font_scale: float | None = None) -> Iterator[None]:
        """Sets the choice, and returns the pieces of work that apply it; arguments as for ``choose``.

        States between two pieces must not be painted: see ``behind_curtains``.
        """
        self.finish()
        self._choice = choice
        if font_scale is not None:
            self._font_scale = font_scale
        hints = self._app.styleHints()
        hints.setColorScheme(_SCHEMES[choice])  # for title bars and native dialogs
        of_system = DARK if hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT
        return self._showing(_PALETTES.get(choice, of_system))

    def turn_to(self, choice: Choice, font_scale: float | None = None) -> None:
        """Switches in slices between events, so that the window stays responsive; arguments as for ``choose``."""
        self.finish()
        if self._changing is not None:
            self._changing.deleteLater()
        self._changing = Between(behind_curtains(_windows(self._app), self.choosing(choice, font_scale)), self)

    def finish(self) -> None:
        """Completes a switch begun by :meth:`turn_to`."""
        if self._changing is not None:
            self._changing.finish()

    @Slot(Qt.ColorScheme)
    def _follow(self, scheme: Qt.ColorScheme) -> None:
        if self._choice == "system":
            for _ in self._showing(DARK if scheme == Qt.ColorScheme.Dark else LIGHT):
                pass

    def _showing(self, palette: Palette) -> Iterator[None]:
        """Applies colours and type size to everything visible.

        Updates are not disabled meanwhile: a window that enables them in a later event loses paint requests.
        """
        if (palette, self._font_scale) == self._shown:
            return  # polishing all widgets needlessly would cause a stall
        before, resized = self._shown, self._shown is None or self._font_scale != self._shown[1]
        self._palette, self._shown = palette, (palette, self._font_scale)
        scale = self.scale
        if resized:
            self.resizing.emit()
            font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
            font.setPixelSize(round(BASE_PIXELS * scale))
            self._app.setFont(font)
        self._app.setPalette(qpalette(palette))
        yield
        yield from self._polishing(stylesheet(palette, scale), before, resized)
        if before is not None:
            yield from recoloured(before[0].text, palette.text)
        self.changed.emit(palette)
        yield
        # Activate layouts before painting, else much would be painted twice.
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)

    def _polishing(self, sheet: str, before: tuple[Palette, float] | None, resized: bool) -> Iterator[None]:
        """Sets the application's style sheet and polishes all widgets.

        When a style sheet is replaced, Qt polishes every widget with cached rules together with all its descendants,
        that is a widget once per ancestor. So the cache is cleared, and each widget is polished once here.
        """
        follows = bool(self._app.styleSheet())
        self._app.style().unpolish(self._app)
        self._app.setStyleSheet(sheet)
        if not follows:
            return  # the first style sheet: Qt itself polishes each widget once
        windows = self._app.topLevelWidgets()
        roots = [
            each for each in windows if each.parentWidget() is None and not each.styleSheet()
        ]  # unless a widget has its own style sheet
        yield from self._restyling.restyle(roots, str(hash(before)), str(hash(self._shown)), resized)


def _windows(app: QApplication) -> list[QWidget]:
    """The visible windows, without popups, tooltips and splash screens."""
    return [each for each in app.topLevelWidgets() if each.isVisible() and each.windowType() not in _MOMENTARY]


def apply(app: QApplication, choice: Choice, font_scale: float = 1.0) -> Theme:
    """Applies a theme to the application; returns its only Theme."""
    theme = app.findChild(Theme) or Theme(app)
    theme.choose(choice, font_scale)
    return theme
