"""The arithmetic of a cell as it is written on a blackboard: blocks of numbers side by side, and lines below."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

BlockPart = Literal["input", "filter", "output", "other"]
Role = Literal["plain", "sign", "term", "zero", "result"]


@dataclass(frozen=True)
class Square:
    """One number of a block.

    Args:
        text: the printed number.
        fill: the background colour; empty for none.
        faint: whether the number is painted faintly, as zeros are.
        weight: the text in its corner, such as the weight that it is multiplied with.
        frame: the colour of its frame; empty for none.
        dotted: whether it lies in the padding.
        unread: whether no window reads it.
    """

    text: str
    fill: str = ""
    faint: bool = False
    weight: str = ""
    frame: str = ""
    dotted: bool = False
    unread: bool = False


@dataclass(frozen=True)
class Block:
    """A map or a filter with all its numbers.

    Args:
        part: its role in the arithmetic; ``other`` is the other kind of pooling.
        columns: number of squares side by side.
        squares: row by row; empty if the size of the map is hidden.
        first: the row and column of the first square; negative in the padding.
        place: layer and channel of the map in the network; None if it is no such map.
        longest: the longest number in any of its squares for any cell, to reserve space for.
    """

    part: BlockPart
    caption: str
    columns: int
    squares: tuple[Square, ...]
    first: tuple[int, int] = (0, 0)
    place: tuple[str, int] | None = None
    longest: str = ""

    @property
    def rows(self) -> int:
        """The number of rows."""
        return len(self.squares) // max(self.columns, 1)


@dataclass(frozen=True)
class Piece:
    """Characters of a line that stay together.

    Args:
        colour: empty for that of its role.
        close: whether it follows the piece before without a space.
        longest: the longest text in its place for any cell of the map, to reserve space for.
    """

    text: str
    role: Role = "plain"
    colour: str = ""
    close: bool = False
    longest: str = ""


@dataclass(frozen=True)
class Written:
    """The written arithmetic of one cell.

    Args:
        blocks: from left to right.
        signs: between each two blocks; more than one character is written over an arrow.
        lines: below the blocks.
    """

    blocks: tuple[Block, ...]
    signs: tuple[str, ...]
    lines: tuple[tuple[Piece, ...], ...]

    def describe(self) -> str:
        """The content in words."""
        captions = "; ".join(block.caption for block in self.blocks)
        return "\n".join([captions, *(line_text(line) for line in self.lines)])


def line_text(line: tuple[Piece, ...]) -> str:
    """A line as plain text."""
    return "".join(("" if piece.close or not number else " ") + piece.text for number, piece in enumerate(line))
