"""Builds what nobody sees of a window at first; imported, statement by statement, once the window is on screen."""

from __future__ import annotations

from collections.abc import Iterator

import gui.filter_page.view  # noqa: F401 - the page that a double-click opens
from gui.guide.guide import topic_of
from gui.import_step.import_step import ImportStep
from gui.layer.layer_panel import LayerPanel
from gui.look.fixed_theme import FixedTheme
from gui.map.map_pictures import MapPictures
from gui.matrix.matrix_panel import MatrixPanel
from gui.presentation.pdf.painted_scenes import PaintedScenes
from gui.presentation.pdf.pdf_window import SceneExport
from gui.presentation.pdf.scene_state import MakePanels
from gui.presentation.player import Player
from gui.presentation.presenter import Presenter
from gui.presentation.quiz.prediction import Prediction
from gui.presentation.room import Room
from gui.presentation.staging import Staging
from gui.presentation.view_parts import ViewParts
from gui.scenes.scenes_panel import ScenesPanel
from gui.why.why_panel import WhyPanel
from gui.window.camera_parts import CameraParts
from gui.window.closing import Closing
from gui.window.commands import bind_file_commands, bind_help_commands, bind_network_commands
from gui.window.docks import fill
from gui.window.first_parts import FirstParts
from gui.window.history_panel import HistoryPanel
from gui.window.learning_parts import LearningParts
from gui.window.lesson_host import LessonHost
from gui.window.lone_panels import LonePanels
from gui.window.own_scenes import OwnScenes
from gui.window.projects import Projects


def built_later(window: FirstParts) -> Iterator[None]:
    """A generator that adds, piece by piece, panels behind others, lessons and presenting, and what commands do."""
    yield from _built_panels(window)
    yield from _built_lessons(window)
    yield from _built_presentation(window)
    window.map_pictures = MapPictures(window.view, window.session, window.files, window.actions_)
    own = window.learning.panel.own
    window.camera = CameraParts(window, window.session, window.opening, own, window.messages, window.actions_)
    window.closing = Closing(window, window.document, window.session, window.files, window.player, own)
    _bind(window)
    yield


def _built_panels(window: FirstParts) -> Iterator[None]:
    services = window.document, window.selection, window.session, window.theme
    window.layer_panel = LayerPanel(*services)
    window.layer_panel.use_actions(window.actions_)
    yield
    window.history_panel = HistoryPanel(window.document)
    window.scenes_panel = ScenesPanel(
        *services, lambda: window.own_scenes.captured(), window.pages.title_of, window.actions_
    )
    yield
    window.why_panel, window.matrix_panel = WhyPanel(*services), MatrixPanel(*services)
    yield
    window.learning = LearningParts(*services, window.actions_)
    yield
    panels = {
        "layer": window.layer_panel,
        "scenes": window.scenes_panel,
        "history": window.history_panel,
        "why": window.why_panel,
        "melt": window.matrix_panel,
        **window.learning.panels(),
    }
    for name, panel in panels.items():
        fill(window, window.docks[name], panel)
        yield


def _built_lessons(window: FirstParts) -> Iterator[None]:
    document, selection, session, view = window.document, window.selection, window.session, window.view
    shown = window.pages, window.docks, view, window.input_panel, window.learning.player
    window.staging = Staging(document, selection, window.playback, *shown)
    player = window.player = Player(window, document, selection, session, window.staging)
    keeping = window.opening, window.files, window.preferences
    window.projects = Projects(document, selection, player, view, window.banner, *keeping)
    window.import_step = ImportStep(window, document, selection, session, window.opening, window.theme, window.actions_)
    yield
    window.prediction = Prediction(document, selection, session, window)
    window.prediction.take(window.actions_, view, window.cell_panel)
    window.lessons = LessonHost(player, document, view, window.pages, window.actions_, window.menus, window.welcome)
    window.heads.insertWidget(0, window.lessons.band)
    scenes = window.scenes_panel, window.docks["scenes"], window.actions_
    window.own_scenes = OwnScenes(document, selection, window.staging, player, *scenes)
    yield


def _built_presentation(window: FirstParts) -> Iterator[None]:
    selection = window.selection
    parts = ViewParts(
        window.document,
        selection,
        window.session,
        window.playback,
        window.pages,
        window.why_panel,
        window.view,
        window.legend,
        window.staging,
        Room(window, window.reach, window.squeezed, selection, window.input_panel),
    )

    panels = panels_of(window)

    def preview(theme: FixedTheme) -> PaintedScenes:
        return PaintedScenes(window.document.project, selection.looks, theme, panels)

    window.presenter = Presenter(
        window, window.theme, parts, window.player, window.actions_, window.lessons.take, preview
    )
    yield
    window.scene_export = SceneExport(
        window,
        window.document,
        window.files,
        window.banner,
        window.actions_,
        lambda: window.player.lesson,
        lambda: selection.looks,
        panels,
    )
    window.centre.add_message(window.scene_export.work)
    yield


def panels_of(window: FirstParts) -> MakePanels:
    """Makes the maker of panels for pictures of scenes, which have the titles of the window's docks."""
    return lambda state: LonePanels(state, window.docks, window.learning.show_found)


def _bind(window: FirstParts) -> None:
    actions = window.actions_
    actions.bind(
        {
            "present": window.presenter.toggle,
            "speaker_view": window.presenter.show_speaker,
            "export_pdf": window.scene_export.ask,
        }
    )
    window.learning.bind(window.docks, window.projects, window.messages, window.pages, window.opening)
    bind_file_commands(actions, window.projects, window.opening, window.files)
    bind_network_commands(actions, window.view, window.selection)
    bind_help_commands(
        window, window.theme, actions, lambda: topic_of(window, window.lessons.band, window.pages.shown.chapter)
    )
