"""Types for the fields of a View or a Goal: how a value is read from a file, and which layers and maps it names."""

from __future__ import annotations

import dataclasses
import math
import reprlib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from engine.layers.spec import Shape
from engine.project.project import INPUT, Project
from engine.project.shapes import infer, input_shape

_MOST = 2**31 - 1  # largest integer in a field: Qt's int


class FieldError(ValueError):
    """A value in a file that does not have the type of its field.

    Attributes:
        name: the name of the field.
        words: what a value must be, for the sentence of an error.
    """

    def __init__(self, name: str, words: str, reason: str) -> None:
        super().__init__(reason)
        self.name, self.words = name, words


@dataclass(frozen=True)
class Available:
    """The layers and shapes of a Project, to check the names in a View.

    Args:
        layers: ids of all layers and of the input.
        shapes: output shapes by layer id, of layers that can run.
        selected: id of the layer that the View selects.
    """

    layers: frozenset[str]
    shapes: Mapping[str, Shape]
    selected: str

    @classmethod
    def of(cls, project: Project, selected: str) -> Available:
        """The layers and shapes of ``project``."""
        return cls(layer_ids(project), {INPUT: input_shape(project), **infer(project).shapes}, selected)


def layer_ids(project: Project) -> frozenset[str]:
    """The ids of all layers of a Project, and that of its input."""
    return frozenset({INPUT, *(layer.id for layer in project.layers)})


@dataclass(frozen=True)
class FieldType:
    """The type of a field.

    Args:
        words: what a value must be, for the sentence of an error.
    """

    words: str

    def read(self, value: Any) -> Any:
        """The checked value from a file, lists as tuples. Raises: ValueError when it is of another type."""
        raise NotImplementedError

    def layers(self, value: Any) -> Iterator[str]:
        """Yields the ids of layers that a value names."""
        return iter(())

    def renamed(self, value: Any, names: Mapping[str, str]) -> Any:
        """The value after layers were renamed; ``names`` maps old ids to new ones."""
        return value

    def missing(self, value: Any, available: Available) -> str:
        """A sentence about a layer or map that the value names and the project lacks; empty if nothing is missing."""
        return ""

    def fitted(self, value: Any, default: Any, available: Available) -> Any:
        """The value reduced to what is available; ``default`` if nothing is left."""
        return default if self.missing(value, available) else value


@dataclass(frozen=True)
class Choice(FieldType):
    """One of several words."""

    words: str = field(init=False)
    choices: tuple[str, ...]

    def __post_init__(self) -> None:
        object.__setattr__(self, "words", f"one of {', '.join(self.choices)}")

    def read(self, value: Any) -> str:
        return one_of(value, self.choices)


@dataclass(frozen=True)
class Flag(FieldType):
    """True or false."""

    words: str = "true or false"

    def read(self, value: Any) -> bool:
        if not isinstance(value, bool):
            raise ValueError(f"{reprlib.repr(value)} is neither true nor false")
        return value


@dataclass(frozen=True)
class Text(FieldType):
    """Any text."""

    def read(self, value: Any) -> str:
        if not isinstance(value, str):
            raise ValueError(f"{reprlib.repr(value)} is no text")
        return value


@dataclass(frozen=True)
class Whole(FieldType):
    """A whole number.

    Args:
        least: its minimum.
    """

    words: str = "a whole number from 0"
    least: int = 0

    def read(self, value: Any) -> int:
        if type(value) is not int or not self.least <= value <= _MOST:  # True is an int
            raise ValueError(f"{reprlib.repr(value)} is no whole number from {self.least}")
        return value


@dataclass(frozen=True)
class Number(FieldType):
    """Any number."""

    words: str = "a number"

    def read(self, value: Any) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float) or math.isnan(value):
            raise ValueError(f"{reprlib.repr(value)} is no number")
        return float(value)


@dataclass(frozen=True)
class Share(Number):
    """A number from 0 to 1."""

    words: str = "a number from 0 to 1"

    def read(self, value: Any) -> float:
        number = super().read(value)
        if not 0 <= number <= 1:
            raise ValueError(f"{reprlib.repr(value)} is no share of a map")
        return number


@dataclass(frozen=True)
class LayerName(Text):
    """The id of a layer."""

    words: str = "the name of a layer"

    def layers(self, value: str) -> Iterator[str]:
        yield value

    def renamed(self, value: str, names: Mapping[str, str]) -> str:
        return names.get(value, value)

    def missing(self, value: str, available: Available) -> str:
        return "" if value in available.layers else f"there is no layer “{value}”"


@dataclass(frozen=True)
class SelectedChannel(Whole):
    """A channel of the selected layer; fitted to the last one if there are fewer, to the first if there is no layer."""

    def missing(self, value: int, available: Available) -> str:
        return _no_channel(available.selected, value, available)

    def fitted(self, value: int, default: Any, available: Available) -> Any:
        if available.selected not in available.layers:
            return default
        shape = available.shapes.get(available.selected)
        return value if shape is None else min(value, shape[0] - 1)


@dataclass(frozen=True)
class SelectedPosition(Whole):
    """A position of the window in a map of the selected layer, counted row by row."""

    def missing(self, value: int, available: Available) -> str:
        shape = available.shapes.get(available.selected)
        if shape is None or value < positions(shape):
            return ""
        return f"{available.selected} has no position {value}"

    def fitted(self, value: int, default: Any, available: Available) -> int:
        return value  # a position beyond the last one means the last


@dataclass(frozen=True)
class Maybe(FieldType):
    """A value of a type, or None."""

    words: str = field(init=False)
    type: FieldType

    def __post_init__(self) -> None:
        object.__setattr__(self, "words", f"{self.type.words} or null")

    def read(self, value: Any) -> Any:
        return None if value is None else self.type.read(value)

    def layers(self, value: Any) -> Iterator[str]:
        return iter(()) if value is None else self.type.layers(value)

    def renamed(self, value: Any, names: Mapping[str, str]) -> Any:
        return None if value is None else self.type.renamed(value, names)

    def missing(self, value: Any, available: Available) -> str:
        return "" if value is None else self.type.missing(value, available)

    def fitted(self, value: Any, default: Any, available: Available) -> Any:
        return None if value is None else self.type.fitted(value, default, available)


@dataclass(frozen=True)
class ListOf(FieldType):
    """Any number of values of one type."""

    type: FieldType

    def read(self, value: Any) -> tuple[Any, ...]:
        return tuple(map(self.type.read, sequence(value)))

    def layers(self, value: tuple[Any, ...]) -> Iterator[str]:
        return (layer for each in value for layer in self.type.layers(each))

    def renamed(self, value: tuple[Any, ...], names: Mapping[str, str]) -> tuple[Any, ...]:
        return tuple(self.type.renamed(each, names) for each in value)

    def missing(self, value: tuple[Any, ...], available: Available) -> str:
        return next(filter(None, (self.type.missing(each, available) for each in value)), "")

    def fitted(self, value: tuple[Any, ...], default: Any, available: Available) -> tuple[Any, ...]:
        return tuple(each for each in value if not self.type.missing(each, available))


@dataclass(frozen=True)
class TupleOf(FieldType):
    """A value of each of several types, in order."""

    types: tuple[FieldType, ...]

    def read(self, value: Any) -> tuple[Any, ...]:
        return tuple(field_type.read(each) for field_type, each in zip(self.types, sequence(value), strict=True))

    def layers(self, value: tuple[Any, ...]) -> Iterator[str]:
        return (layer for field_type, each in zip(self.types, value, strict=True) for layer in field_type.layers(each))

    def renamed(self, value: tuple[Any, ...], names: Mapping[str, str]) -> tuple[Any, ...]:
        return tuple(field_type.renamed(each, names) for field_type, each in zip(self.types, value, strict=True))

    def missing(self, value: tuple[Any, ...], available: Available) -> str:
        parts = (field_type.missing(each, available) for field_type, each in zip(self.types, value, strict=True))
        return next(filter(None, parts), "")


@dataclass(frozen=True)
class MapName(TupleOf):
    """A map: the id of a layer, and a channel."""

    words: str = "a layer and a channel, such as [“conv1”, 0]"
    types: tuple[FieldType, ...] = (LayerName(), Whole())

    def missing(self, value: tuple[Any, ...], available: Available) -> str:
        layer, channel = value
        return super().missing(value, available) or _no_channel(layer, channel, available)


@dataclass(frozen=True)
class CellName(TupleOf):
    """A cell: the id of a layer, and (channel, row, column) or (unit,)."""

    words: str = "a layer and a cell, such as [“conv1”, [0, 2, 3]]"
    types: tuple[FieldType, ...] = (LayerName(), ListOf("a list of whole numbers", Whole()))

    def missing(self, value: tuple[Any, ...], available: Available) -> str:
        layer, cell = value
        shape = available.shapes.get(layer)
        outside = shape is not None and not lies_in(cell, shape)
        return super().missing(value, available) or (f"{layer} has no cell {list(cell)}" if outside else "")


def _no_channel(layer: str, channel: int, available: Available) -> str:
    shape = available.shapes.get(layer)
    return "" if shape is None or channel < shape[0] else f"{layer} has no channel {channel}"


def positions(shape: Shape) -> int:
    """Number of window positions in a map of a layer with output ``shape``."""
    return shape[0] if len(shape) == 1 else shape[1] * shape[2]


def lies_in(at: tuple[int, ...], size: Shape) -> bool:
    """Whether the indices ``at`` are valid for an array of shape ``size``."""
    return len(at) == len(size) and all(0 <= index < most for index, most in zip(at, size, strict=True))


def one_of(value: Any, allowed: Collection[str]) -> str:
    """The value, if it is one of the allowed words. Raises: ValueError when it is not."""
    if not isinstance(value, str) or value not in allowed:
        raise ValueError(f"{reprlib.repr(value)} is none of {len(allowed)} known words")
    return value


def sequence(value: Any) -> list[Any] | tuple[Any, ...]:
    """The value, if it is a list. Raises: ValueError when it is not."""
    if not isinstance(value, list | tuple):
        raise ValueError(f"{reprlib.repr(value)} is no list")
    return value


def shown(default: Any, field_type: FieldType, until_revealed: bool = False, page: str = "") -> Any:
    """A dataclass field of a View or a Goal, with its type as metadata.

    Args:
        default: its default value; MISSING if a value is required.
        until_revealed: whether it hides an answer, and is reset to its default when the answer is shown.
        page: the page in place of the network that it belongs to; empty for none.
    """
    metadata = {"type": field_type, "until_revealed": until_revealed, "page": page}
    return dataclasses.field(default=default, metadata=metadata)


@cache
def field_types_of(described: type) -> Mapping[str, FieldType]:
    """The types of the fields of a View or a Goal, by name."""
    return {each.name: each.metadata["type"] for each in dataclasses.fields(described)}


def read_fields(described: type, data: Any) -> dict[str, Any]:
    """The fields of the dataclass ``described`` that a JSON object has, by name; unknown names are ignored.

    Raises:
        FieldError: a value is of another type.
        ValueError: ``data`` is not an object.
    """
    if not isinstance(data, Mapping):
        raise ValueError(f"{reprlib.repr(data)} says nothing by name")
    return {
        name: _read(name, field_type, data[name])
        for name, field_type in field_types_of(described).items()
        if name in data
    }


def _read(name: str, field_type: FieldType, value: Any) -> Any:
    try:
        return field_type.read(value)
    except ValueError as error:
        raise FieldError(name, field_type.words, str(error)) from error
