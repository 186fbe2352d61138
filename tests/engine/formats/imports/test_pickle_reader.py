"""Pickles are read as data: hostile ones call nothing, import nothing, and end in a bounded time."""

from __future__ import annotations

import builtins
import contextlib
import io
import pickle
import struct
import sys
from collections import OrderedDict
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import engine
from engine.formats.imports import pickle_reader
from engine.formats.imports.pickle_reader import Buildable, Global, PickleReader, Stub, entries
from tests.laws import examples


def read(content: bytes, constructors: Mapping[str, Any] | None = None) -> Any:
    return PickleReader(constructors or {}).read(io.BytesIO(content))


PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),  # bytes were once a call
    lambda inner: st.lists(inner) | st.dictionaries(st.text() | st.integers(), inner) | st.tuples(inner, inner),
    max_leaves=20,
)


@given(PLAIN, st.integers(0, pickle.HIGHEST_PROTOCOL))
@examples(200)
def test_plain_values_come_back(value: Any, protocol: int) -> None:
    assert read(pickle.dumps(value, protocol)) == value


class _Attack:
    def __init__(self, *made: Any) -> None:
        self._made = made

    def __reduce__(self) -> Any:
        return self._made


class _Own:
    """An object with a state."""

    def __init__(self) -> None:
        self.weight = 3

    def __setstate__(self, state: Any) -> None:
        builtins.attacked = True  # type: ignore[attr-defined]


RUNS = "import builtins; builtins.attacked = True"
BY_HAND: dict[str, bytes] = {
    "os.system": b"cos\nsystem\n(S'touch /tmp/attacked'\ntR.",
    "builtins.eval": b"cbuiltins\neval\n(S'1 + 1'\ntR.",
    "a chain of getattr": b"cbuiltins\ngetattr\n(cos\npath\nS'os'\ntRp0\n0"
    b"cbuiltins\ngetattr\n(g0\nS'system'\ntR(S'ls'\ntR.",
    "a dotted name": b"\x80\x04\x8c\x02os\x8c\x0bpath.exists\x93\x8c\x01/\x85R.",
    "an instance": b"(S'ls'\nios\nsystem\n.",
    "an object": b"(cos\nsystem\nS'ls'\no.",
    "a state for a function": b"cos\nsystem\n}S'__code__'\nNsb.",
    "slots for a class": b"ccollections\nOrderedDict\n(N}S'__init__'\ncos\nsystem\nstb.",
    "a module that does not exist": b"cno_such_module\nthing\n(tR.",
    "an import that would do something": b"cantigravity\nfly\n(tR.",
    "an extension": b"\x80\x02\x82\x01.",
}


@pytest.mark.parametrize("name", BY_HAND)
def test_nothing_is_called_or_imported(name: str) -> None:
    before = set(sys.modules)
    made = read(BY_HAND[name], {"collections.OrderedDict": dict})
    assert isinstance(made, Stub | Global)
    assert set(sys.modules) == before


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_no_code_of_an_object_runs(protocol: int) -> None:
    for attack in (_Attack(exec, (RUNS,)), [_Own()], {"a": _Attack(getattr, ("", "upper"))}):
        read(pickle.dumps(attack, protocol))
    assert not hasattr(builtins, "attacked")


def test_what_an_object_keeps_can_be_searched() -> None:
    made = read(pickle.dumps(_Own()))
    assert made.state == {"weight": 3}
    assert made.name.endswith("_Own") or made.arguments


def test_a_dictionary_of_another_class_keeps_its_entries() -> None:
    made = read(pickle.dumps(OrderedDict(a=1)))
    assert isinstance(made, Stub)
    assert made.entries == {"a": 1}


def test_known_names_are_called_with_plain_values() -> None:
    assert read(b"cnet\nadd\n(I1\nI2\ntR.", {"net.add": lambda one, two: one + two}) == 3


def test_only_what_can_be_built_gets_a_state() -> None:
    class Kept(Buildable):
        state: object = None

        def build(self, state: object) -> None:
            self.state = state

    made = read(b"cnet\nKept\n(tR}S'a'\nI1\nsb.", {"net.Kept": Kept})
    assert made.state == {"a": 1}


def test_values_can_hold_themselves() -> None:
    cycle: list[Any] = []
    cycle.append(cycle)
    made = read(pickle.dumps(cycle))
    assert made[0] is made


def test_what_is_shared_stays_shared() -> None:
    doubled: Any = ()
    for _ in range(40):
        doubled = (doubled, doubled)
    made = read(pickle.dumps(doubled))
    assert made[0] is made[1]


def test_a_key_that_takes_for_ever_to_hash_is_left_out() -> None:
    content = b"}" + b")" + b"2\x86" * 60 + b"Ns."
    assert read(content) == {}


def test_a_place_in_memory_that_is_far_away_costs_nothing() -> None:
    assert read(b"Nr" + struct.pack("<I", 2**32 - 1) + b".") is None


@pytest.mark.parametrize(
    "content",
    [
        *(b"", b".", b"N", b"0.", b"e.", b"(", b"R.", b"b.", b"s.", b"u.", b"g5\n.", b"\x86.", b"\xff.", b"2.", b"t."),
        b"\x80\x04\x8e" + struct.pack("<Q", 2**60) + b"a.",
        b"\x80\x02\x8b" + struct.pack("<i", 2**31 - 1) + b"a.",
        b"I" + b"9" * 10_000 + b"\n.",
        b"\x97.",
        b"N\x93.",
    ],
)
def test_damaged_ones_are_errors(content: bytes) -> None:
    with pytest.raises((ValueError, IndexError, KeyError, TypeError, OverflowError, AttributeError)):
        read(content)


def test_a_pickle_of_endless_instructions_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pickle_reader, "MOST_INSTRUCTIONS", 1000)
    with pytest.raises(engine.FormatError, match="1\u202f000 values"):
        read(b"N0" * 1000 + b"N.")


@given(st.binary(max_size=60))
@examples(300)
def test_any_bytes_are_read_or_an_error(content: bytes) -> None:
    before = set(sys.modules)
    with contextlib.suppress(ValueError, IndexError, KeyError, TypeError, OverflowError, AttributeError, SyntaxError):
        read(content, {"collections.OrderedDict": entries})
    assert set(sys.modules) - before <= {"encodings.raw_unicode_escape", "encodings.unicode_escape"}
