"""A training in the project file: it comes back rounded, and damaged or hostile ones are refused in words."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from safetensors.numpy import load, save

import engine
from engine.project.training_record import RecordedMoment, RecordedStrand, TrainingRecord, rounded
from engine.training.history import History
from engine.training.records import Recording, history_of, record_of, shown_moment

PLAN = engine.Plan(epochs=2, batch=20, validation=0.2)
IMAGES = 100


@pytest.fixture(scope="module")
def trained() -> engine.Project:
    """A small network with its training, of ten steps."""
    specs = [engine.Conv2d(filters=2, kernel=(5, 5)), engine.ReLU(), engine.Flatten(), engine.Linear(units=8)]
    project = engine.chain((1, 28, 28), specs)
    data = engine.shapes_dataset(IMAGES, 0)
    recording = Recording(project, PLAN, IMAGES, 2**20)
    for step in engine.train(project, data, PLAN):
        recording.note(step)
        project = step.project or project
    return replace(project, training=recording.record())


def record(project: engine.Project) -> TrainingRecord:
    assert project.training is not None
    return project.training


def test_a_kept_training_comes_back_and_older_programs_say_that_it_is_newer(
    trained: engine.Project, tmp_path: Path
) -> None:
    file = tmp_path / "p.convscope"
    assert not engine.save_project(trained, file)
    opened = engine.open_project(file)
    assert opened == trained
    assert record(opened) is not record(trained)
    with zipfile.ZipFile(file) as archive:
        assert json.loads(archive.read("project.json"))["schema"] == 2
    engine.save_project(replace(trained, training=None), file)
    assert engine.open_project(file) == replace(trained, training=None) != trained
    with zipfile.ZipFile(file) as archive:
        assert json.loads(archive.read("project.json"))["schema"] == 1


def test_the_history_of_a_kept_training_has_its_curves_and_moments(trained: engine.Project) -> None:
    history = history_of(trained, record(trained), 2**26)
    strand = history.present
    assert [each.step for each in strand.moments] == [*range(9)]
    assert [history.epochs_of(each) for each in strand.moments] == [0, 0.25, 0.5, 0.75, 1, 1.25, 1.5, 1.75, 2]
    assert len(strand.curve().training.loss) == 8
    assert len(strand.curve().validation.loss) == 2
    assert strand.plan == PLAN
    assert history.project_at(strand.latest).layers == trained.layers, "the latest weights are exact"
    assert shown_moment(history, record(trained)) is None
    early = history.project_at(strand.moments[3])
    np.testing.assert_allclose(early["conv1"].weights["weight"].data, strand.moments[3].weights["conv1.weight"])
    assert shown_moment(history_of(early, record(trained), 2**26), record(trained)).step == 3  # type: ignore[union-attr]
    assert record_of(history) == record(trained)


def test_a_branch_can_begin_at_a_moment_without_the_optimisers_memory(trained: engine.Project) -> None:
    history = history_of(trained, record(trained), 2**26)
    moment = history.present.moments[3]
    history.branch(moment, PLAN)
    step = next(engine.train(trained, engine.shapes_dataset(IMAGES, 0), PLAN, state=moment))
    assert step.step == 4
    branched = record_of(history)
    assert branched.strands[1].parent == 0
    assert branched.strands[1].moments[0] is branched.strands[0].moments[3]


def test_a_large_training_is_kept_with_fewer_moments_and_always_its_ends(trained: engine.Project) -> None:
    history = history_of(trained, record(trained), 2**26)
    small = record_of(history, record(trained).nbytes // 2)
    steps = [each.step for each in small.strands[0].moments]
    assert (steps[0], steps[-1]) == (0, 8)
    assert 2 < len(steps) < 9
    with pytest.raises(engine.EngineError, match="too large"):
        record_of(history, 10)


def test_weights_that_half_precision_cannot_hold_stay_as_they_are() -> None:
    large = np.array([1, 1e6], np.float32)
    assert rounded(large) is large
    assert rounded(large[:1]).dtype == np.float16


def test_a_training_of_another_network_is_not_saved_and_that_is_said(trained: engine.Project, tmp_path: Path) -> None:
    other = engine.remove_filter(trained, "conv1", 0)
    (lost,) = engine.save_project(other, tmp_path / "p.convscope")
    assert "another network" in str(lost)
    assert engine.open_project(tmp_path / "p.convscope") == replace(other, training=None)


def test_scenes_do_not_keep_it_again(trained: engine.Project) -> None:
    project = engine.add_scene(trained, engine.Scene("one", trained, engine.View(layer="conv1")))
    assert project.scenes[0].project.training is None
    assert engine.recall_scene(project, 0).training is project.training


Change = Callable[[dict[str, Any], dict[str, np.ndarray]], object]
DAMAGES: dict[str, Change] = {
    "no strands": lambda said, _: said.update(strands=[]),
    "too many moments": lambda said, _: said["strands"][0].update(moments=said["strands"][0]["moments"] * 300),
    "no moments": lambda said, _: said["strands"][0].update(moments=[]),
    "out of order": lambda said, _: said["strands"][0]["moments"].reverse(),
    "a step below nothing": lambda said, _: said["strands"][0]["moments"][0].update(step=-1),
    "a step in words": lambda said, _: said["strands"][0]["moments"][0].update(step="1"),
    "a branch of itself": lambda said, _: said["strands"][0].update(parent=0),
    "no images": lambda said, _: said.update(images=0),
    "a plan that is none": lambda said, _: said["strands"][0].update(plan=[1]),
    "a plan of lists": lambda said, _: said["strands"][0]["plan"].update(epochs=[1]),
    "an endless plan": lambda said, _: said["strands"][0]["plan"].update(epochs=float("inf")),
    "a moment without weights": lambda _, tensors: tensors.pop("0.3.conv1.weight"),
    "weights of another shape": lambda _, tensors: tensors.update({"0.3.conv1.bias": np.zeros(3, np.float16)}),
    "weights that are counts": lambda _, tensors: tensors.update({"0.3.conv1.bias": np.zeros(2, np.int32)}),
    "a curve that is none": lambda _, tensors: tensors.update({"0.training": np.zeros(3, np.float32)}),
    "a curve of NaN": lambda _, tensors: tensors.update({"0.training": np.full((1, 3), np.nan, np.float32)}),
}


@pytest.mark.parametrize("change", DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_training_is_refused(change: Change, trained: engine.Project, tmp_path: Path) -> None:
    file = tmp_path / "p.convscope"
    engine.save_project(trained, file)
    with zipfile.ZipFile(file) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    said, tensors = json.loads(entries["training.json"]), load(entries["training.safetensors"])
    change(said, tensors)
    entries |= {"training.json": json.dumps(said).encode(), "training.safetensors": save(tensors)}
    described = json.loads(entries["project.json"])
    del described["parts"]["training.json"], described["parts"]["training.safetensors"]
    for alone in (True, False):  # with checksums of the old content, and with right ones
        if not alone:
            for name in ("training.json", "training.safetensors"):
                described["parts"][name] = hashlib.sha256(entries[name]).hexdigest()
            entries["project.json"] = json.dumps(described).encode()
        with zipfile.ZipFile(file, "w") as archive:
            for name, content in entries.items():
                archive.writestr(name, content)
        with pytest.raises(engine.FormatError) as refused:
            engine.open_project(file)
        assert ("training was altered" in str(refused.value)) == alone


def test_an_unknown_hyperparameter_is_said_when_it_is_looked_at(trained: engine.Project) -> None:
    strand = replace(record(trained).strands[0], plan={"of": "the future"})
    with pytest.raises(engine.EngineError, match="cannot be read"):
        history_of(trained, TrainingRecord(IMAGES, (strand,)), 2**26)


def test_records_are_equal_by_their_numbers(trained: engine.Project) -> None:
    strand = record(trained).strands[0]
    moment = strand.moments[0]
    copy = RecordedMoment(
        moment.step, moment.epoch, moment.position, {name: values.copy() for name, values in moment.weights.items()}
    )
    same = TrainingRecord(IMAGES, (replace(strand, moments=(copy, *strand.moments[1:])),))
    assert same == record(trained)
    assert isinstance(strand, RecordedStrand)
    copy.weights["conv1.bias"][0] += 1
    assert same != record(trained)


def test_a_training_without_steps_has_a_history(trained: engine.Project) -> None:
    history = History(trained, PLAN, trained.classes, IMAGES, 2**26)
    assert [each.step for each in record_of(history).strands[0].moments] == [0]
