"""Compares what weights alone can be: ranks of guesses, correct digits, and the alternatives of a choice that fit."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence

from engine.formats.imports.candidates import Candidates, evidence, parsed
from engine.formats.imports.evidence import TRUSTED
from engine.formats.imports.guesses import Guess
from engine.formats.imports.parsed_network import multiply_adds
from engine.values.errors import EngineError


def ranks(guesses: Sequence[Guess]) -> tuple[int, ...]:
    """The rank of each guess, from 1; the same for guesses between which the weights do not decide.

    These have the same cost, or differ in the size of the input alone. A guess that enough digits confirm has a rank of
    its own.
    """
    found: list[int] = []
    first = 0  # of those with the same rank
    for at, guess in enumerate(guesses):
        digits = guesses[first].digits
        is_apart = at > 0 and digits is not None and digits >= TRUSTED
        if is_apart or not _is_tie(guesses[first], guess):
            first = at
        found.append(first + 1)
    return tuple(found)


def _is_tie(one: Guess, other: Guess) -> bool:
    sized = {**one.choices, "size": other.choices.get("size", "")}
    return math.isclose(one.cost, other.cost) or sized == {"size": "", **other.choices}


def digits_right(found: Candidates, choices: Mapping[str, str]) -> int | None:
    """The number of the ten sample digits that the network with these choices classifies correctly.

    None if it is not for grey pictures and ten classes, cannot run, or is so large that it would take long.
    """
    return evidence(found).digits(choices)


def fitting(found: Candidates, choices: Mapping[str, str]) -> Iterator[tuple[str, frozenset[str]]]:
    """Yields the name of each choice with those of its values that fit, if all other choices stay as they are."""
    for choice in found.choices:
        values = (option.value for option in choice.options)
        yield choice.name, frozenset(value for value in values if _fits(found, {**choices, choice.name: value}))


def _fits(found: Candidates, choices: Mapping[str, str]) -> bool:
    try:
        return multiply_adds(parsed(found, choices)) is not None
    except EngineError:
        return False
