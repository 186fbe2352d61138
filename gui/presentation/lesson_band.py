"""What is said about a scene, above it: title, words, what to do, and the way on."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from gui.presentation.player import Player
from gui.widgets.action_row import ActionLookup


def said(text: str) -> str:
    """A sentence of a lesson in the user's language; the user's own stay as they are."""
    return QCoreApplication.translate("lessons", text) if text else ""


class LessonBand(QWidget):
    """The words of the scene that is on, and the buttons that lead through the lesson."""

    def __init__(self, player: Player, actions: ActionLookup) -> None:
        super().__init__()
        self._player = player
        self.setAccessibleName(self.tr("Lesson"))
        self.setProperty("card", True)
        self.place, self.title, self.words, self.task = QLabel(), QLabel(), QLabel(), QLabel()
        self.place.setProperty("muted", True)
        self.title.setProperty("title", True)
        for label in (self.title, self.words, self.task):
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
        buttons = QVBoxLayout()
        ways = QHBoxLayout()
        for key in ("previous_scene", "next_scene"):
            ways.addWidget(self._button(actions, key))
        more = QHBoxLayout()
        for key in ("reset_scene", "leave_lesson"):
            more.addWidget(self._button(actions, key))
        buttons.addLayout(ways)
        buttons.addLayout(more)
        buttons.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 12, 8)
        row.setSpacing(16)
        row.addLayout(texts, 1)
        row.addLayout(buttons)
        player.changed.connect(self._show)
        player.reached.connect(self._praise)
        self.hide()

    def _button(self, actions: ActionLookup, key: str) -> QToolButton:
        button = QToolButton()
        button.setDefaultAction(actions[key])
        button.setAccessibleName(actions[key].text().replace("&", ""))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        button.setProperty("primary", key == "next_scene")
        return button

    @Slot()
    def _show(self) -> None:
        lesson, scene = self._player.lesson, self._player.scene
        self.setVisible(scene is not None)
        if lesson is None or scene is None:
            return
        text = self.tr("{lesson} · scene {number} of {count}")
        self.place.setText(
            text.format(lesson=said(lesson.title), number=self._player.index + 1, count=len(lesson.scenes))
        )
        self.title.setText(said(scene.title))
        self.words.setText(said(scene.words))
        self.words.setVisible(bool(scene.words))
        self.strip.setVisible(scene.task is not None)
        if scene.task is not None:
            self._show_task("info", self.tr("Try it: {task}").format(task=said(scene.task.ask)))
        self.setAccessibleDescription(f"{self.title.text()}. {self.words.text()}")

    @Slot(str)
    def _praise(self, text: str) -> None:
        self._show_task("good", f"✓ {said(text)}")

    def _show_task(self, kind: str, text: str) -> None:
        self.task.setText(text)
        self.strip.setProperty("banner", kind)
        self.strip.style().unpolish(self.strip)
        self.strip.style().polish(self.strip)


class Welcome(QFrame):
    """One row for those who see the program for the first time: lessons, a picture, drawing."""

    def __init__(self, actions: ActionLookup, lessons: QPushButton) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("First steps"))
        self.setProperty("banner", "info")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 8, 6)
        row.addWidget(QLabel(self.tr("New here? Take a lesson, open a picture of your own, or draw a digit.")), 1)
        row.addWidget(lessons)
        for key in ("open", "draw"):
            button = QToolButton()
            button.setDefaultAction(actions[key])
            button.setAccessibleName(actions[key].text().replace("&", ""))
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            row.addWidget(button)
        close = QToolButton()
        close.setText("×")
        close.setAccessibleName(self.tr("Close"))
        close.setToolTip(self.tr("Close this row, and do not show it again"))
        close.clicked.connect(self.hide)
        row.addWidget(close)
