"""Starts the program by forking: what takes long to import is there already.

Reads a line of JSON for everything that it is to do, and answers with one: ``{"start": PLAN}`` with the number of the
process, ``{"poll": NUMBER}`` with its status once it has ended, and null before. Nothing is computed here, and there is
no QApplication: the threads of both would not be there after a fork.
"""

from __future__ import annotations

import gc
import importlib
import json
import os
import signal
import sys
from pathlib import Path

_PRELOADED = ("torch", "onnx", "pyqtgraph", "gui.app.start", "gui.map.map_panel", "tests.stress.driver")


def main() -> int:
    """Serves until its input ends; in a forked process: the program's exit status."""
    for name in _PRELOADED:
        importlib.import_module(name)
    gc.freeze()  # what is there stays, in every fork
    print(json.dumps("ready"), flush=True)
    for line in sys.stdin:
        asked = json.loads(line)
        if "start" in asked:
            pid = os.fork()
            if pid == 0:
                return _program(asked["start"])
            print(json.dumps(pid), flush=True)
        else:
            pid, status = os.waitpid(asked["poll"], os.WNOHANG)
            print(json.dumps(os.waitstatus_to_exitcode(status) if pid else None), flush=True)
    return 0


def _program(plan: dict[str, object]) -> int:
    from tests.stress.driver import run

    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)  # what was ignored where we were started, by nohup or by a shell
    signal.signal(signal.SIGINT, signal.default_int_handler)
    nothing = os.open(os.devnull, os.O_RDWR)
    said = os.open(Path(str(plan["journal"])).with_suffix(".stderr"), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    for number, target in ((nothing, 0), (nothing, 1), (said, 2)):
        os.dup2(number, target)
    return run(plan)


if __name__ == "__main__":
    sys.exit(main())
