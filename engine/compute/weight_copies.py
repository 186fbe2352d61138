"""Contiguous copies of edited weights, as tensors for torch."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from engine.project.project import Layer
from engine.values.array import Array

if TYPE_CHECKING:
    from torch import Tensor


class WeightCopies:
    """One tensor for every weight array that is scattered over several allocations.

    For a new version of the weights only the changed blocks are copied. Not thread-safe.
    """

    def __init__(self) -> None:
        self._copies: dict[tuple[str, str, str], tuple[Array, Tensor]] = {}

    def __len__(self) -> int:
        return len(self._copies)

    def tensor(self, layer_id: str, name: str, weights: Array, device: str) -> Tensor:
        """The weights (R, …) as a tensor on ``device``; the next call for the same layer and name overwrites it."""
        import torch

        # Removed during the update, so that running out of memory leaves no half copied tensor.
        copied, tensor = self._copies.pop((layer_id, name, device), (None, None))
        with torch.inference_mode(False), torch.no_grad():
            if copied is None or tensor is None or copied.shape != weights.shape:
                copied, tensor = None, torch.empty(weights.shape, device=device)
            flat = tensor.view(-1)
            for first, numbers in weights.blocks(known=copied):
                flat[first : first + len(numbers)] = torch.from_numpy(numbers.copy())
        self._copies[layer_id, name, device] = weights, tensor
        return tensor

    def keep(self, layers: Iterable[Layer]) -> None:
        """Drops the tensors of all layers but ``layers``, and those of weights that are no longer scattered."""
        scattered = {(layer.id, name) for layer in layers for name, each in layer.weights.items() if each.is_scattered}
        self._copies = {key: copy for key, copy in self._copies.items() if key[:2] in scattered}
