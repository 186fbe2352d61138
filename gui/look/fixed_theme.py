"""A look of a window's own, whatever the rest of the application looks like: for pictures of what it shows."""

from __future__ import annotations

from itertools import product

from PySide6.QtCore import QObject
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from gui.look.fonts import BASE_PIXELS
from gui.look.palettes import Palette, qpalette
from gui.look.style import stylesheet
from gui.look.theme import Choice, Theme

_GROUPS = (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive, QPalette.ColorGroup.Disabled)
_TELLS = QPalette.ColorRole.LinkVisited  # no sheet sets it: it tells whose colours a widget has
_ROLES = [
    role for role in QPalette.ColorRole if role not in (QPalette.ColorRole.NoRole, QPalette.ColorRole.NColorRoles)
]


class FixedTheme(Theme):
    """Colours and a type size that never change and touch no other window.

    A window that is made with it, and dressed by it, is painted in them while the application has others.
    """

    def __init__(self, palette: Palette, font_scale: float = 1.0) -> None:
        QObject.__init__(self)  # without what a Theme does to the application
        self._palette, self._font_scale = palette, font_scale
        self._choice: Choice = "light" if palette.name == "light" else "dark"

    def begin(self, window: QWidget) -> None:
        """Gives a window the style sheet, whose rules come before those of the application.

        It costs nothing as long as there is nothing in the window.
        """
        window.setStyleSheet(stylesheet(self._palette, self.scale))

    def dress(self, window: QWidget) -> None:
        """Gives a window that is complete the look."""
        self.begin(window)
        self.complete(window)

    def complete(self, window: QWidget) -> None:
        """Gives the look to widgets that came later, too: under a style sheet none has it from its parent."""
        own, others, size = qpalette(self._palette), QApplication.palette(), QApplication.font().pixelSize()
        known = [(others, own)]  # there are few, and making one takes long
        for widget in (window, *window.findChildren(QWidget)):
            if widget.font().pixelSize() == size:
                font = QFont(widget.font())
                font.setPixelSize(round(BASE_PIXELS * self.scale))
                widget.setFont(font)
            if widget.palette().color(_TELLS) != own.color(_TELLS):
                palette = QPalette(widget.palette())
                made = next((after for before, after in known if before == palette), None)
                if made is None:
                    made = _recoloured(palette, others, own)
                    known.append((palette, made))
                widget.setPalette(made)

    def choose(self, choice: Choice, font_scale: float | None = None) -> None:
        """Stays as it is: nobody sees the window, so nobody chooses."""


def _recoloured(palette: QPalette, others: QPalette, own: QPalette) -> QPalette:
    """A palette with its own colours in place of the application's; what a style sheet says of it stays."""
    result = QPalette(palette)
    for group, role in product(_GROUPS, _ROLES):
        if palette.color(group, role) == others.color(group, role):
            result.setColor(group, role, own.color(group, role))
    return result
