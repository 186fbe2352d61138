"""The gallery of sample pictures."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from gui.events.guard import guarded
from gui.files.samples import Sample

_LEAST_COLUMNS = 4
_SIDE = 64  # minimum side of a tile in pixels, which determines the number of columns
_GAP = 6
_RADIUS = 4
_RETURNED = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)  # the focus is restored
_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)


@guarded
class SampleGallery(QWidget):
    """Shows samples as a grid of small pictures, at least four per row; one click or Enter chooses one.

    The gallery is one stop of the Tab key; arrows, Home and End move inside it.

    Signals:
        chosen: a Sample.
        focused: the tile with the keyboard focus, for scrolling to it.
    """

    chosen = Signal(object)
    focused = Signal(QWidget)

    def __init__(self, samples: Iterable[Sample], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(self.tr("Samples"))
        self.tiles = tuple(_Tile(sample, self) for sample in samples)
        for tile in self.tiles:
            tile.clicked.connect(lambda _=False, tile=tile: self.chosen.emit(tile.sample))
        if self.tiles:
            self.tiles[0].setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def mark(self, title: str) -> None:
        """Frames the sample with this title, if there is one."""
        for tile in self.tiles:
            tile.set_current(tile.sample.title == title)

    def go_to(self, tile: _Tile) -> None:
        """Makes one tile the gallery's tab stop."""
        for each in self.tiles:
            each.setFocusPolicy(Qt.FocusPolicy.StrongFocus if each is tile else Qt.FocusPolicy.ClickFocus)
        self.focused.emit(tile)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        columns, side = _grid(width)
        rows = -(-len(self.tiles) // columns)
        return max(rows * (side + _GAP) - _GAP, 0)

    def sizeHint(self) -> QSize:
        width = _LEAST_COLUMNS * (48 + _GAP) - _GAP
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST_COLUMNS * (24 + _GAP) - _GAP, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        columns, side = _grid(self.width())
        for index, tile in enumerate(self.tiles):
            row, column = divmod(index, columns)
            place = QRect(column * (side + _GAP), row * (side + _GAP), side, side)
            tile.setGeometry(self.style().visualRect(self.layoutDirection(), self.rect(), place))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        at = next((index for index, tile in enumerate(self.tiles) if tile.hasFocus()), None)
        key = Qt.Key(event.key())
        if at is None:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.tiles[at].click()
        elif (to := self._beside(at, key)) is not None:
            self.tiles[to].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def _beside(self, at: int, key: Qt.Key) -> int | None:
        """The index of the tile that a key moves to; None for other keys."""
        columns, last = _grid(self.width())[0], len(self.tiles) - 1
        forward = 1 if self.layoutDirection() == Qt.LayoutDirection.LeftToRight else -1
        match key:
            case Qt.Key.Key_Home:
                return 0
            case Qt.Key.Key_End:
                return last
            case Qt.Key.Key_Right:
                to = at + forward
            case Qt.Key.Key_Left:
                to = at - forward
            case Qt.Key.Key_Down:
                to = at + columns
            case Qt.Key.Key_Up:
                to = at - columns
            case _:
                return None
        return to if 0 <= to <= last else at


@guarded
class _Tile(QAbstractButton):
    """One sample: a square crop of its picture."""

    def __init__(self, sample: Sample, gallery: SampleGallery) -> None:
        super().__init__(gallery)
        self.sample = sample
        self._gallery, self._current = gallery, False
        self._by_key = False  # whether it got the focus by a key; after a click no focus ring is painted
        self.setAccessibleName(sample.title)
        self.setAccessibleDescription(sample.what)
        self.setToolTip(f"{sample.title}\n{sample.what}")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def set_current(self, current: bool) -> None:
        """Sets whether the tile is framed."""
        if current != self._current:
            self._current = current
            self.update()

    @property
    def ringed(self) -> bool:
        """Whether it is framed: as the shown picture, or because it has the keyboard focus."""
        return self._current or (self.hasFocus() and self._by_key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._by_key = True
        self.update()
        if event.key() in _ARROWS:
            event.ignore()  # QAbstractButton would move in tab order; the gallery moves by rows and columns
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() not in _RETURNED:
            self._by_key = event.reason() != Qt.FocusReason.MouseFocusReason
        self._gallery.go_to(self)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
            place = QRectF(self.rect())
            rounded = QPainterPath()
            rounded.addRoundedRect(place, _RADIUS, _RADIUS)
            painter.save()
            painter.setClipPath(rounded)
            painter.drawImage(place, _cropped(self.sample.path))
            painter.restore()
            palette = self.palette()
            if self.ringed:
                _ring(painter, place, palette.color(QPalette.ColorRole.Accent), 2)
            else:
                role = QPalette.ColorRole.Dark if self.underMouse() else QPalette.ColorRole.Mid
                _ring(painter, place, palette.color(role), 1)
            if self.hasFocus() and self._by_key:  # a second ring inside, visible on dark and light pictures
                _ring(painter, place.adjusted(2, 2, -2, -2), palette.color(QPalette.ColorRole.Window), 2)


@cache
def _cropped(path: Path) -> QImage:
    """The square in the middle of a picture, read at the first paint: a gallery out of sight needs no time."""
    picture = QImage(str(path))
    side = min(picture.width(), picture.height())
    return picture.copy((picture.width() - side) // 2, (picture.height() - side) // 2, side, side)


def _ring(painter: QPainter, place: QRectF, colour: QColor, width: int) -> None:
    painter.setPen(QPen(colour, width))
    half = width / 2
    painter.drawRoundedRect(place.adjusted(half, half, -half, -half), _RADIUS, _RADIUS)


def _grid(width: int) -> tuple[int, int]:
    """The number of columns in a width, and the side of a tile."""
    columns = max(_LEAST_COLUMNS, (width + _GAP) // (_SIDE + _GAP))
    return columns, max((width + _GAP) // columns - _GAP, 1)
