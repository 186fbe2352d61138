"""How PyTorch spells a layer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class TorchModule:
    """A layer as a module of ``torch.nn``.

    Args:
        name: its class; ``Identity`` where the input expression says everything.
        arguments: those that are given by position. A pair of equal numbers is written as one.
        options: those that are given by name, with the values of all hyperparameters; defaults are not written out.
        input: the Python expression, of ``x``, that the module is called with.
        weights: PyTorch's name of a weight where it has another one.
        turned: whether PyTorch wants the kernels turned by 180 degrees.
    """

    name: str
    arguments: tuple[Any, ...] = ()
    options: Mapping[str, Any] = field(default_factory=dict)
    input: str = "x"
    weights: Mapping[str, str] = field(default_factory=dict)
    turned: bool = False
