"""The layout of a scene's picture: page, legend and panels."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize

_LEFT = (("input",), ("history",))
_RIGHT = (("filter", "layer", "training", "scenes"), ("map",))
_BELOW = (("cell", "why", "learning", "results", "data", "melt"),)
_LOWER = 0.36  # share of a column's height that its lower panel gets
_LOW = 0.3  # share of the picture's height for panels below the page
_MOST_LOW = 0.5  # the same, for a panel that needs more
_LINE = 1  # pixels between page and panels


@dataclass(frozen=True)
class PanelPlace:
    """The rectangle of one or several panels, of which the first is visible.

    Args:
        names: of the panels; several have a tab bar.
        rect: including title or tab bar.
    """

    names: tuple[str, ...]
    rect: QRect

    @property
    def front(self) -> str:
        """The visible panel."""
        return self.names[0]


@dataclass(frozen=True)
class SceneLayout:
    """The rectangles of a scene.

    Args:
        centre: of the page with its legend.
        panels: beside it and below it.
    """

    centre: QRect
    panels: tuple[PanelPlace, ...]

    @property
    def lines(self) -> tuple[QRect, ...]:
        """The lines between page and panels."""
        lines = []
        for each in self.panels:
            rect = each.rect
            if rect.left() > self.centre.right():
                lines.append(QRect(rect.left() - _LINE, rect.top(), _LINE, rect.height()))
            elif rect.right() < self.centre.left():
                lines.append(QRect(rect.right() + 1, rect.top(), _LINE, rect.height()))
            if rect.top() > 0:
                lines.append(QRect(rect.left(), rect.top() - _LINE, rect.width(), _LINE))
        return tuple(lines)


def fronts(names: Sequence[str]) -> tuple[str, ...]:
    """The visible panels of a scene: the first of each place."""
    return tuple(panels[0] for group in (*_LEFT, *_RIGHT, *_BELOW) if (panels := _among(group, names)))


def scene_layout(size: QSize, names: Sequence[str], side: float, least: Mapping[str, QSize]) -> SceneLayout:
    """The rectangles of a scene's page and panels.

    Args:
        size: of the picture.
        side: width of a column of panels.
        least: minimum sizes of the visible panels.
    """
    width, height = size.width(), size.height()
    left, right = (_width(groups, names, side, least) for groups in (_LEFT, _RIGHT))
    low = _among(_BELOW[0], names)
    needed = least[low[0]].height() if low else 0
    below = min(max(round(_LOW * height), needed), round(_MOST_LOW * height)) + _LINE if low else 0
    centre = QRect(left, 0, max(width - left - right, 1), height - below)
    places = [
        *_stacked(_LEFT, names, QRect(0, 0, left - _LINE, height)),
        *_stacked(_RIGHT, names, QRect(width - right + _LINE, 0, right - _LINE, height)),
    ]
    if low:
        places.append(PanelPlace(low, QRect(left, height - below + _LINE, centre.width(), below - _LINE)))
    return SceneLayout(centre, tuple(places))


def _among(group: Sequence[str], names: Sequence[str]) -> tuple[str, ...]:
    return tuple(each for each in group if each in names)


def _width(groups: Sequence[Sequence[str]], names: Sequence[str], side: float, least: Mapping[str, QSize]) -> int:
    """The width of a column with its line; 0 if none of its panels is shown."""
    seen = [panels[0] for group in groups if (panels := _among(group, names))]
    return max(round(side), *(least[each].width() for each in seen)) + _LINE if seen else 0


def _stacked(groups: Sequence[Sequence[str]], names: Sequence[str], area: QRect) -> list[PanelPlace]:
    """The panels of a column, one above the other."""
    shown = [each for group in groups if (each := _among(group, names))]
    if len(shown) < 2:
        return [PanelPlace(each, area) for each in shown]
    upper, lower = shown
    above = area.height() - round(_LOWER * area.height()) - _LINE
    return [
        PanelPlace(upper, QRect(area.left(), area.top(), area.width(), above)),
        PanelPlace(lower, area.adjusted(0, above + _LINE, 0, 0)),
    ]
