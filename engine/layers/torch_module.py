"""A layer as a call of a torch.nn class, for code export."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class TorchModule:
    """A constructor call of a ``torch.nn`` class, and how its forward pass and weights differ from ConvScope's.

    Args:
        name: the class; empty if ``input`` is the whole expression of the output.
        arguments: positional arguments. A pair of equal numbers is written as one.
        options: keyword arguments, one for every hyperparameter; PyTorch's defaults are not written out.
        input: the Python expression of the module's argument, in which ``{all}`` stands for the inputs of the layer.
        output: the Python expression of the layer's output, in which ``{module}`` stands for the module's output.
        between: the text between the inputs in ``{all}``.
        weights: names of weights in PyTorch where they differ, by ConvScope's name.
        shapes: shapes of weights in PyTorch where they differ, by ConvScope's name.
        flipped: whether the kernels have to be rotated by 180 degrees for PyTorch.
        transposed: the number of groups of a weight whose first axis counts input channels in PyTorch; else 0.
    """

    name: str
    arguments: tuple[Any, ...] = ()
    options: Mapping[str, Any] = field(default_factory=dict)
    input: str = "{all}"
    output: str = "{module}"
    between: str = ", "
    weights: Mapping[str, str] = field(default_factory=dict)
    shapes: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    flipped: bool = False
    transposed: int = 0
