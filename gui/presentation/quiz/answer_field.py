"""The field in which an answer is typed, with feedback."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QMargins, QPoint, QRect, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QGraphicsDropShadowEffect,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gui.events.guard import guarded
from gui.look.fonts import BASE_PIXELS
from gui.widgets.keyed import KeyedWidget
from gui.widgets.pieces import caption, explain

Mood = Literal["right", "near", "wrong"]

_SIGNS: dict[Mood, str] = {"right": "✓", "near": "≈", "wrong": "✗"}
_WIDTH = 330  # pixels, at the base type size
_MARGINS = QMargins(12, 10, 12, 14)  # room for the shadow


@guarded
class AnswerField(KeyedWidget):
    """A popup that asks for a hidden value next to it; it stays open until it is closed.

    Signals:
        answered(str): the typed answer.
        reveal_asked(): the user asked to reveal the value.
        closed(): the popup was closed.
    """

    answered = Signal(str)
    reveal_asked = Signal()
    closed = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.mood: Mood | None = None
        self.setAccessibleName(self.tr("Prediction"))
        self.question, self.place, self.verdict = QLabel(), caption(), QLabel()
        self.question.setProperty("title", True)
        self.verdict.setWordWrap(True)
        self.verdict.setTextFormat(Qt.TextFormat.PlainText)
        self.edit = QLineEdit()
        self.edit.setMaxLength(40)
        self.check, self.reveal = QPushButton(self.tr("Check")), QPushButton(self.tr("Reveal"))
        self.close_button = QPushButton(self.tr("Close"))
        explain(self.check, self.tr("Check"), self.tr("Say whether the answer is right (Enter)"))
        explain(self.reveal, self.tr("Reveal"), self.tr("Show what comes out here"))
        explain(self.close_button, self.tr("Close"), self.tr("Leave it hidden (Esc)"))
        self._lay_out()
        self.edit.returnPressed.connect(self._answer)
        self.check.clicked.connect(self._answer)
        self.reveal.clicked.connect(self.reveal_asked)
        self.close_button.clicked.connect(self.put_away)
        self.hide()

    def _lay_out(self) -> None:
        card = QFrame()
        card.setProperty("card", True)
        shadow = QGraphicsDropShadowEffect(card)
        shadow.setBlurRadius(22)
        shadow.setOffset(0, 3)
        card.setGraphicsEffect(shadow)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(_MARGINS)
        outer.addWidget(card)
        inner = QVBoxLayout(card)
        inner.setContentsMargins(14, 10, 14, 12)
        inner.setSpacing(6)
        answer, others = QHBoxLayout(), QHBoxLayout()
        answer.addWidget(self.edit, 1)
        answer.addWidget(self.check)
        others.addStretch(1)
        others.addWidget(self.reveal)
        others.addWidget(self.close_button)
        for part in (self.question, self.place, answer, self.verdict, others):
            if isinstance(part, QWidget):
                inner.addWidget(part)
            else:
                inner.addLayout(part)

    # ---- what it shows

    def ask(self, question: str, place: str, free: QRect, examples: str) -> None:
        """Opens beside ``place`` with a question.

        Args:
            free: the rectangle of the screen that should not be covered.
            examples: of valid answers.
        """
        self._free = free
        tip = self.tr("For instance {examples}; Enter checks it").format(examples=examples)
        explain(self.edit, self.tr("Your answer"), tip)
        self.edit.setPlaceholderText(examples)
        self.question.setText(question)
        self.place.setText(place)
        self.edit.clear()
        self.edit.setReadOnly(False)
        self.check.show()
        self.reveal.show()
        self._say("", None)
        self.show()
        self.raise_()
        self.edit.setFocus(Qt.FocusReason.PopupFocusReason)

    def say(self, text: str, mood: Mood) -> None:
        """Shows feedback; when the answer is right, the input is hidden."""
        self._say(text, mood)
        if mood == "right":
            self.edit.setReadOnly(True)
            self.check.hide()
            self.reveal.hide()
            self.close_button.setFocus()
        else:
            self.edit.setFocus()
            self.edit.selectAll()
        self._put_in_place()

    def _say(self, text: str, mood: Mood | None) -> None:
        self.mood = mood
        self.verdict.setText(f"{_SIGNS[mood]}  {text}" if mood is not None else "")
        self.verdict.setVisible(mood is not None)
        self.verdict.setProperty("good", mood == "right")
        self.verdict.setProperty("danger", mood == "wrong")
        self.verdict.style().unpolish(self.verdict)
        self.verdict.style().polish(self.verdict)
        self.setAccessibleDescription(text or f"{self.question.text()} {self.place.text()}")
        self._put_in_place()

    def _put_in_place(self) -> None:
        """Moves below or above the place asked about, inside the window."""
        window = self.parentWidget()
        assert window is not None
        layout = self.layout()
        assert layout is not None
        layout.activate()
        width = min(
            round(_WIDTH * self.fontInfo().pixelSize() / BASE_PIXELS) + _MARGINS.left() + _MARGINS.right(),
            window.width(),
        )
        height = layout.heightForWidth(width) if layout.hasHeightForWidth() else layout.sizeHint().height()
        free = self._free.translated(window.mapFromGlobal(QPoint(0, 0)))
        top = free.bottom()
        if top + height > window.height():
            top = free.top() - height
        left = min(max(free.left() - _MARGINS.left(), 0), max(window.width() - width, 0))
        top = min(max(top, 0), max(window.height() - height, 0))
        self.setGeometry(left, top, width, height)

    # ---- what is done in it

    @Slot()
    def _answer(self) -> None:
        if self.edit.isReadOnly():
            self.put_away()
        else:
            self.answered.emit(self.edit.text())

    @Slot()
    def put_away(self) -> None:
        """Closes the popup."""
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def key_action(self, event: QKeyEvent) -> Callable[[], None] | None:
        return self.put_away if event.key() == Qt.Key.Key_Escape else None
