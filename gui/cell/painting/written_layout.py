"""The layout of written arithmetic: blocks side by side and lines below them, as large as the page allows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QFont, QFontMetricsF

from engine.quiz.hiding import HIDDEN
from gui.cell.painting.view_state import ViewType
from gui.cell.painting.written import Block, Piece, Written
from gui.look.fonts import SMALLEST_PIXELS, number_font

_LARGEST_SQUARE = 8.0  # maximum side of a square, relative to the type size of the page
_SIGN = 1.1  # width of a sign between two blocks, relative to a square
_OVER_ARROW = 1.5  # type size of words over an arrow, relative to that of the page
_GROWN = 1.35  # maximum side of the squares of a smaller map, relative to those of the input
_CAPTION = 1.25  # type size of captions, relative to that of the page
_SUMS = (2.4, 2.2, 2.0, 1.8, 1.6, 1.4, 1.25, 1.1, 1.0)  # type sizes of the lines, likewise
_RESULT = 1.35  # type size of the result, relative to that of its line
_LEADING = 1.5  # height of a line, relative to the type size of the result
_MARGIN = 1.2  # around everything, relative to the type size of the page
_UNKNOWN = 3  # rows and columns of the placeholder for a map of hidden size


@dataclass(frozen=True)
class PlacedBlock:
    """A block with its position, in pixels.

    Args:
        left, top: of its squares.
        side: distance from one square to the next.
        right: the end of the space for its caption.
    """

    block: Block
    left: float
    top: float
    side: float
    right: float = 0.0

    @property
    def width(self) -> float:
        """The width of all columns."""
        return self.side * _columns(self.block)

    @property
    def area(self) -> QRectF:
        """The rectangle of all squares."""
        return QRectF(self.left, self.top, self.width, _rows(self.block) * self.side)

    @property
    def inner(self) -> QRectF:
        """The rectangle without the padding."""
        rows, columns = (-at if at < 0 else 0 for at in self.block.first)
        inset = self.side * columns, self.side * rows
        return self.area.adjusted(*inset, -inset[0], -inset[1])

    def square(self, row: int, column: int) -> QRectF:
        """The rectangle of a square; row 0 is the first one of the padding, if any."""
        gap = max(1.0, self.side * 0.06)
        left, top = self.left + column * self.side, self.top + row * self.side
        return QRectF(round(left), round(top), round(self.side - gap), round(self.side - gap))

    @property
    def number_pixels(self) -> int:
        """The type size in pixels at which every number of the block fits its square."""
        longest = max((self.block.longest, *(square.text for square in self.block.squares)), key=len)
        is_multiplied = any(square.weight for square in self.block.squares)
        room = self.side * (0.8 if is_multiplied else 0.86)
        return max(int(min(0.4 * self.side, room / max(advance(longest, 100) / 100, 0.01))), 7)


@dataclass(frozen=True)
class PlacedPiece:
    """A piece of a line with its position, in pixels.

    Args:
        left, base: the left end of its baseline.
        pixels: the type size.
    """

    piece: Piece
    left: float
    base: float
    width: float
    pixels: int

    @property
    def box(self) -> QRectF:
        """The rectangle that can be clicked."""
        return QRectF(self.left - 4, self.base - self.pixels, self.width + 8, 1.35 * self.pixels)


@dataclass(frozen=True)
class WrittenLayout:
    """Written arithmetic on a page of a certain size.

    Args:
        signs: between the blocks.
    """

    type: ViewType
    blocks: tuple[PlacedBlock, ...] = ()
    signs: tuple[str, ...] = ()
    pieces: tuple[PlacedPiece, ...] = ()

    def question(self) -> QRectF | None:
        """The rectangle of the first question mark; None if nothing is hidden."""
        unknown = (placed.area for placed in self.blocks if not placed.block.squares)
        hidden = (placed.box for placed in self.pieces if placed.piece.text == HIDDEN)
        return next(unknown, None) or next(hidden, None)

    def rect_of(self, part: str, row: int, column: int) -> QRectF:
        """The rectangle of a square of the first block that is this part; rows below 0 lie in the padding."""
        placed = next(placed for placed in self.blocks if placed.block.part == part)
        above, before = placed.block.first
        return placed.square(row - above, column - before)

    def square_at(self, point: QPointF) -> tuple[PlacedBlock, int, int] | None:
        """The block, row and column of the square at a point; row 0 is the first one of the padding, if any."""
        for placed in self.blocks:
            if placed.block.squares and placed.area.contains(point):
                row = int((point.y() - placed.top) / placed.side)
                column = int((point.x() - placed.left) / placed.side)
                return placed, min(row, placed.block.rows - 1), min(column, placed.block.columns - 1)
        return None


@lru_cache(maxsize=4096)
def advance(text: str, pixels: int) -> float:
    """The width in pixels of a text in the font for numbers, at a type size in pixels."""
    return QFontMetricsF(number_font(pixels, bold=True)).horizontalAdvance(text)


def caption_font(type_: ViewType) -> QFont:
    """The font of the captions of blocks."""
    return type_.sized(max(round(type_.pixels * _CAPTION), SMALLEST_PIXELS))


def arrow_font(type_: ViewType) -> QFont:
    """The font of words over an arrow."""
    return type_.sized(round(type_.pixels * _OVER_ARROW))


def layout_of(written: Written, size: QSize, type_: ViewType) -> WrittenLayout:
    """The layout on a page of this size."""
    return _Page(written, size, type_).layout() if written.blocks else WrittenLayout(type_)


def _rows(block: Block) -> int:
    return block.rows if block.squares else _UNKNOWN


def _columns(block: Block) -> int:
    return block.columns if block.squares else _UNKNOWN


class _Page:
    """Finds the type and square sizes at which everything fits the page."""

    def __init__(self, written: Written, size: QSize, type_: ViewType) -> None:
        self._written, self._type = written, type_
        self._width, self._height = size.width(), size.height()
        self._margin = type_.pixels * _MARGIN
        self._room = self._width - 2 * self._margin

    def layout(self) -> WrittenLayout:
        blocks, margin = self._written.blocks, self._margin
        pixels, height = self._line_type()
        head = QFontMetricsF(caption_font(self._type)).height() * 1.35
        gap = 1.6 * self._type.pixels if height else 0.0
        side = self._side(self._height - 2 * margin - head - gap - height)
        tall = max(_rows(block) * self._side_of(block, side) for block in blocks)
        top = margin + head + max(self._height - 2 * margin - head - tall - gap - height, 0) * 0.4
        placed = self._placed_blocks(side, top)
        pieces = self._placed_lines(max(placed[0].left, margin), top + tall + gap, pixels)
        return WrittenLayout(self._type, placed, self._written.signs, tuple(pieces))

    # ---- blocks

    def _placed_blocks(self, side: float, top: float) -> tuple[PlacedBlock, ...]:
        blocks, signs = self._written.blocks, [*self._sign_widths(side), 0.0]
        left, placed = (self._width - self._blocks_width(side)) / 2, []
        for block, sign in zip(blocks, signs, strict=True):
            placed.append(PlacedBlock(block, left, top, self._side_of(block, side)))
            left += placed[-1].width + sign
        ends = [*(each.left for each in placed[1:]), self._width - self._type.pixels * 0.3]
        return tuple(
            PlacedBlock(each.block, each.left, each.top, each.side, right)
            for each, right in zip(placed, ends, strict=True)
        )

    def _sign_widths(self, side: float) -> list[float]:
        metrics = QFontMetricsF(arrow_font(self._type))
        return [
            0.5 * side if not sign else max(side * _SIGN, metrics.horizontalAdvance(sign) + 2.4 * self._type.pixels)
            if len(sign) > 1
            else side * _SIGN
            for sign in self._written.signs
        ]  # fmt: skip

    def _side_of(self, block: Block, side: float) -> float:
        """The side of the squares of a block: those of a smaller map are larger."""
        first = self._written.blocks[0]
        if block.part not in ("output", "other") or not block.squares or first.part != "input" or block.rows <= 1:
            return side
        return side * min(_GROWN, max(first.rows / block.rows, 1.0))

    def _blocks_width(self, side: float) -> float:
        columns = sum(_columns(block) * self._side_of(block, side) for block in self._written.blocks)
        return columns + sum(self._sign_widths(side))

    def _side(self, height: float) -> float:
        """The maximum side of the squares of the input.

        Args:
            height: of the space for the blocks.
        """
        tallest = max(_rows(block) * self._side_of(block, 1.0) for block in self._written.blocks)
        side = min(_LARGEST_SQUARE * self._type.pixels, height / tallest)
        low, high = 4.0, max(side, 4.0)
        for _ in range(20):  # words over an arrow do not shrink with the squares
            middle = (low + high) / 2
            low, high = (middle, high) if self._blocks_width(middle) <= self._room else (low, middle)
        return low

    # ---- lines

    def _line_type(self) -> tuple[int, float]:
        """The largest type size in pixels at which few lines are broken, and the height of all lines."""
        lines = self._written.lines
        if not lines:
            return self._type.pixels, 0.0
        for factor in _SUMS:
            pixels = round(self._type.pixels * factor)
            count = sum(len(list(self._broken(line, pixels))) for line in lines)
            height = count * pixels * _RESULT * _LEADING
            if height <= 0.3 * self._height and count <= len(lines) + 1:
                break
        return pixels, height

    def _broken(self, line: Sequence[Piece], pixels: int) -> Iterator[list[tuple[Piece, float]]]:
        """The pieces of a line, broken into several where it is too long, each with its x from the left."""
        space, current, at = advance(" ", pixels), list[tuple[Piece, float]](), 0.0
        for number, piece in enumerate(line):
            width = _piece_width(piece, pixels)
            follows = line[number + 1] if number + 1 < len(line) else None
            kept = width + (space + _piece_width(follows, pixels) if follows and piece.role == "sign" else 0.0)
            start = at + (0.0 if piece.close or not current else space)
            if current and start + kept > self._room and not piece.close:
                yield current
                current, start = [], 0.0
            current.append((piece, start))
            at = start + width
        if current:
            yield current

    def _placed_lines(self, left: float, top: float, pixels: int) -> Iterator[PlacedPiece]:
        step = pixels * _RESULT * _LEADING
        margin = (self._width - self._room) / 2
        for line in self._written.lines:
            for row in self._broken(line, pixels):
                last, at = row[-1]
                width = at + _piece_width(last, pixels)
                start = left if left + width <= margin + self._room else margin
                for piece, at in row:
                    size = _piece_pixels(piece, pixels)
                    width = advance(piece.text, size)
                    spare = 0.0 if piece.role == "result" else _piece_width(piece, pixels) - width
                    yield PlacedPiece(piece, start + at + spare, top + 0.72 * step, width, size)
                top += step


def _piece_width(piece: Piece, pixels: int) -> float:
    return advance(max(piece.text, piece.longest, key=len), _piece_pixels(piece, pixels))


def _piece_pixels(piece: Piece, pixels: int) -> int:
    return round(pixels * _RESULT) if piece.role == "result" else pixels
