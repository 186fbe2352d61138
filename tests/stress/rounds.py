"""Lets rounds happen: starts programs, sends them signals, damages files, and asks the oracle."""

from __future__ import annotations

import dataclasses
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.stress.journal import entries
from tests.stress.oracle import Life, World
from tests.stress.plans import PLACES, Plan, Round, clearing, planned

ROOT = Path(__file__).resolve().parents[2]
_LOOK = 0.01  # seconds between two looks at what programs do
_LIMIT = 240.0  # until one is killed that does not end
_IMPATIENCE = 0.02  # between two requests to end
_MARKS = {"any": "acting", "twice": "acting", "rest": "rest", "ending": "finishing"}  # entries that a signal waits for

Damage = dict[Path, tuple[bytes, bytes]]  # what a file held, and what it was made


class Server:
    """The process that starts programs, see ``server.py``.

    Args:
        folder: of the settings and data that all of them share.
        screen: the variables with which a program appears on a screen.
    """

    def __init__(self, folder: Path, screen: Mapping[str, str]) -> None:
        places = {"HOME": folder, "XDG_CONFIG_HOME": folder / "settings", "XDG_DATA_HOME": folder / "data"}
        ours = {"LANG": "C", "LC_ALL": "C.UTF-8", "PYTHONFAULTHANDLER": "1", **{k: str(v) for k, v in places.items()}}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.stress.server"],
            cwd=ROOT,
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen", **screen, **ours},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._answer()

    def start(self, plan: Mapping[str, object]) -> int:
        """Starts a program; returns the number of its process."""
        return int(self._ask({"start": plan}))

    def status(self, pid: int) -> int | None:
        """How a program has ended; None before."""
        answer = self._ask({"poll": pid})
        return None if answer is None else int(answer)

    def stop(self) -> None:
        """Ends it."""
        self._process.communicate()

    def _ask(self, asked: object) -> Any:
        assert self._process.stdin is not None
        self._process.stdin.write(f"{json.dumps(asked)}\n")
        self._process.stdin.flush()
        return self._answer()

    def _answer(self) -> Any:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError("the process that starts programs has ended")
        return json.loads(line)


class Stress:
    """Rounds in one folder, each with what the one before left.

    Args:
        folder: where everything lies; it is empty.
        only: the signal that all programs end by.
        screen: the variables with which a program appears on a screen.

    Attributes:
        faults: what went wrong.
        count: what happened how often.
    """

    def __init__(self, folder: Path, seed: int, only: str | None, screen: Mapping[str, str]) -> None:
        self._folder, self._seed, self._only = folder.resolve(), seed, only
        work = self._folder / "work"
        for each in {(work / place).parent for place in PLACES}:
            each.mkdir(parents=True, exist_ok=True)
        for name in ("scratch", "journals"):
            (self._folder / name).mkdir()
        self._world = World(work, self._folder / "data" / "ConvScope" / "recovery")
        self._server = Server(self._folder, screen)
        self.faults: list[str] = []
        self.count: Counter[str] = Counter()

    def plan(self, number: int) -> Round:
        """What the seed wants of a round."""
        return planned(number, self._seed, self._only, len(self._world.copies))

    def end(self, number: int) -> None:
        """Throws away what was left behind, and sees that then nothing is left; ends what was started."""
        self.happen(clearing(number))
        left = [*self._world.recovery.glob("*"), *self._world.work.rglob(".*")]
        self.faults += [f"{path} is left in the end" for path in left]
        self._server.stop()

    def happen(self, this: Round) -> None:
        """Lets a round happen, and judges it."""
        world, had = self._world, dict(self._world.copies)
        damaged = self._damage(this)
        lives = [self._start(this, index, plan, damaged) for index, plan in enumerate(this.programs)]
        self._run(lives)
        faults = list(world.judge(lives, {path: now for path, (_, now) in damaged.items()}))
        killed = sum(life.plan.signal == "SIGKILL" for life in lives)  # maybe between a copy and the one before
        if len(world.copies) > len(had) + len(lives) + killed:
            faults.append("there are more copies than programs that left any")
        self.faults += [f"round {this.number}: {fault} [{this}]" for fault in faults]
        self._mend(damaged, had)
        self._tally(lives)

    # --- programs ----------------------------------------------------------------------------------------------

    def _start(self, this: Round, index: int, plan: Plan, damaged: Damage) -> Life:
        files = sorted(self._world.files)
        file = files[plan.opens % len(files)] if plan.opens is not None and files else None
        file = next((path for path in damaged if path in files), file)
        journal = self._folder / "journals" / f"{this.number}-{index}.jsonl"
        places = {"folder": self._world.work, "scratch": self._folder / "scratch", "journal": journal}
        told = {**dataclasses.asdict(plan), **{key: str(value) for key, value in places.items()}}
        began = time.monotonic()
        return Life(plan, self._server.start({**told, "file": file and str(file)}), journal, file, began)

    def _run(self, lives: Sequence[Life]) -> None:
        """Sends every program its signal when it is time, and waits until all have ended."""
        signals = {life.pid: self._signals(life) for life in lives}
        while signals:
            for life in [each for each in lives if each.pid in signals]:
                life.status = self._server.status(life.pid)
                if life.status is None:
                    next(signals[life.pid], None)
                else:
                    life.ended = time.monotonic()
                    del signals[life.pid]
            time.sleep(_LOOK)
        for life in lives:
            life.entries = entries(life.journal)
            life.stderr = life.journal.with_suffix(".stderr").read_text(encoding="utf-8")

    def _signals(self, life: Life) -> Iterator[None]:
        """Waits for the moment that is planned, a look at a time."""
        plan, mark = life.plan, _MARKS.get(life.plan.moment)
        if mark is not None or plan.moment == "start":
            sign = f'"what": "{mark}"'
            while mark is not None and sign not in life.said:
                yield
            due = time.monotonic() + (plan.delay if plan.moment in ("start", "any", "twice") else 0.0)
            while time.monotonic() < due:
                yield
            if plan.signal == "SIGKILL":
                life.struck = time.monotonic()
            os.kill(life.pid, getattr(signal, plan.signal))
        if plan.moment == "twice":
            due = time.monotonic() + _IMPATIENCE
            while time.monotonic() < due:
                yield
            os.kill(life.pid, getattr(signal, plan.signal))  # it is waited for by its parent: the number is still its
        while time.monotonic() < life.began + _LIMIT:
            yield
        os.kill(life.pid, signal.SIGKILL)
        self.faults.append(f"a program did not end: {plan}")

    def _tally(self, lives: Sequence[Life]) -> None:
        for life in lives:
            count = Counter(entry["what"] for entry in life.entries)
            self.count.update({name: count[what] for what, name in _COUNTED.items()})
            self.count["programs"] += 1
            self.count["saves cut short"] += count["saving"] - count["saved"]
            self.count["copies cut short"] += count["copying"] - count["copied"]
            self.count["damage told"] += sum(len(entry["damaged"]) for entry in life.all("offered"))
            self.count["damage told"] += "convscope: " in life.stderr
            self.count[life.plan.signal or "closed"] += 1

    # --- damage ------------------------------------------------------------------------------------------------

    def _damage(self, this: Round) -> Damage:
        """Damages what is planned, if there is one, as a disk or a cable does."""
        if this.damage is None:
            return {}
        what, how = this.damage
        chance, found = this.chance, sorted(self._world.files)
        if what != "file":
            copies = [self._world.recovery / name for name in self._world.copies]
            copies.sort(key=lambda folder: (folder / "work.convscope").stat().st_mtime)
            found = [folder / ("work.convscope" if what == "copy" else "about.json") for folder in copies[-1:]]
        if not found:
            return {}
        path = chance.choice(found)
        before, times = path.read_bytes(), path.stat()
        at = chance.randrange(len(before))
        if how == "flip":
            now = before[:at] + bytes((before[at] ^ 1 << chance.randrange(8),)) + before[at + 1 :]
        elif how == "cut":
            now = before[:at]
        else:
            length = min(chance.randint(1, 4096), len(before) - at)
            now = before[:at] + bytes(length) + before[at + length :]
        path.write_bytes(now)
        os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))  # the order of copies stays
        self.count["damaged"] += 1
        return {path: (before, now)}

    def _mend(self, damaged: Damage, copies: Mapping[str, tuple[str, str | None]]) -> None:
        """Makes whole again what nobody took up or replaced, and forgets what was put aside."""
        for path, (before, now) in damaged.items():
            if path.is_file() and path.read_bytes() == now:
                times = path.stat()
                path.write_bytes(before)
                os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
                if path.parent.name in copies:
                    self._world.copies[path.parent.name] = copies[path.parent.name]
        shutil.rmtree(self._world.recovery / "damaged", ignore_errors=True)
        for name in self._world.bare:
            os.utime(self._world.recovery / name, (0, 0))  # as if it lay there for long


_COUNTED = {
    "act": "acts",
    "state": "states",
    "saved": "saves",
    "copied": "copies",
    "opened": "opened",
    "restored": "restored",
    "thrown": "thrown away",
}
