"""Training: it learns, the same seed gives the same weights, and layers that behave otherwise in training do."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

import engine
from engine.training.command_line import main
from engine.training.datasets import Dataset
from engine.training.plan import Plan
from engine.training.records import history_of, shown_moment
from engine.training.train import TrainingStep, accuracy, train
from tests.engine.training.test_datasets import write_mnist


def bars_and_blobs(count: int, seed: int) -> Dataset:
    """Upright bars and round blobs somewhere in 8 × 8 noisy pixels."""
    rng = np.random.default_rng(seed)
    labels = np.arange(count) % 2
    images = rng.normal(0.1, 0.05, (count, 1, 8, 8)).clip(0, 1)
    rows, columns = np.mgrid[:8, :8]
    for image, label in zip(images, labels, strict=True):
        row, column = rng.integers(2, 6, 2)
        distance = abs(columns - column) if label == 0 else np.hypot(rows - row, columns - column)
        image[0] += 0.8 * (distance < (1 if label == 0 else 2))
    return Dataset((images.clip(0, 1) * 255).astype(np.uint8), labels, ("bar", "blob"))


DATA, UNSEEN = bars_and_blobs(1024, seed=1), bars_and_blobs(200, seed=2)
SMALL = [engine.Conv2d(filters=4), engine.ReLU(), engine.MaxPool2d(), engine.Flatten(), engine.Linear(units=2)]
PLAN = Plan(epochs=1, batch=32, learning_rate=0.02)


def network(*specs: engine.Spec) -> engine.Project:
    project = engine.chain((1, 8, 8), specs or [*SMALL, engine.Softmax()])
    return engine.set_scaling(project, (0.3,), (0.4,))


def last(project: engine.Project, dataset: Dataset = DATA, plan: Plan = PLAN) -> engine.Project:
    *_, step = train(project, dataset, plan)
    assert step.project is not None
    return step.project


def numbers(project: engine.Project) -> dict[str, list[float]]:
    return {
        f"{layer.id}.{name}": values.data.ravel().tolist()
        for layer in project.layers
        for name, values in layer.weights.items()
    }


def test_training_takes_all_threads_whatever_was_computed_before(monkeypatch: pytest.MonkeyPatch) -> None:
    import torch

    before = torch.get_num_threads()
    monkeypatch.setattr("engine.training.train.threads", lambda: 2)
    for _ in zip(range(2), train(network(), DATA, PLAN), strict=False):
        assert torch.get_num_threads() == 2
        torch.set_num_threads(1)  # as a small network does that is evaluated in between
    assert accuracy(network(), UNSEEN) >= 0
    assert torch.get_num_threads() == 2
    torch.set_num_threads(before)


def test_one_epoch_teaches_bars_from_blobs() -> None:
    trained = last(network())
    assert accuracy(trained, UNSEEN) > 0.95
    assert trained.classes == ("bar", "blob")
    assert trained.input == network().input


def test_the_same_seed_gives_the_same_weights_whatever_else_is_random() -> None:
    import torch

    plan = replace(PLAN, shift=1, rotate=10, scale=0.1, thickness=0.5)
    project = network(engine.Dropout(rate=0.2), *SMALL)
    torch.manual_seed(1)
    first, state = last(project, UNSEEN, plan), torch.get_rng_state()
    torch.manual_seed(2)
    assert numbers(last(project, UNSEEN, plan)) == numbers(first)
    assert numbers(last(project, UNSEEN, replace(plan, seed=1))) != numbers(first)
    torch.manual_seed(1)
    assert torch.equal(torch.get_rng_state(), state)  # nobody else's random numbers were used up


def test_the_given_project_stays_as_it_is() -> None:
    project = network(engine.Conv2d(filters=4), engine.BatchNorm2d(), *SMALL[1:])
    before, input_before = numbers(project), project.input
    steps = train(project, UNSEEN, PLAN)
    halfway = next(step.project for step in steps if step.project)
    kept = numbers(halfway)
    assert numbers(project) == before
    assert project.input is input_before
    assert project.classes == ()
    list(train(halfway, UNSEEN, PLAN))
    assert numbers(halfway) == kept


def test_steps_tell_how_far_it_is() -> None:
    steps = list(train(network(), DATA, replace(PLAN, epochs=3, batch=300)))  # 4 batches of 256 an epoch
    assert [step.step for step in steps] == list(range(1, 13))
    assert [step.epoch for step in steps] == [1] * 4 + [2] * 4 + [3] * 4
    assert [step.done for step in steps] == pytest.approx([step / 12 for step in range(1, 13)])
    assert [step.step for step in steps if step.project] == [4, 8, 12]
    assert steps[-1].loss < steps[0].loss
    assert steps[0].accuracy * 256 == pytest.approx(round(steps[0].accuracy * 256))
    with pytest.raises(AttributeError):
        steps[0].loss = 0.0  # type: ignore[misc]


def test_training_can_be_stopped_between_two_steps() -> None:
    steps = train(network(), DATA, replace(PLAN, epochs=1000))
    assert isinstance(next(steps), TrainingStep)
    assert list(zip(range(3), steps, strict=False))[-1][1].step == 4


def test_the_first_loss_is_that_of_the_network_as_it_is() -> None:
    project = engine.set_params(network(), "softmax", temperature=2)
    first = next(train(project, UNSEEN, replace(PLAN, batch=1024)))
    chance = [
        engine.evaluate(engine.set_image(project, image))["softmax"][label]
        for image, label in zip(UNSEEN.pictures(slice(None)), UNSEEN.labels, strict=True)
    ]
    assert first.loss == pytest.approx(-np.log(chance).mean(), rel=1e-5)
    assert first.accuracy == pytest.approx(np.mean(np.array(chance) > 0.5))
    assert first.accuracy == pytest.approx(accuracy(project, UNSEEN))


@pytest.mark.parametrize("pictures", ["invert", "colour", "larger"])
def test_images_are_made_to_fit_as_the_project_says(pictures: str) -> None:
    project, images = network(), UNSEEN.pictures(slice(None))
    if pictures == "invert":
        project = engine.set_invert(project, True)
    elif pictures == "colour":
        images = images * np.array([1, 0.5, 0.2], np.float32)[:, None, None]
    else:
        images = images.repeat(3, axis=2).repeat(2, axis=3)
    dataset = Dataset(images, UNSEEN.labels, UNSEEN.classes)
    right = [
        engine.evaluate(engine.set_image(project, image))["softmax"].argmax() == label
        for image, label in zip(images, dataset.labels, strict=True)
    ]
    assert accuracy(project, dataset) == pytest.approx(np.mean(right))
    last(project, dataset)


def test_batch_norm_learns_from_its_batches_and_keeps_running_averages() -> None:
    project = network(engine.Conv2d(filters=4, bias=False), engine.BatchNorm2d(), *SMALL[1:])
    assert accuracy(last(project), UNSEEN) > 0.95
    # One step whose learning rate is as good as nothing: the statistics move by a tenth to those of the batch.
    still = last(project, UNSEEN, Plan(epochs=1, batch=1024, learning_rate=1e-6))
    maps = np.stack(
        [engine.evaluate(engine.set_image(project, image))["conv1"] for image in UNSEEN.pictures(slice(None))]
    )  # (N, C, H, W)
    norm = still["norm1"].weights
    np.testing.assert_allclose(norm["mean"].data, 0.1 * maps.mean((0, 2, 3)), rtol=1e-3, atol=1e-5)
    np.testing.assert_allclose(norm["variance"].data, 0.9 + 0.1 * maps.var((0, 2, 3), ddof=1), rtol=1e-3)


def test_batch_norm_of_a_single_cell_does_not_divide_by_nothing() -> None:
    project = network(
        engine.Conv2d(filters=4, kernel=(8, 8)), engine.BatchNorm2d(), engine.Flatten(), engine.Linear(units=2)
    )
    few = Dataset(DATA.images[:3], DATA.labels[:3], DATA.classes)
    trained = numbers(last(project, few, Plan(batch=1)))
    assert all(np.isfinite(values).all() for values in trained.values())


def test_dropout_leaves_cells_out_in_training_alone() -> None:
    wild = network(engine.Dropout(rate=0.9), *SMALL)
    plain = network(*SMALL)
    assert accuracy(wild, UNSEEN) == accuracy(plain, UNSEEN)
    first, other = (next(train(each, DATA, PLAN)).loss for each in (wild, plain))
    assert first != pytest.approx(other)
    assert accuracy(last(network(*SMALL[:4], engine.Dropout(rate=0.3), *SMALL[4:])), UNSEEN) > 0.95


def test_dropout_keeps_the_mean() -> None:
    import torch

    ones, random = torch.ones(100, 1, 40, 40), torch.Generator().manual_seed(0)
    dropped = engine.Dropout(rate=0.4).forward_in_training(ones, {}, random)
    assert dropped.mean().item() == pytest.approx(1, abs=0.01)
    assert (dropped == 0).float().mean().item() == pytest.approx(0.4, abs=0.01)


def test_a_network_of_any_size_learns_too() -> None:
    project = engine.chain(
        (1, 8, 8), [engine.Conv2d(filters=2, kernel=(5, 5)), engine.GlobalAvgPool(), engine.Softmax()]
    )
    project = engine.set_image(project, np.zeros((1, 3, 3)))  # what is shown now is too small, and does not matter
    assert engine.infer(project).problems
    steps = list(train(project, DATA, replace(PLAN, epochs=2)))
    assert steps[-1].loss < steps[0].loss


def test_a_network_that_branches_learns_in_both_branches() -> None:
    nodes: list[tuple[str, engine.Spec, tuple[str, ...]]] = [
        ("conv1", engine.Conv2d(filters=4), ("input",)),
        ("conv2", engine.Conv2d(filters=4, padding=1), ("conv1",)),
        ("skip1", engine.Conv2d(filters=4, kernel=1), ("conv1",)),
        ("add1", engine.Add(), ("conv2", "skip1")),
        ("relu1", engine.ReLU(), ("add1",)),
        ("pool1", engine.MaxPool2d(), ("relu1",)),
        ("flatten", engine.Flatten(), ("pool1",)),
        ("linear1", engine.Linear(units=2), ("flatten",)),
    ]
    project = engine.set_scaling(engine.graph((1, 8, 8), nodes), (0.3,), (0.4,))
    trained = last(project)
    assert accuracy(trained, UNSEEN) > 0.95
    before, after = numbers(project), numbers(trained)
    assert all(before[name] != after[name] for name in before)
    right = [
        engine.evaluate(engine.set_image(trained, image))["linear1"].argmax() == label
        for image, label in zip(UNSEEN.pictures(slice(None)), UNSEEN.labels, strict=True)
    ]
    assert accuracy(trained, UNSEEN) == pytest.approx(np.mean(right))


def test_what_the_scores_do_not_depend_on_is_left_as_it_is() -> None:
    nodes: list[tuple[str, engine.Spec, tuple[str, ...]]] = [
        ("conv1", engine.Conv2d(filters=4), ("input",)),
        ("aside", engine.Conv2d(filters=2), ("conv1",)),
        ("flatten", engine.Flatten(), ("conv1",)),
        ("linear1", engine.Linear(units=2), ("flatten",)),
    ]
    project = engine.graph((1, 8, 8), nodes)
    step = next(train(project, DATA, PLAN))
    assert list(step.gradient_norms) == ["conv1", "linear1"]
    before, after = numbers(project), numbers(step.current_project())
    assert {name for name in before if before[name] == after[name]} == {"aside.weight", "aside.bias"}
    dead = engine.graph(
        (2, 1, 1), [("aside", engine.Conv2d(filters=2, kernel=1), ("input",)), ("relu", engine.ReLU(), ("input",))]
    )
    pixels = engine.Dataset(np.zeros((4, 2, 1, 1), np.uint8), np.array([0, 1, 0, 1]), ("bar", "blob"))
    with pytest.raises(engine.EngineError, match="nothing to learn"):
        train(dead, pixels)


def test_weight_decay_shrinks_weights() -> None:
    heavy, light = (
        np.linalg.norm(last(network(), plan=replace(PLAN, weight_decay=decay))["linear1"].weights["weight"])
        for decay in (5, 0)
    )
    assert heavy < 0.9 * light


@pytest.mark.parametrize(
    ("words", "name"), [([], "Handwritten digits"), (["--network", "residual"], "Residual network")]
)
def test_the_command_line_writes_an_ordinary_project(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str], name: str
) -> None:
    write_mnist(tmp_path)
    main(["--data", str(tmp_path), "--out", str(tmp_path / "digits.convscope"), "--epochs", "2", *words])
    first, second, end = capsys.readouterr().out.splitlines()
    assert first.startswith("epoch  1 of 2   loss 2.")
    assert second.endswith("   0:00 to go")
    assert end.startswith("accuracy on 3 test images")
    project = engine.open_project(tmp_path / "digits.convscope")
    assert project.name == name
    assert project.input.title == "digit-5.png"


def test_the_command_line_goes_on_with_a_training_that_was_killed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    write_mnist(tmp_path)
    words = ["--data", str(tmp_path), "--epochs", "3", "--seed", "4"]
    main([*words, "--out", str(tmp_path / "whole.convscope")])
    out = tmp_path / "run.convscope"
    out.write_text("what was there before")

    def killed(report: object, step: TrainingStep) -> None:
        if step.step == 2:
            raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("engine.training.command_line._Report.step", killed)
        patch.setattr("engine.training.command_line._PAUSE", -1)
        with pytest.raises(SystemExit, match="--resume goes on"):
            main([*words, "--out", str(out)])
    assert out.read_text() == "what was there before"
    capsys.readouterr()
    main(["--data", str(tmp_path), "--out", str(out), "--resume"])
    assert capsys.readouterr().out.startswith("epoch  3 of 3")
    assert numbers(engine.open_project(out)) == numbers(engine.open_project(tmp_path / "whole.convscope"))
    assert not list(tmp_path.glob("*.training*")), "nothing is left behind"
    with pytest.raises(SystemExit, match=r"no training of run\.convscope that was stopped"):
        main(["--data", str(tmp_path), "--out", str(out), "--resume"])


def test_the_command_line_says_which_epoch_was_best(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    engine.save_project(network(), tmp_path / "mine.convscope")
    np.savez(tmp_path / "data.npz", images=DATA.images[:300], labels=np.random.default_rng(0).integers(0, 2, 300))
    words = ["--data", str(tmp_path / "data.npz"), "--network", str(tmp_path / "mine.convscope"), "--epochs", "40"]
    main([*words, "--out", str(tmp_path / "out.convscope"), "--patience", "1", "--keep", "200"])
    *epochs, said, _ = capsys.readouterr().out.splitlines()
    losses = [float(line.split("validation ")[1].split(",")[0]) for line in epochs]
    best = losses.index(min(losses))
    assert best < len(losses) - 1
    assert said == f"the weights are those of epoch {best + 1}, the best on validation: loss {losses[best]:.4f}"
    project = engine.open_project(tmp_path / "out.convscope")
    assert project.training is not None
    shown = shown_moment(history_of(project, project.training, 2**26), project.training)
    assert shown is not None
    assert (shown.epoch, shown.position) == (best + 1, 0), "the window will show the moment that remains"


def test_the_command_line_trains_a_project_file_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_mnist(tmp_path)
    specs = [engine.Flatten(), engine.Linear(units=10)]
    engine.save_project(engine.chain((1, 28, 28), specs, name="Mine"), tmp_path / "mine.convscope")
    out = tmp_path / "out.convscope"
    main(["--data", str(tmp_path), "--out", str(out), "--network", str(tmp_path / "mine.convscope"), "--epochs", "1"])
    assert capsys.readouterr().out.startswith("epoch  1 of 1")
    assert engine.open_project(out).name == "Mine"
    with pytest.raises(SystemExit, match="cannot be opened"):
        main(["--data", str(tmp_path), "--out", str(out), "--network", "nothing"])


# --- what is refused --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("specs", "sentence"),
    [
        ([engine.Linear(units=2)], "linear1: needs a vector.*Flatten"),
        (
            [engine.Conv2d(kernel=(9, 9)), engine.Flatten(), engine.Linear(units=2)],
            "conv1: a 9 × 9 kernel does not fit",
        ),
        (
            [*SMALL[:4], engine.Linear(units=3)],
            "one number for each class: numbers 3, classes 2.*a unit for each class",
        ),
        ([engine.Conv2d(filters=2)], "numbers 2 × 6 × 6, classes 2"),
        ([], "numbers 1 × 8 × 8, classes 2"),
    ],
)
def test_a_network_that_does_not_fit_is_refused_before_anything_happens(
    specs: list[engine.Spec], sentence: str
) -> None:
    project = engine.chain((1, 8, 8), specs)
    for ask in (train, accuracy):
        with pytest.raises(engine.EngineError, match=sentence):
            ask(project, DATA)


def test_there_must_be_something_to_learn_and_to_learn_from() -> None:
    with pytest.raises(engine.EngineError, match="nothing to learn"):
        train(network(engine.AvgPool2d(kernel=(4, 8), stride=(4, 8)), engine.Flatten()), DATA)
    with pytest.raises(engine.EngineError, match="no images"):
        train(network(), Dataset(DATA.images[:0], DATA.labels[:0], DATA.classes))
    with pytest.raises(engine.EngineError, match=r"picture: 2\. Channels that are needed: 1"):
        train(network(), Dataset(np.zeros((1, 2, 8, 8), np.uint8), np.array([0]), DATA.classes))


def test_a_training_that_runs_away_says_so() -> None:
    project = engine.set_bias(network(), "linear1", 0, math.nan)
    with pytest.raises(engine.EngineError, match="no longer a number"):
        next(train(project, DATA))


@pytest.mark.parametrize("wrong", [{"epochs": 0}, {"batch": 0}, {"learning_rate": 0}, {"seed": -1}, {"scale": 1}])
def test_a_plan_out_of_range_is_refused(wrong: dict[str, int]) -> None:
    with pytest.raises(engine.EngineError, match=f"{next(iter(wrong))} cannot be"):
        Plan(**wrong)
