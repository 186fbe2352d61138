"""A training in a process of its own, and the history that its reports become."""

from __future__ import annotations

import itertools
import pickle
import subprocess
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest

import engine
from engine.training.history import History, changed
from engine.training.networks.shape_networks import shapes_network
from engine.training.orders import Begin, Failure, Follow, Go, Order, Pause, Report, Shown, send, started
from engine.training.state import TrainingState, project_at
from engine.training.worker import _Worker

_BUDGET = 2**26
PLAN = engine.Plan(epochs=2, batch=10, validation=0.2)


@pytest.fixture(scope="module")
def data() -> engine.Dataset:
    return engine.shapes_dataset(100, 0)


@pytest.fixture(scope="module")
def process() -> Iterator[subprocess.Popen[bytes]]:
    made = started()
    yield made
    assert made.stdin is not None
    assert made.stdout is not None
    made.stdin.close()  # it ends by itself, as when the window is killed
    assert made.wait(30) == 0
    made.stdout.close()


def answers(process: subprocess.Popen[bytes], *orders: Order) -> list[Report | Failure]:
    """Everything that is reported until the training rests."""
    assert process.stdin is not None
    assert process.stdout is not None
    for order in orders:
        send(order, process.stdin)
    found: list[Report | Failure] = []
    while not found or (isinstance(found[-1], Report) and found[-1].is_running):
        found.append(pickle.load(process.stdout))
    return found


def last(reports: list[Report | Failure]) -> Report:
    assert isinstance(reports[-1], Report)
    return reports[-1]


def begin(data: engine.Dataset | None, number: int = 1, state: TrainingState | None = None) -> Begin:
    return Begin(number, shapes_network(), data, PLAN, "cpu", state, _BUDGET)


def expected(data: engine.Dataset, steps: int) -> engine.TrainingStep:
    training = engine.train(shapes_network(), data, PLAN)
    for _ in range(steps - 1):
        next(training)
    return next(training)


def test_steps_epochs_and_the_end_give_the_weights_that_train_gives(
    process: subprocess.Popen[bytes], data: engine.Dataset
) -> None:
    history = History(shapes_network(), PLAN, data.classes, len(data), _BUDGET)
    for order, steps in ((Go("step"), 1), (Go("epoch"), 8), (Go(), 16)):
        reports = answers(process, *([begin(data)] if steps == 1 else []), order)
        for report in reports:
            assert isinstance(report, Report)
            history.add(report)
        exact = history.present.moments[-1]
        assert exact.step == steps
        wanted = expected(data, steps).current_state()
        for name, values in wanted.weights.items():
            np.testing.assert_array_equal(exact.weights[name], values)
        for name, values in wanted.optimiser.items():
            np.testing.assert_array_equal(exact.optimiser[name], values)
    assert last(reports).is_over
    curve = history.present.curve()
    np.testing.assert_allclose(curve.training.epochs, np.arange(1, 17) / 8, rtol=1e-6)
    np.testing.assert_allclose(curve.validation.epochs, [1, 2])
    steps_kept = [each.step for each in history.present.path()]
    assert steps_kept == sorted(set(steps_kept))
    assert steps_kept[0] == 0
    assert history.epochs_of(history.present.moments[-1]) == 2


def test_a_branch_goes_on_from_its_moment_with_another_plan_and_the_same_order(
    process: subprocess.Popen[bytes], data: engine.Dataset
) -> None:
    history = History(shapes_network(), PLAN, data.classes, len(data), _BUDGET)
    history.add(last(answers(process, begin(data), Go("epoch"))))
    history.add(last(answers(process, Go())))
    at = history.present.path()[5]
    other = engine.Plan(epochs=2, batch=10, validation=0.2, learning_rate=0.1)
    history.branch(at, other)
    order = Begin(2, history.project, None, other, "cpu", at, _BUDGET)
    history.add(last(answers(process, order, Go())))
    training = engine.train(shapes_network(), data, other, state=at)
    (*_, step) = training
    for name, values in step.current_state().weights.items():
        np.testing.assert_array_equal(history.present.latest.weights[name], values)
    assert [each.step for each in history.present.path()][:6] == [each.step for each in history.strands[0].path()][:6]
    assert changed(PLAN, other) == ("learning_rate",)


def test_a_plan_can_change(process: subprocess.Popen[bytes], data: engine.Dataset) -> None:
    first = last(answers(process, begin(data), Go("step")))
    assert first.weights.plan == PLAN
    other = engine.Plan(epochs=2, batch=20, validation=0.2)
    second = last(answers(process, Follow(other), Go("step")))
    assert second.weights.plan == other
    assert second.moments[-1].step == 2
    assert second.moments[-1].position > first.weights.position + 10  # larger batches, of almost equal size
    assert process.stdin is not None
    send(Go(), process.stdin)
    paused = last(answers(process, Pause()))
    assert paused.moments[-1].step == paused.weights.step
    assert not paused.is_over


def test_what_cannot_be_trained_is_said(process: subprocess.Popen[bytes], data: engine.Dataset) -> None:
    wrong = engine.chain((1, 28, 28), (engine.Flatten(), engine.Linear(units=3)))
    (failure,) = answers(process, Begin(7, wrong, data, PLAN, "cpu", None, _BUDGET))
    assert isinstance(failure, Failure)
    assert failure.number == 7
    assert last(answers(process, begin(data, 8), Go("step"))).number == 8  # and the process goes on


def test_moments_stay_within_their_budget_and_the_first_and_last_are_kept(data: engine.Dataset) -> None:
    (*steps,) = engine.train(shapes_network(), data, PLAN)
    (step,) = steps[-1:]
    state = step.current_state()
    budget = 8 * state.nbytes
    history = History(shapes_network(), PLAN, data.classes, len(data), budget)
    for number in range(1, 40):
        moment = TrainingState(PLAN, number, 0, number, None, 0, state.weights, state.optimiser)
        weights = TrainingState(PLAN, number, 0, number, None, 0, state.weights, {})
        history.add(Report(1, (), (), 1, 0.5, {}, {}, weights, (moment,), 0.0, True, False))
        assert history.nbytes <= budget
        kept = history.present.moments
        assert (kept[0].step, kept[-1].step) == (0, number)


def test_a_moment_shows_its_weights_and_is_the_same_project_every_time(data: engine.Dataset) -> None:
    history = History(shapes_network(), PLAN, data.classes, len(data), _BUDGET)
    first = history.present.beginning
    shown = history.project_at(first)
    assert shown is history.project_at(first)
    assert shown.layers == shapes_network().layers
    linear = engine.chain((1, 28, 28), (engine.Flatten(), engine.Linear(units=3)))
    with pytest.raises(engine.EngineError):
        project_at(linear, first, data.classes)


def test_early_stop_leaves_the_moment_of_the_best_validation(
    process: subprocess.Popen[bytes], data: engine.Dataset
) -> None:
    plan = replace(PLAN, epochs=60, batch=40, learning_rate=0.3, patience=2)
    history = History(shapes_network(), plan, data.classes, len(data), _BUDGET)
    for report in answers(process, Begin(20, shapes_network(), data, plan, "cpu", None, _BUDGET), Go()):
        assert isinstance(report, Report)
        history.add(report)
    strand = history.present
    measured = strand.curve().validation.loss
    assert strand.best is not None
    assert strand.best.epoch == int(measured.argmin()) + 1
    assert strand.best in strand.moments
    assert [each.step for each in strand.moments] == sorted({each.step for each in strand.moments})
    (*_, step) = engine.train(shapes_network(), data, plan)
    assert step.project is not None
    assert history.project_at(strand.best).layers == step.project.layers
    history._thin()
    assert strand.best in strand.moments


def test_the_more_a_report_costs_the_window_the_fewer_there_are(
    data: engine.Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = itertools.count()
    monkeypatch.setattr("engine.training.worker.time.perf_counter", lambda: next(clock) / 20)

    def number_of_reports(cost: float) -> int:
        found: list[Report | Failure] = []
        worker = _Worker(found.append)
        for order in (begin(data), Shown(cost), Go()):
            worker.follow(order)
        while worker.is_running:
            worker.advance()
        return len(found)

    cheap, dear, dearest = (number_of_reports(cost) for cost in (0.0, 0.03, 1.0))
    assert cheap > dear > dearest == 1
