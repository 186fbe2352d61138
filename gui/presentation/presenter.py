"""Presentation mode: the window full screen in large type, controlled by keys or a clicker."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import shiboken6
from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent, QScreen
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from engine.lessons.scene import Lesson, Scene, scenes_of
from gui.commands.actions import Actions
from gui.commands.clicker import deed_of, is_typing, is_used
from gui.commands.table import COMMANDS
from gui.events.guard import guarded
from gui.files.saving import title_of
from gui.look.theme import Theme
from gui.presentation.awake import Awake
from gui.presentation.lesson_band import said
from gui.presentation.lessons import folders, titles
from gui.presentation.pdf.previews import MakeStage, Previews
from gui.presentation.player import Player
from gui.presentation.speaker_view import SpeakerView
from gui.presentation.stage import RestingPointer, Stage
from gui.presentation.staging import LOWER_PANELS
from gui.presentation.view_parts import ViewParts
from gui.presentation.window_state import WindowState

_TYPING = 1200  # milliseconds after the last digit until a typed scene number counts


@guarded
class Presenter(QObject):
    """Presents the current lesson, else the project's own scenes, else the window as it is.

    Signals:
        changed: presenting began or ended.

    Args:
        window: shown full screen.
        take_lesson: starts a shipped lesson, by its number.
        make_stage: makes what paints the speaker's previews.
    """

    changed = Signal()

    def __init__(
        self,
        window: QMainWindow,
        theme: Theme,
        shown: ViewParts,
        player: Player,
        actions: Actions,
        take_lesson: Callable[[int], object],
        make_stage: MakeStage,
    ) -> None:
        super().__init__(window)
        self._window, self._theme, self._shown, self._player = window, theme, shown, player
        self._take_lesson, self._make_stage = take_lesson, make_stage
        self._before: WindowState | None = None
        self._last: WindowState | None = None  # may still be waiting for the window manager
        self._own = False  # whether the lesson consists of the project's own scenes, and ends with presenting
        self._began_at: object = None  # lesson, scene and step at the start
        self._typed = ""
        self._left: tuple[QWidget, QKeyEvent] | None = None  # a key event that propagates from a widget to the window
        self._awake, self.pointer = Awake(self), RestingPointer(self)
        self._typing = QTimer(self, singleShot=True, interval=_TYPING)
        self._typing.timeout.connect(self._jump)
        self.speaker: SpeakerView | None = None
        self._deeds: Mapping[str, Callable[[], object]] = {
            "next": self._next,
            "previous": self._previous,
            "forward": self._forward,
            "back": self._back,
            "first": lambda: self._go(0),
            "last": lambda: self._go(self.count - 1),
            "play": shown.playback.toggle,
            "blank": lambda: self.stage.cover(self.stage.blank),
            "spotlight": lambda: self.stage.toggle(self.stage.spotlight),
            "laser": lambda: self.stage.toggle(self.stage.laser),
            "pen": lambda: self.stage.toggle(self.stage.pen),
            "colour": lambda: self.stage.pen.next_colour(),
            "clear": lambda: self.stage.pen.clear(),
            "zoom_in": shown.view.zoom_in,
            "zoom_out": shown.view.zoom_out,
            "hide_values": actions["hide_values"].trigger,
            "reset": player.reset,
            "speaker": self.toggle_speaker,
            "keys": lambda: self.stage.cover(self.stage.keys),
            "leave": self.stop,
        }
        player.changed.connect(self._show_scene)
        player.stepped.connect(self._show_step)
        player.judged.connect(self._show_judged)

    # --- what is presented ---------------------------------------------------------------------------------------

    @property
    def active(self) -> bool:
        """Whether the window is being presented."""
        return self._before is not None

    @property
    def lesson(self) -> Lesson | None:
        """The presented lesson, if any."""
        return self._player.lesson

    @property
    def scene(self) -> Scene | None:
        """The current scene, if any."""
        return self._player.scene

    @property
    def count(self) -> int:
        """Number of scenes."""
        return len(self.lesson.scenes) if self.lesson is not None else 0

    # --- beginning and ending ------------------------------------------------------------------------------------

    @Slot()
    def start(self) -> None:
        """Starts presenting, full screen."""
        if self.active:
            return
        window = self._window
        self._forget_last()
        before = WindowState(window, self._theme, self._shown)
        document = self._shown.document
        self._own = self.lesson is None and bool(document.project.scenes)
        if self._own:
            self._player.start(Lesson(0, title_of(document), "", scenes_of(document.project)))
        self._began_at = self._on_now()
        self.stage = Stage(window, self._theme, self._shown.room, self._linked)
        self.stage.end.clicked.connect(self._next)
        self._before = self._last = before
        self._fill_screen()
        self.pointer.begin()
        self.stage.focus_centre()  # a focused field would consume the presenter's keys
        self._show_scene()
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.installEventFilter(self)  # after restyling, since it filters every event of the application
        QTimer.singleShot(0, self, self._keep_awake)  # deferred: the system may answer slowly
        self.changed.emit()

    @Slot()
    def _keep_awake(self) -> None:
        if self.active:
            self._awake.hold(self.tr("ConvScope"), self.tr("Presenting"))

    def _forget_last(self) -> None:
        if self._last is not None and shiboken6.isValid(self._last):
            self._last.forget()

    def _on_now(self) -> object:
        return self.lesson, self._player.index, self._player.step

    def _fill_screen(self) -> None:
        """Shows the window full screen; on another screen than the speaker's, if there is one."""
        window, own = self._window, self._window.screen()
        other = next((screen for screen in QGuiApplication.screens() if screen is not own), None)
        if other is not None:
            window.setScreen(other)
            window.setGeometry(other.geometry())
        window.setWindowState(window.windowState() | Qt.WindowState.WindowFullScreen)
        if other is not None:
            self._open_speaker(own)

    @Slot()
    def stop(self) -> None:
        """Ends presenting, and restores the window."""
        before, self._before = self._before, None
        if before is None:
            return
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.removeEventFilter(self)
        self._awake.release()
        self.pointer.end()
        self._typing.stop()
        self._typed = ""
        self._close_speaker()
        self.stage.remove()
        if self._own:
            self._player.leave()
        view, other = self._player.view, not self._own and self._on_now() != self._began_at
        before.restore(view.panels if other and view is not None else None)
        self.changed.emit()

    @Slot()
    def toggle(self) -> None:
        """Starts or ends presenting."""
        if self.active:
            self.stop()
        else:
            self.start()

    # --- the window while it is presented ------------------------------------------------------------------------

    @Slot()
    def _show_scene(self) -> None:
        """Shows the scene's title and text, and only the docks that it names."""
        if not self.active:
            self._forget_last()
            return
        self.stage.end.hide()
        self.stage.pen.clear()
        self._show_step()

    @Slot()
    def _show_step(self) -> None:
        """Shows the current step's docks and text."""
        if not self.active:
            return
        view = self._player.view
        panels = view.panels if view is not None else ()
        self.stage.clear_room(panels)
        self._show_words()
        if is_typing(QApplication.focusWidget()):
            return
        if next((name for name in LOWER_PANELS if name in panels), None) == "why":
            self._shown.why.setFocus()  # for the arrow keys
        else:
            self.stage.focus_centre()

    def _show_words(self, praise: str = "") -> None:
        lesson, scene, player = self.lesson, self.scene, self._player
        praise = praise or (scene.task.said if scene is not None and scene.task is not None and player.is_done else "")
        if scene is None or lesson is None:
            self.stage.band.show_text(title_of(self._shown.document), "")
            self.stage.strip.show_place(0, 0, self.tr("What the window shows"))
        else:
            ask = scene.task.ask if scene.task is not None else ""
            task = said(praise or ask)
            self.stage.band.show_text(said(scene.title), said(player.words), task, done=bool(praise))
            self.stage.strip.show_place(player.index + 1, self.count, said(lesson.title), (player.step, player.steps))
        self.stage.fit()
        self._tell_speaker()

    @Slot(str)
    def _show_judged(self, praise: str) -> None:
        if self.active:
            self._show_words(praise)

    def _linked(self) -> list[QRectF]:
        """The linked rectangles of the hovered cell in all maps, in global coordinates."""
        view, hover = self._shown.view, self._shown.selection.hover
        if hover is None or not view.isVisible():
            return []
        return [QRectF(view.mapToGlobal(place.topLeft()), place.size()) for place in view.places_of(hover)]

    # --- stepping ------------------------------------------------------------------------------------------------

    @property
    def _walks(self) -> bool:
        """Whether the arrow keys step through positions."""
        walk, view = self._shown.playback, self._player.view
        prepared = view is not None and (view.page == "cell" or view.position is not None)
        return walk.count > 0 and (walk.walking or prepared)

    def _forward(self) -> None:
        walk = self._shown.playback
        if self._walks and walk.position < walk.count - 1 and self.stage.end.isHidden():
            walk.forward()
        else:
            self._next()

    def _back(self) -> None:
        walk = self._shown.playback
        if self._walks and walk.position > 0 and self.stage.end.isHidden():
            walk.back()
        else:
            self._previous()

    def _next(self) -> None:
        lesson = self.lesson
        if lesson is None:
            return
        if not self.stage.end.isHidden():
            number = following(lesson)
            if number is not None:
                self._take_lesson(number)
        elif not self._player.advance():
            self._show_end(lesson)

    def _previous(self) -> None:
        if not self.stage.end.isHidden():
            self.stage.end.hide()
        else:
            self._player.retreat()

    def _go(self, index: int) -> None:
        if 0 <= index < self.count:
            self._player.go(index)

    def _show_end(self, lesson: Lesson) -> None:
        number = following(lesson)
        title = self.tr("End of lesson {number}").format(number=lesson.number) if lesson.number else self.tr("The end")
        words = self.tr("Next: {title}").format(title=said(titles()[number])) if number is not None else ""
        self.stage.end.show_text(title, words)
        self.stage.end.show()

    def _digit(self, digit: str) -> None:
        """Goes to a scene as soon as its typed number is unambiguous; a single 0 fits the network."""
        if digit == "0" and not self._typed:
            self._shown.view.fit()
            return
        self._typed += digit
        self.stage.strip.show_typed(self._typed)
        if int(self._typed) * 10 > self.count:
            self._jump()
        else:
            self._typing.start()

    @Slot()
    def _jump(self) -> None:
        typed, self._typed = self._typed, ""
        self._typing.stop()
        if self.active:
            self.stage.strip.show_typed("")
        if typed:
            self._go(int(typed) - 1)

    # --- the speaker's window --------------------------------------------------------------------------------------

    @Slot()
    def show_speaker(self) -> None:
        """Starts presenting, and opens the speaker's window."""
        self.start()
        if self.speaker is None:
            self._open_speaker(None)

    def toggle_speaker(self) -> None:
        """Opens or closes the speaker's window."""
        if self.speaker is None:
            self._open_speaker(None)
        else:
            self._close_speaker()

    def _open_speaker(self, screen: QScreen | None) -> None:
        self.speaker = speaker = SpeakerView(self._window, self._previews())
        speaker.asked.connect(self.do)
        speaker.closed.connect(self._forget_speaker)
        if screen is not None:
            speaker.setScreen(screen)
            speaker.setGeometry(screen.availableGeometry())
        else:
            speaker.resize(QSize(900, 620))
        self._tell_speaker()
        speaker.begin()

    def _previews(self) -> Previews:
        session, walk = self._shown.session, self._shown.playback
        return Previews(self._window, self._theme, lambda: session.busy or walk.playing, self._make_stage)

    @Slot()
    def _close_speaker(self) -> None:
        if self.speaker is not None:
            self.speaker.close()

    @Slot()
    def _forget_speaker(self) -> None:
        if self.speaker is not None:
            self.speaker.deleteLater()
            self.speaker = None

    def _tell_speaker(self) -> None:
        if self.speaker is None:
            return
        at = self._player.index + 1
        coming = self.lesson.scenes[at:] if self.lesson is not None else ()
        self.speaker.show_scene(self.stage.strip.place, self.stage.band.title.text(), self.scene, coming)

    # --- events ----------------------------------------------------------------------------------------------------

    @Slot(str)
    def do(self, deed: str) -> None:
        """Carries out an action of the presenter, by its name in gui.presentation.clicker."""
        if not self.active:
            return
        if self.stage.covered:
            self.stage.uncover()
        elif deed.isdigit():
            self._digit(deed)
        elif deed == "next" and self._typed:
            self._jump()
        else:
            self._deeds[deed]()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            self.pointer.moved(event.globalPosition().toPoint())
        elif watched is self._window and kind == QEvent.Type.Resize:
            QTimer.singleShot(0, self, self._resized)
        elif watched is self._window and kind == QEvent.Type.Close:
            self.stop()  # first, so that the normal layout is stored
        elif kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress) and isinstance(watched, QWidget):
            assert isinstance(event, QKeyEvent)
            return self._is_ours(watched) and self._key(watched, event)
        return False

    def _is_ours(self, widget: QWidget) -> bool:
        if QApplication.activePopupWidget() is not None or QApplication.activeModalWidget() is not None:
            return False
        return widget.window() in (self._window, self.speaker)

    def _key(self, widget: QWidget, event: QKeyEvent) -> bool:
        """Handles a key before any widget or menu, unless the focused widget uses it."""
        deed = deed_of(event)
        if self.stage.covered and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            deed = deed or "leave"
        elif self._goes_up(widget, event) or self._is_used(widget, event, deed):
            self._left = (widget, event.clone()) if event.type() == QEvent.Type.KeyPress else None
            return False
        self._left = None
        if not deed or (deed == "hide_values" and deed not in COMMANDS):
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
        elif not event.isAutoRepeat() or deed in ("forward", "back", "zoom_in", "zoom_out"):
            self.do(deed)
        return True

    def _is_used(self, widget: QWidget, event: QKeyEvent, deed: str) -> bool:
        if not self.stage.end.isHidden():
            return False  # covered widgets do not use keys
        page, inside = self._shown.selection.page, self._shown.pages.currentWidget()
        if inside is not None and (widget is inside or inside.isAncestorOf(widget)) and not is_typing(widget):
            if deed in ("forward", "back") and page == "cell" and self._walks:
                return False  # steps through positions, across the ends of rows too
            if deed == "leave":
                view = self._player.view
                return page != "network" and (view is None or page != view.page)  # first leaves another page
        return is_used(event, widget, inside)

    def _goes_up(self, widget: QWidget, event: QKeyEvent) -> bool:
        """Whether the same key press was already offered to a descendant of this widget, which ignored it."""
        if self._left is None or event.type() != QEvent.Type.KeyPress:
            return False
        inner, left = self._left
        same = (left.key(), left.timestamp()) == (event.key(), event.timestamp())
        return same and shiboken6.isValid(inner) and widget is not inner and widget.isAncestorOf(inner)

    @Slot()
    def _resized(self) -> None:
        if self.active:
            self.stage.fit()


def following(lesson: Lesson) -> int | None:
    """The number of the shipped lesson after this one, if any."""
    return next((number for number in folders() if 0 < lesson.number < number), None)
