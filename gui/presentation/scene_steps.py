"""The presenter's actions on scenes and positions: forward, back, or to a number."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Slot

from engine.lessons.scene import Lesson
from gui.presentation.lessons import folders, titles
from gui.presentation.player import Player
from gui.presentation.stage import Stage
from gui.presentation.view_parts import ViewParts
from gui.text.built_in import lesson_text

translate = QCoreApplication.translate

_TYPING = 1200  # milliseconds after the last digit until a typed scene number counts


class SceneSteps(QObject):
    """Steps through scenes, their steps, and the positions of a filter.

    Args:
        stage: shows the end of a lesson, and the digits typed so far.
        take_lesson: starts a shipped lesson, by its number.
    """

    def __init__(
        self, stage: Stage, shown: ViewParts, player: Player, take_lesson: Callable[[int], object], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._stage, self._shown, self._player, self._take_lesson = stage, shown, player, take_lesson
        self._typed = ""
        self._typing = QTimer(self, singleShot=True, interval=_TYPING)
        self._typing.timeout.connect(self.jump)
        stage.end.clicked.connect(self.next)

    @property
    def deeds(self) -> dict[str, Callable[[], object]]:
        """The actions by their names in gui.commands.clicker."""
        return {
            "next": self.next,
            "previous": self.previous,
            "forward": self._forward,
            "back": self._back,
            "first": lambda: self._go(0),
            "last": lambda: self._go(self.count - 1),
        }

    @property
    def count(self) -> int:
        """Number of scenes."""
        return len(self._player.lesson.scenes) if self._player.lesson is not None else 0

    @Slot()
    def next(self) -> None:
        """Shows the next step or scene, then the end, then the next lesson."""
        lesson = self._player.lesson
        if self._typed:
            self.jump()
        elif lesson is None:
            return
        elif not self._stage.end.isHidden():
            number = _following(lesson)
            if number is not None:
                self._take_lesson(number)
        elif not self._player.advance():
            self._show_end(lesson)

    def previous(self) -> None:
        """Shows the previous step or scene."""
        if not self._stage.end.isHidden():
            self._stage.end.hide()
        else:
            self._player.retreat()

    def _forward(self) -> None:
        walk = self._shown.playback
        if walks(self._shown, self._player) and walk.position < walk.count - 1 and self._stage.end.isHidden():
            walk.forward()
        else:
            self.next()

    def _back(self) -> None:
        walk = self._shown.playback
        if walks(self._shown, self._player) and walk.position > 0 and self._stage.end.isHidden():
            walk.back()
        else:
            self.previous()

    def _go(self, index: int) -> None:
        if 0 <= index < self.count:
            self._player.go_gradually(index)

    def _show_end(self, lesson: Lesson) -> None:
        number, end = _following(lesson), self._stage.end
        title = (
            translate("Presenter", "End of lesson {number}").format(number=lesson.number)
            if lesson.number
            else translate("Presenter", "The end")
        )
        words = (
            translate("Presenter", "Next: {title}").format(title=lesson_text(titles()[number]))
            if number is not None
            else ""
        )
        end.show_text(title, words)
        end.show()

    def digit(self, digit: str) -> None:
        """Goes to a scene as soon as its typed number is unambiguous; a single 0 fits the network."""
        if digit == "0" and not self._typed:
            self._shown.view.fit()
            return
        self._typed += digit
        self._stage.strip.show_typed(self._typed)
        if int(self._typed) * 10 > self.count:
            self.jump()
        else:
            self._typing.start()

    @Slot()
    def jump(self) -> None:
        """Goes to the scene whose number was typed."""
        typed, self._typed = self._typed, ""
        self._typing.stop()
        self._stage.strip.show_typed("")
        if typed:
            self._go(int(typed) - 1)


def walks(shown: ViewParts, player: Player) -> bool:
    """Whether the arrow keys step through positions."""
    walk, view = shown.playback, player.view
    prepared = view is not None and (view.page == "cell" or view.position is not None)
    return walk.count > 0 and (walk.walking or prepared)


def _following(lesson: Lesson) -> int | None:
    """The number of the shipped lesson after this one, if any."""
    return next((number for number in folders() if 0 < lesson.number < number), None)
