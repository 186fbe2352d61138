"""Weights that were edited, in one piece as torch reads them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from engine.project.project import Layer
from engine.values.array import Array

if TYPE_CHECKING:
    from torch import Tensor


class WeightCopies:
    """One tensor for each array of weights that lies in several pieces of memory.

    An evaluation of the next version copies only the blocks of rows in which the two differ. For one thread at a time.
    """

    def __init__(self) -> None:
        self._copies: dict[tuple[str, str, str], tuple[Array, Tensor]] = {}

    def __len__(self) -> int:
        return len(self._copies)

    def tensor(self, layer_id: str, name: str, weights: Array, device: str) -> Tensor:
        """The weights (R, …) as a tensor on a device; it changes with the next call for the same array of a layer."""
        import torch

        # Taken out meanwhile: when memory ends in between, nothing half copied stays behind.
        held, tensor = self._copies.pop((layer_id, name, device), (None, None))
        with torch.inference_mode(False), torch.no_grad():
            if held is None or tensor is None or held.shape != weights.shape:
                held, tensor = None, torch.empty(weights.shape, device=device)
            for first, rows in weights.blocks(known=held):
                tensor[first : first + len(rows)] = torch.from_numpy(rows.copy())
        self._copies[layer_id, name, device] = weights, tensor
        return tensor

    def keep(self, layers: Iterable[Layer]) -> None:
        """Drops the tensors of all other layers, and of weights that lie in one piece again."""
        scattered = {(layer.id, name) for layer in layers for name, each in layer.weights.items() if each.is_scattered}
        self._copies = {key: copy for key, copy in self._copies.items() if key[:2] in scattered}
