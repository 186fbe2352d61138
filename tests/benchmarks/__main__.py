"""Prints one JSON line per case: its name, n, median and 95th percentile in ms, the floor of the same run, the ratio.

Each case has a process and settings of its own, and a time limit. A case that fails is reported; all others run
nevertheless, and the exit status is 1.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from engine.compute.devices import devices

ROOT = Path(__file__).resolve().parents[2]
_LIMIT, _QUICK_LIMIT = 1200, 180  # seconds per case


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs all cases, or those whose name contains one of the words; returns the exit status."""
    options = _parser().parse_args(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from tests.benchmarks.cases import Runs, cases, run  # Qt asks for its platform when it is imported
    from tests.benchmarks.measuring import DEVICE

    if options.device is not None:
        if options.device not in devices():
            print(f"This computer has no device {options.device}.", file=sys.stderr)
            return 2
        os.environ[DEVICE] = options.device
    runs = Runs(1, 0) if options.quick else Runs(options.n)
    if options.alone is not None:
        _keep_settings_in(Path(os.environ["XDG_CONFIG_HOME"]))
        run(options.alone, runs)
        return 0
    chosen = [name for name in cases() if not options.words or any(word in name for word in options.words)]
    if not chosen:
        print("No case has one of these words in its name.", file=sys.stderr)
        return 2
    passed_on = ["--quick"] if options.quick else ["-n", str(options.n)]
    limit = _QUICK_LIMIT if options.quick else _LIMIT
    # Two at a time where the times do not count: a quick run only sees that each case works.
    with ThreadPoolExecutor(2 if options.quick else 1) as pool:
        worked = list(pool.map(lambda name: alone(name, passed_on, limit), chosen))
    return 0 if all(worked) else 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("words", nargs="*", help="run only cases whose name contains one of these")
    parser.add_argument("-n", type=int, default=40, help="number of measurements of each")
    parser.add_argument("--quick", action="store_true", help="run each once, to see that it works")
    parser.add_argument(
        "--device", metavar="NAME", help="compute maps there: cpu, cuda or mps; floors that are painted stay on cpu"
    )
    parser.add_argument("--alone", metavar="CASE", help=argparse.SUPPRESS)
    return parser


def alone(name: str, options: Sequence[str], limit: float) -> bool:
    """Runs one case in a process of its own and prints its result; returns whether that worked.

    Args:
        limit: seconds after which it counts as failed.
    """
    command = [sys.executable, "-m", "tests.benchmarks", *options, "--alone", name]
    with tempfile.TemporaryDirectory(prefix="convscope-benchmark-") as folder:
        own = dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"), folder)
        try:
            done = subprocess.run(
                command, cwd=ROOT, env={**os.environ, **own}, stdout=subprocess.PIPE, text=True, timeout=limit
            )
        except subprocess.TimeoutExpired:
            return _failed(name, f"it took more than {limit} seconds")
    print(done.stdout, end="", flush=True)
    if done.returncode:
        return _failed(name, f"its process ended with {done.returncode}")
    return bool(done.stdout) or _failed(name, "it measured nothing")


def _failed(name: str, why: str) -> bool:
    print(json.dumps({"case": name, "failed": why}), flush=True)
    return False


def _keep_settings_in(folder: Path) -> None:
    from PySide6.QtCore import QSettings

    for kind in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
        QSettings.setPath(kind, QSettings.Scope.UserScope, str(folder))


if __name__ == "__main__":
    sys.exit(main())
