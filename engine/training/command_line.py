"""The command line that trains networks: ``python -m engine.training``."""

from __future__ import annotations

import argparse
import math
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from engine.formats.project_file import SUFFIX, open_project, save_project
from engine.images.reading import read_image
from engine.project.edits.input import set_image
from engine.project.project import Project
from engine.training.data.opening import BUILT_IN_DATASETS, open_dataset
from engine.training.datasets import DataSplit
from engine.training.networks.digit_networks import digits_network, residual_network
from engine.training.networks.picture_networks import clothes_network, objects_network
from engine.training.networks.shape_networks import shapes_network
from engine.training.plan import Plan
from engine.training.records import Recording
from engine.training.state import TrainingState, open_state, save_state
from engine.training.team import joined
from engine.training.train import TrainingStep, accuracy, train
from engine.values.errors import EngineError
from engine.values.messages import message
from engine.values.numerals import counted, percent, printed

_IMAGES = Path(__file__).parents[2] / "resources" / "images"
# Augmented beyond the variation in MNIST, because people draw with a mouse, in any size and place and with any pen.
_PLAN = Plan(epochs=25, batch=128, learning_rate=0.01, weight_decay=0.1, shift=3, rotate=12, scale=0.2, thickness=1)
# Smaller steps and more weight decay: else the output of the blocks drowns that of their skip connections.
_NETWORKS: Mapping[str, tuple[Callable[[int], Project], Plan]] = {
    "digits": (digits_network, _PLAN),
    "residual": (residual_network, replace(_PLAN, learning_rate=0.003, weight_decay=0.3)),
    "shapes": (shapes_network, Plan(epochs=5, batch=64, learning_rate=0.01, weight_decay=0.05)),
    "clothes": (
        clothes_network,
        Plan(epochs=16, batch=128, learning_rate=0.008, weight_decay=0.1, mirror=True, shift=1, scale=0.05),
    ),
    # Four thousand photographs are few: what is not varied is learned by heart.
    "objects": (
        objects_network,
        Plan(
            epochs=120,
            learning_rate=0.008,
            weight_decay=0.1,
            label_smoothing=0.1,
            mirror=True,
            shift=6,
            scale=0.25,
            rotate=10,
            brightness=0.3,
            erase=0.4,
        ),
    ),
}
_PICTURES = {
    "digits": "digit-5.png",
    "residual": "digit-5.png",
    "shapes": "star.png",
    "clothes": "t-shirt.png",
    "objects": "orange.png",
}
_PAUSE = 20.0  # seconds between two saved states: the maximum that is lost when a training is killed
_VALIDATION = 0.1  # share of the images that is kept for early stop, where the plan has none
_BLINK = 0.1  # seconds between two updates of the bar
_BAR, _WIDTH = 24, 110  # characters


def main(arguments: Sequence[str] | None = None) -> None:
    """Trains a network, prints the progress, and saves it; or resumes a training that was stopped."""
    words = _words().parse_args(arguments)
    try:
        _run(words)
    except EngineError as error:
        sys.exit(str(error))
    except KeyboardInterrupt:
        sys.exit("Stopped. The same command with --resume goes on.")


def _words() -> argparse.ArgumentParser:
    words = argparse.ArgumentParser(
        prog="python -m engine.training", description="Train a network on labelled images and save it."
    )
    words.add_argument("--data", required=True, help="shapes, lines, or the path of a data set")
    words.add_argument("--out", type=Path, required=True, help="the project file to write")
    words.add_argument("--network", default="digits", help=f"{', '.join(_NETWORKS)}, or a project file (%(default)s)")
    words.add_argument("--epochs", type=int, help="how often every image is seen (as the network needs)")
    words.add_argument("--seed", type=int, help="the same seed, the same network (0)")
    words.add_argument(
        "--patience",
        type=int,
        metavar="EPOCHS",
        help="stop after so many epochs without a better validation loss, and keep the weights of the best one",
    )
    words.add_argument("--device", default="cpu", help="where to compute: cpu, cuda, mps (%(default)s)")
    words.add_argument("--keep", type=int, default=0, metavar="KB", help="keep moments of the training in the file")
    words.add_argument("--resume", action="store_true", help="go on with the training of --out that was stopped")
    return words


def _run(words: argparse.Namespace) -> None:
    data = opened(words.data)
    kept = _Kept(words.out)
    project, plan, state = kept.opened() if words.resume else _fresh(words.network, words.seed, data)
    chosen = {name: value for name in ("epochs", "seed", "patience") if (value := getattr(words, name)) is not None}
    plan = replace(plan, **chosen)
    if plan.patience and not plan.validation:
        plan = replace(plan, validation=_VALIDATION)
    report = _Report(plan, 0 if state is None else state.epoch / plan.epochs)
    recording = Recording(project, plan, len(data.training), words.keep * 1024, state)
    best = None if state is None else state.best
    with joined(words.device) as (team, device):
        for step in train(project, data.training, plan, device, state):
            if team.rank == 0:
                kept.step(step)
                report.step(step)
                recording.note(step)
            project, best = step.project or project, step.best
        if team.rank:
            return
    if plan.patience and best is not None:
        print(f"the weights are those of epoch {best.epoch}, the best on validation: loss {printed(best.loss, 4)}")
    if words.keep:
        project = replace(project, training=recording.record())
    for lost in save_project(project, words.out):
        print(lost)
    kept.remove()
    right = percent(accuracy(project, data.test, words.device), 2)
    print(f"accuracy on {counted(len(data.test))} test images {right} %, saved as {words.out}")


def opened(name: str) -> DataSplit:
    """The built-in data set of that name, or the one read from this path; its notes are printed."""
    data = BUILT_IN_DATASETS[name]() if name in BUILT_IN_DATASETS else open_dataset(name)
    for note in data.notes:
        print(note, file=sys.stderr)
    return data


def _fresh(network: str, seed: int | None, data: DataSplit) -> tuple[Project, Plan, None]:
    """The network that ``--network`` names, its plan, and no state."""
    if network not in _NETWORKS:
        return open_project(network), Plan(), None
    make, plan = _NETWORKS[network]
    return _pictured(make(seed or 0), _IMAGES / _PICTURES[network], data), plan, None


def _pictured(project: Project, sample: Path, data: DataSplit) -> Project:
    """The project with a picture as input: the sample if it learns what it is made for, else the first test image."""
    if data.training.classes == project.classes:
        return set_image(project, read_image(sample), sample.name)
    return set_image(project, data.test.pictures(slice(0, 1))[0], data.test.classes[data.test.labels[0]])


class _Kept:
    """The project and the state of a running training, saved in two files beside the output, to resume from.

    The output file itself stays as it is until the training is over.
    """

    def __init__(self, out: Path) -> None:
        self._out = out
        self._project, self._state = (out.with_name(f"{out.stem}.training{end}") for end in (SUFFIX, ".safetensors"))
        self._saved = -math.inf

    def step(self, step: TrainingStep) -> None:
        """Saves both, at most every _PAUSE seconds."""
        if time.monotonic() - self._saved > _PAUSE or step.done == 1:
            save_project(step.current_project(), self._project)
            save_state(step.current_state(), self._state)
            self._saved = time.monotonic()

    def opened(self) -> tuple[Project, Plan, TrainingState]:
        """The network of a training that was stopped, its plan and its state."""
        if not (self._project.exists() and self._state.exists()):
            raise EngineError(
                message("There is no training of {file} that was stopped.", file=self._out.name),
                message("Start it without --resume."),
            )
        state = open_state(self._state)
        return open_project(self._project), state.plan, state

    def remove(self) -> None:
        for path in (self._project, self._state):
            path.unlink(missing_ok=True)


class _Report:
    """Prints a line for every epoch, and a bar while one runs if the output is a terminal.

    Args:
        done: the share (0..1) that was finished before.
    """

    def __init__(self, plan: Plan, done: float) -> None:
        self._epochs, self._begun = plan.epochs, done
        self._start = self._shown = time.monotonic()
        self._losses, self._shares = list[float](), list[float]()

    def step(self, step: TrainingStep) -> None:
        self._losses.append(step.loss)
        self._shares.append(step.accuracy)
        is_epoch, now = step.project is not None, time.monotonic()
        if is_epoch:
            print(f"{self._words(step, now):<{_WIDTH if sys.stdout.isatty() else 0}}", flush=True)
            self._losses, self._shares = [], []
        elif sys.stdout.isatty() and now - self._shown > _BLINK:
            filled = round(_BAR * step.done)
            bar = f"{'█' * filled}{'░' * (_BAR - filled)}"
            print(f"{f'{self._words(step, now)}   {bar}':<{_WIDTH}}", end="\r", flush=True)
            self._shown = now

    def _words(self, step: TrainingStep, now: float) -> str:
        left = round((now - self._start) * (1 - step.done) / (step.done - self._begun))
        words = [
            f"epoch {step.epoch:2} of {self._epochs}",
            f"loss {printed(float(np.mean(self._losses)), 4)}",
            f"accuracy {percent(float(np.mean(self._shares)), 2)} %",
            f"{left // 60}:{left % 60:02} to go",
        ]
        if step.validation is not None:
            kept = percent(step.validation.accuracy, 2)
            words.insert(3, f"validation {printed(step.validation.loss, 4)}, {kept} %")
        return "   ".join(words)
