"""The page on which the arithmetic of a cell is written out for an audience."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QBrush,
    QColor,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from engine.quiz.hiding import HIDDEN
from gui.cell.written import Block, Piece, Square, Written
from gui.events.guard import guarded
from gui.look import colours
from gui.look.fitted_text import fitted
from gui.look.fonts import BASE_PIXELS, SMALLEST_PIXELS, number_font
from gui.text.phrases import local
from gui.widgets.cell_typing import CellTyping
from gui.widgets.focus import draw_focus
from gui.widgets.keyed import KeyedWidget
from gui.widgets.row_view import arrow_of

_LARGEST_SQUARE = 8.0  # times the type of the window
_SIGN = 1.1  # the room of a sign between two blocks, times a square
_OVER_ARROW = 1.5  # the type of words over an arrow, times that of the window
_GROWN = 1.35  # how much larger than those of the picture the squares of a smaller map may be
_CAPTION = 1.25  # the type of captions
_SUMS = (2.4, 2.2, 2.0, 1.8, 1.6, 1.4, 1.25, 1.1, 1.0)  # types of the lines
_RESULT = 1.35  # the type of what comes out, times that of its line
_LEADING = 1.5  # from one line to the next, times the largest type in it
_MARGIN = 1.2  # around everything, times the type
_FAINT = 0.62  # how much of a zero's ink is left
_READABLE = 3.0  # the contrast that large type needs
_UNKNOWN = 3  # squares that stand for a map whose size is asked for


@dataclass(frozen=True)
class _Placed:
    """A block where it stands."""

    block: Block
    left: float
    side: float

    @property
    def width(self) -> float:
        return self.side * (self.block.columns if self.block.squares else _UNKNOWN)


@dataclass(frozen=True)
class _Words:
    """A piece of a line where it stands; ``base`` is the height of what letters stand on."""

    piece: Piece
    left: float
    base: float
    width: float
    pixels: int


@guarded
class WrittenView(KeyedWidget):
    """Blocks of numbers side by side, and below them the lines of the arithmetic.

    Signals:
        pressed(str, object): a square of a part (``read``, ``made`` or ``other``) was clicked: its (row, column).
        weight_typed(object, float): another weight was typed into the filter's square at a (row, column).
        asked(object): a question mark was clicked; where it is, in the widget.
        walked(int, int): an arrow key asks for so many positions down and to the right.
    """

    pressed = Signal(str, object)
    weight_typed = Signal(object, float)
    asked = Signal(object)
    walked = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._written = Written((), (), ())
        self._placed: list[_Placed] = []
        self._words: list[_Words] = []
        self._top = 0.0
        self._weights: Sequence[float] = ()
        self._is_tabbed = False  # a click gives the keyboard, too, but an audience need not see that
        self._typing = CellTyping(self)
        self._typing.typed.connect(self.weight_typed)
        self.setAccessibleName(self.tr("The arithmetic, written out"))
        self.setToolTip(
            self.tr("Click a number of the picture or of the map to move the window there. Arrow keys move it, too.")
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)

    # ---- what it shows

    @property
    def written(self) -> Written:
        """What it shows."""
        return self._written

    def show_written(self, written: Written, weights: Sequence[float] = ()) -> None:
        """Shows other arithmetic.

        Args:
            weights: of the filter, row by row.
        """
        self._typing.close()
        self._written, self._weights = written, weights
        self._place()
        if self.hasFocus() or QAccessible.isActive():
            self.setAccessibleDescription(self.describe())

    def describe(self) -> str:
        """What it shows, in words."""
        return self._written.describe()

    def map_places(self) -> dict[tuple[str, int], QRectF]:
        """Where the maps of the network are."""
        return {
            placed.block.place: self._inner(placed)
            for placed in self._placed
            if placed.block.place is not None and placed.block.squares
        }

    def question(self) -> QRectF | None:
        """Where the first question mark is; None if nothing is asked."""
        for placed in self._placed:
            if not placed.block.squares:
                return self._area(placed)
        return next((self._box(words) for words in self._words if words.piece.text == HIDDEN), None)

    # ---- geometry

    @property
    def _type(self) -> int:
        """The type of the window."""
        return self.fontInfo().pixelSize()

    def _caption_font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(max(round(self._type * _CAPTION), SMALLEST_PIXELS))
        return font

    def _sign_widths(self, side: float) -> list[float]:
        font = QFont(self.font())
        font.setPixelSize(round(self._type * _OVER_ARROW))
        metrics = QFontMetricsF(font)
        return [
            0.5 * side if not sign else max(side * _SIGN, metrics.horizontalAdvance(sign) + 2.4 * self._type)
            if len(sign) > 1
            else side * _SIGN
            for sign in self._written.signs
        ]  # fmt: skip

    def _place(self) -> None:
        """Gives everything its place, as large as the room allows."""
        blocks, margin = self._written.blocks, self._type * _MARGIN
        self._placed, self._words = [], []
        if blocks:
            room = self.width() - 2 * margin
            pixels, height = self._line_type(room)
            head = QFontMetricsF(self._caption_font()).height() * 1.35
            gap = 1.6 * self._type if height else 0.0
            side = self._side(room, self.height() - 2 * margin - head - gap - height)
            tall = max(self._rows(block) * self._side_of(block, side) for block in blocks)
            self._top = margin + head + max(self.height() - 2 * margin - head - tall - gap - height, 0) * 0.4
            left = (self.width() - self._width(side)) / 2
            first = left
            for block, sign in zip(blocks, [*self._sign_widths(side), 0.0], strict=True):
                placed = _Placed(block, left, self._side_of(block, side))
                self._placed.append(placed)
                left += placed.width + sign
            self._set_lines(max(first, margin), room, self._top + tall + gap, pixels)
        self.update()

    def _rows(self, block: Block) -> int:
        return block.rows if block.squares else _UNKNOWN

    def _side_of(self, block: Block, side: float) -> float:
        """How large the squares of a block are: those of a smaller map are larger."""
        if block.part not in ("made", "other") or not block.squares or self._written.blocks[0].part != "read":
            return side
        return (
            side * min(_GROWN, max(self._written.blocks[0].rows / max(block.rows, 1), 1.0)) if block.rows > 1 else side
        )

    def _width(self, side: float) -> float:
        columns = sum(
            (block.columns if block.squares else _UNKNOWN) * self._side_of(block, side)
            for block in self._written.blocks
        )
        return columns + sum(self._sign_widths(side))

    def _side(self, width: float, height: float) -> float:
        """How large a square of the picture may be."""
        most = _LARGEST_SQUARE * self._type
        tallest = max(self._rows(block) * self._side_of(block, 1.0) for block in self._written.blocks)
        side = min(most, height / tallest)
        low, high = 4.0, max(side, 4.0)
        for _ in range(20):  # words over an arrow do not shrink with the squares
            middle = (low + high) / 2
            low, high = (middle, high) if self._width(middle) <= width else (low, middle)
        return low

    def _line_type(self, room: float) -> tuple[int, float]:
        """The largest type in which the lines are few, and how high they then are."""
        if not self._written.lines:
            return self._type, 0.0
        for factor in _SUMS:
            pixels = round(self._type * factor)
            count = sum(len(list(self._broken(line, room, pixels))) for line in self._written.lines)
            height = count * pixels * _RESULT * _LEADING
            if height <= 0.3 * self.height() and count <= len(self._written.lines) + 1:
                break
        return pixels, height

    def _broken(self, line: Sequence[Piece], room: float, pixels: int) -> Iterator[list[tuple[Piece, float]]]:
        """The pieces of a line in as many lines as they need, each with its distance from the left."""
        space, current, at = _advance(" ", pixels), list[tuple[Piece, float]](), 0.0
        for number, piece in enumerate(line):
            width = self._piece_width(piece, pixels)
            follows = line[number + 1] if number + 1 < len(line) else None
            kept = width + (space + self._piece_width(follows, pixels) if follows and piece.role == "sign" else 0.0)
            start = at + (0.0 if piece.close or not current else space)
            if current and start + kept > room and not piece.close:
                yield current
                current, start = [], 0.0
            current.append((piece, start))
            at = start + width
        if current:
            yield current

    def _piece_width(self, piece: Piece, pixels: int) -> float:
        return _advance(max(piece.text, piece.longest, key=len), self._piece_pixels(piece, pixels))

    def _piece_pixels(self, piece: Piece, pixels: int) -> int:
        return round(pixels * _RESULT) if piece.role == "result" else pixels

    def _set_lines(self, left: float, room: float, top: float, pixels: int) -> None:
        step = pixels * _RESULT * _LEADING
        margin = (self.width() - room) / 2
        for line in self._written.lines:
            for row in self._broken(line, room, pixels):
                last, at = row[-1]
                width = at + self._piece_width(last, pixels)
                start = left if left + width <= margin + room else margin
                for piece, at in row:
                    size = self._piece_pixels(piece, pixels)
                    width = _advance(piece.text, size)
                    spare = 0.0 if piece.role == "result" else self._piece_width(piece, pixels) - width
                    self._words.append(_Words(piece, start + at + spare, top + 0.72 * step, width, size))
                top += step

    def _area(self, placed: _Placed) -> QRectF:
        rows = self._rows(placed.block)
        return QRectF(placed.left, self._top, placed.width, rows * placed.side)

    def _inner(self, placed: _Placed) -> QRectF:
        """A block without its padding."""
        rows, columns = (-at if at < 0 else 0 for at in placed.block.first)
        inset = placed.side * columns, placed.side * rows
        return self._area(placed).adjusted(*inset, -inset[0], -inset[1])

    def rect_of(self, part: str, row: int, column: int) -> QRectF:
        """Where a square of the first block that is such a part is painted."""
        placed = next(placed for placed in self._placed if placed.block.part == part)
        above, before = placed.block.first
        return self._square_rect(placed, row - above, column - before)

    def _square_rect(self, placed: _Placed, row: int, column: int) -> QRectF:
        gap = max(1.0, placed.side * 0.06)
        left, top = placed.left + column * placed.side, self._top + row * placed.side
        return QRectF(round(left), round(top), round(placed.side - gap), round(placed.side - gap))

    def _box(self, words: _Words) -> QRectF:
        return QRectF(words.left - 4, words.base - words.pixels, words.width + 8, 1.35 * words.pixels)

    # ---- painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for number, placed in enumerate(self._placed):
                self._paint_block(painter, placed)
                if number:
                    self._paint_sign(painter, self._placed[number - 1], placed, self._written.signs[number - 1])
            for words in self._words:
                painter.setFont(number_font(words.pixels, bold=True))
                painter.setPen(self._ink(words.piece))
                painter.drawText(QPointF(words.left, words.base), local(words.piece.text))
            if self.hasFocus() and self._is_tabbed:
                draw_focus(painter, self.rect(), self.palette())

    def _ink(self, piece: Piece) -> QColor:
        roles = {"zero": QPalette.ColorRole.PlaceholderText, "sign": QPalette.ColorRole.PlaceholderText}
        if piece.text == HIDDEN:
            return self.palette().color(QPalette.ColorRole.Link)
        if piece.colour:
            return QColor(piece.colour)
        ink = self.palette().color(roles.get(piece.role, QPalette.ColorRole.Text))
        if piece.role == "zero":
            ink.setAlphaF(_FAINT)
        return ink

    def _paint_block(self, painter: QPainter, placed: _Placed) -> None:
        block, above = placed.block, 0.5 * QFontMetricsF(self._caption_font()).height()
        caption, font = self._caption(placed)
        painter.setFont(font)
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        painter.drawText(QPointF(placed.left, self._top - above), caption)
        if not block.squares:
            self._paint_unknown(painter, self._area(placed))
            return
        pixels = self._number_pixels(placed)
        squares = list(enumerate(block.squares))
        for number, square in sorted(squares, key=lambda each: bool(each[1].frame)):  # frames lie over neighbours
            rect = self._square_rect(placed, *divmod(number, block.columns))
            self._paint_square(painter, square, rect, pixels)

    def _caption(self, placed: _Placed) -> tuple[str, QFont]:
        """The words over a block, and their type: where there is no room for all of them, without the size."""
        font = self._caption_font()
        at = self._placed.index(placed)
        right = self._placed[at + 1].left if at + 1 < len(self._placed) else self.width() - self._type * 0.3
        text, room = placed.block.caption, right - placed.left - 0.4 * self._type
        if QFontMetricsF(font).horizontalAdvance(text) > room:
            text = text.rpartition(" · ")[0] or text
        return fitted(text, font, room, round(self.window().fontInfo().pixelSize() * SMALLEST_PIXELS / BASE_PIXELS))

    def _paint_unknown(self, painter: QPainter, area: QRectF) -> None:
        """A map whose size is to be predicted."""
        palette = self.palette()
        painter.setPen(QPen(palette.color(QPalette.ColorRole.Link), 2, Qt.PenStyle.DashLine))
        painter.setBrush(palette.color(QPalette.ColorRole.AlternateBase))
        painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), 6, 6)
        painter.setFont(number_font(round(0.4 * area.height()), bold=True))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, HIDDEN)

    def _number_pixels(self, placed: _Placed) -> int:
        """The type in which every number of a block fits its square."""
        longest = max((placed.block.longest, *(square.text for square in placed.block.squares)), key=len)
        laid = max((square.laid for square in placed.block.squares), key=len)
        room = placed.side * (0.86 if not laid else 0.8)
        pixels = int(min(0.4 * placed.side, room / max(_advance(longest, 100) / 100, 0.01)))
        return max(pixels, 7)

    def _paint_square(self, painter: QPainter, square: Square, rect: QRectF, pixels: int) -> None:
        palette = self.palette()
        radius = min(0.08 * rect.width(), 6.0)
        border = palette.color(QPalette.ColorRole.Dark if square.dotted else QPalette.ColorRole.Mid)
        painter.setPen(QPen(border, 1.2, Qt.PenStyle.DotLine if square.dotted else Qt.PenStyle.SolidLine))
        painter.setBrush(QColor(square.fill) if square.fill else palette.color(QPalette.ColorRole.AlternateBase))
        painter.drawRoundedRect(rect, radius, radius)
        if square.frame:
            width = max(0.04 * rect.width(), 2.0)
            painter.setPen(QPen(QColor(square.frame), width))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), radius, radius)
        ground = square.fill or palette.color(QPalette.ColorRole.AlternateBase).name()
        ink = QColor(colours.text_on(ground))
        if square.text == HIDDEN:
            ink = palette.color(QPalette.ColorRole.Link)
        elif square.faint:
            ink = _faint(ink, ground)
        painter.setPen(ink)
        painter.setFont(number_font(pixels, bold=not square.faint))
        up = -0.16 * rect.height() if square.laid else 0.0
        painter.drawText(rect.translated(0, up), Qt.AlignmentFlag.AlignCenter, local(square.text))
        if square.unread:
            lines = palette.color(QPalette.ColorRole.PlaceholderText)
            painter.fillRect(rect, QBrush(lines, Qt.BrushStyle.BDiagPattern))
        if square.laid:
            self._paint_laid(painter, square, rect, QColor(colours.text_on(ground)))

    def _paint_laid(self, painter: QPainter, square: Square, rect: QRectF, ink: QColor) -> None:
        room = rect.width() * 0.88
        pixels = int(min(0.3 * rect.height(), room / max(_advance(square.laid, 100) / 100, 0.01)))
        painter.setFont(number_font(max(pixels, 7), bold=True))
        painter.setPen(ink)
        inside = rect.adjusted(0, 0, -0.07 * rect.width(), -0.04 * rect.height())
        painter.drawText(inside, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, local(square.laid))

    def _paint_sign(self, painter: QPainter, before: _Placed, after: _Placed, sign: str) -> None:
        """A sign in the middle of the lower of its neighbours; words stand over an arrow."""
        if not sign:
            return
        left = before.left + before.width
        height = min(self._area(before).height(), self._area(after).height())
        room = QRectF(left, self._top, after.left - left, height)
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        if len(sign) == 1:
            font = number_font(round(min(0.6 * before.side, 3 * self._type)))
            painter.setFont(font)
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, sign)
            return
        font = QFont(self.font())
        font.setPixelSize(round(self._type * _OVER_ARROW))
        painter.setFont(font)
        middle = room.center().y()
        painter.drawText(
            QRectF(room.left(), middle - 2.4 * self._type, room.width(), 2 * self._type),
            Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextDontClip,
            sign,
        )
        tip, wing = QPointF(room.right() - 0.6 * self._type, middle), 0.45 * self._type
        painter.setPen(QPen(painter.pen().color(), 2))
        painter.drawLine(QPointF(room.left() + 0.6 * self._type, middle), tip)
        painter.drawLine(tip, tip + QPointF(-wing, -wing))
        painter.drawLine(tip, tip + QPointF(-wing, wing))

    # ---- mouse and keyboard

    def _hit(self, point: QPointF) -> tuple[_Placed, int, int] | None:
        """The square at a point."""
        for placed in self._placed:
            if placed.block.squares and self._area(placed).contains(point):
                row = int((point.y() - self._top) / placed.side)
                column = int((point.x() - placed.left) / placed.side)
                return placed, min(row, placed.block.rows - 1), min(column, placed.block.columns - 1)
        return None

    def _asks(self, point: QPointF) -> bool:
        place = self.question()
        return place is not None and place.contains(point)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._asks(event.position()) or self._hit(event.position()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        place, hit = self.question(), self._hit(event.position())
        if place is not None and place.contains(event.position()):
            self.asked.emit(place)
        elif hit is not None:
            placed, row, column = hit
            above, before = placed.block.first
            spot = row + above, column + before
            if placed.block.part == "filter":
                weight = self._weights[row * placed.block.columns + column]
                self._typing.begin(
                    spot,
                    self._square_rect(placed, row, column).toRect(),
                    weight,
                    None,
                    True,
                    self._number_pixels(placed),
                )
            else:
                self.pressed.emit(placed.block.part, spot)

    def key_action(self, event: QKeyEvent) -> Callable[[], None] | None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            place = self.question()
            return None if place is None else lambda: self.asked.emit(place)
        step = arrow_of(event)
        return None if step is None else lambda: self.walked.emit(*step)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.key_action(event):
            self._typing.give_way()
        super().keyPressEvent(event)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._place()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._is_tabbed = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        self.setAccessibleDescription(self.describe())
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def where(self, place: QRectF) -> QRect:
        """A place of the widget on the screen."""
        rect = place.toRect()
        return QRect(self.mapToGlobal(rect.topLeft()), rect.size())


def _advance(text: str, pixels: int) -> float:
    """How wide a text in the type for numbers is."""
    return QFontMetricsF(number_font(pixels, bold=True)).horizontalAdvance(text)


def _faint(ink: QColor, ground: str) -> QColor:
    """Ink that stands back, as far as it can still be read."""
    inks = zip(colours.rgb(ink.name()), colours.rgb(ground), strict=True)
    mixed = QColor(*(round(_FAINT * own + (1 - _FAINT) * below) for own, below in inks))
    return mixed if colours.contrast(mixed.name(), ground) >= _READABLE else ink
