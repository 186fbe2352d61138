"""A layer as a call of a torch.nn class, for code export."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class TorchModule:
    """A constructor call of a ``torch.nn`` class, and how its forward pass and weights differ from ConvScope's.

    Args:
        name: the class; empty if ``input`` does all the work.
        arguments: positional arguments. A pair of equal numbers is written as one.
        options: keyword arguments, one for every hyperparameter; PyTorch's defaults are not written out.
        input: the Python expression that the module is called with, where ``{all}`` is what the layer reads.
        output: the Python expression of the layer's output, where ``{made}`` is what the module makes.
        between: what stands between the names of several inputs in it.
        weights: names of weights in PyTorch where they differ, by ConvScope's name.
        shapes: by ConvScope's name, the shapes of weights that have others in PyTorch.
        turned: whether the kernels have to be rotated by 180 degrees for PyTorch.
        transposed: the number of groups of a weight whose first axis counts input channels in PyTorch; else 0.
    """

    name: str
    arguments: tuple[Any, ...] = ()
    options: Mapping[str, Any] = field(default_factory=dict)
    input: str = "{all}"
    output: str = "{made}"
    between: str = ", "
    weights: Mapping[str, str] = field(default_factory=dict)
    shapes: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    turned: bool = False
    transposed: int = 0
