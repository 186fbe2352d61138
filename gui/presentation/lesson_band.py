"""The band above a scene: title, text, task, and buttons to go on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction, QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from gui.events.guard import guarded
from gui.presentation.player import Player
from gui.text.built_in import lesson_text
from gui.widgets.action_row import ActionLookup


@guarded
class LessonBand(QWidget):
    """Shows the current scene's text, and the buttons that lead through the lesson."""

    def __init__(self, player: Player, actions: ActionLookup) -> None:
        super().__init__()
        self._player = player
        self.setAccessibleName(self.tr("Lesson"))
        self.place, self.title, self.words, self.task = QLabel(), QLabel(), QLabel(), QLabel()
        self.place.setProperty("muted", True)
        self.title.setProperty("headline", True)
        for label in (self.place, self.title, self.words, self.task):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.strip = QFrame()
        strip = QHBoxLayout(self.strip)
        strip.setContentsMargins(10, 4, 10, 4)
        strip.addWidget(self.task)
        texts = QVBoxLayout()
        texts.setSpacing(3)
        for part in (self.place, self.title, self.words, self.strip):
            texts.addWidget(part)
        buttons = QGridLayout()
        buttons.setSpacing(6)
        for index, key in enumerate(("previous_scene", "next_scene", "reset_scene", "leave_lesson")):
            button = _button(actions[key])
            button.setProperty("primary", key == "next_scene")
            buttons.addWidget(button, *divmod(index, 2))
        beside = QVBoxLayout()
        beside.addLayout(buttons)
        beside.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 12, 10)
        row.setSpacing(24)
        row.addLayout(texts, 1)
        row.addLayout(beside)
        player.changed.connect(self._show)
        player.stepped.connect(self._show_words)
        player.judged.connect(self._judge)
        self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setPen(self.palette().color(QPalette.ColorRole.Mid))
            painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())

    @Slot()
    def _show(self) -> None:
        lesson, scene = self._player.lesson, self._player.scene
        self.setVisible(scene is not None)
        if lesson is None or scene is None:
            return
        self.title.setText(lesson_text(scene.title))
        self.strip.setVisible(scene.task is not None)
        self._show_words()
        self._judge("")

    @Slot()
    def _show_words(self) -> None:
        player, lesson, words = self._player, self._player.lesson, lesson_text(self._player.words)
        if lesson is not None:
            text = self.tr("{lesson} · scene {number} of {count}")
            place = text.format(lesson=lesson_text(lesson.title), number=player.index + 1, count=len(lesson.scenes))
            step = self.tr("step {number} of {count}").format(number=player.step + 1, count=player.steps + 1)
            self.place.setText(f"{place} · {step}" if player.steps else place)
        self.words.setText(words)
        self.words.setVisible(bool(words))
        self.setAccessibleDescription(f"{self.title.text()}. {words}")

    @Slot(str)
    def _judge(self, praise: str) -> None:
        """Shows the task, or the praise once it is done."""
        scene = self._player.scene
        if praise:
            self._show_task("good", f"✓ {lesson_text(praise)}")
        elif scene is not None and scene.task is not None:
            self._show_task("info", self.tr("Try it: {task}").format(task=lesson_text(scene.task.ask)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._player.leave_gradually()
        else:
            super().keyPressEvent(event)

    def _show_task(self, kind: str, text: str) -> None:
        self.task.setText(text)
        self.strip.setProperty("banner", kind)
        self.strip.style().unpolish(self.strip)
        self.strip.style().polish(self.strip)


def _button(action: QAction) -> QPushButton:
    """A button for a command."""
    button = QPushButton()

    def follow() -> None:
        button.setText(action.text().replace("&", ""))
        button.setToolTip(action.toolTip())
        button.setEnabled(action.isEnabled())

    action.changed.connect(follow)
    button.clicked.connect(action.trigger)
    follow()
    return button
