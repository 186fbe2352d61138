"""A training that goes on from a state gives the same weights, to the bit, as one that was never stopped."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from safetensors.numpy import load_file, save_file

import engine
from engine.training.examples import order, split
from engine.training.plan import OPTIMISERS, SCHEDULES, Plan
from engine.training.state import TrainingState, open_state, save_state
from engine.training.train import train
from tests.engine.training.test_training import SMALL, UNSEEN, network
from tests.laws import examples

WILD = Plan(
    epochs=3, batch=50, learning_rate=0.02, weight_decay=0.1, validation=0.2, shift=1, rotate=10, scale=0.1,
    thickness=0.5, mirror=True, brightness=0.2, erase=0.2, clip=1, label_smoothing=0.1,
)  # fmt: skip
FEW = engine.Dataset(UNSEEN.images[:120], UNSEEN.labels[:120], UNSEEN.classes)


def wild() -> engine.Project:
    """A network with running statistics and chance of its own."""
    return network(engine.Conv2d(filters=4), engine.BatchNorm2d(), engine.Dropout(rate=0.3), *SMALL[1:])


def state_after(steps: int, plan: Plan = WILD, state: TrainingState | None = None) -> TrainingState:
    *_, last = islice(train(wild(), FEW, plan, state=state), steps)
    return last.current_state()


def same(one: TrainingState, other: TrainingState) -> bool:
    """Whether two states are equal, to the bit."""

    def numbers(state: TrainingState) -> list[object]:
        best = state.best
        tensors = state.weights, state.optimiser, {} if best is None else best.weights
        counts = state.plan, state.step, state.epoch, state.position, state.stale
        found = None if best is None else (best.loss, best.epoch, best.step)
        return [counts, found, *({name: values.tobytes() for name, values in each.items()} for each in tensors)]

    return numbers(one) == numbers(other)


plans = st.builds(
    replace, st.just(WILD), optimiser=st.sampled_from(OPTIMISERS), schedule=st.sampled_from(SCHEDULES),
    momentum=st.sampled_from([0, 0.9]), nesterov=st.booleans(), batch=st.sampled_from([17, 50, 96]),
    validation=st.sampled_from([0, 0.2]), patience=st.sampled_from([0, 1]), learning_rate=st.sampled_from([0.02, 0.5]),
)  # fmt: skip


@given(plans, st.data())
@examples(40)
def test_going_on_at_any_step_is_as_if_nothing_had_happened(plan: Plan, data: st.DataObject) -> None:
    steps = list(train(wild(), FEW, plan))
    whole, learned = steps[-1].current_state(), steps[-1].current_project()
    stopped = state_after(data.draw(st.integers(1, len(steps) - 1)), plan)
    rest = list(train(wild(), FEW, state=stopped))
    assert [(each.step, each.epoch, each.loss, each.validation) for each in rest] == [
        (each.step, each.epoch, each.loss, each.validation) for each in steps[stopped.step :]
    ]
    assert same(rest[-1].current_state(), whole)
    assert rest[-1].current_project() == learned
    assert not list(train(wild(), FEW, state=whole))


@pytest.mark.parametrize("optimiser", OPTIMISERS)
def test_a_state_survives_its_file(tmp_path: Path, optimiser: str) -> None:
    state = state_after(3, replace(WILD, optimiser=optimiser))
    save_state(state, tmp_path / "run.training")
    opened = open_state(tmp_path / "run.training")
    assert same(opened, state)
    assert same(state_after(100, opened.plan, opened), state_after(100, state.plan))
    assert opened.optimiser


def test_the_best_weights_survive_the_file_of_a_state(tmp_path: Path) -> None:
    state = state_after(5, replace(WILD, patience=2))
    save_state(state, tmp_path / "run.training")
    opened = open_state(tmp_path / "run.training")
    assert opened.best is not None
    assert opened.best.weights
    assert same(opened, state)


def test_a_state_stays_as_it_is_while_training_goes_on() -> None:
    steps = train(wild(), FEW, WILD)
    first = next(steps)
    state, project = first.current_state(), first.current_project()
    before = {name: values.copy() for name, values in state.weights.items()}
    next(steps)
    assert all(np.array_equal(values, before[name]) for name, values in state.weights.items())
    np.testing.assert_array_equal(project["conv1"].weights["weight"].data, before["conv1.weight"])
    for values in (*state.weights.values(), *state.optimiser.values()):
        assert not values.flags.writeable
    for late in (first.current_project, first.current_state):
        with pytest.raises(RuntimeError, match="step 1 is over"):
            late()


def test_another_plan_can_go_on_in_a_new_training_or_in_the_same() -> None:
    """Rate, decay, batch, even the optimiser: nothing but what was asked for changes."""
    for other in (
        replace(WILD, learning_rate=0.001, weight_decay=0.5, batch=20),
        replace(WILD, optimiser="SGD", schedule="step"),
        replace(WILD, epochs=5, label_smoothing=0),
    ):
        new = state_after(100, other, state_after(3))
        steps = train(wild(), FEW, WILD)
        last = list(islice(steps, 3))[-1]
        last = steps.send(other)
        for step in steps:
            last = step
        assert same(last.current_state(), new)
        assert not same(new, state_after(100))


def test_a_state_of_another_size_of_data_begins_the_next_epoch() -> None:
    state = state_after(2)  # 96 of 120 are trained with, and all are seen
    assert (state.epoch, state.position) == (1, 0)
    fewer = replace(WILD, validation=0.5)
    late = replace(state, position=90)
    step = next(train(wild(), FEW, fewer, state=late))
    assert (step.step, step.epoch) == (3, 3)


def test_the_order_of_the_images_is_that_of_the_seed_whatever_else_is_changed() -> None:
    training, kept = split(100, 0.3, seed=5)
    assert sorted([*training.tolist(), *kept.tolist()]) == list(range(100))
    assert len(kept) == 30
    assert [each.tolist() for each in split(100, 0.3, seed=5)] == [training.tolist(), kept.tolist()]
    assert split(100, 0.3, seed=6)[1].tolist() != kept.tolist()
    assert order(training, 5, 0).tolist() == order(training, 5, 0).tolist()
    assert order(training, 5, 0).tolist() != order(training, 5, 1).tolist()
    assert sorted(order(training, 5, 1).tolist()) == sorted(training.tolist())
    assert [len(each) for each in split(1, 0.9, 0)] == [1, 0], "something is left to train with"


def test_each_image_is_seen_once_in_an_epoch_in_batches_of_any_size() -> None:
    sizes = []
    state = None
    for batch in (7, 50, 33, 96):
        *_, step = islice(train(wild(), FEW, replace(WILD, batch=batch), state=state), 1)
        state, before = step.current_state(), 0 if state is None else state.position
        sizes.append((state.position or 96) - before)
    assert sum(sizes) == 96
    assert sizes == [7, 45, 22, 22]  # the rest in batches as nearly alike as can be


# --- what is refused --------------------------------------------------------------------------------------------------


def test_a_state_of_another_network_is_refused() -> None:
    with pytest.raises(engine.EngineError, match="one of another network"):
        train(network(), FEW, state=state_after(1))


def test_a_device_that_is_not_there_is_refused() -> None:
    with pytest.raises(engine.EngineError, match="no device tpu here"):
        train(network(), FEW, device="tpu")


def test_files_that_are_no_states_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "run.training"
    with pytest.raises(engine.FormatError, match="cannot be opened"):
        open_state(file)
    save_state(state_after(1), file)
    whole = file.read_bytes()
    for damaged in (b"", whole[:-1], whole[:9], whole.replace(b'"stale\\"', b'"stole\\"'), whole[:-1] + b"x"):
        file.write_bytes(damaged)
        with pytest.raises(engine.FormatError, match="no training that was saved, or is damaged"):
            open_state(file)
    file.write_bytes(whole)
    save_file(load_file(file), file)  # the numbers without a word
    with pytest.raises(engine.FormatError, match="no training that was saved"):
        open_state(file)
    file.write_bytes(whole.replace(b'{\\"schema\\": 2', b'{\\"schema\\": 9'))
    with pytest.raises(engine.FormatError, match="newer ConvScope"):
        open_state(file)


# --- validation and early stop ----------------------------------------------------------------------------------------


def test_validation_is_told_at_the_end_of_every_epoch_and_is_not_trained_with() -> None:
    plan = Plan(epochs=2, batch=40, validation=0.25, learning_rate=0.02)
    steps = list(train(network(), FEW, plan))
    assert [step.step for step in steps if step.validation] == [3, 6]  # 90 of 120 images
    _, kept = split(120, 0.25, plan.seed)
    unseen = engine.Dataset(FEW.images[kept.numpy()], FEW.labels[kept.numpy()], FEW.classes)
    last = steps[-1]
    assert last.validation is not None
    assert last.project is not None
    assert last.validation.accuracy == pytest.approx(engine.accuracy(last.project, unseen))
    images = FEW.images.copy()
    images[kept.numpy()] = 0
    changed = engine.Dataset(images, FEW.labels, FEW.classes)
    assert [step.loss for step in train(network(), changed, plan)] == [step.loss for step in steps]


def test_training_stops_when_validation_gets_no_better() -> None:
    rng = np.random.default_rng(0)
    nonsense = engine.Dataset(FEW.images, rng.integers(0, 2, len(FEW)), FEW.classes)
    plan = Plan(epochs=200, batch=60, learning_rate=0.05, validation=0.3, patience=3, schedule="constant")
    losses = [step.validation.loss for step in train(network(), nonsense, plan) if step.validation]
    assert len(losses) < 200
    best = losses.index(min(losses))
    assert len(losses) == best + 1 + 3
    going_on = replace(plan, patience=0, epochs=len(losses) + 1)
    assert list(train(network(), nonsense, going_on))[-1].epoch == len(losses) + 1
    steps = list(train(network(), nonsense, plan))
    remaining, last = steps[-1].project, steps[-1].current_state()
    assert remaining is not None
    assert remaining == steps[-1].current_project()
    before = [step.project for step in steps if step.project]
    assert remaining.layers == before[best].layers, "the weights of the best epoch, not of the last"
    assert steps[-1].best is not None
    assert (steps[-1].best.epoch, steps[-1].best.loss) == (best + 1, losses[best])
    _, kept = split(len(nonsense), plan.validation, plan.seed)
    unseen = engine.Dataset(nonsense.images[kept.numpy()], nonsense.labels[kept.numpy()], nonsense.classes)
    measured = [step.validation for step in steps if step.validation]
    assert engine.accuracy(remaining, unseen) == pytest.approx(measured[best].accuracy)
    more = replace(plan, patience=50)
    whole, resumed = train(network(), nonsense, more), train(network(), nonsense, more, state=last)
    assert [step.loss for step in islice(resumed, 5)] == [
        step.loss for step in islice(whole, last.step, last.step + 5)
    ], "it goes on from the last weights, not from those that remain"


def test_early_stop_that_is_asked_for_later_compares_from_then_on() -> None:
    before = state_after(4)  # two epochs
    assert before.best is not None
    assert not before.best.weights
    later = state_after(2, replace(WILD, patience=1), before)
    assert later.best is not None
    assert (later.best.epoch, later.stale) == (3, 0)
    assert later.best.weights


def test_early_stop_that_is_given_up_leaves_the_last_weights() -> None:
    plan = replace(WILD, patience=5, learning_rate=0.5)
    for other in (replace(plan, patience=0), replace(plan, validation=0.0)):
        steps = train(wild(), FEW, plan)
        *_, last = islice(steps, 4)
        last = steps.send(other)
        for step in steps:
            last = step
        state, project = last.current_state(), last.current_project()
        assert state.at_best() is None
        np.testing.assert_array_equal(project["conv1"].weights["weight"].data, state.weights["conv1.weight"])
