"""A call of an ATen operation in an exported PyTorch program, and its translation to ONNX operations."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.formats.imports.operation_graph import Operation
from engine.layers.spec import Shape
from engine.values.messages import Message


@dataclass(frozen=True)
class Tensor:
    """A tensor of the program.

    Args:
        name: its name in the OperationGraph.
        shape: its shape as exported; of one picture, where it depends on the picture.
        is_whole: its values are whole numbers, or truth values.
    """

    name: str
    shape: Shape
    is_whole: bool = False


Operand = Tensor | str | NDArray[Any] | float | None  # a name: the output of an earlier operation
Result = Tensor | str


@dataclass
class Translation:
    """The ONNX operations, constants and sentences that the calls so far were translated to."""

    operations: list[Operation] = field(default_factory=list)
    constants: dict[str, NDArray[Any]] = field(default_factory=dict)
    notes: list[Message] = field(default_factory=list)


@dataclass(frozen=True)
class Call:
    """One call in the program.

    Args:
        op: its name without its overload: ``conv2d``.
        name: its own name in the program.
        arguments: by parameter name, without those that are None; tensors as :class:`Tensor`.
        outputs: the tensors that it computes.
        translation: what :meth:`add` appends to.
    """

    op: str
    name: str
    arguments: Mapping[str, Any]
    outputs: Sequence[Tensor]
    translation: Translation

    @property
    def input(self) -> Tensor:
        """Its first operand. Raises: ValueError if it has none."""
        tensor = self.arguments["input"] if "input" in self.arguments else self.arguments["self"]
        if not isinstance(tensor, Tensor):
            raise ValueError(f"{self.op} has no input")
        return tensor

    @property
    def rank(self) -> int:
        """The number of axes of its first operand."""
        return len(self.input.shape)

    def get(self, name: str, default: Any = None) -> Any:
        """An argument, or ``default`` if it is missing."""
        return self.arguments.get(name, default)

    def axis(self, name: str = "dim", default: int = 0) -> int:
        """An argument that is an axis, counted from the first."""
        return int(self.get(name, default)) % self.rank

    def pair(self, name: str, default: int | Sequence[int] = 1) -> list[int]:
        """An argument with a number per axis of a map; it may be missing, or be one number for all."""
        value = self.get(name) or default
        numbers = [value] if isinstance(value, int) else [int(each) for each in value]
        return numbers * (self.rank - 2) if len(numbers) == 1 else numbers

    def add(self, op: str, *inputs: Operand, **attributes: Any) -> str:
        """Appends an operation, and returns the name of its output."""
        return self.split(op, *inputs, outputs=1, **attributes)[0]

    def split(self, op: str, *inputs: Operand, outputs: int, **attributes: Any) -> tuple[str, ...]:
        """Appends an operation with several outputs, and returns their names."""
        number = len(self.translation.operations)
        names = tuple(f"{self.name}/{number}.{index}" for index in range(outputs))
        read = [self._named(each) for each in inputs]
        while read and not read[-1]:
            read.pop()
        self.translation.operations.append(Operation(op, tuple(read), names, attributes, self.name))
        return names

    def reshaped(self, operand: Operand, shape: Sequence[int]) -> str:
        """Appends a reshape, and returns the name of its output."""
        return self.add("Reshape", operand, np.array(shape, np.int64))

    def permuted(self, operand: Operand, axes: Sequence[int]) -> str:
        """Appends a transpose, and returns the name of its output."""
        return self.add("Transpose", operand, perm=list(axes))

    def note(self, note: Message) -> None:
        """Adds a sentence about the network, once."""
        if note not in self.translation.notes:
            self.translation.notes.append(note)

    def _named(self, operand: Operand) -> str:
        if isinstance(operand, Tensor):
            return operand.name
        if operand is None or isinstance(operand, str):
            return operand or ""
        name = f"{self.name}/constant.{len(self.translation.constants)}"
        self.translation.constants[name] = np.asarray(
            operand, np.float32 if isinstance(operand, (int, float)) else None
        )
        return name


Translator = Callable[[Call], Result | Sequence[Result] | None]  # None: it has no translation
