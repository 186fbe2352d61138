"""The pen: strokes in four colours over the window, drawn with the mouse and cleared with the scene."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, Slot
from PySide6.QtGui import QColor, QCursor, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QApplication, QButtonGroup, QToolButton, QVBoxLayout, QWidget

from gui.commands.clicker import is_typing
from gui.events.guard import guarded
from gui.text.phrases import QT_TRANSLATE_NOOP

COLOURS = (  # distinguishable with colour blindness, bright on dark; a dark casing makes them visible on white
    (QT_TRANSLATE_NOOP("Pen", "Yellow"), QColor("#ffd60a")),
    (QT_TRANSLATE_NOOP("Pen", "Blue"), QColor("#4cc2ff")),
    (QT_TRANSLATE_NOOP("Pen", "Red"), QColor("#ff6b5e")),
    (QT_TRANSLATE_NOOP("Pen", "White"), QColor("#ffffff")),
)
CASING = QColor(8, 10, 14, 215)
_CASED = 4.0  # extra width of the casing, in pixels
_CURSOR = 0.32  # radius of the dot, times the base type
_TRAY = 2.0  # side of a button, times the base type


@dataclass
class Stroke:
    """One stroke.

    Args:
        colour: index into COLOURS.
    """

    colour: int
    points: list[QPointF] = field(default_factory=list)


@guarded
class Pen(QWidget):
    """An overlay for drawing; mouse-transparent while it is off.

    The right button removes all strokes; Ctrl+Z removes the last one.

    Attributes:
        colour: of the next stroke, as index into COLOURS.
        strokes: all strokes.
        tray: the colour buttons.
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
        """Turns drawing on or off; the strokes stay."""
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
        """Sets the colour of the next strokes."""
        self.colour = colour
        self.tray.show_choice(colour)
        self.setCursor(_dot_cursor(COLOURS[colour][1], _CURSOR * self.fontInfo().pixelSize()))
        self.setAccessibleDescription(self.tr(COLOURS[colour][0]))

    def next_colour(self) -> None:
        """Switches to the next colour if drawing is on."""
        if self.on:
            self.choose((self.colour + 1) % len(COLOURS))

    def take_back(self) -> None:
        """Removes the last stroke."""
        if self.strokes:
            self.strokes.pop()
            self.update()

    def clear(self) -> None:
        """Removes all strokes."""
        self.strokes.clear()
        self.setVisible(self.on)
        self.update()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """While drawing is on, Undo removes strokes and does not change the network."""
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
    """The pen's colour buttons at the right edge, with a ring around the current one."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.group = QButtonGroup(self)
        self._column = QVBoxLayout(self)
        for index, (name, colour) in enumerate(COLOURS):
            button = _Swatch(colour)
            colour_name = QApplication.translate("Pen", name)
            button.setAccessibleName(colour_name)
            button.setToolTip(self.tr("{colour} (D takes the next colour)").format(colour=colour_name))
            self.group.addButton(button, index)
            self._column.addWidget(button)
        self.setAccessibleName(self.tr("Colours of the pen"))
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.hide()

    def show_choice(self, index: int) -> None:
        """Marks the current colour."""
        self.group.button(index).setChecked(True)

    def fit(self) -> None:
        """Moves to the right edge, vertically centred."""
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
    """A colour button."""

    def __init__(self, colour: QColor) -> None:
        super().__init__()
        self._colour = colour
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # keys still control the presentation

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
    """The mouse cursor: a dot in the pen's colour."""
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
    """A smooth path through a stroke: quadratic curves between the midpoints of its segments."""
    path = QPainterPath(points[0])
    if len(points) == 1:
        path.lineTo(points[0] + QPointF(0.1, 0))
    for before, after in pairwise(points):
        path.quadTo(before, (before + after) / 2)
    path.lineTo(points[-1])
    return path
