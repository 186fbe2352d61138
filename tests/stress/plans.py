"""What is to happen in a round; the seed of the rounds determines it, all but the instant of a kill from outside."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import Any

EVERY = 20  # rounds to one with damage
PLACES = "a.convscope", "b.convscope", "deeper/c.convscope"  # where work is saved
SIGNALS = "SIGKILL", "SIGTERM", "SIGHUP", "SIGINT"
_ASKED = SIGNALS[1:]
_TWO = 0.25  # of the rounds have two programs at the same time
_LONG = 0.1  # of those that end at any moment run longer, so that copies are due
_PAUSES = 100, 300, 1000  # milliseconds from a change to its copy; the program itself takes 3000
_MOST_ACTS = 50
_CROWD = 4  # copies; from then on none is left alone

# How a program ends: the signal, and the moment of it; the rest is by chance.
_ENDS = {
    ("SIGKILL", "start"): 1,
    ("SIGKILL", "any"): 4,
    ("SIGKILL", "rest"): 4,
    ("SIGKILL", "save"): 4,
    ("SIGKILL", "copy"): 4,
    ("asked", "any"): 5,
    ("asked", "twice"): 2,
    ("asked", "save"): 3,
    ("asked", "copy"): 2,
    ("asked", "ending"): 1,  # and then killed during the last copy
    ("", "close"): 3,
}


@dataclass
class Plan:
    """What one program is to do.

    Args:
        signal: by which it ends; none when it is closed.
        moment: when; ``start`` and ``any`` are after a delay from outside, ``save`` and ``copy`` in the middle of one.
        delay: seconds.
        acts: how many there are before the end; without end when that comes from outside.
        welcome: what becomes of the copy that is offered: ``restore``, ``throw``, ``leave``; ``clear``: of all.
        answer: to the question about unsaved work when it is closed.
        opens: which file it is started with: the number of one of those that there are, or None.
    """

    seed: int
    signal: str
    moment: str
    delay: float
    acts: int
    pause: int
    welcome: str = "restore"
    answer: str = "Save"
    opens: int | None = None


@dataclass
class Round:
    """What happens in a round.

    Args:
        programs: one, or two at the same time.
        damage: what is damaged before: ``file``, ``copy``, ``about`` or nothing; and how: ``flip``, ``cut``, ``blank``.
    """

    number: int
    programs: list[Plan]
    damage: tuple[str, str] | None = None
    chance: random.Random = field(default_factory=random.Random)

    def __str__(self) -> str:
        ends = " and ".join(f"{each.welcome}, {each.signal or each.answer} at {each.moment}" for each in self.programs)
        return f"{ends}{f', damaged {self.damage[0]} ({self.damage[1]})' if self.damage else ''}"


def planned(number: int, seed: int, only: str | None, copies: int) -> Round:
    """A round.

    Args:
        only: the signal that all programs end by.
        copies: how many there are that could be taken up.
    """
    chance = random.Random(f"{seed}/{number}")
    damage = None
    if number % EVERY == EVERY - 1:
        damage = chance.choice(("file", "copy", "copy", "about")), chance.choice(("flip", "flip", "cut", "blank"))
    programs = [_plan(chance, only, copies) for _ in range(1 + (chance.random() < _TWO))]
    if damage is not None and damage[0] == "file":
        programs = programs[:1]
        programs[0].opens = programs[0].opens or 0
        programs[0].moment = "any" if programs[0].moment == "start" else programs[0].moment
    return Round(number, programs, damage, chance)


def few() -> list[Round]:
    """The rounds of the test suite: one of every kind, short."""

    def plan(seed: int, end: str, moment: str, welcome: str = "restore", pause: int = 300, **more: Any) -> Plan:
        return Plan(seed, end, moment, 0.3, 8, pause, welcome, **more)

    never = 60_000  # milliseconds: no copy but the last one
    rounds = (
        ([plan(1, "SIGKILL", "rest")], None),
        ([plan(2, "SIGTERM", "any", pause=never), plan(3, "SIGKILL", "save", "leave")], None),
        ([plan(4, "SIGHUP", "save", pause=never), plan(5, "SIGKILL", "copy")], None),
        ([plan(6, "SIGINT", "any", pause=never, opens=0), plan(10, "SIGKILL", "any", pause=never)], None),
        ([plan(7, "SIGKILL", "save", "leave")], ("copy", "flip")),
        ([plan(8, "", "close", "throw"), plan(9, "SIGKILL", "rest")], None),
    )
    return [Round(number, *each, random.Random(number)) for number, each in enumerate(rounds)]


def clearing(number: int) -> Round:
    """The last round: all that was left behind is thrown away, and the work saved."""
    return Round(number, [Plan(0, "", "close", 0.0, 5, 100, "clear")])


def _plan(chance: random.Random, only: str | None, copies: int) -> Plan:
    ends: dict[tuple[str, str], int] = {}
    for (name, moment), weight in _ENDS.items():
        for each in _ASKED if name == "asked" else (name,):
            if only is None or each == only:
                ends[each, moment] = weight * (1 if name == "asked" else len(_ASKED))
    end, moment = chance.choices([*ends], [*ends.values()])[0]
    is_long = moment == "any" and chance.random() < _LONG
    settled: dict[str, Any] = {
        "seed": chance.randrange(10**9),
        "signal": end,
        "moment": moment,
        "delay": chance.uniform(0, 1.0 if moment == "start" else 5.0 if is_long else 1.5),
        "acts": chance.randint(0, _MOST_ACTS),
        "pause": chance.choice(_PAUSES),
        "welcome": chance.choices(("restore", "throw", "leave"), (6, 1, 2 if copies < _CROWD else 0))[0],
        "answer": chance.choice(("Save", "Save", "Discard")),
        "opens": chance.randrange(3) if chance.random() < 0.3 else None,
    }
    if moment == "start":
        settled["welcome"] = "leave" if chance.random() < 0.5 else "restore"
    return Plan(**settled)
