"""The view of a number that is transformed step by step."""

from __future__ import annotations

from gui.cell.painting.chain import ChainPicture, ChainState
from gui.cell.row_view import RowView
from gui.text.phrases import local


class ChainView(RowView[ChainState, ChainPicture]):
    """Steps from left to right, each with its operation and result."""

    def __init__(self, name: str, tip: str) -> None:
        super().__init__(name, tip, ChainState(), ChainPicture)

    def describe(self) -> str:
        return f"{self.caption}: " + local("; ".join(f"{words} → {text}" for words, text in self.state.steps))
