"""Array-like access to the output of a layer, also if its maps are separate allocations."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

import numpy as np

from engine.values.array import Float32


class Block(Protocol):
    """The input of ``Spec.trace``: an ndarray of shape (C, H, W) or (F,), :class:`Planes`, or maps on a device."""

    @property
    def shape(self) -> tuple[int, ...]:
        """(C, H, W), or (F,)."""
        ...

    def __len__(self) -> int: ...

    def __getitem__(self, key: Any, /) -> Any: ...


class Planes:
    """C separate maps (H, W) that can be indexed like one array (C, H, W), without stacking them.

    Supported indices: ``[channel]``; ``[channel, rows, columns]``, or a slice of channels instead, where rows and
    columns are ints, slices or index arrays; and ``[channels, rows, columns]`` with index arrays of one shape.

    Args:
        maps: the maps, of which none is read before it is asked for.
        shape: (C, H, W).
    """

    def __init__(self, maps: Sequence[Float32], shape: tuple[int, ...]) -> None:
        self._maps, self.shape = maps, shape

    def __len__(self) -> int:
        return len(self._maps)

    def __getitem__(self, key: Any, /) -> Any:
        if not isinstance(key, tuple):
            return self._maps[key]
        channels, row, column = key
        if isinstance(channels, slice):
            return np.array([values[row, column] for values in self._maps[channels]])
        if not isinstance(channels, np.ndarray):
            return self._maps[channels][row, column]
        found = np.empty(channels.shape, np.float32)
        for channel in np.unique(channels).tolist():
            here = channels == channel
            found[here] = self._maps[channel][row[here], column[here]]
        return found
