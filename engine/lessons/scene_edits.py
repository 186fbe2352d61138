"""Edits of the scenes of a Project, as functions from the old Project to the new one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from engine.lessons.scene import Scene, Step, scenes_of
from engine.lessons.view import described_view, restored_view
from engine.project.project import Project
from engine.values.errors import EngineError
from engine.values.messages import message

MOST_SCENES = 1000


def add_scene(project: Project, scene: Scene, index: int | None = None) -> Project:
    """The project with one more scene, at ``index`` or after all others.

    Raises:
        EngineError: it has no title, its View names something that its Project lacks, or there are MOST_SCENES already.
    """
    if len(project.scenes) >= MOST_SCENES:
        raise EngineError(
            message("There are {count} scenes already.", count=MOST_SCENES),
            message("Remove some, or start a new project."),
        )
    scenes = list(project.scenes)
    scenes.insert(len(scenes) if index is None else max(0, index), replace(_own(scene), title=_title(scene.title)))
    return replace(project, scenes=tuple(scenes))


def remove_scene(project: Project, index: int) -> Project:
    """The project without one of its scenes. Raises: EngineError when there is none at ``index``."""
    _scene(project, index)
    return replace(project, scenes=project.scenes[:index] + project.scenes[index + 1 :])


def move_scene(project: Project, index: int, to: int) -> Project:
    """The project with one scene moved to position ``to``, which is clipped to the valid range.

    Raises:
        EngineError: there is no scene at ``index``.
    """
    scene = _scene(project, index)
    scenes = list(remove_scene(project, index).scenes)
    scenes.insert(max(0, to), scene)
    moved = tuple(scenes)
    return project if moved == project.scenes else replace(project, scenes=moved)


def change_scene(
    project: Project, index: int, title: str | None = None, words: str | None = None, notes: str | None = None
) -> Project:
    """The project with other texts in one scene; those that are None stay.

    Raises:
        EngineError: there is no scene at ``index``, or the title is empty.
    """
    scene = _scene(project, index)
    changed = replace(
        scene,
        title=scene.title if title is None else _title(title),
        words=scene.words if words is None else words,
        notes=scene.notes if notes is None else notes,
    )
    return _with_scene(project, index, changed)


def recapture_scene(project: Project, index: int, taken: Scene) -> Project:
    """The project with one scene showing another state, with its texts unchanged.

    Args:
        taken: the scene whose Project and View are copied.

    Raises:
        EngineError: there is no scene at ``index``, or the View of ``taken`` names something that its Project lacks.
    """
    own = _own(taken)
    return _with_scene(project, index, replace(_scene(project, index), project=own.project, view=own.view))


def recall_scene(project: Project, index: int) -> Project:
    """The Project of a scene, with the present scenes and the kept training of ``project``.

    Raises:
        EngineError: there is no scene at ``index``.
    """
    return replace(_scene(project, index).project, scenes=project.scenes, training=project.training)


def _with_scene(project: Project, index: int, scene: Scene) -> Project:
    return replace(project, scenes=(*project.scenes[:index], scene, *project.scenes[index + 1 :]))


def _scene(project: Project, index: int) -> Scene:
    if not 0 <= index < len(project.scenes):
        raise EngineError(message("There is no scene {number}.", number=index + 1))
    return scenes_of(project)[index]


def _own(scene: Scene) -> Scene:
    """The scene without nested scenes, after a check that a file with it can be opened again."""
    try:
        view = restored_view(described_view(scene.view), scene.project)
        steps = None if scene.steps is None else tuple(_own_steps(scene))
    except ValueError as error:
        raise EngineError(
            message("This cannot be a scene: {reason}.", reason=str(error)),
            message("Select a map that is there, and try again."),
        ) from error
    return replace(scene, project=replace(scene.project, scenes=(), training=None), view=view, steps=steps)


def _own_steps(scene: Scene) -> Iterator[Step]:
    project = scene.project
    for step in scene.steps or ():
        own = None if step.project is None else replace(step.project, scenes=(), training=None)
        project = own or project
        yield replace(step, project=own, view=restored_view(described_view(step.view), project))


def _title(title: str) -> str:
    """A title in one line."""
    line = " ".join(title.split())
    if not line:
        raise EngineError(message("A scene needs a title."))
    return line
