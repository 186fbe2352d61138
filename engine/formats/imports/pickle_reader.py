"""Reads pickles without running them: an interpreter of their instructions that builds nothing but data.

Python's own unpickler imports what a file names and calls it. Here a name stays a name: a class or function of the
file becomes a :class:`Global`, an object constructed with it a :class:`Stub`, and only constructors that the caller
lists are ever called. No attribute of any object is looked up, so that there is nothing to attack.
"""

from __future__ import annotations

import pickletools
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import IO, Any, Final

from engine.values.errors import FormatError
from engine.values.messages import message

MOST_INSTRUCTIONS: Final = 5_000_000

Constructor = Callable[..., object]

_PUSHED = frozenset(
    {
        "INT",
        "BININT",
        "BININT1",
        "BININT2",
        "LONG",
        "LONG1",
        "LONG4",
        "FLOAT",
        "BINFLOAT",
        "STRING",
        "BINSTRING",
        "SHORT_BINSTRING",
        "BINBYTES",
        "SHORT_BINBYTES",
        "BINBYTES8",
        "BYTEARRAY8",
        "UNICODE",
        "SHORT_BINUNICODE",
        "BINUNICODE",
        "BINUNICODE8",
    }
)  # instructions that push their argument
_CONSTANTS: Mapping[str, object] = {"NONE": None, "NEWTRUE": True, "NEWFALSE": False}
_EMPTY: Mapping[str, Callable[[], object]] = {
    "EMPTY_LIST": list, "EMPTY_TUPLE": tuple, "EMPTY_DICT": dict, "EMPTY_SET": list,
}  # fmt: skip
_TUPLES: Mapping[str, int] = {"TUPLE1": 1, "TUPLE2": 2, "TUPLE3": 3}
_GATHERED = ("LIST", "FROZENSET")
_AFTER_MARK = frozenset(
    {"APPENDS", "ADDITEMS", "SETITEMS", "TUPLE", "DICT", "POP_MARK", "INST", "OBJ", "LIST", "FROZENSET"}
)
_IGNORED = ("PROTO", "FRAME", "READONLY_BUFFER")
_KEYS = (str, int, float, bytes, type(None))  # anything else may take for ever to hash


@dataclass(frozen=True, eq=False)
class Global:
    """The name of a class or function, with its module."""

    name: str


@dataclass(eq=False)
class Stub:
    """Stands for an object of an unknown class.

    Args:
        name: of the class or function that would construct it.
        arguments: of that call.
        state: the argument of ``__setstate__``, mostly a dictionary of its attributes.
        entries: its items as a dictionary.
        elements: its items as a list.
    """

    name: str
    arguments: object = ()
    state: object = None
    entries: dict[Any, object] = field(default_factory=dict)
    elements: list[object] = field(default_factory=list)


class Buildable:
    """An object of a known constructor that has a ``__setstate__``."""

    def build(self, state: object) -> None:
        """Sets the state. Raises: any error, if it is not as expected."""
        raise NotImplementedError


class PickleReader:
    """Reads pickles from a stream, one after the other.

    Args:
        constructors: functions by the name in the file that they replace; they must not trust their arguments.
        persistent: returns the object for a persistent id, which refers to data outside of the pickle.
    """

    def __init__(
        self, constructors: Mapping[str, Constructor], persistent: Callable[[object], object] | None = None
    ) -> None:
        self._constructors = constructors
        self._persistent = persistent
        self._count = 0

    def read(self, stream: IO[bytes]) -> object:
        """The value of the next pickle in the stream.

        Raises:
            FormatError: it has too many instructions.
            Exception: almost any, if it is damaged.
        """
        stack: list[Any] = []
        marks: list[list[Any]] = []
        memo: dict[int, object] = {}
        for opcode, argument, _ in pickletools.genops(stream):
            name = opcode.name
            self._count += 1
            if self._count > MOST_INSTRUCTIONS:
                raise FormatError(
                    message("It lists more than {most} values.", most=MOST_INSTRUCTIONS),
                    message("Save the weights alone, with torch.save(model.state_dict(), …)."),
                )
            if name == "STOP":
                return stack.pop()
            if name == "MARK":
                marks.append(stack)
                stack = []
            elif name in _AFTER_MARK:
                gathered, stack = stack, marks.pop()
                self._take(name, argument, gathered, stack)
            elif name in ("GET", "BINGET", "LONG_BINGET"):
                stack.append(memo[int(str(argument))])
            elif name in ("PUT", "BINPUT", "LONG_BINPUT"):
                memo[int(str(argument))] = stack[-1]
            elif name == "MEMOIZE":
                memo[len(memo)] = stack[-1]
            elif not (self._push(name, argument, stack) or self._combine(name, argument, stack)):
                raise ValueError(f"it has an instruction {name}")
        raise ValueError("it is cut short")

    def _push(self, name: str, argument: object, stack: list[Any]) -> bool:
        """Executes an instruction that pushes a new value; False if it is another one."""
        if name in _PUSHED:
            stack.append(argument)
        elif name in _CONSTANTS:
            stack.append(_CONSTANTS[name])
        elif name in _EMPTY:
            stack.append(_EMPTY[name]())
        elif name == "GLOBAL":
            stack.append(Global(str(argument).replace(" ", ".")))
        elif name in ("EXT1", "EXT2", "EXT4"):
            stack.append(Global("copyreg"))
        elif name == "PERSID":
            stack.append(self._referred(argument))
        else:
            return name in _IGNORED
        return True

    def _combine(self, name: str, argument: object, stack: list[Any]) -> bool:
        """Executes an instruction that pops values from the stack; False if it is another one."""
        if name in _TUPLES:
            count = _TUPLES[name]
            if len(stack) < count:
                raise ValueError("nothing to take")
            stack[-count:] = [tuple(stack[-count:])]
        elif name == "POP":
            stack.pop()
        elif name == "DUP":
            stack.append(stack[-1])
        elif name == "APPEND":
            _extend(stack[-2], [stack.pop()])
        elif name == "SETITEM":
            value, key = stack.pop(), stack.pop()
            _update(stack[-1], [key, value])
        elif name == "STACK_GLOBAL":
            attribute, module = stack.pop(), stack.pop()
            stack.append(Global(f"{_text(module)}.{_text(attribute)}"))
        elif name in ("REDUCE", "NEWOBJ", "NEWOBJ_EX"):
            if name == "NEWOBJ_EX":
                stack.pop()  # arguments by name
            arguments = stack.pop()
            stack.append(self.constructed(stack.pop(), arguments))
        elif name == "BUILD":
            _build(state=stack.pop(), target=stack[-1])
        elif name == "BINPERSID":
            stack.append(self._referred(stack.pop()))
        else:
            return False
        return True

    def _referred(self, identity: object) -> object:
        return Stub("persistent") if self._persistent is None else self._persistent(identity)

    def constructed(self, function: object, arguments: object) -> object:
        """The result of a call in the file: that of a known constructor, or a Stub."""
        if not isinstance(function, Global):
            return Stub("", arguments)
        constructor = self._constructors.get(function.name)
        if constructor is None or not isinstance(arguments, tuple):
            return Stub(function.name, arguments)
        return constructor(*arguments)

    def _take(self, name: str, argument: object, gathered: list[Any], stack: list[Any]) -> None:
        """Executes an instruction that pops all values after the last mark."""
        if name in ("APPENDS", "ADDITEMS"):
            _extend(stack[-1], gathered)
        elif name == "SETITEMS":
            _update(stack[-1], gathered)
        elif name in _GATHERED:
            stack.append(gathered)
        elif name == "TUPLE":
            stack.append(tuple(gathered))
        elif name == "DICT":
            stack.append(built := dict[Any, object]())
            _update(built, gathered)
        elif name == "INST":
            stack.append(self.constructed(Global(str(argument).replace(" ", ".")), tuple(gathered)))
        elif name == "OBJ":
            stack.append(self.constructed(gathered[0], tuple(gathered[1:])))


def entries(pairs: object = ()) -> dict[Any, object]:
    """A dictionary of pairs of key and value, as ``collections.OrderedDict`` takes them."""
    built: dict[Any, object] = {}
    if isinstance(pairs, list | tuple):
        for pair in pairs:
            if isinstance(pair, list | tuple):
                _update(built, pair)
    return built


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("a name is no text")
    return value


def _extend(target: object, values: list[Any]) -> None:
    if isinstance(target, list):
        target.extend(values)
    elif isinstance(target, Stub):
        target.elements.extend(values)


def _update(target: object, flat: Iterable[Any]) -> None:
    """Puts keys and values, which alternate, into a dictionary."""
    into = target if isinstance(target, dict) else target.entries if isinstance(target, Stub) else {}
    alternating = list(flat)
    for key, value in zip(alternating[::2], alternating[1::2], strict=True):
        if isinstance(key, _KEYS):
            into[key] = value


def _build(target: object, state: object) -> None:
    if isinstance(target, Buildable):
        target.build(state)
    elif isinstance(target, Stub):
        target.state = state
