"""The pen: strokes in four colours over the picture, drawn with the mouse and gone with the scene."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, Slot
from PySide6.QtGui import QColor, QCursor, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QApplication, QButtonGroup, QToolButton, QVBoxLayout, QWidget

from gui.commands.clicker import is_typing
from gui.events.guard import guarded
from gui.text.phrases import QT_TRANSLATE_NOOP

COLOURS = (  # told apart by everybody, bright on dark; a dark casing makes them seen on white
    (QT_TRANSLATE_NOOP("Pen", "Yellow"), QColor("#ffd60a")),
    (QT_TRANSLATE_NOOP("Pen", "Blue"), QColor("#4cc2ff")),
    (QT_TRANSLATE_NOOP("Pen", "Red"), QColor("#ff6b5e")),
    (QT_TRANSLATE_NOOP("Pen", "White"), QColor("#ffffff")),
)
CASING = QColor(8, 10, 14, 215)
_CASED = 4.0  # pixels that the casing is wider
_CURSOR = 0.32  # radius of the dot, times the base type
_TRAY = 2.0  # side of a button, times the base type


@dataclass
class Stroke:
    """A line that is drawn.

    Args:
        colour: as an index of COLOURS.
    """

    colour: int
    points: list[QPointF] = field(default_factory=list)


@guarded
class Pen(QWidget):
    """Lies over a window; draws while it is on, and lets the mouse through when it is not.

    The right button wipes everything away; Ctrl+Z takes the last stroke back.

    Attributes:
        colour: of the next stroke, as an index of COLOURS.
        strokes: all that is drawn.
        tray: the colours to choose from, at the edge.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.on = False
        self.colour = 0
        self.strokes: list[Stroke] = []
        self.tray = ColourTray(self)
        self.tray.group.idClicked.connect(self.choose)
        self.setAccessibleName(self.tr("Pen"))
        self.hide()

    def set_on(self, on: bool) -> None:
        """Takes the pen, or lays it down; what is drawn stays."""
        app = QApplication.instance()
        assert app is not None
        if on and not self.on:
            app.installEventFilter(self)
        elif self.on and not on:
            app.removeEventFilter(self)
        self.on = on
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, not on)
        self.setVisible(on or bool(self.strokes))
        self.tray.setVisible(on)
        if on:
            self.choose(self.colour)
            self.tray.fit()
            self.raise_()

    @Slot(int)
    def choose(self, colour: int) -> None:
        """Draws in another colour from now on."""
        self.colour = colour
        self.tray.show_choice(colour)
        self.setCursor(_dot_cursor(COLOURS[colour][1], _CURSOR * self.fontInfo().pixelSize()))
        self.setAccessibleDescription(self.tr(COLOURS[colour][0]))

    def next_colour(self) -> None:
        """Takes the next colour, if the pen is in hand."""
        if self.on:
            self.choose((self.colour + 1) % len(COLOURS))

    def take_back(self) -> None:
        """Wipes the last stroke away."""
        if self.strokes:
            self.strokes.pop()
            self.update()

    def clear(self) -> None:
        """Wipes all strokes away."""
        self.strokes.clear()
        self.setVisible(self.on)
        self.update()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """While one draws, undo is about strokes: the network stays as it is."""
        if event.type() not in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress) or is_typing(
            QApplication.focusWidget()
        ):
            return False
        assert isinstance(event, QKeyEvent)
        if event.key() != Qt.Key.Key_Z or event.modifiers() != Qt.KeyboardModifier.ControlModifier:
            return False
        if event.type() == QEvent.Type.KeyPress:
            self.take_back()
        event.accept()
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.strokes.append(Stroke(self.colour, [event.position()]))
            self.update()
        elif event.button() == Qt.MouseButton.RightButton:
            self.clear()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton and self.strokes:
            points = self.strokes[-1].points
            points.append(event.position())
            room = self._width() + _CASED
            box = QPainterPath(points[max(len(points) - 3, 0)])
            for point in points[-3:]:
                box.lineTo(point)
            self.update(box.boundingRect().adjusted(-room, -room, room, room).toAlignedRect())

    def _width(self) -> float:
        return self.fontInfo().pixelSize() / 4

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setClipRect(event.rect())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            for stroke in self.strokes:
                path = _smooth(stroke.points)
                inks = (CASING, self._width() + _CASED), (COLOURS[stroke.colour][1], self._width())
                for ink, width in inks:
                    cap, join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
                    painter.setPen(QPen(ink, width, Qt.PenStyle.SolidLine, cap, join))
                    painter.drawPath(path)


@guarded
class ColourTray(QWidget):
    """The colours of the pen at the right edge, the one in use ringed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.group = QButtonGroup(self)
        self._column = QVBoxLayout(self)
        for index, (name, colour) in enumerate(COLOURS):
            button = _Swatch(colour)
            said = QApplication.translate("Pen", name)
            button.setAccessibleName(said)
            button.setToolTip(self.tr("{colour} (D takes the next colour)").format(colour=said))
            self.group.addButton(button, index)
            self._column.addWidget(button)
        self.setAccessibleName(self.tr("Colours of the pen"))
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.hide()

    def show_choice(self, index: int) -> None:
        """Rings a colour."""
        self.group.button(index).setChecked(True)

    def fit(self) -> None:
        """Takes its place at the edge, in the middle of the height."""
        base = self.fontInfo().pixelSize()
        self._column.setContentsMargins(base // 3, base // 3, base // 3, base // 3)
        self._column.setSpacing(base // 4)
        for button in self.group.buttons():
            button.setFixedSize(round(_TRAY * base), round(_TRAY * base))
        self.adjustSize()
        room = self._over.rect()
        self.move(room.right() - self.width() - base // 2, (room.height() - self.height()) // 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(CASING)
            radius = self.fontInfo().pixelSize() / 2
            painter.drawRoundedRect(self.rect(), radius, radius)


@guarded
class _Swatch(QToolButton):
    """A colour to draw in."""

    def __init__(self, colour: QColor) -> None:
        super().__init__()
        self._colour = colour
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # keys go on leading through the scenes

    def paintEvent(self, _event: QPaintEvent) -> None:
        side = min(self.width(), self.height())
        middle = QRectF(self.rect()).center()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._colour)
            painter.drawEllipse(middle, side * 0.3, side * 0.3)
            if self.isChecked():
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(self._colour, side / 16))
                painter.drawEllipse(middle, side * 0.43, side * 0.43)


def _dot_cursor(colour: QColor, radius: float) -> QCursor:
    """The tip of the pen: a dot in its colour."""
    side = 2 * round(radius + 2) + 1
    image = QPixmap(side, side)
    image.fill(Qt.GlobalColor.transparent)
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(CASING, 2))
        painter.setBrush(colour)
        painter.drawEllipse(QPointF(side / 2, side / 2), radius, radius)
    return QCursor(image, side // 2, side // 2)


def _smooth(points: list[QPointF]) -> QPainterPath:
    """A stroke without corners: curves from middle to middle of its points."""
    path = QPainterPath(points[0])
    if len(points) == 1:
        path.lineTo(points[0] + QPointF(0.1, 0))
    for before, after in pairwise(points):
        path.quadTo(before, (before + after) / 2)
    path.lineTo(points[-1])
    return path
