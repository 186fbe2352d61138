"""The command line of the stress test, see the package."""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from tests.stress.plans import SIGNALS, few
from tests.stress.rounds import Stress

_EVERY = 25  # rounds to a line
_SCREEN = 1440, 900


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs it; returns 1 when anything was lost, or went wrong in another way."""
    options = _parser().parse_args(arguments)
    with ExitStack() as stack:
        screen = {}
        if options.xcb:
            from tests.screen.server import Server, check_tools

            check_tools()
            server = Server((_SCREEN,))
            stack.callback(server.stop)
            screen = {key: server.environment[key] for key in ("DISPLAY", "QT_QPA_PLATFORM")}
        if options.keep is not None:
            options.keep.mkdir(parents=True)
        folder = options.keep or Path(tempfile.mkdtemp(prefix="convscope-stress-"))
        began = time.monotonic()
        stress = Stress(folder, options.seed, options.signal, screen)
        rounds = (
            few() if options.rounds is None else map(stress.plan, range(options.first, options.first + options.rounds))
        )
        number = 0
        for number, this in enumerate(rounds, 1):
            told = len(stress.faults)
            stress.happen(this)
            for fault in stress.faults[told:]:
                print(fault, flush=True)
            if number % _EVERY == 0:
                _say(number, stress, time.monotonic() - began)
        told = len(stress.faults)
        stress.end(options.first + number)
        for fault in stress.faults[told:]:
            print(fault, flush=True)
    if stress.faults:
        print(f"What happened lies in {folder}", flush=True)
    elif options.keep is None:
        shutil.rmtree(folder)
    seconds = round(time.monotonic() - began, 1)
    summary = {"rounds": number, "seed": options.seed, "seconds": seconds, "faults": len(stress.faults)}
    print(json.dumps({**summary, **stress.count}, indent=1))
    return 1 if stress.faults else 0


def _say(rounds: int, stress: Stress, seconds: float) -> None:
    told = ", ".join(f"{count} {what}" for what, count in stress.count.items())
    print(f"{rounds} rounds, {seconds:.0f} s: {len(stress.faults)} faults; {told}", flush=True)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.stress", description="Rounds of work, kills and recoveries.")
    parser.add_argument("rounds", type=int, nargs="?", metavar="ROUNDS", help="how many; else a few")
    parser.add_argument("--seed", type=int, default=0, help="determines what happens, all but the instant of a kill")
    parser.add_argument("--first", type=int, default=0, metavar="N", help="the number of the first round")
    parser.add_argument("--signal", choices=SIGNALS, help="by which all programs end; else there are all kinds of ends")
    parser.add_argument("--xcb", action="store_true", help="on an X server of our own")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="where everything lies, and stays for looking at")
    return parser


if __name__ == "__main__":
    sys.exit(main())
