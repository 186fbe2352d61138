"""What must be on the disk after a round, and what was lost if it is not."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from engine import EngineError, open_project
from tests.stress.journal import Entry, digest
from tests.stress.plans import Plan

Work = tuple[str, str | None]  # the digest of a Project, and the place of its file

SECONDS = 2.0  # before a kill, beyond the pause until a copy is made and what making one took
_SHARE = 10  # a copy that took long is followed by a pause so many times as long
_HARMLESS = "This plugin does not support"  # says the offscreen platform of every window
_FRESH = re.compile(r"\.convscope-[0-9a-f]{8}-(\d+)-[0-9a-f]{16}")
_OURS = {"work.convscope", "about.json", "lock"}


@dataclass
class Life:
    """One program from its start to its end.

    Args:
        journal: where it writes what happens.
        file: what it was started with.
        began, ended: when, by the clock of its journal; that it ended may be seen late.
        stderr: what it said there.
        struck: when it was killed from outside, if it was.
    """

    plan: Plan
    pid: int
    journal: Path
    file: Path | None
    began: float
    ended: float = 0.0
    status: int | None = None
    entries: list[Entry] = field(default_factory=list)
    stderr: str = ""
    struck: float = math.inf

    @property
    def said(self) -> str:
        """Its journal so far."""
        return self.journal.read_text(encoding="utf-8") if self.journal.exists() else ""

    def all(self, *what: str) -> list[Entry]:
        """Its entries of these kinds."""
        return [each for each in self.entries if each["what"] in what]

    def folders(self, what: str) -> set[str]:
        """The copies that such an entry speaks of."""
        return {each["folder"] for each in self.all(what) if each["folder"]}

    @property
    def is_exact(self) -> bool:
        """Whether there was time to keep the very last state."""
        if self.plan.moment in ("ending", "start"):
            return False
        return self.plan.signal != "SIGKILL" or bool(self.all("rest"))


@dataclass
class World:
    """What lies on the disk between rounds, as far as it matters.

    Args:
        work: the folder in which projects are saved.
        recovery: the folder of recovery copies.
        files: the digest of what every file of the user's holds.
        copies: what every recovery copy holds, by its folder's name.
        bare: folders in there without a copy.
    """

    work: Path
    recovery: Path
    files: dict[Path, str] = field(default_factory=dict)
    copies: dict[str, Work] = field(default_factory=dict)
    bare: set[str] = field(default_factory=set)

    def judge(self, lives: Sequence[Life], damaged: Mapping[Path, bytes]) -> list[str]:
        """What went wrong in a round; takes over what lies there now.

        Args:
            damaged: what was damaged before it, and what it was made.
        """
        faults = [fault for life in lives for fault in _manners(life, damaged)]
        faults += self._files(lives, damaged)
        faults += self._copies(lives, damaged)
        faults += self._leftovers(lives)
        return faults

    # --- the user's files --------------------------------------------------------------------------------------

    def _files(self, lives: Sequence[Life], damaged: Mapping[Path, bytes]) -> Iterator[str]:
        saves = [save for life in lives for save in _saves(life)]
        for life in lives:
            yield from self._opened(life, saves, damaged)
        for path in {*self.files, *(save.path for save in saves)}:
            allowed = _possible(self.files.get(path), path, saves)
            if path in damaged and path.read_bytes() == damaged[path]:
                continue  # nobody saved there
            now = None
            if path.exists():
                try:
                    now = digest(open_project(path))
                except EngineError as error:
                    yield f"{path.name} is not whole: {error}"
                    continue
            if now not in allowed:
                yield f"{path.name} holds {now}, and should hold {_list(allowed)}"
            if now is not None:
                self.files[path] = now

    def _opened(self, life: Life, saves: Sequence[_Save], damaged: Mapping[Path, bytes]) -> Iterator[str]:
        asked: dict[str, float] = {}
        for entry in life.all("opening", "opened"):
            path, since = Path(entry["path"]), asked.setdefault(entry["path"], entry["t"])
            if entry["what"] == "opened":
                allowed = _possible(self.files.get(path), path, saves, since, entry["t"])
                if entry["digest"] not in allowed:
                    yield f"{path.name} was opened as {entry['digest']}, and held {_list(allowed)}"
        first = next(iter(life.all("state")), None)
        if life.file is not None and first is not None:
            if first["path"] is not None:
                allowed = _possible(self.files[life.file], life.file, saves, life.began, first["t"])
                if first["path"] != str(life.file) or first["digest"] not in allowed:
                    yield f"it was started with {life.file.name}, and shows something else"
            elif life.file not in damaged:
                yield "the file that it was started with is not open"
            elif "convscope: " not in life.stderr:
                yield "it was started with a damaged file, and does not say so on the terminal"
            elif not all(each["before"] and each["before"] in each["said"] for each in life.all("offered")[:1]):
                yield "it was started with a damaged file, and does not say so in the window"

    # --- recovery copies ---------------------------------------------------------------------------------------

    def _copies(self, lives: Sequence[Life], damaged: Mapping[Path, bytes]) -> Iterator[str]:
        before, before_bare = self.copies, self.bare
        self.copies, self.bare = dict[str, Work](), set[str]()
        for folder in self.recovery.iterdir() if self.recovery.is_dir() else ():
            if folder.name == "damaged":
                continue
            try:
                self.copies[folder.name] = digest(open_project(folder / "work.convscope")), _place_of(folder)
            except EngineError as error:
                if not (folder / "work.convscope").exists():
                    self.bare.add(folder.name)
                elif not any(folder in path.parents for path in damaged):
                    yield f"the recovery copy {folder.name} is not whole: {error}"
        touched = {folder for life in lives for what in ("restoring", "throwing") for folder in life.folders(what)}
        for name, work in before.items():
            spoilt = [path for path in damaged if self.recovery / name in path.parents]
            if name not in touched and not spoilt and self.copies.get(name) != work:
                yield f"the recovery copy {name}, which nobody touched, is {self.copies.get(name)}, and was {work}"
        told = {Path(each).stem for life in lives for entry in life.all("offered") for each in entry["damaged"]}
        for path in damaged:
            if path.name == "work.convscope" and not path.exists() and path.parent.name not in {*touched, *told}:
                yield f"the damaged copy {path.parent.name} has vanished in silence"
        offered = {each["folder"]: _work(each) for life in lives for each in life.all("offered")}
        taken = {**offered, **before}
        for life in lives:
            own = {name: work for name, work in self.copies.items() if name.startswith(f"{life.pid}-")}
            own |= {name: offered[name] for name in touched & offered.keys() if name.startswith(f"{life.pid}-")}
            others = (each for other in lives if other is not life for each in other.all("offered"))
            passed_on = {each["folder"]: _work(each) for each in others if each["folder"] in life.folders("restoring")}
            yield from self._kept(life, own, passed_on, taken)
            yield from self._offered(life, before, damaged)
        if any(each["folder"] is None for life in lives for each in life.all("offered")):
            yield from (f"{name} in the recovery folder holds nothing, and stays" for name in before_bare & self.bare)

    def _kept(
        self, life: Life, own: Mapping[str, Work], passed_on: Mapping[str, Work], taken: Mapping[str, Work]
    ) -> Iterator[str]:
        """Whether the copies that a program left hold what it has to leave.

        Args:
            own: what it left, also when another program has taken it up meanwhile.
            passed_on: what it restored, and left to another program that was offered it in the same round.
            taken: what was in the copies that programs have taken up.
        """
        restored = {name: self.copies[name] for name in life.folders("restoring") if name in self.copies}
        restored = {**passed_on, **restored}
        states = life.all("state")
        if life.folders("thrown") & self.copies.keys():
            yield "a copy that was thrown away is still there"
        if not states or (restored and not own and not life.folders("restored")):  # killed before or while restoring
            if own or any(taken.get(name) != work for name, work in restored.items()):
                yield "there is a copy that cannot be"
            return
        yield from _claims(life, states)
        last, work = states[-1], _work(states[-1])
        if life.is_exact:
            found = [*own.values(), *restored.values()]
            if last["modified"] and found != [work]:
                yield f"the copies hold {found}, and the last state was {work}"
            if not last["modified"] and found:
                yield f"nothing was unsaved, and there is a copy of {found}"
            return
        recent = _recent(life, states)
        if len(own) > 2:  # one for another place takes the place of the first when it is complete
            yield f"it has left {len(own)} copies"
        possible = [_work(state) for state in recent if state["modified"]]
        good = [each for each in (*own.values(), *restored.values()) if each in possible]
        if not good and all(state["modified"] for state in recent):
            yield f"all but the last seconds are lost: {[*own.values(), *restored.values()]}, not {possible}"
        for name, each in own.items():
            if each not in map(_work, recent if len(own) == 1 else states):
                yield f"the copy {name} holds {each}, which is none of {possible}"
        for name, each in restored.items():
            if each[0] != taken[name][0]:
                yield f"the copy {name} that was opened is another one now"

    def _offered(self, life: Life, before: Mapping[str, Work], damaged: Mapping[Path, bytes]) -> Iterator[str]:
        for entry in life.all("offered"):
            name = entry["folder"]
            if name is not None and name in before and entry["digest"] != before[name][0]:
                yield f"the copy {name} is offered with something else in it"
            for place in map(Path, entry["damaged"]):
                spoilt = self.recovery / place.stem / "work.convscope"
                if spoilt not in damaged:
                    yield f"{place.name} is called damaged, and was not"
                elif not place.is_file() or place.read_bytes() != damaged[spoilt]:
                    yield f"{place.name} is said to lie at {place}"
                elif not entry["said"]:
                    yield "a damaged copy is not spoken of"

    # --- what nobody owns --------------------------------------------------------------------------------------

    def _leftovers(self, lives: Sequence[Life]) -> Iterator[str]:
        ended = {life.pid: life.ended for life in lives}
        cleared: dict[Path, float] = {}
        for save in (save for life in lives for save in _saves(life)):
            if save.end is not None:
                cleared[save.path.parent] = max(cleared.get(save.path.parent, 0.0), save.begin)
        for path in self.work.rglob("*"):
            found = _FRESH.fullmatch(path.name)
            if found is None and path.is_file() and path not in self.files:
                yield f"nobody knows {path}"
            elif found is not None and ended.get(int(found[1]), 0.0) < cleared.get(path.parent, 0.0):
                yield f"{path} is left of a program that had ended when others saved there"
        for path in self.recovery.glob("*/*"):
            if path.parent.name != "damaged" and path.name not in _OURS and not _FRESH.fullmatch(path.name):
                yield f"nobody knows {path}"


@dataclass(frozen=True)
class _Save:
    path: Path
    digest: str
    begin: float
    end: float | None


def _saves(life: Life) -> Iterator[_Save]:
    """The saves of a program; those that were not finished have no end."""
    begun: Entry | None = None
    for entry in life.all("saving", "saved"):
        if begun is not None:
            end = entry["t"] if entry["what"] == "saved" else None
            yield _Save(Path(begun["path"]), begun["digest"], begun["t"], end)
        begun = entry if entry["what"] == "saving" else None
    if begun is not None:
        yield _Save(Path(begun["path"]), begun["digest"], begun["t"], None)


def _possible(
    before: str | None, path: Path, saves: Sequence[_Save], since: float = math.inf, until: float = math.inf
) -> set[str | None]:
    """What a file can hold: what it held, and what was saved there, unless another save has replaced that for sure.

    Args:
        since, until: when it was looked into.
    """
    there = [save for save in saves if save.path == path and save.begin < until]
    whole = [save for save in there if save.end is not None and save.end < since]
    lasting: set[str | None] = {
        save.digest
        for save in there
        if not any(save.end is not None and other.begin > save.end for other in whole if other is not save)
    }
    return lasting if whole else {before, *lasting}


def _claims(life: Life, states: Sequence[Entry]) -> Iterator[str]:
    """What is said to be saved, and was not."""
    known = {_work(states[0]), *(_work(each) for each in life.all("saved", "opened"))}
    for state in states:
        if not (state["modified"] or state["given up"] or _work(state) in known):
            yield f"{_work(state)} counts as saved, and was not"


def _recent(life: Life, states: Sequence[Entry]) -> Sequence[Entry]:
    """The states of the last seconds before an end: those that a copy may hold."""
    copies = life.all("copying", "copied")
    longest = max((each["seconds"] for each in copies if each["what"] == "copied"), default=0.0)
    ended = min(life.ended, life.struck)
    if life.plan.moment == "copy" and copies and copies[-1]["what"] == "copying":
        ended = copies[-1]["t"]  # it struck itself in that copy, which it had rehearsed first, however long that took
    limit = ended - SECONDS - life.plan.pause / 1000 - (_SHARE + 1) * longest
    due = max((index for index, each in enumerate(states) if each["t"] <= limit), default=0)
    for each in life.all("restoring"):  # from then on there is something to lose
        due = max(due, next((index for index, state in enumerate(states) if state["t"] >= each["t"]), 0))
    done = [each for each in copies if each["what"] == "copied" and each["digest"]]
    if done:  # what it says that it has kept, it has kept
        begun = max(each["t"] for each in copies if each["what"] == "copying" and each["t"] <= done[-1]["t"])
        kept = done[-1]["digest"], done[-1]["path"]
        same = [index for index, each in enumerate(states) if each["t"] <= begun and _work(each) == kept]
        due = max(due, *same) if same else due
    return states[due:]


def _manners(life: Life, damaged: Mapping[Path, bytes]) -> Iterator[str]:
    """How a program has to end."""
    allowed = {-9} if life.plan.signal == "SIGKILL" or life.plan.moment == "ending" else {0}
    if life.plan.moment == "twice":
        allowed = {0, -1, -2, -15}  # whoever asks twice is believed, once all is kept
    if life.status not in allowed:
        yield f"it ended with {life.status}"
    lines = [line for line in life.stderr.splitlines() if _HARMLESS not in line]
    if life.file in damaged:
        lines = [line for line in lines if not line.startswith("convscope: ")]
    if lines:
        yield "it said:\n" + "\n".join(lines)
    yield from (entry["text"] for entry in life.all("wrong"))


def _work(state: Entry) -> Work:
    return state["digest"], state["path"]


def _place_of(folder: Path) -> str | None:
    try:
        place: Any = json.loads((folder / "about.json").read_text(encoding="utf-8"))["path"]
    except (OSError, ValueError, TypeError, LookupError):
        return None
    return place if isinstance(place, str) else None


def _list(allowed: set[str | None]) -> str:
    return " or ".join(sorted(str(each) for each in allowed))
