"""Presentation mode: the window full screen in large type, controlled by keys or a clicker."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import shiboken6
from PySide6.QtCore import QObject, QRectF, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QApplication, QMainWindow

from engine.lessons.scene import Lesson, scenes_of
from gui.commands.actions import Actions
from gui.commands.clicker import is_typing
from gui.events.between import Between
from gui.files.saving import title_of
from gui.look.curtain import behind_curtains
from gui.look.theme import Theme
from gui.presentation.awake import Awake
from gui.presentation.pdf.previews import MakeStage, Previews
from gui.presentation.player import Player
from gui.presentation.presenting_keys import PresentingKeys
from gui.presentation.scene_steps import SceneSteps, walks
from gui.presentation.speaker_view import SpeakerView
from gui.presentation.stage import Stage
from gui.presentation.staging import LOWER_PANELS
from gui.presentation.view_parts import ViewParts
from gui.presentation.window_state import WindowState
from gui.text.built_in import lesson_text


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
        self._changing: Between | None = None  # beginning or ending between events
        self._awake = Awake(self)
        self._keys = PresentingKeys(window, shown, player, lambda: self.speaker, lambda: walks(shown, player))
        self._keys.pressed.connect(self.do)
        self._keys.resized.connect(self._resized)
        self._keys.closing.connect(self.stop)  # first, so that the normal layout is stored
        self.pointer = self._keys.pointer
        self.speaker: SpeakerView | None = None
        self._deeds: dict[str, Callable[[], object]] = {
            "play": shown.playback.toggle,
            "blank": lambda: self.stage.cover(self.stage.blank),
            "spotlight": lambda: self.stage.toggle(self.stage.spotlight),
            "laser": lambda: self.stage.toggle(self.stage.laser),
            "pen": lambda: self.stage.toggle(self.stage.pen),
            "colour": lambda: self.stage.pen.next_colour(),
            "clear": lambda: self.stage.pen.clear(),
            "zoom_in": shown.view.zoom.zoom_in,
            "zoom_out": shown.view.zoom.zoom_out,
            "hide_values": actions["hide_values"].trigger,
            "reset": player.reset,
            "speaker": self.toggle_speaker,
            "keys": lambda: self.stage.cover(self.stage.keys),
            "leave": self.toggle,
        }
        player.changed.connect(self._show_scene)
        player.stepped.connect(self._show_step)
        player.judged.connect(self._show_judged)

    @property
    def active(self) -> bool:
        """Whether the window is being presented."""
        return self._before is not None

    @property
    def _is_changing(self) -> bool:
        return self._changing is not None and not self._changing.is_done

    # --- beginning and ending ------------------------------------------------------------------------------------

    @Slot()
    def toggle(self) -> None:
        """Starts or ends presenting, between events."""
        self.finish()
        pieces = behind_curtains([self._window], self._ending() if self.active else self._beginning())
        next(pieces)  # changes ``active`` at once
        if self._changing is not None:
            self._changing.deleteLater()
        self._changing = Between(pieces, self)

    def start(self) -> None:
        """Starts presenting at once."""
        self.finish()
        if not self.active:
            for _ in self._beginning():
                pass

    @Slot()
    def stop(self) -> None:
        """Ends presenting at once, and restores the window."""
        self.finish()
        if self.active:
            for _ in self._ending():
                pass

    def finish(self) -> None:
        """Completes what ``toggle`` or another scene began."""
        if self._changing is not None:
            self._changing.finish()
        self._player.finish()

    def _beginning(self) -> Iterator[None]:
        self._forget_last()
        self._player.finish()
        window, document = self._window, self._shown.document
        before = WindowState(window, self._theme, self._shown)
        self._own = self._player.lesson is None and bool(document.project.scenes)
        if self._own:
            self._player.start(Lesson(0, title_of(document), "", scenes_of(document.project)))
        self._began_at = self._on_now()
        self.stage = Stage(window, self._theme, self._shown.room, self._linked)
        self._steps = SceneSteps(self.stage, self._shown, self._player, self._take_lesson, self)
        self._before = self._last = before
        self._keys.begin(self.stage)
        yield
        self._fill_screen()
        yield
        self.stage.focus_centre()  # a focused field would consume the presenter's keys
        size = None
        while size != window.size():  # the window manager may answer meanwhile
            size = window.size()
            yield from self._showing()
        QTimer.singleShot(0, self, self._keep_awake)  # deferred: the system may answer slowly
        self.changed.emit()

    @Slot()
    def _keep_awake(self) -> None:
        if self.active:
            self._awake.hold(self.tr("ConvScope"), self.tr("Presenting"))

    def _forget_last(self) -> None:
        if self._last is not None and shiboken6.isValid(self._last):
            self._last.forget()
        self._last = None

    def _on_now(self) -> object:
        return self._player.lesson, self._player.index, self._player.step

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

    def _ending(self) -> Iterator[None]:
        before, self._before = self._before, None
        assert before is not None
        self._keys.end()
        self._awake.release()
        self._steps.deleteLater()
        self._close_speaker()
        self.stage.remove()
        yield
        if self._own:
            self._last = None  # else _show_scene would forget it as soon as the lesson ends
            yield from self._player.ending()
            self._last = before
        view, other = self._player.view, not self._own and self._on_now() != self._began_at
        yield from before.restoring(view.panels if other and view is not None else None)
        self.changed.emit()

    # --- the window while it is presented ------------------------------------------------------------------------

    @Slot()
    def _show_scene(self) -> None:
        """Shows the scene's title and text, and only the docks that it names."""
        self.finish()
        if not self.active:
            self._forget_last()
            return
        self.stage.end.hide()
        self.stage.pen.clear()
        self._show_step()

    @Slot()
    def _show_step(self) -> None:
        """Shows the current step's docks and text."""
        self.finish()
        if self.active:
            for _ in self._showing():
                pass

    def _showing(self) -> Iterator[None]:
        view = self._player.view
        panels = view.panels if view is not None else ()
        self.stage.clear_room(panels)
        yield
        self._write_words()
        yield from self.stage.fitting()
        self._update_speaker()
        if is_typing(QApplication.focusWidget()):
            return
        if next((name for name in LOWER_PANELS if name in panels), None) == "why":
            self._shown.why.setFocus()  # for the arrow keys
        else:
            self.stage.focus_centre()

    def _write_words(self, praise: str = "") -> None:
        stage, player, lesson, scene = self.stage, self._player, self._player.lesson, self._player.scene
        praise = praise or (scene.task.said if scene is not None and scene.task is not None and player.is_done else "")
        if scene is None or lesson is None:
            stage.band.show_text(title_of(self._shown.document), "")
            stage.strip.show_place(0, 0, self.tr("What the window shows"))
        else:
            ask = scene.task.ask if scene.task is not None else ""
            stage.band.show_text(
                lesson_text(scene.title), lesson_text(player.words), lesson_text(praise or ask), done=bool(praise)
            )
            steps = player.step, player.steps
            stage.strip.show_place(player.index + 1, len(lesson.scenes), lesson_text(lesson.title), steps)

    @Slot(str)
    def _show_judged(self, praise: str) -> None:
        if self.active:
            self._write_words(praise)
            self.stage.fit()
            self._update_speaker()

    @Slot()
    def _resized(self) -> None:
        if self.active and not self._is_changing:
            self.stage.fit()

    def _linked(self) -> list[QRectF]:
        """The linked rectangles of the hovered cell in all maps, in global coordinates."""
        view, hover = self._shown.view, self._shown.selection.hover
        if hover is None or not view.isVisible():
            return []
        return [QRectF(view.mapToGlobal(place.topLeft()), place.size()) for place in view.places_of(hover)]

    @Slot(str)
    def do(self, deed: str) -> None:
        """Carries out an action of the presenter, by its name in gui.commands.clicker."""
        self.finish()
        if not self.active:
            return
        if self.stage.covered:
            self.stage.uncover()
        elif deed.isdigit():
            self._steps.digit(deed)
        else:
            (self._deeds | self._steps.deeds)[deed]()

    # --- the speaker's window --------------------------------------------------------------------------------------

    @Slot()
    def show_speaker(self) -> None:
        """Starts presenting, and opens the speaker's window."""
        if not self.active:
            self.toggle()
        if self.speaker is None:
            self._open_speaker(None)

    def toggle_speaker(self) -> None:
        """Opens or closes the speaker's window."""
        if self.speaker is None:
            self._open_speaker(None)
        else:
            self._close_speaker()

    def _open_speaker(self, screen: QScreen | None) -> None:
        session, walk = self._shown.session, self._shown.playback

        def is_busy() -> bool:  # while presenting begins, the window does not have its final size and type yet
            return self._is_changing or session.busy or walk.playing

        previews = Previews(self._window, self._theme, is_busy, self._make_stage)
        self.speaker = speaker = SpeakerView(self._window, previews)
        speaker.asked.connect(self.do)
        speaker.closed.connect(self._forget_speaker)
        if screen is not None:
            speaker.setScreen(screen)
            speaker.setGeometry(screen.availableGeometry())
        else:
            speaker.resize(QSize(900, 620))
        self._update_speaker()
        speaker.begin()

    def _close_speaker(self) -> None:
        if self.speaker is not None:
            self.speaker.close()

    @Slot()
    def _forget_speaker(self) -> None:
        if self.speaker is not None:
            self.speaker.deleteLater()
            self.speaker = None

    def _update_speaker(self) -> None:
        if self.speaker is None:
            return
        lesson, at = self._player.lesson, self._player.index + 1
        coming = lesson.scenes[at:] if lesson is not None else ()
        self.speaker.show_scene(self.stage.strip.place, self.stage.band.title.text(), self._player.scene, coming)
