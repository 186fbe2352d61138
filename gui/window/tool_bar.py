"""A tool bar that loses words before it loses buttons."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QToolBar, QToolButton, QWidget

from gui.events.guard import guarded

_Style = Qt.ToolButtonStyle


@guarded
class ToolBar(QToolBar):
    """Shows only the icons of some buttons where it is too narrow for the words of all."""

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(title, parent)
        self._spare: list[QToolButton] = []
        self._fitted: object = None  # to which room, type and words

    def spare(self, button: QToolButton) -> None:
        """Lets a button have its word only where there is room; who is named first gives it up first."""
        self._spare.append(button)

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest, QEvent.Type.Show):
            self._fit()
        return done

    def _fit(self) -> None:
        texts = [button.text() for button in self.findChildren(QToolButton)]
        wanted = self.width(), self.font().key(), texts
        if wanted == self._fitted:
            return
        self._fitted = wanted
        for button in self._spare:
            button.setToolButtonStyle(_Style.ToolButtonTextBesideIcon)
        for button in self._spare:
            if self._needed() <= self.width():
                break
            button.setToolButtonStyle(_Style.ToolButtonIconOnly)

    def _needed(self) -> int:
        layout = self.layout()
        assert layout is not None
        layout.invalidate()
        return layout.sizeHint().width()
