"""The speaker's window: notes, the audience's view, a preview of the next scene, and the clock."""

from __future__ import annotations

import time
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTime, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QFont, QFontInfo, QPainter, QPalette, QPixmap, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QTextBrowser, QWidget

from engine.lessons.scene import Scene
from gui.events.guard import guarded
from gui.presentation.pdf.previews import Previews
from gui.text.built_in import lesson_text

_TICK = 500  # milliseconds between two updates
_PICTURES, _NOTES = 3, 2  # ratio of their heights
_AHEAD = 2  # number of scenes whose previews are made in advance


@guarded
class SpeakerView(QWidget):
    """The window for the speaker.

    Signals:
        asked: a button was clicked; carries an action of the presenter: "next", "previous" or "blank".
        closed: the user closed the window.

    Attributes:
        previews: pictures of the following scenes; closed with this window.
    """

    asked = Signal(str)
    closed = Signal()

    def __init__(self, audience: QWidget, previews: Previews) -> None:
        super().__init__(audience, Qt.WindowType.Window)
        self._audience, self.previews = audience, previews
        self._next: Scene | None = None
        self._began = time.monotonic()
        self.setWindowTitle(self.tr("Speaker view — ConvScope"))
        self.setAccessibleName(self.tr("Speaker view"))
        self.title, self.following = self._label(1.4, bold=True), self._label(1.2)
        self.clock, self.elapsed = self._label(1.8, bold=True), self._label(1.8, bold=True)
        self.picture = _picture(self.tr("What the audience sees"))
        self.coming = _picture(self.tr("The next scene, as it begins"))
        self.notes = QTextBrowser()
        self.notes.setFont(self._type(1.5))
        self.notes.setAccessibleName(self.tr("Notes"))
        self.notes.setToolTip(self.tr("Notes for the speaker alone"))
        self._lay_out()
        self._clock = QTimer(self, interval=_TICK)
        self._soon = QTimer(self, singleShot=True, interval=0)  # after the audience's window was painted
        for timer in (self._clock, self._soon):
            timer.timeout.connect(self.refresh)
        previews.made.connect(self._show_coming)

    def _label(self, scale: float, bold: bool = False) -> QLabel:
        label = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        label.setFont(self._type(scale, bold))
        return label

    def _type(self, scale: float, bold: bool = False) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(round(scale * QFontInfo(font).pixelSize()))
        font.setBold(bold)
        return font

    def _lay_out(self) -> None:
        base = QFontInfo(self.font()).pixelSize()
        grid = QGridLayout(self)
        grid.setContentsMargins(base, base, base, base)
        grid.setSpacing(base)
        grid.addWidget(self.title, 0, 0)
        grid.addLayout(self._times(), 0, 1)
        grid.addWidget(self.picture, 1, 0, 2, 1)
        grid.addWidget(self.following, 1, 1)
        grid.addWidget(self.coming, 2, 1)
        grid.addWidget(self.notes, 3, 0, 1, 2)
        grid.addLayout(self._buttons(), 4, 0, 1, 2)
        grid.setRowStretch(2, _PICTURES)
        grid.setRowStretch(3, _NOTES)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)

    def _times(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.clock.setAccessibleName(self.tr("Time"))
        self.elapsed.setAccessibleName(self.tr("Time since the beginning"))
        reset = self._button(self.tr("Reset"), self.tr("Let the time begin again"))
        reset.clicked.connect(self.restart)
        row.addWidget(self.clock)
        row.addStretch(1)
        row.addWidget(self.elapsed)
        row.addWidget(reset)
        return row

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        for text, tip, deed in (
            (self.tr("◀ Previous"), self.tr("Go to the scene before (Page Up)"), "previous"),
            (self.tr("Next ▶"), self.tr("Go to the next scene (Page Down)"), "next"),
            (self.tr("Blank"), self.tr("Show the audience nothing (B)"), "blank"),
        ):
            button = self._button(text, tip)
            button.clicked.connect(lambda _checked=False, deed=deed: self.asked.emit(deed))
            row.addWidget(button)
        return row

    def _button(self, text: str, tip: str) -> QPushButton:
        button = QPushButton(text)
        button.setToolTip(tip)
        return button

    def show_scene(self, place: str, title: str, scene: Scene | None, coming: Sequence[Scene]) -> None:
        """Shows the scene's number, title and notes, and requests previews of the following ones."""
        self.title.setText(" · ".join(filter(None, (place, title))))
        notes = scene.notes if scene is not None else ""
        self.notes.setPlainText(lesson_text(notes) or self.tr("No notes for this scene."))
        self._next = coming[0] if coming else None
        following = lesson_text(coming[0].title) if coming else ""
        self.following.setText(self.tr("Next: {title}").format(title=following) if following else self.tr("The end"))
        self.previews.want(coming[:_AHEAD])
        self._show_coming()
        self._soon.start()

    @Slot()
    def restart(self) -> None:
        """Restarts the clock."""
        self._began = time.monotonic()
        self._show_times()

    @Slot()
    def refresh(self) -> None:
        """Updates the clock and the audience's view."""
        self._show_times()
        if self.isVisible() and not self.picture.size().isEmpty():
            self.picture.setPixmap(self._fitted(self._audience.grab(), self.picture.size()))

    @Slot()
    def _show_coming(self) -> None:
        """Shows the preview of the next scene, once it exists."""
        image = self.previews.picture_of(self._next) if self._next is not None else None
        self.coming.setVisible(self._next is not None)
        if image is None or self.coming.size().isEmpty():
            self.coming.clear()
        else:
            self.coming.setPixmap(self._fitted(QPixmap.fromImage(image), self.coming.size()))

    def _fitted(self, picture: QPixmap, room: QSize) -> QPixmap:
        ratio = self.devicePixelRatioF()
        fitted = picture.scaled(
            room * ratio, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        fitted.setDevicePixelRatio(ratio)
        with QPainter(fitted) as painter:  # a frame, for dark pictures on a dark background
            painter.setPen(self.palette().color(QPalette.ColorRole.Mid))
            painter.drawRect(QRectF(QPointF(), fitted.deviceIndependentSize()).adjusted(0.5, 0.5, -0.5, -0.5))
        return fitted

    def _show_times(self) -> None:
        seconds = int(time.monotonic() - self._began)
        self.clock.setText(QTime.currentTime().toString("HH:mm"))
        self.elapsed.setText(f"{seconds // 3600}:{seconds // 60 % 60:02d}:{seconds % 60:02d}")

    def begin(self) -> None:
        """Shows the window and starts the clock."""
        self.restart()
        self._clock.start()
        self.show()
        self._soon.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._soon.start()
        QTimer.singleShot(0, self, self._show_coming)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._clock.stop()
        self.previews.close()
        event.accept()
        self.closed.emit()


def _picture(name: str) -> QLabel:
    """A label for a picture that fills the available space."""
    label = QLabel(alignment=Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
    label.setAccessibleName(name)
    label.setToolTip(name)
    return label
