"""SVG icons, coloured and rendered at several sizes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "icons"

_SIDES = (16, 20, 24, 48, 96)  # pixels: menus, buttons, tool bars; the last two are scaled down for larger type
_APPLICATION_SIDES = (16, 32, 64, 128, 256)  # title bar, task bar, switcher, "About"
_UNAVAILABLE = 0.38  # opacity

_drawn_icons: dict[tuple[str, str], QIcon] = {}  # by name and colour


def icon(name: str, colour: str) -> QIcon:
    """The icon ``resources/icons/NAME.svg`` drawn in the colour, paler where its control is disabled.

    Args:
        name: such as ``zoom-in``. ``app`` has colours of its own.
        colour: ``#rrggbb``, usually the palette's text; a pin's icon takes the pin's colour.

    Raises:
        FileNotFoundError: there is no such icon.
    """
    if (name, colour) not in _drawn_icons:
        _drawn_icons[name, colour] = _icon(name, colour)
    return _drawn_icons[name, colour]


def recoloured(old: str, new: str) -> Iterator[None]:
    """Draws all icons that exist in the old colour in the new one, one icon per step."""
    for name, colour in list(_drawn_icons):
        if colour == old:
            icon(name, new)
            yield


def _icon(name: str, colour: str) -> QIcon:
    text = (FOLDER / f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", colour)
    drawing = QSvgRenderer(QByteArray(text.encode()))
    result = QIcon()
    for side in _APPLICATION_SIDES if name == "app" else _SIDES:
        normal = _drawn(drawing, side)
        result.addPixmap(normal, QIcon.Mode.Normal)
        result.addPixmap(normal, QIcon.Mode.Selected)  # else Qt tints it in selected rows
        result.addPixmap(_paler(normal), QIcon.Mode.Disabled)
    return result


def _drawn(drawing: QSvgRenderer, side: int) -> QPixmap:
    pixmap = _empty(side)
    with QPainter(pixmap) as painter:
        drawing.render(painter, QRectF(0, 0, side, side))
    return pixmap


def _paler(normal: QPixmap) -> QPixmap:
    pixmap = _empty(normal.width())
    with QPainter(pixmap) as painter:
        painter.setOpacity(_UNAVAILABLE)
        painter.drawPixmap(0, 0, normal)
    return pixmap


def _empty(side: int) -> QPixmap:
    pixmap = QPixmap(side, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    return pixmap
