"""The arithmetic of a cell as it is written on a board: blocks of numbers in a row, and the sum below."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Part = Literal["input", "filter", "output", "other"]
Role = Literal["plain", "sign", "term", "zero", "result"]


@dataclass(frozen=True)
class Square:
    """One number of a block.

    Args:
        fill: the colour that it stands on; empty for none.
        faint: whether the number is painted faintly, as zeros are.
        weight: the text in its corner, such as the weight that it is multiplied with.
        frame: the colour around it; empty for none.
        dotted: whether it lies in the padding.
        unread: whether no window ever reads it.
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
        part: its role in the arithmetic: the input, the filter, the output, or an addition.
        first: the row and column of the first square; below 0 lies the padding.
        squares: row by row; none at all when its size is to be predicted.
        place: which map of the network it is; None for none.
        longest: the longest number that ever stands in one of its squares.
    """

    part: Part
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
    """Some characters of a line that stay together.

    Args:
        colour: empty for that of its role.
        close: whether it follows the piece before without a space.
        longest: the longest text that stands in its place for any cell of the map.
    """

    text: str
    role: Role = "plain"
    colour: str = ""
    close: bool = False
    longest: str = ""


@dataclass(frozen=True)
class Written:
    """All of it.

    Args:
        signs: what stands between two blocks; more than one character stands over an arrow.
        lines: what is written below them.
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
