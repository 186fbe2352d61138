"""Processes for trainings within a moment: a fresh one takes two seconds to import what it trains with.

What is told to such a process, what it does and how it ends is as ever; only its start is another one.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import IO

CAN_FORK = sys.platform == "linux"
_ROOT = Path(__file__).resolve().parents[1]

# It imports everything once; with each order it forks, and its child goes on as the process that the order is for.
_PROGRAM = """
import os, signal, socket, sys
import torch._dynamo, torch.optim
import engine.training.data, engine.training.last_layer, engine.training.train
from engine.training import worker

signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # whoever ordered them notices their end
with socket.socket(fileno=int(sys.argv[1])) as orders:
    while (given := socket.recv_fds(orders, 1, 3)[1]):
        if not (child := os.fork()):
            break
        for each in given:
            os.close(each)
        orders.send(child.to_bytes(8, "big"))
    else:
        sys.exit()
signal.signal(signal.SIGCHLD, signal.SIG_DFL)
for end, descriptor in enumerate(given[:2]):
    os.dup2(descriptor, end)
    os.close(descriptor)
worker.main()  # the third is closed when it ends
"""


class Child:
    """A process that was forked, with what is used of a ``subprocess.Popen``.

    Args:
        life: ends when the process does.
    """

    def __init__(self, pid: int, stdin: IO[bytes], stdout: IO[bytes], life: IO[bytes]) -> None:
        self.pid, self.stdin, self.stdout, self._life = pid, stdin, stdout, life

    def kill(self) -> None:
        """Ends it if it has not ended."""
        if not self._life.closed:
            with suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)

    def wait(self) -> None:
        """Waits for its end."""
        if not self._life.closed:
            self._life.read()
            self._life.close()


class Nursery:
    """Starts processes for trainings; itself started with the first of them."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._orders: socket.socket | None = None
        self._turn = threading.Lock()

    def started(self) -> Child:
        """A process as :func:`engine.training.orders.started` starts it."""
        (taken, stdin), (stdout, given), (life, alive) = os.pipe(), os.pipe(), os.pipe()
        with self._turn:
            orders = self._begun()
            socket.send_fds(orders, [b"."], [taken, given, alive])
            pid = int.from_bytes(orders.recv(8), "big")
        for each in (taken, given, alive):
            os.close(each)
        assert pid, "what forks has ended"
        return Child(pid, os.fdopen(stdin, "wb"), os.fdopen(stdout, "rb"), os.fdopen(life, "rb"))

    def _begun(self) -> socket.socket:
        if self._orders is None:
            self._orders, theirs = socket.socketpair()
            with theirs:
                command = [sys.executable, "-c", _PROGRAM, str(theirs.fileno())]
                self._process = subprocess.Popen(command, cwd=_ROOT, pass_fds=[theirs.fileno()])
        return self._orders

    def end(self) -> None:
        """Ends the process that forks."""
        if self._orders is not None and self._process is not None:
            self._orders.close()
            self._process.wait()
