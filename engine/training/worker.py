"""The process of a training: it follows orders from its standard input, and reports to its standard output."""

from __future__ import annotations

import os
import pickle
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from queue import Queue, SimpleQueue
from typing import IO

from engine.training.curve import Point
from engine.training.datasets import Dataset
from engine.training.moments import next_moment
from engine.training.orders import Begin, Failure, Follow, Order, Pause, Report, Shown
from engine.training.state import TrainingState
from engine.training.train import TrainingStep, train
from engine.values.errors import EngineError
from engine.values.messages import described_sentence

_PACE, _SLOWEST = 0.1, 1.0  # seconds between two reports: as often as filters and maps are worth being shown anew
_SHARE = 0.1  # of the time, at most, for copying weights into reports
_SHOWN = 0.06  # of the time, at most, for the window to show them
_WAITING = 2  # reports that the window has not read yet, until the training waits for it
_MOMENTS = 100  # that a training leaves, whatever its length


def main() -> None:
    """The entry point of the process: follows orders until there can be no more."""
    orders, reports = sys.stdin.buffer, os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a library prints is no report
    queue = SimpleQueue[Order]()
    threading.Thread(target=_listen, args=(orders, queue), daemon=True).start()
    outbox = Queue[bytes](_WAITING)
    threading.Thread(target=_write, args=(outbox, reports), daemon=True).start()
    worker = _Worker(lambda report: outbox.put(pickle.dumps(report, pickle.HIGHEST_PROTOCOL)))
    while True:
        if not worker.is_running or not queue.empty():
            worker.follow(queue.get())
        else:
            worker.advance()


def _listen(orders: IO[bytes], queue: SimpleQueue[Order]) -> None:
    try:
        while True:
            queue.put(pickle.load(orders))
    except Exception:  # the window is gone, however that happened
        os._exit(0)


def _write(outbox: Queue[bytes], reports: IO[bytes]) -> None:
    """Writes reports: a window at work reads slowly, and the training does not wait for it."""
    try:
        while True:
            reports.write(outbox.get())
            reports.flush()
    except OSError:  # the window is gone
        os._exit(0)


class _Worker:
    """The training that was begun last.

    Args:
        send: takes each report.

    Attributes:
        is_running: whether it takes another step now.
    """

    def __init__(self, send: Callable[[Report | Failure], None]) -> None:
        self._send = send
        self._dataset: Dataset | None = None
        self._shown = 0.0  # seconds between two reports, for the window to spend no more than its share on them
        self.is_running = False

    def follow(self, order: Order) -> None:
        if isinstance(order, Begin):
            self._begin(order)
        elif isinstance(order, Follow):
            self._plan = order.plan
        elif isinstance(order, Shown):
            self._shown = min(order.seconds / _SHOWN, _SLOWEST)
        elif isinstance(order, Pause):
            if self.is_running:
                self._stop()
        elif not self._is_over:
            self._until, self.is_running = order.until, True
            self._reported = self._last = time.perf_counter()

    def _begin(self, order: Begin) -> None:
        self._number, self.is_running, self._is_over = order.number, False, False
        self._dataset = order.dataset or self._dataset
        self._plan = self._followed = order.plan
        self._step: TrainingStep | None = None
        self._spacing, self._kept, self._pace = 1.0, 0 if order.state is None else order.state.step, _PACE
        self._budget = order.budget
        self._clear()
        assert self._dataset is not None
        try:
            self._steps = train(order.project, self._dataset, order.plan, order.device, order.state)
        except EngineError as error:
            self._fail(error)

    def _clear(self) -> None:
        self._points, self._validation, self._moments = list[Point](), list[Point](), list[TrainingState]()

    def _fail(self, error: EngineError) -> None:
        self.is_running, self._is_over = False, True
        self._send(Failure(self._number, described_sentence(error.what), described_sentence(error.now)))

    def advance(self) -> None:
        """Takes one step."""
        try:
            step = self._next()
        except StopIteration:
            self._is_over = True
            self._stop()
            return
        except EngineError as error:
            self._fail(error)
            return
        self._note(step)
        ends_epoch = step.project is not None
        if self._until == "step" or (self._until == "epoch" and ends_epoch) or step.done >= 1:
            self._is_over = step.done >= 1
            self._stop()
        elif time.perf_counter() - self._reported >= max(self._pace, self._shown):
            self._report()

    def _next(self) -> TrainingStep:
        if self._step is None:
            return next(self._steps)
        plan, self._followed = self._plan if self._plan != self._followed else None, self._plan
        return self._steps.send(plan)

    def _note(self, step: TrainingStep) -> None:
        self._step = step
        at = step.done * self._followed.epochs
        self._points.append((at, step.loss, step.accuracy))
        if step.validation is not None:
            self._validation.append((at, step.validation.loss, step.validation.accuracy))
        if step.step >= self._kept:
            self._keep(step)

    def _keep(self, step: TrainingStep) -> None:
        state = step.current_state()
        if not self._moments or self._moments[-1].step != state.step:
            self._moments.append(state)
        most = max(2.0, min(_MOMENTS, self._budget / max(1, state.nbytes)))
        self._kept = next_moment(step.step, step.done, most)

    def _stop(self) -> None:
        """Pauses, and leaves the exact state to go on from."""
        self.is_running = False
        if self._step is not None:
            self._keep(self._step)
            self._report()

    def _report(self) -> None:
        step, now = self._step, time.perf_counter()
        assert step is not None
        assert self._dataset is not None
        seconds, self._last = now - self._last, now
        images = len(self._points) * min(self._followed.batch, len(self._dataset))
        state = step.current_state()
        weights = replace(state, optimiser={}, best=None)
        self._send(
            Report(
                self._number, tuple(self._points), tuple(self._validation), step.epoch, step.done,
                step.gradient_norms, step.weight_norms, weights, tuple(self._moments),
                images / seconds if seconds > 0 else 0.0, self.is_running, self._is_over,
                state.at_best() if self._is_over else None,
            )
        )  # fmt: skip
        self._clear()
        self._reported = time.perf_counter()
        self._pace = max(_PACE, (self._reported - now) / _SHARE)


if __name__ == "__main__":
    main()
