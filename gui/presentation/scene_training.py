"""Trains the network of a scene, as its View says."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from engine.lessons.scene import Scene
from engine.lessons.view import View
from gui.training.moment_player import MomentPlayer
from gui.training.trainer import FIRST_PLAN, OwnTraining, Run, prepare

_Key = tuple[int, int | None, int | None, float | None]  # the scene's Project by identity, its data and plan
FIELDS = ("examples", "epochs", "validation", "moment", "trains")


class SceneTraining:
    """Trains in scenes; what a scene has trained to the end is there again when the lesson returns to it.

    Args:
        moments: plays the training of the window.
    """

    def __init__(self, moments: MomentPlayer) -> None:
        self._moments, self._trainer = moments, moments.trainer
        self._scene: Scene | None = None
        self._kept: dict[_Key, Run] = {}

    # --- a View

    def captured(self) -> tuple[Any, ...]:
        """The values of FIELDS as they are in the window."""
        trainer, plan = self._trainer, self._trainer.plan
        return (
            trainer.data.examples,
            plan.epochs if plan.epochs != FIRST_PLAN.epochs else None,
            plan.validation if plan.validation != FIRST_PLAN.validation else None,
            self._moment,
            trainer.is_wanted,
        )

    @property
    def _moment(self) -> float | None:
        run = self._trainer.run
        if run is None or run.shown is None:
            return None
        return run.shown.step / max(run.history.present.latest.step, 1)

    def apply(self, view: View) -> None:
        """Sets data and plan, and trains or shows a moment of what was trained."""
        trainer = self._trainer
        self.stop_playing()
        prepare(trainer, view.examples, view.epochs, view.validation)
        if not view.trains:
            trainer.pause()
        run = trainer.run
        if run is not None and view.moment is not None:
            wanted = view.moment * run.history.present.latest.step
            trainer.show_moment(min(run.history.present.path(), key=lambda each: abs(each.step - wanted)))
        elif run is not None and run.shown is not None:
            trainer.show_moment(None)
        if view.trains and (run is None or not run.is_over):
            trainer.go("end")

    def play(self, view: View) -> None:
        """Shows a View, but goes to its moment through all those between, from the one that is shown now."""
        now = self._moment
        self.apply(replace(view, moment=0.0 if now is None else now))
        self._moments.toggle()

    @property
    def is_playing(self) -> bool:
        """Whether moments are being shown one after the other."""
        return self._moments.is_playing

    def stop_playing(self) -> None:
        """Stays at the shown moment."""
        if self._moments.is_playing:
            self._moments.stop()

    # --- scene by scene

    def begin(self) -> OwnTraining:
        """Sets aside what the user trained."""
        return self._trainer.set_aside()

    def leave(self) -> None:
        """Keeps the training of the present scene if it is over."""
        run = self._trainer.run
        if self._scene is not None and run is not None and run.is_over:
            self._kept[_key(self._scene)] = run

    def enter(self, scene: Scene) -> None:
        """Shows the kept training of a scene, whose Project is in the window by now."""
        self._scene = scene
        if (run := self._kept.get(_key(scene))) is not None:
            self._trainer.take(run)

    def forget(self) -> None:
        """Drops the training of the present scene: it begins anew."""
        if self._scene is not None:
            self._kept.pop(_key(self._scene), None)
        self._scene = None

    def end(self, own: OwnTraining) -> None:
        """Drops all trainings of the lesson, and puts back the one of the user."""
        self._scene = None
        self._kept.clear()
        self.stop_playing()
        self._trainer.put_back(own)

    @property
    def has_run(self) -> bool:
        """Whether something was trained."""
        return self._trainer.run is not None

    @property
    def validation(self) -> float | None:
        """The accuracy (0..1) on the validation images, as it was measured last."""
        if (run := self._trainer.run) is None:
            return None
        measured = run.history.present.curve().validation.accuracy
        return float(measured[-1]) if len(measured) else None


def _key(scene: Scene) -> _Key:
    return id(scene.project), scene.view.examples, scene.view.epochs, scene.view.validation
