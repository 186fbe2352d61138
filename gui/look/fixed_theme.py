"""A theme for one off-screen window, independent of the application's theme."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from PySide6.QtCore import QObject
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from gui.look.fonts import BASE_PIXELS
from gui.look.palettes import Palette, qpalette
from gui.look.style import stylesheet
from gui.look.theme import Choice, Theme

_GROUPS = (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive, QPalette.ColorGroup.Disabled)
_MARKER = QPalette.ColorRole.LinkVisited  # no style sheet sets this role: it shows which theme a palette is of
_ROLES = [
    role for role in QPalette.ColorRole if role not in (QPalette.ColorRole.NoRole, QPalette.ColorRole.NColorRoles)
]


class FixedTheme(Theme):
    """Colours and a type size that never change and affect only one window.

    A window passed to ``dress`` keeps them whatever the application's theme is.
    """

    def __init__(self, palette: Palette, font_scale: float = 1.0) -> None:
        QObject.__init__(self)  # skips Theme.__init__, which changes the application
        self._palette, self._font_scale = palette, font_scale
        self._changing = None
        self._choice: Choice = "light" if palette.name == "light" else "dark"

    def begin(self, window: QWidget) -> None:
        """Sets the window's style sheet, which takes precedence over the application's.

        Call it while the window is empty, when it is fast.
        """
        window.setStyleSheet(stylesheet(self._palette, self.scale))

    def dress(self, window: QWidget) -> None:
        """Applies the theme to a complete window."""
        self.begin(window)
        self.complete(window)

    def complete(self, window: QWidget) -> None:
        """Applies the theme to widgets added later: with a style sheet, palettes are not inherited."""
        own, others, size = qpalette(self._palette), QApplication.palette(), QApplication.font().pixelSize()
        known = [(others, own)]  # recolouring is slow, and the distinct palettes are few
        for widget in (window, *window.findChildren(QWidget)):
            if widget.font().pixelSize() == size:
                font = QFont(widget.font())
                font.setPixelSize(round(BASE_PIXELS * self.scale))
                widget.setFont(font)
            if widget.palette().color(_MARKER) != own.color(_MARKER):
                palette = QPalette(widget.palette())
                recoloured = next((after for before, after in known if before == palette), None)
                if recoloured is None:
                    recoloured = _recoloured(palette, others, own)
                    known.append((palette, recoloured))
                widget.setPalette(recoloured)

    def choosing(self, choice: Choice, font_scale: float | None = None) -> Iterator[None]:
        """Nothing to do: the theme is fixed."""
        return iter(())


def _recoloured(palette: QPalette, others: QPalette, own: QPalette) -> QPalette:
    """The palette with the application's colours replaced by our own; colours set by a style sheet stay."""
    result = QPalette(palette)
    for group, role in product(_GROUPS, _ROLES):
        if palette.color(group, role) == others.color(group, role):
            result.setColor(group, role, own.color(group, role))
    return result
