"""The scenes panel: captures, reorders, edits and shows the project's own scenes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from engine import (
    INPUT,
    Project,
    Scene,
    View,
    add_scene,
    change_scene,
    infer,
    move_scene,
    recapture_scene,
    remove_scene,
)
from engine.lessons.scene import scenes_of
from engine.lessons.view import Page
from gui.look.icons import icon
from gui.look.palettes import Palette
from gui.look.theme import Theme
from gui.scenes.text_box import TextBox
from gui.scenes.titled_list import TitledList
from gui.state.document import Document
from gui.state.selection import Selection
from gui.state.session import Session
from gui.widgets.action_row import ActionLookup
from gui.widgets.command_chip import command_name
from gui.widgets.erase_guard import keep_erase_keys
from gui.widgets.flow_layout import FlowLayout
from gui.widgets.pieces import caption, explain

_WORDS_HEIGHT = 46  # minimum height of each of the two text fields


class ScenesPanel(QWidget):
    """Lists the project's scenes, and edits their titles, texts and order; every change is one undoable step.

    Signals:
        shown: a scene should be shown; carries its index.

    Args:
        capture: returns the present state as a View.
        titles: returns the title of a new scene for a page, with ``{map}`` and ``{layer}``.
        actions: finds the window's commands "add_scene" and "present".
    """

    shown = Signal(int)

    def __init__(
        self,
        document: Document,
        selection: Selection,
        _session: Session,
        theme: Theme,
        capture: Callable[[], View],
        titles: Callable[[Page], str],
        actions: ActionLookup,
    ) -> None:
        super().__init__()
        self._document, self._selection, self._theme = document, selection, theme
        self._capture, self._titles = capture, titles
        self._scenes: tuple[Scene, ...] = ()
        self._icons: list[tuple[QToolButton, str]] = []
        self._for_chosen: list[QToolButton] = []
        self._build(actions)
        document.changed.connect(self._follow)
        theme.changed.connect(self._paint_icons)
        self._paint_icons(theme.palette)
        self.set_lesson(False)
        self._follow(document.project)

    @property
    def current(self) -> int:
        """Index of the scene chosen in the list; −1 for none."""
        return self.list.current

    def add(self) -> None:
        """Captures the present state as a scene, inserted after the chosen one."""
        scene = self._captured()
        at = self.current + 1 if self.current >= 0 else len(self._scenes)
        if self._document.edit(self.tr("Add scene"), lambda project: add_scene(project, scene, at)):
            self.list.choose(at)

    def set_lesson(self, on: bool) -> None:
        """Sets the hint: the purpose of the panel, or during a lesson that the project's scenes are set aside."""
        if on:
            text = self.tr("A lesson is on. The scenes of your project are here again when you leave it.")
        else:
            text = self.tr(
                "A scene is what is on screen now, to be shown again: network, picture, selection, colours.\n\n"
                "Set up what you want to show, and choose “Add scene”. Scenes are saved with the project."
            )
        self.hint.setText(text)

    # ---- construction

    def _build(self, actions: ActionLookup) -> None:
        self.setAccessibleName(self.tr("Scenes of the project"))
        keep_erase_keys(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 4, 12, 8)
        layout.setSpacing(6)
        taking = QWidget()
        takes = FlowLayout(taking, spacing=4)
        add = _command(actions["add_scene"], "soft")
        add.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.again_button = self._button(
            self.tr("Take again"),
            self.tr("Make the chosen scene show what is on screen now; its title, words and notes stay"),
            self._take_again,
        )
        for button in (add, self.again_button):
            takes.addWidget(button)
        layout.addWidget(taking)
        self.hint = caption()
        self.hint.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._hint_area = QScrollArea()  # in large type the hint is taller than the dock
        self._hint_area.setWidget(self.hint)
        self._hint_area.setWidgetResizable(True)
        self._hint_area.setFrameShape(QFrame.Shape.NoFrame)
        self._hint_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._hint_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list = TitledList()
        explain(
            self.list,
            self.tr("Scenes"),
            self.tr("Enter shows a scene, F2 renames it, Alt+Up and Alt+Down move it, Del removes it"),
        )
        self.list.setMinimumHeight(90)
        self.list.chosen.connect(self._choose)
        self.list.opened.connect(self.shown)
        self.list.renamed.connect(self._rename)
        self.list.moved.connect(self._move)
        self.list.removed.connect(self._remove)
        layout.addWidget(self._hint_area, 1)
        layout.addWidget(self.list, 3)
        layout.addWidget(self._build_tools(_command(actions["present"], "chip")))
        layout.addWidget(self._build_texts(), 1)

    def _build_tools(self, present: QToolButton) -> QWidget:
        self._tools = QWidget()
        row = FlowLayout(self._tools, spacing=2)
        self.show_button = self._button(
            self.tr("Show"), self.tr("Show the chosen scene (Enter)"), lambda: self.shown.emit(self.current)
        )
        self.up_button = self._tool(
            "up", self.tr("Move up"), self.tr("Show the scene earlier (Alt+Up)"), lambda: self._step(-1)
        )
        self.down_button = self._tool(
            "down", self.tr("Move down"), self.tr("Show the scene later (Alt+Down)"), lambda: self._step(1)
        )
        rename = self._tool(
            "rename", self.tr("Rename"), self.tr("Give the scene another title (F2)"), self._begin_rename
        )
        remove = self._tool(
            "remove", self.tr("Remove"), self.tr("Remove the scene (Del); Undo brings it back"), self._remove_current
        )
        for button in (self.show_button, present, self.up_button, self.down_button, rename, remove):
            row.addWidget(button)
        return self._tools

    def _button(self, name: str, tip: str, act: Callable[[], object], mark: str = "chip") -> QToolButton:
        """A button that acts on the chosen scene."""
        button = QToolButton()
        button.setText(name)
        button.setProperty(mark, True)
        explain(button, name, tip)
        button.clicked.connect(lambda _checked=False: act())
        self._for_chosen.append(button)
        return button

    def _tool(self, icon_name: str, name: str, tip: str, act: Callable[[], object]) -> QToolButton:
        button = self._button(name, tip, act, "flat")
        self._icons.append((button, icon_name))
        return button

    def _build_texts(self) -> QWidget:
        self._texts = QWidget()
        column = QVBoxLayout(self._texts)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        self.words = TextBox(
            self.tr("Words"), self.tr("A few sentences for the audience"), self.tr("What the audience reads")
        )
        self.notes = TextBox(
            self.tr("Notes"), self.tr("For the speaker alone, never shown to the audience"), self.tr("For you alone")
        )
        self.words.typed.connect(self._set_words)
        self.notes.typed.connect(self._set_notes)
        for box in (self.words, self.notes):
            label = QLabel(box.accessibleName())
            label.setProperty("muted", True)
            label.setBuddy(box)
            box.setMinimumHeight(_WORDS_HEIGHT)
            box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
            column.addWidget(label)
            column.addWidget(box, 1)
        return self._texts

    @Slot(Palette)
    def _paint_icons(self, palette: Palette) -> None:
        for button, name in self._icons:
            button.setIcon(icon(name, palette.text))

    # ---- what it shows

    @Slot(object)
    def _follow(self, project: Project) -> None:
        before, self._scenes = self._scenes, scenes_of(project)
        if before is not self._scenes or not self._scenes:
            at = _followed(before, self._scenes, self.current)
            self.list.set_rows([(scene.title, self._second_line(scene)) for scene in self._scenes], at)
            self._choose(at)

    def _second_line(self, scene: Scene) -> str:
        return scene.words.strip().split("\n", 1)[0] or self.tr("No words yet")

    @Slot(int)
    def _choose(self, at: int) -> None:
        some, chosen = bool(self._scenes), 0 <= at < len(self._scenes)
        self._hint_area.setVisible(not some)
        for part in (self.list, self._tools, self._texts, self.again_button):
            part.setVisible(some)
        for button in self._for_chosen:
            button.setEnabled(chosen)
        self.up_button.setEnabled(at > 0)
        self.down_button.setEnabled(chosen and at < len(self._scenes) - 1)
        self._texts.setEnabled(chosen)
        self.words.set_text(self._scenes[at].words if chosen else "")
        self.notes.set_text(self._scenes[at].notes if chosen else "")

    # ---- edits

    def _captured(self) -> Scene:
        view = self._capture()
        return Scene(self._title_of(view), self._document.project, view)

    def _title_of(self, view: View) -> str:
        """The initial title of a new scene."""
        if view.page == "network" and view.layer == INPUT:
            return self.tr("The input")
        shape = infer(self._document.project).shapes.get(view.layer)
        is_vector = shape is not None and len(shape) == 1
        place = view.layer if is_vector else f"{view.layer}[{view.channel}]"
        return self._titles(view.page).format(map=place, layer=view.layer)

    @Slot(int, str)
    def _rename(self, at: int, title: str) -> None:
        self._document.edit(self.tr("Rename scene"), lambda project: change_scene(project, at, title=title))

    @Slot(str, int)
    def _set_words(self, text: str, gesture: int) -> None:
        at = self.current
        self._document.edit(
            self.tr("Change words of a scene"),
            lambda project: change_scene(project, at, words=text),
            merge=("scene words", at, gesture),
        )

    @Slot(str, int)
    def _set_notes(self, text: str, gesture: int) -> None:
        at = self.current
        self._document.edit(
            self.tr("Change notes of a scene"),
            lambda project: change_scene(project, at, notes=text),
            merge=("scene notes", at, gesture),
        )

    def _take_again(self) -> None:
        at, taken = self.current, self._captured()
        self._document.edit(self.tr("Take scene again"), lambda project: recapture_scene(project, at, taken))

    @Slot(int, int)
    def _move(self, at: int, to: int) -> None:
        if 0 <= to < len(self._scenes):
            self._document.edit(self.tr("Move scene"), lambda project: move_scene(project, at, to))

    def _step(self, step: int) -> None:
        self._move(self.current, self.current + step)

    @Slot(int)
    def _remove(self, at: int) -> None:
        self._document.edit(self.tr("Remove scene"), lambda project: remove_scene(project, at))

    def _remove_current(self) -> None:
        self._remove(self.current)

    def _begin_rename(self) -> None:
        self.list.setFocus()
        self.list.rename(self.current)


def _followed(before: Sequence[Scene], after: Sequence[Scene], at: int) -> int:
    """The index to choose after an edit: the new scene, else the chosen one, else the one in its place; −1 for none."""
    if len(after) == len(before) + 1:
        return next((new for new, old in enumerate(before) if after[new] is not old), len(before))
    if 0 <= at < len(before):
        same = next((new for new, scene in enumerate(after) if scene is before[at]), at)
        return min(same, len(after) - 1)
    return -1


def _command(action: QAction, mark: str) -> QToolButton:
    """A button for a command of the window."""
    button = QToolButton()
    button.setDefaultAction(action)
    button.setAccessibleName(command_name(action))
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
    button.setProperty(mark, True)
    return button
