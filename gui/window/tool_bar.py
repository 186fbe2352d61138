"""A tool bar that hides button texts before it hides buttons."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QToolBar, QToolButton, QWidget

from gui.events.guard import guarded

_Style = Qt.ToolButtonStyle


@guarded
class ToolBar(QToolBar):
    """Hides the texts of some buttons when it is too narrow for all."""

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(title, parent)
        self._spare: list[QToolButton] = []
        self._fitted: object = None  # width, font and texts of the last fit

    def spare(self, button: QToolButton) -> None:
        """Makes the text of a button optional; buttons lose their texts in the order of these calls."""
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
