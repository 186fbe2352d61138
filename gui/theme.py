"""The look that the application has now, light or dark as the user or the system wants it, and its type size."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Literal

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFontDatabase, QFontInfo
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from gui.fonts import BASE_PIXELS
from gui.palettes import CONTRAST, DARK, LIGHT, Palette, qpalette
from gui.style import stylesheet

Choice = Literal["light", "dark", "contrast", "system"]

TYPE_SIZES = ("100", "125", "150", "175", "200")  # percent of the system's
_TURN = 1  # milliseconds: a timer of 0 would not wait for the event loop to come round
_UNSEEN = 50  # until what is hidden follows, after the rest was painted
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
        changed(Palette): other colours or another type size; repaint what is painted by hand.
    """

    changed = Signal(Palette)

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._choice: Choice = "system"
        self._palette = LIGHT
        self._font_scale = 0.0  # nothing is shown yet
        self._patient = False
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

        Windows that are shown keep the old look until the event loop comes round.

        Args:
            font_scale: how much larger type is than the system's; None leaves it as it is.
        """
        with self._held():
            self.take(choice, self._font_scale if font_scale is None else font_scale)

    def take(self, choice: Choice, font_scale: float = 1.0) -> None:
        """The same at once: what is grabbed then has the new look."""
        self._choice = choice
        hints = self._app.styleHints()
        hints.setColorScheme(_SCHEMES[choice])  # title bars and the system's own dialogs follow too
        of_system = DARK if hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT
        self._show(_PALETTES.get(choice, of_system), font_scale)

    @Slot(Qt.ColorScheme)
    def _follow(self, scheme: Qt.ColorScheme) -> None:
        if self._choice == "system":
            with self._held():
                self._show(DARK if scheme == Qt.ColorScheme.Dark else LIGHT, self._font_scale)

    @contextmanager
    def _held(self) -> Iterator[None]:
        """Leaves painting, and what nobody sees, to later turns of the event loop: together they would be felt."""
        held = [window for window in self._app.topLevelWidgets() if window.isVisible() and window.updatesEnabled()]
        for window in held:
            window.setUpdatesEnabled(False)
        self._patient = True
        try:
            yield
        finally:
            self._patient = False
            for window in held:
                QTimer.singleShot(_TURN, window, partial(window.setUpdatesEnabled, True))

    def _show(self, palette: Palette, font_scale: float) -> None:
        if (palette, font_scale) == (self._palette, self._font_scale):
            return  # polishing every widget again would be seen as a stutter
        resized = font_scale != self._font_scale
        self._palette, self._font_scale = palette, font_scale
        scale = self.scale
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
        font.setPixelSize(round(BASE_PIXELS * scale))
        self._app.setFont(font)
        self._app.setPalette(qpalette(palette))
        self._polish(stylesheet(palette, scale), resized)
        self.changed.emit(palette)
        # Layouts find their places before anything is painted, or much would be painted twice.
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)

    def _polish(self, sheet: str, resized: bool) -> None:
        """Gives all widgets another style sheet; ``resized``: of another type size.

        When one sheet follows another, Qt polishes every widget whose rules it remembers, and all below it each time:
        a widget once for each of its parents. So it is made to forget them, and each widget is polished here.
        """
        follows = bool(self._app.styleSheet())
        self._app.style().unpolish(self._app)
        self._app.setStyleSheet(sheet)
        if not follows:
            return  # then Qt itself does it, once
        roots = [window for window in self._app.topLevelWidgets() if window.parentWidget() is None]
        widgets = [each for root in roots for each in (root, *root.findChildren(QWidget))]
        if resized:
            _polish(widgets)  # a frame hears of its new width only after it has laid out what it frames
        elif self._patient:
            QTimer.singleShot(_UNSEEN, self, partial(_polish, [each for each in widgets if not each.isVisible()]))
            widgets = [each for each in widgets if each.isVisible()]
        _polish(widgets)


def _polish(widgets: Iterable[QWidget]) -> None:
    """Gives widgets the look of the style sheet, parents before children, since type is inherited."""
    event = QEvent(QEvent.Type.StyleChange)
    for widget in widgets:
        if not isValid(widget):
            continue
        if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
            widget.style().polish(widget)
        QApplication.sendEvent(widget, event)


def apply(app: QApplication, choice: Choice, font_scale: float = 1.0) -> Theme:
    """Give the application the look; its one Theme says what that is and when it changes."""
    theme = app.findChild(Theme) or Theme(app)
    theme.take(choice, font_scale)
    return theme
