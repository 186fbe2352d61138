"""A network as a graph of ONNX operations, which the readers of all formats return."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from numpy.typing import NDArray

Constant = NDArray[Any]


@dataclass(frozen=True)
class Operation:
    """One operation.

    Args:
        op: its name in ONNX (``Conv``, ``Add`` …); of a foreign domain ``domain.Name``.
        inputs: names of the tensors that it reads; empty where an optional one is left out.
        outputs: names of the tensors that it computes.
        attributes: numbers, lists, texts and arrays by name, as in ONNX.
        name: its own name in the file, for sentences to the user.
    """

    op: str
    inputs: tuple[str, ...]
    outputs: tuple[str, ...]
    attributes: Mapping[str, Any] = field(default_factory=dict)
    name: str = ""


@dataclass(frozen=True)
class OperationGraph:
    """A network as operations.

    Args:
        input: the name of the tensor that is the picture.
        shape: its shape in the file, batch first; None for an axis that the file leaves open.
        outputs: names of the tensors that the network returns; the first one is shown.
        operations: those that the outputs depend on; each comes after what it reads.
        constants: tensors that do not depend on the input, by name; values may be read from the file on access.
        opset: version of ONNX's operators that the meaning of the operations follows.
        is_channels_first: whether the format is known to have its channels before rows and columns.
    """

    input: str
    shape: tuple[int | None, ...]
    outputs: tuple[str, ...]
    operations: Sequence[Operation]
    constants: Mapping[str, Constant]
    opset: int = 21
    is_channels_first: bool = False
