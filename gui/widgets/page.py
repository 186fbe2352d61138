"""The description of a page in place of the network, and the button that leads back from one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtWidgets import QToolButton, QWidget

from engine.lessons.view import View
from gui.widgets.pieces import explain


class BackButton(QToolButton):
    """Leads back to the page that the present one was opened from."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("flat", True)

    def lead_to(self, text: str, spelled: bool) -> None:
        """Sets the text that describes the target.

        Args:
            spelled: whether the text is shown beside the arrow, not only as tooltip.
        """
        style = Qt.ToolButtonStyle
        self.setText(text if spelled else "")
        self.setToolButtonStyle(style.ToolButtonTextBesideIcon if spelled else style.ToolButtonIconOnly)
        explain(self, text, f"{text} (Esc)")


StepWay = Literal["first", "back", "forward", "last"]


@dataclass(frozen=True, eq=False)
class Page:
    """A page of the window's centre, as its room describes it.

    Args:
        widget: the page itself; its focus proxy gets the keyboard.
        chapter: the link to the guide's chapter about it.
        title: of a new scene that shows it, with ``{map}`` and ``{layer}`` for the selected ones.
        way_back: the text of a button that leads back to this page, with ``{layer}`` for the selected one.
        set_up: applies the fields of a View that belong to the page.
        captured: returns their present values by name.
        has_legend: whether it shows numbers in the colours of maps.
        back: its button that leads back.
        left: emitted to return to the page that it was opened from.
        opened: emitted with layer id and channel to open a map's filter page, or to show the map large.
        cell_asked: emitted to show the arithmetic of the chosen cell.
        step: carries out the commands of playback, for a page that is gone through step by step.
    """

    widget: QWidget
    chapter: str
    title: str
    way_back: str = ""
    set_up: Callable[[View], None] = lambda _view: None
    captured: Callable[[], Mapping[str, Any]] = dict
    has_legend: bool = True
    back: BackButton | None = None
    left: SignalInstance | None = None
    opened: SignalInstance | None = None
    cell_asked: SignalInstance | None = None
    step: Callable[[StepWay], None] | None = None
