"""Kernels as they are stored, and as they are applied to the input: a true convolution rotates them by 180°."""

from __future__ import annotations

import numpy as np

from engine.project.map_weights import MapWeights
from engine.values.array import Float32


def is_flipped(weights: MapWeights) -> bool:
    """Whether the layer rotates its kernels by 180° before applying them."""
    geometry = weights.layer.spec.geometry
    return geometry is not None and geometry.flip


def oriented(weights: MapWeights, kernel: Float32) -> Float32:
    """Converts a kernel (KH, KW) from the stored orientation to the applied one, or back."""
    return kernel[::-1, ::-1] if is_flipped(weights) else kernel


def oriented_cell(weights: MapWeights, cell: tuple[int, int]) -> tuple[int, int]:
    """Converts the (row, column) of a weight as ``oriented`` converts the kernel."""
    row, column = cell
    return (weights.shape[0] - 1 - row, weights.shape[1] - 1 - column) if is_flipped(weights) else cell


def strongest(weights: MapWeights) -> float:
    """The maximum absolute weight of a map: the end of the colour scale that its kernels share."""
    values = weights.weights
    return float(np.abs(values[np.isfinite(values)]).max(initial=0))
