"""Playback controls: first, back, play, forward, last, slider, speed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QSignalBlocker, Qt, SignalInstance
from PySide6.QtGui import QAction, QActionEvent, QIcon, QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QSlider, QToolButton, QWidget

from gui.events.guard import guarded
from gui.look.icons import icon
from gui.look.palettes import Palette
from gui.text.phrases import count_text
from gui.widgets.action_row import ActionLookup
from gui.widgets.pieces import explain
from gui.widgets.wheel_guard import leave_wheel

_ICONS = {
    "walk_first": "first",
    "walk_back": "chevron-left",
    "walk_play": "play",
    "walk_forward": "chevron-right",
    "walk_last": "last",
    "walk_loop": "loop",
    "walk_stop": "close",
}
_GAP = 4  # pixels on both sides of the slider


class Walk(Protocol):
    """What the bar controls, see :class:`gui.state.playback.Playback`."""

    walking: bool
    speed: int
    loop: bool
    moved: SignalInstance
    changed: SignalInstance

    @property
    def count(self) -> int: ...
    @property
    def position(self) -> int: ...
    @property
    def playing(self) -> bool: ...
    def first(self) -> None: ...
    def back(self) -> None: ...
    def toggle(self) -> None: ...
    def forward(self) -> None: ...
    def last(self) -> None: ...
    def stop(self) -> None: ...
    def seek(self, position: int, /) -> None: ...
    def set_speed(self, milliseconds: int, /) -> None: ...
    def set_loop(self, loop: bool, /) -> None: ...


@guarded
class _Button(QToolButton):
    """A button for a command with an icon of its own."""

    def actionEvent(self, event: QActionEvent) -> None:
        kept = self.icon()
        super().actionEvent(event)  # it also copies the command's icon
        self.setIcon(kept)


@guarded
class PlaybackBar(QWidget):
    """Buttons, a slider and a choice of speed.

    Args:
        walk: the controlled playback.
        speeds: the available times per position, in milliseconds.
    """

    def __init__(self, walk: Walk, speeds: Sequence[int]) -> None:
        super().__init__()
        self._walk = walk
        self._palette: Palette | None = None
        self._play_shown: tuple[bool, Palette | None] | None = None
        self.setAccessibleName(self.tr("Walk through the map"))
        self.buttons = {key: self._button() for key in _ICONS}
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setMinimumWidth(60)
        self.slider.setMaximumWidth(260)
        self.slider.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        leave_wheel(self.slider)
        explain(self.slider, self.tr("Position"), self.tr("Drag the window through the map, position by position"))
        self.slider.valueChanged.connect(self._seek)
        self.speed = QComboBox()
        leave_wheel(self.speed)
        explain(self.speed, self.tr("Speed"), self.tr("How long the window stays at a position while it plays"))
        for each in speeds:
            self.speed.addItem(self.tr("{time} ms").format(time=each), each)
        self.speed.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.speed.activated.connect(lambda index: walk.set_speed(self.speed.itemData(index)))
        self._own_actions = self._new_actions()
        self.use_actions(self._own_actions)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for key in ("walk_first", "walk_back", "walk_play", "walk_forward", "walk_last"):
            row.addWidget(self.buttons[key])
        row.addSpacing(_GAP)
        row.addWidget(self.slider, 1)
        row.addSpacing(_GAP)
        row.addWidget(self.speed)
        row.addWidget(self.buttons["walk_loop"])
        row.addWidget(self.buttons["walk_stop"])
        walk.moved.connect(self.follow)
        walk.changed.connect(self.follow)
        self.follow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        buttons = sum(button.sizeHint().width() for button in self.buttons.values())
        least = buttons + self.slider.minimumWidth() + 2 * _GAP
        self.speed.setVisible(event.size().width() >= least + self.speed.sizeHint().width())

    def _button(self) -> QToolButton:
        button = _Button(self)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        return button

    def _new_actions(self) -> dict[str, QAction]:
        walk = self._walk
        words = {
            "walk_first": (self.tr("First position"), self.tr("Put the window at the first position"), walk.first),
            "walk_back": (self.tr("One position back"), self.tr("Put the window one position back"), walk.back),
            "walk_play": (self.tr("Play"), self.tr("Let the window walk through the map, or pause"), walk.toggle),
            "walk_forward": (self.tr("One position on"), self.tr("Put the window one position on"), walk.forward),
            "walk_last": (self.tr("Last position"), self.tr("Put the window at the last position"), walk.last),
            "walk_loop": (self.tr("Loop"), self.tr("Begin again at the end"), self._loop),
            "walk_stop": (self.tr("End the walk"), self.tr("Show the whole map again"), walk.stop),
        }
        actions = {}
        for key, (text, tip, slot) in words.items():
            action = actions[key] = QAction(text, self)
            action.setToolTip(tip)
            action.triggered.connect(lambda _checked=False, slot=slot: slot())
        actions["walk_loop"].setCheckable(True)
        return actions

    def _loop(self) -> None:
        self._walk.set_loop(not self._walk.loop)

    def use_actions(self, actions: ActionLookup) -> None:
        """Connects the buttons with the commands ``walk_first``, ``walk_back``, ``walk_play`` …"""
        for key, button in self.buttons.items():
            for old in button.actions():
                button.removeAction(old)
            button.setDefaultAction(actions[key])
            button.setAccessibleName(actions[key].text().replace("&", ""))
        self._play_shown = None
        if self._palette is not None:
            self.set_palette(self._palette)  # a default action replaces the icon

    def set_palette(self, palette: Palette) -> None:
        """Redraws the icons in a theme's colours."""
        self._palette = palette
        for key, button in self.buttons.items():
            if key != "walk_play":
                button.setIcon(icon(_ICONS[key], palette.text))
        self._show_play()

    def _show_play(self) -> None:
        button, playing = self.buttons["walk_play"], self._walk.playing
        if (playing, self._palette) == self._play_shown:
            return  # an icon has the whole window laid out anew
        self._play_shown = playing, self._palette
        button.setProperty("primary", True)
        if self._palette is not None:
            button.setIcon(icon("pause" if playing else "play", self._palette.accent_text))
        else:
            button.setIcon(QIcon())

    def follow(self) -> None:
        """Updates position and enabled buttons."""
        walk = self._walk
        count = walk.count
        for key in ("walk_first", "walk_back", "walk_play", "walk_forward", "walk_last", "walk_loop"):
            self.buttons[key].setEnabled(count > 0)
        self._own_actions["walk_stop"].setEnabled(walk.walking)  # never hidden: its neighbours would move under a hand
        self.buttons["walk_loop"].setChecked(walk.loop)
        self.slider.setEnabled(count > 1)
        position = walk.position if count else 0
        with QSignalBlocker(self.slider):
            self.slider.setRange(0, max(count - 1, 0))
            self.slider.setPageStep(max(count // 20, 1))
            self.slider.setValue(position)
        self.slider.setAccessibleDescription(
            self.tr("position {position} of {count}").format(position=count_text(position + 1), count=count_text(count))
            if count
            else ""
        )
        self.speed.setCurrentIndex(self.speed.findData(walk.speed))
        self._show_play()

    def _seek(self, position: int) -> None:
        self._walk.seek(position)
