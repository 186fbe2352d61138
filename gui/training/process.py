"""The process that trains, as the window sees it: orders go there, reports come back, and neither side waits."""

from __future__ import annotations

import pickle
import subprocess
import threading
import time
from contextlib import suppress
from queue import SimpleQueue

from PySide6.QtCore import QObject, QThread, Signal, Slot

from engine import EngineError
from engine.training.orders import Failure, Go, Order, Report, Shown, send, started
from engine.values.messages import message
from engine.values.system_errors import reason_of


class TrainingProcess(QThread):
    """Passes orders to a process of its own, and emits what that reports.

    Signals:
        reported: a Report.
        failed: a Failure: the training cannot go on.
        broke: the process ended by itself, or could not be started; carries an EngineError.
    """

    reported = Signal(object)
    failed = Signal(object)
    broke = Signal(object)
    _came = Signal(object)  # out of the reading thread

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._orders = SimpleQueue[Order | None]()
        self._process: subprocess.Popen[bytes] | None = None
        self._is_over = threading.Event()
        self._used = 0.0  # seconds of processor time, of the window, until the latest report
        self._came.connect(self._pass_on)

    def send(self, order: Order) -> None:
        """Sends an order; returns at once."""
        if isinstance(order, Go):
            self._used = time.process_time()
        self._orders.put(order)
        if not self.isRunning():
            self.start()

    def kill(self) -> None:
        """Ends the process only, as the system does when memory runs short."""
        if self._process is not None:
            self._process.kill()

    def finish(self) -> None:
        """Ends the process, whatever it does, and the thread."""
        self._is_over.set()
        self._orders.put(None)
        self.kill()
        self.wait()

    @Slot(object)
    def _pass_on(self, news: Report | Failure | EngineError) -> None:
        """Emits what came in the window's thread: nothing is on its way to a listener that another replaces."""
        if self._is_over.is_set():
            return
        if isinstance(news, EngineError):
            self.broke.emit(news)
        elif isinstance(news, Failure):
            self.failed.emit(news)
        else:
            used, self._used = self._used, time.process_time()
            self.send(Shown(self._used - used))
            self.reported.emit(news)

    # --- in this thread

    def run(self) -> None:
        try:
            self._process = process = started()
        except OSError as error:
            self._came.emit(
                EngineError(
                    message("The training cannot begin: {reason}.", reason=reason_of(error)),
                    message("Close other programs, and train again."),
                )
            )
            return
        writer = threading.Thread(target=self._write, args=(process,), name="orders", daemon=True)
        writer.start()
        try:
            self._read(process)
        finally:
            process.kill()
            self._orders.put(None)
            writer.join()
            process.wait()
            for stream in (process.stdin, process.stdout):
                with suppress(OSError):  # what was not written yet has nobody to read it
                    assert stream is not None
                    stream.close()

    def _read(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdout is not None
        while not self._is_over.is_set():
            try:
                report = pickle.load(process.stdout)
            except (EOFError, OSError, pickle.UnpicklingError):
                if not self._is_over.is_set():
                    self._came.emit(
                        EngineError(
                            message("The training broke off: its process was ended."),
                            message(
                                "What it had learned is kept. Train again to go on; a smaller batch needs less memory."
                            ),
                        )
                    )
                return
            self._came.emit(report)

    def _write(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdin is not None
        while (order := self._orders.get()) is not None:
            with suppress(OSError):  # it has ended: whoever reads notices
                send(order, process.stdin)
