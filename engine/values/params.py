"""Self-describing dataclass fields for hyperparameters: label, help text, type and range."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from functools import cache
from numbers import Real
from typing import Any

from engine.values.errors import EngineError
from engine.values.messages import message
from engine.values.numerals import plain

Pair = tuple[int, int]


@dataclass(frozen=True)
class Param:
    """The description of one hyperparameter, from which forms are built and values checked.

    Args:
        name: the field of the spec.
        label: its title, in English.
        help: one sentence for its tooltip, in English.
        kind: ``int``, ``float``, ``bool``, ``choice`` or ``pair`` (rows, columns).
        low, high: the range, both inclusive.
        choices: the values of a ``choice``, in order.
        step: the increment of a spin box, and of one notch of the mouse wheel.
        sides: labels of the two numbers of a pair, if they are not rows and columns.
    """

    name: str
    label: str
    help: str
    kind: str
    default: Any
    low: float = 0
    high: float = 0
    choices: tuple[str, ...] = ()
    step: float = 1
    sides: tuple[str, str] | tuple[()] = ()

    def checked(self, value: Any) -> Any:
        """``value`` in its canonical form: (n, n) for an int n if the kind is ``pair``, 2 for 2.0 if it is ``int``.

        Raises:
            EngineError: it is out of range or of the wrong type.
        """
        if self.kind == "pair":
            return self._checked_pair(value)
        if self.kind == "choice":
            if value not in self.choices:
                raise self._refused(value, ", ".join(self.choices))
            return value
        if self.kind == "bool":
            if value not in (True, False):
                raise self._refused(value, "yes, no")
            return bool(value)
        return self._whole(value) if self.kind == "int" else float(self._within(value))

    def _checked_pair(self, value: Any) -> Pair:
        sides = value if isinstance(value, (tuple, list)) else (value, value)
        if len(sides) != 2:
            raise self._refused(value, "rows, columns")
        return self._whole(sides[0]), self._whole(sides[1])

    def _whole(self, value: Any) -> int:
        if int(self._within(value)) != value:
            raise self._refused(value, "a whole number")
        return int(value)

    def _within(self, value: Any) -> Any:
        is_number = isinstance(value, Real) and not isinstance(value, bool)
        if not is_number or not self.low <= value <= self.high:
            raise self._refused(value, f"{plain(self.low)} … {plain(self.high)}")
        return value

    def _refused(self, value: object, allowed: str) -> EngineError:
        return EngineError(
            message("{name} cannot be {value}.", name=self.name, value=value),
            message("It may be {allowed}.", allowed=allowed),
        )


def param(
    default: Any,
    label: str,
    help: str,
    *,
    low: float = 0,
    high: float = 0,
    choices: tuple[str, ...] = (),
    pair: bool = False,
    step: float = 1,
    sides: tuple[str, str] | tuple[()] = (),
) -> Any:
    """A dataclass field with a Param as its metadata; the kind follows from the default.

    Args: as for :class:`Param`; with ``pair`` or ``sides`` the kind is ``pair``, and a single default applies to both.
    """
    pair = pair or bool(sides)
    if choices:
        kind = "choice"
    elif pair:
        kind = "pair"
    else:
        kind = type(default).__name__
    if pair and not isinstance(default, tuple):
        default = (default, default)
    return dataclasses.field(
        default=default, metadata={"param": Param("", label, help, kind, default, low, high, choices, step, sides)}
    )


@cache
def params(spec: type) -> tuple[Param, ...]:
    """The Params of a dataclass, in the order of its fields, which is the order in a form."""
    return tuple(
        dataclasses.replace(field.metadata["param"], name=field.name)
        for field in dataclasses.fields(spec)
        if "param" in field.metadata
    )
