"""Contiguous copies of edited weights, and copies of all weights on a device, as tensors for torch."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from engine.compute.device_maps import is_apart, upload
from engine.project.project import Layer
from engine.values.array import Array

if TYPE_CHECKING:
    from torch import Tensor


class WeightCopies:
    """One tensor for every weight array that is scattered over several allocations, and for each one on a device.

    For a new version of the weights only the changed rows are copied, or uploaded. Not thread-safe.
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
                tensor, changed = torch.empty(weights.shape, device=device), weights.blocks()
            else:
                changed = weights.runs(known=copied)
            flat = tensor.view(-1)
            for first, numbers in changed:
                flat[first : first + len(numbers)] = upload(numbers.copy(), device)
        self._copies[layer_id, name, device] = weights, tensor
        return tensor

    def keep(self, layers: Iterable[Layer], device: str) -> None:
        """Drops the tensors that computing ``layers`` on ``device`` has no use for."""
        used = {
            (layer.id, name, device)
            for layer in layers
            for name, each in layer.weights.items()
            if is_apart(device) or each.is_scattered
        }
        self._copies = {key: copy for key, copy in self._copies.items() if key in used}
